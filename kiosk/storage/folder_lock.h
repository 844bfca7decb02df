// One writer to a data folder: the lock is held as long as the object lives and falls with the process, however it
// ends. Readers take no lock.
#pragma once

#include <filesystem>

namespace odop::storage {

class FolderLock {
 public:
  // Throws MachineError: kind "locked" when another process writes here, "no_access" when the folder is not writable.
  explicit FolderLock(const std::filesystem::path& folder);
  ~FolderLock();
  FolderLock(const FolderLock&) = delete;
  FolderLock& operator=(const FolderLock&) = delete;

 private:
  int descriptor_ = -1;
};

}  // namespace odop::storage
