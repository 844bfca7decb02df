// The showcase over the demo fair as it stands in db/seed: its real names, which are longer than a test would make up.
#include <catch2/catch.hpp>
#include <filesystem>
#include <set>
#include <string>

#include "core/kept_list.h"
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

// The key to listen takes its place from the words beside it.
std::vector<Language> every_language() {
  std::vector<Language> all;
  for (const std::string_view code : language_codes) all.push_back(*language_from_code(code));
  return all;
}

}  // namespace

TEST_CASE("Every listing of the demo fair shows its code on the smallest stall screen", "[ui][showcase][seed]") {
  const auto size = GENERATE(std::pair{1366, 768}, std::pair{1080, 1920});
  tests::HeadlessKiosk display(size.first, size.second, std::min(1.0, std::min(size.first, size.second) / 760.0));
  Showcase showcase(display.kiosk(), demo_fair());
  set_language(Language::hi);
  showcase.set_situation({.stock = {}, .today = {2025, 1, 20}, .has_printer = true});
  showcase.set_voices(every_language());
  display.draw();
  display.touch("attract");
  display.touch("stall");
  int codes = 0;
  for (;;) {
    std::vector<std::string> products;
    for (const WidgetInfo& widget : display.screen()->widgets)
      if (widget.id.starts_with("product:")) products.push_back(widget.id);
    for (const std::string& product : products) {
      display.touch(product);
      for (;;) {
        for (const WidgetInfo& widget : display.screen()->widgets) {
          if (!widget.id.starts_with("listing:") || widget.role != "picture") continue;
          INFO(product << " " << widget.id << " " << widget.label);
          CHECK(widget.state == "normal");
          ++codes;
        }
        if (display.find("listings.next") == nullptr || display.find("listings.next")->state == "disabled") break;
        display.touch("listings.next");
      }
      display.touch("back");
    }
    if (display.find("things.next")->state == "disabled") break;
    display.touch("things.next");
  }
  CHECK(codes > 300);
}

TEST_CASE("No word of the demo fair is cut off where visitors read it", "[ui][showcase][seed]") {
  const auto size = GENERATE(std::pair{1920, 1080}, std::pair{1366, 768}, std::pair{1080, 1920});
  const auto language = GENERATE("hi", "en", "ur", "bn", "gu", "pa", "mr", "ne");
  const auto letters = GENERATE("access.text.100", "access.text.160");
  tests::HeadlessKiosk display(size.first, size.second, std::min(1.0, std::min(size.first, size.second) / 760.0));
  Showcase showcase(display.kiosk(), demo_fair());
  set_language(Language::hi);
  showcase.set_situation({.stock = {},
                          .today = {2025, 1, 20},
                          .has_printer = true,
                          .phone_page = PhonePage{"UP Hunar 14", "banaras-2025", "192.168.50.1:8080"}});
  showcase.set_voices(every_language());
  display.draw();
  const auto nothing_is_short = [&] {
    INFO(display.screen()->screen << " at " << size.first << "x" << size.second << ", " << language << ", " << letters);
    for (const std::string& text : display.kiosk().ui().shortened_texts()) FAIL_CHECK(text);
  };
  nothing_is_short();
  display.touch("attract");
  display.touch("lang.more");
  display.touch("language." + std::string(language));
  display.touch("access");
  display.touch(letters);
  display.touch("access.done");
  nothing_is_short();
  display.touch("about");
  nothing_is_short();
  // Through all rooms and their pages; on the smallest screen with everything within low reach too, which is less room.
  for (const bool is_low : {false, true}) {
    std::set<std::string> rooms{display.find("about.title")->label};
    for (int page = 0; display.find("about.next") != nullptr && page < 60; ++page) {
      display.touch("about.next");
      rooms.insert(display.find("about.title")->label);
      nothing_is_short();
    }
    CHECK(display.find("about.home") != nullptr);
    CHECK(rooms.size() == 6);
    if (is_low || size.second != 768) break;
    display.touch("back");
    display.touch("access");
    display.touch("access.reach");
    display.touch("access.done");
    nothing_is_short();
    display.touch("about");
    nothing_is_short();
  }
  if (display.kiosk().access().has_low_reach) {
    display.touch("access");
    display.touch("access.reach");
    display.touch("access.done");
  }
  display.touch("back");
  display.touch("stall");
  nothing_is_short();
  while (display.find("things.next")->state != "disabled") {
    display.touch("things.next");
    nothing_is_short();
  }
  display.touch("back");
  // Every fifth district with its first thing: over the sizes all kinds of names come by.
  for (std::size_t i = 0; i < demo_fair().districts.size(); i += 5) {
    const District& district = demo_fair().districts[i];
    if (!demo_fair().is_at_home(district)) break;
    display.touch("district:" + district.id);
    if (display.screen()->screen == "home") {
      nothing_is_short();
      display.touch("card.see");
    }
    nothing_is_short();
    for (const WidgetInfo& widget : display.screen()->widgets)
      if (widget.id.starts_with("product:")) {
        display.touch(widget.id);
        nothing_is_short();
        // Beyond the eighth the key says that no more fit, and leads to the list.
        display.touch("product.keep");
        nothing_is_short();
        if (i == 0) {
          display.touch("product.plan");
          nothing_is_short();
          display.touch("back");
        }
        if (i == 0 && display.find("product.like") != nullptr) {
          display.touch("product.like");
          nothing_is_short();
        }
        break;
      }
    display.touch("home");
  }
  display.touch("kept");
  nothing_is_short();
  const WidgetInfo* code = display.find("kept.code");
  REQUIRE(code != nullptr);
  CHECK(code->state == "normal");
  const float code_w = code->rect.w;
  const std::string code_text = code->label;
  display.touch("kept.phone");
  nothing_is_short();
  for (const char* step : {"phone.wifi", "phone.page"}) {
    REQUIRE(display.find(step) != nullptr);
    CHECK(display.find(step)->state == "normal");
  }
  CHECK(code_w >= static_cast<float>(qr_module_px_min * encode_kept_code(code_text)->size_with_quiet_zone()));
}

