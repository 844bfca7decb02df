// Promises about the file itself: which files are taken, which are refused and with what word, migrations, readers.
#include "storage/database.h"

#include <catch2/catch.hpp>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <optional>
#include <thread>

#include "core/errors.h"
#include "storage/folder_lock.h"
#include "storage/journal_store.h"
#include "storage/migrations.h"
#include "support/temporary_folder.h"

using namespace odop;
using storage::Database;
using storage::JournalStore;
using storage::Migration;
using storage::OpenOptions;
using storage::Transaction;
using test::TemporaryFolder;

namespace {

template <typename Deed>
std::string error_kind(Deed&& deed) {
  try {
    deed();
  } catch (const MachineError& error) {
    INFO(error.what());
    return error.kind();
  }
  return "none";
}

std::string kind_on_open(const std::filesystem::path& file, const OpenOptions& options = {}) {
  return error_kind([&] { Database database(file, options, storage::kiosk_migrations()); });
}

OpenOptions reader() {
  OpenOptions options;
  options.read_only = true;
  return options;
}

const std::vector<Migration> first_version{{"0001_a.sql", "CREATE TABLE a (x INTEGER) STRICT"}};
const std::vector<Migration> second_version{
    first_version[0], {"0002_b.sql", "CREATE TABLE b (y INTEGER) STRICT; INSERT INTO b VALUES (7)"}};

}  // namespace

TEST_CASE("A new file is made as a till needs it", "[storage][database]") {
  TemporaryFolder folder("database");
  Database database(folder.path() / "kiosk.sqlite", {}, storage::kiosk_migrations());
  CHECK(database.text("PRAGMA journal_mode") == "wal");
  CHECK(database.number("PRAGMA synchronous") == 2);  // FULL
  CHECK(database.number("PRAGMA foreign_keys") == 1);
  CHECK(database.number("PRAGMA application_id") == storage::kiosk_application_id);
  CHECK(database.number("PRAGMA user_version") == static_cast<std::int64_t>(storage::kiosk_migrations().size()));
  CHECK(database.number("PRAGMA wal_autocheckpoint") == 0);
  CHECK(database.number("SELECT count(*) FROM pragma_table_list WHERE schema = 'main' AND type = 'table' "
                        "AND name NOT LIKE 'sqlite_%' AND strict = 0") == 0);
}

TEST_CASE("An older file is brought forward and kept as it was beside it", "[storage][database]") {
  TemporaryFolder folder("migrate");
  const auto file = folder.path() / "kiosk.sqlite";
  {
    Database old(file, {}, first_version);
    old.run("INSERT INTO a VALUES (42)");
  }
  {
    Database now(file, {}, second_version);
    CHECK(now.number("SELECT x FROM a") == 42);
    CHECK(now.number("SELECT y FROM b") == 7);
    CHECK(now.number("PRAGMA user_version") == 2);
  }
  const auto copy = folder.path() / "kiosk.sqlite.before-0002";
  REQUIRE(std::filesystem::exists(copy));
  Database kept(copy, reader(), first_version);
  CHECK(kept.number("SELECT x FROM a") == 42);
  CHECK(kept.number("PRAGMA user_version") == 1);
  // Opening again neither migrates again nor touches the copy.
  const auto written = std::filesystem::last_write_time(copy);
  Database again(file, {}, second_version);
  CHECK(again.number("SELECT count(*) FROM b") == 1);
  CHECK(std::filesystem::last_write_time(copy) == written);
}

TEST_CASE("A migration that fails leaves the file in its old version", "[storage][database]") {
  TemporaryFolder folder("migrate-fails");
  const auto file = folder.path() / "kiosk.sqlite";
  { Database old(file, {}, first_version); }
  const std::vector<Migration> broken{
      first_version[0], {"0002_b.sql", "CREATE TABLE b (y INTEGER) STRICT; INSERT INTO missing VALUES (1)"}};
  CHECK(error_kind([&] { Database database(file, {}, broken); }) != "none");
  Database still(file, {}, first_version);
  CHECK(still.number("PRAGMA user_version") == 1);
  CHECK(still.number("SELECT count(*) FROM sqlite_schema WHERE name = 'b'") == 0);
}

