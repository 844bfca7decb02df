// Facts as the hub stores them: under the label that was enrolled, and storable whatever a journal says. Used by merge
// and by verify, so that both see the same.
#pragma once

#include <cstdint>
#include <string>

#include "core/facts.h"

namespace odop::hub {

void make_storable(Facts& facts, const std::string& kiosk);

// Only a hostile journal comes near the end of 64 bits; its sum stops there instead of wrapping.
std::int64_t saturating_sum(std::int64_t a, std::int64_t b);

}  // namespace odop::hub
