#include "till/till.h"

#include <fstream>
#include <stdexcept>

#include "core/errors.h"
#include "storage/migrations.h"
#include "till/consolidate_day.h"
#include "till/device_key.h"
#include "wire/bounds.h"

namespace odop::till {

namespace {

bool is_unbilled_sale(const Facts& facts) {
  return facts.document && facts.document->kind == DocumentKind::sale &&
         facts.document->document_type == static_cast<std::int64_t>(DocumentType::unbilled_sale);
}

constexpr std::int64_t log_tidy_pages = 2'000;  // 8 MB

wire::Entry entry_of(const storage::JournalRow& row) {
  return {row.sequence, static_cast<std::uint8_t>(row.type), row.utc_ms, row.payload};
}

}  // namespace

Till::Till(const std::filesystem::path& folder, const Clock& clock, storage::OpenOptions options)
    : folder_(folder), clock_(clock), lock_(folder) {
  const std::filesystem::path file = folder / journal_file_name;
  if (options.vfs.empty() && !std::filesystem::exists(file))
    throw MachineError("no_journal", file.string() + ": there is no journal here; make one with odop init");
  signer_ = std::make_unique<wire::Signer>(read_device_key(folder));
  database_ = std::make_unique<storage::Database>(file, options, storage::kiosk_migrations());
  journal_ = std::make_unique<storage::JournalStore>(*database_);
  facts_ = std::make_unique<storage::FactWriter>(*database_);
  tables_ = std::make_unique<storage::TillTables>(*database_);
  load();
}

Till::~Till() = default;

void Till::load() {
  ledger_ = std::make_unique<wire::Ledger>(signer_->public_key());
  ledger_->ask_past(
      {.entry = [this](std::int64_t sequence) -> std::optional<wire::Entry> {
         const auto row = journal_->at(sequence);
         return row ? std::optional{entry_of(*row)} : std::nullopt;
       },
       .last_taken_back =
           [this](std::int64_t sequence) { return storage::last_taken_back(*database_, label_, sequence); },
       .last_foreign_return =
           [this](const wire::PublicKey& device, std::int64_t sequence) {
             return storage::last_foreign_return(*database_, label_, wire::to_hex(device), sequence);
           },
       .booking_ended_by =
           [this](std::int64_t sequence) { return storage::booking_ended_by(*database_, label_, sequence); },
       .consolidated_in =
           [this](std::int64_t sequence) { return storage::consolidated_in(*database_, label_, sequence); }});
  head_ = {};
  event_sequence_.reset();
  supplier_sequence_.clear();
  newest_item_.clear();
  tables_->forget_totals();
  journal_->visit_references([&](const storage::JournalRow& row) {
    const wire::Entry entry = entry_of(row);
    ledger_->restore_reference(entry);
    index_entry(entry);
  });
  tables_->visit_series([&](const std::string& series, std::int64_t last) { ledger_->restore_series(series, last); });
  if (const auto last = journal_->last()) {
    const auto hash = wire::hash_from_bytes(last->hash);
    if (!hash)
      throw MachineError("corrupt",
                         database_->path().string() + ": the last journal entry is damaged; run odop verify");
    head_ = {last->sequence, *hash, last->utc_ms};
    ledger_->restore_last_time(last->utc_ms);
    if (!ledger_->reference().key || ledger_->reference().key->device_key != signer_->public_key())
      throw MachineError("wrong_key",
                         folder_.string() +
                             ": the device key does not belong to this journal; begin a new kiosk with odop "
                             "init in an empty folder");
    label_ = ledger_->reference().key->label;
  }
  waiting_since_ = till::waiting_since(*database_, label_);
  must_reload_ = false;
}

void Till::index_entry(const wire::Entry& entry) {
  const wire::LedgerReference& reference = ledger_->reference();
  if (reference.events.contains(entry.sequence)) event_sequence_ = entry.sequence;
  if (const auto supplier = reference.suppliers.find(entry.sequence); supplier != reference.suppliers.end())
    supplier_sequence_[supplier->second.code] = entry.sequence;
  if (const auto item = reference.items.find(entry.sequence); item != reference.items.end())
    newest_item_[item->second.sku] = entry.sequence;
}

bool Till::is_clock_suspect() const {
  return head_.sequence > 1 && clock_.utc_ms() < head_.utc_ms - wire::clock_suspect_ms;
}

std::optional<std::int64_t> Till::event_sequence() const {
  return event_sequence_;
}

std::optional<std::int64_t> Till::supplier_sequence(const std::string& code) const {
  const auto found = supplier_sequence_.find(code);
  return found == supplier_sequence_.end() ? std::nullopt : std::optional{found->second};
}

std::optional<std::int64_t> Till::newest_item_sequence(const std::string& sku) const {
  const auto found = newest_item_.find(sku);
  return found == newest_item_.end() ? std::nullopt : std::optional{found->second};
}

void Till::tidy_when_idle() {
  if (database_->log_pages() > log_tidy_pages) database_->checkpoint();
}

Till& Till::ready_for_deed() {
  if (must_reload_) load();
  return *this;
}

Deed::Deed(Till& till, std::optional<std::int64_t> utc_ms)
    : till_(till.ready_for_deed()), utc_ms_(utc_ms.value_or(till.clock_.utc_ms())), transaction_(*till.database_) {
  if (utc_ms_ < wire::utc_ms_min || utc_ms_ > wire::utc_ms_max)
    throw MachineError("clock", "the clock of this computer shows no possible date; set it and try again");
}

Deed::~Deed() {
  if (finished_) return;
  // The ledger has read entries that the disk does not have: read it again before the next deed.
  till_.must_reload_ = true;
  till_.tables_->forget_totals();
}

Deed::Appended Deed::append(wire::EntryType type, std::string payload) {
  wire::Entry entry{till_.head_.sequence + 1, static_cast<std::uint8_t>(type), utc_ms_, std::move(payload)};
  wire::LedgerStep step = till_.ledger_->apply(entry);
  if (!step.findings.empty())
    throw std::logic_error("journal: entry " + std::to_string(entry.sequence) + " " + step.findings.front().what);

  const wire::Hash hash = wire::hash_entry(till_.device_key(), till_.head_.hash, entry);
  till_.journal_->append({entry.sequence, entry.type, entry.utc_ms, entry.payload, std::string{wire::as_bytes(hash)}});
  till_.facts_->write(step.facts);
  till_.tables_->apply(step.facts);
  till_.index_entry(entry);
  if (step.facts.consolidated)
    till_.waiting_since_.reset();
  else if (!till_.waiting_since_ && is_unbilled_sale(step.facts))
    till_.waiting_since_ = step.facts.document->day;
  till_.head_ = {entry.sequence, hash, entry.utc_ms};
  if (type == wire::EntryType::key) till_.label_ = till_.ledger_->reference().key->label;
  return {entry.sequence, hash, entry.utc_ms, std::move(step.facts)};
}

void Deed::finish() {
  till_.tables_->save_totals();
  transaction_.commit();
  finished_ = true;
}

}  // namespace odop::till
