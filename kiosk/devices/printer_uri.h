// Where the printer is, as staff, settings and --printer write it:
//   none | file:PATH[?paper=58] | tcp:HOST:PORT[?paper=58] | usb:DEVICE[?paper=58]
// paper is 58 or 80 and means 80 when absent. An IPv6 host stands in brackets. Pure; any thread.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "core/result.h"
#include "devices/printer_profile.h"

namespace odop {

enum class PrinterKind : std::uint8_t { none, file, tcp, usb };

struct PrinterUri {
  PrinterKind kind = PrinterKind::none;
  std::string path;  // of a file, a folder (ends with '/') or a device
  std::string host;
  std::uint16_t port = 0;
  PaperWidth paper = PaperWidth::mm80;
  friend bool operator==(const PrinterUri&, const PrinterUri&) = default;
};

enum class PrinterUriRefusal : std::uint8_t {
  too_long,
  unknown_kind,  // none of the four words before the colon
  path_missing,
  host_missing,
  port_missing,
  port_wrong,      // not 1..65535
  option_unknown,  // only paper= is known
  paper_wrong,     // neither 58 nor 80
  control_character,
};
// A stable word for programs, and what to do, in English, for --help style errors.
std::string_view code_of(PrinterUriRefusal refusal);
std::string_view advice_of(PrinterUriRefusal refusal);

Result<PrinterUri, PrinterUriRefusal> parse_printer_uri(std::string_view text);
std::string to_string(const PrinterUri& uri);  // parses back to the same value

}  // namespace odop
