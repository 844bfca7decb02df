// What a pack knows of an organiser's photograph beside its pixels. Made by pack/, read by the showcase and the papers;
// plain values, any thread.
#pragma once

#include <string>
#include <string_view>

#include "core/language.h"

namespace odop {

// Its 4:3 frame stands among the catalogue's pictures under its own name, the whole of it under large_picture_name().
struct Photograph {
  LocalText credit;  // who took it; empty: nobody said
  int large_width_px = 0, large_height_px = 0;
  friend bool operator==(const Photograph&, const Photograph&) = default;
};

// No picture of an organiser can be called so: '@' stands in no name.
inline constexpr std::string_view large_picture_ending = "@large";
inline std::string large_picture_name(std::string_view name) {
  return std::string(name) + std::string(large_picture_ending);
}

}  // namespace odop
