#include "support/books_mirror.h"

#include <algorithm>
#include <iterator>

#include "storage/migrations.h"

namespace odop::test {

namespace {

constexpr const char* view_names[] = {
    "documents",          "document_lines",    "tenders",     "items",           "upi_attempts",
    "shift_events",       "stock_changes",     "series",      "stock",           "totals",
    "cash_movements",     "price_approvals",   "stock_moves", "foreign_returns", "bookings",
    "booking_tenders",    "consents",          "pin_resets",  "showcase_counts", "leads",
    "consolidated_bills", "consolidated_sales"};

// Every table has a primary key in whose order both are read.
std::string difference(storage::Statement& theirs, storage::Statement& ours, const std::string& table) {
  theirs.reset();
  ours.reset();
  std::string found;
  for (std::int64_t row = 1; found.empty(); ++row) {
    const bool has_theirs = theirs.step(), has_ours = ours.step();
    if (!has_theirs && !has_ours) break;
    const std::string where = "table " + table + ", row " + std::to_string(row);
    if (has_theirs != has_ours) {
      found = where + (has_theirs ? " is not explained by the journal" : " of the journal is missing");
      break;
    }
    for (int column = 0; column < theirs.columns() && found.empty(); ++column) {
      const bool same = theirs.is_number(column)
                            ? ours.is_number(column) && theirs.number(column) == ours.number(column)
                            : !ours.is_number(column) && theirs.text(column) == ours.text(column);
      if (!same)
        found = where + ": " + theirs.column_name(column) + " is " + theirs.text(column) + ", by the journal " +
                ours.text(column);
    }
  }
  theirs.reset();
  ours.reset();
  return found;
}

}  // namespace

BooksMirror::BooksMirror(const wire::PublicKey& device_key)
    : device_key_(device_key),
      database_(":memory:", {}, storage::kiosk_migrations()),
      facts_(database_),
      tables_(database_),
      open_attempts_(database_, "SELECT sequence FROM upi_attempts WHERE state = 1 ORDER BY sequence") {
  for (const char* table : view_names) views_.push_back(database_.prepare(std::string{"SELECT * FROM "} + table));
  forget();
}

void BooksMirror::forget() {
  hashes_.clear();
  is_document_.clear();
  ledger_ = std::make_unique<wire::Ledger>(device_key_);
  ledger_->expect_all_attempts();
  storage::Transaction transaction(database_);
  for (const char* table : storage::fact_table_names) database_.run(std::string{"DELETE FROM "} + table);
  tables_.clear_views();
  transaction.commit();
}

std::optional<wire::Hash> BooksMirror::hash_at(std::int64_t sequence) const {
  if (sequence < 1 || sequence > entries()) return std::nullopt;
  return hashes_[static_cast<std::size_t>(sequence) - 1];
}

std::int64_t BooksMirror::documents_after(std::int64_t sequence) const {
  return std::count(is_document_.begin() + std::min<std::ptrdiff_t>(sequence, std::ssize(is_document_)),
                    is_document_.end(), true);
}

std::vector<std::int64_t> BooksMirror::open_attempts() {
  std::vector<std::int64_t> sequences;
  open_attempts_.reset();
  while (open_attempts_.step()) sequences.push_back(open_attempts_.number(0));
  open_attempts_.reset();
  return sequences;
}

std::string BooksMirror::replay(storage::JournalStore& journal) {
  std::string fault;
  wire::Hash previous = wire::first_previous_hash;
  std::int64_t expected = 0;
  const std::int64_t seen_before = entries();
  ledger_->ask_past(
      {.entry = [&](std::int64_t sequence) -> std::optional<wire::Entry> {
         const auto row = journal.at(sequence);
         if (!row) return std::nullopt;
         return wire::Entry{row->sequence, static_cast<std::uint8_t>(row->type), row->utc_ms, row->payload};
       },
       .last_taken_back = {},
       .last_foreign_return = {}});
  storage::Transaction transaction(database_);
  journal.visit(INT64_MIN, INT64_MAX, [&](const storage::JournalRow& row) {
    const std::string where = "entry " + std::to_string(row.sequence);
    const wire::Entry entry{row.sequence, static_cast<std::uint8_t>(row.type), row.utc_ms, row.payload};
    const wire::Hash hash = wire::hash_entry(device_key_, previous, entry);
    if (row.sequence != ++expected) {
      fault = where + " stands where " + std::to_string(expected) + " should";
    } else if (row.hash != wire::as_bytes(hash)) {
      fault = where + ": the chain is broken";
    } else if (const auto seen = hash_at(row.sequence)) {
      if (*seen != hash) fault = where + " has changed since it was last seen";
    } else {
      const wire::LedgerStep step = ledger_->apply(entry);
      if (!step.findings.empty()) fault = where + " " + step.findings.front().what;
      facts_.write(step.facts);
      tables_.apply(step.facts);
      hashes_.push_back(hash);
      is_document_.push_back(step.facts.document.has_value());
    }
    previous = hash;
    return fault.empty();
  });
  tables_.save_totals();
  transaction.commit();
  if (fault.empty() && expected < seen_before)
    fault = "the journal ends at " + std::to_string(expected) + " and reached to " + std::to_string(seen_before);
  return fault;
}

std::string BooksMirror::compare_views(storage::Database& books) {
  for (std::size_t i = 0; i < views_.size(); ++i) {
    storage::Statement theirs(books, std::string{"SELECT * FROM "} + view_names[i]);
    if (std::string found = difference(theirs, views_[i], view_names[i]); !found.empty()) return found;
  }
  return {};
}

std::string BooksMirror::fault_in(storage::Database& books, storage::JournalStore& journal, bool with_views) {
  if (std::string fault = replay(journal); !fault.empty()) return fault;
  return with_views ? compare_views(books) : std::string{};
}

}  // namespace odop::test
