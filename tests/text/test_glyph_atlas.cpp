#include <catch2/catch.hpp>
#include <set>
#include <string>
#include <vector>

#include "reference_renderer.h"
#include "text/glyph_atlas.h"
#include "text/layout.h"
#include "text/raster.h"

namespace odop {
namespace {

struct Placed {
  TextLayout layout;
  int x, y;
};

// What a screen does, on the CPU: quads first, then one drawing from a copy of the texture that was kept up to date by
// dirty rectangles only.
class AtlasScreen {
 public:
  explicit AtlasScreen(GlyphAtlas& atlas)
      : atlas_(atlas),
        texture_(static_cast<std::size_t>(atlas.width_px()) * static_cast<std::size_t>(atlas.height_px())) {}

  GrayBitmap draw(const std::vector<Placed>& texts, int width, int height) {
    draw_with_atlas(atlas_, [&] {
      quads_.clear();
      ++passes;
      for (const Placed& text : texts)
        for_each_glyph(text.layout, [&](FaceId face, std::uint32_t glyph, int px, int x, int y) {
          if (const auto rect = atlas_.find_or_add(face, glyph, px))
            if (rect->width > 0) quads_.push_back({*rect, text.x + x + rect->left, text.y + y - rect->top});
        });
    });
    upload();
    GrayBitmap screen(width, height);
    for (const Quad& quad : quads_)
      for (int row = 0; row < quad.rect.height; ++row)
        for (int column = 0; column < quad.rect.width; ++column) {
          const int x = quad.x + column, y = quad.y + row;
          if (x < 0 || y < 0 || x >= width || y >= height) continue;
          const int coverage = texture_[index(quad.rect.x + column, quad.rect.y + row)];
          std::uint8_t& pixel =
              screen.bytes[static_cast<std::size_t>(y) * static_cast<std::size_t>(width) + static_cast<std::size_t>(x)];
          pixel = static_cast<std::uint8_t>((pixel * (255 - coverage) + 127) / 255);
        }
    return screen;
  }
  int passes = 0;

