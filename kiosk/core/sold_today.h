// What a stall has sold on one day, as far as everybody may know it: how many things, never money. Counted by
// till/sold_today.h, shown by the showcase's first screen.
#pragma once

#include <cstdint>

#include "core/civil_date.h"

namespace odop {

struct SoldToday {
  CivilDate day{};
  std::int64_t things = 0;  // pieces; of each craft sold by weight or length one, however much of it
  int makers = 0, districts = 0;
  friend bool operator==(const SoldToday&, const SoldToday&) = default;
};

}  // namespace odop
