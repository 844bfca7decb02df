#include "till/rebuild_books.h"

#include "storage/fact_tables.h"
#include "storage/folder_lock.h"
#include "storage/migrations.h"
#include "storage/till_tables.h"
#include "till/replay.h"
#include "till/till.h"

namespace odop::till {

RebuildReport rebuild_books(const std::filesystem::path& folder, const storage::OpenOptions& options) {
  const storage::FolderLock lock(folder);
  storage::Database database(folder / journal_file_name, options, storage::kiosk_migrations());
  storage::FactWriter facts(database);
  storage::TillTables tables(database);
  storage::Transaction transaction(database);
  for (const char* table : storage::fact_table_names) database.run(std::string{"DELETE FROM "} + table);
  tables.clear_views();
  const ReplayEnd end = replay_journal(database, [&](const wire::LedgerStep& step) {
    facts.write(step.facts);
    tables.apply(step.facts);
  });
  tables.save_totals();
  const storage::Totals totals = tables.totals();
  transaction.commit();
  return {end.entries, totals.sales, totals.sum_paise};
}

}  // namespace odop::till
