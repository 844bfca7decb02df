#include "till/confirm_clock.h"

#include "wire/payloads.h"

namespace odop::till {

bool confirm_clock(Till& till, const std::string& staff) {
  till.ready_for_deed();
  if (!till.is_clock_suspect()) return false;
  const std::int64_t last_ms = till.head().utc_ms;
  Deed deed(till);
  deed.append(wire::EntryType::clock, wire::encode(wire::ClockPayload{last_ms, deed.utc_ms(), staff}));
  deed.finish();
  return true;
}

}  // namespace odop::till
