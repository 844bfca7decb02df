#include <algorithm>
#include <cmath>

#include "text/words.h"
#include "ui/showcase/chrome.h"
#include "ui/showcase/hex_map.h"
#include "ui/showcase/screens.h"
#include "ui/widgets.h"

namespace odop::ui {
namespace {

ImU32 deep_of(const SectorInk& sector) {
  return sector.id == "handicraft" ? rgb(0x6E1B17) : sector.ink;
}
// A photograph can be looked at closely, and names who took it.
void draw_hero_picture(Ui& ui, Rect box, const DistrictView& view, ImU32 ink, ShowcaseRequests& requests) {
  if (!view.is_photograph) {
    ui.picture(view.picture, box);
    return;
  }
  const TextSpec credit{.px = 17, .colour = ink, .align = Align::centre, .max_lines = 1, .shrink_to = 0.8};
  const float gap = ui.px(6);
  const float credit_h = view.photo_credit.empty() ? 0 : ui.text_height(box.w, view.photo_credit, credit) + gap;
  const float width = std::min(box.w, (box.h - credit_h) * 4 / 3), height = width * 3 / 4;
  Rect column = box.centred(width, height + credit_h);
  const Rect picture = column.take_top(height, gap);
  const Touch touch = ui.touch("district.picture", picture);
  if (touch.was_clicked) requests.push_back(OpenZoom{});
  ui.describe("district.picture", "button", tr("Look closely"), Ui::state_of(touch, true), picture);
  ui.picture(view.picture, picture);
  if (credit_h > 0) labelled_text(ui, "district.credit", column, view.photo_credit, credit);
  if (touch.is_focused) focus_ring(ui, picture, radius_chip);
}

void draw_hero(Ui& ui, const Rect& rect, const DistrictView& view, const ListenView& listen,
               ShowcaseRequests& requests) {
  const SectorInk& sector = sector_ink(view.sector);
  const bool is_flat = ui.theme().kind == ThemeKind::high_contrast;
  const bool is_wide_box = rect.w > rect.h;
  ui.fill_rounded(rect, is_flat ? ui.theme().card : sector.tint, radius_hero);
  if (is_flat) ui.frame(rect, ui.theme().line, radius_hero, 3);
  const ImU32 heading = is_flat ? ui.theme().ink : deep_of(sector);
  const ImU32 ink = is_flat ? ui.theme().ink : rgb(0x2A211B);
  Rect inside = rect.inset(ui.px(ui.is_compact() ? 22 : 34), ui.px(ui.is_compact() ? 18 : 28));
  inside.y += ui.px(8);  // the name's signs rise out of its line
  inside.h -= ui.px(8);
  Rect picture_box = inside;
  if (is_wide_box) picture_box = inside.take_right(inside.w * 0.5f, ui.px(20));
  const float map_w = view.map.empty() ? 0 : std::min(ui.px(180), inside.w * 0.27f);
  Rect head = inside;
  Rect small_map;
  if (map_w > 0) small_map = is_wide_box ? inside.take_bottom(map_w * 0.97f) : head.take_right(map_w, ui.px(12));
  const TextSpec name{.px = ui.is_compact() ? 54.0 : 80.0,
                      .bold = true,
                      .family = Family::serif,
                      .colour = heading,
                      .max_lines = 2,
                      .line_height = 1.2,
                      .shrink_to = 0.5,
                      .marked = listen.mark("district.name", view.name)};
  const TextSpec products{.px = ui.is_compact() ? 20.0 : 25.0,
                          .bold = true,
                          .colour = ink,
                          .max_lines = 3,
                          .line_height = 1.3,
                          .shrink_to = 0.85,
                          .marked = listen.mark("district.products", view.products_line)};
  const float name_h = ui.text_height(head.w, view.name, name);
  labelled_text(ui, "district.name", {head.x, head.y, head.w, name_h}, view.name, name);
  const float products_w = is_wide_box ? inside.w : head.w;
  float below = name_h;
  const auto line = [&](std::string_view words, const TextSpec& spec) {
    if (words.empty()) return;
    const float height = ui.text_height(products_w, words, spec);
    ui.text({inside.x, inside.y + below + ui.px(2), products_w, height}, words, spec);
    below += height;
  };
  line(view.state_name, {.px = ui.is_compact() ? 24.0 : 32.0,
                         .family = Family::serif,
                         .colour = ink,
                         .max_lines = 1,
                         .line_height = 1.3,
                         .shrink_to = 0.7});
  line(view.products_line, products);
  line(view.picture_note, {.px = 18, .colour = ink, .max_lines = 1, .shrink_to = 0.8});
  below = std::max(below, is_wide_box ? 0.0f : map_w);
  if (map_w > 0)
    draw_small_map(ui, {small_map.x, small_map.y, map_w, map_w * 0.97f}, view.map, view.id, sector_mid(sector),
                   sector.ink);
  // At the foot the GI badge and the key to listen, beside each other where both have room.
  const ListenKey key{.label = view.story.empty() ? tr("Listen") : tr("Listen to the story"),
                      .text_px = ui.is_compact() ? 23.0 : 26.0};
  const float map_room = is_wide_box && map_w > 0 ? map_w + ui.px(20) : 0;
  const float foot_w = inside.w - map_room, foot_gap = ui.px(12);
  const float badge_h = view.gi_name.empty() ? 0 : ui.px(86);
  const float key_w = std::min(listen_key_width(ui, listen, key), foot_w);
  const float key_h = key_w > 0 ? ui.px(ui.is_compact() ? 72 : 86) : 0;
  const bool is_beside =
      badge_h == 0 || key_h == 0 || foot_w - key_w - foot_gap >= gi_badge_width(ui, badge_h, view.gi_name);
  const float foot_h = is_beside ? std::max(badge_h, key_h) : badge_h + foot_gap + key_h;
  if (!is_wide_box) {
    picture_box = inside;
    picture_box.take_top(below + ui.px(8));
    if (foot_h > 0) picture_box.take_bottom(foot_h, ui.px(8));
    // A drawing has its own margin, a photograph none.
    if (!view.is_photograph)
      picture_box = {picture_box.x - ui.px(20), picture_box.y, picture_box.w + ui.px(40), picture_box.h};
  }
  if (view.picture.empty())
    border_strip(ui, {inside.x, inside.bottom() - ui.px(52), std::min(inside.w, ui.px(736)), ui.px(52)});
  else
    draw_hero_picture(ui, picture_box, view, heading, requests);
  Rect foot = is_wide_box ? Rect{inside.x + map_room, rect.bottom() - ui.px(28) - foot_h, foot_w, foot_h}
                          : Rect{inside.x, inside.bottom() - foot_h, foot_w, foot_h};
  if (key_h > 0) {
    Rect key_box = is_beside ? foot.take_right(key_w, foot_gap) : foot.take_bottom(key_h, foot_gap);
    if (is_beside) key_box = key_box.take_bottom(key_h);
    if (!is_beside || badge_h == 0) key_box = {is_wide_box ? foot.x : key_box.right() - key_w, key_box.y, key_w, key_h};
    listen_key(ui, key_box, listen, key, {}, requests);
  }
  if (badge_h > 0) gi_badge(ui, foot.take_bottom(badge_h), view.gi_name, false);
}

// Which list named its products, and who says so: a visitor can judge it.
void draw_origins(Ui& ui, Rect& area, const DistrictView& view) {
  const Theme& theme = ui.theme();
  const bool says_what = view.story.empty() && view.origins.size() == 1;
  const auto line = [&](std::string_view id, std::string_view words, const TextSpec& spec) {
    if (words.empty()) return;
    labelled_text(ui, id, area.take_top(ui.text_height(area.w, words, spec), ui.px(6)), words, spec);
  };
  for (std::size_t i = 0; i < view.origins.size(); ++i) {
    const DistrictView::Origin& origin = view.origins[i];
    const std::string id = "origin." + std::to_string(i);
    if (says_what || view.origins.size() > 1)
      line(id, origin.known_for,
           {.px = ui.is_compact() ? 26.0
                  : says_what     ? 38.0
                                  : 26.0,
            .bold = true,
            .family = Family::serif,
            .colour = theme.heading,
            .max_lines = 2,
            .shrink_to = 0.7});
    line(id + ".scheme", origin.scheme,
         {.px = ui.is_compact() ? 20.0 : 24.0, .max_lines = 3, .line_height = 1.35, .shrink_to = 0.8});
    line(id + ".source", origin.source,
         {.px = ui.is_compact() ? 18.0 : 20.0,
          .colour = theme.ink2,
          .max_lines = 4,
          .line_height = 1.35,
          .shrink_to = 0.8});
  }
}

}  // namespace

void draw_district(Ui& ui, const DistrictView& view, const ListenView& listen, int& page, ShowcaseRequests& requests) {
  const Theme& theme = ui.theme();
  Rect area = visitor_area(ui);
  const std::string_view back = view.state_name.empty() ? tr("All districts") : tr("Back");
  top_bar(ui, area, {.back_label = back, .here = view.name, .notices = &view.notices}, requests);
  const float gap = ui.px(ui.is_compact() ? 12 : 20);
  Rect hero;
  if (ui.is_portrait())
    hero = area.take_top(area.h * 0.3f, gap);
  else
    hero = area.take_left(std::round(area.w * (ui.is_compact() ? 0.32f : 0.377f)), ui.px(ui.is_compact() ? 20 : 36));
  draw_hero(ui, hero, view, listen, requests);

  const TextSpec story{.px = ui.is_compact() ? 21.0 : 28.0,
                       .family = Family::serif,
                       .max_lines = ui.is_compact() ? 3 : 4,
                       .line_height = 1.45,
                       .shrink_to = 0.8,
                       .marked = listen.mark("story", view.story)};
  if (!view.story.empty()) {
    const float height = ui.text_height(area.w, view.story, story);
    ui.text(area.take_top(height), view.story, story);
  }
  if (view.is_story_being_checked) {
    const TextSpec quiet{.px = 18, .colour = theme.ink2, .max_lines = 1};
    const std::string_view words = tr("The source of this is being checked");
    const float height = ui.text_height(area.w, words, quiet);
    labelled_text(ui, "story.checking", area.take_top(height), words, quiet);
  }
  draw_origins(ui, area, view);
  area.take_top(gap);
  if (!view.maker.code.empty())
    maker_card(ui, area.take_top(maker_card_height(ui), gap), view.maker, sector_ink(view.sector), listen, requests);

  Rect head = area.take_top(ui.px(ui.is_compact() ? 64 : 88), gap);
  const int columns = ui.has_large_text() ? 2 : 3;
  const int rows = ui.is_portrait() && area.h > ui.px(760) ? 2 : 1, per_page = rows * columns;
  const int products = static_cast<int>(view.products.size()), n = products + static_cast<int>(view.crafts.size());
  if (const float arrows = page_arrows(ui, head, "things", n, per_page, page); arrows > 0) head.w -= arrows + ui.px(14);
  if (view.has_plan) {
    ButtonSpec where{.id = "district.plan", .label = tr("Where in this fair"), .icon = "map", .text_px = 22};
    const float whole = button_width(ui, where);
    // In words where the heading keeps its place, else by its sign alone.
    where.shows_label = whole < head.w * 0.45f;
    if (!where.shows_label) where.icon_px = 32;
    if (button(ui, head.take_right(where.shows_label ? whole : head.h, ui.px(14)), where))
      requests.push_back(OpenPlan{.district = view.id});
  }
  const std::string title = fill(tr("From {0}"), {view.name});
  const TextSpec heading{.px = ui.is_compact() ? 27.0 : 34.0,
                         .bold = true,
                         .family = Family::serif,
                         .valign = VAlign::centre,
                         .max_lines = 1,
                         .shrink_to = 0.7};
  const float title_w = std::min(ui.text_width(title, heading) + ui.px(16), head.w);
  ui.text(head.take_left(title_w), title, heading);
  const std::string_view count = products > 0 ? std::string_view(view.count)
                                 : n > 0      ? tr("not on this stall today")
                                              : std::string_view();
  // Beside a long name and the keys there may be no room for it; the cards say the same.
  const TextSpec quiet{
      .px = 22, .colour = theme.ink2, .valign = VAlign::centre, .max_lines = 2, .line_height = 1.2, .shrink_to = 0.8};
  if (ui.fits(head, count, quiet)) ui.text(head, count, quiet);
  if (n == 0) {
    const std::string_view words = view.is_being_checked
                                       ? tr("What this district is known for is still being checked. If you know it, "
                                            "tell the stall.")
                                       : std::string_view();
    const TextSpec spec{.px = 24, .colour = theme.ink2};
    if (!words.empty()) {
      labelled_text(ui, "district.checking", area.take_top(ui.text_height(area.w, words, spec), gap), words, spec);
      return;
    }
    ui.text(area, tr("Nothing of this district is on the stall today. Ask the stall what else there is."),
            {.px = 24, .colour = theme.ink2});
    return;
  }
  area = swiped_pages(ui, area, "things", n, per_page, page);
  // What can be bought here, then what else the district is known for.
  for (int i = page * per_page; i < std::min(n, (page + 1) * per_page); ++i) {
    const int cell = i - page * per_page;
    const Rect place = area.cell(cell % columns, columns, cell / columns, rows, gap);
    if (i < products)
      product_card(ui, place, view.products[static_cast<std::size_t>(i)], false, requests);
    else if (const CraftCardView& craft = view.crafts[static_cast<std::size_t>(i - products)];
             craft_card(ui, place, "craft." + std::to_string(i - products), craft))
      requests.push_back(OpenLead{.kind = OpenLead::Kind::not_here, .district = view.id, .craft_en = craft.name_en});
  }
}

}  // namespace odop::ui
