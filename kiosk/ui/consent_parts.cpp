#include "ui/consent_parts.h"

#include "ui/widgets.h"

namespace odop::ui {

void notice_card(Ui& ui, Rect area, std::string_view id, const std::string& title_words,
                 const std::vector<std::string>& sentences) {
  const Theme& theme = ui.theme();
  card(ui, area);
  area = area.inset(ui.px(ui.is_compact() ? 20 : 28), ui.px(ui.is_compact() ? 12 : 22));
  const TextSpec title{.px = ui.is_compact() ? 30.0 : 36.0,
                       .bold = true,
                       .family = Family::serif,
                       .colour = theme.heading,
                       .max_lines = 1,
                       .shrink_to = 0.7};
  labelled_text(ui, id, area.take_top(ui.text_height(area.w, title_words, title), ui.px(8)), title_words, title);
  // What somebody must be able to read stands whole: the letters give way before a word does.
  double px = ui.is_compact() ? 23 : 29;
  const float gap = ui.px(7);
  const auto height_at = [&](double size) {
    float height = 0;
    for (const std::string& sentence : sentences)
      height += ui.text_height(area.w, sentence, {.px = size, .max_lines = 5}) + gap;
    return height;
  };
  while (px > 15 && height_at(px) > area.h) px -= 1;
  for (const std::string& sentence : sentences) {
    const TextSpec spec{.px = px, .max_lines = 5};
    ui.text(area.take_top(ui.text_height(area.w, sentence, spec), gap), sentence, spec);
  }
}

bool tick_box(Ui& ui, const Rect& rect, std::string_view id, std::string_view label, bool is_ticked) {
  const Theme& theme = ui.theme();
  const Touch touch = ui.touch(id, rect);
  ui.describe(id, "checkbox", label, Ui::state_of(touch, true, is_ticked), rect);
  if (!ui.is_painting()) return touch.was_clicked;
  choice_card(ui, rect, touch, is_ticked);
  Rect inside = rect.inset(ui.px(20), ui.px(8));
  const float side = ui.px(44);
  const Rect box = inside.take_left(side, ui.px(18)).centred(side, side);
  ui.fill_rounded(box, theme.card, 8);
  ui.frame(box, is_ticked ? theme.indigo : theme.edge, 8, 3);
  if (is_ticked) ui.icon("check", box.centred(side * 0.8f, side * 0.8f), theme.indigo);
  ui.text(inside, label, {.px = 24, .bold = true, .valign = VAlign::centre, .max_lines = 2, .shrink_to = 0.7});
  return touch.was_clicked;
}

}  // namespace odop::ui
