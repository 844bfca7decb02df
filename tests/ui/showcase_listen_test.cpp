// "Listen" on the showcase, without a sound: what goes out to be said, which words are marked while they are heard, and
// that nothing goes on when nobody listens. The voice is played by the test.
#include <catch2/catch.hpp>

#include "text/words.h"
#include "ui/fair_parts.h"
#include "ui/headless_kiosk.h"
#include "ui/showcase/showcase.h"

using namespace odop;
using namespace odop::ui;

namespace {

Catalogue storytellers() {
  Catalogue fair;
  fair.event = tests::small_event();
  fair.sectors = {{"handicraft", {"हस्तशिल्प", "Handicraft"}}};
  District district;
  district.id = "gorakhpur";
  district.name = {"गोरखपुर", "Gorakhpur"};
  district.name.set(Language::ur, "گورکھپور");
  district.products = {{{"टेराकोटा", "Terracotta"}, Rank::primary, "handicraft", true}};
  district.story = {"कुम्हार घोड़े बनाते हैं। लाल रंग मिट्टी का है।", "Potters make horses. The red is the clay’s own."};
  district.story_verified = true;
  fair.districts = {district};
  fair.makers = {{.code = "M1",
                  .name = {"गुलाब चंद", "Gulab Chand"},
                  .craft = {"कुम्हार", "Potter"},
                  .quote = {"यह हमारी मिट्टी है।", "It is our clay."},
                  .district = "gorakhpur",
                  .supplier = "S",
                  .card = {"हाथी हिस्सों में बनता है। फिर जुड़ता है।", "The elephant is made in parts. Then it is joined."}}};
  Product elephant;
  elephant.sku = "HATHI";
  elephant.name = {"टेराकोटा हाथी", "Terracotta elephant"};
  elephant.detail = {"हाथ से बना", "made by hand"};
  elephant.price = Money::from_paise(1'25'000'00);
  elephant.district = "gorakhpur";
  elephant.sector = "handicraft";
  elephant.maker = "M1";
  elephant.barcode = "8901234567890";
  elephant.opening_stock = 4;
  fair.products = {elephant};
  // More than a page of them.
  for (int i = 0; i < 15; ++i)
    fair.facts.push_back({"fact" + std::to_string(i), {"75", "75"}, {"जिले", "districts"}, "2020-11-09", "The Hawk"});
  fair.build_indexes();
  return fair;
}

struct Fair {
  Catalogue catalogue = storytellers();
  tests::HeadlessKiosk display{1920, 1080, 1.0};
  Showcase showcase{display.kiosk(), catalogue};
  Fair() {
    set_language(Language::hi);
    showcase.set_situation({.stock = {}, .today = {2025, 1, 20}, .has_printer = true});
    showcase.set_voices({Language::hi, Language::en, Language::ur});
    display.draw();
    display.touch("attract");
    display.touch("district:gorakhpur");
  }
  ~Fair() { set_language(Language::hi); }
  std::string state_of_key() const {
    const WidgetInfo* key = display.find("listen");
    return key == nullptr ? "none" : key->state;
  }
  std::string marked() const {
    const WidgetInfo* words = display.find("reading");
    return words == nullptr ? "" : words->label;
  }
  // What the program was asked to say last, and whether it was told to be silent afterwards.
  std::vector<ReadAloud> asked;
  bool is_silenced = false;
  void hear_deeds() {
    for (ShowcaseDeed& deed : showcase.drain_deeds()) {
      if (auto* aloud = std::get_if<ReadAloud>(&deed)) {
        asked.push_back(std::move(*aloud));
        is_silenced = false;
      }
      if (std::holds_alternative<StopReading>(deed)) is_silenced = true;
    }
  }
  const ReadAloud& listen() {
    display.touch("listen");
    hear_deeds();
    REQUIRE_FALSE(asked.empty());
    return asked.back();
  }
  void say(std::size_t part) {
    showcase.set_reading(asked.back().number, part);
    display.draw();
  }
};

std::vector<std::string> words_of(const ReadAloud& aloud) {
  std::vector<std::string> words;
  for (const ReadAloud::Part& part : aloud.parts) words.push_back(part.words);
  return words;
}

}  // namespace

TEST_CASE("A district is told in its own words, and the sentence that is heard is marked", "[ui][showcase][listen]") {
  Fair fair;
  REQUIRE(fair.state_of_key() == "normal");
  using Words = std::vector<std::string>;
  CHECK(words_of(fair.listen()) == Words{"गोरखपुर", "टेराकोटा", "कुम्हार घोड़े बनाते हैं।", "लाल रंग मिट्टी का है।"});
  // Asked for, not yet heard.
  CHECK(fair.state_of_key() == "selected");
  CHECK(fair.marked().empty());
  for (std::size_t part = 0; part < 4; ++part) {
    fair.say(part);
    CHECK(fair.marked() == fair.asked.back().parts[part].words);
  }
  fair.showcase.set_reading_ended(fair.asked.back().number, false);
  fair.display.draw();
  CHECK(fair.marked().empty());
  CHECK(fair.state_of_key() == "normal");
}

TEST_CASE("Any touch, any key and every way off the page stops the voice", "[ui][showcase][listen]") {
  Fair fair;
  const auto how = GENERATE("key", "page", "enter", "back", "scan", "till", "staff");
  fair.listen();
  fair.say(2);
  REQUIRE_FALSE(fair.marked().empty());
  if (how == std::string_view("key")) fair.display.touch("listen");
  if (how == std::string_view("page")) fair.display.touch_at(900, 1070);
  if (how == std::string_view("enter")) fair.display.key(platform::Key::enter);
  if (how == std::string_view("back")) fair.display.touch("back");
  if (how == std::string_view("scan")) fair.display.scan("8901234567890");
  if (how == std::string_view("till")) fair.display.touch("till.enter");
  if (how == std::string_view("staff")) fair.display.kiosk().show("home");
  fair.display.draw();
  fair.hear_deeds();
  CHECK(fair.asked.size() == 1);  // the touch that ends it does not begin it again
  CHECK(fair.is_silenced);
  CHECK(fair.marked().empty());
  // What the voice still tells of it comes too late.
  fair.say(3);
  CHECK(fair.marked().empty());
  if (how == std::string_view("key")) {
    CHECK(fair.state_of_key() == "normal");
    fair.listen();
    CHECK(fair.asked.size() == 2);
    CHECK(fair.state_of_key() == "selected");
  }
}

TEST_CASE("The other language is another story: it stops, and the next reading is in it", "[ui][showcase][listen]") {
  Fair fair;
  fair.listen();
  fair.display.touch("lang.en");
  fair.hear_deeds();
  CHECK(fair.is_silenced);
  const ReadAloud& english = fair.listen();
  CHECK(english.parts.back().words == "The red is the clay’s own.");
  CHECK(english.parts.back().language == Language::en);
}

TEST_CASE("Words that the fair has not in a visitor's language are read by the voice of the one they stand in",
          "[ui][showcase][listen]") {
  Fair fair;
  fair.display.touch("lang.more");
  fair.display.touch("language.ur");
  const ReadAloud& aloud = fair.listen();
  CHECK(aloud.parts.front().language == Language::ur);
  CHECK(aloud.parts.back().language == Language::en);
  // Marked where the words stand, mirrored or not.
  fair.say(3);
  CHECK(fair.marked() == "The red is the clay’s own.");
}

TEST_CASE("A thing is read with its price as a voice can say it, a maker with the whole card",
          "[ui][showcase][listen]") {
  Fair fair;
  fair.display.touch("product:HATHI");
  const auto product = words_of(fair.listen());
  REQUIRE(product.size() == 7);
  CHECK(product[0] == "टेराकोटा हाथी");
  CHECK(product[1] == "हाथ से बना");
  CHECK(product[2] == "125000 rupees");
  CHECK(product[6] == "“यह हमारी मिट्टी है।”");
  for (std::size_t part = 0; part < 6; ++part) {
    fair.say(part);
    INFO(product[part]);
    CHECK_FALSE(fair.marked().empty());
  }
  fair.display.touch("maker.more");
  const auto maker = words_of(fair.listen());
  REQUIRE(maker.size() == 5);
  CHECK(maker.back() == "फिर जुड़ता है।");
  fair.say(4);
  CHECK(fair.marked() == "फिर जुड़ता है।");
}

TEST_CASE("The facts turn their pages as they are read, from the page that is open", "[ui][showcase][listen]") {
  Fair fair;
  fair.display.touch("home");
  fair.display.touch("about");
  const ReadAloud whole = fair.listen();
  CHECK(whole.parts.size() == 1 + 2 * 15);
  fair.say(whole.parts.size() - 1);
  CHECK(fair.display.find("fact:fact14") != nullptr);
  CHECK(fair.marked() == "जिले");
  fair.display.touch("listen");  // stops, on the last page
  const ReadAloud rest = fair.listen();
  CHECK(rest.parts.size() < whole.parts.size() / 2);
}

TEST_CASE("Who listens is there: the question comes when the voice has ended, and a lost voice does not keep it away",
          "[ui][showcase][listen]") {
  Fair fair;
  fair.listen();
  fair.say(2);
  for (int i = 0; i < 4; ++i) {
    fair.display.pass(40);
    CHECK_FALSE(fair.display.kiosk().asks_still_there());
    fair.say(3);
  }
  SECTION("ended") {
    fair.showcase.set_reading_ended(fair.asked.back().number, false);
    fair.display.pass(44);
    CHECK_FALSE(fair.display.kiosk().asks_still_there());
    fair.display.pass(2);
    CHECK(fair.display.kiosk().asks_still_there());
    fair.display.pass(30);
    CHECK(fair.display.screen()->screen == "attract");
  }
  SECTION("lost") {
    for (int i = 0; i < 20 && fair.display.screen()->screen != "attract"; ++i) fair.display.pass(20);
    CHECK(fair.display.screen()->screen == "attract");
    fair.hear_deeds();
    CHECK(fair.is_silenced);
  }
}

TEST_CASE("Without a voice nobody is offered to listen; a voice that fails says so once, in words",
          "[ui][showcase][listen]") {
  Fair fair;
  fair.listen();
  fair.showcase.set_reading_ended(fair.asked.back().number, true);
  fair.display.draw();
  CHECK(fair.state_of_key() == "disabled");
  CHECK(fair.display.find("listen")->label == tr("No sound just now"));
  fair.showcase.set_voices({Language::en});
  fair.display.draw();
  CHECK(fair.state_of_key() == "none");
  fair.display.touch("lang.en");
  fair.showcase.set_voices({});
  fair.display.draw();
  CHECK(fair.state_of_key() == "none");
}
