// How long randomized tests run: the suite's own count, or a multiple of it for a soak, from a seed that can be given
// so that a broken-off soak goes on and a failure is found again. Read once from the environment; any thread.
//   ODOP_RANDOM_SCALE  multiplies every count (default 1; fractions such as 0.1 shorten a run)
//   ODOP_SEED_FIRST    first seed (default 0)
#pragma once

#include <cstdint>

namespace odop::test {

double random_scale();
std::uint64_t seed_first();
std::int64_t scaled(std::int64_t count);  // at least 1

}  // namespace odop::test
