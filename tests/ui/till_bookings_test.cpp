// Bookings by touches at the till: taken, found again, delivered, cancelled. What the buyer paid is never asked for
// twice.
#include <catch2/catch.hpp>

#include "till/bookings.h"
#include "ui/till_stall.h"

using namespace odop;
using tests::TillStall;

namespace {

void type_letters(TillStall& stall, const char* letters) {
  for (const char* c = letters; *c != 0; ++c) stall.display->type(static_cast<char32_t>(*c));
}
void type(TillStall& stall, const std::string& pad, std::string_view digits) {
  for (const char digit : digits) stall.touch(pad + "." + digit);
}

void open_form(TillStall& stall) {
  stall.touch("till.pay.otherwise");
  stall.touch("till.way.book");
  REQUIRE(stall.here() == "till.book");
}

void open_list(TillStall& stall) {
  stall.touch("till.menu");
  stall.touch("till.menu.bookings");
  stall.wait_for("till.bookings");
  stall.settle();
}

// A kurta of Rs 2,625 is booked for a part of it, in cash.
void book_kurta(TillStall& stall) {
  stall.touch("till.sku:KURTA");
  open_form(stall);
  type(stall, "book.pad", "600");
  stall.touch("book.day.1");
  stall.touch("book.cash");
  REQUIRE(stall.here() == "till.cash");
  stall.touch("till.exact");
  stall.wait_for("till.sold");
  stall.touch("till.new");
}

}  // namespace

TEST_CASE("Goods of the open bill are booked: a part now, a day, the way they go", "[ui][till][booking]") {
  TillStall stall;
  stall.sign_in();
  stall.touch("till.sku:KURTA");
  open_form(stall);
  CHECK(stall.state_of("book.cash") == "disabled");
  CHECK_FALSE(stall.label("book.hint").empty());
  type(stall, "book.pad", "9999");
  CHECK(stall.state_of("book.cash") == "disabled");  // more than it costs
  stall.touch("book.share.0");
  CHECK(stall.label("book.advance") == "₹656");  // a quarter of Rs 2,625, in whole rupees
  stall.touch("book.day.0");
  CHECK(stall.state_of("book.cash") == "normal");
  stall.touch("book.delivery.1");
  CHECK(stall.state_of("book.cash") == "disabled");  // sent home, and nobody knows where to
  stall.touch("book.buyer");
  REQUIRE(stall.here() == "till.buyer");
  type_letters(stall, "Asha Devi");
  stall.touch("buyer.address");
  type_letters(stall, "12 Civil Lines");
  stall.touch("buyer.done");
  REQUIRE(stall.here() == "till.book");
  CHECK(stall.label("book.advance") == "₹656");  // what was chosen is still chosen
  stall.touch("book.cash");
  CHECK(stall.label("till.due") == "₹656");
  stall.touch("back");
  REQUIRE(stall.here() == "till.book");
  stall.touch("book.cash");
  stall.touch("till.note.500");
  stall.touch("till.note.500");
  stall.touch("till.finish");
  stall.wait_for("till.sold");
  CHECK(stall.label("sold.change") == "₹344");
  REQUIRE(stall.bills.size() == 1);
  const ReceiptView& paper = stall.bills.front();
  CHECK(paper.document == DocumentType::payment_received);
  REQUIRE(paper.booking);
  CHECK(paper.booking->is_sent_home);
  CHECK(paper.booking->balance == Money::from_paise(262'500 - 65'600));
  CHECK(paper.buyer.name == "Asha Devi");
  CHECK(stall.sales() == 0);
  stall.touch("till.new");
  CHECK(stall.label("till.total") == "₹0");  // the open bill ended with the booking
}

