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

std::string number_of_districts(std::size_t count) {
  return fill(trn("{0} district", "{0} districts", count), {std::to_string(count)});
}
// The list of other States is not complete.
std::string districts_so_far(std::size_t count) {
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
                                                  const DistrictFilter& filter) {
  std::vector<DistrictCardView> cards;
  for (const District& district : catalogue.districts) {
    if (!is_of_state(catalogue, district, state) || !filter.takes(district)) continue;
    // The product of the sector that was asked for, else the one it is known for.
    const DistrictProduct* shown = primary_product(district);
    const auto of_sector =
        std::find_if(district.products.begin(), district.products.end(),
                     [&](const DistrictProduct& product) { return filter.is_sector(product.sector); });
    if (of_sector != district.products.end()) shown = &*of_sector;
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
  view.count = districts_so_far(view.districts.size());
  return view;
}

namespace {
template <typename IsInside>
RegionCardView make_region_card(const Catalogue& catalogue, std::string id, std::string name,
                                std::string (*in_words)(std::size_t districts), IsInside is_inside) {
  RegionCardView card{.id = std::move(id), .name = std::move(name), .count = {}, .sectors = {}};
  std::size_t districts = 0;
  std::map<std::string, int> times;
  for (const District& district : catalogue.districts) {
    if (!is_inside(district)) continue;
    ++districts;
    for (const DistrictProduct& product : district.products) ++times[product.sector];
  }
  card.count = in_words(districts);
  for (const auto& [sector, count] : times) card.sectors.push_back(sector);
  std::stable_sort(card.sectors.begin(), card.sectors.end(),
                   [&](const std::string& a, const std::string& b) { return times[a] > times[b]; });
  return card;
}
}  // namespace

std::vector<RegionCardView> make_state_cards(const Catalogue& catalogue, Language language) {
  std::vector<RegionCardView> cards;
  for (const State& state : catalogue.states) {
    if (state.is_home) continue;
    cards.push_back(make_region_card(catalogue, state.id, state.name.in(language), districts_so_far,
                                     [&](const District& district) { return district.state == state.id; }));
  }
  return cards;
}

std::vector<RegionCardView> make_division_cards(const Catalogue& catalogue, Language language) {
  std::map<std::string, std::string> names;  // in the language, by the English one
  for (const District& district : catalogue.districts)
    if (catalogue.is_at_home(district) && !district.division.empty())
      names.emplace(district.division.in(Language::en), district.division.in(language));
  std::vector<RegionCardView> cards;
  for (auto& [id, name] : names) {
    const DistrictFilter filter{DistrictFilter::Kind::division, id};
    cards.push_back(make_region_card(
        catalogue, id, std::move(name), number_of_districts,
        [&](const District& district) { return catalogue.is_at_home(district) && filter.takes(district); }));
  }
  return cards;
}

}  // namespace odop::ui
