// "About ODOP" as an exhibition: its rooms, the way through them, what they open and what is counted.
#include <algorithm>
#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "text/words.h"
#include "ui/fair_parts.h"
#include "ui/headless_kiosk.h"
#include "ui/showcase/showcase.h"

using namespace odop;
using namespace odop::ui;

namespace {

using Room = Exhibit::Room;

Exhibit exhibit(Room room, std::string title, std::string text, std::string date = {}, std::string source = {},
                std::string district = {}) {
  return {.room = room,
          .title = {title, title},
          .text = {text, text},
          .picture = {},
          .date = std::move(date),
          .source = std::move(source),
          .district = std::move(district)};
}

Catalogue fair_with_rooms() {
  Catalogue fair;
  fair.event = tests::small_event();
  fair.sectors = {{"handicraft", {"हस्तशिल्प", "Handicraft"}}};
  fair.districts = {tests::craft_district("agra", {"आगरा", "Agra"}, 0),
                    tests::craft_district("unnao", {"उन्नाव", "Unnao"}, 1)};
  fair.facts = {{"districts", {"75", "75"}, {"जिले", "districts"}, "2020-11-09", "The Hawk, 9 November 2020"}};
  fair.exhibits = {exhibit(Room::scheme, "Scheme", "What it is.", "2018-01-24", "News, 24 January 2018"),
                   exhibit(Room::scheme, "Begun", "It began.", "2020-11-09", "The Hawk, 9 November 2020"),
                   exhibit(Room::workshops, "Workshops", "Makers learned."),
                   exhibit(Room::workshops, "", "", "", "", "unnao"),
                   exhibit(Room::figures, "Figures", "Dated."),
                   exhibit(Room::join, "Join", "Four ways."),
                   exhibit(Room::sources, "Sources", "Who says so.")};
  fair.build_indexes();
  return fair;
}

struct Fair {
  Catalogue catalogue;
  tests::HeadlessKiosk display;
  Showcase showcase;
  explicit Fair(Catalogue fair = fair_with_rooms())
      : catalogue(std::move(fair)), display(1366, 768, 1), showcase(display.kiosk(), catalogue) {
    set_language(Language::en);
    showcase.set_situation({.stock = {}, .today = {2025, 1, 20}, .has_printer = true, .may_ask_for_leads = true});
    showcase.set_voices({Language::en});
    display.draw();
    display.touch("attract");
    display.touch("about");
  }
  ~Fair() { set_language(Language::hi); }
  bool has(std::string_view id) const { return display.find(id) != nullptr; }
  std::string label(std::string_view id) const { return has(id) ? display.find(id)->label : std::string(); }
  std::vector<std::string> counted() {
    std::vector<std::string> rooms;
    for (const ShowcaseDeed& deed : showcase.drain_deeds())
      if (const auto* count = std::get_if<Counted>(&deed); count != nullptr && count->what == Counted::What::about)
        rooms.push_back(count->id);
    return rooms;
  }
  void go_to(int room) {
    while (label("about.place").front() != static_cast<char>('0' + room)) display.touch("about.next");
  }
};

}  // namespace

TEST_CASE("The rooms follow one another as the pack has them, say which of how many, and each look is counted",
          "[ui][showcase][about]") {
  Fair fair;
  CHECK(fair.label("about.place") == "1 of 5");
  CHECK(fair.label("about.title") == "Scheme");
  CHECK_FALSE(fair.has("about.previous"));
  for (const char* title : {"Workshops", "Figures", "Join", "Sources"}) {
    fair.display.touch("about.next");
    CHECK(fair.label("about.title") == title);
  }
  CHECK(fair.label("about.place") == "5 of 5");
  CHECK_FALSE(fair.has("about.next"));
  CHECK(fair.counted() == std::vector<std::string>{"", "scheme", "workshops", "figures", "join", "sources"});
  fair.display.touch("about.previous");
  CHECK(fair.label("about.title") == "Join");
  fair.display.touch("about.next");
  fair.display.touch("about.home");
  CHECK(fair.display.screen()->screen == "home");
  fair.display.touch("about");
  CHECK(fair.label("about.place") == "1 of 5");  // whoever comes again begins again
}

TEST_CASE("A district of the workshops opens by its card and by its tile, and the way back leads to the same room",
          "[ui][showcase][about]") {
  Fair fair;
  fair.go_to(2);
  CHECK_FALSE(fair.has("map:agra"));  // no workshop there: it is not lit
  for (const char* id : {"district:unnao", "map:unnao"}) {
    fair.display.touch(id);
    REQUIRE(fair.display.screen()->screen == "district");
    fair.display.touch("back");
    CHECK(fair.label("about.title") == "Workshops");
  }
}

TEST_CASE("The room for makers ends in the form, and no other room does", "[ui][showcase][about]") {
  Fair fair;
  for (int room = 1; room <= 5; ++room) {
    fair.go_to(room);
    CHECK(fair.has("about.register") == (room == 4));
  }
  fair.display.touch("about.previous");
  fair.display.touch("about.register");
  CHECK(fair.display.screen()->screen == "lead");
}

TEST_CASE("Every source stands once with what it told, and a claim without one says that it is being checked",
          "[ui][showcase][about]") {
  set_language(Language::en);
  const AboutView view = make_about_view(fair_with_rooms(), {}, Language::en);
  const auto& sources = view.rooms.back().items;
  REQUIRE(sources.size() == 2);
  CHECK(sources[0].title == "News");
  CHECK(sources[0].source_line == "24 January 2018");
  CHECK(sources[1].title == "The Hawk");
  CHECK(sources[1].text == "Begun · 75: districts");
  CHECK(view.rooms[0].head.source_line == "24 January 2018 · source: News");
  CHECK(view.rooms[1].head.source_line == "The source of this is being checked");
  CHECK(view.rooms[3].head.source_line.empty());  // an offer, not a claim
  set_language(Language::hi);
}

TEST_CASE("A room is read in its own words; turning to the next stops the voice", "[ui][showcase][about][listen]") {
  Fair fair;
  const auto listen = [&] {
    fair.display.touch("listen");
    std::vector<std::string> words;
    for (const ShowcaseDeed& deed : fair.showcase.drain_deeds())
      if (const auto* aloud = std::get_if<ReadAloud>(&deed))
        for (const ReadAloud::Part& part : aloud->parts) words.push_back(part.words);
    return words;
  };
  using Words = std::vector<std::string>;
  CHECK(listen() == Words{"Scheme", "What it is.", "Begun", "It began."});
  fair.display.touch("about.next");
  const auto deeds = fair.showcase.drain_deeds();
  CHECK(std::any_of(deeds.begin(), deeds.end(),
                    [](const ShowcaseDeed& deed) { return std::holds_alternative<StopReading>(deed); }));
  CHECK(listen() == Words{"Workshops", "Makers learned.", "Unnao", "Craft"});
}

TEST_CASE("A pack from before the rooms has its figures, and the form below them", "[ui][showcase][about]") {
  Catalogue old = fair_with_rooms();
  old.exhibits.clear();
  Fair fair(std::move(old));
  CHECK(fair.label("about.place") == "1 of 1");
  CHECK(fair.has("fact:districts"));
  CHECK(fair.has("about.register"));
  CHECK(fair.has("about.home"));
}
