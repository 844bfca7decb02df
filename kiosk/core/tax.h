// GST inside a shelf price: which slab applies and how the price splits into taxable value and tax (SPECS 2.6).
// Called by the till when it prices a cart and by the hub when it checks one. Pure; any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <span>

#include "core/catalogue.h"
#include "core/civil_date.h"
#include "core/money.h"

namespace odop {

struct TaxRate {
  std::int32_t basis_points = 0;  // 0.25 % is 25
  friend constexpr auto operator<=>(const TaxRate&, const TaxRate&) = default;
};

struct TaxSplit {
  Money taxable, cgst, sgst, igst;
  Money total() const { return taxable + cgst + sgst + igst; }
  TaxSplit& operator+=(const TaxSplit& other);
  friend bool operator==(const TaxSplit&, const TaxSplit&) = default;
};

// Within the State. Each half of the tax is rounded by itself so that CGST equals SGST on paper; the taxable value
// takes what is left, so the parts always add up to the price. price >= 0.
TaxSplit split_inclusive(Money price, TaxRate rate);
// Between States: one tax, IGST. A difference of one paisa in taxable value from the split above is normal.
TaxSplit split_inclusive_inter_state(Money price, TaxRate rate);

// The slab of a line whose price after discounts is net for `quantity` units (pieces, grams, centimetres). The limit
// is on the value before tax of one piece, kilogram or metre: net / (1 + the slab's own rate). slabs is not empty and
// its last one has no limit (the pack check demands it; a rule that breaks this is a programmer's mistake).
TaxRate rate_for(std::span<const TaxSlab> slabs, Money net, std::int64_t quantity, std::int64_t units_per_price);

// The period of a rule that holds on a day, or nullptr.
const TaxRulePeriod* period_on(const TaxRule& rule, CivilDate day);

}  // namespace odop
