// The demo fair's folder as it stands in the tree.
#include <catch2/catch.hpp>
#include <set>

#include "pack/pack_file.h"
#include "pack/tiny_folder.h"

using namespace odop;

TEST_CASE("The demo fair's folder has no errors and becomes a pack", "[pack][seed]") {
  const PackFolder read = read_pack_folder(std::filesystem::path(ODOP_SOURCE_DIR) / "db" / "seed" / "mahakumbh-2025");
  for (const auto& finding : read.findings) UNSCOPED_INFO(finding_line(finding));
  REQUIRE_FALSE(read.has_errors);
  const Catalogue& catalogue = read.catalogue;
  CHECK(catalogue.event.demo);
  std::size_t at_home = 0;
  CHECK(catalogue.products.size() >= 350);
  CHECK(catalogue.makers.size() >= 2);
  std::set<std::string> districts;
  for (const Product& product : catalogue.products) districts.insert(product.district);
  CHECK(districts.size() == 75);
  for (const District& district : catalogue.districts) {
    if (!catalogue.is_at_home(district)) continue;
    ++at_home;
    CAPTURE(district.id);
    CHECK(district.has_hexagon);
    CHECK_FALSE(district.products.empty());
    CHECK_FALSE(district.story.exact(Language::hi).empty());
    CHECK_FALSE(district.story.exact(Language::en).empty());
  }
  CHECK(at_home == 75);
  CHECK(catalogue.states.size() == 15);
  test::TinyFolder scratch;
  const auto path = scratch.scratch() / "demo.odop";
  BuildOptions options;
  options.pin_cost = wire::PinCost::cost_minimum;
  REQUIRE(build_pack(read, path, options));
  const auto loaded = load_pack(path);
  REQUIRE(loaded);
  CHECK(loaded->products.size() == catalogue.products.size());
  CHECK(loaded->pictures == catalogue.pictures);
  CHECK(wire::pin_matches("2025", loaded->staff.front().pin_hash));
}
