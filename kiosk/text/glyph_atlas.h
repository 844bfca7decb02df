// Glyph pictures side by side in one bitmap of fixed size, which the screen uploads as a texture. No GL here: an
// uploader asks for the changed rectangle. Used by the UI thread; not thread-safe.
//
// A full atlas is cleared once in a frame and filled again; the generation grows and rectangles given before are void.
// So a frame is drawn like this, which ends after two passes at most:
//   draw_with_atlas(atlas, [&] { build all vertices of the frame, from nothing });
// A glyph for which there is no room even then is refused (std::nullopt) and counted, never drawn wrong.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <unordered_map>
#include <vector>

#include "text/bounds.h"
#include "text/font_stack.h"

namespace odop {

struct GlyphRect {
  int x = 0, y = 0, width = 0, height = 0;  // in the atlas; width 0: nothing to draw
  int left = 0, top = 0;                    // bearing, as in GlyphBitmap
};

struct AtlasRect {  // right and bottom are exclusive
  int left = 0, top = 0, right = 0, bottom = 0;
  bool empty() const { return right <= left || bottom <= top; }
};

class GlyphAtlas {
 public:
  explicit GlyphAtlas(FontStack& fonts, int width_px = text_bounds::atlas_width_px,
                      int height_px = text_bounds::atlas_height_px);

  // Allows one clearing until the next call.
  void begin_frame();
  // Where the glyph lies; draws it there the first time. nullopt: no room in this frame, or larger than the atlas.
  std::optional<GlyphRect> find_or_add(FaceId face, std::uint32_t glyph, int px);

  // Grows when the atlas was cleared: what was drawn from earlier rectangles must be drawn again.
  std::uint64_t generation() const { return generation_; }
  std::size_t refused_glyphs() const { return refused_; }  // since the beginning
  std::size_t glyph_count() const { return rects_.size(); }

  int width_px() const { return width_px_; }
  int height_px() const { return height_px_; }
  const std::vector<std::uint8_t>& coverage() const { return coverage_; }  // R8, rows of width_px
  // What changed since the last call; the caller uploads it.
  AtlasRect take_dirty();

 private:
  struct Shelf {
    int y = 0, height = 0, next_x = 0;
  };
  std::optional<AtlasRect> place(int width, int height);
  void clear();
  void mark_dirty(AtlasRect rect);

  FontStack& fonts_;
  int width_px_, height_px_;
  std::vector<std::uint8_t> coverage_;
  std::vector<Shelf> shelves_;
  int next_shelf_y_ = 0;
  std::unordered_map<std::uint64_t, GlyphRect> rects_;
  AtlasRect dirty_;
  std::uint64_t generation_ = 1;
  std::size_t refused_ = 0;
  bool may_clear_ = true;
};

template <typename BuildFrame>
void draw_with_atlas(GlyphAtlas& atlas, BuildFrame&& build_frame) {
  atlas.begin_frame();
  const std::uint64_t before = atlas.generation();
  build_frame();
  if (atlas.generation() != before) build_frame();
}

}  // namespace odop
