// A maker's card under the scanner: the slip and the sums, before anybody has signed in and between two touches of a
// seller, and nothing else.
#include <catch2/catch.hpp>

#include "till/maker_card.h"
#include "ui/till_stall.h"

using namespace odop;
using tests::TillStall;

namespace {

void with_maker(Catalogue& fair) {
  fair.makers = {{.code = "M012", .name = {"गुलाब चंद प्रजापति", "Gulab Chand Prajapati"}, .supplier = "UPH"}};
}

void sell_a_cup(TillStall& stall) {
  stall.sign_in();
  stall.touch("till.sku:CUP");
  stall.touch("till.pay.cash");
  stall.touch("till.exact");
  stall.wait_for("till.sold");
  stall.touch("till.new");
}

void scan(TillStall& stall, const std::string& code) {
  stall.display->scan(code);
  stall.settle();
}

}  // namespace

TEST_CASE("A maker scans the card at the PIN and gets the slip; nobody has to sign in", "[ui][till][maker]") {
  TillStall stall(with_maker);
  sell_a_cup(stall);
  stall.touch("till.leave");
  stall.screens->enter();
  REQUIRE(stall.here() == "till.pin");
  scan(stall, till::maker_card_text(stall.fair, "M012"));
  REQUIRE(stall.maker_slips.size() == 1);
  CHECK(stall.maker_slips[0].today_net == Money::from_paise(10'500));
  CHECK(stall.label("dialog").starts_with("गुलाब चंद प्रजापति"));
  CHECK(stall.label("dialog").find("₹105") != std::string::npos);
  CHECK(stall.label("dialog.sentence").find("₹105") != std::string::npos);
  CHECK(stall.screens->staff() == nullptr);
  // The keys of the PIN are out of reach until the sums are gone, which they are by themselves.
  stall.display->pass(ui::maker_shown_s + 0.1);
  stall.display->draw();
  CHECK_FALSE(stall.has("dialog"));
  CHECK(stall.here() == "till.pin");
  stall.sign_in();
  CHECK(stall.here() == "till");
}

TEST_CASE("A card between two goods leaves the open bill as it is", "[ui][till][maker]") {
  TillStall stall(with_maker);
  stall.sign_in();
  stall.touch("till.sku:CUP");
  scan(stall, till::maker_card_text(stall.fair, "M012"));
  CHECK(stall.maker_slips.size() == 1);
  stall.touch("dialog.no");
  CHECK_FALSE(stall.has("dialog"));
  CHECK(stall.label("till.total") == "₹105");
  CHECK(stall.sales() == 0);
}

TEST_CASE("While money is counted a card does nothing, and a card held too long prints one slip", "[ui][till][maker]") {
  TillStall stall(with_maker);
  const std::string card = till::maker_card_text(stall.fair, "M012");
  stall.sign_in();
  stall.touch("till.sku:CUP");
  stall.touch("till.pay.cash");
  scan(stall, card);
  CHECK(stall.maker_slips.empty());
  stall.touch("back");
  for (int i = 0; i < 5; ++i) stall.display->scan(card);
  stall.settle();
  for (int i = 0; i < 5; ++i) scan(stall, card);
  CHECK(stall.maker_slips.size() == 1);
}

TEST_CASE("A card that is not of this fair prints nothing and says so", "[ui][till][maker]") {
  TillStall stall(with_maker);
  scan(stall, "ODOPM:M012:0000000000");
  CHECK(stall.maker_slips.empty());
  CHECK(stall.has("dialog"));
  CHECK((stall.label("dialog") + stall.label("dialog.sentence")).find("₹") == std::string::npos);
}

TEST_CASE("A maker is paid what is owed with a supervisor's PIN, and gets a slip to sign", "[ui][till][maker]") {
  TillStall stall(with_maker);
  sell_a_cup(stall);
  const std::string card = till::maker_card_text(stall.fair, "M012");
  scan(stall, card);
  stall.touch("maker.pay");
  REQUIRE(stall.here() == "till.money");
  CHECK(stall.label("shift.typed") == "₹105");  // what is owed, until something else is typed
  CHECK(stall.state_of("shift.submit").find("disabled") != std::string::npos);
  for (const char* key : {"pad.6", "pad.0", "money.reason.0", "shift.submit"}) stall.touch(key);
  CHECK(stall.label("dialog.sentence").find("₹60") != std::string::npos);
  for (const char* key : {"pad.2", "pad.0", "pad.2", "pad.6", "pad.2", "pad.0"}) stall.touch(key);
  if (stall.has("dialog.yes")) stall.touch("dialog.yes");
  stall.wait_for("till.drawer");
  REQUIRE(stall.payments.size() == 1);
  const MakerPayment& paid = stall.payments.front();
  CHECK(paid.amount == Money::from_paise(6'000));
  CHECK(paid.not_yet_paid == Money::from_paise(4'500));
  CHECK(paid.note == "For goods sold");
  CHECK(paid.paid_by.in(Language::en) == "Shabana");
  CHECK(paid.allowed_by.in(Language::en) == "Seema");
  // The next scan knows of it.
  stall.touch("back");
  scan(stall, card);
  CHECK(stall.maker_slips.back().paid == Money::from_paise(6'000));
  stall.touch("maker.pay");
  CHECK(stall.label("shift.typed") == "₹45");
}

TEST_CASE("A maker is not paid what the drawer does not have, and the screen says so", "[ui][till][maker]") {
  TillStall stall(with_maker);
  sell_a_cup(stall);
  scan(stall, till::maker_card_text(stall.fair, "M012"));
  stall.touch("maker.pay");
  for (const char* key : {"pad.5", "pad.0", "pad.0", "money.reason.1", "shift.submit"}) stall.touch(key);
  for (const char* key : {"pad.2", "pad.0", "pad.2", "pad.6", "pad.2", "pad.0"}) stall.touch(key);
  if (stall.has("dialog.yes")) stall.touch("dialog.yes");
  stall.wait([&] { return stall.has("till.problem"); });
  CHECK(stall.here() == "till.money");
  CHECK(stall.payments.empty());
  CHECK(stall.thread->state()->shift.expected == Money::from_paise(10'500));
}

TEST_CASE("Nobody who has not signed in can pay, and a seller's own PIN is not enough", "[ui][till][maker]") {
  TillStall stall(with_maker);
  sell_a_cup(stall);
  const std::string card = till::maker_card_text(stall.fair, "M012");
  scan(stall, card);
  stall.touch("maker.pay");
  for (const char* key : {"money.reason.0", "shift.submit", "pad.2", "pad.0", "pad.2", "pad.5", "dialog.yes"})
    stall.touch(key);
  stall.settle();
  CHECK(stall.has("dialog"));
  CHECK(stall.payments.empty());
  stall.touch("dialog.no");
  stall.touch("back");
  stall.touch("back");
  stall.touch("till.leave");
  stall.screens->enter();
  scan(stall, card);
  CHECK(stall.has("dialog"));
  CHECK_FALSE(stall.has("maker.pay"));
}
