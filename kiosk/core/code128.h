// Code 128 of printable ASCII, for scanners that read no QR: digits two a symbol, everything else in set B. The
// painter leaves code128_quiet_zone_modules white on both sides. Pure; any thread.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

namespace odop {

inline constexpr int code128_quiet_zone_modules = 10;  // ISO/IEC 15417
inline constexpr std::size_t code128_text_max = 48;    // no sticker is wide enough for more

// One element a module from the left, true where it is black; nothing for an empty or too long text and for characters
// outside printable ASCII.
std::optional<std::vector<bool>> encode_code128(std::string_view text);

}  // namespace odop
