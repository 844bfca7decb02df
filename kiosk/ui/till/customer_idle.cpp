#include <algorithm>
#include <array>
#include <cmath>

#include "text/words.h"
#include "ui/art.h"
#include "ui/till/customer_parts.h"
#include "ui/till/customer_stages.h"
#include "ui/widgets.h"

namespace odop::ui {

void draw_customer_idle(Ui& ui, const CustomerView& view) {
  const Theme& theme = ui.theme();
  Rect area = ui.screen();
  const bool is_portrait = ui.is_portrait();
  // Seven hexagons around one, at the right or below; proportions of the first page's plates.
  Rect cluster =
      is_portrait ? area.take_bottom(std::round(area.h * 0.55f)) : area.take_right(std::round(area.w * 0.53f));
  cluster = cluster.inset(ui.px(16));
  const float pitch = std::floor(std::min(cluster.w / 3, cluster.h / (1.18f + 1.732f)));
  constexpr std::array<std::pair<float, float>, customer_plates> places{
      {{0, 0}, {1, 0}, {0.5f, 0.866f}, {-0.5f, 0.866f}, {-1, 0}, {-0.5f, -0.866f}, {0.5f, -0.866f}}};
  for (std::size_t i = 0; i < places.size(); ++i) {
    const float x = cluster.middle_x() + places[i].first * pitch, y = cluster.middle_y() + places[i].second * pitch;
    const float plate_h = std::round(pitch * static_cast<float>(plate_height_per_pitch));
    ui.art_now("plate", {std::round(x - pitch / 2), std::round(y - plate_h * 178 / 366), pitch, plate_h});
    if (i >= view.plates.size()) continue;
    const float w = std::round(pitch * 282 / 310), h = std::round(pitch * 211 / 310);
    ui.picture(view.plates[i], {std::round(x - w / 2), std::round(y - h / 2), w, h});
  }
  Rect words = area.inset(ui.px(52), ui.px(40));
  const LocalText title = both(tr_later("Every district,\nits own craft"));
  const Pair big{
      .hi = {.px = 74,
             .bold = true,
             .family = Family::serif,
             .colour = theme.on_attract,
             .max_lines = 2,
             .line_height = line_height::attract,
             .shrink_to = 0.5},
      .en = {.px = 30, .family = Family::serif, .colour = soft_on_attract(theme), .max_lines = 2, .shrink_to = 0.6}};
  LocalText one_line = title;
  std::string second = english(title);
  std::replace(second.begin(), second.end(), '\n', ' ');
  one_line.set(Language::en, second);
  const float strip_h = ui.px(36), words_h = pair_height(ui, words.w, one_line, big);
  const Pair foot{.hi = {.px = 24, .bold = true, .colour = theme.on_attract, .max_lines = 1, .shrink_to = 0.6},
                  .en = {.px = 19, .colour = soft_on_attract(theme), .max_lines = 1, .shrink_to = 0.7}};
  Rect low = words.take_bottom(pair_height(ui, words.w, view.stall, foot) + (view.is_demo ? ui.px(50) : 0), ui.px(16));
  Rect column = words.centred(words.w, strip_h + ui.px(24) + words_h);
  const Rect strip = column.take_top(strip_h, ui.px(24));
  border_strip(ui, {strip.x, strip.y, std::round(strip.w * 0.9f), strip.h}, true);
  draw_pair(ui, column, "customer.invitation", one_line, big);
  if (view.is_demo) demo_pill(ui, low.take_bottom(ui.px(50)), Align::start);
  draw_pair(ui, low, "customer.stall", view.stall, foot);
}

}  // namespace odop::ui
