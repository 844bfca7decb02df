// Goods that come back, bills that are withdrawn, cash that moves without a bill: by touches, against real books.
#include <catch2/catch.hpp>

#include "core/civil_date.h"
#include "till/verify_books.h"
#include "ui/till_stall.h"
#include "wire/bill.h"

using namespace odop;
using odop::tests::TillStall;

namespace {

// Three cups and a vase for cash; the bill's serial.
std::string sell_some(TillStall& stall) {
  for (const char* key :
       {"till.sku:CUP", "till.sku:CUP", "till.sku:CUP", "till.sku:VASE", "till.pay.cash", "till.exact"})
    stall.touch(key);
  stall.wait_for("till.sold");
  stall.touch("till.new");
  return stall.bills.back().serial;
}

void open_bill(TillStall& stall, const std::string& serial) {
  stall.touch("till.menu");
  stall.touch("till.menu.bills");
  stall.wait([&] { return stall.has("bill:" + serial); });
  stall.touch("bill:" + serial);
  stall.wait_for("till.bill");
}

void type_pin(TillStall& stall, const std::string& digits) {
  for (const char digit : digits) stall.touch(std::string("pad.") + digit);
  stall.touch("dialog.yes");
}

std::int64_t stock_of(TillStall& stall, const std::string& sku) {
  return stall.thread->state()->stock.at(sku);
}

bool books_are_whole(TillStall& stall) {
  stall.screens.reset();
  stall.display.reset();
  stall.thread.reset();
  return till::verify_books(stall.folder.path() / till::journal_file_name, {}).ok;
}

}  // namespace

TEST_CASE("A seller takes two of three cups back by touches: credit note, money and stock agree",
          "[ui][till][refund]") {
  TillStall stall;
  stall.sign_in();
  const std::string serial = sell_some(stall);
  const std::int64_t sold_paise = stall.sum_paise(), cups = stock_of(stall, "CUP");
  open_bill(stall, serial);
  CHECK(stall.state_of("bill.take_back") == "disabled");
  stall.touch("return.1.plus");
  stall.touch("return.1.plus");
  stall.wait([&] { return stall.label("bill.back") != "₹0"; });
  CHECK(stall.state_of("bill.take_back") == "disabled");  // nobody said why yet
  stall.touch("bill.reason.0");
  const std::string back = stall.label("bill.back");
  stall.touch("bill.take_back");
  stall.wait_for("till.sold");
  CHECK(stall.label("sold.change") == back);
  REQUIRE(stall.bills.size() == 2);
  CHECK(stall.bills.back().document == DocumentType::credit_note);
  CHECK(stall.bills.back().original_serial == serial);
  CHECK(stall.sum_paise() == sold_paise + stall.bills.back().payable.paise());
  CHECK(stock_of(stall, "CUP") == cups + 2);

  // What came back cannot come back again: one cup and the vase are left.
  stall.touch("till.new");
  open_bill(stall, serial);
  CHECK(stall.label("return.1.sold").find("2") != std::string::npos);
  stall.touch("bill.all");
  stall.wait([&] { return stall.label("bill.back") != "₹0"; });
  CHECK(stall.label("return.1.asked") == "1");
  CHECK(stall.state_of("return.1.plus") == "disabled");
  stall.touch("bill.reason.2");
  stall.touch("bill.take_back");
  stall.wait_for("till.sold");
  CHECK(stall.sum_paise() == 0);
  stall.touch("till.new");
  open_bill(stall, serial);
  CHECK_FALSE(stall.label("bill.notice").empty());
  CHECK(stall.state_of("bill.all") == "disabled");
  CHECK(books_are_whole(stall));
}

TEST_CASE("A bill of another day comes back with a supervisor's PIN, not with a seller's", "[ui][till][refund]") {
  TillStall stall;
  stall.sign_in();
  const std::string serial = sell_some(stall);
  stall.clock.pass_ms(26 * 3'600'000LL);
  open_bill(stall, serial);
  stall.touch("bill.all");
  stall.wait([&] { return stall.label("bill.back") != "₹0"; });
  stall.touch("bill.reason.1");
  stall.touch("bill.take_back");
  REQUIRE(stall.has("dialog.typed"));
  type_pin(stall, "2025");
  stall.wait([&] { return stall.has("dialog.hint"); });
  CHECK(stall.bills.size() == 1);
  type_pin(stall, "1111");
  stall.wait([&] { return stall.state_of("dialog.yes") == "disabled" && stall.label("dialog.typed") == "–"; });
  type_pin(stall, "202620");
  stall.wait_for("till.sold");
  CHECK(stall.bills.size() == 2);
  CHECK(stall.sum_paise() == 0);
  CHECK(books_are_whole(stall));
}

