// The page's server against phones and against those who mean it harm, over real sockets of 127.x addresses.
#include "page/page_server.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <chrono>
#include <thread>

#include "page_fair.h"
#include "support/manual_clock.h"

using namespace odop;
using namespace odop::page;
using std::chrono::milliseconds;
using std::chrono::steady_clock;

namespace {

// A phone with an address of its own.
class Phone {
 public:
  Phone(int port, const char* address) : fd_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    sockaddr_in from{};
    from.sin_family = AF_INET;
    ::inet_pton(AF_INET, address, &from.sin_addr);
    REQUIRE(::bind(fd_, reinterpret_cast<sockaddr*>(&from), sizeof from) == 0);
    sockaddr_in to = from;
    ::inet_pton(AF_INET, "127.0.0.1", &to.sin_addr);
    to.sin_port = htons(static_cast<std::uint16_t>(port));
    REQUIRE(::connect(fd_, reinterpret_cast<sockaddr*>(&to), sizeof to) == 0);
  }
  ~Phone() { ::close(fd_); }
  Phone(const Phone&) = delete;
  Phone& operator=(const Phone&) = delete;
  bool send(std::string_view bytes) const {
    return ::send(fd_, bytes.data(), bytes.size(), MSG_NOSIGNAL) == static_cast<ssize_t>(bytes.size());
  }
  // All there is until the other end closes; nothing within the time is an empty answer.
  std::string answer(int within_ms = 5'000) const {
    std::string all;
    const auto end = steady_clock::now() + milliseconds(within_ms);
    for (;;) {
      const auto left = std::chrono::duration_cast<milliseconds>(end - steady_clock::now()).count();
      pollfd one{fd_, POLLIN, 0};
      if (left <= 0 || ::poll(&one, 1, static_cast<int>(left)) <= 0) return all;
      char bytes[4'096];
      const ssize_t got = ::recv(fd_, bytes, sizeof bytes, 0);
      if (got <= 0) return all;
      all.append(bytes, static_cast<std::size_t>(got));
    }
  }

 private:
  int fd_;
};

class Stall {
 public:
  explicit Stall(const ServerBounds& bounds) : server_(site_, bounds), port_(server_.bind("127.0.0.1", 0)) {
    thread_ = std::thread([this] { server_.serve(); });
  }
  ~Stall() {
    // The library forgets a stop that comes before its loop.
    ask("127.0.0.99", "GET / HTTP/1.1\r\n\r\n");
    server_.stop();
    thread_.join();
  }
  int port() const { return port_; }
  std::string ask(const char* address, std::string_view request, int within_ms = 5'000) const {
    const Phone phone(port_, address);
    phone.send(request);
    return phone.answer(within_ms);
  }

 private:
  test::ManualClock clock_;
  Site site_{test::page_fair(), clock_};
  PageServer server_;
  int port_;
  std::thread thread_;
};

bool holds(const std::string& text, std::string_view words) {
  return text.find(words) != std::string::npos;
}

}  // namespace

TEST_CASE("A phone gets the page with a strict policy, no cookie and nothing to keep; only GET and HEAD are answered",
          "[page][server]") {
  const Stall stall({});
  const std::string page = stall.ask("127.0.0.2", "GET /en HTTP/1.1\r\nHost: x\r\n\r\n");
  CHECK(page.starts_with("HTTP/1.1 200"));
  CHECK(holds(page, "Content-Security-Policy: default-src 'none'"));
  CHECK(holds(page, "X-Content-Type-Options: nosniff"));
  CHECK_FALSE(holds(page, "Set-Cookie"));
  CHECK(holds(page, "Our stall"));
  const std::string head = stall.ask("127.0.0.2", "HEAD /en HTTP/1.1\r\nHost: x\r\n\r\n");
  CHECK(head.starts_with("HTTP/1.1 200"));
  CHECK(head.ends_with("\r\n\r\n"));
  CHECK(holds(stall.ask("127.0.0.2", "GET /k/en/1a2b3c4d/0.html HTTP/1.1\r\n\r\n"),
              "Content-Disposition: attachment; filename=\"odop-fair.html\""));
  for (const char* method : {"POST", "PUT", "DELETE", "OPTIONS", "PATCH"})
    CHECK(stall.ask("127.0.0.3", std::string(method) + " / HTTP/1.1\r\nContent-Length: 0\r\n\r\n").find(" 200") ==
          std::string::npos);
}

