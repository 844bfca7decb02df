#include "ui/low_reach.h"

#include <algorithm>
#include <cmath>

#include "text/words.h"
#include "ui/widgets.h"

namespace odop::ui {
namespace {
constexpr double slide_lasts_s = 0.2;
}

float low_reach_bar_height(const Ui& ui) {
  return ui.px(ui.is_compact() ? 84 : 104);
}

float LowReach::down_px(double now_s) const {
  if (!is_moving(now_s)) return is_down_ ? half_px_ : 0;
  const double left = (moving_until_s_ - now_s) / slide_lasts_s;  // 1 to 0
  const double way = 1 - left * left * left;
  return std::round(half_px_ * static_cast<float>(is_down_ ? way : 1 - way));
}

void LowReach::set_down(const Ui& ui, bool is_down, double now_s) {
  is_down_ = is_down;
  moving_until_s_ = ui.has_reduced_motion() ? -1 : now_s + slide_lasts_s;
}

void LowReach::take_up(const Ui& ui, double now_s) {
  if (is_down_) set_down(ui, false, now_s);
}

void LowReach::begin_page(Ui& ui, double now_s) {
  const float bar_px = low_reach_bar_height(ui);
  half_px_ = std::round((ui.screen().h - bar_px) / 2);
  ui.begin_page(bar_px, down_px(now_s));
}

// Words for whoever wonders where the page has gone; they stand still, so they come when it does.
void LowReach::draw_ground(Ui& ui, const Rect& ground) const {
  const Theme& theme = ui.theme();
  const float strip_h = std::round(ui.px(ui.is_compact() ? 26 : 34)), margin = ui.px(ui.is_compact() ? 22 : 32);
  const double zoom = ui.text_zoom();
  ui.set_text_zoom(1);
  Rect inside = ground.inset(margin, 0);
  border_strip(ui, inside.take_bottom(strip_h, ui.px(12)));
  const TextSpec heading{.px = ui.is_compact() ? 38.0 : 56.0,
                         .bold = true,
                         .family = Family::serif,
                         .colour = theme.heading,
                         .align = Align::centre,
                         .max_lines = 2,
                         .shrink_to = 0.6};
  const TextSpec small{.px = ui.is_compact() ? 22.0 : 27.0,
                       .colour = theme.ink2,
                       .align = Align::centre,
                       .max_lines = 2,
                       .shrink_to = 0.7};
  const std::string_view title = tr("The upper part of the page is below"),
                         rest = tr("The key at the foot takes it back up.");
  const float title_h = ui.text_height(inside.w, title, heading), rest_h = ui.text_height(inside.w, rest, small);
  Rect words = inside.centred(inside.w, title_h + ui.px(10) + rest_h);
  labelled_text(ui, "reach.ground", words.take_top(title_h, ui.px(10)), title, heading);
  ui.text(words, rest, small);
  ui.set_text_zoom(zoom);
}

void LowReach::end_page(Ui& ui, bool has_bar, double now_s) {
  ui.end_page();
  const Rect window = ui.screen();
  if (is_moving(now_s))
    ui.wake_at(moving_until_s_);  // where it comes to rest is drawn too
  else if (is_down_)
    draw_ground(ui, {window.x, window.y, window.w, half_px_});
  if (!has_bar) return;
  const float bar_px = low_reach_bar_height(ui);
  const Rect bar{window.x, window.bottom() - bar_px, window.w, bar_px};
  ui.fill(bar, ui.theme().sand);
  ui.fill({bar.x, bar.y, bar.w, std::max(1.0f, ui.px(2))}, ui.theme().edge);
  const double zoom = ui.text_zoom();
  ui.set_text_zoom(1);
  const float key_w = std::min(bar.w - ui.px(64), ui.px(860));
  if (button(ui, bar.centred(key_w, bar.h - ui.px(20)),
             {.id = "reach",
              .label = is_down_ ? tr("Take it back up") : tr("Bring the upper part down"),
              .icon = is_down_ ? "up" : "down",
              .is_selected = is_down_,
              .text_px = 28,
              .role = "toggle"}))
    set_down(ui, !is_down_, now_s);
  ui.set_text_zoom(zoom);
}

}  // namespace odop::ui
