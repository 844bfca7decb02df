// What a training kiosk shows that no other does: the strip along the top of every screen, with the word TRAINING in
// both languages and the guide's step, and the drawing in place of a UPI code. The strip takes its room from the
// screens and lies on none of them. UI thread only.
#pragma once

#include <string>
#include <vector>

#include "ui/till/touches.h"
#include "ui/ui.h"

namespace odop::ui {

struct TrainingStripView {
  std::string step;   // "2 / 4"; empty: none
  std::string words;  // what to do now, or how it went; empty: only the word TRAINING
  bool is_done = false;
  struct Key {
    std::string id, label;
    TillAct act = TillAct::guide_skip;
    std::int64_t number = 0;
  };
  std::vector<Key> keys;
};

// Design px; with words it is as high as a key, on a tall display two rows.
double training_strip_px(const TrainingStripView& view, bool is_portrait);
void draw_training_strip(Ui& ui, const Rect& strip, const TrainingStripView& view, TillTouches& touches);

// No code, for a payment that nobody makes. words: in the language, or languages, of whoever looks.
void draw_practice_code(Ui& ui, const Rect& area, std::string_view id, std::string_view words);

}  // namespace odop::ui
