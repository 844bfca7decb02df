// The till: sectors left, goods in the middle, the bill right; below each other on a standing screen (DESIGN.md e).
#include <algorithm>
#include <cmath>

#include "text/words.h"
#include "ui/till/chrome.h"
#include "ui/till/draws.h"
#include "ui/widgets.h"

namespace odop::ui {

void till_tile(Ui& ui, const Rect& rect, const TileView& tile, TillTouches& touches) {
  const bool is_group = !tile.group.empty();
  const std::string id = is_group ? "till.group:" + tile.group : "till.sku:" + tile.sku;
  const Touch touch = ui.touch(id, rect);
  const TillTouch asked =
      is_group ? TillTouch{TillAct::touch_group, tile.group} : TillTouch{TillAct::touch_product, tile.sku};
  if (touch.was_clicked) touches.push_back(asked);
  if (ui.take_long_press(id)) touches.push_back(is_group ? asked : TillTouch{TillAct::hold_product, tile.sku});
  const bool is_in_bill = !tile.count.empty(), is_out = !tile.sold_out.empty();
  ui.describe(id, "button", tile.name + " " + tile.price + (is_out ? " " + tile.sold_out : ""),
              Ui::state_of(touch, true, is_in_bill), rect);
  if (!ui.is_painting()) return;
  const Theme& theme = ui.theme();
  const SectorInk& sector = sector_ink(tile.sector);
  const Rect shown = touch.is_held ? rect.moved(0, ui.px(3)) : rect;
  CardSpec look{.border_px = 2};
  if (is_in_bill || touch.is_held) look.border = theme.indigo;
  if (is_out) look.ground = theme.sand;
  card(ui, shown, look);
  if (touch.is_focused) focus_ring(ui, rect, radius_card);
  Rect inside = shown.inset(ui.px(2));
  inside.h -= ui.px(4);
  const TextSpec name{.px = ui.is_compact() ? 17.0 : 21.0,
                      .bold = true,
                      .colour = is_out ? theme.ink2 : 0,
                      .valign = VAlign::centre,
                      .max_lines = 1,
                      .shrink_to = 0.75};
  const TextSpec price{.px = ui.is_compact() ? 20.0 : 25.0,
                       .bold = true,
                       .colour = is_out ? theme.ink2 : 0,
                       .valign = VAlign::centre,
                       .max_lines = 1,
                       .shrink_to = 0.7};
  const TextSpec place{.px = ui.is_compact() ? 15.0 : 18.0,
                       .colour = theme.ink2,
                       .align = Align::end,
                       .valign = VAlign::centre,
                       .max_lines = 1,
                       .shrink_to = 0.75};
  const float name_h = std::round(static_cast<float>(ui.text_px(name.px)) * 1.3f),
              price_h = std::round(static_cast<float>(ui.text_px(price.px)) * 1.3f);
  Rect words = inside.take_bottom(name_h + price_h + ui.px(12));
  ui.fill({inside.x, words.y - ui.px(4), inside.w, ui.px(4)}, is_out ? theme.line : sector.ink);
  Rect plate = inside;
  plate.h -= ui.px(4);
  ui.fill_rounded(plate,
                  is_out                           ? theme.sand
                  : theme.kind == ThemeKind::paper ? theme.paper
                                                   : rgb(0xFBF6EA),
                  radius_card - 2, ImDrawFlags_RoundCornersTop);
  ui.picture(tile.picture, plate.inset(ui.px(5)));
  words = words.inset(ui.px(12), ui.px(5));
  ui.text(words.take_top(name_h), tile.name, name);
  const float price_w = std::min(ui.text_width(tile.price, price) + 2, words.w);
  ui.text(words.take_left(price_w, ui.px(8)), tile.price, price);
  if (words.w > ui.px(40)) ui.text(words, tile.district, place);
  if (is_out)
    pill(ui, plate.x + ui.px(8), plate.y + ui.px(8),
         {.text = tile.sold_out, .ground = theme.madder_tint, .ink = theme.madder_deep, .text_px = 17});
  if (is_in_bill) {
    const TextSpec count{.px = 20,
                         .bold = true,
                         .colour = theme.on_main,
                         .align = Align::centre,
                         .valign = VAlign::centre,
                         .max_lines = 1};
    const float height = ui.px(40), width = std::max(height, ui.text_width(tile.count, count) + ui.px(22));
    const Rect badge{shown.right() - width - ui.px(8), shown.y + ui.px(8), width, height};
    ui.fill_rounded(badge.inset(-ui.px(3)), theme.card, 99);
    ui.fill_rounded(badge, theme.indigo, 99);
    ui.text(badge, tile.count, count);
  }
}

namespace {

void rail_key(Ui& ui, const Rect& rect, const RailView& rail, bool is_column, TillTouches& touches) {
  const Touch touch = ui.touch(rail.id, rect);
  if (touch.was_clicked) {
    if (rail.id == "till.search")
      touches.push_back({TillAct::open_search});
    else
      touches.push_back({TillAct::choose_sector, rail.sector});
  }
  ui.describe(rail.id, rail.id == "till.search" ? "button" : "tab", rail.label,
              Ui::state_of(touch, true, rail.is_chosen), rect);
  if (!ui.is_painting()) return;
  const Theme& theme = ui.theme();
  // In high contrast the ground of everything is black: there the chosen one is yellow, and the signs are white.
  const bool is_contrast = theme.kind == ThemeKind::high_contrast;
  const ImU32 words = !rail.is_chosen ? theme.ink : is_contrast ? theme.on_invite : theme.on_attract;
  if (rail.is_chosen)
    ui.fill(rect, is_contrast ? theme.turmeric : theme.attract);
  else if (touch.is_held)
    ui.fill(rect, theme.line);
  if (is_column)
    ui.fill({rect.x, rect.bottom() - ui.px(1), rect.w, ui.px(1)}, theme.line);
  else
    ui.fill({rect.right() - ui.px(1), rect.y, ui.px(1), rect.h}, theme.line);
  if (touch.is_focused) focus_ring(ui, rect.inset(ui.px(10)), radius_chip);
  Rect inside = rect.inset(ui.px(6), ui.px(8));
  const TextSpec label{.px = ui.is_compact() ? 16.5 : 20.0,
                       .bold = true,
                       .colour = words,
                       .align = Align::centre,
                       .max_lines = 2,
                       .line_height = 1.2,
                       .shrink_to = 0.75};
  const float label_h = ui.text_height(inside.w, rail.label, label);
  const float art_h = std::min(ui.px(38), std::max(0.0f, inside.h - label_h - ui.px(6)));
  Rect both = inside.centred(inside.w, label_h + art_h + ui.px(6));
  const Rect art = both.take_top(art_h, ui.px(6));
  if (rail.icon != nullptr)
    ui.icon(rail.icon, art.centred(art_h, art_h), words);
  else if (art_h > ui.px(14))
    ui.art_now(is_contrast && !rail.is_chosen ? "hex:light" : "hex:" + rail.sector,
               art.centred(std::round(art_h * 0.866f), art_h));
  ui.text({both.x, both.y, both.w, label_h}, rail.label, label);
  if (!rail.count.empty()) {
    const float side = ui.px(30);
    const Rect badge{art.middle_x() + ui.px(14), art.y - ui.px(4), side, side};
    ui.fill_rounded(badge, theme.turmeric, 99);
    ui.text(badge, rail.count,
            {.px = 17,
             .bold = true,
             .colour = theme.on_invite,
             .align = Align::centre,
             .valign = VAlign::centre,
             .max_lines = 1});
  }
}

}  // namespace

void till_rail(Ui& ui, const Rect& rect, const std::vector<RailView>& rail, bool is_column, TillTouches& touches) {
  const Theme& theme = ui.theme();
  ui.fill(rect, theme.sand);
  if (is_column)
    ui.fill({rect.right() - ui.px(2), rect.y, ui.px(2), rect.h}, theme.line);
  else
    ui.fill({rect.x, rect.bottom() - ui.px(2), rect.w, ui.px(2)}, theme.line);
  const int n = static_cast<int>(rail.size());
  const Rect keys =
      is_column ? Rect{rect.x, rect.y, rect.w - ui.px(2), rect.h} : Rect{rect.x, rect.y, rect.w, rect.h - ui.px(2)};
  for (int i = 0; i < n; ++i)
    rail_key(ui, is_column ? keys.row(i, n, 0) : keys.column(i, n, 0), rail[static_cast<std::size_t>(i)], is_column,
             touches);
}

void till_tiles(Ui& ui, Rect area, const std::vector<TileView>& tiles, const std::string& empty, int& page,
                TillTouches& touches) {
  constexpr int columns = 4, rows = 3, per_page = columns * rows;
  const int n = static_cast<int>(tiles.size()), pages = std::max(1, (n + per_page - 1) / per_page);
  page = std::clamp(page, 0, pages - 1);
  const float gap = ui.px(ui.is_compact() ? 12 : 16);
  if (n == 0) {
    labelled_text(
        ui, "till.empty", area, empty,
        {.px = 26, .colour = ui.theme().ink2, .align = Align::centre, .valign = VAlign::centre, .max_lines = 3});
    return;
  }
  if (pages > 1) {
    Rect row = area.take_bottom(ui.px(ui.is_compact() ? 64 : 80), gap);
    const float key = row.w * 0.36f;
    if (button(ui, row.take_left(key, gap),
               {.id = "till.page.previous",
                .label = tr("Earlier ones"),
                .icon = "left",
                .is_enabled = page > 0,
                .text_px = 22}))
      --page;
    if (button(ui, row.take_right(key, gap),
               {.id = "till.page.next",
                .label = tr("More of them"),
                .icon = "right",
                .is_enabled = page + 1 < pages,
                .icon_after = true,
                .text_px = 22}))
      ++page;
    labelled_text(
        ui, "till.page", row, std::to_string(page + 1) + " / " + std::to_string(pages),
        {.px = 22, .colour = ui.theme().ink2, .align = Align::centre, .valign = VAlign::centre, .max_lines = 1});
  }
  for (int i = 0; i < per_page && page * per_page + i < n; ++i)
    till_tile(ui, area.cell(i % columns, columns, i / columns, rows, gap),
              tiles[static_cast<std::size_t>(page * per_page + i)], touches);
}

void draw_till_grid(Ui& ui, const GridView& view, int& page, int& cart_page, TillTouches& touches) {
  const Theme& theme = ui.theme();
  ui.set_reachable(!view.dialog.is_open);
  Rect area = ui.screen();
  till_bar(ui, area, view.bar, {.is_main = true}, touches);
  Rect cart;
  if (ui.is_portrait()) {
    till_rail(ui, area.take_top(ui.px(118)), view.rail, false, touches);
    cart = area.take_bottom(std::round(area.h * 0.44f));
    ui.fill({cart.x, cart.y, cart.w, ui.px(2)}, theme.line);
  } else {
    till_rail(ui, area.take_left(ui.px(ui.is_compact() ? 132 : 180)), view.rail, true, touches);
    cart = area.take_right(ui.px(ui.is_compact() ? 404 : 560));
  }
  ui.fill(cart, theme.card);
  if (ui.is_portrait())
    ui.fill({cart.x, cart.y, cart.w, ui.px(2)}, theme.line);
  else
    ui.fill({cart.x, cart.y, ui.px(2), cart.h}, theme.line);
  till_tiles(ui, area.inset(ui.px(14), ui.px(14)), view.tiles, view.empty, page, touches);
  till_cart(ui, cart.inset(ui.px(ui.is_compact() ? 18 : 24), ui.px(ui.is_compact() ? 12 : 18)), view.cart, cart_page,
            touches);
  if (!view.dialog.is_open)
    if (const char32_t c = ui.take_character(); c > 0x20)
      touches.push_back({TillAct::type_letter, {}, static_cast<std::int64_t>(c)});
  ui.set_reachable(true);
  till_dialog(ui, view.dialog, touches);
}

}  // namespace odop::ui
