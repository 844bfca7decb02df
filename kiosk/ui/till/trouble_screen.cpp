// Full screens for trouble: the printer wants paper, the disk is full, the clock is wrong. Each says what is safe and
// what to do (DESIGN.md "Patterns for trouble").
#include <algorithm>
#include <cmath>

#include "text/words.h"
#include "ui/till/chrome.h"
#include "ui/till/draws.h"
#include "ui/widgets.h"

namespace odop::ui {
namespace {

// A receipt printer with its lid open and an arrow down to the roll, in flat inks.
void draw_printer(Ui& ui, const Rect& box) {
  if (!ui.is_painting()) return;
  const float u = std::min(box.w, box.h) / 400;  // the drawing is 400 units wide
  const Rect at = box.centred(400 * u, 400 * u);
  const auto rect = [&](float x, float y, float w, float h) { return Rect{at.x + x * u, at.y + y * u, w * u, h * u}; };
  const ImU32 body = rgb(0x2A211B), steel = rgb(0x4B5563), paper = rgb(0xFBF6EA), red = rgb(0xA3322B);
  ImDrawList* list = ui.list();
  const auto point = [&](float x, float y) { return ImVec2{at.x + x * u, at.y + y * u}; };
  list->AddQuadFilled(point(92, 70), point(308, 70), point(352, 180), point(48, 180), body);
  list->AddQuadFilled(point(100, 79), point(300, 79), point(338, 172), point(62, 172), steel);
  ui.fill_rounded(rect(30, 170, 340, 70), steel, 18);
  ui.fill_rounded(rect(30, 220, 340, 160), body, 22);
  ui.fill(rect(30, 210, 340, 36), steel);
  ui.fill(rect(90, 256, 220, 13), paper);
  ui.circle(at.x + 200 * u, at.y + 132 * u, 56 * u, body);
  ui.circle(at.x + 200 * u, at.y + 132 * u, 47 * u, paper);
  ui.circle(at.x + 200 * u, at.y + 132 * u, 16 * u, body);
  ui.fill(rect(240, 132, 10, 76), paper);
  ui.circle(at.x + 330 * u, at.y + 290 * u, 13 * u, rgb(0xDDA02A));
  list->PathArcTo(point(345, 110), 58 * u, -1.3f, 1.35f, 24);
  list->PathStroke(red, 0, 11 * u);
  list->AddTriangleFilled(point(338, 190), point(382, 178), point(344, 148), red);
}

void draw_sign(Ui& ui, const Rect& box, std::string_view icon) {
  const float side = std::min({box.w, box.h, ui.px(360)});
  if (!ui.is_painting()) return;
  ui.circle(box.middle_x(), box.middle_y(), side * 0.42f, ui.theme().card);
  ui.icon(icon, box.centred(side * 0.44f, side * 0.44f), ui.theme().madder);
}

Rect words_side(Ui& ui, ImU32 ground, std::string_view icon, bool is_printer) {
  Rect area = ui.screen();
  const Rect field =
      ui.is_portrait() ? area.take_top(std::round(area.h * 0.36f)) : area.take_left(std::round(area.w * 0.44f));
  ui.fill(field, ground);
  if (is_printer)
    draw_printer(ui, field.centred(field.w * 0.66f, field.h * 0.66f));
  else
    draw_sign(ui, field, icon);
  return area.inset(ui.px(ui.is_compact() ? 48 : 72), ui.px(ui.is_compact() ? 40 : 64));
}

}  // namespace

void draw_till_trouble(Ui& ui, const TroubleView& view, TillTouches& touches) {
  const Theme& theme = ui.theme();
  Rect area = words_side(ui, theme.turmeric_tint, view.badge_icon, view.is_printer);
  const float gap = ui.px(16);
  if (!view.retry_label.empty() && button(ui, area.take_bottom(ui.px(112), gap),
                                          {.id = "trouble.retry",
                                           .label = view.retry_label,
                                           .icon = "check",
                                           .kind = ButtonKind::main,
                                           .is_busy = view.is_busy,
                                           .text_px = 30}))
    touches.push_back({TillAct::trouble_retry});
  if (!view.go_on_label.empty() &&
      button(ui, area.take_bottom(ui.px(88), gap), {.id = "trouble.go_on", .label = view.go_on_label, .text_px = 24}))
    touches.push_back({TillAct::trouble_go_on});
  const PillSpec badge{.text = view.badge,
                       .ground = theme.madder,
                       .ink = theme.on_main,
                       .icon = view.badge_icon,
                       .text_px = 18,
                       .id = "trouble.badge"};
  pill(ui, area.x, area.y, badge);
  area.take_top(pill_height(ui, badge), ui.px(18));
  const TextSpec title{.px = ui.is_compact() ? 56.0 : 72.0,
                       .bold = true,
                       .family = Family::serif,
                       .colour = theme.madder_deep,
                       .max_lines = 2,
                       .shrink_to = 0.55};
  labelled_text(ui, "trouble.title", area.take_top(ui.text_height(area.w, view.title, title), ui.px(18)), view.title,
                title);
  const TextSpec step{.px = 27, .max_lines = 3, .shrink_to = 0.75};
  for (std::size_t i = 0; i < view.steps.size(); ++i) {
    const std::string number = std::to_string(i + 1) + ".";
    const float indent = ui.px(42);
    const float height = ui.text_height(area.w - indent, view.steps[i], step);
    Rect row = area.take_top(height, ui.px(4));
    ui.text(row.take_left(indent), number, {.px = 27, .bold = true, .max_lines = 1, .line_height = 1.45});
    ui.text(row, view.steps[i], step);
  }
  area.y += ui.px(14);
  labelled_text(ui, "trouble.safe", area, view.safe, {.px = 22, .colour = theme.ink2, .max_lines = 4});
}

void draw_till_clock(Ui& ui, const ClockView& view, TillTouches& touches) {
  const Theme& theme = ui.theme();
  ui.set_reachable(!view.dialog.is_open);
  Rect area = words_side(ui, theme.turmeric_tint, "clock", false);
  const float gap = ui.px(16);
  if (button(ui, area.take_bottom(ui.px(112), gap),
             {.id = "clock.right",
              .label = tr("Yes, this is today"),
              .icon = "check",
              .kind = ButtonKind::main,
              .is_busy = view.is_busy,
              .text_px = 30}))
    touches.push_back({TillAct::clock_is_right});
  Rect keys = area.take_bottom(ui.px(88), gap);
  if (button(ui, keys.column(0, 2, gap),
             {.id = "clock.wrong",
              .label = tr("No, set it"),
              .icon = "clock",
              .is_enabled = !view.is_busy,
              .is_busy = view.is_setting,
              .text_px = 24}))
    touches.push_back({TillAct::clock_is_wrong});
  if (button(ui, keys.column(1, 2, gap),
             {.id = "clock.leave", .label = tr("Lock"), .icon = "lock", .is_enabled = !view.is_busy, .text_px = 24}))
    touches.push_back({TillAct::leave});
  const TextSpec title{
      .px = 34, .bold = true, .family = Family::serif, .colour = theme.madder_deep, .max_lines = 2, .shrink_to = 0.8};
  ui.text(area.take_top(ui.text_height(area.w, tr("Is today this day?"), title), ui.px(10)), tr("Is today this day?"),
          title);
  const TextSpec day{.px = ui.is_compact() ? 66.0 : 84.0,
                     .bold = true,
                     .family = Family::serif,
                     .colour = theme.heading,
                     .max_lines = 2,
                     .shrink_to = 0.55};
  labelled_text(ui, "clock.date", area.take_top(ui.text_height(area.w, view.date, day), ui.px(2)), view.date, day);
  labelled_text(ui, "clock.time", area.take_top(ui.px(60), ui.px(12)), view.time,
                {.px = 40, .bold = true, .valign = VAlign::centre, .max_lines = 1});
  if (!view.note.empty()) {
    const float height = problem_height(ui, area.w, view.note);
    problem_band(ui, area.take_top(std::min(area.h, height), ui.px(10)), "clock.note", view.note);
  }
  const std::string_view why = view.note.empty()
                                   ? tr("The clock stands earlier than the last entry. The day decides prices, taxes "
                                        "and bill numbers, so look once.")
                                   : tr("Until the date is right nothing is sold; everything already sold is safe.");
  labelled_text(ui, "clock.why", area, why, {.px = 23, .colour = theme.ink2, .max_lines = 5, .shrink_to = 0.8});
  ui.set_reachable(true);
  till_dialog(ui, view.dialog, touches);
}

}  // namespace odop::ui
