// The text of a seal as anybody may type or scan it: refused by name, or a seal whose signature holds.
#include <cstdint>
#include <string>

#include "wire/seal.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  (void)odop::wire::read_seal(text);
  (void)odop::wire::read_seal("ODOPS1:" + text);
  return 0;
}
