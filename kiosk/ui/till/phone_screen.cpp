// The bill to the buyer's telephone: the notice in both languages with its two choices; the number; what was kept.
// Leaving without a number is as large as going on.
#include <algorithm>
#include <cmath>

#include "core/consent.h"
#include "text/words.h"
#include "ui/consent_parts.h"
#include "ui/till/chrome.h"
#include "ui/till/draws.h"
#include "ui/widgets.h"

namespace odop::ui {
namespace {

float margin(Ui& ui) {
  return ui.px(ui.is_compact() ? 24 : 44);
}

// "Skip" and the way on, of one size.
void two_keys(Ui& ui, Rect foot, const std::string& skip, const ButtonSpec& on, TillAct act, TillTouches& touches) {
  const float gap = ui.px(20);
  if (button(ui, foot.column(0, 2, gap), {.id = "phone.skip", .label = skip, .text_px = on.text_px}))
    touches.push_back({TillAct::back});
  if (button(ui, foot.column(1, 2, gap), on)) touches.push_back({act});
}

void draw_notice(Ui& ui, Rect area, const PhoneView& view, TillTouches& touches) {
  const float gap = ui.px(ui.is_compact() ? 14 : 22);
  const bool portrait = ui.is_portrait();
  two_keys(ui, area.take_bottom(ui.px(ui.is_compact() ? 88 : 112), gap), tr("Skip"),
           {.id = "phone.next",
            .label = tr("Next"),
            .icon = "right",
            .kind = ButtonKind::main,
            .is_enabled = view.can_go_on,
            .icon_after = true,
            .text_px = 28},
           TillAct::phone_next, touches);
  const float tick_h = ui.px(ui.is_compact() ? 84 : 100);
  const Rect ticks = area.take_bottom(portrait ? tick_h * 2 + gap : tick_h, gap);
  const std::uint8_t purposes[] = {consent_send_bill, consent_maker_news};
  const std::string ids[] = {"phone.send_bill", "phone.maker_news"};
  for (int i = 0; i < 2; ++i)
    if (const PhoneView::Choice& choice = view.choices[static_cast<std::size_t>(i)];
        tick_box(ui, portrait ? ticks.row(i, 2, gap) : ticks.column(i, 2, gap), ids[i], choice.label, choice.is_ticked))
      touches.push_back({TillAct::phone_choose, {}, purposes[i]});
  const int n = static_cast<int>(view.notices.size());
  for (int i = 0; i < n; ++i) {
    const PhoneView::Notice& notice = view.notices[static_cast<std::size_t>(i)];
    notice_card(ui, portrait ? area.row(i, n, gap) : area.column(i, n, gap), "phone.notice." + std::to_string(i),
                notice.title, notice.sentences);
  }
}

void words_above(Ui& ui, Rect& area, const std::string& title, const std::string& sentence) {
  const Theme& theme = ui.theme();
  const TextSpec head{.px = ui.is_compact() ? 40.0 : 52.0,
                      .bold = true,
                      .family = Family::serif,
                      .colour = theme.heading,
                      .max_lines = 2,
                      .shrink_to = 0.7};
  labelled_text(ui, "phone.title", area.take_top(ui.text_height(area.w, title, head), ui.px(10)), title, head);
  const TextSpec body{.px = 22, .colour = theme.ink2, .max_lines = 4, .shrink_to = 0.8};
  ui.text(area.take_top(ui.text_height(area.w, sentence, body), ui.px(20)), sentence, body);
}

void number_card(Ui& ui, const Rect& rect, const std::string& shown) {
  card(ui, rect);
  labelled_text(ui, "phone.number", rect.inset(ui.px(20), ui.px(6)), shown,
                {.px = 44,
                 .bold = true,
                 .colour = ui.theme().heading,
                 .align = Align::centre,
                 .valign = VAlign::centre,
                 .max_lines = 1,
                 .shrink_to = 0.5});
}

void draw_number(Ui& ui, Rect area, const PhoneView& view, TillTouches& touches) {
  const float gap = ui.px(ui.is_compact() ? 14 : 22);
  two_keys(ui, area.take_bottom(ui.px(ui.is_compact() ? 88 : 112), gap), tr("Skip"),
           {.id = "phone.save",
            .label = tr("Keep the number"),
            .icon = "check",
            .kind = ButtonKind::main,
            .is_enabled = view.can_go_on,
            .is_busy = view.is_busy,
            .text_px = 28},
           TillAct::phone_save, touches);
  const Rect pad = ui.is_portrait() ? area.take_bottom(std::round(area.h * 0.6f), gap)
                                    : area.take_right(std::round(area.w * 0.44f), gap * 2);
  words_above(ui, area, tr("The buyer's number"),
              tr("Type it as it is told. Only its last four digits are ever shown."));
  number_card(ui, area.take_top(ui.px(100), gap), view.shown);
  if (!view.problem.empty())
    problem_band(ui, area.take_top(problem_height(ui, area.w, view.problem)), "till.problem", view.problem);
  number_pad(ui, pad, {.prefix = "pad", .is_busy = view.is_busy, .has_plus = true, .can_submit = view.can_go_on},
             touches);
}

void draw_kept(Ui& ui, Rect area, const PhoneView& view, TillTouches& touches) {
  const float gap = ui.px(ui.is_compact() ? 14 : 22);
  Rect foot = area.take_bottom(ui.px(ui.is_compact() ? 88 : 112), gap);
  if (button(ui, foot.column(0, 2, ui.px(20)),
             {.id = "phone.take_back",
              .label = tr("Erase it again"),
              .icon = "trash",
              .kind = ButtonKind::risky,
              .is_busy = view.is_busy,
              .text_px = 26}))
    touches.push_back({TillAct::phone_take_back});
  if (button(ui, foot.column(1, 2, ui.px(20)),
             {.id = "phone.done", .label = tr("Done"), .icon = "check", .kind = ButtonKind::main, .text_px = 28}))
    touches.push_back({TillAct::back});
  Rect middle = area.centred(std::min(area.w, ui.px(900)), std::min(area.h, ui.px(420)));
  words_above(ui, middle, tr("The number is kept"),
              tr("Nothing was sent yet: this kiosk has no line for messages. The organiser sends it when the line is "
                 "back."));
  number_card(ui, middle.take_top(ui.px(100), gap), view.shown);
  if (!view.problem.empty())
    problem_band(ui, middle.take_top(problem_height(ui, middle.w, view.problem)), "till.problem", view.problem);
}

}  // namespace

void draw_till_phone(Ui& ui, const PhoneView& view, TillTouches& touches) {
  const Rect area = ui.screen().inset(margin(ui), ui.px(ui.is_compact() ? 18 : 36));
  switch (view.stage) {
    case PhoneView::Stage::notice:
      return draw_notice(ui, area, view, touches);
    case PhoneView::Stage::number:
      return draw_number(ui, area, view, touches);
    case PhoneView::Stage::kept:
      return draw_kept(ui, area, view, touches);
  }
}

}  // namespace odop::ui
