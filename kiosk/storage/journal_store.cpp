#include "storage/journal_store.h"

namespace odop::storage {

namespace {

JournalRow row_of(const Statement& statement) {
  return {statement.number(0), statement.number(1), statement.number(2), statement.text(3), statement.text(4)};
}

std::string_view bytes_of(const HashBytes& hash) {
  return {reinterpret_cast<const char*>(hash.data()), hash.size()};
}

}  // namespace

JournalStore::JournalStore(Database& database)
    : database_(database),
      append_(database, "INSERT INTO journal (sequence, type, utc_ms, payload, hash) VALUES (?, ?, ?, ?, ?)"),
      last_(database, "SELECT sequence, type, utc_ms, payload, hash FROM journal ORDER BY sequence DESC LIMIT 1"),
      at_(database, "SELECT sequence, type, utc_ms, payload, hash FROM journal WHERE sequence = ?"),
      visit_(database,
             "SELECT sequence, type, utc_ms, payload, hash FROM journal WHERE sequence BETWEEN ? AND ? ORDER BY "
             "sequence") {}

void JournalStore::append(const JournalRow& row) {
  append_.execute(row.sequence, row.type, row.utc_ms, Statement::Blob{row.payload}, Statement::Blob{row.hash});
}

std::optional<JournalRow> JournalStore::last() {
  last_.reset();
  std::optional<JournalRow> row;
  if (last_.step()) row = row_of(last_);
  last_.reset();
  return row;
}

std::optional<JournalRow> JournalStore::at(std::int64_t sequence) {
  std::optional<JournalRow> row;
  if (at_.bind(sequence).step()) row = row_of(at_);
  at_.reset();
  return row;
}

void JournalStore::visit(std::int64_t first, std::int64_t last, const std::function<bool(const JournalRow&)>& visitor) {
  visit_.bind(first, last);
  while (visit_.step())
    if (!visitor(row_of(visit_))) break;
  visit_.reset();
}

std::vector<JournalRow> JournalStore::read(std::int64_t first, std::int64_t count_max) {
  std::vector<JournalRow> rows;
  visit(first, INT64_MAX, [&](const JournalRow& row) {
    rows.push_back(row);
    return static_cast<std::int64_t>(rows.size()) < count_max;
  });
  return rows;
}

void JournalStore::visit_references(const std::function<void(const JournalRow&)>& visitor) {
  Statement references(database_,
                       "SELECT sequence, type, utc_ms, payload, hash FROM journal INDEXED BY journal_reference "
                       "WHERE type <= 3 ORDER BY sequence");
  while (references.step()) visitor(row_of(references));
}

std::int64_t JournalStore::count() {
  return database_.number("SELECT count(*) FROM journal");
}

void JournalStore::put_sidecar(const HashBytes& hash, const std::string& sealed) {
  Statement(database_, "INSERT INTO sidecars (hash, sealed) VALUES (?, ?) ON CONFLICT (hash) DO NOTHING")
      .execute(Statement::Blob{bytes_of(hash)}, Statement::Blob{sealed});
}

std::optional<std::string> JournalStore::sidecar(const HashBytes& hash) {
  Statement find(database_, "SELECT sealed FROM sidecars WHERE hash = ?");
  if (!find.bind(Statement::Blob{bytes_of(hash)}).step()) return std::nullopt;
  return find.text(0);
}

void JournalStore::put_own_sidecar(const HashBytes& hash, const std::string& sealed) {
  Statement(database_, "INSERT INTO own_sidecars (hash, sealed) VALUES (?, ?) ON CONFLICT (hash) DO NOTHING")
      .execute(Statement::Blob{bytes_of(hash)}, Statement::Blob{sealed});
}

std::optional<std::string> JournalStore::own_sidecar(const HashBytes& hash) {
  Statement find(database_, "SELECT sealed FROM own_sidecars WHERE hash = ?");
  if (!find.bind(Statement::Blob{bytes_of(hash)}).step()) return std::nullopt;
  return find.text(0);
}

void JournalStore::erase_own_sidecar(const HashBytes& hash) {
  Statement(database_, "DELETE FROM own_sidecars WHERE hash = ?").execute(Statement::Blob{bytes_of(hash)});
}

void JournalStore::lock_sidecar(const HashBytes& hash, std::int64_t erase_at_ms) {
  const Statement::Blob key{bytes_of(hash)};
  Statement(database_,
            "INSERT INTO locked_sidecars (hash, sealed, erase_at_ms) SELECT hash, sealed, ?2 FROM sidecars "
            "WHERE hash = ?1 ON CONFLICT (hash) DO NOTHING")
      .execute(key, erase_at_ms);
  erase_sidecar(hash);
  erase_own_sidecar(hash);
}

bool JournalStore::has_locked_until(std::int64_t utc_ms) {
  Statement due(database_, "SELECT 1 FROM locked_sidecars WHERE erase_at_ms <= ? LIMIT 1");
  return due.bind(utc_ms).step();
}

std::int64_t JournalStore::erase_locked_until(std::int64_t utc_ms) {
  Statement(database_, "DELETE FROM locked_sidecars WHERE erase_at_ms <= ?").execute(utc_ms);
  return database_.number("SELECT changes()");
}

void JournalStore::erase_without_trace() {
  database_.run("PRAGMA secure_delete=ON");
}

void JournalStore::erase_sidecar(const HashBytes& hash) {
  Statement(database_, "DELETE FROM sidecars WHERE hash = ?").execute(Statement::Blob{bytes_of(hash)});
}

SyncState read_sync_state(Database& database) {
  Statement read(database,
                 "SELECT hub_url, enrol_code, enrolled, acknowledged_sequence, hub_entries, hub_sales, hub_sum_paise, "
                 "hub_head, last_answer_ms, parked_code, parked_detail FROM sync_state");
  SyncState state;
  if (!read.step()) return state;
  state.hub_url = read.text(0);
  state.enrol_code = read.text(1);
  state.enrolled = read.number(2) != 0;
  state.acknowledged_sequence = read.number(3);
  state.hub_entries = read.number(4);
  state.hub_sales = read.number(5);
  state.hub_sum_paise = read.number(6);
  state.hub_head = read.text(7);
  state.last_answer_ms = read.number(8);
  state.parked_code = read.text(9);
  state.parked_detail = read.text(10);
  return state;
}

void write_sync_state(Database& database, const SyncState& state) {
  Statement(
      database,
      "UPDATE sync_state SET hub_url = ?, enrol_code = ?, enrolled = ?, acknowledged_sequence = ?, hub_entries = ?, "
      "hub_sales = ?, hub_sum_paise = ?, hub_head = ?, last_answer_ms = ?, parked_code = ?, parked_detail = ?")
      .execute(state.hub_url, state.enrol_code, state.enrolled, state.acknowledged_sequence, state.hub_entries,
               state.hub_sales, state.hub_sum_paise, state.hub_head, state.last_answer_ms, state.parked_code,
               state.parked_detail);
}

void note_refused_entry(Database& database, std::int64_t sequence, const std::string& answer,
                        const std::string& detail) {
  Statement(database,
            "INSERT INTO sync_refused (sequence, answer, detail) VALUES (?, ?, ?) "
            "ON CONFLICT (sequence) DO UPDATE SET answer = excluded.answer, detail = excluded.detail")
      .execute(sequence, answer, detail);
}

}  // namespace odop::storage
