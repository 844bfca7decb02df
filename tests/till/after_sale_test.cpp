// What happens after a sale: nothing is edited, nothing goes back twice, the drawer and the books agree.
#include "till/after_sale.h"

#include <catch2/catch.hpp>
#include <random>

#include "stall.h"
#include "support/random_scale.h"
#include "till/move_cash.h"
#include "till/rebuild_books.h"
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

std::string refund_code(Stall& stall, const std::string& serial, const std::vector<till::ReturnAsked>& lines,
                        const till::Asking& asking = by_seller, const std::string& reason = "broken",
                        std::optional<TenderKind> back_by = std::nullopt) {
  const std::int64_t entries = stall.books->head().sequence;
  const auto outcome = till::refund_sale(*stall.books, stall.fair, asking, serial, lines, reason, back_by);
  if (outcome) return "refunded";
  CHECK(stall.books->head().sequence == entries);  // a refusal writes nothing
  return till::code_of(outcome.reason().reason);
}

}  // namespace

TEST_CASE("A part that comes back gives a credit note, the stock and the money in the drawer", "[till][refund]") {
  Stall stall;
  const auto sale = stall.sold({{"CUP", 3}, {"VASE", 1}}, {cash(2'000)});
  const std::string serial = sale.documents[0].serial;
  const Money drawer = till::current_shift(*stall.books).expected;
  const auto refund = till::refund_sale(*stall.books, stall.fair, by_seller, serial, {{1, 2}}, "रंग पसंद नहीं");
  REQUIRE(refund);
  CHECK(refund->serial == "24K07AC-000001");
  CHECK(refund->original_serial == serial);
  CHECK(refund->amounts.payable == rupees(210));
  REQUIRE(refund->tenders.size() == 1);
  CHECK(refund->tenders[0].kind == TenderKind::cash);
  CHECK(stall.books->tables().stock("CUP") == 199);
  CHECK(till::current_shift(*stall.books).expected == drawer - rupees(210));
  CHECK(stall.books->tables().totals().sum_paise == (sale.payable - rupees(210)).paise());
  CHECK(stall.books->tables().totals().sales == 1);
  check_books(stall);
}

TEST_CASE("A sale never gives back more than it was", "[till][refund]") {
  Stall stall;
  const std::string serial = stall.sold({{"CUP", 3}, {"VASE", 1}}, {cash(2'000)}).documents[0].serial;
  CHECK(refund_code(stall, serial, {{1, 4}}) == "more_than_left");
  CHECK(refund_code(stall, serial, {{1, 2}, {1, 2}}) == "more_than_left");
  CHECK(refund_code(stall, serial, {{1, 2}}) == "refunded");
  CHECK(refund_code(stall, serial, {{1, 2}}) == "more_than_left");
  CHECK(refund_code(stall, serial, {{3, 1}}) == "line_unknown");
  CHECK(refund_code(stall, serial, {{0, 1}}) == "line_unknown");
  CHECK(refund_code(stall, serial, {{2, 0}}) == "quantity_not_positive");
  CHECK(refund_code(stall, serial, {{2, -1}}) == "quantity_not_positive");
  CHECK(refund_code(stall, serial, {}) == "refunded");  // all that is left
  CHECK(refund_code(stall, serial, {}) == "nothing_left");
  CHECK(stall.books->tables().totals().sum_paise == 0);
  check_books(stall);
}

TEST_CASE("What is not a bill of this kiosk, or has no reason, is not refunded", "[till][refund]") {
  Stall stall;
  const std::string serial = stall.sold({{"CUP", 1}}, {cash(105)}).documents[0].serial;
  CHECK(refund_code(stall, "24K08AI-000001", {}) == "no_such_document");
  CHECK(refund_code(stall, serial, {}, by_seller, "") == "reason_missing");
  CHECK(refund_code(stall, serial, {}, by_seller, "   ") == "reason_missing");
  CHECK(refund_code(stall, serial, {}, by_seller, std::string(500, 'x')) == "reason_too_long");
  CHECK(refund_code(stall, serial, {}) == "refunded");
  CHECK(refund_code(stall, "24K07AC-000001", {}) == "not_a_sale");
}

TEST_CASE("A bill of another day wants a supervisor, whose name stands in the books", "[till][refund]") {
  Stall stall;
  const std::string serial = stall.sold({{"CUP", 2}}, {cash(210)}).documents[0].serial;
  stall.clock.set_utc_ms(utc_ms_from_ist({2025, 1, 20}, 11));
  CHECK(refund_code(stall, serial, {{1, 1}}) == "needs_supervisor");
  CHECK(refund_code(stall, serial, {{1, 1}}, approved) == "refunded");
  CHECK(stall.books->database().text("SELECT approved_by FROM documents WHERE kind = 2") == "P1");
  CHECK(stall.books->database().text("SELECT staff FROM documents WHERE kind = 2") == "S1");
  check_books(stall);
}

TEST_CASE("Money goes back the way it came, or as staff say", "[till][refund]") {
  Stall stall;
  const std::string split = stall.sold({{"VASE", 1}}, {upi(50'000), cash(499)}).documents[0].serial;
  auto refund = till::refund_sale(*stall.books, stall.fair, by_seller, split, {}, "broken");
  REQUIRE(refund);
  REQUIRE(refund->tenders.size() == 2);
  CHECK(refund->tenders[0].kind == TenderKind::upi);
  CHECK(refund->tenders[0].amount_paise == 50'000);
  CHECK(refund->tenders[1].kind == TenderKind::cash);
  CHECK(refund->tenders[1].amount_paise == 49'900);

  const std::string by_upi = stall.sold({{"DIYA", 1}}, {upi(1'049)}).documents[0].serial;
  CHECK(refund_code(stall, by_upi, {}, by_seller, "broken", TenderKind::cash) == "cash_not_whole_rupees");
  CHECK(refund_code(stall, by_upi, {}) == "refunded");
  check_books(stall);
}

TEST_CASE("Parts of a bill paid in two ways never give back more by one way than it paid", "[till][refund]") {
  Stall stall;
  const std::string serial = stall.sold({{"CUP", 4}}, {upi(10'000), cash(320)}).documents[0].serial;
  Money by_upi, by_cash;
  for (int i = 0; i < 4; ++i) {
    const auto refund = till::refund_sale(*stall.books, stall.fair, by_seller, serial, {{1, 1}}, "broken");
    REQUIRE(refund);
    for (const auto& tender : refund->tenders)
      (tender.kind == TenderKind::upi ? by_upi : by_cash) += Money::from_paise(tender.amount_paise);
  }
  CHECK(by_upi == rupees(100));
  CHECK(by_cash == rupees(320));
  check_books(stall);
}

TEST_CASE("A withdrawn bill keeps its number and leaves no money in any sum", "[till][void]") {
  Stall stall;
  const std::string first = stall.sold({{"CUP", 1}}, {cash(500)}).documents[0].serial;
  const auto seller_alone = till::void_document(*stall.books, by_seller, first, "typed twice");
  REQUIRE_FALSE(seller_alone);
  CHECK(seller_alone.reason().reason == till::AfterSaleRefusal::needs_supervisor);
  const auto done = till::void_document(*stall.books, approved, first, "typed twice");
  REQUIRE(done);
  CHECK(done->serial == first);
  CHECK(stall.sold({{"CUP", 1}}, {cash(105)}).documents[0].serial == "24K07AI-000002");
  CHECK(stall.books->tables().totals().sum_paise == 10'500);
  CHECK(stall.books->tables().stock("CUP") == 199);
  CHECK(stall.books->database().number("SELECT sum(payable_paise) FROM documents") == 10'500);
  CHECK(stall.books->database().number("SELECT sum(amount_paise) FROM tenders") == 10'500);
  check_books(stall);
  CHECK(refund_code(stall, first, {}) == "already_void");
  CHECK(till::void_document(*stall.books, approved, first, "again").reason().reason ==
        till::AfterSaleRefusal::already_void);
}

TEST_CASE("A bill of yesterday, or one of which something came back, is not withdrawn", "[till][void]") {
  Stall stall;
  const std::string serial = stall.sold({{"CUP", 2}}, {cash(210)}).documents[0].serial;
  REQUIRE(refund_code(stall, serial, {{1, 1}}) == "refunded");
  CHECK(till::void_document(*stall.books, approved, serial, "x").reason().reason ==
        till::AfterSaleRefusal::already_refunded);
  const std::string other = stall.sold({{"CUP", 1}}, {cash(105)}).documents[0].serial;
  stall.clock.set_utc_ms(stall.clock.utc_ms() + 86'400'000);
  CHECK(till::void_document(*stall.books, approved, other, "x").reason().reason == till::AfterSaleRefusal::not_today);
}

TEST_CASE("A credit note names its bill and carries the refund signed", "[till][refund]") {
  Stall stall;
  const auto sale = stall.sold({{"CUP", 3}, {"VASE", 1}}, {cash(2'000)});
  const auto refund =
      till::refund_sale(*stall.books, stall.fair, by_seller, sale.documents[0].serial, {{2, 1}}, "broken");
  REQUIRE(refund);
  const auto paper = till::receipt_of(*stall.books, stall.fair, refund->sequence);
  REQUIRE(paper);
  CHECK(paper->document == DocumentType::credit_note);
  CHECK(paper->original_serial == sale.documents[0].serial);
  REQUIRE(paper->lines.size() == 1);
  CHECK(paper->lines[0].quantity == 1);
  CHECK(paper->payable == -rupees(999));
  const auto bill = wire::read_bill(paper->qr_text);
  REQUIRE(bill);
  CHECK(bill->payable_paise == -99'900);
  CHECK(bill->lines.at(0).quantity == -1);
}

TEST_CASE("Cash in and out move what should lie in the drawer; out wants a supervisor", "[till][cash]") {
  Stall stall;
  CHECK(till::put_cash_in(*stall.books, by_seller, rupees(500), "change").reason() == till::CashRefusal::no_shift_open);
  REQUIRE(till::open_shift(*stall.books, "S1", rupees(2'000)));
  CHECK(till::put_cash_in(*stall.books, by_seller, rupees(500), "change")->expected == rupees(2'500));
  CHECK(till::take_cash_out(*stall.books, by_seller, rupees(50), "tea").reason() ==
        till::CashRefusal::needs_supervisor);
  CHECK(till::take_cash_out(*stall.books, approved, rupees(5'000), "bank").reason() ==
        till::CashRefusal::more_than_in_drawer);
  CHECK(till::take_cash_out(*stall.books, approved, Money{}, "bank").reason() ==
        till::CashRefusal::amount_not_positive);
  CHECK(till::take_cash_out(*stall.books, approved, rupees(1'000), "bank")->expected == rupees(1'500));
  check_books(stall);
}

TEST_CASE("X and Z say what the shift did, and Z says the same for ever", "[till][shift]") {
  Stall stall;
  REQUIRE(till::open_shift(*stall.books, "S1", rupees(2'000)));
  const std::string serial = stall.sold({{"CUP", 3}}, {cash(500)}).documents[0].serial;
  stall.sold({{"SHAWL", 1}}, {upi(280'000)});
  stall.sold({{"POT", 1}}, {upi(45'000, "501301259006")});
  REQUIRE(refund_code(stall, serial, {{1, 1}}) == "refunded");
  const std::string wrong = stall.sold({{"VASE", 1}}, {cash(1'000)}).documents[0].serial;
  REQUIRE(till::void_document(*stall.books, approved, wrong, "typed twice"));
  REQUIRE(till::put_cash_in(*stall.books, by_seller, rupees(300), "change"));

  const std::int64_t entries = stall.books->head().sequence;
  const auto x = till::x_report(stall.books->database());
  REQUIRE(x);
  CHECK(stall.books->head().sequence == entries);
  CHECK(x->sales == 4);
  CHECK(x->refunds == 1);
  CHECK(x->voids == 1);
  CHECK(x->refunded == rupees(105));
  CHECK(x->withdrawn == rupees(999));
  CHECK(x->net == x->sold - x->refunded - x->withdrawn);
  CHECK(x->cash_sales == rupees(210));
  CHECK(x->cash_in == rupees(300));
  CHECK(x->expected == rupees(2'510));
  CHECK(x->expected == till::current_shift(*stall.books).expected);
  CHECK(x->tenders.at(TenderKind::upi) == rupees(3'250));
  CHECK(x->upi_without_rrn == 1);
  CHECK(x->upi_without_rrn_amount == rupees(2'800));
  Money taxed;
  for (const auto& row : x->taxes) taxed += row.split.total();
  CHECK(taxed == x->net);  // nothing was rounded here

  REQUIRE(till::close_shift(*stall.books, "S1", rupees(2'500)));
  const auto z = till::z_report(stall.books->database());
  REQUIRE(z);
  CHECK(z->z_number == 1);
  CHECK(z->counted == rupees(2'500));
  CHECK(z->difference() == -rupees(10));
  CHECK(z->net == x->net);
  CHECK(z->grand_net == x->net);
  CHECK_FALSE(till::x_report(stall.books->database()));

  stall.sold({{"CUP", 1}}, {cash(105)});  // the next shift opens by itself
  const auto again = till::z_report(stall.books->database(), z->shift_sequence);
  REQUIRE(again);
  CHECK(again->grand_net == z->grand_net);
  CHECK(again->grand_sales == z->grand_sales);
  CHECK(again->head_hex == z->head_hex);
  CHECK(again->net == z->net);
  const auto next = till::x_report(stall.books->database());
  REQUIRE(next);
  CHECK(next->opened_by_itself);
  CHECK(next->grand_net == z->grand_net + rupees(105));
}

TEST_CASE("A bill withdrawn in a later shift leaves the Z of its own shift as it was printed", "[till][shift]") {
  Stall stall;
  REQUIRE(till::open_shift(*stall.books, "S1", rupees(2'000)));
  const std::string serial = stall.sold({{"SHAWL", 1}}, {upi(280'000)}).documents[0].serial;
  REQUIRE(till::close_shift(*stall.books, "S1", rupees(2'000)));
  const auto printed = till::z_report(stall.books->database());
  REQUIRE(printed);
  CHECK(printed->upi_without_rrn == 1);
  REQUIRE(till::void_document(*stall.books, approved, serial, "typed twice"));
  const auto again = till::z_report(stall.books->database(), printed->shift_sequence);
  REQUIRE(again);
  CHECK(again->upi_without_rrn == printed->upi_without_rrn);
  CHECK(again->upi_without_rrn_amount == printed->upi_without_rrn_amount);
}

TEST_CASE("Random days of sales, refunds, voids and cash: drawer, reports, journal and views agree", "[till][refund]") {
  const std::int64_t days = test::scaled(12);
  for (std::int64_t day = 0; day < days; ++day) {
    const std::uint64_t seed = test::seed_first() + static_cast<std::uint64_t>(day);
    INFO("seed " << seed);
    std::mt19937_64 random{seed};
    const auto pick = [&](std::int64_t low, std::int64_t high) {
      return std::uniform_int_distribution<std::int64_t>{low, high}(random);
    };
    Stall stall;
    std::vector<std::string> serials;
    Money net;
    for (int deed = 0; deed < 60; ++deed) {
      const std::int64_t kind = pick(0, 9);
      if (kind <= 5 || serials.empty()) {
        std::vector<till::CartLine> lines;
        for (std::int64_t i = pick(1, 3); i > 0; --i) {
          const Product& product = stall.fair.products[static_cast<std::size_t>(pick(0, 9))];
          if (product.kind == ProductKind::unique) continue;
          lines.push_back({product.sku, is_measured(product.kind) ? pick(50, 900) : pick(1, 4)});
        }
        if (lines.empty()) continue;
        const bool by_upi = pick(0, 1) == 0;
        const auto quote = std::get<till::CartQuote>(
            till::quote_cart(stall.fair, {.lines = lines}, ist_date(stall.clock.utc_ms()), !by_upi));
        const auto sale = stall.sold(lines, {by_upi ? upi(quote.payable.paise()) : cash(quote.payable.paise() / 100)});
        for (const auto& document : sale.documents) serials.push_back(document.serial);
        net += sale.payable;
      } else if (kind <= 8) {
        const std::string& serial = serials[static_cast<std::size_t>(pick(0, std::ssize(serials) - 1))];
        const auto bill = till::returnable_bill(*stall.books, serial);
        REQUIRE(bill);
        std::vector<till::ReturnAsked> asked;
        for (std::size_t i = 0; i < bill->lines.size(); ++i)
          if (const auto left = bill->lines[i].sold - bill->lines[i].returned; left > 0 && pick(0, 1) == 0)
            asked.push_back({static_cast<std::int64_t>(i) + 1, pick(1, left)});
        stall.clock.pass_ms(1'000);
        const auto refund = till::refund_sale(*stall.books, stall.fair, by_seller, serial, asked, "random");
        if (refund) net -= refund->amounts.payable;
      } else {
        const std::string& serial = serials[static_cast<std::size_t>(pick(0, std::ssize(serials) - 1))];
        stall.clock.pass_ms(1'000);
        if (const auto gone = till::void_document(*stall.books, approved, serial, "random"))
          net -= gone->amounts.payable;
      }
    }
    REQUIRE(stall.books->tables().totals().sum_paise == net.paise());
    const auto x = till::x_report(stall.books->database());
    REQUIRE(x);
    REQUIRE(x->net == net);
    REQUIRE(x->grand_net == net);
    Money tendered;
    for (const auto& [kind, amount] : x->tenders) tendered += amount;
    REQUIRE(tendered == net);
    REQUIRE(x->expected == till::current_shift(*stall.books).expected);
    const auto report = till::verify_books(stall.file(), {});
    INFO(till::in_one_sentence(report));
    REQUIRE(report.ok);
  }
}
