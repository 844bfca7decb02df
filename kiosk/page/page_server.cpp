#include "page/page_server.h"

#include <arpa/inet.h>
#include <httplib.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <condition_variable>
#include <cstring>
#include <deque>
#include <map>
#include <mutex>
#include <optional>
#include <thread>

#include "core/errors.h"

namespace odop::page {
namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

// A moment that no trickle of bytes puts off.
class Deadline {
 public:
  explicit Deadline(int ms) : until_(steady_clock::now() + milliseconds(ms)) {}
  bool waits_for(int fd, short what) const {
    for (;;) {
      const auto left = std::chrono::duration_cast<milliseconds>(until_ - steady_clock::now()).count();
      if (left <= 0) return false;
      pollfd one{fd, what, 0};
      const int ready = ::poll(&one, 1, static_cast<int>(left));
      if (ready > 0) return (one.revents & what) != 0;
      if (ready == 0 || errno != EINTR) return false;
    }
  }

 private:
  steady_clock::time_point until_;
};

// Request line and headers, to the empty line; nothing when they are too slow or too long.
std::optional<std::string> read_head(int fd, const ServerBounds& bounds) {
  const Deadline deadline(bounds.request_ms_max);
  std::string head;
  while (head.find("\r\n\r\n") == std::string::npos) {
    std::array<char, 1'024> bytes{};
    if (head.size() >= bounds.request_bytes_max || !deadline.waits_for(fd, POLLIN)) return std::nullopt;
    const ssize_t got = ::recv(fd, bytes.data(), bytes.size(), MSG_DONTWAIT);
    if (got <= 0) return std::nullopt;
    head.append(bytes.data(), static_cast<std::size_t>(got));
  }
  return head;
}

// What of a stranger's request reaches the library: the line we understand, and whether the answer may be packed. Its
// regular expressions for other headers run out of stack on a long "Range" (0.11.4), which would end the program.
struct CleanHead {
  std::string head;           // empty: it is not answered by the page
  std::string_view status{};  // then this is said
};
CleanHead clean_head(std::string_view raw) {
  const std::string_view line = raw.substr(0, raw.find("\r\n"));
  const auto blank = line.find(' '), end = line.rfind(' ');
  const std::string_view method = line.substr(0, blank);
  if (blank == std::string_view::npos || end == blank || !line.substr(end).starts_with(" HTTP/1."))
    return {{}, "400 Bad Request"};
  if (method != "GET" && method != "HEAD") return {{}, "405 Method Not Allowed\r\nAllow: GET, HEAD"};
  const std::string_view path = line.substr(blank + 1, end - blank - 1);
  if (path.size() > page_path_bytes_max) return {{}, "414 URI Too Long"};
  const bool is_clean =
      path.starts_with('/') && std::all_of(path.begin(), path.end(), [](char c) { return c > 0x20 && c < 0x7F; });
  if (!is_clean) return {{}, "400 Bad Request"};
  std::string head = std::string(method) + " " + std::string(path) + " HTTP/1.1\r\n";
  const auto packed = raw.find("\r\nAccept-Encoding:");
  const auto packed_end = packed == std::string_view::npos ? packed : raw.find("\r\n", packed + 2);
  if (packed_end != std::string_view::npos &&
      raw.substr(packed, packed_end - packed).find("gzip") != std::string_view::npos)
    head += "Accept-Encoding: gzip\r\n";
  return {head + "\r\n"};
}

// What the library reads is a head that was read and cleaned already; what it writes ends with its time.
class BoundedStream final : public httplib::Stream {
 public:
  BoundedStream(int fd, std::string head, const ServerBounds& bounds)
      : fd_(fd), head_(std::move(head)), deadline_(bounds.answer_ms_max) {}

  bool is_readable() const override { return at_ < head_.size(); }
  bool is_writable() const override { return deadline_.waits_for(fd_, POLLOUT); }
  ssize_t read(char* bytes, std::size_t size) override {
    const std::size_t taken = head_.copy(bytes, size, at_);
    at_ += taken;
    return static_cast<ssize_t>(taken);
  }
  ssize_t write(const char* bytes, std::size_t size) override {
    if (!is_writable()) return -1;
    return ::send(fd_, bytes, size, MSG_DONTWAIT | MSG_NOSIGNAL);
  }
  void get_remote_ip_and_port(std::string&, int&) const override {}
  void get_local_ip_and_port(std::string&, int&) const override {}
  socket_t socket() const override { return fd_; }

 private:
  const int fd_;
  const std::string head_;
  std::size_t at_ = 0;
  const Deadline deadline_;
};

std::string address_of(int fd) {
  sockaddr_in from{};
  socklen_t size = sizeof from;
  std::array<char, INET_ADDRSTRLEN> text{};
  if (::getpeername(fd, reinterpret_cast<sockaddr*>(&from), &size) != 0 || from.sin_family != AF_INET) return "?";
  ::inet_ntop(AF_INET, &from.sin_addr, text.data(), text.size());
  return text.data();
}

// Who is being served and how often they asked lately. Forgotten after ten seconds; never written anywhere.
class Guests {
 public:
  explicit Guests(const ServerBounds& bounds) : bounds_(bounds) {}

  enum class Entry { welcome, too_many_at_once, too_often };
  Entry enter(const std::string& address) {
    const std::lock_guard lock(mutex_);
    const auto now = steady_clock::now();
    std::erase_if(guests_,
                  [&](const auto& guest) { return guest.second.inside == 0 && now - guest.second.since > span; });
    Guest& guest = guests_[address];
    if (now - guest.since > span) guest.since = now, guest.asked = 0;
    ++guest.inside;
    if (guest.inside > bounds_.connections_per_address_max) return Entry::too_many_at_once;
    return ++guest.asked > bounds_.requests_per_10_s_max ? Entry::too_often : Entry::welcome;
  }
  void leave(const std::string& address) {
    const std::lock_guard lock(mutex_);
    --guests_.at(address).inside;
  }

