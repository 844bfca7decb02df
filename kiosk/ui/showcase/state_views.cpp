#include "ui/showcase/state_views.h"

#include <algorithm>
#include <cassert>
#include <map>

#include "text/indian_numbers.h"
#include "text/words.h"
#include "ui/showcase/goods_cards.h"
#include "ui/showcase/hex_map.h"

namespace odop::ui {
namespace {

bool is_of_state(const Catalogue& catalogue, const District& district, std::string_view state) {
  return catalogue.states.empty() || district.state == state;
}

bool has_gi(const District& district) {
  return std::any_of(district.gi_names.begin(), district.gi_names.end(), [](const GiName& gi) { return gi.sourced; }) ||
         std::any_of(district.products.begin(), district.products.end(),
                     [](const DistrictProduct& product) { return product.origin.scheme == ProductScheme::gi_only; });
}

std::string count_of_districts(std::size_t count) {
  return fill(trn("{0} district so far", "{0} districts so far", count),
              {group_indian(static_cast<std::int64_t>(count))});
}

}  // namespace

bool has_map(const Catalogue& catalogue) {
  std::size_t at_home = 0;
  for (const District& district : catalogue.districts) {
    if (!catalogue.is_at_home(district)) continue;
    const float x = static_cast<float>(district.hex_q) + static_cast<float>(district.hex_r) / 2;
    const bool is_inside =
        x >= 0 && x + 1 <= map_width_in_pitches && district.hex_r >= 0 && district.hex_r <= map_rows - 1;
    if (!district.has_hexagon || !is_inside) return false;
    ++at_home;
  }
  return at_home > 0;
}

std::string name_with_state(const Catalogue& catalogue, const District& district, Language language) {
  const std::string& name = district.name.in(language);
  const State* state = catalogue.find_state(district.state);
  if (state == nullptr) return name;
  const bool has_twin = std::any_of(catalogue.districts.begin(), catalogue.districts.end(), [&](const District& each) {
    return each.state != district.state && each.name.in(language) == name;
  });
  return state->is_home && !has_twin ? name : fill(tr("{0}, {1}"), {name, state->name.in(language)});
}

std::vector<DistrictCardView> make_district_cards(const Catalogue& catalogue, Language language, std::string_view state,
                                                  std::string_view sector) {
  std::vector<DistrictCardView> cards;
  for (const District& district : catalogue.districts) {
    if (!is_of_state(catalogue, district, state)) continue;
    // The product that the sector asks for, else the one it is known for.
    const DistrictProduct* shown = primary_product(district);
    if (!sector.empty()) {
      const auto of_sector = std::find_if(district.products.begin(), district.products.end(),
                                          [&](const DistrictProduct& product) { return product.sector == sector; });
      if (of_sector == district.products.end()) continue;
      shown = &*of_sector;
    }
    cards.push_back(
        {.district = district.id,
         .name = district.name.in(language),
         .product = shown == nullptr ? std::string(tr("Its product is still being checked")) : shown->name.in(language),
         .sector = shown == nullptr ? std::string() : shown->sector,
         .is_gi = has_gi(district)});
  }
  std::stable_partition(cards.begin(), cards.end(), [](const DistrictCardView& card) { return !card.sector.empty(); });
  return cards;
}

DistrictListView make_state_view(const Catalogue& catalogue, Language language, std::string_view id) {
  const State* state = catalogue.find_state(id);
  assert(state != nullptr);
  DistrictListView view{
      .title = state->name.in(language), .count = {}, .districts = make_district_cards(catalogue, language, id, {})};
  view.count = count_of_districts(view.districts.size());
  return view;
}

std::vector<StateCardView> make_state_cards(const Catalogue& catalogue, Language language) {
  std::vector<StateCardView> cards;
  for (const State& state : catalogue.states) {
    if (state.is_home) continue;
    StateCardView card{.state = state.id, .name = state.name.in(language), .count = {}, .sectors = {}};
    std::size_t districts = 0;
    std::map<std::string, int> times;
    for (const District& district : catalogue.districts) {
      if (district.state != state.id) continue;
      ++districts;
      for (const DistrictProduct& product : district.products) ++times[product.sector];
    }
    card.count = count_of_districts(districts);
    for (const auto& [sector, count] : times) card.sectors.push_back(sector);
    std::stable_sort(card.sectors.begin(), card.sectors.end(),
                     [&](const std::string& a, const std::string& b) { return times[a] > times[b]; });
    cards.push_back(std::move(card));
  }
  return cards;
}

}  // namespace odop::ui
