#include "till/kiosk_status.h"

#include <algorithm>

#include "core/errors.h"
#include "storage/migrations.h"
#include "storage/till_tables.h"
#include "till/till.h"
#include "wire/payloads.h"

namespace odop::till {

KioskStatus read_kiosk_status(const std::filesystem::path& folder) {
  const std::filesystem::path file = folder / journal_file_name;
  if (!std::filesystem::exists(file))
    throw MachineError("no_journal", file.string() + ": there is no journal here; make one with odop init");
  storage::Database database(file, {.read_only = true}, storage::kiosk_migrations());
  database.run("BEGIN");  // one moment, even while the kiosk sells
  storage::JournalStore journal(database);
  KioskStatus status;
  if (const auto first = journal.at(1)) status.kiosk = wire::decode_key(first->payload).label;
  if (const auto last = journal.last()) {
    status.entries = last->sequence;
    status.head_hex = wire::to_hex(std::string_view{last->hash});
  }
  storage::Statement totals(database, "SELECT sales, sum_paise FROM totals");
  if (totals.step()) {
    status.sales = totals.number(0);
    status.sum_paise = totals.number(1);
  }
  // An earlier program's file has no such table until this one's kiosk opened it.
  const bool counts = database.number("SELECT count(*) FROM sqlite_schema WHERE name = 'turnover'") > 0;
  storage::Statement turnover(database, counts
                                            ? "SELECT supplier, year, net_paise FROM turnover ORDER BY supplier, year"
                                            : "SELECT '', 0, 0 WHERE false");
  while (turnover.step()) status.turnover.push_back({turnover.text(0), turnover.number(1), turnover.number(2)});
  status.sync = storage::read_sync_state(database);
  status.unsent = std::max<std::int64_t>(0, status.entries - status.sync.acknowledged_sequence);
  totals.reset();
  database.run("COMMIT");
  return status;
}

}  // namespace odop::till
