#include "pack/disk.h"

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <string>
#include <system_error>

#include "core/errors.h"

namespace odop {
namespace {

[[noreturn]] void fail(std::string_view call, const std::filesystem::path& path, int problem) {
  const bool full = problem == ENOSPC || problem == EDQUOT || problem == EFBIG;
  throw MachineError(full ? "disk_full" : "io",
                     std::string(call) + " " + path.string() + ": " + std::strerror(problem));
}

class OpenFile {
 public:
  OpenFile(const std::filesystem::path& path, int flags, std::string_view call) : path_(path) {
    fd_ = ::open(path.c_str(), flags | O_CLOEXEC, 0644);
    if (fd_ < 0) fail(call, path, errno);
  }
  ~OpenFile() {
    if (fd_ >= 0) ::close(fd_);
  }
  OpenFile(const OpenFile&) = delete;
  OpenFile& operator=(const OpenFile&) = delete;
  int fd() const { return fd_; }
  void sync() const {
    if (::fsync(fd_) != 0) fail("fsync", path_, errno);
  }

 private:
  const std::filesystem::path& path_;
  int fd_ = -1;
};

}  // namespace

void sync_file(const std::filesystem::path& path) {
  OpenFile(path, O_RDONLY, "open").sync();
}

void sync_folder(const std::filesystem::path& folder) {
  OpenFile(folder, O_RDONLY | O_DIRECTORY, "open").sync();
}

void rename_over(const std::filesystem::path& from, const std::filesystem::path& to) {
  if (::rename(from.c_str(), to.c_str()) != 0) fail("rename", to, errno);
}

void copy_file_bytes(const std::filesystem::path& from, const std::filesystem::path& to) {
  const OpenFile source(from, O_RDONLY, "open");
  const OpenFile target(to, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, "create");
  std::array<char, 65'536> buffer;
  for (;;) {
    const ssize_t got = ::read(source.fd(), buffer.data(), buffer.size());
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) fail("read", from, errno);
    if (got == 0) return;
    for (ssize_t written = 0; written < got;) {
      const ssize_t now = ::write(target.fd(), buffer.data() + written, static_cast<std::size_t>(got - written));
      if (now < 0 && errno == EINTR) continue;
      if (now < 0) fail("write", to, errno);
      written += now;
    }
  }
}

std::filesystem::path folder_of(const std::filesystem::path& path) {
  return path.has_parent_path() ? path.parent_path() : std::filesystem::path(".");
}

TemporaryFile::~TemporaryFile() {
  std::error_code ignored;  // after the rename there is nothing to remove
  std::filesystem::remove(path_, ignored);
}

}  // namespace odop
