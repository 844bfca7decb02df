#include "till/staff_pin.h"

#include "wire/crypto.h"

namespace odop::till {

bool is_pin_of(const StaffMember& member, std::string_view pin, const OwnPins& own) {
  const auto found = own.find(member.code);
  return wire::pin_matches(pin, found == own.end() ? member.pin_hash : found->second);
}

const StaffMember* staff_by_pin(const Catalogue& catalogue, std::string_view pin) {
  for (const StaffMember& member : catalogue.staff)
    if (is_pin_of(member, pin)) return &member;
  return nullptr;
}

std::int64_t PinGuard::wait_left_ms(std::int64_t monotonic_ms) const {
  if (!locked_since_ms_) return 0;
  const std::int64_t left = *locked_since_ms_ + wait_ms - monotonic_ms;
  return left > 0 ? left : 0;
}

void PinGuard::note_wrong(std::int64_t monotonic_ms) {
  if (++wrong_tries_ < wrong_tries_max) return;
  wrong_tries_ = 0;
  locked_since_ms_ = monotonic_ms;
}

}  // namespace odop::till
