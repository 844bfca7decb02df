#include "storage/database.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <sqlite3.h>

#include <cassert>

#include "core/errors.h"
#include "storage/gathering_vfs.h"
#include "storage/migrations.h"

namespace odop::storage {

namespace {

std::string kind_of(int code) {
  switch (code & 0xFF) {
    case SQLITE_FULL:
      return "disk_full";
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return "locked";
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return "corrupt";
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_AUTH:
    case SQLITE_CANTOPEN:
      return "no_access";
    case SQLITE_NOMEM:
      return "no_memory";
    default:
      return "io";
  }
}

[[noreturn]] void rethrow(const std::filesystem::path& path, std::string_view call, const SQLite::Exception& error) {
  throw MachineError(kind_of(error.getErrorCode()), path.string() + ": " + std::string{call} + ": " + error.what() +
                                                        " (SQLite " + std::to_string(error.getExtendedErrorCode()) +
                                                        ")");
}

}  // namespace

Database::Database(const std::filesystem::path& path, const OpenOptions& options,
                   const std::vector<Migration>& migrations)
    : path_(path) {
  try {
    const int flags = options.read_only ? SQLite::OPEN_READONLY
                                        : (SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE | SQLite::OPEN_NOMUTEX);
    static const int without_counting = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);  // a lock less an allocation
    (void)without_counting;  // refused when SQLite already runs; then it counts
    // Only where every commit syncs may its writes wait for the sync.
    const bool gathers = !options.read_only && options.durability == Durability::every_commit;
    handle_ = std::make_unique<SQLite::Database>(path.string(), flags, options.busy_timeout_ms,
                                                 gathers ? gathering_vfs_over(options.vfs) : options.vfs);
    const std::int64_t found_id = number("PRAGMA application_id");
    const bool is_empty = number("SELECT count(*) FROM sqlite_schema") == 0;
    if (!(is_empty && found_id == 0 && !options.read_only) && found_id != options.application_id)
      throw MachineError("corrupt", path.string() + ": this file is not the database of this program");
    if (options.read_only) {
      if (number("PRAGMA user_version") > static_cast<std::int64_t>(migrations.size()))
        throw MachineError("newer", path.string() + ": written by a later version of this program");
      return;
    }
    if (is_empty) run("PRAGMA application_id=" + std::to_string(options.application_id));
    run("PRAGMA journal_mode=WAL");
    run(options.durability == Durability::every_commit      ? "PRAGMA synchronous=FULL"
        : options.durability == Durability::checkpoint_only ? "PRAGMA synchronous=NORMAL"
                                                            : "PRAGMA synchronous=OFF");
    run("PRAGMA foreign_keys=ON");
    run("PRAGMA wal_autocheckpoint=" + std::to_string(options.auto_checkpoint_pages));
    migrate(options, migrations);
    sqlite3_wal_hook(
        handle_->getHandle(),
        [](void* pages, sqlite3*, const char*, int count) {
          *static_cast<std::int64_t*>(pages) = count;
          return SQLITE_OK;
        },
        &log_pages_);
    begin_ = std::make_unique<SQLite::Statement>(*handle_, "BEGIN IMMEDIATE");
    commit_ = std::make_unique<SQLite::Statement>(*handle_, "COMMIT");
    rollback_ = std::make_unique<SQLite::Statement>(*handle_, "ROLLBACK");
  } catch (const SQLite::Exception& error) {
    rethrow(path_, "open", error);
  }
}

Database::~Database() = default;

void Database::migrate(const OpenOptions& options, const std::vector<Migration>& migrations) {
  const auto found = static_cast<std::size_t>(number("PRAGMA user_version"));
  if (found > migrations.size())
    throw MachineError("newer", path_.string() + ": written by a later version of this program");
  if (found > 0 && found < migrations.size() && options.vfs.empty()) {
    // An old stall's books are kept as they were before anything is changed.
    const std::filesystem::path copy = path_.string() + ".before-" + migrations[found].name.substr(0, 4);
    if (!std::filesystem::exists(copy)) {
      Statement vacuum(*this, "VACUUM INTO ?");
      vacuum.bind(copy.string()).execute();
    }
  }
  for (std::size_t i = found; i < migrations.size(); ++i) {
    Transaction transaction(*this);
    // Another process may have opened the same old file at the same moment and been quicker.
    if (number("PRAGMA user_version") > static_cast<std::int64_t>(i)) continue;
    run(migrations[i].sql);
    run("PRAGMA user_version=" + std::to_string(i + 1));
    transaction.commit();
  }
}

void Database::run(const std::string& sql) {
  try {
    handle_->exec(sql);
  } catch (const SQLite::Exception& error) {
    rethrow(path_, sql.substr(0, 60), error);
  }
}

Statement Database::prepare(std::string_view sql) {
  return Statement(*this, sql);
}

std::int64_t Database::number(std::string_view sql) {
  Statement statement(*this, sql);
  return statement.step() ? statement.number(0) : 0;
}

std::string Database::text(std::string_view sql) {
  Statement statement(*this, sql);
  return statement.step() ? statement.text(0) : std::string{};
}

