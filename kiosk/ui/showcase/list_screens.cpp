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

namespace {

// One figure, what it counts and who says so, under a band in one of the sectors' inks.
void draw_fact(Ui& ui, const Rect& box, const AboutView::Fact& fact, const ListenView& listen, int place) {
  const Theme& theme = ui.theme();
  const bool is_compact = ui.is_compact(), is_first = place == 0;
  constexpr std::array<std::string_view, 5> bands{"handicraft", "handloom-textile", "food-processing", "agriculture",
                                                  "manufacturing"};
  const SectorInk& sector = sector_ink(bands[static_cast<std::size_t>(place) % bands.size()]);
  const bool is_plain = theme.kind != ThemeKind::paper;
  card(ui, box, {.ground = is_first && !is_plain ? sector.tint : 0});
  const float band = ui.px(6), corner = ui.px(radius_card);
  ui.fill({box.x + corner, box.y, box.w - 2 * corner, band}, is_plain ? theme.turmeric : sector.ink);
  Rect inside = box.inset(ui.px(is_compact ? 18 : 28), ui.px(is_compact ? 14 : 20));
  inside.take_top(ui.px(8));
  inside.h -= ui.px(4);
  const TextSpec figure{.px = is_compact ? 46.0
                              : is_first ? 70.0
                                         : 54.0,
                        .bold = true,
                        .colour = is_plain   ? theme.heading
                                  : is_first ? theme.madder_deep
                                             : theme.heading,
                        .max_lines = 1,
                        .line_height = 1.15,
                        .shrink_to = 0.5,
                        .marked = listen.mark("fact:" + fact.id, fact.figure)};
  const TextSpec source{.px = 18, .colour = theme.ink2, .max_lines = 2, .line_height = 1.35, .shrink_to = 0.8};
  const TextSpec sentence{.px = (is_compact ? 21.0 : 25.0) * (is_first ? 1.16 : 1),
                          .line_height = 1.4,
                          .shrink_to = 0.6,
                          .marked = listen.mark("fact:" + fact.id, fact.sentence)};
  const float source_h = ui.text_height(inside.w, fact.source_line, source);
  ui.text(inside.take_bottom(source_h, ui.px(8)), fact.source_line, source);
  const float figure_h = ui.text_height(inside.w, fact.figure, figure);
  labelled_text(ui, "fact:" + fact.id, inside.take_top(figure_h, ui.px(4)), fact.figure, figure);
  ui.text(inside, fact.sentence, sentence);
}

}  // namespace

void draw_about(Ui& ui, const AboutView& view, const ListenView& listen, int& page, ShowcaseRequests& requests) {
  const Theme& theme = ui.theme();
  Rect area = visitor_area(ui);
  top_bar(ui, area, {.back_label = tr("Back"), .here = tr("About ODOP"), .notices = &view.notices}, requests);
  const bool is_compact = ui.is_compact();
  const float gap = ui.px(is_compact ? 12 : 20);
  if (view.can_register && button(ui, area.take_bottom(ui.px(is_compact ? 72 : 92), gap),
                                  {.id = "about.register",
                                   .label = tr("Are you a maker? Sell on ODOP Mart, Flipkart or GeM, or learn"),
                                   .icon = "hand",
                                   .text_px = is_compact ? 23.0 : 26.0}))
    requests.push_back(OpenLead{.kind = OpenLead::Kind::registration});
  const bool is_large = ui.has_large_text();
  const int columns = ui.is_portrait() ? 2
                      : is_compact     ? (is_large ? 2 : 3)
                      : is_large       ? 3
                                       : 4,
            rows = ui.is_portrait()         ? (is_large ? 4 : 6)
                   : is_compact || is_large ? 2
                                            : 3;
  const int n = static_cast<int>(view.facts.size());
  // The first fact is the largest: it takes two places, so one more place than facts is needed.
  const int places = n + 1, per_page = columns * rows;
  // The fact that is being heard is on the page that is shown.
  for (int i = 0; i < n && listen.state == ListenView::State::reading; ++i)
    if (listen.place == "fact:" + view.facts[static_cast<std::size_t>(i)].id) page = (i == 0 ? 0 : i + 1) / per_page;
  // On the narrow screen large letters have no room beside the keys: they stand above them.
  const bool is_narrow = ui.is_portrait() && is_large;
  const Rect above = is_narrow ? area.take_top(ui.px(150), ui.px(8)) : Rect{};
  Rect head = area.take_top(ui.px(is_compact ? 92 : is_narrow ? 88 : 128), gap);
  if (const float arrows = page_arrows(ui, head, "facts", places, per_page, page); arrows > 0)
    head.w -= arrows + ui.px(14);
  const ListenKey key{.label = tr("Listen"), .text_px = is_compact ? 23.0 : 26.0};
  if (const float key_w = std::min(listen_key_width(ui, listen, key), head.w * 0.45f); key_w > 0) {
    const int first = page * per_page;
    const std::string from =
        first == 0 || first > n ? std::string() : "fact:" + view.facts[static_cast<std::size_t>(first - 1)].id;
    listen_key(ui, head.take_right(key_w, ui.px(16)).centred(key_w, std::min(head.h, ui.px(88))), listen, key, from,
               requests);
  }
  const float strip_h = std::round(ui.px(is_compact ? 26 : 34));
  const TextSpec lead{.px = is_compact ? 27.0 : 36.0,
                      .bold = true,
                      .family = Family::serif,
                      .colour = theme.heading,
                      .valign = VAlign::centre,
                      .max_lines = is_narrow ? 3 : 2,
                      .shrink_to = 0.6,
                      .marked = listen.mark("lead", view.lead)};
  border_strip(ui, {head.x, head.bottom() - strip_h, std::round(std::min(head.w, ui.px(620))), strip_h});
  ui.text(is_narrow ? above : Rect{head.x, head.y, head.w - ui.px(20), head.h - strip_h - ui.px(8)}, view.lead, lead);
  for (int place = page * per_page; place < std::min(places, (page + 1) * per_page); ++place) {
    if (place == 1) continue;
    const int at = place - page * per_page;
    Rect box = area.cell(at % columns, columns, at / columns, rows, gap);
    if (place == 0) box.w = box.w * 2 + gap;
    draw_fact(ui, box, view.facts[static_cast<std::size_t>(place == 0 ? 0 : place - 1)], listen, place);
  }
}

}  // namespace odop::ui
