// A disk that fails at the first call of a deed, at its second, and so on until the deed passes without having met the
// fault: writing, syncing and reading. The answer tells the truth: the
// machine's trouble and nothing of the deed in the books, or the deed whole. The next customer is served at once.
#include <catch2/catch.hpp>
#include <fstream>

#include "asking_stall.h"
#include "support/power_loss_vfs.h"
#include "till/verify_books.h"

using namespace odop;
using test::AskingStall;
using test::DiskFault;
using test::PowerLossVfs;

namespace {

// odop verify reads files of the system: give it the disk's.
void verify(const PowerLossVfs& disk) {
  const test::TemporaryFolder copies("faults-verify");
  for (const auto& [path, bytes] : disk.image())
    std::ofstream(copies.path() / std::filesystem::path(path).filename(), std::ios::binary) << bytes;
  const auto report = till::verify_books(copies.path() / till::journal_file_name, {});
  INFO(till::in_one_sentence(report));
  REQUIRE(report.ok);
}

struct FaultRun {
  const char* what;
  DiskFault fault;
  const char* error_kind;
};
const FaultRun runs[] = {
    {"one I/O error", {.kind = DiskFault::Kind::io_error, .lasts = false, .reads_too = true}, "io"},
    {"I/O errors until the disk is mended",
     {.kind = DiskFault::Kind::io_error, .lasts = true, .reads_too = true},
     "io"},
    {"one write to a full disk", {.kind = DiskFault::Kind::disk_full, .lasts = false}, "disk_full"},
    {"a disk that stays full", {.kind = DiskFault::Kind::disk_full, .lasts = true}, "disk_full"}};

}  // namespace

TEST_CASE("At whatever call the disk fails, the till's answer and the books say the same", "[till][crash]") {
  std::int64_t tried = 0, refused = 0, stored = 0;
  for (const test::AskedDeed& deed : test::asked_deeds)
    for (const FaultRun& run : runs) {
      PowerLossVfs disk("power-loss-each-call");
      storage::OpenOptions options;
      options.vfs = disk.name();
      options.busy_timeout_ms = 0;
      AskingStall stall(options);
      stall.sold_serial();
      std::int64_t refused_here = 0;
      bool is_reached = true;
      for (std::int64_t call = 1; is_reached; ++call) {
        INFO(deed.name << ", " << run.what << " from call " << call);
        till::TillRequest request = deed.request(stall);
        stall.reopen();  // nothing is in memory, and the log begins anew: every call there can be is made
        const std::int64_t entries = stall.entries(), documents = stall.documents();
        DiskFault fault = run.fault;
        fault.at_call = call;
        const auto answer = stall.ask(
            std::move(request), [&] { disk.set_fault(fault); }, [&] { disk.clear_fault(); });
        is_reached = disk.has_fault_struck();
        ++tried;
        if (const auto* trouble = std::get_if<till::MachineTrouble>(&answer)) {
          INFO(trouble->kind << " " << trouble->detail);
          REQUIRE(is_reached);
          REQUIRE(trouble->kind == run.error_kind);
          REQUIRE(stall.entries() == entries);
          ++refused_here;
        } else {
          REQUIRE(deed.is_done(answer));
          REQUIRE(stall.documents() == documents + deed.documents);
          stall.draw_missing_papers(answer);
          stored += is_reached;
        }
        stall.sold_serial();
      }
      CHECK(refused_here > 0);
      refused += refused_here;
      verify(disk);
    }
  WARN(tried << " deeds on a failing disk, " << refused << " refused, " << stored << " stored whole all the same");
}
