#include <algorithm>
#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "reference_renderer.h"
#include "text/layout.h"
#include "text/utf8.h"

namespace odop {
namespace {

const TextStyle body{Family::sans, false, 22};

struct Setting {
  FontStack fonts;
  Shaper shaper{fonts};
};

std::vector<std::string> lines_of(const TextLayout& layout) {
  std::vector<std::string> lines;
  for (const LayoutLine& line : layout.lines) lines.push_back(line.run->text);
  return lines;
}

// Left edges of the letters of `part` in the run, in the order of the text.
std::vector<int> x_of(const ShapedRun& run, const std::string& part) {
  const std::size_t begin = run.text.find(part);
  std::vector<int> xs;
  for (std::size_t byte = begin; byte < begin + part.size(); ++byte)
    for (const ShapedGlyph& glyph : run.glyphs)
      if (glyph.cluster == byte) xs.push_back(glyph.x_px);
  return xs;
}

}  // namespace

TEST_CASE("A story wraps at words and no line is wider than its card", "[text][layout]") {
  Setting set;
  for (const std::string& story : test::strings_of("stories_hi.txt"))
    for (const int width : {120, 250, 400, 900}) {
      const TextLayout laid = layout(set.shaper, story, body, {width});
      CHECK_FALSE(laid.truncated);
      CHECK(laid.widest_line_px <= width);
      CHECK(laid.height_px == static_cast<int>(laid.lines.size()) * laid.line_height_px);
      std::string joined;
      for (const std::string& line : lines_of(laid)) joined += (joined.empty() ? "" : " ") + line;
      CHECK(joined == story);  // every break of these stories is at a space: nothing lost, nothing split
    }
}

TEST_CASE("Lines end after spaces, hyphens and danda, and never before a danda", "[text][layout]") {
  Setting set;
  CHECK(lines_of(layout(set.shaper, "जरी-जरदोजी", body, {text_width_px(set.shaper, "जरी-जरदो", body)})) ==
        std::vector<std::string>{"जरी-", "जरदोजी"});
  CHECK(lines_of(layout(set.shaper, "एक।दो", body, {text_width_px(set.shaper, "एक।", body) + 2})) ==
        std::vector<std::string>{"एक।", "दो"});
  CHECK(lines_of(layout(set.shaper, "घर आइए ।", body, {text_width_px(set.shaper, "घर आइए", body) + 1})) ==
        std::vector<std::string>{"घर", "आइए ।"});
  CHECK(lines_of(layout(set.shaper, "घर — आइए", body, {text_width_px(set.shaper, "घर —", body) + 1})) ==
        std::vector<std::string>{"घर —", "आइए"});
  CHECK(lines_of(layout(set.shaper, "दाम अभी ₹ 500", body, {text_width_px(set.shaper, "दाम अभी ₹", body) + 1})) ==
        std::vector<std::string>{"दाम अभी", "₹ 500"});
  CHECK(lines_of(layout(set.shaper, "अब\u200Bतक", body, {text_width_px(set.shaper, "अबत", body)})) ==
        std::vector<std::string>{"अब", "तक"});
  CHECK(lines_of(layout(set.shaper, "एक\n\nदो", body)) == std::vector<std::string>{"एक", "", "दो"});
  CHECK(lines_of(layout(set.shaper, "-5 -6", body, {text_width_px(set.shaper, "-5 ", body)})) ==
        std::vector<std::string>{"-5", "-6"});
}

TEST_CASE("A word longer than its line breaks between letters, never inside a conjunct", "[text][layout]") {
  Setting set;
  const std::string word = "र्त्स्न्यक्षत्रस्त्रीकिद्ध";
  const std::vector<std::string> whole_letters{"र्त्स्न्य", "क्ष", "त्र", "स्त्री", "कि", "द्ध"};
  for (int width = 1; width < 200; width += 3) {
    const TextLayout laid = layout(set.shaper, word, body, {width});
    std::string joined;
    std::size_t letter = 0;
    for (const std::string& line : lines_of(laid)) {
      joined += line;
      std::string built;
      while (built.size() < line.size() && letter < whole_letters.size()) built += whole_letters[letter++];
      CHECK(built == line);
    }
    CHECK(joined == word);
  }
}

TEST_CASE("What does not fit ends in an ellipsis between letters", "[text][layout]") {
  Setting set;
  const std::string story = "हर जिले का अपना हुनर और अपनी कहानी";
  for (int width = 30; width < 300; width += 7) {
    const TextLayout laid = layout(set.shaper, story, body, {width, 1});
    REQUIRE(laid.lines.size() == 1);
    CHECK(laid.truncated);
    CHECK(laid.lines[0].width_px <= width);
    const std::string shown = laid.lines[0].run->text;
    REQUIRE(shown.size() >= 3);
    CHECK(shown.substr(shown.size() - 3) == "…");
    const std::string kept = shown.substr(0, shown.size() - 3);
    CHECK(story.compare(0, kept.size(), kept) == 0);
    const std::vector<CodePoint> rest = decode_utf8(std::string_view(story).substr(kept.size()));
    REQUIRE_FALSE(rest.empty());
    CHECK_FALSE(is_mark(rest[0].value));
  }
  CHECK_FALSE(layout(set.shaper, story, body, {1000, 1}).truncated);
  const TextLayout cut = layout(set.shaper, story, body, {150, 2, Align::start, false});
  CHECK(cut.truncated);
  CHECK(lines_of(cut)[1].find("…") == std::string::npos);
  const TextLayout more = layout(set.shaper, "एक\nदो", body, {0, 1});
  CHECK(more.truncated);
  CHECK(lines_of(more) == std::vector<std::string>{"एक…"});
  CHECK(lines_of(layout(set.shaper, story, body, {1, 1})) == std::vector<std::string>{"…"});
}

TEST_CASE("Centred and end-aligned lines stand where the card says", "[text][layout]") {
  Setting set;
  const int width = text_width_px(set.shaper, "हुनर", body);
  CHECK(layout(set.shaper, "हुनर", body, {width + 100, 0, Align::start}).lines[0].x_px == 0);
  CHECK(layout(set.shaper, "हुनर", body, {width + 100, 0, Align::centre}).lines[0].x_px == 50);
  CHECK(layout(set.shaper, "हुनर", body, {width + 100, 0, Align::end}).lines[0].x_px == 100);
  CHECK(layout(set.shaper, "ہنر", body, {500, 0, Align::start}).lines[0].x_px ==
        500 - text_width_px(set.shaper, "ہنر", body));
  CHECK(layout(set.shaper, "ہنر", body, {500, 0, Align::end}).lines[0].x_px == 0);
}

TEST_CASE("Urdu runs from the right and a price keeps its order", "[text][layout]") {
  Setting set;
  const auto run = set.shaper.shape("ہنر اپنا", body);
  CHECK(run->right_to_left);
  CHECK(x_of(*run, "ہنر").front() > x_of(*run, "اپنا").front());

  const auto isolated = set.shaper.shape("دام " + isolate_ltr("₹500") + " ہے", body);
  const std::vector<int> price = x_of(*isolated, "₹500");
  REQUIRE(price.size() == 4);
  CHECK(std::is_sorted(price.begin(), price.end()));  // ₹ 5 0 0 from left to right
  CHECK(x_of(*isolated, "دام").back() > price.back());
  CHECK(x_of(*isolated, "ہے").front() < price.front());
  CHECK(isolated->missing_glyphs == 0);

  const LayoutBox urdu_screen{500, 0, Align::start, true, line_height::body, Direction::right_to_left};
  const TextLayout latin_first = layout(set.shaper, "UPI سے دیں", body, urdu_screen);
  CHECK(latin_first.lines[0].run->right_to_left);
  CHECK(latin_first.lines[0].x_px > 0);
  CHECK(x_of(*latin_first.lines[0].run, "UPI").front() > x_of(*latin_first.lines[0].run, "سے").front());

  // Figures are those of every other screen, in their order, without any sign around them.
  for (const std::string figures : {"₹4.30", "2020-21", "₹1,24,650"}) {
    const auto bare = set.shaper.shape("دام " + figures + " ہے", body);
    CAPTURE(figures);
    const std::vector<int> places = x_of(*bare, figures);
    REQUIRE(places.size() == decode_utf8(figures).size());
    CHECK(std::is_sorted(places.begin(), places.end()));
  }
}

TEST_CASE("A price isolated in a wrapped Urdu sentence stays isolated on its new line", "[text][layout]") {
  Setting set;
  const std::string text = "اپنا ہنر " + isolate_ltr("₹500 at the stall today") + " ہے";
  for (int width = 60; width < 300; width += 11) {
    const TextLayout laid = layout(set.shaper, text, body, {width});
    for (const LayoutLine& line : laid.lines) {
      CHECK(line.run->right_to_left);
      CHECK(line.run->missing_glyphs == 0);
      const std::vector<int> price = x_of(*line.run, "₹500");
      if (price.size() == 4 && line.run->text.find("₹500") != std::string::npos)
        CHECK(std::is_sorted(price.begin(), price.end()));
    }
  }
}

TEST_CASE("Devanagari and Nastaliq never get less height than their signs need", "[text][layout]") {
  Setting set;
  CHECK(layout(set.shaper, "₹500", {Family::sans, true, 100}, {0, 0, Align::start, true, 1.1}).line_height_px == 110);
  CHECK(layout(set.shaper, "हुनर", {Family::sans, true, 100}, {0, 0, Align::start, true, 1.1}).line_height_px == 120);
  CHECK(layout(set.shaper, "हुनर", {Family::sans, true, 100}, {0, 0, Align::start, true, 1.45}).line_height_px == 145);
  // In two lines of the same text the ink of the lines keeps apart (signs above and below included).
  for (const char* file : {"conjuncts_hi.txt", "urdu.txt"})
    for (const std::string& text : test::strings_of(file)) {
      const TextLayout laid = layout(set.shaper, text + "\n" + text, {Family::sans, false, 40}, {});
      const InkBox& ink = laid.lines[0].run->ink;
      CAPTURE(text);
      CHECK(ink.bottom - ink.top <= laid.line_height_px + 4);
    }
}

TEST_CASE("A still screen lays out nothing again and the cache is bounded", "[text][layout]") {
  Setting set;
  LayoutCache cache(set.shaper, 8, 100);
  const auto first = cache.layout("हुनर", body, {200});
  CHECK(cache.layout("हुनर", body, {200}) == first);
  CHECK(cache.layout("हुनर", body, {201}) != first);
  for (int i = 0; i < 50; ++i) cache.layout(std::to_string(i), body);
  CHECK(cache.size() <= 8);
}

}  // namespace odop
