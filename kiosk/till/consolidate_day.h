// The consolidated bill: one invoice or bill of supply for each seller's small sales of a day that nobody wanted a bill
// of (core/sale.h, DocumentType::unbilled_sale). Written when the shift closes; of a day that ended otherwise, power
// cut or closed lid, with the first shift or sale of a later one. Inside the caller's commit, on the till thread.
#pragma once

#include <cstdint>
#include <string>

#include "till/till.h"

namespace odop::till {

// One bill for each seller and day that has small sales waiting. shift_sequence: of the open shift. Withdrawn sales are
// in none.
void append_consolidated_bills(Till& till, Deed& deed, const std::string& staff, std::int64_t shift_sequence);
// The same where sales of a day before that of the deed wait, else nothing; costs no reading then.
void append_overdue_bills(Till& till, Deed& deed, const std::string& staff, std::int64_t shift_sequence);

// The IST day of the oldest small sale that waits, which may since be withdrawn; nullopt: none does.
std::optional<std::int64_t> waiting_since(storage::Database& database, const std::string& kiosk);

}  // namespace odop::till
