#include <catch2/catch.hpp>

#include "ui/till_stall.h"

using namespace odop;
using odop::tests::TillStall;

TEST_CASE("A slip of the finger is undone step by step, and never into the bill before", "[ui][till][undo]") {
  TillStall stall;
  stall.sign_in();
  for (const char* key : {"till.sku:VASE", "till.sku:CUP", "till.sku:CUP"}) stall.touch(key);
  CHECK(stall.label("till.total") == "₹1,209");
  stall.touch("till.undo");
  CHECK(stall.label("till.total") == "₹1,104");
  stall.touch("till.clear");
  stall.touch("till.clear.yes");
  CHECK(stall.label("till.total") == "₹0");
  stall.touch("till.undo");  // all of it is there again
  CHECK(stall.label("till.total") == "₹1,104");
  stall.touch("till.undo");
  stall.touch("till.undo");
  CHECK(stall.label("till.total") == "₹0");
  CHECK_FALSE(stall.has("till.undo"));
  for (const char* key : {"till.sku:CUP", "till.pay.cash", "till.exact"}) stall.touch(key);
  stall.wait_for("till.sold");
  stall.touch("till.new");
  CHECK_FALSE(stall.has("till.undo"));
}

TEST_CASE("One thing is sold for cash in three touches: picture, cash, exact", "[ui][till]") {
  TillStall stall;
  stall.sign_in();
  stall.touch("till.sku:CUP");
  stall.touch("till.pay.cash");
  stall.touch("till.exact");
  stall.wait_for("till.sold");
  CHECK(stall.sales() == 1);
  CHECK(stall.sum_paise() == 10'500);
  REQUIRE(stall.bills.size() == 1);
  CHECK(stall.label("sold.what").find(stall.bills.front().serial) != std::string::npos);
  CHECK_FALSE(stall.has("sold.change"));
}

TEST_CASE("The screen says sold only when the books have it", "[ui][till]") {
  TillStall stall;
  stall.sign_in();
  stall.touch("till.sku:CUP");
  stall.touch("till.pay.cash");
  stall.touch("till.exact");
  while (stall.here() != "till.sold") {
    CHECK(stall.bills.empty());
    stall.display->draw();
  }
  CHECK(stall.sales() == 1);
}

TEST_CASE("A double touch on exact sells once", "[ui][till]") {
  TillStall stall;
  stall.sign_in();
  stall.touch("till.sku:VASE");
  stall.touch("till.pay.cash");
  const ui::Rect exact = stall.display->find("till.exact")->rect;
  for (int i = 0; i < 4; ++i) {
    stall.display->press(exact.middle_x(), exact.middle_y());
    stall.display->release(exact.middle_x(), exact.middle_y());
  }
  stall.wait_for("till.sold");
  stall.settle();
  CHECK(stall.sales() == 1);
  CHECK(stall.bills.size() == 1);
}

TEST_CASE("The change and the notes to hand back are exact", "[ui][till]") {
  TillStall stall;
  stall.sign_in();
  stall.touch("till.sku:POT");   // Rs 450
  stall.touch("till.sku:DIYA");  // Rs 10.49, so 460.49 rounds to 460 in cash
  stall.touch("till.pay.cash");
  CHECK(stall.label("till.due") == "₹460");
  stall.touch("till.note.500");
  stall.touch("till.note.100");
  CHECK(stall.label("till.change") == "₹140");
  stall.touch("till.undo");
  CHECK(stall.label("till.change") == "₹40");
  stall.touch("till.finish");
  stall.wait_for("till.sold");
  CHECK(stall.label("sold.change") == "₹40");
  CHECK(stall.bills.front().change == Money::from_paise(4'000));
}

TEST_CASE("Too little cash cannot be finished, and the screen says how much more", "[ui][till]") {
  TillStall stall;
  stall.sign_in();
  stall.touch("till.sku:POT");
  stall.touch("till.pay.cash");
  CHECK(stall.state_of("till.finish") == "disabled");
  stall.touch("till.note.200");
  stall.touch("till.note.100");
  CHECK(stall.label("till.short").find("₹150") != std::string::npos);
  CHECK(stall.state_of("till.finish") == "disabled");
  stall.touch("till.finish");
  stall.settle();
  CHECK(stall.sales() == 0);
}

TEST_CASE("An amount can be typed instead of counting notes", "[ui][till]") {
  TillStall stall;
  stall.sign_in();
  stall.touch("till.sku:POT");
  stall.touch("till.pay.cash");
  stall.touch("till.amount");
  for (const char* key : {"pad.4", "pad.7", "pad.0", "dialog.yes"}) stall.touch(key);
  CHECK(stall.label("till.given") == "₹470");
  CHECK(stall.label("till.change") == "₹20");
}

TEST_CASE("Measured goods ask for grams or centimetres and show kilos and metres", "[ui][till]") {
  TillStall stall;
  stall.sign_in();
  stall.touch("till.sku:SWEETS");
  REQUIRE(stall.has("dialog"));
  for (const char* key : {"pad.1", "pad.2", "pad.5", "pad.0"}) stall.touch(key);
  CHECK(stall.label("dialog.hint").find("1.25") != std::string::npos);
  stall.touch("dialog.yes");
  CHECK(stall.label("till.total") == "₹800");
  CHECK(stall.label("till.line:SWEETS").find("1.25") != std::string::npos);
  stall.touch("till.line.remove:SWEETS");
  CHECK(stall.has("till.cart.empty"));
  CHECK(stall.state_of("till.pay.cash") == "disabled");
}

TEST_CASE("A discount is taken off the bill and never more than the bill", "[ui][till]") {
  TillStall stall;
  stall.sign_in();
  stall.touch("till.sku:POT");
  stall.touch("till.discount");
  stall.touch("till.discount.10");
  CHECK(stall.label("till.total") == "₹405");
  stall.touch("till.line.plus:POT");
  CHECK(stall.label("till.total") == "₹810");
  stall.touch("till.discount");
  for (const char* key : {"pad.9", "pad.0", "pad.1", "dialog.yes"}) stall.touch(key);
  CHECK(stall.has("dialog.hint"));
  for (const char* key : {"pad.back", "pad.back", "dialog.yes"}) stall.touch(key);
  CHECK(stall.label("till.total") == "₹891");
  stall.touch("till.pay.cash");
  stall.touch("till.exact");
  stall.wait_for("till.sold");
  CHECK(stall.sum_paise() == 89'100);
}

TEST_CASE("Clearing the bill asks once", "[ui][till]") {
  TillStall stall;
  stall.sign_in();
  stall.touch("till.sku:POT");
  stall.touch("till.clear");
  stall.touch("till.clear.no");
  CHECK(stall.has("till.line:POT"));
  stall.touch("till.clear");
  stall.touch("till.clear.yes");
  CHECK(stall.has("till.cart.empty"));
}

TEST_CASE("What is behind a question cannot be touched", "[ui][till]") {
  TillStall stall;
  stall.sign_in();
  stall.touch("till.sku:POT");
  const ui::Rect tile = stall.display->find("till.sku:CUP")->rect;
  stall.touch("till.clear");
  stall.display->touch_at(tile.middle_x(), tile.middle_y());
  stall.touch("till.clear.no");
  CHECK_FALSE(stall.has("till.line:CUP"));
}

TEST_CASE("A scanned code puts the thing into the bill; an unknown one asks what to do", "[ui][till]") {
  TillStall stall([](Catalogue& fair) { fair.products[1].barcode = "8901234567894"; });
  stall.sign_in();
  stall.display->scan("8901234567894");
  CHECK(stall.has("till.line:VASE"));
  stall.display->scan("cup");
  CHECK(stall.has("till.line:CUP"));
  stall.display->scan("0000000000000");
  CHECK(stall.has("dialog"));
  stall.touch("dialog.no");
  CHECK_FALSE(stall.has("dialog"));
  stall.display->scan("0000000000000");
  stall.touch("dialog.yes");
  CHECK(stall.here() == "till.search");
}

TEST_CASE("A scan while paying changes nothing", "[ui][till]") {
  TillStall stall;
  stall.sign_in();
  stall.touch("till.sku:POT");
  stall.touch("till.pay.cash");
  stall.display->scan("CUP");
  CHECK(stall.label("till.due") == "₹450");
}

TEST_CASE("Goods are found by Hindi and by Latin letters", "[ui][till]") {
  TillStall stall([](Catalogue& fair) { fair.products[9].name = {"लकड़ी का खिलौना", "Wooden toy"}; });
  stall.sign_in();
  stall.touch("till.search");
  for (const char32_t letter : U"लकड") {
    if (letter != 0) stall.display->type(letter);
  }
  CHECK(stall.has("till.sku:TOY"));
  CHECK_FALSE(stall.has("till.sku:POT"));
  stall.touch("back");
  stall.display->type(U'w');  // typing on the grid begins a search
  CHECK(stall.here() == "till.search");
  stall.display->type(U'o');
  stall.display->type(U'o');
  REQUIRE(stall.has("till.sku:TOY"));
  stall.touch("till.sku:TOY");
  CHECK(stall.here() == "till");
  CHECK(stall.has("till.line:TOY"));
}

TEST_CASE("Sold-out goods are sold only after a yes", "[ui][till]") {
  TillStall stall([](Catalogue& fair) { fair.products[1].opening_stock = 0; });
  stall.sign_in();
  stall.touch("till.sku:VASE");
  REQUIRE(stall.has("dialog"));
  stall.touch("dialog.no");
  CHECK_FALSE(stall.has("till.line:VASE"));
  stall.touch("till.sku:VASE");
  stall.touch("dialog.yes");
  CHECK(stall.has("till.line:VASE"));
}

TEST_CASE("The open bill survives a power cut, and staff choose to go on or to delete it", "[ui][till]") {
  TillStall stall;
  stall.sign_in();
  stall.touch("till.sku:POT");
  stall.touch("till.sku:CUP");
  stall.touch("till.line.plus:CUP");
  stall.settle();
  stall.restart();
  stall.sign_in();
  REQUIRE(stall.has("till.found.continue"));
  stall.touch("till.found.continue");
  CHECK(stall.label("till.total") == "₹660");
  stall.settle();
  stall.restart();
  stall.sign_in();
  stall.touch("till.found.delete");
  CHECK(stall.has("till.cart.empty"));
  stall.settle();
  stall.restart();
  stall.sign_in();
  CHECK_FALSE(stall.has("dialog"));
}

TEST_CASE("A sold bill does not come back as unfinished", "[ui][till]") {
  TillStall stall;
  stall.sign_in();
  stall.touch("till.sku:POT");
  stall.touch("till.pay.cash");
  stall.touch("till.exact");
  stall.wait_for("till.sold");
  stall.restart();
  stall.sign_in();
  CHECK_FALSE(stall.has("dialog"));
  CHECK(stall.has("till.cart.empty"));
}

TEST_CASE("Sold leaves by itself after eight quiet seconds and not before", "[ui][till]") {
  TillStall stall;
  stall.sign_in();
  stall.touch("till.sku:POT");
  stall.touch("till.pay.cash");
  stall.touch("till.note.500");
  stall.touch("till.finish");
  stall.wait_for("till.sold");
  stall.display->pass(5);
  CHECK(stall.here() == "till.sold");
  stall.display->touch_at(5, 5);  // somebody is still counting
  stall.display->pass(5);
  CHECK(stall.here() == "till.sold");
  stall.display->pass(4);
  CHECK(stall.here() == "till");
}

TEST_CASE("What visitors chose waits on the till under their numbers, and one touch puts it into the bill",
          "[ui][till]") {
  TillStall stall;
  stall.sign_in();
  CHECK_FALSE(stall.has("till.wanted"));
  stall.screens->add_wanted_item(347, "SHAWL");
  stall.screens->add_wanted_item(347, "CUP");
  stall.screens->add_wanted_item(714, "POT");
  stall.display->draw();
  stall.touch("till.wanted");
  stall.touch("till.wanted.347");
  CHECK(stall.has("till.line:SHAWL"));
  CHECK(stall.has("till.line:CUP"));
  CHECK_FALSE(stall.has("till.line:POT"));
  stall.touch("till.wanted");
  CHECK_FALSE(stall.has("till.wanted.347"));
  stall.touch("till.wanted.714");
  CHECK(stall.has("till.line:POT"));
  CHECK_FALSE(stall.has("till.wanted"));
}

TEST_CASE("While visitors go on choosing, the key under a finger opens the number that was shown", "[ui][till]") {
  TillStall stall;
  stall.sign_in();
  stall.screens->add_wanted_item(347, "SHAWL");
  stall.screens->add_wanted_item(714, "POT");
  for (int i = 2; i < static_cast<int>(ui::wishes_max); ++i) stall.screens->add_wanted_item(800 + i, "CUP");
  stall.display->draw();
  const auto touch_while_somebody_chooses = [&](const char* key, int new_number) {
    stall.touch("till.wanted");
    REQUIRE(stall.has(key));
    const ui::Rect place = stall.display->find(key)->rect;
    stall.screens->add_wanted_item(new_number, "VASE");  // the list is full: the oldest is forgotten for it
    stall.display->touch_at(place.middle_x(), place.middle_y());
  };
  touch_while_somebody_chooses("till.wanted.714", 901);
  CHECK(stall.has("till.line:POT"));
  CHECK_FALSE(stall.has("till.line:CUP"));
  // 714 is served: this time the new number is one key more, in the place of the last.
  touch_while_somebody_chooses("till.wanted.clear", 902);
  CHECK_FALSE(stall.has("till.line:VASE"));
  CHECK_FALSE(stall.has("till.wanted"));
}

TEST_CASE("Of two visitors who chose the same the one who is served leaves the list", "[ui][till]") {
  TillStall stall;
  stall.sign_in();
  for (const char* sku : {"CUP", "SILK"})
    for (const int number : {347, 714}) stall.screens->add_wanted_item(number, sku);
  stall.display->draw();
  stall.touch("till.wanted");
  stall.touch("till.wanted.714");
  for (const char* key : {"pad.2", "pad.5", "pad.0", "dialog.yes"}) stall.touch(key);
  CHECK(stall.has("till.line:CUP"));
  CHECK(stall.has("till.line:SILK"));
  stall.touch("till.wanted");
  CHECK(stall.has("till.wanted.347"));
  CHECK_FALSE(stall.has("till.wanted.714"));
}

TEST_CASE("Chosen cloth asks for its length before it is in the bill, and can be forgotten", "[ui][till]") {
  TillStall stall;
  stall.sign_in();
  stall.screens->add_wanted_item(347, "SILK");
  stall.display->draw();
  stall.touch("till.wanted");
  stall.touch("till.wanted.347");
  for (const char* key : {"pad.2", "pad.5", "pad.0", "dialog.yes"}) stall.touch(key);
  CHECK(stall.has("till.line:SILK"));
  CHECK_FALSE(stall.has("till.wanted"));
  stall.screens->add_wanted_item(714, "POT");
  stall.display->draw();
  stall.touch("till.wanted");
  stall.touch("till.wanted.clear");
  CHECK_FALSE(stall.has("till.wanted"));
  CHECK_FALSE(stall.has("till.line:POT"));
}

TEST_CASE("A parked bill waits through another sale and a restart, and is sold once", "[ui][till][park]") {
  TillStall stall;
  stall.sign_in();
  stall.touch("till.sku:VASE");
  stall.touch("till.park");
  stall.wait([&] { return stall.has("till.parked"); });
  CHECK(stall.has("till.cart.empty"));
  stall.touch("till.sku:CUP");
  stall.touch("till.pay.cash");
  stall.touch("till.exact");
  stall.wait_for("till.sold");
  stall.restart();
  stall.sign_in();
  CHECK_FALSE(stall.has("till.found.continue"));  // parked is not unfinished
  stall.touch("till.parked");
  stall.touch("till.parked.1");
  stall.wait([&] { return stall.has("till.line:VASE"); });
  CHECK_FALSE(stall.has("till.parked"));
  stall.touch("till.pay.cash");
  stall.touch("till.exact");
  stall.wait_for("till.sold");
  CHECK(stall.sales() == 2);
  stall.touch("till.new");
  CHECK_FALSE(stall.has("till.parked"));
}

TEST_CASE("Eight bills can be parked; the ninth stays open and says why", "[ui][till][park]") {
  TillStall stall;
  stall.sign_in();
  for (int i = 0; i < 9; ++i) {
    stall.touch("till.sku:CUP");
    stall.touch("till.park");
    stall.settle();
  }
  CHECK(stall.has("till.line:CUP"));
  CHECK_FALSE(stall.label("till.problem").empty());
  CHECK(stall.thread->state()->parked_carts.size() == 8);
}

TEST_CASE("Part in cash, the rest by UPI or by card: one bill with two tenders", "[ui][till][split]") {
  TillStall stall;
  stall.sign_in();
  stall.touch("till.sku:VASE");  // 999 rupees
  stall.touch("till.pay.otherwise");
  const bool by_card = GENERATE(false, true);
  stall.touch(by_card ? "till.way.cash_card" : "till.way.cash_upi");
  for (const char* key : {"pad.9", "pad.9", "pad.9"}) stall.touch(key);
  CHECK(stall.state_of("dialog.yes") == "disabled");  // all of it in cash is no part
  stall.touch("pad.back");
  stall.touch("dialog.yes");
  if (by_card) {
    for (const char* key : {"pad.0", "pad.4", "pad.7", "dialog.yes"}) stall.touch(key);
  } else {
    stall.wait([&] { return stall.has("till.upi.qr"); });
    CHECK(stall.label("till.upi.amount") == "₹900");
    stall.touch("till.upi.claimed");
    stall.touch("till.upi.finish");
  }
  stall.wait_for("till.sold");
  REQUIRE(stall.bills.size() == 1);
  const auto& tenders = stall.bills.front().tenders;
  REQUIRE(tenders.size() == 2);
  for (const ReceiptTender& tender : tenders)
    CHECK(tender.amount == Money::from_paise(tender.kind == TenderKind::cash ? 9'900 : 90'000));
  CHECK(stall.sum_paise() == 99'900);
  if (by_card)
    CHECK(std::any_of(tenders.begin(), tenders.end(), [](const ReceiptTender& one) { return one.reference == "047"; }));
}

TEST_CASE("What is touched while a bill is being parked waits for the next one", "[ui][till][park]") {
  TillStall stall;
  stall.sign_in();
  stall.touch("till.sku:VASE");
  stall.touch("till.park");
  stall.touch("till.sku:CUP");  // before the answer or after it, never lost from the disk alone
  stall.settle();
  const auto parked = stall.thread->state()->parked_carts;
  REQUIRE(parked.size() == 1);
  CHECK(parked.front().cart.lines.size() == 1);
  const bool is_on_screen = stall.has("till.line:CUP");
  stall.restart();
  stall.sign_in();
  CHECK(stall.has("till.found.continue") == is_on_screen);
}

TEST_CASE("A large bill asks for its buyer before it is paid, and the State switches the tax", "[ui][till][buyer]") {
  TillStall stall;
  stall.sign_in();
  stall.touch("till.sku:LOOM");
  for (int i = 0; i < 40; ++i) stall.touch("till.sku:VASE");
  stall.touch("till.pay.cash");
  REQUIRE(stall.here() == "till.buyer");
  CHECK_FALSE(stall.label("till.problem").empty());
  CHECK(stall.state_of("buyer.clear") == "disabled");
  const auto type = [&](const char* letters) {
    for (const char* c = letters; *c != 0; ++c) stall.display->type(static_cast<char32_t>(*c));
  };
  type("Sharma Emporium");
  stall.touch("buyer.address");
  type("12 MG Road Pune");
  stall.touch("buyer.gstin");
  type("27aapfu0939f1zw");
  CHECK(stall.state_of("buyer.done") == "disabled");
  stall.display->key(platform::Key::backspace);
  type("v");
  CHECK(stall.label("buyer.tax").find("IGST") == std::string::npos);  // at the counter the fair's State taxes
  stall.touch("buyer.state");
  stall.touch("buyer.state.27");
  CHECK(stall.label("buyer.tax").find("IGST") != std::string::npos);
  stall.touch("buyer.state.27");  // and back
  stall.touch("buyer.done");
  CHECK(stall.here() == "till");
  CHECK(stall.label("till.items").find("Sharma Emporium") != std::string::npos);
  stall.touch("till.pay.cash");
  stall.touch("till.exact");
  stall.wait_for("till.sold");
  REQUIRE(stall.bills.size() == 1);
  CHECK(stall.bills.front().buyer.gstin == "27AAPFU0939F1ZV");
  CHECK_FALSE(stall.bills.front().is_inter_state);
}
