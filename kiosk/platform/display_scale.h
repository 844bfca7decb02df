// From a display's own millimetres to the size of everything on it (DESIGN.md 1, "Size, grid, shape"). Pure; any
// thread.
#pragma once

namespace odop::platform {

inline constexpr double design_ppi = 102.5;  // a 21.5" screen of 1920x1080, the one the design was drawn for
inline constexpr double scale_min = 0.78, scale_max = 1.6;
// Below these many design pixels a screen would no longer hold its words; then the size gives way, not the words.
inline constexpr double design_long_side_px_min = 1366, design_short_side_px_min = 760;

struct DisplaySize {
  int width_px = 0, height_px = 0;  // of the monitor's mode
  int width_mm = 0, height_mm = 0;  // as the monitor says; 0 or nonsense when it does not know
};

// Pixels per inch; design_ppi when the millimetres cannot be right (projectors and virtual screens report 0, or a
// picture format instead of a size).
double ppi_of(const DisplaySize& display);

// Design px x scale = real px. staff_override > 0 wins over the display's own millimetres.
double scale_for(double ppi, int window_width_px, int window_height_px, double staff_override = 0);

}  // namespace odop::platform
