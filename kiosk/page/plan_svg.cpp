#include "page/plan_svg.h"

#include <algorithm>

#include "page/html.h"

namespace odop::page {
namespace {

std::string number(double value) {
  std::string text = std::to_string(value);
  text.resize(text.find('.') + 2);
  return text;
}
std::string rectangle(double x, double y, double width, double height, std::string_view rest) {
  return "<rect x=\"" + number(x) + "\" y=\"" + number(y) + "\" width=\"" + number(width) + "\" height=\"" +
         number(height) + "\" " + std::string(rest) + "/>";
}
std::string letters(double x, double y, double size, std::string_view colour, std::string_view words) {
  return "<text x=\"" + number(x) + "\" y=\"" + number(y) + "\" font-size=\"" + number(size) +
         "\" font-weight=\"700\" text-anchor=\"middle\" direction=\"ltr\" fill=\"" + std::string(colour) + "\">" +
         escape_html(words) + "</text>";
}

// A size at which the words are about as wide as the room, and never larger than asked.
double size_in(std::string_view words, double room, double size) {
  std::size_t letters_count = 0;
  for (const char c : words) letters_count += (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  return std::min(size, room / (0.62 * static_cast<double>(std::max<std::size_t>(letters_count, 1))));
}

}  // namespace

std::string plan_svg(const Catalogue& catalogue, std::span<const PlanStall* const> wanted, const Translator& words) {
  const PlanBounds bounds = bounds_of(catalogue.plan);
  const auto span = static_cast<double>(std::max(bounds.width_m, bounds.depth_m));
  const double dot = span / 62, name_size = span / 36;
  std::string svg = "<svg class=\"plan\" role=\"img\" xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"" +
                    std::to_string(bounds.x_m) + " " + std::to_string(bounds.y_m) + " " +
                    std::to_string(bounds.width_m) + " " + std::to_string(bounds.depth_m) + "\"><title>" +
                    escape_html(words.tr("Plan of the fair")) + "</title>";
  for (const PlanPlace& place : catalogue.plan.places) {
    const bool is_hall = place.kind == PlanPlace::Kind::hall, is_gate = place.kind == PlanPlace::Kind::gate;
    svg += rectangle(place.x_m, place.y_m, place.width_m, place.depth_m,
                     "rx=\"" + number(span / 150) + "\" fill=\"" +
                         (is_hall   ? "#F3EAD6"
                          : is_gate ? "#24457F"
                                    : "#DEE7CD") +
                         "\" stroke=\"#8A7B62\" stroke-width=\"" + number(span / 400) + "\"");
    // A hall's name stands in its middle, between its rows; a narrow place's below it.
    const double middle = place.x_m + place.width_m / 2.0;
    const double from_left = std::clamp(middle, bounds.x_m + span / 12, bounds.x_m + bounds.width_m - span / 12);
    const std::string& name = place.name.in(words.language());
    svg += is_hall ? letters(middle, place.y_m + place.depth_m / 2.0 + name_size / 3,
                             size_in(name, place.width_m, name_size), "#16294D", name)
                   : letters(from_left, place.y_m + place.depth_m + name_size, name_size * 0.8, "#5E5246", name);
  }
  const PlanStall* here = own_stall(catalogue);
  const auto is_wanted = [&](const PlanStall& stall) {
    return std::find(wanted.begin(), wanted.end(), &stall) != wanted.end();
  };
  for (const PlanStall& stall : catalogue.plan.stalls) {
    if (is_wanted(stall) || &stall == here) continue;
    svg += rectangle(
        stall.x_m - dot * 1.6, stall.y_m - dot, dot * 3.2, dot * 2,
        "rx=\"" + number(dot / 3) + "\" fill=\"#FFFDF7\" stroke=\"#8A7B62\" stroke-width=\"" + number(dot / 8) + "\"");
    svg += letters(stall.x_m, stall.y_m + dot * 0.45, dot * 1.25, "#2A211B", stall.code);
  }
  // Above the others and larger: a square with a thick rim is wanted, a disc is where the visitor stands.
  for (const PlanStall* stall : wanted) {
    svg += rectangle(
        stall->x_m - dot * 2.4, stall->y_m - dot * 1.7, dot * 4.8, dot * 3.4,
        "rx=\"" + number(dot / 2) + "\" fill=\"#A3322B\" stroke=\"#FFFDF7\" stroke-width=\"" + number(dot / 2) + "\"");
    svg += letters(stall->x_m, stall->y_m + dot * 0.7, dot * 1.9, "#FFFDF7", stall->code);
  }
  if (here != nullptr) {
    if (!is_wanted(*here)) {
      svg += "<circle cx=\"" + number(here->x_m) + "\" cy=\"" + number(here->y_m) + "\" r=\"" + number(dot * 2.1) +
             "\" fill=\"#DDA02A\" stroke=\"#7A4E00\" stroke-width=\"" + number(dot / 2) + "\"/>";
      svg += letters(here->x_m, here->y_m + dot * 0.5, dot * 1.4, "#2A211B", here->code);
    }
    svg += letters(here->x_m, here->y_m - dot * 2.6, name_size, "#7A4E00", words.tr("You are here"));
  }
  return svg + "</svg>";
}

}  // namespace odop::page
