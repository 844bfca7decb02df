#include "devices/usb_port.h"

#include <fcntl.h>
#include <poll.h>

#include <cerrno>

#include "devices/limits.h"
#include "devices/printer_line.h"

namespace odop {

namespace {

using printer_line::Wait;

PrinterTrouble trouble_of(const printer_line::Written& written) {
  if (written.end == Wait::stopped) return PrinterTrouble::stopped;
  if (written.end != Wait::broken) return PrinterTrouble::stuck;
  // usblp turns the printer's own "no paper" line into this errno.
  return written.error == ENOSPC ? PrinterTrouble::paper_out : PrinterTrouble::unplugged;
}

}  // namespace

PrinterTrouble UsbPort::open_device() {
  if (line_.is_open()) return PrinterTrouble::none;
  line_ = FileDescriptor(::open(device_.c_str(), O_RDWR | O_NONBLOCK | O_CLOEXEC | O_NOCTTY));
  if (line_.is_open()) {
    is_silent_ = asks_ == AsksStatus::never;
    return PrinterTrouble::none;
  }
  return errno == EACCES || errno == EPERM ? PrinterTrouble::not_allowed : PrinterTrouble::unplugged;
}

SendOutcome UsbPort::write_all(std::span<const std::uint8_t> job, const SendLimit& limit) {
  const auto answer = status(limit);
  if (answer.trouble != PrinterTrouble::none) return {SendState::refused, answer.trouble};
  const auto written = printer_line::write_bytes(line_.get(), job, limit);
  if (written.bytes < job.size()) {
    const auto trouble = trouble_of(written);
    // Closing makes the driver forget what it still holds, so a later job does not begin inside this one.
    line_.close();
    return {written.bytes == 0 ? SendState::refused : SendState::unknown, trouble};
  }
  if (is_silent_) return {SendState::sent, PrinterTrouble::none};
  const auto after = parse_status(printer_line::ask_status(line_.get(), limit));
  if (after.trouble() != PrinterTrouble::none) return {SendState::unknown, after.trouble()};
  return {after.known ? SendState::confirmed : SendState::sent, PrinterTrouble::none, after.paper_low};
}

PrinterPort::Answer UsbPort::status(const SendLimit& limit) {
  // Twice, because a cable that was pulled and put back is only noticed by a write to the old descriptor.
  for (int attempt = 0; attempt < 2; ++attempt) {
    const auto trouble = open_device();
    if (trouble != PrinterTrouble::none) return {{}, trouble};
    const auto waited = printer_line::wait_for(line_.get(), POLLOUT, device_limits::status_timeout, limit);
    if (waited == Wait::broken) {
      line_.close();
      continue;
    }
    // Without paper many printers take no byte at all, so they cannot even be asked.
    if (waited != Wait::ready) return {{}, waited == Wait::stopped ? PrinterTrouble::stopped : PrinterTrouble::stuck};
    if (is_silent_) return {};
    const auto status = parse_status(printer_line::ask_status(line_.get(), limit));
    is_silent_ = !status.known && status.trouble() == PrinterTrouble::none;
    return {status, status.trouble()};
  }
  return {{}, PrinterTrouble::unplugged};
}

}  // namespace odop
