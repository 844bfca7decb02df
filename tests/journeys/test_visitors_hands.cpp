// What hands do at the showcase: eight languages that each find the same district, visitors who walk off in the middle,
// and fingers that hammer on everything.
#include <catch2/catch.hpp>
#include <chrono>
#include <random>

#include "journeys/stall.h"
#include "platform/bounds.h"
#include "support/fake_time.h"
#include "support/random_scale.h"
#include "support/resident_memory.h"

namespace odop::test {

namespace {

struct Reader {
  const char* language;
  const char* gorakhpur;
};
constexpr Reader readers[] = {{"hi", "गोरखपुर"}, {"en", "Gorakhpur"}, {"ur", "گورکھپور"}, {"bn", "গোরক্ষপুর"},
                              {"gu", "ગોરખપુર"}, {"pa", "ਗੋਰਖਪੁਰ"},     {"mr", "गोरखपूर"},   {"ne", "गोरखपुर"}};

// When every screen was seen once, pictures are still to come, up to their bound: without a graphics card they lie in
// the program's own memory.
constexpr std::int64_t warm_after_touches = 1'500;
constexpr std::int64_t growth_max_kb = static_cast<std::int64_t>(platform::texture_bytes_max) / 1024 + 32 * 1024;

}  // namespace

TEST_CASE("A pilgrim finds her district in each of the eight languages, on the map and by its name",
          "[journeys][showcase][languages]") {
  const TemporaryFolder folder("languages");
  const auto data = folder.path() / "kiosk";
  odop({"init", data.string(), "--pack", demo_pack().string(), "--kiosk", "K07"});
  const VirtualDisplay display(1920, 1080);
  KioskDriver kiosk(display, data, {"--printer", "none", "--lang", "hi"});
  kiosk.touch("attract");
  kiosk.wait_screen("home");
  for (const auto& [language, gorakhpur] : readers) {
    INFO(language);
    kiosk.touch("lang.more");
    kiosk.wait_screen("languages");
    kiosk.touch(std::string("language.") + language);
    kiosk.wait_screen("home");
    const auto opens_it = [&] {
      const Seen seen = kiosk.wait_until("the district or its key", [](const Seen& s) {
        return s.screen == "district" || (s.screen == "home" && s.find("card.see") != nullptr);
      });
      if (seen.screen == "home") kiosk.touch("card.see");
      kiosk.wait_screen("district");
      CHECK(kiosk.label("district.name") == gorakhpur);
    };
    CHECK(kiosk.label("district:gorakhpur") == gorakhpur);
    kiosk.touch("district:gorakhpur");
    opens_it();
    kiosk.touch("home");
    kiosk.wait_screen("home");
    kiosk.touch("search");
    kiosk.wait_screen("search");
    const Seen keys = kiosk.look();
    if (keys.find("key.g") == nullptr) kiosk.touch("key.page");
    for (const char letter : std::string("gorakhpur")) kiosk.touch(std::string("key.") + letter);
    kiosk.touch("district:gorakhpur");
    opens_it();
    kiosk.touch("home");
    kiosk.wait_screen("home");
  }
  CHECK(kiosk.stop() == 0);
}

TEST_CASE("Who walks off from any screen is asked once, may stay, and leaves nothing to the next one",
          "[journeys][showcase][idle]") {
  struct Place {
    std::string screen;
    Words touches;  // from the first page; "product:" is the first of them
  };
  const std::vector<Place> places{
      {"lead", {"stall", "product:", "product.ask"}},
      {"product", {"stall", "product:", "product.keep"}},
      {"home", {"gi-tagged"}},
      {"divisions", {"divisions"}},
      {"kept", {"stall", "product:", "product.keep", "kept"}},
      {"like", {"stall", "product:", "product.like"}},
      {"zoom", {"stall", "product:", "product.picture"}},
      {"district", {"states", "state:", "district:"}},
      {"maker", {"stall", "product:", "maker.more"}},
      {"stall", {"stall"}},
      {"search", {"search", "key.a"}},
      {"about", {"about", "about.next"}},
      {"plan", {"plan"}},
      {"states", {"states"}},
      {"state", {"states", "state:"}},
      {"languages", {"lang.more"}},
  };
  const TemporaryFolder folder("walks-off");
  const auto data = folder.path() / "kiosk";
  odop({"init", data.string(), "--pack", demo_pack().string(), "--kiosk", "K07"});
  const VirtualDisplay display(1366, 768);
  // 45 seconds of nobody are 5 here, and the 20 of the question 2.2.
  KioskDriver kiosk(display, data, {"--printer", "none", "--lang", "hi"}, faster_clock(9));
  const auto asked = [](const Seen& seen) { return seen.find("idle.yes") != nullptr; };
  const auto count = std::min(scaled(1), static_cast<std::int64_t>(places.size()));
  for (std::int64_t i = 0; i < count; ++i) {
    const Place& place = places[static_cast<std::size_t>(i)];
    INFO(place.screen);
    if (kiosk.look().screen == "attract") kiosk.touch("attract");
    kiosk.wait_screen("home");
    kiosk.touch("lang.en");
    for (const std::string& id : place.touches) {
      if (id.back() == ':')
        kiosk.touch_first(id);
      else
        kiosk.touch(id);
    }
    kiosk.wait_screen(place.screen);
    if (place.screen == "lead")
      for (const char* key : {"key.a", "key.s", "key.h", "key.a"}) kiosk.touch(key);
    const Seen before = kiosk.wait_until("the question", asked);
    CHECK(before.screen == place.screen);
    kiosk.touch("idle.yes");
    const Seen stayed =
        kiosk.wait_until("the page without the question", [&](const Seen& seen) { return !asked(seen); });
    CHECK(stayed.screen == place.screen);
    if (place.screen == "lead") CHECK(kiosk.label("lead.name").find("asha") != std::string::npos);
    kiosk.wait_until("the question once more", asked);
    kiosk.wait_screen("attract");
    kiosk.touch("attract");
    kiosk.wait_screen("home");
    // Another visitor: Hindi, nothing kept, no district chosen, nothing typed.
    const Seen fresh = kiosk.look();
    CHECK(fresh.find("lang.hi")->state == "selected");
    CHECK(fresh.find("kept") == nullptr);
    CHECK(fresh.find("sector:all")->state == "selected");
    if (place.screen == "lead") {
      for (const char* id : {"stall", "product:", "product.ask"}) {
        if (std::string(id).back() == ':')
          kiosk.touch_first(id);
        else
          kiosk.touch(id);
      }
      CHECK(kiosk.label("lead.name").find("asha") == std::string::npos);
      kiosk.touch("back");
      kiosk.touch("home");
    }
  }
  CHECK(kiosk.stop() == 0);
  CHECK(books_of(data).sales == 0);
}

TEST_CASE("Ten touches a second on whatever is there: nothing is sold, nothing sent, and the next visitor is served",
          "[journeys][showcase][hammer]") {
  const TemporaryFolder folder("hammer");
  const auto data = folder.path() / "kiosk";
  odop({"init", data.string(), "--pack", demo_pack().string(), "--kiosk", "K07"});
  const std::int64_t entries_before = books_of(data).entries;
  const VirtualDisplay display(1366, 768);
  KioskDriver kiosk(display, data, {"--printer", "none", "--lang", "hi"});
  std::mt19937_64 random(seed_first() + 2025);
  const auto pick = [&](int below) { return static_cast<int>(random() % static_cast<std::uint64_t>(below)); };
  // A round is two seconds; half of the touches at a thing on the screen as it was when the round began, half anywhere.
  constexpr int touches_in_a_round = 20;
  const std::int64_t touches = scaled(200);
  std::int64_t warm_kb = 0;
  const auto begun = std::chrono::steady_clock::now();
  for (std::int64_t done = 0; done < touches; done += touches_in_a_round) {
    if (done >= warm_after_touches && warm_kb == 0) warm_kb = resident_kb_of(kiosk.pid());
    const Seen seen = kiosk.look();
    REQUIRE(kiosk.is_running());
    std::vector<std::pair<int, int>> points;
    for (int i = 0; i < touches_in_a_round; ++i) {
      if (i % 2 == 0 && !seen.widgets.empty()) {
        const SeenWidget& widget = seen.widgets[static_cast<std::size_t>(pick(static_cast<int>(seen.widgets.size())))];
        points.emplace_back(widget.x + widget.w / 2, widget.y + widget.h / 2);
      } else {
        points.emplace_back(pick(display.width_px()), pick(display.height_px()));
      }
    }
    kiosk.hammer(points, 10);
  }
  const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count();
  WARN(touches << " touches of a hammering visitor in " << static_cast<int>(seconds) << " s, "
               << (warm_kb > 0 ? resident_kb_of(kiosk.pid()) - warm_kb : 0) << " KB more than after "
               << warm_after_touches);
  if (warm_kb > 0) CHECK(resident_kb_of(kiosk.pid()) - warm_kb < growth_max_kb);
  // The next one only has to touch: back out of wherever the hands ended.
  for (int step = 0; kiosk.look().screen != "home"; ++step) {
    REQUIRE(step < 12);
    const Seen seen = kiosk.wait_until("a way on", [](const Seen& s) { return !s.widgets.empty(); });
    for (const char* id : {"idle.yes", "access.done", "attract", "home", "back", "language.hi"})
      if (const SeenWidget* widget = seen.find(id); widget != nullptr && widget->state != "disabled") {
        kiosk.touch(id);
        break;
      }
  }
  CHECK(kiosk.stop() == 0);
  check_whole(data);
  CHECK(books_of(data).sales == 0);
  CHECK(odop({"leads", data.string(), "--out", (folder.path() / "leads.csv").string()})["leads"] == 0);
  // What was looked at is counted: at most an entry an hour, and one at the end.
  CHECK(books_of(data).entries - entries_before <= 3);
}

}  // namespace odop::test
