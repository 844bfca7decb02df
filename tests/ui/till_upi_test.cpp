#include <catch2/catch.hpp>

#include "ui/till_stall.h"

using namespace odop;
using odop::tests::TillStall;

namespace {
void show_qr(TillStall& stall, const char* tile = "till.sku:VASE") {
  stall.touch(tile);
  stall.touch("till.pay.upi");
  stall.wait([&] { return stall.has("till.upi.claimed"); });
}
}  // namespace

TEST_CASE("The UPI attempt is in the journal before its QR is on the screen", "[ui][till][upi]") {
  TillStall stall;
  stall.sign_in();
  const std::int64_t before = stall.thread->state()->entries;
  stall.touch("till.sku:VASE");
  stall.touch("till.pay.upi");
  for (int i = 0; i < 5000 && !stall.has("till.upi.qr"); ++i) {
    // The books are ahead of the screen, never behind it.
    const std::int64_t entries = stall.thread->state()->entries;
    stall.display->draw();
    if (stall.has("till.upi.qr")) CHECK(stall.thread->state()->entries > before);
    if (entries == before) CHECK_FALSE((stall.has("till.upi.qr") && stall.thread->state()->entries == before));
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }
  REQUIRE(stall.has("till.upi.qr"));
  CHECK(stall.label("till.upi.qr").find("am=999.00") != std::string::npos);
  CHECK(stall.label("till.upi.vpa").find("uphandicrafts@okbank") != std::string::npos);
}

TEST_CASE("A QR module has eight pixels or more on the smallest stall screen", "[ui][till][upi]") {
  TillStall stall;
  stall.sign_in();
  show_qr(stall);
  const auto qr = encode_qr(stall.label("till.upi.qr"), QrLevel::medium);
  REQUIRE(qr);
  CHECK(stall.display->find("till.upi.qr")->rect.w >= 8.0f * static_cast<float>(qr->size_with_quiet_zone()));
}

TEST_CASE("A bank's signed code fits the smallest stall screen, and both sides are told to type the sum",
          "[ui][till][upi][customer]") {
  const std::string signature(340, 'A');  // as long as banks' links are
  const std::string link =
      "upi://pay?ver=01&mode=02&pa=uphandicrafts@okbank&pn=UP%20Handicrafts&mc=5947&qrMedium=04&orgid=180071&sign=" +
      signature;
  TillStall stall([&](Catalogue& fair) {
    for (Supplier& supplier : fair.suppliers) supplier.upi_bank_link = link;
  });
  stall.sign_in();
  show_qr(stall);
  REQUIRE(stall.has("till.upi.qr"));
  CHECK(stall.label("till.upi.qr") == link);
  CHECK(stall.label("till.upi.type_it").find("₹999") != std::string::npos);
}

