// The map of districts as hexagons (DESIGN.md 2): where the tiles lie, which one a finger means, and drawing them.
// UI thread only.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ui/geometry.h"
#include "ui/showcase/views.h"
#include "ui/ui.h"

namespace odop::ui {

// The map is 12 pitches wide and 11.55 pitches high; x runs 0..11, r 0..12.
inline constexpr float map_width_in_pitches = 12.0f, map_height_in_pitches = 11.547f;
inline constexpr int map_rows = 13;
inline constexpr double direct_touch_tile_mm = 16;  // smaller tiles are selected first and opened by a button

struct MapGeometry {
  float left = 0, top = 0, pitch = 88;
  Rect bounds() const { return {left, top, pitch * map_width_in_pitches, pitch * map_height_in_pitches}; }
  float centre_x(int q, int r) const;
  float centre_y(int r) const;
  Rect tile(int q, int r) const;  // the touchable middle of a tile
};
// The largest map that fits the box, at its top left.
MapGeometry fit_map(const Rect& box);

// The tile whose centre is nearest, within 1.2 radii: there are no dead gaps. -1: none.
int tile_at(const MapGeometry& map, std::span<const MapTileView> tiles, float x, float y);

struct MapAnswer {
  int touched = -1;  // index of the tile that was touched in this frame
};
// Draws the tiles with their names and registers each as "district:ID".
MapAnswer draw_map(Ui& ui, const MapGeometry& map, std::span<const MapTileView> tiles,
                   std::string_view selected_district, bool is_english);
// Small, without names or touch: where the district lies in the State.
void draw_small_map(Ui& ui, const Rect& box, std::span<const MapTileView> tiles, std::string_view district,
                    ImU32 ground, ImU32 mark);

// Only the lit tiles can be touched; each has its number, in the tiles' order, which a card beside the map repeats. For
// maps too small for names.
MapAnswer draw_numbered_map(Ui& ui, const MapGeometry& map, std::span<const MapTileView> tiles);
// The sign with which a card says which tile it means.
void numbered_hexagon(Ui& ui, float middle_x, float middle_y, float radius, ImU32 colour, int number);

// Each line of a name that does not fit its tile becomes two: before an ending that many names share, else in the
// middle.
std::string break_long_name(const std::string& label, const std::function<bool(std::string_view)>& fits);

}  // namespace odop::ui
