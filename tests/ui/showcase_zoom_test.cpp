// A picture looked at closely: opened by a touch, pushed, made larger by keys, wheel and keyboard, and left again.
#include <catch2/catch.hpp>
#include <chrono>
#include <cmath>
#include <thread>

#include "text/words.h"
#include "ui/fair_parts.h"
#include "ui/headless_kiosk.h"
#include "ui/showcase/showcase.h"

using namespace odop;
using namespace odop::ui;
using platform::InputEvent;
using platform::Key;

namespace {

Catalogue one_photograph() {
  Catalogue fair;
  fair.event = tests::small_event();
  fair.sectors = {{"handicraft", {"हस्तशिल्प", "Handicraft"}}};
  fair.districts = {tests::craft_district("agra", {"आगरा", "Agra"}, 0),
                    tests::craft_district("ballia", {"बलिया", "Ballia"}, 6)};
  for (const char* const sku : {"PHOTO", "DRAWING"}) {
    Product product;
    product.sku = sku;
    product.name = {"चीज", "Thing"};
    product.price = Money::from_paise(65'000);
    product.district = product.sku == "PHOTO" ? "agra" : "ballia";
    product.sector = "handicraft";
    product.picture = product.sku == "PHOTO" ? "agra/photo" : "agra/drawing";
    product.opening_stock = 3;
    fair.products.push_back(std::move(product));
  }
  fair.photographs["agra/photo"] = {{"आशा वर्मा", "Asha Verma"}, 2'560, 1'440};
  fair.build_indexes();
  return fair;
}

struct Fair {
  Catalogue catalogue = one_photograph();
  tests::HeadlessKiosk display;
  Showcase showcase{display.kiosk(), catalogue};
  explicit Fair(int width_px = 1920, int height_px = 1080) : display(width_px, height_px) {
    set_language(Language::en);
    // Drawings stand for the photographs' bytes: the loader does not mind, and every size of them is there.
    display.set_pictures([](const std::string& name) {
      const bool is_large = name.ends_with("@large");
      return std::string("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 ") +
             (is_large ? "2560 1440" : "400 300") + "'><rect width='2560' height='1440' fill='#A3322B'/></svg>";
    });
    display.draw();
    display.touch("attract");
    display.touch("stall");
  }
  ~Fair() { set_language(Language::hi); }
  void open(const std::string& sku) {
    display.touch("product:" + sku);
    display.touch("product.picture");
    REQUIRE(display.screen()->screen == "zoom");
  }
  Rect at(std::string_view id) const {
    const WidgetInfo* widget = display.find(id);
    INFO(id);
    REQUIRE(widget != nullptr);
    return widget->rect;
  }
  std::string state(std::string_view id) const { return display.find(id)->state; }
  void move(float x, float y, double after_s) {
    display.pass(after_s);
    display.give({.kind = InputEvent::Kind::moved, .x_px = x, .y_px = y});
  }
  // Until the worker has drawn what the screen asked for.
  void wait_for_pictures() {
    for (int i = 0; i < 3'000; ++i) {
      display.draw();
      if (display.kiosk().ui().pictures().is_idle() && state("zoom.canvas") == "normal") return;
      std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
    FAIL("the picture never came");
  }
};

}  // namespace

TEST_CASE("A photograph names who took it, and is never called a print", "[ui][zoom]") {
  Fair fair;
  fair.display.touch("product:PHOTO");
  CHECK(fair.display.find("product.caption")->label == "Photograph: Asha Verma");
  fair.display.touch("back");
  fair.display.touch("product:DRAWING");
  CHECK(fair.display.find("product.caption")->label.starts_with("Picture in block-print style"));
}

TEST_CASE("A touched picture opens whole, with its name and credit, and back leads to its page", "[ui][zoom]") {
  const auto [width, height] = GENERATE(values<std::pair<int, int>>({{1920, 1080}, {1080, 1920}, {1366, 768}}));
  Fair fair(width, height);
  fair.open("PHOTO");
  fair.wait_for_pictures();
  CHECK(fair.state("zoom.picture") == "whole");
  const Rect whole = fair.at("zoom.picture"), window = fair.at("zoom.canvas");
  CHECK(whole.w / whole.h == Approx(2560.0 / 1440).margin(0.01));
  CHECK(whole.x >= window.x - 1);
  CHECK(whole.right() <= window.right() + 1);
  CHECK(whole.y >= window.y - 1);
  CHECK(whole.bottom() <= window.bottom() + 1);
  CHECK(fair.display.find("zoom.name")->label == "Thing");
  CHECK(fair.display.find("zoom.credit")->label == "Photograph: Asha Verma");
  CHECK(fair.display.find("zoom.overview") == nullptr);
  for (const char* const id : {"back", "zoom.closer", "zoom.further", "zoom.whole"}) CHECK(fair.at(id).h >= 88);
  fair.display.touch("back");
  CHECK(fair.display.screen()->screen == "product");
}

TEST_CASE("Keys, wheel and keyboard make it larger up to its bound, and Esc leaves", "[ui][zoom]") {
  Fair fair;
  fair.open("PHOTO");
  const float whole_w = fair.at("zoom.picture").w;
  fair.display.touch("zoom.closer");
  CHECK(fair.at("zoom.picture").w == Approx(whole_w * 1.5));
  fair.display.type(U'+');
  CHECK(fair.at("zoom.picture").w == Approx(whole_w * 2.25));
  fair.display.type(U'-');
  // Under the wheel's pointer the same spot of the picture stays.
  const Rect before = fair.at("zoom.picture");
  fair.display.give({.kind = InputEvent::Kind::wheel, .x_px = 900, .y_px = 500, .wheel_steps = 2});
  fair.display.draw();
  const Rect after = fair.at("zoom.picture");
  CHECK(after.w == Approx(before.w * 1.5));
  CHECK((900 - after.x) / after.w == Approx((900 - before.x) / before.w).margin(0.001));
  for (int i = 0; i < 20; ++i) fair.display.key(Key::page_up);
  CHECK(fair.at("zoom.picture").w <= 2'560 * 2 + 1);  // a pixel of it is never larger than two of the screen
  CHECK(fair.state("zoom.closer") == "disabled");
  fair.display.touch("zoom.whole");
  CHECK(fair.at("zoom.picture").w == Approx(whole_w));
  fair.display.key(Key::escape);
  CHECK(fair.display.screen()->screen == "product");
}

TEST_CASE("A pushed picture follows the finger, glides on, and never leaves the window", "[ui][zoom]") {
  Fair fair;
  fair.open("PHOTO");
  fair.display.touch("zoom.closer");
  fair.display.touch("zoom.closer");
  const Rect before = fair.at("zoom.picture");
  fair.display.press(900, 600);
  for (int i = 1; i <= 5; ++i) fair.move(900 - 20.0f * static_cast<float>(i), 600, 0.01);
  fair.display.draw();
  CHECK(fair.at("zoom.picture").x == Approx(before.x - 100));
  fair.display.release(800, 600);
  CHECK(fair.display.kiosk().is_moving(fair.display.now_s()));
  fair.display.pass(3);
  const Rect rest = fair.at("zoom.picture");
  CHECK(rest.x < before.x - 200);
  CHECK(rest.y == Approx(before.y));
  CHECK_FALSE(fair.display.kiosk().is_moving(fair.display.now_s()));
  for (int i = 0; i < 20; ++i) fair.display.key(Key::right);
  const Rect window = fair.at("zoom.canvas"), end = fair.at("zoom.picture");
  CHECK(end.right() == Approx(window.right()));
  // The overview tells where: the right end of it.
  CHECK(fair.at("zoom.seen").right() == Approx(fair.at("zoom.overview").right()).margin(1.5));
  CHECK(fair.at("zoom.seen").w == Approx(fair.at("zoom.overview").w * window.w / end.w).margin(1.5));
}

TEST_CASE("For who wants nothing to move, a thrown picture stands where the finger left it", "[ui][zoom]") {
  Fair fair;
  fair.display.touch("access");
  fair.display.touch("access.motion");
  fair.display.touch("access.done");
  fair.open("PHOTO");
  fair.display.touch("zoom.closer");
  const Rect before = fair.at("zoom.picture");
  fair.display.press(900, 600);
  for (int i = 1; i <= 5; ++i) fair.move(900 - 20.0f * static_cast<float>(i), 600, 0.01);
  fair.display.release(800, 600);
  fair.display.pass(1);
  CHECK(fair.at("zoom.picture").x == Approx(before.x - 100));
}

TEST_CASE("A drawing is drawn anew for the size at which it is looked at, within one texture's bound", "[ui][zoom]") {
  CHECK(zoom_texture_width_px(1'300, 1'300, 3'072) == 1'300);
  CHECK(zoom_texture_width_px(1'300, 1'301, 3'072) == 1'300);
  CHECK(zoom_texture_width_px(1'300, 1'400, 3'072) == 2'600);
  CHECK(zoom_texture_width_px(1'300, 9'000, 3'072) == 3'072);
  CHECK(zoom_texture_width_px(4'000, 4'000, 2'560) == 2'560);
  Fair fair;
  fair.open("DRAWING");
  fair.wait_for_pictures();
  for (int i = 0; i < 20; ++i) fair.display.touch("zoom.closer");
  CHECK(fair.at("zoom.picture").w <= zoom_texture_side_px_max + 1);
  fair.wait_for_pictures();
  CHECK(fair.display.kiosk().ui().pictures().texture_bytes() <= std::size_t{96} << 20);
}

TEST_CASE("Whoever leaves a zoomed picture leaves nothing to the next visitor", "[ui][zoom]") {
  Fair fair;
  fair.open("PHOTO");
  fair.display.touch("zoom.closer");
  fair.display.pass(70);
  fair.display.pass(30);
  CHECK(fair.display.screen()->screen == "attract");
  fair.display.touch("attract");
  fair.display.touch("stall");
  fair.open("PHOTO");
  CHECK(fair.state("zoom.picture") == "whole");
}
