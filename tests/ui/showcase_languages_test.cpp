// Eight languages for visitors: each is found by its own name, keeps the reader's place, and Urdu runs from the right.
#include <catch2/catch.hpp>

#include "text/words.h"
#include "ui/fair_parts.h"
#include "ui/headless_kiosk.h"
#include "ui/showcase/showcase.h"

using namespace odop;
using namespace odop::ui;

namespace {

Catalogue two_districts() {
  Catalogue fair;
  fair.event = tests::small_event();
  fair.sectors = {{"handicraft", {"हस्तशिल्प", "Handicraft"}}};
  District west = tests::craft_district("agra", {"आगरा", "Agra"}, 0),
           east = tests::craft_district("ballia", {"बलिया", "Ballia"}, 6);
  west.name.set(Language::ur, "آگرہ");
  west.name.set(Language::bn, "আগ্রা");
  fair.districts = {west, east};
  fair.build_indexes();
  return fair;
}

struct Fair {
  Catalogue catalogue = two_districts();
  tests::HeadlessKiosk display{1920, 1080, 1.0};
  Showcase showcase{display.kiosk(), catalogue};
  Fair() {
    set_language(Language::hi);
    showcase.set_situation({.stock = {}, .today = {2025, 1, 20}, .has_printer = true});
    display.draw();
    display.touch("attract");
  }
  ~Fair() { set_language(Language::hi); }
  std::string current() const { return display.screen()->screen; }
  const WidgetInfo& at(std::string_view id) const {
    const WidgetInfo* widget = display.find(id);
    REQUIRE(widget != nullptr);
    return *widget;
  }
};

}  // namespace

TEST_CASE("A visitor finds each language by its own name and comes back to the page that was open", "[ui][languages]") {
  Fair fair;
  for (std::size_t i = 0; i < language_count; ++i) {
    const auto language = static_cast<Language>(i);
    fair.display.touch("lang.more");
    REQUIRE(fair.current() == "languages");
    const std::string id = "language." + std::string(code_of(language));
    CHECK(fair.at(id).label == own_name_of(language));
    fair.display.touch(id);
    CHECK(fair.current() == "home");
    CHECK(current_language() == language);
  }
}

TEST_CASE("What the fair has no words for in a language is shown in another, never empty", "[ui][languages]") {
  Fair fair;
  fair.display.touch("lang.more");
  fair.display.touch("language.bn");
  CHECK(fair.at("district:agra").label == "আগ্রা");
  CHECK(fair.at("district:ballia").label == "Ballia");
}

TEST_CASE("An Urdu screen stands mirrored and answers where it is touched; the map keeps west at the left",
          "[ui][languages]") {
  Fair fair;
  const float staff_key_x = fair.at("till.enter").rect.middle_x(), agra_x = fair.at("district:agra").rect.middle_x(),
              ballia_x = fair.at("district:ballia").rect.middle_x();
  CHECK(agra_x < ballia_x);
  fair.display.touch("lang.more");
  fair.display.touch("language.ur");
  CHECK(fair.at("till.enter").rect.middle_x() == Approx(1920 - staff_key_x));
  const float agra_now = fair.at("district:agra").rect.middle_x(),
              ballia_now = fair.at("district:ballia").rect.middle_x();
  CHECK(agra_now > agra_x + 500);  // the map has gone to the right side
  CHECK(ballia_now - agra_now == Approx(ballia_x - agra_x));
  fair.display.touch("district:agra");
  if (fair.current() == "home") fair.display.touch("card.see");
  CHECK(fair.current() == "district");
  CHECK(fair.at("back").rect.middle_x() > 960);
  fair.display.touch("back");
  CHECK(fair.current() == "home");
}

TEST_CASE("The next visitor begins in the stall's own language", "[ui][languages]") {
  Fair fair;
  fair.display.touch("lang.more");
  fair.display.touch("language.pa");
  fair.display.pass(46);
  fair.display.pass(21);
  CHECK(fair.current() == "attract");
  CHECK(current_language() == Language::hi);
}
