// After a deed that the disk refused, the till's memory must be what the disk says before the next deed decides
// anything.
#include <catch2/catch.hpp>
#include <random>

#include "core/errors.h"
#include "crash_stall.h"
#include "support/power_loss_vfs.h"
#include "support/random_scale.h"
#include "support/temporary_folder.h"
#include "till/create_kiosk.h"
#include "till/record_pack.h"
#include "till/upi_attempts.h"

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

}  // namespace

TEST_CASE("When the first pack could not be written down, a sale is refused for want of a pack", "[till][crash]") {
  const test::TemporaryFolder folder("no-pack");
  PowerLossVfs disk("power-loss-no-pack");
  const test::ManualClock clock;
  const Catalogue fair = test::small_fair();
  REQUIRE(till::create_kiosk(folder.path(), "K07", clock, options_on(disk)));
  till::Till till(folder.path(), clock, options_on(disk));
  disk.set_fault({.kind = DiskFault::Kind::io_error, .at_call = 3, .lasts = true});
  CHECK_THROWS_AS((void)till::record_pack(till, fair, test::applied_pack_of(fair)), MachineError);
  disk.clear_fault();
  till::Cart cart;
  cart.lines.push_back({.sku = "CUP", .quantity = 1, .line_discount = {}, .unit_price = std::nullopt});
  till::TenderGiven cash;
  cash.given = Money::from_paise(10'500);
  const auto outcome = till::complete_sale(till, fair, "S1", cart, {cash});
  const auto* refused = std::get_if<till::SaleRefused>(&outcome);
  REQUIRE(refused);
  CHECK(refused->reason == till::SaleRefusal::no_pack);
  const auto shown = till::show_upi_attempt(till, fair, "S1", "UPH", cash.given);
  REQUIRE_FALSE(shown);
  CHECK(shown.reason() == till::AttemptRefusal::no_pack);
  REQUIRE(till::record_pack(till, fair, test::applied_pack_of(fair)));
  CHECK(std::holds_alternative<till::Sale>(till::complete_sale(till, fair, "S1", cart, {cash})));
}

TEST_CASE("A pack that could not be written down can be applied again without a restart", "[till][crash]") {
  for (const FaultRun& run : fault_runs) {
    const test::TemporaryFolder folder("pack-fault");
    PowerLossVfs disk("power-loss-pack");
    CrashStall stall(folder.path(), options_on(disk));
    auto till = stall.open();
    int refused = 0;
    for (std::int64_t call = 1; call <= 60 && stall.memory().pack_version < 4; ++call) {
      INFO(run.what << " from call " << call);
      disk.set_fault({.kind = run.kind, .at_call = call, .lasts = run.lasts});
      try {
        stall.apply_next_pack(*till);
      } catch (const MachineError&) {
        ++refused;
      }
      disk.clear_fault();
      REQUIRE(stall.fault_after_boot(*till, false) == "");
    }
    CHECK(refused > 0);
    CHECK(stall.memory().pack_version >= 2);
    till.reset();
    till = stall.open();
    REQUIRE(stall.fault_after_boot(*till, true) == "");
  }
}
