#include <algorithm>
#include <map>

#include "core/gstin.h"
#include "till/complete_sale.h"
#include "till/item_entries.h"
#include "wire/bytes.h"

namespace odop::till {

namespace {

struct ResolvedLine {
  const Product* product = nullptr;
  Money unit_price;
  std::vector<TaxSlab> slabs;
};

SaleRefusal refusal_of(PricingRefusal refusal) {
  switch (refusal) {
    case PricingRefusal::quantity_not_positive:
      return SaleRefusal::quantity_not_positive;
    case PricingRefusal::line_discount_too_large:
    case PricingRefusal::bill_discount_too_large:
      return SaleRefusal::discount_too_large;
    case PricingRefusal::price_negative:
    case PricingRefusal::amount_out_of_range:
      return SaleRefusal::amount_out_of_range;
  }
  return SaleRefusal::amount_out_of_range;
}

std::variant<std::vector<ResolvedLine>, SaleRefused> resolve(const Catalogue& catalogue, const Cart& cart,
                                                             CivilDate day) {
  if (cart.lines.empty()) return SaleRefused{SaleRefusal::cart_empty, ""};
  if (cart.lines.size() > document_lines_max)
    return SaleRefused{SaleRefusal::too_many_lines, std::to_string(document_lines_max)};
  std::vector<ResolvedLine> lines;
  std::map<std::string, std::int64_t> unique_pieces;
  for (const CartLine& line : cart.lines) {
    const Product* product = catalogue.find_product(line.sku);
    if (!product) return SaleRefused{SaleRefusal::unknown_sku, line.sku};
    if (line.quantity <= 0) return SaleRefused{SaleRefusal::quantity_not_positive, line.sku};
    if (product->kind == ProductKind::unique && (unique_pieces[line.sku] += line.quantity) > 1)
      return SaleRefused{SaleRefusal::unique_more_than_one, line.sku};
    const Money unit_price = line.unit_price.value_or(product->price_on(day));
    if (unit_price < Money{}) return SaleRefused{SaleRefusal::amount_out_of_range, line.sku};
    // What was booked was held against MRP and lowest price then.
    if (!cart.booked && product->mrp && unit_price > *product->mrp)
      return SaleRefused{SaleRefusal::above_mrp, line.sku};
    const TaxRulePeriod* period = tax_period(catalogue, *product, day);
    if (!period) return SaleRefused{SaleRefusal::no_tax_rule_today, line.sku + " " + to_iso_date(day)};
    lines.push_back({product, unit_price, period->slabs});
  }
  return lines;
}

// Why this buyer cannot stand on a bill; nullopt: he can, or there is none.
std::optional<SaleRefused> check_buyer(const Buyer& buyer) {
  if (!buyer.gstin.empty() && !is_valid_gstin(buyer.gstin))
    return SaleRefused{SaleRefusal::gstin_malformed, buyer.gstin};
  const auto is_good = [&](const std::string& text, std::size_t bytes_max) {
    return !(text.empty() && !buyer.gstin.empty()) && text.size() <= bytes_max && wire::is_clean_utf8(text);
  };
  if (!is_good(buyer.name, buyer_name_bytes_max)) return SaleRefused{SaleRefusal::buyer_incomplete, "name"};
  if (!is_good(buyer.address, buyer_address_bytes_max)) return SaleRefused{SaleRefusal::buyer_incomplete, "address"};
  return std::nullopt;
}

bool is_invoice(DocumentType type) {
  return type == DocumentType::invoice || type == DocumentType::invoice_cum_bill;
}

}  // namespace

std::variant<CartQuote, SaleRefused> quote_cart(const Catalogue& catalogue, const Cart& cart, CivilDate day,
                                                bool with_cash) {
  auto resolved = resolve(catalogue, cart, day);
  if (auto* refused = std::get_if<SaleRefused>(&resolved)) return *refused;
  const auto& lines = std::get<std::vector<ResolvedLine>>(resolved);
  if (auto refused = check_buyer(cart.buyer)) return *refused;

  // One document for each supplier, in the order in which the buyer put their goods on the counter.
  CartQuote quote;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const Supplier* supplier = catalogue.find_supplier(lines[i].product->supplier);
    if (!supplier) return SaleRefused{SaleRefusal::no_pack, lines[i].product->supplier};
    if ((supplier->valid_from && day < *supplier->valid_from) || (supplier->valid_to && *supplier->valid_to < day))
      return SaleRefused{SaleRefusal::gstin_not_valid_today, supplier->code};
    auto same = std::find_if(quote.documents.begin(), quote.documents.end(),
                             [&](const CartQuote::Document& document) { return document.supplier == supplier; });
    if (same == quote.documents.end()) {
      quote.documents.push_back({.supplier = supplier, .type = {}, .line_indexes = {}, .amounts = {}});
      same = quote.documents.end() - 1;
    }
    same->line_indexes.push_back(i);
  }

