// A fair of chance for the random baskets: sellers of every profile, goods of every kind and rule with prices from a
// few paise to the value limits of the slabs, and rules that change on 22 September 2025 as the law did. Tests only.
#pragma once

#include <cstdint>
#include <random>
#include <vector>

#include "core/catalogue.h"
#include "paise_by_hand.h"

namespace odop::test {

std::int64_t pick(std::mt19937_64& random, std::int64_t low, std::int64_t high);
inline bool one_in(std::mt19937_64& random, std::int64_t n) {
  return pick(random, 1, n) == 1;
}

// One in this many prices lies at the limit of a slab, to the paisa.
Catalogue random_fair(std::mt19937_64& random);
// The next version of its pack: other prices, another address.
void change_prices(Catalogue& fair, std::mt19937_64& random);

// The slabs of a rule on a day as the test knows them, in the test's own words.
const std::vector<by_hand::Slab>& slabs_on(const std::string& rule, std::int64_t day);

}  // namespace odop::test
