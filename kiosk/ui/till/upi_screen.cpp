// Paying by UPI: the bill's own QR, what the customer says, what the stall's phone says (DESIGN.md f). Nothing here
// ever says that a payment was verified: staff say what they saw.
#include <algorithm>
#include <cmath>

#include "text/words.h"
#include "ui/till/chrome.h"
#include "ui/till/draws.h"
#include "ui/till/training_strip.h"
#include "ui/widgets.h"

namespace odop::ui {
namespace {

void draw_code(Ui& ui, Rect area, const UpiView& view, QrTextures& codes) {
  const Theme& theme = ui.theme();
  ui.fill(area, theme.attract);
  area = area.inset(ui.px(16), ui.px(ui.is_compact() ? 10 : 28));
  const TextSpec amount{.px = ui.is_compact() ? 72.0 : 100.0,
                        .bold = true,
                        .colour = theme.on_attract,
                        .align = Align::centre,
                        .valign = VAlign::centre,
                        .max_lines = 1,
                        .line_height = 1.1,
                        .shrink_to = 0.4};
  labelled_text(ui, "till.upi.amount", area.take_top(ui.px(ui.is_compact() ? 80 : 120), ui.px(4)), view.amount, amount);
  const TextSpec payee{
      .px = 25, .bold = true, .colour = theme.on_attract, .align = Align::centre, .max_lines = 1, .shrink_to = 0.7};
  const TextSpec vpa{.px = 22, .colour = theme.on_attract, .align = Align::centre, .max_lines = 1, .shrink_to = 0.7};
  const float vpa_h = ui.text_height(area.w, "आA", vpa), payee_h = ui.text_height(area.w, "आA", payee);
  labelled_text(ui, "till.upi.vpa", area.take_bottom(vpa_h),
                view.reference.empty() ? view.vpa : view.vpa + " · " + view.reference, vpa);
  labelled_text(ui, "till.upi.payee", area.take_bottom(payee_h, ui.px(8)), view.payee, payee);
  if (!view.type_it.empty()) {
    const TextSpec ask{.px = 24,
                       .bold = true,
                       .colour = theme.on_invite,
                       .align = Align::centre,
                       .valign = VAlign::centre,
                       .max_lines = 2,
                       .shrink_to = 0.8};
    const Rect band = area.take_top(ui.text_height(area.w - ui.px(32), view.type_it, ask) + ui.px(14), ui.px(8));
    ui.fill_rounded(band, theme.turmeric, radius_chip);
    labelled_text(ui, "till.upi.type_it", band.inset(ui.px(16), ui.px(4)), view.type_it, ask);
  }
  if (!view.practice.empty()) return draw_practice_code(ui, area, "till.upi.practice", view.practice);
  if (view.qr != nullptr) {
    const Rect plate = codes.draw(ui, area, view.qr);
    if (plate.w > 0) {
      ui.describe("till.upi.qr", "image", view.link, "normal", plate);
    } else {
      problem_band(ui, area.centred(area.w * 0.9f, ui.px(160)), "till.problem",
                   tr("The QR does not fit this window. Make the window larger."));
    }
    return;
  }
  const TextSpec words{.px = 28,
                       .bold = true,
                       .colour = theme.on_attract,
                       .align = Align::centre,
                       .valign = VAlign::centre,
                       .max_lines = 4};
  if (view.stage == UpiView::Stage::preparing) {
    const float radius = ui.px(60);
    if (ui.is_painting()) {
      const double turn = std::fmod(std::floor(ui.now_s() * 10) / 10, 1.0);
      ui.ring(area.middle_x(), area.middle_y() - ui.px(30), radius, theme.turmeric, 10, turn, turn + 0.72);
    }
    ui.wake_at(ui.now_s() + 0.1);
    labelled_text(ui, "till.upi.preparing", {area.x, area.middle_y() + ui.px(50), area.w, ui.px(70)},
                  tr("Preparing the QR"), words);
  } else {
    ui.icon("x", area.centred(ui.px(120), ui.px(120)), theme.on_attract);
  }
}

// One of the three steps: done, now, later.
void draw_step(Ui& ui, Rect row, int number, std::string_view label, std::string_view at, int state) {
  const Theme& theme = ui.theme();
  const float radius = ui.px(21);
  Rect sign = row.take_left(radius * 2, ui.px(16));
  const TextSpec digit{.px = 21, .bold = true, .align = Align::centre, .valign = VAlign::centre, .max_lines = 1};
  if (ui.is_painting()) {
    if (state > 0) {
      ui.circle(sign.middle_x(), sign.middle_y(), radius, theme.leaf);
      ui.icon("check", sign.centred(radius * 1.2f, radius * 1.2f), theme.on_confirm);
    } else {
      if (state == 0)
        ui.circle(sign.middle_x(), sign.middle_y(), radius, theme.turmeric);
      else
        ui.ring(sign.middle_x(), sign.middle_y(), radius - ui.px(2), theme.edge, 3);
      TextSpec spec = digit;
      spec.colour = state == 0 ? theme.on_invite : theme.ink2;
      ui.text(sign, std::to_string(number), spec);
    }
  }
  if (!at.empty()) {
    const TextSpec time{.px = 21, .colour = theme.ink2, .align = Align::end, .valign = VAlign::centre, .max_lines = 1};
    ui.text(row.take_right(ui.text_width(at, time) + 2, ui.px(12)), at, time);
  }
  ui.text(row, label,
          {.px = 23,
           .bold = true,
           .colour = state < 0 ? theme.ink2 : theme.ink,
           .valign = VAlign::centre,
           .max_lines = 1,
           .shrink_to = 0.75});
}

void draw_steps(Ui& ui, const Rect& rect, const UpiView& view) {
  using Stage = UpiView::Stage;
  card(ui, rect);
  Rect inside = rect.inset(ui.px(20), ui.px(4));
  inside.h -= ui.px(4);
  const bool shown = view.stage == Stage::shown || view.stage == Stage::claimed, claimed = view.stage == Stage::claimed;
  draw_step(ui, inside.row(0, 3, 0), 1, tr("QR shown"), view.shown_at, shown ? 1 : 0);
  draw_step(ui, inside.row(1, 3, 0), 2, tr("Customer says: sent"), view.claimed_at, claimed ? 1 : shown ? 0 : -1);
  draw_step(ui, inside.row(2, 3, 0), 3, tr("Money arrived: looked"), "", claimed ? 0 : -1);
  for (int i = 1; i < 3; ++i) {
    const Rect row = inside.row(i, 3, 0);
    ui.fill({row.x, row.y, row.w, ui.px(1)}, ui.theme().line);
  }
}

void draw_answers(Ui& ui, Rect area, const UpiView& view, TillTouches& touches) {
  using Stage = UpiView::Stage;
  const Theme& theme = ui.theme();
  const float gap = ui.px(ui.is_compact() ? 14 : 20);
  const TextSpec title{.px = 29, .bold = true, .family = Family::serif, .max_lines = 1, .shrink_to = 0.7};
  ui.text(area.take_top(ui.text_height(area.w, tr("How far the payment is"), title), ui.px(8)),
          tr("How far the payment is"), title);
  draw_steps(ui, area.take_top(ui.px(ui.is_compact() ? 196 : 230), gap), view);
  const TextSpec hint{.px = 20, .colour = theme.ink2, .max_lines = 3, .shrink_to = 0.85};
  const bool can = !view.is_saving && view.stage != Stage::preparing;
  const ButtonSpec cash{
      .id = "till.upi.cash", .label = tr("Take cash"), .icon = "cash", .is_enabled = can, .text_px = 23};
  if (view.stage == Stage::claimed) {
    Rect pair = area.take_top(ui.px(84), gap);
    const std::string rrn = view.rrn.empty() ? std::string(tr("UPI ref no.")) : view.rrn;
    if (button(ui, pair.column(0, 2, gap),
               {.id = "till.upi.rrn",
                .label = rrn,
                .icon = "note",
                .is_enabled = can,
                .is_selected = !view.rrn.empty(),
                .text_px = 23}))
      touches.push_back({TillAct::upi_type_rrn});
    if (button(ui, pair.column(1, 2, gap), cash)) touches.push_back({TillAct::upi_take_cash});
    Rect foot = area.take_bottom(ui.px(84), gap);
    if (button(ui, foot.column(1, 2, gap),
               {.id = "till.upi.check_later",
                .label = tr("Check later"),
                .icon = "clock",
                .is_enabled = can,
                .text_px = 23}))
      touches.push_back({TillAct::upi_check_later});
    if (button(ui, foot.column(0, 2, gap),
               {.id = "till.upi.abandon",
                .label = tr("Money did not arrive"),
                .kind = ButtonKind::risky,
                .is_enabled = can,
                .text_px = 23}))
      touches.push_back({TillAct::upi_abandon});
    if (button(ui, area.take_bottom(ui.px(112), ui.px(8)),
               {.id = "till.upi.finish",
                .label = tr("Money arrived, finish"),
                .icon = "check",
                .kind = ButtonKind::confirm,
                .is_enabled = can,
                .is_busy = view.is_saving,
                .text_px = 30}))
      touches.push_back({TillAct::upi_finish});
    const std::string look =
        fill(tr("Look at the stall's phone: did {0} arrive? If you do not see it, wait."), {view.amount});
    ui.text(area.take_bottom(ui.text_height(area.w, look, hint), ui.px(6)), look, hint);
  } else {
    Rect pair = area.take_top(ui.px(84), gap);
    if (button(ui, pair.column(0, 2, gap), cash)) touches.push_back({TillAct::upi_take_cash});
    if (button(ui, pair.column(1, 2, gap),
               {.id = "till.upi.abandon",
                .label = tr("Give up"),
                .icon = "x",
                .kind = ButtonKind::risky,
                .is_enabled = can,
                .text_px = 23}))
      touches.push_back({TillAct::upi_abandon});
    if (view.stage == Stage::shown) {
      const std::string ask =
          fill(tr("Ask the customer: do you see the name “{0}” and {1}?"), {view.payee, view.amount});
      ui.text(area.take_bottom(ui.text_height(area.w, ask, hint), ui.px(10)), ask, hint);
      if (button(ui, area.take_bottom(ui.px(112), gap),
                 {.id = "till.upi.claimed",
                  .label = tr("Customer says: sent"),
                  .kind = ButtonKind::invite,
                  .text_px = 30}))
        touches.push_back({TillAct::upi_claimed});
    }
  }
  const std::string& said = view.problem.empty() ? view.notice : view.problem;
  if (said.empty()) return;
  if (view.problem.empty()) {
    labelled_text(ui, "till.upi.notice", area, said, hint);
    return;
  }
  problem_band(ui, {area.x, area.y, area.w, std::min(area.h, problem_height(ui, area.w, said))}, "till.problem", said);
}

}  // namespace

void draw_till_upi(Ui& ui, const UpiView& view, QrTextures& codes, TillTouches& touches) {
  ui.set_reachable(!view.dialog.is_open);
  Rect area = ui.screen();
  till_bar(ui, area, view.bar, {.back_label = tr("Bill"), .title = "UPI"}, touches);
  const Rect code =
      ui.is_portrait() ? area.take_top(std::round(area.h * 0.52f)) : area.take_left(std::round(area.w * 0.534f));
  draw_code(ui, code, view, codes);
  draw_answers(ui, area.inset(ui.px(24), ui.px(ui.is_compact() ? 18 : 30)), view, touches);
  ui.set_reachable(true);
  till_dialog(ui, view.dialog, touches);
}

}  // namespace odop::ui
