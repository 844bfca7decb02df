#include <algorithm>
#include <cmath>

#include "text/words.h"
#include "ui/bounds.h"
#include "ui/showcase/chrome.h"
#include "ui/showcase/screens.h"
#include "ui/widgets.h"

namespace odop::ui {
namespace {

void open_place(const SearchView::Place& place, ShowcaseRequests& requests) {
  if (place.state.empty())
    requests.push_back(OpenDistrict{place.district});
  else
    requests.push_back(OpenState{place.state});
}

void draw_nothing_found(Ui& ui, Rect area, const SearchView& view, ShowcaseRequests& requests) {
  const Theme& theme = ui.theme();
  const float drawing = std::min({ui.px(250), area.h, area.w * 0.25f});
  ui.art_now("drawing:nothing-found", area.take_left(drawing, ui.px(50)).centred(drawing, drawing));
  const std::string title = fill(tr("Nothing is called “{0}”"), {view.words});
  const TextSpec heading{
      .px = ui.is_compact() ? 32.0 : 42.0, .bold = true, .family = Family::serif, .max_lines = 2, .shrink_to = 0.6};
  const TextSpec hint{.px = 26, .colour = theme.ink2, .max_lines = 1};
  const float title_h = ui.text_height(area.w, title, heading);
  const float hint_h = view.districts.empty() ? 0 : ui.text_height(area.w, tr("Perhaps you are looking for:"), hint);
  const float key_h = ui.px(ui.is_compact() ? 76 : 88);
  Rect column = area.centred(area.w, title_h + hint_h + key_h + ui.px(28));
  labelled_text(ui, "search.nothing", column.take_top(title_h, ui.px(6)), title, heading);
  if (hint_h > 0) ui.text(column.take_top(hint_h, ui.px(18)), tr("Perhaps you are looking for:"), hint);
  Rect row = column.take_top(key_h);
  const ButtonSpec ask{.id = "search.ask",
                       .label = view.help_was_called ? tr("The stall was told") : tr("Ask the stall"),
                       .icon = view.help_was_called ? "check" : "hand",
                       .kind = ButtonKind::quiet,
                       .is_enabled = !view.help_was_called,
                       .text_px = 24};
  const float ask_w = button_width(ui, ask);
  for (const SearchView::Place& place : view.districts) {
    const std::string id = place.state.empty() ? "district:" + place.district : "state:" + place.state;
    const ButtonSpec key{.id = id, .label = place.label, .text_px = 24};
    const float width = std::min(button_width(ui, key), ui.px(420));
    if (row.w < width + ask_w + ui.px(32)) break;
    if (button(ui, row.take_left(width, ui.px(16)), key)) open_place(place, requests);
  }
  if (button(ui, row.take_left(std::min(ask_w, row.w)), ask)) requests.push_back(CallStall{});
}

void draw_found(Ui& ui, Rect area, const SearchView& view, int& page, ShowcaseRequests& requests) {
  const float gap = ui.px(ui.is_compact() ? 10 : 16);
  const int columns = (ui.is_portrait() ? 3 : ui.is_compact() ? 5 : 6) - (ui.has_large_text() ? 1 : 0);
  const int rows = ui.is_portrait() && area.h > ui.px(700) ? 2 : 1;
  const int n = static_cast<int>(view.products.size());
  const bool has_head = !view.districts.empty() || n > columns * rows;
  Rect head = has_head ? area.take_top(ui.px(ui.is_compact() ? 62 : 80), gap) : Rect{};
  if (has_head) head.w -= page_arrows(ui, head, "found", n, columns * rows, page) + gap;
  for (const SearchView::Place& place : view.districts) {
    const std::string id = place.state.empty() ? "district:" + place.district : "state:" + place.state;
    const ButtonSpec key{.id = id, .label = place.label, .text_px = 22};
    const float width = std::min(button_width(ui, key), ui.px(430));
    if (head.w < width) break;
    if (button(ui, head.take_left(width, gap), key)) open_place(place, requests);
  }
  area = swiped_pages(ui, area, "found", n, columns * rows, page);
  const int first = page * columns * rows;
  for (int i = 0; i < columns * rows && first + i < n; ++i)
    product_card(ui, area.cell(i % columns, columns, i / columns, rows, gap),
                 view.products[static_cast<std::size_t>(first + i)], true, requests);
}

}  // namespace

void draw_search(Ui& ui, const SearchView& view, std::string& words, KeyboardPage& keys, int& page,
                 ShowcaseRequests& requests) {
  const Theme& theme = ui.theme();
  Rect whole = ui.screen();
  const Rect board = whole.take_bottom(std::min(ui.px(keyboard_height_px(ui)), std::round(whole.h * 0.52f)));
  Rect area = whole.inset(ui.px(ui.is_compact() ? 22 : 32), ui.px(ui.is_compact() ? 16 : 28));
  const float height = ui.px(ui.is_compact() ? 72 : 88), gap = ui.px(16);
  Rect top = area.take_top(height, ui.px(ui.is_compact() ? 10 : 20));
  // Where letters are large and the screen narrow, the arrow says it alone: the room belongs to what is typed.
  const ButtonSpec back{
      .id = "back", .label = tr("Back"), .icon = "back", .shows_label = !(ui.is_portrait() && ui.has_large_text())};
  if (button(ui, top.take_left(button_width(ui, back), gap), back)) requests.push_back(GoBack{});
  staff_key(ui, top.take_right(height, gap), requests);
  if (!ui.is_portrait()) access_key(ui, top.take_right(height, gap), requests);
  language_keys(ui, top.take_right(ui.px(ui.is_portrait() ? 190 : ui.is_compact() ? 200 : 380), gap), requests);
  const ButtonSpec clear{.id = "search.clear",
                         .label = tr("Clear"),
                         .icon = ui.is_portrait() ? "x" : "",
                         .is_enabled = !words.empty(),
                         .shows_label = !ui.is_portrait()};
  bool is_changed = false;
  if (button(ui, top.take_right(ui.is_portrait() ? height : button_width(ui, clear), gap), clear)) {
    words.clear();
    is_changed = true;
  }
  is_changed = text_field(ui, top, words,
                          {.id = "search.field",
                           .label = tr("Search by name"),
                           .placeholder = tr("Name of a thing or a district"),
                           .icon = "search",
                           .bytes_max = search_text_bytes_max,
                           .text_px = ui.is_compact() ? 28.0 : 34.0}) ||
               is_changed;
  if (view.is_nothing_found)
    draw_nothing_found(ui, area, view, requests);
  else if (view.products.empty() && view.districts.empty())
    ui.text(area, tr("Write in Hindi or in English letters: kurta, कुर्ता, Banaras"),
            {.px = 27, .colour = theme.ink2, .align = Align::centre, .valign = VAlign::centre});
  else
    draw_found(ui, area, view, page, requests);
  is_changed = keyboard(ui, board, keys, words, search_text_bytes_max) || is_changed;
  if (!is_changed) return;
  page = 0;
  requests.push_back(SearchFor{words});
}

}  // namespace odop::ui
