// The clock has jumped back (a dead battery shows January 2000): staff confirm the date once, as an entry of its own;
// the confirmed date then rules serial year, rate and price. Called on the till thread.
#pragma once

#include <string>

#include "till/till.h"

namespace odop::till {

// Does nothing when the clock is not suspect. Answers whether an entry was written.
bool confirm_clock(Till& till, const std::string& staff);

}  // namespace odop::till
