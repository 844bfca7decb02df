// One page in colour, as the list of what stands on it: drawn up by poster.h, table_card.h and shelf_card.h, put into a
// PDF by page_pdf.h. Plain values, so that a test can measure a page without printing it. A page is designed at one
// size and printed at any size of the same shape: all places are millimetres of the design. Any thread.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/qr_matrix.h"
#include "paper/inks.h"
#include "text/layout.h"

namespace odop {

struct MmBox {
  double x = 0, y = 0, width = 0, height = 0;
  double right() const { return x + width; }
  double bottom() const { return y + height; }
  MmBox inset(double by) const { return {x + by, y + by, width - 2 * by, height - 2 * by}; }
};

struct PageFill {
  MmBox box;
  inks::Ink ink;
  double radius_mm = 0;
};
struct PageOutline {
  MmBox box;
  inks::Ink ink;
  double line_mm;
  double radius_mm = 0;
};
struct PageHexagon {  // pointy top, as on the map
  double centre_x, centre_y, radius_mm;
  inks::Ink ink;
};
struct PageText {
  TextLayout layout;
  double x, y;  // of the layout's top left
  double mm_per_px;
  inks::Ink ink;
};
// SVG, PNG or JPEG bytes, as large as the box allows and in its middle.
struct PagePicture {
  std::shared_ptr<const std::string> bytes;
  MmBox box;
};
struct PageCode {
  QrMatrix code;
  std::string text;
  double x, y;  // of the symbol without its quiet zone
  double module_mm;
  double side_mm() const { return code.size() * module_mm; }
  double side_with_quiet_zone_mm() const { return code.size_with_quiet_zone() * module_mm; }
};
using PageMark = std::variant<PageFill, PageOutline, PageHexagon, PageText, PagePicture, PageCode>;

struct PrintedPage {
  double width_mm = 0, height_mm = 0;  // of the design
  double scale = 1;                    // printed millimetres for one of the design
  std::vector<PageMark> marks;         // in the order they are painted

  double printed_width_mm() const { return width_mm * scale; }
  double printed_height_mm() const { return height_mm * scale; }
};

}  // namespace odop
