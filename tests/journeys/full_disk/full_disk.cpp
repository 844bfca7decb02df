// A disk that is full while the file $ODOP_FULL_DISK_WHEN exists: preloaded into a program of ours, it answers every
// write into a regular file below $ODOP_FULL_DISK_UNDER with ENOSPC, as the kernel does. It works for any user and in
// any container, which a small file system of its own does not.
#include <dlfcn.h>
#include <fcntl.h>
#include <limits.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>

namespace {

bool is_full(int descriptor) {
  const char* when = std::getenv("ODOP_FULL_DISK_WHEN");
  const char* under = std::getenv("ODOP_FULL_DISK_UNDER");
  if (when == nullptr || under == nullptr || ::access(when, F_OK) != 0) return false;
  struct stat state {};
  if (::fstat(descriptor, &state) != 0 || !S_ISREG(state.st_mode)) return false;
  char link[64], path[PATH_MAX];
  std::snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
  const ssize_t length = ::readlink(link, path, sizeof path - 1);
  if (length < 0) return false;
  path[length] = '\0';
  return std::strncmp(path, under, std::strlen(under)) == 0;
}

template <class Function>
Function real(const char* name) {
  return reinterpret_cast<Function>(::dlsym(RTLD_NEXT, name));
}

template <class... Arguments>
auto unless_full(const char* name, int descriptor, Arguments... arguments) {
  using Function = ssize_t (*)(int, Arguments...);
  if (is_full(descriptor)) {
    errno = ENOSPC;
    return ssize_t{-1};
  }
  return real<Function>(name)(descriptor, arguments...);
}

}  // namespace

extern "C" {

ssize_t write(int descriptor, const void* bytes, size_t count) {
  return unless_full("write", descriptor, bytes, count);
}
ssize_t pwrite(int descriptor, const void* bytes, size_t count, off_t at) {
  return unless_full("pwrite", descriptor, bytes, count, at);
}
ssize_t pwrite64(int descriptor, const void* bytes, size_t count, off64_t at) {
  return unless_full("pwrite64", descriptor, bytes, count, at);
}
ssize_t writev(int descriptor, const iovec* parts, int count) {
  return unless_full("writev", descriptor, parts, count);
}
ssize_t pwritev(int descriptor, const iovec* parts, int count, off_t at) {
  return unless_full("pwritev", descriptor, parts, count, at);
}
ssize_t pwritev64(int descriptor, const iovec* parts, int count, off64_t at) {
  return unless_full("pwritev64", descriptor, parts, count, at);
}
int posix_fallocate(int descriptor, off_t at, off_t length) {
  if (is_full(descriptor)) return ENOSPC;
  return real<int (*)(int, off_t, off_t)>("posix_fallocate")(descriptor, at, length);
}
int posix_fallocate64(int descriptor, off64_t at, off64_t length) {
  if (is_full(descriptor)) return ENOSPC;
  return real<int (*)(int, off64_t, off64_t)>("posix_fallocate64")(descriptor, at, length);
}
int fallocate(int descriptor, int mode, off_t at, off_t length) {
  if (is_full(descriptor)) {
    errno = ENOSPC;
    return -1;
  }
  return real<int (*)(int, int, off_t, off_t)>("fallocate")(descriptor, mode, at, length);
}
int fallocate64(int descriptor, int mode, off64_t at, off64_t length) {
  if (is_full(descriptor)) {
    errno = ENOSPC;
    return -1;
  }
  return real<int (*)(int, int, off64_t, off64_t)>("fallocate64")(descriptor, mode, at, length);
}

}  // extern "C"
