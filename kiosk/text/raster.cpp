#include "text/raster.h"

#include <png.h>

#include <algorithm>
#include <cassert>
#include <cstdio>
#include <cstring>

#include "core/errors.h"
#include "text/bounds.h"

namespace odop {

GrayBitmap::GrayBitmap(int width_px, int height_px, std::uint8_t fill) : width(width_px), height(height_px) {
  assert(width_px >= 0 && height_px >= 0 && width_px <= text_bounds::bitmap_side_px_max &&
         height_px <= text_bounds::bitmap_side_px_max);
  const std::size_t pixels = static_cast<std::size_t>(width_px) * static_cast<std::size_t>(height_px);
  assert(pixels <= text_bounds::bitmap_pixels_max);
  bytes.assign(pixels, fill);
}

void draw_text(GrayBitmap& bitmap, FontStack& fonts, const TextLayout& layout, int x, int y, std::uint8_t ink) {
  for_each_glyph(layout, [&](FaceId face, std::uint32_t glyph, int px, int origin_x, int origin_y) {
    const GlyphBitmap drawn = fonts.render(face, glyph, px);
    const int left = x + origin_x + drawn.left, top = y + origin_y - drawn.top;
    for (int row = std::max(0, -top); row < drawn.height && top + row < bitmap.height; ++row) {
      for (int column = std::max(0, -left); column < drawn.width && left + column < bitmap.width; ++column) {
        const int coverage = drawn.coverage[static_cast<std::size_t>(row) * static_cast<std::size_t>(drawn.width) +
                                            static_cast<std::size_t>(column)];
        std::uint8_t& pixel =
            bitmap.bytes[static_cast<std::size_t>(top + row) * static_cast<std::size_t>(bitmap.width) +
                         static_cast<std::size_t>(left + column)];
        const int ground = pixel;
        pixel = static_cast<std::uint8_t>((ground * (255 - coverage) + ink * coverage + 127) / 255);
      }
    }
  });
}

DotBitmap threshold_to_1bit(const GrayBitmap& bitmap, std::uint8_t darker_than) {
  DotBitmap dots;
  dots.width = bitmap.width;
  dots.height = bitmap.height;
  dots.row_bytes = (bitmap.width + 7) / 8;
  dots.bytes.assign(static_cast<std::size_t>(dots.row_bytes) * static_cast<std::size_t>(dots.height), 0);
  for (int y = 0; y < bitmap.height; ++y)
    for (int x = 0; x < bitmap.width; ++x)
      if (bitmap.at(x, y) < darker_than) {
        std::uint8_t& byte = dots.bytes[static_cast<std::size_t>(y) * static_cast<std::size_t>(dots.row_bytes) +
                                        static_cast<std::size_t>(x / 8)];
        byte = static_cast<std::uint8_t>(byte | (0x80u >> (x % 8)));
      }
  return dots;
}

InkBox ink_box(const GrayBitmap& bitmap, std::uint8_t ground) {
  InkBox box{bitmap.width, bitmap.height, 0, 0};
  for (int y = 0; y < bitmap.height; ++y)
    for (int x = 0; x < bitmap.width; ++x)
      if (bitmap.at(x, y) != ground)
        box = {std::min(box.left, x), std::min(box.top, y), std::max(box.right, x + 1), std::max(box.bottom, y + 1)};
  return box.empty() ? InkBox{} : box;
}

void write_png(const GrayBitmap& bitmap, const std::filesystem::path& file) {
  assert(bitmap.width > 0 && bitmap.height > 0);
  png_image image{};
  image.version = PNG_IMAGE_VERSION;
  image.width = static_cast<png_uint_32>(bitmap.width);
  image.height = static_cast<png_uint_32>(bitmap.height);
  image.format = PNG_FORMAT_GRAY;
  if (png_image_write_to_file(&image, file.c_str(), 0, bitmap.bytes.data(), bitmap.width, nullptr) == 0)
    throw MachineError("io", "cannot write " + file.string() + ": " + image.message);
}

}  // namespace odop
