// A buyer's or maker's telephone number as typed, turned into the one form we store (SPECS 6). Called by the till's
// consent form and the pack check. Pure; any thread.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "core/result.h"

namespace odop {

enum class PhoneRefusal : std::uint8_t { empty, characters, not_indian_mobile, length };

// "98765 43210", "098765-43210", "+91 98765 43210" -> "+919876543210"; "+977 9812345678" stays foreign (E.164).
// Spaces and hyphens between digits are dropped. A number without '+' must be an Indian mobile number.
Result<std::string, PhoneRefusal> normalise_phone(std::string_view typed);

// "+919876543210" -> "3210": what screens and logs may show.
std::string last_four_digits(std::string_view phone);

}  // namespace odop
