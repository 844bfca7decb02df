// Promises about the writes to the log: few calls, nothing late, a full disk refuses no sale for the room ahead.
#include "storage/gathering_vfs.h"

#include <catch2/catch.hpp>

#include "core/errors.h"
#include "storage/database.h"
#include "storage/journal_store.h"
#include "storage/migrations.h"
#include "support/power_loss_vfs.h"
#include "support/temporary_folder.h"

using namespace odop;
using storage::Database;
using storage::JournalStore;
using test::PowerLossVfs;

namespace {

storage::OpenOptions on(const PowerLossVfs& disk) {
  storage::OpenOptions options;
  options.vfs = disk.name();
  options.busy_timeout_ms = 0;
  return options;
}

void append(Database& database, JournalStore& journal, std::int64_t sequence, std::size_t payload_bytes = 60) {
  storage::Transaction transaction(database);
  journal.append({sequence, 4, 1'736'740'000'000, std::string(payload_bytes, 'x'), std::string(32, 'h')});
  database.run("UPDATE totals SET sales = sales + 1");
  transaction.commit();
}

}  // namespace

TEST_CASE("A commit is one write and one sync, however many pages it has", "[storage][gathering]") {
  PowerLossVfs disk("gathering-calls");
  Database database("/stall/kiosk.sqlite", on(disk), storage::kiosk_migrations());
  JournalStore journal(database);
  database.checkpoint();         // what the migrations wrote to the log is no part of this
  append(database, journal, 1);  // makes the log and the room ahead
  for (std::int64_t sequence = 2; sequence <= 8; ++sequence) {
    disk.never_cut_power();
    disk.set_fault({.kind = test::DiskFault::Kind::io_error, .at_call = 1'000'000, .lasts = false});  // counts anew
    append(database, journal, sequence);
    CHECK(disk.calls() == 2);
  }
}

TEST_CASE("What was committed is in the log's file before the commit returns", "[storage][gathering]") {
  const test::TemporaryFolder folder("gathering");
  const auto file = folder.path() / "kiosk.sqlite";
  Database writer(file, {}, storage::kiosk_migrations());
  JournalStore journal(writer);
  storage::OpenOptions options;
  options.read_only = true;
  for (std::int64_t sequence = 1; sequence <= 30; ++sequence) {
    append(writer, journal, sequence, static_cast<std::size_t>(sequence) * 700);
    Database reader(file, options, storage::kiosk_migrations());  // with files of its own, as another program has
    CHECK(reader.number("SELECT max(sequence) FROM journal") == sequence);
    CHECK(reader.number("SELECT sales FROM totals") == sequence);
  }
}

TEST_CASE("A transaction larger than what is gathered is written whole, and can be undone", "[storage][gathering]") {
  const test::TemporaryFolder folder("gathering-large");
  Database database(folder.path() / "kiosk.sqlite", {}, storage::kiosk_migrations());
  database.run("PRAGMA cache_size=20");  // pages leave memory for the log before the commit
  JournalStore journal(database);
  const auto fill = [&](std::int64_t first, bool commits) {
    storage::Transaction transaction(database);
    for (std::int64_t sequence = first; sequence < first + 3'000; ++sequence)
      journal.append(
          {sequence, 4, 0, std::string(1'000, static_cast<char>('a' + sequence % 26)), std::string(32, 'h')});
    CHECK(journal.at(first + 7)->payload.size() == 1'000);  // read back from the log
    if (commits) transaction.commit();
  };
  fill(1, true);
  fill(3'001, false);
  CHECK(journal.count() == 3'000);
  fill(3'001, true);
  CHECK(journal.count() == 6'000);
  CHECK(database.text("PRAGMA integrity_check") == "ok");
}

TEST_CASE("A disk without room for the zeros behind the log still takes the sales that fit", "[storage][gathering]") {
  PowerLossVfs disk("gathering-full");
  Database database("/stall/kiosk.sqlite", on(disk), storage::kiosk_migrations());
  JournalStore journal(database);
  database.checkpoint();
  append(database, journal, 1);
  std::int64_t stored = 1;
  // Full from the moment after the log has grown for a commit: the zeros are refused, the commit is not.
  disk.set_fault({.kind = test::DiskFault::Kind::disk_full, .at_call = 1, .lasts = true});
  try {
    for (;;) {
      append(database, journal, stored + 1);
      ++stored;
    }
  } catch (const MachineError& error) {
    CHECK(error.kind() == "disk_full");
  }
  CHECK(stored > 4);  // they fitted into the room that was made before
  CHECK(journal.count() == stored);
  disk.clear_fault();
  append(database, journal, ++stored);
  CHECK(journal.count() == stored);
}
