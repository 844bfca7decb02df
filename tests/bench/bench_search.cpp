// How long a letter typed into the search waits for its products, among 11,000 and 100,000 of them, beside a walk over
// every product that answers the same query. Prints one JSON object a line: {name, value, unit, baseline, ratio}.
#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <random>
#include <stdexcept>
#include <string>
#include <vector>

#include "core/search_key.h"

namespace {

using namespace odop;
using Steady = std::chrono::steady_clock;

constexpr std::array hindi_words{"बनारसी", "साड़ी", "चिकनकारी", "कुर्ता", "पीतल",    "लोटा",         "ज़री",
                                 "दरी",    "मूँज",   "टोकरी",    "इत्र",  "कालीन",   "लकड़ी",         "खिलौना",
                                 "मिट्टी",  "कुल्हड़", "चूड़ी",      "संदूक",  "टेराकोटा", "काला नमक चावल"};
constexpr std::array english_words{"Banarasi", "saree",  "Chikankari", "kurta",      "Brass",
                                   "pot",      "Zari",   "durrie",     "Moonj",      "basket",
                                   "Attar",    "Carpet", "Wooden",     "toy",        "Clay",
                                   "kulhad",   "bangle", "box",        "Terracotta", "Kala namak rice"};

Catalogue fair_of(std::size_t products) {
  std::mt19937 random(7);
  Catalogue catalogue;
  for (std::size_t i = 0; i < products; ++i) {
    Product& product = catalogue.products.emplace_back();
    product.sku = "D" + std::to_string(random() % 75) + "-P" + std::to_string(i);
    std::string hindi, english;
    for (int word = 0; word < 3; ++word) {
      const std::size_t pick = random() % hindi_words.size();
      hindi += std::string(word == 0 ? "" : " ") + hindi_words[pick];
      english += std::string(word == 0 ? "" : " ") + english_words[pick];
    }
    product.name = {hindi, english};
    product.popularity = static_cast<std::int32_t>(random() % 1'000);
    product.search_key = make_search_key(product.name) + ' ' + fold(product.sku);
  }
  return catalogue;
}

// What people type, letter by letter: every beginning of these is a query of its own.
std::vector<std::string> typed() {
  std::vector<std::string> queries;
  for (const std::string whole : {"banarasi sari", "saree", "चिकनकारी", "बनारसी साड़ी", "zari box", "kala namak",
                                  "d12-p", "मिट्टी खिलौना", "terakota", "xyz"})
    for (std::size_t end = 1; end <= whole.size(); ++end)
      if (end == whole.size() || (static_cast<unsigned char>(whole[end]) & 0xC0) != 0x80)
        queries.push_back(whole.substr(0, end));
  return queries;
}

template <typename Deed>
double us_of(Deed&& deed) {
  const auto begin = Steady::now();
  deed();
  return std::chrono::duration<double, std::micro>(Steady::now() - begin).count();
}

double quantile(std::vector<double> samples, double share) {
  const auto at = std::min(samples.size() - 1, static_cast<std::size_t>(share * static_cast<double>(samples.size())));
  std::nth_element(samples.begin(), samples.begin() + static_cast<std::ptrdiff_t>(at), samples.end());
  return samples[at];
}

void bench(const char* name, std::size_t products) {
  const Catalogue catalogue = fair_of(products);
  const SearchIndex index(catalogue);
  std::vector<double> found_us, walked_us;
  std::size_t found = 0;
  for (int round = 0; round < 20; ++round)
    for (const std::string& query : typed()) found_us.push_back(us_of([&] { found += index.find(query).size(); }));
  for (const std::string& query : typed())
    walked_us.push_back(us_of([&] {
      for (const Product& product : catalogue.products) found += matches(query, product.search_key) ? 1U : 0U;
    }));
  if (found == 0) throw std::runtime_error("nothing was found");
  const double value = quantile(found_us, 0.99) / 1'000, baseline = quantile(walked_us, 0.99) / 1'000;
  std::printf("{\"name\": \"%s\", \"value\": %.4f, \"unit\": \"ms\", \"baseline\": %.3f, \"ratio\": %.5f}\n", name,
              value, baseline, value / baseline);
  std::fflush(stdout);
}

}  // namespace

int main() {
  bench("search_11k_p99", 11'000);
  bench("search_100k_p99", 100'000);
  return 0;
}
