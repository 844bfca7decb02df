#include "hub/sqlite_hub_store.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "core/errors.h"
#include "hub/hub_migrations.h"
#include "storage/fact_tables.h"

namespace odop::hub {

namespace {

using storage::Statement;
using Blob = Statement::Blob;

wire::Hash bytes32(const std::string& bytes) {
  const auto hash = wire::hash_from_bytes(bytes);
  if (!hash) throw MachineError("corrupt", "the hub's database holds a hash that is not one");
  return *hash;
}

Blob blob(const wire::Hash& bytes) {
  return {wire::as_bytes(bytes)};
}

constexpr const char* device_columns = "SELECT kiosk, device_key, last_sequence, head, sales, sum_paise, last_batch_ms";

Device device_row(const Statement& row) {
  Device device;
  device.kiosk = row.text(0);
  device.device_key = bytes32(row.text(1));
  device.last_sequence = row.number(2);
  device.head = bytes32(row.text(3));
  device.sales = row.number(4);
  device.sum_paise = row.number(5);
  device.last_batch_ms = row.number(6);
  return device;
}

storage::OpenOptions with_hub_id(storage::OpenOptions options) {
  options.application_id = storage::hub_application_id;
  if (options.auto_checkpoint_pages == 0) options.auto_checkpoint_pages = 1'000;
  options.busy_timeout_ms = 10'000;
  return options;
}

std::filesystem::path made(const std::filesystem::path& folder) {
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  if (error) throw MachineError("no_access", folder.string() + ": create: " + error.message());
  return folder / hub_file_name;
}

// serve and enrol may begin in the same moment on an empty folder, or after an update: one makes the tables, the others
// wait for it, or they would find a file with half its tables and take it for another program's.
class OpeningTurn {
 public:
  explicit OpeningTurn(const std::filesystem::path& folder) {
    const std::filesystem::path file = folder / "opening.lock";
    descriptor_ = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (descriptor_ < 0) throw MachineError("no_access", file.string() + ": open: " + std::strerror(errno));
    while (::flock(descriptor_, LOCK_EX) != 0) {
      if (errno == EINTR) continue;
      const int error = errno;
      ::close(descriptor_);
      throw MachineError("io", file.string() + ": flock: " + std::strerror(error));
    }
  }
  ~OpeningTurn() { ::close(descriptor_); }
  OpeningTurn(const OpeningTurn&) = delete;
  OpeningTurn& operator=(const OpeningTurn&) = delete;

 private:
  int descriptor_ = -1;
};

}  // namespace

struct SqliteHubStore::Prepared {
  explicit Prepared(storage::Database& database)
      : add_entry(database, "INSERT INTO journal (kiosk, sequence, type, utc_ms, payload, hash) VALUES (?,?,?,?,?,?)"),
        hash_at(database, "SELECT hash FROM journal WHERE kiosk = ? AND sequence = ?"),
        facts(database) {}
  Statement add_entry, hash_at;
  storage::FactWriter facts;
};

class SqliteTransaction final : public HubTransaction {
 public:
  explicit SqliteTransaction(SqliteHubStore& store)
      : lock_(store.mutex_), database_(*store.database_), transaction_(database_), prepared_(*store.prepared_) {}

  void commit() override { transaction_.commit(); }

  std::optional<Device> device(const wire::PublicKey& key) override {
    return one_device(std::string{device_columns} + " FROM devices WHERE device_key = ?", blob(key));
  }
  std::optional<Device> device_of(const std::string& kiosk) override {
    return one_device(std::string{device_columns} + " FROM devices WHERE kiosk = ?", kiosk);
  }
  void add_device(const Device& device, std::int64_t enrolled_ms) override {
    run("INSERT INTO devices (kiosk, device_key, enrolled_ms, head) VALUES (?, ?, ?, ?)", device.kiosk,
        blob(device.device_key), enrolled_ms, blob(device.head));
  }
  void save_device(const Device& device) override {
    run("UPDATE devices SET last_sequence = ?, head = ?, sales = ?, sum_paise = ?, last_batch_ms = ? WHERE kiosk = ?",
        device.last_sequence, blob(device.head), device.sales, device.sum_paise, device.last_batch_ms, device.kiosk);
  }

  std::optional<Enrolment> enrolment(const wire::Hash& code_hash) override {
    Statement row(database_, "SELECT kiosk, expires_ms, used_by FROM enrolments WHERE code_hash = ?");
    if (!row.bind(blob(code_hash)).step()) return std::nullopt;
    return Enrolment{row.text(0), row.number(1), row.text(2)};
  }
  void add_enrolment(const wire::Hash& code_hash, const Enrolment& enrolment, std::int64_t created_ms) override {
    run("INSERT INTO enrolments (code_hash, kiosk, created_ms, expires_ms, used_by) VALUES (?, ?, ?, ?, ?)",
        blob(code_hash), enrolment.kiosk, created_ms, enrolment.expires_ms, Blob{enrolment.used_by});
  }
  void use_enrolment(const wire::Hash& code_hash, const wire::PublicKey& by) override {
    run("UPDATE enrolments SET used_by = ? WHERE code_hash = ?", blob(by), blob(code_hash));
  }
  void forget_unused_enrolments(const std::string& kiosk) override {
    run("DELETE FROM enrolments WHERE kiosk = ? AND length(used_by) = 0", kiosk);
  }