TEST_CASE("A withdrawn bill gives everything back and can never be touched again", "[ui][till][void]") {
  TillStall stall;
  stall.sign_in();
  const std::string serial = sell_some(stall);
  open_bill(stall, serial);
  stall.touch("bill.withdraw");
  CHECK_FALSE(stall.label("till.problem").empty());  // a reason first
  stall.touch("bill.reason.3");
  stall.touch("bill.withdraw");
  type_pin(stall, "202620");
  stall.wait_for("till.sold");
  REQUIRE(stall.bills.size() == 2);
  CHECK(stall.bills.back().is_void);
  CHECK(stall.sum_paise() == 0);
  stall.touch("till.new");
  open_bill(stall, serial);
  CHECK(stall.state_of("bill.withdraw") == "disabled");
  CHECK(stall.state_of("return.1.plus") == "disabled");
  CHECK(books_are_whole(stall));
}

TEST_CASE("A supervisor at the till withdraws after one question and can still say no", "[ui][till][void]") {
  TillStall stall;
  stall.thread->post(till::SaveSetting{"language", "en"});
  stall.settle();
  stall.sign_in("S2", "202620");
  const std::string serial = sell_some(stall);
  open_bill(stall, serial);
  stall.touch("bill.reason.3");
  stall.touch("bill.withdraw");
  stall.touch("dialog.no");
  stall.settle();
  CHECK(stall.here() == "till.bill");
  CHECK(stall.sum_paise() > 0);
  stall.touch("bill.withdraw");
  stall.touch("dialog.yes");
  stall.wait_for("till.sold");
  CHECK(stall.sum_paise() == 0);
}

TEST_CASE("A bill is found by its number and by the code on its receipt", "[ui][till][bills]") {
  TillStall stall;
  stall.screens->set_printer_view({.state = ui::TillPrinterView::State::idle, .trouble = {}, .waiting = 0});
  stall.sign_in();
  const std::string first = sell_some(stall), second = sell_some(stall);
  const std::string code = stall.bills.front().qr_text;
  REQUIRE(code.starts_with("ODOP1:"));
  stall.touch("till.menu");
  stall.touch("till.menu.bills");
  stall.wait([&] { return stall.has("bill:" + second); });
  stall.touch("bills.find");
  stall.touch("pad.1");
  stall.touch("dialog.yes");
  stall.wait([&] { return !stall.has("bill:" + second); });
  CHECK(stall.has("bill:" + first));
  stall.touch("bills.find");  // all again
  stall.wait([&] { return stall.has("bill:" + second); });
  stall.touch("bills.find");
  for (const char* key : {"pad.9", "pad.9", "dialog.yes"}) stall.touch(key);
  stall.wait([&] { return stall.has("bills.none"); });
  stall.touch("back");
  CHECK(stall.here() == "till");
  stall.display->scan(code);
  stall.wait_for("till.bill");
  CHECK(stall.label("bill.paid").find("₹") != std::string::npos);
  stall.touch("bill.print.0");
  CHECK(stall.printed_again == std::vector<std::string>{first});
  // A code that somebody has tampered with says so and opens nothing.
  stall.touch("back");
  stall.touch("back");
  stall.display->scan(code.substr(0, code.size() - 9) + "AAAAAAAAA");
  stall.wait([&] { return !stall.label("till.problem").empty(); });
  CHECK(stall.here() == "till");
}

