// The first page: the map's tiles, the chips that choose among them, the card beside it.
#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "text/words.h"
#include "ui/showcase/goods_cards.h"
#include "ui/showcase/views.h"

namespace odop::ui {
namespace {

std::string with_line_breaks(std::string label) {
  std::replace(label.begin(), label.end(), '|', '\n');
  return label;
}

void add_chips(HomeView& view, const Catalogue& catalogue, Language language, const DistrictFilter& chosen) {
  using Kind = DistrictFilter::Kind;
  const auto count_of = [&](const DistrictFilter& filter) {
    return std::count_if(catalogue.districts.begin(), catalogue.districts.end(), [&](const District& district) {
      return catalogue.is_at_home(district) && filter.takes(district);
    });
  };
  const auto add = [&](DistrictFilter filter, std::string_view name) {
    const auto count = count_of(filter);
    if (count == 0 && filter.kind != Kind::all) return;
    const bool is_selected = filter == chosen;
    view.chips.push_back({.filter = std::move(filter),
                          .name = std::string(name),
                          .count = std::to_string(count),
                          .is_selected = is_selected});
  };
  add({}, tr("All districts"));
  for (const SectorName& name : catalogue.sectors) add({Kind::sector, name.id}, name.name.in(language));
  add({Kind::gi}, tr("GI-tagged"));
  const std::vector<RegionCardView> divisions = make_division_cards(catalogue, language);
  if (divisions.size() < 2) return;
  const auto division = std::find_if(divisions.begin(), divisions.end(), [&](const RegionCardView& card) {
    return chosen.kind == Kind::division && card.id == chosen.id;
  });
  if (division != divisions.end())
    add(chosen, division->name);
  else
    view.chips.push_back({.filter = {Kind::division, {}},
                          .name = tr("Divisions"),
                          .count = std::to_string(divisions.size()),
                          .is_selected = false});
}

HomeCardView make_home_card(const Catalogue& catalogue, const ShowcaseSituation& situation, Language language,
                            const DistrictFilter& filter, std::string_view selected_district) {
  HomeCardView card;
  const District* district = selected_district.empty() ? nullptr : catalogue.find_district(selected_district);
  if (district != nullptr) {
    const std::string& division = district->division.in(language);
    const State* state = catalogue.find_state(district->state);
    card.pill = !division.empty() ? fill(tr("{0} division"), {division}) : state ? state->name.in(language) : "";
  } else {
    // What sells best of what lies on the stall now, among what is chosen.
    std::vector<const Product*> candidates;
    for (const Product& product : catalogue.products) {
      const District* from = catalogue.find_district(product.district);
      if (from == nullptr) continue;
      if (filter.kind == DistrictFilter::Kind::sector ? product.sector == filter.id : filter.takes(*from))
        candidates.push_back(&product);
    }
    if (candidates.empty()) {
      // The stall has nothing of it: the State's first district that is chosen.
      for (const District& each : catalogue.districts)
        if (district == nullptr && catalogue.is_at_home(each) && filter.takes(each)) district = &each;
      if (district == nullptr) return card;
      card.pill = tr("A story from the State");
    } else {
      const Product* product = in_showing_order(std::move(candidates), situation).front();
      district = catalogue.find_district(product->district);
      card.pill = stock_of(*product, situation) > 0 ? tr("Today on this stall") : tr("A story from the State");
      card.picture = product->picture;
      card.product = product->name.in(language);
    }
  }
  card.district = district->id;
  card.name = district->name.in(language);
  card.sector = sector_of(*district);
  if (card.picture.empty()) card.picture = picture_of(catalogue, situation, *district);
  const DistrictProduct* primary = primary_product(*district);
  if (card.product.empty() && primary != nullptr) card.product = primary->name.in(language);
  card.sentence = district->story.in(language);
  return card;
}

}  // namespace

std::vector<MapTileView> make_map_tiles(const Catalogue& catalogue, Language language, const DistrictFilter& filter) {
  std::vector<MapTileView> tiles;
  if (!has_map(catalogue)) return tiles;
  tiles.reserve(catalogue.districts.size());
  for (const District& district : catalogue.districts) {
    if (!catalogue.is_at_home(district)) continue;
    const std::string& label = district.map_label.in(language);
    const bool is_lit = filter.takes(district);
    tiles.push_back({.district = district.id,
                     .label = with_line_breaks(label.empty() ? district.name.in(language) : label),
                     .sector = is_lit && filter.kind == DistrictFilter::Kind::sector ? filter.id : sector_of(district),
                     .q = district.hex_q,
                     .r = district.hex_r,
                     .is_lit = is_lit});
  }
  return tiles;
}

HomeView make_home_view(const Catalogue& catalogue, const ShowcaseSituation& situation, Language language,
                        const DistrictFilter& filter, std::string_view selected_district) {
  HomeView view;
  view.is_english = language == Language::en;
  view.has_plan = !catalogue.plan.empty();
  view.notices = make_notices(catalogue, situation);
  view.tiles = make_map_tiles(catalogue, language, filter);
  if (const State* home = catalogue.home_state(); view.tiles.empty())
    view.districts =
        make_district_cards(catalogue, language, home == nullptr ? "" : std::string_view(home->id), filter);
  view.has_other_states = catalogue.states.size() > 1;
  view.selected_district = selected_district;
  add_chips(view, catalogue, language, filter);
  view.card = make_home_card(catalogue, situation, language, filter, selected_district);
  return view;
}

}  // namespace odop::ui
