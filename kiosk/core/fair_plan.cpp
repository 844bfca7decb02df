#include "core/fair_plan.h"

#include <algorithm>
#include <cmath>

#include "core/catalogue.h"

namespace odop {
namespace {

constexpr int margin_m = 4;

bool holds(const std::vector<std::string>& codes, std::string_view code) {
  return std::find(codes.begin(), codes.end(), code) != codes.end();
}

double metres_between(const PlanStall& from, const PlanStall& to) {
  return std::hypot(from.x_m - to.x_m, from.y_m - to.y_m);
}

template <typename Sells>
std::vector<const PlanStall*> nearest_first(const Catalogue& catalogue, Sells sells) {
  std::vector<const PlanStall*> found;
  for (const PlanStall& stall : catalogue.plan.stalls)
    if (sells(stall)) found.push_back(&stall);
  if (const PlanStall* here = own_stall(catalogue))
    std::stable_sort(found.begin(), found.end(), [here](const PlanStall* a, const PlanStall* b) {
      return metres_between(*here, *a) < metres_between(*here, *b);
    });
  return found;
}

}  // namespace

const PlanStall* FairPlan::find_stall(std::string_view code) const {
  const auto found =
      std::find_if(stalls.begin(), stalls.end(), [&](const PlanStall& each) { return each.code == code; });
  return found == stalls.end() ? nullptr : &*found;
}

const PlanPlace* FairPlan::find_place(std::string_view code) const {
  const auto found =
      std::find_if(places.begin(), places.end(), [&](const PlanPlace& each) { return each.code == code; });
  return found == places.end() ? nullptr : &*found;
}

PlanBounds bounds_of(const FairPlan& plan) {
  if (plan.places.empty() && plan.stalls.empty()) return {};
  int left = plan_side_m_max, top = plan_side_m_max, right = 0, bottom = 0;
  const auto take = [&](int x, int y, int width, int depth) {
    left = std::min(left, x);
    top = std::min(top, y);
    right = std::max(right, x + width);
    bottom = std::max(bottom, y + depth);
  };
  for (const PlanPlace& place : plan.places) take(place.x_m, place.y_m, place.width_m, place.depth_m);
  for (const PlanStall& stall : plan.stalls) take(stall.x_m, stall.y_m, 0, 0);
  return {left - margin_m, top - margin_m, right - left + 2 * margin_m, bottom - top + 2 * margin_m};
}

const PlanStall* own_stall(const Catalogue& catalogue) {
  return catalogue.plan.find_stall(catalogue.stall.code);
}

std::vector<const PlanStall*> stalls_that_sell(const Catalogue& catalogue, const Product& product) {
  if (!product.maker.empty())
    if (auto found = nearest_first(catalogue, [&](const PlanStall& s) { return holds(s.makers, product.maker); });
        !found.empty())
      return found;
  if (auto found = nearest_first(catalogue, [&](const PlanStall& s) { return holds(s.suppliers, product.supplier); });
      !found.empty())
    return found;
  return stalls_of_district(catalogue, product.district);
}

std::vector<const PlanStall*> stalls_of_district(const Catalogue& catalogue, std::string_view district) {
  return nearest_first(catalogue, [&](const PlanStall& stall) { return holds(stall.districts, district); });
}

std::optional<int> straight_metres(const Catalogue& catalogue, const PlanStall& to) {
  const PlanStall* here = own_stall(catalogue);
  if (here == nullptr) return std::nullopt;
  const double metres = metres_between(*here, to);
  const int step = metres < 50 ? 5 : 10;
  return static_cast<int>(std::lround(metres / step)) * step;
}

}  // namespace odop
