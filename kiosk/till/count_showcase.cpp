#include "till/count_showcase.h"

namespace odop::till {

bool count_showcase(Till& till, const wire::ShowcaseCountPayload& counts) {
  till.ready_for_deed();
  if (counts.counters.empty() || till.is_clock_suspect()) return false;
  Deed deed(till);
  deed.append(wire::EntryType::showcase_count, wire::encode(counts));
  deed.finish();
  return true;
}

}  // namespace odop::till
