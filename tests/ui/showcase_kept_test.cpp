// What visitors keep, by their touches: the heart, the list, its one code, the slip, and that nothing stays of whoever
// left. And what is offered as "more like this".
#include <catch2/catch.hpp>

#include "core/kept_list.h"
#include "text/words.h"
#include "ui/fair_parts.h"
#include "ui/headless_kiosk.h"
#include "ui/showcase/showcase.h"

using namespace odop;
using namespace odop::ui;

namespace {

// Two districts, ten things of one sector and two of another.
Catalogue two_districts() {
  Catalogue fair;
  fair.event = tests::small_event();
  fair.sectors = {{"handicraft", {"हस्तशिल्प", "Handicraft"}}, {"food-processing", {"खान-पान", "Food"}}};
  fair.districts = {tests::craft_district("agra", {"आगरा", "Agra"}, 0),
                    tests::craft_district("ballia", {"बलिया", "Ballia"}, 6)};
  fair.marketplaces = {{"flipkart", {"फ्लिपकार्ट", "Flipkart"}, {}, {"www.flipkart.com"}}};
  for (int i = 0; i < 12; ++i) {
    Product product;
    product.sku = "P" + std::to_string(i);
    product.name = {"चीज " + std::to_string(i), "Thing " + std::to_string(i)};
    product.price = Money::from_paise(65'000);
    product.district = i % 2 == 0 ? "agra" : "ballia";
    product.sector = i < 10 ? "handicraft" : "food-processing";
    product.hsn = i < 4 ? "83062990" : "46021990";
    product.opening_stock = 3;
    product.popularity = 100 - i;
    product.listings = {{"flipkart", "https://www.flipkart.com/p/" + std::to_string(i), false}};
    fair.products.push_back(std::move(product));
  }
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
    display.touch("stall");
  }
  ~Fair() { set_language(Language::hi); }
  std::string current() const { return display.screen()->screen; }
  const WidgetInfo& at(std::string_view id) const {
    const WidgetInfo* widget = display.find(id);
    INFO(id);
    REQUIRE(widget != nullptr);
    return *widget;
  }
  void keep(int thing) {
    display.touch("product:P" + std::to_string(thing));
    display.touch("product.keep");
    display.touch("back");
  }
  template <typename Deed>
  std::vector<Deed> drain() {
    std::vector<Deed> found;
    for (const ShowcaseDeed& deed : showcase.drain_deeds())
      if (const auto* wanted = std::get_if<Deed>(&deed)) found.push_back(*wanted);
    return found;
  }
  std::vector<std::string> like(std::string_view sku, const ShowcaseSituation& situation) const {
    std::vector<std::string> skus;
    for (const ProductCardView& card : make_like_view(catalogue, situation, Language::hi, sku).products)
      skus.push_back(card.sku);
    return skus;
  }
};

}  // namespace

TEST_CASE("What a visitor keeps is counted on every page, stands in one code, and goes by a touch",
          "[ui][showcase][kept]") {
  Fair fair;
  CHECK(fair.display.find("kept") == nullptr);
  fair.keep(0);
  CHECK(fair.at("kept").label.find('1') != std::string::npos);  // on the list that was open before, too
  fair.keep(1);
  fair.display.touch("home");
  CHECK(fair.at("kept").label.find('2') != std::string::npos);
  fair.display.touch("kept");
  REQUIRE(fair.current() == "kept");
  CHECK(fair.at("kept.code").label == "मेला\nचीज 0\nhttps://www.flipkart.com/p/0\nचीज 1\nhttps://www.flipkart.com/p/1");
  // Another language keeps the choices and says their names in it.
  fair.display.touch("lang.en");
  CHECK(fair.at("kept.code").label.starts_with("Fair\nThing 0\n"));
  fair.display.touch("kept.remove:P0");
  CHECK(fair.at("kept.code").label == "https://www.flipkart.com/p/1");
  fair.display.touch("product:P1");
  CHECK(fair.at("product.keep").state == "selected");
  fair.display.touch("product.keep");
  fair.display.touch("back");
  CHECK(fair.current() == "kept");
  CHECK(fair.display.find("kept.code") == nullptr);
  const auto counted = fair.drain<Counted>();
  CHECK(std::count_if(counted.begin(), counted.end(),
                      [](const Counted& look) { return look.what == Counted::What::keep; }) == 2);
}

