// The hub's routes behind a port, HTTP or HTTPS, by cpp-httplib: a bounded number of workers, bounded bodies, time
// limits against clients that never finish. Made by odop-hub's main and by tests.
#pragma once

#include <atomic>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include "hub/routes.h"

namespace odop::hub {

// PEM files: the certificate with what leads to its authority, and its key.
struct TlsFiles {
  std::filesystem::path certificate, key;
};

class HttpServer {
 public:
  // tls: without it plain HTTP. Throws MachineError "certificate" when the files are not a certificate and its key.
  HttpServer(HubStore& store, const Clock& clock, const std::optional<TlsFiles>& tls = {});
  ~HttpServer();
  HttpServer(const HttpServer&) = delete;
  HttpServer& operator=(const HttpServer&) = delete;

  // port 0: a free one. Gives the port back; throws MachineError "network" when it cannot be had.
  int bind(const std::string& host, int port);
  void serve();  // until stop(); lets requests under way finish
  // Any thread, also from a signal's watcher, and also before serve() has begun: then serve() ends at once.
  void stop();

 private:
  struct Server;
  Routes routes_;
  std::atomic<bool> serving_{false}, stopping_{false};
  std::unique_ptr<Server> server_;  // where cpp-httplib stays inside http_server.cpp
};

}  // namespace odop::hub
