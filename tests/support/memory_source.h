// A journal in memory for the uploader, over a sample journal that may grow: fast enough for thousands of schedules.
// What the uploader saves here survives the uploader, as a disk would. Header only; needs odop_sync.
#pragma once

#include <algorithm>
#include <map>
#include <string>

#include "support/sample_journal.h"
#include "sync/journal_source.h"

namespace odop::test {

class MemorySource final : public sync::JournalSource {
 public:
  explicit MemorySource(const SampleJournal& journal, std::string enrol_code = "code") : journal_(journal) {
    state_.hub_url = "memory:";
    state_.enrol_code = std::move(enrol_code);
  }
  std::string label() override { return journal_.label(); }
  std::int64_t last_sequence() override { return journal_.last_sequence(); }
  std::optional<sync::Cut> cut(std::int64_t first, std::int64_t entries_max) override {
    const std::int64_t last = std::min(journal_.last_sequence(), first + entries_max - 1);
    if (first > last) return std::nullopt;
    sync::Cut cut;
    cut.device_key = journal_.device_key();
    cut.previous_head = journal_.hash_at(first - 1);
    cut.head = journal_.hash_at(last);
    cut.entries.assign(journal_.entries().begin() + (first - 1), journal_.entries().begin() + last);
    for (const wire::Sidecar& sidecar : journal_.sidecars())
      for (const wire::Entry& entry : cut.entries) {
        if (entry.type != static_cast<std::uint8_t>(wire::EntryType::sale)) continue;
        try {
          const auto named = wire::decode_sale(entry.payload).sidecars;
          if (std::find(named.begin(), named.end(), sidecar.hash) != named.end()) cut.sidecars.push_back(sidecar);
        } catch (const wire::Malformed&) {
          // Names nothing.
        }
      }
    return cut;
  }
  const wire::LedgerReference& reference() override { return journal_.reference(); }
  sync::Totals totals_at(std::int64_t sequence) override {
    sync::Totals totals{sequence, 0, 0, wire::to_hex(journal_.hash_at(sequence))};
    for (const wire::Entry& entry : journal_.entries()) {
      if (entry.sequence > sequence) break;
      if (entry.type != static_cast<std::uint8_t>(wire::EntryType::sale)) continue;
      try {
        totals.sum_paise += wire::decode_sale(entry.payload).payable_paise;
        totals.sales += 1;
      } catch (const wire::Malformed&) {
        // As the uploader's own source: not a sale to anyone.
      }
    }
    return totals;
  }
  storage::SyncState state() override { return state_; }
  void save(const storage::SyncState& state) override { state_ = state; }
  void note_refused(std::int64_t sequence, const std::string& answer, const std::string& detail) override {
    refused_[sequence] = answer + ": " + detail;
  }
  const std::map<std::int64_t, std::string>& refused() const { return refused_; }

 private:
  const SampleJournal& journal_;
  storage::SyncState state_;
  std::map<std::int64_t, std::string> refused_;
};

}  // namespace odop::test