 private:
  struct Quad {
    GlyphRect rect;
    int x, y;
  };
  std::size_t index(int x, int y) const {
    return static_cast<std::size_t>(y) * static_cast<std::size_t>(atlas_.width_px()) + static_cast<std::size_t>(x);
  }
  void upload() {
    const AtlasRect dirty = atlas_.take_dirty();
    for (int y = dirty.top; y < dirty.bottom; ++y)
      for (int x = dirty.left; x < dirty.right; ++x) texture_[index(x, y)] = atlas_.coverage()[index(x, y)];
  }
  GlyphAtlas& atlas_;
  std::vector<std::uint8_t> texture_;
  std::vector<Quad> quads_;
};

}  // namespace

TEST_CASE("A tiny atlas fills again and again and every frame is still right", "[text][atlas]") {
  FontStack fonts;
  Shaper shaper(fonts);
  GlyphAtlas atlas(fonts, 170, 170);
  AtlasScreen screen(atlas);
  const std::vector<std::string> names = test::strings_of("districts_hi.txt");
  int cleared_frames = 0;
  for (std::size_t frame = 0; frame + 2 < 60; ++frame) {
    std::vector<Placed> texts;
    GrayBitmap expected(420, 200);
    for (std::size_t line = 0; line < 3; ++line) {
      texts.push_back(
          {layout(shaper, names[frame + line], {Family::sans, frame % 2 == 0, 30}), 10, static_cast<int>(60 * line)});
      draw_text(expected, fonts, texts.back().layout, texts.back().x, texts.back().y);
    }
    const std::uint64_t before = atlas.generation();
    const GrayBitmap drawn = screen.draw(texts, 420, 200);
    if (atlas.generation() != before) ++cleared_frames;
    CHECK(atlas.generation() - before <= 1);
    CHECK(drawn.bytes == expected.bytes);
  }
  CHECK(cleared_frames >= 3);  // or the test proves nothing
  CHECK(atlas.refused_glyphs() == 0);
  CHECK(screen.passes == 58 + cleared_frames);
}

TEST_CASE("A frame that no atlas could hold ends after two passes and says so", "[text][atlas]") {
  FontStack fonts;
  Shaper shaper(fonts);
  GlyphAtlas atlas(fonts, 64, 64);
  AtlasScreen screen(atlas);
  const Placed huge{layout(shaper, "मुरादाबाद पीतल शिल्प", {Family::sans, true, 40}), 0, 0};
  screen.draw({huge}, 300, 80);
  CHECK(screen.passes == 2);
  CHECK(atlas.refused_glyphs() > 0);
  CHECK_FALSE(atlas.find_or_add(fonts.primary({}), 50, 900).has_value());
  // The next frame, with less to draw, is right again.
  const Placed small{layout(shaper, "हुनर", {Family::sans, false, 16}), 0, 0};
  GrayBitmap expected(100, 40);
  draw_text(expected, fonts, small.layout, 0, 0);
  CHECK(screen.draw({small}, 100, 40).bytes == expected.bytes);
}

TEST_CASE("Glyphs in the atlas never touch and an unchanged frame uploads nothing", "[text][atlas]") {
  FontStack fonts;
  Shaper shaper(fonts);
  GlyphAtlas atlas(fonts, 512, 512);
  CHECK_FALSE(atlas.take_dirty().empty());  // a new texture is uploaded whole
  std::vector<GlyphRect> rects;
  std::set<std::pair<int, std::uint32_t>> seen;
  for (const std::string& name : test::strings_of("districts_hi.txt"))
    for_each_glyph(layout(shaper, name, {Family::sans, false, 24}),
                   [&](FaceId face, std::uint32_t glyph, int px, int, int) {
                     const auto rect = atlas.find_or_add(face, glyph, px);
                     REQUIRE(rect.has_value());
                     if (rect->width > 0 && seen.insert({face, glyph}).second) rects.push_back(*rect);
                   });
  REQUIRE(rects.size() > 50);
  CHECK(atlas.generation() == 1);
  for (std::size_t i = 0; i < rects.size(); ++i) {
    CHECK(rects[i].x >= 1);
    CHECK(rects[i].y >= 1);
    CHECK(rects[i].x + rects[i].width < 512);
    CHECK(rects[i].y + rects[i].height < 512);
    for (std::size_t j = i + 1; j < rects.size(); ++j) {
      const bool apart = rects[i].x + rects[i].width < rects[j].x || rects[j].x + rects[j].width < rects[i].x ||
                         rects[i].y + rects[i].height < rects[j].y || rects[j].y + rects[j].height < rects[i].y;
      REQUIRE(apart);
    }
  }
  CHECK_FALSE(atlas.take_dirty().empty());
  atlas.begin_frame();
  for_each_glyph(layout(shaper, "लखनऊ", {Family::sans, false, 24}),
                 [&](FaceId face, std::uint32_t glyph, int px, int, int) { atlas.find_or_add(face, glyph, px); });
  CHECK(atlas.take_dirty().empty());
}

TEST_CASE("Text on paper is cut at the edge and thresholds to the printer's dots", "[text][raster]") {
  FontStack fonts;
  Shaper shaper(fonts);
  const TextLayout laid = layout(shaper, "हुनर", {Family::sans, true, 40});
  for (const auto& [x, y] : std::vector<std::pair<int, int>>{{-20, -10}, {80, 20}, {-500, 0}, {0, 500}}) {
    GrayBitmap small(90, 40);
    draw_text(small, fonts, laid, x, y);
    GrayBitmap large(690, 640);
    draw_text(large, fonts, laid, x + 550, y + 50);
    for (int row = 0; row < 40; ++row)
      for (int column = 0; column < 90; ++column) REQUIRE(small.at(column, row) == large.at(column + 550, row + 50));
  }
  GrayBitmap gray(100, 60);
  draw_text(gray, fonts, laid, 2, 2);
  const DotBitmap dots = threshold_to_1bit(gray);
  CHECK(dots.row_bytes == 13);
  CHECK(dots.bytes.size() == 13 * 60);
  int ink = 0;
  for (int y = 0; y < 60; ++y)
    for (int x = 0; x < 100; ++x) {
      REQUIRE(dots.ink_at(x, y) == (gray.at(x, y) < 128));
      ink += dots.ink_at(x, y) ? 1 : 0;
    }
  CHECK(ink > 200);
  for (int y = 0; y < 60; ++y)
    CHECK((dots.bytes[static_cast<std::size_t>(y) * 13 + 12] & 0x0F) == 0);  // padding is white
}

TEST_CASE("A picture written as PNG is read back the same", "[text][raster]") {
  FontStack fonts;
  Shaper shaper(fonts);
  test::ScratchFolder scratch;
  GrayBitmap gray(120, 60);
  draw_text(gray, fonts, layout(shaper, "ہنر हुनर", {Family::serif, false, 30}), 0, 0);
  write_png(gray, scratch / "a.png");
  CHECK(test::read_gray_png(scratch / "a.png").bytes == gray.bytes);
  CHECK_THROWS(write_png(gray, scratch / "no-such-folder/a.png"));
}

}  // namespace odop
