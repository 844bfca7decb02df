// The seam to a printer: bytes go in, and what became of them comes out. Implemented by file_port, tcp_port, usb_port
// and, in tests, by a port that jams as told. Called only on the paper thread, which may wait; nobody else may.
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <span>
#include <stop_token>

#include "devices/printer_status.h"
#include "devices/printer_uri.h"

namespace odop {

// How long a port may try, and by whom it can be told to give up early.
struct SendLimit {
  std::chrono::steady_clock::time_point until;
  std::stop_token stop;
  bool is_over() const { return stop.stop_requested() || std::chrono::steady_clock::now() >= until; }
};

enum class SendState : std::uint8_t {
  confirmed,  // the printer took everything and says it is well
  sent,       // everything left us and nothing went wrong, but this printer cannot say more
  refused,    // nothing was printed: the same bytes may be sent again
  unknown,    // some of it may be on paper: whatever is sent again must say DUPLICATE
};

// Whether a printer may be asked by DLE EOT. A label printer would print the question, a write-only clone makes us
// wait.
enum class AsksStatus : std::uint8_t { yes, never };

struct SendOutcome {
  SendState state = SendState::refused;
  PrinterTrouble trouble = PrinterTrouble::none;
  bool paper_low = false;  // said after the last byte: time to have the next roll at hand
  friend bool operator==(const SendOutcome&, const SendOutcome&) = default;
};

class PrinterPort {
 public:
  virtual ~PrinterPort() = default;
  // Sends one whole job of at most job_bytes_max bytes. An expected failure is an outcome, never an exception.
  [[nodiscard]] virtual SendOutcome write_all(std::span<const std::uint8_t> job, const SendLimit& limit) = 0;
  // Asks the printer how it is. known is false when it does not answer; trouble may be set even then
  // (unreachable, unplugged).
  struct Answer {
    PrinterStatus status;
    PrinterTrouble trouble = PrinterTrouble::none;
  };
  [[nodiscard]] virtual Answer status(const SendLimit& limit) = 0;
};

// nullptr for PrinterKind::none. Opens nothing yet: a printer may be switched on later than the kiosk.
std::unique_ptr<PrinterPort> make_printer_port(const PrinterUri& uri);

}  // namespace odop
