#include "hub/merge_batch.h"

#include <algorithm>
#include <set>

#include "hub/hub_facts.h"

namespace odop::hub {

namespace {

using sync::Problem;

Problem problem_of(wire::BatchRefusal refusal) {
  const std::string code = wire::name_of(refusal);
  switch (refusal) {
    case wire::BatchRefusal::not_a_batch:
      return {400, code, "these bytes are not a batch", false, {}};
    case wire::BatchRefusal::header_wrong:
      return {400, code, "the batch names sequences that cannot be", false, {}};
    case wire::BatchRefusal::too_large:
      return {413, code, "the batch is larger than a batch may be", false, {}};
    case wire::BatchRefusal::later_version:
      return {422, code, "the batch was made by a later version than this hub's", false, {}};
    case wire::BatchRefusal::signature_wrong:
      return {422, code, "the batch is not signed by the device that it names", false, {}};
    case wire::BatchRefusal::columns_damaged:
      return {422, code, "the entries of the batch cannot be unpacked here", false, {}};
    case wire::BatchRefusal::entry_out_of_range:
      return {422, code, "the batch holds a time that no clock shows", false, {}};
    case wire::BatchRefusal::chain_differs:
      return {422, code, "the entries of the batch do not lead to its head", false, {}};
  }
  return {400, code, "refused", false, {}};
}

void add_range(std::vector<sync::SequenceRange>& ranges, std::int64_t sequence) {
  if (!ranges.empty() && ranges.back().last + 1 == sequence)
    ranges.back().last = sequence;
  else
    ranges.push_back({sequence, sequence});
}

void add_sale(std::int64_t& sales, std::int64_t& sum_paise, const wire::Entry& entry) {
  const wire::EntrySum sum = wire::sum_of(entry.type, entry.payload);
  sum_paise = saturating_sum(sum_paise, sum.paise);
  sales += sum.sales;
}

// The merge of one batch, chain by chain.
class Merge {
 public:
  Merge(HubTransaction& hub, Device device, std::int64_t now_ms)
      : hub_(hub),
        device_(std::move(device)),
        kiosk_(device_.kiosk),
        now_ms_(now_ms),
        branches_(hub.branches(kiosk_)) {}

  // Where the chain before the batch stands; a problem when it stands nowhere here.
  std::optional<Problem> find_place(const wire::BatchHeader& header) {
    const std::int64_t before = header.first - 1;
    if (before == 0) return std::nullopt;
    if (before <= device_.last_sequence && hub_.hash_at(kiosk_, before) == header.previous_head) return std::nullopt;
    for (const Branch& branch : branches_)
      if (before >= branch.first_sequence && hub_.branch_hash_at(branch, before) == header.previous_head) {
        branch_ = branch;
        return std::nullopt;
      }
    // A gap: the hub was restored from a backup. Another past: the chain forked earlier, only the whole tells where.
    const std::int64_t have = before > device_.last_sequence && branches_.empty() ? device_.last_sequence : 0;
    return Problem{409, "behind",
                   "the hub does not hold what stands before entry " + std::to_string(header.first) + " of " + kiosk_,
                   false, have};
  }

  wire::LedgerReference reference_before(std::int64_t first) {
    wire::Ledger ledger(device_.device_key);
    const auto remember = [&](const wire::Entry& entry) { ledger.restore_reference(entry); };
    hub_.visit_references(kiosk_, branch_ ? branch_->first_sequence - 1 : first - 1, remember);
    if (branch_) hub_.visit_branch_entries(*branch_, first - 1, remember);
    return ledger.reference();
  }

  sync::BatchAnswer take(const wire::Batch& batch) {
    for (std::size_t i = 0; i < batch.entries.size(); ++i) {
      const StoredEntry entry{batch.entries[i], batch.hashes[i]};
      if (branch_)
        take_into_branch(entry);
      else
        take_into_journal(entry);
    }
    if (ledger_) hub_.save_device(device_);
    for (const auto& [series, number] : series_) hub_.set_series(kiosk_, series, number);
    for (const wire::Sidecar& sidecar : batch.sidecars)
      if (named_sidecars_.contains(sidecar.hash)) hub_.add_sidecar(kiosk_, sidecar, now_ms_);
    if (branch_) {
      hub_.save_branch(*branch_, now_ms_);
      answer_.first_differing = branch_->first_sequence;
    }
    const std::int64_t last = batch.header.last;
    answer_.totals = {last, 0, 0, wire::to_hex(batch.header.head)};
    const Count count = count_at(last);
    answer_.totals.sales = count.sales;
    answer_.totals.sum_paise = count.sum_paise;
    return std::move(answer_);
  }

