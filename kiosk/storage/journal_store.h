// Table journal and what stands beside it outside the chain: sidecars and the state of sync. Bytes only; what they mean
// is wire/. The till's connection appends; any read connection may read.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "storage/database.h"

namespace odop::storage {

using HashBytes = std::array<std::uint8_t, 32>;

struct JournalRow {
  std::int64_t sequence = 0;
  std::int64_t type = 0;
  std::int64_t utc_ms = 0;
  std::string payload;
  std::string hash;  // 32 bytes unless somebody damaged the row
};

class JournalStore {
 public:
  explicit JournalStore(Database& database);

  void append(const JournalRow& row);  // inside the caller's transaction
  std::optional<JournalRow> last();
  std::optional<JournalRow> at(std::int64_t sequence);
  // In order of sequence, first .. last; stops when the visitor answers false. Memory does not grow with the journal.
  void visit(std::int64_t first, std::int64_t last, const std::function<bool(const JournalRow&)>& visitor);
  std::vector<JournalRow> read(std::int64_t first, std::int64_t count_max);
  void visit_references(const std::function<void(const JournalRow&)>& visitor);  // key, config, item entries
  std::int64_t count();

  void put_sidecar(const HashBytes& hash, const std::string& sealed);  // again is not an error
  std::optional<std::string> sidecar(const HashBytes& hash);
  void erase_sidecar(const HashBytes& hash);
  // The same data sealed to this device, for papers printed again; never sent.
  void put_own_sidecar(const HashBytes& hash, const std::string& sealed);
  std::optional<std::string> own_sidecar(const HashBytes& hash);
  void erase_own_sidecar(const HashBytes& hash);

  // Personal data whose use has ended: out of both tables above, kept sealed as it would have travelled, until then.
  void lock_sidecar(const HashBytes& hash, std::int64_t erase_at_ms);
  bool has_locked_until(std::int64_t utc_ms);
  std::int64_t erase_locked_until(std::int64_t utc_ms);  // how many
  // From now on what this connection deletes is overwritten in the file too.
  void erase_without_trace();

 private:
  Database& database_;
  Statement append_, last_, at_, visit_;
};

struct SyncState {
  std::string hub_url, enrol_code;
  bool enrolled = false;
  std::int64_t acknowledged_sequence = 0;
  std::int64_t hub_entries = 0, hub_sales = 0, hub_sum_paise = 0;
  std::string hub_head;
  std::int64_t last_answer_ms = 0;
  std::string parked_code, parked_detail;
};
// The uploader's connection writes these; the till's journal is not touched by it.
SyncState read_sync_state(Database& database);
void write_sync_state(Database& database, const SyncState& state);
void note_refused_entry(Database& database, std::int64_t sequence, const std::string& answer,
                        const std::string& detail);

}  // namespace odop::storage
