#include <algorithm>
#include <cmath>

#include "text/words.h"
#include "ui/till/customer_parts.h"
#include "ui/till/customer_stages.h"
#include "ui/widgets.h"

namespace odop::ui {
namespace {

void draw_thanks_words(Ui& ui, const Rect& rect, const CustomerView& view) {
  const Theme& theme = ui.theme();
  const ImU32 paper = theme.on_confirm;
  ui.fill(rect, theme.leaf);
  const Rect inside = rect.inset(ui.px(28), ui.px(20));
  const LocalText thanks = both(tr_later("Thank you"));
  const LocalText paid = both(tr_later("{0} paid"));
  const Pair big{.hi = {.px = 92,
                        .bold = true,
                        .family = Family::serif,
                        .colour = paper,
                        .align = Align::centre,
                        .max_lines = 1,
                        .shrink_to = 0.5},
                 .en = {.px = 38,
                        .family = Family::serif,
                        .colour = paper,
                        .align = Align::centre,
                        .max_lines = 1,
                        .shrink_to = 0.6}};
  const TextSpec sum{.px = 27, .colour = paper, .align = Align::centre, .max_lines = 2, .shrink_to = 0.7};
  const std::string line = fill(hindi(paid), {view.total}) + " · " + fill(english(paid), {view.total});
  const float seal_side = std::min(ui.px(120), inside.h * 0.22f), big_h = pair_height(ui, inside.w, thanks, big);
  const float sum_h = ui.text_height(inside.w, line, sum), change_h = view.change.empty() ? 0 : ui.px(132);
  Rect column = inside.centred(inside.w, seal_side + big_h + sum_h + change_h + ui.px(46));
  const Rect seal = column.take_top(seal_side, ui.px(16));
  ui.circle(seal.middle_x(), seal.middle_y(), seal_side / 2, paper);
  ui.icon("check", seal.centred(seal_side * 0.62f, seal_side * 0.62f), theme.leaf);
  draw_pair(ui, column, "customer.thanks", thanks, big, ui.px(10));
  labelled_text(ui, "customer.paid", column.take_top(sum_h, ui.px(20)), line, sum);
  if (view.change.empty()) return;
  Rect box = column.take_top(change_h);
  ui.fill_rounded(box, theme.leaf_deep, radius_card);
  box = box.inset(ui.px(20), ui.px(8));
  const LocalText back = both(tr_later("You get back"));
  const TextSpec label{.px = 24, .colour = paper, .align = Align::centre, .max_lines = 1, .shrink_to = 0.7};
  const std::string label_line = joined(hindi(back), english(back));
  ui.text(box.take_top(ui.text_height(box.w, label_line, label)), label_line, label);
  labelled_text(ui, "customer.change", box, view.change,
                {.px = 66,
                 .bold = true,
                 .colour = paper,
                 .align = Align::centre,
                 .valign = VAlign::centre,
                 .max_lines = 1,
                 .line_height = 1.1,
                 .shrink_to = 0.5});
}

}  // namespace

void draw_customer_thanks(Ui& ui, const CustomerView& view, QrTextures& codes) {
  const Theme& theme = ui.theme();
  Rect area = ui.screen();
  const CustomerMakerView& maker = view.maker;
  if (maker.empty()) return draw_thanks_words(ui, area, view);
  draw_thanks_words(
      ui, ui.is_portrait() ? area.take_top(std::round(area.h * 0.45f)) : area.take_left(std::round(area.w * 0.46f)),
      view);
  if (view.is_demo) {
    const Rect place = area.take_top(ui.px(52));
    demo_pill(ui, place.moved(-ui.px(20), ui.px(4)), Align::end);
  }
  Rect inside = area.inset(ui.px(36), ui.px(view.is_demo ? 8 : 30));
  const Pair name{
      .hi =
          {.px = 34, .bold = true, .family = Family::serif, .colour = theme.heading, .max_lines = 2, .shrink_to = 0.6},
      .en = {.px = 22, .colour = theme.ink2, .max_lines = 1, .shrink_to = 0.7}};
  const Pair craft{.hi = {.px = 21, .max_lines = 3, .shrink_to = 0.7},
                   .en = {.px = 18, .colour = theme.ink2, .max_lines = 3, .shrink_to = 0.7}};
  const LocalText& who = maker.name.empty() ? maker.product : maker.name;
  const LocalText& what = maker.name.empty() || maker.craft.empty() ? maker.district : maker.craft;
  const LocalText made = both(tr_later("Made by"));
  const TextSpec above{.px = 19, .bold = true, .colour = theme.ink2, .max_lines = 1, .shrink_to = 0.7};
  const std::string made_line = maker.name.empty() ? "" : joined(hindi(made), english(made));
  // The maker's card: picture beside name and craft.
  const bool has_code = maker.qr != nullptr;
  const float card_h = has_code ? std::round(inside.h * 0.4f) : std::min(inside.h, ui.px(340));
  Rect card_rect = has_code ? inside.take_top(card_h, ui.px(20)) : inside.centred(inside.w, card_h);
  card(ui, card_rect);
  Rect card_in = card_rect.inset(ui.px(18), ui.px(14));
  const Rect sheet = card_in.take_left(std::round(std::min(card_in.w * 0.42f, card_in.h * 4 / 3)), ui.px(20));
  picture_sheet(ui, sheet.centred(sheet.w, std::min(sheet.h, std::round(sheet.w * 3 / 4))), maker.picture,
                maker.sector);
  const float made_h = ui.text_height(card_in.w, made_line, above);
  const float words_h = made_h + pair_height(ui, card_in.w, who, name) + pair_height(ui, card_in.w, what, craft);
  Rect words = card_in.centred(card_in.w, std::min(card_in.h, words_h + ui.px(8)));
  ui.text(words.take_top(made_h), made_line, above);
  draw_pair(ui, words, "customer.maker", who, name, ui.px(8));
  if (pair_height(ui, words.w, what, craft) <= words.h + 2)
    draw_pair(ui, words, "customer.craft", what, craft);
  else
    labelled_text(ui, "customer.craft", words, hindi(what), craft.hi);
  if (!has_code) return;
  // The code of its page, and where that leads.
  const float edge = ui.px(8);
  const int side = qr_plate_px(*maker.qr, static_cast<int>(std::min(inside.h - 2 * edge, inside.w * 0.6f)));
  const LocalText find = both(tr_later("Find it online too"));
  const LocalText opens = both(tr_later("opens {0}"));
  Rect beside = inside;
  if (side > 0) {
    const float plate_side = static_cast<float>(side) + 2 * edge;
    const Rect plate = beside.take_left(plate_side, ui.px(24)).centred(plate_side, plate_side);
    ui.fill_rounded(plate, rgb(0xFFFFFF), radius_card);
    if (is_light(theme.kind)) ui.frame(plate, theme.line, radius_card, 2);
    ui.describe("customer.listing.qr", "image", maker.link, "normal", codes.draw(ui, plate, maker.qr));
  }
  const Pair invite{.hi = {.px = 28, .bold = true, .max_lines = 3, .shrink_to = 0.6},
                    .en = {.px = 21, .colour = theme.ink2, .max_lines = 2, .shrink_to = 0.7}};
  const std::string host = fill(hindi(opens), {maker.host}) + "\n" + fill(english(opens), {maker.host});
  const TextSpec host_spec{.px = 20, .colour = theme.ink2, .max_lines = 2, .shrink_to = 0.7};
  const TextSpec market{.px = 22, .bold = true, .max_lines = 1, .shrink_to = 0.7};
  const std::string market_line = joined(hindi(maker.marketplace), english(maker.marketplace));
  const float market_h = ui.text_height(beside.w, market_line, market),
              host_h = ui.text_height(beside.w, host, host_spec);
  Rect column = beside.centred(
      beside.w, std::min(beside.h, pair_height(ui, beside.w, find, invite) + market_h + host_h + ui.px(14)));
  draw_pair(ui, column, "customer.listing", find, invite, ui.px(14));
  ui.text(column.take_top(market_h), market_line, market);
  labelled_text(ui, "customer.listing.host", column, host, host_spec);
}

}  // namespace odop::ui
