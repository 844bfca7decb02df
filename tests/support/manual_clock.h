// A clock that moves only when a test says so. Not thread-safe: the test owns it.
#pragma once

#include <cstdint>

#include "core/civil_date.h"
#include "core/clock.h"

namespace odop::test {

class ManualClock : public Clock {
 public:
  // Opens on the first morning of the demo event, 13 January 2025, 10:00 IST, unless told otherwise.
  explicit ManualClock(std::int64_t utc_ms = utc_ms_from_ist({2025, 1, 13}, 10));
  std::int64_t utc_ms() const override { return utc_ms_; }
  std::int64_t monotonic_ms() const override { return monotonic_ms_; }

  void pass_ms(std::int64_t duration_ms);  // both clocks go on, as in life; duration_ms >= 0
  void set_utc_ms(std::int64_t utc_ms);    // a person or a dead battery sets the calendar; the monotonic clock stays

 private:
  std::int64_t utc_ms_ = 0;
  std::int64_t monotonic_ms_ = 0;
};

}  // namespace odop::test
