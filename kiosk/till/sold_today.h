// Counts what was sold on a day from the makers' running totals, so that the day's sales are not walked through. Called
// by the till thread after every commit, where the pack's playlist asks for it. Goods without a maker are not in it.
#pragma once

#include "core/catalogue.h"
#include "core/sold_today.h"
#include "storage/database.h"

namespace odop::till {

// The organiser wants it on the first screen on that day.
bool shows_sold_today(const Catalogue& catalogue, CivilDate day);
// Throws MachineError when the books cannot be read.
SoldToday sold_today(storage::Database& database, const Catalogue& catalogue, CivilDate day);

}  // namespace odop::till
