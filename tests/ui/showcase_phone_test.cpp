// "Save on the phone here" and "Where in this fair", by a visitor's touches.
#include <catch2/catch.hpp>

#include "core/page_link.h"
#include "text/words.h"
#include "ui/fair_parts.h"
#include "ui/headless_kiosk.h"
#include "ui/showcase/showcase.h"

using namespace odop;
using namespace odop::ui;

namespace {

Catalogue planned_fair() {
  Catalogue fair;
  fair.event = tests::small_event();
  fair.pack_hash = "1a2b3c4d" + std::string(56, '0');
  fair.stall = {.code = "S1", .name = {"हमारा", "Ours"}};
  fair.sectors = {{"handicraft", {"हस्तशिल्प", "Handicraft"}}};
  fair.districts = {tests::craft_district("agra", {"आगरा", "Agra"}, 0), tests::craft_district("mau", {"मऊ", "Mau"}, 6)};
  for (int i = 0; i < 3; ++i) {
    Product product;
    product.sku = "P" + std::to_string(i);
    product.name = {"चीज " + std::to_string(i), "Thing " + std::to_string(i)};
    product.price = Money::from_paise(65'000);
    product.district = i == 2 ? "mau" : "agra";
    product.sector = "handicraft";
    product.opening_stock = 3;
    fair.products.push_back(std::move(product));
  }
  fair.plan.places = {{PlanPlace::Kind::hall, "H2", {"हॉल 2", "Hall 2"}, 0, 0, 200, 100}};
  fair.plan.stalls = {
      {.code = "S1", .name = {"हमारा", "Ours"}, .hall = "H2", .x_m = 20, .y_m = 50},
      {.code = "S14", .name = {"पास", "Near"}, .hall = "H2", .x_m = 140, .y_m = 50, .districts = {"agra"}},
      {.code = "S15", .name = {"दूर", "Far"}, .hall = "H2", .x_m = 180, .y_m = 50, .districts = {"agra"}}};
  fair.build_indexes();
  return fair;
}

const PhonePage page{.network = "odop;stall", .password = "banaras-2025", .address = "192.168.50.1:8080"};

struct Fair {
  Catalogue catalogue = planned_fair();
  tests::HeadlessKiosk display{1366, 768, 1.0};
  Showcase showcase{display.kiosk(), catalogue};
  explicit Fair(std::optional<PhonePage> served = page) {
    set_language(Language::hi);
    serve(std::move(served));
    display.draw();
    display.touch("attract");
    display.touch("stall");
  }
  ~Fair() { set_language(Language::hi); }
  void serve(std::optional<PhonePage> served) {
    showcase.set_situation({.stock = {}, .today = {2025, 1, 20}, .has_printer = true, .phone_page = std::move(served)});
    display.draw();
  }
  std::string label_of(std::string_view id) const {
    const WidgetInfo* widget = display.find(id);
    INFO(id);
    REQUIRE(widget != nullptr);
    return widget->label;
  }
};

}  // namespace

TEST_CASE("What is kept can be saved on the phone: the first code joins the Wi-Fi, the second opens the page",
          "[ui][showcase][phone]") {
  Fair fair;
  for (const char* id :
       {"product:P2", "product.keep", "back", "product:P0", "product.keep", "back", "kept", "kept.phone"})
    fair.display.touch(id);
  REQUIRE(fair.display.screen()->screen == "phone");
  CHECK(fair.label_of("phone.wifi") == "WIFI:T:WPA;S:odop\\;stall;P:banaras-2025;;");
  CHECK(fair.label_of("phone.page") == "http://192.168.50.1:8080/k/hi/1a2b3c4d/2-0");
  for (const char* code : {"phone.wifi", "phone.page"}) CHECK(fair.display.find(code)->state == "normal");
  // The page speaks the visitor's language; one thing alone is saved from its own page.
  fair.display.touch("lang.en");
  CHECK(fair.label_of("phone.page") == "http://192.168.50.1:8080/k/en/1a2b3c4d/2-0");
  for (const char* id : {"back", "product:P0", "product.phone"}) fair.display.touch(id);
  CHECK(fair.label_of("phone.page") == "http://192.168.50.1:8080/k/en/1a2b3c4d/0");
}

TEST_CASE("A page that is not served is not offered, and a code that leads nowhere goes at once",
          "[ui][showcase][phone]") {
  Fair fair(std::nullopt);
  fair.display.touch("product:P0");
  CHECK(fair.display.find("product.phone") == nullptr);
  fair.serve(page);
  fair.display.touch("product.phone");
  REQUIRE(fair.display.find("phone.page") != nullptr);
  fair.serve(std::nullopt);
  CHECK(fair.display.find("phone.page") == nullptr);
}

TEST_CASE("Nothing of what was saved is left for the next visitor", "[ui][showcase][phone]") {
  Fair fair;
  for (const char* id : {"product:P0", "product.keep", "product.phone"}) fair.display.touch(id);
  fair.display.pass(46);
  fair.display.pass(21);
  REQUIRE(fair.display.screen()->screen == "attract");
  fair.display.touch("attract");
  CHECK(fair.display.find("kept") == nullptr);
}

TEST_CASE("A thing's stall is shown on the plan and told in words; a touch tells of another", "[ui][showcase][plan]") {
  Fair fair;
  fair.display.touch("product:P0");
  fair.display.touch("product.plan");
  REQUIRE(fair.display.screen()->screen == "plan");
  CHECK(fair.display.find("plan.stall:S14")->state == "selected");
  CHECK(fair.label_of("plan.way").find("हॉल 2") != std::string::npos);
  CHECK(fair.label_of("plan.way").find("S14") != std::string::npos);
  CHECK(fair.label_of("plan.way").find("120") != std::string::npos);
  CHECK(fair.display.find("plan.here") != nullptr);
  fair.display.touch("plan.stall:S15");
  CHECK(fair.label_of("plan.way").find("160") != std::string::npos);
  fair.display.touch("back");
  CHECK(fair.display.screen()->screen == "product");
}

TEST_CASE("On an Urdu screen the plan keeps its west at the left", "[ui][showcase][plan]") {
  Fair fair;
  fair.display.touch("home");
  fair.display.touch("plan");
  fair.display.touch("lang.more");
  fair.display.touch("language.ur");
  CHECK(fair.display.find("plan.stall:S1")->rect.x < fair.display.find("plan.stall:S14")->rect.x);
  fair.display.touch("plan.stall:S14");
  CHECK(fair.display.find("plan.stall:S14")->state == "selected");
}

TEST_CASE("On an upright screen the stalls stand below the plan by name, and a touch tells the way",
          "[ui][showcase][plan]") {
  const Catalogue catalogue = planned_fair();
  tests::HeadlessKiosk display(1080, 1920, 1.0);
  Showcase showcase(display.kiosk(), catalogue);
  set_language(Language::hi);
  display.draw();
  display.touch("attract");
  display.touch("plan");
  display.touch("plan.list:S15");
  CHECK(display.find("plan.list:S15")->state == "selected");
  CHECK(display.find("plan.stall:S15")->state == "selected");
  CHECK(display.find("plan.way")->label.find("S15") != std::string::npos);
}

TEST_CASE("A fair without a plan shows nobody the way", "[ui][showcase][plan]") {
  Fair fair;
  fair.catalogue.plan = {};
  fair.serve(std::nullopt);
  fair.display.touch("home");
  CHECK(fair.display.find("plan") == nullptr);
}
