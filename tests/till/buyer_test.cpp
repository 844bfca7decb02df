// Who bought: on the bill, on its second print and on its credit note; never in the journal, gone when it is erased.
#include <catch2/catch.hpp>

#include "till/after_sale.h"
#include "till/cart_text.h"
#include "till/complete_sale.h"
#include "till/rebuild_books.h"
#include "till/receipt_of.h"
#include "till/stall.h"
#include "till/verify_books.h"

using namespace odop;
using test::Stall;
using test::upi;

namespace {

constexpr const char* good_gstin = "27AAPFU0939F1ZV";

StaffMember seller_of(const char* code) {
  StaffMember member;
  member.code = code;
  return member;
}
const StaffMember seller = seller_of("S1");

// Pays the whole cart by UPI.
till::SaleOutcome sell(Stall& stall, const till::Cart& cart) {
  const auto quoted = till::quote_cart(stall.fair, cart, ist_date(stall.clock.utc_ms()), false);
  const auto* quote = std::get_if<till::CartQuote>(&quoted);
  return till::complete_sale(*stall.books, stall.fair, "S1", cart,
                             {upi(quote == nullptr ? 100 : quote->payable.paise())});
}

// As the event's own pack would bring them.
void add_exempt_goods(Stall& stall) {
  stall.fair.tax_rules.push_back({.id = "exempt",
                                  .periods = {{.valid_from = {2017, 7, 1},
                                               .valid_to = std::nullopt,
                                               .slabs = {{.upto_paise = 0, .rate_basis_points = 0}}}},
                                  .confidence = "A"});
  Product book = stall.fair.products.front();
  book.sku = "BOOK";
  book.gst_rule = "exempt";
  stall.fair.products.push_back(book);
  stall.fair.build_indexes();
}

till::Cart cart_of(std::int64_t vases, Buyer buyer, int state = 0) {
  till::Cart cart;
  cart.lines.push_back({.sku = "VASE", .quantity = vases});
  cart.buyer = std::move(buyer);
  cart.buyer_state = state;
  return cart;
}

const Buyer company{.name = "Sharma Emporium", .address = "12 MG Road, Pune", .gstin = good_gstin};

till::SaleRefusal refusal_of(const till::SaleOutcome& outcome) {
  REQUIRE(std::holds_alternative<till::SaleRefused>(outcome));
  return std::get<till::SaleRefused>(outcome).reason;
}

}  // namespace

TEST_CASE("A registered buyer at the counter stands on the bill, its second print and its credit note",
          "[till][buyer]") {
  Stall stall;
  const auto outcome = sell(stall, cart_of(1, company));
  const auto& document = std::get<till::Sale>(outcome).documents.front();
  // Goods handed over at the counter: the fair's own State taxes, whatever State the buyer is registered in.
  CHECK(document.amounts.split.igst == Money{});
  CHECK(document.amounts.split.cgst > Money{});
  const auto bill = till::receipt_of(*stall.books, stall.fair, document.sequence);
  REQUIRE(bill);
  CHECK(bill->buyer.gstin == good_gstin);
  CHECK(bill->buyer.name == company.name);
  CHECK(bill->buyer.address == company.address);
  const till::Asking asking{.staff = &seller, .approver = nullptr};
  const auto refund = till::refund_sale(*stall.books, stall.fair, asking, document.serial, {}, "damaged");
  REQUIRE(refund);
  CHECK(till::receipt_of(*stall.books, stall.fair, refund->sequence)->buyer.gstin == good_gstin);

  // The journal says nothing of the buyer.
  stall.books->journal().visit(1, INT64_MAX, [&](const storage::JournalRow& row) {
    CHECK(row.payload.find("Sharma") == std::string::npos);
    CHECK(row.payload.find(good_gstin) == std::string::npos);
    return true;
  });
}

