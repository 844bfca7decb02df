// What is booked: the list by its day, and one booking with its goods, what is left to pay and the ways to pay it.
#include <algorithm>
#include <cmath>

#include "text/words.h"
#include "ui/till/chrome.h"
#include "ui/till/draws.h"
#include "ui/widgets.h"

namespace odop::ui {
namespace {

void booking_row(Ui& ui, const Rect& box, const BookingsView::Row& row, TillTouches& touches) {
  const Theme& theme = ui.theme();
  const std::string id = "booking:" + row.number;
  const Touch touch = ui.touch(id, box);
  card(ui, box, {.ground = touch.is_held ? theme.sand : 0u});
  ui.describe(id, "button", row.number + " " + row.balance, Ui::state_of(touch, true), box);
  if (touch.is_focused) focus_ring(ui, box, radius_card);
  Rect inside = box.inset(ui.px(20), ui.px(8));
  const float icon = ui.px(26), gap = ui.px(16);
  ui.icon("right", inside.take_right(icon, gap).centred(icon, icon), theme.ink2);
  labelled_text(ui, "booking.balance:" + row.number, inside.take_right(std::min(ui.px(200), inside.w * 0.26f), gap),
                row.balance,
                {.px = 32,
                 .bold = true,
                 .colour = theme.heading,
                 .align = Align::end,
                 .valign = VAlign::centre,
                 .max_lines = 1,
                 .shrink_to = 0.6});
  if (!row.mark.empty())
    labelled_text(ui, "booking.mark:" + row.number, inside.take_right(inside.w * 0.24f, gap), row.mark,
                  {.px = 19,
                   .bold = true,
                   .colour = row.is_late ? theme.madder_deep : theme.ink2,
                   .align = Align::end,
                   .valign = VAlign::centre,
                   .max_lines = 2,
                   .shrink_to = 0.7});
  ui.text(inside.take_top(inside.h * 0.52f), row.due + "   " + row.number,
          {.px = 24, .bold = true, .valign = VAlign::bottom, .max_lines = 1, .shrink_to = 0.6});
  ui.text(inside, row.what, {.px = 19, .colour = theme.ink2, .max_lines = 1, .shrink_to = 0.7});
  if (touch.was_clicked) touches.push_back({TillAct::open_booking, row.serial});
}

void draw_goods(Ui& ui, Rect area, const BookingView& view) {
  const Theme& theme = ui.theme();
  const bool compact = ui.is_compact();
  const TextSpec title{
      .px = compact ? 34.0 : 46.0, .bold = true, .family = Family::serif, .colour = theme.heading, .max_lines = 1};
  labelled_text(ui, "booking.number", area.take_top(ui.text_height(area.w, view.number, title), ui.px(4)), view.number,
                title);
  const TextSpec line{.px = 21, .colour = theme.ink2, .max_lines = 2, .shrink_to = 0.8};
  const auto say = [&](const std::string& words, const TextSpec& look) {
    if (!words.empty()) ui.text(area.take_top(ui.text_height(area.w, words, look), ui.px(6)), words, look);
  };
  say(view.when, line);
  TextSpec due = line;
  due.bold = true;
  due.px = 25;
  due.colour = view.is_late ? theme.madder_deep : theme.ink;
  say(view.due + " · " + view.delivery + (view.is_late ? " · " + std::string(tr("Overdue")) : ""), due);
  if (!view.buyer.empty()) say(view.buyer + (view.address.empty() ? "" : ", " + view.address), line);
  area.take_top(ui.px(8));
  const float row_h = ui.px(compact ? 62 : 76);
  const int fit = std::max(1, static_cast<int>(area.h / row_h));
  const int n = static_cast<int>(view.lines.size());
  for (int i = 0; i < n && i < fit; ++i) {
    const BookingView::Line& goods = view.lines[static_cast<std::size_t>(i)];
    Rect row = area.take_top(row_h);
    ui.fill({row.x, row.y, row.w, ui.px(1)}, theme.line);
    if (i == fit - 1 && n > fit) {
      const auto more = static_cast<std::uint64_t>(n - i);
      ui.text(row, fill(trn("and {0} more", "and {0} more", more), {std::to_string(more)}),
              {.px = 21, .colour = theme.ink2, .valign = VAlign::centre, .max_lines = 1});
      break;
    }
    const TextSpec amount{
        .px = 24, .bold = true, .align = Align::end, .valign = VAlign::centre, .max_lines = 1, .shrink_to = 0.7};
    ui.text(row.take_right(std::min(ui.px(170), row.w * 0.3f), ui.px(12)), goods.amount, amount);
    ui.text(row, goods.quantity + " · " + goods.name,
            {.px = 22, .bold = true, .valign = VAlign::centre, .max_lines = 2, .line_height = 1.2, .shrink_to = 0.75});
  }
}

void sum_row(Ui& ui, Rect& area, const std::string& id, const std::string& label, const std::string& value, double px,
             ImU32 colour) {
  const TextSpec amount{.px = px,
                        .bold = true,
                        .colour = colour,
                        .align = Align::end,
                        .valign = VAlign::centre,
                        .max_lines = 1,
                        .line_height = 1.1,
                        .shrink_to = 0.5};
  Rect row = area.take_top(ui.px(px * 1.5), ui.px(4));
  labelled_text(ui, id, row.take_right(row.w * 0.55f, ui.px(12)), value, amount);
  ui.text(row, label, {.px = 24, .valign = VAlign::centre, .max_lines = 2, .shrink_to = 0.75});
}

void draw_end(Ui& ui, Rect area, const BookingView& view, TillTouches& touches) {
  const Theme& theme = ui.theme();
  const bool compact = ui.is_compact();
  const float gap = ui.px(14), key_h = ui.px(compact ? 92 : 112);
  Rect small = area.take_bottom(ui.px(compact ? 76 : 90), gap);
  if (button(ui, small.column(0, 2, gap),
             {.id = "booking.print",
              .label = tr("Print again"),
              .icon = "print",
              .is_enabled = view.has_printer && !view.is_busy,
              .text_px = 21}))
    touches.push_back({TillAct::booking_print});
  if (button(ui, small.column(1, 2, gap),
             {.id = "booking.cancel",
              .label = tr("Cancel it"),
              .icon = "undo",
              .kind = ButtonKind::risky,
              .is_enabled = view.is_open && !view.is_busy,
              .text_px = 21}))
    touches.push_back({TillAct::booking_cancel});
  if (!view.problem.empty())
    problem_band(ui, area.take_bottom(problem_height(ui, area.w, view.problem), gap), "till.problem", view.problem);
  if (!view.notice.empty()) {
    labelled_text(ui, "booking.notice", area.take_bottom(ui.px(90), gap), view.notice,
                  {.px = 25, .bold = true, .colour = theme.heading, .valign = VAlign::centre, .max_lines = 3});
  } else if (view.is_paid) {
    if (button(ui, area.take_bottom(key_h, gap),
               {.id = "booking.pay.none",
                .label = tr("Hand it over"),
                .icon = "check",
                .kind = ButtonKind::confirm,
                .is_enabled = view.is_open && !view.is_busy,
                .is_busy = view.is_busy,
                .text_px = 27}))
      touches.push_back({TillAct::booking_pay, "none"});
  } else {
    Rect keys = area.take_bottom(key_h, gap);
    struct Way {
      const char *what, *icon;
      std::string label;
      ButtonKind kind;
    };
    const Way ways[] = {{"cash", "cash", tr("Cash"), ButtonKind::confirm},
                        {"upi", "phone", "UPI", ButtonKind::main},
                        {"card", "", tr("Card"), ButtonKind::plain}};
    for (int i = 0; i < 3; ++i) {
      const std::string id = std::string("booking.pay.") + ways[i].what;
      if (button(ui, keys.column(i, 3, ui.px(10)),
                 {.id = id,
                  .label = ways[i].label,
                  .icon = ways[i].icon,
                  .kind = ways[i].kind,
                  .is_enabled = view.is_open && !view.is_busy,
                  .text_px = 24}))
        touches.push_back({TillAct::booking_pay, ways[i].what});
    }
    const TextSpec head{.px = 22, .bold = true, .colour = theme.ink2, .max_lines = 2, .shrink_to = 0.8};
    const std::string words = tr("Hand it over and take the balance:");
    ui.text(area.take_bottom(ui.text_height(area.w, words, head), ui.px(10)), words, head);
  }
  sum_row(ui, area, "booking.total", tr("Price"), view.total, 30, theme.ink);
  sum_row(ui, area, "booking.advance", tr("Paid before"), view.advance, 30, theme.ink);
  ui.fill({area.x, area.y, area.w, ui.px(2)}, theme.line);
  sum_row(ui, area, "booking.due", tr("Balance"), view.balance, compact ? 58 : 74, theme.heading);
}

}  // namespace

void draw_till_bookings(Ui& ui, const BookingsView& view, int& page, TillTouches& touches) {
  const Theme& theme = ui.theme();
  Rect area = ui.screen();
  ui.set_reachable(!view.dialog.is_open);
  till_bar(ui, area, view.bar, {.back_label = tr("Bill"), .title = tr("Bookings")}, touches);
  area = area.inset(ui.px(ui.is_compact() ? 28 : 48), ui.px(ui.is_compact() ? 16 : 28));
  const float gap = ui.px(ui.is_compact() ? 10 : 14);
  Rect foot = area.take_bottom(ui.px(ui.is_compact() ? 80 : 92), gap);
  const std::string find =
      view.searched.empty() ? tr("Find by number") : fill(tr("{0}: show all again"), {view.searched});
  const ButtonSpec look{.id = "bookings.find",
                        .label = find,
                        .icon = view.searched.empty() ? "search" : "x",
                        .kind = ButtonKind::main,
                        .is_busy = view.is_reading};
  if (button(ui, foot.take_right(std::min(foot.w * 0.5f, button_width(ui, look)), gap), look))
    touches.push_back({TillAct::find_booking});
  if (!view.problem.empty())
    problem_band(ui, area.take_top(problem_height(ui, area.w, view.problem), gap), "till.problem", view.problem);
  if (view.rows.empty() && !view.is_reading)
    labelled_text(ui, "bookings.none", area, view.empty,
                  {.px = 28, .colour = theme.ink2, .align = Align::centre, .valign = VAlign::centre, .max_lines = 4});
  const float wished = ui.px(ui.is_portrait() ? 104 : 90);
  const int rows = std::max(1, static_cast<int>((area.h + gap) / (wished + gap)));
  const int n = static_cast<int>(view.rows.size());
  const int columns = ui.is_portrait() || ui.is_compact() || n <= rows ? 1 : 2, per_page = columns * rows;
  const int pages = std::max(1, (n + per_page - 1) / per_page);
  page = std::clamp(page, 0, pages - 1);
  for (int i = 0; i < per_page && page * per_page + i < n; ++i)
    booking_row(ui, area.cell(i / rows, columns, i % rows, rows, gap),
                view.rows[static_cast<std::size_t>(page * per_page + i)], touches);
  if (pages > 1) page = page_keys(ui, foot, "bookings.page", page, pages);
  ui.set_reachable(true);
  till_dialog(ui, view.dialog, touches);
}

void draw_till_booking(Ui& ui, const BookingView& view, TillTouches& touches) {
  const Theme& theme = ui.theme();
  Rect area = ui.screen();
  ui.set_reachable(!view.dialog.is_open);
  till_bar(ui, area, view.bar, {.back_label = tr("Bookings"), .title = tr("Booking")}, touches);
  Rect side =
      ui.is_portrait() ? area.take_bottom(std::round(area.h * 0.46f)) : area.take_right(std::round(area.w * 0.42f));
  ui.fill(side, theme.sand);
  draw_end(ui, side.inset(ui.px(ui.is_compact() ? 26 : 44), ui.px(ui.is_compact() ? 18 : 32)), view, touches);
  draw_goods(ui, area.inset(ui.px(ui.is_compact() ? 28 : 48), ui.px(ui.is_compact() ? 20 : 36)), view);
  ui.set_reachable(true);
  till_dialog(ui, view.dialog, touches);
}

}  // namespace odop::ui
