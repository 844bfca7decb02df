// What a printer can do, as far as our bytes depend on it, and the printers that are known by name
// (assets/printers.csv, built into the program). Plain values; any thread.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"

namespace odop {

enum class PaperWidth : std::uint8_t { mm58 = 58, mm80 = 80 };
// The language its bytes are in: receipts are ESC/POS; labels may be any of the three.
enum class PrinterLanguage : std::uint8_t { esc_pos, tspl, zpl };
std::string_view code_of(PrinterLanguage language);  // "escpos", "tspl", "zpl"

enum class Cut : std::uint8_t { partial, full };
enum class DrawerPin : std::uint8_t { pin_2 = 0, pin_5 = 1 };

struct PrinterProfile {
  PaperWidth paper = PaperWidth::mm80;  // of a receipt printer
  int width_dots = 576;                 // of the head; 203 dpi: 72 mm of 80, 48 mm of 58
  bool has_cutter = true;
  bool has_drawer = false;
  // White between the last line and the tear bar of a printer without a cutter, in dots.
  int tear_feed_dots = 96;
  std::string name;  // empty: only the paper is known
  PrinterLanguage language = PrinterLanguage::esc_pos;
  int dpi = 203;
  int paper_mm = 80;  // the roll, or the widest label
  Cut cut = Cut::partial;
  DrawerPin drawer_pin = DrawerPin::pin_2;
  bool draws_qr = false;      // it can draw a QR itself
  bool is_qr_native = false;  // and the stall lets it draw those of its bills; never from the list of printers
  // False: it is never asked how it is. A label printer would take the question for text.
  bool answers_status = true;
  bool is_documented = false;  // false: to be tried on the real printer
};

// The safe reading of a printer of which only the paper is known: 58 mm printers in India rarely have a cutter, and
// some print the cut command as letters.
PrinterProfile default_profile(PaperWidth paper);

// The printers of assets/printers.csv, in its order.
const std::vector<PrinterProfile>& known_printers();
const PrinterProfile* find_printer(std::string_view name);  // case does not matter; nullptr when there is none
std::string known_printer_names();                          // "Epson-TM-T20II, ..."

// What is wrong in such a file, for who edits it.
struct ProfileFault {
  int line = 0;  // from 1
  std::string what, what_to_do;
};
// '#' lines and empty lines are passed over; the first row names the columns, in this order; no cell holds a comma.
Result<std::vector<PrinterProfile>, ProfileFault> parse_printer_profiles(std::string_view csv);

}  // namespace odop
