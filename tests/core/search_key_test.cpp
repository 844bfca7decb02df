#include "core/search_key.h"

#include <catch2/catch.hpp>
#include <random>

#include "core/code_points.h"

using namespace odop;

TEST_CASE("Spellings that look or read the same fold into one", "[core][search]") {
  struct Row {
    const char* what;
    const char* one;
    const char* other;
  };
  const auto row = GENERATE(values<Row>({
      {"nukta as its own code point or not", "\u0958\u0932\u092E", "क\u093Cलम"},
      {"nukta left out", "क़लम", "कलम"},
      {"nukta left out", "ज़री", "जरी"},
      {"nukta left out", "साड़ी", "साडी"},
      {"nukta on y", "\u095F", "य"},
      {"composed nna", "\u0929", "न\u093C"},
      {"candrabindu", "अँगूठी", "अंगूठी"},
      {"class nasals", "पण्डित", "पंडित"},
      {"class nasals", "हिन्दी", "हिंदी"},
      {"class nasals", "गङ्गा", "गंगा"},
      {"class nasals", "पञ्चमी", "पंचमी"},
      {"class nasals", "सम्भल", "संभल"},
      {"other alphabets' letters", "ऩऱऴ", "नरळ"},
      {"digits", "२०२५", "2025"},
      {"joiners", "क\u094D\u200Dष", "क्ष"},
      {"soft hyphen", "चिकन\u00ADकारी", "चिकनकारी"},
      {"a matra typed twice", "साा\u0940\u0940", "सा\u0940"},
      {"capitals", "BANARASI Saree", "banarasi saree"},
      {"accents", "Banārasī", "banarasi"},
      {"accents as marks", "Bana\u0304rasi\u0304", "banarasi"},
      {"apostrophes", "Men’s", "men's"},
      {"hyphens and spaces", "  जरी-जरदोजी ", "जरी जरदोजी"},
      {"danda", "बिल।", "बिल"},
  }));
  CAPTURE(row.what, row.one, row.other);
  CHECK(fold(row.one) == fold(row.other));
  CHECK_FALSE(fold(row.one).empty());
}

TEST_CASE("Different words stay different", "[core][search]") {
  CHECK(fold("अन्न") != fold("अंन"));  // not before a nasal of its own class
  CHECK(fold("अन्न") == "अन्न");
  CHECK(fold("जन्म") == "जन्म");
  CHECK(fold("कला") != fold("काला"));
  CHECK(fold("").empty());
  CHECK(fold(" -।, ").empty());
  CHECK(fold("1.2 लीटर · 640 g") == "1 2 लीटर 640 g");
}

TEST_CASE("Folding a folded text changes nothing", "[core][search]") {
  const auto text =
      GENERATE(as<std::string>{}, "बनारसी साड़ी", "पण्डित ज़रदोज़ी", "Men’s Chikan Kurta", "سوزنی", "২০২৫ কাঁথা");
  CHECK(fold(fold(text)) == fold(text));
}

TEST_CASE("Hindi is written in Latin letters as people type it", "[core][search]") {
  struct Row {
    const char* hindi;
    const char* latin;
  };
  const auto row = GENERATE(values<Row>({{"बनारसी साड़ी", "banarasi sari"},
                                         {"चिकनकारी", "chikanakari"},
                                         {"ज़रदोज़ी", "zaradozi"},
                                         {"लखनऊ", "lakhanau"},
                                         {"पीतल", "pital"},
                                         {"ज्ञान", "gyan"},
                                         {"लक्ष्मी", "lakshmi"},
                                         {"श्री", "shri"},
                                         {"चंपा", "champa"},
                                         {"अंगूठी", "anguthi"},
                                         {"कृष्ण", "krishn"},
                                         {"मैनपुरी", "mainapuri"},
                                         {"फ़ैज़ाबाद", "faizabad"},
                                         {"न", "na"},
                                         {"ॐ", "om"},
                                         {"दुःख", "dukh"},
                                         {"Kurta २", "kurta 2"}}));
  CHECK(transliterate(row.hindi) == row.latin);
}

