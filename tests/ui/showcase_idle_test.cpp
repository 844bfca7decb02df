// Who walks off at any screen of the showcase is asked, and the next one begins at the first page in the stall's
// language.
#include <catch2/catch.hpp>
#include <filesystem>
#include <string>
#include <vector>

#include "pack/pack_folder.h"
#include "text/words.h"
#include "ui/bounds.h"
#include "ui/headless_kiosk.h"
#include "ui/showcase/showcase.h"

using namespace odop;
using namespace odop::ui;

namespace {

// Ids that are touched one after the other from the map; one that ends in a colon is the first that begins so.
struct Way {
  const char* screen;
  std::vector<std::string> touches;
};

const std::vector<Way>& ways() {
  static const std::vector<Way> all{
      {"home", {}},
      {"home", {"access"}},
      {"district", {"district:moradabad"}},
      {"product", {"district:moradabad", "product:MBD-LOTA-01"}},
      {"like", {"district:moradabad", "product:MBD-LOTA-01", "product.like"}},
      {"kept", {"district:moradabad", "product:MBD-LOTA-01", "product.keep", "kept"}},
      {"phone", {"district:moradabad", "product:MBD-LOTA-01", "product.keep", "kept", "kept.phone"}},
      {"lead", {"district:moradabad", "product:MBD-LOTA-01", "product.ask"}},
      {"zoom", {"district:moradabad", "product:MBD-LOTA-01", "product.picture"}},
      {"maker", {"district:moradabad", "maker.more"}},
      {"stall", {"stall"}},
      {"search", {"search", "key.क"}},
      {"about", {"about"}},
      {"about", {"about", "about.next", "about.next", "about.next"}},
      {"plan", {"plan"}},
      {"divisions", {"divisions"}},
      {"states", {"states"}},
      {"state", {"states", "state:"}},
      {"languages", {"lang.more"}},
  };
  return all;
}

}  // namespace

TEST_CASE("At every screen who walks off is asked once, may stay, and leaves nothing to the next one",
          "[ui][showcase][seed]") {
  PackFolder folder = read_pack_folder(std::filesystem::path(ODOP_SOURCE_DIR) / "db/seed/mahakumbh-2025");
  folder.catalogue.build_indexes();
  const Catalogue& fair = folder.catalogue;
  tests::HeadlessKiosk display(1920, 1080, 1.0);
  Showcase showcase(display.kiosk(), fair);
  set_language(Language::hi);
  showcase.set_situation({.stock = {},
                          .today = {2025, 1, 20},
                          .has_printer = true,
                          .may_ask_for_leads = true,
                          .phone_page = PhonePage{"Stall", "beti-bachao-1", "192.168.50.1:8080"}});
  display.draw();
  for (const Way& way : ways()) {
    INFO(way.screen);
    REQUIRE(display.screen()->screen == "attract");
    display.touch("attract");
    display.kiosk().set_language(Language::ur);
    display.draw();
    for (const std::string& wanted : way.touches) {
      std::string id = wanted;
      for (const WidgetInfo& widget : display.screen()->widgets)
        if (wanted.back() == ':' && id == wanted && widget.id.starts_with(wanted)) id = widget.id;
      if (id.starts_with("key.") && display.find(id) == nullptr) display.touch("key.page");
      display.touch(id);
      if (id.starts_with("district:") && display.screen()->screen == "home") display.touch("card.see");
    }
    REQUIRE(display.screen()->screen == way.screen);
    display.pass(idle_question_after_s - 2);
    CHECK_FALSE(display.kiosk().asks_still_there());
    display.pass(3);
    REQUIRE(display.kiosk().asks_still_there());
    CHECK(display.screen()->screen == way.screen);
    display.touch("idle.yes");
    CHECK_FALSE(display.kiosk().asks_still_there());
    CHECK(display.screen()->screen == way.screen);
    CHECK(current_language() == Language::ur);
    display.pass(idle_question_after_s + 1);
    REQUIRE(display.kiosk().asks_still_there());
    display.pass(idle_answer_within_s + 1);
    CHECK(display.screen()->screen == "attract");
    CHECK(current_language() == Language::hi);
    CHECK(display.find("kept") == nullptr);
  }
  set_language(Language::hi);
}
