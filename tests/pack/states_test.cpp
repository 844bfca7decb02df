// Several States in one pack, and the folders that `odop pack new` lays out for a fair in each of them.
#include <catch2/catch.hpp>
#include <fstream>
#include <set>
#include <sstream>

#include "core/gstin.h"
#include "pack/csv.h"
#include "pack/new_folder.h"
#include "pack/tiny_folder.h"

using namespace odop;
using odop::test::add_states;
using odop::test::TinyFolder;

namespace {

const std::filesystem::path seed = std::filesystem::path(ODOP_SOURCE_DIR) / "db" / "seed";

bool has(const PackFolder& read, std::string_view code, std::string_view file, int line) {
  for (const PackFinding& finding : read.findings)
    if (finding.code == code && finding.file == file && finding.line == line) return true;
  return false;
}

}  // namespace

TEST_CASE("A district of another State comes out of the pack with its scheme, its sources and no place on the map",
          "[pack][states]") {
  TinyFolder folder;
  add_states(folder, "gaya,primary,food-processing,Tilkut,तिलकुट,,true,export-hub,two-sources,A B\n");
  const auto path = folder.scratch() / "tiny.odop";
  build_tiny(folder, path);
  const auto loaded = load_pack(path);
  REQUIRE(loaded);
  REQUIRE(loaded->states.size() == 2);
  CHECK(loaded->home_state()->id == "up");
  CHECK(loaded->states[1].name.exact(Language::hi) == "बिहार");
  const District* gaya = loaded->find_district("gaya");
  REQUIRE(gaya != nullptr);
  CHECK(gaya->state == "bihar");
  CHECK_FALSE(gaya->has_hexagon);
  CHECK_FALSE(loaded->is_at_home(*gaya));
  CHECK(loaded->is_at_home(*loaded->find_district("lucknow")));
  CHECK(loaded->find_district("varanasi")->has_hexagon);
  REQUIRE(gaya->products.size() == 1);
  CHECK(gaya->products[0].origin.scheme == ProductScheme::export_hub);
  CHECK(gaya->products[0].origin.sources == "Daily, 2020; Weekly");
  CHECK(gaya->products[0].origin.has_two_sources);
}

TEST_CASE("What no source confirms is in the table and never in the catalogue", "[pack][states]") {
  TinyFolder folder;
  add_states(folder,
             "gaya,primary,food-processing,Rumour,अफवाह,,false,unconfirmed,one-source,A\n"
             "gaya,primary,food-processing,Guess,अंदाजा,,false,odop,none,\n"
             "gaya,secondary,food-processing,Tilkut,तिलकुट,,false,odop,one-source,A\n");
  const PackFolder read = folder.read();
  REQUIRE_FALSE(read.has_errors);
  const District* gaya = read.catalogue.find_district("gaya");
  REQUIRE(gaya->products.size() == 1);
  CHECK(gaya->products[0].name.exact(Language::en) == "Tilkut");
  CHECK_FALSE(gaya->products[0].origin.has_two_sources);
}

TEST_CASE("Of the seed's districts exactly the confirmed products can be seen", "[pack][states][seed]") {
  const PackFolder read = read_pack_folder(seed / "mahakumbh-2025");
  for (const PackFinding& finding : read.findings) UNSCOPED_INFO(finding_line(finding));
  REQUIRE_FALSE(read.has_errors);
  std::size_t hidden = 0, shown = 0;
  for (const State& state : read.catalogue.states) {
    if (state.is_home) continue;
    std::ifstream file(seed / "states" / state.id / "district_products.csv");
    std::stringstream bytes;
    bytes << file.rdbuf();
    const CsvTable table = parse_csv(bytes.str());
    REQUIRE(table.header[7] == "scheme");
    REQUIRE(table.header[8] == "evidence");
    for (const CsvRow& row : table.rows) {
      CAPTURE(state.id, row.line);
      const bool is_confirmed = row.cells[7] != "unconfirmed" && row.cells[8] != "none";
      const District* district = read.catalogue.find_district(row.cells[0]);
      REQUIRE(district != nullptr);
      CHECK(district->products.size() == (is_confirmed ? 1 : 0));
      if (is_confirmed) CHECK_FALSE(district->products[0].origin.sources.empty());
      ++(is_confirmed ? shown : hidden);
    }
  }
  CHECK(hidden > 0);
  CHECK(shown > hidden);
}

TEST_CASE("What is wrong in another State's tables is named with their file and line", "[pack][states]") {
  TinyFolder folder;
  const std::string good = "gaya,primary,food-processing,Tilkut,तिलकुट,,true,odop,two-sources,A B\n";
  const std::string products = "states/bihar/district_products.csv";
  SECTION("a source that sources.csv does not name") {
    add_states(folder, "gaya,primary,food-processing,Tilkut,तिलकुट,,true,odop,two-sources,A C\n");
    CHECK(has(folder.read(), "reference_unknown", products, 2));
  }
  SECTION("one source where two are claimed") {
    add_states(folder, "gaya,primary,food-processing,Tilkut,तिलकुट,,true,odop,two-sources,A\n");
    CHECK(has(folder.read(), "source_missing", products, 2));
  }
  SECTION("a product of another State's district") {
    add_states(folder, "lucknow,primary,food-processing,Tilkut,तिलकुट,,true,odop,two-sources,A B\n");
    CHECK(has(folder.read(), "reference_unknown", products, 2));
  }
  SECTION("a home State that is not in the list") {
    add_states(folder, good);
    folder.replace("pack.json", "\"home_state\": \"up\"", "\"home_state\": \"goa\"");
    CHECK(has(folder.read(), "reference_unknown", "pack.json", 11));
  }
}

TEST_CASE("A folder for a fair in any of the fifteen States is sound at once and becomes a demonstration pack",
          "[pack][states][seed]") {
  const auto states = states_for_a_new_pack();
  REQUIRE(states.size() == 15);
  TinyFolder scratch;
  for (const std::string& state : states) {
    CAPTURE(state);
    const auto folder = scratch.scratch() / state;
    const auto made = lay_out_pack_folder(folder, state, {2026, 11, 26});
    REQUIRE(made);
    CHECK(made->has_map == (state == "uttar-pradesh"));
    const PackFolder read = read_pack_folder(folder);
    for (const PackFinding& finding : read.findings) FAIL_CHECK(finding_line(finding));
    CHECK(read.catalogue.event.demo);
    REQUIRE(read.catalogue.home_state() != nullptr);
    CHECK(read.catalogue.home_state()->id == state);
    CHECK(read.catalogue.home_state()->name.exact(Language::ur) != "");
    CHECK(find_gst_state(read.catalogue.event.state_code)->name_hi ==
          read.catalogue.home_state()->name.exact(Language::hi));
    CHECK(read.catalogue.districts.size() == made->districts);
    const auto path = scratch.scratch() / (state + ".odop");
    BuildOptions options;
    options.pin_cost = wire::PinCost::cost_minimum;
    REQUIRE(build_pack(read, path, options));
    CHECK(load_pack(path)->districts.size() == made->districts);
  }
  CHECK(lay_out_pack_folder(scratch.scratch() / "atlantis", "atlantis", {2026, 1, 1}).reason() ==
        NewFolderRefusal::state_unknown);
  CHECK(lay_out_pack_folder(scratch.scratch() / "goa", "goa", {2026, 1, 1}).reason() ==
        NewFolderRefusal::folder_not_empty);
}
