// One connection to one SQLite file, opened the way a till needs it: WAL, synchronous=FULL, foreign keys, our
// application id. Failures throw MachineError with the file and the call. A connection belongs to one thread.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace SQLite {
class Database;
class Statement;
}  // namespace SQLite

namespace odop::storage {

struct Migration;

// "ODOK", "ODOH", "ODOQ" as 32-bit numbers: what `file` and sqlite3 show of our databases.
inline constexpr std::int32_t kiosk_application_id = 0x4F444F4B;
inline constexpr std::int32_t hub_application_id = 0x4F444F48;
inline constexpr std::int32_t print_queue_application_id = 0x4F444F51;

enum class Durability {
  every_commit,  // synchronous=FULL: a commit that returned survives a power cut
  // The two below exist so that the power-loss test can prove that it would notice. Nothing else may use them.
  checkpoint_only,  // synchronous=NORMAL
  none,             // synchronous=OFF
};

struct OpenOptions {
  bool read_only = false;
  std::int32_t application_id = kiosk_application_id;
  std::string vfs;  // empty: the system's
  Durability durability = Durability::every_commit;
  // 0: the owner calls checkpoint() in a quiet moment, so that no sale waits for one.
  int auto_checkpoint_pages = 0;
  int busy_timeout_ms = 5'000;
};

class Statement;

class Database {
 public:
  // Creates the file when there is none (not when read_only), refuses a file of another application and of a later
  // version than `migrations` knows (kind "corrupt" / "newer"), and brings an older one forward: each migration in a
  // transaction of its own, with a copy of the file kept beside it first.
  Database(const std::filesystem::path& path, const OpenOptions& options, const std::vector<Migration>& migrations);
  ~Database();
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  void run(const std::string& sql);  // one or more statements without an answer
  Statement prepare(std::string_view sql);
  std::int64_t number(std::string_view sql);  // first column of the first row
  std::string text(std::string_view sql);
  // Moves what the write-ahead log holds into the file. Skips what readers still need; never waits for them.
  void checkpoint();
  // Pages in the log that the file does not have yet. The log's file keeps its length, so its size says nothing.
  std::int64_t log_pages() const { return log_pages_; }
  const std::filesystem::path& path() const { return path_; }

 private:
  friend class Statement;
  friend class Transaction;
  void migrate(const OpenOptions& options, const std::vector<Migration>& migrations);
  std::filesystem::path path_;
  std::unique_ptr<SQLite::Database> handle_;
  std::int64_t log_pages_ = 0;
  std::unique_ptr<SQLite::Statement> begin_, commit_, rollback_;  // prepared once: every deed needs them
};

// A prepared statement. bind(...) takes the values in order of the ?s; step() answers whether there is a row.
class Statement {
 public:
  Statement(Database& database, std::string_view sql);
  ~Statement();
  Statement(Statement&&) noexcept;
  Statement& operator=(Statement&&) noexcept;

  template <typename... Values>
  Statement& bind(const Values&... values) {
    reset();
    int index = 0;
    (bind_at(++index, values), ...);
    return *this;
  }
  void bind_at(int index, std::int64_t value);
  void bind_at(int index, int value) { bind_at(index, std::int64_t{value}); }
  void bind_at(int index, bool value) { bind_at(index, std::int64_t{value ? 1 : 0}); }
  void bind_at(int index, const std::string& text);
  void bind_at(int index, std::string_view text) { bind_at(index, std::string{text}); }
  void bind_at(int index, const char* text) { bind_at(index, std::string{text}); }
  struct Blob {
    std::string_view bytes;
  };
  void bind_at(int index, Blob blob);
  void bind_named(const char* name, std::int64_t value);
  void bind_named(const char* name, const std::string& text);

  // For a statement without an answer: binds, runs, resets. Borrows the texts and blobs instead of copying them, as
  // nothing of them is needed after it.
  template <typename... Values>
  void execute(const Values&... values) {
    reset();
    int index = 0;
    (borrow_at(++index, values), ...);
    run_to_end();
  }

  bool step();
  void reset();

  std::int64_t number(int column) const;
  std::string text(int column) const;  // text or blob bytes
  bool is_null(int column) const;
  bool is_number(int column) const;
  int columns() const;
  std::string column_name(int column) const;

 private:
  template <typename Value>
  void borrow_at(int index, const Value& value) {
    bind_at(index, value);
  }
  void borrow_at(int index, const std::string& text);
  void borrow_at(int index, const Blob& blob);
  void run_to_end();
  Database* database_;
  std::unique_ptr<SQLite::Statement> handle_;
};

// BEGIN IMMEDIATE .. COMMIT; rolled back by the destructor unless commit() was reached.
class Transaction {
 public:
  explicit Transaction(Database& database);
  ~Transaction();
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  void commit();  // returns when the disk has it

 private:
  Database& database_;
  bool open_ = true;
};

}  // namespace odop::storage
