// One kiosk a data folder: the second one started by an impatient hand must say so instead of fighting for the screen.
// Made by the program's main before the window opens.
#pragma once

#include <filesystem>
#include <optional>

#include "platform/unique_fd.h"

namespace odop::platform {

// Holds an advisory lock on a file for as long as it lives; the kernel lets go when the process dies, however it dies.
class SingleInstance {
 public:
  // nullopt when another process holds the lock. Throws MachineError "io" when the file cannot be opened.
  static std::optional<SingleInstance> acquire(const std::filesystem::path& lock_file);

 private:
  explicit SingleInstance(UniqueFd fd) : fd_(std::move(fd)) {}
  UniqueFd fd_;
};

}  // namespace odop::platform
