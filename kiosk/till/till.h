// The stall's books: the one writing connection to a kiosk's data folder, the ledger of its journal, and the way every
// deed is written down. Each deed (complete_sale.h, upi_attempts.h, shifts.h, ...) is a function over it. Owned by one
// thread: the till thread of the kiosk, or a command line program.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/clock.h"
#include "core/facts.h"
#include "storage/database.h"
#include "storage/fact_tables.h"
#include "storage/folder_lock.h"
#include "storage/journal_store.h"
#include "storage/till_tables.h"
#include "wire/entry.h"
#include "wire/ledger.h"

namespace odop::till {

inline constexpr const char* journal_file_name = "kiosk.sqlite";
inline constexpr const char* device_key_file_name = "device.key";

struct Head {
  std::int64_t sequence = 0;  // 0: the journal is empty
  wire::Hash hash = wire::first_previous_hash;
  std::int64_t utc_ms = 0;
};

class Till {
 public:
  // Takes the folder's lock (MachineError "locked" when another program writes there), opens the journal and reads what
  // later entries point to. The folder must have been made by create_kiosk.
  Till(const std::filesystem::path& folder, const Clock& clock, storage::OpenOptions options = {});
  ~Till();

  const std::string& label() const { return label_; }  // "K07"
  const wire::PublicKey& device_key() const { return ledger().device_key(); }
  const wire::Signer& signer() const { return *signer_; }
  const Head& head() const { return head_; }
  const Clock& clock() const { return clock_; }
  const std::filesystem::path& folder() const { return folder_; }
  storage::Database& database() { return *database_; }
  storage::JournalStore& journal() { return *journal_; }
  storage::TillTables& tables() { return *tables_; }
  const wire::Ledger& ledger() const { return *ledger_; }

  // The clock reads earlier than the last entry by more than two minutes: a dead battery, or a hand on the date. No
  // sale is made until staff confirm the date once (confirm_clock.h).
  bool is_clock_suspect() const;

  // The event and supplier entries in force, by sequence; nullopt before the first pack.
  std::optional<std::int64_t> event_sequence() const;
  std::optional<std::int64_t> supplier_sequence(const std::string& code) const;
  // The IST day of the oldest small sale that no consolidated bill has yet (consolidate_day.h); nullopt: none waits.
  std::optional<std::int64_t> waiting_since() const { return waiting_since_; }
  // The entry with the newest version of a product; nullopt before its first sale.
  std::optional<std::int64_t> newest_item_sequence(const std::string& sku) const;

  // Moves the write-ahead log into the database when it has grown; the owner calls it in quiet moments.
  void tidy_when_idle();

  // After a deed that failed, memory is read again from the disk. Every deed begins with it, before it decides
  // anything: what the failed deed had read would name entries that no disk has.
  Till& ready_for_deed();

 private:
  friend class Deed;
  void load();
  void index_entry(const wire::Entry& entry);

  std::filesystem::path folder_;
  const Clock& clock_;
  storage::FolderLock lock_;
  std::unique_ptr<storage::Database> database_;
  std::unique_ptr<storage::JournalStore> journal_;
  std::unique_ptr<storage::FactWriter> facts_;
  std::unique_ptr<storage::TillTables> tables_;
  std::unique_ptr<wire::Signer> signer_;
  std::unique_ptr<wire::Ledger> ledger_;
  std::string label_;
  Head head_;
  std::optional<std::int64_t> event_sequence_;
  std::unordered_map<std::string, std::int64_t> supplier_sequence_, newest_item_;
  std::optional<std::int64_t> waiting_since_;
  bool must_reload_ = false;
};

// One commit: entries, their facts, series, stock and totals together, or nothing. Everything appended is checked by
// the same ledger that verify uses; an entry that it would complain about is a programmer's mistake and is refused by
// std::logic_error before the disk sees it.
class Deed {
 public:
  // Begins the transaction. utc_ms: the moment by which prices and serials were already decided; else the clock's now.
  explicit Deed(Till& till, std::optional<std::int64_t> utc_ms = std::nullopt);
  ~Deed();  // rolls back unless finish() returned
  Deed(const Deed&) = delete;
  Deed& operator=(const Deed&) = delete;

  struct Appended {
    std::int64_t sequence = 0;
    wire::Hash hash{};
    std::int64_t utc_ms = 0;
    Facts facts;
  };
  Appended append(wire::EntryType type, std::string payload);
  std::int64_t utc_ms() const { return utc_ms_; }  // one moment for all entries of the deed
  std::int64_t next_sequence() const { return till_.head_.sequence + 1; }
  void finish();  // returns when the disk has it

 private:
  Till& till_;
  std::int64_t utc_ms_;
  storage::Transaction transaction_;
  bool finished_ = false;
};

}  // namespace odop::till
