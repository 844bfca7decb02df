// A maker's page: who it is, in the maker's own words and in ours, who sells the work here, and the work itself.
#include <algorithm>
#include <cmath>
#include <string>

#include "text/words.h"
#include "ui/showcase/chrome.h"
#include "ui/showcase/screens.h"
#include "ui/widgets.h"

namespace odop::ui {
namespace {

struct SheetWords {
  SheetWords(const Ui& ui, const MakerPageView& view, const ListenView& listen)
      : spoken(view.maker.words()),
        name{.px = ui.is_compact() ? 40.0 : 50.0,
             .bold = true,
             .family = Family::serif,
             .colour = ui.theme().heading,
             .max_lines = 1,
             .shrink_to = 0.6,
             .marked = listen.mark("maker.name", view.maker.name)},
        craft{.px = ui.is_compact() ? 22.0 : 26.0,
              .colour = ui.theme().ink2,
              .max_lines = 1,
              .shrink_to = 0.8,
              .marked = listen.mark("maker.craft", view.maker.craft)},
        quote{.px = ui.is_compact() ? 27.0 : 34.0,
              .bold = true,
              .family = Family::serif,
              .max_lines = 3,
              .line_height = 1.35,
              .shrink_to = 0.8,
              .marked = listen.mark("maker.quote", spoken)},
        body{.px = ui.is_compact() ? 22.0 : 26.0,
             .line_height = 1.5,
             .shrink_to = 0.7,
             .marked = listen.mark("maker.card", view.maker.card)},
        sold_by{.px = ui.is_compact() ? 19.0 : 22.0, .colour = ui.theme().ink2, .max_lines = 2, .shrink_to = 0.8} {}
  std::string spoken;
  TextSpec name, craft, quote, body, sold_by;
};

float pad_x(const Ui& ui) {
  return ui.px(ui.is_compact() ? 28 : 44);
}
float pad_y(const Ui& ui) {
  return ui.px(ui.is_compact() ? 18 : 34);
}
// Nastaliq needs more than the sign beside it.
float head_height(Ui& ui, float width, const MakerPageView& view, const SheetWords& words) {
  return std::max(ui.px(ui.is_compact() ? 92 : 120), ui.text_height(width * 0.5f, view.maker.name, words.name) +
                                                         ui.text_height(width * 0.5f, view.maker.craft, words.craft));
}

// As high as its words need.
float sheet_height(Ui& ui, float width, const MakerPageView& view, const SheetWords& words) {
  const float room = width - 2 * pad_x(ui);
  const auto part = [&](const std::string& text, const TextSpec& spec) {
    return text.empty() ? 0 : ui.text_height(room, text, spec) + ui.px(14);
  };
  return 2 * pad_y(ui) + head_height(ui, room, view, words) + ui.px(20) + part(words.spoken, words.quote) +
         part(view.maker.card, words.body) + part(view.sold_by, words.sold_by);
}

void draw_sheet(Ui& ui, const Rect& sheet, const MakerPageView& view, const SheetWords& words, const ListenView& listen,
                ShowcaseRequests& requests) {
  card(ui, sheet, {.radius = radius_hero});
  Rect inside = sheet.inset(pad_x(ui), pad_y(ui));
  Rect head = inside.take_top(head_height(ui, inside.w, view, words), ui.px(20));
  const float sign = ui.px(ui.is_compact() ? 92 : 120);
  initial_sign(ui, head.take_left(sign, ui.px(28)).centred(sign, sign), view.maker.name,
               theme_of(ThemeKind::paper).madder, theme_of(ThemeKind::paper).madder_tint);
  const ListenKey key{.label = tr("Listen"), .text_px = ui.is_compact() ? 23.0 : 26.0};
  const float key_w = std::min(listen_key_width(ui, listen, key), head.w * 0.4f);
  if (key_w > 0) {
    const Rect key_box = head.take_right(key_w, ui.px(24)).centred(key_w, std::min(head.h, ui.px(88)));
    listen_key(ui, key_box, listen, key, {}, requests);
  }
  const float name_h = ui.text_height(head.w, view.maker.name, words.name),
              craft_h = ui.text_height(head.w, view.maker.craft, words.craft);
  Rect lines = head.centred(head.w, std::min(head.h, name_h + craft_h));
  labelled_text(ui, "maker.name", lines.take_top(name_h), view.maker.name, words.name);
  ui.text(lines, view.maker.craft, words.craft);
  const auto say = [&](const std::string& text, const TextSpec& spec) {
    if (!text.empty()) ui.text(inside.take_top(ui.text_height(inside.w, text, spec), ui.px(14)), text, spec);
  };
  say(words.spoken, words.quote);
  if (!view.sold_by.empty())
    labelled_text(ui, "maker.sold_by", inside.take_bottom(ui.text_height(inside.w, view.sold_by, words.sold_by)),
                  view.sold_by, words.sold_by);
  ui.text(inside, view.maker.card, words.body);
}

void draw_work(Ui& ui, Rect area, const MakerPageView& view, int& page, ShowcaseRequests& requests) {
  const float gap = ui.px(ui.is_compact() ? 12 : 20);
  const int n = static_cast<int>(view.products.size());
  const int columns = (ui.is_portrait() ? 3 : ui.is_compact() ? 4 : 5) - (ui.has_large_text() ? 1 : 0);
  Rect head = area.take_top(ui.px(ui.is_compact() ? 56 : 80), gap);
  const float card_h_min = ui.px(ui.is_compact() ? 220 : 300);
  const int rows = std::clamp(static_cast<int>((area.h + gap) / (card_h_min + gap)), 1, (n + columns - 1) / columns);
  if (const float arrows = page_arrows(ui, head, "things", n, columns * rows, page); arrows > 0)
    head.w -= arrows + ui.px(14);
  ui.text(head, tr("From these hands"),
          {.px = ui.is_compact() ? 28.0 : 36.0,
           .bold = true,
           .family = Family::serif,
           .colour = ui.theme().heading,
           .valign = VAlign::centre,
           .max_lines = 1,
           .shrink_to = 0.7});
  area.h = std::min(area.h, static_cast<float>(rows) * (ui.px(ui.is_portrait() ? 430 : 460) + gap) - gap);
  area = swiped_pages(ui, area, "things", n, columns * rows, page);
  const int first = page * columns * rows;
  for (int i = 0; i < columns * rows && first + i < n; ++i)
    product_card(ui, area.cell(i % columns, columns, i / columns, rows, gap),
                 view.products[static_cast<std::size_t>(first + i)], false, requests);
}

}  // namespace

void draw_maker(Ui& ui, const MakerPageView& view, const ListenView& listen, const NoticesView& notices, int& page,
                ShowcaseRequests& requests) {
  Rect area = visitor_area(ui);
  top_bar(ui, area, {.back_label = tr("Back"), .here = view.maker.name, .notices = &notices}, requests);
  const SheetWords words(ui, view, listen);
  const float wanted = sheet_height(ui, area.w, view, words);
  // The work needs a head and one row of cards.
  const float work_min = ui.px(ui.is_compact() ? 288 : 400);
  if (view.products.empty() || area.h - wanted < work_min) {
    const float width = std::min(area.w, ui.px(1240));
    const float height = sheet_height(ui, width, view, words);
    return draw_sheet(ui, area.centred(width, std::min(area.h, height)), view, words, listen, requests);
  }
  draw_sheet(ui, area.take_top(wanted, ui.px(ui.is_compact() ? 14 : 28)), view, words, listen, requests);
  draw_work(ui, area, view, page, requests);
}

}  // namespace odop::ui
