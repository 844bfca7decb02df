#include "ui/keyboard.h"

#include <algorithm>
#include <array>
#include <span>
#include <string_view>

#include "text/words.h"
#include "ui/widgets.h"

namespace odop::ui {
namespace {

// In the order in which the letters are learnt at school; the capital words are the other keys.
constexpr std::array<std::string_view, 57> devanagari{
    "अ", "आ", "इ", "ई", "उ", "ऊ", "ए", "ऐ", "ओ", "औ", "क", "ख", "ग", "घ", "च", "छ", "ज",    "झ",     "ट",
    "ठ", "ड", "ढ", "ण", "त", "थ", "द", "ध", "न", "प", "फ", "ब", "भ", "म", "य", "र", "ल",    "व",     "श",
    "ष", "स", "ह", "ि", "ा", "ी", "ु",  "ू",  "े",  "ै",  "ो", "ौ", "्",  "ं",  "ँ",  "़",  "PAGE", "SPACE", "DELETE"};
constexpr std::array<std::string_view, 39> latin{
    "1", "2", "3", "4", "5", "6", "7", "8", "9", "0",      "q",    "w", "e", "r", "t", "y", "u", "i", "o",    "p",
    "a", "s", "d", "f", "g", "h", "j", "k", "l", "DELETE", "PAGE", "z", "x", "c", "v", "b", "n", "m", "SPACE"};

struct Plan {
  std::span<const std::string_view> keys;
  int columns, rows;
  int space_span, delete_span;
};

Plan plan_of(const Ui& ui, KeyboardPage page) {
  if (page == KeyboardPage::latin) return {latin, 10, 4, 2, 1};
  if (ui.is_portrait()) return {devanagari, 10, 6, 3, 2};
  return {devanagari, 15, 4, 3, 2};
}

}  // namespace

double keyboard_height_px(const Ui& ui) {
  return ui.is_portrait() ? 720 : ui.is_compact() ? 400 : 540;
}

bool keyboard(Ui& ui, const Rect& rect_in_layout, KeyboardPage& page, std::string& value, std::size_t bytes_max) {
  const Rect rect = ui.placed(rect_in_layout);
  const Unmirrored as_learned(ui);
  const Theme& theme = ui.theme();
  ui.fill(rect, theme.sand);
  ui.fill({rect.x, rect.y, rect.w, ui.px(2)}, theme.line);
  const float margin = ui.px(ui.is_portrait() ? 20 : 32), gap = ui.px(ui.is_compact() ? 9 : 12);
  const Rect grid = rect.inset(margin, ui.px(ui.is_compact() ? 14 : 22));
  const Plan plan = plan_of(ui, page);
  bool is_changed = false;
  const auto add = [&](std::string_view letter) {
    if (value.size() + letter.size() > bytes_max) return;
    value += letter;
    is_changed = true;
  };
  int cell = 0;
  const auto take = [&](int span) {
    int column = cell % plan.columns, row = cell / plan.columns;
    if (column + span > plan.columns) {  // a wide key begins the next row
      ++row;
      column = 0;
      cell = row * plan.columns;
    }
    Rect box = grid.cell(column, plan.columns, row, plan.rows, gap);
    box.w += static_cast<float>(span - 1) * (box.w + gap);
    cell += span;
    return box;
  };
  const double letter_px = ui.is_compact() ? 30 : 36;
  for (const std::string_view key : plan.keys) {
    if (key == "PAGE") {
      const bool is_latin = page == KeyboardPage::latin;
      if (button(ui, take(1), {.id = "key.page", .label = is_latin ? "कखग" : "ABC", .text_px = 22}))
        page = is_latin ? KeyboardPage::devanagari : KeyboardPage::latin;
    } else if (key == "SPACE") {
      if (button(ui, take(plan.space_span), {.id = "key.space", .label = tr("Space"), .text_px = 26}) &&
          !value.empty() && value.back() != ' ')
        add(" ");
    } else if (key == "DELETE") {
      if (button(ui, take(plan.delete_span),
                 {.id = "key.delete",
                  .label = tr("Delete a letter"),
                  .icon = "backspace",
                  .shows_label = false,
                  .icon_px = 38}) &&
          !value.empty()) {
        remove_last_letter(value);
        is_changed = true;
      }
    } else {
      const std::string id = "key." + std::string(key);
      if (button(ui, take(1), {.id = id, .label = key, .text_px = letter_px})) add(key);
    }
  }
  return is_changed;
}

}  // namespace odop::ui
