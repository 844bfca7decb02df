// Everything within low reach: what stands above the middle of a page comes below it, and is there what it was.
#include <imgui.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <map>
#include <set>
#include <string>

#include "pack/pack_folder.h"
#include "text/words.h"
#include "ui/headless_kiosk.h"
#include "ui/showcase/showcase.h"

using namespace odop;
using namespace odop::ui;

namespace {

const Catalogue& demo_fair() {
  static const Catalogue fair = [] {
    PackFolder folder = read_pack_folder(std::filesystem::path(ODOP_SOURCE_DIR) / "db" / "seed" / "mahakumbh-2025");
    folder.catalogue.build_indexes();
    return std::move(folder.catalogue);
  }();
  return fair;
}

struct Fair {
  tests::HeadlessKiosk display;
  Showcase showcase;
  float height;
  explicit Fair(int width_px = 1366, int height_px = 768)
      : display(width_px, height_px, std::min(1.0, std::min(width_px, height_px) / 760.0)),
        showcase(display.kiosk(), demo_fair()),
        height(static_cast<float>(height_px)) {
    set_language(Language::hi);
    showcase.set_situation({.stock = {},
                            .today = {2025, 1, 20},
                            .has_printer = true,
                            .may_ask_for_leads = true,
                            .phone_page = PhonePage{"UP Hunar 14", "banaras-2025", "192.168.50.1:8080"}});
    showcase.set_voices({Language::hi});
    display.draw();
    display.touch("attract");
    display.touch("access");
    display.touch("access.reach");
    display.touch("access.motion");
    display.touch("access.done");
  }
  ~Fair() { set_language(Language::hi); }
  std::string current() const { return display.screen()->screen; }
  bool is_down() const { return display.find("reach")->state == "selected"; }
  // The line that nobody has to reach above: the middle of the page.
  float middle() const { return std::round(display.find("reach")->rect.y - 10) / 2; }
};

bool can_be_touched(const WidgetInfo& widget) {
  static const std::set<std::string, std::less<>> roles{"button", "toggle", "tab", "checkbox"};
  return roles.contains(widget.role) && widget.state != "disabled";
}

std::map<std::string, Rect> touchable(const tests::HeadlessKiosk& display) {
  std::map<std::string, Rect> all;
  for (const WidgetInfo& widget : display.screen()->widgets)
    if (can_be_touched(widget)) all.emplace(widget.id, widget.rect);
  return all;
}

// Half of a key is as good as the whole, as long as a finger finds it.
bool is_within_reach(const Rect& rect, float line, float whole_height) {
  const float below = rect.bottom() - std::max(rect.y, line);
  return below + 1 >= whole_height / 2;
}

void everything_can_be_reached(Fair& fair) {
  INFO("on " << fair.current());
  REQUIRE_FALSE(fair.is_down());
  const float line = fair.middle();
  const auto up = touchable(fair.display);
  REQUIRE(up.size() > 3);
  fair.display.touch("reach");
  REQUIRE(fair.is_down());
  const auto down = touchable(fair.display);
  for (const auto& [id, rect] : up) {
    INFO(id << " at " << rect.y << " to " << rect.bottom() << " of " << fair.height << ", line " << line);
    if (is_within_reach(rect, line, rect.h)) continue;
    const auto lower = down.find(id);
    REQUIRE(lower != down.end());
    CHECK(lower->second.x == rect.x);
    CHECK(lower->second.y >= line - 1);
    CHECK(is_within_reach(lower->second, line, rect.h));
    // What a finger holds there is this, and nothing else.
    const float x = lower->second.middle_x(), y = lower->second.middle_y();
    fair.display.press(x, y);
    fair.display.draw();
    const WidgetInfo* held = fair.display.find(id);
    CHECK((held != nullptr && (held->state == "pressed" || held->state == "selected")));
    fair.display.release(1, 1);  // beside the page: nothing is touched
    fair.display.draw();
  }
  REQUIRE(fair.is_down());
  // Nothing answers where the page was.
  for (const auto& [id, rect] : down) CHECK(rect.y >= line - 1);
  fair.display.touch("reach");
  REQUIRE_FALSE(fair.is_down());
}

}  // namespace

TEST_CASE("Every key of every visitors' page can be brought below the middle and answers there",
          "[ui][access][reach]") {
  const auto size = GENERATE(std::pair{1366, 768}, std::pair{1080, 1920});
  Fair fair(size.first, size.second);
  const auto go = [&](const std::string& id) {
    fair.display.touch(id);
    everything_can_be_reached(fair);
  };
  everything_can_be_reached(fair);
  go("about");
  while (fair.display.find("about.next") != nullptr) {
    fair.display.touch("about.next");
    if (fair.display.find("about.register") != nullptr) break;
    everything_can_be_reached(fair);
  }
  go("about.register");
  fair.display.touch("home");
  go("lang.more");
  fair.display.touch("back");
  go("search");
  fair.display.touch("back");
  go("stall");
  fair.display.touch("back");
  fair.display.touch("district:gorakhpur");
  if (fair.current() == "home") fair.display.touch("card.see");
  everything_can_be_reached(fair);
  for (const WidgetInfo& widget : fair.display.screen()->widgets)
    if (widget.id.starts_with("product:")) {
      go(widget.id);
      break;
    }
  fair.display.touch("product.keep");
  go("product.plan");
  fair.display.touch("back");
  go("product.like");
  fair.display.touch("back");
  if (fair.display.find("maker.more") != nullptr) {
    go("maker.more");
    fair.display.touch("back");
  }
  go("kept");
  go("kept.phone");
}

