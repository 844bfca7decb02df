// The drawer: opening it with a counted float, closing it with a counted amount, and what came of it (DESIGN.md h,
// without counting note by note).
#include <algorithm>
#include <cmath>

#include "text/words.h"
#include "ui/till_chrome.h"
#include "ui/till_draws.h"
#include "ui/widgets.h"

namespace odop::ui {

void draw_till_shift(Ui& ui, const ShiftView& view, TillTouches& touches) {
  const Theme& theme = ui.theme();
  Rect area = ui.screen();
  till_bar(ui, area, view.bar, {.back_label = tr("Bill"), .title = tr("Drawer")}, touches);
  const bool has_pad = !view.is_summary;
  Rect side = ui.is_portrait() ? area.take_bottom(has_pad ? std::round(area.h * 0.5f) : ui.px(180))
                               : area.take_right(std::round(area.w * 0.42f));
  if (has_pad || !ui.is_portrait()) ui.fill(side, theme.sand);
  side = side.inset(ui.px(ui.is_compact() ? 28 : 48), ui.px(ui.is_compact() ? 20 : 36));
  const float gap = ui.px(16);
  if (button(ui, side.take_bottom(ui.px(ui.is_compact() ? 96 : 120), gap),
             {.id = "shift.submit",
              .label = view.submit_label,
              .icon = "check",
              .kind = ButtonKind::main,
              .is_enabled = view.can_submit,
              .is_busy = view.is_busy,
              .text_px = 28}))
    touches.push_back({TillAct::shift_submit});
  if (has_pad) {
    labelled_text(ui, "shift.typed", side.take_top(ui.px(ui.is_compact() ? 84 : 110), ui.px(8)), view.typed,
                  {.px = type_px::amount_l,
                   .bold = true,
                   .colour = theme.heading,
                   .align = Align::centre,
                   .valign = VAlign::centre,
                   .max_lines = 1,
                   .line_height = 1.1,
                   .shrink_to = 0.5});
    number_pad(ui, side, {.is_busy = view.is_busy, .has_ok = false, .can_submit = false}, touches);
  }
  area = area.inset(ui.px(ui.is_compact() ? 28 : 48), ui.px(ui.is_compact() ? 20 : 36));
  const TextSpec title{.px = ui.is_compact() ? 44.0 : 56.0,
                       .bold = true,
                       .family = Family::serif,
                       .colour = theme.heading,
                       .max_lines = 2,
                       .shrink_to = 0.7};
  const TextSpec body{.px = 23, .colour = theme.ink2, .max_lines = 4, .shrink_to = 0.85};
  labelled_text(ui, "shift.title", area.take_top(ui.text_height(area.w, view.title, title), ui.px(6)), view.title,
                title);
  ui.text(area.take_top(ui.text_height(area.w, view.sentence, body), gap), view.sentence, body);
  if (!view.problem.empty())
    problem_band(ui, area.take_top(problem_height(ui, area.w, view.problem), gap), "till.problem", view.problem);
  const float row_h = ui.px(ui.is_compact() ? 64 : 80);
  if (view.rows.empty()) return;
  const Rect box{area.x, area.y, area.w, row_h * static_cast<float>(view.rows.size()) + ui.px(8)};
  card(ui, box);
  Rect rows = box.inset(ui.px(22), ui.px(2));
  for (std::size_t i = 0; i < view.rows.size(); ++i) {
    const ShiftView::Row& row = view.rows[i];
    Rect line = rows.take_top(row_h);
    if (i > 0) ui.fill({line.x, line.y, line.w, ui.px(1)}, theme.line);
    const ImU32 colour = row.mood < 0 ? theme.madder : row.mood > 0 ? theme.turmeric_deep : theme.heading;
    const TextSpec value{.px = 28,
                         .bold = true,
                         .colour = colour,
                         .align = Align::end,
                         .valign = VAlign::centre,
                         .max_lines = 1,
                         .shrink_to = 0.6};
    const float value_w = std::min(ui.text_width(row.value, value) + 2, line.w * 0.55f);
    labelled_text(ui, "shift.row." + std::to_string(i), line.take_right(value_w, ui.px(12)), row.value, value);
    ui.text(line, row.label, {.px = 23, .valign = VAlign::centre, .max_lines = 1, .shrink_to = 0.75});
  }
}

}  // namespace odop::ui
