#include "ui/art.h"

#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <numbers>
#include <utility>

#include "paper/block_print.h"
#include "ui/theme.h"

namespace odop::ui {
namespace {

// Strokes of the design's icon table, in a box of 24 x 24.
constexpr std::array<std::pair<std::string_view, std::string_view>, 51> icons{{
    {"map", R"(<path d="M3 6l6-2 6 2 6-2v14l-6 2-6-2-6 2zM9 4v14M15 6v14"/>)"},
    {"more", R"(<path d="M5 12h.01M12 12h.01M19 12h.01" stroke-width="4"/>)"},
    {"search", R"(<circle cx="10.5" cy="10.5" r="6.5"/><path d="M15.5 15.5L21 21"/>)"},
    {"closer", R"(<circle cx="10.5" cy="10.5" r="6.5"/><path d="M15.5 15.5L21 21M10.5 7.5v6M7.5 10.5h6"/>)"},
    {"whole", R"(<path d="M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5"/>)"},
    {"further", R"(<circle cx="10.5" cy="10.5" r="6.5"/><path d="M15.5 15.5L21 21M7.5 10.5h6"/>)"},
    {"speak", R"(<path d="M4 9v6h4l5 4V5L8 9zM16.5 8.5a5 5 0 0 1 0 7M19 6a9 9 0 0 1 0 12"/>)"},
    {"print", R"(<path d="M7 9V3h10v6M7 17H4v-7h16v7h-3M7 14h10v7H7z"/>)"},
    {"back", R"(<path d="M19 12H5M11 5l-7 7 7 7"/>)"},
    {"home", R"(<path d="M4 11l8-7 8 7M6 10v10h12V10"/>)"},
    {"cart",
     R"(<path d="M3 4h3l2 11h10l2-8H7"/><circle cx="9" cy="19.5" r="1.4"/><circle cx="17" cy="19.5" r="1.4"/>)"},
    {"check", R"(<path d="M4 12.5l5.5 5.5L20 6.5"/>)"},
    {"off",
     R"(<path d="M3 3l18 18M8.5 14.5a5 5 0 0 1 6 0M5 11a10 10 0 0 1 5-2.6M14 8.4A10 10 0 0 1 19 11"/><circle cx="12" cy="19" r="1"/>)"},
    {"person", R"(<circle cx="12" cy="8" r="4"/><path d="M4 21c0-5 4-7 8-7s8 2 8 7"/>)"},
    {"plus", R"(<path d="M12 5v14M5 12h14"/>)"},
    {"minus", R"(<path d="M5 12h14"/>)"},
    {"x", R"(<path d="M6 6l12 12M18 6L6 18"/>)"},
    {"eye", R"(<path d="M2 12s4-7 10-7 10 7 10 7-4 7-10 7S2 12 2 12z"/><circle cx="12" cy="12" r="3"/>)"},
    {"text", R"(<path d="M3 19L9 5l6 14M5 15h8M16 19l3-7 3 7M17 17h4"/>)"},
    {"help",
     R"(<circle cx="12" cy="12" r="10"/><path d="M9 9.2a3 3 0 1 1 4.6 2.5c-1.1.7-1.6 1.3-1.6 2.5M12 17.6h.01"/>)"},
    {"lock", R"(<path d="M6 11h12v9H6zM8 11V8a4 4 0 0 1 8 0v3"/>)"},
    {"sync", R"(<path d="M4 12a8 8 0 0 1 14-5l2 2M20 4v5h-5M20 12a8 8 0 0 1-14 5l-2-2M4 20v-5h5"/>)"},
    {"cash", R"(<path d="M2 6h20v12H2z"/><circle cx="12" cy="12" r="3"/><path d="M5.5 12h.01M18.5 12h.01"/>)"},
    {"phone", R"(<path d="M7 2h10v20H7zM11 18.5h2"/>)"},
    {"warn", R"(<path d="M12 3l10 18H2zM12 10v5M12 18h.01"/>)"},
    {"hand",
     R"(<path d="M8 13V5a1.6 1.6 0 0 1 3.2 0v6V9.5a1.6 1.6 0 0 1 3.2 0V11a1.6 1.6 0 0 1 3.2 0v5c0 3-2 6-5.5 6S7 20 5 16c-.8-1.6 1.5-3 3-1z"/>)"},
    {"left", R"(<path d="M15 5l-7 7 7 7"/>)"},
    {"right", R"(<path d="M9 5l7 7-7 7"/>)"},
    {"down", R"(<path d="M12 4v12M6 11l6 6 6-6M4 21h16"/>)"},
    {"gift", R"(<path d="M3 9h18v4H3zM5 13h14v8H5zM12 9v12M12 9C6 9 6 3 9 3c2 0 3 3 3 6 0-3 1-6 3-6 3 0 3 6-3 6"/>)"},
    {"undo", R"(<path d="M8 5L3 10l5 5M3 10h11a6 6 0 0 1 0 12h-3"/>)"},
    {"grid", R"(<path d="M4 4h6v6H4zM14 4h6v6h-6zM4 14h6v6H4zM14 14h6v6h-6z"/>)"},
    {"clock", R"(<circle cx="12" cy="12" r="9"/><path d="M12 7v5l4 2"/>)"},
    {"scan", R"(<path d="M3 8V4h4M17 4h4v4M21 16v4h-4M7 20H3v-4M7 8v8M11 8v8M14 8v8M17 8v8"/>)"},
    {"info", R"(<circle cx="12" cy="12" r="9"/><path d="M12 11v5M12 7.5h.01"/>)"},
    {"backspace", R"(<path d="M9 5h12v14H9l-7-7zM12.5 9.5l5 5M17.5 9.5l-5 5"/>)"},
    {"settings",
     R"(<circle cx="12" cy="12" r="3.2"/><path d="M12 2.5v3M12 18.5v3M2.5 12h3M18.5 12h3M5.3 5.3l2.1 2.1M16.6 16.6l2.1 2.1M5.3 18.7l2.1-2.1M16.6 7.4l2.1-2.1"/>)"},
    {"up", R"(<path d="M5 15l7-7 7 7"/>)"},
    {"drop", R"(<path d="M5 9l7 7 7-7"/>)"},
    {"trash", R"(<path d="M4 7h16M9 7V4h6v3M6 7l1 14h10l1-14M10 11v6M14 11v6"/>)"},
    {"percent", R"(<path d="M19 5L5 19"/><circle cx="7" cy="7" r="2.5"/><circle cx="17" cy="17" r="2.5"/>)"},
    {"note", R"(<path d="M5 3h10l4 4v14H5zM8 11h8M8 15h8"/>)"},
    {"sound", R"(<path d="M4 9v6h4l5 4V5L8 9zM16.5 8.5a5 5 0 0 1 0 7M19 6a9 9 0 0 1 0 12"/>)"},
    {"qr", R"(<path d="M4 4h6v6H4zM14 4h6v6h-6zM4 14h6v6H4zM14 14h2v2h-2zM18 18h2v2h-2zM18 14h2M14 18v2"/>)"},
    {"link", R"(<path d="M10 14a4 4 0 0 0 6 0l3-3a4 4 0 0 0-6-6l-1 1M14 10a4 4 0 0 0-6 0l-3 3a4 4 0 0 0 6 6l1-1"/>)"},
    {"list", R"(<path d="M8 6h13M8 12h13M8 18h13M3.5 6h.01M3.5 12h.01M3.5 18h.01"/>)"},
    {"calendar", R"(<path d="M4 5h16v16H4zM4 10h16M8 3v4M16 3v4"/>)"},
    {"shop", R"(<path d="M4 10v11h16V10M3 10l2-6h14l2 6zM10 21v-6h4v6"/>)"},
    {"pause", R"(<path d="M8 5v14M16 5v14"/>)"},
    {"heart",
     R"(<path d="M12 20.5C5.5 15.4 3 12.2 3 8.9A4.7 4.7 0 0 1 12 7a4.7 4.7 0 0 1 9 1.9C21 12.2 18.5 15.4 12 20.5z"/>)"},
    {"stop", R"(<path d="M6 6h12v12H6z"/>)"},
}};

std::string number(double value) {
  char buffer[32];
  const auto end = std::to_chars(buffer, buffer + sizeof buffer, value, std::chars_format::fixed, 1);
  return std::string(buffer, end.ptr);
}

std::string hex_colour(ImU32 colour) {
  constexpr char digits[] = "0123456789ABCDEF";
  std::string text = "#";
  for (const int byte : {IM_COL32_R_SHIFT, IM_COL32_G_SHIFT, IM_COL32_B_SHIFT}) {
    text += digits[(colour >> (byte + 4)) & 15];
    text += digits[(colour >> byte) & 15];
  }
  return text;
}

std::string hexagon_points(double x, double y, double radius) {
  std::string points;
  for (int k = 0; k < 6; ++k) {
    const double angle = std::numbers::pi / 3 * k;
    points += number(x + radius * std::sin(angle)) + "," + number(y + radius * std::cos(angle)) + " ";
  }
  return points;
}

std::string hexagon(double x, double y, double radius, const std::string& attributes) {
  return "<polygon points=\"" + hexagon_points(x, y, radius) + "\" " + attributes + "/>";
}

std::string svg(double width, double height, const std::string& body) {
  return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + number(width) + " " + number(height) + "\">" +
         body + "</svg>";
}

std::string filled(ImU32 colour) {
  return "fill=\"" + hex_colour(colour) + "\"";
}

// A tile of the map at pitch 88: lip, face, and the dotted seam of a block print.
std::string tile(std::string_view what) {
  const auto take_prefix = [&](std::string_view prefix) {
    if (!what.starts_with(prefix)) return false;
    what.remove_prefix(prefix.size());
    return true;
  };
  const bool on_dark = take_prefix("ground:"), has_contrast = take_prefix("contrast:");
  const bool is_on = what.ends_with(":on");
  if (is_on) what.remove_suffix(3);
  const bool is_off = what == "off";
  const SectorInk& sector = sector_ink(what);
  const ImU32 off = theme_of(on_dark ? ThemeKind::dark : ThemeKind::paper).map_off;
  const ImU32 face = has_contrast ? rgb(is_off ? 0x000000 : 0xFFFFFF) : is_off ? off : sector.ink;
  const double radius = 84 / std::sqrt(3.0), x = 44, y = 50.8;
  const auto stroke = [](std::string_view colour, std::string_view more) {
    return "stroke=\"" + std::string(colour) + "\" " + std::string(more);
  };
  if (is_on) {
    // Drawn in a box 1.3 times as large, because the chosen tile is raised over its neighbours.
    const double bx = 57.2, by = 66.0, big = radius * 1.2;
    return svg(114.4, 136.5,
               hexagon(bx, by + 5, big, filled(rgb(on_dark || has_contrast ? 0x000000 : 0xB9A67F))) +
                   hexagon(bx, by, big,
                           filled(face) + " " + stroke(has_contrast ? "#FFE14D" : "#DDA02A", "stroke-width=\"7\"")));
  }
  std::string body = hexagon(x, y + 3, radius, filled(rgb(on_dark || has_contrast ? 0x000000 : 0xE2D5BB)));
  body += hexagon(x, y, radius, filled(face));
  if (has_contrast)
    body += hexagon(x, y, radius - 1.5, "fill=\"none\" " + stroke("#FFFFFF", "stroke-width=\"3\""));
  else if (on_dark && !is_off)
    body += hexagon(x, y, radius - 1.2, "fill=\"none\" " + stroke(hex_colour(sector.accent), "stroke-width=\"2.5\""));
  else if (!is_off)
    body +=
        hexagon(x, y, radius - 5,
                "fill=\"none\" " + stroke(hex_colour(sector.tint),
                                          "stroke-width=\"1.2\" stroke-dasharray=\"0.1 5\" stroke-linecap=\"round\""));
  return svg(88, 105, body);
}

std::string plate() {
  const double radius = 301.4 / std::sqrt(3.0), x = 155, y = 178;
  return svg(310, 366,
             hexagon(x, y + 6, radius, "fill=\"#0D1A33\"") + hexagon(x, y, radius, "fill=\"#FBF6EA\"") +
                 hexagon(x, y, radius - 11,
                         "fill=\"none\" stroke=\"#DDA02A\" stroke-width=\"3\" stroke-dasharray=\"0.1 11\" "
                         "stroke-linecap=\"round\""));
}

std::string border_from_name(std::string_view what) {
  const std::size_t first = what.find(':'), second = what.rfind(':');
  if (first == std::string_view::npos || second == first) return {};
  int width = 0, height = 0;
  const std::string_view w = what.substr(first + 1, second - first - 1), h = what.substr(second + 1);
  std::from_chars(w.data(), w.data() + w.size(), width);
  std::from_chars(h.data(), h.data() + h.size(), height);
  if (width < 20 || height < 8 || width > 4096 || height > 400) return {};
  const bool attract = what.substr(0, first) == "attract";
  return svg(width, height,
             sprig_border(width, height, attract ? "#DDA02A" : "#A3322B", attract ? "#FBF6EA" : "#24457F"));
}

std::string nothing_found() {
  std::string body = "<circle cx=\"130\" cy=\"130\" r=\"124\" fill=\"#F3EAD6\"/>";
  body += hexagon(
      128, 122, 76,
      "fill=\"none\" stroke=\"#8A7B62\" stroke-width=\"5\" stroke-dasharray=\"0.1 13\" stroke-linecap=\"round\"");
  body +=
      "<circle cx=\"134\" cy=\"132\" r=\"60\" fill=\"none\" stroke=\"#A3322B\" stroke-width=\"11\"/>"
      "<path d=\"M178 176L226 222\" stroke=\"#A3322B\" stroke-width=\"15\" stroke-linecap=\"round\"/>";
  return svg(260, 260, body);
}

}  // namespace

std::string art_svg(std::string_view name) {
  const std::size_t colon = name.find(':');
  const std::string_view kind = name.substr(0, colon);
  const std::string_view what = colon == std::string_view::npos ? std::string_view() : name.substr(colon + 1);
  if (kind == "icon") {
    for (const auto& [icon_name, strokes] : icons)
      if (icon_name == what)
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 24 24\"><g fill=\"none\" stroke=\"#fff\" "
               "stroke-width=\"2.2\" stroke-linecap=\"round\" stroke-linejoin=\"round\">" +
               std::string(strokes) + "</g></svg>";
    return {};
  }
  if (kind == "tile") return tile(what);
  if (kind == "hex")
    return svg(88, 101.6,
               hexagon(44, 50.8, 50.5,
                       filled(what == "all"     ? rgb(0x2A211B)
                              : what == "light" ? rgb(0xFBF6EA)
                                                : sector_ink(what).ink)));
  if (name == "plate") return plate();
  if (kind == "border") return border_from_name(what);
  if (name == "drawing:nothing-found") return nothing_found();
  if (kind == "medallion")
    return svg(400, 300, "<circle cx=\"200\" cy=\"150\" r=\"138\" " + filled(sector_ink(what).tint) + "/>");
  return {};
}

}  // namespace odop::ui
