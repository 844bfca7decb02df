// The text of a receipt's code as anybody may bring it to the counter: refused by name, or a bill whose signature
// holds.
#include <cstdint>
#include <string>

#include "wire/bill.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  (void)odop::wire::read_bill(text);
  (void)odop::wire::read_bill("ODOP1:" + text);
  return 0;
}
