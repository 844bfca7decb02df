// Letters into glyphs: one line of text, ordered by FriBidi and shaped by HarfBuzz, with a bounded cache. Used by the
// layout; screens and papers normally call layout(). Not thread-safe: one Shaper and one FontStack a thread.
//
// libraqm 0.7 does the same in fewer lines, but it reads every font anew for each text and takes FreeType's advances,
// which are rounded twice: a tenth of our strings had a letter one pixel off from hb-view.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "text/bounds.h"
#include "text/font_stack.h"
#include "text/lru_cache.h"
#include "text/text_style.h"

namespace odop {

enum class Direction : std::uint8_t { by_content, left_to_right, right_to_left };

struct ShapedGlyph {
  FaceId face = 0;
  std::uint32_t glyph = 0;
  int x_px = 0, y_px = 0;     // origin from the run's start on the baseline, whole pixels, y downwards
  std::uint32_t cluster = 0;  // first byte of its cluster in ShapedRun::text
  std::int32_t advance_64 = 0, x_offset_64 = 0, y_offset_64 = 0;  // 1/64 px as shaped, y upwards
};

// Pixels that carry ink, from the run's origin, y downwards; right and bottom are exclusive. All 0: no ink.
struct InkBox {
  int left = 0, top = 0, right = 0, bottom = 0;
  bool empty() const { return right <= left || bottom <= top; }
  friend bool operator==(const InkBox&, const InkBox&) = default;
};
InkBox moved(InkBox box, int x_px, int y_px);
InkBox united(const InkBox& a, const InkBox& b);  // an empty box adds nothing

struct ShapedRun {
  std::string text;  // as shaped: cleaned, see clean_utf8
  TextStyle style;
  bool right_to_left = false;       // of the paragraph
  std::vector<ShapedGlyph> glyphs;  // in visual order
  int advance_px = 0;
  InkBox ink;
  int ascent_px = 0, descent_px = 0;  // of the style's primary font
  int missing_glyphs = 0;             // clusters that no font has
};

class Shaper {
 public:
  explicit Shaper(FontStack& fonts, std::size_t runs_max = text_bounds::run_cache_runs_max,
                  std::size_t glyphs_max = text_bounds::run_cache_glyphs_max);

  // One line; line breaks in it become spaces. Malformed bytes become U+FFFD. Throws MachineError only when a font file
  // cannot be read.
  std::shared_ptr<const ShapedRun> shape(std::string_view text, const TextStyle& style,
                                         Direction direction = Direction::by_content);

  FontStack& fonts() { return fonts_; }
  std::size_t cached_runs() const { return cache_.size(); }
  std::size_t cached_glyphs() const { return cache_.weight(); }

 private:
  std::shared_ptr<ShapedRun> shape_new(std::string_view text, const TextStyle& style, Direction direction);

  FontStack& fonts_;
  LruCache<ShapedRun> cache_;
  std::string key_;  // kept to spare an allocation at every look-up
};

}  // namespace odop
