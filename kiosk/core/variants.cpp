#include "core/variants.h"

#include <algorithm>
#include <set>
#include <string>
#include <unordered_map>

#include "core/search_key.h"

namespace odop {
namespace {

std::set<std::string> words_of(std::string_view text) {
  std::set<std::string> words;
  const std::string folded = fold(text);
  for (std::size_t at = 0; at < folded.size();) {
    const std::size_t end = std::min(folded.find(' ', at), folded.size());
    if (end > at) words.insert(folded.substr(at, end - at));
    at = end + 1;
  }
  return words;
}

// How many of the query's words are whole words of this variant, in the language that has most of them.
std::size_t words_named(const Product& product, const std::set<std::string>& asked) {
  std::size_t most = 0;
  for (std::size_t i = 0; i < language_count; ++i) {
    std::size_t named = 0;
    for (const std::string& word : words_of(product.variant.exact(static_cast<Language>(i))))
      named += asked.count(word);
    most = std::max(most, named);
  }
  return most;
}

}  // namespace

std::vector<ShownThing> group_variants(const Catalogue& catalogue, std::span<const std::size_t> products,
                                       std::string_view query) {
  const std::set<std::string> asked = words_of(query);
  std::unordered_map<std::string, std::size_t> most_named;
  if (!asked.empty())
    for (const std::size_t i : products)
      if (const Product& product = catalogue.products[i]; !product.variant_group.empty()) {
        std::size_t& most = most_named[product.variant_group];
        most = std::max(most, words_named(product, asked));
      }
  std::vector<ShownThing> shown;
  std::set<std::string> seen;
  for (const std::size_t i : products) {
    const Product& product = catalogue.products[i];
    const bool is_alone = catalogue.find_variants(product.variant_group).size() < 2;
    if (is_alone) {
      shown.push_back({i, false});
    } else if (const auto named = most_named.find(product.variant_group);
               named != most_named.end() && named->second > 0) {
      if (words_named(product, asked) == named->second) shown.push_back({i, false});
    } else if (seen.insert(product.variant_group).second) {
      shown.push_back({i, true});
    }
  }
  return shown;
}

}  // namespace odop
