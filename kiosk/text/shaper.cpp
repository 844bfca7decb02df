#include "text/shaper.h"

#include <raqm.h>

#include <algorithm>
#include <cstring>
#include <limits>
#include <utility>

#include "core/errors.h"
#include "text/utf8.h"

namespace odop {
namespace {

struct RaqmDestroyer {
  void operator()(raqm_t* raqm) const { raqm_destroy(raqm); }
};

std::int32_t nearest_px(std::int64_t v_64) {
  return static_cast<std::int32_t>((v_64 + 32) >> 6);
}

// FreeType loads what raqm is told by its flags; hinting would make every size of Devanagari a different design.
constexpr int no_hinting = FT_LOAD_NO_HINTING;

}  // namespace

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

  auto run = std::make_shared<ShapedRun>();
  run->text = clean_utf8(text, false);
  run->style = style;
  run->right_to_left =
      direction == Direction::right_to_left || (direction == Direction::by_content && is_right_to_left(run->text));
  const PrimaryMetrics metrics = fonts_.primary_metrics(style);
  run->ascent_px = metrics.ascent_px;
  run->descent_px = metrics.descent_px;

  if (!run->text.empty()) {
    const std::vector<FaceSpan> spans = fonts_.choose_faces(run->text, style);
    const std::unique_ptr<raqm_t, RaqmDestroyer> raqm(raqm_create());
    bool good = raqm != nullptr && raqm_set_text_utf8(raqm.get(), run->text.data(), run->text.size()) &&
                raqm_set_par_direction(raqm.get(), run->right_to_left ? RAQM_DIRECTION_RTL : RAQM_DIRECTION_LTR) &&
                raqm_set_freetype_load_flags(raqm.get(), no_hinting);
    std::vector<std::pair<FT_Face, FaceId>> faces;
    for (const FaceSpan& span : spans) {
      const FT_Face face = fonts_.sized_face(span.face, style.px);
      faces.emplace_back(face, span.face);
      good = good && raqm_set_freetype_face_range(raqm.get(), face, span.begin, span.length);
    }
    good = good && raqm_layout(raqm.get());
    std::size_t count = 0;
    const raqm_glyph_t* glyphs = good ? raqm_get_glyphs(raqm.get(), &count) : nullptr;
    if (glyphs == nullptr && !good) throw MachineError("device", "libraqm cannot shape \"" + run->text + "\"");

    run->glyphs.reserve(count);
    InkBox ink{std::numeric_limits<int>::max(), std::numeric_limits<int>::max(), std::numeric_limits<int>::min(),
               std::numeric_limits<int>::min()};
    std::int64_t pen_64 = 0;
    std::uint32_t last_missing = std::numeric_limits<std::uint32_t>::max();
    for (std::size_t i = 0; i < count; ++i) {
      const raqm_glyph_t& from = glyphs[i];
      const auto face = std::find_if(faces.begin(), faces.end(), [&](const auto& f) { return f.first == from.ftface; });
      ShapedGlyph glyph;
      glyph.face = face == faces.end() ? fonts_.primary(style) : face->second;
      glyph.glyph = from.index;
      glyph.x_px = nearest_px(pen_64 + from.x_offset);
      glyph.y_px = -nearest_px(from.y_offset);
      glyph.cluster = from.cluster;
      glyph.advance_64 = from.x_advance;
      pen_64 += from.x_advance;
      if (glyph.glyph == 0 && from.cluster != last_missing) {
        ++run->missing_glyphs;
        last_missing = from.cluster;
      }
      const GlyphBitmap box = fonts_.measure(glyph.face, glyph.glyph, style.px);
      if (box.width > 0 && box.height > 0) {
        ink.left = std::min(ink.left, glyph.x_px + box.left);
        ink.right = std::max(ink.right, glyph.x_px + box.left + box.width);
        ink.top = std::min(ink.top, glyph.y_px - box.top);
        ink.bottom = std::max(ink.bottom, glyph.y_px - box.top + box.height);
      }
      run->glyphs.push_back(glyph);
    }
    run->advance_px = nearest_px(pen_64);
    if (ink.right > ink.left) run->ink = ink;
  }
  const std::size_t weight = run->glyphs.size() + 1;
  cache_.put(key_, run, weight);
  return run;
}

}  // namespace odop
