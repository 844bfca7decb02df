// The bills of this kiosk as a list to choose from: the newest first, or those whose number staff type. Read from the
// views, a page at a time, so that nothing grows with the number of past sales. Any connection.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/money.h"
#include "core/sale.h"
#include "storage/database.h"

namespace odop::till {

struct BillRow {
  std::int64_t sequence = 0, utc_ms = 0;
  std::string serial;
  DocumentType type = DocumentType::invoice;
  std::string original_serial;  // of a credit note: the bill it takes back from
  std::string staff;            // code
  Money payable;                // negative on a credit note
  std::vector<TenderKind> tenders;
  std::int64_t consolidated_sales = 0;  // > 0: a consolidated bill of so many sales, which are rows of their own
  enum class Came : std::uint8_t { nothing, some, all, withdrawn } came = Came::nothing;  // what came back of a bill
};

struct BillPage {
  std::vector<BillRow> rows;
  bool has_more = false;  // older ones
};

// Sales, credit notes and consolidated bills before this entry, newest first; 0: from the newest on.
BillPage newest_bills(storage::Database& database, const std::string& kiosk, std::int64_t before_sequence,
                      int rows_max);
// Those whose serials end in this number, of every series, the newest first.
BillPage bills_numbered(storage::Database& database, const std::string& kiosk, std::int64_t number);
// Serials of the credit notes given for a bill, oldest first.
std::vector<std::string> credit_notes_of(storage::Database& database, const std::string& kiosk, std::int64_t sequence);

}  // namespace odop::till
