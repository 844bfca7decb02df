// The journal against a disk that loses its power: what was acknowledged is there after the next boot, what was not is
// there whole or not at all, and a disk or a setting that does not wait is caught by the same test.
#include <catch2/catch.hpp>
#include <random>

#include "core/errors.h"
#include "storage/database.h"
#include "storage/journal_store.h"
#include "storage/migrations.h"
#include "support/power_loss_vfs.h"
#include "support/random_scale.h"

using namespace odop;
using storage::Database;
using storage::Durability;
using storage::JournalRow;
using storage::JournalStore;
using test::PowerLossVfs;
using test::Syncing;

namespace {

const char* const path = "/stall/kiosk.sqlite";

// Any sequence always says the same, so that what is found after a boot can be held against it.
const JournalRow& row_for(std::int64_t sequence) {
  static std::vector<JournalRow> rows;
  while (rows.size() < static_cast<std::size_t>(sequence)) {
    const auto next = static_cast<std::int64_t>(rows.size()) + 1;
    std::mt19937_64 random{static_cast<std::uint64_t>(next)};
    std::string payload(std::uniform_int_distribution<std::size_t>{20, 400}(random), '\0');
    for (char& byte : payload) byte = static_cast<char>(random() & 0xFF);
    rows.push_back({next, 4, 1'736'740'000'000 + next, payload, std::string(32, static_cast<char>(next))});
  }
  return rows[static_cast<std::size_t>(sequence) - 1];
}

storage::OpenOptions options_for(const PowerLossVfs& disk, Durability durability) {
  storage::OpenOptions options;
  options.vfs = disk.name();
  options.durability = durability;
  options.busy_timeout_ms = 0;
  return options;
}

struct Tally {
  std::int64_t crashes = 0, acknowledged = 0, lost = 0, damaged = 0;
};

// Lives of a journal, one power cut each. Every eighth life begins with a new disk.
Tally run_lives(std::int64_t crashes, std::uint64_t first_seed, Durability durability, Syncing syncing) {
  PowerLossVfs disk("power-loss-journal");
  const auto options = options_for(disk, durability);
  { Database database(path, options, storage::kiosk_migrations()); }
  const PowerLossVfs::Image fresh = disk.image();
  disk.set_syncing(syncing);

  const bool honest = durability == Durability::every_commit && syncing == Syncing::honest;
  Tally tally;
  std::int64_t acknowledged = 0, batch_begun = 0;
  for (std::int64_t life = 0; life < crashes; ++life) {
    const std::uint64_t seed = first_seed + static_cast<std::uint64_t>(life);
    std::mt19937_64 random{seed};
    if (life % 8 == 0) {
      disk.load(fresh);
      acknowledged = batch_begun = 0;
    }
    disk.cut_power_at(std::uniform_int_distribution<std::int64_t>{1, 60}(random), seed);
    try {
      Database database(path, options, storage::kiosk_migrations());
      JournalStore journal(database);
      while (!disk.is_power_cut()) {
        std::int64_t next = acknowledged + 1;
        batch_begun = acknowledged + std::uniform_int_distribution<std::int64_t>{1, 3}(random);
        storage::Transaction transaction(database);
        for (; next <= batch_begun; ++next) journal.append(row_for(next));
        transaction.commit();
        tally.acknowledged += batch_begun - acknowledged;
        acknowledged = batch_begun;
        if (random() % 6 == 0) database.checkpoint();
      }
    } catch (const MachineError& error) {
      INFO("seed " << seed << ": " << error.what());
      // Damage of an earlier life, on a page that nobody read at that boot, is met only now.
      const bool is_old_damage = !disk.is_power_cut();
      REQUIRE_FALSE((is_old_damage && honest));
      if (is_old_damage) {
        ++tally.damaged;
        life += 7 - life % 8;
        disk.cut_power_now(seed);
        disk.boot();
        continue;
      }
    }
    // A cut may also come while the connection closes and tidies up.
    if (!disk.is_power_cut()) disk.cut_power_now(seed);
    disk.boot();
    ++tally.crashes;

    try {
      Database database(path, options, storage::kiosk_migrations());
      JournalStore journal(database);
      std::int64_t found = 0;
      bool whole = true;
      journal.visit(1, INT64_MAX, [&](const JournalRow& row) {
        ++found;
        whole =
            whole && row.sequence == found && row.payload == row_for(found).payload && row.hash == row_for(found).hash;
        return true;
      });
      INFO("seed " << seed << ": acknowledged " << acknowledged << ", begun " << batch_begun << ", found " << found);
      if (honest) {
        REQUIRE(whole);
        REQUIRE((found == acknowledged || found == batch_begun));
      }
      if (!whole) ++tally.damaged;
      if (found < acknowledged) tally.lost += acknowledged - found;
      acknowledged = found;
      if (!whole) life += 7 - life % 8;  // nothing to learn from the rest of a damaged disk
    } catch (const MachineError& error) {
      INFO("seed " << seed << ": " << error.what());
      REQUIRE_FALSE(honest);
      ++tally.damaged;
      life += 7 - life % 8;
    }
  }
  return tally;
}

}  // namespace

