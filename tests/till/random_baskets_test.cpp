// The stall's money is right: baskets of chance through the real till, and the paise of every paper, report, entry and
// table held against sums made by hand. ODOP_RANDOM_SCALE=10 sells ten times as many; ODOP_SEED_FIRST=n begins at seed
// n.
#include <catch2/catch.hpp>

#include "basket_stall.h"
#include "support/random_scale.h"

using namespace odop;

TEST_CASE("The paise of random baskets add up on bill, Z report, journal, views and totals", "[till][baskets]") {
  const std::int64_t baskets = test::scaled(5'000);
  test::BasketStall stall;
  test::BasketTally tally;
  for (std::uint64_t seed = test::seed_first(); tally.baskets < baskets; ++seed) {
    try {
      stall.live(seed, tally);
    } catch (const std::exception& fault) {
      FAIL("seed " << seed << ": " << fault.what());
    }
  }
  // Fewer would mean that chance had left out what this test is for.
  CHECK(tally.refunds > tally.baskets / 10);
  CHECK(tally.voids > tally.baskets / 200);
  CHECK(tally.shifts > tally.baskets / 200);
  CHECK(tally.interstate > tally.baskets / 20);
  CHECK(tally.discounted > tally.baskets / 20);
  CHECK(tally.split_tenders > tally.baskets / 200);
  CHECK(tally.named_buyers > tally.baskets / 200);
  CHECK(tally.exchanges > tally.baskets / 50);
  CHECK(tally.exchanges_given_back > tally.exchanges / 10);
  CHECK(tally.documents > tally.baskets);
  CHECK(tally.unbilled > tally.baskets / 50);
  CHECK(tally.consolidated > tally.shifts / 4);
  WARN(tally.baskets << " random baskets, " << tally.documents << " bills, " << tally.refunds << " refunds, "
                     << tally.voids << " voids, " << tally.unbilled << " sales without a bill in " << tally.consolidated
                     << " consolidated ones, " << tally.exchanges << " exchanges, " << tally.refused << " refused, "
                     << tally.shifts << " shifts closed");
}
