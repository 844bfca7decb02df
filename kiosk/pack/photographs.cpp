#include "pack/photographs.h"

#include <lcms2.h>
#include <stb/stb_image_resize.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <memory>
#include <span>

#include "core/errors.h"
#include "pack/bounds.h"

namespace odop {
namespace {

// ---------------------------------------------------------------- upright

// Where the pixel (x, y) of the stored picture stands when it is upright, by EXIF's eight ways to hold a camera.
PhotoPixels turned_upright(PhotoPixels stored, int orientation) {
  if (orientation == 1) return stored;
  const int w = stored.width_px, h = stored.height_px;
  const bool swaps_sides = orientation >= 5;
  PhotoPixels upright{swaps_sides ? h : w, swaps_sides ? w : h, std::vector<std::uint8_t>(stored.rgb.size())};
  const auto at = [](const PhotoPixels& pixels, int x, int y) {
    return (static_cast<std::size_t>(y) * static_cast<std::size_t>(pixels.width_px) + static_cast<std::size_t>(x)) * 3;
  };
  for (int y = 0; y < h; ++y)
    for (int x = 0; x < w; ++x) {
      int to_x = x, to_y = y;
      switch (orientation) {
        case 2:
          to_x = w - 1 - x;
          break;
        case 3:
          to_x = w - 1 - x, to_y = h - 1 - y;
          break;
        case 4:
          to_y = h - 1 - y;
          break;
        case 5:
          to_x = y, to_y = x;
          break;
        case 6:
          to_x = h - 1 - y, to_y = x;
          break;
        case 7:
          to_x = h - 1 - y, to_y = w - 1 - x;
          break;
        case 8:
          to_x = y, to_y = w - 1 - x;
          break;
        default:
          break;
      }
      std::memcpy(&upright.rgb[at(upright, to_x, to_y)], &stored.rgb[at(stored, x, y)], 3);
    }
  return upright;
}

// ---------------------------------------------------------------- colours

// Phones write Display P3: read as sRGB, a red sari turns brown. A profile that cannot be used is left out, as a
// browser does.
void make_srgb(PhotoPixels& pixels, const std::string& icc_profile) {
  if (icc_profile.empty()) return;
  using Profile = std::unique_ptr<void, decltype(&cmsCloseProfile)>;
  const Profile from(cmsOpenProfileFromMem(icc_profile.data(), static_cast<cmsUInt32Number>(icc_profile.size())),
                     &cmsCloseProfile);
  if (!from || cmsGetColorSpace(from.get()) != cmsSigRgbData) return;
  const Profile to(cmsCreate_sRGBProfile(), &cmsCloseProfile);
  const std::unique_ptr<void, decltype(&cmsDeleteTransform)> transform(
      cmsCreateTransform(from.get(), TYPE_RGB_8, to.get(), TYPE_RGB_8, INTENT_PERCEPTUAL, 0), &cmsDeleteTransform);
  if (!transform) return;
  for (int y = 0; y < pixels.height_px; ++y) {
    std::uint8_t* row = &pixels.rgb[static_cast<std::size_t>(y) * pixels.row_bytes()];
    cmsDoTransform(transform.get(), row, row, static_cast<cmsUInt32Number>(pixels.width_px));
  }
}

// ---------------------------------------------------------------- sizes

// In linear light, so that fine bright threads keep their brightness.
PhotoPixels resized(const PhotoPixels& from, const PhotoCrop& crop, int width_px, int height_px) {
  PhotoPixels to{width_px, height_px, {}};
  to.rgb.resize(to.row_bytes() * static_cast<std::size_t>(height_px));
  const std::uint8_t* corner =
      &from.rgb[static_cast<std::size_t>(crop.y_px) * from.row_bytes() + static_cast<std::size_t>(crop.x_px) * 3];
  const int is_done = stbir_resize_uint8_generic(
      corner, crop.width_px, crop.height_px, static_cast<int>(from.row_bytes()), to.rgb.data(), width_px, height_px, 0,
      3, STBIR_ALPHA_CHANNEL_NONE, 0, STBIR_EDGE_CLAMP, STBIR_FILTER_CATMULLROM, STBIR_COLORSPACE_SRGB, nullptr);
  if (is_done == 0) throw MachineError("memory", "stb_image_resize has no memory for a photograph");
  return to;
}

struct Encoded {
  std::string jpeg;
  int width_px = 0, height_px = 0;
};

// The best quality that fits; a picture that is all fine detail becomes smaller before it becomes ugly.
Encoded encode_within(const PhotoPixels& from, const PhotoCrop& crop, int width_px, int height_px,
                      std::span<const int> qualities, bool keeps_colour_detail, std::size_t bytes_max) {
  for (;;) {
    const PhotoPixels sized = resized(from, crop, width_px, height_px);
    for (const int quality : qualities)
      if (std::string jpeg = encode_jpeg(sized, quality, keeps_colour_detail); jpeg.size() <= bytes_max)
        return {std::move(jpeg), width_px, height_px};
    width_px = std::max(4, width_px * 3 / 4);
    height_px = std::max(3, height_px * 3 / 4);
  }
}

int percent_of(int part, int whole) {
  return static_cast<int>(std::lround(100.0 * part / whole));
}

}  // namespace

PhotoCrop crop_to_frame(int width_px, int height_px, PhotoFocus focus) {
  PhotoCrop crop{0, 0, width_px, height_px};
  const auto round = [](double value) { return static_cast<int>(std::lround(value)); };
  if (std::int64_t{width_px} * 3 > std::int64_t{height_px} * 4)
    crop.width_px = std::clamp(round(height_px * 4.0 / 3), 1, width_px);
  else
    crop.height_px = std::clamp(round(width_px * 3.0 / 4), 1, height_px);
  const auto begin = [&](int whole, int part, int percent) {
    return std::clamp(round(whole * percent / 100.0 - part / 2.0), 0, whole - part);
  };
  crop.x_px = begin(width_px, crop.width_px, focus.x_percent);
  crop.y_px = begin(height_px, crop.height_px, focus.y_percent);
  return crop;
}

std::variant<PreparedPhotograph, PhotoFault> prepare_photograph(std::string_view bytes, const PhotoHead& head,
                                                                PhotoFocus focus) {
  using namespace pack_bounds;
  if (head.is_animated) return PhotoFault::animated;
  if (std::uint64_t{head.width_px} * head.height_px > photo_pixels_max) return PhotoFault::too_many_pixels;
  if (std::min(head.width_px, head.height_px) < photo_side_px_min) return PhotoFault::too_small;
  if (!head.is_rgb) return PhotoFault::not_rgb;
  auto stored = decode_photo(bytes, head, photo_large_side_px, photo_frame_width_px * 3 / 4);
  if (!stored) return PhotoFault::broken;
  make_srgb(*stored, head.icc_profile);
  const PhotoPixels upright = turned_upright(std::move(*stored), head.orientation);

  const int w = upright.width_px, h = upright.height_px;
  const PhotoCrop frame = crop_to_frame(w, h, focus);
  PreparedPhotograph made;
  made.left_percent = percent_of(frame.x_px, w);
  made.right_percent = percent_of(w - frame.x_px - frame.width_px, w);
  made.top_percent = percent_of(frame.y_px, h);
  made.bottom_percent = percent_of(h - frame.y_px - frame.height_px, h);
  // A JPEG may have been decoded at a fraction of its size: what counts is what the camera gave.
  const double decoded = static_cast<double>(std::max(w, h)) / std::max(head.width_px, head.height_px);
  made.frame_width_px = static_cast<int>(std::lround(frame.width_px / decoded));

  constexpr int frame_qualities[] = {88, 80, 72, 62}, large_qualities[] = {82, 74, 64};
  const int frame_w = std::max(4, std::min(photo_frame_width_px, frame.width_px) / 4 * 4);
  made.frame_jpeg =
      encode_within(upright, frame, frame_w, frame_w * 3 / 4, frame_qualities, true, picture_bytes_max).jpeg;
  const double factor = std::min(1.0, static_cast<double>(photo_large_side_px) / std::max(w, h));
  Encoded large = encode_within(upright, {0, 0, w, h}, std::max(1, static_cast<int>(std::lround(w * factor))),
                                std::max(1, static_cast<int>(std::lround(h * factor))), large_qualities, false,
                                photo_large_bytes_max);
  made.large_jpeg = std::move(large.jpeg);
  made.large_width_px = large.width_px;
  made.large_height_px = large.height_px;
  return made;
}

}  // namespace odop
