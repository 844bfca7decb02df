// How large anything in an event pack may be: one place, so that a checker, a reader and a fuzz target agree.
// Texts are counted in code points (what an organiser sees as letters and signs), files and pictures in bytes.
#pragma once

#include <cstddef>
#include <cstdint>

namespace odop::pack_bounds {

inline constexpr std::size_t csv_bytes_max = std::size_t{8} * 1024 * 1024;
inline constexpr std::size_t csv_columns_max = 64;
inline constexpr std::size_t csv_rows_max = 20'000;
inline constexpr std::size_t csv_cell_bytes_max = std::size_t{16} * 1024;
inline constexpr std::size_t translation_bytes_max = std::size_t{8} * 1024 * 1024;
inline constexpr std::size_t manifest_bytes_max = std::size_t{64} * 1024;
inline constexpr std::size_t findings_max = 2'000;  // a wrong file can be wrong in every row

inline constexpr std::size_t id_length_max = 48;
inline constexpr std::size_t sku_length_max = 32;
inline constexpr std::size_t barcode_length_max = 48;
inline constexpr std::size_t name_length_max = 120;
inline constexpr std::size_t line_length_max = 240;         // details, notes, crafts, figures
inline constexpr std::size_t exhibit_length_max = 320;      // read standing, and whole on a page
inline constexpr std::size_t paragraph_length_max = 1'500;  // stories, cards, addresses
inline constexpr std::size_t url_bytes_max = 1'024;
inline constexpr std::size_t sources_length_max = 4'000;

inline constexpr std::int64_t price_paise_max = 50'00'000'00;           // Rs 50 lakh
inline constexpr std::int64_t turnover_paise_max = 1'000'00'00'000'00;  // Rs 1,000 crore
inline constexpr std::int64_t stock_max = 10'000'000;
inline constexpr std::int64_t popularity_max = 1'000'000;
inline constexpr std::int64_t version_max = 1'000'000;

inline constexpr std::size_t sectors_max = 64;
inline constexpr std::size_t states_max = 40;  // India has 36, with the Union Territories
inline constexpr std::size_t districts_max = 1'000;
inline constexpr std::size_t district_products_max = 10'000;
inline constexpr std::size_t sources_max = 2'000;  // of one State's sources.csv
inline constexpr std::size_t gi_names_max = 5'000;
inline constexpr std::size_t makers_max = 5'000;
inline constexpr std::size_t suppliers_max = 500;
inline constexpr std::size_t products_max = 10'000;
inline constexpr std::size_t listings_max = 20'000;
inline constexpr std::size_t listings_per_product_max = 8;
inline constexpr std::size_t marketplaces_max = 32;
inline constexpr std::size_t hosts_per_marketplace_max = 16;
inline constexpr std::size_t tax_rows_max = 5'000;
inline constexpr std::size_t turnover_limits_max = 2'000;
inline constexpr std::size_t variants_in_a_group_max = 24;  // what fits the chooser of a till
inline constexpr std::size_t facts_max = 200;
inline constexpr std::size_t exhibits_max = 200;
inline constexpr std::size_t staff_max = 300;
inline constexpr std::size_t playlist_max = 500;
inline constexpr std::size_t plan_places_max = 200;
inline constexpr std::size_t plan_stalls_max = 2'000;
inline constexpr std::size_t sold_at_a_stall_max = 100;  // codes in one cell
inline constexpr int scene_seconds_min = 4, scene_seconds_max = 120;

inline constexpr std::size_t picture_bytes_max = std::size_t{512} * 1024;
inline constexpr std::size_t pictures_max = 4'000;
inline constexpr std::size_t pictures_bytes_max = std::size_t{96} * 1024 * 1024;
inline constexpr std::uint32_t picture_side_px_max = 4'096;
// Photographs: as an organiser gives them, and what the pack keeps of each.
inline constexpr std::size_t photos_max = 4'000;  // rows of photos.csv
inline constexpr std::size_t photo_file_bytes_max = std::size_t{48} * 1024 * 1024;
inline constexpr std::uint64_t photo_pixels_max = 64'000'000;  // 192 MB while one is decoded
inline constexpr std::uint32_t photo_side_px_min = 320;
inline constexpr int photo_coarse_width_px = 800;  // a frame narrower than this is coarse on a large screen
inline constexpr int photo_frame_width_px = 1'200;
inline constexpr int photo_large_side_px = 2'560;  // 20 MB as a texture
inline constexpr std::size_t photo_large_bytes_max = std::size_t{1024} * 1024;
inline constexpr int photo_cut_percent_told = 30;  // less of it cut off is not worth a word
inline constexpr std::uintmax_t pack_bytes_max = std::uintmax_t{128} * 1024 * 1024;

}  // namespace odop::pack_bounds
