// Bank notes and coins as our own drawings in the notes' colours (never copies of the real ones), and the notes that
// make up a change. UI thread only, except hand_back_notes (pure).
#pragma once

#include <vector>

#include "core/money.h"
#include "ui/ui.h"

namespace odop::ui {

inline constexpr int note_keys[] = {500, 200, 100, 50, 20, 10};

// The fewest notes and coins, largest first: 500 200 100 50 20 10 and coins of 5 2 1. change is whole rupees, >= 0.
std::vector<int> hand_back_notes(Money change);

// A note of 10 rupees or more, a coin below; in the middle of the box.
void draw_note(Ui& ui, const Rect& box, int rupees);
constexpr bool is_coin(int rupees) {
  return rupees < 10;
}

}  // namespace odop::ui