TEST_CASE("A visitor finds a product in Hindi or Latin letters, however it is spelt", "[core][search]") {
  struct Row {
    LocalText name;
    std::vector<const char*> queries;
  };
  const std::vector<Row> rows{
      {{"बनारसी रेशमी साड़ी", "Banarasi silk saree"},
       {"बनारसी", "बनारसि", "बना", "साड़ी", "साडी", "सारी", "banarasi sari", "banarsi", "Banarasi Saree", "bnarsi",
        "banaarasee", "saree", "sare", "sadi", "reshmi", "रेश", "साड़ी बनारसी", "b", "sar ban"}},
      {{"चिकनकारी कुर्ता", "Chikan embroidery kurta"},
       {"chikankari", "chikanakari", "cikankari", "chikan", "chi", "चिकन", "kurta", "kurtaa", "koorta"}},
      {{"ज़री-ज़रदोज़ी बटुआ", "Purse"}, {"zari", "jari", "zardozi", "jardozi", "जरी", "batua", "purse"}},
      {{"पीतल का लोटा", "Brass pot"}, {"pital", "peetal", "peet", "lota", "पीतल लोटा", "brass"}},
      {{"फूलदान", "Vase"}, {"phooldan", "phuldan", "fuldaan", "फूल"}},
      {{"मूँज की टोकरी", "Moonj basket"}, {"moonj", "munj", "मूंज", "tokri", "tokari"}},
      {{"काला नमक चावल", "Kala namak rice"}, {"kala namak", "chawal", "chaval", "चावल"}},
      {{"संभल के सींग का कंघा", "Horn comb"}, {"sambhal", "kangha", "सम्भल", "सींग", "seeng"}},
      {{"लकड़ी के खिलौने", "Wooden toys"}, {"lakdi", "lakri", "khilaune", "toy"}},
      {{"चद्दर", "Bed sheet"}, {"chaddar", "chadar", "चद्दर", "bed sheet"}},
      {{"क्षेत्रीय दरी", "Durrie"}, {"kshetriya", "dari", "दरी"}},
  };
  for (const Row& row : rows) {
    const std::string key = make_search_key(row.name);
    for (const char* query : row.queries) {
      CAPTURE(key, query);
      CHECK(matches(query, key));
    }
  }
}

TEST_CASE("A search does not show what was not asked for", "[core][search]") {
  const std::string saree = make_search_key({"बनारसी रेशमी साड़ी", "Banarasi silk saree"});
  const auto query = GENERATE(as<std::string>{}, "kurta", "कुर्ता", "banarasi kurta", "anarasi", "साल", "shawl", "pital",
                              "su", "se", "~bnrsi x", "9");
  CAPTURE(saree, query);
  CHECK_FALSE(matches(query, saree));
}

TEST_CASE("An empty query matches everything", "[core][search]") {
  const std::string key = make_search_key({"लोटा", "Pot"});
  CHECK(matches("", key));
  CHECK(matches("  ~ ", key));  // the mark of sound keys cannot be typed
  CHECK(matches("", ""));
  CHECK_FALSE(matches("pot", ""));
}

TEST_CASE("A product is found by its maker's and district's name too", "[core][search]") {
  const std::vector<LocalText> also{{"वाराणसी", "Varanasi"}, {"रामलाल कुम्हार", "Ramlal Kumhar"}};
  const std::string key = make_search_key({"मिट्टी का कुल्हड़", "Clay cup"}, also);
  CHECK(matches("varanasi kulhad", key));
  CHECK(matches("ramlal", key));
  CHECK(matches("kulhar", key));
  CHECK(matches("mitti", key));
}

TEST_CASE("No bytes break folding, transliteration or a query", "[core][search]") {
  std::mt19937 random(7);
  const std::string key = make_search_key({"बनारसी साड़ी", "Saree"});
  for (int round = 0; round < 20'000; ++round) {
    std::string text;
    for (auto i = random() % 12; i > 0; --i) {
      if (random() % 3 == 0)
        text += static_cast<char>(static_cast<unsigned char>(random() % 256));
      else
        append_code_point(text, static_cast<char32_t>(0x0900 + random() % 0x80));
    }
    const std::string folded = fold(text);
    for (std::size_t at = 0; at < folded.size();) REQUIRE(next_code_point(folded, at).has_value());
    CHECK(fold(folded) == folded);
    transliterate(text);
    matches(text, key);
    make_search_key({text, text});
  }
}