 private:
  static constexpr std::chrono::seconds span{10};
  struct Guest {
    std::size_t inside = 0;
    int asked = 0;
    steady_clock::time_point since{};
  };
  const ServerBounds& bounds_;
  std::mutex mutex_;
  std::map<std::string, Guest> guests_;
};

void say(int fd, std::string_view status) {
  const std::string answer =
      "HTTP/1.1 " + std::string(status) + "\r\nRetry-After: 5\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
  ::send(fd, answer.data(), answer.size(), MSG_DONTWAIT | MSG_NOSIGNAL);
}

void close_socket(int fd) {
  ::shutdown(fd, SHUT_RDWR);
  ::close(fd);
}

// As many threads as are served at once: a slow one holds up itself. Whoever comes when all are taken is turned away by
// the thread that let them in.
class BoundedPool final : public httplib::TaskQueue {
 public:
  explicit BoundedPool(std::size_t threads) {
    for (std::size_t i = 0; i < threads; ++i) threads_.emplace_back([this] { work(); });
  }
  void enqueue(std::function<void()> job) override {
    {
      const std::lock_guard lock(mutex_);
      if (busy_ + jobs_.size() < threads_.size()) {
        jobs_.push_back(std::move(job));
        job = nullptr;
      }
    }
    if (!job) return posted_.notify_one();
    turns_away = true;
    job();
    turns_away = false;
  }
  void shutdown() override {
    {
      const std::lock_guard lock(mutex_);
      is_stopping_ = true;
    }
    posted_.notify_all();
    for (std::thread& thread : threads_) thread.join();
  }
  static thread_local bool turns_away;

 private:
  void work() {
    std::unique_lock lock(mutex_);
    for (;;) {
      posted_.wait(lock, [this] { return is_stopping_ || !jobs_.empty(); });
      if (jobs_.empty()) return;
      const auto job = std::move(jobs_.front());
      jobs_.pop_front();
      ++busy_;
      lock.unlock();
      job();
      lock.lock();
      --busy_;
    }
  }
  std::mutex mutex_;
  std::condition_variable posted_;
  std::deque<std::function<void()>> jobs_;
  std::size_t busy_ = 0;
  bool is_stopping_ = false;
  std::vector<std::thread> threads_;
};
thread_local bool BoundedPool::turns_away = false;

}  // namespace

class PageServer::Http final : public httplib::Server {
 public:
  Http(const Site& site, const ServerBounds& bounds) : site_(site), bounds_(bounds), guests_(bounds_) {
    new_task_queue = [this] { return new BoundedPool(bounds_.connections_max); };  // httplib deletes it
    set_payload_max_length(0);
    set_pre_routing_handler([this](const httplib::Request& request, httplib::Response& response) {
      answer(request, response);
      return HandlerResponse::Handled;
    });
  }
  // The library lets five wait for being let in; the sixth of a browser's connections would try again after a second.
  void lengthen_queue() { ::listen(svr_sock_, static_cast<int>(bounds_.connections_max)); }

 private:
  bool process_and_close_socket(socket_t fd) override {
    if (BoundedPool::turns_away) {
      say(fd, "503 Service Unavailable");
      close_socket(fd);
      return false;
    }
    const std::string address = address_of(fd);
    const Guests::Entry entry = guests_.enter(address);
    bool is_served = false;
    if (entry == Guests::Entry::welcome) {
      is_served = serve_one(fd);
    } else {
      say(fd, "429 Too Many Requests");
    }
    close_socket(fd);
    guests_.leave(address);
    return is_served;
  }

  bool serve_one(int fd) {
    const auto head = read_head(fd, bounds_);
    if (!head) return false;
    CleanHead clean = clean_head(*head);
    if (clean.head.empty()) {
      say(fd, clean.status);
      return false;
    }
    BoundedStream stream(fd, std::move(clean.head), bounds_);
    bool is_closed = false;
    return process_request(stream, true, is_closed, nullptr);
  }

  void answer(const httplib::Request& request, httplib::Response& response) const {
    response.set_header("X-Content-Type-Options", "nosniff");
    response.set_header("Referrer-Policy", "no-referrer");
    response.set_header("Cache-Control", "no-store");
    const PageReply reply = site_.answer(request.path);
    response.status = reply.status;
    response.set_header("Content-Security-Policy", reply.content_security_policy);
    if (!reply.file_name.empty())
      response.set_header("Content-Disposition", "attachment; filename=\"" + reply.file_name + "\"");
    response.set_content(reply.body, reply.content_type);
  }

  const Site& site_;
  const ServerBounds bounds_;
  Guests guests_;
};

PageServer::PageServer(const Site& site, const ServerBounds& bounds) : http_(std::make_unique<Http>(site, bounds)) {}
PageServer::~PageServer() = default;

int PageServer::bind(const std::string& host, int port) {
  if (port == 0) {
    const int chosen = http_->bind_to_any_port(host);
    if (chosen <= 0) throw MachineError("network", host + ": no port could be opened there");
    http_->lengthen_queue();
    return chosen;
  }
  if (!http_->bind_to_port(host, port))
    throw MachineError("network", host + ":" + std::to_string(port) +
                                      ": cannot be opened; is it this computer's address, and is the port free?");
  http_->lengthen_queue();
  return port;
}

void PageServer::serve() {
  http_->listen_after_bind();
}

void PageServer::stop() {
  http_->stop();
}

}  // namespace odop::page
