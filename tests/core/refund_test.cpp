// What coming goods promise the stall and the buyer: every part is the original's, and the parts add up to the sale.
#include "core/refund.h"

#include <catch2/catch.hpp>
#include <random>

#include "support/random_scale.h"

using namespace odop;

namespace {

const std::vector<TaxSlab> five{{0, 500}};
const std::vector<TaxSlab> slabs{{250'000, 500}, {0, 1'800}};
const std::vector<TaxSlab> exempt{{0, 0}};

Money paise(std::int64_t value) {
  return Money::from_paise(value);
}

PricedLine line_of(std::int64_t unit_price_paise, std::int64_t quantity, std::span<const TaxSlab> rates) {
  return {.unit_price = paise(unit_price_paise), .quantity = quantity, .line_discount = {}, .slabs = rates};
}

DocumentAmounts sale_of(const DocumentTerms& terms, const std::vector<PricedLine>& lines) {
  return price_document(terms, lines).value();
}

}  // namespace

TEST_CASE("One of three pieces gives back a third, and the last part what is left", "[core][refund]") {
  const DocumentTerms terms{.charges_tax = true, .bill_discount = paise(4'550), .round_to_rupee = true};
  const auto sale = sale_of(terms, {line_of(45'000, 3, five)});
  REQUIRE(sale.payable == paise(130'500));
  const std::vector<ReturnedLine> one{{3, 0, 1}}, two{{3, 1, 2}};
  const auto first = price_return(terms, sale, one), rest = price_return(terms, sale, two);
  REQUIRE(first);
  REQUIRE(rest);
  CHECK(first->net == paise(43'483));
  CHECK(first->payable == paise(43'500));
  CHECK(first->round_off == paise(17));
  CHECK(first->payable + rest->payable == sale.payable);
  CHECK(first->round_off + rest->round_off == sale.round_off);
  CHECK(first->split.cgst + rest->split.cgst == sale.split.cgst);
}

TEST_CASE("The rate of the sale holds although a part alone would fall into another slab", "[core][refund]") {
  const DocumentTerms terms{.charges_tax = true};
  const auto sale = sale_of(terms, {line_of(280'000, 2, slabs)});
  REQUIRE(sale.lines[0].rate.basis_points == 1'800);
  const std::vector<ReturnedLine> one{{2, 0, 1}};
  CHECK(price_return(terms, sale, one)->lines[0].rate.basis_points == 1'800);
}

TEST_CASE("More than was sold, nothing at all, or another bill's lines are refused", "[core][refund]") {
  const DocumentTerms terms;
  const auto sale = sale_of(terms, {line_of(100, 2, five), line_of(100, 1, five)});
  const auto reason = [&](std::vector<ReturnedLine> lines) { return price_return(terms, sale, lines).reason(); };
  CHECK(reason({{2, 0, 3}, {1, 0, 0}}) == ReturnRefusal::more_than_left);
  CHECK(reason({{2, 1, 2}, {1, 0, 0}}) == ReturnRefusal::more_than_left);
  CHECK(reason({{2, 3, 0}, {1, 0, 1}}) == ReturnRefusal::more_than_left);
  CHECK(reason({{2, 0, -1}, {1, 0, 1}}) == ReturnRefusal::more_than_left);
  CHECK(reason({{2, 0, 0}, {1, 0, 0}}) == ReturnRefusal::nothing_returned);
  CHECK(reason({{2, 0, 1}}) == ReturnRefusal::lines_differ);
}

TEST_CASE("Returned in any parts and any order, all parts together are the sale to the paisa", "[core][refund]") {
  const std::int64_t rounds = test::scaled(20'000);
  for (std::int64_t round = 0; round < rounds; ++round) {
    const std::uint64_t seed = test::seed_first() + static_cast<std::uint64_t>(round);
    std::mt19937_64 random{seed};
    const auto pick = [&](std::int64_t low, std::int64_t high) {
      return std::uniform_int_distribution<std::int64_t>{low, high}(random);
    };
    std::vector<PricedLine> lines;
    Money gross;
    for (std::int64_t i = pick(1, 5); i > 0; --i) {
      PricedLine line = line_of(pick(1, 5) == 1 ? pick(1, 40) : pick(100, 400'000), pick(1, 9),
                                pick(0, 2) == 0   ? exempt
                                : pick(0, 1) == 0 ? five
                                                  : slabs);
      if (pick(0, 3) == 0) {
        line.kind = ProductKind::gram;
        line.quantity = pick(1, 3'000);
      }
      lines.push_back(line);
    }
    DocumentTerms terms{.charges_tax = pick(0, 4) != 0,
                        .inter_state = pick(0, 3) == 0,
                        .bill_discount = {},
                        .round_to_rupee = pick(0, 1) == 0};
    const Money whole = sale_of(terms, lines).net;
    if (pick(0, 1) == 0) terms.bill_discount = paise(pick(0, whole.paise()));
    const DocumentAmounts sale = sale_of(terms, lines);

    std::vector<ReturnedLine> state;
    for (const PricedLine& line : lines) state.push_back({line.quantity, 0, 0});
    Money net, payable, round_off, discount;
    TaxSplit split;
    for (;;) {
      bool any = false;
      for (ReturnedLine& line : state) {
        const std::int64_t left = line.sold - line.returned_before;
        line.quantity = pick(0, 2) == 0 ? left : pick(0, left);
        any = any || line.quantity > 0;
      }
      const bool done =
          std::all_of(state.begin(), state.end(), [](const auto& line) { return line.returned_before == line.sold; });
      if (done) break;
      if (!any) continue;
      const auto part = price_return(terms, sale, state);
      INFO("seed " << seed);
      REQUIRE(part);
      REQUIRE(part->payable >= Money{});
      REQUIRE(part->net >= Money{});
      REQUIRE(part->split.total() == part->net);
      REQUIRE(part->net + part->round_off == part->payable);
      if (terms.round_to_rupee) REQUIRE(part->payable.paise() % 100 == 0);
      net += part->net;
      payable += part->payable;
      round_off += part->round_off;
      discount += part->discount;
      split += part->split;
      for (ReturnedLine& line : state) line.returned_before += line.quantity;
    }
    INFO("seed " << seed);
    REQUIRE(net == sale.net);
    REQUIRE(payable == sale.payable);
    REQUIRE(round_off == sale.round_off);
    REQUIRE(discount == sale.discount);
    REQUIRE(split == sale.split);
  }
}
