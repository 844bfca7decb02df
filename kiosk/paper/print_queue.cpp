#include "paper/print_queue.h"

#include <string_view>

#include "devices/limits.h"
#include "paper/limits.h"
#include "storage/migrations.h"

namespace odop {

namespace {

using storage::Statement;
using storage::Transaction;

const std::vector<storage::Migration>& print_queue_migrations() {
  static const std::vector<storage::Migration> all{{"0001_print_job.sql", R"sql(
CREATE TABLE print_job (
  id INTEGER PRIMARY KEY,
  document TEXT NOT NULL,
  kind INTEGER NOT NULL,
  copy INTEGER NOT NULL,
  state INTEGER NOT NULL,              -- 1 queued, 2 sending, 3 sent, 4 confirmed, 5 failed
  may_be_printed INTEGER NOT NULL DEFAULT 0,
  uncertain_sends INTEGER NOT NULL DEFAULT 0,
  is_dropped INTEGER NOT NULL DEFAULT 0,
  trouble TEXT NOT NULL DEFAULT 'none',
  utc_ms INTEGER NOT NULL,
  bytes BLOB NOT NULL,                 -- empty once finished, unless it failed and may be tried again
  duplicate_bytes BLOB NOT NULL
) STRICT;
CREATE INDEX print_job_by_state ON print_job (state, id);
CREATE INDEX print_job_by_document ON print_job (document);
)sql"}};
  return all;
}

storage::OpenOptions print_queue_options() {
  storage::OpenOptions options;
  options.application_id = storage::print_queue_application_id;
  options.auto_checkpoint_pages = 1'000;  // nobody waits for this file, so it may tidy up by itself
  return options;
}

Statement::Blob blob_of(const std::vector<std::uint8_t>& bytes) {
  if (bytes.empty()) return {""};  // a null pointer would be stored as NULL
  return {std::string_view(static_cast<const char*>(static_cast<const void*>(bytes.data())), bytes.size())};
}

constexpr int number_of(PrintState state) {
  return static_cast<int>(state);
}

constexpr std::string_view status_columns =
    "SELECT id, document, kind, copy, state, may_be_printed, is_dropped, trouble, utc_ms FROM print_job ";

}  // namespace

PrintQueue::PrintQueue(const std::filesystem::path& file, std::size_t finished_kept_max)
    : finished_kept_max_(finished_kept_max), database_(file, print_queue_options(), print_queue_migrations()) {
  Statement(database_, "UPDATE print_job SET state = ?, may_be_printed = 1 WHERE state = ?")
      .bind(number_of(PrintState::queued), number_of(PrintState::sending))
      .execute();
}

Result<std::int64_t, PrintRefusal> PrintQueue::add(const PrintJob& job) {
  if (job.bytes.empty()) return Refused{PrintRefusal::job_empty};
  if (job.bytes.size() > device_limits::job_bytes_max || job.duplicate_bytes.size() > device_limits::job_bytes_max)
    return Refused{PrintRefusal::job_too_large};
  const std::lock_guard lock(mutex_);
  Transaction transaction(database_);
  Statement waiting_count(database_, "SELECT count(*) FROM print_job WHERE state IN (1, 2)");
  waiting_count.step();
  if (static_cast<std::size_t>(waiting_count.number(0)) >= paper_limits::jobs_waiting_max)
    return Refused{PrintRefusal::queue_full};
  Statement seen(database_, "SELECT coalesce(max(copy), 0) FROM print_job WHERE document = ? AND kind = ?");
  seen.bind(job.document, static_cast<int>(job.kind)).step();
  std::int64_t copy = seen.number(0) + 1;
  if (!job.is_first_print && copy < 2) copy = 2;
  Statement insert(database_,
                   "INSERT INTO print_job (document, kind, copy, state, utc_ms, bytes, duplicate_bytes) "
                   "VALUES (?, ?, ?, ?, ?, ?, ?) RETURNING id");
  insert.bind(job.document, static_cast<int>(job.kind), copy, number_of(PrintState::queued), job.utc_ms,
              blob_of(job.bytes), blob_of(job.duplicate_bytes));
  insert.step();
  const auto id = insert.number(0);
  insert.reset();
  prune();
  transaction.commit();
  return id;
}

std::optional<PrintQueue::Sendable> PrintQueue::next() {
  const std::lock_guard lock(mutex_);
  Statement row(database_,
                "SELECT id, may_be_printed OR copy > 1, bytes, duplicate_bytes FROM print_job WHERE state = ? "
                "ORDER BY id LIMIT 1");
  row.bind(number_of(PrintState::queued));
  if (!row.step()) return std::nullopt;
  Sendable job;
  job.id = row.number(0);
  const auto original = row.text(2), duplicate = row.text(3);
  job.is_duplicate = row.number(1) != 0 && !duplicate.empty();
  const auto& chosen = job.is_duplicate ? duplicate : original;
  job.bytes.assign(chosen.begin(), chosen.end());
  return job;
}

void PrintQueue::mark_sending(std::int64_t id) {
  const std::lock_guard lock(mutex_);
  Statement(database_, "UPDATE print_job SET state = ? WHERE id = ? AND state = ?")
      .bind(number_of(PrintState::sending), id, number_of(PrintState::queued))
      .execute();
}

PrintState PrintQueue::finish(std::int64_t id, const SendOutcome& outcome) {
  const std::lock_guard lock(mutex_);
  Transaction transaction(database_);
  Statement found(database_, "SELECT uncertain_sends, state FROM print_job WHERE id = ?");
  found.bind(id);
  if (!found.step()) return PrintState::failed;
  const auto uncertain_sends = found.number(0) + (outcome.state == SendState::unknown ? 1 : 0);
  // Dropped while it was on its way: staff have decided, whatever the printer says now.
  const bool was_dropped = found.number(1) == number_of(PrintState::failed);
  found.reset();

  PrintState state = PrintState::queued;
  switch (outcome.state) {
    case SendState::confirmed:
      state = PrintState::confirmed;
      break;
    case SendState::sent:
      state = PrintState::sent;
      break;
    case SendState::refused:
      break;
    case SendState::unknown:
      if (outcome.trouble == PrinterTrouble::no_answer || uncertain_sends >= paper_limits::uncertain_sends_max)
        state = PrintState::failed;
      break;
  }
  if (was_dropped) state = PrintState::failed;
  Statement(database_,
            "UPDATE print_job SET state = ?, trouble = ?, uncertain_sends = ?, "
            "may_be_printed = may_be_printed OR ? WHERE id = ?")
      .bind(number_of(state), code_of(outcome.trouble), uncertain_sends, outcome.state == SendState::unknown, id)
      .execute();
  if (state == PrintState::sent || state == PrintState::confirmed || was_dropped)
    Statement(database_, "UPDATE print_job SET bytes = x'', duplicate_bytes = x'' WHERE id = ?").bind(id).execute();
  transaction.commit();
  return state;
}

bool PrintQueue::retry(std::int64_t id) {
  const std::lock_guard lock(mutex_);
  Statement update(database_,
                   "UPDATE print_job SET state = ?, uncertain_sends = 0, is_dropped = 0 "
                   "WHERE id = ? AND state = ? AND length(bytes) > 0 RETURNING id");
  return update.bind(number_of(PrintState::queued), id, number_of(PrintState::failed)).step();
}

bool PrintQueue::drop(std::int64_t id) {
  const std::lock_guard lock(mutex_);
  Statement update(database_,
                   "UPDATE print_job SET state = ?, is_dropped = 1, bytes = x'', duplicate_bytes = x'' "
                   "WHERE id = ? AND state IN (1, 2, 5) AND is_dropped = 0 RETURNING id");
  return update.bind(number_of(PrintState::failed), id).step();
}

std::vector<PrintJobStatus> PrintQueue::newest(std::size_t count) {
  const std::lock_guard lock(mutex_);
  Statement row(database_, std::string(status_columns) + "ORDER BY id DESC LIMIT ?");
  row.bind(static_cast<std::int64_t>(count));
  std::vector<PrintJobStatus> jobs;
  while (row.step()) jobs.push_back(status_of_row(row));
  return jobs;
}

std::optional<PrintJobStatus> PrintQueue::find(std::int64_t id) {
  const std::lock_guard lock(mutex_);
  Statement row(database_, std::string(status_columns) + "WHERE id = ?");
  row.bind(id);
  if (!row.step()) return std::nullopt;
  return status_of_row(row);
}

std::int64_t PrintQueue::waiting() {
  const std::lock_guard lock(mutex_);
  return database_.number("SELECT count(*) FROM print_job WHERE state IN (1, 2)");
}

std::int64_t PrintQueue::copies_of(const std::string& document) {
  const std::lock_guard lock(mutex_);
  Statement row(database_, "SELECT count(*) FROM print_job WHERE document = ? AND kind = ? AND is_dropped = 0");
  row.bind(document, static_cast<int>(PaperKind::receipt)).step();
  return row.number(0);
}

void PrintQueue::prune() {
  Statement(database_,
            "DELETE FROM print_job WHERE state IN (3, 4, 5) AND id <= "
            "(SELECT id FROM print_job WHERE state IN (3, 4, 5) ORDER BY id DESC LIMIT 1 OFFSET ?)")
      .bind(static_cast<std::int64_t>(finished_kept_max_))
      .execute();
}

PrintJobStatus PrintQueue::status_of_row(Statement& row) const {
  PrintJobStatus job;
  job.id = row.number(0);
  job.document = row.text(1);
  job.kind = static_cast<PaperKind>(row.number(2));
  job.copy = row.number(3);
  job.state = static_cast<PrintState>(row.number(4));
  job.may_be_printed = row.number(5) != 0;
  job.is_dropped = row.number(6) != 0;
  job.trouble = printer_trouble_from_code(row.text(7)).value_or(PrinterTrouble::none);
  job.utc_ms = row.number(8);
  return job;
}

}  // namespace odop
