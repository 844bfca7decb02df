// Text as pixels in memory, for the papers and `odop text`. The paper thread calls it with its own FontStack.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <vector>

#include "text/font_stack.h"
#include "text/layout.h"

namespace odop {

// 0 is black, 255 white; rows from the top without padding. Starts white.
struct GrayBitmap {
  GrayBitmap() = default;
  // Larger than bitmap_side_px_max or bitmap_pixels_max is a programmer's mistake.
  GrayBitmap(int width_px, int height_px, std::uint8_t fill = 255);
  std::uint8_t at(int x, int y) const {
    return bytes[static_cast<std::size_t>(y) * static_cast<std::size_t>(width) + static_cast<std::size_t>(x)];
  }
  int width = 0, height = 0;
  std::vector<std::uint8_t> bytes;
};

// One bit a dot, 1 is ink, first dot in the highest bit, rows padded to whole bytes: what thermal printers take.
struct DotBitmap {
  int width = 0, height = 0;
  int row_bytes = 0;
  std::vector<std::uint8_t> bytes;
  bool ink_at(int x, int y) const {
    const std::size_t at =
        static_cast<std::size_t>(y) * static_cast<std::size_t>(row_bytes) + static_cast<std::size_t>(x / 8);
    return ((bytes[at] >> (7 - x % 8)) & 1) != 0;
  }
};

// Draws the layout with its top left at (x, y) in gray `ink`; what lies outside the bitmap is cut.
void draw_text(GrayBitmap& bitmap, FontStack& fonts, const TextLayout& layout, int x, int y, std::uint8_t ink = 0);

// A pixel darker than `darker_than` becomes a dot of ink.
DotBitmap threshold_to_1bit(const GrayBitmap& bitmap, std::uint8_t darker_than = 128);

// The rectangle of pixels that differ from `ground`; all 0 when there is none.
InkBox ink_box(const GrayBitmap& bitmap, std::uint8_t ground = 255);

// 8-bit gray PNG. Throws MachineError("io") with the file's name.
void write_png(const GrayBitmap& bitmap, const std::filesystem::path& file);

}  // namespace odop
