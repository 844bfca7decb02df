// Finding goods by name in Hindi or Latin letters, with the keyboard on the screen or a real one.
#include <algorithm>
#include <cmath>

#include "text/words.h"
#include "ui/bounds.h"
#include "ui/showcase/chrome.h"
#include "ui/till/chrome.h"
#include "ui/till/draws.h"
#include "ui/widgets.h"

namespace odop::ui {

void draw_till_search(Ui& ui, const TillSearchView& view, std::string& words, KeyboardPage& keys, int& page,
                      TillTouches& touches) {
  const Theme& theme = ui.theme();
  Rect whole = ui.screen();
  const Rect board = whole.take_bottom(std::min(ui.px(keyboard_height_px(ui)), std::round(whole.h * 0.5f)));
  Rect area = whole.inset(ui.px(ui.is_compact() ? 16 : 28), ui.px(ui.is_compact() ? 12 : 24));
  const float gap = ui.px(ui.is_compact() ? 10 : 16);
  Rect top = area.take_top(ui.px(80), gap);
  const ButtonSpec back{.id = "back", .label = tr("Bill"), .icon = "back", .text_px = 24};
  if (button(ui, top.take_left(button_width(ui, back), gap), back)) touches.push_back({TillAct::back});
  const int columns = ui.is_portrait() ? 4 : ui.is_compact() ? 6 : 7, rows = ui.is_portrait() ? 3 : 1;
  top.w -= page_arrows(ui, top, "found", static_cast<int>(view.tiles.size()), columns * rows, page);
  bool is_changed = text_field(ui, top, words,
                               {.id = "till.search.field",
                                .label = tr("Search by name"),
                                .placeholder = tr("Name or number of a thing"),
                                .icon = "search",
                                .bytes_max = search_text_bytes_max,
                                .text_px = 28});
  if (view.is_nothing_found)
    labelled_text(ui, "search.nothing", area, fill(tr("Nothing is called “{0}”"), {words}),
                  {.px = 28, .colour = theme.ink2, .align = Align::centre, .valign = VAlign::centre, .max_lines = 2});
  const int first = page * columns * rows, n = static_cast<int>(view.tiles.size());
  for (int i = 0; i < columns * rows && first + i < n; ++i)
    till_tile(ui, area.cell(i % columns, columns, i / columns, rows, gap),
              view.tiles[static_cast<std::size_t>(first + i)], touches);
  is_changed = keyboard(ui, board, keys, words, search_text_bytes_max) || is_changed;
  if (ui.take_key(platform::Key::enter) && !view.tiles.empty()) {
    const TileView& best = view.tiles.front();
    touches.push_back(best.group.empty() ? TillTouch{TillAct::touch_product, best.sku}
                                         : TillTouch{TillAct::touch_group, best.group});
  }
  if (!is_changed) return;
  page = 0;
  touches.push_back({TillAct::search_changed});
}

}  // namespace odop::ui
