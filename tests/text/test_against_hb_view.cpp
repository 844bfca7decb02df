// Every letter we draw is compared with hb-view: same box, same place, nearly the same grays.
#include <algorithm>
#include <catch2/catch.hpp>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <set>

#include "reference_renderer.h"
#include "text/shaper.h"

namespace odop {
namespace {

using test::hb_view;

constexpr int px = 48;
constexpr int faint = 255 / 16;  // ink this light at the edge of a letter may stand in one picture only

int boxes_apart_px(const InkBox& a, const InkBox& b) {
  return std::max(
      {std::abs(a.left - b.left), std::abs(a.top - b.top), std::abs(a.right - b.right), std::abs(a.bottom - b.bottom)});
}

// The whole run, or only its glyphs of one span of text moved to the origin, in a bitmap like hb-view's.
GrayBitmap draw_run(FontStack& fonts, const ShapedRun& run, int width, int height, std::size_t begin, std::size_t end) {
  auto part = std::make_shared<ShapedRun>();
  part->style = run.style;
  int origin = 0;
  bool first = true;
  std::int64_t pen_64 = 0;
  for (const ShapedGlyph& glyph : run.glyphs) {
    if (glyph.cluster >= begin && glyph.cluster < end) {
      if (first) origin = static_cast<int>((pen_64 + 32) >> 6);
      first = false;
      part->glyphs.push_back(glyph);
      part->glyphs.back().x_px -= origin;
    }
    pen_64 += glyph.advance_64;
  }
  TextLayout one;
  LayoutLine line;
  line.run = part;
  one.lines.push_back(line);
  GrayBitmap bitmap(width, height);
  draw_text(bitmap, fonts, one, test::reference_origin_x, test::reference_baseline_px(run.style.px));
  return bitmap;
}

std::string printed_like_hb_shape(const ShapedRun& run) {
  std::string out = "[";
  for (const ShapedGlyph& glyph : run.glyphs) {
    if (out.size() > 1) out += "|";
    out += std::to_string(glyph.glyph);
    if (glyph.x_offset_64 != 0 || glyph.y_offset_64 != 0)
      out += "@" + std::to_string(glyph.x_offset_64) + "," + std::to_string(glyph.y_offset_64);
    out += "+" + std::to_string(glyph.advance_64);
  }
  return out + "]";
}

struct Measured {
  std::size_t strings = 0, boxes_off_by_faint_ink = 0, cut_by_hb_view = 0;
  int faint_max = 0;
  double rmse_max = 0, rmse_sum = 0;
  std::string worst;
};

Measured compare_with_hb_view(const std::vector<std::string>& texts, const TextStyle& style, std::set<FaceId>& faces) {
  FontStack fonts;
  Shaper shaper(fonts);
  test::ScratchFolder scratch;
  Measured measured;
  for (const std::string& text : texts) {
    const auto run = shaper.shape(text, style);
    const std::vector<FaceSpan> spans = fonts.choose_faces(run->text, style);
    if (spans.size() != 1) continue;  // hb-view knows one font; see the mixed lines below
    faces.insert(spans[0].face);
    const GrayBitmap theirs =
        hb_view(fonts.file_of(spans[0].face), FontStack::language_of(spans[0].face), style.px, text, scratch / "a.png");
    const GrayBitmap ours = draw_run(fonts, *run, theirs.width, theirs.height, 0, text.size());
    ++measured.strings;
    CAPTURE(text);
    CHECK(run->missing_glyphs == 0);
    if (run->right_to_left) {
      // hb-view cuts the long stroke of a Nastaliq kaf off (cairo clips it to a wrong extent), so its picture is
      // compared inside its own box, and hb-shape confirms every glyph and its place.
      if (test::ink_outside_box_of(ours, theirs) > faint) ++measured.cut_by_hb_view;
      CHECK(test::ink_outside_box_of(theirs, ours) <= faint);
      CHECK(printed_like_hb_shape(*run) ==
            test::hb_shape(fonts.file_of(spans[0].face), FontStack::language_of(spans[0].face), style.px, text));
    } else {
      if (!(ink_box(ours) == ink_box(theirs))) ++measured.boxes_off_by_faint_ink;
      const int off = std::max(test::ink_outside_box_of(ours, theirs), test::ink_outside_box_of(theirs, ours));
      CHECK(off <= faint);
      CHECK(boxes_apart_px(ink_box(ours), ink_box(theirs)) <= 1);
      measured.faint_max = std::max(measured.faint_max, off);
    }
    const InkBox said = run->ink;
    const InkBox drawn = ink_box(ours);
    // The box a layout promises may hold the faint edge that a gray of 0 does not show, never less than what is drawn.
    CHECK(said.left + test::reference_origin_x <= drawn.left);
    CHECK(said.right + test::reference_origin_x >= drawn.right);
    CHECK(said.top + test::reference_baseline_px(style.px) <= drawn.top);
    CHECK(said.bottom + test::reference_baseline_px(style.px) >= drawn.bottom);
    const InkBox common = ink_box(theirs);
    const double rmse = run->right_to_left ? test::ink_rmse(test::crop(ours, common), test::crop(theirs, common))
                                           : test::ink_rmse(ours, theirs);
    CHECK(rmse < 0.02);
    measured.rmse_sum += rmse;
    if (rmse > measured.rmse_max) {
      measured.rmse_max = rmse;
      measured.worst = text;
    }
  }
  return measured;
}

void report(const char* what, const Measured& measured) {
  std::printf(
      "%s: %zu strings against hb-view: same boxes but for %zu with ink of at most %d/255 one pixel outside "
      "(%zu Urdu ones are cut by hb-view), RMSE mean %.3f %%, max %.3f %% (%s)\n",
      what, measured.strings, measured.boxes_off_by_faint_ink, measured.faint_max, measured.cut_by_hb_view,
      measured.strings == 0 ? 0.0 : 100 * measured.rmse_sum / static_cast<double>(measured.strings),
      100 * measured.rmse_max, measured.worst.c_str());
}

}  // namespace

TEST_CASE("Every district and product is written as the shaping engine's own program writes it", "[text][hb-view]") {
  std::set<std::string> distinct;
  for (const char* name :
       {"districts_hi.txt", "districts_en.txt", "products_hi.txt", "products_en.txt", "stories_hi.txt",
        "conjuncts_hi.txt", "urdu.txt", "bengali.txt", "gujarati.txt", "gurmukhi.txt"})
    for (const std::string& text : test::strings_of(name)) distinct.insert(text);
  REQUIRE(distinct.size() >= 300);
  std::set<FaceId> faces;
  const Measured measured =
      compare_with_hb_view({distinct.begin(), distinct.end()}, TextStyle{Family::sans, false, px}, faces);
  report("sans regular", measured);
  CHECK(measured.strings >= 300);
  CHECK(faces.size() == 6);  // Devanagari, Latin, Nastaliq, Bengali, Gujarati, Gurmukhi
}

TEST_CASE("Bold and serif letters are drawn as hb-view draws them too", "[text][hb-view]") {
  std::vector<std::string> texts = test::strings_of("conjuncts_hi.txt");
  for (const char* name : {"urdu.txt", "bengali.txt", "gujarati.txt", "gurmukhi.txt"})
    for (const std::string& text : test::strings_of(name)) texts.push_back(text);
  std::set<FaceId> faces;
  report("sans bold", compare_with_hb_view(texts, TextStyle{Family::sans, true, px}, faces));
  report("serif regular", compare_with_hb_view(texts, TextStyle{Family::serif, false, px}, faces));
  report("serif bold", compare_with_hb_view(texts, TextStyle{Family::serif, true, px}, faces));
  CHECK(faces.size() == 15);
}

TEST_CASE("Small letters of bills and map labels match hb-view as well", "[text][hb-view]") {
  std::set<FaceId> faces;
  for (const int small_px : {15, 20, 26}) {
    const Measured measured =
        compare_with_hb_view(test::strings_of("conjuncts_hi.txt"), TextStyle{Family::sans, false, small_px}, faces);
    std::printf("at %d px: %zu strings, max RMSE %.3f %%\n", small_px, measured.strings, 100 * measured.rmse_max);
    CHECK(measured.strings >= 20);
  }
}

TEST_CASE("In a line of several scripts each part looks as its own font draws it alone", "[text][hb-view]") {
  FontStack fonts;
  Shaper shaper(fonts);
  test::ScratchFolder scratch;
  const TextStyle style{Family::sans, false, px};
  std::size_t parts = 0;
  for (const std::string& text : test::strings_of("mixed.txt")) {
    const auto run = shaper.shape(text, style);
    const std::vector<FaceSpan> spans = fonts.choose_faces(run->text, style);
    CAPTURE(text);
    CHECK(spans.size() >= 2);
    CHECK(run->missing_glyphs == 0);
    for (const FaceSpan& span : spans) {
      const std::string part = run->text.substr(span.begin, span.length);
      const GrayBitmap theirs =
          hb_view(fonts.file_of(span.face), FontStack::language_of(span.face), px, part, scratch / "a.png");
      const GrayBitmap ours =
          draw_run(fonts, *run, theirs.width + 8, theirs.height, span.begin, span.begin + span.length);
      CAPTURE(part);
      // The part begins at a fraction of a pixel, so a glyph may be rounded the other way: at most one pixel.
      CHECK(boxes_apart_px(ink_box(ours), ink_box(theirs)) <= 1);
      ++parts;
    }
  }
  std::printf("mixed lines: %zu parts compared with hb-view\n", parts);
  CHECK(parts >= 20);
}

}  // namespace odop