 private:
  void take_into_journal(const StoredEntry& stored) {
    const std::int64_t sequence = stored.entry.sequence;
    if (sequence > device_.last_sequence) {
      append(stored);
      add_range(answer_.stored, sequence);
      return;
    }
    note_sidecars(stored.entry);
    if (hub_.hash_at(kiosk_, sequence) == stored.hash) {
      add_range(answer_.already_have, sequence);
      return;
    }
    branch_ = branch_with(stored);
    if (!branch_) {
      const Count shared = hub_.count_up_to(kiosk_, sequence - 1);
      begin_branch(stored, sequence, shared);
    }
    take_into_branch(stored);
  }

  // Branches that forked from each other share their beginnings, so where a chain stood before an entry does not tell
  // in which of them the entry is.
  std::optional<Branch> branch_with(const StoredEntry& stored) {
    for (const Branch& branch : branches_)
      if (hub_.branch_hash_at(branch, stored.entry.sequence) == stored.hash) return branch;
    return std::nullopt;
  }

  void begin_branch(const StoredEntry& stored, std::int64_t first_sequence, Count shared) {
    branch_ =
        Branch{kiosk_, stored.hash, first_sequence, stored.entry.sequence - 1, {}, shared.sales, shared.sum_paise};
    hub_.add_attention(kiosk_, stored.entry.sequence, 1'000, "fork",
                       "a second journal of this kiosk differs from here on; both are kept", now_ms_);
  }

  void take_into_branch(const StoredEntry& stored) {
    const std::int64_t sequence = stored.entry.sequence;
    note_sidecars(stored.entry);
    add_range(answer_.differs, sequence);
    if (sequence <= branch_->last_sequence) {
      if (hub_.branch_hash_at(*branch_, sequence) == stored.hash) return;
      if (auto other = branch_with(stored)) {
        branch_ = std::move(other);
        return;
      }
      leave_branch_at(stored);
    }
    hub_.add_branch_entry(*branch_, stored);
    branch_->last_sequence = sequence;
    branch_->head = stored.hash;
    add_sale(branch_->sales, branch_->sum_paise, stored.entry);
  }

  // A fork of a fork: the new branch takes a copy of what it shares, so that each stands by itself.
  void leave_branch_at(const StoredEntry& stored) {
    const Branch old = *branch_;
    hub_.save_branch(old, now_ms_);
    begin_branch(stored, old.first_sequence, hub_.count_up_to(kiosk_, old.first_sequence - 1));
    std::vector<wire::Entry> shared;
    hub_.visit_branch_entries(old, stored.entry.sequence - 1,
                              [&](const wire::Entry& entry) { shared.push_back(entry); });
    for (const wire::Entry& entry : shared) {
      hub_.add_branch_entry(*branch_, {entry, hub_.branch_hash_at(old, entry.sequence).value()});
      add_sale(branch_->sales, branch_->sum_paise, entry);
    }
  }

  void append(const StoredEntry& stored) {
    const wire::Entry& entry = stored.entry;
    if (!ledger_) open_ledger();
    note_sidecars(entry);
    hub_.add_entry(kiosk_, stored);
    wire::LedgerStep step = ledger_->apply(entry);
    make_storable(step.facts, kiosk_);
    hub_.add_facts(step.facts);
    if (step.facts.document) {
      device_.sales += step.facts.document->kind == DocumentKind::sale ? 1 : 0;
      device_.sum_paise = saturating_sum(device_.sum_paise, step.facts.document->payable_paise);
      if (const std::string& series = step.facts.document->series; !series.empty())
        series_[series] = ledger_->last_number(series);
    }
    if (step.facts.stock_move && step.facts.stock_move->number > 0)
      series_[step.facts.stock_move->series] = ledger_->last_number(step.facts.stock_move->series);
    if (step.facts.consolidated)
      series_[step.facts.consolidated->series] = ledger_->last_number(step.facts.consolidated->series);
    if (step.facts.booking) series_[step.facts.booking->series] = ledger_->last_number(step.facts.booking->series);
    std::int64_t number = 0;
    for (const wire::Finding& finding : step.findings)
      hub_.add_attention(kiosk_, entry.sequence, ++number, wire::name_of(finding.kind), finding.what, now_ms_);
    device_.last_sequence = entry.sequence;
    device_.head = stored.hash;
    device_.last_batch_ms = now_ms_;
  }

