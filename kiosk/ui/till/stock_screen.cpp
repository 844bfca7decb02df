// Goods that move without a sale: the goods as on the till, and beside them the list that is being made, or what runs
// low while there is none.
#include <algorithm>
#include <cmath>

#include "text/words.h"
#include "ui/till/chrome.h"
#include "ui/till/draws.h"
#include "ui/widgets.h"

namespace odop::ui {
namespace {

void draw_low(Ui& ui, Rect area, const StockView& view) {
  const Theme& theme = ui.theme();
  const TextSpec hint{.px = 22, .colour = theme.ink2, .max_lines = 3};
  const std::string sentence = tr("Touch or scan what it is about.");
  labelled_text(ui, "stock.hint", area.take_top(ui.text_height(area.w, sentence, hint), ui.px(16)), sentence, hint);
  if (view.low.empty()) return;
  const TextSpec head{.px = 20, .bold = true, .colour = theme.heading, .max_lines = 1};
  ui.text(area.take_top(ui.text_height(area.w, tr("Running low"), head), ui.px(6)), tr("Running low"), head);
  const float row_h = ui.px(ui.is_compact() ? 46 : 54);
  const int fit = std::max(0, static_cast<int>(area.h / row_h));
  for (int i = 0; i < fit && i < static_cast<int>(view.low.size()); ++i) {
    const StockView::Low& low = view.low[static_cast<std::size_t>(i)];
    Rect row = area.take_top(row_h);
    ui.fill({row.x, row.y, row.w, ui.px(1)}, theme.line);
    const TextSpec quantity{.px = 20,
                            .bold = true,
                            .colour = low.is_below_zero ? theme.madder_deep : theme.turmeric_deep,
                            .align = Align::end,
                            .valign = VAlign::centre,
                            .max_lines = 1,
                            .shrink_to = 0.7};
    const float width = std::min(row.w * 0.4f, ui.text_width(low.quantity, quantity) + 2);
    labelled_text(ui, "stock.low." + std::to_string(i), row.take_right(width, ui.px(10)), low.quantity, quantity);
    ui.text(row, low.name, {.px = 19, .valign = VAlign::centre, .max_lines = 1, .shrink_to = 0.75});
  }
}

void draw_list(Ui& ui, Rect area, const StockView& view, int& page, TillTouches& touches) {
  const Theme& theme = ui.theme();
  const bool compact = ui.is_compact();
  if (button(ui, area.take_bottom(ui.px(compact ? 92 : 112), ui.px(12)),
             {.id = "stock.finish",
              .label = view.finish_label,
              .icon = "check",
              .kind = ButtonKind::main,
              .is_enabled = view.can_finish,
              .is_busy = view.is_busy,
              .text_px = 27}))
    touches.push_back({TillAct::stock_finish});
  const TextSpec title{.px = compact ? 28.0 : 34.0,
                       .bold = true,
                       .family = Family::serif,
                       .colour = theme.heading,
                       .max_lines = 2,
                       .shrink_to = 0.7};
  labelled_text(ui, "stock.title", area.take_top(ui.text_height(area.w, view.title, title), ui.px(8)), view.title,
                title);
  if (!view.done.empty()) {
    const TextSpec done{.px = 21, .bold = true, .colour = theme.leaf, .max_lines = 4, .shrink_to = 0.8};
    labelled_text(ui, "stock.done", area.take_top(ui.text_height(area.w, view.done, done), ui.px(10)), view.done, done);
  }
  if (!view.problem.empty())
    problem_band(ui, area.take_top(problem_height(ui, area.w, view.problem), ui.px(10)), "till.problem", view.problem);
  if (view.lines.empty()) return draw_low(ui, area, view);
  const float line_h = ui.px(compact ? 92 : 108), keys_h = ui.px(64);
  const int n = static_cast<int>(view.lines.size());
  int fit = std::max(1, static_cast<int>(area.h / line_h));
  if (n > fit) {
    fit = std::max(1, static_cast<int>((area.h - keys_h - ui.px(8)) / line_h));
    const int pages = (n + fit - 1) / fit;
    page = page_keys(ui, area.take_bottom(keys_h, ui.px(8)), "stock.page", std::clamp(page, 0, pages - 1), pages);
    page = std::clamp(page, 0, pages - 1);
  } else {
    page = 0;
  }
  for (int i = page * fit; i < n && i < (page + 1) * fit; ++i)
    till_goods_line(ui, area.take_top(line_h), view.lines[static_cast<std::size_t>(i)], touches);
}

}  // namespace

void draw_till_stock(Ui& ui, const StockView& view, int& page, int& list_page, TillTouches& touches) {
  const Theme& theme = ui.theme();
  ui.set_reachable(!view.dialog.is_open);
  Rect area = ui.screen();
  till_bar(ui, area, view.bar, {.back_label = tr("Till"), .title = tr("Stock")}, touches);
  Rect list;
  if (ui.is_portrait()) {
    till_rail(ui, area.take_top(ui.px(118)), view.rail, false, touches);
    list = area.take_bottom(std::round(area.h * 0.44f));
  } else {
    till_rail(ui, area.take_left(ui.px(ui.is_compact() ? 132 : 180)), view.rail, true, touches);
    list = area.take_right(ui.px(ui.is_compact() ? 404 : 560));
  }
  ui.fill(list, theme.card);
  if (ui.is_portrait())
    ui.fill({list.x, list.y, list.w, ui.px(2)}, theme.line);
  else
    ui.fill({list.x, list.y, ui.px(2), list.h}, theme.line);
  till_tiles(ui, area.inset(ui.px(14), ui.px(14)), view.tiles, {}, page, touches);
  draw_list(ui, list.inset(ui.px(ui.is_compact() ? 18 : 24), ui.px(ui.is_compact() ? 12 : 18)), view, list_page,
            touches);
  ui.set_reachable(true);
  till_dialog(ui, view.dialog, touches);
}

}  // namespace odop::ui
