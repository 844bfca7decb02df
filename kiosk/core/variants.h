// Which things stand on a grid: a group of variants (sizes, colours) is one thing there, and one size where a search
// named it. For the till's grid and the visitors' pages alike. Pure; any thread.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include "core/catalogue.h"

namespace odop {

struct ShownThing {
  std::size_t product = 0;  // position in catalogue.products; of a group: its first one that was found
  bool is_group = false;    // stands for every variant of its group
  friend bool operator==(const ShownThing&, const ShownThing&) = default;
};

// Keeps the order of `products`; a group stands where its first variant stood. Where the query names a variant by its
// own word ("kurta M"), those variants stand by themselves instead.
std::vector<ShownThing> group_variants(const Catalogue& catalogue, std::span<const std::size_t> products,
                                       std::string_view query = {});

}  // namespace odop
