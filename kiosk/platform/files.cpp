#include "platform/files.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <vector>

#include "core/errors.h"
#include "platform/unique_fd.h"

namespace odop::platform {
namespace {

[[noreturn]] void fail(const char* call, const std::filesystem::path& file, int error) {
  throw MachineError(error == ENOSPC || error == EDQUOT ? "disk_full" : "io",
                     std::string(call) + " " + file.string() + ": " + std::strerror(error));
}

void write_all(int fd, std::string_view bytes, const std::filesystem::path& file) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(fd, bytes.data(), bytes.size());
    if (written < 0) {
      if (errno == EINTR) continue;
      fail("write", file, errno);
    }
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
}

// The temporary file goes away on every path that did not rename it.
struct RemovedUnlessRenamed {
  std::string name;
  bool renamed = false;
  ~RemovedUnlessRenamed() {
    if (!renamed) ::unlink(name.c_str());
  }
};

}  // namespace

void write_file_atomically(const std::filesystem::path& file, std::string_view bytes) {
  const std::filesystem::path folder = file.has_parent_path() ? file.parent_path() : std::filesystem::path(".");
  std::string name = (folder / ("." + file.filename().string() + ".XXXXXX")).string();
  const UniqueFd fd(::mkostemp(name.data(), O_CLOEXEC));
  if (!fd) fail("mkostemp", name, errno);
  RemovedUnlessRenamed temporary{name};
  // mkostemp makes the file private; what we write is ordinary unless its folder says otherwise.
  struct stat old {};
  const mode_t mode = ::stat(file.c_str(), &old) == 0 ? (old.st_mode & 07777u) : 0644u;
  if (::fchmod(fd.get(), mode) != 0) fail("fchmod", name, errno);
  write_all(fd.get(), bytes, name);
  if (::fsync(fd.get()) != 0) fail("fsync", name, errno);
  if (::rename(name.c_str(), file.c_str()) != 0) fail("rename", file, errno);
  temporary.renamed = true;
  // Without this the rename itself may be lost with the power.
  const UniqueFd folder_fd(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!folder_fd) fail("open", folder, errno);
  if (::fsync(folder_fd.get()) != 0) fail("fsync", folder, errno);
}

std::optional<std::string> read_file(const std::filesystem::path& file, std::size_t bytes_max) {
  const UniqueFd fd(::open(file.c_str(), O_RDONLY | O_CLOEXEC));
  if (!fd) {
    if (errno == ENOENT) return std::nullopt;
    fail("open", file, errno);
  }
  std::string bytes;
  char buffer[65536];
  for (;;) {
    const ssize_t got = ::read(fd.get(), buffer, sizeof buffer);
    if (got < 0) {
      if (errno == EINTR) continue;
      fail("read", file, errno);
    }
    if (got == 0) return bytes;
    if (bytes.size() + static_cast<std::size_t>(got) > bytes_max)
      throw MachineError("io", "read " + file.string() + ": larger than " + std::to_string(bytes_max) + " bytes");
    bytes.append(buffer, static_cast<std::size_t>(got));
  }
}

}  // namespace odop::platform