TEST_CASE("Eight things are all that is kept: the ninth page says so and leads to the list", "[ui][showcase][kept]") {
  Fair fair;
  for (int i = 0; i < static_cast<int>(kept_things_max); ++i) fair.keep(i);
  fair.display.touch("product:P8");
  CHECK(fair.at("product.keep").label.find('8') != std::string::npos);
  fair.display.touch("product.keep");
  REQUIRE(fair.current() == "kept");
  CHECK(fair.at("kept.code").label.find("/p/7") != std::string::npos);
  CHECK(fair.at("kept.code").label.find("/p/8") == std::string::npos);
  fair.display.touch("kept.remove:P3");
  fair.display.touch("back");
  fair.display.touch("product.keep");
  CHECK(fair.at("product.keep").state == "selected");
}

TEST_CASE("Nothing is kept of a visitor who left", "[ui][showcase][kept]") {
  Fair fair;
  fair.keep(0);
  fair.display.pass(46);
  fair.display.pass(20);
  REQUIRE(fair.current() == "attract");
  fair.display.touch("attract");
  CHECK(fair.display.find("kept") == nullptr);
  fair.display.touch("stall");
  fair.display.touch("product:P0");
  CHECK(fair.at("product.keep").state == "normal");
}

TEST_CASE("The slip of all choices is asked for once, and answers for the list that is shown", "[ui][showcase][kept]") {
  Fair fair;
  fair.keep(0);
  fair.keep(4);
  fair.display.touch("kept");
  fair.display.touch("kept.slip");
  CHECK(fair.at("kept.slip").state == "busy");
  fair.display.touch("kept.slip");
  const auto slips = fair.drain<PrintKept>();
  REQUIRE(slips.size() == 1);
  CHECK(slips[0].skus == std::vector<std::string>{"P0", "P4"});
  // The code of the paper is the one on the screen.
  CHECK(make_kept_list(fair.catalogue, slips[0].skus, slips[0].language).code == fair.at("kept.code").label);
  fair.display.touch("kept.remove:P4");
  CHECK(fair.at("kept.slip").state == "normal");  // another list now
  fair.showcase.set_kept_slip_state(slips[0].number, SlipState::printed);
  fair.display.touch("kept.slip");
  fair.showcase.set_kept_slip_state(fair.drain<PrintKept>().at(0).number, SlipState::failed);
  fair.display.draw();
  CHECK(fair.at("kept.slip").state == "disabled");
}

TEST_CASE("More like this: what is here first, of it the same kind, then the district's own, then the sector's",
          "[ui][showcase][kept]") {
  Fair fair;
  ShowcaseSituation now = fair.showcase.situation();
  // P0: the same kind are P1 to P3, of the same district P2, P4, P6, P8 and P10.
  now.stock = {{"P1", 0}, {"P5", 0}};
  CHECK(fair.like("P0", now) == std::vector<std::string>{"P2", "P3", "P4", "P6", "P8", "P7"});
  now.stock = {{"P2", 0}, {"P3", 0}, {"P4", 0}, {"P5", 0}, {"P6", 0}, {"P7", 0}, {"P8", 0}, {"P9", 0}};
  fair.catalogue.products[2].listings.clear();  // nowhere to be had
  CHECK(fair.like("P0", now) == std::vector<std::string>{"P1", "P10", "P3", "P4", "P6", "P8"});
  // Sizes of the thing itself are not others like it.
  fair.catalogue.products[0].variant_group = fair.catalogue.products[1].variant_group = "SIZES";
  fair.catalogue.build_indexes();
  CHECK(fair.like("P0", now).front() == "P10");
}

TEST_CASE("The way back from one like it leads through the same pages", "[ui][showcase][kept]") {
  Fair fair;
  const auto name = [&] { return fair.at("product.name").label; };
  fair.display.touch("product:P0");
  fair.display.touch("product.like");
  REQUIRE(fair.current() == "like");
  fair.display.touch("product:P2");
  CHECK(name() == "चीज 2");
  fair.display.touch("product.like");
  fair.display.touch("product:P1");
  CHECK(name() == "चीज 1");
  fair.display.touch("back");
  CHECK(fair.display.find("product:P2") == nullptr);  // what is like P2 is not P2
  fair.display.key(platform::Key::escape);
  CHECK(name() == "चीज 2");
  fair.display.touch("back");
  CHECK(fair.display.find("product:P0") == nullptr);
  fair.display.touch("back");
  CHECK(name() == "चीज 0");
  fair.display.touch("back");
  CHECK(fair.current() == "stall");
}
