// A journal as the uploader reads it, and the little it writes beside it: the kiosk's own database now, a relay's or a
// stick's later. Used by one uploader on one thread.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "storage/database.h"
#include "storage/journal_store.h"
#include "sync/protocol.h"
#include "wire/batch.h"

namespace odop::sync {

// Neighbouring entries with what a batch needs around them.
struct Cut {
  wire::PublicKey device_key{};
  std::vector<wire::Entry> entries;
  wire::Hash previous_head{}, head{};
  std::vector<wire::Sidecar> sidecars;
};

class JournalSource {
 public:
  virtual ~JournalSource() = default;
  virtual std::string label() = 0;           // "K07"; empty: no journal yet
  virtual std::int64_t last_sequence() = 0;  // 0: empty
  // At most entries_max entries from first on and about unpacked_bytes_max of payload; nullopt when there is none.
  virtual std::optional<Cut> cut(std::int64_t first, std::int64_t entries_max) = 0;
  // What stands before an entry, for foretelling. Valid until the next call.
  virtual const wire::LedgerReference& reference() = 0;
  // Counted here, from the journal, up to and with an entry; to be compared with the hub's.
  virtual Totals totals_at(std::int64_t sequence) = 0;

  virtual storage::SyncState state() = 0;
  virtual void save(const storage::SyncState& state) = 0;
  virtual void note_refused(std::int64_t sequence, const std::string& answer, const std::string& detail) = 0;
};

// Over a kiosk's database, on a connection of its own: reads beside the till, writes only sync_state and sync_refused.
class KioskJournalSource final : public JournalSource {
 public:
  explicit KioskJournalSource(storage::Database& database);
  std::string label() override;
  std::int64_t last_sequence() override;
  std::optional<Cut> cut(std::int64_t first, std::int64_t entries_max) override;
  const wire::LedgerReference& reference() override { return reference_; }
  Totals totals_at(std::int64_t sequence) override;
  storage::SyncState state() override { return storage::read_sync_state(database_); }
  void save(const storage::SyncState& state) override;
  void note_refused(std::int64_t sequence, const std::string& answer, const std::string& detail) override;

 private:
  void learn_up_to(std::int64_t sequence);

  storage::Database& database_;
  storage::JournalStore journal_;
  wire::LedgerReference reference_;
  std::int64_t learned_sequence_ = 0;
  Totals counted_;  // up to counted_.entries
};

}  // namespace odop::sync
