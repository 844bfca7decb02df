// The States of an event pack and what kind of list a district's product was named by. One of them is the home State,
// whose districts stand on the first page; packs of earlier formats know none, and all their districts are at home.
// Plain values; any thread.
#pragma once

#include <cstdint>
#include <string>

#include "core/language.h"

namespace odop {

struct State {
  std::string id;  // "bihar"
  LocalText name;
  bool is_home = false;
};

// Several lists call themselves One District One Product, and a geographical indication is none of them: a visitor is
// told which one it was. What no list confirms never gets as far as this.
enum class ProductScheme : std::uint8_t {
  odop = 1,          // the State's own ODOP, or as the national programme names it
  state_scheme = 2,  // a list of the State's under another name
  pmfme_odop = 3,    // the food ministry's, for small food makers
  export_hub = 4,    // districts as export hubs
  gi_only = 5,       // a geographical indication
  proposed = 6,      // proposed for ODOP and not chosen yet
};

// Who says that a district makes it.
struct ProductOrigin {
  ProductScheme scheme = ProductScheme::odop;
  std::string sources;             // in words, "Indian Express, Nov 2020; ..."; empty: the pack names none
  bool has_two_sources = false;    // of those that are named
  bool is_sector_picture = false;  // its picture stands for the sector and shows another thing
};

}  // namespace odop
