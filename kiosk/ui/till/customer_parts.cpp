#include "ui/till/customer_parts.h"

#include <cmath>

#include "ui/widgets.h"

namespace odop::ui {

LocalText both(const char* msgid) {
  return {Translator::of(Language::hi).tr(msgid), Translator::of(Language::en).tr(msgid)};
}
const std::string& hindi(const LocalText& text) {
  return text.in(Language::hi);
}
std::string english(const LocalText& text) {
  return text.exact(Language::en) == hindi(text) ? "" : text.exact(Language::en);
}
std::string joined(const std::string& first, const std::string& second) {
  return first.empty() || second.empty() ? first + second : first + " · " + second;
}

ImU32 soft_on_attract(const Theme& theme) {
  return theme.kind == ThemeKind::high_contrast ? theme.on_attract : rgb(0xCBD5E2);
}

float pair_height(Ui& ui, float width, const LocalText& text, const Pair& specs) {
  return ui.text_height(width, hindi(text), specs.hi) + ui.text_height(width, english(text), specs.en);
}
void draw_pair(Ui& ui, Rect& area, std::string_view id, const LocalText& text, const Pair& specs, float gap) {
  const std::string second = english(text);
  const float hi_h = ui.text_height(area.w, hindi(text), specs.hi), en_h = ui.text_height(area.w, second, specs.en);
  Rect place = area.take_top(hi_h + en_h, gap);
  ui.describe(id, "text", joined(hindi(text), second), "normal", place);
  ui.text(place.take_top(hi_h), hindi(text), specs.hi);
  ui.text(place, second, specs.en);
}

void demo_pill(Ui& ui, const Rect& place, Align side) {
  const LocalText words = both(tr_later("Demonstration"));
  const std::string text = joined(hindi(words), english(words));
  const PillSpec spec{
      .text = text, .ground = rgb(0xF6E3B4), .ink = rgb(0x7A4E00), .text_px = 16, .id = "customer.demo"};
  pill(ui, side == Align::end ? place.right() - pill_width(ui, spec) : place.x,
       place.middle_y() - pill_height(ui, spec) / 2, spec);
}

void picture_sheet(Ui& ui, const Rect& box, std::string_view picture, std::string_view sector) {
  ui.fill_rounded(box, sector_ink(sector).tint, radius_card);
  ui.picture(picture, box.inset(std::round(box.h * 0.05f)));
}

}  // namespace odop::ui
