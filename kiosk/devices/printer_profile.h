// What a printer can do, as far as our bytes depend on it. Plain values; any thread.
#pragma once

#include <cstdint>

namespace odop {

enum class PaperWidth : std::uint8_t { mm58 = 58, mm80 = 80 };

struct PrinterProfile {
  PaperWidth paper = PaperWidth::mm80;
  int width_dots = 576;  // 203 dpi: 72 mm of 80, 48 mm of 58
  bool has_cutter = true;
  bool has_drawer = false;
  // White between the last line and the tear bar of a printer without a cutter, in dots.
  int tear_feed_dots = 96;
};

// The safe reading of a printer of which only the paper is known: 58 mm printers in India rarely have a cutter, and
// some print the cut command as letters.
constexpr PrinterProfile default_profile(PaperWidth paper) {
  return paper == PaperWidth::mm80 ? PrinterProfile{PaperWidth::mm80, 576, true, false, 96}
                                   : PrinterProfile{PaperWidth::mm58, 384, false, false, 96};
}

}  // namespace odop
