// Buttons, chips, cards and the other printed pieces of DESIGN.md 1 ("Size, grid, shape", "States"). Functions over a
// Ui: they draw, register themselves for inspection and say whether they were touched. Sizes are design px, rectangles
// real px. UI thread only.
//
//   if (button(ui, rect, {.id = "product.want", .label = tr("I want this"), .icon = "hand", .kind =
//   ButtonKind::invite}))
//     requests.push_back(WantItem{view.sku});
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "ui/geometry.h"
#include "ui/ui.h"

namespace odop::ui {

enum class ButtonKind : std::uint8_t {
  plain,    // card with a border
  main,     // indigo; one a screen
  confirm,  // leaf: money received, finish
  invite,   // turmeric: visitor's next touch
  quiet,    // no fill
  risky,    // quiet with madder words
  outline,  // on the attract ground
};

struct ButtonSpec {
  std::string_view id = {};
  std::string_view label = {};     // already in the screen's language
  std::string_view sublabel = {};  // smaller, under the label
  std::string_view icon = {};      // name in art.h, without "icon:"
  ButtonKind kind = ButtonKind::plain;
  bool is_enabled = true;  // a disabled button needs a sentence nearby that says why
  bool is_busy = false;    // turning arc; touches are ignored
  bool is_selected = false;
  bool shows_label = true;  // false: icon only, the label is for inspection and speech
  bool icon_after = false;
  double text_px = type_px::button;
  double icon_px = 0;  // 0: 1.3 of the text
  double radius = radius_card;
  std::string_view role = "button";
};
// True in the logical frame in which it was touched.
bool button(Ui& ui, const Rect& rect, const ButtonSpec& spec);
// The width the words need with the usual padding, for buttons that hug their label.
float button_width(Ui& ui, const ButtonSpec& spec);

struct CardSpec {
  double radius = radius_card;
  ImU32 ground = 0;  // 0: the theme's card
  ImU32 border = 0;  // 0: the theme's line
  ImU32 lip = 0;     // 0: the border's
  double lip_px = 4;
  double border_px = 1;
  bool is_hollow = false;  // the screen's own ground shows: nothing is filled
};
void card(Ui& ui, const Rect& rect, const CardSpec& spec = {});
// A card that is one of several to choose: the chosen one in indigo, the held one in sand.
void choice_card(Ui& ui, const Rect& rect, const Touch& touch, bool is_chosen);

// That something is a geographical indication; the circle fills the square.
void gi_sign(Ui& ui, const Rect& square);

struct ChipSpec {
  std::string_view id;
  std::string_view label;
  std::string_view count = {};    // right-aligned
  std::string_view hex_art = {};  // "hex:handicraft"
  std::string_view icon = {};     // instead of it
  bool has_gi_sign = false;       // instead of it
  ImU32 ink = 0, tint = 0;        // border and ground when selected
  bool is_selected = false;
  double text_px = 25;
};
bool chip(Ui& ui, const Rect& rect, const ChipSpec& spec);

struct Segment {
  std::string_view id;
  std::string_view label;
  bool is_selected = false;
};
// One of several; returns the index that was touched or -1.
int segmented(Ui& ui, const Rect& rect, std::span<const Segment> segments, double text_px = 24,
              bool on_attract = false);

struct PillSpec {
  std::string_view text;
  ImU32 ground = 0, ink = 0;
  std::string_view icon = {};
  double text_px = type_px::small;
  std::string_view id = {};  // given: registered for inspection as text
  bool grows = true;         // with the visitor's text size
};
float pill_width(Ui& ui, const PillSpec& spec);
float pill_height(Ui& ui, const PillSpec& spec);
// Draws it with its top left there and returns where it lies.
Rect pill(Ui& ui, float x, float y, const PillSpec& spec);

// Minus, value, plus. Returns -1, 0 or +1.
struct StepperSpec {
  std::string_view minus_id, plus_id;
  std::string_view minus_label, plus_label;  // for inspection and speech
  std::string_view value;
  bool can_decrease = true, can_increase = true;
  double key_px = 80;
};
int stepper(Ui& ui, const Rect& rect, const StepperSpec& spec);

// A field that shows what was typed, with a caret at the end. Takes typed characters and backspace when is_active.
// Returns true when the value changed. bytes_max bounds it.
struct FieldSpec {
  std::string_view id;
  std::string_view label;  // for inspection
  std::string_view placeholder;
  std::string_view icon = {};
  bool is_active = true;
  bool hides_text = false;  // PINs: dots
  std::size_t bytes_max = 96;
  double text_px = 34;
};
bool text_field(Ui& ui, const Rect& rect, std::string& value, const FieldSpec& spec);
void remove_last_letter(std::string& utf8);

void focus_ring(Ui& ui, const Rect& rect, double radius);
// A round sign with the first letter of a name, for makers without a picture.
void initial_sign(Ui& ui, const Rect& box, std::string_view name, ImU32 ground, ImU32 rim);
void border_strip(Ui& ui, const Rect& rect, bool on_attract = false);
// Registered text: a value that tests and a screen reader want to find.
float labelled_text(Ui& ui, std::string_view id, const Rect& box, std::string_view text, const TextSpec& spec);

}  // namespace odop::ui
