#include "platform/display_scale.h"

#include <algorithm>
#include <cmath>

namespace odop::platform {

double ppi_of(const DisplaySize& display) {
  if (display.width_mm < 100 || display.height_mm < 60) return design_ppi;
  const double across = display.width_px * 25.4 / display.width_mm;
  const double down = display.height_px * 25.4 / display.height_mm;
  if (std::abs(across - down) > 0.2 * across || across < 50 || across > 350) return design_ppi;
  return (across + down) / 2;
}

double scale_for(double ppi, int window_width_px, int window_height_px, double staff_override) {
  const double wished = staff_override > 0 ? staff_override : ppi / design_ppi;
  const double long_side = std::max(window_width_px, window_height_px);
  const double short_side = std::min(window_width_px, window_height_px);
  const double fitting = std::min(long_side / design_long_side_px_min, short_side / design_short_side_px_min);
  return std::min(std::clamp(wished, scale_min, scale_max), std::max(0.4, fitting));
}

}  // namespace odop::platform
