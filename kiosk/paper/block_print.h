// The house's carved blocks as SVG text, for the screens' textures and for coloured papers. Pure; any thread.
#pragma once

#include <string>
#include <string_view>

namespace odop {

// The running border: bud, two leaves and a dot, repeated between two lines. What stands inside <svg>, in the units of
// width and height; buds and dots in the first colour ("#A3322B"), leaves and lines in the second.
std::string sprig_border(double width, double height, std::string_view first, std::string_view second);

}  // namespace odop
