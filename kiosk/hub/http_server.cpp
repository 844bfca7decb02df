#include "hub/http_server.h"

#include <httplib.h>

#include <chrono>
#include <thread>

#include "core/errors.h"
#include "sync/protocol.h"
#include "wire/bounds.h"

namespace odop::hub {

namespace {

constexpr std::size_t workers = 8;  // writes queue for the one database anyway; the others read bodies
constexpr time_t read_timeout_s = 30;
constexpr time_t write_timeout_s = 30;
constexpr std::size_t keep_alive_max = 1'000;
constexpr time_t keep_alive_s = 5;

}  // namespace

struct HttpServer::Server {
  std::unique_ptr<httplib::Server> http;
};

HttpServer::HttpServer(HubStore& store, const Clock& clock, const std::optional<TlsFiles>& tls)
    : routes_(store, clock), server_(std::make_unique<Server>()) {
  if (tls)
    server_->http = std::make_unique<httplib::SSLServer>(tls->certificate.c_str(), tls->key.c_str());
  else
    server_->http = std::make_unique<httplib::Server>();
  httplib::Server& http = *server_->http;
  if (!http.is_valid())
    throw MachineError("certificate",
                       tls->certificate.string() + ", " + tls->key.string() + ": not a certificate and its key as PEM");
  http.new_task_queue = [] { return new httplib::ThreadPool(workers); };  // httplib deletes it
  http.set_payload_max_length(wire::batch_bytes_max);
  http.set_read_timeout(read_timeout_s);
  http.set_write_timeout(write_timeout_s);
  http.set_keep_alive_max_count(keep_alive_max);
  http.set_keep_alive_timeout(keep_alive_s);
  const auto handle = [this](const httplib::Request& request, httplib::Response& response) {
    const HttpReply reply = routes_.answer(request.method, request.path, request.body);
    response.status = reply.status;
    if (reply.retry_after_s) response.set_header("Retry-After", std::to_string(*reply.retry_after_s));
    response.set_content(reply.body, reply.content_type);
  };
  http.Post(".*", handle);
  http.Get(".*", handle);
  http.set_error_handler([](const httplib::Request&, httplib::Response& response) {
    if (!response.body.empty()) return;
    const std::string code = response.status == 413 ? "too_large" : "http_" + std::to_string(response.status);
    response.set_content(sync::to_json(sync::Problem{
                             response.status, code, "the request was not understood", response.status >= 500, {}}),
                         sync::problem_content_type);
  });
}

HttpServer::~HttpServer() = default;

int HttpServer::bind(const std::string& host, int port) {
  httplib::Server& http = *server_->http;
  if (port == 0) {
    const int chosen = http.bind_to_any_port(host);
    if (chosen <= 0) throw MachineError("network", host + ": no port could be opened there");
    return chosen;
  }
  if (!http.bind_to_port(host, port))
    throw MachineError("network", host + ":" + std::to_string(port) + ": the port cannot be opened, is it in use?");
  return port;
}

// cpp-httplib forgets a stop() that comes before its own loop has begun; the hub would then serve on and nobody could
// end it but by force.
void HttpServer::serve() {
  serving_ = true;
  if (!stopping_) server_->http->listen_after_bind();
  serving_ = false;
}

void HttpServer::stop() {
  stopping_ = true;
  while (serving_ && !server_->http->is_running()) std::this_thread::sleep_for(std::chrono::milliseconds(1));
  server_->http->stop();
}

}  // namespace odop::hub
