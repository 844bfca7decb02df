// The order in which a catalogue is listed for people and scripts. Called by `odop pack list`. Pure; any thread.
#pragma once

#include <string_view>
#include <vector>

#include "core/catalogue.h"

namespace odop {

// Piece goods below Rs 15,000 first, since anybody can buy one of those without a State, a PAN or a scale; then the
// rest; each part in the pack's order.
std::vector<const Product*> products_in_list_order(const Catalogue& catalogue);

std::string_view listed_kind(ProductKind kind);  // "piece", "measured", "unique"

}  // namespace odop
