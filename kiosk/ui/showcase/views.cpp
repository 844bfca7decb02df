#include "ui/showcase/views.h"

#include <algorithm>
#include <cassert>
#include <utility>

#include "core/listing_link.h"
#include "text/indian_numbers.h"
#include "text/words.h"
#include "ui/showcase/goods_cards.h"

namespace odop::ui {
namespace {

constexpr std::size_t cards_max = 60;  // of one list

std::string sourced_gi_name(const District& district, Language language) {
  for (const GiName& gi : district.gi_names)
    if (gi.sourced) return gi.name.in(language);
  return {};
}

std::string_view rank_words(Rank rank) {
  switch (rank) {
    case Rank::primary:
      return tr("Main craft");
    case Rank::secondary:
      return tr("Second craft");
    case Rank::tertiary:
      return tr("Also made here");
  }
  return {};
}

// In words where it is not the State's own ODOP.
std::string_view scheme_words(ProductScheme scheme) {
  switch (scheme) {
    case ProductScheme::odop:
      break;
    case ProductScheme::state_scheme:
      return tr("From the State's own list of district products");
    case ProductScheme::pmfme_odop:
      return tr("From the food ministry's list (PMFME), not the State's ODOP choice");
    case ProductScheme::export_hub:
      return tr("From the list of districts as export hubs, not an ODOP choice");
    case ProductScheme::gi_only:
      return tr("Geographical indication (GI), not an ODOP choice");
    case ProductScheme::proposed:
      return tr("Proposed for ODOP, not chosen yet");
  }
  return {};
}

std::vector<DistrictView::Origin> make_origins(const District& district, Language language) {
  std::vector<DistrictView::Origin> origins;
  for (const DistrictProduct& product : district.products) {
    const ProductOrigin& origin = product.origin;
    DistrictView::Origin words{.known_for = fill(tr("Known for: {0}"), {product.name.in(language)}),
                               .scheme = std::string(scheme_words(origin.scheme)),
                               .source = {}};
    if (!origin.sources.empty())
      words.source = fill(origin.has_two_sources ? tr("Sources: {0}") : tr("One source only: {0}"),
                          {in_its_order(origin.sources)});
    if (!words.scheme.empty() || !words.source.empty()) origins.push_back(std::move(words));
  }
  return origins;
}

std::vector<CraftCardView> make_crafts(const District& district, Language language,
                                       const std::vector<ProductCardView>& products, bool can_be_asked_for) {
  std::vector<CraftCardView> crafts;
  for (const DistrictProduct& craft : district.products) {
    const bool is_shown = std::any_of(products.begin(), products.end(),
                                      [&](const ProductCardView& card) { return card.picture == craft.picture; });
    if (craft.picture.empty() || (is_shown && !craft.origin.is_sector_picture)) continue;
    crafts.push_back(
        {.name = craft.name.in(language),
         .second_name = second_name(craft.name, language),
         .rank = std::string(craft.origin.is_sector_picture ? tr("Drawing of the sector") : rank_words(craft.rank)),
         .picture = craft.picture,
         .sector = craft.sector,
         .name_en = craft.name.in(Language::en),
         .can_be_asked_for = can_be_asked_for});
  }
  return crafts;
}

}  // namespace

bool is_photograph(const Catalogue& catalogue, std::string_view picture) {
  if (catalogue.find_photograph(picture) != nullptr) return true;
  // Packs of earlier formats carried them as they came.
  const auto bytes = catalogue.pictures.find(std::string(picture));
  return bytes != catalogue.pictures.end() && bytes->second.starts_with("\xFF\xD8");
}

std::string photograph_credit(const Catalogue& catalogue, std::string_view picture, Language language) {
  const Photograph* photograph = catalogue.find_photograph(picture);
  if (photograph == nullptr) return {};
  const std::string& by = photograph->credit.in(language);
  return by.empty() ? std::string() : fill(tr("Photograph: {0}"), {by});
}

NoticesView make_notices(const Catalogue& catalogue, const ShowcaseSituation& situation) {
  NoticesView notices;
  const EventInfo& event = catalogue.event;
  if (event.demo) notices.demo = tr("Demonstration");
  if (situation.today < event.first_day || event.last_day < situation.today)
    notices.outside_dates = tr("Outside the fair's dates");
  notices.kept = situation.kept;
  return notices;
}

std::string opening_words(const EventInfo& event, const ShowcaseSituation& situation) {
  const Translator& words = Translator::of(current_language());
  const std::string hour = event.opens_minute
                               ? format_opening_time(*event.opens_minute / 60, *event.opens_minute % 60, words)
                               : std::string();
  if (situation.today < event.first_day) {
    const std::string day = format_date_long(event.first_day, words);
    return hour.empty() ? fill(tr("The fair opens on {0}"), {day})
                        : fill(tr("The fair opens on {0} at {1}"), {day, hour});
  }
  if (event.last_day < situation.today) return tr("The fair is over");
  if (!event.opens_minute || !event.closes_minute || !situation.minute_of_day) return {};
  if (*situation.minute_of_day < *event.opens_minute) return fill(tr("The fair opens at {0}"), {hour});
  if (*situation.minute_of_day < *event.closes_minute) return {};
  return situation.today == event.last_day ? tr("The fair is over")
                                           : fill(tr("The fair opens tomorrow at {0}"), {hour});
}

MakerView make_maker_view(const Catalogue& catalogue, Language language, std::string_view code) {
  MakerView view;
  const Maker* maker = catalogue.find_maker(code);
  if (maker == nullptr) return view;
  view.code = maker->code;
  view.name = maker->name.in(language);
  view.craft = maker->craft.in(language);
  view.quote = maker->quote.in(language);
  view.card = maker->card.in(language);
  return view;
}

DistrictView make_district_view(const Catalogue& catalogue, const ShowcaseSituation& situation, Language language,
                                std::string_view id) {
  const District* district = catalogue.find_district(id);
  assert(district != nullptr);
  DistrictView view;
  view.has_plan = !catalogue.plan.empty();
  view.id = district->id;
  view.name = district->name.in(language);
  view.sector = sector_of(*district);
  for (const SectorName& name : catalogue.sectors)
    if (name.id == view.sector) view.sector_name = name.name.in(language);
  for (const DistrictProduct& product : district->products) {
    if (!view.products_line.empty()) view.products_line += " · ";
    view.products_line += product.name.in(language);
  }
  view.story = district->story.in(language);
  view.is_story_being_checked = !view.story.empty() && !district->story_verified;
  view.gi_name = sourced_gi_name(*district, language);
  view.q = district->hex_q;
  view.r = district->hex_r;
  const State* state = catalogue.find_state(district->state);
  if (state == nullptr || state->is_home) view.map = make_map_tiles(catalogue, language, {});
  if (state != nullptr && view.map.empty()) view.state_name = state->name.in(language);
  view.origins = make_origins(*district, language);
  view.is_being_checked = district->products.empty();
  if (const DistrictProduct* primary = primary_product(*district);
      primary != nullptr && primary->origin.is_sector_picture)
    view.picture_note = tr("Drawing of the sector");
  view.picture = picture_of(catalogue, situation, *district);
  view.is_photograph = is_photograph(catalogue, view.picture);
  view.photo_credit = photograph_credit(catalogue, view.picture, language);
  for (const Maker& maker : catalogue.makers)
    if (maker.district == district->id) {
      view.maker = make_maker_view(catalogue, language, maker.code);
      break;
    }
  view.products = make_cards(catalogue, situation, language,
                             positions_of(catalogue, goods_of(catalogue, situation, *district)), cards_max);
  view.crafts = make_crafts(*district, language, view.products, situation.may_ask_for_leads);
  const auto count = view.products.size();
  view.count = fill(trn("{0} thing", "{0} things", count), {std::to_string(count)});
  view.notices = make_notices(catalogue, situation);
  return view;
}

namespace {

std::vector<ProductView::Variant> make_variants(const Catalogue& catalogue, const ShowcaseSituation& situation,
                                                Language language, const Product& chosen) {
  const auto members = catalogue.find_variants(chosen.variant_group);
  std::vector<ProductView::Variant> variants;
  if (members.size() < 2) return variants;
  const bool prices_differ = std::any_of(members.begin(), members.end(), [&](std::size_t i) {
    return catalogue.products[i].price_on(situation.today) != chosen.price_on(situation.today);
  });
  for (const std::size_t i : members) {
    const Product& product = catalogue.products[i];
    std::string below;
    if (stock_kind(product, situation) == StockKind::sold_out)
      below = tr("Sold out");
    else if (stock_kind(product, situation) == StockKind::online_only)
      below = tr("Only online");
    else if (prices_differ)
      below = format_rupees(product.price_on(situation.today));
    variants.push_back({product.sku, product.variant.in(language), std::move(below), product.sku == chosen.sku});
  }
  return variants;
}

std::string_view page_note(PageKind kind) {
  switch (kind) {
    case PageKind::own:
      return tr("Opens its own page");
    case PageKind::search:
      return tr("Opens a search for it");
    case PageKind::front_page:
      return tr("Opens the shop's first page");
    case PageKind::none:
      break;
  }
  return {};
}

}  // namespace

ProductView make_product_view(const Catalogue& catalogue, const ShowcaseSituation& situation, Language language,
                              std::string_view sku) {
  const Product* product = catalogue.find_product(sku);
  assert(product != nullptr);
  const Translator& words = Translator::of(current_language());
  ProductView view;
  view.sku = product->sku;
  view.can_be_asked_about = situation.may_ask_for_leads;
  view.has_plan = !catalogue.plan.empty();
  view.has_phone_page = situation.phone_page.has_value();
  view.variants = make_variants(catalogue, situation, language, *product);
  const LocalText& name = view.variants.empty() ? product->name : product->craft_name;
  view.name = name.in(language);
  view.second_line = second_name(name, language);
  if (const std::string& detail = product->detail.in(language); !detail.empty())
    view.second_line = view.second_line.empty() ? detail : in_its_order(view.second_line) + " · " + detail;
  const Money price = product->price_on(situation.today);
  view.price = format_rupees(price);
  if (is_measured(product->kind)) view.price_unit = fill(tr("per {0}"), {unit_of_price(product->kind, words)});
  if (price < product->price)
    view.mrp = fill(tr("was {0}"), {format_rupees(product->price)});
  else if (product->mrp && price < *product->mrp)
    view.mrp = fill(tr("MRP {0}"), {format_rupees(*product->mrp)});
  view.picture = product->picture;
  view.is_photograph = is_photograph(catalogue, view.picture);
  view.photo_credit = photograph_credit(catalogue, view.picture, language);
  view.sector = product->sector;
  view.district = product->district;
  if (const District* district = catalogue.find_district(product->district)) {
    view.district_name = district->name.in(language);
  }
  view.stock_kind = stock_kind(*product, situation);
  switch (view.stock_kind) {
    case StockKind::on_stall:
      view.stock = product->kind == ProductKind::unique
                       ? tr("Only one piece, on this stall")
                       : fill(tr("{0} on this stall"), {quantity_words(*product, stock_of(*product, situation))});
      break;
    case StockKind::online_only:
      view.stock = tr("Only online today");
      break;
    case StockKind::sold_out:
      view.stock = tr("Sold out");
      break;
  }
  view.maker = make_maker_view(catalogue, language, product->maker);
  for (const Listing& listing : product->listings) {
    const Marketplace* marketplace = catalogue.find_marketplace(listing.marketplace);
    if (marketplace == nullptr) continue;
    // Checked once more where it is drawn: a visitor's phone will go where this code says.
    const auto link = check_listing_link(listing.url, marketplace->hosts);
    if (!link) continue;
    // Side by side, marketplaces are compared by what the pack says of them; where it says nothing, by the page.
    const std::string& note = marketplace->note.in(language);
    ListingView shown{.marketplace = listing.marketplace,
                      .name = marketplace->name.in(language),
                      .host = link->host_in_words,
                      .note = note.empty() ? std::string(page_note(page_kind(listing, link->clean_url))) : note,
                      .link = link->clean_url,
                      .qr = {}};
    if (auto qr = encode_qr(shown.link)) shown.qr = std::make_shared<const QrMatrix>(std::move(*qr));
    if (shown.qr != nullptr) view.listings.push_back(std::move(shown));
  }
  view.has_printer = situation.has_printer;
  view.notices = make_notices(catalogue, situation);
  return view;
}

}  // namespace odop::ui
