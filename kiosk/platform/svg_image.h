// Encoded pictures (SVG, PNG, JPEG) into pixels at exactly the size shown, bounded: a pack is written by people and a
// broken or greedy picture must cost a blank plate, not the kiosk. Any thread; the picture loader's worker calls it.
#pragma once

#include <optional>
#include <string_view>

#include "platform/image.h"

namespace odop::platform {

// Draws the SVG centred into width_px x height_px, keeping its proportions; the rest is transparent.
// nullopt when the text is not an SVG, is above picture_bytes_max, or the size is above picture_side_px_max.
std::optional<Image> rasterise_svg(std::string_view svg, int width_px, int height_px);

// The same for PNG and JPEG photographs; decodes no larger than needed.
std::optional<Image> decode_photograph(std::string_view bytes, int width_px, int height_px);

// Chooses by the first bytes.
std::optional<Image> picture_at_size(std::string_view bytes, int width_px, int height_px);

}  // namespace odop::platform
