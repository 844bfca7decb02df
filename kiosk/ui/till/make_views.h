// From the catalogue, the open bill and the till's state to what the screens show. Pure but for the words of the
// screen's language; UI thread, between frames.
#pragma once

#include <string>
#include <unordered_map>
#include <variant>
#include <vector>

#include "core/catalogue.h"
#include "till/complete_sale.h"
#include "ui/till/cart.h"
#include "ui/till/exchange.h"
#include "ui/till/views.h"

namespace odop::ui {

using StockMap = std::unordered_map<std::string, std::int64_t>;
using QuoteOrRefusal = std::variant<till::CartQuote, till::SaleRefused>;

// What the books have of a product: pieces, grams or centimetres; goods never moved still have the pack's stock.
std::int64_t stock_of(const StockMap& stock, const Product& product);

// Positions in catalogue.products as the till shows them: favourites first, then by popularity, then as in the pack.
std::vector<std::size_t> till_order(const Catalogue& catalogue);

// quantity: in the bill, or on the list that is being made.
TileView make_tile(const Catalogue& catalogue, const Product& product, std::int64_t quantity, const StockMap& stock,
                   CivilDate day, Language language);
// Below zero, nothing, or nearly nothing of what the stall began with.
bool is_running_low(const Product& product, std::int64_t quantity);
CartView make_cart_view(const Catalogue& catalogue, const TillCart& cart, const QuoteOrRefusal& quote, CivilDate day,
                        Language language, const std::optional<ExchangeInHand>& exchange = std::nullopt);
// The rail: all, how many visitors chose something (when some did), the sectors that have goods, search.
std::vector<RailView> make_rail(const Catalogue& catalogue, const std::string& chosen_sector, std::size_t wanted,
                                Language language);

// "1,250 g" while a quantity is typed, with what it costs.
std::string typed_quantity(std::int64_t quantity, ProductKind kind);

}  // namespace odop::ui
