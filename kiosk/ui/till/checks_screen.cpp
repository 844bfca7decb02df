// UPI payments that a customer claims and nobody at the stall has seen: one row each with two answers. The bills stand
// whatever is answered (DESIGN.md f "check later").
#include <algorithm>

#include "text/words.h"
#include "ui/till/chrome.h"
#include "ui/till/draws.h"
#include "ui/widgets.h"

namespace odop::ui {
namespace {

void check_row(Ui& ui, Rect box, const ChecksView::Row& row, bool is_busy, TillTouches& touches) {
  const Theme& theme = ui.theme();
  card(ui, box);
  Rect inside = box.inset(ui.px(20), ui.px(14));
  const float gap = ui.px(14);
  const std::string number = std::to_string(row.attempt);
  Rect keys = ui.is_portrait() ? inside.take_bottom(ui.px(84), gap) : inside.take_right(inside.w * 0.48f, ui.px(24));
  const std::string missing = "check.missing:" + number, arrived = "check.arrived:" + number;
  if (button(ui, keys.column(0, 2, gap),
             {.id = missing,
              .label = tr("Did not come"),
              .kind = ButtonKind::risky,
              .is_enabled = !is_busy,
              .text_px = 23}))
    touches.push_back({TillAct::check_missing, {}, row.attempt});
  if (button(ui, keys.column(1, 2, gap),
             {.id = arrived,
              .label = tr("Money arrived"),
              .icon = "check",
              .kind = ButtonKind::confirm,
              .is_enabled = !is_busy,
              .text_px = 23}))
    touches.push_back({TillAct::check_arrived, {}, row.attempt});
  const TextSpec amount{
      .px = 40, .bold = true, .colour = theme.heading, .valign = VAlign::centre, .max_lines = 1, .shrink_to = 0.6};
  const float amount_w = std::min(ui.text_width(row.amount, amount) + 2, inside.w * 0.45f);
  labelled_text(ui, "check.amount:" + number, inside.take_left(amount_w, ui.px(22)), row.amount, amount);
  labelled_text(ui, "check.what:" + number, inside.take_top(inside.h * 0.5f), row.what,
                {.px = 21, .bold = true, .valign = VAlign::bottom, .max_lines = 1, .shrink_to = 0.7});
  ui.text(inside, row.when, {.px = 19, .colour = theme.ink2, .max_lines = 1, .shrink_to = 0.7});
}

}  // namespace

void draw_till_checks(Ui& ui, const ChecksView& view, int& page, TillTouches& touches) {
  const Theme& theme = ui.theme();
  Rect area = ui.screen();
  till_bar(ui, area, view.bar, {.back_label = tr("Bill"), .title = tr("UPI to look for")}, touches);
  area = area.inset(ui.px(ui.is_compact() ? 28 : 48), ui.px(ui.is_compact() ? 18 : 32));
  const float gap = ui.px(14);
  if (!view.problem.empty())
    problem_band(ui, area.take_top(problem_height(ui, area.w, view.problem), gap), "till.problem", view.problem);
  const TextSpec body{.px = 22, .colour = theme.ink2, .max_lines = 3, .shrink_to = 0.85};
  if (view.rows.empty()) {
    const float side = ui.px(120);
    Rect middle = area.centred(area.w, side * 3);
    const Rect sign = middle.take_top(side, gap).centred(side, side);
    ui.icon("check", sign, theme.leaf);
    labelled_text(ui, "checks.none", middle, tr("Every payment was seen."),
                  {.px = 40, .bold = true, .family = Family::serif, .align = Align::centre, .max_lines = 2});
    return;
  }
  const std::string sentence =
      fill(tr("Look at the stall's phone or the bank's messages. In all {0}. The bills stand, whatever you answer."),
           {view.sum});
  labelled_text(ui, "checks.sentence", area.take_top(ui.text_height(area.w, sentence, body), gap), sentence, body);
  const float row_h = ui.px(ui.is_portrait() ? 220 : 112), key = ui.px(80);
  const int n = static_cast<int>(view.rows.size());
  int rows = std::max(1, static_cast<int>((area.h + gap) / (row_h + gap)));
  const bool has_pages = n > rows;
  if (has_pages) rows = std::max(1, static_cast<int>((area.h - key) / (row_h + gap)));
  const int pages = (n + rows - 1) / rows;
  page = std::clamp(page, 0, pages - 1);
  for (int i = 0; i < rows && page * rows + i < n; ++i)
    check_row(ui, area.take_top(row_h, gap), view.rows[static_cast<std::size_t>(page * rows + i)], view.is_busy,
              touches);
  if (!has_pages) return;
  page = page_keys(ui, area.take_bottom(key), "checks.page", page, pages);
}

}  // namespace odop::ui
