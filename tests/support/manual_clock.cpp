#include "support/manual_clock.h"

#include <cassert>

namespace odop::test {

ManualClock::ManualClock(std::int64_t utc_ms) : utc_ms_(utc_ms) {}

void ManualClock::pass_ms(std::int64_t duration_ms) {
  assert(duration_ms >= 0);
  utc_ms_ += duration_ms;
  monotonic_ms_ += duration_ms;
}

void ManualClock::set_utc_ms(std::int64_t utc_ms) {
  utc_ms_ = utc_ms;
}

}  // namespace odop::test
