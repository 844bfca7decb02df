#include "core/turnover.h"

#include <algorithm>

namespace odop {
namespace {

// Suppliers without a PAN are told apart by their code, which no PAN can be mistaken for.
std::string key_of(const Supplier& supplier) {
  return supplier.pan.empty() ? "code:" + supplier.code : supplier.pan;
}

bool holds_on(const TurnoverLimit& limit, CivilDate day) {
  return !(day < limit.valid_from) && !(limit.valid_to && *limit.valid_to < day);
}

}  // namespace

std::optional<Money> turnover_limit_of(const Catalogue& catalogue, const Supplier& supplier, CivilDate day) {
  std::optional<Money> of_all_states;
  for (const TurnoverLimit& limit : catalogue.turnover_limits) {
    if (limit.profile != supplier.profile || !holds_on(limit, day)) continue;
    if (limit.state_code == supplier.state_code) return limit.limit;
    if (limit.state_code == 0) of_all_states = limit.limit;
  }
  return of_all_states;
}

std::int64_t TurnoverMeter::percent() const {
  if (limit <= Money{}) return 100;
  return std::max<std::int64_t>(0, total().paise()) * 100 / limit.paise();
}

std::vector<TurnoverMeter> turnover_meters(const Catalogue& catalogue, const std::vector<TurnoverRow>& rows,
                                           CivilDate day) {
  const std::int64_t year = financial_year_start(day);
  const bool is_year_of_event = year == financial_year_start(catalogue.event.first_day);
  std::map<std::string, TurnoverMeter> by_key;
  std::map<std::string, bool> is_bound;
  for (const Supplier& supplier : catalogue.suppliers) {
    const std::string key = key_of(supplier);
    TurnoverMeter& meter = by_key[key];
    meter.pan = supplier.pan;
    meter.suppliers.push_back(supplier.code);
    // It is said once or in each of the PAN's rows; the pack's check lets no two different ones through.
    if (is_year_of_event) meter.before = std::max(meter.before, supplier.turnover_before);
    for (const TurnoverRow& row : rows)
      if (row.year == year && row.supplier == supplier.code) meter.here += Money::from_paise(row.net_paise);
    const auto limit = turnover_limit_of(catalogue, supplier, day);
    if (!limit || (is_bound[key] && meter.limit <= *limit)) continue;
    if (!is_bound[key]) meter.name = supplier.name;
    is_bound[key] = true;
    meter.limit = *limit;
  }
  std::vector<TurnoverMeter> meters;
  for (auto& [key, meter] : by_key)
    if (is_bound[key]) meters.push_back(std::move(meter));
  std::stable_sort(meters.begin(), meters.end(),
                   [](const TurnoverMeter& a, const TurnoverMeter& b) { return a.percent() > b.percent(); });
  return meters;
}

std::optional<TurnoverMeter> passes_turnover_limit(const Catalogue& catalogue, const std::vector<TurnoverRow>& rows,
                                                   CivilDate day,
                                                   const std::map<std::string, Money>& value_by_supplier) {
  for (const TurnoverMeter& meter : turnover_meters(catalogue, rows, day)) {
    Money value;
    bool is_by_the_limited = false;
    for (const std::string& code : meter.suppliers) {
      const auto found = value_by_supplier.find(code);
      if (found == value_by_supplier.end() || found->second <= Money{}) continue;
      value += found->second;
      is_by_the_limited |= turnover_limit_of(catalogue, *catalogue.find_supplier(code), day).has_value();
    }
    if (is_by_the_limited && meter.total() + value > meter.limit) return meter;
  }
  return std::nullopt;
}

}  // namespace odop
