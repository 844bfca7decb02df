// Every bound of the text folder, in one place. What is cut off by a bound is said at the function that cuts.
#pragma once

#include <cstddef>

namespace odop::text_bounds {

inline constexpr std::size_t text_bytes_max = 16 * 1024;       // one text given to the shaper; the rest is dropped
inline constexpr int px_min = 4, px_max = 1024;                // font size
inline constexpr std::size_t run_cache_runs_max = 4096;        // shaped runs kept by one Shaper
inline constexpr std::size_t run_cache_glyphs_max = 200'000;   // and their glyphs: about 5 MB
inline constexpr std::size_t layout_cache_layouts_max = 1024;  // laid out texts kept by one LayoutCache
inline constexpr std::size_t layout_cache_lines_max = 16'384;
inline constexpr int layout_lines_max = 2048;  // lines of one layout, whatever max_lines says
inline constexpr int atlas_width_px = 2048, atlas_height_px = 2048;
inline constexpr int bitmap_side_px_max = 65'536;  // a roll of paper is long
inline constexpr std::size_t bitmap_pixels_max = 256u * 1024 * 1024;
inline constexpr std::size_t sentence_bytes_max = 480;  // read aloud in one breath; longer ones are cut at a word
inline constexpr std::size_t catalogue_bytes_max = 8 * 1024 * 1024;  // one .mo file
inline constexpr std::size_t catalogue_messages_max = 100'000;

}  // namespace odop::text_bounds
