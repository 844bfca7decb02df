// What a turnover limit promises: a seller learns of it in time, and not one paisa beyond it is sold.
#include "core/turnover.h"

#include <catch2/catch.hpp>

using namespace odop;

namespace {

constexpr CivilDate day{2025, 1, 20};

Supplier seller(const std::string& code, const std::string& pan, SellerProfile profile, int state = 9) {
  Supplier supplier;
  supplier.code = code;
  supplier.name = {"हिंदी " + code, "Name " + code};
  supplier.pan = pan;
  supplier.profile = profile;
  supplier.state_code = state;
  return supplier;
}

Catalogue fair_of(std::vector<Supplier> suppliers) {
  Catalogue fair;
  fair.event.first_day = {2025, 1, 13};
  fair.suppliers = std::move(suppliers);
  fair.turnover_limits = {
      {SellerProfile::unregistered, 0, {2019, 4, 1}, std::nullopt, Money::from_paise(10'000)},
      {SellerProfile::unregistered, 5, {2019, 4, 1}, std::nullopt, Money::from_paise(5'000)},
      {SellerProfile::composition, 0, {2019, 4, 1}, CivilDate{2025, 3, 31}, Money::from_paise(900)}};
  fair.build_indexes();
  return fair;
}

std::map<std::string, Money> value(const std::string& code, std::int64_t paise) {
  return {{code, Money::from_paise(paise)}};
}

}  // namespace

TEST_CASE("The limit of a seller's own State counts before the one for all, and only on its days", "[core][turnover]") {
  const Catalogue fair =
      fair_of({seller("UK", "", SellerProfile::unregistered, 5), seller("UP", "", SellerProfile::unregistered, 9),
               seller("C", "", SellerProfile::composition), seller("R", "", SellerProfile::regular)});
  CHECK(turnover_limit_of(fair, fair.suppliers[0], day) == Money::from_paise(5'000));
  CHECK(turnover_limit_of(fair, fair.suppliers[1], day) == Money::from_paise(10'000));
  CHECK_FALSE(turnover_limit_of(fair, fair.suppliers[1], {2019, 3, 31}));
  CHECK(turnover_limit_of(fair, fair.suppliers[2], {2025, 3, 31}) == Money::from_paise(900));
  CHECK_FALSE(turnover_limit_of(fair, fair.suppliers[2], {2025, 4, 1}));
  CHECK_FALSE(turnover_limit_of(fair, fair.suppliers[3], day));
}

TEST_CASE("Two suppliers of one PAN count together, and what the PAN sold before the fair counts once",
          "[core][turnover]") {
  Catalogue fair = fair_of(
      {seller("A", "AAAPD0000D", SellerProfile::unregistered), seller("B", "AAAPD0000D", SellerProfile::unregistered),
       seller("X", "", SellerProfile::unregistered), seller("Y", "", SellerProfile::unregistered)});
  fair.suppliers[0].turnover_before = fair.suppliers[1].turnover_before = Money::from_paise(6'000);
  const std::vector<TurnoverRow> rows{{"A", 2024, 1'000}, {"B", 2024, 999}, {"B", 2023, 77}, {"X", 2024, 100}};
  const auto meters = turnover_meters(fair, rows, day);
  REQUIRE(meters.size() == 3);  // nobody without a PAN is taken for another
  CHECK(meters[0].suppliers == std::vector<std::string>{"A", "B"});
  CHECK(meters[0].total() == Money::from_paise(7'999));
  CHECK(meters[0].percent() == 79);
  CHECK_FALSE(meters[0].is_near());
  const auto a_paisa_more = turnover_meters(fair, {{"A", 2024, 1'000}, {"B", 2024, 1'000}}, day);
  CHECK(a_paisa_more[0].percent() == 80);
  CHECK(a_paisa_more[0].is_near());
}

TEST_CASE("The limit may be reached to the paisa and not passed by one", "[core][turnover]") {
  Catalogue fair = fair_of({seller("A", "AAAPD0000D", SellerProfile::unregistered)});
  fair.suppliers[0].turnover_before = Money::from_paise(6'000);
  const std::vector<TurnoverRow> rows{{"A", 2024, 3'000}};
  CHECK_FALSE(passes_turnover_limit(fair, rows, day, value("A", 1'000)));
  const auto passed = passes_turnover_limit(fair, rows, day, value("A", 1'001));
  REQUIRE(passed);
  CHECK(passed->left() == Money::from_paise(1'000));
  // Beyond it already: what costs nothing, or gives money back, is nobody's turnover.
  const std::vector<TurnoverRow> over{{"A", 2024, 9'000}};
  CHECK_FALSE(passes_turnover_limit(fair, over, day, value("A", 0)));
  CHECK(passes_turnover_limit(fair, over, day, value("A", 1)));
  CHECK(turnover_meters(fair, over, day)[0].percent() == 150);
}

TEST_CASE("A new financial year begins at nothing: 31 March is full, 1 April is empty", "[core][turnover]") {
  Catalogue fair = fair_of({seller("A", "AAAPD0000D", SellerProfile::unregistered)});
  fair.suppliers[0].turnover_before = Money::from_paise(9'000);
  const std::vector<TurnoverRow> rows{{"A", 2024, 1'000}};
  CHECK(passes_turnover_limit(fair, rows, {2025, 3, 31}, value("A", 1)));
  CHECK_FALSE(passes_turnover_limit(fair, rows, {2025, 4, 1}, value("A", 10'000)));
  CHECK(turnover_meters(fair, rows, {2025, 4, 1})[0].total() == Money{});
}
