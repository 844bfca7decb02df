// What the till says aloud where the stall wants it, and that it is silent where nobody asked.
#include <algorithm>
#include <catch2/catch.hpp>

#include "text/spoken.h"
#include "till/maker_card.h"
#include "ui/till_stall.h"

using namespace odop;
using tests::TillStall;

namespace {

void with_maker(Catalogue& fair) {
  fair.makers = {{.code = "M012", .name = {"गुलाब चंद", "Gulab Chand"}, .supplier = "UPH"}};
}

// How the sentences read is in tests/text/test_spoken.cpp.
const Translator& hindi() {
  return Translator::of(Language::hi);
}

void switch_on(TillStall& stall) {
  stall.thread->post(till::SaveSetting{"speech", "on"});
  stall.settle();
}

void sell_a_cup_for_two_hundred(TillStall& stall) {
  for (const char* id : {"till.sku:CUP", "till.pay.cash", "till.note.200", "till.finish"}) stall.touch(id);
  stall.wait_for("till.sold");
}

}  // namespace

TEST_CASE("The sum, the sale and what to hand back are said", "[ui][till][speech]") {
  TillStall stall;
  switch_on(stall);
  stall.sign_in();
  sell_a_cup_for_two_hundred(stall);
  REQUIRE(stall.said.size() == 2);
  CHECK(stall.said[0] == spoken_total(Money::from_paise(10'500), hindi()));
  CHECK(stall.said[1] == spoken_sold(Money::from_paise(9'500), hindi()));
}

TEST_CASE("A maker hears what was sold and what is not yet paid", "[ui][till][speech]") {
  TillStall stall(with_maker);
  switch_on(stall);
  stall.sign_in();
  sell_a_cup_for_two_hundred(stall);
  stall.touch("till.new");
  stall.display->scan(till::maker_card_text(stall.fair, "M012"));
  stall.settle();
  REQUIRE(stall.said.size() == 3);
  CHECK(stall.said[2] == spoken_maker(stall.maker_slips.at(0), hindi()));
}

TEST_CASE("Nothing is said when the setting is off, as it is at first", "[ui][till][speech]") {
  TillStall stall(with_maker);
  stall.sign_in();
  sell_a_cup_for_two_hundred(stall);
  stall.touch("till.new");
  stall.display->scan(till::maker_card_text(stall.fair, "M012"));
  stall.settle();
  CHECK(stall.maker_slips.size() == 1);
  CHECK(stall.said.empty());
}

TEST_CASE("Visitors can listen until the stall switches that off, whatever the till says", "[ui][till][speech]") {
  TillStall stall;
  stall.thread->post(till::SaveSetting{"language", "hi"});  // no first run: the wizard stays away
  stall.settle();
  stall.sign_in("S2", "202620");
  stall.touch("till.menu");
  stall.touch("till.menu.settings");
  stall.touch("settings.panel.4");
  CHECK(stall.state_of("settings.listen") == "selected");
  CHECK(stall.state_of("settings.speech") == "normal");
  stall.touch("settings.listen");
  stall.touch("settings.save");
  stall.wait([&] { return stall.state_of("settings.save") == "disabled"; });
  CHECK(stall.thread->state()->settings.at("listen") == "off");
  CHECK(stall.state_of("settings.listen") == "normal");
  CHECK(std::count(stall.settings.begin(), stall.settings.end(),
                   std::pair<std::string, std::string>{"listen", "off"}) == 1);
}
