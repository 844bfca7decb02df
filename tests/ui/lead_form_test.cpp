// The form to be called back, by touches: each kind, bad input named at its field, nobody sent away unasked, nothing
// kept of a form that was not sent.
#include <catch2/catch.hpp>
#include <optional>

#include "text/words.h"
#include "ui/fair_parts.h"
#include "ui/headless_kiosk.h"
#include "ui/showcase/showcase.h"

using namespace odop;
using namespace odop::ui;

namespace {

Catalogue craft_fair() {
  Catalogue fair;
  fair.event = tests::small_event();
  fair.stall.name = {"यूपी हुनर", "UP Hunar"};
  fair.sectors = {{"handicraft", {"हस्तशिल्प", "Handicraft"}}};
  District agra;
  agra.id = "agra";
  agra.name = {"आगरा", "Agra"};
  agra.products = {{{"चमड़ा उत्पाद", "Leather products"}, Rank::primary, "handicraft", true, "leather"},
                   {{"पेठा", "Petha"}, Rank::tertiary, "handicraft", true, "petha"}};
  fair.districts = {agra};
  Product shoe;
  shoe.sku = "JUTA";
  shoe.name = {"चमड़े का जूता", "Leather shoe"};
  shoe.price = Money::from_paise(65'000);
  shoe.district = "agra";
  shoe.sector = "handicraft";
  shoe.picture = "shoe";
  shoe.opening_stock = 4;
  fair.products = {shoe};
  fair.facts = {{"districts", {"75", "75"}, {"जिले", "districts"}, "2020-11-09", "The Hawk"}};
  fair.build_indexes();
  return fair;
}

struct Fair {
  Catalogue catalogue = craft_fair();
  tests::HeadlessKiosk display;
  Showcase showcase;
  explicit Fair(bool may_ask = true, int width_px = 1366, int height_px = 768, Language language = Language::hi)
      : display(width_px, height_px, std::min(1.0, std::min(width_px, height_px) / 760.0)),
        showcase(display.kiosk(), catalogue) {
    set_language(Language::hi);
    showcase.set_situation({.stock = {}, .today = {2025, 1, 20}, .has_printer = true, .may_ask_for_leads = may_ask});
    display.draw();
    display.touch("attract");
    display.kiosk().set_language(language);
    display.draw();
  }
  ~Fair() { set_language(Language::hi); }
  std::string current() const { return display.screen()->screen; }
  bool has(std::string_view id) const { return display.find(id) != nullptr; }
  std::string label(std::string_view id) const {
    const WidgetInfo* widget = display.find(id);
    return widget == nullptr ? std::string{} : widget->label;
  }
  void open_enquiry() {
    display.touch("district:agra");
    if (current() == "home") display.touch("card.see");
    display.touch("product:JUTA");
    display.touch("product.ask");
    REQUIRE(current() == "lead");
  }
  void type(std::string_view field, std::string_view letters) {
    display.touch(field);
    for (const char letter : letters) display.touch("key." + std::string(1, letter));
  }
  std::optional<till::LeadGiven> sent() {
    for (const ShowcaseDeed& deed : showcase.drain_deeds())
      if (const auto* keep = std::get_if<KeepLead>(&deed)) return keep->given;
    return std::nullopt;
  }
};

}  // namespace

TEST_CASE("A buyer asks for five hundred from the product's page and learns under which number", "[ui][lead]") {
  Fair fair(true, 1366, 768, Language::en);
  fair.open_enquiry();
  fair.type("lead.name", "anita");
  fair.type("lead.phone", "9876543210");
  fair.type("lead.quantity", "500");
  fair.type("lead.words", "gold");
  fair.display.touch("lead.next");
  CHECK(fair.has("lead.notice.0"));
  CHECK(fair.has("lead.notice.1"));
  CHECK(fair.display.find("lead.agree")->state == "normal");  // nobody ticks for them
  fair.display.touch("lead.send");
  CHECK(fair.label("lead.problem") == "Tick the box if you agree. Without it nothing is sent.");
  CHECK_FALSE(fair.sent());
  fair.display.touch("lead.agree");
  fair.display.touch("lead.send");
  fair.display.draw();
  const auto given = fair.sent();
  REQUIRE(given);
  CHECK(given->kind == till::LeadKind::enquiry);
  CHECK(given->sku == "JUTA");
  CHECK(given->quantity == "500");
  CHECK(given->person == till::LeadPerson{"anita", "9876543210", "", "gold"});
  CHECK(given->language == "en");
  fair.display.touch("lead.send");  // a second touch while it is on its way
  CHECK_FALSE(fair.sent());
  fair.showcase.lead_kept(till::LeadKept{12, "K07-L12"});
  fair.display.draw();
  CHECK(fair.label("lead.number") == "K07-L12");
  fair.display.touch("lead.erase");
  bool asks_to_erase = false;
  for (const ShowcaseDeed& deed : fair.showcase.drain_deeds())
    if (const auto* erase = std::get_if<EraseLead>(&deed)) asks_to_erase = erase->number == 12;
  CHECK(asks_to_erase);
  fair.showcase.lead_erased(till::LeadErased{"K07-L12", 1});
  fair.display.draw();
  CHECK(fair.label("lead.said") == "It is erased");
  fair.display.touch("lead.done");
  CHECK(fair.current() == "product");
}

TEST_CASE("Bad input is named at its field, and nothing typed is lost, not by another language either", "[ui][lead]") {
  Fair fair;
  fair.open_enquiry();
  fair.type("lead.phone", "12345");
  fair.type("lead.quantity", "0");
  fair.display.touch("lead.next");
  CHECK_FALSE(fair.has("lead.notice.0"));
  CHECK(fair.label("lead.name.problem") == "Write your name");
  CHECK(fair.label("lead.phone.problem") == "Ten digits, beginning with 6, 7, 8 or 9");
  CHECK(fair.has("lead.quantity.problem"));
  CHECK(fair.label("lead.phone") == "12345");
  fair.display.touch("lang.en");
  CHECK(fair.has("lead.name.problem"));
  CHECK(fair.label("lead.phone") == "12345");
  for (int i = 0; i < 4; ++i) {
    fair.display.touch("lead.phone");
    fair.display.touch("key.delete");
  }
  CHECK(fair.label("lead.phone") == "1");
}

TEST_CASE("A maker ticks what is wanted and leaves a name; a craft that is not here is asked for by its card",
          "[ui][lead]") {
  Fair fair(true, 1366, 768, Language::en);
  fair.display.touch("about");
  fair.display.touch("about.register");
  fair.display.touch("lead.next");
  CHECK(fair.has("lead.problem"));
  fair.display.touch("lead.interest.gem");
  fair.display.touch("lead.interest.training");
  fair.display.touch("lead.next");
  CHECK_FALSE(fair.has("lead.quantity"));
  fair.type("lead.name", "ramesh");
  fair.type("lead.phone", "9876543210");
  fair.display.touch("lead.next");
  fair.display.touch("lead.agree");
  fair.display.touch("lead.send");
  const auto given = fair.sent();
  REQUIRE(given);
  CHECK(given->kind == till::LeadKind::registration);
  CHECK(given->interests == (till::lead_gem | till::lead_training));
  fair.showcase.lead_failed();
  fair.display.draw();
  CHECK(fair.has("lead.problem"));
  CHECK(fair.has("lead.send"));  // to try again
  fair.display.touch("home");
  fair.display.touch("district:agra");
  if (fair.current() == "home") fair.display.touch("card.see");
  std::string asked;
  for (int i = 0; i < 2 && asked.empty(); ++i)
    if (fair.label("craft." + std::to_string(i)) == "Petha") asked = "craft." + std::to_string(i);
  REQUIRE_FALSE(asked.empty());
  fair.display.touch(asked);
  REQUIRE(fair.current() == "lead");
  CHECK(fair.label("lead.name").empty());  // nothing of the form before
  fair.type("lead.name", "x");
  fair.type("lead.phone", "9876543210");
  fair.display.touch("lead.next");
  fair.display.touch("lead.agree");
  fair.display.touch("lead.send");
  const auto wanted = fair.sent();
  REQUIRE(wanted);
  CHECK(wanted->kind == till::LeadKind::not_here);
  CHECK(wanted->district == "agra");
  CHECK(wanted->craft_en == "Petha");
}

TEST_CASE("Nobody who writes is sent away without the question, and who leaves leaves nothing behind", "[ui][lead]") {
  Fair fair(true, 1366, 768, Language::en);
  fair.open_enquiry();
  fair.type("lead.name", "anita");
  const auto keys_are_touched_until_asked = [&] {
    fair.display.pass(44);
    CHECK_FALSE(fair.has("idle.yes"));
    fair.display.pass(2);
    REQUIRE(fair.has("idle.yes"));
    CHECK_FALSE(fair.has("lead.next"));  // behind the band nothing can be touched
  };
  keys_are_touched_until_asked();
  fair.display.touch("idle.yes");
  CHECK(fair.current() == "lead");
  CHECK(fair.label("lead.name") == "anita");
  fair.type("lead.name", "b");
  keys_are_touched_until_asked();  // every touch begins the time anew
  fair.display.pass(20);
  CHECK(fair.current() == "attract");
  CHECK_FALSE(fair.sent());
  fair.display.touch("attract");
  fair.open_enquiry();
  CHECK(fair.label("lead.name").empty());
  fair.display.touch("back");
  CHECK(fair.current() == "product");
}

TEST_CASE("Hindi is written by the school's order, by InScript and its second level, and in Latin letters",
          "[ui][lead]") {
  Fair fair;
  fair.open_enquiry();
  fair.display.touch("key.क");
  fair.display.touch("key.layout");
  for (const char* key : {"key.shift", "key.अ", "key.न", "key.ि", "key.त", "key.ा"}) fair.display.touch(key);
  CHECK(fair.label("lead.name") == "कअनिता");
  CHECK_FALSE(fair.has("key.अ"));  // the second level is for one letter
  fair.display.touch("key.layout");
  fair.display.touch("key.space");
  for (const char* key : {"key.d", "key.e", "key.v", "key.i"}) fair.display.touch(key);
  CHECK(fair.label("lead.name") == "कअनिता devi");
  CHECK(fair.label("key.suggest.0") == "देवी");
  fair.display.touch("key.suggest.0");
  CHECK(fair.label("lead.name") == "कअनिता देवी");
  CHECK_FALSE(fair.has("key.suggest.0"));
  fair.display.touch("key.layout");
  CHECK(fair.has("key.क"));
}

TEST_CASE("An answer to a visitor who has left is shown to nobody else", "[ui][lead]") {
  Fair fair(true, 1366, 768, Language::en);
  fair.open_enquiry();
  fair.type("lead.name", "a");
  fair.type("lead.phone", "9876543210");
  fair.display.touch("lead.next");
  fair.display.touch("lead.agree");
  fair.display.touch("lead.send");
  REQUIRE(fair.sent());
  fair.display.touch("home");
  fair.open_enquiry();
  fair.showcase.lead_kept(till::LeadKept{12, "K07-L12"});
  fair.display.draw();
  CHECK(fair.has("lead.name"));
  CHECK_FALSE(fair.has("lead.number"));
}

TEST_CASE("Without somebody who can open it, and in training, nobody is asked for a number", "[ui][lead]") {
  Fair fair(false);
  fair.display.touch("about");
  CHECK_FALSE(fair.has("about.register"));
  fair.display.touch("back");
  fair.display.touch("district:agra");
  if (fair.current() == "home") fair.display.touch("card.see");
  fair.display.touch("craft.0");
  CHECK(fair.current() == "district");
  fair.display.touch("product:JUTA");
  CHECK_FALSE(fair.has("product.ask"));
}

TEST_CASE("No word of the form is cut off, in Hindi, English and Urdu, on any screen size", "[ui][lead]") {
  const auto size = GENERATE(std::pair{1920, 1080}, std::pair{1366, 768}, std::pair{1080, 1920});
  const auto language = GENERATE(Language::hi, Language::en, Language::ur);
  Fair fair(true, size.first, size.second, language);
  const auto nothing_is_short = [&] {
    fair.display.draw();
    INFO(fair.current() << " at " << size.first << "x" << size.second);
    for (const std::string& text : fair.display.kiosk().ui().shortened_texts()) FAIL_CHECK(text);
  };
  fair.display.touch("about");
  nothing_is_short();
  fair.display.touch("about.register");
  fair.display.touch("lead.next");
  nothing_is_short();
  fair.display.touch("lead.interest.gem");
  fair.display.touch("lead.next");
  fair.display.touch("lead.next");
  nothing_is_short();  // with every problem named
  fair.type("lead.phone", "9876543210");
  fair.display.touch("lead.name");
  fair.display.type(U'A');
  fair.display.touch("lead.next");
  nothing_is_short();
  fair.display.touch("lead.send");
  nothing_is_short();
  fair.display.touch("lead.agree");
  fair.display.touch("lead.send");
  fair.showcase.lead_kept(till::LeadKept{12, "K07-L12"});
  nothing_is_short();
}
