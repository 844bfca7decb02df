#include "support/random_scale.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace odop::test {

double random_scale() {
  static const double scale = [] {
    const char* text = std::getenv("ODOP_RANDOM_SCALE");
    const double given = text ? std::strtod(text, nullptr) : 1.0;
    return std::isfinite(given) && given > 0 ? given : 1.0;
  }();
  return scale;
}

std::uint64_t seed_first() {
  static const std::uint64_t first = [] {
    const char* text = std::getenv("ODOP_SEED_FIRST");
    return text ? std::strtoull(text, nullptr, 10) : 0ULL;
  }();
  return first;
}

std::int64_t scaled(std::int64_t count) {
  return std::max<std::int64_t>(1, std::llround(static_cast<double>(count) * random_scale()));
}

}  // namespace odop::test
