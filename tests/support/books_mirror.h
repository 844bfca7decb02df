// A second set of books, made from the journal alone: replays every entry through the ledger into tables in memory and
// holds the kiosk's own tables against them, row by row. Keeps what it has seen, so that after every crash only new
// entries are replayed, and notices when an entry it has seen is gone or changed. One thread.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "storage/database.h"
#include "storage/fact_tables.h"
#include "storage/journal_store.h"
#include "storage/till_tables.h"
#include "wire/ledger.h"

namespace odop::test {

class BooksMirror {
 public:
  explicit BooksMirror(const wire::PublicKey& device_key);

  // What is wrong with these books, in one line; empty when chain, rules, serials and every view agree.
  // Without views only the chain and the rules are looked at.
  std::string fault_in(storage::Database& books, storage::JournalStore& journal, bool with_views);
  void forget();  // the next books are another kiosk's, or this one's from its beginning

  std::int64_t entries() const { return static_cast<std::int64_t>(hashes_.size()); }
  std::optional<wire::Hash> hash_at(std::int64_t sequence) const;
  std::int64_t documents_after(std::int64_t sequence) const;
  const wire::Ledger& ledger() const { return *ledger_; }
  std::vector<std::int64_t> open_attempts();  // sequences of UPI attempts neither claimed nor given up

 private:
  std::string replay(storage::JournalStore& journal);
  std::string compare_views(storage::Database& books);

  wire::PublicKey device_key_;
  storage::Database database_;
  storage::FactWriter facts_;
  storage::TillTables tables_;
  std::unique_ptr<wire::Ledger> ledger_;
  std::vector<storage::Statement> views_;  // kept prepared: a crash test asks thousands of times
  storage::Statement open_attempts_;
  std::vector<wire::Hash> hashes_;
  std::vector<bool> is_document_;
};

}  // namespace odop::test
