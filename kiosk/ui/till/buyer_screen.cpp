// The buyer on the bill: four fields above, the keyboard or the States below, and which tax comes of it.
#include <algorithm>

#include "text/words.h"
#include "ui/till/chrome.h"
#include "ui/till/draws.h"
#include "ui/widgets.h"

namespace odop::ui {
namespace {

void buyer_field(Ui& ui, Rect box, const BuyerView::Field& field, BuyerTyping& typing, TillTouches& touches) {
  const Theme& theme = ui.theme();
  const TextSpec label{.px = 18, .bold = true, .colour = theme.ink2, .max_lines = 1};
  ui.text(box.take_top(ui.text_height(box.w, "आA", label), ui.px(2)), field.label, label);
  const std::string id = "buyer." + field.id;
  if (field.is_active && field.id != "state") {
    if (text_field(
            ui, box, typing.text,
            {.id = id, .label = field.label, .placeholder = field.label, .bytes_max = typing.bytes_max, .text_px = 24}))
      touches.push_back({TillAct::buyer_typed});
    return;
  }
  if (button(
          ui, box,
          {.id = id, .label = field.value.empty() ? "–" : field.value, .is_selected = field.is_active, .text_px = 22}))
    touches.push_back({TillAct::buyer_field, field.id});
}

void draw_states(Ui& ui, const Rect& rect, const BuyerView& view, TillTouches& touches) {
  ui.fill(rect, ui.theme().sand);
  const int columns = ui.is_portrait() ? 4 : 7, n = static_cast<int>(view.states.size());
  const int rows = (n + columns - 1) / columns;
  const Rect grid = rect.inset(ui.px(ui.is_compact() ? 20 : 32), ui.px(ui.is_compact() ? 12 : 20));
  for (int i = 0; i < n; ++i) {
    const BuyerView::State& state = view.states[static_cast<std::size_t>(i)];
    const std::string id = "buyer.state." + std::to_string(state.code);
    if (button(ui, grid.cell(i % columns, columns, i / columns, rows, ui.px(8)),
               {.id = id, .label = state.name, .is_selected = state.is_chosen, .text_px = 20}))
      touches.push_back({TillAct::buyer_state, {}, state.code});
  }
}

}  // namespace

void draw_till_buyer(Ui& ui, const BuyerView& view, BuyerTyping& typing, TillTouches& touches) {
  const Theme& theme = ui.theme();
  Rect area = ui.screen();
  till_bar(ui, area, view.bar, {.back_label = tr("Bill"), .title = tr("Buyer on the bill")}, touches);
  const Rect board = area.take_bottom(std::min(ui.px(keyboard_height_px(ui)), area.h * 0.54f));
  area = area.inset(ui.px(ui.is_compact() ? 20 : 44), ui.px(ui.is_compact() ? 10 : 28));
  const float gap = ui.px(ui.is_compact() ? 10 : 18);
  Rect foot = area.take_bottom(ui.px(ui.is_compact() ? 76 : 96), gap);
  const ButtonSpec put{.id = "buyer.done",
                       .label = tr("Put on the bill"),
                       .icon = "check",
                       .kind = ButtonKind::main,
                       .is_enabled = view.can_finish,
                       .text_px = 24};
  if (button(ui, foot.take_right(std::min(button_width(ui, put), foot.w * 0.4f), gap), put))
    touches.push_back({TillAct::buyer_done});
  const ButtonSpec nobody{.id = "buyer.clear", .label = tr("Nobody"), .is_enabled = view.can_clear, .text_px = 22};
  if (button(ui, foot.take_right(std::min(button_width(ui, nobody), foot.w * 0.4f), gap), nobody))
    touches.push_back({TillAct::buyer_clear});
  const bool is_wrong = !view.problem.empty();
  const ImU32 ink = is_wrong ? theme.madder_deep : view.is_other_state ? theme.turmeric_deep : theme.ink2;
  labelled_text(ui, is_wrong ? "till.problem" : "buyer.tax", foot, is_wrong ? view.problem : view.tax,
                {.px = 20,
                 .bold = is_wrong || view.is_other_state,
                 .colour = ink,
                 .valign = VAlign::centre,
                 .max_lines = 3,
                 .shrink_to = 0.75});
  // Name and GSTIN are short, the address is long.
  const int columns = ui.is_portrait() ? 1 : 2, rows = ui.is_portrait() ? 4 : 2;
  const float row_h = std::min(area.h / static_cast<float>(rows), ui.px(120));
  const Rect fields{area.x, area.y, area.w, row_h * static_cast<float>(rows)};
  for (int i = 0; i < 4 && i < static_cast<int>(view.fields.size()); ++i)
    buyer_field(ui, fields.cell(i % columns, columns, i / columns, rows, gap), view.fields[static_cast<std::size_t>(i)],
                typing, touches);
  if (view.is_state)
    draw_states(ui, board, view, touches);
  else if (keyboard(ui, board, typing.keys, typing.text, typing.bytes_max))
    touches.push_back({TillAct::buyer_typed});
}

}  // namespace odop::ui
