#include "sync/journal_source.h"

#include "core/errors.h"
#include "wire/bounds.h"

namespace odop::sync {

namespace {

// Half of what a reader accepts, so that framing never tips a batch over the bound.
constexpr std::size_t cut_payload_bytes_max = wire::batch_unpacked_bytes_max / 2;

wire::Entry entry_of(const storage::JournalRow& row) {
  return {row.sequence, static_cast<std::uint8_t>(row.type), row.utc_ms, row.payload};
}

wire::Hash hash_of(const storage::JournalRow& row) {
  const auto hash = wire::hash_from_bytes(row.hash);
  if (!hash) throw MachineError("corrupt", "journal entry " + std::to_string(row.sequence) + " has no whole hash");
  return *hash;
}

}  // namespace

KioskJournalSource::KioskJournalSource(storage::Database& database) : database_(database), journal_(database) {}

std::string KioskJournalSource::label() {
  const auto first = journal_.at(1);
  return first ? wire::decode_key(first->payload).label : std::string{};
}

std::int64_t KioskJournalSource::last_sequence() {
  const auto last = journal_.last();
  return last ? last->sequence : 0;
}

std::optional<Cut> KioskJournalSource::cut(std::int64_t first, std::int64_t entries_max) {
  Cut cut;
  if (first > 1) {
    const auto before = journal_.at(first - 1);
    if (!before) return std::nullopt;
    cut.previous_head = hash_of(*before);
  }
  std::size_t bytes = 0;
  std::vector<wire::Hash> named;
  journal_.visit(first, INT64_MAX, [&](const storage::JournalRow& row) {
    const bool fits = cut.entries.empty() || bytes + row.payload.size() <= cut_payload_bytes_max;
    if (!fits || row.sequence != first + static_cast<std::int64_t>(cut.entries.size())) return false;
    bytes += row.payload.size();
    cut.entries.push_back(entry_of(row));
    cut.head = hash_of(row);
    const auto sidecars = wire::sidecars_of(static_cast<std::uint8_t>(row.type), row.payload);
    named.insert(named.end(), sidecars.begin(), sidecars.end());
    return static_cast<std::int64_t>(cut.entries.size()) < entries_max;
  });
  if (cut.entries.empty()) return std::nullopt;
  const auto key = journal_.at(1);
  if (!key) return std::nullopt;
  cut.device_key = wire::decode_key(key->payload).device_key;
  for (const wire::Hash& hash : named) {
    if (static_cast<std::int64_t>(cut.sidecars.size()) == wire::batch_sidecars_max) break;
    if (auto sealed = journal_.sidecar(hash)) cut.sidecars.push_back({hash, std::move(*sealed)});
  }
  learn_up_to(first - 1);
  return cut;
}

void KioskJournalSource::learn_up_to(std::int64_t sequence) {
  if (sequence <= learned_sequence_) return;  // the coder looks at nothing from the batch's first entry on
  wire::Ledger ledger(wire::PublicKey{});
  journal_.visit_references([&](const storage::JournalRow& row) { ledger.restore_reference(entry_of(row)); });
  reference_ = ledger.reference();
  learned_sequence_ = last_sequence();
}

Totals KioskJournalSource::totals_at(std::int64_t sequence) {
  if (sequence < counted_.entries) counted_ = {};
  journal_.visit(counted_.entries + 1, sequence, [&](const storage::JournalRow& row) {
    counted_.entries = row.sequence;
    counted_.head_hex = wire::to_hex(std::string_view{row.hash});
    const wire::EntrySum sum = wire::sum_of(static_cast<std::uint8_t>(row.type), row.payload);
    counted_.sum_paise += sum.paise;
    counted_.sales += sum.sales;
    return true;
  });
  return counted_;
}

void KioskJournalSource::save(const storage::SyncState& state) {
  // The address and the code belong to the settings screen, which may have changed them since they were read.
  storage::Transaction transaction(database_);
  const storage::SyncState now = storage::read_sync_state(database_);
  storage::SyncState merged = state;
  merged.hub_url = now.hub_url;
  const bool just_enrolled = state.enrolled && !now.enrolled;
  if (!just_enrolled) merged.enrol_code = now.enrol_code;
  storage::write_sync_state(database_, merged);
  transaction.commit();
}

void KioskJournalSource::note_refused(std::int64_t sequence, const std::string& answer, const std::string& detail) {
  storage::note_refused_entry(database_, sequence, answer, detail);
}

}  // namespace odop::sync
