// The inks of DESIGN.md as 0xRRGGBB: what screens and coloured papers share. Constant tables; any thread.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace odop::inks {

using Ink = std::uint32_t;

inline constexpr Ink white = 0xFFFFFF, paper = 0xFBF6EA, card = 0xFFFDF7, sand = 0xF3EAD6, line = 0xD9CBAE,
                     ink = 0x2A211B, ink2 = 0x5E5246, indigo_deep = 0x16294D, turmeric = 0xDDA02A,
                     turmeric_deep = 0x7A4E00, turmeric_tint = 0xF6E3B4;

struct Sector {
  std::string_view id;
  Ink ink;   // bands, words
  Ink tint;  // grounds
};
inline constexpr std::array<Sector, 7> sectors{{
    {"handicraft", 0xA3322B, 0xF1D5C4},
    {"handloom-textile", 0x24457F, 0xCBD5E2},
    {"food-processing", 0x8A5A00, 0xF6E3B4},
    {"agriculture", 0x3F6E37, 0xDEE7CD},
    {"manufacturing", 0x4B5563, 0xDADDDD},
    {"marine", 0x14666B, 0xC9DEDB},
    {"services", 0x74305F, 0xE6D0DC},
}};
// Unknown sectors get the manufacturing grey rather than a missing colour.
constexpr const Sector& sector(std::string_view id) {
  for (const Sector& one : sectors)
    if (one.id == id) return one;
  return sectors[4];
}

}  // namespace odop::inks
