// The open drawer: what it took so far, money put in and taken out, the interim report, and the way to the counting.
// And the counting itself (DESIGN.md h): notes and coins, without being told what should be there.
#include <algorithm>
#include <cmath>

#include "text/words.h"
#include "ui/till/chrome.h"
#include "ui/till/draws.h"
#include "ui/till/notes.h"
#include "ui/widgets.h"

namespace odop::ui {

void shift_title(Ui& ui, Rect& area, const ShiftView& view) {
  const Theme& theme = ui.theme();
  const float gap = ui.px(ui.is_compact() ? 12 : 18);
  const TextSpec title{.px = ui.is_compact() ? 40.0 : 56.0,
                       .bold = true,
                       .family = Family::serif,
                       .colour = theme.heading,
                       .max_lines = 2,
                       .shrink_to = 0.7};
  const TextSpec body{.px = 22, .colour = theme.ink2, .max_lines = 3, .shrink_to = 0.85};
  labelled_text(ui, "shift.title", area.take_top(ui.text_height(area.w, view.title, title), ui.px(6)), view.title,
                title);
  if (!view.sentence.empty())
    ui.text(area.take_top(ui.text_height(area.w, view.sentence, body), gap), view.sentence, body);
  if (!view.problem.empty())
    problem_band(ui, area.take_top(problem_height(ui, area.w, view.problem), gap), "till.problem", view.problem);
}

void shift_rows(Ui& ui, Rect area, const std::vector<ShiftView::Row>& shown) {
  if (shown.empty()) return;
  const Theme& theme = ui.theme();
  const float n = static_cast<float>(shown.size());
  const float row_h = std::min(ui.px(ui.is_compact() ? 64 : 80), (area.h - ui.px(8)) / n);
  card(ui, {area.x, area.y, area.w, row_h * n + ui.px(8)});
  Rect rows = area.inset(ui.px(22), ui.px(2));
  for (std::size_t i = 0; i < shown.size(); ++i) {
    const ShiftView::Row& row = shown[i];
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

namespace {

void count_row(Ui& ui, Rect row, const ShiftView::Note& note, bool is_busy, TillTouches& touches) {
  const std::string number = std::to_string(note.rupees), minus = "count.minus:" + number,
                    plus = "count.plus:" + number, typed = "count:" + number;
  const float key = std::min(ui.px(79), row.h - ui.px(6)), gap = ui.px(10);
  const bool is_coins = note.rupees == 1;
  Rect sign = row.take_left(std::min(ui.px(130), row.w * 0.24f), gap * 2);
  if (is_coins) {
    draw_note(ui, sign.take_left(sign.w * 0.5f).centred(key * 0.7f, key * 0.7f), 1);
    draw_note(ui, sign.centred(key * 0.7f, key * 0.7f), 5);
  } else {
    draw_note(ui, sign.centred(sign.w, std::min(sign.w * 0.5f, row.h * 0.72f)), note.rupees);
  }
  const TextSpec sum{
      .px = 23, .bold = true, .align = Align::end, .valign = VAlign::centre, .max_lines = 1, .shrink_to = 0.6};
  labelled_text(ui, "count.sum:" + number, row.take_right(std::min(ui.px(140), row.w * 0.28f), gap), note.amount, sum);
  Rect keys = row.centred(row.w, key);
  if (is_coins) {
    if (button(ui, keys, {.id = typed, .label = tr("Coins"), .is_enabled = !is_busy, .text_px = 22}))
      touches.push_back({TillAct::count_edit, {}, note.rupees});
    return;
  }
  if (button(ui, keys.take_left(key, gap),
             {.id = minus,
              .label = tr("One fewer"),
              .icon = "minus",
              .is_enabled = note.count > 0 && !is_busy,
              .shows_label = false}))
    touches.push_back({TillAct::count_step, "-", note.rupees});
  if (button(ui, keys.take_right(key, gap),
             {.id = plus, .label = tr("One more"), .icon = "plus", .is_enabled = !is_busy, .shows_label = false}))
    touches.push_back({TillAct::count_step, "+", note.rupees});
  const std::string count = std::to_string(note.count);
  if (button(ui, keys, {.id = typed, .label = count, .kind = ButtonKind::quiet, .is_enabled = !is_busy, .text_px = 30}))
    touches.push_back({TillAct::count_edit, {}, note.rupees});
}

}  // namespace

void draw_till_drawer(Ui& ui, const ShiftView& view, TillTouches& touches) {
  const Theme& theme = ui.theme();
  Rect area = ui.screen();
  ui.set_reachable(!view.dialog.is_open);
  till_bar(ui, area, view.bar, {.back_label = tr("Bill"), .title = tr("Drawer")}, touches);
  Rect side =
      ui.is_portrait() ? area.take_bottom(std::round(area.h * 0.42f)) : area.take_right(std::round(area.w * 0.42f));
  ui.fill(side, theme.sand);
  side = side.inset(ui.px(ui.is_compact() ? 28 : 48), ui.px(ui.is_compact() ? 20 : 36));
  const float gap = ui.px(16);
  if (button(ui, side.take_bottom(ui.px(ui.is_compact() ? 96 : 120), gap),
             {.id = "drawer.close",
              .label = tr("Count and close"),
              .icon = "lock",
              .kind = ButtonKind::main,
              .text_px = 28}))
    touches.push_back({TillAct::close_drawer});
  struct Key {
    const char* id;
    std::string label;
    const char* icon;
    TillAct act;
    bool is_enabled;
  };
  const Key keys[] = {{"drawer.in", tr("Put money in"), "plus", TillAct::cash_in, true},
                      {"drawer.out", tr("Take money out"), "minus", TillAct::cash_out, true},
                      {"drawer.x", tr("Print interim report (X)"), "print", TillAct::print_x, view.has_printer}};
  for (const Key& key : keys)
    if (button(ui, side.take_top(ui.px(ui.is_compact() ? 92 : 112), gap),
               {.id = key.id, .label = key.label, .icon = key.icon, .is_enabled = key.is_enabled && !view.is_busy}))
      touches.push_back({key.act});
  area = area.inset(ui.px(ui.is_compact() ? 28 : 48), ui.px(ui.is_compact() ? 20 : 36));
  shift_title(ui, area, view);
  shift_rows(ui, area, view.rows);
  ui.set_reachable(true);
  till_dialog(ui, view.dialog, touches);
}

void draw_till_count(Ui& ui, const ShiftView& view, TillTouches& touches) {
  const Theme& theme = ui.theme();
  Rect area = ui.screen();
  ui.set_reachable(!view.dialog.is_open);
  till_bar(ui, area, view.bar, {.back_label = tr("Bill"), .title = tr("Drawer")}, touches);
  Rect side =
      ui.is_portrait() ? area.take_bottom(std::round(area.h * 0.36f)) : area.take_right(std::round(area.w * 0.5f));
  area = area.inset(ui.px(ui.is_compact() ? 20 : 44), ui.px(ui.is_compact() ? 14 : 32));
  const float row_h = std::min(ui.px(96), area.h / static_cast<float>(view.notes.size()));
  card(ui, {area.x, area.y, area.w, row_h * static_cast<float>(view.notes.size())});
  Rect list = area.inset(ui.px(18), 0);
  for (std::size_t i = 0; i < view.notes.size(); ++i) {
    Rect row = list.take_top(row_h);
    if (i > 0) ui.fill({row.x, row.y, row.w, ui.px(1)}, theme.line);
    count_row(ui, row, view.notes[i], view.is_busy, touches);
  }
  ui.fill(side, theme.sand);
  side = side.inset(ui.px(ui.is_compact() ? 24 : 44), ui.px(ui.is_compact() ? 16 : 32));
  const float gap = ui.px(16);
  if (button(ui, side.take_bottom(ui.px(ui.is_compact() ? 96 : 120), gap),
             {.id = "shift.submit",
              .label = view.submit_label,
              .icon = "lock",
              .kind = ButtonKind::main,
              .is_enabled = view.can_submit,
              .is_busy = view.is_busy,
              .text_px = 28}))
    touches.push_back({TillAct::shift_submit});
  const TextSpec sum{.px = ui.is_compact() ? 56.0 : 84.0,
                     .bold = true,
                     .colour = theme.heading,
                     .align = Align::end,
                     .valign = VAlign::centre,
                     .max_lines = 1,
                     .line_height = 1.1,
                     .shrink_to = 0.5};
  Rect total = side.take_bottom(ui.px(ui.is_compact() ? 80 : 120), gap);
  const TextSpec word{.px = 26, .bold = true, .valign = VAlign::centre, .max_lines = 1};
  ui.text(total.take_left(std::min(ui.text_width(tr("Counted"), word) + 2, total.w * 0.45f), gap), tr("Counted"), word);
  labelled_text(ui, "shift.typed", total, view.typed, sum);
  shift_title(ui, side, view);
  shift_rows(ui, side, view.rows);
  ui.set_reachable(true);
  till_dialog(ui, view.dialog, touches);
}

}  // namespace odop::ui
