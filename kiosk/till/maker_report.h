// Reads what the goods of one maker came to at this kiosk from the views of the journal, net of credit notes and
// withdrawn bills. Called on the till thread when a maker's card is scanned, and by odop slip beside a running kiosk.
#pragma once

#include <optional>
#include <string>

#include "core/catalogue.h"
#include "core/maker_report.h"
#include "storage/database.h"

namespace odop::till {

// nullopt when the catalogue has no such maker. Every connection that can read the books will do; who reads beside a
// running kiosk begins a transaction first, so that all figures are of one moment.
std::optional<MakerReport> maker_report(storage::Database& database, const Catalogue& catalogue,
                                        const std::string& maker, std::int64_t utc_ms);

}  // namespace odop::till
