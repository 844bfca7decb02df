#include "support/power_loss_vfs.h"

#include <sqlite3.h>

#include <algorithm>
#include <atomic>
#include <cassert>
#include <utility>

#include "support/power_loss_disk.h"

namespace odop::test {

namespace {

using Disk = PowerLossVfs::Disk;

struct OpenFile {
  sqlite3_file base;  // first: SQLite sees only this
  Disk* disk;
  std::shared_ptr<DiskFile>* file;  // SQLite allocates the struct without constructing it
  char* path_to_delete;
  int lock;
};

OpenFile& open_file(sqlite3_file* file) {
  return *reinterpret_cast<OpenFile*>(file);
}

Disk& disk_of(sqlite3_vfs* vfs) {
  return *static_cast<Disk*>(vfs->pAppData);
}

// After the change was noted as written: does the power go now?
int cut_if_due(Disk& disk) {
  if (disk.cut_at == 0 || disk.calls < disk.cut_at) return SQLITE_OK;
  disk.cut();
  return SQLITE_IOERR;
}

// ---- one open file

int file_close(sqlite3_file* handle) {
  OpenFile& open = open_file(handle);
  const std::scoped_lock guard(open.disk->mutex);
  if (open.path_to_delete) {
    open.disk->files.erase(open.path_to_delete);
    sqlite3_free(open.path_to_delete);
  }
  DiskFile& file = **open.file;
  if (open.lock >= SQLITE_LOCK_SHARED) --file.shared_locks;
  if (file.reserved == &open) file.reserved = nullptr;
  if (file.exclusive == &open) file.exclusive = nullptr;
  delete open.file;
  return SQLITE_OK;
}

int file_read(sqlite3_file* handle, void* buffer, int count, sqlite3_int64 offset) {
  OpenFile& open = open_file(handle);
  const std::scoped_lock guard(open.disk->mutex);
  if (open.disk->power_cut) return SQLITE_IOERR_READ;
  if ((*open.file)->on_disk && open.disk->fault && open.disk->fault->reads_too)
    if (const int refused = open.disk->count_call(DiskCall::read, false); refused != SQLITE_OK) return refused;
  const std::string& content = (*open.file)->written;
  const auto wanted = static_cast<std::size_t>(count), begin = static_cast<std::size_t>(offset);
  char* const out = static_cast<char*>(buffer);
  const std::size_t copied = begin < content.size() ? content.copy(out, wanted, begin) : 0;
  if (copied == wanted) return SQLITE_OK;
  std::fill(out + copied, out + wanted, '\0');
  return SQLITE_IOERR_SHORT_READ;
}

int file_write(sqlite3_file* handle, const void* buffer, int count, sqlite3_int64 offset) {
  OpenFile& open = open_file(handle);
  Disk& disk = *open.disk;
  const std::scoped_lock guard(disk.mutex);
  DiskFile& file = **open.file;
  const std::string_view bytes{static_cast<const char*>(buffer), static_cast<std::size_t>(count)};
  if (!file.on_disk) {
    write_into(file.written, offset, bytes);
    return disk.power_cut ? SQLITE_IOERR : SQLITE_OK;
  }
  const bool extends = offset + count > static_cast<std::int64_t>(file.written.size());
  if (const int refused = disk.count_call(DiskCall::write, extends); refused != SQLITE_OK) return refused;
  write_into(file.written, offset, bytes);
  file.pending.push_back({offset, std::string{bytes}});
  return cut_if_due(disk);
}

int file_truncate(sqlite3_file* handle, sqlite3_int64 size) {
  OpenFile& open = open_file(handle);
  Disk& disk = *open.disk;
  const std::scoped_lock guard(disk.mutex);
  DiskFile& file = **open.file;
  if (file.on_disk)
    if (const int refused = disk.count_call(DiskCall::truncate, false); refused != SQLITE_OK) return refused;
  file.written.resize(static_cast<std::size_t>(size), '\0');
  if (!file.on_disk) return SQLITE_OK;
  file.pending.push_back({size, std::nullopt});
  return cut_if_due(disk);
}

int file_sync(sqlite3_file* handle, int) {
  OpenFile& open = open_file(handle);
  Disk& disk = *open.disk;
  const std::scoped_lock guard(disk.mutex);
  DiskFile& file = **open.file;
  if (!file.on_disk) return SQLITE_OK;
  if (const int refused = disk.count_call(DiskCall::sync, false); refused != SQLITE_OK) return refused;
  // The power may go while the sync is under way: then chance decides, as for everything unsynced.
  if (const int cut = cut_if_due(disk); cut != SQLITE_OK) return cut;
  ++disk.syncs;
  if (disk.syncing == Syncing::honest) disk.make_durable(file);
  return SQLITE_OK;
}

int file_size(sqlite3_file* handle, sqlite3_int64* size) {
  OpenFile& open = open_file(handle);
  const std::scoped_lock guard(open.disk->mutex);
  if (open.disk->power_cut) return SQLITE_IOERR_FSTAT;
  *size = static_cast<sqlite3_int64>((*open.file)->written.size());
  return SQLITE_OK;
}

int file_lock(sqlite3_file* handle, int level) {
  OpenFile& open = open_file(handle);
  const std::scoped_lock guard(open.disk->mutex);
  DiskFile& file = **open.file;
  if (open.disk->power_cut) return SQLITE_IOERR_LOCK;
  if (open.lock >= level) return SQLITE_OK;
  if (open.lock == SQLITE_LOCK_NONE) {
    if (file.exclusive) return SQLITE_BUSY;
    ++file.shared_locks;
    open.lock = SQLITE_LOCK_SHARED;
  }
  if (level >= SQLITE_LOCK_RESERVED) {
    if (file.reserved && file.reserved != &open) return SQLITE_BUSY;
    file.reserved = &open;
    open.lock = std::max(open.lock, SQLITE_LOCK_RESERVED);
  }
  if (level == SQLITE_LOCK_EXCLUSIVE) {
    if (file.shared_locks > 1) return SQLITE_BUSY;
    file.exclusive = &open;
    open.lock = SQLITE_LOCK_EXCLUSIVE;
  }
  return SQLITE_OK;
}

int file_unlock(sqlite3_file* handle, int level) {
  OpenFile& open = open_file(handle);
  const std::scoped_lock guard(open.disk->mutex);
  DiskFile& file = **open.file;
  if (level < SQLITE_LOCK_EXCLUSIVE && file.exclusive == &open) file.exclusive = nullptr;
  if (level < SQLITE_LOCK_RESERVED && file.reserved == &open) file.reserved = nullptr;
  if (level == SQLITE_LOCK_NONE && open.lock >= SQLITE_LOCK_SHARED) --file.shared_locks;
  open.lock = std::min(open.lock, level);
  return SQLITE_OK;
}

int file_check_reserved(sqlite3_file* handle, int* answer) {
  OpenFile& open = open_file(handle);
  const std::scoped_lock guard(open.disk->mutex);
  *answer = (*open.file)->reserved ? 1 : 0;
  return SQLITE_OK;
}

int file_control(sqlite3_file*, int, void*) {
  return SQLITE_NOTFOUND;
}

int file_sector_size(sqlite3_file*) {
  return 4096;  // as SQLite's own unix files answer
}

int file_characteristics(sqlite3_file*) {
  return SQLITE_IOCAP_POWERSAFE_OVERWRITE;  // as SQLite's own unix files; cut() never harms bytes beside a write
}

// ---- the shared memory of a write-ahead log: ordinary memory that does not survive

int shared_map(sqlite3_file* handle, int region, int bytes, int extend, void volatile** memory) {
  OpenFile& open = open_file(handle);
  const std::scoped_lock guard(open.disk->mutex);
  if (open.disk->power_cut) return SQLITE_IOERR_SHMMAP;
  auto& regions = (*open.file)->shared_memory.regions;
  const auto index = static_cast<std::size_t>(region);
  *memory = nullptr;
  while (extend && regions.size() <= index)
    regions.push_back(std::make_unique<char[]>(static_cast<std::size_t>(bytes)));
  if (index < regions.size()) *memory = regions[index].get();
  return SQLITE_OK;
}

int shared_lock(sqlite3_file* handle, int first, int count, int flags) {
  OpenFile& open = open_file(handle);
  const std::scoped_lock guard(open.disk->mutex);
  SharedMemory& memory = (*open.file)->shared_memory;
  const auto begin = static_cast<std::size_t>(first), end = static_cast<std::size_t>(first + count);
  if (flags & SQLITE_SHM_UNLOCK) {
    for (std::size_t i = begin; i < end; ++i) {
      if (flags & SQLITE_SHM_SHARED) --memory.shared[i];
      if (flags & SQLITE_SHM_EXCLUSIVE) memory.exclusive[i] = nullptr;
    }
    return SQLITE_OK;
  }
  if (open.disk->power_cut) return SQLITE_IOERR_SHMLOCK;
  for (std::size_t i = begin; i < end; ++i) {
    if (memory.exclusive[i]) return SQLITE_BUSY;
    if ((flags & SQLITE_SHM_EXCLUSIVE) && memory.shared[i] > 0) return SQLITE_BUSY;
  }
  for (std::size_t i = begin; i < end; ++i) {
    if (flags & SQLITE_SHM_SHARED) ++memory.shared[i];
    if (flags & SQLITE_SHM_EXCLUSIVE) memory.exclusive[i] = &open;
  }
  return SQLITE_OK;
}

void shared_barrier(sqlite3_file*) {
  std::atomic_thread_fence(std::memory_order_seq_cst);
}

int shared_unmap(sqlite3_file* handle, int delete_it) {
  OpenFile& open = open_file(handle);
  const std::scoped_lock guard(open.disk->mutex);
  if (delete_it) (*open.file)->shared_memory = {};
  return SQLITE_OK;
}

const sqlite3_io_methods file_methods = [] {
  sqlite3_io_methods methods{};
  methods.iVersion = 2;
  methods.xClose = file_close;
  methods.xRead = file_read;
  methods.xWrite = file_write;
  methods.xTruncate = file_truncate;
  methods.xSync = file_sync;
  methods.xFileSize = file_size;
  methods.xLock = file_lock;
  methods.xUnlock = file_unlock;
  methods.xCheckReservedLock = file_check_reserved;
  methods.xFileControl = file_control;
  methods.xSectorSize = file_sector_size;
  methods.xDeviceCharacteristics = file_characteristics;
  methods.xShmMap = shared_map;
  methods.xShmLock = shared_lock;
  methods.xShmBarrier = shared_barrier;
  methods.xShmUnmap = shared_unmap;
  return methods;
}();

// ---- the disk's directory

int vfs_open(sqlite3_vfs* vfs, const char* path, sqlite3_file* handle, int flags, int* flags_out) {
  Disk& disk = disk_of(vfs);
  const std::scoped_lock guard(disk.mutex);
  handle->pMethods = nullptr;
  if (disk.power_cut) return SQLITE_CANTOPEN;
  std::shared_ptr<DiskFile> file;
  if (!path) {
    file = std::make_shared<DiskFile>();
    file->on_disk = false;
  } else if (const auto found = disk.files.find(path); found != disk.files.end()) {
    file = found->second;
  } else {
    if (!(flags & SQLITE_OPEN_CREATE)) return SQLITE_CANTOPEN;
    file = disk.files[path] = std::make_shared<DiskFile>();
  }
  OpenFile& open = open_file(handle);
  open.disk = &disk;
  open.file = new std::shared_ptr<DiskFile>(std::move(file));
  open.path_to_delete = path && (flags & SQLITE_OPEN_DELETEONCLOSE) ? sqlite3_mprintf("%s", path) : nullptr;
  open.lock = SQLITE_LOCK_NONE;
  open.base.pMethods = &file_methods;
  if (flags_out) *flags_out = flags;
  return SQLITE_OK;
}

int vfs_delete(sqlite3_vfs* vfs, const char* path, int sync_directory) {
  Disk& disk = disk_of(vfs);
  const std::scoped_lock guard(disk.mutex);
  if (const int refused = disk.count_call(DiskCall::remove, false); refused != SQLITE_OK) return refused;
  const auto found = disk.files.find(path);
  if (found == disk.files.end()) return SQLITE_IOERR_DELETE_NOENT;
  disk.unsynced_deletes[path] = found->second;
  disk.files.erase(found);
  if (const int cut = cut_if_due(disk); cut != SQLITE_OK) return cut;
  if (sync_directory && disk.syncing == Syncing::honest) disk.unsynced_deletes.clear();
  return SQLITE_OK;
}

int vfs_access(sqlite3_vfs* vfs, const char* path, int, int* answer) {
  Disk& disk = disk_of(vfs);
  const std::scoped_lock guard(disk.mutex);
  if (disk.power_cut) return SQLITE_IOERR_ACCESS;
  *answer = disk.files.contains(path) ? 1 : 0;
  return SQLITE_OK;
}

int vfs_full_pathname(sqlite3_vfs*, const char* path, int bytes, char* out) {
  sqlite3_snprintf(bytes, out, "%s", path);
  return SQLITE_OK;
}

sqlite3_vfs& system_vfs() {
  return *sqlite3_vfs_find(nullptr);
}
int vfs_randomness(sqlite3_vfs*, int bytes, char* out) {
  return system_vfs().xRandomness(&system_vfs(), bytes, out);
}
int vfs_sleep(sqlite3_vfs*, int microseconds) {
  return system_vfs().xSleep(&system_vfs(), microseconds);
}
int vfs_current_time(sqlite3_vfs*, double* julian_day) {
  return system_vfs().xCurrentTime(&system_vfs(), julian_day);
}
int vfs_last_error(sqlite3_vfs*, int, char*) {
  return 0;
}

}  // namespace

PowerLossVfs::PowerLossVfs(const std::string& name) : disk_(std::make_unique<Disk>()) {
  sqlite3_initialize();
  disk_->name = name;
  sqlite3_vfs& vfs = disk_->vfs;
  vfs.iVersion = 1;
  vfs.szOsFile = sizeof(OpenFile);
  vfs.mxPathname = 1024;
  vfs.zName = disk_->name.c_str();
  vfs.pAppData = disk_.get();
  vfs.xOpen = vfs_open;
  vfs.xDelete = vfs_delete;
  vfs.xAccess = vfs_access;
  vfs.xFullPathname = vfs_full_pathname;
  vfs.xRandomness = vfs_randomness;
  vfs.xSleep = vfs_sleep;
  vfs.xCurrentTime = vfs_current_time;
  vfs.xGetLastError = vfs_last_error;
  const int registered = sqlite3_vfs_register(&vfs, 0);
  assert(registered == SQLITE_OK);
  (void)registered;
}

PowerLossVfs::~PowerLossVfs() {
  sqlite3_vfs_unregister(&disk_->vfs);
}

const std::string& PowerLossVfs::name() const {
  return disk_->name;
}

void PowerLossVfs::set_syncing(Syncing syncing) {
  const std::scoped_lock guard(disk_->mutex);
  disk_->syncing = syncing;
}

void PowerLossVfs::cut_power_at(std::int64_t calls, std::uint64_t seed) {
  assert(calls >= 1);
  const std::scoped_lock guard(disk_->mutex);
  disk_->calls = 0;
  disk_->cut_at = calls;
  disk_->random.seed(seed);
}

void PowerLossVfs::cut_power_now(std::uint64_t seed) {
  const std::scoped_lock guard(disk_->mutex);
  disk_->random.seed(seed);
  disk_->cut();
}

void PowerLossVfs::never_cut_power() {
  const std::scoped_lock guard(disk_->mutex);
  disk_->cut_at = 0;
}

bool PowerLossVfs::is_power_cut() const {
  const std::scoped_lock guard(disk_->mutex);
  return disk_->power_cut;
}

void PowerLossVfs::boot() {
  load(std::move(disk_->survived));
}

void PowerLossVfs::set_fault(const DiskFault& fault) {
  const std::scoped_lock guard(disk_->mutex);
  disk_->calls = 0;
  disk_->fault = fault;
  disk_->fault_struck = false;
}

void PowerLossVfs::clear_fault() {
  const std::scoped_lock guard(disk_->mutex);
  disk_->fault.reset();
}

bool PowerLossVfs::has_fault_struck() const {
  const std::scoped_lock guard(disk_->mutex);
  return disk_->fault_struck;
}

std::int64_t PowerLossVfs::calls() const {
  const std::scoped_lock guard(disk_->mutex);
  return disk_->calls;
}

std::int64_t PowerLossVfs::syncs() const {
  const std::scoped_lock guard(disk_->mutex);
  return disk_->syncs;
}

PowerLossVfs::Image PowerLossVfs::image() const {
  const std::scoped_lock guard(disk_->mutex);
  Image image;
  for (const auto& [path, file] : disk_->files) image[path] = file->written;
  return image;
}

void PowerLossVfs::load(Image image) {
  const std::scoped_lock guard(disk_->mutex);
  std::map<std::string, std::shared_ptr<DiskFile>> files;
  for (auto& [path, bytes] : image) {
    auto file = std::make_shared<DiskFile>();
    file->written = bytes;
    file->durable = std::move(bytes);
    file->name_is_durable = true;
    files[path] = std::move(file);
  }
  disk_->files = std::move(files);
  disk_->unsynced_deletes.clear();
  disk_->survived.clear();
  disk_->power_cut = false;
  disk_->calls = 0;
  disk_->cut_at = 0;
  disk_->fault.reset();
}

}  // namespace odop::test
