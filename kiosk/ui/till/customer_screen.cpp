#include "ui/till/customer_screen.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <memory>
#include <utility>

#include "text/words.h"
#include "ui/art.h"
#include "ui/till/training_strip.h"
#include "ui/widgets.h"

namespace odop::ui {
namespace {

using Stage = CustomerView::Stage;

constexpr std::array<std::pair<Stage, const char*>, 5> stages{{{Stage::idle, "customer.idle"},
                                                               {Stage::cart, "customer.cart"},
                                                               {Stage::cash, "customer.cash"},
                                                               {Stage::upi, "customer.upi"},
                                                               {Stage::thanks, "customer.thanks"}}};

const char* name_of(Stage stage) {
  return std::find_if(stages.begin(), stages.end(), [&](const auto& one) { return one.first == stage; })->second;
}

// A sentence of the program in both languages of this display.
LocalText both(const char* msgid) {
  return {Translator::of(Language::hi).tr(msgid), Translator::of(Language::en).tr(msgid)};
}
const std::string& hindi(const LocalText& text) {
  return text.in(Language::hi);
}
// Empty where the pack has one name only: it is not said twice.
std::string english(const LocalText& text) {
  return text.exact(Language::en) == hindi(text) ? "" : text.exact(Language::en);
}
std::string joined(const std::string& first, const std::string& second) {
  return first.empty() || second.empty() ? first + second : first + " · " + second;
}

ImU32 soft_on_attract(const Theme& theme) {
  return theme.kind == ThemeKind::high_contrast ? theme.on_attract : rgb(0xCBD5E2);
}

// Both languages under each other, as high as they need; nothing below `height_max` is drawn.
struct Pair {
  TextSpec hi, en;
};
float pair_height(Ui& ui, float width, const LocalText& text, const Pair& specs) {
  return ui.text_height(width, hindi(text), specs.hi) + ui.text_height(width, english(text), specs.en);
}
void draw_pair(Ui& ui, Rect& area, std::string_view id, const LocalText& text, const Pair& specs, float gap = 0) {
  const std::string second = english(text);
  const float hi_h = ui.text_height(area.w, hindi(text), specs.hi), en_h = ui.text_height(area.w, second, specs.en);
  Rect place = area.take_top(hi_h + en_h, gap);
  ui.describe(id, "text", joined(hindi(text), second), "normal", place);
  ui.text(place.take_top(hi_h), hindi(text), specs.hi);
  ui.text(place, second, specs.en);
}

void demo_pill(Ui& ui, float right, float middle, const CustomerView& view) {
  if (!view.is_demo) return;
  const LocalText words = both(tr_later("Demonstration"));
  const std::string text = joined(hindi(words), english(words));
  const PillSpec spec{
      .text = text, .ground = rgb(0xF6E3B4), .ink = rgb(0x7A4E00), .text_px = 16, .id = "customer.demo"};
  pill(ui, right - pill_width(ui, spec), middle - pill_height(ui, spec) / 2, spec);
}

// Motifs are printed on paper, so on a dark ground they lie on a sheet of it.
void picture_sheet(Ui& ui, const Rect& box, std::string_view picture, std::string_view sector) {
  ui.fill_rounded(box, sector_ink(sector).tint, radius_card);
  ui.picture(picture, box.inset(std::round(box.h * 0.05f)));
}

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
  const LocalText title = both(tr_later("Scan with any UPI app"));
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

void draw_sale(Ui& ui, const CustomerView& view, QrTextures& codes) {
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
    demo_pill(ui, place.right() - ui.px(16), place.middle_y() + ui.px(4), view);
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

// ---------------------------------------------------------------- thanks

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

void draw_thanks(Ui& ui, const CustomerView& view, QrTextures& codes) {
  const Theme& theme = ui.theme();
  Rect area = ui.screen();
  const CustomerMakerView& maker = view.maker;
  if (maker.empty()) return draw_thanks_words(ui, area, view);
  draw_thanks_words(
      ui, ui.is_portrait() ? area.take_top(std::round(area.h * 0.45f)) : area.take_left(std::round(area.w * 0.46f)),
      view);
  if (view.is_demo) {
    const Rect place = area.take_top(ui.px(52));
    demo_pill(ui, place.right() - ui.px(20), place.middle_y() + ui.px(4), view);
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

// ---------------------------------------------------------------- idle

void draw_idle(Ui& ui, const CustomerView& view) {
  const Theme& theme = ui.theme();
  Rect area = ui.screen();
  const bool is_portrait = ui.is_portrait();
  // Seven hexagons around one, at the right or below; proportions of the first page's plates.
  Rect cluster =
      is_portrait ? area.take_bottom(std::round(area.h * 0.55f)) : area.take_right(std::round(area.w * 0.53f));
  cluster = cluster.inset(ui.px(16));
  const float pitch = std::floor(std::min(cluster.w / 3, cluster.h / (1.18f + 1.732f)));
  constexpr std::array<std::pair<float, float>, customer_plates> places{
      {{0, 0}, {1, 0}, {0.5f, 0.866f}, {-0.5f, 0.866f}, {-1, 0}, {-0.5f, -0.866f}, {0.5f, -0.866f}}};
  for (std::size_t i = 0; i < places.size(); ++i) {
    const float x = cluster.middle_x() + places[i].first * pitch, y = cluster.middle_y() + places[i].second * pitch;
    const float plate_h = std::round(pitch * static_cast<float>(plate_height_per_pitch));
    ui.art_now("plate", {std::round(x - pitch / 2), std::round(y - plate_h * 178 / 366), pitch, plate_h});
    if (i >= view.plates.size()) continue;
    const float w = std::round(pitch * 282 / 310), h = std::round(pitch * 211 / 310);
    ui.picture(view.plates[i], {std::round(x - w / 2), std::round(y - h / 2), w, h});
  }
  Rect words = area.inset(ui.px(52), ui.px(40));
  const LocalText title = both(tr_later("Every district,\nits own craft"));
  const Pair big{
      .hi = {.px = 74,
             .bold = true,
             .family = Family::serif,
             .colour = theme.on_attract,
             .max_lines = 2,
             .line_height = line_height::attract,
             .shrink_to = 0.5},
      .en = {.px = 30, .family = Family::serif, .colour = soft_on_attract(theme), .max_lines = 2, .shrink_to = 0.6}};
  LocalText one_line = title;
  std::string second = english(title);
  std::replace(second.begin(), second.end(), '\n', ' ');
  one_line.set(Language::en, second);
  const float strip_h = ui.px(36), words_h = pair_height(ui, words.w, one_line, big);
  const Pair foot{.hi = {.px = 24, .bold = true, .colour = theme.on_attract, .max_lines = 1, .shrink_to = 0.6},
                  .en = {.px = 19, .colour = soft_on_attract(theme), .max_lines = 1, .shrink_to = 0.7}};
  Rect low = words.take_bottom(pair_height(ui, words.w, view.stall, foot) + (view.is_demo ? ui.px(50) : 0), ui.px(16));
  Rect column = words.centred(words.w, strip_h + ui.px(24) + words_h);
  const Rect strip = column.take_top(strip_h, ui.px(24));
  border_strip(ui, {strip.x, strip.y, std::round(strip.w * 0.9f), strip.h}, true);
  draw_pair(ui, column, "customer.invitation", one_line, big);
  if (view.is_demo) {
    const Rect place = low.take_bottom(ui.px(50));
    const LocalText demo = both(tr_later("Demonstration"));
    const std::string text = joined(hindi(demo), english(demo));
    const PillSpec spec{
        .text = text, .ground = rgb(0xF6E3B4), .ink = rgb(0x7A4E00), .text_px = 16, .id = "customer.demo"};
    pill(ui, place.x, place.bottom() - pill_height(ui, spec), spec);
  }
  draw_pair(ui, low, "customer.stall", view.stall, foot);
}

}  // namespace

double customer_scale(int width_px, int height_px) {
  const double long_side = std::max(width_px, height_px), short_side = std::min(width_px, height_px);
  return std::min(long_side / 1280, short_side / 720);
}

class CustomerFace::StageScreen final : public Screen {
 public:
  StageScreen(CustomerFace& face, Stage stage) : face_(face), stage_(stage) {}
  std::string_view name() const override { return name_of(stage_); }
  IdleRule idle_rule() const override { return IdleRule::none; }
  ImU32 ground(const Theme& theme) const override { return stage_ == Stage::idle ? theme.attract : theme.paper; }
  bool take_back() override { return true; }
  void draw(Ui& ui) override {
    if (stage_ == Stage::idle) return draw_idle(ui, face_.view_);
    if (stage_ == Stage::thanks) return draw_thanks(ui, face_.view_, face_.codes_);
    draw_sale(ui, face_.view_, face_.codes_);
  }

 private:
  CustomerFace& face_;
  Stage stage_;
};

CustomerFace::CustomerFace(KioskUi& kiosk) : kiosk_(kiosk), codes_(kiosk.ui().textures()) {
  for (const auto& [stage, name] : stages) kiosk_.add_screen(std::make_unique<StageScreen>(*this, stage));
  kiosk_.show(name_of(view_.stage));
}

bool CustomerFace::show(CustomerView view) {
  if (view == view_) return false;
  view_ = std::move(view);
  if (view_.is_training)
    kiosk_.set_top_strip({.height_px = [](bool is_portrait) { return training_strip_px({}, is_portrait); },
                          .draw =
                              [](Ui& ui, const Rect& strip) {
                                TillTouches nothing_to_touch;
                                draw_training_strip(ui, strip, {}, nothing_to_touch);
                              }});
  codes_.forget_unused();
  kiosk_.show(name_of(view_.stage));
  return true;
}

}  // namespace odop::ui
