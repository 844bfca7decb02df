#include "ui/text_draw.h"

#include <cmath>
#include <cstddef>

namespace odop::ui {

TextPainter::TextPainter(platform::TextureMaker& textures)
    : textures_(textures),
      shaper_(fonts_),
      layouts_(shaper_),
      atlas_(fonts_),
      texture_(textures.make_coverage(atlas_.width_px(), atlas_.height_px(), atlas_.coverage().data())) {}

void TextPainter::draw(ImDrawList* list, const TextLayout& layout, float x, float y, ImU32 colour) {
  const float left = std::round(x), top = std::round(y);
  std::size_t glyphs = 0;
  for (const LayoutLine& line : layout.lines) glyphs += line.run->glyphs.size();
  if (glyphs == 0) return;
  const float u = 1.0f / static_cast<float>(atlas_.width_px()), v = 1.0f / static_cast<float>(atlas_.height_px());
  list->PushTextureID(texture_.id());
  list->PrimReserve(static_cast<int>(glyphs) * 6, static_cast<int>(glyphs) * 4);
  int unused = 0;
  for_each_glyph(layout, [&](FaceId face, std::uint32_t glyph, int px, int gx, int gy) {
    const auto rect = atlas_.find_or_add(face, glyph, px);
    if (!rect || rect->width == 0) {
      ++unused;
      return;
    }
    const ImVec2 a(left + static_cast<float>(gx + rect->left), top + static_cast<float>(gy - rect->top));
    const ImVec2 b(a.x + static_cast<float>(rect->width), a.y + static_cast<float>(rect->height));
    list->PrimRectUV(
        a, b, ImVec2(static_cast<float>(rect->x) * u, static_cast<float>(rect->y) * v),
        ImVec2(static_cast<float>(rect->x + rect->width) * u, static_cast<float>(rect->y + rect->height) * v), colour);
  });
  if (unused > 0) list->PrimUnreserve(unused * 6, unused * 4);
  list->PopTextureID();
}

void TextPainter::upload() {
  const AtlasRect dirty = atlas_.take_dirty();
  if (dirty.empty()) return;
  const std::size_t offset = static_cast<std::size_t>(dirty.top) * static_cast<std::size_t>(atlas_.width_px()) +
                             static_cast<std::size_t>(dirty.left);
  textures_.update_coverage(texture_, dirty.left, dirty.top, dirty.right - dirty.left, dirty.bottom - dirty.top,
                            atlas_.coverage().data() + offset, atlas_.width_px());
}

}  // namespace odop::ui
