// What wants a person (DESIGN.md i): at most three cards a page, each with what happened, what is safe and one thing to
// do; beside them how things stand. And the papers of the printer, with what can be done about each.
#include <algorithm>
#include <cmath>

#include "text/words.h"
#include "ui/till/chrome.h"
#include "ui/till/draws.h"
#include "ui/widgets.h"

namespace odop::ui {
namespace {

constexpr int cards_on_a_page = 3;

void draw_card(Ui& ui, const Rect& rect, const AttentionCardView& view, TillTouches& touches) {
  const Theme& theme = ui.theme();
  card(ui, rect, {.border = theme.turmeric, .border_px = 2});
  Rect area = rect.inset(ui.px(ui.is_compact() ? 20 : 30), ui.px(ui.is_compact() ? 14 : 24));
  area.h -= ui.px(4);
  const float sign = std::min(ui.px(64), area.h * 0.5f);
  const Rect icon = area.take_left(sign, ui.px(20));
  ui.fill_rounded({icon.x, icon.y, sign, sign}, theme.turmeric_tint, radius_card);
  ui.icon(view.icon, Rect{icon.x, icon.y, sign, sign}.centred(sign * 0.62f, sign * 0.62f), theme.turmeric_deep);
  if (!view.label.empty()) {
    const std::string id = "attention." + view.id;
    const ButtonSpec button_spec{.id = id, .label = view.label, .text_px = 23};
    const float width = std::min(area.w * 0.36f, std::max(ui.px(200), button_width(ui, button_spec)));
    if (button(ui, area.take_right(width, ui.px(20)).centred(width, std::min(area.h, ui.px(88))), button_spec))
      touches.push_back({view.act, {}, view.number});
  }
  const TextSpec title{
      .px = ui.is_compact() ? 25.0 : 30.0, .bold = true, .family = Family::serif, .max_lines = 2, .shrink_to = 0.75};
  const TextSpec what{.px = ui.is_compact() ? 19.0 : 22.0, .max_lines = 3, .shrink_to = 0.8};
  const TextSpec safe{
      .px = ui.is_compact() ? 19.0 : 22.0, .bold = true, .colour = theme.leaf, .max_lines = 2, .shrink_to = 0.8};
  labelled_text(ui, "attention." + view.id + ".title",
                area.take_top(ui.text_height(area.w, view.title, title), ui.px(6)), view.title, title);
  ui.text(area.take_top(std::min(area.h, ui.text_height(area.w, view.what, what)), ui.px(4)), view.what, what);
  ui.text(area, view.safe, safe);
}

void draw_all_well(Ui& ui, const Rect& area) {
  const Theme& theme = ui.theme();
  const float sign = std::min({ui.px(180), area.w * 0.4f, area.h * 0.45f});
  const TextSpec words{.px = 40, .bold = true, .family = Family::serif, .align = Align::centre, .max_lines = 1};
  const std::string sentence = tr("All is well");
  const float words_h = ui.text_height(area.w, sentence, words);
  Rect column = area.centred(area.w, sign + words_h + ui.px(24));
  const Rect art = column.take_top(sign, ui.px(24));
  if (ui.is_painting()) {
    ui.circle(art.middle_x(), art.middle_y(), sign / 2, theme.leaf);
    ui.icon("check", art.centred(sign * 0.56f, sign * 0.56f), theme.on_main);
  }
  labelled_text(ui, "attention.none", {column.x, column.y, column.w, words_h}, sentence, words);
}

void draw_side(Ui& ui, Rect side, const AttentionView& view, TillTouches& touches) {
  const float gap = ui.px(ui.is_compact() ? 12 : 18), key_h = ui.px(ui.is_compact() ? 80 : 96);
  if (button(ui, side.take_bottom(key_h, gap),
             {.id = "attention.papers", .label = tr("Papers of the printer"), .icon = "print", .text_px = 23}))
    touches.push_back({TillAct::open_papers});
  if (view.can_send && button(ui, side.take_bottom(key_h, gap),
                              {.id = "attention.send", .label = tr("Send now"), .icon = "sync", .text_px = 23}))
    touches.push_back({TillAct::send_now});
  shift_rows(ui, side, view.rows);
}

}  // namespace

void draw_till_attention(Ui& ui, const AttentionView& view, int& page, TillTouches& touches) {
  const Theme& theme = ui.theme();
  ui.set_reachable(!view.dialog.is_open);
  Rect area = ui.screen();
  till_bar(ui, area, view.bar, {.back_label = tr("Till"), .title = tr("What needs somebody")}, touches);
  Rect side = ui.is_portrait() ? area.take_bottom(std::round(area.h * 0.4f))
                               : area.take_right(std::min(ui.px(560), std::round(area.w * 0.36f)));
  ui.fill(side, theme.sand);
  const float edge = ui.px(ui.is_compact() ? 24 : 40);
  draw_side(ui, side.inset(edge, edge), view, touches);
  area = area.inset(edge, edge);
  const int n = static_cast<int>(view.cards.size()), pages = std::max(1, (n + cards_on_a_page - 1) / cards_on_a_page);
  page = std::clamp(page, 0, pages - 1);
  if (n == 0) {
    draw_all_well(ui, area);
  } else {
    if (pages > 1) page = page_keys(ui, area.take_bottom(ui.px(72), ui.px(16)), "attention.page", page, pages);
    page = std::clamp(page, 0, pages - 1);
    const float gap = ui.px(ui.is_compact() ? 14 : 22);
    const float card_h = std::min(ui.px(ui.is_compact() ? 190 : 260), (area.h - 2 * gap) / 3);
    for (int i = page * cards_on_a_page; i < n && i < (page + 1) * cards_on_a_page; ++i)
      draw_card(ui, area.take_top(card_h, gap), view.cards[static_cast<std::size_t>(i)], touches);
  }
  ui.set_reachable(true);
  till_dialog(ui, view.dialog, touches);
}

void draw_till_papers(Ui& ui, const PapersView& view, int& page, TillTouches& touches) {
  const Theme& theme = ui.theme();
  ui.set_reachable(!view.dialog.is_open);
  Rect area = ui.screen();
  till_bar(ui, area, view.bar, {.back_label = tr("Back"), .title = tr("Papers of the printer")}, touches);
  area = area.inset(ui.px(ui.is_compact() ? 24 : 44), ui.px(ui.is_compact() ? 16 : 32));
  const float gap = ui.px(ui.is_compact() ? 12 : 18);
  Rect head = area.take_top(ui.px(ui.is_compact() ? 80 : 96), gap);
  const ButtonSpec again{.id = "papers.retry", .label = tr("Try the printer now"), .icon = "print", .text_px = 23};
  if (view.has_printer && button(ui, head.take_right(std::min(button_width(ui, again), head.w * 0.5f), gap), again))
    touches.push_back({TillAct::retry_printer});
  labelled_text(
      ui, "papers.state", head, view.state,
      {.px = 26, .bold = true, .colour = theme.heading, .valign = VAlign::centre, .max_lines = 2, .shrink_to = 0.7});
  if (view.rows.empty()) {
    labelled_text(ui, "papers.none", area, tr("No paper was asked for yet."),
                  {.px = 26, .colour = theme.ink2, .align = Align::centre, .valign = VAlign::centre, .max_lines = 2});
  } else {
    const float row_h = ui.px(ui.is_compact() ? 84 : 96);
    const int n = static_cast<int>(view.rows.size());
    int rows = std::max(1, static_cast<int>((area.h - ui.px(8)) / row_h));
    if (n > rows) rows = std::max(1, static_cast<int>((area.h - ui.px(72) - gap - ui.px(8)) / row_h));
    const int pages = (n + rows - 1) / rows;
    page = std::clamp(page, 0, pages - 1);
    if (pages > 1)
      page = std::clamp(page_keys(ui, area.take_bottom(ui.px(72), gap), "papers.page", page, pages), 0, pages - 1);
    const int shown = std::min(rows, n - page * rows);
    card(ui, {area.x, area.y, area.w, row_h * static_cast<float>(shown) + ui.px(8)});
    Rect list = area.inset(ui.px(20), ui.px(2));
    for (int i = 0; i < shown; ++i) {
      const PaperView& paper = view.rows[static_cast<std::size_t>(page * rows + i)];
      Rect row = list.take_top(row_h);
      if (i > 0) ui.fill({row.x, row.y, row.w, ui.px(1)}, theme.line);
      const std::string number = std::to_string(paper.job), retry = "papers.again." + number,
                        drop = "papers.drop." + number;
      if (paper.can_retry) {
        const ButtonSpec key{.id = retry, .label = tr("Print"), .icon = "print", .text_px = 21};
        const float width = button_width(ui, key);
        if (button(ui, row.take_right(width, ui.px(14)).centred(width, row_h - ui.px(16)), key))
          touches.push_back({TillAct::retry_paper, {}, paper.job});
      }
      if (paper.can_drop) {
        const ButtonSpec key{
            .id = drop, .label = tr("Leave it"), .icon = "x", .kind = ButtonKind::risky, .text_px = 21};
        const float width = button_width(ui, key);
        if (button(ui, row.take_right(width, ui.px(14)).centred(width, row_h - ui.px(16)), key))
          touches.push_back({TillAct::drop_paper, {}, paper.job});
      }
      const TextSpec state{.px = 21,
                           .bold = true,
                           .colour = paper.is_bad ? theme.madder_deep : theme.ink2,
                           .align = Align::end,
                           .valign = VAlign::centre,
                           .max_lines = 2,
                           .shrink_to = 0.7};
      labelled_text(ui, "papers.state." + number, row.take_right(row.w * 0.4f, ui.px(14)), paper.state, state);
      labelled_text(ui, "papers.name." + number, row.take_top(row.h * 0.54f), paper.name,
                    {.px = 23, .bold = true, .valign = VAlign::bottom, .max_lines = 1, .shrink_to = 0.7});
      ui.text(row, paper.when, {.px = 19, .colour = theme.ink2, .max_lines = 1, .shrink_to = 0.8});
    }
  }
  ui.set_reachable(true);
  till_dialog(ui, view.dialog, touches);
}

}  // namespace odop::ui
