// The printer's half of devices/tspl.h and zpl.h: turns the bytes of a label job back into the picture on the sticker.
// It knows exactly the commands of SPECS 3.5; any other byte is refused with its offset, so that a test can prove that
// nothing else was sent and that what is read from the picture was in the bytes. Pure.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "core/result.h"
#include "devices/bitmap1.h"

namespace odop::test {

struct ReadLabel {
  Bitmap1 picture;
  int copies = 0;
  std::vector<std::string> drawn_by_printer;  // texts of codes that the printer drew itself
};
struct LabelFault {
  std::size_t offset = 0;
  std::string what;
};
using ReadLabels = Result<std::vector<ReadLabel>, LabelFault>;

// SIZE says how large the sticker is; what lies outside it is refused.
ReadLabels read_tspl(std::span<const std::uint8_t> bytes, int dpi);
// The sticker's size is known to the printer, so it is told here.
ReadLabels read_zpl(std::span<const std::uint8_t> bytes, int width_dots, int height_dots);

// Every text of the kind ("qrcode", "code128") that zbarimg reads in the picture; it is the judge because it is
// nobody's of this house. Throws std::runtime_error when zbarimg is not installed.
std::vector<std::string> read_codes(const Bitmap1& picture, const std::string& kind = "qrcode");

}  // namespace odop::test
