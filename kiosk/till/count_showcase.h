// What visitors looked at goes into the journal hour by hour: counts, nobody is known or kept. Called on the till
// thread with what the screen side gathered (showcase_tally.h).
#pragma once

#include "till/till.h"
#include "wire/payloads.h"

namespace odop::till {

// Whether it was stored: not while the clock is suspect, as nobody knows then which hour it was.
bool count_showcase(Till& till, const wire::ShowcaseCountPayload& counts);

}  // namespace odop::till
