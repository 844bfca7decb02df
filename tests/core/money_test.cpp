// Promises about whole paise: nothing rounds twice, nothing wraps around.
#include "core/money.h"

#include <catch2/catch.hpp>
#include <limits>
#include <stdexcept>

using odop::div_round_half_up;
using odop::Money;
using odop::mul_div_round_half_up;
using odop::round_to_rupee;

namespace {
constexpr std::int64_t largest = std::numeric_limits<std::int64_t>::max();
constexpr std::int64_t smallest = std::numeric_limits<std::int64_t>::min();
constexpr Money paise(std::int64_t value) {
  return Money::from_paise(value);
}
}  // namespace

TEST_CASE("A sum that does not fit is refused instead of turning a fortune into a debt", "[core][money]") {
  CHECK_THROWS_AS(paise(largest) + paise(1), std::overflow_error);
  CHECK_THROWS_AS(paise(smallest) + paise(-1), std::overflow_error);
  CHECK_THROWS_AS(paise(smallest) - paise(1), std::overflow_error);
  CHECK_THROWS_AS(paise(0) - paise(smallest), std::overflow_error);
  CHECK_THROWS_AS(-paise(smallest), std::overflow_error);
  Money sum = paise(largest);
  CHECK_THROWS_AS(sum += paise(1), std::overflow_error);
  CHECK(sum == paise(largest));
  sum = paise(smallest);
  CHECK_THROWS_AS(sum -= paise(1), std::overflow_error);
  CHECK(sum == paise(smallest));
}

TEST_CASE("Sums up to the last paisa of the range are exact", "[core][money]") {
  CHECK((paise(largest - 1) + paise(1)).paise() == largest);
  CHECK((paise(smallest + 1) - paise(1)).paise() == smallest);
  CHECK((paise(10'500) - paise(10'501)).paise() == -1);
  CHECK((-paise(250)).paise() == -250);
  CHECK(Money{} == paise(0));
  CHECK(paise(-1) < paise(0));
}

TEST_CASE("Half a paisa is rounded up, less than half is dropped", "[core][money]") {
  struct Row {
    std::int64_t numerator, denominator, rounded;
  };
  const auto row = GENERATE(values<Row>({{0, 7, 0},
                                         {1, 3, 0},
                                         {1, 2, 1},
                                         {3, 2, 2},
                                         {2, 3, 1},
                                         {149, 100, 1},
                                         {150, 100, 2},
                                         {largest, 1, largest},
                                         {largest, largest, 1},
                                         {largest - 1, 2, largest / 2},
                                         {largest, 2, largest / 2 + 1},
                                         {largest / 2, largest, 0},
                                         {largest / 2 + 1, largest, 1}}));
  CAPTURE(row.numerator, row.denominator);
  CHECK(div_round_half_up(row.numerator, row.denominator) == row.rounded);
}

TEST_CASE("A price times a quantity passes through 128 bits and is refused only when the answer does not fit",
          "[core][money]") {
  CHECK(mul_div_round_half_up(0, largest, 1) == 0);
  CHECK(mul_div_round_half_up(largest, largest, largest) == largest);
  CHECK(mul_div_round_half_up(largest, 10'000, 10'000) == largest);
  CHECK(mul_div_round_half_up(1, 1, 2) == 1);
  CHECK(mul_div_round_half_up(1, 1, 3) == 0);
  CHECK(mul_div_round_half_up(640, 250'000, 1'000) == 160'000);  // 640 g at Rs 2,500.00 a kilogram
  CHECK_THROWS_AS(mul_div_round_half_up(largest, 2, 1), std::overflow_error);
  CHECK_THROWS_AS(mul_div_round_half_up(largest, largest, 1), std::overflow_error);
  // One half above the largest answer: rounding up may not wrap around.
  CHECK_THROWS_AS(mul_div_round_half_up(largest, 3, 2), std::overflow_error);
}

TEST_CASE("The payable is a whole rupee, 50 paise up", "[core][money]") {
  struct Row {
    std::int64_t paise, rounded;
  };
  const auto row = GENERATE(values<Row>({{0, 0},
                                         {1, 0},
                                         {49, 0},
                                         {50, 100},
                                         {99, 100},
                                         {100, 100},
                                         {10'449, 10'400},
                                         {10'450, 10'500},
                                         {99'999'999'949, 99'999'999'900}}));
  CAPTURE(row.paise);
  CHECK(round_to_rupee(paise(row.paise)).paise() == row.rounded);
}