void Database::checkpoint() {
  Statement move(*this, "PRAGMA wal_checkpoint(PASSIVE)");
  if (move.step() && move.number(0) == 0 && move.number(1) == move.number(2)) log_pages_ = 0;
}

Statement::Statement(Database& database, std::string_view sql) : database_(&database) {
  try {
    handle_ = std::make_unique<SQLite::Statement>(*database.handle_, std::string{sql});
  } catch (const SQLite::Exception& error) {
    rethrow(database.path_, "prepare", error);
  }
}
Statement::~Statement() = default;
Statement::Statement(Statement&&) noexcept = default;
Statement& Statement::operator=(Statement&&) noexcept = default;

void Statement::bind_at(int index, std::int64_t value) {
  try {
    handle_->bind(index, value);
  } catch (const SQLite::Exception& error) {
    rethrow(database_->path_, "bind", error);
  }
}

void Statement::bind_at(int index, const std::string& value) {
  try {
    handle_->bind(index, value);
  } catch (const SQLite::Exception& error) {
    rethrow(database_->path_, "bind", error);
  }
}

void Statement::bind_at(int index, Blob blob) {
  try {
    handle_->bind(index, static_cast<const void*>(blob.bytes.data()), static_cast<int>(blob.bytes.size()));
  } catch (const SQLite::Exception& error) {
    rethrow(database_->path_, "bind", error);
  }
}

void Statement::bind_named(const char* name, std::int64_t value) {
  // A query need not use every parameter that all queries are given.
  if (const int index = handle_->getIndex(name); index != 0) bind_at(index, value);
}

void Statement::bind_named(const char* name, const std::string& value) {
  if (const int index = handle_->getIndex(name); index != 0) bind_at(index, value);
}

bool Statement::step() {
  try {
    return handle_->executeStep();
  } catch (const SQLite::Exception& error) {
    rethrow(database_->path_, "step", error);
  }
}

void Statement::borrow_at(int index, const std::string& text) {
  try {
    handle_->bindNoCopy(index, text);
  } catch (const SQLite::Exception& error) {
    rethrow(database_->path_, "bind", error);
  }
}

void Statement::borrow_at(int index, const Blob& blob) {
  try {
    handle_->bindNoCopy(index, static_cast<const void*>(blob.bytes.data()), static_cast<int>(blob.bytes.size()));
  } catch (const SQLite::Exception& error) {
    rethrow(database_->path_, "bind", error);
  }
}

void Statement::run_to_end() {
  while (step()) {
  }
  reset();
}

void Statement::reset() {
  // A statement that failed reports its old error again on reset; it was already thrown.
  (void)handle_->tryReset();
}

std::int64_t Statement::number(int column) const {
  return handle_->getColumn(column).getInt64();
}
std::string Statement::text(int column) const {
  const SQLite::Column value = handle_->getColumn(column);
  return std::string{static_cast<const char*>(value.getBlob()), static_cast<std::size_t>(value.getBytes())};
}
bool Statement::is_null(int column) const {
  return handle_->getColumn(column).isNull();
}
bool Statement::is_number(int column) const {
  return handle_->getColumn(column).isInteger();
}
int Statement::columns() const {
  return handle_->getColumnCount();
}
std::string Statement::column_name(int column) const {
  return handle_->getColumnName(column);
}

Transaction::Transaction(Database& database) : database_(database) {
  // One that could not be undone for want of memory is undone now, or every later deed would be refused for it.
  if (sqlite3_get_autocommit(database_.handle_->getHandle()) == 0) database_.run("ROLLBACK");
  if (!database_.begin_) {
    database_.run("BEGIN IMMEDIATE");
    return;
  }
  try {
    (void)database_.begin_->tryReset();
    database_.begin_->exec();
    (void)database_.begin_->tryReset();
  } catch (const SQLite::Exception& error) {
    (void)database_.begin_->tryReset();
    rethrow(database_.path_, "BEGIN", error);
  }
}

Transaction::~Transaction() {
  if (!open_) return;
  try {
    // SQLite may have rolled back by itself (disk full); then there is nothing left to undo.
    if (sqlite3_get_autocommit(database_.handle_->getHandle()) != 0) return;
    if (!database_.rollback_) {
      database_.run("ROLLBACK");
      return;
    }
    (void)database_.rollback_->tryReset();
    (void)database_.rollback_->tryExecuteStep();
    (void)database_.rollback_->tryReset();
  } catch (const std::exception&) {
    // The connection is unusable, or there is no memory; the next transaction tries again and says so. Nothing of this
    // one was acknowledged.
  }
}

void Transaction::commit() {
  if (!database_.commit_) {
    database_.run("COMMIT");
    open_ = false;
    return;
  }
  try {
    (void)database_.commit_->tryReset();
    database_.commit_->exec();
    (void)database_.commit_->tryReset();
  } catch (const SQLite::Exception& error) {
    (void)database_.commit_->tryReset();
    rethrow(database_.path_, "COMMIT", error);
  }
  open_ = false;
}

}  // namespace odop::storage
