#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "text/words.h"
#include "ui/showcase/chrome.h"
#include "ui/showcase/district_list.h"
#include "ui/showcase/hex_map.h"
#include "ui/showcase/screens.h"
#include "ui/widgets.h"

namespace odop::ui {
namespace {

void draw_title(Ui& ui, const MapGeometry& map) {
  const Theme& theme = ui.theme();
  // The free corner in the north-east of the State, measured in tiles; the map is not mirrored, and nor is its corner.
  const float p = map.pitch, left = ui.placed(map.bounds()).x;
  const Unmirrored beside_the_map(ui);
  Rect box{left + p * 6.35f, map.top + p * 0.1f, p * 5.6f, p * 3.9f};
  const double d = static_cast<double>(p) / 88 / ui.scale();
  // Nastaliq needs twice the height of the others.
  const double title_px = current_language() == Language::ur ? 40 : current_language() == Language::en ? 52 : 56;
  const TextSpec title{.px = title_px * d,
                       .bold = true,
                       .family = Family::serif,
                       .colour = theme.heading,
                       .max_lines = 2,
                       .shrink_to = 0.7,
                       .grows = false};
  const TextSpec hint{.px = 27 * d, .colour = theme.ink2, .max_lines = 1, .shrink_to = 0.8, .grows = false};
  const std::string_view words = tr("Every district,\nits own craft"), touch = tr("Touch your district");
  const float title_h = ui.text_height(box.w, words, title);
  ui.text(box.take_top(title_h, p * 0.12f), words, title);
  const float hint_h = ui.text_height(box.w, touch, hint);
  ui.text(box.take_top(hint_h, p * 0.24f), touch, hint);
  const float strip_h = std::round(p * 0.45f);
  border_strip(ui, {box.x, box.y, std::round(p * 4.55f), strip_h});
}

void draw_chip(Ui& ui, const Rect& rect, const ChipView& shown, double text_px, ShowcaseRequests& requests) {
  using Kind = DistrictFilter::Kind;
  const Theme& theme = ui.theme();
  const DistrictFilter& filter = shown.filter;
  const bool is_sector = filter.kind == Kind::sector;
  const bool is_plain = theme.kind == ThemeKind::high_contrast || (theme.kind != ThemeKind::paper && !is_sector);
  const std::string art = is_plain ? "hex:light" : "hex:" + (is_sector ? filter.id : std::string("all"));
  std::string id = "sector:all";
  if (is_sector) id = "sector:" + filter.id;
  if (filter.kind == Kind::gi) id = "gi-tagged";
  if (filter.kind == Kind::division) id = "divisions";
  ChipSpec spec{.id = id,
                .label = shown.name,
                .count = shown.count,
                .ink = is_sector ? sector_ink(filter.id).ink : theme.ink,
                .tint = is_sector ? sector_ink(filter.id).tint : theme.sand,
                .is_selected = shown.is_selected,
                .text_px = text_px};
  if (filter.kind == Kind::gi)
    spec.has_gi_sign = true;
  else if (filter.kind == Kind::division)
    spec.icon = "grid";
  else
    spec.hex_art = art;
  if (!chip(ui, rect, spec)) return;
  if (filter.kind == Kind::division)
    requests.push_back(OpenDivisions{});
  else
    requests.push_back(ChooseDistricts{filter});
}

// The south-west of the map, in pitches and rows: free in Uttar Pradesh, maybe not in another State.
constexpr float corner_width = 2.85f, corner_top = 8.3f;
constexpr int corner_row_first = 9;

bool stands_by_the_map(const HomeView& view, const ChipView& chip) {
  using Kind = DistrictFilter::Kind;
  const bool is_free = std::none_of(view.tiles.begin(), view.tiles.end(), [](const MapTileView& tile) {
    return tile.r >= corner_row_first && static_cast<float>(tile.q) + static_cast<float>(tile.r) / 2 < corner_width;
  });
  return !view.tiles.empty() && is_free && (chip.filter.kind == Kind::gi || chip.filter.kind == Kind::division);
}

std::vector<const ChipView*> chips_of_the_column(const HomeView& view) {
  std::vector<const ChipView*> chips;
  for (const ChipView& each : view.chips)
    if (!stands_by_the_map(view, each)) chips.push_back(&each);
  return chips;
}

void draw_chips(Ui& ui, const Rect& rect, const std::vector<const ChipView*>& chips, float gap,
                ShowcaseRequests& requests) {
  const int n = static_cast<int>(chips.size()), rows = (n + 1) / 2;
  for (int i = 0; i < n; ++i)
    draw_chip(ui, rect.cell(i % 2, 2, i / 2, rows, gap), *chips[static_cast<std::size_t>(i)],
              ui.is_compact() ? 21.0 : 25.0, requests);
}

// In the free corner, above the notices.
void draw_corner_chips(Ui& ui, const MapGeometry& map, const HomeView& view, float bottom, float gap,
                       ShowcaseRequests& requests) {
  const float p = map.pitch;
  const float top = map.top + p * corner_top;
  // The map is not mirrored, and nor is its corner; the chips in it are.
  Rect corner = ui.placed({ui.placed(map.bounds()).x, top, p * corner_width, bottom - top});
  const float height = std::min(ui.px(ui.is_compact() ? 66 : 80), (corner.h - gap) / 2);
  for (const ChipView& each : view.chips)
    if (stands_by_the_map(view, each)) {
      ChipView shown = each;
      if (ui.has_large_text()) shown.count.clear();  // the name needs the room
      draw_chip(ui, corner.take_top(height, gap), shown, ui.is_compact() ? 19.0 : 22.0, requests);
    }
}

void draw_home_card(Ui& ui, const Rect& rect, const HomeCardView& view, ShowcaseRequests& requests) {
  if (view.district.empty()) return;
  const Theme& theme = ui.theme();
  const SectorInk& sector = sector_ink(view.sector);
  const bool is_low = ui.is_portrait(), is_compact = ui.is_compact();
  const bool is_on_paper = theme.kind == ThemeKind::paper;
  card(ui, rect, {.is_hollow = is_on_paper});
  Rect inside = rect.inset(ui.px(1), ui.px(1));
  inside.h -= ui.px(4);
  const float picture_w =
      std::round(is_low ? std::min(ui.px(330), inside.w * 0.34f) : inside.w * (is_compact ? 0.36f : 0.44f));
  const Rect plate = inside.take_left(picture_w);
  if (is_on_paper)
    ui.fill_rounded(inside, theme.card, radius_card - 1, ImDrawFlags_RoundCornersRight);
  else
    ui.fill_rounded(plate, theme.kind == ThemeKind::dark ? rgb(0xFBF6EA) : theme.paper, radius_card - 1,
                    ImDrawFlags_RoundCornersLeft);
  ui.picture(view.picture, plate.inset(ui.px(4)));
  ui.line(plate.right(), plate.y, plate.right(), plate.bottom(), theme.line, 1);
  Rect words = inside.inset(ui.px(is_compact ? 16 : 26), ui.px(is_compact ? 12 : 24));
  const ButtonSpec see{
      .id = "card.see", .label = tr("See it"), .icon = "right", .kind = ButtonKind::main, .icon_after = true};
  const float key_h = ui.px(is_compact ? 68 : 88);
  const Rect key = is_low ? words.take_right(std::min(ui.px(230), words.w * 0.35f), ui.px(20))
                                .centred(std::min(ui.px(230), words.w), key_h)
                          : words.take_bottom(key_h, ui.px(12));
  if (button(ui, key, see)) requests.push_back(OpenDistrict{view.district});
  const PillSpec pill_spec{.text = view.pill,
                           .ground = sector.tint,
                           .ink = theme.kind == ThemeKind::dark ? rgb(0x2A211B) : sector.ink,
                           .text_px = 17.5};
  const float pill_h = pill_height(ui, pill_spec);
  const TextSpec name{
      .px = is_compact ? 30.0 : 38.0, .bold = true, .family = Family::serif, .max_lines = 1, .shrink_to = 0.75};
  const TextSpec product{
      .px = is_compact ? 21.0 : 25.0, .bold = true, .max_lines = is_compact ? 1 : 2, .shrink_to = 0.8};
  const TextSpec sentence{.px = is_compact ? 19.0 : 22.0, .colour = theme.ink2};
  const float name_h = ui.text_height(words.w, view.name, name),
              product_h = ui.text_height(words.w, view.product, product);
  if (is_low) words = words.centred(words.w, std::min(words.h, pill_h + name_h + product_h + ui.px(16)));
  const Rect at = words.take_top(pill_h, ui.px(10));
  pill(ui, at.x, at.y, pill_spec);
  labelled_text(ui, "card.district", words.take_top(name_h, ui.px(2)), view.name, name);
  ui.text(words.take_top(std::min(product_h, words.h), ui.px(8)), view.product, product);
  const float line = static_cast<float>(ui.text_px(sentence.px)) * 1.45f;
  if (!is_low && words.h > line * 1.9f && ui.fits(words, view.sentence, sentence))
    ui.text(words, view.sentence, sentence);
}

// Where there are other States, their key and the small ones stand in a row of their own: narrow screens have no room
// for all beside each other.
void draw_foot(Ui& ui, Rect row, const HomeView& view, float gap, ShowcaseRequests& requests) {
  const double text_px = ui.is_compact() ? 20 : 26;
  Rect second = view.has_other_states ? row.take_bottom((row.h - gap) / 2, gap) : row;
  const Rect about = second.take_right(second.h, gap);
  if (view.has_plan &&
      button(ui, second.take_right(second.h, gap),
             {.id = "plan", .label = tr("Where in this fair"), .icon = "map", .shows_label = false, .icon_px = 36}))
    requests.push_back(OpenPlan{});
  if (!view.has_other_states)
    row = second;
  else if (button(ui, second, {.id = "states", .label = tr("Other States"), .icon = "grid", .text_px = text_px}))
    requests.push_back(OpenStates{});
  if (button(ui, row.column(0, 2, gap),
             {.id = "search", .label = tr("Search by name"), .icon = "search", .text_px = text_px}))
    requests.push_back(OpenSearch{});
  if (button(ui, row.column(1, 2, gap),
             {.id = "stall", .label = tr("On this stall"), .icon = "gift", .text_px = text_px}))
    requests.push_back(OpenStall{});
  if (button(ui, about,
             {.id = "about", .label = tr("About ODOP"), .icon = "info", .shows_label = false, .icon_px = 36}))
    requests.push_back(OpenAbout{});
}

}  // namespace

void draw_home(Ui& ui, const HomeView& view, int& page, ShowcaseRequests& requests) {
  const bool is_compact = ui.is_compact(), is_portrait = ui.is_portrait();
  const float gap = ui.px(is_compact ? 10 : 14), wide_gap = ui.px(is_compact ? 14 : 24),
              key_h = ui.px(is_compact ? 72 : 88);
  const std::vector<const ChipView*> chips = chips_of_the_column(view);
  const int chip_rows = (static_cast<int>(chips.size()) + 1) / 2;
  const float chips_h =
      static_cast<float>(chip_rows) * ui.px(is_compact ? 66 : 88) + static_cast<float>(chip_rows - 1) * gap;
  const bool has_list = view.tiles.empty();
  const float foot_h = view.has_other_states ? 2 * key_h + gap : key_h;
  MapGeometry map;
  Rect column, list;
  float notice_y = 0;
  if (is_portrait) {
    Rect area = ui.screen().inset(ui.px(24), ui.px(24));
    Rect top = area.take_top(key_h, wide_gap);
    staff_key(ui, top.take_right(key_h, gap), requests);
    access_key(ui, top.take_right(key_h, gap), requests);
    if (const float kept_w = kept_key_width(ui, view.notices, true); kept_w > 0)
      kept_key(ui, top.take_right(std::min(kept_w, top.w * 0.4f), gap), view.notices, true, requests);
    language_keys(ui, top, requests);
    const Rect foot = area.take_bottom(view.has_other_states ? foot_h : ui.px(104), wide_gap);
    const Rect card_box = area.take_bottom(std::min(ui.px(228), area.h * 0.16f), wide_gap);
    const Rect chips_box = area.take_bottom(chips_h, wide_gap);
    list = area;
    Rect map_box = area;
    map_box.x -= ui.px(12);
    map_box.w += ui.px(24);
    map = fit_map(map_box);
    map.left = std::round((ui.screen().w - map.pitch * map_width_in_pitches) / 2);
    map.top = std::round(map_box.y + (map_box.h - map.pitch * map_height_in_pitches) / 2);
    notice_y = map.bounds().bottom() - ui.px(40);
    draw_chips(ui, chips_box, chips, gap, requests);
    draw_home_card(ui, card_box, view.card, requests);
    draw_foot(ui, foot, view, gap, requests);
  } else {
    const float margin = ui.px(is_compact ? 20 : 32);
    const Rect area = ui.screen().inset(margin);
    const float column_w_min = ui.px(is_compact ? 480 : 640);
    map = fit_map({area.x, area.y, area.w - column_w_min - wide_gap, area.h});
    map.top = std::round(area.y + (area.h - map.pitch * map_height_in_pitches) / 2);
    column = area;
    list = Rect{area.x, area.y, map.bounds().w, area.h};
    column.take_left(map.bounds().w + ui.px(is_compact ? 22 : 48));
    if (const float extra = column.w - ui.px(900); extra > 0) column.take_left(extra / 2);
    notice_y = area.bottom() - ui.px(36);
    Rect top = column.take_top(key_h, wide_gap);
    staff_key(ui, top.take_right(key_h, gap), requests);
    access_key(ui, top.take_right(key_h, gap), requests);
    if (const float kept_w = kept_key_width(ui, view.notices, !is_compact); kept_w > 0)
      kept_key(ui, top.take_right(std::min(kept_w, top.w * 0.4f), gap), view.notices, !is_compact, requests);
    language_keys(ui, top, requests);
    draw_chips(ui, column.take_top(chips_h, wide_gap), chips, gap, requests);
    const Rect foot = column.take_bottom(foot_h, wide_gap);
    draw_home_card(ui, column, view.card, requests);
    draw_foot(ui, foot, view, gap, requests);
  }
  if (has_list) {
    const float pills = ui.px(44);
    const Rect notices = list.take_bottom(pills, gap);
    notices_row(ui, notices.x, notices.y, view.notices, notices.w);
    std::string title{tr("Every district,\nits own craft")};
    std::replace(title.begin(), title.end(), '\n', ' ');
    draw_district_list(ui, list, title, {}, view.districts, page, requests);
    return;
  }
  draw_title(ui, map);
  draw_corner_chips(ui, map, view, notice_y - gap, gap, requests);
  notices_row(ui, map.left + ui.px(4), notice_y, view.notices, map.pitch * 8);
  const MapAnswer answer = draw_map(ui, map, view.tiles, view.selected_district, view.is_english);
  if (answer.touched < 0) return;
  const std::string& district = view.tiles[static_cast<std::size_t>(answer.touched)].district;
  // Whoever needs large letters cannot read the map's: the first touch shows the name beside it.
  const bool is_small = map.pitch < ui.mm(direct_touch_tile_mm) || ui.has_large_text();
  if (is_small && district != view.selected_district)
    requests.push_back(SelectDistrict{district});
  else
    requests.push_back(OpenDistrict{district});
}

}  // namespace odop::ui
