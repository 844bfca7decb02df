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

void draw_maker(Ui& ui, const MakerView& view, const ListenView& listen, const NoticesView& notices,
                ShowcaseRequests& requests) {
  const Theme& theme = ui.theme();
  Rect area = visitor_area(ui);
  top_bar(ui, area, {.back_label = tr("Back"), .here = view.name, .notices = &notices}, requests);
  const float sheet_w = std::min(area.w, ui.px(1240));
  const float pad_x = ui.px(ui.is_compact() ? 40 : 64), pad_y = ui.px(ui.is_compact() ? 30 : 54);
  const std::string spoken = view.words();
  const TextSpec quote{.px = 30,
                       .bold = true,
                       .family = Family::serif,
                       .max_lines = 3,
                       .line_height = 1.35,
                       .shrink_to = 0.8,
                       .marked = listen.mark("maker.quote", spoken)};
  const TextSpec body{.px = 25, .line_height = 1.55, .shrink_to = 0.75, .marked = listen.mark("maker.card", view.card)};
  const float words_w = sheet_w - 2 * pad_x;
  const float quote_h = spoken.empty() ? 0 : ui.text_height(words_w, spoken, quote) + ui.px(24);
  const float sheet_h = ui.px(152) + quote_h + ui.text_height(words_w, view.card, body) + 2 * pad_y;
  const Rect sheet = area.centred(sheet_w, std::min(area.h, sheet_h));
  card(ui, sheet, {.radius = radius_hero});
  Rect inside = sheet.inset(pad_x, pad_y);
  Rect head = inside.take_top(ui.px(120), ui.px(24));
  const float sign = head.h;
  initial_sign(ui, head.take_left(sign, ui.px(28)), view.name, theme_of(ThemeKind::paper).madder,
               theme_of(ThemeKind::paper).madder_tint);
  const ListenKey key{.label = tr("Listen"), .text_px = ui.is_compact() ? 23.0 : 26.0};
  const float key_w = std::min(listen_key_width(ui, listen, key), head.w * 0.45f);
  if (key_w > 0) {
    const Rect key_box = head.take_right(key_w, ui.px(24)).centred(key_w, std::min(head.h, ui.px(88)));
    listen_key(ui, key_box, listen, key, {}, requests);
  }
  const TextSpec name{.px = 50,
                      .bold = true,
                      .family = Family::serif,
                      .colour = theme.heading,
                      .max_lines = 1,
                      .shrink_to = 0.6,
                      .marked = listen.mark("maker.name", view.name)};
  const TextSpec craft{.px = 24,
                       .colour = theme.ink2,
                       .max_lines = 1,
                       .shrink_to = 0.8,
                       .marked = listen.mark("maker.craft", view.craft)};
  const float name_h = ui.text_height(head.w, view.name, name), craft_h = ui.text_height(head.w, view.craft, craft);
  Rect lines = head.centred(head.w, name_h + craft_h);
  labelled_text(ui, "maker.name", lines.take_top(name_h), view.name, name);
  ui.text(lines, view.craft, craft);
  if (quote_h > 0) ui.text(inside.take_top(quote_h), spoken, quote);
  ui.text(inside, view.card, body);
}

}  // namespace odop::ui
