// One-time codes: the organiser makes one for a label, the stall types it, the hub binds the label to the device key
// that hands it in. A label belongs to one device for good. Called by `odop-hub enrol` and by routes.cpp.
#pragma once

#include <cstdint>
#include <string>
#include <variant>

#include "core/result.h"
#include "hub/hub_store.h"
#include "sync/protocol.h"

namespace odop::hub {

inline constexpr std::int64_t code_lifetime_ms = 14LL * 86'400'000;

enum class CodeRefusal { label_malformed, label_taken };
// "7KQ4-M2XD-9HTA": 60 random bits in letters that are not mistaken for each other. An unused code for the same label
// is forgotten.
Result<std::string, CodeRefusal> make_enrolment_code(HubStore& store, const std::string& kiosk, std::int64_t now_ms);

struct Enrolled {
  std::string kiosk;
};
// The same device with the same code again is answered the same: its first answer may have been lost.
std::variant<Enrolled, sync::Problem> enrol_device(HubStore& store, const sync::EnrolRequest& request,
                                                   std::int64_t now_ms);

}  // namespace odop::hub
