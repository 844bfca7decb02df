// "Who are you?": a sign, then four to six digits (DESIGN.md k).
#include <algorithm>
#include <cmath>

#include "text/words.h"
#include "ui/till/chrome.h"
#include "ui/till/draws.h"
#include "ui/widgets.h"

namespace odop::ui {
namespace {

constexpr double shake_s = 0.36;

void sign_in_ring(Ui& ui, const Rect& box, std::string_view picture, std::string_view name, int ring) {
  if (!ui.is_painting()) return;
  const float radius = std::min(box.w, box.h) / 2;
  const ImU32 colour = ring_colour(ring);
  if (picture.empty()) {
    initial_sign(ui, box.centred(radius * 2, radius * 2), name, colour, ui.theme().paper);
    return;
  }
  ui.circle(box.middle_x(), box.middle_y(), radius, colour);
  ui.circle(box.middle_x(), box.middle_y(), radius - std::max(3.0f, radius * 0.08f), rgb(0xFBF6EA));
  // 4:3 in a circle: the picture's corners stay inside the ring.
  const float width = radius * 2 * 0.92f;
  ui.picture(picture, box.centred(std::round(width), std::round(width * 0.75f)));
}

void person_card(Ui& ui, const Rect& rect, const PinView::Person& person, TillTouches& touches) {
  const std::string id = "person:" + person.code;
  const Touch touch = ui.touch(id, rect);
  if (touch.was_clicked) touches.push_back({TillAct::choose_person, person.code});
  ui.describe(id, "button", person.name, Ui::state_of(touch, true, person.is_chosen), rect);
  if (!ui.is_painting()) return;
  choice_card(ui, rect, touch, person.is_chosen);
  Rect inside = rect.inset(ui.px(12), ui.px(14));
  const TextSpec name{
      .px = 25, .bold = true, .align = Align::centre, .valign = VAlign::centre, .max_lines = 1, .shrink_to = 0.7};
  const Rect words = inside.take_bottom(ui.px(48));
  sign_in_ring(ui, inside, person.sign, person.name, person.ring);
  ui.text(words, person.name, name);
}

void draw_people(Ui& ui, Rect area, const PinView& view, TillTouches& touches) {
  const Theme& theme = ui.theme();
  const TextSpec title{.px = ui.is_compact() ? 44.0 : 56.0,
                       .bold = true,
                       .family = Family::serif,
                       .colour = theme.heading,
                       .max_lines = 1,
                       .shrink_to = 0.6};
  const TextSpec second{.px = 22, .colour = theme.ink2, .max_lines = 2};
  Rect head = area.take_top(ui.text_height(area.w, tr("Who are you?"), title) +
                                ui.text_height(area.w, tr("Touch your sign and press your digits"), second),
                            ui.px(18));
  const ButtonSpec back{
      .id = "back", .label = tr("Showcase"), .icon = "back", .kind = ButtonKind::quiet, .text_px = 22};
  const float back_w = button_width(ui, back);
  if (button(ui, head.take_right(back_w, ui.px(16)).centred(back_w, std::min(head.h, ui.px(80))), back))
    touches.push_back({TillAct::leave});
  labelled_text(ui, "pin.title", head.take_top(ui.text_height(head.w, tr("Who are you?"), title)), tr("Who are you?"),
                title);
  ui.text(head, tr("Touch your sign and press your digits"), second);
  if (view.pages > 1) {
    Rect arrows = area.take_bottom(ui.px(80), ui.px(14));
    const std::string page = std::to_string(view.page + 1) + " / " + std::to_string(view.pages);
    if (button(ui, arrows.take_left(ui.px(160)),
               {.id = "people.previous",
                .label = tr("Earlier ones"),
                .icon = "left",
                .is_enabled = view.page > 0,
                .shows_label = false,
                .icon_px = 34}))
      touches.push_back({TillAct::people_page, {}, -1});
    if (button(ui, arrows.take_right(ui.px(160)),
               {.id = "people.next",
                .label = tr("More of them"),
                .icon = "right",
                .is_enabled = view.page + 1 < view.pages,
                .shows_label = false,
                .icon_px = 34}))
      touches.push_back({TillAct::people_page, {}, 1});
    ui.text(arrows, page, {.px = 22, .align = Align::centre, .valign = VAlign::centre, .max_lines = 1});
  }
  const float gap = ui.px(18);
  const Rect grid{area.x, area.y, area.w, std::min(area.h, ui.px(ui.is_compact() ? 520 : 700))};
  for (std::size_t i = 0; i < view.people.size(); ++i)
    person_card(ui, grid.cell(static_cast<int>(i) % 3, 3, static_cast<int>(i) / 3, 2, gap), view.people[i], touches);
}

void draw_dots(Ui& ui, Rect row, const PinView& view) {
  const double since = ui.now_s() - view.shakes_from_s;
  float shift = 0;
  if (since >= 0 && since < shake_s) {
    shift = static_cast<float>(std::sin(since / shake_s * 6 * 3.14159265) * (1 - since / shake_s)) * ui.px(22);
    ui.wake_at(ui.now_s() + 1.0 / 30);
  }
  ui.describe("pin.dots", "text", std::to_string(view.digits), view.is_checking ? "busy" : "normal", row);
  if (!ui.is_painting()) return;
  const Theme& theme = ui.theme();
  const std::size_t dots = std::max<std::size_t>(4, view.digits);
  const float radius = ui.px(16), pitch = ui.px(58);
  float x = row.middle_x() - pitch * static_cast<float>(dots - 1) / 2 + shift;
  for (std::size_t i = 0; i < dots; ++i, x += pitch) {
    if (view.is_checking) {
      const double turn = std::fmod(std::floor(ui.now_s() * 10) / 10, 1.0);
      ui.ring(x, row.middle_y(), radius, theme.heading, 4, turn, turn + 0.72);
      ui.wake_at(ui.now_s() + 0.1);
    } else if (i < view.digits) {
      ui.circle(x, row.middle_y(), radius, theme.heading);
    } else {
      ui.ring(x, row.middle_y(), radius - ui.px(2), theme.heading, 3);
    }
  }
}

void draw_keypad(Ui& ui, Rect area, const PinView& view, TillTouches& touches) {
  const Theme& theme = ui.theme();
  Rect head = area.take_top(ui.px(ui.is_compact() ? 76 : 100), ui.px(8));
  if (view.has_chosen) {
    const TextSpec name{
        .px = 34, .bold = true, .family = Family::serif, .valign = VAlign::centre, .max_lines = 1, .shrink_to = 0.6};
    const float side = head.h, words = std::min(ui.text_width(view.chosen_name, name) + 2, head.w - side - ui.px(20));
    Rect row = head.centred(side + ui.px(20) + words, head.h);
    sign_in_ring(ui, row.take_left(side, ui.px(20)), view.chosen_sign, view.chosen_name, view.chosen_ring);
    labelled_text(ui, "pin.name", row, view.chosen_name, name);
  } else {
    labelled_text(ui, "pin.name", head, tr("Your digits"),
                  {.px = 26,
                   .bold = true,
                   .colour = theme.ink2,
                   .align = Align::centre,
                   .valign = VAlign::centre,
                   .max_lines = 2});
  }
  draw_dots(ui, area.take_top(ui.px(48), ui.px(4)), view);
  const Rect said = area.take_top(ui.px(38), ui.px(8));
  if (!view.message.empty())
    labelled_text(ui, "pin.message", said, view.message,
                  {.px = 22,
                   .bold = true,
                   .colour = view.message_is_good ? theme.leaf_deep : theme.madder_deep,
                   .align = Align::centre,
                   .valign = VAlign::centre,
                   .max_lines = 1,
                   .shrink_to = 0.6});
  if (button(ui, area.take_bottom(ui.px(ui.is_compact() ? 64 : 80), ui.px(10)),
             {.id = "pin.forgot",
              .label = tr("Forgot the digits?"),
              .kind = ButtonKind::quiet,
              .is_enabled = view.may_be_forgotten,
              .text_px = 22}))
    touches.push_back({TillAct::forgot_pin});
  const Rect keys = area.centred(std::min(area.w, ui.px(620)), std::min(area.h, ui.px(720)));
  number_pad(
      ui, keys,
      {.prefix = "pin", .is_enabled = !view.is_waiting, .is_busy = view.is_checking, .can_submit = view.digits >= 4},
      touches);
}

}  // namespace

void draw_till_pin(Ui& ui, const PinView& view, TillTouches& touches) {
  const Theme& theme = ui.theme();
  ui.set_reachable(!view.dialog.is_open);
  Rect whole = ui.screen();
  const bool portrait = ui.is_portrait();
  const Rect side =
      portrait ? whole.take_bottom(std::round(whole.h * 0.5f)) : whole.take_right(std::round(whole.w * 0.424f));
  ui.fill(side, theme.sand);
  if (portrait)
    ui.fill({side.x, side.y, side.w, ui.px(2)}, theme.line);
  else
    ui.fill({side.x, side.y, ui.px(2), side.h}, theme.line);
  draw_people(ui, whole.inset(ui.px(40), ui.px(28)), view, touches);
  draw_keypad(ui, side.inset(ui.px(60), ui.px(ui.is_compact() ? 16 : 36)), view, touches);
  ui.set_reachable(true);
  till_dialog(ui, view.dialog, touches);
}

}  // namespace odop::ui
