// "Sold": shown only after the disk has the sale. Change once more, the bill's serial, how the receipt is doing
// (DESIGN.md g).
#include <algorithm>
#include <cmath>

#include "text/words.h"
#include "ui/till/chrome.h"
#include "ui/till/draws.h"
#include "ui/widgets.h"

namespace odop::ui {
namespace {

void draw_leaf(Ui& ui, const Rect& rect, const SoldView& view) {
  const Theme& theme = ui.theme();
  const ImU32 paper = theme.on_confirm;
  ui.fill(rect, theme.leaf);
  const float side = ui.px(164);
  const TextSpec big{.px = 96,
                     .bold = true,
                     .family = Family::serif,
                     .colour = paper,
                     .align = Align::centre,
                     .max_lines = 1,
                     .shrink_to = 0.5};
  const TextSpec small{.px = 26, .colour = paper, .align = Align::centre, .max_lines = 2, .shrink_to = 0.75};
  const float big_h = ui.text_height(rect.w, view.title, big),
              what_h = ui.text_height(rect.w - ui.px(60), view.what, small);
  const float more_h = view.more.empty() ? 0 : ui.text_height(rect.w - ui.px(60), view.more, small);
  const float change_h = view.change.empty() ? 0 : ui.px(116);
  const Rect inside = rect.inset(ui.px(30), 0);
  Rect column = inside.centred(inside.w, side + big_h + what_h + more_h + change_h + ui.px(70));
  const Rect seal = column.take_top(side, ui.px(22));
  if (ui.is_painting()) {
    ui.circle(seal.middle_x(), seal.middle_y(), side / 2, paper);
    for (int i = 0; i < 40; ++i) {
      const double turn = i / 40.0 * 2 * 3.14159265;
      ui.circle(seal.middle_x() + static_cast<float>(std::cos(turn)) * side * 0.44f,
                seal.middle_y() + static_cast<float>(std::sin(turn)) * side * 0.44f, ui.px(2), theme.leaf);
    }
    ui.icon("check", seal.centred(side * 0.62f, side * 0.62f), theme.leaf);
  }
  labelled_text(ui, "sold.title", column.take_top(big_h, ui.px(8)), view.title, big);
  labelled_text(ui, "sold.what", column.take_top(what_h, ui.px(4)), view.what, small);
  if (more_h > 0) labelled_text(ui, "sold.more", column.take_top(more_h), view.more, small);
  if (view.change.empty()) return;
  column.y += ui.px(30);
  const TextSpec word{.px = 26, .colour = paper, .valign = VAlign::centre, .max_lines = 1};
  const TextSpec amount{.px = 76,
                        .bold = true,
                        .colour = paper,
                        .valign = VAlign::centre,
                        .max_lines = 1,
                        .line_height = 1.1,
                        .shrink_to = 0.5};
  const float word_w = ui.text_width(view.change_label, word) + 2, amount_w = ui.text_width(view.change, amount) + 2;
  const float box_w = std::min(column.w, word_w + amount_w + ui.px(92));
  Rect box{column.middle_x() - box_w / 2, column.y, box_w, change_h};
  ui.fill_rounded(box, theme.leaf_deep, radius_card);
  Rect row = box.inset(ui.px(32), 0);
  ui.text(row.take_left(word_w, ui.px(28)), view.change_label, word);
  labelled_text(ui, "sold.change", row, view.change, amount);
}

void draw_print(Ui& ui, const Rect& rect, const SoldView& view) {
  const Theme& theme = ui.theme();
  const ImU32 ink = view.is_trouble ? theme.madder_deep : theme.ink;
  card(ui, rect, {.ground = view.is_trouble ? theme.madder_tint : 0u, .border = view.is_trouble ? theme.madder : 0u});
  Rect inside = rect.inset(ui.px(22), ui.px(14));
  inside.h -= ui.px(4);
  Rect head = inside.take_top(ui.px(38), ui.px(8));
  const float icon = ui.px(28);
  ui.icon(view.is_trouble ? "warn" : "print", head.take_left(icon, ui.px(10)).centred(icon, icon), ink);
  labelled_text(ui, "sold.printing", head, view.printing,
                {.px = 22, .bold = true, .colour = ink, .valign = VAlign::centre, .max_lines = 1, .shrink_to = 0.7});
  if (view.has_printer && !view.is_trouble) {
    Rect bar = inside.take_top(ui.px(10), ui.px(8));
    ui.fill_rounded(bar, theme.sand, 99);
    bar.w = std::max(bar.h, bar.w * static_cast<float>(view.part));
    ui.fill_rounded(bar, theme.leaf, 99);
  }
  ui.text(inside, view.safe,
          {.px = 18, .colour = view.is_trouble ? theme.madder_deep : theme.ink2, .max_lines = 2, .shrink_to = 0.8});
}

}  // namespace

void draw_till_sold(Ui& ui, const SoldView& view, TillTouches& touches) {
  Rect area = ui.screen();
  const Rect leaf =
      ui.is_portrait() ? area.take_top(std::round(area.h * 0.56f)) : area.take_left(std::round(area.w * 0.614f));
  draw_leaf(ui, leaf, view);
  area = area.inset(ui.px(24));
  const float gap = ui.px(16);
  draw_print(ui, area.take_top(ui.px(134), gap), view);
  if (button(ui, area.take_top(ui.px(88), gap),
             {.id = "till.print_again", .label = view.print_label, .icon = "print", .is_enabled = view.has_printer}))
    touches.push_back({TillAct::print_again});
  if (view.offers_bill_page &&
      button(ui, area.take_top(ui.px(80), gap),
             {.id = "till.bill_phone", .label = tr("Bill on the phone, by our Wi-Fi"), .icon = "phone", .text_px = 23}))
    touches.push_back({TillAct::open_bill_phone});
  if (view.offers_phone) {
    if (button(ui, area.take_top(ui.px(80), gap),
               {.id = "till.phone",
                .label = tr("Send the bill to a phone?"),
                .icon = "phone",
                .kind = ButtonKind::quiet,
                .text_px = 23}))
      touches.push_back({TillAct::open_phone});
  } else if (!view.phone.empty()) {
    labelled_text(ui, "sold.phone", area.take_top(ui.px(80), gap),
                  fill(tr("Bill for {0}: the organiser sends it when the line is back"), {view.phone}),
                  {.px = 20,
                   .colour = ui.theme().ink2,
                   .align = Align::centre,
                   .valign = VAlign::centre,
                   .max_lines = 2,
                   .shrink_to = 0.8});
  }
  const std::string leaves = fill(trn("by itself in {0} second", "by itself in {0} seconds",
                                      static_cast<std::uint64_t>(std::max(0, view.leaves_in_s))),
                                  {std::to_string(view.leaves_in_s)});
  ui.text(area.take_bottom(ui.px(30), ui.px(8)), leaves,
          {.px = 18, .colour = ui.theme().ink2, .align = Align::centre, .valign = VAlign::centre, .max_lines = 1});
  if (button(ui, area.take_bottom(ui.px(150)),
             {.id = "till.new", .label = tr("New sale"), .icon = "plus", .kind = ButtonKind::main, .text_px = 40}))
    touches.push_back({TillAct::new_sale});
}

}  // namespace odop::ui
