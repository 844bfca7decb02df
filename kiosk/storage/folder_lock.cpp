#include "storage/folder_lock.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "core/errors.h"

namespace odop::storage {

FolderLock::FolderLock(const std::filesystem::path& folder) {
  const std::filesystem::path file = folder / "writer.lock";
  descriptor_ = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (descriptor_ < 0) throw MachineError("no_access", file.string() + ": open: " + std::strerror(errno));
  if (::flock(descriptor_, LOCK_EX | LOCK_NB) != 0) {
    const int error = errno;
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
