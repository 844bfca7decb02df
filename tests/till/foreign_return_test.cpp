// Goods come back at one kiosk that another one sold, by the signed code on the bill.
#include "till/foreign_return.h"

#include <catch2/catch.hpp>

#include "till/rebuild_books.h"
#include "till/receipt_of.h"
#include "till/stall.h"
#include "till/verify_books.h"
#include "wire/bill.h"

using namespace odop;
using test::cash;
using test::rupees;
using test::Stall;

namespace {

struct TwoKiosks {
  Stall here{"K07"}, there{"K08"};
  StaffMember seller{.code = "S1", .name = {}, .role = Role::seller, .pin_hash = {}, .sign = {}};
  StaffMember supervisor{.code = "S2", .name = {}, .role = Role::supervisor, .pin_hash = {}, .sign = {}};
  till::Asking allowed{.staff = &seller, .approver = &supervisor};

  ReceiptView bill_there(std::vector<till::CartLine> lines, std::vector<till::TenderGiven> tenders,
                         int buyer_state = 0) {
    const till::Sale sale = there.sold(std::move(lines), std::move(tenders), {}, buyer_state);
    return till::receipt_of(*there.books, there.fair, sale.documents.front().sequence).value();
  }
  Result<till::Refund, till::AfterSaleRefused> take(const std::string& code, std::vector<till::ReturnAsked> lines,
                                                    std::optional<TenderKind> back_by = std::nullopt) {
    here.clock.pass_ms(60'000);
    return till::take_foreign_back(*here.books, here.fair, allowed, code, lines, "broken", back_by);
  }
  std::int64_t count(const std::string& sql) {
    storage::Statement rows(here.books->database(), sql);
    return rows.step() ? rows.number(0) : -1;
  }
};

till::CartLine line(const std::string& sku, std::int64_t quantity) {
  return {.sku = sku, .quantity = quantity, .line_discount = {}, .unit_price = std::nullopt};
}

template <typename Outcome>
std::string word(const Outcome& outcome) {
  return outcome ? "done" : till::code_of(outcome.reason().reason);
}

}  // namespace

TEST_CASE("Another kiosk's bill comes back in parts that together are the bill, and not a piece more",
          "[till][foreign]") {
  TwoKiosks fair;
  // 3 cups at Rs 105 and 2 vases at Rs 999: Rs 2,313.
  const ReceiptView bill = fair.bill_there({line("CUP", 3), line("VASE", 2)}, {cash(2'313)});
  const std::int64_t stock = fair.here.books->tables().stock("CUP");
  const auto shown = till::foreign_bill(*fair.here.books, fair.here.fair, bill.qr_text);
  REQUIRE(shown);
  CHECK(shown->serial == bill.serial);
  CHECK(shown->lines.size() == 2);
  CHECK(shown->payable == rupees(2'313));

  const auto first = fair.take(bill.qr_text, {{1, 1}, {2, 1}});
  REQUIRE(first);
  CHECK(first->amounts.payable == rupees(1'104));
  CHECK(word(fair.take(bill.qr_text, {{1, 3}})) == "more_than_left");
  const auto rest = fair.take(bill.qr_text, {});
  REQUIRE(rest);
  CHECK(first->amounts.payable + rest->amounts.payable == rupees(2'313));
  CHECK(word(fair.take(bill.qr_text, {})) == "nothing_left");
  CHECK(word(fair.take(bill.qr_text, {{1, 1}})) == "nothing_left");
  CHECK(fair.here.books->tables().stock("CUP") == stock + 3);
  CHECK(fair.count("SELECT sum(payable_paise) FROM documents") == -231'300);
  CHECK(fair.count("SELECT count(*) FROM foreign_returns WHERE original_serial = '" + bill.serial + "'") == 2);
  // The credit note names the bill and its goods, and is signed by this kiosk.
  const auto note = till::receipt_of(*fair.here.books, fair.here.fair, rest->sequence);
  REQUIRE(note);
  CHECK(note->original_serial == bill.serial);
  CHECK(note->lines.size() == 2);
  CHECK(wire::read_bill(note->qr_text)->payable_paise == -120'900);

  fair.here.close();
  CHECK(till::verify_books(fair.here.file(), {}).ok);
  till::rebuild_books(fair.here.folder.path(), {});
  CHECK(till::verify_books(fair.here.file(), {}).ok);
  fair.here.open();  // and it is remembered after a restart
  CHECK(word(fair.take(bill.qr_text, {})) == "nothing_left");
}

TEST_CASE("What another kiosk's code cannot prove is refused with its own word and writes nothing", "[till][foreign]") {
  TwoKiosks fair;
  const ReceiptView bill = fair.bill_there({line("CUP", 2)}, {cash(210)});
  const std::int64_t entries = fair.here.books->head().sequence;
  SECTION("A seller alone") {
    fair.allowed.approver = nullptr;
    CHECK(word(fair.take(bill.qr_text, {})) == "needs_supervisor");
  }
  SECTION("A letter changed") {
    std::string code = bill.qr_text;
    code[code.size() / 2] = code[code.size() / 2] == 'A' ? 'B' : 'A';
    CHECK(word(fair.take(code, {})) == "code_damaged");
  }
  SECTION("The short form, which has no goods") {
    CHECK(word(fair.take(bill.qr_fallback, {})) == "foreign_no_lines");
  }
  SECTION("Its own bill, which stands in its own books") {
    const till::Sale own = fair.here.sold({line("CUP", 1)}, {cash(105)});
    const auto paper = till::receipt_of(*fair.here.books, fair.here.fair, own.documents.front().sequence);
    CHECK(word(fair.take(paper->qr_text, {})) == "code_damaged");
    return;
  }
  SECTION("A bill of another State") {
    const ReceiptView far = fair.bill_there({line("CUP", 1)}, {cash(105)}, 7);
    CHECK(word(fair.take(far.qr_text, {})) == "foreign_other_state");
  }
  SECTION("Goods that this kiosk does not have") {
    for (Product& product : fair.here.fair.products)
      if (product.sku == "CUP") product.name = LocalText{"प्याला", "Another cup"};
    CHECK(word(fair.take(bill.qr_text, {})) == "foreign_goods_unknown");
  }
  SECTION("A seller of another stall") {
    fair.here.fair.suppliers.front().gstin = "09AAACU0000H1ZY";
    CHECK(word(fair.take(bill.qr_text, {})) == "foreign_seller_unknown");
  }
  SECTION("A code that another key signed under the same bill's number") {
    REQUIRE(fair.take(bill.qr_text, {{1, 1}}));
    wire::Bill forged = *wire::read_bill(bill.qr_text);
    forged.lines.front().quantity = 20;
    forged.lines.front().net_paise = forged.payable_paise = 210'000;
    CHECK(word(fair.take(wire::write_bill(forged, fair.there.books->signer()), {})) == "code_damaged");
    return;
  }
  CHECK(fair.here.books->head().sequence == entries);
}

TEST_CASE("A bill paid to the paisa gives its parts back by UPI, and in cash only whole rupees", "[till][foreign]") {
  TwoKiosks fair;
  const ReceiptView bill = fair.bill_there({line("DIYA", 3)}, {test::upi(3'147)});  // Rs 31.47, not rounded
  CHECK(word(fair.take(bill.qr_text, {{1, 1}})) == "cash_not_whole_rupees");
  const auto part = fair.take(bill.qr_text, {{1, 1}}, TenderKind::upi);
  REQUIRE(part);
  CHECK(part->amounts.payable.paise() == 1'049);
}
