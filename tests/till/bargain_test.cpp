// Bargaining: prices for one, something off a line, the lowest price of the pack and who may go below it.
#include <catch2/catch.hpp>

#include "till/rebuild_books.h"
#include "till/stall.h"
#include "till/verify_books.h"

using namespace odop;
using test::cash;
using test::rupees;
using test::Stall;

namespace {

struct BargainingStall : Stall {
  BargainingStall() {
    fair.staff = {{.code = "S1", .name = {}, .role = Role::seller, .pin_hash = {}, .sign = {}},
                  {.code = "S2", .name = {}, .role = Role::supervisor, .pin_hash = {}, .sign = {}}};
    for (Product& product : fair.products)
      if (product.sku == "POT") product.floor_price = rupees(400);  // Rs 450
    for (Product& product : fair.products)
      if (product.sku == "SILK") product.floor_price = rupees(1400);  // Rs 1,450.50 a metre
  }
  till::SaleOutcome sell_as(const std::string& staff, till::Cart cart, std::vector<till::TenderGiven> tenders,
                            const std::string& approver = {}) {
    clock.pass_ms(60'000);
    return till::complete_sale(*books, fair, staff, cart, tenders, approver);
  }
  std::int64_t count(const std::string& sql) {
    storage::Statement rows(books->database(), sql);
    return rows.step() ? rows.number(0) : -1;
  }
};

std::string code_of(const till::SaleOutcome& outcome) {
  const auto* refused = std::get_if<till::SaleRefused>(&outcome);
  return refused ? std::string(till::code_of(refused->reason)) + " " + refused->detail : "sold";
}

till::Cart pots(std::int64_t quantity, std::optional<Money> unit_price, Money line_discount = {}) {
  return {.lines = {{.sku = "POT", .quantity = quantity, .line_discount = line_discount, .unit_price = unit_price}}};
}

}  // namespace

TEST_CASE("A seller may bargain down to the lowest price and not a paisa below it", "[till][bargain]") {
  BargainingStall stall;
  CHECK(code_of(stall.sell_as("S1", pots(2, rupees(400)), {cash(800)})) == "sold");
  CHECK(code_of(stall.sell_as("S1", pots(2, Money::from_paise(39'999)), {cash(800)})) == "below_floor POT");
  CHECK(code_of(stall.sell_as("S1", pots(2, std::nullopt, rupees(100)), {cash(800)})) == "sold");
  CHECK(code_of(stall.sell_as("S1", pots(2, std::nullopt, Money::from_paise(10'001)), {cash(900)})) ==
        "below_floor POT");
  SECTION("A discount on the whole bill counts too") {
    till::Cart cart = pots(1, std::nullopt);
    cart.bill_discount = rupees(51);
    CHECK(code_of(stall.sell_as("S1", cart, {cash(399)})) == "below_floor POT");
    cart.bill_discount = rupees(50);
    CHECK(code_of(stall.sell_as("S1", cart, {cash(400)})) == "sold");
  }
  SECTION("Goods by the metre have their lowest price by the centimetre") {
    till::Cart cart{.lines = {{.sku = "SILK", .quantity = 250, .line_discount = {}, .unit_price = rupees(1'400)}}};
    CHECK(code_of(stall.sell_as("S1", cart, {cash(3'500)})) == "sold");
    cart.lines.front().line_discount = Money::from_paise(1);
    CHECK(code_of(stall.sell_as("S1", cart, {cash(3'500)})) == "below_floor SILK");
  }
  SECTION("Goods without a lowest price are the stall's own affair") {
    till::Cart cart{.lines = {{.sku = "CUP", .quantity = 1, .line_discount = {}, .unit_price = rupees(1)}}};
    CHECK(code_of(stall.sell_as("S1", cart, {cash(1)})) == "sold");
  }
  CHECK(stall.count("SELECT count(*) FROM price_approvals") == 0);
}

TEST_CASE("Who allowed a price below the lowest one stands in the books for ever", "[till][bargain]") {
  BargainingStall stall;
  till::Cart cart = pots(3, rupees(350));
  cart.lines.insert(cart.lines.begin(), {.sku = "CUP", .quantity = 1, .line_discount = {}, .unit_price = std::nullopt});
  cart.lines.push_back({.sku = "TOY", .quantity = 1, .line_discount = {}, .unit_price = std::nullopt});
  SECTION("A seller alone is refused, and a seller cannot vouch for another") {
    CHECK(code_of(stall.sell_as("S1", cart, {cash(2'000)}, "S1")) == "below_floor POT");
    CHECK(code_of(stall.sell_as("S1", cart, {cash(2'000)}, "S9")) == "below_floor POT");
  }
  SECTION("With the supervisor's PIN") {
    const auto outcome = stall.sell_as("S1", cart, {cash(2'000)}, "S2");
    REQUIRE(code_of(outcome) == "sold");
    // The pots are the first line of Ram Lal's bill, which is the second document.
    const std::int64_t bill = std::get<till::Sale>(outcome).documents.at(1).sequence;
    CHECK(stall.count("SELECT sale_sequence FROM price_approvals WHERE line = 1") == bill);
    CHECK(stall.count("SELECT count(*) FROM price_approvals WHERE floor_paise = 120000 AND net_paise = 105000 AND "
                      "staff = 'S1' AND approved_by = 'S2'") == 1);
  }
  SECTION("A supervisor who sells answers for it himself") {
    REQUIRE(code_of(stall.sell_as("S2", cart, {cash(2'000)})) == "sold");
    CHECK(stall.count("SELECT count(*) FROM price_approvals WHERE staff = 'S2' AND approved_by = 'S2'") == 1);
  }
  stall.close();
  CHECK(till::verify_books(stall.file(), {}).ok);
  const std::int64_t entries = till::rebuild_books(stall.folder.path(), {}).entries;
  CHECK(entries > 0);
  const till::BooksReport report = till::verify_books(stall.file(), {});
  CHECK(report.ok);
}

TEST_CASE("From the planned day on goods cost the price of the last days", "[till][bargain]") {
  BargainingStall stall;
  for (Product& product : stall.fair.products)
    if (product.sku == "VASE") product.last_days = LastDaysPrice{{2025, 2, 20}, rupees(800)};
  const till::Cart cart{.lines = {{.sku = "VASE", .quantity = 1, .line_discount = {}, .unit_price = std::nullopt}}};
  const auto payable_on = [&](CivilDate day) {
    stall.clock.set_utc_ms(utc_ms_from_ist(day, 12));
    const auto outcome = stall.sell_as("S1", cart, {cash(2'000)});
    REQUIRE(code_of(outcome) == "sold");
    return std::get<till::Sale>(outcome).payable.paise();
  };
  CHECK(payable_on({2025, 2, 19}) == 99'900);
  CHECK(payable_on({2025, 2, 20}) == 80'000);
  CHECK(payable_on({2025, 2, 26}) == 80'000);
  CHECK(stall.count("SELECT count(*) FROM items WHERE sku = 'VASE'") == 1);  // still the same product
}
