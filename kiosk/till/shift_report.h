// The X report of the open shift (as often as anybody likes; it appends nothing) and the Z report of a closed one: the
// same figures, read from the views by the shift's number. Grand totals go on from shift to shift and are never reset.
// Any connection may read; the till thread prints it, odop shift shows it beside a running kiosk.
#pragma once

#include <cstdint>
#include <optional>

#include "core/catalogue.h"
#include "core/shift_report.h"
#include "storage/database.h"

namespace odop::till {

// The open shift; nullopt when none is.
std::optional<ShiftReport> x_report(storage::Database& database);
// The last closed shift, or the one that began with this entry; nullopt when there is none.
std::optional<ShiftReport> z_report(storage::Database& database, std::optional<std::int64_t> shift_sequence = {});

// The sellers near their turnover limit, as they stood at the report's last entry. now_ms: of an X report, which has no
// end of its own.
void add_turnover(storage::Database& database, const Catalogue& catalogue, std::int64_t now_ms, ShiftReport& report);

}  // namespace odop::till
