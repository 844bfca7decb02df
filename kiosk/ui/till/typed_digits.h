// Digits as they are typed on the till's pads. Pure; UI thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace odop::ui {

inline constexpr std::size_t pin_digits_min = 4, pin_digits_max = 6;  // as the pack's check demands

// The pads take no more than 12 of them, so that every number fits. Empty is 0.
constexpr std::int64_t number_of(std::string_view digits) {
  std::int64_t number = 0;
  for (const char c : digits) number = number * 10 + (c - '0');
  return number;
}

}  // namespace odop::ui
