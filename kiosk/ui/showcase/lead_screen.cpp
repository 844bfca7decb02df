// The form to be called back: what a maker wants, who asks, the notice with its one box, and the number under which the
// stall has it.
#include <algorithm>
#include <cmath>
#include <utility>

#include "text/words.h"
#include "ui/consent_parts.h"
#include "ui/showcase/chrome.h"
#include "ui/showcase/screens.h"
#include "ui/widgets.h"

namespace odop::ui {
namespace {

float gap_of(Ui& ui) {
  return ui.px(ui.is_compact() ? 12 : 20);
}
float foot_height(Ui& ui) {
  return ui.px(ui.is_compact() ? 84 : 108);
}

void head(Ui& ui, Rect& area, const LeadView& view, ShowcaseRequests& requests) {
  naming_top_bar(ui, area,
                 {.back_label = tr("Back"), .crumbs = view.about, .here = view.title, .notices = &view.event_notices},
                 requests);
}

// Beside the keys at the foot: what has to be put right.
void problem_line(Ui& ui, const Rect& rect, const std::string& problem) {
  if (problem.empty()) return;
  labelled_text(ui, "lead.problem", rect, problem,
                {.px = 23,
                 .bold = true,
                 .colour = ui.theme().madder_deep,
                 .valign = VAlign::centre,
                 .max_lines = 3,
                 .shrink_to = 0.75});
}

void key_at_foot(Ui& ui, Rect foot, const LeadView& view, const ButtonSpec& key, ShowcaseRequest request,
                 ShowcaseRequests& requests) {
  const float width = std::min(std::max(button_width(ui, key), ui.px(340)), foot.w * 0.5f);
  if (button(ui, foot.take_right(width, gap_of(ui)), key)) requests.push_back(std::move(request));
  problem_line(ui, foot, view.problem);
}

ButtonSpec next_key() {
  return {.id = "lead.next",
          .label = tr("Next"),
          .icon = "right",
          .kind = ButtonKind::main,
          .icon_after = true,
          .text_px = 28};
}

void draw_interests(Ui& ui, const LeadView& view, ShowcaseRequests& requests) {
  Rect area = visitor_area(ui);
  head(ui, area, view, requests);
  const float gap = gap_of(ui);
  key_at_foot(ui, area.take_bottom(foot_height(ui), gap), view, next_key(), GoOnWithLead{}, requests);
  const TextSpec words{.px = ui.is_compact() ? 28.0 : 36.0,
                       .bold = true,
                       .family = Family::serif,
                       .colour = ui.theme().heading,
                       .max_lines = 2,
                       .shrink_to = 0.7};
  area.take_top(ui.px(ui.is_compact() ? 6 : 12));
  const std::string_view question = tr("What do you want? Tick one or more.");
  ui.text(area.take_top(ui.text_height(area.w, question, words), gap), question, words);
  const int columns = ui.is_portrait() ? 1 : 2, n = static_cast<int>(view.interests.size());
  const int rows = (n + columns - 1) / columns;
  area.h = std::min(area.h, static_cast<float>(rows) * ui.px(150));
  for (int i = 0; i < n; ++i) {
    const LeadView::Interest& interest = view.interests[static_cast<std::size_t>(i)];
    if (tick_box(ui, area.cell(i % columns, columns, i / columns, rows, gap), interest.id, interest.label,
                 interest.is_ticked))
      requests.push_back(TickLeadInterest{interest.bit});
  }
}

void draw_field(Ui& ui, Rect box, const LeadView::Field& field, LeadTyping& typing, ShowcaseRequests& requests) {
  const Theme& theme = ui.theme();
  const bool is_wrong = !field.problem.empty();
  const TextSpec label{
      .px = 18, .bold = true, .colour = is_wrong ? theme.madder_deep : theme.ink2, .max_lines = 1, .shrink_to = 0.7};
  const Rect line = box.take_top(ui.text_height(box.w, field.label, label), ui.px(2));
  if (is_wrong)
    labelled_text(ui, field.id + ".problem", line, field.problem, label);
  else
    ui.text(line, field.label, label);
  if (field.is_active) {
    if (text_field(
            ui, box, typing.text,
            {.id = field.id, .label = field.label, .placeholder = {}, .bytes_max = typing.bytes_max, .text_px = 25}))
      requests.push_back(LeadTyped{});
    return;
  }
  if (button(ui, box, {.id = field.id, .label = field.value.empty() ? "–" : field.value, .text_px = 22}))
    requests.push_back(ChooseLeadField{field.field});
}

void draw_person(Ui& ui, const LeadView& view, LeadTyping& typing, ShowcaseRequests& requests) {
  const Rect whole = ui.screen();
  Rect rest = whole;
  const Rect board = rest.take_bottom(
      std::min(ui.px(keyboard_height_px(ui)), std::round(whole.h * (ui.is_portrait() ? 0.42f : 0.5f))));
  Rect area = rest.inset(ui.px(ui.is_compact() ? 22 : 32), ui.px(ui.is_compact() ? 14 : 28));
  head(ui, area, view, requests);
  const float gap = ui.px(ui.is_compact() ? 8 : 16);
  const int columns = ui.is_portrait() ? 2 : 3, n = static_cast<int>(view.fields.size());
  const int rows = (n + 1 + columns - 1) / columns;
  area.h = std::min(area.h, static_cast<float>(rows) * ui.px(136));
  for (int i = 0; i < n; ++i)
    draw_field(ui, area.cell(i % columns, columns, i / columns, rows, gap), view.fields[static_cast<std::size_t>(i)],
               typing, requests);
  Rect last = area.cell(columns - 1, columns, rows - 1, rows, gap);
  // On one line with the fields beside it, below where their labels are.
  last.take_top(ui.text_height(last.w, view.fields.front().label, {.px = 18, .bold = true, .max_lines = 1}), ui.px(2));
  if (button(ui, last, next_key())) requests.push_back(GoOnWithLead{});
  if (keyboard(ui, board, typing.keys, typing.text, typing.bytes_max)) requests.push_back(LeadTyped{});
}

void draw_lead_notice(Ui& ui, const LeadView& view, ShowcaseRequests& requests) {
  Rect area = visitor_area(ui);
  head(ui, area, view, requests);
  const float gap = gap_of(ui);
  key_at_foot(ui, area.take_bottom(foot_height(ui), gap), view,
              {.id = "lead.send",
               .label = tr("Send"),
               .icon = "check",
               .kind = ButtonKind::main,
               .is_busy = view.is_busy,
               .text_px = 28},
              SendLead{}, requests);
  if (tick_box(ui, area.take_bottom(ui.px(ui.is_compact() ? 80 : 100), gap), "lead.agree", view.agree, view.has_agreed))
    requests.push_back(TickLeadConsent{});
  const int n = static_cast<int>(view.notices.size());
  for (int i = 0; i < n; ++i) {
    const LeadView::Notice& notice = view.notices[static_cast<std::size_t>(i)];
    notice_card(ui, ui.is_portrait() ? area.row(i, n, gap) : area.column(i, n, gap), "lead.notice." + std::to_string(i),
                notice.title, notice.sentences);
  }
}

void draw_sent(Ui& ui, const LeadView& view, ShowcaseRequests& requests) {
  const Theme& theme = ui.theme();
  Rect area = visitor_area(ui);
  head(ui, area, view, requests);
  const float gap = gap_of(ui);
  Rect foot = area.take_bottom(foot_height(ui), gap);
  const ButtonSpec done{
      .id = "lead.done", .label = tr("Done"), .icon = "check", .kind = ButtonKind::main, .text_px = 28};
  if (button(ui, foot.take_right(std::max(button_width(ui, done), ui.px(340)), gap), done))
    requests.push_back(LeaveLead{});
  if (!view.is_erased) {
    const ButtonSpec erase{
        .id = "lead.erase", .label = tr("Erase it"), .kind = ButtonKind::risky, .is_busy = view.is_busy, .text_px = 24};
    if (button(ui, foot.take_left(std::min(button_width(ui, erase), foot.w * 0.6f), gap), erase))
      requests.push_back(TakeLeadBack{});
  }
  problem_line(ui, foot, view.problem);
  const TextSpec title{.px = ui.is_compact() ? 40.0 : 52.0,
                       .bold = true,
                       .family = Family::serif,
                       .colour = theme.heading,
                       .align = Align::centre,
                       .max_lines = 2,
                       .shrink_to = 0.7};
  const TextSpec number{.px = ui.is_compact() ? 66.0 : 84.0,
                        .bold = true,
                        .align = Align::centre,
                        .max_lines = 1,
                        .line_height = 1.2,
                        .shrink_to = 0.6};
  const TextSpec body{.px = 26, .align = Align::centre, .max_lines = 4, .shrink_to = 0.75};
  const std::string_view said = view.is_erased ? tr("It is erased") : tr("The stall has it");
  const std::string_view how =
      view.is_erased ? tr("Nobody will call you about it.")
                     : tr("This is its number. Note it down: whoever tells it to the stall has it erased.");
  const float pad_x = ui.px(ui.is_compact() ? 36 : 56), pad_y = ui.px(ui.is_compact() ? 40 : 64);
  const float sheet_w = std::min(area.w, ui.px(1100)), words_w = sheet_w - 2 * pad_x;
  const float said_h = ui.text_height(words_w, said, title), number_h = ui.text_height(words_w, view.reference, number);
  const float sheet_h = said_h + number_h + ui.text_height(words_w, how, body) + 2 * gap + 2 * pad_y;
  const Rect sheet = area.centred(sheet_w, std::min(area.h, sheet_h));
  card(ui, sheet, {.radius = radius_hero});
  Rect inside = sheet.inset(pad_x, pad_y);
  labelled_text(ui, "lead.said", inside.take_top(said_h, gap), said, title);
  labelled_text(ui, "lead.number", inside.take_top(number_h, gap), view.reference, number);
  ui.text(inside, how, body);
}

}  // namespace

void draw_lead(Ui& ui, const LeadView& view, LeadTyping& typing, ShowcaseRequests& requests) {
  switch (view.stage) {
    case LeadView::Stage::interests:
      return draw_interests(ui, view, requests);
    case LeadView::Stage::person:
      return draw_person(ui, view, typing, requests);
    case LeadView::Stage::notice:
      return draw_lead_notice(ui, view, requests);
    case LeadView::Stage::sent:
      return draw_sent(ui, view, requests);
  }
}

}  // namespace odop::ui
