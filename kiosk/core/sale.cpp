#include "core/sale.h"

#include <algorithm>
#include <cassert>
#include <numeric>

namespace odop {

namespace {
__extension__ using Wide = __int128;
}

std::vector<Money> spread_by_largest_remainder(Money total, std::span<const Money> weights) {
  Wide weight_sum = 0;
  for (const Money weight : weights) {
    assert(weight >= Money{});
    weight_sum += weight.paise();
  }
  assert(total >= Money{} && static_cast<Wide>(total.paise()) <= weight_sum);
  std::vector<Money> shares(weights.size());
  if (total == Money{}) return shares;

  std::vector<Wide> remainders(weights.size());
  std::int64_t left = total.paise();
  for (std::size_t i = 0; i < weights.size(); ++i) {
    const Wide exact = static_cast<Wide>(total.paise()) * weights[i].paise();
    shares[i] = Money::from_paise(static_cast<std::int64_t>(exact / weight_sum));
    remainders[i] = exact % weight_sum;
    left -= shares[i].paise();
  }
  std::vector<std::size_t> order(weights.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return remainders[a] > remainders[b]; });
  for (std::size_t i = 0; left > 0; ++i, --left) shares[order[i]] += Money::from_paise(1);
  return shares;
}

Result<DocumentAmounts, PricingRefusal> price_document(const DocumentTerms& terms, std::span<const PricedLine> lines) {
  DocumentAmounts document;
  std::vector<Money> after_line_discount;
  for (const PricedLine& line : lines) {
    if (line.quantity <= 0) return Refused{PricingRefusal::quantity_not_positive};
    if (line.unit_price < Money{}) return Refused{PricingRefusal::price_negative};
    const std::int64_t per_price = units_per_price(line.kind);
    const Wide gross_wide = static_cast<Wide>(line.unit_price.paise()) * line.quantity / per_price;
    if (gross_wide > line_gross_max_paise) return Refused{PricingRefusal::amount_out_of_range};
    const Money gross = Money::from_paise(mul_div_round_half_up(line.unit_price.paise(), line.quantity, per_price));
    if (line.line_discount < Money{} || line.line_discount > gross)
      return Refused{PricingRefusal::line_discount_too_large};
    document.lines.push_back({.gross = gross, .discount = line.line_discount, .net = {}, .rate = {}, .split = {}});
    after_line_discount.push_back(gross - line.line_discount);
  }
  const Money before_bill_discount = std::accumulate(after_line_discount.begin(), after_line_discount.end(), Money{});
  if (terms.bill_discount < Money{} || terms.bill_discount > before_bill_discount)
    return Refused{PricingRefusal::bill_discount_too_large};

  const auto shares = spread_by_largest_remainder(terms.bill_discount, after_line_discount);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    LineAmounts& amounts = document.lines[i];
    amounts.discount += shares[i];
    amounts.net = amounts.gross - amounts.discount;
    if (terms.charges_tax)
      amounts.rate = rate_for(lines[i].slabs, amounts.net, lines[i].quantity, units_per_price(lines[i].kind));
    amounts.split = terms.inter_state ? split_inclusive_inter_state(amounts.net, amounts.rate)
                                      : split_inclusive(amounts.net, amounts.rate);
    document.gross += amounts.gross;
    document.discount += amounts.discount;
    document.net += amounts.net;
    document.split += amounts.split;
  }
  document.payable = terms.round_to_rupee ? round_to_rupee(document.net) : document.net;
  document.round_off = document.payable - document.net;
  return document;
}

DocumentType document_type_for(SellerProfile profile, std::span<const TaxRate> rates) {
  if (profile == SellerProfile::unregistered) return DocumentType::cash_memo;
  if (profile == SellerProfile::composition) return DocumentType::bill_of_supply;
  const auto exempt = std::count(rates.begin(), rates.end(), TaxRate{0});
  if (exempt == 0) return DocumentType::invoice;
  if (static_cast<std::size_t>(exempt) == rates.size()) return DocumentType::bill_of_supply;
  return DocumentType::invoice_cum_bill;
}

}  // namespace odop
