#include <algorithm>
#include <cmath>

#include "text/words.h"
#include "ui/showcase/chrome.h"
#include "ui/showcase/screens.h"
#include "ui/widgets.h"

namespace odop::ui {
namespace {

// A kept thing: a touch opens its page, the key beside it takes it away.
void draw_kept_thing(Ui& ui, Rect rect, const KeptView::Thing& view, ShowcaseRequests& requests) {
  const Theme& theme = ui.theme();
  const bool is_compact = ui.is_compact();
  const std::string id = "product:" + view.card.sku, remove_id = "kept.remove:" + view.card.sku;
  const float key = ui.px(is_compact ? 68 : 80);
  if (button(ui, rect.take_right(key, ui.px(8)),
             {.id = remove_id,
              .label = tr("Take it away"),
              .icon = "x",
              .kind = ButtonKind::quiet,
              .shows_label = false,
              .icon_px = 28}))
    requests.push_back(StopKeeping{view.card.sku});
  const Touch touch = ui.touch(id, rect);
  if (touch.was_clicked) requests.push_back(OpenProduct{view.card.sku});
  ui.describe(id, "button", view.card.name + " " + view.card.price, Ui::state_of(touch, true), rect);
  if (!ui.is_painting()) return;
  const Rect shown = touch.is_held ? rect.moved(0, ui.px(3)) : rect;
  const SectorInk& sector = sector_ink(view.card.sector);
  const bool is_on_paper = theme.kind == ThemeKind::paper;
  card(ui, shown, {.border = touch.is_held ? sector.ink : 0, .is_hollow = is_on_paper});
  Rect inside = shown.inset(ui.px(1), ui.px(1));
  inside.h -= ui.px(4);
  const Rect plate = inside.take_left(std::round(std::min(inside.h * 1.25f, inside.w * 0.32f)));
  if (is_on_paper)
    ui.fill_rounded(inside, theme.card, radius_card - 1, ImDrawFlags_RoundCornersRight);
  else
    ui.fill_rounded(plate, rgb(0xFBF6EA), radius_card - 1, ImDrawFlags_RoundCornersLeft);
  ui.fill({inside.x, inside.y, ui.px(4), inside.h}, sector.ink);
  ui.picture(view.card.picture, plate.inset(ui.px(4)));
  Rect words = inside.inset(ui.px(is_compact ? 14 : 20), ui.px(6));
  const TextSpec name{
      .px = is_compact ? 20.0 : 24.0, .bold = true, .max_lines = 2, .line_height = 1.2, .shrink_to = 0.7};
  const TextSpec price{.px = is_compact ? 20.0 : 24.0, .max_lines = 1, .shrink_to = 0.7};
  const TextSpec page{.px = 18,
                      .colour = view.is_in_code ? theme.ink2 : theme.turmeric_deep,
                      .max_lines = 2,
                      .line_height = 1.25,
                      .shrink_to = 0.75};
  const std::string below = view.card.price + " · " + view.card.district;
  const float page_h = ui.text_height(words.w, view.page, page), price_h = ui.text_height(words.w, below, price);
  const float name_h = std::min(ui.text_height(words.w, view.card.name, name), words.h - page_h - price_h);
  words = words.centred(words.w, std::min(words.h, name_h + price_h + page_h));
  ui.text(words.take_top(name_h), view.card.name, name);
  ui.text(words.take_top(price_h), below, price);
  ui.text(words, view.page, page);
  if (touch.is_focused) focus_ring(ui, rect, radius_card);
}

void draw_slip_key(Ui& ui, const Rect& rect, const KeptView& view, ShowcaseRequests& requests) {
  const bool is_printing = view.slip == SlipState::printing;
  const bool can_print = view.has_printer && view.slip != SlipState::failed;
  if (button(ui, rect,
             {.id = "kept.slip",
              .label = !can_print                        ? tr("No slips at the moment")
                       : view.slip == SlipState::printed ? tr("The slip is out. One more?")
                       : is_printing                     ? tr("Printing")
                                                         : tr("Take a slip"),
              .icon = "print",
              .kind = can_print ? ButtonKind::invite : ButtonKind::plain,
              .is_enabled = can_print,
              .is_busy = is_printing,
              .text_px = ui.is_compact() ? 22.0 : 26.0}))
    requests.push_back(AskForKeptSlip{});
}

void draw_phone_key(Ui& ui, const Rect& rect, ShowcaseRequests& requests) {
  if (button(ui, rect,
             {.id = "kept.phone",
              .label = tr("Save on the phone here"),
              .icon = "phone",
              .text_px = ui.is_compact() ? 22.0 : 26.0}))
    requests.push_back(OpenPhone{});
}

// The code comes first: whatever room it leaves is for the words about it.
void draw_code(Ui& ui, const Rect& rect, const KeptView& view, QrTextures& codes) {
  const Theme& theme = ui.theme();
  card(ui, rect);
  Rect inside = rect.inset(ui.px(ui.is_compact() ? 12 : 22), ui.px(ui.is_compact() ? 10 : 20));
  inside.h -= ui.px(4);
  const TextSpec hint{.px = ui.is_compact() ? 21.0 : 24.0, .line_height = 1.35, .shrink_to = 0.62};
  const float edge = 2 * ui.px(4), hint_h = ui.text_height(inside.w, view.hint, hint), gap = ui.px(8);
  if (view.qr == nullptr) {
    ui.text(inside, view.hint, hint);
    return;
  }
  int side = qr_plate_px(*view.qr, static_cast<int>(std::min(inside.w, inside.h - hint_h - gap) - edge));
  if (side == 0) side = qr_plate_px(*view.qr, static_cast<int>(std::min(inside.w, inside.h) - edge));
  const float plate_side = side > 0 ? static_cast<float>(side) + edge : 0;
  const Rect white = inside.take_bottom(plate_side, gap).centred(plate_side, plate_side);
  if (side > 0) {
    ui.fill(white, rgb(0xFFFFFF));
    ui.frame(white, theme.line, 3, 2);
    codes.draw(ui, white, view.qr);
  }
  ui.describe("kept.code", "picture", view.code, side > 0 ? "normal" : "no room", white);
  ui.text(inside, view.hint, hint);
}

}  // namespace

void draw_kept(Ui& ui, const KeptView& view, QrTextures& codes, ShowcaseRequests& requests) {
  const Theme& theme = ui.theme();
  const bool is_compact = ui.is_compact(), is_portrait = ui.is_portrait();
  Rect area = visitor_area(ui);
  top_bar(ui, area, {.back_label = tr("Back"), .here = tr("My choices"), .notices = &view.notices, .opens_kept = false},
          requests);
  const float gap = ui.px(is_compact ? 12 : 20);
  if (view.things.empty()) {
    ui.text(area, tr("Nothing is kept yet. Touch the heart on the page of a thing that you like."),
            {.px = 28, .colour = theme.ink2});
    return;
  }
  // As much as the largest code wants at 5 px a module, on the smallest screen.
  Rect code = is_portrait ? area.take_bottom(area.h * 0.5f, gap)
                          : area.take_right(std::max(area.w * 0.38f, ui.px(500)), ui.px(is_compact ? 20 : 36));
  if (is_portrait) {
    const Rect keys = code.take_bottom(ui.px(96), gap);
    const int n = view.has_phone_page ? 2 : 1;
    draw_slip_key(ui, keys.column(0, n, gap), view, requests);
    if (n == 2) draw_phone_key(ui, keys.column(1, 2, gap), requests);
  } else {
    code.h = std::min(code.h, code.w + ui.px(180));
  }
  draw_code(ui, code, view, codes);
  Rect head = area.take_top(ui.px(is_compact ? 68 : 88), gap);
  // With two keys a narrow screen leaves the heading to the bar above, which says the same.
  const bool has_heading = is_portrait || !view.has_phone_page || (!is_compact && !ui.has_large_text());
  if (!is_portrait && view.has_phone_page) {
    Rect keys = has_heading ? head.take_right(head.w * 0.68f, ui.px(16)) : head;
    draw_slip_key(ui, keys.column(0, 2, ui.px(14)), view, requests);
    draw_phone_key(ui, keys.column(1, 2, ui.px(14)), requests);
  } else if (!is_portrait) {
    const float slip_w = head.w * (ui.has_large_text() ? 0.5f : 0.42f);
    draw_slip_key(ui, head.take_right(slip_w, ui.px(16)), view, requests);
  }
  const TextSpec title{.px = is_compact ? 30.0 : 40.0,
                       .bold = true,
                       .family = Family::serif,
                       .colour = theme.heading,
                       .valign = VAlign::centre,
                       .max_lines = 1,
                       .shrink_to = 0.6};
  const TextSpec count{.px = 22, .colour = theme.ink2, .valign = VAlign::centre, .max_lines = 1, .shrink_to = 0.8};
  if (has_heading) {
    const std::string_view heading = tr("My choices");
    ui.text(head.take_left(std::min(ui.text_width(heading, title) + ui.px(18), head.w)), heading, title);
    if (ui.fits(head, view.count, count)) ui.text(head, view.count, count);
  }
  // A few stand one below the other, with room for their names.
  constexpr int rows = static_cast<int>(kept_things_max + 1) / 2;
  const int columns = view.things.size() <= static_cast<std::size_t>(rows) ? 1 : 2;
  for (int i = 0; i < static_cast<int>(view.things.size()); ++i)
    draw_kept_thing(ui, area.cell(i % columns, columns, i / columns, rows, gap),
                    view.things[static_cast<std::size_t>(i)], requests);
}

}  // namespace odop::ui
