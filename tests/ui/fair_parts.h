// What the small fairs of the showcase's tests have in common.
#pragma once

#include <string>
#include <utility>

#include "core/catalogue.h"

namespace odop::tests {

// A demonstration from 13 January to 26 February 2025.
inline EventInfo small_event() {
  return {.id = "fair",
          .name = {"मेला", "Fair"},
          .place = {},
          .first_day = {2025, 1, 13},
          .last_day = {2025, 2, 26},
          .state_code = 9,
          .demo = true};
}

// One that makes one craft.
inline District craft_district(std::string id, LocalText name, int hex_q) {
  District made;
  made.id = std::move(id);
  made.name = std::move(name);
  made.hex_q = hex_q;
  made.products = {{{"शिल्प", "Craft"}, Rank::primary, "handicraft", true}};
  return made;
}

}  // namespace odop::tests
