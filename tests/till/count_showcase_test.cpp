#include "till/count_showcase.h"

#include <catch2/catch.hpp>

#include "stall.h"
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
