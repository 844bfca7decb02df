#include "programs/private_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <system_error>

#include "core/errors.h"

namespace odop::programs {

void write_privately(const std::filesystem::path& file, const std::string& bytes) {
  const std::filesystem::path fresh = file.string() + ".new";
  ::unlink(fresh.c_str());
  const int descriptor = ::open(fresh.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (descriptor < 0) throw MachineError("no_access", fresh.string() + ": open: " + std::strerror(errno));
  std::size_t written = 0;
  while (written < bytes.size()) {
    const auto part = ::write(descriptor, bytes.data() + written, bytes.size() - written);
    if (part <= 0) break;
    written += static_cast<std::size_t>(part);
  }
  const bool is_whole = written == bytes.size() && ::fsync(descriptor) == 0;
  ::close(descriptor);
  std::error_code problem;
  if (is_whole) std::filesystem::rename(fresh, file, problem);
  if (is_whole && !problem) return;
  ::unlink(fresh.c_str());
  throw MachineError("disk_full", file.string() + ": the list could not be written");
}

}  // namespace odop::programs
