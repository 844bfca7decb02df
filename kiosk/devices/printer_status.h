// What a printer says about itself by DLE EOT (SPECS 3.1), and the one word a screen needs: what is wrong with it.
// Pure; any thread. Never crashes on any byte; an answer that is not understood is unknown, and unknown is not ok.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace odop {

// Why a paper did not come out. The screen has a sentence for each; the code names are stable.
enum class PrinterTrouble : std::uint8_t {
  none,
  paper_out,
  cover_open,
  printer_error,  // cutter or head: the printer wants a person
  offline,        // switched off line, feed button held
  unreachable,    // nobody answers at this address
  unplugged,      // the device file is gone or broken
  not_allowed,    // the device file may not be opened by us
  stuck,          // takes no more bytes
  line_cut,       // the connection broke while we sent
  no_answer,      // took the bytes but never said a word: a person must look
  storage_full,   // a paper written to a file did not fit
  stopped,        // we were asked to stop sending
};
std::string_view code_of(PrinterTrouble trouble);  // "paper_out"
std::optional<PrinterTrouble> printer_trouble_from_code(std::string_view code);

// n of DLE EOT n.
enum class StatusRequest : std::uint8_t { printer = 1, offline_cause = 2, error_cause = 3, paper = 4 };

struct StatusAnswers {
  std::optional<std::uint8_t> printer, offline_cause, error_cause, paper;  // nothing: no answer within the time
};

struct PrinterStatus {
  bool known = false;  // printer, offline cause and paper were all answered by bytes we understand
  bool offline = false;
  bool drawer_pin = false;
  bool cover_open = false;
  bool feed_pressed = false;
  bool paper_out = false;
  bool paper_low = false;
  bool error = false;
  bool error_recovers = false;  // by itself: an overheated head
  // The most useful word for staff; none also when nothing is known.
  PrinterTrouble trouble() const;
  bool is_ready() const { return known && trouble() == PrinterTrouble::none; }
  friend bool operator==(const PrinterStatus&, const PrinterStatus&) = default;
};

// Two fixed bits on, three fixed bits off: (byte & 0x93) == 0x12.
constexpr bool is_status_byte(std::uint8_t byte) {
  return (byte & 0x93U) == 0x12U;
}

PrinterStatus parse_status(const StatusAnswers& answers);
// The byte a printer in this state answers; the virtual printer's half of the same table.
std::uint8_t status_byte(StatusRequest request, const PrinterStatus& status);

}  // namespace odop
