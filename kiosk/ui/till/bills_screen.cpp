// The bills of this kiosk, newest first: a row opens one. "Find" looks for the number that stands on the receipt; its
// code can be scanned instead.
#include <algorithm>

#include "text/words.h"
#include "ui/till/chrome.h"
#include "ui/till/draws.h"
#include "ui/widgets.h"

namespace odop::ui {
namespace {

void bill_row(Ui& ui, const Rect& box, const BillsView::Row& row, TillTouches& touches) {
  const Theme& theme = ui.theme();
  const std::string id = "bill:" + row.number;
  const Touch touch = ui.touch(id, box);
  card(ui, box, {.ground = touch.is_held ? theme.sand : 0u});
  ui.describe(id, "button", row.number + " " + row.amount, Ui::state_of(touch, true), box);
  if (touch.is_focused) focus_ring(ui, box, radius_card);
  Rect inside = box.inset(ui.px(20), ui.px(8));
  const float icon = ui.px(26), gap = ui.px(16);
  ui.icon(row.is_paper ? "print" : "right", inside.take_right(icon, gap).centred(icon, icon), theme.ink2);
  const TextSpec amount{.px = 32,
                        .bold = true,
                        .colour = row.is_credit_note ? theme.madder_deep : theme.heading,
                        .align = Align::end,
                        .valign = VAlign::centre,
                        .max_lines = 1,
                        .shrink_to = 0.6};
  labelled_text(ui, "bill.amount:" + row.number, inside.take_right(std::min(ui.px(220), inside.w * 0.3f), gap),
                row.amount, amount);
  Rect words = inside;
  if (!row.mark.empty()) {
    const ImU32 ink = row.is_credit_note || row.mark_is_calm ? theme.ink2 : theme.madder_deep;
    const TextSpec mark{.px = 19,
                        .bold = true,
                        .colour = ink,
                        .align = Align::end,
                        .valign = VAlign::centre,
                        .max_lines = 2,
                        .shrink_to = 0.7};
    labelled_text(ui, "bill.mark:" + row.number, words.take_right(words.w * 0.42f, gap), row.mark, mark);
  }
  ui.text(words.take_top(words.h * 0.52f), row.number,
          {.px = 24, .bold = true, .valign = VAlign::bottom, .max_lines = 1, .shrink_to = 0.6});
  ui.text(words, row.how.empty() ? row.when : row.when + " · " + row.how,
          {.px = 19, .colour = theme.ink2, .max_lines = 1, .shrink_to = 0.7});
  if (touch.was_clicked) touches.push_back({row.is_paper ? TillAct::print_paper : TillAct::open_bill, row.serial});
}

}  // namespace

void draw_till_bills(Ui& ui, const BillsView& view, int& page, TillTouches& touches) {
  const Theme& theme = ui.theme();
  Rect area = ui.screen();
  ui.set_reachable(!view.dialog.is_open);
  till_bar(ui, area, view.bar, {.back_label = tr("Bill"), .title = tr("All bills")}, touches);
  area = area.inset(ui.px(ui.is_compact() ? 28 : 48), ui.px(ui.is_compact() ? 16 : 28));
  const float gap = ui.px(ui.is_compact() ? 10 : 14);
  Rect foot = area.take_bottom(ui.px(ui.is_compact() ? 80 : 92), gap);
  const std::string find =
      view.searched.empty() ? tr("Find by number") : fill(tr("{0}: show all again"), {view.searched});
  const ButtonSpec look{.id = "bills.find",
                        .label = find,
                        .icon = view.searched.empty() ? "search" : "x",
                        .kind = ButtonKind::main,
                        .is_busy = view.is_reading};
  if (button(ui, foot.take_right(std::min(foot.w * 0.5f, button_width(ui, look)), gap), look))
    touches.push_back({TillAct::find_bill});
  if (!view.problem.empty())
    problem_band(ui, area.take_top(problem_height(ui, area.w, view.problem), gap), "till.problem", view.problem);
  if (view.rows.empty() && !view.is_reading)
    labelled_text(ui, "bills.none", area, view.empty,
                  {.px = 32, .colour = theme.ink2, .align = Align::centre, .valign = VAlign::centre, .max_lines = 2});
  const float wished = ui.px(ui.is_portrait() ? 104 : 90);
  const int rows = std::max(1, static_cast<int>((area.h + gap) / (wished + gap)));
  const int n = static_cast<int>(view.rows.size());
  const int columns = ui.is_portrait() || ui.is_compact() || n <= rows ? 1 : 2, per_page = columns * rows;
  const int pages = std::max(1, (n + per_page - 1) / per_page + (view.has_more && n % per_page == 0 ? 1 : 0));
  page = std::clamp(page, 0, pages - 1);
  for (int i = 0; i < per_page && page * per_page + i < n; ++i)
    bill_row(ui, area.cell(i / rows, columns, i % rows, rows, gap),
             view.rows[static_cast<std::size_t>(page * per_page + i)], touches);
  if (pages > 1) {
    const int shown = page_keys(ui, foot, "bills.page", page, pages);
    if (shown != page && shown >= pages - 2) touches.push_back({TillAct::bills_page, {}, shown});
    page = shown;
  }
  ui.set_reachable(true);
  till_dialog(ui, view.dialog, touches);
}

}  // namespace odop::ui