TEST_CASE("What is drawn is moved by half the page and by nothing else", "[ui][access][reach]") {
  Fair fair;
  const auto drawn = [] {
    std::vector<ImVec2> all;
    const ImDrawData* data = ImGui::GetDrawData();
    for (int i = 0; i < data->CmdListsCount; ++i)
      for (const ImDrawVert& vertex : data->CmdLists[i]->VtxBuffer) all.push_back(vertex.pos);
    return all;
  };
  const Rect place = fair.display.find("about")->rect, bar = fair.display.find("reach")->rect;
  const float half = fair.middle();
  fair.display.draw();
  const auto up = drawn();
  fair.display.touch("reach");
  fair.display.draw();
  const auto down = drawn();
  // The page comes first in the list; bar and ground, which differ, come last.
  const auto page = static_cast<std::size_t>(static_cast<double>(up.size()) * 0.8);
  REQUIRE(page > 1000);
  REQUIRE(down.size() > page);
  std::size_t moved = 0;
  for (std::size_t i = 0; i < page; ++i)
    if (up[i].x == down[i].x && std::abs(down[i].y - up[i].y - half) < 0.01f) ++moved;
  CHECK(moved == page);
  // Nothing of the page is drawn over the bar or above its own beginning.
  const ImDrawData* data = ImGui::GetDrawData();
  for (const ImDrawCmd& command : data->CmdLists[0]->CmdBuffer)
    if (command.ElemCount > 0 && command.UserCallback == nullptr && command.ClipRect.y >= half)
      CHECK(command.ClipRect.w <= bar.y);
  CHECK(place.y > half);  // the key to the exhibition is down already, and is not shown when the upper half is
  CHECK(fair.display.find("about") == nullptr);
}

TEST_CASE("A page that was brought down goes up for another page, for the keyboard, and for the next visitor",
          "[ui][access][reach]") {
  Fair fair;
  fair.display.touch("reach");
  REQUIRE(fair.is_down());
  SECTION("another page") {
    fair.display.touch("reach");
    fair.display.touch("about");
    CHECK_FALSE(fair.is_down());
    fair.display.touch("reach");
    fair.display.touch("back");  // from below, where it is now
    CHECK(fair.current() == "home");
    CHECK_FALSE(fair.is_down());
  }
  SECTION("two switches reach the whole page, and what has the focus is always seen") {
    std::set<std::string> focused;
    for (int i = 0; i < 200; ++i) {
      fair.display.key(platform::Key::tab);
      for (const WidgetInfo& widget : fair.display.screen()->widgets)
        if (widget.state == "focused") focused.insert(widget.id);
      if (focused.contains("about")) break;
    }
    CHECK(focused.contains("about"));
    CHECK_FALSE(fair.is_down());
  }
  SECTION("the next visitor") {
    fair.display.pass(46);
    REQUIRE(fair.display.find("idle.yes") != nullptr);
    CHECK(fair.display.find("idle.yes")->rect.y > fair.height / 2);
    CHECK(fair.display.find("reach") == nullptr);  // the band stands over it
    fair.display.pass(20);
    REQUIRE(fair.current() == "attract");
    CHECK(fair.display.kiosk().access() == AccessSettings{});
    fair.display.touch("attract");
    CHECK(fair.display.find("reach") == nullptr);
  }
  SECTION("language: whoever reaches from low down still does after it") {
    fair.display.touch("lang.en");
    CHECK(fair.display.kiosk().language() == Language::en);
    CHECK(fair.display.find("reach") != nullptr);
  }
}

TEST_CASE("Without the wish that nothing moves, the page slides and comes to rest within a moment",
          "[ui][access][reach]") {
  Fair fair;
  fair.display.touch("access");
  fair.display.touch("access.motion");
  fair.display.touch("access.done");
  const Rect back_up = fair.display.find("access")->rect;
  fair.display.touch("reach");
  CHECK(fair.display.kiosk().is_moving(fair.display.now_s()));
  fair.display.pass(0.1);
  const float on_the_way = fair.display.find("access")->rect.y;
  CHECK(on_the_way > back_up.y);
  CHECK(on_the_way < back_up.y + fair.middle());
  fair.display.pass(0.25);
  CHECK_FALSE(fair.display.kiosk().is_moving(fair.display.now_s()));
  CHECK(fair.display.find("access")->rect.y == back_up.y + fair.middle());
}
