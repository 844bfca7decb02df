// A fair small enough for a crash test and rich enough to need every kind of entry: two suppliers (a regular taxpayer
// and an unregistered maker), goods by piece, weight and length, a one-off, a slab rule. Plain values, any thread.
#pragma once

#include "core/catalogue.h"
#include "storage/till_tables.h"

namespace odop::test {

// Later versions change prices and the supplier's address, so that applying one writes new entries.
Catalogue small_fair(int pack_version = 1);
// 350 items at more prices, for benchmarks.
Catalogue large_fair();
storage::AppliedPack applied_pack_of(const Catalogue& catalogue);

}  // namespace odop::test