  const auto price = [&](CartQuote::Document& document, Money bill_discount) -> std::optional<SaleRefused> {
    std::vector<PricedLine> priced;
    for (const std::size_t i : document.line_indexes)
      priced.push_back({.unit_price = lines[i].unit_price,
                        .kind = lines[i].product->kind,
                        .quantity = cart.lines[i].quantity,
                        .line_discount = cart.lines[i].line_discount,
                        .slabs = lines[i].slabs});
    auto amounts = price_document({.charges_tax = charges_tax(document.supplier->profile),
                                   .inter_state = is_inter_state(document.supplier->state_code, cart.buyer_state),
                                   .bill_discount = bill_discount,
                                   .round_to_rupee = with_cash},
                                  priced);
    if (!amounts) return SaleRefused{refusal_of(amounts.reason()), ""};
    document.amounts = std::move(*amounts);
    std::vector<TaxRate> rates;
    for (const LineAmounts& line : document.amounts.lines) rates.push_back(line.rate);
    document.type = document_type_for(document.supplier->profile, rates);
    return std::nullopt;
  };

  // An invoice-cum-bill of supply is for unregistered buyers only (Rule 46A): a registered one gets an invoice for the
  // taxable goods and a bill of supply for the exempt ones.
  for (std::size_t d = 0; !cart.buyer.gstin.empty() && d < quote.documents.size(); ++d) {
    if (const auto refused = price(quote.documents[d], Money{})) return *refused;
    if (quote.documents[d].type != DocumentType::invoice_cum_bill) continue;
    CartQuote::Document exempt{.supplier = quote.documents[d].supplier, .type = {}, .line_indexes = {}, .amounts = {}};
    std::vector<std::size_t> taxable;
    for (std::size_t i = 0; i < quote.documents[d].line_indexes.size(); ++i)
      (quote.documents[d].amounts.lines[i].rate.basis_points == 0 ? exempt.line_indexes : taxable)
          .push_back(quote.documents[d].line_indexes[i]);
    quote.documents[d].line_indexes = std::move(taxable);
    quote.documents.insert(quote.documents.begin() + static_cast<std::ptrdiff_t>(d) + 1, std::move(exempt));
    ++d;
  }

  // The bill's discount is shared between the documents first, then between the lines of each.
  std::vector<Money> nets;
  Money net_of_all;
  for (CartQuote::Document& document : quote.documents) {
    if (const auto refused = price(document, Money{})) return *refused;
    nets.push_back(document.amounts.net);
    net_of_all += document.amounts.net;
  }
  if (cart.bill_discount < Money{} || cart.bill_discount > net_of_all)
    return SaleRefused{SaleRefusal::discount_too_large, ""};
  if (cart.bill_discount > Money{}) {
    const auto shares = spread_by_largest_remainder(cart.bill_discount, nets);
    for (std::size_t i = 0; i < quote.documents.size(); ++i)
      if (const auto refused = price(quote.documents[i], shares[i])) return *refused;
  }
  const bool is_asked_for = !cart.buyer.is_empty() || cart.buyer_state != 0 || cart.booked;
  for (CartQuote::Document& document : quote.documents)
    if (cart.wants_no_bill && !is_asked_for && may_go_unbilled(document.supplier->profile, document.amounts.net))
      document.type = DocumentType::unbilled_sale;
  const bool is_named =
      !cart.buyer.gstin.empty() || (!cart.buyer.name.empty() && !cart.buyer.address.empty() && cart.buyer_state != 0);
  for (const CartQuote::Document& document : quote.documents) {
    quote.payable += document.amounts.payable;
    for (std::size_t i = 0; i < document.line_indexes.size(); ++i) {
      const std::size_t index = document.line_indexes[i];
      const Product& product = *lines[index].product;
      if (cart.booked || !product.floor_price) continue;
      const Money floor = Money::from_paise(mul_div_round_half_up(
          product.floor_price->paise(), cart.lines[index].quantity, units_per_price(product.kind)));
      const Money net = document.amounts.lines[i].net;
      if (net < floor) quote.below_floor.push_back({index, floor, net});
    }
    quote.needs_buyer |= !is_named && is_invoice(document.type) && document.amounts.split.taxable >= buyer_named_from;
  }
  return quote;
}

std::optional<SaleRefused> check_turnover(const Catalogue& catalogue, const CartQuote& quote, CivilDate day,
                                          const std::vector<TurnoverRow>& sold) {
  std::map<std::string, Money> value_by_supplier;
  for (const CartQuote::Document& document : quote.documents)
    value_by_supplier[document.supplier->code] += document.amounts.split.taxable;
  const auto meter = passes_turnover_limit(catalogue, sold, day, value_by_supplier);
  if (!meter) return std::nullopt;
  const auto seller = std::find_if(meter->suppliers.begin(), meter->suppliers.end(),
                                   [&](const std::string& code) { return value_by_supplier.contains(code); });
  return SaleRefused{SaleRefusal::turnover_limit, *seller + " " + std::to_string(meter->left().paise())};
}

}  // namespace odop::till
