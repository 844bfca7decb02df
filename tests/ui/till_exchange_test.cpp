// Goods come back and others are taken for them, by touches against real books.
#include <catch2/catch.hpp>

#include "till/verify_books.h"
#include "ui/till_stall.h"

using namespace odop;
using odop::tests::TillStall;

namespace {

std::string sell_one(TillStall& stall, const std::string& sku) {
  stall.touch("till.sku:" + sku);
  stall.touch("till.pay.cash");
  stall.touch("till.exact");
  stall.wait_for("till.sold");
  stall.touch("till.new");
  return stall.bills.back().serial;
}

// The whole bill is to be exchanged: ends on the grid, where the new goods are chosen.
void begin_exchange(TillStall& stall, const std::string& serial) {
  stall.touch("till.menu");
  stall.touch("till.menu.bills");
  stall.wait([&] { return stall.has("bill:" + serial); });
  stall.touch("bill:" + serial);
  stall.wait_for("till.bill");
  CHECK(stall.state_of("bill.exchange") == "disabled");
  stall.touch("bill.all");
  stall.wait([&] { return stall.label("bill.back") != "₹0"; });
  stall.touch("bill.reason.1");
  stall.touch("bill.exchange");
}

bool books_are_whole(TillStall& stall) {
  stall.screens.reset();
  stall.display.reset();
  stall.thread.reset();
  return till::verify_books(stall.folder.path() / till::journal_file_name, {}).ok;
}

}  // namespace

TEST_CASE("For a cup a vase: the till asks for the difference only", "[ui][till][exchange]") {
  TillStall stall;
  stall.sign_in();
  const std::string serial = sell_one(stall, "CUP");
  const std::int64_t sold_paise = stall.sum_paise();
  begin_exchange(stall, serial);
  stall.wait_for("till");
  CHECK(stall.label("till.exchange").find("₹105") != std::string::npos);
  stall.touch("till.sku:VASE");
  CHECK(stall.label("till.total") == "₹894");
  stall.touch("till.pay.cash");
  stall.touch("till.exact");
  stall.wait_for("till.sold");
  CHECK_FALSE(stall.has("sold.change"));
  REQUIRE(stall.bills.size() == 3);  // the first bill, the credit note, the new bill
  CHECK(stall.bills[1].document == DocumentType::credit_note);
  CHECK(stall.sum_paise() == sold_paise - 10'500 + 99'900);
  stall.touch("till.new");
  CHECK_FALSE(stall.has("till.exchange"));
  CHECK(books_are_whole(stall));
}

TEST_CASE("For a vase a cup: one key ends it and says how much to hand back", "[ui][till][exchange]") {
  TillStall stall;
  stall.sign_in();
  const std::string serial = sell_one(stall, "VASE");
  begin_exchange(stall, serial);
  stall.wait_for("till");
  stall.touch("till.sku:CUP");
  CHECK(stall.label("till.total") == "₹894");
  CHECK_FALSE(stall.has("till.pay.cash"));
  stall.touch("till.exchange.finish");
  stall.wait_for("till.sold");
  CHECK(stall.label("sold.change") == "₹894");
  CHECK(stall.sum_paise() == 10'500);
  CHECK(books_are_whole(stall));
}

TEST_CASE("An exchange given up leaves the bill that was begun and takes nothing back", "[ui][till][exchange]") {
  TillStall stall;
  stall.sign_in();
  const std::string serial = sell_one(stall, "CUP");
  begin_exchange(stall, serial);
  stall.wait_for("till");
  stall.touch("till.sku:VASE");
  stall.touch("till.park");  // not while goods are in the air
  CHECK_FALSE(stall.label("till.problem").empty());
  stall.touch("till.exchange.cancel");
  CHECK_FALSE(stall.has("till.exchange"));
  CHECK(stall.label("till.total") == "₹999");
  CHECK(stall.bills.size() == 1);
  CHECK(books_are_whole(stall));
}

TEST_CASE("A power cut in an exchange leaves no bill that would ask the whole price for its goods",
          "[ui][till][exchange]") {
  TillStall stall;
  stall.sign_in();
  const std::string serial = sell_one(stall, "CUP");
  begin_exchange(stall, serial);
  stall.wait_for("till");
  stall.touch("till.sku:VASE");
  stall.settle();
  stall.restart();
  stall.sign_in();
  CHECK_FALSE(stall.has("till.found.continue"));
  CHECK(stall.has("till.cart.empty"));
  CHECK(stall.bills.size() == 1);  // nothing was taken back: the exchange may begin anew
}

TEST_CASE("The bill left by an exchange given up survives a power cut like any other", "[ui][till][exchange]") {
  TillStall stall;
  stall.sign_in();
  const std::string serial = sell_one(stall, "CUP");
  begin_exchange(stall, serial);
  stall.wait_for("till");
  stall.touch("till.sku:VASE");
  stall.touch("till.exchange.cancel");
  stall.settle();
  stall.restart();
  stall.sign_in();
  REQUIRE(stall.has("till.found.continue"));
  stall.touch("till.found.continue");
  CHECK(stall.label("till.total") == "₹999");
}

TEST_CASE("No exchange begins over an open bill: its goods would be paid by another customer's",
          "[ui][till][exchange]") {
  TillStall stall;
  stall.sign_in();
  const std::string serial = sell_one(stall, "CUP");
  stall.touch("till.sku:VASE");
  begin_exchange(stall, serial);
  CHECK_FALSE(stall.label("till.problem").empty());
  CHECK(stall.here() == "till.bill");
}