TEST_CASE("A booking is found after a restart and its balance alone is asked for", "[ui][till][booking]") {
  TillStall stall;
  stall.sign_in();
  book_kurta(stall);
  stall.restart();
  stall.sign_in();
  open_list(stall);
  REQUIRE(stall.display->find("booking:24K07AP-000001") != nullptr);
  stall.touch("booking:24K07AP-000001");
  REQUIRE(stall.here() == "till.booking");
  CHECK(stall.label("booking.due") == "₹2,025");
  SECTION("in cash") {
    stall.touch("booking.pay.cash");
    stall.wait_for("till.cash");
    CHECK(stall.label("till.due") == "₹2,025");
    stall.touch("back");  // the buyer looks for the purse
    REQUIRE(stall.here() == "till.booking");
    stall.touch("booking.pay.cash");
    stall.wait_for("till.cash");
    stall.touch("till.exact");
  }
  SECTION("by UPI") {
    stall.touch("booking.pay.upi");
    stall.wait([&] { return stall.has("till.upi.claimed"); });
    stall.touch("till.upi.claimed");
    stall.touch("till.upi.finish");
  }
  SECTION("by card") {
    stall.touch("booking.pay.card");
    stall.wait([&] { return stall.has("dialog.yes"); });
    stall.touch("dialog.no");  // the machine has no network
    REQUIRE(stall.here() == "till.booking");
    stall.touch("booking.pay.card");
    stall.wait([&] { return stall.has("dialog.yes"); });
    stall.touch("dialog.yes");
  }
  stall.wait_for("till.sold");
  CHECK(stall.sales() == 1);
  CHECK(stall.sum_paise() == 262'500);
  REQUIRE_FALSE(stall.bills.empty());
  REQUIRE(stall.bills.back().tenders.size() == 2);
  CHECK(stall.bills.back().tenders[0].kind == TenderKind::advance);
  CHECK(stall.bills.back().tenders[1].amount == Money::from_paise(202'500));
  stall.touch("till.new");
  open_list(stall);
  CHECK(stall.has("bookings.none"));
}

TEST_CASE("Goods in the open bill are not lost to a delivery", "[ui][till][booking]") {
  TillStall stall;
  stall.sign_in();
  book_kurta(stall);
  stall.touch("till.sku:CUP");
  open_list(stall);
  stall.touch("booking:24K07AP-000001");
  stall.touch("booking.pay.cash");
  CHECK_FALSE(stall.label("till.problem").empty());
  CHECK(stall.here() == "till.booking");
  stall.touch("back");
  stall.touch("back");
  CHECK(stall.label("till.total") == "₹105");
}

TEST_CASE("A delivery that was begun and left leaves the open bill empty and the booking open", "[ui][till][booking]") {
  TillStall stall;
  stall.sign_in();
  book_kurta(stall);
  open_list(stall);
  stall.touch("booking:24K07AP-000001");
  stall.touch("booking.pay.cash");
  stall.wait_for("till.cash");
  stall.touch("back");
  stall.touch("back");
  stall.wait_for("till.bookings");
  stall.touch("back");
  REQUIRE(stall.here() == "till");
  CHECK(stall.label("till.total") == "₹0");
  stall.touch("till.sku:CUP");
  stall.touch("till.pay.cash");
  CHECK(stall.label("till.due") == "₹105");  // a sale like any other
  stall.touch("till.exact");
  stall.wait_for("till.sold");
  CHECK(stall.sum_paise() == 10'500);
}

TEST_CASE("A booking is cancelled with a reason and a supervisor's PIN, and its money is told", "[ui][till][booking]") {
  TillStall stall;
  stall.sign_in();
  book_kurta(stall);
  open_list(stall);
  stall.touch("bookings.find");
  type(stall, "pad", "2");
  stall.touch("dialog.yes");
  stall.settle();
  CHECK(stall.has("bookings.none"));
  stall.touch("bookings.find");  // all again
  stall.settle();
  stall.touch("booking:24K07AP-000001");
  stall.touch("booking.cancel");
  stall.touch("booking.reason.0");
  type(stall, "pad", "202620");
  stall.touch("dialog.yes");
  stall.wait_for("till.sold");
  CHECK(stall.label("sold.change") == "₹600");
  REQUIRE(stall.bills.size() == 2);
  REQUIRE(stall.bills.back().booking);
  CHECK(stall.bills.back().booking->is_cancelled);
  stall.touch("till.new");
  open_list(stall);
  CHECK(stall.has("bookings.none"));
  CHECK(stall.sales() == 0);
}

TEST_CASE("What was paid in full is handed over by one touch", "[ui][till][booking]") {
  TillStall stall;
  stall.sign_in();
  stall.touch("till.sku:KURTA");
  open_form(stall);
  stall.touch("book.share.2");
  stall.touch("book.day.0");
  stall.touch("book.card");
  stall.touch("dialog.yes");
  stall.wait_for("till.sold");
  stall.touch("till.new");
  open_list(stall);
  stall.touch("booking:24K07AP-000001");
  CHECK_FALSE(stall.has("booking.pay.cash"));
  stall.touch("booking.pay.none");
  stall.wait_for("till.sold");
  CHECK(stall.sum_paise() == 262'500);
}
