#include "ui/showcase/views.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <set>
#include <span>
#include <utility>

#include "core/listing_link.h"
#include "core/variants.h"
#include "text/indian_numbers.h"
#include "text/words.h"

namespace odop::ui {
namespace {

constexpr std::size_t cards_max = 60;  // of one list
constexpr std::size_t near_names_max = 3;
constexpr std::size_t districts_max = 4;  // found by a search

Language other(Language language) {
  return language == Language::en ? Language::hi : Language::en;
}

std::int64_t stock_of(const Product& product, const ShowcaseSituation& situation) {
  const auto found = situation.stock.find(product.sku);
  return found == situation.stock.end() ? product.opening_stock : found->second;
}

std::string second_name(const LocalText& name, Language language) {
  const std::string& second = name.exact(other(language));
  return second == name.in(language) ? std::string() : second;
}

StockKind stock_kind(const Product& product, const ShowcaseSituation& situation) {
  if (stock_of(product, situation) > 0) return StockKind::on_stall;
  return product.listings.empty() ? StockKind::sold_out : StockKind::online_only;
}

std::string quantity_words(const Product& product, std::int64_t quantity) {
  return format_quantity(quantity, product.kind, Translator::of(current_language()));
}

ProductCardView make_card(const Catalogue& catalogue, const ShowcaseSituation& situation, Language language,
                          const Product& product) {
  ProductCardView card{.sku = product.sku,
                       .name = product.name.in(language),
                       .second_name = second_name(product.name, language),
                       .price = format_rupees(product.price_on(situation.today)),
                       .stock = {},
                       .picture = product.picture,
                       .sector = product.sector,
                       .district = {},
                       .stock_kind = stock_kind(product, situation)};
  if (is_measured(product.kind)) card.price += " / " + unit_of_price(product.kind, Translator::of(current_language()));
  if (const District* district = catalogue.find_district(product.district)) card.district = district->name.in(language);
  switch (card.stock_kind) {
    case StockKind::on_stall:
      card.stock = product.kind == ProductKind::unique
                       ? tr("Only one piece")
                       : fill(tr("{0} here"), {quantity_words(product, stock_of(product, situation))});
      break;
    case StockKind::online_only:
      card.stock = tr("Only online");
      break;
    case StockKind::sold_out:
      card.stock = tr("Sold out");
      break;
  }
  return card;
}

// The sum of what is here of a group, and its lowest price.
ProductCardView make_group_card(const Catalogue& catalogue, const ShowcaseSituation& situation, Language language,
                                const Product& any) {
  const auto variants = catalogue.find_variants(any.variant_group);
  const Product* shown = &any;  // the page opens with it: rather one that is here
  std::int64_t here = 0;
  Money lowest = any.price_on(situation.today);
  bool prices_differ = false, is_online = false;
  for (const std::size_t i : variants) {
    const Product& product = catalogue.products[i];
    const Money price = product.price_on(situation.today);
    prices_differ = prices_differ || price != lowest;
    lowest = std::min(lowest, price);
    here += std::max<std::int64_t>(0, stock_of(product, situation));
    is_online = is_online || !product.listings.empty();
    if (stock_of(*shown, situation) <= 0 && stock_of(product, situation) > 0) shown = &product;
  }
  ProductCardView card = make_card(catalogue, situation, language, *shown);
  card.name = any.craft_name.in(language);
  card.second_name = second_name(any.craft_name, language);
  card.price = format_rupees(lowest);
  if (is_measured(any.kind)) card.price += " / " + unit_of_price(any.kind, Translator::of(current_language()));
  if (prices_differ) card.price = fill(tr("from {0}"), {card.price});
  card.stock_kind = here > 0 ? StockKind::on_stall : is_online ? StockKind::online_only : StockKind::sold_out;
  card.stock = here > 0    ? fill(tr("{0} here"), {quantity_words(any, here)})
               : is_online ? std::string(tr("Only online"))
                           : std::string(tr("Sold out"));
  return card;
}

// A one-off that was sold is nowhere any more; nobody should fall in love with it.
bool is_gone(const Product& product, const ShowcaseSituation& situation) {
  return product.kind == ProductKind::unique && product.listings.empty() && stock_of(product, situation) <= 0;
}

// One card a thing: the variants of a group share theirs.
std::vector<ProductCardView> make_cards(const Catalogue& catalogue, const ShowcaseSituation& situation,
                                        Language language, std::span<const std::size_t> products, std::size_t most,
                                        std::string_view query = {}) {
  std::vector<ProductCardView> cards;
  for (const ShownThing& thing : group_variants(catalogue, products, query)) {
    if (cards.size() == most) break;
    const Product& product = catalogue.products[thing.product];
    if (!thing.is_group && is_gone(product, situation)) continue;
    cards.push_back(thing.is_group ? make_group_card(catalogue, situation, language, product)
                                   : make_card(catalogue, situation, language, product));
  }
  return cards;
}

std::vector<std::size_t> positions_of(const Catalogue& catalogue, const std::vector<const Product*>& products) {
  std::vector<std::size_t> positions;
  for (const Product* product : products)
    positions.push_back(static_cast<std::size_t>(product - catalogue.products.data()));
  return positions;
}

}  // namespace

std::vector<const Product*> in_showing_order(std::vector<const Product*> products, const ShowcaseSituation& situation) {
  std::stable_sort(products.begin(), products.end(), [&](const Product* a, const Product* b) {
    const bool a_here = stock_of(*a, situation) > 0, b_here = stock_of(*b, situation) > 0;
    if (a_here != b_here) return a_here;
    return a->popularity > b->popularity;
  });
  return products;
}

namespace {

std::vector<const Product*> products_of(const Catalogue& catalogue, std::string_view district) {
  std::vector<const Product*> found;
  for (const Product& product : catalogue.products)
    if (product.district == district) found.push_back(&product);
  return found;
}

const DistrictProduct* primary_product(const District& district) {
  for (const DistrictProduct& product : district.products)
    if (product.rank == Rank::primary) return &product;
  return district.products.empty() ? nullptr : &district.products.front();
}

bool has_sector(const District& district, std::string_view sector) {
  return std::any_of(district.products.begin(), district.products.end(),
                     [&](const DistrictProduct& product) { return product.sector == sector; });
}

std::string sector_of(const District& district) {
  const DistrictProduct* product = primary_product(district);
  return product == nullptr ? std::string() : product->sector;
}

std::string sourced_gi_name(const District& district, Language language) {
  for (const GiName& gi : district.gi_names)
    if (gi.sourced) return gi.name.in(language);
  return {};
}

std::string with_line_breaks(std::string label) {
  std::replace(label.begin(), label.end(), '|', '\n');
  return label;
}

std::vector<MapTileView> make_tiles(const Catalogue& catalogue, Language language, std::string_view sector) {
  std::vector<MapTileView> tiles;
  tiles.reserve(catalogue.districts.size());
  for (const District& district : catalogue.districts) {
    const std::string& label = district.map_label.in(language);
    tiles.push_back(
        {.district = district.id,
         .label = with_line_breaks(label.empty() ? district.name.in(language) : label),
         .sector = sector.empty() || !has_sector(district, sector) ? sector_of(district) : std::string(sector),
         .q = district.hex_q,
         .r = district.hex_r,
         .is_lit = sector.empty() || has_sector(district, sector)});
  }
  return tiles;
}

// A district's goods, those of the craft it is known for before the others.
std::vector<const Product*> goods_of(const Catalogue& catalogue, const ShowcaseSituation& situation,
                                     const District& district) {
  std::vector<const Product*> goods = in_showing_order(products_of(catalogue, district.id), situation);
  const std::string known_for = sector_of(district);
  std::stable_partition(goods.begin(), goods.end(), [&](const Product* product) {
    return product->sector == known_for && stock_of(*product, situation) > 0;
  });
  // What looks alike does not stand side by side: every picture once before any comes again.
  std::set<std::string_view> seen;
  std::stable_partition(goods.begin(), goods.end(), [&](const Product* product) {
    return stock_of(*product, situation) > 0 && seen.insert(product->picture).second;
  });
  return goods;
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

std::vector<CraftCardView> make_crafts(const District& district, Language language,
                                       const std::vector<ProductCardView>& products, bool can_be_asked_for) {
  std::vector<CraftCardView> crafts;
  for (const DistrictProduct& craft : district.products) {
    const bool is_shown = std::any_of(products.begin(), products.end(),
                                      [&](const ProductCardView& card) { return card.picture == craft.picture; });
    if (craft.picture.empty() || is_shown) continue;
    crafts.push_back({.name = craft.name.in(language),
                      .second_name = second_name(craft.name, language),
                      .rank = std::string(rank_words(craft.rank)),
                      .picture = craft.picture,
                      .sector = craft.sector,
                      .name_en = craft.name.in(Language::en),
                      .can_be_asked_for = can_be_asked_for});
  }
  return crafts;
}

// The picture that stands for a district: of its own craft, or else of what it sells best.
std::string picture_of(const Catalogue& catalogue, const ShowcaseSituation& situation, const District& district) {
  if (const DistrictProduct* primary = primary_product(district); primary != nullptr && !primary->picture.empty())
    return primary->picture;
  const std::vector<const Product*> goods = goods_of(catalogue, situation, district);
  const std::string known_for = sector_of(district);
  for (const Product* product : goods)
    if (!product->picture.empty() && product->sector == known_for) return product->picture;
  for (const Product* product : goods)
    if (!product->picture.empty()) return product->picture;
  return {};
}

HomeCardView make_home_card(const Catalogue& catalogue, const ShowcaseSituation& situation, Language language,
                            std::string_view sector, std::string_view selected_district) {
  HomeCardView card;
  const District* district = selected_district.empty() ? nullptr : catalogue.find_district(selected_district);
  if (district != nullptr) {
    card.pill = fill(tr("{0} division"), {district->division.in(language)});
  } else {
    // What sells best of what lies on the stall now, within the chosen sector.
    std::vector<const Product*> candidates;
    for (const Product& product : catalogue.products)
      if (catalogue.find_district(product.district) != nullptr && (sector.empty() || product.sector == sector))
        candidates.push_back(&product);
    if (candidates.empty()) return card;
    const Product* product = in_showing_order(std::move(candidates), situation).front();
    district = catalogue.find_district(product->district);
    card.pill = stock_of(*product, situation) > 0 ? tr("Today on this stall") : tr("A story from the State");
    card.picture = product->picture;
    card.product = product->name.in(language);
  }
  card.district = district->id;
  card.name = district->name.in(language);
  card.sector = sector_of(*district);
  if (card.picture.empty()) card.picture = picture_of(catalogue, situation, *district);
  const DistrictProduct* primary = primary_product(*district);
  if (card.product.empty() && primary != nullptr) card.product = primary->name.in(language);
  card.sentence = district->story.in(language);
  return card;
}

}  // namespace

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

HomeView make_home_view(const Catalogue& catalogue, const ShowcaseSituation& situation, Language language,
                        std::string_view sector, std::string_view selected_district) {
  HomeView view;
  view.is_english = language == Language::en;
  view.notices = make_notices(catalogue, situation);
  view.tiles = make_tiles(catalogue, language, sector);
  view.selected_district = selected_district;
  view.chips.push_back({.sector = {},
                        .name = tr("All districts"),
                        .count = std::to_string(catalogue.districts.size()),
                        .is_selected = sector.empty()});
  for (const SectorName& name : catalogue.sectors) {
    const auto count = std::count_if(catalogue.districts.begin(), catalogue.districts.end(),
                                     [&](const District& district) { return has_sector(district, name.id); });
    if (count == 0) continue;
    view.chips.push_back({.sector = name.id,
                          .name = name.name.in(language),
                          .count = std::to_string(count),
                          .is_selected = name.id == sector});
  }
  view.card = make_home_card(catalogue, situation, language, sector, selected_district);
  return view;
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
  view.map = make_tiles(catalogue, language, {});
  view.picture = picture_of(catalogue, situation, *district);
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
  view.variants = make_variants(catalogue, situation, language, *product);
  const LocalText& name = view.variants.empty() ? product->name : product->craft_name;
  view.name = name.in(language);
  view.second_line = second_name(name, language);
  if (const std::string& detail = product->detail.in(language); !detail.empty())
    view.second_line += (view.second_line.empty() ? "" : " · ") + detail;
  const Money price = product->price_on(situation.today);
  view.price = format_rupees(price);
  if (is_measured(product->kind)) view.price_unit = fill(tr("per {0}"), {unit_of_price(product->kind, words)});
  if (price < product->price)
    view.mrp = fill(tr("was {0}"), {format_rupees(product->price)});
  else if (product->mrp && price < *product->mrp)
    view.mrp = fill(tr("MRP {0}"), {format_rupees(*product->mrp)});
  view.picture = product->picture;
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

ProductListView make_stall_view(const Catalogue& catalogue, const ShowcaseSituation& situation, Language language) {
  ProductListView view;
  view.title = tr("On this stall");
  std::vector<const Product*> here;
  for (const Product& product : catalogue.products)
    if (stock_of(product, situation) > 0) here.push_back(&product);
  view.products =
      make_cards(catalogue, situation, language, positions_of(catalogue, in_showing_order(std::move(here), situation)),
                 catalogue.products.size());
  const auto count = view.products.size();
  view.count = fill(trn("{0} thing", "{0} things", count), {group_indian(static_cast<std::int64_t>(count))});
  view.notices = make_notices(catalogue, situation);
  return view;
}

ProductListView make_like_view(const Catalogue& catalogue, const ShowcaseSituation& situation, Language language,
                               std::string_view sku) {
  ProductListView view;
  view.title = tr("More like this");
  view.is_short = true;
  view.notices = make_notices(catalogue, situation);
  const Product* like = catalogue.find_product(sku);
  if (like == nullptr) return view;
  struct Candidate {
    const Product* product;
    bool is_here;
    int distance;
  };
  std::vector<Candidate> candidates;
  for (const Product& product : catalogue.products) {
    const bool is_same_thing =
        &product == like || (!like->variant_group.empty() && product.variant_group == like->variant_group);
    if (is_same_thing || stock_kind(product, situation) == StockKind::sold_out) continue;
    const bool is_same_sector = product.sector == like->sector, is_same_district = product.district == like->district;
    const bool is_same_kind =
        is_same_sector && like->hsn.size() >= 4 && std::string_view(product.hsn).substr(0, 4) == like->hsn.substr(0, 4);
    if (!is_same_sector && !is_same_district) continue;
    candidates.push_back({&product, stock_of(product, situation) > 0,
                          is_same_kind                         ? 0
                          : is_same_sector && is_same_district ? 1
                          : is_same_sector                     ? 2
                                                               : 3});
  }
  std::stable_sort(candidates.begin(), candidates.end(), [](const Candidate& a, const Candidate& b) {
    if (a.is_here != b.is_here) return a.is_here;
    if (a.distance != b.distance) return a.distance < b.distance;
    return a.product->popularity > b.product->popularity;
  });
  std::vector<const Product*> products;
  for (const Candidate& candidate : candidates) products.push_back(candidate.product);
  view.products = make_cards(catalogue, situation, language, positions_of(catalogue, products), like_things_max);
  return view;
}

namespace {
// Where the link of a kept thing leads, in words a visitor can check on the phone.
std::string page_words(const KeptThing& thing) {
  if (thing.page == PageKind::none) return tr("Only on the stall, no page online");
  if (!thing.is_in_code) return tr("Its link found no room in the code");
  switch (thing.page) {
    case PageKind::own:
      return fill(tr("{0}: its own page"), {thing.host});
    case PageKind::search:
      return fill(tr("{0}: a search for it"), {thing.host});
    default:
      return fill(tr("{0}: the first page"), {thing.host});
  }
}
}  // namespace

KeptView make_kept_view(const Catalogue& catalogue, const ShowcaseSituation& situation, Language language,
                        const std::vector<std::string>& skus) {
  KeptView view;
  KeptList list = make_kept_list(catalogue, skus, language);
  for (const KeptThing& thing : list.things)
    view.things.push_back(
        {make_card(catalogue, situation, language, *thing.product), page_words(thing), thing.is_in_code});
  view.count = fill(tr("{0} of {1} things"), {std::to_string(view.things.size()), std::to_string(kept_things_max)});
  view.code = std::move(list.code);
  if (!view.code.empty())
    if (auto qr = encode_kept_code(view.code)) view.qr = std::make_shared<const QrMatrix>(std::move(*qr));
  view.hint = view.qr == nullptr
                  ? tr("None of these has a page online, so there is no code. The slip tells you the stall.")
              : view.things.size() == 1 ? tr("Point your phone's camera at the code. It uses your phone's internet.")
              : !list.has_names ? tr("One code for all: point your phone's camera at it. The names do not fit, it "
                                     "holds the links. The slip has the names.")
                                : tr("One code for all: point your phone's camera at it. The list can be read "
                                     "without internet; the links open "
                                     "later.");
  view.has_printer = situation.has_printer;
  view.notices = make_notices(catalogue, situation);
  return view;
}

SearchView make_search_view(const Catalogue& catalogue, const ShowcaseSituation& situation, Language language,
                            const SearchIndex& index, std::string_view words) {
  SearchView view;
  view.words = words;
  view.notices = make_notices(catalogue, situation);
  const auto add_district = [&](const District& district, const DistrictProduct* product) {
    std::string label = district.name.in(language);
    if (product != nullptr) label += " · " + product->name.in(language);
    view.districts.push_back({district.id, std::move(label)});
  };
  if (fold(words).empty()) return view;
  // Districts by their own name, then those that make what was asked for, each with the thing that answers.
  for (const District& district : catalogue.districts)
    if (view.districts.size() < districts_max && matches(words, make_search_key(district.name)))
      add_district(district, primary_product(district));
  for (const District& district : catalogue.districts) {
    if (view.districts.size() >= districts_max) break;
    if (matches(words, make_search_key(district.name))) continue;
    for (const DistrictProduct& product : district.products) {
      const std::array<LocalText, 1> also{product.name};
      if (!matches(words, make_search_key(district.name, also))) continue;
      add_district(district, &product);
      break;
    }
  }
  view.products = make_cards(catalogue, situation, language, index.find(words), search_results_max, words);
  view.is_nothing_found = view.products.empty() && view.districts.empty();
  if (!view.is_nothing_found) return view;
  // Near names: districts that begin as the words do, with fewer and fewer letters.
  const std::string sought = transliterate(fold(words));
  for (std::size_t length = std::min<std::size_t>(sought.size(), 4);
       length > 0 && view.districts.size() < near_names_max; --length)
    for (const District& district : catalogue.districts) {
      if (view.districts.size() >= near_names_max) break;
      const bool is_listed = std::any_of(view.districts.begin(), view.districts.end(),
                                         [&](const SearchView::Place& place) { return place.district == district.id; });
      if (!is_listed && fold(district.name.exact(Language::en)).starts_with(sought.substr(0, length)))
        add_district(district, primary_product(district));
    }
  return view;
}

AboutView make_about_view(const Catalogue& catalogue, const ShowcaseSituation& situation, Language language) {
  AboutView view;
  view.notices = make_notices(catalogue, situation);
  view.can_register = situation.may_ask_for_leads;
  view.lead =
      tr("One District One Product (ODOP) names for each district of Uttar Pradesh the things its people make best.");
  for (const SchemeFact& fact : catalogue.facts) {
    std::string date = fact.date, source = fact.source;
    if (const auto day = parse_iso_date(fact.date)) {
      // Many sources end in their date, in English; the day is said once, in the reader's language.
      const std::string in_english = ", " + format_date_long(*day, Translator::of(Language::en));
      if (source.ends_with(in_english)) source.resize(source.size() - in_english.size());
      date = format_date_long(*day, Translator::of(current_language()));
    }
    view.facts.push_back(
        {fact.id, fact.figure.in(language), fact.sentence.in(language), fill(tr("{0} · source: {1}"), {date, source})});
  }
  return view;
}

}  // namespace odop::ui
