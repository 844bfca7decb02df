#include "paper/block_print.h"

#include <charconv>

namespace odop {

namespace {

std::string number(double value) {
  char buffer[32];
  const auto end = std::to_chars(buffer, buffer + sizeof buffer, value, std::chars_format::fixed, 1);
  return std::string(buffer, end.ptr);
}

}  // namespace

std::string sprig_border(double width, double height, std::string_view first, std::string_view second) {
  const double step = height * 44 / 40;
  const int n = static_cast<int>(width / step);
  const double start = (width - n * step) / 2;
  const auto fill = [](std::string_view colour) { return "\" fill=\"" + std::string(colour) + "\"/>"; };
  std::string body = "<path d=\"M0 2H" + number(width) + "M0 " + number(height - 2) + "H" + number(width) +
                     "\" stroke=\"" + std::string(second) + "\" stroke-width=\"2.5\"/>";
  for (int i = 0; i < n; ++i) {
    const double x = start + i * step + step / 2, h = height;
    const auto pair = [](double a, double b) { return number(a) + " " + number(b); };
    body += "<path d=\"M" + pair(x, h * .16) + "q" + pair(h * .2, h * .2) + " " + pair(0, h * .62) + "q" +
            pair(-h * .2, -h * .42) + " " + pair(0, -h * .62) + "z" + fill(first);
    for (const double side : {-1.0, 1.0})
      body += "<path d=\"M" + pair(x + side * 2, h * .8) + "q" + pair(side * h * .36, -h * .04) + " " +
              pair(side * h * .36, -h * .4) + "q" + pair(-side * h * .3, h * .06) + " " +
              pair(-side * h * .36, h * .4) + "z" + fill(second);
    if (i + 1 < n)
      body += "<circle cx=\"" + number(x + step / 2) + "\" cy=\"" + number(h * .5) + "\" r=\"" + number(h * .07) +
              fill(first);
  }
  return body;
}

}  // namespace odop