TEST_CASE("No word of the other States is cut off, and each of their districts has a page",
          "[ui][showcase][states][seed]") {
  const auto size = GENERATE(std::pair{1920, 1080}, std::pair{1366, 768}, std::pair{1080, 1920});
  const auto letters = GENERATE("access.text.100", "access.text.160");
  tests::HeadlessKiosk display(size.first, size.second, std::min(1.0, std::min(size.first, size.second) / 760.0));
  Showcase showcase(display.kiosk(), demo_fair());
  set_language(Language::hi);
  showcase.set_situation({.stock = {}, .today = {2025, 1, 20}, .has_printer = true});
  showcase.set_voices(every_language());
  display.draw();
  display.touch("attract");
  display.touch("access");
  display.touch(letters);
  display.touch("access.done");
  std::string language;
  const auto nothing_is_short = [&] {
    INFO(display.screen()->screen << " at " << size.first << "x" << size.second << ", " << language << ", " << letters);
    for (const std::string& text : display.kiosk().ui().shortened_texts()) FAIL_CHECK(text);
  };
  // Every card of every page of the list that is open; each district's page is opened in one of the languages.
  std::size_t turn = 0, opened = 0;
  const auto walk = [&](std::string_view kind, const auto& visit) {
    for (;;) {
      nothing_is_short();
      std::vector<std::string> ids;
      for (const WidgetInfo& widget : display.screen()->widgets)
        if (widget.id.starts_with(kind)) ids.push_back(widget.id);
      for (const std::string& id : ids) visit(id);
      const WidgetInfo* next = display.find("districts.next");
      if (next == nullptr || next->state == "disabled") break;
      display.touch("districts.next");
    }
  };
  for (std::size_t l = 0; l < language_count; ++l) {
    language = language_codes[l];
    display.kiosk().set_language(static_cast<Language>(l));
    display.draw();
    display.touch("states");
    REQUIRE(display.screen()->screen == "states");
    walk("state:", [&](const std::string& state) {
      display.touch(state);
      walk("district:", [&](const std::string& district) {
        if (turn++ % language_count != l) return;
        display.touch(district);
        nothing_is_short();
        ++opened;
        display.touch("back");
      });
      display.touch("back");
    });
    display.touch("home");
  }
  CHECK(opened >= 100);
}

TEST_CASE("Every district and maker fits its scene of the first screen", "[ui][showcase][attract][seed]") {
  const auto size = GENERATE(std::pair{1920, 1080}, std::pair{1366, 768}, std::pair{1080, 1920});
  const auto kind = GENERATE(PlaylistScene::Kind::district, PlaylistScene::Kind::maker, PlaylistScene::Kind::note,
                             PlaylistScene::Kind::sold_today);
  Catalogue fair = demo_fair();
  fair.playlist.resize(2);  // plates behind it, so that a note too is a loop of its own and comes first
  fair.playlist[0].kind = kind;
  fair.playlist[1].kind = PlaylistScene::Kind::plates;
  for (PlaylistScene& scene : fair.playlist) scene.first_day = {2025, 1, 1}, scene.last_day = {2025, 2, 26};
  tests::HeadlessKiosk display(size.first, size.second, std::min(1.0, std::min(size.first, size.second) / 760.0));
  Showcase showcase(display.kiosk(), fair);
  for (const std::string_view& language : language_codes) {
    display.kiosk().set_language(*language_from_code(language));
    // Each language at a third of the hours, and all of them at all.
    for (int hour = static_cast<int>(&language - language_codes.data()) % 3; hour < 75; hour += 3) {
      fair.playlist[0].text = demo_fair().playlist[static_cast<std::size_t>(hour) % demo_fair().playlist.size()].text;
      showcase.set_situation({.stock = {},
                              .today = {2025, 1, 20 + hour / 24},
                              .minute_of_day = hour % 24 * 60,
                              .sold_today = SoldToday{{2025, 1, 20 + hour / 24}, 1'23'456, 1'024, 75},
                              .has_printer = true});
      display.draw();
      INFO(language << " " << size.first << "x" << size.second << " hour " << hour);
      CHECK(display.find(kind == PlaylistScene::Kind::district     ? "attract.district"
                         : kind == PlaylistScene::Kind::maker      ? "attract.maker"
                         : kind == PlaylistScene::Kind::sold_today ? "attract.sold.things"
                                                                   : "attract.note") != nullptr);
      for (const std::string& text : display.kiosk().ui().shortened_texts()) FAIL_CHECK(text);
    }
  }
}
