// The platter behind power_loss_vfs.h: what is durable, what is pending, and what a power cut leaves. Only the
// power_loss_*.cpp files include this; every member is used under Disk::mutex.
#pragma once

#include <sqlite3.h>

#include <array>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "support/power_loss_vfs.h"

namespace odop::test {

inline constexpr std::int64_t sector_bytes = 512;  // what a disk writes whole or not at all, if it keeps its word

struct PendingChange {
  std::int64_t offset = 0;           // of a write; the new size of a truncate
  std::optional<std::string> bytes;  // empty: a truncate
};

struct SharedMemory {
  std::vector<std::unique_ptr<char[]>> regions;
  std::array<int, SQLITE_SHM_NLOCK> shared{};
  std::array<const void*, SQLITE_SHM_NLOCK> exclusive{};
};

struct DiskFile {
  std::string written;  // what a running program reads
  std::string durable;  // what is on the platter for certain
  bool name_is_durable = false;
  std::vector<PendingChange> pending;  // between the two, in order
  bool on_disk = true;                 // false: a nameless temporary file, which no power cut can bring back
  SharedMemory shared_memory;
  int shared_locks = 0;
  const void* reserved = nullptr;
  const void* exclusive = nullptr;
};

// Grows the content with zeros when the bytes begin behind its end.
void write_into(std::string& content, std::int64_t offset, std::string_view bytes);

struct PowerLossVfs::Disk {
  std::string name;
  sqlite3_vfs vfs{};
  mutable std::mutex mutex;
  std::map<std::string, std::shared_ptr<DiskFile>> files;
  // Names taken away by a delete that the directory has not synced yet, with what they named.
  std::map<std::string, std::shared_ptr<DiskFile>> unsynced_deletes;
  Syncing syncing = Syncing::honest;
  bool power_cut = false;
  std::int64_t calls = 0, syncs = 0;
  std::int64_t cut_at = 0;  // 0: never
  std::mt19937_64 random;
  std::optional<DiskFault> fault;
  bool fault_struck = false;
  std::map<std::string, std::string> survived;

  void cut();
  std::string survivor_of(const DiskFile& file, double kept_share);
  // SQLITE_OK, or why this call fails. A call during which the power goes has happened as far as chance will have it.
  int count_call(DiskCall call, bool extends_file);
  void make_durable(DiskFile& file);
};

}  // namespace odop::test
