// The yearly turnover up to which the law lets a seller sell without registration, or in the composition scheme (SPECS
// 2.5), and how far each PAN has come: a PAN's sales count together, whoever of its suppliers made them. What other
// kiosks sold is not in it; the hub adds that up (db/reports/turnover_by_pan.sql). Called by the till before a sale, by
// its screens, the drawer's papers and odop status. Pure; any thread.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/catalogue.h"

namespace odop {

// What a supplier's documents came to in a financial year, net of what came back, without tax: a row of the kiosk's
// table `turnover`.
struct TurnoverRow {
  std::string supplier;
  std::int64_t year = 0;  // the first calendar year of the financial year
  std::int64_t net_paise = 0;
  friend bool operator==(const TurnoverRow&, const TurnoverRow&) = default;
};

// The limit for this supplier on that day; a row for its State counts before one for all. nullopt: it has none.
std::optional<Money> turnover_limit_of(const Catalogue& catalogue, const Supplier& supplier, CivilDate day);

inline constexpr std::int64_t turnover_warns_from_percent = 80;

struct TurnoverMeter {
  std::string pan;                     // empty: a supplier whose PAN the pack does not know
  std::vector<std::string> suppliers;  // codes, in the pack's order
  LocalText name;                      // of the first of them that the limit binds
  Money before;                        // as the pack says; zero in another financial year than the event's
  Money here;                          // this kiosk's documents
  Money limit;
  Money total() const { return before + here; }
  Money left() const { return total() < limit ? limit - total() : Money{}; }
  std::int64_t percent() const;  // whole ones, rounded down: 100 only when the limit is reached
  bool is_near() const { return percent() >= turnover_warns_from_percent; }
};

// One for each PAN that a limit binds on that day, fullest first. rows: of any financial years.
std::vector<TurnoverMeter> turnover_meters(const Catalogue& catalogue, const std::vector<TurnoverRow>& rows,
                                           CivilDate day);

// The meter that a sale would drive beyond its limit: value by supplier code, without tax. The limit itself may be
// reached. nullopt: the law has nothing against it.
std::optional<TurnoverMeter> passes_turnover_limit(const Catalogue& catalogue, const std::vector<TurnoverRow>& rows,
                                                   CivilDate day,
                                                   const std::map<std::string, Money>& value_by_supplier);

}  // namespace odop
