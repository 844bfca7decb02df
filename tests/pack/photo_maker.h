// Photographs made by the tests themselves: a picture of four coloured corners and a grain, and the files in which
// cameras, phones and web pages wrap such a thing.
#pragma once

#include <png.h>
#include <webp/encode.h>

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "pack/photo_file.h"

namespace odop::test {

// Red and green above, blue and yellow below, with a grain as film has it: nothing about it is flat.
inline PhotoPixels four_corners(int width_px, int height_px) {
  constexpr std::array<std::array<int, 3>, 4> inks{{{190, 40, 40}, {40, 150, 60}, {40, 60, 180}, {210, 190, 50}}};
  PhotoPixels pixels{width_px, height_px, {}};
  std::uint32_t grain = 1;
  for (int y = 0; y < height_px; ++y)
    for (int x = 0; x < width_px; ++x)
      for (const int ink : inks[static_cast<std::size_t>((y * 2 / height_px) * 2 + x * 2 / width_px)]) {
        grain = grain * 1664525 + 1013904223;
        pixels.rgb.push_back(static_cast<std::uint8_t>(ink + static_cast<int>(grain >> 28)));
      }
  return pixels;
}

inline std::string big_endian(std::uint32_t number, int bytes) {
  std::string out;
  for (int i = bytes - 1; i >= 0; --i) out += static_cast<char>((number >> (8 * i)) & 0xFF);
  return out;
}

// EXIF as a phone writes it: how it was held, and where on earth it was.
inline std::string exif_of(int orientation) {
  std::string exif("MM\0*\0\0\0\x08", 8);
  exif += big_endian(2, 2);
  exif += big_endian(0x0112, 2) + big_endian(3, 2) + big_endian(1, 4) +
          big_endian(static_cast<std::uint32_t>(orientation), 2) + big_endian(0, 2);
  exif += big_endian(0x8825, 2) + big_endian(4, 2) + big_endian(1, 4) + big_endian(38, 4);
  return exif + big_endian(0, 4) + "GPSLatitude 26.8467 N, 80.9462 E";
}
inline std::string jpeg_segment(char marker, const std::string& content) {
  return std::string("\xFF") + marker + big_endian(static_cast<std::uint32_t>(content.size() + 2), 2) + content;
}
inline std::string jpeg_of(const PhotoPixels& pixels, int orientation = 1) {
  std::string jpeg = encode_jpeg(pixels, 90, true);
  std::string exif("Exif\0\0", 6);
  exif += exif_of(orientation);
  return jpeg.insert(2, jpeg_segment('\xE1', exif) + jpeg_segment('\xFE', "taken at home by Asha"));
}

inline std::string png_of(const PhotoPixels& pixels) {
  png_image image{};
  image.version = PNG_IMAGE_VERSION;
  image.width = static_cast<png_uint_32>(pixels.width_px);
  image.height = static_cast<png_uint_32>(pixels.height_px);
  image.format = PNG_FORMAT_RGB;
  png_alloc_size_t size = PNG_IMAGE_PNG_SIZE_MAX(image);
  std::string bytes(size, '\0');
  png_image_write_to_memory(&image, bytes.data(), &size, 0, pixels.rgb.data(), 0, nullptr);
  bytes.resize(size);
  return bytes;
}
// An eXIf or acTL chunk behind the head. Its check sum is right: libpng looks.
inline std::string with_png_chunk(std::string png, const std::string& kind, const std::string& content) {
  const std::string checked = kind + content;
  std::uint32_t sum = 0xFFFFFFFF;
  for (const char c : checked) {
    sum ^= static_cast<std::uint8_t>(c);
    for (int i = 0; i < 8; ++i) sum = (sum >> 1) ^ ((sum & 1) != 0 ? 0xEDB88320U : 0);
  }
  return png.insert(33, big_endian(static_cast<std::uint32_t>(content.size()), 4) + checked + big_endian(~sum, 4));
}

inline std::string webp_of(const PhotoPixels& pixels) {
  std::uint8_t* made = nullptr;
  const std::size_t size =
      WebPEncodeRGB(pixels.rgb.data(), pixels.width_px, pixels.height_px, pixels.width_px * 3, 92, &made);
  std::string bytes(reinterpret_cast<const char*>(made), size);
  WebPFree(made);
  return bytes;
}

}  // namespace odop::test
