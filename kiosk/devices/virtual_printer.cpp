#include "devices/virtual_printer.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <utility>

#include "core/errors.h"
#include "devices/limits.h"

namespace odop {

namespace {

constexpr int slice_ms = 20;
constexpr std::size_t held_papers_max = 16;  // of clients that came and went while there was no paper

// sockets take every address family through one plain type; this is the one place that says so.
sockaddr* plain(sockaddr_in& address) {
  return static_cast<sockaddr*>(static_cast<void*>(&address));
}

bool is_waiting(int fd, short events) {
  pollfd waiting{fd, events, 0};
  return ::poll(&waiting, 1, slice_ms) > 0;
}

FileDescriptor listen_at(const std::string& host, std::uint16_t& port) {
  const auto fail = [&](const char* call) {
    throw MachineError("network",
                       std::string(call) + " " + host + ":" + std::to_string(port) + ": " + std::strerror(errno));
  };
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  errno = EINVAL;
  if (::inet_pton(AF_INET, host.c_str(), &address.sin_addr) != 1) fail("address");
  FileDescriptor listener(::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
  if (!listener.is_open()) fail("socket");
  const int on = 1;
  ::setsockopt(listener.get(), SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
  // A small window, as a small printer has: bytes wait at the sender, where a stuck printer must be felt.
  const int window = 16 * 1024;
  ::setsockopt(listener.get(), SOL_SOCKET, SO_RCVBUF, &window, sizeof window);
  if (::bind(listener.get(), plain(address), sizeof address) != 0) fail("bind");
  if (::listen(listener.get(), 4) != 0) fail("listen");
  socklen_t size = sizeof address;
  if (::getsockname(listener.get(), plain(address), &size) != 0) fail("getsockname");
  port = ntohs(address.sin_port);
  return listener;
}

void cut_line(const FileDescriptor& client) {
  const linger at_once{1, 0};
  ::setsockopt(client.get(), SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
}

}  // namespace

VirtualPrinter::VirtualPrinter(VirtualPrinterOptions options) : options_(std::move(options)), port_(options_.port) {
  listener_ = listen_at(options_.host, port_);
  thread_ = std::jthread([this](std::stop_token stop) { run(std::move(stop)); });
}

VirtualPrinter::~VirtualPrinter() {
  thread_.request_stop();
  if (thread_.joinable()) thread_.join();
}

void VirtualPrinter::run(std::stop_token stop) {
  while (!stop.stop_requested()) {
    hand_over_held();
    if (busy_ || held_.size() >= held_papers_max) {
      std::this_thread::sleep_for(std::chrono::milliseconds{slice_ms});
      continue;
    }
    if (!is_waiting(listener_.get(), POLLIN)) continue;
    const FileDescriptor client(::accept4(listener_.get(), nullptr, nullptr, SOCK_CLOEXEC | SOCK_NONBLOCK));
    if (client.is_open()) serve(client, stop);
  }
  hand_over_held();
}

void VirtualPrinter::serve(const FileDescriptor& client, const std::stop_token& stop) {
  EscPosReader reader(options_.width_dots);
  std::array<std::uint8_t, 4096> buffer{};
  std::size_t taken_unprinted = 0;
  bool is_reported = false;
  while (!stop.stop_requested()) {
    hand_over_held();
    if (can_print()) taken_unprinted = 0;
    if (busy_ || taken_unprinted >= options_.memory_bytes) {
      // Full: bytes stay on the line until there is paper again, or until the sender goes away.
      std::this_thread::sleep_for(std::chrono::milliseconds{slice_ms});
      pollfd gone{client.get(), POLLRDHUP, 0};
      if (::poll(&gone, 1, 0) > 0 && (gone.revents & (POLLERR | POLLHUP)) != 0) break;
      continue;
    }
    if (!is_waiting(client.get(), POLLIN)) continue;
    auto wanted = buffer.size();
    const std::size_t until_reset = reset_after_bytes_;
    if (until_reset > 0) wanted = std::min(wanted, until_reset);
    const auto got = ::read(client.get(), buffer.data(), wanted);
    if (got < 0 && (errno == EAGAIN || errno == EINTR)) continue;
    if (got <= 0) break;
    const auto bytes = std::span<const std::uint8_t>(buffer).first(static_cast<std::size_t>(got));
    if (!can_print()) taken_unprinted += bytes.size();
    reader.read(bytes);
    print(reader);
    for (const auto request : reader.take_status_requests()) {
      const std::uint8_t answer = status_byte(request, status());
      // A client that does not read its answers loses them, as on a cable.
      if (silent_) continue;
      [[maybe_unused]] const auto ignored = ::send(client.get(), &answer, 1, MSG_NOSIGNAL);
    }
    if (reader.refusal() && !is_reported) {
      is_reported = true;
      if (options_.on_refusal) options_.on_refusal(*reader.refusal());
    }
    if (until_reset > 0) {
      reset_after_bytes_ = until_reset - bytes.size();
      if (until_reset == bytes.size()) {
        cut_line(client);
        break;
      }
    }
  }
  // A stream that ends inside a command was cut off by the line: the paper so far is torn off, nothing is accused.
  reader.finish();
  print(reader);
}

void VirtualPrinter::print(EscPosReader& reader) {
  for (auto& paper : reader.take_papers()) held_.push_back(std::move(paper));
  hand_over_held();
}

void VirtualPrinter::hand_over_held() {
  if (!can_print()) return;
  for (const auto& paper : std::exchange(held_, {}))
    if (options_.on_paper) options_.on_paper(paper);
}

PrinterStatus VirtualPrinter::status() const {
  PrinterStatus now;
  now.known = true;
  now.paper_out = paper_out_;
  now.paper_low = paper_low_;
  now.cover_open = cover_open_;
  return now;
}

}  // namespace odop
