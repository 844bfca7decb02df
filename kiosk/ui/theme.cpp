#include "ui/theme.h"

#include <array>

#include "paper/inks.h"

namespace odop::ui {
namespace {

constexpr Theme paper{.kind = ThemeKind::paper,
                      .paper = rgb(0xFBF6EA),
                      .card = rgb(0xFFFDF7),
                      .sand = rgb(0xF3EAD6),
                      .line = rgb(0xD9CBAE),
                      .edge = rgb(0x8A7B62),
                      .ink = rgb(0x2A211B),
                      .ink2 = rgb(0x5E5246),
                      .indigo = rgb(0x24457F),
                      .indigo_deep = rgb(0x16294D),
                      .indigo_tint = rgb(0xE9EEF5),
                      .turmeric = rgb(0xDDA02A),
                      .turmeric_deep = rgb(0x7A4E00),
                      .turmeric_tint = rgb(0xF6E3B4),
                      .leaf = rgb(0x3F6E37),
                      .leaf_deep = rgb(0x234320),
                      .leaf_tint = rgb(0xDEE7CD),
                      .madder = rgb(0xA3322B),
                      .madder_deep = rgb(0x6E1B17),
                      .madder_tint = rgb(0xF1D5C4),
                      .heading = rgb(0x16294D),
                      .on_main = rgb(0xFBF6EA),
                      .on_confirm = rgb(0xFBF6EA),
                      .on_invite = rgb(0x2A211B),
                      .attract = rgb(0x16294D),
                      .on_attract = rgb(0xFBF6EA),
                      .focus = rgb(0xDDA02A),
                      .map_off = rgb(0xEFE6D2),
                      .on_map_off = rgb(0x5E5246),
                      .border_px = 2};

constexpr Theme dark{.kind = ThemeKind::dark,
                     .paper = rgb(0x17140F),
                     .card = rgb(0x241F18),
                     .sand = rgb(0x322B21),
                     .line = rgb(0x4A4032),
                     .edge = rgb(0x8A7B62),
                     .ink = rgb(0xFBF6EA),
                     .ink2 = rgb(0xCDBFA5),
                     .indigo = rgb(0x9DB8EA),
                     .indigo_deep = rgb(0x7C9AD4),
                     .indigo_tint = rgb(0x2B3346),
                     .turmeric = rgb(0xDDA02A),
                     .turmeric_deep = rgb(0xEDBB55),
                     .turmeric_tint = rgb(0x453713),
                     .leaf = rgb(0xA3CB8E),
                     .leaf_deep = rgb(0x82AB6D),
                     .leaf_tint = rgb(0x26361F),
                     .madder = rgb(0xF0907F),
                     .madder_deep = rgb(0xF0907F),
                     .madder_tint = rgb(0x42211C),
                     .heading = rgb(0xFBF6EA),
                     .on_main = rgb(0x17140F),
                     .on_confirm = rgb(0x17140F),
                     .on_invite = rgb(0x17140F),
                     .attract = rgb(0x16294D),
                     .on_attract = rgb(0xFBF6EA),
                     .focus = rgb(0xDDA02A),
                     .map_off = rgb(0x322B21),
                     .on_map_off = rgb(0xCDBFA5),
                     .border_px = 2};

constexpr Theme high_contrast{.kind = ThemeKind::high_contrast,
                              .paper = rgb(0x000000),
                              .card = rgb(0x000000),
                              .sand = rgb(0x000000),
                              .line = rgb(0xFFFFFF),
                              .edge = rgb(0xFFFFFF),
                              .ink = rgb(0xFFFFFF),
                              .ink2 = rgb(0xFFFFFF),
                              .indigo = rgb(0xFFE14D),
                              .indigo_deep = rgb(0xFFFFFF),
                              .indigo_tint = rgb(0x000000),
                              .turmeric = rgb(0xFFE14D),
                              .turmeric_deep = rgb(0xFFFFFF),
                              .turmeric_tint = rgb(0x000000),
                              .leaf = rgb(0xFFFFFF),
                              .leaf_deep = rgb(0xFFE14D),
                              .leaf_tint = rgb(0x000000),
                              .madder = rgb(0xFFFFFF),
                              .madder_deep = rgb(0xFFE14D),
                              .madder_tint = rgb(0x000000),
                              .heading = rgb(0xFFFFFF),
                              .on_main = rgb(0x000000),
                              .on_confirm = rgb(0x000000),
                              .on_invite = rgb(0x000000),
                              .attract = rgb(0x000000),
                              .on_attract = rgb(0xFFFFFF),
                              .focus = rgb(0xFFE14D),
                              .map_off = rgb(0x000000),
                              .on_map_off = rgb(0xFFFFFF),
                              .border_px = 3};

// A turmeric stall with plum keys: nobody who has sold on it takes it for the real one.
constexpr Theme training{.kind = ThemeKind::training,
                         .paper = rgb(0xFAE3A6),
                         .card = rgb(0xFFF6DC),
                         .sand = rgb(0xF3D78C),
                         .line = rgb(0xCFA84A),
                         .edge = rgb(0x7B6226),
                         .ink = rgb(0x2A1B08),
                         .ink2 = rgb(0x5A4420),
                         .indigo = rgb(0x6E2A66),
                         .indigo_deep = rgb(0x471641),
                         .indigo_tint = rgb(0xF1D9EA),
                         .turmeric = rgb(0xDDA02A),
                         .turmeric_deep = rgb(0x6B4300),
                         .turmeric_tint = rgb(0xFFEFC2),
                         .leaf = rgb(0x3B6634),
                         .leaf_deep = rgb(0x223F1E),
                         .leaf_tint = rgb(0xDFE6C2),
                         .madder = rgb(0x9A2B25),
                         .madder_deep = rgb(0x6E1B17),
                         .madder_tint = rgb(0xF4CDB6),
                         .heading = rgb(0x471641),
                         .on_main = rgb(0xFFF6DC),
                         .on_confirm = rgb(0xFFF6DC),
                         .on_invite = rgb(0x2A1B08),
                         .attract = rgb(0x471641),
                         .on_attract = rgb(0xFFF6DC),
                         .focus = rgb(0x6E2A66),
                         .map_off = rgb(0xF0DFB0),
                         .on_map_off = rgb(0x5A4420),
                         .border_px = 2};

// The accents are the dark theme's own; ink and tint stand on papers too.
constexpr std::array<ImU32, inks::sectors.size()> accents{rgb(0xF0907F), rgb(0x9DB8EA), rgb(0xEDBB55), rgb(0xA3CB8E),
                                                          rgb(0xBCC5D0), rgb(0x7FCBCB), rgb(0xDFA0CB)};
constexpr auto sectors = [] {
  std::array<SectorInk, inks::sectors.size()> all{};
  for (std::size_t i = 0; i < all.size(); ++i)
    all[i] = {inks::sectors[i].id, rgb(inks::sectors[i].ink), rgb(inks::sectors[i].tint), accents[i]};
  return all;
}();

}  // namespace

const Theme& theme_of(ThemeKind kind) {
  switch (kind) {
    case ThemeKind::dark:
      return dark;
    case ThemeKind::high_contrast:
      return high_contrast;
    case ThemeKind::training:
      return training;
    case ThemeKind::paper:
      break;
  }
  return paper;
}

std::string_view name_of(ThemeKind kind) {
  switch (kind) {
    case ThemeKind::dark:
      return "dark";
    case ThemeKind::high_contrast:
      return "high_contrast";
    case ThemeKind::training:
      return "training";
    case ThemeKind::paper:
      break;
  }
  return "paper";
}

std::optional<ThemeKind> theme_from_name(std::string_view name) {
  for (const ThemeKind kind : {ThemeKind::paper, ThemeKind::dark, ThemeKind::high_contrast})
    if (name_of(kind) == name) return kind;
  return std::nullopt;
}

const SectorInk& sector_ink(std::string_view sector_id) {
  for (const SectorInk& sector : sectors)
    if (sector.id == sector_id) return sector;
  return sectors[4];
}

ImU32 sector_mid(const SectorInk& sector) {
  const auto part = [&](int shift) {
    return ((((sector.tint >> shift) & 0xFFu) * 3 + ((sector.ink >> shift) & 0xFFu)) / 4) << shift;
  };
  return 0xFF000000u | part(IM_COL32_R_SHIFT) | part(IM_COL32_G_SHIFT) | part(IM_COL32_B_SHIFT);
}

}  // namespace odop::ui
