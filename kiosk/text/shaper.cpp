#include "text/shaper.h"

#include <hb.h>

#include <algorithm>
#include <cassert>
#include <limits>
#include <utility>

#include "text/bidi_runs.h"
#include "text/utf8.h"

namespace odop {
namespace {

struct BufferDestroyer {
  void operator()(hb_buffer_t* buffer) const { hb_buffer_destroy(buffer); }
};

std::int32_t nearest_px(std::int64_t v_64) {
  return static_cast<std::int32_t>((v_64 + 32) >> 6);
}

InkBox box_of(const GlyphBitmap& glyph) {
  return {glyph.left, -glyph.top, glyph.left + glyph.width, -glyph.top + glyph.height};
}

}  // namespace

InkBox moved(InkBox box, int x_px, int y_px) {
  return {box.left + x_px, box.top + y_px, box.right + x_px, box.bottom + y_px};
}

InkBox united(const InkBox& a, const InkBox& b) {
  if (a.empty()) return b.empty() ? InkBox{} : b;
  if (b.empty()) return a;
  return {std::min(a.left, b.left), std::min(a.top, b.top), std::max(a.right, b.right), std::max(a.bottom, b.bottom)};
}

Shaper::Shaper(FontStack& fonts, std::size_t runs_max, std::size_t glyphs_max)
    : fonts_(fonts), cache_(runs_max, glyphs_max) {}

std::shared_ptr<const ShapedRun> Shaper::shape(std::string_view text, const TextStyle& asked, Direction direction) {
  TextStyle style = asked;
  style.px = std::clamp(style.px, text_bounds::px_min, text_bounds::px_max);
  text = text.substr(0, text_bounds::text_bytes_max);  // a key stays bounded too; shaping cleans a cut letter
  key_.assign(text);
  key_.push_back(static_cast<char>(style.family));
  key_.push_back(style.bold ? '\1' : '\0');
  key_.push_back(static_cast<char>(direction));
  key_.append(std::to_string(style.px));
  if (auto cached = cache_.find(key_)) return cached;
  std::shared_ptr<ShapedRun> run = shape_new(text, style, direction);
  cache_.put(key_, run, run->glyphs.size() + 1);
  return run;
}

std::shared_ptr<ShapedRun> Shaper::shape_new(std::string_view text, const TextStyle& style, Direction direction) {
  auto run = std::make_shared<ShapedRun>();
  run->text = clean_utf8(text, false);
  run->style = style;
  run->right_to_left =
      direction == Direction::right_to_left || (direction == Direction::by_content && is_right_to_left(run->text));
  const PrimaryMetrics metrics = fonts_.primary_metrics(style);
  run->ascent_px = metrics.ascent_px;
  run->descent_px = metrics.descent_px;
  if (run->text.empty()) return run;

  const std::vector<FaceSpan> spans = fonts_.choose_faces(run->text, style);
  const std::unique_ptr<hb_buffer_t, BufferDestroyer> buffer(hb_buffer_create());
  const int text_bytes = static_cast<int>(run->text.size());
  std::int64_t pen_64 = 0;
  std::uint32_t last_missing = std::numeric_limits<std::uint32_t>::max();
  for (const BidiRun& part : bidi_runs(run->text, spans, run->right_to_left)) {
    hb_buffer_clear_contents(buffer.get());
    // With the text around it, so that Arabic letters join across a change of face.
    hb_buffer_add_utf8(buffer.get(), run->text.data(), text_bytes, static_cast<unsigned>(part.begin),
                       static_cast<int>(part.length));
    hb_buffer_set_direction(buffer.get(), part.right_to_left ? HB_DIRECTION_RTL : HB_DIRECTION_LTR);
    hb_buffer_set_script(buffer.get(), part.script);
    hb_buffer_set_language(buffer.get(), hb_language_from_string(FontStack::language_of(part.face), -1));
    hb_shape(fonts_.shaping_font(part.face, style.px), buffer.get(), nullptr, 0);
    unsigned count = 0;
    const hb_glyph_info_t* infos = hb_buffer_get_glyph_infos(buffer.get(), &count);
    const hb_glyph_position_t* positions = hb_buffer_get_glyph_positions(buffer.get(), &count);
    for (unsigned i = 0; i < count; ++i) {
      ShapedGlyph glyph;
      glyph.face = part.face;
      glyph.glyph = infos[i].codepoint;
      glyph.x_px = nearest_px(pen_64 + positions[i].x_offset);
      glyph.y_px = nearest_px(-std::int64_t{positions[i].y_offset});
      glyph.cluster = infos[i].cluster;
      glyph.advance_64 = positions[i].x_advance;
      glyph.x_offset_64 = positions[i].x_offset;
      glyph.y_offset_64 = positions[i].y_offset;
      pen_64 += positions[i].x_advance;
      if (glyph.glyph == 0 && glyph.cluster != last_missing) {
        ++run->missing_glyphs;
        last_missing = glyph.cluster;
      }
      const GlyphBitmap box = fonts_.measure(glyph.face, glyph.glyph, style.px);
      run->ink = united(run->ink, moved(box_of(box), glyph.x_px, glyph.y_px));
      run->glyphs.push_back(glyph);
    }
  }
  run->advance_px = nearest_px(pen_64);
  return run;
}

}  // namespace odop
