#include "hub/hub_facts.h"

namespace odop::hub {

void make_storable(Facts& facts, const std::string& kiosk) {
  // Whatever a journal calls itself: labels are what keeps the kiosks of a hub apart.
  facts.kiosk = kiosk;
  // An entry can begin one UPI attempt. One that claims itself twice is a finding already; a second row would make the
  // whole batch fail, again and again, and every later sale would wait behind it.
  bool began = false;
  std::erase_if(facts.attempts, [&](const AttemptFact& attempt) {
    if (attempt.attempt_sequence != facts.sequence) return false;
    const bool again = began;
    began = true;
    return again;
  });
}

std::int64_t saturating_sum(std::int64_t a, std::int64_t b) {
  std::int64_t sum = 0;
  return __builtin_add_overflow(a, b, &sum) ? (a < 0 ? INT64_MIN : INT64_MAX) : sum;
}

}  // namespace odop::hub