TEST_CASE("Erasing the buyer leaves the books whole and the bill without a name", "[till][buyer]") {
  Stall stall;
  const auto outcome = sell(stall, cart_of(1, company));
  const auto& document = std::get<till::Sale>(outcome).documents.front();
  REQUIRE(document.payload.sidecars.size() == 1);
  stall.books->journal().erase_own_sidecar(document.payload.sidecars.front());
  CHECK(till::receipt_of(*stall.books, stall.fair, document.sequence)->buyer.name.empty());
  stall.close();
  CHECK(till::verify_books(stall.file(), {}).ok);
}

TEST_CASE("A mistyped GSTIN, one without a name, and a large bill without a buyer are refused", "[till][buyer]") {
  Stall stall;
  Buyer wrong = company;
  wrong.gstin.back() = 'W';
  CHECK(refusal_of(sell(stall, cart_of(1, wrong))) == till::SaleRefusal::gstin_malformed);
  CHECK(refusal_of(sell(stall, cart_of(1, {.name = "", .address = "Pune", .gstin = good_gstin}))) ==
        till::SaleRefusal::buyer_incomplete);
  // 999 rupees with 5 % inside: 53 vases stay below 50,000 taxable, 60 do not.
  CHECK(std::holds_alternative<till::Sale>(sell(stall, cart_of(50, {}))));
  CHECK(refusal_of(sell(stall, cart_of(60, {}))) == till::SaleRefusal::buyer_needed);
  CHECK(refusal_of(sell(stall, cart_of(60, {.name = "Ram Lal", .address = "Lucknow", .gstin = ""}))) ==
        till::SaleRefusal::buyer_needed);  // the State is missing
  CHECK(std::holds_alternative<till::Sale>(
      sell(stall, cart_of(60, {.name = "Ram Lal", .address = "Lucknow", .gstin = ""}, 9))));
  CHECK(std::holds_alternative<till::Sale>(sell(stall, cart_of(60, company))));
}

TEST_CASE("A cart in progress keeps its buyer through a power cut", "[till][buyer]") {
  const till::Cart cart = cart_of(3, {.name = "राम लाल", .address = "12, चौक\tबाजार", .gstin = ""}, 9);
  const auto read = till::read_cart(till::write_cart(cart));
  REQUIRE(read);
  CHECK(read->buyer == cart.buyer);
  CHECK(read->lines.size() == 1);
  CHECK(read->buyer_state == 9);
  CHECK_FALSE(till::read_cart(till::write_cart(cart) + "@buyer nA a"));
}

TEST_CASE("A registered buyer's mixed basket is an invoice and a bill of supply; anybody else's is one bill",
          "[till][buyer]") {
  Stall stall;
  add_exempt_goods(stall);
  till::Cart cart = cart_of(1, {});
  cart.lines.push_back({.sku = "BOOK", .quantity = 2});
  cart.bill_discount = Money::from_paise(10'001);
  const auto one = std::get<till::Sale>(sell(stall, cart)).documents;
  REQUIRE(one.size() == 1);
  CHECK(one.front().type == DocumentType::invoice_cum_bill);

  cart.buyer = company;
  const auto sale = std::get<till::Sale>(sell(stall, cart));
  REQUIRE(sale.documents.size() == 2);
  CHECK(sale.documents[0].type == DocumentType::invoice);
  CHECK(sale.documents[1].type == DocumentType::bill_of_supply);
  CHECK(sale.documents[0].amounts.payable + sale.documents[1].amounts.payable ==
        one.front().amounts.payable);  // the discount is shared to the paisa
  for (const auto& document : sale.documents)
    CHECK(till::receipt_of(*stall.books, stall.fair, document.sequence)->buyer.gstin == good_gstin);
}

TEST_CASE("Books that are made anew still print the buyer", "[till][buyer]") {
  Stall stall;
  const auto sequence = std::get<till::Sale>(sell(stall, cart_of(1, company))).documents.front().sequence;
  stall.close();
  till::rebuild_books(stall.folder.path());
  stall.open();
  CHECK(till::receipt_of(*stall.books, stall.fair, sequence)->buyer.name == company.name);
}
