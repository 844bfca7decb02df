// The open bill beside the goods: lines with steppers, discount, total and the two ways to pay (DESIGN.md e).
#include <algorithm>
#include <cmath>

#include "text/words.h"
#include "ui/showcase/chrome.h"
#include "ui/till/chrome.h"
#include "ui/till/draws.h"
#include "ui/widgets.h"

namespace odop::ui {

void till_goods_line(Ui& ui, Rect row, const CartLineView& line, TillTouches& touches) {
  const Theme& theme = ui.theme();
  ui.fill({row.x, row.y, row.w, ui.px(1)}, theme.line);
  row = row.inset(0, ui.px(6));
  const float key = std::min(ui.px(80), row.h);
  if (line.is_measured) {
    const std::string remove = "till.line.remove:" + line.sku, edit = "till.line.quantity:" + line.sku;
    const std::string remove_label = fill(tr("Remove {0}"), {line.name});
    if (button(ui, row.take_right(key, ui.px(10)).centred(key, key),
               {.id = remove,
                .label = remove_label,
                .icon = "x",
                .kind = ButtonKind::risky,
                .shows_label = false,
                .icon_px = 26}))
      touches.push_back({TillAct::remove_line, line.sku});
    const float width = key + ui.px(44);
    if (button(ui, row.take_right(width, ui.px(12)).centred(width, key),
               {.id = edit, .label = line.quantity, .text_px = 21}))
      touches.push_back({TillAct::edit_line, line.sku});
  } else {
    const std::string minus = "till.line.minus:" + line.sku, plus = "till.line.plus:" + line.sku;
    const std::string less = fill(tr("One less of {0}"), {line.name}), more = fill(tr("One more of {0}"), {line.name});
    const int step = stepper(ui, row.take_right(2 * key + ui.px(ui.is_compact() ? 44 : 64), ui.px(12)),
                             {.minus_id = minus,
                              .plus_id = plus,
                              .minus_label = less,
                              .plus_label = more,
                              .value = line.quantity,
                              .can_increase = line.can_increase});
    if (step != 0) touches.push_back({TillAct::step_line, line.sku, step});
  }
  const std::string id = "till.line:" + line.sku;
  const bool is_of_a_bill = !line.amount.empty();
  const Touch touch = is_of_a_bill ? ui.touch(id, row) : Touch{};
  if (touch.was_clicked) touches.push_back({TillAct::bargain_line, line.sku});
  ui.describe(id, is_of_a_bill ? "button" : "text", line.name + " " + line.quantity + " " + line.amount,
              Ui::state_of(touch, true), row);
  if (touch.is_held) ui.fill_rounded(row.inset(-ui.px(4), 0), theme.sand, radius_chip);
  if (touch.is_focused) focus_ring(ui, row, radius_chip);
  const TextSpec name{
      .px = ui.is_compact() ? 18.0 : 21.0, .bold = true, .max_lines = 2, .line_height = 1.22, .shrink_to = 0.8};
  const TextSpec amount{
      .px = ui.is_compact() ? 20.0 : 23.0, .bold = true, .colour = theme.heading, .max_lines = 1, .shrink_to = 0.7};
  const float amount_h = ui.text_height(row.w, line.amount, amount);
  float name_h = ui.text_height(row.w, line.name, name);
  if (name_h + amount_h > row.h) name_h = row.h - amount_h;
  Rect words = row.centred(row.w, name_h + amount_h);
  ui.text(words.take_top(name_h), line.name, name);
  Rect money{words.x, words.y, words.w, amount_h};
  ui.text(money.take_left(std::min(money.w, ui.text_width(line.amount, amount) + 2), ui.px(12)), line.amount, amount);
  if (line.marked.empty()) return;
  // What the label says, struck through.
  const TextSpec was{.px = ui.is_compact() ? 16.0 : 18.0,
                     .colour = theme.ink2,
                     .valign = VAlign::centre,
                     .max_lines = 1,
                     .shrink_to = 0.7};
  const float was_w = std::min(money.w, ui.text_width(line.marked, was) + 2);
  if (was_w < ui.px(24)) return;
  ui.text({money.x, money.y, was_w, amount_h}, line.marked, was);
  ui.line(money.x, money.middle_y(), money.x + was_w, money.middle_y(), theme.ink2, 2);
}

namespace {

void draw_empty(Ui& ui, const Rect& area) {
  const Theme& theme = ui.theme();
  const float drawing = std::min({ui.px(150), area.w * 0.5f, area.h * 0.5f});
  const TextSpec words{.px = 25, .bold = true, .colour = theme.ink2, .align = Align::centre, .max_lines = 3};
  const float words_h = ui.text_height(area.w, tr("Touch a thing or scan it"), words);
  Rect column = area.centred(area.w, drawing + words_h + ui.px(18));
  const Rect art = column.take_top(drawing, ui.px(18));
  if (ui.is_painting()) {
    ui.circle(art.middle_x(), art.middle_y(), drawing / 2, theme.sand);
    ui.ring(art.middle_x(), art.middle_y(), drawing / 2 - ui.px(8), theme.line, 3);
    ui.icon("hand", art.centred(drawing * 0.52f, drawing * 0.52f), theme.indigo);
  }
  labelled_text(ui, "till.cart.empty", {column.x, column.y, column.w, words_h}, tr("Touch a thing or scan it"), words);
}

void payment_keys(Ui& ui, Rect pay, const CartView& cart, TillTouches& touches) {
  const bool compact = ui.is_compact();
  if (button(ui, pay.take_right(ui.px(compact ? 60 : 76), ui.px(10)),
             {.id = "till.pay.otherwise",
              .label = tr("Another way to pay"),
              .icon = "more",
              .is_enabled = cart.can_pay,
              .shows_label = false,
              .icon_px = 30}))
    touches.push_back({TillAct::pay_otherwise});
  const Rect cash = pay.column(0, 2, ui.px(12)), upi = pay.column(1, 2, ui.px(12));
  if (button(ui, cash,
             {.id = "till.pay.cash",
              .label = tr("Cash"),
              .icon = "cash",
              .kind = ButtonKind::confirm,
              .is_enabled = cart.can_pay,
              .text_px = compact ? 27.0 : 32.0,
              .icon_px = 38}))
    touches.push_back({TillAct::pay_cash});
  if (button(ui, upi,
             {.id = "till.pay.upi",
              .label = "UPI",
              .sublabel = tr("Show QR"),
              .icon = "phone",
              .kind = ButtonKind::main,
              .is_enabled = cart.can_pay,
              .text_px = compact ? 27.0 : 32.0,
              .icon_px = 38}))
    touches.push_back({TillAct::pay_upi});
}

void exchange_key(Ui& ui, const Rect& pay, const CartView& cart, TillTouches& touches) {
  if (button(ui, pay,
             {.id = "till.exchange.finish",
              .label = cart.finish,
              .icon = "check",
              .kind = ButtonKind::confirm,
              .is_enabled = cart.can_pay,
              .text_px = ui.is_compact() ? 27.0 : 32.0,
              .icon_px = 38}))
    touches.push_back({TillAct::exchange_finish});
}

// What came back and pays for the goods of this bill, and the way out of it.
void exchange_strip(Ui& ui, const Rect& row, const CartView& cart, TillTouches& touches) {
  const Theme& theme = ui.theme();
  ui.fill_rounded(row, theme.turmeric_tint, radius_chip);
  Rect inside = row.inset(ui.px(12), 0);
  if (button(ui, inside.take_right(ui.px(64), ui.px(8)),
             {.id = "till.exchange.cancel",
              .label = tr("No exchange"),
              .icon = "x",
              .kind = ButtonKind::quiet,
              .shows_label = false,
              .icon_px = 22}))
    touches.push_back({TillAct::exchange_cancel});
  labelled_text(ui, "till.exchange", inside, cart.exchange,
                {.px = 22,
                 .bold = true,
                 .colour = theme.turmeric_deep,
                 .valign = VAlign::centre,
                 .max_lines = 1,
                 .shrink_to = 0.7});
}

}  // namespace

void till_cart(Ui& ui, const Rect& rect, const CartView& cart, int& cart_page, TillTouches& touches) {
  const Theme& theme = ui.theme();
  const bool compact = ui.is_compact();
  Rect area = rect;
  const float line_h = ui.px(compact ? 92 : 108);

  // Foot: discount, total, the two ways to pay.
  const Rect pay = area.take_bottom(ui.px(compact ? 92 : 112), ui.px(10));
  if (!cart.finish.empty())
    exchange_key(ui, pay, cart, touches);
  else
    payment_keys(ui, pay, cart, touches);
  Rect total = area.take_bottom(ui.px(compact ? 68 : 88), ui.px(2));
  const TextSpec word{.px = compact ? 27.0 : 32.0, .bold = true, .valign = VAlign::centre, .max_lines = 1};
  const float word_w = std::min(ui.text_width(cart.total_label, word) + 2, total.w * 0.5f);
  labelled_text(ui, "till.total.label", total.take_left(word_w, ui.px(12)), cart.total_label, word);
  labelled_text(ui, "till.total", total, cart.total,
                {.px = compact ? 58.0 : 74.0,
                 .bold = true,
                 .colour = theme.heading,
                 .align = Align::end,
                 .valign = VAlign::centre,
                 .max_lines = 1,
                 .line_height = 1.1,
                 .shrink_to = 0.4});
  if (!cart.lines.empty() || cart.can_undo) {
    Rect row = area.take_bottom(ui.px(64), ui.px(6));
    if (button(ui, row.take_right(ui.px(compact ? 64 : 80), ui.px(10)),
               {.id = "till.undo",
                .label = tr("Undo the last change"),
                .icon = "undo",
                .is_enabled = cart.can_undo,
                .shows_label = false,
                .icon_px = 26}))
      touches.push_back({TillAct::undo_bill});
    if (cart.bill_key != CartView::BillKey::none) {
      const bool is_wanted = cart.bill_key == CartView::BillKey::wanted;
      if (button(ui, row.take_right(std::round(row.w * 0.52f), ui.px(10)),
                 {.id = "till.bill",
                  .label = is_wanted ? tr("With a bill") : tr("No bill"),
                  .icon = is_wanted ? "check" : "print",
                  .is_selected = is_wanted,
                  .text_px = 21,
                  .role = "toggle"}))
        touches.push_back({TillAct::toggle_bill});
    }
    const std::string label = std::string(tr("Discount")) + (cart.has_discount ? "  " + cart.discount : "");
    const ButtonSpec discount{
        .id = "till.discount", .label = label, .icon = "percent", .kind = ButtonKind::quiet, .text_px = 21};
    if (button(ui, row, discount)) touches.push_back({TillAct::open_discount});
    ui.fill({area.x, area.bottom() + ui.px(2), area.w, ui.px(2)}, theme.line);
  }
  if (!cart.exchange.empty()) exchange_strip(ui, area.take_bottom(ui.px(64), ui.px(8)), cart, touches);
  if (!cart.problem.empty()) {
    const float height = problem_height(ui, area.w, cart.problem);
    problem_band(ui, area.take_bottom(height, ui.px(8)), "till.problem", cart.problem);
  }

  // Head: what it is, pages, clear.
  Rect head = area.take_top(ui.px(80), ui.px(8));
  if (!cart.lines.empty()) {
    const ButtonSpec clear{.id = "till.clear",
                           .label = tr("Clear all"),
                           .icon = "x",
                           .kind = ButtonKind::risky,
                           .text_px = 20,
                           .icon_px = 20};
    const float width = std::min(button_width(ui, clear), head.w * 0.46f);
    if (button(ui, head.take_right(width, ui.px(12)), clear)) touches.push_back({TillAct::clear_cart});
    if (button(
            ui, head.take_right(ui.px(compact ? 64 : 80), ui.px(8)),
            {.id = "till.park", .label = tr("Park this bill"), .icon = "pause", .shows_label = false, .icon_px = 26}))
      touches.push_back({TillAct::park_cart});
  }
  const int columns = ui.is_portrait() ? 2 : 1;
  const int fit = std::max(1, static_cast<int>((area.h + 1) / line_h)) * columns;
  const int n = static_cast<int>(cart.lines.size());
  if (n > fit) {
    const float key = ui.px(compact ? 56 : 72);
    const int pages = (n + fit - 1) / fit;
    cart_page = std::clamp(cart_page, 0, pages - 1);
    if (button(ui, head.take_right(key, ui.px(6)).centred(key, ui.px(80)),
               {.id = "till.cart.next",
                .label = tr("More of them"),
                .icon = "drop",
                .is_enabled = cart_page + 1 < pages,
                .shows_label = false,
                .icon_px = 26}))
      ++cart_page;
    if (button(ui, head.take_right(key, ui.px(12)).centred(key, ui.px(80)),
               {.id = "till.cart.previous",
                .label = tr("Earlier ones"),
                .icon = "up",
                .is_enabled = cart_page > 0,
                .shows_label = false,
                .icon_px = 26}))
      --cart_page;
  } else {
    cart_page = 0;
  }
  const TextSpec bill{.px = compact ? 22.0 : 26.0, .bold = true, .max_lines = 1, .shrink_to = 0.8};
  const TextSpec items{.px = 18, .colour = theme.ink2, .max_lines = 1, .shrink_to = 0.8};
  const float bill_h = ui.text_height(head.w, tr("Bill"), bill), items_h = ui.text_height(head.w, cart.items, items);
  Rect words = head.centred(head.w, bill_h + items_h);
  ui.text(words.take_top(bill_h), tr("Bill"), bill);
  if (items_h > 0) labelled_text(ui, "till.items", {words.x, words.y, words.w, items_h}, cart.items, items);

  if (cart.lines.empty()) {
    if (!cart.parked.empty() &&
        button(ui, area.take_bottom(ui.px(compact ? 84 : 100), ui.px(16)),
               {.id = "till.parked", .label = cart.parked, .icon = "pause", .kind = ButtonKind::invite, .text_px = 24}))
      touches.push_back({TillAct::open_parked});
    draw_empty(ui, area);
    return;
  }
  const int first = cart_page * fit;
  for (int i = 0; i < fit && first + i < n; ++i) {
    const float w = (area.w - ui.px(28) * static_cast<float>(columns - 1)) / static_cast<float>(columns);
    const Rect row{area.x + static_cast<float>(i % columns) * (w + ui.px(28)),
                   area.y + static_cast<float>(i / columns) * line_h, w, line_h};
    till_goods_line(ui, row, cart.lines[static_cast<std::size_t>(first + i)], touches);
  }
}

}  // namespace odop::ui
