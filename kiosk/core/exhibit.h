// What stands in the rooms of the exhibition "About ODOP", as the organiser wrote it. Part of a Catalogue; pack/ fills
// it, the showcase shows it; never changed after it was loaded, so any thread may read it.
#pragma once

#include <cstdint>
#include <string>

#include "core/language.h"

namespace odop {

struct Exhibit {
  // How a room is laid out. They stand in the order in which the pack first names them.
  enum class Room : std::uint8_t {
    scheme = 1,  // what the scheme is
    figures,     // the pack's dated facts
    fair,        // what stands where at this fair
    workshops,   // a map with districts lit
    join,        // how a maker gets in, step by step
    sources      // who says all that
  } room = Room::scheme;
  LocalText title, text;  // the first row of a room is the room's own
  std::string picture;    // name of a picture in the pack; empty: none
  std::string date;       // as the source dates it
  std::string source;     // empty: of a claim the screen says that its source is being checked
  std::string district;   // opened by a touch; empty: nothing is opened
};

// Rooms that tell what happened: what they say needs somebody who said it.
constexpr bool makes_claims(Exhibit::Room room) {
  return room == Exhibit::Room::scheme || room == Exhibit::Room::fair || room == Exhibit::Room::workshops;
}

}  // namespace odop
