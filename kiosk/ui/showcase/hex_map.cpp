#include "ui/showcase/hex_map.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include "text/utf8.h"
#include "text/words.h"
#include "ui/art.h"
#include "ui/widgets.h"

namespace odop::ui {

float MapGeometry::centre_x(int q, int r) const {
  return left + pitch * (static_cast<float>(q) + static_cast<float>(r) / 2) + pitch / 2;
}
float MapGeometry::centre_y(int r) const {
  return top + pitch * 0.8660254f * static_cast<float>(r) + pitch * 0.57735f;
}
Rect MapGeometry::tile(int q, int r) const {
  const float side = pitch * 0.86f;
  return {centre_x(q, r) - side / 2, centre_y(r) - side / 2, side, side};
}

MapGeometry fit_map(const Rect& box) {
  // Whole pixels, so that every tile's texture is drawn sharp.
  const float pitch = std::floor(std::min(box.w / map_width_in_pitches, box.h / map_height_in_pitches));
  return {std::round(box.x), std::round(box.y), pitch};
}

int tile_at(const MapGeometry& map, std::span<const MapTileView> tiles, float x, float y) {
  const float reach = 1.2f * map.pitch / std::numbers::sqrt3_v<float>;
  float best = reach * reach;
  int nearest = -1;
  for (std::size_t i = 0; i < tiles.size(); ++i) {
    const float dx = x - map.centre_x(tiles[i].q, tiles[i].r), dy = y - map.centre_y(tiles[i].r);
    if (dx * dx + dy * dy < best) {
      best = dx * dx + dy * dy;
      nearest = static_cast<int>(i);
    }
  }
  return nearest;
}

namespace {

std::string break_word(const std::string& word) {
  std::string stem = word;
  const bool had_hyphen = stem.ends_with('-');
  if (had_hyphen) stem.pop_back();
  const std::string tail = had_hyphen ? "-" : "";
  if (const std::size_t space = word.find(' '); space != std::string::npos)
    return word.substr(0, space) + "\n" + word.substr(space + 1);
  for (const std::string_view ending :
       {"nagar", "pur", "abad", "garh", "ganj", "koot",   "raich", "shahr", "banki", "bareli", "jahan",
        "affar", "raj", "kar",  "पुर",   "नगर",  "गंज",     "बाद",   "गढ़",    "शहर",   "রাজ",    "পুর",
        "নগর",   "গঞ্জ", "বাদ",  "গড়",   "শহর",  "বেরেলি", "બરેલી",  "પુર",    "નગર",   "ગંજ",     "બાદ",
        "ગઢ",    "શહર", "રાજ",  "ਪੁਰ",   "ਨਗਰ",  "ਗੰਜ",     "ਬਾਦ",   "ਗੜ੍ਹ",   "ਸ਼ਹਿਰ",  "ਰਾਜ"})
    if (stem.size() > ending.size() + 2 && stem.ends_with(ending))
      return stem.substr(0, stem.size() - ending.size()) + "-\n" + std::string(ending) + tail;
  // Between two letters near the middle, never before a sign that belongs to the letter before it.
  char32_t before = 0;
  for (const CodePoint& c : decode_utf8(stem)) {
    if (c.begin > 0 && c.begin * 2 >= stem.size() && !is_mark(c.value) && !is_joiner(c.value) && !is_virama(before))
      return stem.substr(0, c.begin) + "-\n" + stem.substr(c.begin) + tail;
    before = c.value;
  }
  return word;
}

}  // namespace

std::string break_long_name(const std::string& label, const std::function<bool(std::string_view)>& fits) {
  std::string broken;
  for (std::size_t begin = 0; begin <= label.size();) {
    const std::size_t end = std::min(label.find('\n', begin), label.size());
    const std::string line = label.substr(begin, end - begin);
    if (!broken.empty()) broken += '\n';
    broken += fits(line) ? line : break_word(line);
    begin = end + 1;
  }
  return broken;
}

namespace {

void draw_label(Ui& ui, const MapGeometry& map, const MapTileView& tile, float y, ImU32 colour, double grow,
                bool is_english) {
  const double design =
      (is_english ? type_px::map_en : type_px::map_hi) * static_cast<double>(map.pitch) / 88 / ui.scale();
  TextSpec spec{.px = design * grow,
                .bold = true,
                .colour = colour,
                .align = Align::centre,
                .valign = VAlign::centre,
                .max_lines = 3,
                .line_height = line_height::map_label,
                // Nastaliq words are wide and cannot be broken.
                .shrink_to = current_language() == Language::ur ? 0.7 : 0.85,
                .floor_factor = current_language() == Language::ur ? 0.8 : 3.4 / 3.5,
                .grows = false};
  // Where the middle of the hexagon is too narrow for a name at readable size, the name breaks. The box is wider than
  // the tile, so that nothing but a break of ours parts a word.
  const float room = map.pitch * static_cast<float>(grow) * 0.93f, width = room * 1.6f;
  const Rect box{map.centre_x(tile.q, tile.r) - width / 2, y - map.pitch / 2, width, map.pitch};
  std::string label =
      break_long_name(tile.label, [&](std::string_view line) { return ui.text_width(line, spec) <= room; });
  // A name of three words is broken no further: it would not be whole.
  if (std::count(label.begin(), label.end(), '\n') >= spec.max_lines) label = tile.label;
  ui.text(box, label, spec);
}

}  // namespace

MapAnswer draw_map(Ui& ui, const MapGeometry& map_in_layout, std::span<const MapTileView> tiles,
                   std::string_view selected_district, bool is_english) {
  // West stays at the left in every language.
  const MapGeometry map{ui.placed(map_in_layout.bounds()).x, map_in_layout.top, map_in_layout.pitch};
  const Unmirrored as_on_the_ground(ui);
  MapAnswer answer;
  const Theme& theme = ui.theme();
  const int under = tile_at(map, tiles, ui.pointer_x(), ui.pointer_y());
  int selected = -1, focused = -1;
  for (std::size_t i = 0; i < tiles.size(); ++i) {
    const MapTileView& tile = tiles[i];
    const std::string id = "district:" + tile.district;
    const Rect rect = map.tile(tile.q, tile.r);
    Touch touch = ui.touch_shape(id, rect, under == static_cast<int>(i));
    const Touch by_key = ui.focus(id, rect);
    touch.was_clicked = touch.was_clicked || by_key.was_clicked;
    touch.is_focused = by_key.is_focused;
    if (touch.was_clicked) answer.touched = static_cast<int>(i);
    if (by_key.is_focused) focused = static_cast<int>(i);
    const bool is_selected = tile.district == selected_district;
    if (is_selected || touch.is_held) selected = static_cast<int>(i);
    std::string label = tile.label;
    std::replace(label.begin(), label.end(), '\n', ' ');
    ui.describe(id, "button", label, Ui::state_of(touch, true, is_selected), rect);
  }
  if (!ui.is_painting()) return answer;

  // High contrast knows no sector colours: the words carry the meaning.
  const std::string art_prefix = theme.kind == ThemeKind::dark            ? "tile:ground:"
                                 : theme.kind == ThemeKind::high_contrast ? "tile:contrast:"
                                                                          : "tile:";
  const float tile_w = map.pitch, tile_h = std::round(map.pitch * static_cast<float>(tile_height_per_pitch));
  // One texture a sector, drawn together: the fewer changes of texture, the fewer draw calls.
  std::vector<std::string_view> sectors;
  for (const MapTileView& tile : tiles) {
    const std::string_view sector = tile.is_lit ? std::string_view(tile.sector) : std::string_view("off");
    if (std::find(sectors.begin(), sectors.end(), sector) == sectors.end()) sectors.push_back(sector);
  }
  for (const std::string_view sector : sectors) {
    const std::string art = art_prefix + std::string(sector);
    for (const MapTileView& tile : tiles)
      if ((tile.is_lit ? std::string_view(tile.sector) : std::string_view("off")) == sector)
        ui.art_now(art, {std::round(map.centre_x(tile.q, tile.r) - tile_w / 2),
                         std::round(map.centre_y(tile.r) - tile_w * 50.8f / 88), tile_w, tile_h});
  }
  const auto ink = [&](const MapTileView& tile) {
    return !tile.is_lit ? theme.on_map_off : theme.kind == ThemeKind::high_contrast ? theme.paper : rgb(0xFBF6EA);
  };
  for (std::size_t i = 0; i < tiles.size(); ++i)
    if (static_cast<int>(i) != selected)
      draw_label(ui, map, tiles[i], map.centre_y(tiles[i].r), ink(tiles[i]), 1, is_english);
  if (selected >= 0) {
    const MapTileView& tile = tiles[static_cast<std::size_t>(selected)];
    const float w = std::round(map.pitch * 1.3f), h = std::round(tile_h * 1.3f);
    const std::string art = art_prefix + (tile.is_lit ? tile.sector : "off") + ":on";
    ui.art_now(art, {std::round(map.centre_x(tile.q, tile.r) - w / 2),
                     std::round(map.centre_y(tile.r) - w * 66 / 114.4f), w, h});
    draw_label(ui, map, tile, map.centre_y(tile.r), ink(tile), 1.12, is_english);
  }
  if (focused >= 0) {
    const MapTileView& tile = tiles[static_cast<std::size_t>(focused)];
    ui.ring(map.centre_x(tile.q, tile.r), map.centre_y(tile.r), map.pitch * 0.56f, theme.focus, 5);
  }
  return answer;
}

namespace {
// Where it stands on the window.
void fill_hexagon(Ui& ui, float x, float y, float radius, ImU32 colour) {
  std::array<ImVec2, 6> corners;
  for (std::size_t k = 0; k < corners.size(); ++k) {
    const float angle = std::numbers::pi_v<float> / 3 * static_cast<float>(k);
    corners[k] = ImVec2(x + radius * std::sin(angle), y + radius * std::cos(angle));
  }
  ui.list()->AddConvexPolyFilled(corners.data(), static_cast<int>(corners.size()), colour);
}
}  // namespace

void numbered_hexagon(Ui& ui, float middle_x, float middle_y, float radius, ImU32 colour, int number) {
  if (!ui.is_painting()) return;
  const bool is_flat = ui.theme().kind == ThemeKind::high_contrast;
  const Rect box = ui.placed({middle_x - radius, middle_y - radius, 2 * radius, 2 * radius});
  fill_hexagon(ui, box.middle_x(), box.middle_y(), radius, is_flat ? ui.theme().turmeric : colour);
  ui.text({middle_x - radius, middle_y - radius, 2 * radius, 2 * radius}, std::to_string(number),
          {.px = static_cast<double>(radius) * 0.95 / ui.scale(),
           .bold = true,
           .colour = is_flat ? ui.theme().on_invite : rgb(0xFBF6EA),
           .align = Align::centre,
           .valign = VAlign::centre,
           .max_lines = 1,
           .floor_factor = 0.5,
           .grows = false});
}

MapAnswer draw_numbered_map(Ui& ui, const MapGeometry& map_in_layout, std::span<const MapTileView> tiles) {
  const MapGeometry map{ui.placed(map_in_layout.bounds()).x, map_in_layout.top, map_in_layout.pitch};
  const Unmirrored as_on_the_ground(ui);
  const Theme& theme = ui.theme();
  MapAnswer answer;
  const int under = tile_at(map, tiles, ui.pointer_x(), ui.pointer_y());
  const float radius = map.pitch / std::numbers::sqrt3_v<float>;
  if (ui.is_painting())
    for (const MapTileView& tile : tiles)
      if (!tile.is_lit) {
        const float x = map.centre_x(tile.q, tile.r), y = map.centre_y(tile.r);
        // High contrast has no quiet ink: there the State is drawn in outlines.
        const bool is_flat = theme.kind == ThemeKind::high_contrast;
        fill_hexagon(ui, x, y, radius * 0.93f, is_flat ? theme.line : theme.map_off);
        if (is_flat) fill_hexagon(ui, x, y, radius * 0.93f - std::max(1.0f, ui.px(2)), theme.paper);
      }
  int number = 0;
  for (std::size_t i = 0; i < tiles.size(); ++i) {
    const MapTileView& tile = tiles[i];
    if (!tile.is_lit) continue;
    const std::string id = "map:" + tile.district;
    const Rect rect = map.tile(tile.q, tile.r);
    // The card with the same number is the way for the keyboard; a second one would only be longer.
    const Touch touch = ui.touch_shape(id, rect, under == static_cast<int>(i));
    if (touch.was_clicked) answer.touched = static_cast<int>(i);
    ui.describe(id, "button", tile.label, Ui::state_of(touch, true), rect);
    numbered_hexagon(ui, map.centre_x(tile.q, tile.r), map.centre_y(tile.r), radius * (touch.is_held ? 1.2f : 1.05f),
                     sector_ink(tile.sector).ink, ++number);
  }
  return answer;
}

void draw_small_map(Ui& ui, const Rect& box_in_layout, std::span<const MapTileView> tiles, std::string_view district,
                    ImU32 ground, ImU32 mark) {
  if (!ui.is_painting()) return;
  const Rect box = ui.placed(box_in_layout);
  const float pitch = std::min(box.w / map_width_in_pitches, box.h / map_height_in_pitches);
  const MapGeometry map{box.x, box.y, pitch};
  const float radius = pitch / std::numbers::sqrt3_v<float>;
  const auto hexagon = [&](const MapTileView& tile, float r, ImU32 colour) {
    fill_hexagon(ui, map.centre_x(tile.q, tile.r), map.centre_y(tile.r), r, colour);
  };
  for (const MapTileView& tile : tiles)
    if (tile.district != district) hexagon(tile, radius * 0.86f, ground);
  for (const MapTileView& tile : tiles)
    if (tile.district == district) hexagon(tile, radius * 1.2f, mark);
}

}  // namespace odop::ui
