// What selling promises the stall: the right document, the right paise, nothing half done.
#include <algorithm>
#include <catch2/catch.hpp>

#include "stall.h"
#include "till/confirm_clock.h"
#include "till/item_entries.h"
#include "till/shifts.h"
#include "till/upi_attempts.h"
#include "till/verify_books.h"

using namespace odop;
using test::cash;
using test::rupees;
using test::Stall;
using test::upi;

TEST_CASE("A product version is the old one only while nothing of it changed", "[till]") {
  const Catalogue fair = test::small_fair();
  const CivilDate day{2025, 1, 14};
  const Product& cup = *fair.find_product("CUP");
  const wire::ItemPayload now = till::item_version(fair, cup, day).value();
  CHECK(till::is_item_version(now, fair, cup, day));
  const std::vector<void (*)(wire::ItemPayload&)> changes{[](auto& item) { item.sku += "x"; },
                                                          [](auto& item) { item.name_hi += "x"; },
                                                          [](auto& item) { item.name_en += "x"; },
                                                          [](auto& item) { item.hsn += "1"; },
                                                          [](auto& item) { item.gst_rule += "x"; },
                                                          [](auto& item) { item.slabs.back().rate_basis_points += 1; },
                                                          [](auto& item) { item.kind = ProductKind::gram; },
                                                          [](auto& item) { item.list_price_paise += 1; },
                                                          [](auto& item) { item.mrp_paise += 1; },
                                                          [](auto& item) { item.supplier += "x"; },
                                                          [](auto& item) { item.maker += "x"; },
                                                          [](auto& item) { item.district += "x"; },
                                                          [](auto& item) { item.sector += "x"; }};
  for (const auto& change : changes) {
    wire::ItemPayload other = now;
    change(other);
    REQUIRE(other != now);
    CHECK_FALSE(till::is_item_version(other, fair, cup, day));
  }
}

TEST_CASE("One cup for cash gives a tax invoice, the change and serial number one", "[till]") {
  Stall stall;
  const till::Sale sale = stall.sold({{"CUP", 1}}, {cash(500)});
  REQUIRE(sale.documents.size() == 1);
  CHECK(sale.documents[0].serial == "24K07AI-000001");
  CHECK(sale.documents[0].type == DocumentType::invoice);
  CHECK(sale.payable == rupees(105));
  CHECK(sale.change == rupees(395));
  CHECK(sale.documents[0].payload.cgst_paise == 250);
  CHECK(stall.books->tables().stock("CUP") == 199);
}

TEST_CASE("Serials follow each other without a gap, and a refusal takes none", "[till]") {
  Stall stall;
  CHECK(stall.sold({{"CUP", 1}}, {cash(105)}).documents[0].serial == "24K07AI-000001");
  CHECK(stall.refused({{"CUP", 1}}, {cash(100)}) == "tender_short");
  CHECK(stall.sold({{"CUP", 1}}, {cash(105)}).documents[0].serial == "24K07AI-000002");
}

TEST_CASE("A new financial year begins a new series on 1 April", "[till]") {
  Stall stall;
  stall.sold({{"CUP", 1}}, {cash(105)});
  stall.clock.set_utc_ms(utc_ms_from_ist({2025, 3, 31}, 23, 58));
  CHECK(stall.sold({{"CUP", 1}}, {cash(105)}).documents[0].serial == "24K07AI-000002");
  CHECK(stall.sold({{"CUP", 1}}, {cash(105)}).documents[0].serial == "25K07AI-000001");
}

