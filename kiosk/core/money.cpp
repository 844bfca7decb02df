#include "core/money.h"

#include <cassert>
#include <stdexcept>

namespace odop {

Money operator+(Money a, Money b) {
  std::int64_t sum = 0;
  if (__builtin_add_overflow(a.paise_, b.paise_, &sum)) throw std::overflow_error("money: sum is out of range");
  return Money{sum};
}

Money operator-(Money a, Money b) {
  std::int64_t difference = 0;
  if (__builtin_sub_overflow(a.paise_, b.paise_, &difference))
    throw std::overflow_error("money: difference is out of range");
  return Money{difference};
}

std::int64_t div_round_half_up(std::int64_t numerator, std::int64_t denominator) {
  assert(numerator >= 0 && denominator > 0);
  const std::int64_t whole = numerator / denominator;
  const std::int64_t rest = numerator % denominator;
  return whole + (rest >= denominator - rest ? 1 : 0);
}

std::int64_t mul_div_round_half_up(std::int64_t a, std::int64_t b, std::int64_t c) {
  assert(a >= 0 && b >= 0 && c > 0);
  __extension__ using Wide = unsigned __int128;
  const Wide product = static_cast<Wide>(a) * static_cast<Wide>(b);
  const Wide divisor = static_cast<Wide>(c);
  const Wide rounded = product / divisor + (product % divisor >= divisor - product % divisor ? 1 : 0);
  if (rounded > static_cast<Wide>(INT64_MAX)) throw std::overflow_error("money: product is out of range");
  return static_cast<std::int64_t>(rounded);
}

Money round_to_rupee(Money money) {
  assert(money >= Money{});
  return Money::from_paise(div_round_half_up(money.paise(), 100) * 100);
}

}  // namespace odop
