#include <algorithm>
#include <cmath>

#include "text/words.h"
#include "ui/showcase_chrome.h"
#include "ui/showcase_screens.h"
#include "ui/widgets.h"

namespace odop::ui {

void draw_stall(Ui& ui, const ProductListView& view, int& page, ShowcaseRequests& requests) {
  Rect area = visitor_area(ui);
  top_bar(ui, area, {.back_label = tr("Back"), .here = view.title, .notices = &view.notices}, requests);
  const float gap = ui.px(ui.is_compact() ? 12 : 20);
  const int columns = ui.is_portrait() ? 3 : ui.is_compact() ? 4 : 5, rows = ui.is_portrait() ? 4 : 2;
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
  const int first = page * columns * rows;
  for (int i = 0; i < columns * rows && first + i < n; ++i)
    product_card(ui, area.cell(i % columns, columns, i / columns, rows, gap),
                 view.products[static_cast<std::size_t>(first + i)], true, requests);
}

void draw_maker(Ui& ui, const MakerView& view, const NoticesView& notices, ShowcaseRequests& requests) {
  const Theme& theme = ui.theme();
  Rect area = visitor_area(ui);
  top_bar(ui, area, {.back_label = tr("Back"), .here = view.name, .notices = &notices}, requests);
  const float sheet_w = std::min(area.w, ui.px(1240));
  const float pad_x = ui.px(ui.is_compact() ? 40 : 64), pad_y = ui.px(ui.is_compact() ? 30 : 54);
  const TextSpec quote{
      .px = 30, .bold = true, .family = Family::serif, .max_lines = 3, .line_height = 1.35, .shrink_to = 0.8};
  const TextSpec body{.px = 25, .line_height = 1.55, .shrink_to = 0.75};
  const std::string spoken = view.quote.empty() ? std::string() : "“" + view.quote + "”";
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
  const TextSpec name{
      .px = 50, .bold = true, .family = Family::serif, .colour = theme.heading, .max_lines = 1, .shrink_to = 0.6};
  const TextSpec craft{.px = 24, .colour = theme.ink2, .max_lines = 1, .shrink_to = 0.8};
  const float name_h = ui.text_height(head.w, view.name, name), craft_h = ui.text_height(head.w, view.craft, craft);
  Rect lines = head.centred(head.w, name_h + craft_h);
  labelled_text(ui, "maker.name", lines.take_top(name_h), view.name, name);
  ui.text(lines, view.craft, craft);
  if (quote_h > 0) ui.text(inside.take_top(quote_h), spoken, quote);
  ui.text(inside, view.card, body);
}

void draw_about(Ui& ui, const AboutView& view, int& page, ShowcaseRequests& requests) {
  const Theme& theme = ui.theme();
  Rect area = visitor_area(ui);
  top_bar(ui, area, {.back_label = tr("Back"), .here = tr("About ODOP"), .notices = &view.notices}, requests);
  const bool is_compact = ui.is_compact();
  const float gap = ui.px(is_compact ? 12 : 20);
  const int columns = ui.is_portrait() ? 2 : is_compact ? 3 : 4, rows = ui.is_portrait() ? 6 : is_compact ? 2 : 3;
  const int n = static_cast<int>(view.facts.size());
  Rect head = area.take_top(ui.px(is_compact ? 84 : 120), gap);
  head.w -= page_arrows(ui, head, "facts", n, columns * rows, page);
  ui.text({head.x, head.y, head.w - ui.px(20), head.h}, view.lead,
          {.px = is_compact ? 26.0 : 34.0,
           .bold = true,
           .family = Family::serif,
           .colour = theme.heading,
           .valign = VAlign::centre,
           .max_lines = 2,
           .shrink_to = 0.7});
  const int first = page * columns * rows;
  for (int i = 0; i < columns * rows && first + i < n; ++i) {
    const AboutView::Fact& fact = view.facts[static_cast<std::size_t>(first + i)];
    const Rect box = area.cell(i % columns, columns, i / columns, rows, gap);
    card(ui, box);
    Rect inside = box.inset(ui.px(is_compact ? 18 : 28), ui.px(is_compact ? 14 : 18));
    const TextSpec figure{.px = is_compact ? 50.0 : 58.0,
                          .bold = true,
                          .colour = theme.heading,
                          .max_lines = 1,
                          .line_height = 1.15,
                          .shrink_to = 0.5};
    const TextSpec source{.px = 18, .colour = theme.ink2, .max_lines = 3, .line_height = 1.35, .shrink_to = 0.85};
    const std::string id = "fact:" + fact.id;
    labelled_text(ui, id, inside.take_top(ui.text_height(inside.w, fact.figure, figure), ui.px(4)), fact.figure,
                  figure);
    const float source_h = ui.text_height(inside.w, fact.source_line, source);
    ui.text(inside.take_bottom(source_h, ui.px(8)), fact.source_line, source);
    ui.text(inside, fact.sentence, {.px = is_compact ? 21.0 : 25.0, .shrink_to = 0.8});
  }
}

}  // namespace odop::ui
