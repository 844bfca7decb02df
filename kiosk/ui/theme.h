// The inks of DESIGN.md 1 and the sizes of its type table. Constant tables; any thread.
// Colours are ImGui's 0xAABBGGRR, always opaque: translucent layers are the one thing software GL cannot afford.
#pragma once

#include <imgui.h>

#include <cstdint>
#include <optional>
#include <string_view>

namespace odop::ui {

constexpr ImU32 rgb(std::uint32_t hex) {
  return 0xFF000000u | ((hex & 0xFFu) << 16) | (hex & 0xFF00u) | ((hex >> 16) & 0xFFu);
}

// training: of a kiosk to practise on, whatever the stall has chosen; no setting.
enum class ThemeKind : std::uint8_t { paper, dark, high_contrast, training };

struct SectorInk {
  std::string_view id;
  ImU32 ink;     // tiles, edges
  ImU32 tint;    // grounds, pills
  ImU32 accent;  // rims on dark grounds
};

struct Theme {
  ThemeKind kind;
  ImU32 paper, card, sand, line, edge, ink, ink2;
  ImU32 indigo, indigo_deep, indigo_tint, turmeric, turmeric_deep, turmeric_tint, leaf, leaf_deep, leaf_tint, madder,
      madder_deep, madder_tint;
  ImU32 heading;     // names and amounts
  ImU32 on_main;     // words on indigo
  ImU32 on_confirm;  // words on leaf
  ImU32 on_invite;   // words on turmeric
  ImU32 attract;     // ground of the attract screen and of the idle band
  ImU32 on_attract;
  ImU32 focus;
  ImU32 map_off, on_map_off;  // tiles outside the filter
  float border_px;            // control borders at scale 1
};

// Dark letters on a light ground.
inline bool is_light(ThemeKind kind) {
  return kind == ThemeKind::paper || kind == ThemeKind::training;
}
constexpr bool is_light(ImU32 colour) {
  const auto part = [&](int shift) { return (colour >> shift) & 0xFFu; };
  return part(IM_COL32_R_SHIFT) * 3 + part(IM_COL32_G_SHIFT) * 6 + part(IM_COL32_B_SHIFT) > 1275;
}
const Theme& theme_of(ThemeKind kind);
// As a staff setting is stored: "paper", "dark", "high_contrast". KioskUi::set_theme() makes it the stall's own.
std::optional<ThemeKind> theme_from_name(std::string_view name);
std::string_view name_of(ThemeKind kind);
// Unknown sectors get the manufacturing grey rather than a missing colour.
const SectorInk& sector_ink(std::string_view sector_id);
// Between tint and ink, for the small map's other districts.
ImU32 sector_mid(const SectorInk& sector);

// Em sizes in design px (DESIGN.md "Type").
namespace type_px {
inline constexpr double attract = 116, display = 84, amount_xl = 108, amount_l = 76, amount_m = 58;
inline constexpr double h1 = 56, h2 = 34, h3 = 27, button = 26, body = 22, small = 18;
inline constexpr double map_hi = 18.5, map_en = 14.4;
}  // namespace type_px

inline constexpr double radius_chip = 8, radius_card = 14, radius_hero = 22;
inline constexpr double screen_margin_visitor = 32, screen_margin_staff = 24;

}  // namespace odop::ui
