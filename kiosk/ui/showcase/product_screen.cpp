#include <algorithm>
#include <cmath>

#include "text/words.h"
#include "ui/showcase/chrome.h"
#include "ui/showcase/screens.h"
#include "ui/widgets.h"

namespace odop::ui {
namespace {

// All of the card is the key: a touch opens the picture by itself, as large as the screen.
void draw_picture(Ui& ui, const Rect& rect, const ProductView& view, ShowcaseRequests& requests) {
  const Theme& theme = ui.theme();
  const Theme& paper = theme_of(ThemeKind::paper);
  const bool is_on_paper = theme.kind == ThemeKind::paper;
  const Touch touch = ui.touch("product.picture", rect);
  if (touch.was_clicked) requests.push_back(OpenZoom{});
  ui.describe("product.picture", "button", tr("Look closely"), Ui::state_of(touch, true), rect);
  card(ui, rect,
       {.ground = rgb(0xFBF6EA), .border = touch.is_held ? sector_ink(view.sector).ink : 0, .is_hollow = is_on_paper});
  Rect inside = rect.inset(ui.px(20), ui.px(16));
  TextSpec caption{.px = 18, .colour = paper.ink2, .valign = VAlign::centre, .max_lines = 2};
  const std::string_view words = view.is_photograph
                                     ? std::string_view(view.photo_credit)
                                     : tr("Picture in block-print style. See the real piece on the stall.");
  const PillSpec closer{
      .text = tr("Look closely"), .ground = paper.sand, .ink = paper.ink, .icon = "closer", .text_px = 18};
  const float pill_w = pill_width(ui, closer), pill_h = pill_height(ui, closer), gap = ui.px(14);
  // What must be known of the picture goes before the words of a key that is all of it: then its sign alone.
  const bool shows_word = ui.fits({0, 0, std::max(1.0f, inside.w - pill_w - gap), inside.h}, words, caption);
  if (!shows_word) caption.max_lines = 3;
  const float key_w = shows_word ? pill_w : pill_h, words_w = std::max(1.0f, inside.w - key_w - gap);
  Rect foot =
      inside.take_bottom(std::max(pill_h, words.empty() ? 0 : ui.text_height(words_w, words, caption)), ui.px(8));
  const Rect key = foot.take_right(key_w, gap);
  if (shows_word) {
    pill(ui, key.x, key.bottom() - pill_h, closer);
  } else {
    ui.circle(key.middle_x(), key.bottom() - pill_h / 2, pill_h / 2, closer.ground);
    ui.icon(closer.icon, Rect{key.x, key.bottom() - pill_h, pill_h, pill_h}.inset(pill_h * 0.2f), closer.ink);
  }
  if (!words.empty()) labelled_text(ui, "product.caption", foot, words, caption);
  ui.picture(view.picture, {rect.x + ui.px(8), inside.y, rect.w - ui.px(16), inside.h});
  if (touch.is_focused) focus_ring(ui, rect, radius_card);
}

int variant_columns(std::size_t count) {
  return count <= 4 ? static_cast<int>(count) : count <= 12 ? 4 : 6;
}

float variants_height(Ui& ui, const ProductView& view) {
  if (view.variants.empty()) return 0;
  const int n = static_cast<int>(view.variants.size()), columns = variant_columns(view.variants.size());
  return static_cast<float>((n + columns - 1) / columns) * ui.px(ui.is_compact() ? 82 : 98) - ui.px(10);
}

// Sizes and colours: a touch changes price, stock and codes, and the page stays.
void draw_variants(Ui& ui, const Rect& rect, const ProductView& view, ShowcaseRequests& requests) {
  const int n = static_cast<int>(view.variants.size()), columns = variant_columns(view.variants.size());
  const int rows = (n + columns - 1) / columns;
  for (int i = 0; i < n; ++i) {
    const ProductView::Variant& variant = view.variants[static_cast<std::size_t>(i)];
    const std::string id = "product.variant:" + variant.sku;
    if (button(ui, rect.cell(i % columns, columns, i / columns, rows, ui.px(10)),
               {.id = id,
                .label = variant.word,
                .sublabel = variant.below,
                .is_selected = variant.is_chosen,
                .text_px = ui.is_compact() ? 22.0 : 26.0,
                .role = "tab"}))
      requests.push_back(ChooseVariant{variant.sku});
  }
}

// What a visitor can do with it for later: keep it, see others like it. Under the picture.
void draw_keep(Ui& ui, const Rect& rect, const ProductView& view, ShowcaseRequests& requests) {
  const float gap = ui.px(12);
  const Rect keep = view.has_like ? rect.column(0, 2, gap) : rect;
  const double text_px = ui.is_compact() ? 22 : 25;
  using Keeping = ProductView::Keeping;
  if (view.keeping == Keeping::full) {
    const std::string label = fill(tr("{0} kept, no more fit"), {std::to_string(view.notices.kept)});
    if (button(ui, keep,
               {.id = "product.keep",
                .label = label,
                .sublabel = tr("Take one away first"),
                .icon = "heart",
                .text_px = text_px}))
      requests.push_back(OpenKept{});
  } else if (const bool is_kept = view.keeping == Keeping::kept; button(ui, keep,
                                                                        {.id = "product.keep",
                                                                         .label = is_kept ? tr("Kept") : tr("Keep it"),
                                                                         .icon = is_kept ? "check" : "heart",
                                                                         .is_selected = is_kept,
                                                                         .text_px = text_px})) {
    if (is_kept)
      requests.push_back(StopKeeping{view.sku});
    else
      requests.push_back(KeepThing{view.sku});
  }
  if (view.has_like &&
      button(ui, rect.column(1, 2, gap),
             {.id = "product.like", .label = tr("More like this"), .icon = "grid", .text_px = text_px}))
    requests.push_back(OpenLike{});
}

// What leads on from here: a word to the maker, the way through the fair, the page on the phone.
bool has_ways_on(const ProductView& view) {
  return view.can_be_asked_about || view.has_plan || view.has_phone_page;
}
void draw_ways_on(Ui& ui, Rect row, const ProductView& view, ShowcaseRequests& requests) {
  const float gap = ui.px(10);
  // Signs with a word where there is room for it; the question to the maker keeps its words.
  const bool shows_words = !view.can_be_asked_about || row.w > ui.px(760);
  const auto key = [&](std::string_view id, std::string_view label, std::string_view icon, int left) {
    const ButtonSpec spec{.id = id,
                          .label = label,
                          .icon = icon,
                          .shows_label = shows_words,
                          .text_px = 21,
                          .icon_px = shows_words ? 0.0 : 34.0};
    const float even = (row.w - gap * static_cast<float>(left - 1)) / static_cast<float>(left);
    // What it does not need is the question's, whose words are the longest.
    const float width = !shows_words ? row.h : view.can_be_asked_about ? std::min(even, button_width(ui, spec)) : even;
    return button(ui, row.take_right(width, gap), spec);
  };
  int left = (view.can_be_asked_about ? 1 : 0) + (view.has_plan ? 1 : 0) + (view.has_phone_page ? 1 : 0);
  if (view.has_phone_page && key("product.phone", tr("Save on the phone here"), "phone", left--))
    requests.push_back(OpenPhone{view.sku});
  if (view.has_plan && key("product.plan", tr("Where in this fair"), "map", left--))
    requests.push_back(OpenPlan{.sku = view.sku});
  if (view.can_be_asked_about &&
      button(ui, row, {.id = "product.ask", .label = tr("Ask the maker / bulk order"), .icon = "note", .text_px = 23}))
    requests.push_back(OpenLead{.kind = OpenLead::Kind::enquiry, .sku = view.sku});
}

// In place of the key, once it was touched: what the visitor says at the till.
void number_plate(Ui& ui, const Rect& box, int number) {
  const Theme& theme = ui.theme();
  const std::string label = fill(tr("Your number: {0}"), {std::to_string(number)});
  ui.describe("product.want", "text", label, "disabled", box);
  ui.fill_rounded(box, theme.turmeric_tint, radius_card);
  ui.frame(box, theme.turmeric, radius_card, 3);
  const TextSpec large{.px = ui.is_compact() ? 26.0 : 31.0,
                       .bold = true,
                       .colour = theme.turmeric_deep,
                       .align = Align::centre,
                       .max_lines = 1,
                       .shrink_to = 0.7};
  const TextSpec small{
      .px = 18, .colour = theme.turmeric_deep, .align = Align::centre, .max_lines = 1, .shrink_to = 0.75};
  const Rect inside = box.inset(ui.px(14), ui.px(8));
  const std::string_view where = tr("Say it at the till");
  const float large_h = ui.text_height(inside.w, label, large), small_h = ui.text_height(inside.w, where, small);
  Rect words = inside.centred(inside.w, std::min(inside.h, large_h + small_h));
  ui.text(words.take_top(large_h), label, large);
  ui.text(words, where, small);
}

// Price, stock in words, and the one filled button.
void draw_price(Ui& ui, Rect row, const ProductView& view, const ListenView& listen, ShowcaseRequests& requests) {
  const Theme& theme = ui.theme();
  const ButtonSpec want{.id = "product.want",
                        .label = tr("I want this"),
                        .icon = "hand",
                        .kind = ButtonKind::invite,
                        .is_enabled = view.stock_kind == StockKind::on_stall,
                        .text_px = ui.is_compact() ? 23.0 : 26.0};
  const float want_w = std::min(std::max(button_width(ui, want), ui.px(ui.is_compact() ? 230 : 320)), row.w * 0.42f);
  const Rect want_box = row.take_right(want_w, ui.px(20)).centred(want_w, std::min(row.h, ui.px(92)));
  if (view.is_wanted)
    number_plate(ui, want_box, view.number);
  else if (button(ui, want_box, want))
    requests.push_back(AskForItem{view.sku});
  const TextSpec price{.px = ui.is_compact() ? 54.0 : 74.0,
                       .bold = true,
                       .valign = VAlign::centre,
                       .max_lines = 1,
                       .line_height = 1.1,
                       .shrink_to = 0.5,
                       .marked = listen.mark("product.price", view.price)};
  const float price_w = std::min(ui.text_width(view.price, price) + 4, row.w * 0.62f);
  labelled_text(ui, "product.price", row.take_left(price_w, ui.px(22)), view.price, price);
  const bool is_here = view.stock_kind == StockKind::on_stall;
  const TextSpec stock{.px = 22,
                       .bold = true,
                       .colour = is_here ? theme.leaf : theme.turmeric_deep,
                       .max_lines = 2,
                       .shrink_to = 0.75,
                       .marked = listen.mark("product.stock", view.stock)};
  std::string small = view.price_unit;
  if (!small.empty()) small += " · ";
  small += tr("All taxes included");
  if (!view.mrp.empty()) small += " · " + view.mrp;
  const TextSpec taxes{.px = 19, .colour = theme.ink2, .max_lines = 2, .line_height = 1.3, .shrink_to = 0.85};
  const float dot = ui.px(14);
  const float stock_h = ui.text_height(row.w - dot * 1.8f, view.stock, stock),
              taxes_h = ui.text_height(row.w, small, taxes);
  Rect words = row.centred(row.w, stock_h + taxes_h);
  Rect first = words.take_top(stock_h);
  const Rect mark = first.take_left(dot, dot * 0.8f);
  ui.circle(mark.middle_x(), mark.y + std::min(stock_h, static_cast<float>(ui.text_px(22)) * 1.2f) / 2, dot / 2,
            stock.colour);
  labelled_text(ui, "product.stock", first, view.stock, stock);
  ui.text({words.x, words.y, words.w, taxes_h}, small, taxes);
}

// The words of a listing in their order: whose page, what the phone will open, what to know of it.
void draw_listing_words(Ui& ui, Rect words, const ListingView& view, std::string_view part) {
  const Theme& theme = ui.theme();
  const bool is_compact = ui.is_compact();
  const TextSpec name{.px = is_compact ? 23.0 : 27.0, .bold = true, .max_lines = 1, .shrink_to = 0.75};
  const TextSpec host{.px = 20, .colour = theme.ink2, .max_lines = 2, .line_height = 1.3, .shrink_to = 0.8};
  const TextSpec note{.px = 19, .line_height = 1.35, .shrink_to = 0.85};
  if (part != "note") {
    const std::string opens = fill(tr("opens {0}"), {view.host});
    // A long host may break after its dots, and only there.
    std::string shown_host;
    for (const char c : opens) {
      shown_host += c;
      if (c == '.' && view.host.size() > 14) shown_host += "\u200b";
    }
    ui.text(words.take_top(ui.text_height(words.w, view.name, name)), view.name, name);
    const Rect place = words.take_top(ui.text_height(words.w, shown_host, host), ui.px(8));
    ui.describe("listing:" + view.marketplace + ".host", "text", opens, "normal", place);
    ui.text(place, shown_host, host);
  }
  if (part != "head" && ui.fits(words, view.note, note)) ui.text(words, view.note, note);
}

float listing_head_height(Ui& ui) {
  return static_cast<float>(ui.text_px(ui.is_compact() ? 23 : 27)) * 1.2f + static_cast<float>(ui.text_px(20)) * 1.3f +
         ui.px(8);
}

// Where the parts of a listing's card lie, and how large its code can be: 0 when a phone could not read it there.
struct ListingPlaces {
  Rect inside, key, head;
  bool is_wide = false, is_high = false;
  float key_h = 0, edge = 0;
  int side = 0;
};

ListingPlaces places_of_listing(Ui& ui, const Rect& rect, const ListingView& view) {
  ListingPlaces places;
  // One listing alone has its words and its key beside the code; two stand with their words above it.
  places.is_wide = rect.w > rect.h * 1.5f;
  places.inside = rect.inset(ui.px(16), ui.px(14));
  places.key_h = ui.px(ui.is_compact() ? 68 : 80);
  Rect& inside = places.inside;
  if (!places.is_wide) {
    places.key = inside.take_bottom(places.key_h, ui.px(12));
    places.head = inside.take_top(std::min(listing_head_height(ui), inside.h * 0.4f), ui.px(2));
  }
  // Where the card is high, what to know of the page stands under a larger code.
  places.is_high = !places.is_wide && inside.h > inside.w * 0.95f;
  places.edge = 2 * ui.px(4);
  const float room = places.is_high ? std::min(inside.w, inside.h - ui.px(96)) : std::min(inside.h, inside.w * 0.66f);
  places.side = view.qr == nullptr ? 0 : qr_plate_px(*view.qr, static_cast<int>(room - places.edge));
  return places;
}

void draw_listing(Ui& ui, const Rect& rect, const ProductView& product, const ListingView& view, QrTextures& codes,
                  ShowcaseRequests& requests) {
  const Theme& theme = ui.theme();
  ui.fill_rounded(rect, theme.kind == ThemeKind::paper ? theme.paper : theme.sand, radius_card);
  ui.frame(rect, theme.line, radius_card, 2);
  auto [inside, key, head, is_wide, is_high, key_h, edge, side] = places_of_listing(ui, rect, view);
  Rect words = inside;
  const float plate_side = side > 0 ? static_cast<float>(side) + edge : 0;
  const Rect plate = is_high ? words.take_top(plate_side, ui.px(12))
                             : words.take_left(plate_side, side > 0 ? ui.px(is_wide ? 28 : 16) : 0);
  const Rect white =
      is_wide || is_high ? plate.centred(plate_side, plate_side) : Rect{plate.x, plate.y, plate_side, plate_side};
  if (side > 0) {
    ui.fill(white, rgb(0xFFFFFF));
    ui.frame(white, theme.line, 3, 2);
    codes.draw(ui, white, view.qr);
  }
  if (is_wide) {
    words = {words.x, white.y, words.w, side > 0 ? white.h : words.h};
    key = words.take_bottom(std::min(key_h, words.h * 0.45f), ui.px(12));
    key.w = std::min(key.w, ui.px(420));
  }
  const bool is_printing = view.slip == SlipState::printing;
  const std::string id = "slip:" + view.marketplace;
  const bool can_print = product.has_printer && view.slip != SlipState::failed;
  const std::string_view label = !can_print                        ? tr("Scan it with your phone")
                                 : view.slip == SlipState::printed ? tr("The slip is out. One more?")
                                 : is_printing                     ? tr("Printing")
                                                                   : tr("Take a slip");
  if (button(ui, key,
             {.id = id,
              .label = label,
              .icon = can_print ? "print" : "phone",
              .is_enabled = can_print,
              .is_busy = is_printing,
              .text_px = 22}))
    requests.push_back(AskForSlip{product.sku, view.marketplace});
  ui.describe("listing:" + view.marketplace, "picture", view.link, side > 0 ? "normal" : "no room",
              side > 0 ? white : words);
  if (is_wide) {
    draw_listing_words(ui, words, view, "all");
  } else {
    draw_listing_words(ui, head, view, "head");
    draw_listing_words(ui, words, view, "note");
  }
}

void draw_listings(Ui& ui, const Rect& rect, const ProductView& view, QrTextures& codes, int& page,
                   ShowcaseRequests& requests) {
  const Theme& theme = ui.theme();
  card(ui, rect);
  const bool is_compact = ui.is_compact();
  Rect inside = rect.inset(ui.px(is_compact ? 16 : 26), ui.px(is_compact ? 10 : 18));
  inside.h -= ui.px(4);
  const TextSpec title{
      .px = is_compact ? 25.0 : 31.0, .bold = true, .family = Family::serif, .max_lines = 1, .shrink_to = 0.8};
  const TextSpec hint{.px = is_compact ? 18.0 : 20.0, .colour = theme.ink2, .max_lines = 1, .shrink_to = 0.8};
  if (view.listings.empty()) {
    const std::string_view only = tr("This is found only on the stall");
    ui.text(inside.take_top(ui.text_height(inside.w, only, title), ui.px(8)), only, title);
    ui.text(inside, tr("No online shop of it is known to us. Ask the stall for the maker's address."),
            {.px = 22, .colour = theme.ink2});
    return;
  }
  const std::string_view heading = tr("Buy later from home"),
                         how = tr("Point your phone's camera at the code. It uses your phone's internet.");
  Rect head = inside.take_top(ui.text_height(inside.w, heading, title) + ui.text_height(inside.w, how, hint),
                              ui.px(is_compact ? 8 : 14));
  const int n = static_cast<int>(view.listings.size());
  const float gap = ui.px(is_compact ? 14 : 22);
  // Large letters leave room for one code, and so does a long link on a small screen; a second one is a touch away.
  const bool fit_two = std::all_of(view.listings.begin(), view.listings.end(), [&](const ListingView& listing) {
    return places_of_listing(ui, inside.column(0, 2, gap), listing).side > 0;
  });
  const int per_page = ui.has_large_text() || n == 1 || !fit_two ? 1 : 2;
  head.w -= page_arrows(ui, head, "listings", n, per_page, page);
  ui.text(head.take_top(ui.text_height(head.w, heading, title)), heading, title);
  ui.text({head.x, head.y, head.w - ui.px(8), head.h}, how, hint);
  inside = swiped_pages(ui, inside, "listings", n, per_page, page);
  for (int i = 0; i < per_page && page * per_page + i < n; ++i)
    draw_listing(ui, inside.column(i, per_page, gap), view,
                 view.listings[static_cast<std::size_t>(page * per_page + i)], codes, requests);
}

}  // namespace

void draw_product(Ui& ui, const ProductView& view, const ListenView& listen, QrTextures& codes, int& page,
                  ShowcaseRequests& requests) {
  const Theme& theme = ui.theme();
  const bool is_compact = ui.is_compact(), is_portrait = ui.is_portrait();
  Rect area = visitor_area(ui);
  top_bar(ui, area,
          {.back_label = tr("Back"), .crumbs = view.district_name, .here = view.name, .notices = &view.notices},
          requests);
  const float gap = ui.px(is_compact ? 14 : 22);
  const bool has_maker = !view.maker.code.empty();
  Rect picture_box;
  if (is_portrait)
    picture_box = area.take_top(std::max(area.h * 0.28f, area.h - ui.px(has_maker ? 1040 : 880)), gap);
  else
    picture_box = area.take_left(std::round(area.w * (is_compact ? 0.35f : 0.4f)), ui.px(is_compact ? 22 : 40));
  const SectorInk& sector = sector_ink(view.sector);
  // Where the screen is low, the maker stands under the picture and leaves the height to the codes.
  if (is_compact && has_maker)
    maker_card(ui, picture_box.take_bottom(ui.px(150), gap), view.maker, sector, listen, requests);
  draw_keep(ui, picture_box.take_bottom(ui.px(is_compact ? 72 : 88), gap), view, requests);
  if (const float height = variants_height(ui, view); height > 0)
    draw_variants(ui, picture_box.take_bottom(height, gap), view, requests);
  if (has_ways_on(view)) draw_ways_on(ui, picture_box.take_bottom(ui.px(is_compact ? 64 : 80), gap), view, requests);
  draw_picture(ui, picture_box, view, requests);

  const TextSpec name{.px = is_compact ? 40.0 : 54.0,
                      .bold = true,
                      .family = Family::serif,
                      .colour = theme.heading,
                      .max_lines = 2,
                      .shrink_to = 0.65,
                      .marked = listen.mark("product.name", view.name)};
  const TextSpec second{.px = is_compact ? 20.0 : 25.0,
                        .colour = theme.ink2,
                        .max_lines = 1,
                        .line_height = 1.35,
                        .shrink_to = 0.8,
                        .marked = listen.mark("product.second", view.second_line)};
  area.take_top(ui.px(is_portrait ? 6 : 10));
  Rect head = area;
  const ListenKey key{.label = tr("Listen"), .kind = ButtonKind::plain, .text_px = is_compact ? 23.0 : 26.0};
  if (const float key_w = std::min(listen_key_width(ui, listen, key), head.w * 0.35f); key_w > 0) {
    Rect beside = head.take_right(key_w, ui.px(20));
    listen_key(ui, beside.take_top(ui.px(is_compact ? 72 : 84)), listen, key, {}, requests);
  }
  const float name_h = ui.text_height(head.w, view.name, name),
              second_h = ui.text_height(head.w, view.second_line, second);
  labelled_text(ui, "product.name", {head.x, head.y, head.w, name_h}, view.name, name);
  ui.text({head.x, head.y + name_h, head.w, second_h}, view.second_line, second);
  area.take_top(name_h + second_h, ui.px(14));
  draw_price(ui, area.take_top(ui.px(is_compact ? 84 : 100), ui.px(is_compact ? 12 : 18)), view, listen, requests);
  if (!is_compact && has_maker)
    maker_card(ui, area.take_top(maker_card_height(ui), gap), view.maker, sector, listen, requests);
  draw_listings(ui, is_portrait ? area.take_top(std::min(area.h, ui.px(760))) : area, view, codes, page, requests);
}

}  // namespace odop::ui
