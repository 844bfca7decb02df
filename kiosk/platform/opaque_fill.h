// Large rectangles of one opaque colour, filled by clearing instead of by a blended, textured draw: in software GL that
// is the difference between 8 ns and 1 ns a pixel, and most of a screen is such rectangles. UI thread only.
#pragma once

#include <imgui.h>

namespace odop::platform {

struct OpaqueFill {  // window pixels from the top left
  int x_px = 0, y_px = 0, width_px = 0, height_px = 0;
  ImU32 colour = 0;
};

// Adds the fill to the list, in order with everything else drawn there. `fill` must stay where it is until the frame
// was rendered. Nothing happens in a headless shell.
void add_opaque_fill(ImDrawList& list, const OpaqueFill& fill);

}  // namespace odop::platform
