#include "ui/till/drawer_count.h"

#include <algorithm>

namespace odop::ui {

namespace {
constexpr std::int64_t count_max = 99'999;  // more is a slip of the finger
}

std::size_t DrawerCount::row_of(int rupees) {
  const auto found = std::find(rows.begin(), rows.end(), rupees);
  return found == rows.end() ? rows.size() - 1 : static_cast<std::size_t>(found - rows.begin());
}

void DrawerCount::step(int rupees, int by) {
  std::int64_t& count = counts_[row_of(rupees)];
  count = std::clamp<std::int64_t>(count + by, 0, count_max);
}

Money DrawerCount::sum() const {
  Money sum;
  for (std::size_t i = 0; i < rows.size(); ++i) sum += Money::from_paise(std::int64_t{rows[i]} * 100 * counts_[i]);
  return sum;
}

}  // namespace odop::ui
