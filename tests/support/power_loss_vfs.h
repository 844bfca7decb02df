// A disk that can lose its power: a SQLite VFS in memory that knows of every file which bytes were synced and which
// were only written. At a chosen call the power goes: any subset of the unsynced 512-byte sectors survives, in any
// order, some torn in the middle; from then on every call fails until boot() presents what survived. It can also
// answer I/O errors and a full disk at a chosen call, and lie about syncing as a cheap memory card does.
// Used by tests/storage and tests/till through OpenOptions.vfs. Calls are serialised by one lock, so several
// connections and threads may use it; the knobs are turned by the test's thread.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace odop::test {

// What the calls that change a disk are; power cuts and faults are placed by counting these. A fault may count the
// reads too.
enum class DiskCall { write, sync, truncate, remove, read };

enum class Syncing {
  honest,
  ignored,  // answers "done" and makes nothing durable
};

struct DiskFault {
  enum class Kind { io_error, disk_full };
  Kind kind = Kind::io_error;
  std::int64_t at_call = 0;  // the first call that fails, from 1, counted since the fault was set
  bool lasts = false;        // until the fault is cleared; otherwise only that one call
  bool reads_too = false;    // an I/O error: reads are counted and fail as well
};

class PowerLossVfs {
 public:
  // Registered with SQLite under this name as long as the object lives; every connection must be closed before.
  explicit PowerLossVfs(const std::string& name);
  ~PowerLossVfs();
  PowerLossVfs(const PowerLossVfs&) = delete;
  PowerLossVfs& operator=(const PowerLossVfs&) = delete;
  const std::string& name() const;

  void set_syncing(Syncing syncing);

  // The power goes during the calls-th disk call from now, from 1; seed decides what survives.
  void cut_power_at(std::int64_t calls, std::uint64_t seed);
  void cut_power_now(std::uint64_t seed);
  void never_cut_power();
  bool is_power_cut() const;
  // What survived becomes the disk of a new boot: no locks, no shared memory, everything there is durable.
  void boot();

  void set_fault(const DiskFault& fault);
  void clear_fault();
  bool has_fault_struck() const;

  // Disk calls since the last cut_power_at, set_fault or boot.
  std::int64_t calls() const;
  std::int64_t syncs() const;  // since the VFS was made; a test of "waits for the disk" counts these

  // The disk's files as bytes, to begin many lives from one image. load() is a boot with these files.
  using Image = std::map<std::string, std::string>;
  Image image() const;
  void load(Image image);

  struct Disk;  // power_loss_vfs.cpp

 private:
  std::unique_ptr<Disk> disk_;
};

}  // namespace odop::test
