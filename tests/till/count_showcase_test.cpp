#include "till/count_showcase.h"

#include <catch2/catch.hpp>

#include "stall.h"
#include "till/showcase_tally.h"
#include "till/verify_books.h"

using namespace odop;
using test::Stall;

TEST_CASE("What visitors looked at is in the journal by the hour of the fair, and can be read from it alone",
          "[till]") {
  Stall stall;
  const std::int64_t ten = utc_ms_from_ist({2025, 1, 14}, 10);
  CHECK(till::count_showcase(*stall.books, {ten, {{"visit", 9}, {"district:agra", 4}}}));
  CHECK(till::count_showcase(*stall.books, {ten, {{"district:agra", 2}}}));
  storage::Database& database = stall.books->database();
  CHECK(database.number("SELECT sum(count) FROM showcase_counts WHERE what = 'district' AND id = 'agra'") == 6);
  CHECK(database.number("SELECT min(hour) FROM showcase_counts") == 10);
  CHECK(database.number("SELECT max(hour) FROM showcase_counts") == 10);
  CHECK(till::verify_books(stall.file(), {}).ok);
}

TEST_CASE("Nothing is counted for no visitor, nor while nobody knows the hour", "[till]") {
  Stall stall;
  stall.sold({{"CUP", 1}}, {test::cash(105)});
  const std::int64_t before = stall.books->head().sequence;
  CHECK_FALSE(till::count_showcase(*stall.books, {stall.clock.utc_ms(), {}}));
  stall.clock.set_utc_ms(utc_ms_from_ist({2024, 1, 1}, 0));
  CHECK_FALSE(till::count_showcase(*stall.books, {stall.clock.utc_ms(), {{"visit", 1}}}));
  CHECK(stall.books->head().sequence == before);
}

TEST_CASE("Looks are gathered by the hour of the fair and handed on when it is over", "[till]") {
  // 10:59 and 11:00 of Indian time lie in one hour of UTC.
  const std::int64_t before = utc_ms_from_ist({2025, 1, 14}, 10, 59), after = utc_ms_from_ist({2025, 1, 14}, 11, 0);
  till::ShowcaseTally tally;
  CHECK_FALSE(tally.take_due(before));
  tally.add("visit", "", before);
  tally.add("district", "agra", before);
  tally.add("district", "agra", before);
  CHECK_FALSE(tally.take_due(before));
  const auto counts = tally.take_due(after);
  REQUIRE(counts);
  CHECK(counts->hour_start_ms == utc_ms_from_ist({2025, 1, 14}, 10));
  CHECK(counts->counters == std::vector<wire::ShowcaseCounter>{{"district:agra", 2}, {"visit", 1}});
  CHECK_FALSE(tally.take_all());
}

TEST_CASE("However much is looked at, an hour fits its entry", "[till]") {
  till::ShowcaseTally tally;
  const std::string long_id(60, 'x');
  tally.add("district", long_id, 0);
  for (int i = 0; i < 3'000; ++i) tally.add("product", "SKU-" + std::to_string(i), 0);
  const auto counts = tally.take_all();
  REQUIRE(counts);
  std::int64_t sum = 0;
  for (const wire::ShowcaseCounter& counter : counts->counters) sum += counter.count;
  CHECK(sum == 3'001);
  CHECK(wire::decode_showcase_count(wire::encode(*counts)) == *counts);
}
