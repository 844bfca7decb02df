// A disk that answers "I/O error" or "full" at any call of a deed: the deed is refused by a MachineError that names the
// machine's trouble, or it is stored whole; the till goes on afterwards with the next serial, without a restart.
#include <catch2/catch.hpp>
#include <random>

#include "core/errors.h"
#include "crash_stall.h"
#include "support/power_loss_vfs.h"
#include "support/random_scale.h"
#include "support/temporary_folder.h"

using namespace odop;
using test::CrashStall;
using test::DiskFault;
using test::PowerLossVfs;

namespace {

storage::OpenOptions options_on(const PowerLossVfs& disk) {
  storage::OpenOptions options;
  options.vfs = disk.name();
  options.busy_timeout_ms = 0;
  return options;
}

struct FaultRun {
  const char* what;
  DiskFault::Kind kind;
  bool lasts;
  const char* error_kind;
};

const FaultRun fault_runs[] = {
    {"one I/O error", DiskFault::Kind::io_error, false, "io"},
    {"I/O errors until the disk is mended", DiskFault::Kind::io_error, true, "io"},
    {"one write to a full disk", DiskFault::Kind::disk_full, false, "disk_full"},
    {"a disk that stays full until somebody makes room", DiskFault::Kind::disk_full, true, "disk_full"}};

// Fails one deed at its first call, the next at its second, and so on until none is reached any more.
template <typename Deed>
int run_faults(const FaultRun& run, std::uint64_t seed, std::int64_t calls_max, Deed&& deed) {
  const test::TemporaryFolder folder("faults");
  PowerLossVfs disk("power-loss-faulty");
  CrashStall stall(folder.path(), options_on(disk));
  auto till = stall.open();
  std::mt19937_64 random{seed};
  REQUIRE(stall.fault_after_boot(*till, true) == "");
  int refused = 0;
  for (std::int64_t call = 1; call <= calls_max; ++call) {
    INFO(run.what << " from call " << call << ", seed " << seed);
    disk.set_fault({.kind = run.kind, .at_call = call, .lasts = run.lasts});
    // The log has room ahead, so a full disk shows itself some deeds later.
    const int deeds = run.kind == DiskFault::Kind::disk_full ? 40 : 1;
    try {
      for (int i = 0; i < deeds; ++i) deed(stall, *till, random);
    } catch (const MachineError& error) {
      INFO(error.what());
      CHECK(disk.has_fault_struck());
      CHECK(error.kind() == run.error_kind);
      ++refused;
    }
    disk.clear_fault();
    const auto serials_before = stall.memory().sales.size();
    // The next customer is served at once, and only then are the books looked into.
    stall.sell(*till, random);
    CHECK(stall.memory().sales.size() > serials_before);
    REQUIRE(stall.fault_after_boot(*till, true) == "");
  }
  till.reset();
  till = stall.open();
  REQUIRE(stall.fault_after_boot(*till, true) == "");
  return refused;
}

}  // namespace

TEST_CASE("A sale on a failing or full disk is refused in words or stored whole, and the next one goes through",
          "[till][crash]") {
  for (const FaultRun& run : fault_runs) {
    const int refused = run_faults(run, test::seed_first(), 60,
                                   [](CrashStall& stall, till::Till& till, auto& random) { stall.sell(till, random); });
    CHECK(refused > 0);
  }
}

TEST_CASE("Any deed on a failing or full disk is refused in words or stored whole, and the till goes on",
          "[till][crash]") {
  const std::int64_t rounds = test::scaled(6);
  for (const FaultRun& run : fault_runs) {
    int refused = 0;
    for (std::int64_t round = 0; round < rounds; ++round)
      refused += run_faults(run, test::seed_first() + static_cast<std::uint64_t>(round), 40,
                            [](CrashStall& stall, till::Till& till, auto& random) {
                              for (int deeds = 0; deeds < 3; ++deeds) stall.do_deed(till, random);
                            });
    CHECK(refused > 0);
  }
}
