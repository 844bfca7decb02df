// Who is at the till: a PIN against the Argon2id strings of the pack. About 90 ms a try, so only on the till thread or
// in a program without a screen. Five wrong tries lock the screen for a minute; the screen counts through PinGuard.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "core/catalogue.h"
#include "till/own_pins.h"

namespace odop::till {

// Anyone whose PIN it is (programs); nullptr when nobody's.
const StaffMember* staff_by_pin(const Catalogue& catalogue, std::string_view pin);
// own: digits chosen on this kiosk, which rule over the pack's.
bool is_pin_of(const StaffMember& member, std::string_view pin, const OwnPins& own = {});

class PinGuard {
 public:
  static constexpr int wrong_tries_max = 5;
  static constexpr std::int64_t wait_ms = 60'000;
  std::int64_t wait_left_ms(std::int64_t monotonic_ms) const;
  void note_wrong(std::int64_t monotonic_ms);
  void note_right() { wrong_tries_ = 0; }

 private:
  int wrong_tries_ = 0;
  std::optional<std::int64_t> locked_since_ms_;
};

}  // namespace odop::till
