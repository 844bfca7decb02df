#include "core/tax.h"

#include <cassert>

namespace odop {

TaxSplit& TaxSplit::operator+=(const TaxSplit& other) {
  taxable += other.taxable;
  cgst += other.cgst;
  sgst += other.sgst;
  igst += other.igst;
  return *this;
}

TaxSplit split_inclusive(Money price, TaxRate rate) {
  assert(price >= Money{});  // returns are negated sales, never negative prices
  assert(rate.basis_points >= 0);
  const auto half = Money::from_paise(
      mul_div_round_half_up(price.paise(), rate.basis_points, 2 * (10'000 + std::int64_t{rate.basis_points})));
  return {price - half - half, half, half, Money{}};
}

TaxSplit split_inclusive_inter_state(Money price, TaxRate rate) {
  assert(price >= Money{});
  assert(rate.basis_points >= 0);
  const auto tax = Money::from_paise(
      mul_div_round_half_up(price.paise(), rate.basis_points, 10'000 + std::int64_t{rate.basis_points}));
  return {price - tax, Money{}, Money{}, tax};
}

TaxRate rate_for(std::span<const TaxSlab> slabs, Money net, std::int64_t quantity, std::int64_t units_per_price) {
  assert(!slabs.empty() && quantity > 0 && units_per_price > 0);
  __extension__ using Wide = __int128;
  for (const TaxSlab& slab : slabs) {
    if (slab.upto_paise == 0) return TaxRate{slab.rate_basis_points};
    // net per unit / (1 + rate) <= limit, without a division: no rounding may decide a rate.
    const Wide value = static_cast<Wide>(net.paise()) * units_per_price * 10'000;
    const Wide limit = static_cast<Wide>(slab.upto_paise) * quantity * (10'000 + slab.rate_basis_points);
    if (value <= limit) return TaxRate{slab.rate_basis_points};
  }
  assert(false && "the last slab of a tax rule has no limit");
  return {};
}

const TaxRulePeriod* period_on(const TaxRule& rule, CivilDate day) {
  for (const TaxRulePeriod& period : rule.periods)
    if (period.valid_from <= day && (!period.valid_to || day <= *period.valid_to)) return &period;
  return nullptr;
}

}  // namespace odop
