// What the customer's screens share: sentences in both languages, one under the other. UI thread only.
#pragma once

#include <string>
#include <string_view>

#include "text/words.h"
#include "ui/ui.h"

namespace odop::ui {

// A sentence of the program in both languages of this display.
LocalText both(const char* msgid);
const std::string& hindi(const LocalText& text);
// Empty where the pack has one name only: it is not said twice.
std::string english(const LocalText& text);
// With a dot between, where both are there.
std::string joined(const std::string& first, const std::string& second);

// How the two are set.
struct Pair {
  TextSpec hi, en;
};
float pair_height(Ui& ui, float width, const LocalText& text, const Pair& specs);
// Takes from the top of the area what both need, and the gap.
void draw_pair(Ui& ui, Rect& area, std::string_view id, const LocalText& text, const Pair& specs, float gap = 0);

// Second lines on the dark ground.
ImU32 soft_on_attract(const Theme& theme);

// "Demonstration" in both languages, at the side of the place and half way down.
void demo_pill(Ui& ui, const Rect& place, Align side);
// Motifs are printed on paper, so on a dark ground they lie on a sheet of it.
void picture_sheet(Ui& ui, const Rect& box, std::string_view picture, std::string_view sector);

}  // namespace odop::ui
