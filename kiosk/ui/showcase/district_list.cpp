#include "ui/showcase/district_list.h"

#include <algorithm>
#include <cmath>

#include "text/words.h"
#include "ui/showcase/chrome.h"
#include "ui/widgets.h"

namespace odop::ui {
namespace {

struct Grid {
  int columns = 1, rows = 1;
  int per_page() const { return columns * rows; }
};

// As many cells of at least that size as the box has room for, and no more than are needed.
Grid fit_grid(const Rect& box, float w_min, float h_min, float gap, int items) {
  Grid grid{std::max(1, static_cast<int>((box.w + gap) / (w_min + gap))),
            std::max(1, static_cast<int>((box.h + gap) / (h_min + gap)))};
  grid.rows = std::min(grid.rows, std::max(1, (items + grid.columns - 1) / grid.columns));
  return grid;
}

float line_px(const Ui& ui, double px, double lines) {
  return std::round(static_cast<float>(ui.text_px(px)) * static_cast<float>(lines));
}

// The title, what is counted, and the arrows; gives back what is below.
Rect draw_head(Ui& ui, Rect area, std::string_view title, std::string_view count, float gap, int items,
               const Grid& grid, int& page) {
  Rect head = area.take_top(ui.px(ui.is_compact() ? 64 : 88), gap);
  head.w -= page_arrows(ui, head, "districts", items, grid.per_page(), page);
  const TextSpec heading{.px = ui.is_compact() ? 30.0 : 40.0,
                         .bold = true,
                         .family = Family::serif,
                         .colour = ui.theme().heading,
                         .valign = VAlign::centre,
                         .max_lines = 2,
                         .shrink_to = 0.5};
  const TextSpec quiet{.px = 22, .colour = ui.theme().ink2, .valign = VAlign::centre, .max_lines = 1, .shrink_to = 0.7};
  const float title_w = std::min(ui.text_width(title, heading) + ui.px(18), head.w);
  labelled_text(ui, "list.title", head.take_left(title_w), title, heading);
  if (!count.empty() && ui.text_width(count, quiet) * 0.72f <= head.w) ui.text(head, count, quiet);
  return area;
}

struct CardMeasures {
  double name_px, below_px;
  float name_h, below_h, pad;
  float height() const { return name_h + below_h + 2 * pad; }
};
CardMeasures card_measures(Ui& ui, double below_lines) {
  const bool is_compact = ui.is_compact();
  const double name_px = is_compact ? 24 : 30, below_px = is_compact ? 19 : 22;
  return {name_px, below_px, line_px(ui, name_px, 1.35), line_px(ui, below_px, 1.35 * below_lines),
          ui.px(is_compact ? 12 : 18)};
}

// The face of a card that can be touched; empty where nothing is painted.
Rect card_face(Ui& ui, const Rect& rect, const Touch& touch) {
  const Theme& theme = ui.theme();
  const Rect face = touch.is_held ? rect.moved(0, ui.px(3)) : rect;
  card(ui, face, {.ground = touch.is_held ? theme.sand : 0});
  if (touch.is_focused) focus_ring(ui, rect, radius_card);
  Rect inside = face.inset(ui.px(1), ui.px(1));
  inside.h -= ui.px(4);
  return inside;
}

std::string hexagon_of(const Ui& ui, std::string_view sector) {
  const bool is_flat = ui.theme().kind == ThemeKind::high_contrast;
  return "hex:" + (sector.empty() || is_flat ? std::string("light") : std::string(sector));
}

void draw_district_card(Ui& ui, const Rect& rect, const DistrictCardView& view, ShowcaseRequests& requests) {
  const std::string id = "district:" + view.district;
  const Touch touch = ui.touch(id, rect);
  if (touch.was_clicked) requests.push_back(OpenDistrict{view.district});
  ui.describe(id, "button", view.name, Ui::state_of(touch, true), rect);
  if (!ui.is_painting()) return;
  const Theme& theme = ui.theme();
  const CardMeasures measures = card_measures(ui, 2);
  Rect row = card_face(ui, rect, touch).inset(measures.pad, 0);
  // The sector is a hexagon as on the map; where nothing is known there is none.
  const float hex_w = ui.px(ui.is_compact() ? 40 : 52);
  if (!view.sector.empty()) {
    const Rect hex = row.take_left(hex_w, measures.pad);
    ui.art_now(hexagon_of(ui, view.sector), hex.centred(hex_w, std::round(hex_w * 1.155f)));
  }
  if (view.is_gi) {
    const float sign = ui.px(ui.is_compact() ? 36 : 44);
    gi_sign(ui, row.take_right(sign, ui.px(8)).centred(sign, sign));
  }
  const TextSpec name{.px = measures.name_px,
                      .bold = true,
                      .family = Family::serif,
                      .colour = theme.heading,
                      .max_lines = 1,
                      .shrink_to = 0.6};
  const TextSpec below{.px = measures.below_px,
                       .colour = view.sector.empty() ? theme.ink2 : theme.ink,
                       .max_lines = 2,
                       .line_height = 1.3,
                       .shrink_to = 0.6};
  const float name_h = ui.text_height(row.w, view.name, name);
  const float below_h = std::min(measures.below_h, ui.text_height(row.w, view.product, below));
  Rect words = row.centred(row.w, std::min(row.h, name_h + below_h));
  ui.text(words.take_top(name_h), view.name, name);
  ui.text(words, view.product, below);
}

bool region_card(Ui& ui, const Rect& rect, const std::string& id, const RegionCardView& view) {
  const Touch touch = ui.touch(id, rect);
  ui.describe(id, "button", view.name, Ui::state_of(touch, true), rect);
  if (!ui.is_painting()) return touch.was_clicked;
  const Theme& theme = ui.theme();
  const CardMeasures measures = card_measures(ui, 1);
  Rect inside = card_face(ui, rect, touch).inset(measures.pad, 0);
  const float hex_w = ui.px(ui.is_compact() ? 24 : 30);
  const TextSpec name{.px = measures.name_px,
                      .bold = true,
                      .family = Family::serif,
                      .colour = theme.heading,
                      .max_lines = 1,
                      .shrink_to = 0.55};
  const TextSpec count{
      .px = measures.below_px, .colour = theme.ink2, .valign = VAlign::centre, .max_lines = 1, .shrink_to = 0.6};
  const float name_h = ui.text_height(inside.w, view.name, name);
  const float count_h = std::max(measures.below_h, std::round(hex_w * 1.155f));
  Rect words = inside.centred(inside.w, std::min(inside.h, name_h + count_h + ui.px(4)));
  ui.text(words.take_top(name_h, ui.px(4)), view.name, name);
  // The sectors that its districts are known for, as on the map.
  for (std::size_t i = view.sectors.size(); i-- > 0;) {
    if (words.w < inside.w * 0.55f) break;
    ui.art_now(hexagon_of(ui, view.sectors[i]),
               words.take_right(hex_w, ui.px(5)).centred(hex_w, std::round(hex_w * 1.155f)));
  }
  ui.text(words, view.count, count);
  return touch.was_clicked;
}

}  // namespace

void draw_district_list(Ui& ui, Rect area, std::string_view title, std::string_view count,
                        std::span<const DistrictCardView> districts, int& page, ShowcaseRequests& requests) {
  const float gap = ui.px(ui.is_compact() ? 10 : 16);
  const int n = static_cast<int>(districts.size());
  Rect body = area;
  body.take_top(ui.px(ui.is_compact() ? 64 : 88), gap);
  const float w_min = line_px(ui, ui.is_compact() ? 19 : 22, ui.has_large_text() ? 12 : 18);
  const Grid grid = fit_grid(body, w_min, card_measures(ui, 2).height(), gap, n);
  body = draw_head(ui, area, title, count, gap, n, grid, page);
  // Short lists keep the height of a card instead of filling the page.
  const float h_max = card_measures(ui, 2).height() * 1.4f + gap;
  body.h = std::min(body.h, h_max * static_cast<float>(grid.rows) - gap);
  const int first = page * grid.per_page();
  for (int i = 0; i < grid.per_page() && first + i < n; ++i)
    draw_district_card(ui, body.cell(i % grid.columns, grid.columns, i / grid.columns, grid.rows, gap),
                       districts[static_cast<std::size_t>(first + i)], requests);
}

int draw_region_list(Ui& ui, Rect area, std::string_view title, std::string_view hint, std::string_view prefix,
                     std::span<const RegionCardView> regions, int& page) {
  const float gap = ui.px(ui.is_compact() ? 10 : 16);
  const int n = static_cast<int>(regions.size());
  Rect body = area;
  body.take_top(ui.px(ui.is_compact() ? 64 : 88), gap);
  const float w_min = line_px(ui, ui.is_compact() ? 19 : 22, ui.has_large_text() ? 12 : 18);
  const Grid grid = fit_grid(body, w_min, card_measures(ui, 1).height() + ui.px(8), gap, n);
  body = draw_head(ui, area, title, hint, gap, n, grid, page);
  const float h_max = card_measures(ui, 1).height() * 1.7f + gap;
  body.h = std::min(body.h, h_max * static_cast<float>(grid.rows) - gap);
  const int first = page * grid.per_page();
  int touched = -1;
  for (int i = 0; i < grid.per_page() && first + i < n; ++i) {
    const RegionCardView& region = regions[static_cast<std::size_t>(first + i)];
    if (region_card(ui, body.cell(i % grid.columns, grid.columns, i / grid.columns, grid.rows, gap),
                    std::string(prefix) + region.id, region))
      touched = first + i;
  }
  return touched;
}

}  // namespace odop::ui
