#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "ui/headless_kiosk.h"
#include "ui/widgets.h"

using namespace odop;
using namespace odop::ui;
using platform::Key;

namespace {

// Four buttons in a square, one of them disabled, and a field.
class Sampler final : public Screen {
 public:
  std::string_view name() const override { return "sampler"; }
  void draw(Ui& ui) override {
    for (int i = 0; i < 4; ++i) {
      const std::string id = "key." + std::to_string(i);
      const Rect rect{100.0f + 300.0f * static_cast<float>(i % 2), 100.0f + 200.0f * static_cast<float>(i / 2), 200,
                      100};
      if (button(ui, rect, {.id = id, .label = "बेचें", .is_enabled = i != 3, .is_busy = i == busy})) clicks.push_back(id);
      if (ui.take_long_press(id)) long_presses.push_back(id);
    }
    text_field(ui, {100, 600, 800, 80}, typed, {.id = "field", .label = "name", .placeholder = "", .bytes_max = 12});
    // Lies under the keys: touched only where no key is.
    if (ui.touch("ground", ui.screen(), true, false).was_clicked) clicks.push_back("ground");
  }
  void scanned(const std::string& code) override { scans.push_back(code); }
  std::vector<std::string> clicks, long_presses, scans;
  std::string typed;
  int busy = -1;
};

struct Bench {
  tests::HeadlessKiosk display;
  Sampler* screen;
  Bench() {
    auto owned = std::make_unique<Sampler>();
    screen = owned.get();
    display.kiosk().add_screen(std::move(owned));
    display.kiosk().show("sampler");
    display.draw();
  }
};

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("Every touch counts once, on the key that was touched", "[ui][widgets]") {
  Bench bench;
  for (int i = 0; i < 12; ++i) {
    bench.display.press(150, 150);
    bench.display.release(150, 150);
  }
  CHECK(bench.screen->clicks == Names(12, "key.0"));
  bench.screen->clicks.clear();
  bench.display.touch("key.2");
  bench.display.touch_at(50, 50);
  CHECK(bench.screen->clicks == Names{"key.2", "ground"});
}

TEST_CASE("A finger that slides off a key changes its mind", "[ui][widgets]") {
  Bench bench;
  bench.display.press(150, 150);
  bench.display.release(450, 150);
  CHECK(bench.screen->clicks.empty());
}

TEST_CASE("Disabled and busy keys ignore touches and say so", "[ui][widgets]") {
  Bench bench;
  bench.screen->busy = 1;
  bench.display.draw();
  REQUIRE(bench.display.find("key.3") != nullptr);
  CHECK(bench.display.find("key.3")->state == "disabled");
  CHECK(bench.display.find("key.1")->state == "busy");
  bench.display.touch("key.1");
  bench.display.touch("key.3");
  CHECK(bench.screen->clicks.empty());
}

TEST_CASE("A key that is held down long does not also count as touched", "[ui][widgets]") {
  Bench bench;
  bench.display.press(150, 150);
  bench.display.draw();
  CHECK(bench.display.find("key.0")->state == "pressed");
  bench.display.pass(0.6);
  bench.display.pass(0.6);
  bench.display.release(150, 150);
  CHECK(bench.screen->long_presses == Names{"key.0"});
  CHECK(bench.screen->clicks.empty());
}

TEST_CASE("Everything can be reached and pressed by keyboard", "[ui][widgets]") {
  Bench bench;
  bench.display.key(Key::tab);
  CHECK(bench.display.find("key.0")->state == "focused");
  bench.display.key(Key::right);
  CHECK(bench.display.find("key.1")->state == "focused");
  bench.display.key(Key::left);
  bench.display.key(Key::down);
  CHECK(bench.display.find("key.2")->state == "focused");
  bench.display.key(Key::enter);
  CHECK(bench.screen->clicks == Names{"key.2"});
  bench.display.key(Key::tab);  // the disabled key is passed over
  CHECK(bench.display.find("key.0")->state == "focused");
  bench.display.key(Key::tab, true);
  CHECK(bench.display.find("key.2")->state == "focused");
}

TEST_CASE("Typed letters reach the field, whole letters go away, and it has an end", "[ui][widgets]") {
  Bench bench;
  for (const char32_t c : std::u32string(U"साड़ी")) bench.display.type(c);
  CHECK(bench.screen->typed.size() <= 12);
  const std::string before = bench.screen->typed;
  bench.display.key(Key::backspace);
  CHECK(bench.screen->typed == before.substr(0, before.size() - 3));
}

TEST_CASE("A scan reaches the screen and is no typing", "[ui][widgets]") {
  Bench bench;
  bench.display.scan("LOTA-22");
  CHECK(bench.screen->scans == Names{"LOTA-22"});
  CHECK(bench.screen->typed.empty());
}