TEST_CASE("What is no request of a browser is ended and the next phone is served", "[page][server]") {
  const Stall stall({.request_ms_max = 400});
  const auto rubbish =
      GENERATE(std::string("GET /") + std::string(100'000, 'a') + " HTTP/1.1\r\n\r\n",
               "GET / HTTP/1.1\r\nX: " + std::string(100'000, 'b') + "\r\n\r\n", std::string("\0\0\0\0\r\n\r\n", 8),
               std::string("GET\r\n\r\n"), std::string("POST /en HTTP/1.1\r\nContent-Length: 99999999\r\n\r\n"),
               std::string("GET http://x/en HTTP/1.1\r\n\r\n"));
  CHECK_FALSE(holds(stall.ask("127.0.0.2", rubbish), "Our stall"));
  CHECK(stall.ask("127.0.0.3", "GET /en HTTP/1.1\r\n\r\n").starts_with("HTTP/1.1 200"));
}

TEST_CASE("A header that the library could not bear never reaches it", "[page][server]") {
  const Stall stall({});
  std::string ranges = "GET /en HTTP/1.1\r\nRange: bytes=";
  for (int i = 0; i < 1'900; ++i) ranges += "0-0,";
  const std::string page = stall.ask("127.0.0.2", ranges + "0-0\r\n\r\n");
  CHECK(page.starts_with("HTTP/1.1 200"));
  CHECK(page.size() < 20'000);
}

TEST_CASE("Phones that trickle bytes hold up themselves alone, and not for long", "[page][server]") {
  const Stall stall({.connections_max = 8, .connections_per_address_max = 6, .request_ms_max = 1'000});
  std::vector<std::unique_ptr<Phone>> slow;
  for (int i = 0; i < 6; ++i) {
    slow.push_back(std::make_unique<Phone>(stall.port(), "127.0.0.2"));
    REQUIRE(slow.back()->send("GET / HTTP/1.1\r\nX: "));
  }
  const auto begin = steady_clock::now();
  CHECK(stall.ask("127.0.0.3", "GET /en HTTP/1.1\r\n\r\n").starts_with("HTTP/1.1 200"));
  CHECK(steady_clock::now() - begin < milliseconds(900));
  // The same address is told to wait, and a byte now and then buys no time.
  CHECK(stall.ask("127.0.0.2", "GET /en HTTP/1.1\r\n\r\n").starts_with("HTTP/1.1 429"));
  while (steady_clock::now() - begin < milliseconds(1'500)) {
    for (const auto& phone : slow) phone->send("a");
    std::this_thread::sleep_for(milliseconds(50));
  }
  CHECK_FALSE(slow.front()->send("a"));
  CHECK(stall.ask("127.0.0.2", "GET /en HTTP/1.1\r\n\r\n").starts_with("HTTP/1.1 200"));
}

TEST_CASE("Whoever asks all the time is told to wait, others are not", "[page][server]") {
  const Stall stall({.requests_per_10_s_max = 5});
  for (int i = 0; i < 5; ++i) CHECK(stall.ask("127.0.0.2", "GET /en HTTP/1.1\r\n\r\n").starts_with("HTTP/1.1 200"));
  CHECK(stall.ask("127.0.0.2", "GET /en HTTP/1.1\r\n\r\n").starts_with("HTTP/1.1 429"));
  CHECK(stall.ask("127.0.0.3", "GET /en HTTP/1.1\r\n\r\n").starts_with("HTTP/1.1 200"));
}
