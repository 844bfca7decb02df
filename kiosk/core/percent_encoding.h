// Percent-encoding of UTF-8 for payment and listing links (SPECS 1.3, 4). Called by upi_uri, listing_link and whoever
// builds an address. Pure; any thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace odop {

// Keeps A-Z a-z 0-9 - . _ ~ and writes every other byte as %XX; a space is %20, never '+'.
std::string percent_encode(std::string_view text);

// The bytes behind %XX; nullopt when a '%' is not followed by two hexadecimal digits. '+' stays '+'.
std::optional<std::string> percent_decode(std::string_view text);

}  // namespace odop
