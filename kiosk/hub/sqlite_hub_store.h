// The hub's embedded store: hub.sqlite in its data folder, WAL and synchronous=FULL. Several processes may have it open
// (serve and enrol); SQLite lets one write at a time. Within a process transactions queue for the one connection.
#pragma once

#include <filesystem>
#include <memory>
#include <mutex>

#include "hub/hub_store.h"
#include "storage/database.h"

namespace odop::hub {

inline constexpr const char* hub_file_name = "hub.sqlite";

class SqliteHubStore final : public HubStore {
 public:
  // Makes folder and file when missing. options: for tests (VFS, durability).
  explicit SqliteHubStore(const std::filesystem::path& folder, storage::OpenOptions options = {});
  ~SqliteHubStore() override;
  std::unique_ptr<HubTransaction> begin() override;
  std::vector<Device> devices() override;

 private:
  struct Prepared;
  friend class SqliteTransaction;
  std::mutex mutex_;
  std::unique_ptr<storage::Database> database_;
  std::unique_ptr<Prepared> prepared_;  // the statements of every entry, kept from one batch to the next
};

}  // namespace odop::hub
