// Promises about GST inside a shelf price (SPECS 2.6).
#include "core/tax.h"

#include <catch2/catch.hpp>
#include <random>

#include "support/random_scale.h"

using odop::CivilDate;
using odop::Money;
using odop::rate_for;
using odop::split_inclusive;
using odop::split_inclusive_inter_state;
using odop::TaxRate;
using odop::TaxRule;
using odop::TaxSlab;

namespace {

Money paise(std::int64_t value) {
  return Money::from_paise(value);
}

// Garments as the law had them on either side of 22 September 2025.
TaxRule apparel() {
  return {.id = "apparel",
          .periods = {{.valid_from = {2017, 7, 1},
                       .valid_to = CivilDate{2025, 9, 21},
                       .slabs = {{.upto_paise = 100'000, .rate_basis_points = 500},
                                 {.upto_paise = 0, .rate_basis_points = 1'200}}},
                      {.valid_from = {2025, 9, 22},
                       .valid_to = std::nullopt,
                       .slabs = {{.upto_paise = 250'000, .rate_basis_points = 500},
                                 {.upto_paise = 0, .rate_basis_points = 1'800}}}},
          .confidence = "A"};
}

std::int32_t apparel_rate_on(CivilDate day, std::int64_t net_paise, std::int64_t pieces = 1) {
  const TaxRule rule = apparel();
  const auto* period = odop::period_on(rule, day);
  REQUIRE(period != nullptr);
  return rate_for(period->slabs, paise(net_paise), pieces, 1).basis_points;
}

}  // namespace

TEST_CASE("GST inside a shelf price is split as the law's worked amounts have it", "[core][tax]") {
  struct Row {
    std::int64_t price;
    std::int32_t rate_basis_points;
    std::int64_t taxable, half, taxable_between_states, igst;
  };
  const auto row = GENERATE(values<Row>({{10'500, 500, 10'000, 250, 10'000, 500},
                                         {99'900, 500, 95'142, 2'379, 95'143, 4'757},
                                         {100, 500, 96, 2, 95, 5},
                                         {19'900, 300, 19'320, 290, 19'320, 580},
                                         {0, 1'800, 0, 0, 0, 0},
                                         {1, 500, 1, 0, 1, 0},
                                         {99, 1'800, 83, 8, 84, 15},
                                         {5'000, 0, 5'000, 0, 5'000, 0}}));
  CAPTURE(row.price, row.rate_basis_points);
  const auto within = split_inclusive(paise(row.price), TaxRate{row.rate_basis_points});
  CHECK(within.taxable.paise() == row.taxable);
  CHECK(within.cgst.paise() == row.half);
  CHECK(within.sgst.paise() == row.half);
  CHECK(within.igst.paise() == 0);
  const auto between = split_inclusive_inter_state(paise(row.price), TaxRate{row.rate_basis_points});
  CHECK(between.taxable.paise() == row.taxable_between_states);
  CHECK(between.igst.paise() == row.igst);
  CHECK(between.cgst.paise() == 0);
  CHECK(between.sgst.paise() == 0);
}

TEST_CASE("Rates below one percent stay exact because they are basis points", "[core][tax]") {
  CHECK(split_inclusive_inter_state(paise(1'002'500), TaxRate{25}).igst.paise() == 2'500);
  CHECK(split_inclusive(paise(1'002'500), TaxRate{25}).cgst.paise() == 1'250);
  CHECK(split_inclusive(paise(1'015'000), TaxRate{150}).cgst.paise() == 7'500);
}

TEST_CASE("No split loses or invents a paisa, at any price and any rate", "[core][tax]") {
  std::mt19937_64 random{odop::test::seed_first() + 1};
  const std::int64_t rounds = odop::test::scaled(20'000);
  for (std::int64_t i = 0; i < rounds; ++i) {
    const auto price = paise(std::uniform_int_distribution<std::int64_t>{0, 1'000'000'000'000}(random) >>
                             std::uniform_int_distribution<int>{0, 39}(random));
    const TaxRate rate{std::uniform_int_distribution<std::int32_t>{0, 4'000}(random)};
    const auto within = split_inclusive(price, rate);
    const auto between = split_inclusive_inter_state(price, rate);
    INFO(price.paise() << " paise at " << rate.basis_points << " basis points");
    REQUIRE(within.total() == price);
    REQUIRE(between.total() == price);
    REQUIRE(within.cgst == within.sgst);
    REQUIRE(within.taxable >= Money{});
    REQUIRE(between.taxable >= Money{});
    // Two halves rounded by themselves differ from the whole by one paisa at most.
    REQUIRE(std::abs((within.cgst + within.sgst - between.igst).paise()) <= 1);
  }
}

TEST_CASE("A kurta at 2,800.00 is taxed 18 % and one at 2,625.00 is taxed 5 % on 23 September 2025", "[core][tax]") {
  CHECK(apparel_rate_on({2025, 9, 23}, 280'000) == 1'800);
  CHECK(apparel_rate_on({2025, 9, 23}, 262'500) == 500);
}

TEST_CASE("A slab holds exactly up to its limit before tax and not one paisa further", "[core][tax]") {
  CHECK(apparel_rate_on({2025, 9, 23}, 262'501) == 1'800);
  // Two pieces share the line's paise: 2,625.00 each is the limit, half a paisa more each is over it.
  CHECK(apparel_rate_on({2025, 9, 23}, 525'000, 2) == 500);
  CHECK(apparel_rate_on({2025, 9, 23}, 525'001, 2) == 1'800);
  // A discount that brings the piece under the limit brings the lower rate.
  CHECK(apparel_rate_on({2025, 9, 23}, 280'000 - 17'500) == 500);
}

TEST_CASE("The day of the sale decides between the old slabs and the new", "[core][tax]") {
  CHECK(apparel_rate_on({2025, 9, 21}, 280'000) == 1'200);
  CHECK(apparel_rate_on({2025, 9, 22}, 280'000) == 1'800);
  CHECK(apparel_rate_on({2025, 1, 13}, 105'000) == 500);
  CHECK(apparel_rate_on({2025, 1, 13}, 105'001) == 1'200);
  const TaxRule rule = apparel();
  CHECK(odop::period_on(rule, {2017, 6, 30}) == nullptr);
  CHECK(odop::period_on(rule, {2017, 7, 1}) == &rule.periods[0]);
  CHECK(odop::period_on(rule, {2099, 1, 1}) == &rule.periods[1]);
}

TEST_CASE("Cloth by the metre and sweets by the kilogram are held against the limit per metre and kilogram",
          "[core][tax]") {
  const std::vector<TaxSlab> slabs{{.upto_paise = 100'000, .rate_basis_points = 500},
                                   {.upto_paise = 0, .rate_basis_points = 1'200}};
  // 250 cm at Rs 1,050.00 a metre, tax included: exactly at the limit.
  CHECK(rate_for(slabs, paise(262'500), 250, 100).basis_points == 500);
  CHECK(rate_for(slabs, paise(262'501), 250, 100).basis_points == 1'200);
  CHECK(rate_for(slabs, paise(26'250), 250, 1'000).basis_points == 500);
  CHECK(rate_for(slabs, paise(26'251), 250, 1'000).basis_points == 1'200);
}

TEST_CASE("The dearest line the till accepts still finds its slab", "[core][tax]") {
  const std::vector<TaxSlab> slabs{{.upto_paise = 250'000, .rate_basis_points = 500},
                                   {.upto_paise = 0, .rate_basis_points = 1'800}};
  CHECK(rate_for(slabs, paise(1'000'000'000'000), 1, 1'000).basis_points == 1'800);
  CHECK(rate_for(slabs, paise(1'000'000'000'000), 1'000'000'000'000, 1).basis_points == 500);
}
