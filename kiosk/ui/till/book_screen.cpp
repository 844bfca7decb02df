// Booking the goods of the open bill: how much is paid now on the left, until when and how the goods go on the right,
// the ways to pay below.
#include <cmath>

#include "text/words.h"
#include "ui/till/chrome.h"
#include "ui/till/draws.h"
#include "ui/widgets.h"

namespace odop::ui {
namespace {

void heading(Ui& ui, Rect& area, std::string_view words) {
  const TextSpec look{.px = 21, .bold = true, .colour = ui.theme().ink2, .max_lines = 1, .shrink_to = 0.8};
  ui.text(area.take_top(ui.text_height(area.w, words, look), ui.px(8)), words, look);
}

void draw_choices(Ui& ui, const Rect& area, const std::string& prefix, const std::vector<BookView::Choice>& choices,
                  TillAct act, TillTouches& touches) {
  const int n = static_cast<int>(choices.size());
  for (int i = 0; i < n; ++i) {
    const BookView::Choice& choice = choices[static_cast<std::size_t>(i)];
    const std::string id = prefix + std::to_string(i);
    if (button(ui, area.column(i, n, ui.px(10)),
               {.id = id,
                .label = choice.label,
                .sublabel = choice.sublabel,
                .is_selected = choice.is_chosen,
                .text_px = 22}))
      touches.push_back({act, {}, choice.number});
  }
}

void draw_amount(Ui& ui, Rect area, const BookView& view, TillTouches& touches) {
  const Theme& theme = ui.theme();
  const bool compact = ui.is_compact();
  heading(ui, area, tr("How much now?"));
  labelled_text(ui, "book.advance", area.take_top(ui.px(compact ? 76 : 100), ui.px(4)), view.advance,
                {.px = compact ? 68.0 : 88.0,
                 .bold = true,
                 .colour = theme.heading,
                 .valign = VAlign::centre,
                 .max_lines = 1,
                 .line_height = 1.1,
                 .shrink_to = 0.5});
  const std::string rest = fill(tr("of {0} · {1} later"), {view.total, view.balance.empty() ? "–" : view.balance});
  labelled_text(ui, "book.balance", area.take_top(ui.px(compact ? 34 : 42), ui.px(12)), rest,
                {.px = 23, .colour = theme.ink2, .valign = VAlign::centre, .max_lines = 1, .shrink_to = 0.7});
  draw_choices(ui, area.take_top(ui.px(compact ? 68 : 84), ui.px(12)), "book.share.", view.shares, TillAct::book_share,
               touches);
  area.h = std::min(area.h, ui.px(compact ? 360 : 460));
  number_pad(ui, area, {.prefix = "book.pad", .is_busy = view.is_busy, .has_ok = false, .can_submit = false}, touches);
}

void draw_terms(Ui& ui, Rect area, const BookView& view, TillTouches& touches) {
  const bool compact = ui.is_compact();
  const float key_h = ui.px(compact ? 80 : 100), gap = ui.px(compact ? 16 : 26);
  heading(ui, area, tr("Until when?"));
  draw_choices(ui, area.take_top(key_h, gap), "book.day.", view.days, TillAct::book_day, touches);
  heading(ui, area, tr("How does it get to the buyer?"));
  const std::vector<BookView::Choice> ways{
      {.number = 0, .label = tr("Taken at the stall"), .sublabel = {}, .is_chosen = !view.is_sent_home},
      {.number = 1, .label = tr("Sent home"), .sublabel = {}, .is_chosen = view.is_sent_home}};
  draw_choices(ui, area.take_top(key_h, gap), "book.delivery.", ways, TillAct::book_delivery, touches);
  heading(ui, area, view.is_sent_home ? tr("For whom, and where to?") : tr("For whom?"));
  if (button(ui, area.take_top(key_h, gap),
             {.id = "book.buyer", .label = view.buyer, .icon = "person", .is_selected = view.has_buyer, .text_px = 23}))
    touches.push_back({TillAct::open_buyer});
}

}  // namespace

void draw_till_book(Ui& ui, const BookView& view, TillTouches& touches) {
  const Theme& theme = ui.theme();
  ui.set_reachable(!view.dialog.is_open);
  Rect area = ui.screen();
  till_bar(ui, area, view.bar, {.back_label = tr("Bill"), .title = tr("Book, pay a part")}, touches);
  const bool compact = ui.is_compact();
  Rect foot = area.take_bottom(ui.px(compact ? 116 : 144));
  ui.fill(foot, theme.card);
  ui.fill({foot.x, foot.y, foot.w, ui.px(2)}, theme.line);
  foot = foot.inset(ui.px(compact ? 24 : 44), ui.px(14));
  const float gap = ui.px(14);
  Rect keys = foot.take_right(std::round(foot.w * (ui.is_portrait() ? 0.66f : 0.5f)), gap * 2);
  struct Way {
    const char *id, *what, *icon;
    std::string label;
    ButtonKind kind;
  };
  const Way ways[] = {{"book.cash", "cash", "cash", tr("Cash"), ButtonKind::confirm},
                      {"book.upi", "upi", "phone", "UPI", ButtonKind::main},
                      {"book.card", "card", "", tr("Card"), ButtonKind::plain}};
  for (int i = 0; i < 3; ++i)
    if (button(ui, keys.column(i, 3, gap),
               {.id = ways[i].id,
                .label = ways[i].label,
                .icon = ways[i].icon,
                .kind = ways[i].kind,
                .is_enabled = view.can_pay && !view.is_busy,
                .is_busy = view.is_busy,
                .text_px = 26}))
      touches.push_back({TillAct::book_pay, ways[i].what});
  const bool is_wrong = !view.problem.empty();
  const std::string said = is_wrong ? view.problem : view.hint;
  labelled_text(ui, is_wrong ? "till.problem" : "book.hint", foot, said.empty() ? tr("Take the money:") : said,
                {.px = 22,
                 .bold = true,
                 .colour = is_wrong ? theme.madder_deep : theme.ink2,
                 .valign = VAlign::centre,
                 .max_lines = 3,
                 .shrink_to = 0.75});
  area = area.inset(ui.px(compact ? 24 : 44), ui.px(compact ? 14 : 28));
  Rect amount = ui.is_portrait() ? area.take_top(std::round(area.h * 0.52f), gap * 2)
                                 : area.take_left(std::round(area.w * 0.42f), gap * 3);
  draw_amount(ui, amount, view, touches);
  draw_terms(ui, area, view, touches);
  ui.set_reachable(true);
  till_dialog(ui, view.dialog, touches);
}

}  // namespace odop::ui
