// Districts as a list of cards, the States of the pack and the home State's divisions: what "Other States", "Divisions"
// and the first page of a State without a map read. Plain values in the screen's language; pure functions over the
// catalogue, UI thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/catalogue.h"
#include "core/language.h"
#include "ui/showcase/district_filter.h"

namespace odop::ui {

struct DistrictCardView {
  std::string district, name;
  std::string product;  // what it is known for, or that this is being checked
  std::string sector;   // empty: nothing is known yet
  bool is_gi = false;   // a geographical indication with a source
};

struct RegionCardView {
  std::string id;  // of the State; the division's English name
  std::string name, count;
  std::vector<std::string> sectors;  // of its districts' products, the most common first
};

struct DistrictListView {
  std::string title, count;
  std::vector<DistrictCardView> districts;
};

// Whether the home State's districts can be shown as a map: all have a hexagon, and the map has room for them.
bool has_map(const Catalogue& catalogue);
// Where the name alone could mean two districts, or one far away, with its State: "Madhubani, Bihar".
std::string name_with_state(const Catalogue& catalogue, const District& district, Language language);
// Districts that are known for something come first.
std::vector<DistrictCardView> make_district_cards(const Catalogue& catalogue, Language language, std::string_view state,
                                                  const DistrictFilter& filter);
// The State must exist.
DistrictListView make_state_view(const Catalogue& catalogue, Language language, std::string_view state);
// All but the home State, in the pack's order.
std::vector<RegionCardView> make_state_cards(const Catalogue& catalogue, Language language);
// The home State's, by their names; none where the pack knows of none.
std::vector<RegionCardView> make_division_cards(const Catalogue& catalogue, Language language);

}  // namespace odop::ui
