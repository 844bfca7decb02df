#include "ui/till/notes.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "ui/theme.h"

namespace odop::ui {
namespace {

struct NoteInks {
  int rupees;
  ImU32 ink, ground;
};
constexpr NoteInks inks[] = {{500, rgb(0x6F7268), rgb(0xDCDDD3)}, {200, rgb(0xB56A00), rgb(0xF8DCA0)},
                             {100, rgb(0x6A55A0), rgb(0xDAD3EA)}, {50, rgb(0x17688F), rgb(0xC6E3F0)},
                             {20, rgb(0x5F7310), rgb(0xE4EAB4)},  {10, rgb(0x7A4426), rgb(0xE9D0BE)}};

NoteInks inks_of(int rupees) {
  for (const NoteInks& note : inks)
    if (note.rupees == rupees) return note;
  return {rupees, rgb(0x5E5246), rgb(0xEDE3CF)};
}

}  // namespace

std::vector<int> hand_back_notes(Money change) {
  std::vector<int> notes;
  std::int64_t left = change.paise() / 100;
  for (const int note : {500, 200, 100, 50, 20, 10, 5, 2, 1})
    while (left >= note && notes.size() < 40) {
      notes.push_back(note);
      left -= note;
    }
  return notes;
}

void draw_note(Ui& ui, const Rect& box, int rupees) {
  if (!ui.is_painting()) return;
  const NoteInks note = inks_of(rupees);
  const std::string words = "₹" + std::to_string(rupees);
  if (is_coin(rupees)) {
    const float side = std::min(box.w, box.h), radius = side / 2;
    ui.circle(box.middle_x(), box.middle_y(), radius, rgb(0x8A7B62));
    ui.circle(box.middle_x(), box.middle_y(), radius - ui.px(3), note.ground);
    ui.ring(box.middle_x(), box.middle_y(), radius - ui.px(8), rgb(0x8A7B62), 1);
    ui.text(box, words,
            {.px = side * 0.38 / ui.scale(),
             .bold = true,
             .colour = rgb(0x2A211B),
             .align = Align::centre,
             .valign = VAlign::centre,
             .max_lines = 1});
    return;
  }
  const float height = std::min(box.h, std::round(box.w / 2.1f)), width = std::round(height * 2.1f);
  const Rect paper = box.centred(width, height);
  ui.fill_rounded(paper, note.ground, 5);
  const Rect rim = paper.inset(height * 0.06f);
  ui.frame(rim, note.ink, 3, 2);
  ui.fill({rim.right() - width * 0.1f, rim.y + height * 0.07f, width * 0.045f, rim.h - height * 0.14f}, note.ink);
  for (const float part : {0.29f, 0.19f, 0.09f})
    ui.ring(rim.x + rim.w * 0.72f, rim.middle_y(), height * part, note.ink, 1);
  ui.text(
      {rim.x + height * 0.12f, rim.y, rim.w * 0.56f, rim.h}, words,
      {.px = height * 0.42 / ui.scale(), .bold = true, .colour = note.ink, .valign = VAlign::centre, .max_lines = 1});
}

}  // namespace odop::ui
