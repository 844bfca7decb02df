// An amount of the drawer that is typed: the float at its opening, money put in or taken out. And what came of the
// close.
#include <algorithm>
#include <cmath>

#include "text/words.h"
#include "ui/till/chrome.h"
#include "ui/till/draws.h"
#include "ui/widgets.h"

namespace odop::ui {

void draw_till_shift(Ui& ui, const ShiftView& view, TillTouches& touches) {
  const Theme& theme = ui.theme();
  Rect area = ui.screen();
  ui.set_reachable(!view.dialog.is_open);
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
    touches.push_back({view.reasons.empty() ? TillAct::shift_submit : TillAct::move_cash});
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
  shift_title(ui, area, view);
  if (!view.reasons.empty()) {
    const int n = static_cast<int>(view.reasons.size());
    Rect reasons = area.take_top(static_cast<float>(n) * ui.px(ui.is_compact() ? 84 : 100));
    for (int i = 0; i < n; ++i) {
      const std::string id = "money.reason." + std::to_string(i);
      if (button(ui, reasons.row(i, n, ui.px(12)),
                 {.id = id,
                  .label = view.reasons[static_cast<std::size_t>(i)],
                  .is_enabled = !view.is_busy,
                  .is_selected = i == view.reason,
                  .text_px = 24}))
        touches.push_back({TillAct::choose_reason, {}, i});
    }
  }
  if (view.is_summary && button(ui, area.take_bottom(ui.px(ui.is_compact() ? 80 : 92), gap),
                                {.id = "shift.print_z",
                                 .label = tr("Print closing report again (Z)"),
                                 .icon = "print",
                                 .is_enabled = view.has_printer && !view.is_busy,
                                 .text_px = 23}))
    touches.push_back({TillAct::print_z});
  shift_rows(ui, area, view.rows);
  ui.set_reachable(true);
  till_dialog(ui, view.dialog, touches);
}

}  // namespace odop::ui
