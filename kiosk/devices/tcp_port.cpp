#include "devices/tcp_port.h"

#include <netdb.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <memory>
#include <optional>

#include "devices/file_descriptor.h"
#include "devices/limits.h"
#include "devices/printer_line.h"

namespace odop {

namespace {

using printer_line::Wait;
using Addresses = std::unique_ptr<addrinfo, decltype(&::freeaddrinfo)>;

Addresses look_up(const std::string& host, std::uint16_t port) {
  addrinfo wish{};
  wish.ai_family = AF_UNSPEC;
  wish.ai_socktype = SOCK_STREAM;
  wish.ai_flags = AI_NUMERICSERV;
  addrinfo* found = nullptr;
  if (::getaddrinfo(host.c_str(), std::to_string(port).c_str(), &wish, &found) != 0) found = nullptr;
  return {found, &::freeaddrinfo};
}

std::optional<FileDescriptor> connect_to(const std::string& host, std::uint16_t port, const SendLimit& limit) {
  const auto addresses = look_up(host, port);
  for (const addrinfo* address = addresses.get(); address != nullptr; address = address->ai_next) {
    FileDescriptor line(
        ::socket(address->ai_family, address->ai_socktype | SOCK_NONBLOCK | SOCK_CLOEXEC, address->ai_protocol));
    if (!line.is_open()) continue;
    if (::connect(line.get(), address->ai_addr, address->ai_addrlen) != 0) {
      if (errno != EINPROGRESS) continue;
      const auto waited = printer_line::wait_for(line.get(), POLLOUT, device_limits::connect_timeout, limit);
      if (waited == Wait::stopped) return std::nullopt;
      if (waited != Wait::ready) continue;
      int error = 0;
      socklen_t size = sizeof error;
      if (::getsockopt(line.get(), SOL_SOCKET, SO_ERROR, &error, &size) != 0 || error != 0) continue;
    }
    return line;
  }
  return std::nullopt;
}

// The printer closes after our end of stream once it has taken everything in; a reset says it threw bytes away.
enum class Close : std::uint8_t { by_printer, reset, still_open, stopped };
Close read_to_end(int fd, const SendLimit& limit) {
  // A reset is told only once: a question asked just before may have swallowed it, and then a read would look like the
  // orderly end. The socket itself still knows that it is connected to nobody.
  if (::shutdown(fd, SHUT_WR) != 0) return Close::reset;
  const SendLimit one{std::min(limit.until, std::chrono::steady_clock::now() + device_limits::close_timeout),
                      limit.stop};
  std::array<std::uint8_t, 256> waste{};
  while (true) {
    switch (printer_line::wait_for(fd, POLLIN, device_limits::close_timeout, one)) {
      case Wait::stopped:
        return Close::stopped;
      case Wait::timed_out:
        return Close::still_open;
      case Wait::broken:
        return Close::reset;
      case Wait::ready:
        break;
    }
    const auto got = ::read(fd, waste.data(), waste.size());
    if (got == 0) return Close::by_printer;
    if (got < 0 && errno != EAGAIN && errno != EINTR) return Close::reset;
  }
}

PrinterTrouble trouble_of_end(Wait end) {
  switch (end) {
    case Wait::stopped:
      return PrinterTrouble::stopped;
    case Wait::broken:
      return PrinterTrouble::line_cut;
    case Wait::ready:
    case Wait::timed_out:
      break;
  }
  return PrinterTrouble::stuck;
}

}  // namespace

SendOutcome TcpPort::write_all(std::span<const std::uint8_t> job, const SendLimit& limit) {
  const auto line = connect_to(host_, port_, limit);
  if (!line) {
    const bool stopped = limit.stop.stop_requested();
    return {SendState::refused, stopped ? PrinterTrouble::stopped : PrinterTrouble::unreachable};
  }
  const auto before =
      asks_ == AsksStatus::yes ? parse_status(printer_line::ask_status(line->get(), limit)) : PrinterStatus{};
  if (before.trouble() != PrinterTrouble::none) return {SendState::refused, before.trouble()};

  const auto written = printer_line::write_bytes(line->get(), job, limit);
  if (written.bytes < job.size())
    return {written.bytes == 0 ? SendState::refused : SendState::unknown, trouble_of_end(written.end)};

  // Asked again only where the first question was answered: a silent printer would cost a second a paper.
  const auto after = before.known ? parse_status(printer_line::ask_status(line->get(), limit)) : PrinterStatus{};
  const auto close = read_to_end(line->get(), limit);
  // The paper ran out on this very job: the rest of it may still come out of the printer's memory.
  if (after.trouble() != PrinterTrouble::none) return {SendState::unknown, after.trouble()};
  switch (close) {
    case Close::reset:
      return {SendState::unknown, PrinterTrouble::line_cut};
    case Close::stopped:
      return {SendState::unknown, PrinterTrouble::stopped};
    case Close::by_printer:
      return {after.known ? SendState::confirmed : SendState::sent, PrinterTrouble::none, after.paper_low};
    case Close::still_open:
      break;
  }
  // Answered after the last byte, so it has read the last byte; only the closing is missing. One that is never asked
  // has taken every byte, which is all that can be known of it.
  if (after.known || asks_ == AsksStatus::never) return {SendState::sent, PrinterTrouble::none, after.paper_low};
  return {SendState::unknown, PrinterTrouble::no_answer};
}

PrinterPort::Answer TcpPort::status(const SendLimit& limit) {
  const auto line = connect_to(host_, port_, limit);
  if (!line) return {{}, PrinterTrouble::unreachable};
  if (asks_ == AsksStatus::never) return {};
  const auto status = parse_status(printer_line::ask_status(line->get(), limit));
  return {status, status.trouble()};
}

}  // namespace odop
