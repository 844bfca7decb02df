// Turns the keys of a barcode scanner (a keyboard wedge) into scans. Fed by the window's own character and key
// callbacks, never by a text field, with the time at which each key came; belongs to the thread of the window. Pure:
// no window, no clock.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>

namespace odop {

struct Scan {
  std::string text;  // UTF-8, no control characters, scan_bytes_min..scan_bytes_max bytes
  // The mean time between keys says a person typed it: a code read off a torn label. Still a scan, but a text field in
  // use has the better claim to it.
  bool is_typed = false;
};

enum class ScanRefusal : std::uint8_t {
  too_long,
  control_character,  // a scanner in the wrong mode, or a code with a group separator we do not know
  not_unicode,
};

using ScanOutcome = std::variant<Scan, ScanRefusal>;

class ScanDecoder {
 public:
  // One character as the keyboard layout gave it; time_ms on any clock that never goes back.
  void on_character(std::uint32_t code_point, std::int64_t time_ms);
  // Return or keypad Enter. Nothing: no scan was under way (a person pressed Return).
  std::optional<ScanOutcome> on_return(std::int64_t time_ms);
  // Forgets what came so far: another screen was opened.
  void reset();
  // Something is on its way that came too fast for a person.
  bool is_scanning() const;

 private:
  void start_over_after_gap(std::int64_t time_ms);

  std::string text_;
  std::int64_t characters_ = 0;
  std::int64_t first_ms_ = 0, last_ms_ = 0;
  std::optional<ScanRefusal> refusal_;
};

}  // namespace odop
