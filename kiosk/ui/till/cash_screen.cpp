// Paying with cash: due and given, "paid in full" first, note keys, and what to hand back (DESIGN.md f).
#include <algorithm>
#include <cmath>

#include "text/words.h"
#include "ui/till/chrome.h"
#include "ui/till/draws.h"
#include "ui/till/notes.h"
#include "ui/widgets.h"

namespace odop::ui {
namespace {

void note_key(Ui& ui, const Rect& rect, const CashView::Note& note, bool is_enabled, TillTouches& touches) {
  const std::string id = "till.note." + std::to_string(note.rupees), label = "₹" + std::to_string(note.rupees);
  const Touch touch = ui.touch(id, rect, is_enabled);
  if (touch.was_clicked) touches.push_back({TillAct::note, {}, note.rupees});
  ui.describe(id, "button", label + (note.count > 0 ? " ×" + std::to_string(note.count) : ""),
              Ui::state_of(touch, is_enabled, note.count > 0), rect);
  if (!ui.is_painting()) return;
  const Theme& theme = ui.theme();
  const Rect shown = touch.is_held ? rect.moved(0, ui.px(3)) : rect;
  CardSpec look{.border = note.count > 0 ? theme.indigo : theme.edge, .border_px = 2};
  if (note.count > 0) look.ground = theme.indigo_tint;
  card(ui, shown, look);
  if (touch.is_focused) focus_ring(ui, rect, radius_card);
  Rect inside = shown.inset(ui.px(16), ui.px(12));
  inside.h -= ui.px(4);
  draw_note(ui, inside, note.rupees);
  if (note.count == 0) return;
  const std::string count = "×" + std::to_string(note.count);
  const TextSpec words{.px = 20,
                       .bold = true,
                       .colour = theme.on_main,
                       .align = Align::centre,
                       .valign = VAlign::centre,
                       .max_lines = 1};
  const float height = ui.px(40), width = std::max(height, ui.text_width(count, words) + ui.px(20));
  const Rect badge{shown.right() - width + ui.px(4), shown.y - ui.px(4), width, height};
  ui.fill_rounded(badge.inset(-ui.px(3)), theme.card, 99);
  ui.fill_rounded(badge, theme.indigo, 99);
  ui.text(badge, count, words);
}

void draw_hand_back(Ui& ui, Rect area, const CashView& view) {
  const Theme& theme = ui.theme();
  const ImU32 ink = is_light(theme.kind) ? theme.turmeric_deep : theme.ink;
  const TextSpec word{.px = 28, .bold = true, .colour = ink, .max_lines = 1};
  const TextSpec amount{
      .px = ui.is_compact() ? 96.0 : 108.0, .bold = true, .max_lines = 1, .line_height = 1.1, .shrink_to = 0.4};
  if (!view.short_by.empty()) {
    labelled_text(ui, "till.short", area.take_top(ui.px(180)), view.short_by,
                  {.px = 34, .bold = true, .colour = theme.madder_deep, .max_lines = 3, .shrink_to = 0.7});
    return;
  }
  if (view.change.empty()) {
    labelled_text(
        ui, "till.nothing-back", area.take_top(ui.px(180)),
        view.has_given ? tr("Nothing to hand back") : tr("Count what the customer gave, or touch “paid in full”"),
        {.px = 28, .bold = view.has_given, .colour = ink, .max_lines = 4, .shrink_to = 0.8});
    return;
  }
  ui.text(area.take_top(ui.text_height(area.w, tr("Hand back"), word), ui.px(2)), tr("Hand back"), word);
  labelled_text(ui, "till.change", area.take_top(ui.px(ui.is_compact() ? 108 : 122), ui.px(14)), view.change, amount);
  const int n = static_cast<int>(view.hand_back.size());
  if (n == 0) return;
  const float note_w = ui.px(146), note_h = ui.px(70), gap = ui.px(14);
  const float room = area.w - ui.px(40);
  // Lay them out in rows; coins are narrower.
  std::vector<Rect> places;
  float x = 0, y = 0;
  for (const int note : view.hand_back) {
    const float w = is_coin(note) ? ui.px(62) : note_w;
    if (x > 0 && x + w > room) {
      x = 0;
      y += note_h + gap;
    }
    places.push_back({x, y, w, note_h});
    x += w + gap;
  }
  const float height = std::min(area.h, y + note_h + ui.px(36));
  const Rect box{area.x, area.y, area.w, height};
  card(ui, box);
  for (int i = 0; i < n; ++i) {
    Rect place = places[static_cast<std::size_t>(i)].moved(box.x + ui.px(20), box.y + ui.px(16));
    if (place.bottom() > box.bottom() - ui.px(8)) break;
    draw_note(ui, is_coin(view.hand_back[static_cast<std::size_t>(i)]) ? place.inset(0, ui.px(4)) : place,
              view.hand_back[static_cast<std::size_t>(i)]);
  }
}

}  // namespace

void draw_till_cash(Ui& ui, const CashView& view, TillTouches& touches) {
  const Theme& theme = ui.theme();
  ui.set_reachable(!view.dialog.is_open);
  Rect area = ui.screen();
  till_bar(ui, area, view.bar, {.back_label = tr("Bill"), .title = tr("Cash")}, touches);
  Rect side = ui.is_portrait() ? area.take_bottom(std::round(area.h * 0.42f))
                               : area.take_right(std::round(std::min(area.w * 0.372f, ui.px(640))));
  ui.fill(side, theme.turmeric_tint);
  if (!ui.is_portrait()) ui.fill({side.x, side.y, ui.px(2), side.h}, theme.line);

  area = area.inset(ui.px(24), ui.px(16));
  const float gap = ui.px(ui.is_compact() ? 16 : 22);
  Rect sums = area.take_top(ui.px(ui.is_compact() ? 104 : 130), ui.px(10));
  const Rect due = sums.column(0, 2, gap), given = sums.column(1, 2, gap);
  const TextSpec word{.px = 21, .bold = true, .colour = theme.ink2, .max_lines = 1, .shrink_to = 0.8};
  const double amount_px = ui.is_compact() ? 68 : 84;
  const auto pair = [&](Rect box, std::string_view label, std::string_view id, std::string_view value, Align align,
                        ImU32 colour) {
    TextSpec spec = word;
    spec.align = align;
    ui.text(box.take_top(ui.text_height(box.w, label, spec)), label, spec);
    labelled_text(ui, id, box, value,
                  {.px = amount_px,
                   .bold = true,
                   .colour = colour,
                   .align = align,
                   .valign = VAlign::centre,
                   .max_lines = 1,
                   .line_height = 1.1,
                   .shrink_to = 0.4});
  };
  pair(due, tr("Due"), "till.due", view.due, Align::start, theme.heading);
  pair(given, tr("Customer gave"), "till.given", view.given, Align::end, theme.ink);

  // While the customer's notes are being counted, "finish" is the filled button; before that it is "paid in full".
  if (button(ui, area.take_top(ui.px(ui.is_compact() ? 92 : 112), gap),
             {.id = "till.exact",
              .label = view.exact_label,
              .icon = "check",
              .kind = view.has_given ? ButtonKind::plain : ButtonKind::confirm,
              .is_enabled = !view.is_saving,
              .is_busy = view.is_saving && !view.has_given,
              .text_px = 28}))
    touches.push_back({TillAct::exact});
  Rect foot = area.take_bottom(ui.px(ui.is_compact() ? 84 : 96), gap);
  if (button(ui, foot.column(0, 2, gap),
             {.id = "till.undo",
              .label = view.is_typed ? tr("Remove the amount") : tr("Remove one note"),
              .icon = "undo",
              .is_enabled = view.has_given && !view.is_saving,
              .text_px = 23}))
    touches.push_back({TillAct::undo_note});
  if (button(ui, foot.column(1, 2, gap),
             {.id = "till.amount",
              .label = tr("Type the amount"),
              .icon = "grid",
              .is_enabled = !view.is_saving,
              .text_px = 23}))
    touches.push_back({TillAct::type_amount});
  const int rows = 2;
  const Rect keys{area.x, area.y, area.w, std::min(area.h, ui.px(ui.is_compact() ? 250 : 420))};
  for (std::size_t i = 0; i < view.notes.size(); ++i)
    note_key(ui, keys.cell(static_cast<int>(i) % 3, 3, static_cast<int>(i) / 3, rows, gap), view.notes[i],
             !view.is_saving, touches);

  side = side.inset(ui.px(26), ui.px(24));
  if (button(ui, side.take_bottom(ui.px(ui.is_compact() ? 112 : 140), gap),
             {.id = "till.finish",
              .label = tr("Complete sale"),
              .icon = "check",
              .kind = ButtonKind::main,
              .is_enabled = view.can_finish && !view.is_saving,
              .is_busy = view.is_saving && view.has_given,
              .text_px = 32}))
    touches.push_back({TillAct::finish});
  if (!view.problem.empty())
    problem_band(ui, side.take_bottom(problem_height(ui, side.w, view.problem), gap), "till.problem", view.problem);
  draw_hand_back(ui, side, view);
  ui.set_reachable(true);
  till_dialog(ui, view.dialog, touches);
}

}  // namespace odop::ui