TEST_CASE("Goods of two sellers become two documents that one payment covers", "[till]") {
  Stall stall;
  const till::Sale sale = stall.sold({{"CUP", 1}, {"DIYA", 3}, {"VASE", 1}}, {cash(2'000)});
  REQUIRE(sale.documents.size() == 2);
  CHECK(sale.documents[0].serial == "24K07AI-000001");
  CHECK(sale.documents[1].serial == "24K07BU-000001");  // an unregistered maker's cash memo
  CHECK(sale.documents[1].type == DocumentType::cash_memo);
  CHECK(sale.documents[1].payload.cgst_paise == 0);
  CHECK(sale.documents[1].payload.basket_offset == 1);
  CHECK(sale.payable == sale.documents[0].amounts.payable + sale.documents[1].amounts.payable);
  CHECK(sale.change == rupees(2'000) - sale.payable);
  CHECK(sale.payable.paise() % 100 == 0);
}

TEST_CASE("A bill discount is shared between sellers and lines to the last paisa", "[till]") {
  Stall stall;
  const till::Sale sale =
      stall.sold({{"CUP", 1}, {"DIYA", 3}, {"TOY", 1}}, {upi(33'646 - 1'001)}, Money::from_paise(1'001));
  Money discount;
  for (const till::SoldDocument& document : sale.documents) discount += document.amounts.discount;
  CHECK(discount == Money::from_paise(1'001));
  CHECK(till::verify_books(stall.file(), {}).ok);
}

TEST_CASE("The round-off is for cash alone", "[till]") {
  Stall stall;
  const till::Sale by_cash = stall.sold({{"TOY", 1}}, {cash(200)});
  CHECK(by_cash.payable == rupees(200));
  CHECK(by_cash.documents[0].payload.round_off_paise == 1);
  const till::Sale by_upi = stall.sold({{"TOY", 1}}, {upi(19'999)});
  CHECK(by_upi.payable == Money::from_paise(19'999));
  CHECK(by_upi.documents[0].payload.round_off_paise == 0);
}

TEST_CASE("A bill that rounds to nothing is still a bill", "[till]") {
  Stall stall;
  const till::Sale sale = stall.sold({{"DIYA", 1, Money::from_paise(1'009)}}, {cash(10)});
  CHECK(sale.payable == Money{});
  CHECK(sale.change == rupees(10));
  CHECK(till::verify_books(stall.file(), {}).ok);
}

TEST_CASE("Part by UPI, the rest in cash, and the change is always cash", "[till]") {
  Stall stall;
  const till::Sale sale = stall.sold({{"VASE", 1}}, {cash(500), upi(60'000, "501301259006")});
  CHECK(sale.payable == rupees(999));
  CHECK(sale.change == rupees(101));
  REQUIRE(sale.documents[0].payload.tenders.size() == 2);
  CHECK(sale.documents[0].payload.tenders[0].kind == TenderKind::upi);
  CHECK(sale.documents[0].payload.tenders[1].amount_paise == 39'900);
}

TEST_CASE("No cash beside a payment by UPI neither rounds the bill nor stands on it", "[till]") {
  Stall stall;
  const till::Sale sale = stall.sold({{.sku = "DIYA", .quantity = 1, .line_discount = {}, .unit_price = std::nullopt}},
                                     {upi(1'049), cash(0)});
  CHECK(sale.payable.paise() == 1'049);
  CHECK(sale.documents.front().payload.tenders.size() == 1);
  CHECK(till::verify_books(stall.file(), {}).ok);
}

TEST_CASE("What is left for the cash is whole rupees, as its change must be", "[till]") {
  Stall stall;
  const till::TenderGiven card{.kind = TenderKind::card, .given = Money::from_paise(5'055)};
  CHECK(stall.refused({{.sku = "CUP", .quantity = 1, .line_discount = {}, .unit_price = std::nullopt}},
                      {card, cash(55)}) == "cash_not_whole_rupees");
  const till::TenderGiven even{.kind = TenderKind::card, .given = Money::from_paise(5'000)};
  CHECK(stall.sold({{.sku = "CUP", .quantity = 1, .line_discount = {}, .unit_price = std::nullopt}}, {even, cash(60)})
            .change == rupees(5));
}

TEST_CASE("What may not be sold is refused with its own word and writes nothing", "[till]") {
  Stall stall;
  CHECK(stall.refused({}, {cash(1)}) == "cart_empty");
  CHECK(stall.refused({{"NOPE", 1}}, {cash(1)}) == "unknown_sku");
  CHECK(stall.refused({{"CUP", 0}}, {cash(1)}) == "quantity_not_positive");
  CHECK(stall.refused({{"CUP", -3}}, {cash(1)}) == "quantity_not_positive");
  CHECK(stall.refused({{"LOOM", 2}}, {cash(40'000)}) == "unique_more_than_one");
  CHECK(stall.refused({{"CUP", 1, rupees(106)}}, {cash(200)}) == "discount_too_large");
  CHECK(stall.refused({{"CUP", 1}}, {cash(200)}, rupees(106)) == "discount_too_large");
  CHECK(stall.refused({{"CUP", 1}}, {}) == "tender_missing");
  CHECK(stall.refused({{"CUP", 1}}, {upi(10'600)}) == "tender_over");
  CHECK(stall.refused({{"CUP", 1}}, {{.kind = TenderKind::cash, .given = Money::from_paise(10'550)}}) ==
        "cash_not_whole_rupees");
  CHECK(stall.refused({{"CUP", 1}}, {upi(10'500, "12345")}) == "rrn_malformed");
  CHECK(stall.refused({{"CUP", 1}, {"DIYA", 1}}, {cash(50), upi(6'549)}) == "several_tenders_for_several_suppliers");
  CHECK(stall.refused({{"CUP", 1}}, {{.kind = TenderKind::upi, .given = rupees(105), .attempt_sequence = 1}}) ==
        "attempt_unknown");
  CHECK(stall.refused({{"CUP", INT64_MAX}}, {cash(1)}) == "amount_out_of_range");
}

TEST_CASE("Two lakh rupees in cash are refused, one rupee less is taken", "[till]") {
  Stall stall;
  // 2,00,000 / 450 is not whole: bring the price to the limit by a discount. A cash memo names no buyer.
  CHECK(stall.refused({{"POT", 445}}, {cash(300'000)}, rupees(250)) == "cash_limit");
  CHECK(stall.sold({{"POT", 445}}, {cash(200'000)}, rupees(251)).payable == rupees(199'999));
}

TEST_CASE("A bank's reference number pays one bill only", "[till]") {
  Stall stall;
  stall.sold({{"CUP", 1}}, {upi(10'500, "501301259006")});
  CHECK(stall.refused({{"CUP", 1}}, {upi(10'500, "501301259006")}) == "rrn_used");
  stall.close();
  stall.open();
  CHECK(stall.refused({{"CUP", 1}}, {upi(10'500, "501301259006")}) == "rrn_used");
}

TEST_CASE("The slab is decided by the price after discounts", "[till]") {
  Stall stall;
  CHECK(stall.sold({{"SHAWL", 1}}, {cash(3'000)}).documents[0].payload.lines[0].rate_basis_points == 1'800);
  CHECK(stall.sold({{"SHAWL", 1, rupees(175)}}, {cash(3'000)}).documents[0].payload.lines[0].rate_basis_points == 500);
}

TEST_CASE("Another State on the bill turns CGST and SGST into IGST", "[till]") {
  Stall stall;
  const till::Sale sale = stall.sold({{"CUP", 1}}, {upi(10'500)}, {}, 10);
  CHECK(sale.documents[0].payload.igst_paise == 500);
  CHECK(sale.documents[0].payload.cgst_paise == 0);
  const till::Sale home = stall.sold({{"CUP", 1}}, {upi(10'500)}, {}, 9);
  CHECK(home.documents[0].payload.igst_paise == 0);
}

TEST_CASE("A product's version is written once, and again when its price changed", "[till]") {
  Stall stall;
  const auto first = stall.sold({{"CUP", 1}}, {cash(105)}).documents[0].payload.lines[0].item_sequence;
  CHECK(stall.sold({{"CUP", 2}}, {cash(210)}).documents[0].payload.lines[0].item_sequence == first);
  stall.fair = test::small_fair(2);
  REQUIRE(till::record_pack(*stall.books, stall.fair, test::applied_pack_of(stall.fair)));
  const till::Sale dearer = stall.sold({{"CUP", 1}}, {cash(106)});
  CHECK(dearer.documents[0].payload.lines[0].item_sequence > first);
  stall.close();
  stall.open();
  CHECK(stall.sold({{"CUP", 1}}, {cash(106)}).documents[0].payload.lines[0].item_sequence ==
        dearer.documents[0].payload.lines[0].item_sequence);
}

TEST_CASE("Stock may fall below zero: a sale that happened is never refused for stock", "[till]") {
  Stall stall;
  stall.sold({{"LOOM", 1}}, {upi(1'850'000)});
  stall.sold({{"LOOM", 1}}, {upi(1'850'000)});
  CHECK(stall.books->tables().stock("LOOM") == -1);
}

TEST_CASE("A dead clock battery stops selling until somebody confirms the date", "[till]") {
  Stall stall;
  stall.sold({{"CUP", 1}}, {cash(105)});
  stall.clock.set_utc_ms(utc_ms_from_ist({2024, 1, 1}, 0));
  CHECK(stall.refused({{"CUP", 1}}, {cash(105)}) == "clock_suspect");
  CHECK(till::confirm_clock(*stall.books, "S2"));
  CHECK_FALSE(till::confirm_clock(*stall.books, "S2"));
  // The confirmed date rules the serial's year.
  CHECK(stall.sold({{"CUP", 1}}, {cash(105)}).documents[0].serial == "23K07AI-000001");
  CHECK(till::verify_books(stall.file(), {}).ok);
}

TEST_CASE("A UPI attempt is on disk before its code is drawn, and a sale claims it", "[till]") {
  Stall stall;
  const auto shown = till::show_upi_attempt(*stall.books, stall.fair, "S1", "UPH", rupees(105));
  REQUIRE(shown);
  CHECK(shown->reference == "K07A00001");
  CHECK(shown->link.find("pa=uphandicrafts@okbank") != std::string::npos);
  CHECK(shown->link.find("tr=K07A00001") != std::string::npos);
  CHECK(shown->link.find("am=105.00") != std::string::npos);
  CHECK(stall.books->journal().at(shown->sequence).has_value());
  stall.sold({{"CUP", 1}}, {{.kind = TenderKind::upi, .given = rupees(105), .attempt_sequence = shown->sequence}});
  CHECK(stall.books->database().number("SELECT state FROM upi_attempts") == 2);
  CHECK(till::abandon_upi_attempt(*stall.books, "S1", shown->sequence).reason() == till::AttemptRefusal::attempt_ended);
  const auto next = till::show_upi_attempt(*stall.books, stall.fair, "S1", "UPH", rupees(1));
  CHECK(next->reference == "K07A00002");
  CHECK(till::abandon_upi_attempt(*stall.books, "S1", next->sequence));
  CHECK(till::verify_books(stall.file(), {}).ok);
}

TEST_CASE("A bank's signed code is shown byte for byte, an unsigned one carries the bill", "[till]") {
  Stall stall;
  Supplier& payee = *std::find_if(stall.fair.suppliers.begin(), stall.fair.suppliers.end(),
                                  [](const Supplier& each) { return each.code == "UPH"; });
  SECTION("signed: the buyer types the sum") {
    payee.upi_bank_link =
        "upi://pay?mode=02&pa=uphandicrafts@okbank&pn=UP%20H&mc=5947&orgid=180071&sign=MEUCIQDx+Zk/yA==";
    const auto shown = till::show_upi_attempt(*stall.books, stall.fair, "S1", "UPH", rupees(105));
    REQUIRE(shown);
    CHECK(shown->link == payee.upi_bank_link);
    CHECK(shown->is_amount_typed);
    CHECK(shown->amount == rupees(105));
    stall.sold({{"CUP", 1}}, {{.kind = TenderKind::upi, .given = rupees(105), .attempt_sequence = shown->sequence}});
    CHECK(till::show_upi_attempt(*stall.books, stall.fair, "S1", "UPH", Money::from_paise(99)).reason() ==
          till::AttemptRefusal::amount_refused);
  }
  SECTION("unsigned: the bank's own pairs stay, the bill's are put in") {
    payee.upi_bank_link = "upi://pay?ver=01&pa=uphandicrafts@okbank&pn=UP%20H&mc=5947&msid=14-2";
    const auto shown = till::show_upi_attempt(*stall.books, stall.fair, "S1", "UPH", rupees(105));
    REQUIRE(shown);
    CHECK_FALSE(shown->is_amount_typed);
    CHECK(shown->link.starts_with(payee.upi_bank_link));
    CHECK(shown->link.find("am=105.00") != std::string::npos);
    CHECK(shown->link.find("tr=K07A00001") != std::string::npos);
  }
  CHECK(till::verify_books(stall.file(), {}).ok);
}

TEST_CASE("A shift knows what must lie in the drawer", "[till]") {
  Stall stall;
  REQUIRE(till::open_shift(*stall.books, "S1", rupees(2'000)));
  CHECK(till::open_shift(*stall.books, "S1", rupees(1)).reason() == till::ShiftRefusal::already_open);
  stall.sold({{"CUP", 1}}, {cash(500)});
  stall.sold({{"VASE", 1}}, {upi(99'900)});
  const auto shift = till::current_shift(*stall.books);
  CHECK(shift.expected == rupees(2'105));
  CHECK(shift.documents == 2);
  const auto closed = till::close_shift(*stall.books, "S1", rupees(2'100));
  REQUIRE(closed);
  CHECK(closed->expected - closed->counted == rupees(5));
  CHECK(till::close_shift(*stall.books, "S1", Money{}).reason() == till::ShiftRefusal::none_open);
}

TEST_CASE("A sale before anybody counted opens a shift and says so", "[till]") {
  Stall stall;
  stall.sold({{"CUP", 1}}, {cash(105)});
  CHECK(stall.books->database().number("SELECT opened_by_itself FROM shift_events") == 1);
  CHECK(till::current_shift(*stall.books).opening_float == Money{});
}
