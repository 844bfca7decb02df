// The fair's plan: halls and gates as rectangles, stalls as numbered points, all in metres from the plan's upper left
// corner, x to the right and y downward. Read from the pack; asked by the showcase's plan screen and by the page on the
// stall's Wi-Fi where something can be bought. Pure; any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/language.h"

namespace odop {

struct Catalogue;
struct Product;

struct PlanPlace {
  enum class Kind : std::uint8_t {
    hall = 1,
    gate = 2,
    place = 3
  } kind = Kind::hall;  // place: water, first aid, a road
  std::string code;     // "H2"
  LocalText name;
  int x_m = 0, y_m = 0, width_m = 0, depth_m = 0;
};
struct PlanStall {
  std::string code;  // "S14"; the number on the plan
  LocalText name;
  std::string hall;  // code of its hall; empty: in the open
  int x_m = 0, y_m = 0;
  std::vector<std::string> suppliers, makers, districts;  // codes of what is sold there
};
struct FairPlan {
  std::vector<PlanPlace> places;
  std::vector<PlanStall> stalls;
  bool empty() const { return stalls.empty(); }
  const PlanStall* find_stall(std::string_view code) const;
  const PlanPlace* find_place(std::string_view code) const;
};

inline constexpr int plan_side_m_max = 5'000;

// The rectangle that holds everything on the plan, with a margin.
struct PlanBounds {
  int x_m = 0, y_m = 0, width_m = 1, depth_m = 1;
};
PlanBounds bounds_of(const FairPlan& plan);

// The pack's own stall on the plan: "you are here". Null where the plan has not its code.
const PlanStall* own_stall(const Catalogue& catalogue);
// The stalls that sell it, the nearest to ours first: who has its maker; if nobody, who has its supplier; if nobody,
// who has its district. The first that is known is the most exact one.
std::vector<const PlanStall*> stalls_that_sell(const Catalogue& catalogue, const Product& product);
std::vector<const PlanStall*> stalls_of_district(const Catalogue& catalogue, std::string_view district);

// As the crow flies, rounded to what can be meant by "about": 5 m below 50 m, else 10 m. None without a stall of ours.
std::optional<int> straight_metres(const Catalogue& catalogue, const PlanStall& to);

}  // namespace odop
