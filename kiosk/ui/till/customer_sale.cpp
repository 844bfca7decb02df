#include <algorithm>
#include <cmath>

#include "text/words.h"
#include "ui/till/customer_parts.h"
#include "ui/till/customer_stages.h"
#include "ui/till/training_strip.h"
#include "ui/widgets.h"

namespace odop::ui {
namespace {

using Stage = CustomerView::Stage;

// ---------------------------------------------------------------- the bill

Rect line_rule(Ui& ui, const Rect& row) {
  ui.fill({row.x, row.bottom() - 1, row.w, std::max(1.0f, ui.px(1))}, ui.theme().line);
  return row;
}

void draw_line(Ui& ui, Rect row, const CustomerLineView& line) {
  line_rule(ui, row);
  const Theme& theme = ui.theme();
  const bool is_low = row.h < ui.px(88);
  ui.describe("customer.line:" + line.sku, "text",
              hindi(line.name) + " | " + english(line.name) + " | " + line.quantity + " | " + line.amount, "normal",
              row);
  row = row.inset(0, ui.px(is_low ? 3 : 8));
  const Rect sheet = row.take_left(std::round(row.h * 4 / 3), ui.px(is_low ? 14 : 20));
  if (is_light(theme.kind))
    ui.picture(line.picture, sheet);
  else
    picture_sheet(ui, sheet, line.picture, "");
  const TextSpec amount{.px = is_low ? 27.0 : 33.0,
                        .bold = true,
                        .align = Align::end,
                        .max_lines = 1,
                        .line_height = 1.25,
                        .shrink_to = 0.6};
  const TextSpec second{.px = is_low ? 17.0 : 20.0, .colour = theme.ink2, .max_lines = 1, .shrink_to = 0.7};
  TextSpec quantity = second;
  quantity.align = Align::end;
  // How it is reckoned stands under what it comes to: a long name must not push it off the display.
  const float sums_w =
      std::min(row.w * 0.42f, std::max(ui.text_width(line.amount, amount), ui.text_width(line.quantity, quantity)) + 2);
  Rect sums = row.take_right(sums_w, ui.px(16));
  const float amount_h = ui.text_height(sums.w, line.amount, amount),
              quantity_h = ui.text_height(sums.w, line.quantity, quantity);
  sums = sums.centred(sums.w, amount_h + quantity_h);
  ui.text(sums.take_top(amount_h), line.amount, amount);
  ui.text(sums, line.quantity, quantity);
  const std::string below = english(line.name);
  const float second_h = ui.text_height(row.w, below, second);
  TextSpec name{.px = is_low ? 24.0 : 29.0, .bold = true, .max_lines = 1, .line_height = 1.25, .shrink_to = 0.7};
  // Two lines where there is room for them; else the letters give way first.
  const float name_room = row.h - second_h;
  if (!is_low && !ui.fits({row.x, row.y, row.w, name_room}, hindi(line.name), name)) {
    name.max_lines = 2;
    name.px = 25;
  }
  const float name_h = std::min(name_room, ui.text_height(row.w, hindi(line.name), name));
  Rect words = row.centred(row.w, name_h + second_h);
  ui.text(words.take_top(name_h), hindi(line.name), name);
  ui.text(words, below, second);
}

// The newest lines, as many as stay readable; above them how many more there are.
void draw_lines(Ui& ui, Rect area, const CustomerView& view) {
  const int n = static_cast<int>(view.lines.size());
  if (n == 0) return;
  const float high = ui.px(112);
  const float low = std::max(
      ui.px(62), static_cast<float>(ui.text_px(24)) * 1.25f + static_cast<float>(ui.text_px(17)) * 1.35f + ui.px(8));
  int fit = std::max(1, static_cast<int>((area.h + 1) / low));
  int hidden = 0;
  if (n > fit) {
    const TextSpec more{.px = 19, .bold = true, .colour = ui.theme().ink2, .valign = VAlign::centre, .max_lines = 1};
    Rect place = area.take_top(std::max(ui.px(36), static_cast<float>(ui.text_px(19)) * 1.5f));
    fit = std::max(1, static_cast<int>((area.h + 1) / low));
    hidden = n - fit;
    const std::string count = std::to_string(hidden);
    const std::string words = fill(Translator::of(Language::hi).tr("+{0} more above"), {count}) + " · " +
                              fill(Translator::of(Language::en).tr("+{0} more above"), {count});
    labelled_text(ui, "customer.more", line_rule(ui, place), words, more);
  }
  const float row_h = std::floor(std::min(high, std::max(low, area.h / static_cast<float>(n - hidden))));
  for (int i = hidden; i < n; ++i)
    draw_line(ui, {area.x, area.y + static_cast<float>(i - hidden) * row_h, area.w, row_h},
              view.lines[static_cast<std::size_t>(i)]);
}

// One sum of the bill's foot: words at the left, amount at the right.
void draw_sum(Ui& ui, Rect row, std::string_view id, const LocalText& words, std::string_view amount) {
  const TextSpec spec{.px = 22, .colour = ui.theme().ink2, .valign = VAlign::centre, .max_lines = 1, .shrink_to = 0.7};
  TextSpec sum = spec;
  sum.bold = true;
  sum.colour = ui.theme().ink;
  sum.align = Align::end;
  const Rect place = row;
  ui.text(row.take_right(std::min(row.w * 0.5f, ui.text_width(amount, sum) + 2), ui.px(16)), amount, sum);
  ui.text(row, joined(hindi(words), english(words)), spec);
  ui.describe(id, "text", amount, "normal", place);
}

void draw_bill(Ui& ui, Rect area, const CustomerView& view) {
  const Theme& theme = ui.theme();
  const bool is_flat = ui.screen().h < ui.px(740);
  area = area.inset(ui.px(40), ui.px(is_flat ? 20 : 30));
  // Head.
  Rect head = area.take_top(ui.px(56), ui.px(8));
  const LocalText title = both(tr_later("Your bill"));
  const TextSpec big{.px = 38,
                     .bold = true,
                     .family = Family::serif,
                     .colour = theme.heading,
                     .valign = VAlign::centre,
                     .max_lines = 1,
                     .shrink_to = 0.7};
  const TextSpec small{
      .px = 21, .colour = theme.ink2, .align = Align::end, .valign = VAlign::centre, .max_lines = 1, .shrink_to = 0.6};
  ui.describe("customer.title", "text", joined(hindi(title), english(title)), "normal", head);
  ui.text(head.take_left(std::min(head.w * 0.5f, ui.text_width(hindi(title), big) + 2), ui.px(16)), hindi(title), big);
  ui.text(head, joined(english(title), hindi(view.stall)), small);
  border_strip(ui, area.take_top(ui.px(34), ui.px(10)));
  // Foot: the total never gives way to anything.
  Rect total = area.take_bottom(ui.px(104), ui.px(4));
  ui.fill({area.x, total.y - ui.px(4), area.w, std::max(2.0f, ui.px(3))}, theme.ink);
  if (!view.total.empty()) {
    const TextSpec sum{.px = 84,
                       .bold = true,
                       .colour = theme.heading,
                       .align = Align::end,
                       .valign = VAlign::centre,
                       .max_lines = 1,
                       .line_height = 1.1,
                       .shrink_to = 0.4};
    const float sum_w = std::min(total.w * 0.62f, ui.text_width(view.total, sum) + 2);
    labelled_text(ui, "customer.total", total.take_right(sum_w, ui.px(16)), view.total, sum);
    const LocalText word = both(tr_later("Total"));
    const TextSpec word_hi{.px = 34, .bold = true, .max_lines = 1, .line_height = 1.25, .shrink_to = 0.7};
    const TextSpec word_en{.px = 22, .colour = theme.ink2, .valign = VAlign::bottom, .max_lines = 1};
    const TextSpec note{.px = 17, .colour = theme.ink2, .max_lines = 2, .shrink_to = 0.7};
    const std::string& tax = view.tax_note;
    const float word_h = ui.text_height(total.w, hindi(word), word_hi);
    const float note_h = std::min(total.h - word_h, ui.text_height(total.w, tax, note));
    Rect words = total.centred(total.w, word_h + note_h);
    Rect first = words.take_top(word_h);
    ui.text(first.take_left(ui.text_width(hindi(word), word_hi) + 2, ui.px(10)), hindi(word), word_hi);
    ui.text({first.x, first.y, first.w, first.h - ui.px(3)}, english(word), word_en);
    labelled_text(ui, "customer.tax", words, tax, note);
  }
  if (!view.paid_in_cash.empty()) {
    const LocalText cash = both(tr_later("{0} is paid in cash"));
    draw_sum(ui, area.take_bottom(ui.px(36)), "customer.paid_in_cash",
             {fill(hindi(cash), {view.paid_in_cash}), fill(english(cash), {view.paid_in_cash})}, "");
  }
  if (!view.round_off.empty())
    draw_sum(ui, area.take_bottom(ui.px(36)), "customer.round_off", both(tr_later("Rounded to whole rupees")),
             view.round_off);
  if (!view.discount.empty())
    draw_sum(ui, area.take_bottom(ui.px(36)), "customer.discount", both(tr_later("Discount")), view.discount);
  area.take_bottom(ui.px(8));
  draw_lines(ui, area, view);
}

// ---------------------------------------------------------------- beside the bill

Pair title_pair(const Theme& theme) {
  return {.hi = {.px = 38,
                 .bold = true,
                 .family = Family::serif,
                 .colour = theme.on_attract,
                 .align = Align::centre,
                 .max_lines = 2,
                 .shrink_to = 0.6},
          .en = {.px = 22, .colour = soft_on_attract(theme), .align = Align::centre, .max_lines = 2, .shrink_to = 0.7}};
}

// While goods are put into the bill: where the newest of them comes from.
void draw_latest(Ui& ui, Rect area, const CustomerView& view) {
  const Theme& theme = ui.theme();
  const CustomerMakerView& thing = view.latest;
  if (thing.empty()) return;
  Pair place = title_pair(theme);
  place.hi.px = 34;
  const Pair person{
      .hi = {.px = 26,
             .bold = true,
             .colour = theme.on_attract,
             .align = Align::centre,
             .max_lines = 2,
             .shrink_to = 0.75},
      .en = {.px = 20, .colour = soft_on_attract(theme), .align = Align::centre, .max_lines = 2, .shrink_to = 0.75}};
  const LocalText craft = thing.craft;
  const float words_h = pair_height(ui, area.w, thing.district, place) +
                        (thing.name.empty() ? 0 : pair_height(ui, area.w, thing.name, person) + ui.px(14)) +
                        (craft.empty() ? 0 : pair_height(ui, area.w, craft, {person.en, person.en}) + ui.px(6));
  const float sheet_h = std::min({std::round(area.w * 0.75f), area.h - words_h - ui.px(28), ui.px(330)});
  Rect column = area;
  if (sheet_h > ui.px(90)) {
    column = area.centred(area.w, sheet_h + ui.px(28) + words_h);
    const Rect sheet = column.take_top(sheet_h, ui.px(28));
    picture_sheet(ui, sheet.centred(std::round(sheet_h * 4 / 3), sheet_h), thing.picture, thing.sector);
  }
  draw_pair(ui, column, "customer.district", thing.district, place, ui.px(14));
  if (!thing.name.empty()) draw_pair(ui, column, "customer.maker", thing.name, person, ui.px(6));
  if (!craft.empty()) draw_pair(ui, column, "customer.craft", craft, {person.en, person.en});
}

void draw_amount(Ui& ui, Rect& area, std::string_view id, const LocalText& words, std::string_view amount, double px,
                 ImU32 colour, float gap) {
  const Theme& theme = ui.theme();
  const TextSpec label{
      .px = 23, .colour = soft_on_attract(theme), .align = Align::centre, .max_lines = 2, .shrink_to = 0.7};
  const TextSpec sum{.px = px,
                     .bold = true,
                     .colour = colour,
                     .align = Align::centre,
                     .valign = VAlign::centre,
                     .max_lines = 1,
                     .line_height = 1.15,
                     .shrink_to = 0.4};
  const std::string line = joined(hindi(words), english(words));
  ui.text(area.take_top(ui.text_height(area.w, line, label), ui.px(2)), line, label);
  labelled_text(ui, id, area.take_top(std::round(static_cast<float>(ui.text_px(px)) * 1.15f), gap), amount, sum);
}

void draw_cash(Ui& ui, Rect area, const CustomerView& view) {
  const Theme& theme = ui.theme();
  const LocalText title = both(tr_later("Paying in cash"));
  const Pair head = title_pair(theme);
  const float gap = ui.px(18);
  const auto row_h = [&](double px) {
    return static_cast<float>(ui.text_px(px)) * 1.15f + static_cast<float>(ui.text_px(23)) * 1.5f + gap;
  };
  const bool is_over = !view.change.empty(), is_short = !view.missing.empty();
  const float all = pair_height(ui, area.w, title, head) + ui.px(26) + row_h(is_over || is_short ? 48 : 72) +
                    (view.given.empty() ? 0 : row_h(48)) + (is_over || is_short ? row_h(72) : 0);
  Rect column = area.centred(area.w, std::min(area.h, all));
  draw_pair(ui, column, "customer.paying", title, head, ui.px(26));
  const ImU32 strong = is_light(theme.kind)            ? theme.turmeric
                       : theme.kind == ThemeKind::dark ? rgb(0xEDBB55)
                                                       : theme.turmeric;
  draw_amount(ui, column, "customer.due", both(tr_later("To pay")), view.total, is_over || is_short ? 48 : 72,
              theme.on_attract, gap);
  if (!view.given.empty())
    draw_amount(ui, column, "customer.given", both(tr_later("You gave")), view.given, 48, theme.on_attract, gap);
  if (is_over) draw_amount(ui, column, "customer.change", both(tr_later("You get back")), view.change, 72, strong, gap);
  if (is_short)
    draw_amount(ui, column, "customer.missing", both(tr_later("Still to pay")), view.missing, 72, strong, gap);
}

void draw_upi(Ui& ui, Rect area, const CustomerView& view, QrTextures& codes) {
  const Theme& theme = ui.theme();
  Pair head = title_pair(theme);
  head.hi.max_lines = head.en.max_lines = 1;
  const TextSpec payee{
      .px = 25, .bold = true, .colour = theme.on_attract, .align = Align::centre, .max_lines = 1, .shrink_to = 0.6};
  const TextSpec small{
      .px = 19, .colour = soft_on_attract(theme), .align = Align::centre, .max_lines = 1, .shrink_to = 0.6};
  const TextSpec amount{.px = 46,
                        .bold = true,
                        .colour = theme.on_attract,
                        .align = Align::centre,
                        .max_lines = 1,
                        .line_height = 1.15,
                        .shrink_to = 0.5};
  if (view.is_training && !view.is_claimed) {
    const LocalText practice = both(tr_later("practice: nobody pays"));
    Rect column = area;
    labelled_text(ui, "customer.upi.amount", column.take_bottom(ui.text_height(area.w, view.amount, amount), ui.px(10)),
                  view.amount, amount);
    return draw_practice_code(ui, column, "customer.upi.practice", hindi(practice) + "\n" + english(practice));
  }
  if (view.is_claimed || view.qr == nullptr) {
    const LocalText words = view.is_claimed ? both(tr_later("The stall is looking for your payment"))
                                            : both(tr_later("The code is being prepared"));
    const float icon = ui.px(120), words_h = pair_height(ui, area.w, words, title_pair(theme));
    const float amount_h = ui.text_height(area.w, view.amount, amount);
    Rect column = area.centred(area.w, icon + words_h + amount_h + ui.px(56));
    ui.icon(view.is_claimed ? "clock" : "phone", column.take_top(icon, ui.px(28)).centred(icon, icon),
            theme.on_attract);
    draw_pair(ui, column, view.is_claimed ? "customer.claimed" : "customer.preparing", words, title_pair(theme),
              ui.px(28));
    labelled_text(ui, "customer.upi.amount", column, view.amount, amount);
    return;
  }
  const LocalText title =
      both(view.is_amount_typed ? tr_later("Scan and type this sum yourself") : tr_later("Scan with any UPI app"));
  const LocalText after = both(tr_later("Show the stall your phone after paying"));
  // What stands around the code; where it is too high for this display the code does not get smaller, words go.
  const float title_h = pair_height(ui, area.w, title, head), amount_h = ui.text_height(area.w, view.amount, amount);
  const float payee_h = ui.text_height(area.w, view.payee, payee), small_h = ui.text_height(area.w, "आA", small);
  const int least = view.qr->size_with_quiet_zone() * qr_module_px_min;
  const float gap = ui.px(10), edge = ui.px(10);
  float words_h = title_h + amount_h + payee_h + 3 * small_h + 5 * gap;
  const bool is_full = area.h - words_h >= static_cast<float>(least) + 2 * edge;
  if (!is_full) words_h = title_h + amount_h + payee_h + 3 * gap;
  const float room = std::min(area.w, std::max(area.h - words_h, static_cast<float>(least)));
  const int side = qr_plate_px(*view.qr, static_cast<int>(std::min(room - 2 * edge, ui.px(460))));
  const float plate_side = static_cast<float>(side) + 2 * edge;
  Rect column = area.centred(area.w, std::min(area.h, words_h + plate_side));
  draw_pair(ui, column, "customer.upi.title", title, head, gap);
  const Rect plate = column.take_top(plate_side, gap).centred(plate_side, plate_side);
  if (side > 0) {
    ui.fill_rounded(plate, rgb(0xFFFFFF), radius_card);
    const Rect at = codes.draw(ui, plate, view.qr);
    ui.describe("customer.upi.qr", "image", view.link, "normal", at);
  }
  labelled_text(ui, "customer.upi.amount", column.take_top(amount_h, is_full ? gap : 0), view.amount, amount);
  labelled_text(ui, "customer.upi.payee", column.take_top(payee_h), view.payee, payee);
  if (!is_full) return;
  labelled_text(ui, "customer.upi.vpa", column.take_top(small_h, gap), view.vpa, small);
  TextSpec hint = small;
  hint.px = 18;
  ui.text(column.take_top(small_h), hindi(after), hint);
  ui.text(column.take_top(small_h), english(after), hint);
}

}  // namespace

void draw_customer_sale(Ui& ui, const CustomerView& view, QrTextures& codes) {
  const Theme& theme = ui.theme();
  Rect area = ui.screen();
  Rect side;
  // The code needs five pixels a module on the smallest display.
  const float code_px =
      view.qr == nullptr ? 0 : static_cast<float>(view.qr->size_with_quiet_zone() * qr_module_px_min) + ui.px(52);
  if (ui.is_portrait()) {
    side = area.take_bottom(std::round(area.h * 0.46f));
  } else {
    side = area.take_right(std::round(std::max(area.w * 0.39f, code_px)));
  }
  ui.fill(side, theme.attract);
  if (theme.kind == ThemeKind::high_contrast) ui.fill({side.x, side.y, ui.px(3), side.h}, theme.line);
  draw_bill(ui, area, view);
  if (view.is_demo) {
    const float band = ui.px(48);
    const Rect place = side.take_top(band);
    demo_pill(ui, place.moved(-ui.px(16), ui.px(4)), Align::end);
  }
  const Rect inside = side.inset(ui.px(16), ui.px(view.stage == Stage::upi ? 8 : 20));
  switch (view.stage) {
    case Stage::cash:
      return draw_cash(ui, inside, view);
    case Stage::upi:
      return draw_upi(ui, inside, view, codes);
    default:
      return draw_latest(ui, inside, view);
  }
}

}  // namespace odop::ui
