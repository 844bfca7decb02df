// One bill: how much of each line comes back, why, by which way the money goes, and the deed. Withdrawing the whole
// bill and printing it again stand apart from it.
#include <algorithm>
#include <cmath>

#include "text/words.h"
#include "ui/till/chrome.h"
#include "ui/till/draws.h"
#include "ui/widgets.h"

namespace odop::ui {
namespace {

void return_line(Ui& ui, Rect row, std::size_t i, const BillView::Line& line, bool can_return, TillTouches& touches) {
  const Theme& theme = ui.theme();
  const std::string number = std::to_string(i + 1), id = "return." + number;
  if (i > 0) ui.fill({row.x, row.y, row.w, ui.px(1)}, theme.line);
  const float key = ui.px(ui.is_compact() ? 64 : 72), gap = ui.px(10);
  Rect keys = row.take_right(key * 2 + ui.px(110) + gap * 2, ui.px(18)).centred(key * 2 + ui.px(110) + gap * 2, key);
  const std::string plus = id + ".plus", minus = id + ".minus";
  const auto line_number = static_cast<std::int64_t>(i + 1);
  if (line.is_measured) {
    if (button(ui, keys, {.id = id, .label = line.asked, .is_enabled = can_return && (line.can_more || line.can_less)}))
      touches.push_back({TillAct::edit_return, {}, line_number});
  } else {
    const int step = stepper(ui, keys,
                             {.minus_id = minus,
                              .plus_id = plus,
                              .minus_label = tr("One fewer"),
                              .plus_label = tr("One more"),
                              .value = line.asked,
                              .can_decrease = line.can_less,
                              .can_increase = line.can_more});
    if (step != 0) touches.push_back({TillAct::step_return, step > 0 ? "+" : "-", line_number});
    ui.describe(id + ".asked", "text", line.asked, "normal", keys);
  }
  const TextSpec amount{
      .px = 24, .bold = true, .align = Align::end, .valign = VAlign::centre, .max_lines = 1, .shrink_to = 0.7};
  ui.text(row.take_right(std::min(ui.text_width(line.amount, amount) + 2, row.w * 0.4f), ui.px(14)), line.amount,
          amount);
  labelled_text(ui, id + ".name", row.take_top(row.h * 0.54f), line.name,
                {.px = 23, .bold = true, .valign = VAlign::bottom, .max_lines = 1, .shrink_to = 0.7});
  const std::string said = line.came_before.empty() ? line.sold : line.sold + " · " + line.came_before;
  labelled_text(ui, id + ".sold", row, said,
                {.px = 19,
                 .colour = line.came_before.empty() ? theme.ink2 : theme.madder_deep,
                 .max_lines = 1,
                 .shrink_to = 0.7});
}

// Reasons or ways: choices of which one is taken. Answers the touched one or -1.
int choices(Ui& ui, const Rect& area, const std::string& id, const std::vector<std::string>& labels, int chosen,
            int columns) {
  int touched = -1;
  const int n = static_cast<int>(labels.size()), rows = (n + columns - 1) / columns;
  for (int i = 0; i < n; ++i) {
    const std::string key = id + "." + std::to_string(i);
    if (button(ui, area.cell(i % columns, columns, i / columns, rows, ui.px(10)),
               {.id = key, .label = labels[static_cast<std::size_t>(i)], .is_selected = i == chosen, .text_px = 21}))
      touched = i;
  }
  return touched;
}

void draw_side(Ui& ui, Rect side, const BillView& view, TillTouches& touches) {
  const Theme& theme = ui.theme();
  const float gap = ui.px(ui.is_compact() ? 10 : 16);
  if (button(ui, side.take_bottom(ui.px(ui.is_compact() ? 88 : 112), gap),
             {.id = "bill.take_back",
              .label = view.can_take_back ? fill(tr("Take back, {0} goes out"), {view.back}) : tr("Take back"),
              .icon = "check",
              .kind = ButtonKind::main,
              .is_enabled = view.can_take_back,
              .is_busy = view.is_busy,
              .text_px = 28}))
    touches.push_back({TillAct::take_back});
  if (button(ui, side.take_bottom(ui.px(ui.is_compact() ? 64 : 76), gap),
             {.id = "bill.exchange",
              .label = tr("Exchange for other goods"),
              .icon = "undo",
              .is_enabled = view.can_take_back && !view.is_busy,
              .text_px = 23}))
    touches.push_back({TillAct::exchange_bill});
  const TextSpec hint{.px = 20, .colour = theme.ink2, .align = Align::centre, .max_lines = 1, .shrink_to = 0.7};
  labelled_text(ui, "bill.hint", side.take_bottom(ui.text_height(side.w, "आA", hint), gap), view.hint, hint);
  const TextSpec label{.px = 21, .bold = true, .colour = theme.ink2, .max_lines = 1};
  const float label_h = ui.text_height(side.w, "आA", label), key_h = ui.px(ui.is_compact() ? 64 : 76);
  Rect head = side.take_top(ui.px(ui.is_compact() ? 84 : 120), gap);
  ui.text(head.take_top(label_h), tr("Goes back"), label);
  const TextSpec amount{.px = ui.is_compact() ? 48.0 : 64.0,
                        .bold = true,
                        .colour = theme.heading,
                        .valign = VAlign::centre,
                        .max_lines = 1,
                        .line_height = 1.1,
                        .shrink_to = 0.5};
  const float amount_w = std::min(ui.text_width(view.back, amount) + 2, head.w * 0.6f);
  labelled_text(ui, "bill.back", head.take_left(amount_w, ui.px(16)), view.back, amount);
  labelled_text(ui, "bill.back_how", head, view.back_how,
                {.px = 23, .colour = theme.ink2, .valign = VAlign::centre, .max_lines = 1, .shrink_to = 0.6});
  if (!view.ways.empty()) {
    std::vector<std::string> labels;
    int chosen = 0;
    for (std::size_t i = 0; i < view.ways.size(); ++i) {
      labels.push_back(view.ways[i].label);
      if (view.ways[i].is_chosen) chosen = static_cast<int>(i);
    }
    if (const int way = choices(ui, side.take_top(key_h, gap), "bill.way", labels, chosen, 2); way >= 0)
      touches.push_back({TillAct::choose_back_by, {}, view.ways[static_cast<std::size_t>(way)].kind});
  }
  ui.text(side.take_top(label_h, ui.px(6)), tr("Why?"), label);
  const int rows = (static_cast<int>(view.reasons.size()) + 1) / 2;
  const float reasons_h = static_cast<float>(rows) * key_h + static_cast<float>(rows - 1) * ui.px(10);
  if (const int reason =
          choices(ui, side.take_top(std::min(reasons_h, side.h)), "bill.reason", view.reasons, view.reason, 2);
      reason >= 0)
    touches.push_back({TillAct::choose_reason, {}, reason});
}

}  // namespace

void draw_till_bill(Ui& ui, const BillView& view, int& page, TillTouches& touches) {
  const Theme& theme = ui.theme();
  Rect area = ui.screen();
  ui.set_reachable(!view.dialog.is_open);
  till_bar(ui, area, view.bar, {.back_label = tr("Bills"), .title = view.number}, touches);
  Rect side =
      ui.is_portrait() ? area.take_bottom(std::round(area.h * 0.42f)) : area.take_right(std::round(area.w * 0.42f));
  ui.fill(side, theme.sand);
  side = side.inset(ui.px(ui.is_compact() ? 24 : 44), ui.px(ui.is_compact() ? 16 : 32));
  draw_side(ui, side, view, touches);
  area = area.inset(ui.px(ui.is_compact() ? 24 : 44), ui.px(ui.is_compact() ? 16 : 32));
  const float gap = ui.px(ui.is_compact() ? 10 : 16);
  Rect foot = area.take_bottom(ui.px(ui.is_compact() ? 72 : 88), gap);
  const int keys = static_cast<int>(view.papers.size()) + 1;
  for (int i = 0; i + 1 < keys; ++i) {
    const auto& [serial, label] = view.papers[static_cast<std::size_t>(i)];
    const std::string id = "bill.print." + std::to_string(i);
    if (button(ui, foot.column(i, keys, gap),
               {.id = id, .label = label, .icon = "print", .is_enabled = view.has_printer, .text_px = 21}))
      touches.push_back({TillAct::print_paper, serial});
  }
  if (button(ui, foot.column(keys - 1, keys, gap),
             {.id = "bill.withdraw",
              .label = tr("Withdraw bill"),
              .icon = "x",
              .kind = ButtonKind::risky,
              .is_enabled = view.can_withdraw && !view.is_busy,
              .text_px = 21}))
    touches.push_back({TillAct::withdraw_bill});
  Rect head = area.take_top(ui.px(ui.is_compact() ? 64 : 80), gap);
  const ButtonSpec all{.id = "bill.all",
                       .label = tr("All of it"),
                       .icon = "undo",
                       .is_enabled = view.can_all && !view.is_busy,
                       .text_px = 23};
  if (button(ui, head.take_right(std::min(button_width(ui, all), head.w * 0.5f), gap), all))
    touches.push_back({TillAct::return_all});
  labelled_text(
      ui, "bill.paid", head.take_top(head.h * 0.54f), view.paid,
      {.px = 27, .bold = true, .colour = theme.heading, .valign = VAlign::bottom, .max_lines = 1, .shrink_to = 0.6});
  ui.text(head, view.when, {.px = 20, .colour = theme.ink2, .max_lines = 1});
  for (const auto& [id, sentence] : {std::pair{"bill.notice", &view.notice}, std::pair{"till.problem", &view.problem}})
    if (!sentence->empty()) problem_band(ui, area.take_top(problem_height(ui, area.w, *sentence), gap), id, *sentence);

  const float row_h = ui.px(ui.is_compact() ? 80 : 92), page_h = ui.px(72);
  const int n = static_cast<int>(view.lines.size());
  int rows = std::max(1, static_cast<int>((area.h - ui.px(12)) / row_h));
  const bool has_pages = n > rows;
  if (has_pages) rows = std::max(1, static_cast<int>((area.h - page_h - gap - ui.px(12)) / row_h));
  const int pages = std::max(1, (n + rows - 1) / rows);
  page = std::clamp(page, 0, pages - 1);
  if (has_pages) page = page_keys(ui, area.take_bottom(page_h, gap), "bill.page", page, pages);
  const int shown = std::min(rows, n - page * rows);
  card(ui, {area.x, area.y, area.w, row_h * static_cast<float>(shown) + ui.px(12)});
  Rect list = area.inset(ui.px(20), ui.px(2));
  for (int i = 0; i < shown; ++i) {
    const auto line = static_cast<std::size_t>(page * rows + i);
    return_line(ui, list.take_top(row_h), line, view.lines[line], view.can_return && !view.is_busy, touches);
  }
  ui.set_reachable(true);
  till_dialog(ui, view.dialog, touches);
}

}  // namespace odop::ui