TEST_CASE("A file of a later version is refused as newer, for writing and for reading", "[storage][database]") {
  TemporaryFolder folder("newer");
  const auto file = folder.path() / "kiosk.sqlite";
  { Database later(file, {}, second_version); }
  CHECK(error_kind([&] { Database database(file, {}, first_version); }) == "newer");
  CHECK(error_kind([&] { Database database(file, reader(), first_version); }) == "newer");
}

TEST_CASE("A file that is not ours is refused as corrupt and left as it is", "[storage][database]") {
  TemporaryFolder folder("foreign");
  SECTION("a photograph") {
    const auto file = folder.path() / "kiosk.sqlite";
    std::ofstream(file) << std::string(5'000, 'J');
    CHECK(kind_on_open(file) == "corrupt");
    CHECK(kind_on_open(file, reader()) == "corrupt");
    CHECK(std::filesystem::file_size(file) == 5'000);
  }
  SECTION("the database of the hub") {
    const auto file = folder.path() / "hub.sqlite";
    OpenOptions hub;
    hub.application_id = storage::hub_application_id;
    { Database database(file, hub, first_version); }
    CHECK(kind_on_open(file) == "corrupt");
    CHECK(kind_on_open(file, reader()) == "corrupt");
  }
  SECTION("another program's database, without an application id") {
    const auto file = folder.path() / "other.sqlite";
    OpenOptions anonymous;
    anonymous.application_id = 0;
    { Database database(file, anonymous, first_version); }
    CHECK(kind_on_open(file) == "corrupt");
  }
  SECTION("our own, with its first page overwritten") {
    const auto file = folder.path() / "kiosk.sqlite";
    { Database database(file, {}, storage::kiosk_migrations()); }
    std::fstream damage(file, std::ios::in | std::ios::out | std::ios::binary);
    damage.write(std::string(200, '\x5A').data(), 200);
    damage.close();
    CHECK(kind_on_open(file) == "corrupt");
  }
}

TEST_CASE("A missing file is no answer to a reader, and a missing folder none to a writer", "[storage][database]") {
  TemporaryFolder folder("missing");
  CHECK(kind_on_open(folder.path() / "kiosk.sqlite", reader()) == "no_access");
  CHECK_FALSE(std::filesystem::exists(folder.path() / "kiosk.sqlite"));
  CHECK(kind_on_open(folder.path() / "nowhere" / "kiosk.sqlite") == "no_access");
}

TEST_CASE("A full disk is said in that word, undoes the deed and does not stop the next one", "[storage][database]") {
  TemporaryFolder folder("full");
  Database database(folder.path() / "kiosk.sqlite", {}, storage::kiosk_migrations());
  JournalStore journal(database);
  database.run("PRAGMA max_page_count=" + std::to_string(database.number("PRAGMA page_count") + 2));
  const auto fill = [&] {
    Transaction transaction(database);
    for (std::int64_t sequence = 1; sequence <= 40; ++sequence)
      journal.append({sequence, 4, 0, std::string(1'000, 'x'), std::string(32, 'h')});
    transaction.commit();
  };
  CHECK(error_kind(fill) == "disk_full");
  CHECK(journal.count() == 0);
  database.run("PRAGMA max_page_count=100000");
  CHECK(error_kind(fill) == "none");
  CHECK(journal.count() == 40);
}

TEST_CASE("A rule of the schema that is broken fails the deed instead of storing nonsense", "[storage][database]") {
  TemporaryFolder folder("strict");
  Database database(folder.path() / "kiosk.sqlite", {}, storage::kiosk_migrations());
  CHECK(error_kind([&] { database.run("INSERT INTO stock VALUES ('A', 'many')"); }) != "none");
  CHECK(error_kind([&] { database.run("INSERT INTO totals VALUES (2,0,0,0,0,0,0,0)"); }) != "none");
  CHECK(error_kind([&] { database.prepare("SELECT nothing FROM nowhere"); }) != "none");
}

TEST_CASE("Readers work beside a writer and see whole deeds only", "[storage][database]") {
  TemporaryFolder folder("readers");
  const auto file = folder.path() / "kiosk.sqlite";
  Database writer(file, {}, storage::kiosk_migrations());
  JournalStore journal(writer);
  const auto append = [&](std::int64_t sequence) { journal.append({sequence, 4, 0, "payload", std::string(32, 'h')}); };
  {
    Transaction transaction(writer);
    append(1);
    transaction.commit();
  }
  Database other(file, reader(), storage::kiosk_migrations());
  JournalStore seen(other);
  CHECK(seen.count() == 1);
  {
    Transaction transaction(writer);
    append(2);
    append(3);
    CHECK(seen.count() == 1);  // a reader neither waits for the open deed nor sees half of it
    transaction.commit();
  }
  CHECK(seen.count() == 3);
  // A long report keeps its picture of the books while sales and a checkpoint go on.
  std::int64_t visited = 0;
  seen.visit(1, INT64_MAX, [&](const storage::JournalRow&) {
    if (++visited == 1) {
      Transaction transaction(writer);
      append(4);
      transaction.commit();
      writer.checkpoint();
    }
    return true;
  });
  CHECK(visited == 3);
  CHECK(seen.count() == 4);
  CHECK(error_kind([&] { other.run("DELETE FROM journal"); }) == "no_access");
}

TEST_CASE("A second writing connection waits its time and is then told it is locked", "[storage][database]") {
  TemporaryFolder folder("busy");
  const auto file = folder.path() / "kiosk.sqlite";
  Database first(file, {}, storage::kiosk_migrations());
  OpenOptions impatient;
  impatient.busy_timeout_ms = 10;
  Database second(file, impatient, storage::kiosk_migrations());
  Transaction open(first);
  CHECK(error_kind([&] { Transaction transaction(second); }) == "locked");
}

TEST_CASE("A checkpoint empties the log into the file and the log does not grow for ever", "[storage][database]") {
  TemporaryFolder folder("checkpoint");
  Database database(folder.path() / "kiosk.sqlite", {}, storage::kiosk_migrations());
  JournalStore journal(database);
  std::int64_t sequence = 0;
  const auto append_many = [&] {
    for (int i = 0; i < 50; ++i) {
      Transaction transaction(database);
      journal.append({++sequence, 4, 0, std::string(300, 'x'), std::string(32, 'h')});
      transaction.commit();
    }
  };
  append_many();
  const auto log_bytes = [&] {
    return static_cast<std::int64_t>(std::filesystem::file_size(database.path().string() + "-wal"));
  };
  const auto grown = log_bytes();
  CHECK(grown > 50 * 4096);
  CHECK(database.log_pages() > 50);
  database.checkpoint();
  append_many();
  CHECK(log_bytes() <= grown + 100 * 4'200);
  database.checkpoint();
  append_many();
  CHECK(log_bytes() <= grown + 100 * 4'200);
  CHECK(journal.count() == 150);
}

TEST_CASE("One program writes to a folder; a second one is told so at once", "[storage][lock]") {
  TemporaryFolder folder("lock");
  {
    const storage::FolderLock held(folder.path());
    CHECK(error_kind([&] { storage::FolderLock second(folder.path()); }) == "locked");
  }
  CHECK(error_kind([&] { storage::FolderLock after(folder.path()); }) == "none");
  CHECK(error_kind([&] { storage::FolderLock nowhere(folder.path() / "missing"); }) == "no_access");
}

TEST_CASE("A lock that somebody only looks at for a moment keeps no till from starting", "[storage][lock]") {
  TemporaryFolder folder("lock");
  std::optional<storage::FolderLock> held(std::in_place, folder.path());
  std::thread lets_go([&] {
    std::this_thread::sleep_for(std::chrono::milliseconds{40});
    held.reset();
  });
  const std::string kind = error_kind([&] { storage::FolderLock after(folder.path()); });
  lets_go.join();
  CHECK(kind == "none");
}
