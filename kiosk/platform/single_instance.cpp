#include "platform/single_instance.h"

#include <fcntl.h>
#include <sys/file.h>

#include <cerrno>
#include <cstring>
#include <string>

#include "core/errors.h"

namespace odop::platform {

std::optional<SingleInstance> SingleInstance::acquire(const std::filesystem::path& lock_file) {
  UniqueFd fd(::open(lock_file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644));
  if (!fd) throw MachineError("io", "open " + lock_file.string() + ": " + std::strerror(errno));
  if (::flock(fd.get(), LOCK_EX | LOCK_NB) != 0) {
    if (errno == EWOULDBLOCK) return std::nullopt;
    throw MachineError("io", "flock " + lock_file.string() + ": " + std::strerror(errno));
  }
  return SingleInstance(std::move(fd));
}

}  // namespace odop::platform
