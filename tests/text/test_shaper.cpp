#include <catch2/catch.hpp>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <random>
#include <string>

#include "core/errors.h"
#include "reference_renderer.h"
#include "text/layout.h"
#include "text/shaper.h"
#include "text/utf8.h"

namespace odop {
namespace {

const TextStyle body{Family::sans, false, 22};

std::string file_at(FontStack& fonts, const std::string& text, std::size_t byte) {
  for (const FaceSpan& span : fonts.choose_faces(text, body))
    if (byte >= span.begin && byte < span.begin + span.length) return fonts.file_of(span.face).stem().string();
  return "";
}

}  // namespace

TEST_CASE("A machine without the fonts says which package is missing", "[text][fonts]") {
  test::ScratchFolder empty;
  try {
    const FontStack fonts(empty.path());
    FAIL("an empty folder of fonts was taken");
  } catch (const MachineError& error) {
    CHECK(error.kind() == "device");
    CHECK(std::string(error.what()).find("fonts-noto-core") != std::string::npos);
    CHECK(std::string(error.what()).find("NotoSansDevanagari-Regular.ttf") != std::string::npos);
  }
}

TEST_CASE("Each script gets its own font and marks stay with their letter", "[text][fonts]") {
  FontStack fonts;
  CHECK(file_at(fonts, "क", 0) == "NotoSansDevanagari-Regular");
  CHECK(file_at(fonts, "A", 0) == "NotoSans-Regular");
  CHECK(file_at(fonts, "ہنر", 0) == "NotoNastaliqUrdu-Regular");
  CHECK(file_at(fonts, "ক", 0) == "NotoSansBengali-Regular");
  CHECK(file_at(fonts, "ક", 0) == "NotoSansGujarati-Regular");
  CHECK(file_at(fonts, "ਕ", 0) == "NotoSansGurmukhi-Regular");
  CHECK(file_at(fonts, "→", 0) == "NotoSansSymbols-Regular");
  CHECK(file_at(fonts, "₹1,450", 0) == "NotoSansDevanagari-Regular");
  CHECK(file_at(fonts, "Rs ₹5", 3) == "NotoSans-Regular");
  CHECK(file_at(fonts, "क·क", 3) == "NotoSans-Regular");                // the Devanagari font has no middle dot
  CHECK(file_at(fonts, "ہنر 500", 7) == "NotoSansDevanagari-Regular");  // figures look alike in every sentence
  CHECK(file_at(fonts, "क।", 3) == "NotoSansDevanagari-Regular");
  CHECK(file_at(fonts, "ক।", 3) == "NotoSansBengali-Regular");
  CHECK(file_at(fonts, "क (A)", 4) == "NotoSans-Regular");  // the bracket that opens a word goes with it
  for (const char* cluster : {"क्‍ष", "क्‌ष", "र्त्स्न्य", "ড়্যা", "é"}) {
    CAPTURE(cluster);
    CHECK(fonts.choose_faces(cluster, body).size() == 1);
  }
  CHECK(fonts.choose_faces("", body).empty());
}

TEST_CASE("Lines of different scripts share one baseline and one height", "[text][shaper]") {
  FontStack fonts;
  Shaper shaper(fonts);
  const auto hindi = shaper.shape("हुनर", body), latin = shaper.shape("Craft", body),
             mixed = shaper.shape("हुनर A", body);
  CHECK(hindi->ascent_px == latin->ascent_px);
  CHECK(hindi->descent_px == mixed->descent_px);
  CHECK(layout(shaper, "हुनर", body).lines[0].baseline_px == layout(shaper, "Craft", body).lines[0].baseline_px);
  CHECK(layout(shaper, "हुनर", body).height_px == layout(shaper, "हुनर · A → 5", body).height_px);
}

TEST_CASE("Bytes that are not text become replacement signs and never stop the kiosk", "[text][shaper]") {
  FontStack fonts;
  Shaper shaper(fonts);
  CHECK(clean_utf8("a\xff"
                   "b",
                   false) ==
        "a\xEF\xBF\xBD"
        "b");
  CHECK(clean_utf8("\xe0\xa4", false) == "\xEF\xBF\xBD\xEF\xBF\xBD");
  CHECK(clean_utf8("\xed\xa0\x80", false) == "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD");
  CHECK(clean_utf8("\xc0\xaf", false) == "\xEF\xBF\xBD\xEF\xBF\xBD");
  CHECK(clean_utf8("\xf4\x90\x80\x80", false).size() == 12);
  CHECK(clean_utf8(std::string_view("a\0b\tc\nd", 7), false) == "a b c d");
  CHECK(clean_utf8("a\nb", true) == "a\nb");
  CHECK(shaper.shape("bad \xff bytes", body)->missing_glyphs == 0);
  CHECK(shaper.shape("", body)->glyphs.empty());
  const std::string long_text(100'000, 'x');
  CHECK(shaper.shape(long_text, body)->text.size() == text_bounds::text_bytes_max);

  std::mt19937 random(2025);
  const std::string alphabet = "क्षिA1 \n-।\xE2\x81\xA6\xE2\x81\xA9\xE2\x80\x8D\xD8\xA7\xD9\x88\xF0\x9F\x98\x80\xff\x80";
  for (int round = 0; round < 400; ++round) {
    std::string text;
    const std::size_t length = random() % 60;
    for (std::size_t i = 0; i < length; ++i) text.push_back(alphabet[random() % alphabet.size()]);
    const auto run = shaper.shape(text, body);
    for (const ShapedGlyph& glyph : run->glyphs) REQUIRE(glyph.cluster < run->text.size());
    const TextLayout laid = layout(shaper, text, body, {static_cast<int>(1 + random() % 200), 3});
    REQUIRE(laid.lines.size() >= 1);
    REQUIRE(laid.lines.size() <= 3);
  }
}

TEST_CASE("A letter that no font has is counted, not hidden", "[text][shaper]") {
  FontStack fonts;
  Shaper shaper(fonts);
  CHECK(shaper.shape("ก", body)->missing_glyphs == 1);
  CHECK(shaper.shape("कก", body)->missing_glyphs == 1);
  CHECK(shaper.shape("क", body)->missing_glyphs == 0);
}

TEST_CASE("The cache of shaped texts stays within its bounds and gives the same run again", "[text][shaper]") {
  FontStack fonts;
  Shaper shaper(fonts, 10, 60);
  const auto first = shaper.shape("हुनर", body);
  CHECK(shaper.shape("हुनर", body) == first);
  CHECK(shaper.shape("हुनर", TextStyle{Family::sans, true, 22}) != first);
  CHECK(shaper.shape("हुनर", body, Direction::right_to_left) != first);
  for (int i = 0; i < 100; ++i) {
    shaper.shape("bill " + std::to_string(i), body);
    CHECK(shaper.cached_runs() <= 10);
    CHECK(shaper.cached_glyphs() <= 60);
  }
  CHECK(shaper.shape("हुनर", body) != first);  // forgotten long ago
  CHECK(first->glyphs.size() == shaper.shape("हुनर", body)->glyphs.size());
  shaper.shape(std::string(500, 'a'), body);
  CHECK(shaper.cached_runs() == 1);  // heavier than the bound: kept alone
}

TEST_CASE("Shaping every name of the demo pack costs microseconds once and nothing again", "[text][shaper]") {
  FontStack fonts;
  Shaper shaper(fonts);
  std::vector<std::string> texts = test::strings_of("districts_hi.txt");
  for (const std::string& text : test::strings_of("products_hi.txt")) texts.push_back(text);
  for (const std::string& text : test::strings_of("products_en.txt")) texts.push_back(text);
  shaper.shape("क A ا", body);  // opens the fonts
  const auto run_us = [&] {
    const auto begin = std::chrono::steady_clock::now();
    for (const std::string& text : texts) shaper.shape(text, body);
    const auto took = std::chrono::steady_clock::now() - begin;
    return std::chrono::duration<double, std::micro>(took).count() / static_cast<double>(texts.size());
  };
  const double cold_us = run_us(), warm_us = run_us();
  std::printf("shaping: %zu texts, %.1f us a text the first time, %.2f us from the cache\n", texts.size(), cold_us,
              warm_us);
  CHECK(warm_us < cold_us / 4);
}

}  // namespace odop
