// Cards of goods, and the few questions about the catalogue that several pages' views ask. For the
// *view*.cpp beside it only. Pure functions over the catalogue; UI thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ui/showcase/views.h"

namespace odop::ui {

std::int64_t stock_of(const Product& product, const ShowcaseSituation& situation);
StockKind stock_kind(const Product& product, const ShowcaseSituation& situation);
std::string quantity_words(const Product& product, std::int64_t quantity);
// The name in the page's second language; empty where it is the same.
std::string second_name(const LocalText& name, Language language);
const DistrictProduct* primary_product(const District& district);  // null: the district has none
std::string sector_of(const District& district);                   // of that product

// A district's goods, those of the craft it is known for before the others.
std::vector<const Product*> goods_of(const Catalogue& catalogue, const ShowcaseSituation& situation,
                                     const District& district);
// The picture that stands for a district: of its own craft, or else of what it sells best.
std::string picture_of(const Catalogue& catalogue, const ShowcaseSituation& situation, const District& district);

ProductCardView make_card(const Catalogue& catalogue, const ShowcaseSituation& situation, Language language,
                          const Product& product);
// One card a thing: the variants of a group share theirs. products: positions in the catalogue.
std::vector<ProductCardView> make_cards(const Catalogue& catalogue, const ShowcaseSituation& situation,
                                        Language language, std::span<const std::size_t> products, std::size_t most,
                                        std::string_view query = {});
std::vector<std::size_t> positions_of(const Catalogue& catalogue, const std::vector<const Product*>& products);
// Most popular first, those on the stall before the others, otherwise in the pack's order.
std::vector<const Product*> in_showing_order(std::vector<const Product*> products, const ShowcaseSituation& situation);

}  // namespace odop::ui
