// Notes and coins counted at the close of the drawer; all coins in one sum. Pure; UI thread.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "core/money.h"

namespace odop::ui {

class DrawerCount {
 public:
  static constexpr std::array<int, 7> rows{500, 200, 100, 50, 20, 10, 1};  // 1: coins of every kind, in rupees
  std::int64_t of(int rupees) const { return counts_[row_of(rupees)]; }
  void set(int rupees, std::int64_t count) { counts_[row_of(rupees)] = count; }
  void step(int rupees, int by);
  void clear() { counts_.fill(0); }
  Money sum() const;

 private:
  static std::size_t row_of(int rupees);
  std::array<std::int64_t, rows.size()> counts_{};
};

}  // namespace odop::ui
