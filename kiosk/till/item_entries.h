// Product versions as journal entries: a sale, a return or a stock movement points to the version that it means, and
// appends it when it is a new one. Used by the deeds of this folder, on the till thread.
#pragma once

#include <cstdint>
#include <optional>

#include "core/catalogue.h"
#include "till/till.h"
#include "wire/payloads.h"

namespace odop::till {

// The version of a product as it would be sold on this day; nullopt when no tax rule holds.
std::optional<wire::ItemPayload> item_version(const Catalogue& catalogue, const Product& product, CivilDate day);
// Whether item_version would give just this one, without making it: every line of every sale asks.
bool is_item_version(const wire::ItemPayload& item, const Catalogue& catalogue, const Product& product, CivilDate day);
// The tax rule's period of that day; nullptr when none holds.
const TaxRulePeriod* tax_period(const Catalogue& catalogue, const Product& product, CivilDate day);

// The entry of that version: the newest of this product, or one appended now. A tax rule must hold on the day.
std::int64_t item_entry(Till& till, Deed& deed, const Catalogue& catalogue, const Product& product, CivilDate day);

}  // namespace odop::till
