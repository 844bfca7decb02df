// What the TCP and the USB port share: waiting on a descriptor without outliving a limit, writing with short writes,
// and asking DLE EOT. Internal to this folder; the paper thread.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <span>

#include "devices/printer_port.h"
#include "devices/printer_status.h"

namespace odop::printer_line {

enum class Wait : std::uint8_t { ready, timed_out, stopped, broken };

// Waits for POLLIN or POLLOUT at most for_at_most, in slices that notice a stop. broken: error or hang-up without data.
Wait wait_for(int fd, short events, std::chrono::milliseconds for_at_most, const SendLimit& limit);

struct Written {
  std::size_t bytes = 0;  // that left us
  Wait end = Wait::ready;
  int error = 0;  // errno when end is broken
};
// Writes until all is gone, nothing moves for no_progress_timeout, or the limit is over. Works for sockets and devices;
// never raises SIGPIPE on a socket.
Written write_bytes(int fd, std::span<const std::uint8_t> bytes, const SendLimit& limit);

// Asks the questions one at a time, because the answers do not say which question they answer; stops at the first
// silence. Bytes that were waiting from before are thrown away first.
StatusAnswers ask_status(int fd, const SendLimit& limit);

}  // namespace odop::printer_line
