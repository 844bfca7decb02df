// Goods come back and others are taken for them: one commit, two kinds of document, no rupee lost between them.
#include "till/exchange.h"

#include <catch2/catch.hpp>

#include "stall.h"
#include "till/receipt_of.h"
#include "till/shift_report.h"
#include "till/shifts.h"
#include "wire/bill.h"

using namespace odop;
using test::approved;
using test::by_seller;
using test::cash;
using test::check_books;
using test::rupees;
using test::Stall;
using test::upi;

namespace {

till::Cart cart_of(const std::string& sku, std::int64_t quantity) {
  till::Cart cart;
  cart.lines = {{.sku = sku, .quantity = quantity, .line_discount = {}, .unit_price = std::nullopt}};
  return cart;
}

auto exchange(Stall& stall, const std::string& serial, std::vector<till::ReturnAsked> lines, const till::Cart& cart,
              std::vector<till::TenderGiven> tenders, const till::Asking& asking = by_seller,
              std::optional<TenderKind> back_by = std::nullopt) {
  stall.clock.pass_ms(60'000);
  return till::exchange_goods(
      *stall.books, stall.fair, asking,
      {.serial = serial, .code = {}, .lines = std::move(lines), .reason = "size", .back_by = back_by}, cart, tenders);
}

template <typename Outcome>
std::string refusal(Stall& stall, const Outcome& outcome, std::int64_t entries) {
  CHECK(stall.books->head().sequence == entries);  // a refusal writes nothing
  if (outcome) return "exchanged";
  if (const auto* after = std::get_if<till::AfterSaleRefused>(&outcome.reason())) return till::code_of(after->reason);
  return till::code_of(std::get<till::SaleRefused>(outcome.reason()).reason);
}

}  // namespace

TEST_CASE("Dearer goods for what comes back: the buyer pays the difference and nothing else", "[till][exchange]") {
  Stall stall;
  const std::string serial = stall.sold({{"CUP", 2}}, {cash(210)}).documents[0].serial;
  const Money drawer = till::current_shift(*stall.books).expected;
  const std::int64_t entries = stall.books->head().sequence;
  const auto done = exchange(stall, serial, {{1, 1}}, cart_of("VASE", 1), {cash(1'000)});
  REQUIRE(done);
  CHECK(done->value == rupees(105));
  CHECK(done->sale.payable == rupees(999));
  CHECK(done->sale.change == rupees(1'000 - (999 - 105)));
  CHECK(done->left_over.empty());
  CHECK(done->refund.serial == "24K07AC-000001");
  CHECK(till::current_shift(*stall.books).expected == drawer + rupees(999 - 105));
  CHECK(stall.books->tables().totals().sum_paise == rupees(210 - 105 + 999).paise());
  CHECK(stall.books->tables().stock("CUP") == 199);
  // The refund, the item version, the sale: one commit.
  CHECK(stall.books->head().sequence == entries + 3);
  check_books(stall);
}

TEST_CASE("Cheaper goods for what comes back: the rest goes back the way the bill was paid", "[till][exchange]") {
  Stall stall;
  const std::string by_cash = stall.sold({{"VASE", 1}}, {cash(999)}).documents[0].serial;
  const Money drawer = till::current_shift(*stall.books).expected;
  const auto done = exchange(stall, by_cash, {}, cart_of("CUP", 1), {});
  REQUIRE(done);
  CHECK(done->value == rupees(105));
  REQUIRE(done->left_over.size() == 1);
  CHECK(done->left_over[0].kind == TenderKind::cash);
  CHECK(done->left_over[0].amount_paise == rupees(894).paise());
  CHECK(till::current_shift(*stall.books).expected == drawer - rupees(894));

  const std::string by_upi = stall.sold({{"VASE", 1}}, {upi(99'900)}).documents[0].serial;
  const auto other = exchange(stall, by_upi, {}, cart_of("CUP", 1), {});
  REQUIRE(other);
  CHECK(other->left_over[0].kind == TenderKind::upi);
  CHECK(till::current_shift(*stall.books).expected == drawer - rupees(894));
  check_books(stall);
}

TEST_CASE("One for another of the same price needs no money", "[till][exchange]") {
  Stall stall;
  const std::string serial = stall.sold({{"CUP", 1}}, {cash(105)}).documents[0].serial;
  const auto done = exchange(stall, serial, {}, cart_of("CUP", 1), {});
  REQUIRE(done);
  CHECK(done->left_over.empty());
  CHECK(done->sale.change == Money{});
  CHECK(stall.books->tables().stock("CUP") == 199);
  CHECK(stall.books->tables().totals().sum_paise == 10'500);
  check_books(stall);
}

TEST_CASE("What comes back pays bills of several sellers", "[till][exchange]") {
  Stall stall;
  const std::string serial = stall.sold({{"VASE", 1}}, {cash(999)}).documents[0].serial;
  till::Cart cart = cart_of("CUP", 1);
  cart.lines.push_back({.sku = "POT", .quantity = 1, .line_discount = {}, .unit_price = std::nullopt});
  const auto done = exchange(stall, serial, {}, cart, {});
  REQUIRE(done);
  REQUIRE(done->sale.documents.size() == 2);
  CHECK(done->value == done->sale.payable);
  check_books(stall);
}

TEST_CASE("An exchange is refused whole: neither the return nor the sale is written", "[till][exchange]") {
  Stall stall;
  const std::string serial = stall.sold({{"CUP", 1}}, {cash(105)}).documents[0].serial;
  const std::int64_t entries = stall.books->head().sequence;
  const auto code = [&](auto outcome) { return refusal(stall, outcome, entries); };
  CHECK(code(exchange(stall, serial, {}, cart_of("VASE", 1), {cash(893)})) == "tender_short");
  CHECK(code(exchange(stall, serial, {}, cart_of("VASE", 1), {})) == "tender_short");
  CHECK(code(exchange(stall, serial, {}, cart_of("VASE", 1), {upi(90'000)})) == "tender_over");
  CHECK(code(exchange(stall, serial, {{1, 2}}, cart_of("VASE", 1), {cash(1'000)})) == "more_than_left");
  CHECK(code(exchange(stall, "24K07AI-000009", {}, cart_of("VASE", 1), {})) == "no_such_document");
  CHECK(code(exchange(stall, serial, {}, cart_of("NOTHING", 1), {})) == "unknown_sku");
  CHECK(code(exchange(stall, serial, {}, till::Cart{}, {})) == "cart_empty");
  stall.clock.set_utc_ms(utc_ms_from_ist({2025, 1, 20}, 11));
  CHECK(code(exchange(stall, serial, {}, cart_of("VASE", 1), {cash(1'000)})) == "needs_supervisor");
  CHECK(exchange(stall, serial, {}, cart_of("VASE", 1), {cash(1'000)}, approved));
  check_books(stall);
}

TEST_CASE("A bill paid by goods is not withdrawn, and what comes back of it goes back in cash", "[till][exchange]") {
  Stall stall;
  const std::string first = stall.sold({{"CUP", 1}}, {cash(105)}).documents[0].serial;
  const auto done = exchange(stall, first, {}, cart_of("CUP", 1), {});
  REQUIRE(done);
  const std::string second = done->sale.documents[0].serial;
  const auto withdrawn = till::void_document(*stall.books, approved, second, "typed twice");
  REQUIRE_FALSE(withdrawn);
  CHECK(withdrawn.reason().reason == till::AfterSaleRefusal::part_of_exchange);
  const auto refund = till::refund_sale(*stall.books, stall.fair, by_seller, second, {}, "broken");
  REQUIRE(refund);
  REQUIRE(refund->tenders.size() == 1);
  CHECK(refund->tenders[0].kind == TenderKind::cash);
  CHECK(stall.books->tables().totals().sum_paise == 0);
  check_books(stall);
}

TEST_CASE("The papers of an exchange name each other, and no report counts its value as money", "[till][exchange]") {
  Stall stall;
  const std::string serial = stall.sold({{"VASE", 1}}, {cash(999)}).documents[0].serial;
  const auto done = exchange(stall, serial, {}, cart_of("CUP", 2), {});
  REQUIRE(done);
  const auto bill = till::receipt_of(*stall.books, stall.fair, done->sale.documents[0].sequence);
  REQUIRE(bill);
  REQUIRE(bill->tenders.size() == 1);
  CHECK(bill->tenders[0].kind == TenderKind::exchange);
  CHECK(bill->tenders[0].reference == done->refund.serial);
  const auto report = till::x_report(stall.books->database());
  REQUIRE(report);
  CHECK(report->tenders.count(TenderKind::exchange) == 0);
  CHECK(report->tenders.at(TenderKind::cash) == rupees(210));
  CHECK(report->net == rupees(210));
}

TEST_CASE("Another kiosk's bill is exchanged on its signed code", "[till][exchange]") {
  Stall other("K09");
  const auto sold = other.sold({{"VASE", 1}}, {cash(999)});
  const std::string code = till::receipt_of(*other.books, other.fair, sold.documents[0].sequence)->qr_text;
  Stall stall;
  const till::GoodsBack back{.serial = {}, .code = code, .lines = {}, .reason = "size", .back_by = std::nullopt};
  const auto alone = till::exchange_goods(*stall.books, stall.fair, by_seller, back, cart_of("CUP", 1), {});
  REQUIRE_FALSE(alone);
  CHECK(std::get<till::AfterSaleRefused>(alone.reason()).reason == till::AfterSaleRefusal::needs_supervisor);
  const auto done = till::exchange_goods(*stall.books, stall.fair, approved, back, cart_of("CUP", 1), {});
  REQUIRE(done);
  CHECK(done->value == rupees(105));
  CHECK(done->left_over.at(0).amount_paise == rupees(894).paise());
  check_books(stall);
}
