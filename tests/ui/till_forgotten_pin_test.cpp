// "Forgot the digits?" by real touches: the organiser's answer over a telephone, or a supervisor beside the seller.
#include <catch2/catch.hpp>

#include "text/words.h"
#include "till/device_key.h"
#include "ui/till/sentences.h"
#include "ui/till_stall.h"
#include "wire/pin_answer.h"

using namespace odop;
using odop::tests::TillStall;

namespace {

const wire::Signer& organiser() {
  static const wire::Signer signer(wire::Seed{9});
  return signer;
}

struct ForgetfulStall : TillStall {
  explicit ForgetfulStall(bool has_key = true)
      : TillStall([=](Catalogue& catalogue) {
          if (has_key) catalogue.event.organiser_key = wire::to_hex(organiser().public_key());
        }) {}
  void type(const std::string& digits) {
    for (const char digit : digits) touch(std::string("pad.") + digit);
  }
  void open_forgot(const std::string& person) {
    touch("person:" + person);
    touch("pin.forgot");
    wait([&] { return has("forgot.question") || has("forgot.said"); });
  }
  // As odop pin-answer does it from what was read out.
  std::string answer() {
    std::string question = label("forgot.question");
    std::erase(question, ' ');
    const wire::Signer device(till::read_device_key(folder.path()));
    return *wire::pin_answer(
        organiser(), device.public_key(),
        {label("forgot.kiosk"), label("forgot.staff"), question, days_from_civil(ist_date(clock.utc_ms()))});
  }
  void choose(const std::string& digits, const std::string& again) {
    type(digits);
    touch("pad.ok");
    type(again);
    touch("pad.ok");
  }
};

}  // namespace

TEST_CASE("A seller who forgot the digits reads a question out, types the answer and signs in with new digits",
          "[ui][till][pin]") {
  ForgetfulStall stall;
  CHECK(stall.state_of("pin.forgot") == "disabled");  // whose digits?
  stall.open_forgot("S1");
  CHECK(stall.here() == "till.forgot");
  CHECK(stall.label("forgot.kiosk") == "K07");
  CHECK(stall.label("forgot.staff") == "S1");
  CHECK(stall.label("forgot.question").size() == 9);  // two groups of four
  stall.type(stall.answer());
  stall.touch("pad.ok");
  stall.wait([&] { return stall.label("forgot.typed") == "–" && !stall.has("forgot.question"); });
  stall.choose("7391", "7391");
  stall.wait_for("till.pin");
  CHECK(stall.has("pin.message"));
  CHECK(stall.screens->staff() == nullptr);  // new digits are used once before anything is sold
  for (const char* key : {"pin.7", "pin.3", "pin.9", "pin.1", "pin.ok"}) stall.touch(key);
  stall.wait([&] { return stall.screens->staff() != nullptr; });
  CHECK(stall.screens->staff()->code == "S1");
  // After a power cut too; the old digits open nothing.
  stall.restart();
  stall.touch("person:S1");
  for (const char* key : {"pin.2", "pin.0", "pin.2", "pin.5", "pin.ok"}) stall.touch(key);
  stall.wait([&] { return stall.has("pin.message") && stall.label("pin.dots") == "0"; });
  stall.sign_in("S1", "7391");
}

TEST_CASE("A supervisor beside a seller allows new digits; the journal says who", "[ui][till][pin]") {
  ForgetfulStall stall(false);  // the pack has no organiser's key
  stall.touch("person:S1");
  stall.touch("pin.forgot");
  stall.wait([&] { return stall.has("forgot.said"); });
  CHECK_FALSE(stall.has("pad.1"));
  stall.touch("forgot.supervisor");
  stall.type("2025");  // a seller's own digits allow nothing
  stall.touch("dialog.yes");
  stall.wait([&] { return stall.has("dialog.hint") || stall.label("dialog.typed") == "–"; });
  stall.type("202620");
  stall.touch("dialog.yes");
  stall.wait([&] { return !stall.has("dialog.yes") && stall.has("pad.1"); });
  stall.choose("8042", "8042");
  stall.wait_for("till.pin");
  stall.sign_in("S1", "8042");
  stall.screens.reset();
  stall.thread.reset();
  till::Till books(stall.folder.path(), stall.clock);
  CHECK(books.database().text("SELECT staff || reset_by || approved_by FROM pin_resets") == "S12S2");
}

TEST_CASE("For a supervisor's own digits there is only the organiser", "[ui][till][pin]") {
  ForgetfulStall stall;
  stall.open_forgot("S2");
  CHECK_FALSE(stall.has("forgot.supervisor"));
  stall.touch("back");
  CHECK(stall.here() == "till.pin");
  stall.open_forgot("S1");
  CHECK(stall.has("forgot.supervisor"));
}

TEST_CASE("Wrong answers are told, the fifth waits a minute; digits that are easy, taken or mistyped are chosen again",
          "[ui][till][pin]") {
  ForgetfulStall stall;
  stall.open_forgot("S1");
  const std::string right = stall.answer(), wrong = right == "00000000" ? "00000001" : "00000000";
  for (int i = 0; i < 5; ++i) {
    stall.type(wrong);
    stall.touch("pad.ok");
    stall.wait([&] { return stall.has("forgot.said") && stall.label("forgot.typed") == "–"; });
  }
  CHECK(stall.label("forgot.said").find("60") != std::string::npos);
  CHECK(stall.state_of("pad.1") == "disabled");
  stall.clock.pass_ms(61'000);
  stall.display->pass(61);
  stall.type(right);
  stall.touch("pad.ok");
  stall.wait([&] { return !stall.has("forgot.question"); });
  stall.type("1234");
  stall.touch("pad.ok");
  CHECK(stall.label("forgot.said") == ui::sentence_of(till::PinRefusal::too_simple));
  stall.choose("7391", "7392");
  CHECK(stall.has("forgot.said"));
  stall.choose("202620", "202620");
  stall.wait([&] { return stall.label("forgot.said") == ui::sentence_of(till::PinRefusal::taken); });
  stall.choose("7391", "7391");
  stall.wait_for("till.pin");
}

TEST_CASE("A question that is half an hour old is asked anew, and says so", "[ui][till][pin]") {
  ForgetfulStall stall;
  stall.open_forgot("S1");
  const std::string question = stall.label("forgot.question"), answer = stall.answer();
  stall.clock.pass_ms(till::ForgottenPins::valid_ms);
  stall.type(answer);
  stall.touch("pad.ok");
  stall.wait([&] { return stall.has("forgot.question") && stall.label("forgot.question") != question; });
  CHECK(stall.has("forgot.said"));
  stall.type(stall.answer());
  stall.touch("pad.ok");
  stall.wait([&] { return !stall.has("forgot.question"); });
}

TEST_CASE("Every refusal of new digits and of a number has a Hindi sentence of its own", "[ui][till][words]") {
  const auto hindi = Translator::from_mo_file(default_locale_folder() / "hi" / "LC_MESSAGES" / "odop.mo", Language::hi);
  std::vector<std::string> said;
  const auto check = [&](const char* english) {
    INFO(english);
    CHECK(hindi->tr(english) != std::string(english));
    CHECK(std::find(said.begin(), said.end(), english) == said.end());
    said.emplace_back(english);
  };
  for (const till::PinRefusal reason : ui::all_pin_refusals) check(ui::sentence_of(reason));
  for (const till::ConsentRefusal reason : ui::all_consent_refusals) check(ui::sentence_of(reason));
}
