#include "ui/till/make_views.h"

#include <algorithm>
#include <numeric>

#include "text/indian_numbers.h"
#include "text/words.h"
#include "ui/till/sentences.h"

namespace odop::ui {

std::int64_t stock_of(const StockMap& stock, const Product& product) {
  const auto found = stock.find(product.sku);
  return found == stock.end() ? product.opening_stock : found->second;
}

std::vector<std::size_t> till_order(const Catalogue& catalogue) {
  std::vector<std::size_t> order(catalogue.products.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    const Product &left = catalogue.products[a], &right = catalogue.products[b];
    if (left.favourite != right.favourite) return left.favourite;
    return left.popularity > right.popularity;
  });
  return order;
}

bool is_running_low(const Product& product, std::int64_t quantity) {
  if (quantity <= 0) return quantity < 0 || product.opening_stock > 0;
  return product.kind != ProductKind::unique && product.opening_stock > 0 && quantity * 10 <= product.opening_stock;
}

TileView make_tile(const Catalogue& catalogue, const Product& product, std::int64_t quantity, const StockMap& stock,
                   CivilDate day, Language language) {
  const Translator& words = Translator::of(language);
  TileView tile{.sku = product.sku,
                .name = product.name.in(language),
                .price = format_rupees(product.price_on(day)),
                .district = {},
                .picture = product.picture,
                .sector = product.sector,
                .count = {},
                .sold_out = {}};
  if (is_measured(product.kind)) tile.price += "/" + unit_of_price(product.kind, words);
  if (const District* district = catalogue.find_district(product.district)) tile.district = district->name.in(language);
  if (quantity > 0)
    tile.count = is_measured(product.kind) ? format_quantity(quantity, product.kind, words) : std::to_string(quantity);
  if (stock_of(stock, product) <= 0) tile.sold_out = tr("Sold out");
  return tile;
}

CartView make_cart_view(const Catalogue& catalogue, const TillCart& cart, const QuoteOrRefusal& quoted, CivilDate day,
                        Language language, const std::optional<ExchangeInHand>& exchange) {
  const Translator& words = Translator::of(language);
  CartView view;
  view.total = format_rupees(Money{});
  view.total_label = exchange ? tr("To pay") : tr("Total");
  if (exchange) view.exchange = fill(tr("Goods back: {0}"), {format_rupees(-exchange->worth)});
  const auto* quote = std::get_if<till::CartQuote>(&quoted);
  std::vector<Money> amounts(cart.cart().lines.size());
  if (quote != nullptr)
    for (const till::CartQuote::Document& document : quote->documents)
      for (std::size_t i = 0; i < document.line_indexes.size(); ++i)
        // Before the bill's discount, which has its own line below.
        amounts[document.line_indexes[i]] =
            document.amounts.lines[i].gross - cart.cart().lines[document.line_indexes[i]].line_discount;
  for (std::size_t i = 0; i < cart.cart().lines.size(); ++i) {
    const till::CartLine& line = cart.cart().lines[i];
    const Product* product = catalogue.find_product(line.sku);
    CartLineView shown{.sku = line.sku,
                       .name = line.sku,
                       .amount = quote == nullptr ? "" : format_rupees(amounts[i]),
                       .quantity = std::to_string(line.quantity)};
    if (product != nullptr) {
      shown.name = product->name.in(language);
      shown.quantity = format_quantity(line.quantity, product->kind, words);
      shown.is_measured = is_measured(product->kind);
      shown.can_increase = product->kind != ProductKind::unique;
      const Money marked = line_price(*product, line.quantity, product->price_on(day));
      if (quote != nullptr && marked != amounts[i]) shown.marked = format_rupees(marked);
    }
    view.lines.push_back(std::move(shown));
  }
  if (!view.lines.empty()) {
    const auto pieces = static_cast<std::uint64_t>(cart.pieces());
    view.items = fill(trn("{0} item", "{0} items", pieces), {group_indian(cart.pieces())});
    if (const Buyer& buyer = cart.cart().buyer; !buyer.name.empty()) view.items += " · " + buyer.name;
  }
  if (const Money discount = cart.cart().bill_discount; discount > Money{}) {
    view.has_discount = true;
    view.discount = format_rupees(-discount);
    if (cart.discount_percent() > 0) view.discount = std::to_string(cart.discount_percent()) + " %  " + view.discount;
  }
  if (quote != nullptr) {
    const Money due = quote->payable - (exchange ? exchange->worth : Money{});
    if (exchange && due == Money{}) view.finish = tr("Exchange, nothing to pay");
    if (exchange && due < Money{}) view.finish = fill(tr("Exchange, {0} goes back"), {format_rupees(-due)});
    if (due < Money{}) view.total_label = tr("Hand back");
    view.total = format_rupees(due < Money{} ? -due : due);
    view.can_pay = !view.lines.empty();
  } else if (!view.lines.empty()) {
    view.problem = say_refused(std::get<till::SaleRefused>(quoted), catalogue, language);
  }
  return view;
}

std::vector<RailView> make_rail(const Catalogue& catalogue, const std::string& chosen, std::size_t wanted,
                                Language language) {
  std::vector<RailView> rail;
  rail.push_back({.id = "till.sector:all",
                  .sector = "",
                  .label = tr("All"),
                  .count = {},
                  .icon = "grid",
                  .is_chosen = chosen.empty()});
  if (wanted > 0)
    rail.push_back({.id = "till.wanted",
                    .sector = "wanted",
                    .label = tr("Asked for"),
                    .count = std::to_string(wanted),
                    .icon = "hand",
                    .is_chosen = chosen == "wanted"});
  for (const SectorName& sector : catalogue.sectors) {
    const bool has_goods = std::any_of(catalogue.products.begin(), catalogue.products.end(),
                                       [&](const Product& product) { return product.sector == sector.id; });
    if (!has_goods) continue;
    rail.push_back({.id = "till.sector:" + sector.id,
                    .sector = sector.id,
                    .label = sector.name.in(language),
                    .count = {},
                    .icon = nullptr,
                    .is_chosen = chosen == sector.id});
  }
  rail.push_back(
      {.id = "till.search", .sector = "", .label = tr("Search"), .count = {}, .icon = "search", .is_chosen = false});
  return rail;
}

std::string typed_quantity(std::int64_t quantity, ProductKind kind) {
  return group_indian(quantity) + " " +
         (kind == ProductKind::gram         ? tr("grams")
          : kind == ProductKind::centimetre ? tr("centimetres")
                                            : tr("pieces"));
}

}  // namespace odop::ui