TEST_CASE("Cash goes into the drawer with a reason, and out of it with a supervisor", "[ui][till][cash]") {
  TillStall stall;
  stall.sign_in();
  sell_some(stall);
  stall.touch("till.menu");
  stall.touch("till.menu.shift");
  stall.touch("drawer.in");
  for (const char* key : {"pad.5", "pad.0", "pad.0"}) stall.touch(key);
  CHECK(stall.state_of("shift.submit") == "disabled");
  stall.touch("money.reason.0");
  stall.touch("shift.submit");
  stall.wait_for("till.drawer");
  stall.settle();
  const Money expected = stall.thread->state()->shift.expected;
  CHECK(expected == Money::from_paise(stall.sum_paise() + 50'000));
  stall.touch("drawer.out");
  for (const char* key : {"pad.9", "pad.9", "pad.9", "pad.9", "pad.9", "money.reason.1", "shift.submit"})
    stall.touch(key);
  type_pin(stall, "202620");
  stall.wait([&] { return stall.has("till.problem"); });  // so much is not in it
  for (int i = 0; i < 3; ++i) stall.touch("pad.back");
  stall.touch("shift.submit");
  type_pin(stall, "202620");
  stall.wait_for("till.drawer");
  stall.settle();
  CHECK(stall.thread->state()->shift.expected == expected - Money::from_paise(9'900));
  CHECK(books_are_whole(stall));
}

TEST_CASE("The interim report tells what should be in the drawer: a seller needs a supervisor for it",
          "[ui][till][shift]") {
  TillStall stall;
  stall.screens->set_printer_view({.state = ui::TillPrinterView::State::idle, .trouble = {}, .waiting = 0});
  stall.sign_in();
  sell_some(stall);
  stall.touch("till.menu");
  stall.touch("till.menu.shift");
  stall.touch("drawer.x");
  CHECK(stall.reports.empty());
  type_pin(stall, "202620");
  stall.wait([&] { return stall.reports.size() == 1; });
  CHECK(stall.reports.front().z_number == 0);
  CHECK(stall.reports.front().sales == 1);
}

TEST_CASE("A second print of a withdrawn bill says that it was withdrawn", "[ui][till][void]") {
  TillStall stall;
  stall.sign_in();
  const std::string serial = sell_some(stall);
  open_bill(stall, serial);
  stall.touch("bill.reason.3");
  stall.touch("bill.withdraw");
  type_pin(stall, "202620");
  stall.wait_for("till.sold");
  const auto request = stall.thread->post(till::ReadBill{serial});
  std::optional<ReceiptView> paper;
  stall.wait([&] {
    for (const auto& answered : stall.other_answers)
      if (answered.request == request) paper = std::get<till::BillAnswer>(answered.answer).bill;
    return paper.has_value();
  });
  CHECK(paper->serial == serial);
  CHECK(paper->is_void);
}

TEST_CASE("The oldest of many bills is reached by its pages", "[ui][till][bills]") {
  TillStall stall;
  stall.sign_in();
  for (int i = 0; i < 70; ++i)
    stall.thread->post(
        till::Sell{.staff = "S1",
                   .cart = {.lines = {{.sku = "CUP", .quantity = 1}}},
                   .tenders = {{.kind = TenderKind::cash, .given = Money::from_paise(10'500), .reference = {}}}});
  stall.settle();
  stall.touch("till.menu");
  stall.touch("till.menu.bills");
  stall.wait([&] { return stall.has("bills.page.next"); });
  for (int page = 0; page < 40 && !stall.has("bill:24K07AI-000001"); ++page) {
    stall.wait([&] { return stall.state_of("bills.page.next") == "normal"; });
    stall.touch("bills.page.next");
  }
  CHECK(stall.has("bill:24K07AI-000001"));
}

TEST_CASE("A drawer that nobody counted is not closed by one touch", "[ui][till][shift]") {
  TillStall stall;
  stall.sign_in();
  sell_some(stall);
  stall.touch("till.menu");
  stall.touch("till.menu.shift");
  stall.touch("drawer.close");
  stall.touch("shift.submit");
  stall.touch("dialog.no");
  stall.settle();
  CHECK(stall.thread->state()->shift.shift_sequence != 0);
  stall.touch("shift.submit");
  stall.touch("dialog.yes");
  stall.wait([&] { return stall.reports.size() == 1; });
  CHECK(stall.reports.front().counted == Money{});
}

TEST_CASE("A bill that opens after the till was locked is not shown to visitors", "[ui][till][bills]") {
  TillStall stall;
  stall.sign_in();
  sell_some(stall);
  const std::string code = stall.bills.front().qr_text;
  stall.display->scan(code);
  stall.screens->enter();  // locked before the answer came
  stall.settle();
  CHECK(stall.here() == "till.pin");
}
