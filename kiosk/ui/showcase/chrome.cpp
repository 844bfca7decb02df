#include "ui/showcase/chrome.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "text/words.h"
#include "ui/widgets.h"

namespace odop::ui {

Rect visitor_area(Ui& ui) {
  const float margin = ui.px(ui.is_compact() ? 22 : screen_margin_visitor);
  return ui.screen().inset(margin, ui.px(ui.is_compact() ? 20 : 28));
}

void language_keys(Ui& ui, const Rect& rect, ShowcaseRequests& requests, bool on_attract) {
  const Language now = current_language();
  const bool is_other = !is_spoken_by_staff(now);
  const double letters_px = rect.w > ui.px(360) ? 24 : 21;
  const auto has_room = [&](std::string_view label) {
    return ui.text_width(label, {.px = letters_px, .bold = true}) + ui.px(20) <= rect.w / 3;
  };
  // The scripts themselves say that there are more: whoever reads one of them needs no English word for it.
  constexpr std::string_view many_scripts = "বাংলা اردو …", two_scripts = "বা ગુ …";
  const std::string_view others = has_room(many_scripts) ? many_scripts : two_scripts;
  const std::array<Segment, 3> segments{{{"lang.hi", own_name_of(Language::hi), now == Language::hi},
                                         {"lang.en", own_name_of(Language::en), now == Language::en},
                                         {"lang.more", is_other ? own_name_of(now) : others, is_other}}};
  const bool all_fit =
      std::all_of(segments.begin(), segments.end(), [&](const Segment& segment) { return has_room(segment.label); });
  if (!all_fit) {
    // One key with the language that is read now; the page behind it has all of them.
    if (button(ui, rect,
               {.id = "lang.more",
                .label = own_name_of(now),
                .icon = "drop",
                .kind = on_attract ? ButtonKind::outline : ButtonKind::plain,
                .text_px = letters_px,
                .icon_px = 22}))
      requests.push_back(OpenLanguages{});
    return;
  }
  const int chosen = segmented(ui, rect, segments, letters_px, on_attract);
  if (chosen == 0) requests.push_back(ChooseLanguage{Language::hi});
  if (chosen == 1) requests.push_back(ChooseLanguage{Language::en});
  if (chosen == 2) requests.push_back(OpenLanguages{});
}

void staff_key(Ui& ui, const Rect& rect, ShowcaseRequests& requests, bool on_attract) {
  if (button(ui, rect,
             {.id = "till.enter",
              .label = tr("Stall staff"),
              .icon = "lock",
              .kind = on_attract ? ButtonKind::outline : ButtonKind::quiet,
              .shows_label = false,
              .icon_px = 28}))
    requests.push_back(AskForTill{});
}

void access_key(Ui& ui, const Rect& rect, ShowcaseRequests& requests, bool on_attract) {
  if (button(ui, rect,
             {.id = "access",
              .label = tr("Easier to read"),
              .icon = "text",
              .kind = on_attract ? ButtonKind::outline : ButtonKind::plain,
              .shows_label = false,
              .icon_px = 36}))
    requests.push_back(OpenAccess{});
}

namespace {
std::string kept_label(const NoticesView& notices, bool shows_word) {
  const std::string count = std::to_string(notices.kept);
  return shows_word ? fill(tr("Kept · {0}"), {count}) : count;
}
ButtonSpec kept_spec(std::string_view label) {
  return {.id = "kept", .label = label, .icon = "heart", .kind = ButtonKind::plain, .text_px = 23};
}
}  // namespace

float kept_key_width(Ui& ui, const NoticesView& notices, bool shows_word) {
  return notices.kept == 0 ? 0 : button_width(ui, kept_spec(kept_label(notices, shows_word)));
}

void kept_key(Ui& ui, const Rect& rect, const NoticesView& notices, bool shows_word, ShowcaseRequests& requests) {
  if (button(ui, rect, kept_spec(kept_label(notices, shows_word)))) requests.push_back(OpenKept{});
}

namespace {
PillSpec demo_pill(Ui& ui, const NoticesView& notices) {
  const Theme& theme = ui.theme();
  return {.text = notices.demo,
          .ground = theme.turmeric_tint,
          .ink = theme.turmeric_deep,
          .text_px = 17,
          .id = "notice.demo",
          .grows = false};
}
PillSpec dates_pill(Ui& ui, const NoticesView& notices) {
  const Theme& theme = ui.theme();
  return {.text = notices.outside_dates,
          .ground = theme.madder_tint,
          .ink = theme.madder_deep,
          .icon = "calendar",
          .text_px = 17,
          .id = "notice.dates",
          .grows = false};
}
}  // namespace

float notices_width(Ui& ui, const NoticesView& notices) {
  float width = 0;
  if (!notices.demo.empty()) width += pill_width(ui, demo_pill(ui, notices));
  if (!notices.outside_dates.empty()) width += pill_width(ui, dates_pill(ui, notices)) + (width > 0 ? ui.px(12) : 0);
  return width;
}

float notices_row(Ui& ui, float x, float y, const NoticesView& notices, float width_max) {
  float right = x;
  if (!notices.outside_dates.empty()) right = pill(ui, x, y, dates_pill(ui, notices)).right();
  if (notices.demo.empty()) return right - x;
  const PillSpec demo = demo_pill(ui, notices);
  const float gap = right > x ? ui.px(12) : 0;
  if (right + gap + pill_width(ui, demo) - x <= width_max) return pill(ui, right + gap, y, demo).right() - x;
  // No room beside it: above it, still whole.
  return std::max(right, pill(ui, x, y - pill_height(ui, demo) - ui.px(6), demo).right()) - x;
}

void top_bar(Ui& ui, Rect& area, const TopBarSpec& spec, ShowcaseRequests& requests) {
  const float height = ui.px(ui.is_compact() ? 76 : 88), gap = ui.px(ui.is_compact() ? 12 : 16);
  Rect row = area.take_top(height, ui.px(ui.is_compact() ? 16 : 24));
  const ButtonSpec back{.id = "back", .label = spec.back_label, .icon = "back"};
  if (button(ui, row.take_left(std::min(button_width(ui, back), row.w * 0.3f), gap), back))
    requests.push_back(GoBack{});
  if (button(ui, row.take_left(height, gap),
             {.id = "home", .label = tr("First page"), .icon = "home", .shows_label = false, .icon_px = 34}))
    requests.push_back(OpenHome{});
  // From the right: the staff's key in its corner, then what makes the screen readable, then the languages.
  staff_key(ui, row.take_right(height, gap), requests);
  access_key(ui, row.take_right(height, gap), requests);
  language_keys(ui, row.take_right(std::min(ui.px(ui.is_portrait() ? 200 : 380), row.w * 0.5f), gap), requests);
  const NoticesView none;
  const NoticesView& notices = spec.notices == nullptr ? none : *spec.notices;
  const bool shows_word = !ui.is_portrait() && !ui.is_compact();
  if (const float kept_w = spec.opens_kept ? kept_key_width(ui, notices, shows_word) : 0; kept_w > 0)
    kept_key(ui, row.take_right(std::min(kept_w, row.w * 0.5f), gap), notices, shows_word, requests);
  float notice_w = notices_width(ui, notices);
  const PillSpec sample{.text = "प्र", .text_px = 17, .grows = false};
  const float pill_h = pill_height(ui, sample);
  if (notice_w > 0) {
    if (notice_w > row.w * 0.62f && !notices.demo.empty() && !notices.outside_dates.empty()) {
      // Two lines of pills where the bar is short.
      const NoticesView first{.demo = notices.demo, .outside_dates = {}},
          second{.demo = {}, .outside_dates = notices.outside_dates};
      notice_w = std::min(row.w, std::max(notices_width(ui, first), notices_width(ui, second)));
      Rect box = row.take_right(notice_w, gap);
      notices_row(ui, box.x, box.middle_y() - pill_h - ui.px(2), first, box.w);
      notices_row(ui, box.x, box.middle_y() + ui.px(2), second, box.w);
    } else {
      Rect box = row.take_right(std::min(row.w, notice_w), gap);
      notices_row(ui, box.x, box.middle_y() - pill_h / 2, notices, box.w + 1);
    }
  }
  if (row.w < ui.px(120)) return;
  const TextSpec quiet{.px = 22, .colour = ui.theme().ink2, .valign = VAlign::centre, .max_lines = 1};
  const TextSpec bold{.px = 22, .bold = true, .valign = VAlign::centre, .max_lines = 1, .shrink_to = 0.8};
  if (!spec.crumbs.empty()) {
    const std::string crumbs = std::string(spec.crumbs) + "  ›  ";
    const float width = ui.text_width(crumbs, quiet);
    if (width + ui.text_width(spec.here, bold) < row.w) ui.text(row.take_left(width + 2), crumbs, quiet);
  }
  // The page says its name itself; here it stands only where there is room for all of it.
  if (ui.text_width(spec.here, bold) * 0.82f <= row.w) ui.text(row, spec.here, bold);
}

void naming_top_bar(Ui& ui, Rect& area, TopBarSpec spec, ShowcaseRequests& requests) {
  if (!ui.is_portrait()) return top_bar(ui, area, spec, requests);
  const std::string_view name = std::exchange(spec.here, {}), crumbs = std::exchange(spec.crumbs, {});
  top_bar(ui, area, spec, requests);
  const TextSpec bold{
      .px = 38, .bold = true, .family = Family::serif, .colour = ui.theme().heading, .max_lines = 2, .shrink_to = 0.7};
  const TextSpec quiet{.px = 24, .colour = ui.theme().ink2, .max_lines = 1, .shrink_to = 0.7};
  const float below = crumbs.empty() ? ui.px(16) : ui.px(4);
  labelled_text(ui, "page.name", area.take_top(ui.text_height(area.w, name, bold), below), name, bold);
  if (!crumbs.empty()) ui.text(area.take_top(ui.text_height(area.w, crumbs, quiet), ui.px(16)), crumbs, quiet);
}

namespace {

// A picture over words: a thing on the stall, or a craft of a district.
struct CardFace {
  std::string_view picture, sector, name, below, price;  // price may be empty
  std::string_view pill;
  bool is_pill_green = false, is_held = false;
};

void draw_card_face(Ui& ui, const Rect& shown, const CardFace& face) {
  const Theme& theme = ui.theme();
  const SectorInk& sector = sector_ink(face.sector);
  // Only the words stand on card; the picture stands on the paper that is there already.
  const bool is_on_paper = theme.kind == ThemeKind::paper;
  card(ui, shown, {.border = face.is_held ? sector.ink : 0, .is_hollow = is_on_paper});
  Rect inside = shown.inset(ui.px(1), ui.px(1));
  inside.h -= ui.px(4);
  const float pad = ui.px(ui.is_compact() ? 12 : 18);
  const double name_px = ui.is_compact() ? 21 : 25, price_px = ui.is_compact() ? 25 : 31;
  TextSpec name{.px = name_px, .bold = true, .max_lines = 1, .shrink_to = 0.75};
  const TextSpec second{.px = 18, .colour = theme.ink2, .max_lines = 1, .shrink_to = 0.7};
  const float words_w = inside.w - 2 * pad;
  const float price_h = static_cast<float>(ui.text_px(price_px)) * 1.3f;
  // Long names take a second line rather than losing their end, where the picture can spare it.
  if (!ui.fits({0, 0, words_w, price_h * 2}, face.name, name)) name.max_lines = 2;
  // At least a whole line, so that the cards of a row keep one line of pictures when a name had to shrink.
  const float name_h =
      std::max(ui.text_height(words_w, face.name, name), std::round(static_cast<float>(ui.text_px(name_px)) * 1.2f));
  float second_h = face.below.empty() ? 0 : ui.text_height(words_w, face.below, second);
  // The name in the other language gives way before anything is cut.
  const bool has_room = ui.fits({0, 0, words_w, second_h + 1}, face.below, second);
  if (!has_room || name_h + second_h + price_h + ui.px(26) > inside.h * 0.66f) second_h = 0;
  Rect words = inside.take_bottom(name_h + second_h + price_h + ui.px(26));
  ui.fill({inside.x, words.y - ui.px(4), inside.w, ui.px(4)}, sector.ink);
  Rect plate = inside;
  plate.h -= ui.px(4);
  if (is_on_paper)
    ui.fill_rounded({words.x, words.y, words.w, words.h}, theme.card, radius_card - 1, ImDrawFlags_RoundCornersBottom);
  else
    ui.fill_rounded(plate, rgb(0xFBF6EA), radius_card - 1, ImDrawFlags_RoundCornersTop);
  ui.picture(face.picture, plate.inset(ui.px(6)));
  words = words.inset(pad, ui.px(10));
  ui.text(words.take_top(name_h), face.name, name);
  if (second_h > 0) ui.text(words.take_top(second_h), face.below, second);
  Rect foot = words.take_bottom(price_h);
  const PillSpec stock{.text = face.pill,
                       .ground = face.is_pill_green ? theme.leaf_tint : theme.sand,
                       .ink = face.is_pill_green ? theme.leaf_deep : theme.ink2,
                       .text_px = 16.5};
  const TextSpec price{.px = price_px, .bold = true, .valign = VAlign::centre, .max_lines = 1, .shrink_to = 0.62};
  const float stock_w = pill_width(ui, stock), stock_h = pill_height(ui, stock);
  if (face.price.empty()) {
    pill(ui, foot.x, foot.middle_y() - stock_h / 2, stock);
    return;
  }
  if (stock_w <= foot.w * 0.62f) {
    const Rect place = foot.take_right(stock_w, ui.px(8));
    pill(ui, place.x, place.middle_y() - stock_h / 2, stock);
  }
  ui.text(foot, face.price, price);
}

}  // namespace

void product_card(Ui& ui, const Rect& rect, const ProductCardView& view, bool shows_district,
                  ShowcaseRequests& requests) {
  const std::string id = "product:" + view.sku;
  const Touch touch = ui.touch(id, rect);
  if (touch.was_clicked) requests.push_back(OpenProduct{view.sku});
  ui.describe(id, "button", view.name + " " + view.price, Ui::state_of(touch, true), rect);
  if (!ui.is_painting()) return;
  draw_card_face(ui, touch.is_held ? rect.moved(0, ui.px(3)) : rect,
                 {.picture = view.picture,
                  .sector = view.sector,
                  .name = view.name,
                  .below = shows_district ? view.district : view.second_name,
                  .price = view.price,
                  .pill = view.stock,
                  .is_pill_green = view.stock_kind == StockKind::on_stall,
                  .is_held = touch.is_held});
  if (touch.is_focused) focus_ring(ui, rect, radius_card);
}

bool craft_card(Ui& ui, const Rect& rect, std::string_view id, const CraftCardView& view) {
  const Touch touch = view.can_be_asked_for ? ui.touch(id, rect) : Touch{};
  ui.describe(id, view.can_be_asked_for ? "button" : "image", view.name, Ui::state_of(touch, true), rect);
  if (!ui.is_painting()) return touch.was_clicked;
  draw_card_face(ui, touch.is_held ? rect.moved(0, ui.px(3)) : rect,
                 {.picture = view.picture,
                  .sector = view.sector,
                  .name = view.name,
                  .below = view.second_name,
                  .price = view.can_be_asked_for ? std::string_view(tr("Ask for it")) : std::string_view(),
                  .pill = view.rank,
                  .is_held = touch.is_held});
  if (touch.is_focused) focus_ring(ui, rect, radius_card);
  return touch.was_clicked;
}

float page_arrows(Ui& ui, const Rect& rect, std::string_view id, int items, int per_page, int& page) {
  const int pages = std::max(1, (items + per_page - 1) / std::max(1, per_page));
  page = std::clamp(page, 0, pages - 1);
  if (pages < 2) return 0;
  const float side = std::min(rect.h, ui.px(88)), gap = ui.px(14);
  Rect row = rect;
  const Rect next = row.take_right(side, gap).centred(side, side);
  const std::string count = in_its_order(std::to_string(page + 1) + " / " + std::to_string(pages));
  const TextSpec spec{
      .px = 20, .colour = ui.theme().ink2, .align = Align::centre, .valign = VAlign::centre, .max_lines = 1};
  const float count_w = ui.text_width(count, spec) + ui.px(8);
  const Rect count_box = row.take_right(count_w, gap);
  const Rect previous = row.take_right(side, gap).centred(side, side);
  const std::string previous_id = std::string(id) + ".previous", next_id = std::string(id) + ".next";
  if (button(ui, previous,
             {.id = previous_id,
              .label = tr("Earlier ones"),
              .icon = "left",
              .is_enabled = page > 0,
              .shows_label = false,
              .icon_px = 34}))
    --page;
  labelled_text(ui, std::string(id) + ".page", count_box, count, spec);
  if (button(ui, next,
             {.id = next_id,
              .label = tr("More of them"),
              .icon = "right",
              .is_enabled = page + 1 < pages,
              .shows_label = false,
              .icon_px = 34}))
    ++page;
  return side * 2 + count_w + 2 * gap;
}

Rect swiped_pages(Ui& ui, const Rect& area, std::string_view id, int items, int per_page, int& page) {
  return area.moved(ui.swiped(id, area, page, (items + per_page - 1) / std::max(1, per_page)), 0);
}

namespace {
// Two lines of the name, about; two of Nastaliq are higher than the badge.
float gi_words_width(Ui& ui, std::string_view name) {
  const float part = current_language() == Language::ur ? 1.05f : 0.62f;
  return std::max(ui.px(110), ui.text_width(name, {.px = 20, .bold = true}) * part);
}
}  // namespace

float gi_badge_width(Ui& ui, float height, std::string_view name) {
  return height * 0.72f + gi_words_width(ui, name) + 3 * ui.px(12);
}

float gi_badge(Ui& ui, const Rect& rect, std::string_view name, bool align_right) {
  if (name.empty()) return 0;
  const Theme& theme = ui.theme();
  const float height = std::min(rect.h, ui.px(86)), circle = height * 0.72f, pad = ui.px(12);
  const TextSpec spec{.px = 20,
                      .bold = true,
                      .colour = theme.kind == ThemeKind::high_contrast ? theme.ink : theme_of(ThemeKind::paper).ink,
                      .valign = VAlign::centre,
                      .max_lines = current_language() == Language::ur ? 1 : 2,
                      .line_height = 1.25,
                      .shrink_to = 0.75};
  const float words_w = std::min(rect.w - circle - 3 * pad, gi_words_width(ui, name));
  const float width = circle + words_w + 3 * pad;
  Rect box{align_right ? rect.right() - width : rect.x, rect.y + (align_right ? 0 : rect.h - height), width, height};
  ui.describe("gi", "text", name, "normal", box);
  if (!ui.is_painting()) return width;
  const bool is_flat = theme.kind == ThemeKind::high_contrast;
  ui.fill_rounded(box, is_flat ? theme.card : rgb(0xF6E3B4), radius_card);
  ui.frame(box, is_flat ? theme.line : rgb(0x7A4E00), radius_card, 2);
  Rect row = box.inset(pad, 0);
  const Rect sign = row.take_left(circle, pad).centred(circle, circle);
  gi_sign(ui, sign);
  ui.text(row, name, spec);
  return width;
}

float maker_card_height(Ui& ui) {
  return ui.px((ui.is_compact() ? 104 : 134) * (ui.has_large_text() ? 1.2 : 1));
}

void maker_card(Ui& ui, const Rect& rect, const MakerView& maker, const SectorInk& sector, const ListenView& listen,
                ShowcaseRequests& requests) {
  const Theme& theme = ui.theme();
  card(ui, rect);
  Rect row = rect.inset(ui.px(ui.is_compact() ? 16 : 24), ui.px(10));
  row.h -= ui.px(4);
  const float sign = std::min(ui.px(84), row.h * 0.86f);
  initial_sign(ui, row.take_left(sign, ui.px(20)).centred(sign, sign), maker.name, sector.ink, sector.tint);
  if (!maker.card.empty()) {
    const ButtonSpec more{.id = "maker.more", .label = tr("Tell me more"), .text_px = 23};
    const float width = std::min(button_width(ui, more), row.w * 0.36f);
    if (button(ui, row.take_right(width, ui.px(16)).centred(width, std::min(row.h, ui.px(88))), more))
      requests.push_back(OpenMaker{maker.code});
  }
  ui.describe("maker", "text", maker.name, "normal", row);
  const std::string quote = maker.words();
  TextSpec name{
      .px = 25, .bold = true, .max_lines = 1, .shrink_to = 0.8, .marked = listen.mark("maker.name", maker.name)};
  // Rather a second line than letters smaller than those of the craft below it.
  if (!ui.fits({0, 0, row.w, row.h}, maker.name, name)) {
    name.max_lines = 2;
    name.shrink_to = 0.6;
  }
  TextSpec craft{.px = 20,
                 .colour = theme.ink2,
                 .max_lines = 2,
                 .line_height = 1.3,
                 .shrink_to = 0.85,
                 .marked = listen.mark("maker.craft", maker.craft)};
  const float name_h = ui.text_height(row.w, maker.name, name);
  float craft_h = maker.craft.empty() ? 0 : ui.text_height(row.w, maker.craft, craft);
  if (name_h + craft_h > row.h) {
    craft.max_lines = 1;
    craft_h = ui.text_height(row.w, maker.craft, craft);
  }
  // Quoted whole or not at all.
  const TextSpec words{.px = 21, .colour = theme.ink2, .line_height = 1.3, .marked = listen.mark("maker.quote", quote)};
  float quote_h = quote.empty() ? 0 : ui.text_height(row.w, quote, words);
  if (name_h + craft_h + quote_h > row.h) quote_h = 0;
  Rect lines = row.centred(row.w, name_h + craft_h + quote_h);
  ui.text(lines.take_top(name_h), maker.name, name);
  if (craft_h > 0) ui.text(lines.take_top(craft_h), maker.craft, craft);
  if (quote_h > 0) ui.text({lines.x, lines.y, lines.w, quote_h}, quote, words);
}

}  // namespace odop::ui
