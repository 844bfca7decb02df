#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

#include "text/words.h"
#include "ui/showcase/chrome.h"
#include "ui/showcase/screens.h"
#include "ui/widgets.h"

namespace odop::ui {

void draw_stall(Ui& ui, const ProductListView& view, int& page, ShowcaseRequests& requests) {
  Rect area = visitor_area(ui);
  top_bar(ui, area, {.back_label = tr("Back"), .here = view.title, .notices = &view.notices}, requests);
  const float gap = ui.px(ui.is_compact() ? 12 : 20);
  const int columns_usual = (ui.is_portrait() ? 3 : ui.is_compact() ? 4 : 5) - (ui.has_large_text() ? 1 : 0);
  const int columns = !view.is_short     ? columns_usual
                      : ui.is_portrait() ? 2
                                         : 3,
            rows = !ui.is_portrait() ? 2
                   : view.is_short   ? 3
                                     : 4;
  Rect head = area.take_top(ui.px(ui.is_compact() ? 64 : 88), gap);
  const int n = static_cast<int>(view.products.size());
  head.w -= page_arrows(ui, head, "things", n, columns * rows, page);
  const TextSpec heading{.px = ui.is_compact() ? 30.0 : 40.0,
                         .bold = true,
                         .family = Family::serif,
                         .colour = ui.theme().heading,
                         .valign = VAlign::centre,
                         .max_lines = 1,
                         .shrink_to = 0.7};
  const float title_w = std::min(ui.text_width(view.title, heading) + ui.px(18), head.w);
  ui.text(head.take_left(title_w), view.title, heading);
  ui.text(head, view.count, {.px = 22, .colour = ui.theme().ink2, .valign = VAlign::centre, .max_lines = 1});
  if (n == 0) {
    ui.text(area, tr("Everything is sold for today. The codes of each thing lead to it online."),
            {.px = 26, .colour = ui.theme().ink2});
    return;
  }
  area = swiped_pages(ui, area, "things", n, columns * rows, page);
  const int first = page * columns * rows;
  for (int i = 0; i < columns * rows && first + i < n; ++i)
    product_card(ui, area.cell(i % columns, columns, i / columns, rows, gap),
                 view.products[static_cast<std::size_t>(first + i)], true, requests);
}

}  // namespace odop::ui
