#include "programs/organiser_key.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "core/errors.h"
#include "platform/files.h"

namespace odop::programs {

wire::PublicKey make_organiser_key(const std::filesystem::path& file) {
  const wire::Seed seed = wire::random_seed();
  const std::string text = wire::to_hex(seed) + "\n";
  const int descriptor = ::open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (descriptor < 0 && errno == EEXIST)
    throw MachineError("key_exists", file.string() + ": there is a file already; a key is never written over");
  if (descriptor < 0) throw MachineError("no_access", file.string() + ": open: " + std::strerror(errno));
  const bool is_whole =
      ::write(descriptor, text.data(), text.size()) == static_cast<ssize_t>(text.size()) && ::fsync(descriptor) == 0;
  ::close(descriptor);
  if (!is_whole) {
    std::error_code ignored;
    std::filesystem::remove(file, ignored);
    throw MachineError("disk_full", file.string() + ": the key could not be written");
  }
  return wire::Signer(seed).public_key();
}

wire::Seed read_organiser_key(const std::filesystem::path& file) {
  constexpr std::size_t bytes_max = 256;
  auto text = platform::read_file(file, bytes_max);
  if (!text) throw MachineError("no_access", file.string() + ": there is no such file");
  while (!text->empty() && (text->back() == '\n' || text->back() == '\r')) text->pop_back();
  const auto seed = wire::hash_from_hex(*text);
  if (!seed) throw MachineError("wrong_key", file.string() + ": this is not a key made by odop organiser-key new");
  return *seed;
}

}  // namespace odop::programs
