// Our own drawings by name, as SVG text for the picture loader: icons, hexagon tiles, border strips. Pure: the loader's
// worker calls it too. Names without a ':' are pictures of the pack and give nothing here.
#pragma once

#include <string>
#include <string_view>

namespace odop::ui {

// "icon:back" (white strokes, tinted when drawn), "tile:handicraft", "tile:handicraft:on", "tile:off", "tile:off:on",
// "tile:ground:handicraft" (dark screens: with an accent rim), "tile:contrast:handicraft", "hex:handicraft", "hex:all",
// "hex:light", "plate",
// "border:paper:W:H", "border:attract:W:H", "drawing:nothing-found", "medallion:handicraft". Empty for an unknown name.
std::string art_svg(std::string_view name);

// Proportions of the hexagon tiles, so that screens ask for the right size: width of the picture over the map's pitch.
inline constexpr double tile_height_per_pitch = 105.0 / 88.0;
inline constexpr double plate_height_per_pitch = 366.0 / 310.0;

}  // namespace odop::ui
