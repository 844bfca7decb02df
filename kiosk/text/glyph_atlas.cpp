#include "text/glyph_atlas.h"

#include <algorithm>
#include <cassert>
#include <cstring>

namespace odop {
namespace {

constexpr int gap_px = 1;  // linear filtering must not fetch a neighbour

std::uint64_t key_of(FaceId face, std::uint32_t glyph, int px) {
  return (static_cast<std::uint64_t>(face) << 56) | (static_cast<std::uint64_t>(px & 0xFFFF) << 32) | glyph;
}

}  // namespace

GlyphAtlas::GlyphAtlas(FontStack& fonts, int width_px, int height_px)
    : fonts_(fonts), width_px_(width_px), height_px_(height_px) {
  assert(width_px > 0 && height_px > 0);
  coverage_.resize(static_cast<std::size_t>(width_px) * static_cast<std::size_t>(height_px));
  clear();
}

void GlyphAtlas::begin_frame() {
  may_clear_ = true;
}

void GlyphAtlas::clear() {
  std::fill(coverage_.begin(), coverage_.end(), std::uint8_t{0});
  shelves_.clear();
  rects_.clear();
  next_shelf_y_ = gap_px;
  dirty_ = {0, 0, width_px_, height_px_};
}

// Lowest shelf that is high enough without wasting more than a quarter of it; else a new shelf.
std::optional<AtlasRect> GlyphAtlas::place(int width, int height) {
  if (width + 2 * gap_px > width_px_) return std::nullopt;
  Shelf* best = nullptr;
  for (Shelf& shelf : shelves_) {
    const bool fits = shelf.height >= height && shelf.next_x + width + gap_px <= width_px_;
    if (fits && shelf.height <= height + std::max(4, height / 4) && (best == nullptr || shelf.height < best->height))
      best = &shelf;
  }
  if (best == nullptr) {
    if (next_shelf_y_ + height + gap_px <= height_px_) {
      shelves_.push_back({next_shelf_y_, height, gap_px});
      next_shelf_y_ += height + gap_px;
      best = &shelves_.back();
    } else {  // no room below: any shelf that holds it will do
      for (Shelf& shelf : shelves_)
        if (shelf.height >= height && shelf.next_x + width + gap_px <= width_px_) best = &shelf;
    }
  }
  if (best == nullptr) return std::nullopt;
  const AtlasRect rect{best->next_x, best->y, best->next_x + width, best->y + height};
  best->next_x += width + gap_px;
  return rect;
}

void GlyphAtlas::mark_dirty(AtlasRect rect) {
  if (dirty_.empty()) {
    dirty_ = rect;
    return;
  }
  dirty_ = {std::min(dirty_.left, rect.left), std::min(dirty_.top, rect.top), std::max(dirty_.right, rect.right),
            std::max(dirty_.bottom, rect.bottom)};
}

AtlasRect GlyphAtlas::take_dirty() {
  const AtlasRect taken = dirty_;
  dirty_ = {};
  return taken;
}

std::optional<GlyphRect> GlyphAtlas::find_or_add(FaceId face, std::uint32_t glyph, int px) {
  const std::uint64_t key = key_of(face, glyph, px);
  if (const auto found = rects_.find(key); found != rects_.end()) return found->second;

  const GlyphBitmap bitmap = fonts_.render(face, glyph, px);
  if (bitmap.width == 0 || bitmap.height == 0) return rects_.emplace(key, GlyphRect{}).first->second;

  std::optional<AtlasRect> rect = place(bitmap.width, bitmap.height);
  const bool could_ever_fit = bitmap.width + 2 * gap_px <= width_px_ && bitmap.height + 2 * gap_px <= height_px_;
  if (!rect && may_clear_ && could_ever_fit) {
    may_clear_ = false;
    clear();
    ++generation_;
    rect = place(bitmap.width, bitmap.height);
  }
  if (!rect) {
    ++refused_;
    return std::nullopt;
  }
  for (int row = 0; row < bitmap.height; ++row) {
    const auto to = static_cast<std::size_t>(rect->top + row) * static_cast<std::size_t>(width_px_) +
                    static_cast<std::size_t>(rect->left);
    const auto from = static_cast<std::size_t>(row) * static_cast<std::size_t>(bitmap.width);
    std::memcpy(coverage_.data() + to, bitmap.coverage.data() + from, static_cast<std::size_t>(bitmap.width));
  }
  mark_dirty(*rect);
  const GlyphRect placed{rect->left, rect->top, bitmap.width, bitmap.height, bitmap.left, bitmap.top};
  rects_.emplace(key, placed);
  return placed;
}

}  // namespace odop