  std::optional<std::string> batch_answer(const std::string& kiosk, const wire::BatchHeader& header) override {
    Statement row(
        database_,
        "SELECT answer FROM batches WHERE kiosk = ? AND first_sequence = ? AND last_sequence = ? AND head = ? "
        "AND previous_head = ?");
    if (!row.bind(kiosk, header.first, header.last, blob(header.head), blob(header.previous_head)).step())
      return std::nullopt;
    return row.text(0);
  }
  void add_batch(const std::string& kiosk, const wire::BatchHeader& header, std::int64_t received_ms,
                 std::int64_t bytes, const std::string& answer) override {
    run("INSERT INTO batches (kiosk, first_sequence, last_sequence, head, previous_head, signature, received_ms, "
        "bytes, "
        "answer) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        kiosk, header.first, header.last, blob(header.head), blob(header.previous_head),
        Blob{wire::as_bytes(header.signature)}, received_ms, bytes, answer);
  }

  std::optional<wire::Hash> hash_at(const std::string& kiosk, std::int64_t sequence) override {
    std::optional<wire::Hash> hash;
    if (prepared_.hash_at.bind(kiosk, sequence).step()) hash = bytes32(prepared_.hash_at.text(0));
    prepared_.hash_at.reset();
    return hash;
  }
  void add_entry(const std::string& kiosk, const StoredEntry& stored) override {
    const wire::Entry& entry = stored.entry;
    prepared_.add_entry.bind(kiosk, entry.sequence, std::int64_t{entry.type}, entry.utc_ms, Blob{entry.payload},
                             blob(stored.hash));
    prepared_.add_entry.execute();
  }
  void visit_references(const std::string& kiosk, std::int64_t up_to,
                        const std::function<void(const wire::Entry&)>& visitor) override {
    Statement row(database_,
                  "SELECT sequence, type, utc_ms, payload FROM journal "
                  "WHERE kiosk = ? AND sequence <= ? AND type IN (1, 2, 3) ORDER BY sequence");
    row.bind(kiosk, up_to);
    while (row.step()) visitor(entry_row(row));
  }
  std::optional<wire::Entry> entry_at(const std::string& kiosk, std::int64_t sequence) override {
    Statement row(database_, "SELECT sequence, type, utc_ms, payload FROM journal WHERE kiosk = ? AND sequence = ?");
    if (!row.bind(kiosk, sequence).step()) return std::nullopt;
    return entry_row(row);
  }
  std::int64_t last_taken_back(const std::string& kiosk, std::int64_t sequence) override {
    return storage::last_taken_back(database_, kiosk, sequence);
  }
  std::int64_t last_foreign_return(const std::string& kiosk, const wire::PublicKey& device,
                                   std::int64_t sequence) override {
    return storage::last_foreign_return(database_, kiosk, wire::to_hex(device), sequence);
  }
  std::int64_t booking_ended_by(const std::string& kiosk, std::int64_t sequence) override {
    return storage::booking_ended_by(database_, kiosk, sequence);
  }
  std::int64_t consolidated_in(const std::string& kiosk, std::int64_t sequence) override {
    return storage::consolidated_in(database_, kiosk, sequence);
  }
  std::optional<std::int64_t> time_at(const std::string& kiosk, std::int64_t sequence) override {
    Statement row(database_, "SELECT utc_ms FROM journal WHERE kiosk = ? AND sequence = ?");
    if (!row.bind(kiosk, sequence).step()) return std::nullopt;
    return row.number(0);
  }
  void visit_series(const std::string& kiosk,
                    const std::function<void(const std::string&, std::int64_t)>& visitor) override {
    Statement row(database_, "SELECT series, last_number FROM series WHERE kiosk = ?");
    row.bind(kiosk);
    while (row.step()) visitor(row.text(0), row.number(1));
  }
  void set_series(const std::string& kiosk, const std::string& series, std::int64_t last_number) override {
    run("INSERT INTO series (kiosk, series, last_number) VALUES (?, ?, ?) "
        "ON CONFLICT (kiosk, series) DO UPDATE SET last_number = excluded.last_number",
        kiosk, series, last_number);
  }
  void add_facts(const Facts& facts) override { prepared_.facts.write(facts); }
  Count count_up_to(const std::string& kiosk, std::int64_t sequence) override {
    Statement row(database_,
                  "SELECT coalesce(sum(CASE WHEN kind = 1 THEN 1 ELSE 0 END), 0), coalesce(sum(payable_paise), 0) "
                  "FROM documents WHERE kiosk = ? AND sequence <= ?");
    row.bind(kiosk, sequence);
    if (!row.step()) return {};
    return {row.number(0), row.number(1)};
  }

