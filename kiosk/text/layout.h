// Words into lines: wrapping, alignment, ellipsis, both directions. Called by the screens and the papers, each with its
// own Shaper, on its own thread. A layout is a plain value afterwards and may be drawn anywhere.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "text/lru_cache.h"
#include "text/shaper.h"

namespace odop {

// start is the left edge, in a right-to-left paragraph the right one.
enum class Align : std::uint8_t { start, centre, end };

struct LayoutBox {
  int width_px = 0;   // 0: no limit, lines end only at '\n'
  int max_lines = 0;  // 0: no limit
  Align align = Align::start;
  bool ellipsis = true;  // what does not fit is shown as "…"; false: it is left out
  double line_height_factor = line_height::body;
  Direction direction = Direction::by_content;  // an Urdu screen sets right_to_left, for lines that begin in Latin too
  friend bool operator==(const LayoutBox&, const LayoutBox&) = default;
};

struct LayoutLine {
  std::shared_ptr<const ShapedRun> run;
  int x_px = 0;         // of the run's origin, from the layout's left edge
  int baseline_px = 0;  // from the layout's top
  int width_px = 0;
  std::ptrdiff_t text_offset = 0;  // from a byte of run->text to the same byte of the whole text
};

struct TextLayout {
  std::vector<LayoutLine> lines;
  int width_px = 0;   // LayoutBox::width_px, or the longest line's when that was 0
  int height_px = 0;  // lines x line height
  int line_height_px = 0;
  int widest_line_px = 0;
  bool truncated = false;
  InkBox ink;  // of all lines, from the layout's top left
};

// Lines break after spaces, hyphens, dashes, danda and zero-width spaces; a word longer than a line breaks between
// grapheme clusters, never inside a conjunct. Text with Devanagari gets a line height of at least 1.2 em, Nastaliq of
// at least 2.2 em, whatever the factor says: vowel signs of two lines would touch.
TextLayout layout(Shaper& shaper, std::string_view text, const TextStyle& style, const LayoutBox& box = {});

// Bytes [begin, end) of a text.
struct TextRange {
  std::size_t begin = 0, end = 0;
  bool empty() const { return end <= begin; }
  friend bool operator==(const TextRange&, const TextRange&) = default;
};
// Where a part of the laid out text stands: one piece a line, more where a line runs in both directions. From the
// layout's top left, as high as the line.
struct TextPiece {
  int x_px = 0, y_px = 0, width_px = 0, height_px = 0;
};
std::vector<TextPiece> pieces_of(const TextLayout& layout, TextRange range);

// The width of a text on one line, in whole pixels.
int text_width_px(Shaper& shaper, std::string_view text, const TextStyle& style);

// Calls draw(FaceId, glyph, px, x_px, y_px) for each glyph origin, from the layout's top left.
template <typename Draw>
void for_each_glyph(const TextLayout& layout, Draw&& draw) {
  for (const LayoutLine& line : layout.lines)
    for (const ShapedGlyph& glyph : line.run->glyphs)
      draw(glyph.face, glyph.glyph, line.run->style.px, line.x_px + glyph.x_px, line.baseline_px + glyph.y_px);
}

// Laid out texts of the last frames: a still screen lays out nothing. Not thread-safe.
class LayoutCache {
 public:
  explicit LayoutCache(Shaper& shaper, std::size_t layouts_max = text_bounds::layout_cache_layouts_max,
                       std::size_t lines_max = text_bounds::layout_cache_lines_max);
  std::shared_ptr<const TextLayout> layout(std::string_view text, const TextStyle& style, const LayoutBox& box = {});
  Shaper& shaper() { return shaper_; }
  std::size_t size() const { return cache_.size(); }

 private:
  Shaper& shaper_;
  LruCache<TextLayout> cache_;
  std::string key_;
};

}  // namespace odop
