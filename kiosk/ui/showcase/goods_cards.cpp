#include "ui/showcase/goods_cards.h"

#include <algorithm>
#include <set>
#include <utility>

#include "core/variants.h"
#include "text/indian_numbers.h"
#include "text/words.h"

namespace odop::ui {

namespace {
Language other(Language language) {
  return language == Language::en ? Language::hi : Language::en;
}
}  // namespace

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

namespace {
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
}  // namespace

std::vector<ProductCardView> make_cards(const Catalogue& catalogue, const ShowcaseSituation& situation,
                                        Language language, std::span<const std::size_t> products, std::size_t most,
                                        std::string_view query) {
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

std::vector<const Product*> in_showing_order(std::vector<const Product*> products, const ShowcaseSituation& situation) {
  std::stable_sort(products.begin(), products.end(), [&](const Product* a, const Product* b) {
    const bool a_here = stock_of(*a, situation) > 0, b_here = stock_of(*b, situation) > 0;
    if (a_here != b_here) return a_here;
    return a->popularity > b->popularity;
  });
  return products;
}

const DistrictProduct* primary_product(const District& district) {
  for (const DistrictProduct& product : district.products)
    if (product.rank == Rank::primary) return &product;
  return district.products.empty() ? nullptr : &district.products.front();
}

std::string sector_of(const District& district) {
  const DistrictProduct* product = primary_product(district);
  return product == nullptr ? std::string() : product->sector;
}

std::vector<const Product*> goods_of(const Catalogue& catalogue, const ShowcaseSituation& situation,
                                     const District& district) {
  std::vector<const Product*> of_the_district;
  for (const Product& product : catalogue.products)
    if (product.district == district.id) of_the_district.push_back(&product);
  std::vector<const Product*> goods = in_showing_order(std::move(of_the_district), situation);
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

}  // namespace odop::ui
