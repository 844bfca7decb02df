// What the hub keeps, behind an interface: SQLite now (sqlite_hub_store.h), PostgreSQL later. Everything a merge needs
// is asked of the store each time; the process remembers nothing that another hub process beside it would have to know.
// A HubTransaction belongs to the thread that began it.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/facts.h"
#include "wire/batch.h"
#include "wire/ledger.h"

namespace odop::hub {

struct Device {
  std::string kiosk;
  wire::PublicKey device_key{};
  std::int64_t last_sequence = 0;
  wire::Hash head{};
  std::int64_t sales = 0, sum_paise = 0;
  std::int64_t last_batch_ms = 0;
};

// A second chain under one key, in quarantine.
struct Branch {
  std::string kiosk;
  wire::Hash id{};  // hash of its first entry
  std::int64_t first_sequence = 0, last_sequence = 0;
  wire::Hash head{};
  std::int64_t sales = 0, sum_paise = 0;
};

struct StoredEntry {
  wire::Entry entry;
  wire::Hash hash{};
};

struct Enrolment {
  std::string kiosk;
  std::int64_t expires_ms = 0;
  std::string used_by;  // 32 bytes, or empty
};

struct Count {
  std::int64_t sales = 0, sum_paise = 0;
};

class HubTransaction {
 public:
  virtual ~HubTransaction() = default;  // undone unless commit() was reached
  virtual void commit() = 0;            // returns when the disk has it

  virtual std::optional<Device> device(const wire::PublicKey& key) = 0;
  virtual std::optional<Device> device_of(const std::string& kiosk) = 0;
  virtual void add_device(const Device& device, std::int64_t enrolled_ms) = 0;
  virtual void save_device(const Device& device) = 0;

  virtual std::optional<Enrolment> enrolment(const wire::Hash& code_hash) = 0;
  virtual void add_enrolment(const wire::Hash& code_hash, const Enrolment& enrolment, std::int64_t created_ms) = 0;
  virtual void use_enrolment(const wire::Hash& code_hash, const wire::PublicKey& by) = 0;
  virtual void forget_unused_enrolments(const std::string& kiosk) = 0;

  virtual std::optional<std::string> batch_answer(const std::string& kiosk, const wire::BatchHeader& header) = 0;
  virtual void add_batch(const std::string& kiosk, const wire::BatchHeader& header, std::int64_t received_ms,
                         std::int64_t bytes, const std::string& answer) = 0;

  // The journal of a kiosk: 1 .. last_sequence.
  virtual std::optional<wire::Hash> hash_at(const std::string& kiosk, std::int64_t sequence) = 0;
  virtual void add_entry(const std::string& kiosk, const StoredEntry& entry) = 0;
  virtual void visit_references(const std::string& kiosk, std::int64_t up_to,
                                const std::function<void(const wire::Entry&)>& visitor) = 0;
  virtual std::optional<wire::Entry> entry_at(const std::string& kiosk, std::int64_t sequence) = 0;
  virtual std::int64_t last_taken_back(const std::string& kiosk, std::int64_t sequence) = 0;  // see LedgerPast
  virtual std::int64_t last_foreign_return(const std::string& kiosk, const wire::PublicKey& device,
                                           std::int64_t sequence) = 0;
  virtual std::int64_t booking_ended_by(const std::string& kiosk, std::int64_t sequence) = 0;
  virtual std::int64_t consolidated_in(const std::string& kiosk, std::int64_t sequence) = 0;
  virtual std::optional<std::int64_t> time_at(const std::string& kiosk, std::int64_t sequence) = 0;
  virtual void visit_series(const std::string& kiosk,
                            const std::function<void(const std::string&, std::int64_t)>& visitor) = 0;
  virtual void set_series(const std::string& kiosk, const std::string& series, std::int64_t last_number) = 0;
  virtual void add_facts(const Facts& facts) = 0;
  virtual Count count_up_to(const std::string& kiosk, std::int64_t sequence) = 0;

  virtual std::vector<Branch> branches(const std::string& kiosk) = 0;
  virtual void save_branch(const Branch& branch, std::int64_t found_ms) = 0;
  virtual std::optional<wire::Hash> branch_hash_at(const Branch& branch, std::int64_t sequence) = 0;
  virtual void add_branch_entry(const Branch& branch, const StoredEntry& entry) = 0;
  virtual void visit_branch_entries(const Branch& branch, std::int64_t up_to,
                                    const std::function<void(const wire::Entry&)>& visitor) = 0;

  virtual void add_attention(const std::string& kiosk, std::int64_t sequence, std::int64_t number,
                             const std::string& kind, const std::string& what, std::int64_t found_ms) = 0;
  virtual void add_sidecar(const std::string& kiosk, const wire::Sidecar& sidecar, std::int64_t received_ms) = 0;
};

class HubStore {
 public:
  virtual ~HubStore() = default;
  // Waits for other writers up to the store's own time limit, then throws MachineError "locked". Any thread.
  virtual std::unique_ptr<HubTransaction> begin() = 0;
  virtual std::vector<Device> devices() = 0;  // by label
};

}  // namespace odop::hub
