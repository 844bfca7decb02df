// Small sales that nobody wants a bill of, and the one bill of each seller and day that stands for them.
#include "till/consolidate_day.h"

#include <catch2/catch.hpp>

#include "core/receipt_number.h"
#include "till/bill_list.h"
#include "till/bookings.h"
#include "till/exchange.h"
#include "till/receipt_of.h"
#include "till/shift_report.h"
#include "till/shifts.h"
#include "till/stall.h"

using namespace odop;
using test::cash;
using test::Stall;

namespace {

till::SoldDocument sold_unbilled(Stall& stall, std::vector<till::CartLine> lines, std::int64_t given = 1'000) {
  stall.clock.pass_ms(60'000);
  const till::Cart cart{.lines = std::move(lines), .wants_no_bill = true};
  const auto outcome = till::complete_sale(*stall.books, stall.fair, "S1", cart, {cash(given)});
  REQUIRE(std::holds_alternative<till::Sale>(outcome));
  return std::get<till::Sale>(outcome).documents.front();
}

std::vector<ShiftReport::ConsolidatedRow> closed(Stall& stall) {
  stall.clock.pass_ms(60'000);
  REQUIRE(till::close_shift(*stall.books, "S1", Money{}));
  const auto report = till::z_report(stall.books->database());
  REQUIRE(report);
  return report->consolidated;
}

void next_day(Stall& stall) {
  stall.clock.pass_ms(24 * 3'600'000);
}

}  // namespace

TEST_CASE(
    "Below Rs 200 a registered seller's sale goes without a bill when the buyer wants none, and into one at close",
    "[till][consolidated]") {
  Stall stall;
  const auto first = sold_unbilled(stall, {{"CUP", 1}});
  CHECK(first.type == DocumentType::unbilled_sale);
  CHECK(first.serial == "24K07AN-000001");
  CHECK(first.amounts.split.cgst == Money::from_paise(250));  // the tax is owed all the same
  CHECK(sold_unbilled(stall, {{"SWEETS", 100}}).serial == "24K07AN-000002");
  const auto rows = closed(stall);
  REQUIRE(rows.size() == 1);
  CHECK(rows[0].serial == "24K07AI-000001");
  CHECK(rows[0].type == DocumentType::invoice);
  CHECK(rows[0].sales == 2);
  CHECK(rows[0].payable == Money::from_paise(10'500 + 6'400));
  const auto paper = till::receipt_of(*stall.books, stall.fair, rows[0].sequence);
  REQUIRE(paper);
  REQUIRE(paper->consolidation);
  CHECK(paper->consolidation->first_serial == "24K07AN-000001");
  CHECK(paper->consolidation->last_serial == "24K07AN-000002");
  CHECK(paper->payable == rows[0].payable);
  CHECK(paper->lines.size() == 2);
  CHECK(till::find_paper(*stall.books, "24K07AI-000001") == rows[0].sequence);
  // A bill after it goes on in the same series.
  CHECK(stall.sold({{"CUP", 1}}, {cash(200)}).documents.front().serial == "24K07AI-000002");
  test::check_books(stall);
}

TEST_CASE("Rs 200, an unregistered seller, a named buyer or a State have their bill whatever anybody wants",
          "[till][consolidated]") {
  Stall stall;
  const auto type_of = [&](till::Cart cart) {
    cart.wants_no_bill = true;
    stall.clock.pass_ms(60'000);
    const auto outcome = till::complete_sale(*stall.books, stall.fair, "S1", cart, {cash(5'000)});
    REQUIRE(std::holds_alternative<till::Sale>(outcome));
    return std::get<till::Sale>(outcome).documents.front().type;
  };
  CHECK(type_of({.lines = {{"CUP", 2}}}) == DocumentType::invoice);
  CHECK(type_of({.lines = {{"CUP", 2}}, .bill_discount = Money::from_paise(10'00)}) == DocumentType::invoice);
  CHECK(type_of({.lines = {{"CUP", 2}}, .bill_discount = Money::from_paise(10'01)}) == DocumentType::unbilled_sale);
  CHECK(type_of({.lines = {{"DIYA", 1}}}) == DocumentType::cash_memo);
  CHECK(type_of({.lines = {{"CUP", 1}}, .buyer_state = 9}) == DocumentType::invoice);
  CHECK(type_of({.lines = {{"CUP", 1}}, .buyer = {"Asha", "12 Civil Lines", {}}}) == DocumentType::invoice);
  // Of one basket the small part of a registered seller alone.
  till::Cart both{.lines = {{"CUP", 1}, {"TOY", 1}}, .wants_no_bill = true};
  const auto outcome = till::complete_sale(*stall.books, stall.fair, "S1", both, {cash(1'000)});
  const auto& documents = std::get<till::Sale>(outcome).documents;
  REQUIRE(documents.size() == 2);
  CHECK(documents[0].type == DocumentType::unbilled_sale);
  CHECK(documents[1].type == DocumentType::cash_memo);
  REQUIRE(closed(stall).size() == 1);
  test::check_books(stall);
}

TEST_CASE("A sale withdrawn before the close is in no consolidated bill; after it only its goods come back",
          "[till][consolidated]") {
  Stall stall;
  const auto wrong = sold_unbilled(stall, {{"CUP", 1}});
  const auto kept = sold_unbilled(stall, {{"CUP", 1}});
  REQUIRE(till::void_document(*stall.books, test::approved, wrong.serial, "typed twice"));
  const auto rows = closed(stall);
  REQUIRE(rows.size() == 1);
  CHECK(rows[0].sales == 1);
  const auto refused = till::void_document(*stall.books, test::approved, kept.serial, "typed twice");
  REQUIRE_FALSE(refused);
  CHECK(refused.reason().reason == till::AfterSaleRefusal::consolidated);
  const auto back = till::refund_sale(*stall.books, stall.fair, test::by_seller, kept.serial, {}, "broken");
  REQUIRE(back);
  CHECK(back->amounts.payable == Money::from_paise(10'500));
  const auto note = till::receipt_of(*stall.books, stall.fair, back->sequence);
  REQUIRE(note);
  CHECK(note->original_serial == kept.serial);
  test::check_books(stall);
}

TEST_CASE("When everything small was withdrawn, the close writes no consolidated bill", "[till][consolidated]") {
  Stall stall;
  const auto wrong = sold_unbilled(stall, {{"CUP", 1}});
  REQUIRE(till::void_document(*stall.books, test::approved, wrong.serial, "typed twice"));
  CHECK(closed(stall).empty());
  next_day(stall);
  CHECK(stall.sold({{"CUP", 1}}, {cash(200)}).documents.front().serial == "24K07AI-000001");
  sold_unbilled(stall, {{"CUP", 1}});
  REQUIRE(closed(stall).size() == 1);
  test::check_books(stall);
}

TEST_CASE("A day that ended without a close is consolidated with the next day's first sale or shift",
          "[till][consolidated]") {
  const bool by_sale = GENERATE(true, false);
  Stall stall;
  sold_unbilled(stall, {{"CUP", 1}});
  const CivilDate day = ist_date(stall.clock.utc_ms());
  stall.close();
  next_day(stall);  // the power was gone
  stall.open();
  REQUIRE(stall.books->waiting_since());
  if (by_sale) {
    sold_unbilled(stall, {{"CUP", 1}});
  } else {
    // The drawer of yesterday is still open: closing it writes the bill, and today's waits for its own.
    REQUIRE(closed(stall).size() == 1);
    REQUIRE(till::open_shift(*stall.books, "S1", Money{}));
    sold_unbilled(stall, {{"CUP", 1}});
  }
  const auto rows = closed(stall);
  REQUIRE(rows.size() == (by_sale ? 2 : 1));
  if (by_sale) CHECK(rows[0].day == days_from_civil(day));
  CHECK(rows.back().day == days_from_civil(day) + 1);
  CHECK_FALSE(stall.books->waiting_since());
  test::check_books(stall);
}

TEST_CASE("Two shifts of a day each write a bill of their own small sales", "[till][consolidated]") {
  Stall stall;
  sold_unbilled(stall, {{"CUP", 1}});
  CHECK(closed(stall).front().serial == "24K07AI-000001");
  sold_unbilled(stall, {{"CUP", 1}});
  const auto rows = closed(stall);
  REQUIRE(rows.size() == 1);
  CHECK(rows[0].serial == "24K07AI-000002");
  CHECK(rows[0].sales == 1);
  test::check_books(stall);
}

TEST_CASE("Goods exchanged for small ones have their bill: it says what paid for it", "[till][consolidated]") {
  Stall stall;
  const auto sale = stall.sold({{"CUP", 1}}, {cash(200)}).documents.front();
  const auto exchanged = till::exchange_goods(
      *stall.books, stall.fair, test::by_seller,
      {.serial = sale.serial, .code = {}, .lines = {{.line = 1, .quantity = 1}}, .reason = "size", .back_by = {}},
      {.lines = {{"SWEETS", 200}}, .wants_no_bill = true}, {cash(23)});
  REQUIRE(exchanged);
  CHECK(exchanged->sale.documents.front().type == DocumentType::invoice);
  test::check_books(stall);
}

TEST_CASE("A clock that was ahead and is put right leaves no small sale out", "[till][consolidated]") {
  Stall stall;
  next_day(stall);
  sold_unbilled(stall, {{"CUP", 1}});  // of a day that has not come
  stall.clock.set_utc_ms(stall.clock.utc_ms() - 24 * 3'600'000);
  stall.books->ready_for_deed();
  till::Deed deed(*stall.books);
  deed.append(wire::EntryType::clock,
              wire::encode(wire::ClockPayload{stall.books->head().utc_ms, stall.clock.utc_ms(), "S1"}));
  deed.finish();
  sold_unbilled(stall, {{"CUP", 1}});
  REQUIRE(closed(stall).size() == 2);
  next_day(stall);
  sold_unbilled(stall, {{"CUP", 1}});
  REQUIRE(closed(stall).size() == 1);
  test::check_books(stall);
}

TEST_CASE("The list of bills has the consolidated ones, by page and by number", "[till][consolidated][bills]") {
  Stall stall;
  sold_unbilled(stall, {{"CUP", 1}});
  sold_unbilled(stall, {{"CUP", 1}});
  closed(stall);
  storage::Database& database = stall.books->database();
  const auto page = till::newest_bills(database, "K07", 0, 10);
  REQUIRE(page.rows.size() == 3);
  CHECK(page.rows[0].consolidated_sales == 2);
  CHECK(page.rows[0].serial == "24K07AI-000001");
  CHECK(page.rows[1].type == DocumentType::unbilled_sale);
  const auto first = till::newest_bills(database, "K07", 0, 1);
  CHECK(first.has_more);
  CHECK(till::newest_bills(database, "K07", first.rows[0].sequence, 10).rows.size() == 2);
  const auto numbered = till::bills_numbered(database, "K07", 1).rows;
  REQUIRE(numbered.size() == 2);
  CHECK(numbered[0].consolidated_sales == 2);
}

TEST_CASE("A consolidated bill's code names no goods, so that nothing comes back twice", "[till][consolidated]") {
  Stall stall;
  const auto small = sold_unbilled(stall, {{"CUP", 1}});
  const auto rows = closed(stall);
  const auto paper = till::receipt_of(*stall.books, stall.fair, rows[0].sequence);
  REQUIRE(paper);
  CHECK_FALSE(paper->qr_text.empty());
  CHECK(paper->qr_text == paper->qr_fallback);
  CHECK_FALSE(till::returnable_bill(*stall.books, rows[0].serial));
  CHECK(till::returnable_bill(*stall.books, small.serial));  // its own slip does
}

TEST_CASE(
    "A seller whose invoice numbers run out sells nothing without a bill: its consolidated one would have no number",
    "[till][consolidated]") {
  Stall stall;
  stall.sold({{"CUP", 1}}, {cash(200)});
  const auto answer_at = [&](std::int64_t last_number) {
    stall.books->database().run("UPDATE series SET last_number = " + std::to_string(last_number) +
                                " WHERE series = '24K07AI'");
    stall.close();
    stall.open();
    const till::Cart cart{.lines = {{"CUP", 1}}, .wants_no_bill = true};
    const auto outcome = till::complete_sale(*stall.books, stall.fair, "S1", cart, {cash(200)});
    const auto* refused = std::get_if<till::SaleRefused>(&outcome);
    return std::string{refused ? till::code_of(refused->reason) : "sold"};
  };
  CHECK(answer_at(serial_number_max - 1'001) == "sold");
  CHECK(answer_at(serial_number_max - 1'000) == "serials_used_up");
}

TEST_CASE("Strictly below Rs 200, and never of a seller who bills nobody", "[till][consolidated]") {
  CHECK(document_letter(DocumentType::unbilled_sale) == 'N');
  CHECK(document_from_letter('N') == DocumentType::unbilled_sale);
  CHECK(may_go_unbilled(SellerProfile::composition, Money::from_paise(199'99)));
  CHECK_FALSE(may_go_unbilled(SellerProfile::regular, Money::from_paise(200'00)));
  CHECK_FALSE(may_go_unbilled(SellerProfile::unregistered, Money::from_paise(1)));
}