  void open_ledger() {
    ledger_.emplace(device_.device_key);
    ledger_->ask_past(
        {.entry = [this](std::int64_t sequence) { return hub_.entry_at(kiosk_, sequence); },
         .last_taken_back = [this](std::int64_t sequence) { return hub_.last_taken_back(kiosk_, sequence); },
         .last_foreign_return =
             [this](const wire::PublicKey& device, std::int64_t sequence) {
               return hub_.last_foreign_return(kiosk_, device, sequence);
             },
         .booking_ended_by = [this](std::int64_t sequence) { return hub_.booking_ended_by(kiosk_, sequence); },
         .consolidated_in = [this](std::int64_t sequence) { return hub_.consolidated_in(kiosk_, sequence); }});
    hub_.visit_references(kiosk_, device_.last_sequence,
                          [&](const wire::Entry& entry) { ledger_->restore_reference(entry); });
    hub_.visit_series(kiosk_,
                      [&](const std::string& series, std::int64_t number) { ledger_->restore_series(series, number); });
    if (const auto utc_ms = hub_.time_at(kiosk_, device_.last_sequence)) ledger_->restore_last_time(*utc_ms);
    if (device_.last_sequence == 0) ledger_->expect_all_attempts();
  }

  void note_sidecars(const wire::Entry& entry) {
    for (const wire::Hash& hash : wire::sidecars_of(entry.type, entry.payload)) named_sidecars_.insert(hash);
  }

  Count count_at(std::int64_t sequence) {
    if (!branch_) {
      if (sequence == device_.last_sequence) return {device_.sales, device_.sum_paise};
      return hub_.count_up_to(kiosk_, sequence);
    }
    if (sequence == branch_->last_sequence) return {branch_->sales, branch_->sum_paise};
    Count count = hub_.count_up_to(kiosk_, branch_->first_sequence - 1);
    hub_.visit_branch_entries(*branch_, sequence,
                              [&](const wire::Entry& entry) { add_sale(count.sales, count.sum_paise, entry); });
    return count;
  }

  HubTransaction& hub_;
  Device device_;
  const std::string kiosk_;
  const std::int64_t now_ms_;
  std::vector<Branch> branches_;
  std::optional<Branch> branch_;        // where the batch goes; none: the journal itself
  std::optional<wire::Ledger> ledger_;  // made with the first new entry
  std::map<std::string, std::int64_t> series_;
  std::set<wire::Hash> named_sidecars_;
  sync::BatchAnswer answer_;
};

// The journal must introduce itself by the label it was enrolled with, else its papers and the hub's books would
// speak of different kiosks.
std::optional<Problem> check_label(const wire::Batch& batch, const Device& device) {
  if (batch.header.first != 1 || device.last_sequence > 0) return std::nullopt;
  try {
    const wire::KeyPayload key = wire::decode_key(batch.entries.front().payload);
    if (key.label == device.kiosk) return std::nullopt;
    return Problem{403,
                   "label_differs",
                   "this device is enrolled as " + device.kiosk + " and calls itself " + key.label,
                   false,
                   {}};
  } catch (const wire::Malformed&) {
    return std::nullopt;  // stored, and pointed out by the ledger
  }
}

}  // namespace

MergeOutcome merge_batch(HubStore& store, std::string_view bytes, std::int64_t now_ms) {
  const auto header = wire::peek_batch(bytes);
  if (!header) return problem_of(header.reason());
  if (!wire::is_signed_by_device(*header)) return problem_of(wire::BatchRefusal::signature_wrong);

  const auto hub = store.begin();
  const auto device = hub->device(header->device_key);
  if (!device) return Problem{403, "unknown_device", "this device is not enrolled at this hub", false, {}};
  if (const auto known = hub->batch_answer(device->kiosk, *header))
    if (const auto answer = sync::parse_batch_answer(*known)) return *answer;

  Merge merge(*hub, *device, now_ms);
  if (const auto problem = merge.find_place(*header)) return *problem;
  const auto batch = wire::decode_batch(bytes, merge.reference_before(header->first));
  if (!batch) return problem_of(batch.reason());
  if (const auto problem = check_label(*batch, *device)) return *problem;
  const sync::BatchAnswer answer = merge.take(*batch);
  hub->add_batch(device->kiosk, *header, now_ms, static_cast<std::int64_t>(bytes.size()), sync::to_json(answer));
  hub->commit();
  return answer;
}

}  // namespace odop::hub
