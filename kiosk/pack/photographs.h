// From a camera's file to what a pack carries of it: turned upright, its colours made sRGB, cut to the showcase's 4:3
// frame around the point that matters, and once more uncut and larger for those who look closely; both as JPEG without
// metadata, so that no phone's position travels with a pack. The same bytes give the same pictures. Called by
// take_picture() while a folder is read; pure, any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "core/photograph.h"
#include "pack/photo_file.h"

namespace odop {

// What must stay in sight, in percent of the upright photograph from its left and its top.
struct PhotoFocus {
  int x_percent = 50, y_percent = 50;
};

struct PreparedPhotograph {
  std::string frame_jpeg;  // 4:3
  std::string large_jpeg;  // uncut
  int large_width_px = 0, large_height_px = 0;
  // What the frame leaves out of it on each side, in percent of its width or height.
  int left_percent = 0, right_percent = 0, top_percent = 0, bottom_percent = 0;
  int frame_width_px = 0;  // of the frame before it was made smaller
  int cut_percent() const { return left_percent + right_percent + top_percent + bottom_percent; }
};

enum class PhotoFault : std::uint8_t { animated, too_many_pixels, too_small, not_rgb, broken };

std::variant<PreparedPhotograph, PhotoFault> prepare_photograph(std::string_view bytes, const PhotoHead& head,
                                                                PhotoFocus focus);

// Where the frame lies on an upright photograph of that size.
struct PhotoCrop {
  int x_px = 0, y_px = 0, width_px = 0, height_px = 0;
};
PhotoCrop crop_to_frame(int width_px, int height_px, PhotoFocus focus);

}  // namespace odop