  std::vector<Branch> branches(const std::string& kiosk) override {
    Statement row(database_,
                  "SELECT branch, first_sequence, last_sequence, head, sales, sum_paise FROM branches WHERE kiosk = ? "
                  "ORDER BY first_sequence");
    row.bind(kiosk);
    std::vector<Branch> branches;
    while (row.step())
      branches.push_back({kiosk, bytes32(row.text(0)), row.number(1), row.number(2), bytes32(row.text(3)),
                          row.number(4), row.number(5)});
    return branches;
  }
  void save_branch(const Branch& branch, std::int64_t found_ms) override {
    run("INSERT INTO branches (kiosk, branch, first_sequence, last_sequence, head, sales, sum_paise, found_ms) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (kiosk, branch) DO UPDATE SET "
        "last_sequence = excluded.last_sequence, head = excluded.head, sales = excluded.sales, "
        "sum_paise = excluded.sum_paise",
        branch.kiosk, blob(branch.id), branch.first_sequence, branch.last_sequence, blob(branch.head), branch.sales,
        branch.sum_paise, found_ms);
  }
  std::optional<wire::Hash> branch_hash_at(const Branch& branch, std::int64_t sequence) override {
    Statement row(database_, "SELECT hash FROM branch_entries WHERE kiosk = ? AND branch = ? AND sequence = ?");
    if (!row.bind(branch.kiosk, blob(branch.id), sequence).step()) return std::nullopt;
    return bytes32(row.text(0));
  }
  void add_branch_entry(const Branch& branch, const StoredEntry& stored) override {
    const wire::Entry& entry = stored.entry;
    run("INSERT INTO branch_entries (kiosk, branch, sequence, type, utc_ms, payload, hash) "
        "VALUES (?, ?, ?, ?, ?, ?, ?)",
        branch.kiosk, blob(branch.id), entry.sequence, std::int64_t{entry.type}, entry.utc_ms, Blob{entry.payload},
        blob(stored.hash));
  }
  void visit_branch_entries(const Branch& branch, std::int64_t up_to,
                            const std::function<void(const wire::Entry&)>& visitor) override {
    Statement row(database_,
                  "SELECT sequence, type, utc_ms, payload FROM branch_entries "
                  "WHERE kiosk = ? AND branch = ? AND sequence <= ? ORDER BY sequence");
    row.bind(branch.kiosk, blob(branch.id), up_to);
    while (row.step()) visitor(entry_row(row));
  }

  void add_attention(const std::string& kiosk, std::int64_t sequence, std::int64_t number, const std::string& kind,
                     const std::string& what, std::int64_t found_ms) override {
    run("INSERT INTO attention (kiosk, sequence, number, kind, what, found_ms) VALUES (?, ?, ?, ?, ?, ?) "
        "ON CONFLICT (kiosk, sequence, number) DO NOTHING",
        kiosk, sequence, number, kind, what, found_ms);
  }
  void add_sidecar(const std::string& kiosk, const wire::Sidecar& sidecar, std::int64_t received_ms) override {
    run("INSERT INTO sidecars (hash, kiosk, sealed, received_ms) VALUES (?, ?, ?, ?) ON CONFLICT (hash) DO NOTHING",
        blob(sidecar.hash), kiosk, Blob{sidecar.sealed}, received_ms);
  }

 private:
  template <typename Key>
  std::optional<Device> one_device(const std::string& sql, const Key& key) {
    Statement row(database_, sql);
    if (!row.bind(key).step()) return std::nullopt;
    return device_row(row);
  }
  template <typename... Values>
  void run(const char* sql, const Values&... values) {
    Statement statement(database_, sql);
    statement.bind(values...);
    statement.execute();
  }
  static wire::Entry entry_row(const Statement& row) {
    return {row.number(0), static_cast<std::uint8_t>(row.number(1)), row.number(2), row.text(3)};
  }

  std::unique_lock<std::mutex> lock_;  // released last
  storage::Database& database_;
  storage::Transaction transaction_;
  SqliteHubStore::Prepared& prepared_;
};

SqliteHubStore::SqliteHubStore(const std::filesystem::path& folder, storage::OpenOptions options) {
  const std::filesystem::path file = made(folder);
  const OpeningTurn turn(folder);
  database_ = std::make_unique<storage::Database>(file, with_hub_id(std::move(options)), hub_migrations());
  prepared_ = std::make_unique<Prepared>(*database_);
}

SqliteHubStore::~SqliteHubStore() = default;

std::unique_ptr<HubTransaction> SqliteHubStore::begin() {
  return std::make_unique<SqliteTransaction>(*this);
}

std::vector<Device> SqliteHubStore::devices() {
  const std::lock_guard lock(mutex_);
  Statement row(*database_, std::string{device_columns} + " FROM devices ORDER BY kiosk");
  std::vector<Device> devices;
  while (row.step()) devices.push_back(device_row(row));
  return devices;
}

}  // namespace odop::hub
