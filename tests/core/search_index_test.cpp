#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <random>

#include "core/search_key.h"

using namespace odop;

namespace {

constexpr std::array hindi_words{"बनारसी", "साड़ी", "चिकनकारी", "कुर्ता", "पीतल",   "लोटा",  "ज़री",  "दरी", "मूँज",
                                 "टोकरी",  "इत्र",  "कालीन",    "लकड़ी", "खिलौना", "मिट्टी", "कुल्हड़", "चूड़ी", "संदूक"};
constexpr std::array english_words{"Banarasi", "saree",  "Chikan", "kurta",  "Brass",  "pot",
                                   "Zari",     "durrie", "Moonj",  "basket", "Attar",  "Carpet",
                                   "Wooden",   "toy",    "Clay",   "kulhad", "bangle", "box"};

Catalogue fair(std::size_t product_count, unsigned seed) {
  std::mt19937 random(seed);
  Catalogue catalogue;
  for (std::size_t i = 0; i < product_count; ++i) {
    Product& product = catalogue.products.emplace_back();
    product.sku = "D" + std::to_string(random() % 75) + "-P" + std::to_string(i);
    std::string hindi, english;
    for (int word = 0; word < 3; ++word) {
      const std::size_t pick = random() % hindi_words.size();
      hindi += std::string(word == 0 ? "" : " ") + hindi_words[pick];
      english += std::string(word == 0 ? "" : " ") + english_words[pick];
    }
    product.name = {hindi, english};
    product.popularity = static_cast<std::int32_t>(random() % 100);
    if (i % 2 == 0) product.search_key = make_search_key(product.name);
  }
  return catalogue;
}

}  // namespace

TEST_CASE("The index finds what a look at every product finds, most popular first", "[core][search]") {
  const Catalogue catalogue = fair(700, GENERATE(1u, 2u, 3u));
  const SearchIndex index(catalogue);
  const auto query = GENERATE(as<std::string>{}, "", "b", "ba", "banarsi", "sari", "saree box", "चिक", "लोटा पीतल",
                              "zari", "d7", "d7-p", "kurta kurta", "qqq", "banarasi qqq", "।");
  std::vector<std::size_t> expected;
  for (std::size_t i = 0; i < catalogue.products.size(); ++i) {
    const Product& product = catalogue.products[i];
    if (matches(query, make_search_key(product.name) + ' ' + fold(product.sku))) expected.push_back(i);
  }
  std::stable_sort(expected.begin(), expected.end(), [&](std::size_t a, std::size_t b) {
    return catalogue.products[a].popularity > catalogue.products[b].popularity;
  });
  CAPTURE(query);
  CHECK(index.find(query, catalogue.products.size()) == expected);
  if (expected.size() > search_results_max) expected.resize(search_results_max);
  CHECK(index.find(query) == expected);
}

TEST_CASE("A stall without products, a limit of nothing and an endless query are no accident", "[core][search]") {
  const SearchIndex nothing{Catalogue{}};
  CHECK(nothing.find("saree").empty());
  CHECK(nothing.find("").empty());
  const SearchIndex index(fair(65, 4));
  CHECK(index.find("", 0).empty());
  CHECK(index.find("", 1'000).size() == 65);
  std::string endless;
  for (int i = 0; i < 100'000; ++i) endless += "saree ";
  CHECK_FALSE(index.find(endless).empty());
}
