// The seam through which time comes in: the till, sync and papers take a Clock in their constructors, so that a test
// can stop it, set it back a year or let a night pass. The system's clock is in platform/, a manual one in
// tests/support/.
#pragma once

#include <cstdint>

namespace odop {

class Clock {
 public:
  virtual ~Clock() = default;
  // Milliseconds since 1970-01-01T00:00Z as the machine believes; may jump either way, so order never comes from it.
  virtual std::int64_t utc_ms() const = 0;
  // Milliseconds since some moment of this run; never goes back. For timeouts and durations only.
  virtual std::int64_t monotonic_ms() const = 0;
};

}  // namespace odop
