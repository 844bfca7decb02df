// Whole paise. Rupees exist only as text, at the edge of the screen or the printer. Pure; any thread.
#pragma once

#include <compare>
#include <cstdint>

namespace odop {

class Money {
 public:
  constexpr Money() = default;
  static constexpr Money from_paise(std::int64_t paise) { return Money{paise}; }
  constexpr std::int64_t paise() const { return paise_; }
  friend constexpr auto operator<=>(Money, Money) = default;
  // Both throw std::overflow_error. There is no double and no times: a rate is its own type.
  friend Money operator+(Money a, Money b);
  friend Money operator-(Money a, Money b);
  friend Money operator-(Money a) { return Money{} - a; }
  Money& operator+=(Money other) { return *this = *this + other; }
  Money& operator-=(Money other) { return *this = *this - other; }

 private:
  constexpr explicit Money(std::int64_t paise) : paise_(paise) {}
  std::int64_t paise_ = 0;
};

// numerator / denominator, halves away from zero on the positive side (0.5 -> 1); numerator >= 0, denominator > 0.
std::int64_t div_round_half_up(std::int64_t numerator, std::int64_t denominator);

// a * b / c with a 128-bit product, half up; a, b >= 0, c > 0. Throws std::overflow_error when the answer does not fit.
std::int64_t mul_div_round_half_up(std::int64_t a, std::int64_t b, std::int64_t c);

// The payable of a bill in whole rupees, 50 paise up (CGST Act s.170 applied to the bill); money >= 0.
Money round_to_rupee(Money money);

}  // namespace odop
