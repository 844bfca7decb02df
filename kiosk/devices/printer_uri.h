// Where the printer is, as staff, settings and --printer write it:
//   none | file:PATH[?OPTION] | tcp:HOST:PORT[?OPTION] | usb:DEVICE[?OPTION]
// OPTION is paper=58, paper=80 (meant when absent) or profile=NAME, a printer of assets/printers.csv; after one that
// draws codes itself &qr=native lets it draw those of the bills. An IPv6 host stands in brackets. Pure; any thread.
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
  std::string profile;        // its name as assets/printers.csv writes it; empty: only the paper is known
  bool is_qr_native = false;  // the code of a bill is drawn by the printer
  friend bool operator==(const PrinterUri&, const PrinterUri&) = default;
};

enum class PrinterUriRefusal : std::uint8_t {
  too_long,
  unknown_kind,  // none of the four words before the colon
  path_missing,
  host_missing,
  port_missing,
  port_wrong,      // not 1..65535
  option_unknown,  // only paper=, profile= and qr= are known
  paper_wrong,     // neither 58 nor 80
  profile_unknown,
  qr_wrong,       // qr= is anything but native
  qr_not_native,  // the profile does not say that this printer draws codes
  label_printer,  // it speaks no ESC/POS, so it cannot print bills
  control_character,
};
// A stable word for programs, and what to do, in English, for --help style errors.
std::string_view code_of(PrinterUriRefusal refusal);
std::string_view advice_of(PrinterUriRefusal refusal);

Result<PrinterUri, PrinterUriRefusal> parse_printer_uri(std::string_view text);
// The same for a printer of bills: a label printer is refused.
Result<PrinterUri, PrinterUriRefusal> parse_receipt_printer_uri(std::string_view text);
// Of the printer's name, else the safe one of its paper.
PrinterProfile profile_of(const PrinterUri& uri);
std::string to_string(const PrinterUri& uri);  // parses back to the same value

}  // namespace odop
