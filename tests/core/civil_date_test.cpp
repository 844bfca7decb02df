#include "core/civil_date.h"

#include <catch2/catch.hpp>

using namespace odop;

TEST_CASE("Every day of four centuries comes back from its number and follows the day before", "[core][date]") {
  CivilDate previous = civil_from_days(days_from_civil({1600, 2, 28}));
  CHECK(previous == CivilDate{1600, 2, 28});
  for (std::int64_t day = days_from_civil({1600, 2, 29}); day <= days_from_civil({2100, 12, 31}); ++day) {
    const CivilDate date = civil_from_days(day);
    REQUIRE(days_from_civil(date) == day);
    REQUIRE(previous < date);
    REQUIRE(parse_iso_date(to_iso_date(date)) == date);  // so it is a day that exists
    previous = date;
  }
}

TEST_CASE("Known days have their known numbers", "[core][date]") {
  CHECK(days_from_civil({1970, 1, 1}) == 0);
  CHECK(days_from_civil({1969, 12, 31}) == -1);
  CHECK(days_from_civil({2000, 3, 1}) == 11'017);
  CHECK(days_from_civil({2025, 1, 13}) == 20'101);
}

TEST_CASE("The business day is the Indian one, also between midnight in Prayagraj and midnight in Greenwich",
          "[core][date]") {
  const std::int64_t half_past_midnight = utc_ms_from_ist({2025, 4, 1}, 0, 30);
  CHECK(half_past_midnight == 1'743'447'600'000);  // 2025-03-31T19:00Z
  CHECK(ist_date(half_past_midnight) == CivilDate{2025, 4, 1});
  CHECK(ist_date(half_past_midnight - 30 * 60'000 - 1) == CivilDate{2025, 3, 31});
  CHECK(ist_date(-1) == CivilDate{1970, 1, 1});
  CHECK(ist_date(-ist_offset_ms - 1) == CivilDate{1969, 12, 31});
}

TEST_CASE("A moment is split into Indian hours, minutes, seconds and milliseconds", "[core][date]") {
  const CivilTime time = ist_from_utc_ms(utc_ms_from_ist({2025, 1, 13}, 9, 15, 7) + 250);
  CHECK(time.date == CivilDate{2025, 1, 13});
  CHECK(time.hour == 9);
  CHECK(time.minute == 15);
  CHECK(time.second == 7);
  CHECK(time.millisecond == 250);
  CHECK(to_iso_ist(utc_ms_from_ist({2025, 1, 13}, 9, 15) + 250) == "2025-01-13T09:15:00.250+05:30");
  CHECK(to_iso_ist(-1) == "1970-01-01T05:29:59.999+05:30");
}

TEST_CASE("The financial year turns on 1 April", "[core][date]") {
  struct Row {
    CivilDate date;
    int start;
  };
  const auto row = GENERATE(values<Row>({{{2025, 2, 10}, 2024},
                                         {{2025, 3, 31}, 2024},
                                         {{2025, 4, 1}, 2025},
                                         {{2025, 12, 31}, 2025},
                                         {{2026, 1, 1}, 2025}}));
  CHECK(financial_year_start(row.date) == row.start);
}

TEST_CASE("Only dates that exist are read", "[core][date]") {
  CHECK(parse_iso_date("2025-01-13") == CivilDate{2025, 1, 13});
  CHECK(parse_iso_date("2024-02-29") == CivilDate{2024, 2, 29});
  CHECK(parse_iso_date("2000-02-29") == CivilDate{2000, 2, 29});
  const auto wrong = GENERATE(as<std::string>{}, "", "2025-02-29", "1900-02-29", "2025-13-01", "2025-00-10",
                              "2025-04-31", "2025-01-00", "2025-1-13", "13-01-2025", "2025/01/13", "2025-01-13 ",
                              "2025-01-1x", "+025-01-13", "२०२५-01-13");
  CAPTURE(wrong);
  CHECK_FALSE(parse_iso_date(wrong).has_value());
}

TEST_CASE("Paper has the day first", "[core][date]") {
  CHECK(to_paper_date({2025, 1, 13}) == "13/01/2025");
  CHECK(to_iso_date({987, 6, 5}) == "0987-06-05");
}
