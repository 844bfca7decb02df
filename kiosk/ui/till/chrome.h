// What the till's screens have in common: the bar, the number pad, questions over the lower part of the screen. UI
// thread only.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "ui/till/touches.h"
#include "ui/till/views.h"
#include "ui/ui.h"

namespace odop::ui {

struct TillBarSpec {
  std::string_view back_label = {};  // empty: the stall's name stands on the left
  std::string_view title = {};
  bool is_main = false;  // with the keys for the menu and for leaving
  bool is_tall = false;  // as with a back key, though there is none
};
// Cuts the bar off the top of the area.
void till_bar(Ui& ui, Rect& area, const TillBarView& bar, const TillBarSpec& spec, TillTouches& touches);

struct PadSpec {
  std::string_view prefix = "pad";  // ids pad.0 .. pad.9, pad.back, pad.ok
  bool is_enabled = true;
  bool is_busy = false;
  bool has_ok = true;     // false: "00" in its place, another button submits
  bool has_plus = false;  // "+" in its place, for telephone numbers; another button submits
  bool can_submit = true;
};
// Digits 1..9, erase, 0, OK (or 00, or +). Typed digits, Backspace and Enter count too.
void number_pad(Ui& ui, const Rect& rect, const PadSpec& spec, TillTouches& touches);

// Draws the open question over the lower part of the screen; call it last. What is drawn before a question must be
// unreachable: set_reachable(!dialog.is_open).
void till_dialog(Ui& ui, const TillDialogView& dialog, TillTouches& touches);

// "‹ › 2 / 5" for a list that does not fit; answers the page to show. The keys are id.previous and id.next.
int page_keys(Ui& ui, Rect rect, const std::string& id, int page, int pages);

// A band with a sentence about something that did not work; nothing when the sentence is empty.
void problem_band(Ui& ui, const Rect& rect, std::string_view id, std::string_view sentence);
float problem_height(Ui& ui, float width, std::string_view sentence);

// The colours of people's rings.
ImU32 ring_colour(int ring);

}  // namespace odop::ui
