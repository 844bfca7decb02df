#include "ui/keyboard.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <span>
#include <string_view>
#include <vector>

#include "core/ascii.h"
#include "core/phonetic.h"
#include "text/words.h"
#include "ui/widgets.h"

namespace odop::ui {
namespace {

// In the order in which the letters are learnt at school; the capital words are the other keys.
constexpr std::array<std::string_view, 58> devanagari{
    "अ", "आ", "इ", "ई", "उ", "ऊ", "ए", "ऐ", "ओ", "औ", "क", "ख", "ग", "घ", "च",    "छ",      "ज",     "झ",     "ट", "ठ",
    "ड", "ढ", "ण", "त", "थ", "द", "ध", "न", "प", "फ", "ब", "भ", "म", "य", "र",    "ल",      "व",     "श",     "ष", "स",
    "ह", "ि", "ा", "ी", "ु",  "ू",  "े",  "ै",  "ो", "ौ", "्",  "ं",  "ँ",  "़",  "PAGE", "LAYOUT", "SPACE", "DELETE"};
constexpr std::array<std::string_view, 39> latin{
    "1", "2", "3", "4", "5", "6", "7", "8", "9", "0",      "q",    "w", "e", "r", "t", "y", "u", "i", "o",    "p",
    "a", "s", "d", "f", "g", "h", "j", "k", "l", "DELETE", "PAGE", "z", "x", "c", "v", "b", "n", "m", "SPACE"};

// InScript (IS 16350) as `in(deva)` of xkb-data has it, without the two letters that Hindi does not write.
constexpr std::array<std::string_view, 50> inscript{
    "1", "2", "3", "4",     "5",    "6",      "7", "8", "9", "0", "-", "ृ",  "DELETE", "ौ", "ै",  "ा",    "ी",
    "ू",  "ब", "ह", "ग",     "द",    "ज",      "ड", "़",  "ॉ", "ो", "े",  "्",  "ि",      "ु",  "प", "र",    "क",
    "त", "च", "ट", "SHIFT", "PAGE", "LAYOUT", "ं",  "म", "न", "व", "ल", "स", ",",      ".", "य", "SPACE"};
constexpr std::array<std::string_view, 50> inscript_shift{
    "ऍ", "ॅ",  "्र", "र्",     "ज्ञ",   "त्र",     "क्ष", "श्र", "(", ")", "ः", "ऋ", "DELETE", "औ", "ऐ", "आ",    "ई",
    "ऊ", "भ", "ङ", "घ",     "ध",    "झ",      "ढ",  "ञ",  "ऑ", "ओ", "ए", "अ", "इ",      "उ", "फ", "ऱ",    "ख",
    "थ", "छ", "ठ", "SHIFT", "PAGE", "LAYOUT", "ँ",   "ण",  "ऩ", "ऴ", "ळ", "श", "ष",      "।", "य़", "SPACE"};

// For fields that take nothing else; there is no way to the letters from it.
constexpr std::array<std::string_view, 12> digits{"1", "2", "3", "4", "5", "6", "7", "8", "9", "0", "+", "DELETE"};

struct Plan {
  std::span<const std::string_view> keys;
  int columns, rows;
  int space_span, delete_span;
};

Plan plan_of(const Ui& ui, KeyboardPage page) {
  if (page == KeyboardPage::digits) return ui.is_portrait() ? Plan{digits, 4, 3, 1, 1} : Plan{digits, 6, 2, 1, 1};
  if (page == KeyboardPage::inscript) return {inscript, 13, 4, 2, 1};
  if (page == KeyboardPage::inscript_shift) return {inscript_shift, 13, 4, 2, 1};
  if (page == KeyboardPage::latin || page == KeyboardPage::phonetic) return {latin, 10, 4, 2, 1};
  if (ui.is_portrait()) return {devanagari, 10, 6, 2, 2};
  return {devanagari, 15, 4, 2, 2};
}

// The way to write Hindi that comes behind this one, and its name on the key.
KeyboardPage layout_behind(KeyboardPage page) {
  switch (page) {
    case KeyboardPage::devanagari:
      return KeyboardPage::inscript;
    case KeyboardPage::inscript:
    case KeyboardPage::inscript_shift:
      return KeyboardPage::phonetic;
    default:
      return KeyboardPage::devanagari;
  }
}
const char* name_on_key(KeyboardPage page) {
  return page == KeyboardPage::inscript ? "InS" : page == KeyboardPage::phonetic ? "a→अ" : "कखग";
}

bool layout_key(Ui& ui, const Rect& rect, KeyboardPage& page) {
  const KeyboardPage behind = layout_behind(page);
  if (!button(ui, rect, {.id = "key.layout", .label = name_on_key(behind), .text_px = 20})) return false;
  page = behind;
  return true;
}

// Devanagari for the Latin word at the end of what was typed; a touch puts it there.
bool suggestions(Ui& ui, Rect strip, KeyboardPage& page, std::string& value, std::size_t bytes_max, float gap) {
  layout_key(ui, strip.take_right(strip.w / 10, gap), page);
  std::size_t begin = value.size();
  while (begin > 0 && is_ascii_letter(value[begin - 1])) --begin;
  const std::vector<std::string> words = devanagari_suggestions(std::string_view(value).substr(begin));
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string id = "key.suggest." + std::to_string(i);
    if (!button(
            ui, strip.column(static_cast<int>(i), 2, gap),
            {.id = id, .label = words[i], .kind = i == 0 ? ButtonKind::invite : ButtonKind::plain, .text_px = 30}) ||
        begin + words[i].size() > bytes_max)
      continue;
    value.replace(begin, std::string::npos, words[i]);
    return true;
  }
  return false;
}

}  // namespace

KeyboardPage first_keyboard_page(Language language) {
  const bool reads_devanagari = language == Language::hi || language == Language::mr || language == Language::ne;
  return reads_devanagari ? KeyboardPage::devanagari : KeyboardPage::latin;
}

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
  Rect grid = rect.inset(margin, ui.px(ui.is_compact() ? 14 : 22));
  const Plan plan = plan_of(ui, page);
  bool is_changed = false;
  if (page == KeyboardPage::phonetic)
    is_changed = suggestions(ui, grid.take_top(std::round(grid.h * 0.19f), gap), page, value, bytes_max, gap);
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
    if (key == "LAYOUT") {
      layout_key(ui, take(1), page);
    } else if (key == "SHIFT") {
      const bool is_up = page == KeyboardPage::inscript_shift;
      if (button(ui, take(2), {.id = "key.shift", .label = "⇧", .is_selected = is_up, .text_px = 26}))
        page = is_up ? KeyboardPage::inscript : KeyboardPage::inscript_shift;
    } else if (key == "PAGE") {
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
      if (button(ui, take(1), {.id = id, .label = key, .text_px = letter_px})) {
        add(key);
        if (page == KeyboardPage::inscript_shift) page = KeyboardPage::inscript;
      }
    }
  }
  return is_changed;
}

}  // namespace odop::ui
