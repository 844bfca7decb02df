// What answers at the hub's address, and what knocks at the hub's own: any bytes are not understood, or become a value
// that says the same when it is written and read again.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "sync/protocol.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace odop::sync;
  const std::string_view json(reinterpret_cast<const char*>(data), size);
  if (const auto answer = parse_batch_answer(json)) {
    const auto again = parse_batch_answer(to_json(*answer));
    if (!again || !(*again == *answer)) std::abort();
    // The cursor moves by this: never past an entry that the answer does not name.
    if (covers(*answer, 1, 3) && !covers(*again, 1, 3)) std::abort();
  }
  if (const auto request = parse_enrol_request(json))
    if (const auto again = parse_enrol_request(to_json(*request)); !again || again->device_key != request->device_key)
      std::abort();
  if (const auto problem = parse_problem(json, 409)) {
    const auto again = parse_problem(to_json(*problem), 409);
    if (!again || again->code != problem->code || again->have != problem->have) std::abort();
  }
  return 0;
}
