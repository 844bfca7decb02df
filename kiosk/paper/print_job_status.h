// How one paper of the print queue stands: as the queue's file has it, as the worker tells it and as the screen of
// papers shows it. A plain value; any thread.
#pragma once

#include <cstdint>
#include <string>

#include "devices/printer_status.h"

namespace odop {

// The numbers are stored: never reuse one.
enum class PrintState : std::uint8_t { queued = 1, sending = 2, sent = 3, confirmed = 4, failed = 5 };
enum class PaperKind : std::uint8_t { receipt = 1, slip = 2, test_page = 3, report = 4, label = 5 };
constexpr bool is_finished(PrintState state) {
  return state == PrintState::sent || state == PrintState::confirmed || state == PrintState::failed;
}

struct PrintJobStatus {
  std::int64_t id = 0;
  std::string document;
  PaperKind kind = PaperKind::receipt;
  std::int64_t copy = 1;  // 2 and more were printed marked DUPLICATE
  PrintState state = PrintState::queued;
  bool may_be_printed = false;  // some of it may be on paper already
  bool is_dropped = false;      // staff went on without it
  PrinterTrouble trouble = PrinterTrouble::none;
  std::int64_t utc_ms = 0;
};

}  // namespace odop
