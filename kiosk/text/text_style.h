// How a text is to look: which letters, how heavy, how big. Plain values for the screens and the papers; any thread.
#pragma once

#include <cstdint>

namespace odop {

enum class Family : std::uint8_t { sans, serif };

struct TextStyle {
  Family family = Family::sans;
  bool bold = false;
  int px = 22;  // em size in device pixels
  friend bool operator==(const TextStyle&, const TextStyle&) = default;
};

// Line height / em, from the table in DESIGN.md "Type".
namespace line_height {
inline constexpr double attract = 1.20, display = 1.20, amount = 1.10, heading = 1.22;
inline constexpr double button = 1.20, body = 1.45, small = 1.35, map_label = 1.22;
}  // namespace line_height

}  // namespace odop