TEST_CASE("A power cut loses no acknowledged entry and leaves no half deed", "[storage][power]") {
  const auto tally = run_lives(test::scaled(4'000), test::seed_first(), Durability::every_commit, Syncing::honest);
  CHECK(tally.lost == 0);
  CHECK(tally.damaged == 0);
  CHECK(tally.acknowledged > tally.crashes);  // the test would prove nothing if hardly anything was ever written
  WARN(tally.crashes << " power cuts over plain entries: " << tally.acknowledged << " acknowledged, 0 lost");
}

TEST_CASE("The power-loss test notices when a commit does not wait for the disk", "[storage][power]") {
  const auto tally = run_lives(test::scaled(400), test::seed_first(), Durability::checkpoint_only, Syncing::honest);
  CHECK(tally.lost > 0);
  CHECK(tally.damaged == 0);  // losing the newest entries is all that this setting does
}

TEST_CASE("The power-loss test notices a disk that lies about syncing", "[storage][power]") {
  const auto tally = run_lives(test::scaled(400), test::seed_first(), Durability::every_commit, Syncing::ignored);
  CHECK(tally.lost + tally.damaged > 0);
}

TEST_CASE("Every commit waits for the disk exactly once", "[storage][power]") {
  PowerLossVfs disk("power-loss-syncs");
  Database database(path, options_for(disk, Durability::every_commit), storage::kiosk_migrations());
  JournalStore journal(database);
  std::int64_t sequence = 0;
  const auto append = [&] {
    storage::Transaction transaction(database);
    journal.append(row_for(++sequence));
    transaction.commit();
  };
  append();
  for (int i = 0; i < 20; ++i) {
    const auto before = disk.syncs();
    append();
    CHECK(disk.syncs() == before + 1);
  }
}

TEST_CASE("An I/O error or a full disk at any call is reported, and the journal goes on afterwards",
          "[storage][power]") {
  using Kind = test::DiskFault::Kind;
  const auto kind = GENERATE(Kind::io_error, Kind::disk_full);
  const bool lasts = GENERATE(false, true);
  PowerLossVfs disk("power-loss-faults");
  const auto options = options_for(disk, Durability::every_commit);
  Database database(path, options, storage::kiosk_migrations());
  JournalStore journal(database);
  std::int64_t stored = 0;
  int refused = 0;
  for (std::int64_t call = 1; call <= 25; ++call) {
    CAPTURE(call, lasts);
    disk.set_fault({.kind = kind, .at_call = call, .lasts = lasts});
    // The log has room ahead, so a full disk shows itself some deeds later.
    const int deeds = kind == Kind::disk_full ? 200 : 1;
    try {
      for (int deed = 0; deed < deeds; ++deed) {
        storage::Transaction transaction(database);
        journal.append(row_for(stored + 1));
        journal.append(row_for(stored + 2));
        transaction.commit();
        stored += 2;
      }
    } catch (const MachineError& error) {
      REQUIRE(disk.has_fault_struck());
      CHECK(error.kind() == (kind == Kind::disk_full ? "disk_full" : "io"));
      ++refused;
    }
    disk.clear_fault();
    CHECK(journal.count() == stored);
    storage::Transaction transaction(database);
    journal.append(row_for(++stored));
    transaction.commit();
    CHECK(journal.last()->sequence == stored);
  }
  CHECK(refused > 0);
  CHECK(database.text("PRAGMA integrity_check") == "ok");
}
