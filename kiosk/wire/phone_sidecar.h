// A buyer's telephone number as a sidecar (README.md, "Sidecars"): salted, so that nobody who knows the number finds it
// by its hash. Made with a consent, read where it is shown or written out for sending. Pure; any thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "wire/crypto.h"

namespace odop::wire {

// phone: as core/phone_number.h has it.
std::string write_phone_sidecar(const Seed& salt, std::string_view phone);
std::optional<std::string> read_phone_sidecar(std::string_view bytes);  // nullopt: another kind, or damaged

}  // namespace odop::wire
