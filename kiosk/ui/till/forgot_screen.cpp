// "Forgot the digits?": on the left what is read to the organiser over a telephone, on the right the answer, then the
// new digits.
#include <algorithm>
#include <cmath>

#include "text/words.h"
#include "ui/till/chrome.h"
#include "ui/till/draws.h"
#include "ui/widgets.h"

namespace odop::ui {
namespace {

void heading(Ui& ui, Rect& area, std::string_view id, const std::string& words, double px) {
  const TextSpec spec{
      .px = px, .bold = true, .family = Family::serif, .colour = ui.theme().heading, .max_lines = 2, .shrink_to = 0.7};
  labelled_text(ui, id, area.take_top(ui.text_height(area.w, words, spec), ui.px(10)), words, spec);
}

void sentence(Ui& ui, Rect& area, const std::string& words) {
  const TextSpec spec{.px = 22, .colour = ui.theme().ink2, .max_lines = 4, .shrink_to = 0.8};
  ui.text(area.take_top(ui.text_height(area.w, words, spec), ui.px(ui.is_compact() ? 14 : 22)), words, spec);
}

void read_out_row(Ui& ui, Rect row, const ForgotView::Row& line, bool is_first) {
  const Theme& theme = ui.theme();
  if (!is_first) ui.fill({row.x, row.y, row.w, ui.px(1)}, theme.line);
  row = row.inset(ui.px(22), 0);
  ui.text(row.take_left(row.w * 0.34f), line.label,
          {.px = 22, .colour = theme.ink2, .valign = VAlign::centre, .max_lines = 1, .shrink_to = 0.7});
  const bool is_question = line.id == "forgot.question";
  labelled_text(ui, line.id, row, line.value,
                {.px = is_question ? 52.0 : 32.0,
                 .bold = true,
                 .colour = theme.heading,
                 .align = Align::end,
                 .valign = VAlign::centre,
                 .max_lines = 1,
                 .shrink_to = 0.5});
}

void draw_told(Ui& ui, Rect area, const ForgotView& view, TillTouches& touches) {
  const bool compact = ui.is_compact();
  Rect head = area.take_top(ui.px(compact ? 72 : 88), ui.px(compact ? 12 : 24));
  const ButtonSpec back{.id = "back", .label = tr("Back"), .icon = "back", .kind = ButtonKind::quiet, .text_px = 22};
  if (button(ui, head.take_left(button_width(ui, back), ui.px(16)), back)) touches.push_back({TillAct::back});
  labelled_text(
      ui, "forgot.name", head, view.name,
      {.px = 30, .bold = true, .align = Align::end, .valign = VAlign::centre, .max_lines = 1, .shrink_to = 0.6});
  if (view.is_choosing) {
    heading(ui, area, "forgot.title", tr("Choose new digits"), compact ? 40 : 50);
    return sentence(ui, area,
                    tr("Four to six digits that nobody guesses: not 0000, not 1234, and nobody else's. They hold on "
                       "this kiosk from now on."));
  }
  const ButtonSpec supervisor{
      .id = "forgot.supervisor", .label = tr("A supervisor is here"), .icon = "person", .text_px = 24};
  if (view.may_ask_supervisor) {
    Rect foot = area.take_bottom(ui.px(compact ? 80 : 96), ui.px(14));
    if (button(ui, foot.take_left(std::min(button_width(ui, supervisor), foot.w)), supervisor))
      touches.push_back({TillAct::forgot_supervisor});
  }
  if (!view.has_question) {
    heading(ui, area, "forgot.title", tr("Nobody can answer by telephone"), compact ? 40 : 50);
    return;  // why stands beside the pad
  }
  heading(ui, area, "forgot.title", tr("Telephone the organiser"), compact ? 40 : 50);
  sentence(ui, area, tr("Read this out. The organiser tells you eight digits; they are good for half an hour."));
  const float row_h = std::min(ui.px(96), area.h / static_cast<float>(view.read_out.size()));
  card(ui, {area.x, area.y, area.w, row_h * static_cast<float>(view.read_out.size())});
  for (std::size_t i = 0; i < view.read_out.size(); ++i)
    read_out_row(ui, area.take_top(row_h), view.read_out[i], i == 0);
}

void draw_typed(Ui& ui, Rect area, const ForgotView& view, TillTouches& touches) {
  const Theme& theme = ui.theme();
  const TextSpec title{
      .px = 26, .bold = true, .colour = theme.ink2, .align = Align::centre, .max_lines = 1, .shrink_to = 0.7};
  labelled_text(ui, "forgot.wanted", area.take_top(ui.text_height(area.w, view.title, title), ui.px(4)), view.title,
                title);
  const TextSpec typed{.px = 52,
                       .bold = true,
                       .colour = theme.heading,
                       .align = Align::centre,
                       .valign = VAlign::centre,
                       .max_lines = 1};
  labelled_text(ui, "forgot.typed", area.take_top(ui.px(72)), view.shown, typed);
  const TextSpec said{.px = 22,
                      .bold = true,
                      .colour = theme.madder_deep,
                      .align = Align::centre,
                      .valign = VAlign::centre,
                      .max_lines = 2,
                      .shrink_to = 0.7};
  const Rect told = area.take_top(ui.px(64), ui.px(8));
  if (!view.said.empty()) labelled_text(ui, "forgot.said", told, view.said, said);
  if (!view.has_question && !view.is_choosing) return;
  const Rect keys = area.centred(std::min(area.w, ui.px(620)), std::min(area.h, ui.px(720)));
  number_pad(ui, keys,
             {.prefix = "pad", .is_enabled = !view.is_waiting, .is_busy = view.is_busy, .can_submit = view.can_submit},
             touches);
}

}  // namespace

void draw_till_forgot(Ui& ui, const ForgotView& view, TillTouches& touches) {
  const Theme& theme = ui.theme();
  ui.set_reachable(!view.dialog.is_open);
  Rect whole = ui.screen();
  const bool portrait = ui.is_portrait();
  const Rect side =
      portrait ? whole.take_bottom(std::round(whole.h * 0.5f)) : whole.take_right(std::round(whole.w * 0.424f));
  ui.fill(side, theme.sand);
  ui.fill(portrait ? Rect{side.x, side.y, side.w, ui.px(2)} : Rect{side.x, side.y, ui.px(2), side.h}, theme.line);
  draw_told(ui, whole.inset(ui.px(40), ui.px(24)), view, touches);
  draw_typed(ui, side.inset(ui.px(60), ui.px(ui.is_compact() ? 20 : 40)), view, touches);
  ui.set_reachable(true);
  till_dialog(ui, view.dialog, touches);
}

}  // namespace odop::ui
