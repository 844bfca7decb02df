// The machine's clock behind core's seam. Made once in a program's main and handed down; any thread.
#pragma once

#include <cstdint>

#include "core/clock.h"

namespace odop::platform {

class SystemClock final : public Clock {
 public:
  std::int64_t utc_ms() const override;
  std::int64_t monotonic_ms() const override;
};

}  // namespace odop::platform
