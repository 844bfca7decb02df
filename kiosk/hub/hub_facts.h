// Facts as the hub stores them: under the label that was enrolled, and storable whatever a journal says. Used by merge
// and by verify, so that both see the same.
#pragma once

#include <string>

#include "core/facts.h"

namespace odop::hub {

void make_storable(Facts& facts, const std::string& kiosk);

}  // namespace odop::hub
