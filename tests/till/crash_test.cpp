// The till against a disk that loses its power at any call: what was acknowledged is in the books after the next boot,
// the deed under way is there whole or not at all, chain, serials, totals, series and stock agree with a replay of the
// journal. The same lives on a disk that lies, and on a setting that does not wait, must show losses.
// ODOP_RANDOM_SCALE=10 runs 200,000 cuts; ODOP_SEED_FIRST=n goes on at seed n.
#include <catch2/catch.hpp>
#include <fstream>
#include <random>

#include "core/errors.h"
#include "crash_stall.h"
#include "support/power_loss_vfs.h"
#include "support/random_scale.h"
#include "support/temporary_folder.h"
#include "till/verify_books.h"

using namespace odop;
using storage::Durability;
using test::CrashStall;
using test::PowerLossVfs;
using test::Syncing;

namespace {

storage::OpenOptions options_on(const PowerLossVfs& disk, Durability durability) {
  storage::OpenOptions options;
  options.vfs = disk.name();
  options.durability = durability;
  options.busy_timeout_ms = 0;
  return options;
}

struct Tally {
  std::int64_t cuts = 0, sales = 0, lost = 0, damaged = 0;
  std::string first_fault;
};

constexpr int lives_per_kiosk = 8;  // crash upon crash on the same books, then a new kiosk

// odop verify must come to the same answer as the mirror: give it the surviving bytes as real files.
void verify_copy(const PowerLossVfs& disk, const std::filesystem::path& folder) {
  std::filesystem::path database;
  for (const auto& [path, bytes] : disk.image()) {
    const auto copy = folder / std::filesystem::path(path).filename();
    std::ofstream(copy, std::ios::binary | std::ios::trunc) << bytes;
    if (copy.extension() == ".sqlite") database = copy;
  }
  const auto report = till::verify_books(database, {});
  INFO(till::in_one_sentence(report));
  REQUIRE(report.ok);
  for (const char* suffix : {"", "-wal", "-shm"}) std::filesystem::remove(database.string() + suffix);
}

Tally run_lives(std::int64_t cuts, std::uint64_t first_seed, Durability durability, Syncing syncing) {
  const bool honest = durability == Durability::every_commit && syncing == Syncing::honest;
  const test::TemporaryFolder folder("crash"), copies("crash-verify");
  PowerLossVfs disk("power-loss-till");
  CrashStall stall(folder.path(), options_on(disk, durability));
  const PowerLossVfs::Image fresh = disk.image();
  const test::StallMemory fresh_memory = stall.memory();
  disk.set_syncing(syncing);

  Tally tally;
  const auto note_fault = [&](std::uint64_t seed, const std::string& fault) {
    if (tally.first_fault.empty()) tally.first_fault = "seed " + std::to_string(seed) + ": " + fault;
    INFO("seed " << seed << ": " << fault);
    REQUIRE_FALSE(honest);
  };
  for (std::int64_t kiosk = 0; tally.cuts < cuts; ++kiosk) {
    disk.load(fresh);
    stall.remember(fresh_memory);
    stall.forget_mirror();
    // Any kiosk can be run again by itself: its seeds follow from its number.
    for (int life = 0; life <= lives_per_kiosk; ++life) {
      const std::uint64_t seed = first_seed + static_cast<std::uint64_t>(kiosk * lives_per_kiosk + life);
      std::mt19937_64 random{seed};
      bool is_sound = true;
      try {
        const auto till = stall.open();
        if (life > 0) {
          const std::string fault = stall.fault_after_boot(*till, life % 2 == 0);
          is_sound = fault.empty();
          tally.lost += stall.lost();
          if (!is_sound && stall.lost() == 0) ++tally.damaged;
          if (!is_sound) note_fault(seed - 1, fault);
        }
        if (!is_sound || life == lives_per_kiosk) break;
        disk.cut_power_at(std::uniform_int_distribution<std::int64_t>{1, 40}(random), seed);
        const std::size_t sales_before = stall.memory().sales.size();
        try {
          while (!disk.is_power_cut()) stall.do_deed(*till, random);
        } catch (const MachineError& error) {
          INFO("seed " << seed << ": " << error.what());
          if (!honest && !disk.is_power_cut()) throw;  // the books were damaged by an earlier cut
          REQUIRE(disk.is_power_cut());
        }
        tally.sales += static_cast<std::int64_t>(stall.memory().sales.size() - sales_before);
      } catch (const MachineError& error) {
        // The books cannot even be opened after the boot.
        ++tally.damaged;
        note_fault(seed - 1, error.what());
        break;
      } catch (const std::logic_error& error) {
        // A deed met books that no honest disk could have given it.
        ++tally.damaged;
        note_fault(seed, error.what());
        break;
      }
      disk.boot();
      ++tally.cuts;
      if (honest && tally.cuts % 1'000 == 0) verify_copy(disk, copies.path());
    }
  }
  return tally;
}

}  // namespace

TEST_CASE("A power cut at any moment loses no acknowledged sale, splits none and uses no serial twice",
          "[till][crash]") {
  const Tally tally = run_lives(test::scaled(20'000), test::seed_first(), Durability::every_commit, Syncing::honest);
  CHECK(tally.lost == 0);
  CHECK(tally.damaged == 0);
  CHECK(tally.sales > tally.cuts);  // fewer would mean that the test hardly sold anything
  WARN(tally.cuts << " power cuts, " << tally.sales << " acknowledged sales, " << tally.lost << " lost");
}

TEST_CASE("The crash test sees the losses of a till that does not wait for the disk", "[till][crash]") {
  const Tally tally = run_lives(test::scaled(400), test::seed_first(), Durability::checkpoint_only, Syncing::honest);
  CHECK(tally.lost > 0);
  WARN(tally.cuts << " power cuts with synchronous=NORMAL: " << tally.lost << " of " << tally.sales
                  << " acknowledged sales lost (" << tally.first_fault << ")");
}

TEST_CASE("The crash test sees the losses on a disk that lies about syncing", "[till][crash]") {
  const Tally tally = run_lives(test::scaled(400), test::seed_first(), Durability::every_commit, Syncing::ignored);
  CHECK(tally.lost + tally.damaged > 0);
  WARN(tally.cuts << " power cuts with syncs ignored: " << tally.lost << " of " << tally.sales
                  << " acknowledged sales lost, " << tally.damaged << " books damaged (" << tally.first_fault << ")");
}
