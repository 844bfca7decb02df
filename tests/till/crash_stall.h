// A stall for crash tests: one kiosk whose till does seeded deeds of every kind, and the memory of what it
// acknowledged, which outlives every crash. The folder (lock, device key) is real; the database is wherever
// OpenOptions say, a PowerLossVfs above all. One thread.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include "support/books_mirror.h"
#include "support/manual_clock.h"
#include "support/small_fair.h"
#include "till/complete_sale.h"
#include "till/till.h"

namespace odop::test {

struct AcknowledgedSale {
  std::string serial;
  std::int64_t sequence = 0;
};

// What the staff saw answered, and the one deed that was under way when the lights went out.
struct StallMemory {
  till::Head head;  // after the last acknowledged deed
  std::vector<AcknowledgedSale> sales;
  std::optional<std::string> cart;
  int pack_version = 0;
  std::vector<std::int64_t> open_attempts;  // UPI attempts shown, neither claimed nor given up

  struct UnderWay {
    int documents = 0;  // that the deed would add
    bool is_journalled = true;
    std::optional<std::string> cart;  // after it
    int pack_version = 0;
  };
  std::optional<UnderWay> under_way;
};

class CrashStall {
 public:
  // Makes the kiosk and applies the fair's pack.
  CrashStall(const std::filesystem::path& folder, const storage::OpenOptions& options);

  const std::filesystem::path& folder() const { return folder_; }
  storage::OpenOptions& options() { return options_; }
  std::unique_ptr<till::Till> open() { return std::make_unique<till::Till>(folder_, clock_, options_); }
  const StallMemory& memory() const { return memory_; }
  void remember(const StallMemory& memory);  // back to an image of the disk
  void forget_mirror() { mirror_->forget(); }

  // One deed as chance has it: sales mostly. Whatever the till throws passes through; then nothing was acknowledged.
  void do_deed(till::Till& till, std::mt19937_64& random);
  void sell(till::Till& till, std::mt19937_64& random);
  void take_back(till::Till& till, std::mt19937_64& random);
  void book(till::Till& till, std::mt19937_64& random);

  // After a boot, before any deed. The books must hold what was acknowledged, the deed under way wholly or not at all,
  // and agree with the mirror; else one line that says what was lost. Takes over what the books say. thoroughly: every
  // view and the file's own structure too; what is wrong there stays wrong, so not every boot needs it.
  std::string fault_after_boot(till::Till& till, bool thoroughly);
  // The same where the deeds were another process's: only its reports are known, not the deed under way.
  void remember_sold(const std::vector<AcknowledgedSale>& sales);
  std::string fault_after_kill(till::Till& till);
  // Acknowledged sales that the last fault_after_boot missed.
  std::int64_t lost() const { return lost_; }

  void apply_next_pack(till::Till& till);

 private:
  std::string fault_in_books(till::Till& till, bool thoroughly);
  void take_over(till::Till& till);
  void acknowledge(till::Till& till);

  std::filesystem::path folder_;
  storage::OpenOptions options_;
  ManualClock clock_;
  std::vector<Catalogue> fairs_;  // by version, from 1
  StallMemory memory_;
  std::unique_ptr<BooksMirror> mirror_;
  std::int64_t lost_ = 0;
};

}  // namespace odop::test
