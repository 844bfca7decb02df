#include "storage/gathering_vfs.h"

#include <sqlite3.h>

#include <algorithm>
#include <array>
#include <map>
#include <memory>
#include <mutex>
#include <new>
#include <string_view>

#include "core/errors.h"

namespace odop::storage {

namespace {

// A log that is open. SQLite allocates the bytes and knows only `base`; the file of the VFS below lies behind it.
struct Log {
  sqlite3_file base;
  std::string* waiting;   // not yet written: one run of bytes
  sqlite3_int64 offset;   // of its first byte
  sqlite3_int64 on_file;  // how far the file reaches; -1: not known
};

constexpr int log_bytes = (static_cast<int>(sizeof(Log)) + 15) / 16 * 16;

Log& log_of(sqlite3_file* file) {
  return *reinterpret_cast<Log*>(file);
}
sqlite3_file* inner_of(sqlite3_file* file) {
  return reinterpret_cast<sqlite3_file*>(reinterpret_cast<char*>(file) + log_bytes);
}

// SQLite's own VFS takes less than 128 KiB a call.
constexpr std::size_t piece_bytes = 64 << 10;

int write_pieces(sqlite3_file* inner, std::string_view bytes, sqlite3_int64 offset) {
  for (; !bytes.empty(); bytes.remove_prefix(std::min(piece_bytes, bytes.size()))) {
    const auto count = static_cast<int>(std::min(piece_bytes, bytes.size()));
    if (const int code = inner->pMethods->xWrite(inner, bytes.data(), count, offset); code != SQLITE_OK) return code;
    offset += count;
  }
  return SQLITE_OK;
}

// SQLite is C: no exception may pass through it. Without memory a call fails as SQLite's own would.
template <typename Call>
int without_exceptions(int code_without_memory, Call call) {
  try {
    return call();
  } catch (const std::bad_alloc&) {
    return code_without_memory;
  }
}

int write_waiting(sqlite3_file* file) {
  Log& log = log_of(file);
  if (log.waiting->empty()) return SQLITE_OK;
  sqlite3_file* const inner = inner_of(file);
  int code = log.on_file < 0 ? inner->pMethods->xFileSize(inner, &log.on_file) : SQLITE_OK;
  if (code == SQLITE_OK) code = write_pieces(inner, *log.waiting, log.offset);
  const sqlite3_int64 end = log.offset + static_cast<sqlite3_int64>(log.waiting->size());
  if (code == SQLITE_OK && end > log.on_file) {
    // A full disk must not refuse a sale for the zeros behind it.
    static constexpr std::array<char, log_growth_bytes> zeros{};
    log.on_file = write_pieces(inner, {zeros.data(), zeros.size()}, end) == SQLITE_OK ? end + log_growth_bytes : -1;
  }
  if (code != SQLITE_OK) log.on_file = -1;
  log.waiting->clear();
  return code;
}

int close_log(sqlite3_file* file) {
  // What still waits belongs to no commit: a commit syncs. It is written all the same, as SQLite asked for it.
  (void)write_waiting(file);
  delete log_of(file).waiting;
  sqlite3_file* const inner = inner_of(file);
  return inner->pMethods->xClose(inner);
}

int read_log(sqlite3_file* file, void* buffer, int count, sqlite3_int64 offset) {
  if (const int code = write_waiting(file); code != SQLITE_OK) return code;
  sqlite3_file* const inner = inner_of(file);
  return inner->pMethods->xRead(inner, buffer, count, offset);
}

int write_log(sqlite3_file* file, const void* buffer, int count, sqlite3_int64 offset) {
  Log& log = log_of(file);
  const bool follows = offset == log.offset + static_cast<sqlite3_int64>(log.waiting->size());
  const bool fits = log.waiting->size() + static_cast<std::size_t>(count) <= std::size_t{gathered_bytes_max};
  if (!log.waiting->empty() && !(follows && fits))
    if (const int code = write_waiting(file); code != SQLITE_OK) return code;
  return without_exceptions(SQLITE_IOERR_NOMEM, [&] {
    log.waiting->append(static_cast<const char*>(buffer), static_cast<std::size_t>(count));
    if (log.waiting->size() == static_cast<std::size_t>(count)) log.offset = offset;
    return SQLITE_OK;
  });
}

int truncate_log(sqlite3_file* file, sqlite3_int64 size) {
  if (const int code = write_waiting(file); code != SQLITE_OK) return code;
  log_of(file).on_file = -1;
  sqlite3_file* const inner = inner_of(file);
  return inner->pMethods->xTruncate(inner, size);
}

int sync_log(sqlite3_file* file, int flags) {
  if (const int code = write_waiting(file); code != SQLITE_OK) return code;
  sqlite3_file* const inner = inner_of(file);
  return inner->pMethods->xSync(inner, flags);
}

int size_of_log(sqlite3_file* file, sqlite3_int64* size) {
  if (const int code = write_waiting(file); code != SQLITE_OK) return code;
  sqlite3_file* const inner = inner_of(file);
  return inner->pMethods->xFileSize(inner, size);
}

int lock_log(sqlite3_file* file, int level) {
  sqlite3_file* const inner = inner_of(file);
  return inner->pMethods->xLock(inner, level);
}
int unlock_log(sqlite3_file* file, int level) {
  sqlite3_file* const inner = inner_of(file);
  return inner->pMethods->xUnlock(inner, level);
}
int check_reserved_lock(sqlite3_file* file, int* reserved) {
  sqlite3_file* const inner = inner_of(file);
  return inner->pMethods->xCheckReservedLock(inner, reserved);
}
int control_log(sqlite3_file* file, int operation, void* argument) {
  sqlite3_file* const inner = inner_of(file);
  return inner->pMethods->xFileControl(inner, operation, argument);
}
int sector_size(sqlite3_file* file) {
  sqlite3_file* const inner = inner_of(file);
  return inner->pMethods->xSectorSize(inner);
}
int device_characteristics(sqlite3_file* file) {
  sqlite3_file* const inner = inner_of(file);
  return inner->pMethods->xDeviceCharacteristics(inner);
}

// Version 1: memory mapping and shared memory belong to the database's file, not to its log.
const sqlite3_io_methods log_methods{1,
                                     close_log,
                                     read_log,
                                     write_log,
                                     truncate_log,
                                     sync_log,
                                     size_of_log,
                                     lock_log,
                                     unlock_log,
                                     check_reserved_lock,
                                     control_log,
                                     sector_size,
                                     device_characteristics,
                                     nullptr,
                                     nullptr,
                                     nullptr,
                                     nullptr,
                                     nullptr,
                                     nullptr};

int open_file(sqlite3_vfs* vfs, sqlite3_filename path, sqlite3_file* file, int flags, int* out_flags) {
  sqlite3_vfs* const inner_vfs = static_cast<sqlite3_vfs*>(vfs->pAppData);
  if ((flags & SQLITE_OPEN_WAL) == 0) return inner_vfs->xOpen(inner_vfs, path, file, flags, out_flags);
  file->pMethods = nullptr;  // SQLite closes a file whose opening failed only when it has methods
  sqlite3_file* const inner = inner_of(file);
  inner->pMethods = nullptr;
  if (const int code = inner_vfs->xOpen(inner_vfs, path, inner, flags, out_flags); code != SQLITE_OK) {
    if (inner->pMethods) inner->pMethods->xClose(inner);
    return code;
  }
  Log& log = log_of(file);
  log.waiting = new (std::nothrow) std::string;
  if (!log.waiting) {
    inner->pMethods->xClose(inner);
    return SQLITE_NOMEM;
  }
  log.offset = 0;
  log.on_file = -1;
  file->pMethods = &log_methods;
  return SQLITE_OK;
}

// What is not about an open file is asked of the VFS below, under its own name.
sqlite3_vfs* below(sqlite3_vfs* vfs) {
  return static_cast<sqlite3_vfs*>(vfs->pAppData);
}
int delete_file(sqlite3_vfs* vfs, const char* path, int sync_folder) {
  return below(vfs)->xDelete(below(vfs), path, sync_folder);
}
int access_file(sqlite3_vfs* vfs, const char* path, int flags, int* answer) {
  return below(vfs)->xAccess(below(vfs), path, flags, answer);
}
int full_path(sqlite3_vfs* vfs, const char* path, int count, char* out) {
  return below(vfs)->xFullPathname(below(vfs), path, count, out);
}
int randomness(sqlite3_vfs* vfs, int count, char* out) {
  return below(vfs)->xRandomness(below(vfs), count, out);
}
int sleep_us(sqlite3_vfs* vfs, int us) {
  return below(vfs)->xSleep(below(vfs), us);
}
int current_time(sqlite3_vfs* vfs, double* julian_day) {
  return below(vfs)->xCurrentTime(below(vfs), julian_day);
}
int last_error(sqlite3_vfs* vfs, int count, char* out) {
  return below(vfs)->xGetLastError ? below(vfs)->xGetLastError(below(vfs), count, out) : 0;
}

struct GatheringVfs {
  sqlite3_vfs vfs;
  std::string name;
};

}  // namespace

std::string gathering_vfs_over(const std::string& inner) {
  static std::mutex mutex;
  static std::map<std::string, std::unique_ptr<GatheringVfs>> made;  // SQLite keeps pointers to them
  const std::scoped_lock guard(mutex);
  sqlite3_vfs* const found = sqlite3_vfs_find(inner.empty() ? nullptr : inner.c_str());
  if (!found) throw MachineError("io", "SQLite has no VFS named " + inner);
  auto& gathering = made[inner];
  // A test's VFS may be registered anew under its old name.
  if (gathering && gathering->vfs.pAppData == found) return gathering->name;
  if (gathering)
    sqlite3_vfs_unregister(&gathering->vfs);  // SQLite's list runs through it
  else
    gathering = std::make_unique<GatheringVfs>();
  gathering->name = "odop-gathering" + (inner.empty() ? std::string{} : "-" + inner);
  gathering->vfs = {};
  gathering->vfs.iVersion = 1;
  gathering->vfs.szOsFile = log_bytes + found->szOsFile;
  gathering->vfs.mxPathname = found->mxPathname;
  gathering->vfs.zName = gathering->name.c_str();
  gathering->vfs.pAppData = found;
  gathering->vfs.xOpen = open_file;
  gathering->vfs.xDelete = delete_file;
  gathering->vfs.xAccess = access_file;
  gathering->vfs.xFullPathname = full_path;
  gathering->vfs.xRandomness = randomness;
  gathering->vfs.xSleep = sleep_us;
  gathering->vfs.xCurrentTime = current_time;
  gathering->vfs.xGetLastError = last_error;
  if (sqlite3_vfs_register(&gathering->vfs, 0) != SQLITE_OK)
    throw MachineError("no_memory", "SQLite could not take the VFS " + gathering->name);
  return gathering->name;
}

}  // namespace odop::storage
