// Bargaining at the screen, by touches.
#include <catch2/catch.hpp>

#include "storage/database.h"
#include "storage/migrations.h"
#include "ui/till_stall.h"

using namespace odop;
using tests::TillStall;

namespace {

// Ram Lal's pot: Rs 450, not below Rs 400 without a supervisor.
void with_floor(Catalogue& fair) {
  for (Product& product : fair.products)
    if (product.sku == "POT") product.floor_price = Money::from_paise(40'000), product.favourite = true;
}

void type(TillStall& stall, std::string_view digits) {
  for (const char digit : digits) stall.touch(std::string("pad.") + digit);
}

void bargain_each(TillStall& stall, std::string_view rupees) {
  stall.touch("till.line:POT");
  type(stall, rupees);
  stall.touch("dialog.yes");
}

}  // namespace

TEST_CASE("A bargained price stands in the bill, beside what the label says", "[ui][till][bargain]") {
  TillStall stall(with_floor);
  stall.sign_in();
  stall.touch("till.sku:POT");
  stall.touch("till.line.plus:POT");
  CHECK(stall.label("till.total") == "₹900");
  bargain_each(stall, "420");
  CHECK(stall.label("till.total") == "₹840");
  SECTION("One more costs as much as the others") {
    stall.touch("till.line.plus:POT");
    CHECK(stall.label("till.total") == "₹1,260");
  }
  SECTION("A sum for all of it holds for these pieces only") {
    stall.touch("till.line:POT");
    stall.touch("bargain.for_all");
    type(stall, "810");
    stall.touch("dialog.yes");
    CHECK(stall.label("till.total") == "₹810");
    stall.touch("till.line.plus:POT");
    CHECK(stall.label("till.total") == "₹1,350");
  }
  SECTION("Ten per cent off are whole rupees in the buyer's favour") {
    stall.touch("till.line:POT");
    stall.touch("bargain.10");
    CHECK(stall.label("till.total") == "₹810");
  }
  SECTION("Back to the label") {
    stall.touch("till.line:POT");
    stall.touch("bargain.marked");
    CHECK(stall.label("till.total") == "₹900");
  }
  SECTION("Above the label is refused with the limit in words") {
    stall.touch("till.line:POT");
    type(stall, "451");
    CHECK(stall.state_of("dialog.yes") == "disabled");
    CHECK(stall.label("dialog.hint").find("₹450") != std::string::npos);
  }
  SECTION("It survives a power cut") {
    stall.settle();
    stall.restart();
    stall.sign_in();
    stall.touch("till.found.continue");
    CHECK(stall.label("till.total") == "₹840");
  }
}

TEST_CASE("Below the lowest price paying asks for a supervisor, and the books name her", "[ui][till][bargain]") {
  TillStall stall(with_floor);
  stall.sign_in();
  stall.touch("till.sku:POT");
  bargain_each(stall, "350");
  stall.touch("till.pay.cash");
  CHECK(stall.here() == "till");
  REQUIRE(stall.has("dialog.yes"));
  SECTION("A seller's PIN is no supervisor's") {
    type(stall, "2025");
    stall.touch("dialog.yes");
    stall.wait([&] { return !stall.label("dialog.hint").empty(); });
    CHECK(stall.here() == "till");
    stall.touch("dialog.no");
    CHECK_FALSE(stall.has("dialog.yes"));
    stall.touch("till.pay.cash");  // and it is asked again
    REQUIRE(stall.has("dialog.yes"));
  }
  SECTION("With hers it goes on to the cash at once") {
    type(stall, "202620");
    stall.touch("dialog.yes");
    stall.wait_for("till.cash");
    SECTION("and the bill is sold") {
      stall.touch("till.exact");
      stall.wait_for("till.sold");
      storage::Database books(stall.folder.path() / till::journal_file_name, {.read_only = true},
                              storage::kiosk_migrations());
      storage::Statement row(books, "SELECT staff || approved_by || net_paise FROM price_approvals");
      REQUIRE(row.step());
      CHECK(row.text(0) == "S1S235000");
    }
    SECTION("but a bill that changed needs her again") {
      stall.touch("back");
      bargain_each(stall, "340");
      stall.touch("till.pay.cash");
      CHECK(stall.here() == "till");
      CHECK(stall.has("dialog.yes"));
    }
  }
}

TEST_CASE("A supervisor at the till bargains without a second PIN", "[ui][till][bargain]") {
  TillStall stall(with_floor);
  stall.sign_in("S2", "202620");
  if (stall.here() != "till") {  // the wizard opens for her on a new kiosk
    stall.touch("back");
    stall.wait_for("till");
  }
  stall.touch("till.sku:POT");
  bargain_each(stall, "300");
  stall.touch("till.pay.cash");
  CHECK(stall.here() == "till.cash");
}
