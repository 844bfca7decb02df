// A photograph as a camera, a phone or a web page wrote it: what its file says of it, and its pixels. JPEG by
// libjpeg-turbo, PNG by libpng, WebP by libwebp. Nothing is decoded before its head was held against the bounds, so
// that a few bytes that promise a wall of pixels cost nothing. Called by pack/photographs.h; pure, any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace odop {

// Rows from the top, three bytes a pixel, sRGB.
struct PhotoPixels {
  int width_px = 0, height_px = 0;
  std::vector<std::uint8_t> rgb;
  std::size_t row_bytes() const { return static_cast<std::size_t>(width_px) * 3; }
};

enum class PhotoKind : std::uint8_t { jpeg, png, webp };

struct PhotoHead {
  PhotoKind kind = PhotoKind::jpeg;
  std::uint32_t width_px = 0, height_px = 0;  // as stored, not yet turned
  int orientation = 1;                        // EXIF: 1 to 8
  bool is_animated = false;
  bool has_alpha = false;
  bool is_rgb = true;         // false: inks of a printing press
  std::string icc_profile{};  // empty: sRGB, as the web has it
};

// By its first bytes, not by its name; nothing when it is none of the three or its head is broken.
std::optional<PhotoHead> read_photo_head(std::string_view bytes);

// "HEIC", "GIF", ... for what people take for photographs and the pack cannot carry; empty when it is not known.
std::string_view name_of_foreign_kind(std::string_view bytes);

// As stored: not turned. A JPEG is decoded at a fraction of its size when both sides stay at least as long as asked;
// transparent parts stand on the showcase's paper. Nothing when the file is damaged or ends too early.
std::optional<PhotoPixels> decode_photo(std::string_view bytes, const PhotoHead& head, int long_side_px_min,
                                        int short_side_px_min);

// Baseline JPEG without any metadata. Throws MachineError when the machine has no memory for it.
std::string encode_jpeg(const PhotoPixels& pixels, int quality, bool keeps_colour_detail);

}  // namespace odop
