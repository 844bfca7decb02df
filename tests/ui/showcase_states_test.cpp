// The other States: a pilgrim from anywhere looks for her own district, and a fair in a State without a map has a first
// page too.
#include <catch2/catch.hpp>

#include "text/words.h"
#include "ui/fair_parts.h"
#include "ui/headless_kiosk.h"
#include "ui/showcase/showcase.h"

using namespace odop;
using namespace odop::ui;

namespace {

District of_state(std::string id, LocalText name, std::string state, bool has_hexagon = false) {
  District made = tests::craft_district(std::move(id), std::move(name), 0);
  made.state = std::move(state);
  made.has_hexagon = has_hexagon;
  return made;
}

Catalogue two_states(bool home_has_map) {
  Catalogue fair;
  fair.event = tests::small_event();
  fair.sectors = {{"handicraft", {"हस्तशिल्प", "Handicraft"}}, {"food-processing", {"खान-पान", "Food"}}};
  fair.states = {{"uttar-pradesh", {"उत्तर प्रदेश", "Uttar Pradesh"}, true}, {"bihar", {"बिहार", "Bihar"}, false}};
  District home = of_state("pratapgarh", {"प्रतापगढ़", "Pratapgarh"}, "uttar-pradesh", home_has_map);
  District litchi = of_state("muzaffarpur", {"मुजफ्फरपुर", "Muzaffarpur"}, "bihar");
  litchi.products[0] = {{"शाही लीची", "Shahi litchi"}, Rank::primary, "food-processing", true};
  litchi.products[0].origin = {ProductScheme::gi_only, "Daily, 2020", false, false};
  District twin = of_state("pratapgarh-bihar", {"प्रतापगढ़", "Pratapgarh"}, "bihar");
  District unknown = of_state("gaya", {"गया", "Gaya"}, "bihar");
  unknown.products.clear();
  fair.districts = {home, unknown, litchi, twin};
  fair.build_indexes();
  return fair;
}

struct Fair {
  Catalogue catalogue;
  tests::HeadlessKiosk display{1920, 1080, 1.0};
  Showcase showcase{display.kiosk(), catalogue};
  explicit Fair(bool home_has_map = true) : catalogue(two_states(home_has_map)) {
    set_language(Language::hi);
    showcase.set_situation({.stock = {}, .today = {2025, 1, 20}, .has_printer = true});
    display.draw();
    display.touch("attract");
  }
  ~Fair() { set_language(Language::hi); }
  std::string current() const { return display.screen()->screen; }
  std::string label(std::string_view id) const {
    const WidgetInfo* widget = display.find(id);
    return widget == nullptr ? std::string("(not on the screen: ") + std::string(id) + ")" : widget->label;
  }
};

}  // namespace

TEST_CASE("A visitor from another State finds her district, what it is known for, and who says so", "[ui][states]") {
  Fair fair;
  CHECK(fair.display.find("district:muzaffarpur") == nullptr);
  fair.display.touch("states");
  REQUIRE(fair.current() == "states");
  CHECK(fair.label("state:bihar") == "बिहार");
  CHECK(fair.display.find("state:uttar-pradesh") == nullptr);
  fair.display.touch("state:bihar");
  REQUIRE(fair.current() == "state");
  // What nobody confirms stands last and makes no claim.
  CHECK(fair.display.find("district:gaya")->rect.x > fair.display.find("district:muzaffarpur")->rect.x);
  fair.display.touch("district:muzaffarpur");
  REQUIRE(fair.current() == "district");
  CHECK(fair.label("origin.0") == "Known for: शाही लीची");
  CHECK(fair.label("origin.0.scheme") == "Geographical indication (GI), not an ODOP choice");
  CHECK(fair.label("origin.0.source") == "One source only: Daily, 2020");
  fair.display.touch("back");
  CHECK(fair.current() == "state");
  fair.display.touch("district:gaya");
  CHECK(fair.display.find("district.checking") != nullptr);
  CHECK(fair.display.find("origin.0") == nullptr);
}

TEST_CASE("The search knows the other States and their districts, in Hindi and in Latin letters", "[ui][states]") {
  const Catalogue fair = two_states(true);
  const SearchIndex index(fair);
  const ShowcaseSituation situation{.stock = {}, .today = {2025, 1, 20}};
  set_language(Language::hi);
  for (const char* words : {"muzaffarpur", "मुजफ्फरपुर", "muzafarpur"}) {
    CAPTURE(words);
    const SearchView found = make_search_view(fair, situation, Language::hi, index, words);
    REQUIRE(found.districts.size() == 1);
    CHECK(found.districts[0].district == "muzaffarpur");
    CHECK(found.districts[0].label == "मुजफ्फरपुर, बिहार · शाही लीची");
  }
  const SearchView state = make_search_view(fair, situation, Language::hi, index, "bihar");
  REQUIRE_FALSE(state.districts.empty());
  CHECK(state.districts[0].state == "bihar");
  CHECK(state.districts[0].label == "बिहार · 3 districts so far");
  // A name that two States share says its State, at home too.
  const SearchView twins = make_search_view(fair, situation, Language::hi, index, "pratapgarh");
  REQUIRE(twins.districts.size() == 2);
  CHECK(twins.districts[0].label == "प्रतापगढ़, उत्तर प्रदेश · शिल्प");
  CHECK(twins.districts[1].label == "प्रतापगढ़, बिहार · शिल्प");
}

TEST_CASE("A home State without a map is a list of its districts, under the same filter", "[ui][states]") {
  Fair fair(false);
  REQUIRE(fair.current() == "home");
  CHECK(fair.label("sector:all") == "All districts 1");
  REQUIRE(fair.display.find("district:pratapgarh") != nullptr);
  CHECK(fair.display.find("district:muzaffarpur") == nullptr);
  fair.display.touch("district:pratapgarh");
  CHECK(fair.current() == "district");
}

TEST_CASE("A fair that names no States has neither the key nor another label", "[ui][states]") {
  Catalogue fair = two_states(true);
  fair.states.clear();
  fair.districts.resize(1);
  fair.districts[0].state.clear();
  fair.build_indexes();
  set_language(Language::hi);
  const ShowcaseSituation situation{.stock = {}, .today = {2025, 1, 20}};
  const HomeView home = make_home_view(fair, situation, Language::hi, {}, {});
  CHECK_FALSE(home.has_other_states);
  CHECK(home.tiles.size() == 1);
  CHECK(name_with_state(fair, fair.districts[0], Language::hi) == "प्रतापगढ़");
}
