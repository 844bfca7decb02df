#include "till/bill_list.h"

#include <algorithm>

#include "core/receipt_number.h"
#include "storage/fact_tables.h"

namespace odop::till {

namespace {

// What came back of a sale: the sum over the refunds that name it, and whether one of them withdrew it.
BillRow::Came came_back(storage::Database& database, const std::string& kiosk, const BillRow& bill) {
  storage::Statement taken(database,
                           "SELECT coalesce(sum(payable_paise), 0), coalesce(max(kind), 0) FROM documents "
                           "WHERE kiosk = ? AND original_sequence > 0 AND original_sequence = ?");
  taken.bind(kiosk, bill.sequence).step();
  if (taken.number(1) == 0) return BillRow::Came::nothing;
  if (taken.number(1) == 3) return BillRow::Came::withdrawn;
  return bill.payable.paise() + taken.number(0) <= 0 ? BillRow::Came::all : BillRow::Came::some;
}

// The columns that row_of reads; a withdrawal (3) only repeats the serial of its sale.
constexpr const char* columns =
    "SELECT d.sequence, d.utc_ms, d.serial, d.document_type, d.staff, d.payable_paise, d.kind, o.serial, d.event "
    "FROM documents d LEFT JOIN documents o "
    "ON o.event = d.event AND o.kiosk = d.kiosk AND o.sequence = d.original_sequence AND o.kind = 1 ";

BillRow row_of(storage::Database& database, const std::string& kiosk, storage::Statement& read) {
  BillRow row{.sequence = read.number(0),
              .utc_ms = read.number(1),
              .serial = read.text(2),
              .type = static_cast<DocumentType>(read.number(3)),
              .original_serial = read.text(7),
              .staff = read.text(4),
              .payable = Money::from_paise(read.number(5)),
              .tenders = {}};
  storage::Statement tenders(database,
                             "SELECT DISTINCT kind FROM tenders WHERE event = ? AND kiosk = ? AND sequence = ?");
  tenders.bind(read.text(8), kiosk, row.sequence);
  while (tenders.step()) row.tenders.push_back(static_cast<TenderKind>(tenders.number(0)));
  if (read.number(6) == 1) row.came = came_back(database, kiosk, row);
  return row;
}

void read_consolidated(storage::Statement& read, std::vector<BillRow>& rows) {
  while (read.step())
    rows.push_back({.sequence = read.number(0),
                    .utc_ms = read.number(1),
                    .serial = read.text(2),
                    .type = static_cast<DocumentType>(read.number(3)),
                    .original_serial = {},
                    .staff = read.text(4),
                    .payable = Money::from_paise(read.number(5)),
                    .tenders = {},
                    .consolidated_sales = read.number(6)});
}
constexpr const char* consolidated_columns =
    "SELECT sequence, utc_ms, serial, document_type, staff, payable_paise, sales FROM consolidated_bills ";

void newest_first(std::vector<BillRow>& rows) {
  std::sort(rows.begin(), rows.end(), [](const BillRow& a, const BillRow& b) { return a.sequence > b.sequence; });
}

}  // namespace

BillPage newest_bills(storage::Database& database, const std::string& kiosk, std::int64_t before_sequence,
                      int rows_max) {
  BillPage page;
  storage::Statement read(database, std::string(columns) +
                                        "WHERE d.event = ? AND d.kiosk = ? AND d.sequence < ? AND d.kind <> 3 "
                                        "ORDER BY d.sequence DESC LIMIT ?");
  for (const std::string& event : storage::events_in(database, "documents")) {
    read.bind(event, kiosk, before_sequence > 0 ? before_sequence : INT64_MAX, rows_max + 1);
    while (read.step()) page.rows.push_back(row_of(database, kiosk, read));
  }
  storage::Statement consolidated(
      database, std::string(consolidated_columns) + "WHERE kiosk = ? AND sequence < ? ORDER BY sequence DESC LIMIT ?");
  consolidated.bind(kiosk, before_sequence > 0 ? before_sequence : INT64_MAX, rows_max + 1);
  read_consolidated(consolidated, page.rows);
  newest_first(page.rows);
  page.has_more = page.rows.size() > static_cast<std::size_t>(rows_max);
  if (page.has_more) page.rows.resize(static_cast<std::size_t>(rows_max));
  return page;
}

BillPage bills_numbered(storage::Database& database, const std::string& kiosk, std::int64_t number) {
  BillPage page;
  storage::Statement series(database, "SELECT series FROM series WHERE last_number >= ?");
  storage::Statement read(database, std::string(columns) + "WHERE d.serial = ? AND d.kind <> 3");
  storage::Statement consolidated(database, std::string(consolidated_columns) + "WHERE kiosk = ? AND serial = ?");
  series.bind(number);
  while (number > 0 && series.step()) {
    const std::string serial = receipt_number(series.text(0), number);
    read.bind(serial);
    while (read.step()) page.rows.push_back(row_of(database, kiosk, read));
    consolidated.bind(kiosk, serial);
    read_consolidated(consolidated, page.rows);
  }
  newest_first(page.rows);
  return page;
}

std::vector<std::string> credit_notes_of(storage::Database& database, const std::string& kiosk, std::int64_t sequence) {
  std::vector<std::string> serials;
  storage::Statement read(database,
                          "SELECT serial FROM documents WHERE kiosk = ? AND original_sequence > 0 AND "
                          "original_sequence = ? AND kind = 2 ORDER BY sequence");
  read.bind(kiosk, sequence);
  while (read.step()) serials.push_back(read.text(0));
  return serials;
}

}  // namespace odop::till
