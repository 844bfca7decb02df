// What is read aloud sentence by sentence, and where each of them stands on the screen.
#include <catch2/catch.hpp>

#include "text/sentences.h"
#include "text/spoken.h"

namespace odop {

namespace {
std::vector<std::string> sentences_of(std::string_view text) {
  std::vector<std::string> all;
  for (const TextRange& range : split_sentences(text))
    all.emplace_back(text.substr(range.begin, range.end - range.begin));
  return all;
}
}  // namespace

TEST_CASE("A story is read in its own sentences, in every script", "[text][sentences]") {
  using All = std::vector<std::string>;
  CHECK(sentences_of("मिट्टी लाल है। रंग नहीं; मिट्टी है।") == All{"मिट्टी लाल है।", "रंग नहीं;", "मिट्टी है।"});
  CHECK(sentences_of("“Our clay.” He says so. Is it?") == All{"“Our clay.”", "He says so.", "Is it?"});
  CHECK(sentences_of("مٹی لال ہے۔ رنگ نہیں؟ ہاں") == All{"مٹی لال ہے۔", "رنگ نہیں؟", "ہاں"});
  // A full stop inside a number, a name or a shortened word ends nothing.
  CHECK(sentences_of("GI No. 619 by Dr. A. Khan weighs 1.5 kg. डॉ. खान") ==
        All{"GI No. 619 by Dr. A. Khan weighs 1.5 kg.", "डॉ. खान"});
  CHECK(sentences_of("एक\nदो") == All{"एक", "दो"});
  CHECK(sentences_of(" \n ").empty());
}

TEST_CASE("A sentence that never ends is read in breaths, and not a word of it is lost", "[text][sentences]") {
  std::string endless;
  for (int i = 0; i < 200; ++i) endless += "मिट्टी ";
  const std::string one_word(3'000, 'a');
  for (const std::string& text : {endless, one_word}) {
    std::string read;
    for (const std::string& part : sentences_of(text)) {
      CHECK(part.size() <= 480);
      read += part + (text == endless ? " " : "");
    }
    CHECK(read.substr(0, text.size() - 1) == text.substr(0, text.size() - 1));
  }
}

TEST_CASE("Sums, abbreviations and years are said as a person says them", "[text][spoken]") {
  init_words();
  const Translator &hindi = Translator::of(Language::hi), &english = Translator::of(Language::en);
  CHECK(spoken_sentence("₹1,000 करोड़", hindi) == "1000 करोड़ रुपये");
  CHECK(spoken_sentence("It costs ₹1,00,650; pay by UPI.", english) == "It costs 100650 rupees; pay by U P I.");
  CHECK(spoken_sentence("2020-21 में ODOP", hindi) == "2020 21 में O D O P");
  CHECK(spoken_sentence("ताला · पीतल", hindi) == "ताला, पीतल");
  CHECK(spoken_sentence("52%, 1.5 kg, AURANGABAD", english) == "52%, 1.5 kg, AURANGABAD");
}

TEST_CASE("The marked sentence covers its own letters on every line, from either side", "[text][layout]") {
  FontStack fonts;
  Shaper shaper(fonts);
  const TextStyle style{.px = 28};
  for (const std::string_view text :
       {std::string_view("गोरखपुर के कुम्हार हाथ से घोड़े बनाते हैं। लाल रंग स्थानीय मिट्टी का होता है। बिकते हैं।"),
        std::string_view("گورکھپور کے کمہار ہاتھ سے گھوڑے بناتے ہیں۔ لال رنگ GI مٹی کا ہوتا ہے۔ بکتے ہیں۔"),
        std::string_view("Potters of Gorakhpur make horses. The red is the clay’s own colour. They sell.")}) {
    const LayoutBox box{.width_px = 330};
    const TextLayout laid = layout(shaper, text, style, box);
    REQUIRE(laid.lines.size() > 2);
    // Together the sentences are the whole text: no letter is marked twice, only the spaces between them never.
    int marked = 0, lines = 0, spaces = 0;
    for (const LayoutLine& line : laid.lines) lines += line.width_px;
    const auto sentences = split_sentences(text);
    REQUIRE(sentences.size() == 3);
    for (const TextRange& sentence : sentences)
      for (const TextPiece& piece : pieces_of(laid, sentence)) {
        CHECK(piece.x_px >= 0);
        CHECK(piece.x_px + piece.width_px <= laid.width_px + 1);
        marked += piece.width_px;
      }
    spaces = 2 * text_width_px(shaper, " ", style);
    CHECK(marked <= lines + static_cast<int>(3 * laid.lines.size()));
    CHECK(marked >= lines - spaces - 2);
    // The first one begins where the reader begins, the last one ends on the last line.
    const TextPiece first = pieces_of(laid, sentences.front()).front();
    CHECK(first.y_px == 0);
    const TextPiece last = pieces_of(laid, sentences.back()).back();
    CHECK(last.y_px == laid.line_height_px * static_cast<int>(laid.lines.size() - 1));
  }
}

}  // namespace odop
