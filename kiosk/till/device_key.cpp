#include "till/device_key.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <fstream>

#include "core/errors.h"
#include "till/till.h"

namespace odop::till {

namespace {

[[noreturn]] void fail(const std::filesystem::path& path, const char* call) {
  throw MachineError(errno == ENOSPC ? "disk_full" : "no_access",
                     path.string() + ": " + call + ": " + std::strerror(errno));
}

void sync_path(const std::filesystem::path& path, int flags) {
  const int descriptor = ::open(path.c_str(), flags | O_CLOEXEC);
  if (descriptor < 0) fail(path, "open");
  const int result = ::fsync(descriptor);
  ::close(descriptor);
  if (result != 0) fail(path, "fsync");
}

}  // namespace

wire::Seed read_device_key(const std::filesystem::path& folder) {
  const std::filesystem::path file = folder / device_key_file_name;
  std::ifstream stream(file, std::ios::binary);
  if (!stream) throw MachineError("no_access", file.string() + ": the device key cannot be read");
  std::string hex;
  stream >> hex;
  const auto seed = wire::hash_from_hex(hex);
  if (!seed) throw MachineError("wrong_key", file.string() + ": this is not a device key");
  return *seed;
}

wire::Seed make_device_key(const std::filesystem::path& folder) {
  const std::filesystem::path file = folder / device_key_file_name;
  if (std::filesystem::exists(file)) return read_device_key(folder);
  const wire::Seed seed = wire::random_seed();
  const std::string hex = wire::to_hex(seed) + "\n";
  const std::filesystem::path fresh = file.string() + ".new";
  const int descriptor = ::open(fresh.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  if (descriptor < 0) fail(fresh, "open");
  const auto written = ::write(descriptor, hex.data(), hex.size());
  const bool whole = written == static_cast<ssize_t>(hex.size()) && ::fsync(descriptor) == 0;
  ::close(descriptor);
  if (!whole) fail(fresh, "write");
  if (::rename(fresh.c_str(), file.c_str()) != 0) fail(file, "rename");
  sync_path(folder, O_RDONLY | O_DIRECTORY);
  return seed;
}

}  // namespace odop::till
