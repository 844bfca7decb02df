#include "ui/till/training_strip.h"

#include <algorithm>
#include <cmath>

#include "text/words.h"
#include "ui/widgets.h"

namespace odop::ui {

namespace {

// Black and turmeric in every theme: it must not look like any other thing on a screen.
constexpr ImU32 ground = rgb(0xF2B733), ink = rgb(0x1C1206);
constexpr double plain_px = 44, guided_px = 88, guided_portrait_px = 148;

// Slanted black bars, as on a barrier. They end in a bar, so that the ground begins clean.
void bars(Ui& ui, const Rect& rect) {
  ui.fill(rect, ground);
  if (!ui.is_painting()) return;
  const float width = ui.px(14), slant = ui.px(12);
  for (float x = rect.x; x + width + slant <= rect.right() + 1; x += 2 * width)
    ui.list()->AddQuadFilled(ImVec2(x + slant, rect.y), ImVec2(x + slant + width, rect.y),
                             ImVec2(x + width, rect.bottom()), ImVec2(x, rect.bottom()), ink);
}

void word(Ui& ui, Rect rect, bool fills) {
  const std::string both =
      std::string(Translator::of(Language::hi).tr("TRAINING")) + " · " + Translator::of(Language::en).tr("TRAINING");
  const TextSpec spec{.px = 23,
                      .bold = true,
                      .colour = ink,
                      .align = Align::centre,
                      .valign = VAlign::centre,
                      .max_lines = 1,
                      .shrink_to = 0.7,
                      .grows = false};
  if (fills) {
    const float width = std::min(rect.w, ui.text_width(both, spec) + ui.px(48));
    const Rect middle = rect.centred(width, rect.h);
    bars(ui, {rect.x, rect.y, middle.x - rect.x, rect.h});
    bars(ui, {middle.right(), rect.y, rect.right() - middle.right(), rect.h});
    ui.fill(middle, ground);
    labelled_text(ui, "training", middle, both, spec);
    return;
  }
  bars(ui, rect.take_left(ui.px(58)));
  ui.fill(rect, ground);
  labelled_text(ui, "training", rect, both, spec);
}

}  // namespace

double training_strip_px(const TrainingStripView& view, bool is_portrait) {
  if (view.words.empty()) return plain_px;
  return is_portrait ? guided_portrait_px : guided_px;
}

void draw_training_strip(Ui& ui, const Rect& strip, const TrainingStripView& view, TillTouches& touches) {
  if (view.words.empty()) return word(ui, strip, true);
  Rect row = strip;
  if (ui.is_portrait())
    word(ui, row.take_top(strip.h - ui.px(guided_px)), true);
  else
    word(ui, row.take_left(std::min(row.w * 0.26f, ui.px(360))), false);
  ui.fill(row, ink);
  ui.fill({row.x, row.bottom() - ui.px(4), row.w, ui.px(4)}, ground);
  Rect inside = row.inset(ui.px(16), ui.px(6));
  inside.h -= ui.px(4);
  for (auto key = view.keys.rbegin(); key != view.keys.rend(); ++key) {
    const ButtonSpec spec{.id = key->id, .label = key->label, .kind = ButtonKind::plain, .text_px = 21};
    const float width = std::min(button_width(ui, spec) - ui.px(16), inside.w * 0.3f);
    if (button(ui, inside.take_right(width, ui.px(10)), spec)) touches.push_back({key->act, {}, key->number});
  }
  inside.w -= ui.px(6);
  if (!view.step.empty()) {
    const TextSpec number{.px = 24, .bold = true, .align = Align::centre, .valign = VAlign::centre, .max_lines = 1};
    TextSpec on_ground = number;
    on_ground.colour = ink;
    const Rect sign = inside.take_left(ui.text_width(view.step, number) + ui.px(28), ui.px(14));
    const Rect pill = sign.centred(sign.w, ui.px(46));
    ui.fill_rounded(pill, ground, 99);
    labelled_text(ui, "training.step", pill, view.step, on_ground);
  } else if (view.is_done) {
    const float side = ui.px(46);
    const Rect sign = inside.take_left(side, ui.px(14)).centred(side, side);
    ui.circle(sign.middle_x(), sign.middle_y(), side / 2, ground);
    ui.icon("check", sign.centred(side * 0.6f, side * 0.6f), ink);
  }
  labelled_text(ui, "training.words", inside, view.words,
                {.px = 26,
                 .bold = true,
                 .colour = ground,
                 .valign = VAlign::centre,
                 .max_lines = 2,
                 .shrink_to = 0.65,
                 .grows = false});
}

void draw_practice_code(Ui& ui, const Rect& area, std::string_view id, std::string_view words) {
  const float side = std::min({area.w, area.h, ui.px(520)});
  const Rect plate = area.centred(side, side);
  ui.fill_rounded(plate, ground, radius_card);
  const Rect paper = plate.inset(ui.px(12));
  ui.fill_rounded(paper, rgb(0xFFFDF7), radius_card);
  Rect inside = paper.inset(ui.px(20), ui.px(14));
  const TextSpec spec{.px = 30,
                      .bold = true,
                      .colour = ink,
                      .align = Align::centre,
                      .valign = VAlign::centre,
                      .max_lines = 4,
                      .shrink_to = 0.6};
  const float words_h = std::min(inside.h * 0.5f, ui.text_height(inside.w, words, spec) + ui.px(8));
  labelled_text(ui, id, inside.take_bottom(words_h, ui.px(6)), words, spec);
  // A hand's phone over an empty frame: nothing in it that a camera could read.
  const float art = std::min(inside.w, inside.h);
  const Rect drawing = inside.centred(art, art);
  ui.frame(drawing.centred(art * 0.94f, art * 0.94f), rgb(0xD9CBAE), radius_card, 4);
  ui.icon("phone", drawing.centred(art * 0.62f, art * 0.62f), rgb(0x7A4E00));
}

}  // namespace odop::ui