TEST_CASE("A UPI sale: shown, claimed, money arrived", "[ui][till][upi]") {
  TillStall stall;
  stall.sign_in();
  show_qr(stall);
  CHECK_FALSE(stall.has("till.upi.finish"));
  stall.touch("till.upi.claimed");
  stall.touch("till.upi.finish");
  stall.wait_for("till.sold");
  CHECK(stall.sum_paise() == 99'900);
  REQUIRE(stall.bills.front().tenders.size() == 1);
  CHECK(stall.bills.front().tenders.front().kind == TenderKind::upi);
}

TEST_CASE("The UPI ref no. goes on the bill; a wrong one is not taken, a used one is refused in words",
          "[ui][till][upi]") {
  TillStall stall;
  stall.sign_in();
  const std::string digits = "501312345678";  // year 5, day 013
  const auto type_rrn = [&] {
    stall.touch("till.upi.claimed");
    stall.touch("till.upi.rrn");
    for (const char digit : digits) stall.touch(std::string("pad.") + digit);
    stall.touch("dialog.yes");
  };
  show_qr(stall);
  stall.touch("till.upi.claimed");
  stall.touch("till.upi.rrn");
  stall.touch("pad.5");
  CHECK(stall.state_of("dialog.yes") == "disabled");
  for (int i = 0; i < 11; ++i) stall.touch("pad.9");
  CHECK(stall.label("dialog.hint").find("Unusual") != std::string::npos);
  for (int i = 0; i < 12; ++i) stall.touch("pad.back");
  for (const char digit : digits) stall.touch(std::string("pad.") + digit);
  CHECK_FALSE(stall.has("dialog.hint"));
  stall.touch("dialog.yes");
  CHECK(stall.label("till.upi.rrn") == digits);
  stall.touch("till.upi.finish");
  stall.wait_for("till.sold");
  CHECK(stall.bills.front().tenders.front().reference == digits);

  stall.touch("till.new");
  show_qr(stall);
  type_rrn();
  stall.touch("till.upi.finish");
  stall.wait([&] { return stall.has("till.problem"); });
  CHECK(stall.label("till.problem").find(digits) != std::string::npos);
  CHECK(stall.sales() == 1);
}

TEST_CASE("Giving up keeps the bill and ends the attempt in the journal", "[ui][till][upi]") {
  TillStall stall;
  stall.sign_in();
  show_qr(stall);
  const std::int64_t shown = stall.thread->state()->entries;
  stall.touch("till.upi.abandon");
  CHECK(stall.here() == "till");
  CHECK(stall.has("till.line:VASE"));
  stall.settle();
  CHECK(stall.thread->state()->entries == shown + 1);
  CHECK(stall.sales() == 0);
  stall.touch("till.pay.upi");
  stall.wait([&] { return stall.has("till.upi.claimed"); });
  stall.touch("till.upi.cash");
  CHECK(stall.here() == "till.cash");
  stall.touch("till.exact");
  stall.wait_for("till.sold");
  CHECK(stall.bills.front().tenders.front().kind == TenderKind::cash);
}

TEST_CASE("Leaving before the QR came still ends its attempt", "[ui][till][upi]") {
  TillStall stall;
  stall.sign_in();
  stall.touch("till.sku:VASE");
  const std::int64_t before = stall.thread->state()->entries;
  stall.touch("till.pay.upi");
  stall.display->key(platform::Key::escape);
  CHECK(stall.here() == "till");
  stall.settle();
  stall.settle();
  CHECK(stall.thread->state()->entries == before + 2);  // shown, abandoned
}

TEST_CASE("Goods of several sellers are not paid to one seller's UPI address", "[ui][till][upi]") {
  TillStall stall;
  stall.sign_in();
  const std::int64_t before = stall.thread->state()->entries;
  stall.touch("till.sku:VASE");
  stall.touch("till.sku:POT");
  stall.touch("till.pay.upi");
  CHECK(stall.has("till.problem"));
  CHECK_FALSE(stall.has("till.upi.qr"));
  stall.settle();
  CHECK(stall.thread->state()->entries == before);
}

TEST_CASE("Where the stall collects for all, one QR pays for all and the screen says so", "[ui][till][upi]") {
  TillStall stall([](Catalogue& fair) { fair.suppliers[1].upi_vpa.clear(); });
  stall.sign_in();
  stall.touch("till.sku:VASE");
  stall.touch("till.sku:POT");
  stall.touch("till.pay.upi");
  stall.wait([&] { return stall.has("till.upi.claimed"); });
  CHECK(stall.has("till.upi.notice"));
  stall.touch("till.upi.claimed");
  stall.touch("till.upi.finish");
  stall.wait_for("till.sold");
  CHECK(stall.bills.size() == 2);
  CHECK(stall.sum_paise() == 144'900);
}

TEST_CASE("Check later: the sale is kept, the bar says that a payment waits, and one touch settles it",
          "[ui][till][upi]") {
  TillStall stall;
  stall.sign_in();
  CHECK_FALSE(stall.has("till.unseen"));
  for (int i = 0; i < 2; ++i) {
    show_qr(stall);
    stall.touch("till.upi.claimed");
    stall.touch("till.upi.check_later");
    stall.wait_for("till.sold");
    stall.touch("till.new");
  }
  CHECK(stall.sales() == 2);
  CHECK(stall.bills.size() == 2);
  CHECK(stall.label("till.unseen").find("2") != std::string::npos);
  stall.touch("till.unseen");
  CHECK(stall.here() == "till.checks");
  const auto waiting = stall.thread->state()->unseen_payments;
  REQUIRE(waiting.size() == 2);
  const std::string first = std::to_string(waiting[0].attempt_sequence);
  const std::string second = std::to_string(waiting[1].attempt_sequence);
  CHECK(stall.label("check.what:" + first).find(stall.bills[0].serial) == 0);
  stall.touch("check.arrived:" + first);
  stall.wait([&] { return !stall.has("check.arrived:" + first); });
  stall.touch("check.missing:" + second);
  stall.wait([&] { return stall.has("checks.none"); });
  stall.touch("back");
  CHECK(stall.here() == "till");
  CHECK_FALSE(stall.has("till.unseen"));
  CHECK(stall.sales() == 2);
}

TEST_CASE("Payments to check are told when the drawer is closed, and a seller finds them in the menu",
          "[ui][till][upi][shift]") {
  TillStall stall;
  stall.sign_in();
  show_qr(stall);
  stall.touch("till.upi.claimed");
  stall.touch("till.upi.check_later");
  stall.wait_for("till.sold");
  stall.touch("till.new");
  stall.restart();
  stall.sign_in();
  stall.touch("till.menu");
  stall.touch("till.menu.checks");
  CHECK(stall.here() == "till.checks");
  stall.touch("back");
  stall.touch("till.menu");
  stall.touch("till.menu.shift");
  CHECK(stall.label("shift.row.3") == "1 · ₹999");
}
