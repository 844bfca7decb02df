#include "till/replay.h"

#include "core/errors.h"
#include "storage/journal_store.h"

namespace odop::till {

ReplayEnd replay_journal(storage::Database& database, const std::function<void(const wire::LedgerStep&)>& each_step,
                         const std::function<void(std::int64_t, const wire::Hash&)>& each_head) {
  storage::JournalStore journal(database);
  wire::PublicKey device_key{};
  try {
    if (const auto first = journal.at(1)) device_key = wire::decode_key(first->payload).device_key;
  } catch (const wire::Malformed&) {
    // Entry 1 is then named as malformed below, and no hash can match.
  }
  wire::Ledger ledger(device_key);
  ledger.expect_all_attempts();
  ledger.ask_past({.entry = [&](std::int64_t sequence) -> std::optional<wire::Entry> {
                     const auto row = journal.at(sequence);
                     if (!row) return std::nullopt;
                     return wire::Entry{row->sequence, static_cast<std::uint8_t>(row->type), row->utc_ms, row->payload};
                   },
                   .last_taken_back = {},
                   .last_foreign_return = {}});
  ReplayEnd end;
  journal.visit(INT64_MIN, INT64_MAX, [&](const storage::JournalRow& row) {
    const wire::Entry entry{row.sequence, static_cast<std::uint8_t>(row.type), row.utc_ms, row.payload};
    wire::LedgerStep step;
    if (row.type < 1 || row.type > wire::entry_type_max)
      step.findings.push_back({row.sequence, wire::FindingKind::malformed_entry, "has a type outside the format"});
    else
      step = ledger.apply(entry);
    if (static_cast<std::uint64_t>(row.sequence) != static_cast<std::uint64_t>(end.last_sequence) + 1)
      step.findings.insert(step.findings.begin(),
                           {row.sequence, wire::FindingKind::sequence_gap,
                            "follows sequence " + std::to_string(end.last_sequence) + ": entries between are missing"});
    const wire::Hash expected = wire::hash_entry(device_key, end.head, entry);
    const auto stored = wire::hash_from_bytes(row.hash);
    if (!stored || *stored != expected)
      step.findings.insert(step.findings.begin(), {row.sequence, wire::FindingKind::chain_broken,
                                                   "was changed, or the entry before it was: its hash does not match"});
    // Go on from what is stored, so that one changed entry is named once and not on every later one.
    end.head = stored.value_or(expected);
    end.last_sequence = row.sequence;
    end.entries += 1;
    each_step(step);
    if (each_head) each_head(row.sequence, end.head);
    return true;
  });
  if (ledger.reference().key) end.label = ledger.reference().key->label;
  return end;
}

}  // namespace odop::till
