#include "storage/folder_lock.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "core/errors.h"

namespace odop::storage {

namespace {

// Whoever looks at another process's files (a monitor, lsof) holds them for a moment, also after that process closed
// them: such a lock is gone at the next look, a writer's is not.
constexpr int tries = 20, between_tries_us = 10'000;

int lock_descriptor(int descriptor) {
  for (int left = tries;; --left) {
    if (::flock(descriptor, LOCK_EX | LOCK_NB) == 0) return 0;
    const int error = errno;
    if (error != EWOULDBLOCK || left == 0) return error;
    ::usleep(between_tries_us);
  }
}

}  // namespace

FolderLock::FolderLock(const std::filesystem::path& folder) {
  const std::filesystem::path file = folder / "writer.lock";
  descriptor_ = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (descriptor_ < 0) throw MachineError("no_access", file.string() + ": open: " + std::strerror(errno));
  if (const int error = lock_descriptor(descriptor_); error != 0) {
    ::close(descriptor_);
    if (error == EWOULDBLOCK)
      throw MachineError("locked", folder.string() + ": another program is writing to this folder");
    throw MachineError("io", file.string() + ": flock: " + std::strerror(error));
  }
}

FolderLock::~FolderLock() {
  ::close(descriptor_);
}

}  // namespace odop::storage
