// What grouping promises: a size is never lost from the grid, and a size that was asked for is the one that is shown.
#include "core/variants.h"

#include <catch2/catch.hpp>

#include "core/search_key.h"

using namespace odop;

namespace {

void add(Catalogue& fair, const std::string& sku, const std::string& group, const std::string& word) {
  Product product;
  product.sku = sku;
  product.name = group.empty() ? LocalText{"लोटा", "Lota"} : LocalText{"कुर्ता, " + word, "Kurta, " + word};
  product.craft_name = {"कुर्ता", "Kurta"};
  product.variant_group = group;
  product.variant = {word, word};
  const LocalText maker{"मीना", "Meena"};  // begins with M, as a size does
  product.search_key = make_search_key(product.name, std::span(&maker, 1));
  fair.products.push_back(std::move(product));
}

Catalogue small() {
  Catalogue fair;
  add(fair, "LOTA", "", "");
  add(fair, "K-M", "KURTA", "M");
  add(fair, "K-L", "KURTA", "L · indigo");
  add(fair, "K-L2", "KURTA", "L · red");
  add(fair, "ONE", "ALONE", "S");
  fair.build_indexes();
  return fair;
}

std::vector<std::string> shown(const Catalogue& fair, std::string_view query) {
  std::vector<std::string> skus;
  for (const ShownThing& thing : group_variants(fair, SearchIndex(fair).find(query), query))
    skus.push_back(thing.is_group ? "group " + fair.products[thing.product].variant_group
                                  : fair.products[thing.product].sku);
  return skus;
}

}  // namespace

TEST_CASE("A group stands once on a grid, where its first variant stood", "[core][variants]") {
  const Catalogue fair = small();
  CHECK(shown(fair, "") == std::vector<std::string>{"LOTA", "group KURTA", "ONE"});
  CHECK(fair.find_variants("KURTA").size() == 3);
  CHECK(fair.find_variants("NONE").empty());
  CHECK(fair.find_variants("").empty());
}

TEST_CASE("A search that names a size shows that size, though the maker's name begins with the same letter",
          "[core][variants]") {
  const Catalogue fair = small();
  CHECK(shown(fair, "kurta") == std::vector<std::string>{"group KURTA", "ONE"});
  CHECK(shown(fair, "kurta M") == std::vector<std::string>{"K-M", "ONE"});
  CHECK(shown(fair, "कुर्ता m") == std::vector<std::string>{"K-M", "ONE"});
  CHECK(shown(fair, "kurta l") == std::vector<std::string>{"K-L", "K-L2"});
  CHECK(shown(fair, "kurta l red") == std::vector<std::string>{"K-L2"});
}
