// odop print DIR --posters, --table-cards, --shelf-cards: showcase papers of the applied pack's products in colour,
// each with the code of its page on a marketplace, as one PDF. Reads beside a running kiosk and writes nothing into its
// folder.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "paper/showcase_card.h"
#include "programs/odop/verb.h"

namespace odop::programs {

struct PostersWish {
  ShowcaseKind kind = ShowcaseKind::poster;
  std::string folder, size, out, a4_printer, language = "both";
  std::vector<std::string> skus;          // SKU[*COPIES]; empty: all
  std::string district;                   // of this one only; empty: of all
  std::string marketplace;                // the listing wanted; empty: each product's first
  std::string sheet;                      // "A4": as many cards on each sheet as it holds
  std::optional<double> distance_metres;  // from which the code is read; the paper's own when not given
};
int print_posters(const PostersWish& wish, const Output& output);

}  // namespace odop::programs
