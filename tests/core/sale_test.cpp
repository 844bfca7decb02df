// Promises about what a document comes to: lines, discounts, GST, round-off, and which document the law wants.
#include "core/sale.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <numeric>
#include <random>

#include "support/random_scale.h"

using odop::document_type_for;
using odop::DocumentTerms;
using odop::DocumentType;
using odop::Money;
using odop::price_document;
using odop::PricedLine;
using odop::PricingRefusal;
using odop::ProductKind;
using odop::SellerProfile;
using odop::spread_by_largest_remainder;
using odop::TaxRate;
using odop::TaxSlab;

namespace {

Money paise(std::int64_t value) {
  return Money::from_paise(value);
}

// Terms of a sale within the State.
DocumentTerms terms_of(bool charges_tax, std::int64_t bill_discount_paise = 0, bool round_to_rupee = false) {
  return {.charges_tax = charges_tax,
          .inter_state = false,
          .bill_discount = paise(bill_discount_paise),
          .round_to_rupee = round_to_rupee};
}

const std::vector<TaxSlab> five_percent{{.upto_paise = 0, .rate_basis_points = 500}};
const std::vector<TaxSlab> exempt{{.upto_paise = 0, .rate_basis_points = 0}};
const std::vector<TaxSlab> apparel{{.upto_paise = 250'000, .rate_basis_points = 500},
                                   {.upto_paise = 0, .rate_basis_points = 1'800}};

PricedLine piece(std::int64_t price_paise, std::int64_t quantity = 1, std::int64_t discount_paise = 0,
                 const std::vector<TaxSlab>& slabs = five_percent) {
  return {.unit_price = paise(price_paise),
          .kind = ProductKind::piece,
          .quantity = quantity,
          .line_discount = paise(discount_paise),
          .slabs = slabs};
}

std::vector<std::int64_t> spread(std::int64_t total, const std::vector<std::int64_t>& weights) {
  std::vector<Money> as_money;
  for (const auto weight : weights) as_money.push_back(paise(weight));
  std::vector<std::int64_t> shares;
  for (const Money share : spread_by_largest_remainder(paise(total), as_money)) shares.push_back(share.paise());
  return shares;
}

PricingRefusal refusal_of(const DocumentTerms& terms, const std::vector<PricedLine>& lines) {
  const auto priced = price_document(terms, lines);
  REQUIRE_FALSE(priced);
  return priced.reason();
}

}  // namespace

TEST_CASE("A discount is shared in proportion, left-over paise go to the largest remainders", "[core][sale]") {
  CHECK(spread(100, {100, 100, 100}) == std::vector<std::int64_t>{34, 33, 33});
  CHECK(spread(2, {1, 1, 1}) == std::vector<std::int64_t>{1, 1, 0});
  CHECK(spread(10, {999, 1}) == std::vector<std::int64_t>{10, 0});
  CHECK(spread(1, {100, 300}) == std::vector<std::int64_t>{0, 1});
  CHECK(spread(5, {0, 10, 0, 10}) == std::vector<std::int64_t>{0, 3, 0, 2});
  CHECK(spread(0, {3, 4}) == std::vector<std::int64_t>{0, 0});
  CHECK(spread(7, {3, 4}) == std::vector<std::int64_t>{3, 4});
  CHECK(spread(0, {}).empty());
  CHECK(spread(0, {0, 0}) == std::vector<std::int64_t>{0, 0});
  // Weights whose products do not fit 64 bits.
  CHECK(spread(4'000'000'000'000'000'000, {4'000'000'000'000'000'000, 4'000'000'000'000'000'000}) ==
        std::vector<std::int64_t>{2'000'000'000'000'000'000, 2'000'000'000'000'000'000});
}

TEST_CASE("Shares always add up, none is negative and none is more than its line", "[core][sale]") {
  std::mt19937_64 random{odop::test::seed_first() + 2};
  const std::int64_t rounds = odop::test::scaled(5'000);
  for (std::int64_t round = 0; round < rounds; ++round) {
    std::vector<Money> weights(std::uniform_int_distribution<std::size_t>{1, 40}(random));
    for (Money& weight : weights)
      weight = paise(std::uniform_int_distribution<std::int64_t>{0, 5'000'000}(random) >>
                     std::uniform_int_distribution<int>{0, 24}(random));
    const Money sum = std::accumulate(weights.begin(), weights.end(), Money{});
    const Money total = paise(std::uniform_int_distribution<std::int64_t>{0, sum.paise()}(random));
    const auto shares = spread_by_largest_remainder(total, weights);
    REQUIRE(shares.size() == weights.size());
    REQUIRE(std::accumulate(shares.begin(), shares.end(), Money{}) == total);
    for (std::size_t i = 0; i < shares.size(); ++i) {
      REQUIRE(shares[i] >= Money{});
      REQUIRE(shares[i] <= weights[i]);
    }
  }
}

TEST_CASE("A bill of two lines with discounts comes to what a careful hand would write", "[core][sale]") {
  // Two cups at 105.00, a shawl at 999.00 with 99.00 off, 10.00 off the bill, paid in cash.
  const std::vector<PricedLine> lines{piece(10'500, 2), piece(99'900, 1, 9'900)};
  const auto priced = price_document(
      {.charges_tax = true, .inter_state = false, .bill_discount = paise(1'000), .round_to_rupee = true}, lines);
  REQUIRE(priced);
  REQUIRE(priced->lines.size() == 2);
  // 10.00 over 210.00 : 900.00 is 1.89 189.. and 8.10 810..: the one paisa left goes to the larger remainder.
  CHECK(priced->lines[0].gross.paise() == 21'000);
  CHECK(priced->lines[0].discount.paise() == 189);
  CHECK(priced->lines[0].net.paise() == 20'811);
  CHECK(priced->lines[0].split.cgst.paise() == 496);  // 495.5
  CHECK(priced->lines[0].split.taxable.paise() == 19'819);
  CHECK(priced->lines[1].discount.paise() == 9'900 + 811);
  CHECK(priced->lines[1].net.paise() == 89'189);
  CHECK(priced->gross.paise() == 120'900);
  CHECK(priced->discount.paise() == 10'900);
  CHECK(priced->net.paise() == 110'000);
  CHECK(priced->payable.paise() == 110'000);
  CHECK(priced->round_off.paise() == 0);
}

TEST_CASE("Goods by weight and length are charged for their grams and centimetres, half a paisa up", "[core][sale]") {
  const DocumentTerms terms = terms_of(true);
  const PricedLine sweets{.unit_price = paise(64'000),
                          .kind = ProductKind::gram,
                          .quantity = 255,
                          .line_discount = {},
                          .slabs = five_percent};
  const PricedLine cloth{.unit_price = paise(33'333),
                         .kind = ProductKind::centimetre,
                         .quantity = 150,
                         .line_discount = {},
                         .slabs = five_percent};
  const auto priced = price_document(terms, std::vector<PricedLine>{sweets, cloth});
  REQUIRE(priced);
  CHECK(priced->lines[0].gross.paise() == 16'320);
  CHECK(priced->lines[1].gross.paise() == 50'000);  // 499.995
}

TEST_CASE("Round-off stays within -49 and +50 paise and only where cash is taken", "[core][sale]") {
  for (std::int64_t price = 10'000; price < 10'100; ++price) {
    const std::vector<PricedLine> lines{piece(price)};
    const auto cash = price_document(terms_of(true, 0, true), lines);
    REQUIRE(cash);
    CAPTURE(price);
    CHECK(cash->payable.paise() % 100 == 0);
    CHECK(cash->round_off.paise() >= -49);
    CHECK(cash->round_off.paise() <= 50);
    CHECK(cash->round_off == cash->payable - cash->net);
    CHECK(cash->split.total() == cash->net);  // round-off stands outside the taxable value
    const auto upi = price_document(terms_of(true, 0, false), lines);
    REQUIRE(upi);
    CHECK(upi->payable.paise() == price);
    CHECK(upi->round_off.paise() == 0);
  }
  CHECK(price_document(terms_of(false, 0, true), std::vector<PricedLine>{piece(10'049)})->round_off.paise() == -49);
  CHECK(price_document(terms_of(false, 0, true), std::vector<PricedLine>{piece(10'050)})->round_off.paise() == 50);
}

TEST_CASE("The bill's discount is taken off before the slab is chosen", "[core][sale]") {
  const std::vector<PricedLine> kurta{piece(280'000, 1, 0, apparel)};
  CHECK(price_document(terms_of(true), kurta)->lines[0].rate.basis_points == 1'800);
  const auto reduced = price_document(terms_of(true, 17'500), kurta);
  CHECK(reduced->lines[0].rate.basis_points == 500);
  CHECK(reduced->lines[0].net.paise() == 262'500);
}

TEST_CASE("A seller who may not collect GST writes none, whatever the goods' rule says", "[core][sale]") {
  const auto priced = price_document(terms_of(false), std::vector<PricedLine>{piece(10'500), piece(99'900)});
  REQUIRE(priced);
  CHECK(priced->split.taxable == priced->net);
  CHECK(priced->split.cgst + priced->split.sgst + priced->split.igst == Money{});
  for (const auto& line : priced->lines) CHECK(line.rate == TaxRate{0});
}

TEST_CASE("What cannot be right is refused with its reason, at the edge of what can", "[core][sale]") {
  const DocumentTerms terms = terms_of(true);
  CHECK(refusal_of(terms, {piece(100, 0)}) == PricingRefusal::quantity_not_positive);
  CHECK(refusal_of(terms, {piece(100, -1)}) == PricingRefusal::quantity_not_positive);
  CHECK(refusal_of(terms, {piece(-1)}) == PricingRefusal::price_negative);
  CHECK(refusal_of(terms, {piece(100, 1, 101)}) == PricingRefusal::line_discount_too_large);
  CHECK(refusal_of(terms, {piece(100, 1, -1)}) == PricingRefusal::line_discount_too_large);
  CHECK(refusal_of(terms_of(true, 91), {piece(100, 1, 10)}) == PricingRefusal::bill_discount_too_large);
  CHECK(refusal_of(terms_of(true, -1), {piece(100)}) == PricingRefusal::bill_discount_too_large);
  CHECK(refusal_of(terms, {piece(odop::line_gross_max_paise + 1)}) == PricingRefusal::amount_out_of_range);
  CHECK(refusal_of(terms, {piece(2, odop::line_gross_max_paise)}) == PricingRefusal::amount_out_of_range);
  CHECK(refusal_of(terms, {piece(INT64_MAX, INT64_MAX)}) == PricingRefusal::amount_out_of_range);

  CHECK(price_document(terms, std::vector<PricedLine>{piece(odop::line_gross_max_paise)}));
  CHECK(price_document(terms, std::vector<PricedLine>{piece(100, 1, 100)})->payable == Money{});
  CHECK(price_document(terms_of(true, 90), std::vector<PricedLine>{piece(100, 1, 10)})->payable == Money{});
  CHECK(price_document(terms, std::vector<PricedLine>{piece(0)})->payable == Money{});
  // Half a paisa more than the largest line must not be rounded up past it.
  const PricedLine cloth{.unit_price = paise(odop::line_gross_max_paise * 100 + 50),
                         .kind = ProductKind::centimetre,
                         .quantity = 1,
                         .line_discount = {},
                         .slabs = five_percent};
  const auto edge = price_document(terms, std::vector<PricedLine>{cloth});
  CHECK((!edge || edge->gross.paise() <= odop::line_gross_max_paise + 1));
}

TEST_CASE("Every basket adds up: lines, discounts, tax heads, round-off and payable", "[core][sale]") {
  std::mt19937_64 random{odop::test::seed_first() + 3};
  const auto between = [&](std::int64_t low, std::int64_t high) {
    return std::uniform_int_distribution<std::int64_t>{low, high}(random);
  };
  const std::int64_t rounds = odop::test::scaled(10'000);
  for (std::int64_t round = 0; round < rounds; ++round) {
    std::vector<PricedLine> lines(static_cast<std::size_t>(between(1, 12)));
    Money after_lines;
    for (PricedLine& line : lines) {
      line.kind = static_cast<ProductKind>(between(1, 4));
      line.unit_price = paise(between(0, 10'000'000) >> between(0, 20));
      line.quantity = odop::is_measured(line.kind) ? between(1, 5'000) : between(1, 20);
      const auto& slabs = between(0, 2) == 0 ? five_percent : between(0, 1) == 0 ? apparel : exempt;
      line.slabs = slabs;
      const auto alone = price_document({}, std::vector<PricedLine>{line});
      REQUIRE(alone);
      if (between(0, 3) == 0) line.line_discount = paise(between(0, alone->gross.paise()));
      after_lines += alone->gross - line.line_discount;
    }
    const DocumentTerms terms{.charges_tax = between(0, 3) != 0,
                              .inter_state = between(0, 1) == 0,
                              .bill_discount = between(0, 1) == 0 ? paise(between(0, after_lines.paise())) : Money{},
                              .round_to_rupee = between(0, 1) == 0};
    const auto priced = price_document(terms, lines);
    INFO("seed " << odop::test::seed_first() << ", round " << round);
    REQUIRE(priced);
    Money gross, discount, net;
    odop::TaxSplit split;
    for (std::size_t i = 0; i < lines.size(); ++i) {
      const auto& line = priced->lines[i];
      REQUIRE(line.gross - line.discount == line.net);
      REQUIRE(line.net >= Money{});
      REQUIRE(line.discount >= lines[i].line_discount);
      REQUIRE(line.split.total() == line.net);
      REQUIRE(line.split.cgst == line.split.sgst);
      if (terms.inter_state) REQUIRE(line.split.cgst == Money{});
      if (!terms.inter_state) REQUIRE(line.split.igst == Money{});
      if (!terms.charges_tax) REQUIRE(line.rate == TaxRate{0});
      gross += line.gross;
      discount += line.discount;
      net += line.net;
      split += line.split;
    }
    REQUIRE(gross == priced->gross);
    REQUIRE(discount == priced->discount);
    REQUIRE(net == priced->net);
    REQUIRE(split == priced->split);
    REQUIRE(priced->net == after_lines - terms.bill_discount);
    REQUIRE(priced->split.total() == priced->net);
    REQUIRE(priced->net + priced->round_off == priced->payable);
    REQUIRE(priced->round_off.paise() >= (terms.round_to_rupee ? -49 : 0));
    REQUIRE(priced->round_off.paise() <= (terms.round_to_rupee ? 50 : 0));
  }
}

TEST_CASE("The order of the lines changes no total but where a left-over paisa lands", "[core][sale]") {
  std::vector<PricedLine> lines{piece(10'500, 2), piece(99'900, 1, 900), piece(19'900, 3),
                                piece(280'000, 1, 0, apparel)};
  const DocumentTerms terms = terms_of(true, 12'345, true);
  const auto forward = price_document(terms, lines);
  std::reverse(lines.begin(), lines.end());
  const auto backward = price_document(terms, lines);
  REQUIRE(forward);
  REQUIRE(backward);
  CHECK(forward->gross == backward->gross);
  CHECK(forward->net == backward->net);
  CHECK(forward->payable == backward->payable);
}

TEST_CASE("The law's document follows from the seller and the goods", "[core][sale]") {
  struct Row {
    SellerProfile profile;
    std::vector<TaxRate> rates;
    DocumentType document;
  };
  const std::vector<Row> table{
      {SellerProfile::unregistered, {TaxRate{500}}, DocumentType::cash_memo},
      {SellerProfile::unregistered, {TaxRate{0}}, DocumentType::cash_memo},
      {SellerProfile::composition, {TaxRate{500}}, DocumentType::bill_of_supply},
      {SellerProfile::regular, {TaxRate{500}}, DocumentType::invoice},
      {SellerProfile::regular, {TaxRate{500}, TaxRate{1'800}}, DocumentType::invoice},
      {SellerProfile::regular, {TaxRate{0}}, DocumentType::bill_of_supply},
      {SellerProfile::regular, {TaxRate{0}, TaxRate{0}}, DocumentType::bill_of_supply},
      {SellerProfile::regular, {TaxRate{0}, TaxRate{500}}, DocumentType::invoice_cum_bill},
      {SellerProfile::casual, {TaxRate{1'800}}, DocumentType::invoice},
      {SellerProfile::casual, {TaxRate{0}}, DocumentType::bill_of_supply},
      {SellerProfile::casual, {TaxRate{25}, TaxRate{0}}, DocumentType::invoice_cum_bill},
  };
  for (const Row& row : table) {
    CAPTURE(static_cast<int>(row.profile), row.rates.size(), row.rates.front().basis_points);
    CHECK(document_type_for(row.profile, row.rates) == row.document);
  }
}

TEST_CASE("Another State on the bill turns CGST and SGST into IGST, an empty one does not", "[core][sale]") {
  CHECK_FALSE(odop::is_inter_state(9, 0));
  CHECK_FALSE(odop::is_inter_state(9, 9));
  CHECK(odop::is_inter_state(9, 7));
}
