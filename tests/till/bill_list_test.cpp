// The list of bills: pages without a gap, numbers of every series, what came back of each.
#include "till/bill_list.h"

#include <algorithm>
#include <catch2/catch.hpp>

#include "till/after_sale.h"
#include "till/stall.h"

using namespace odop;
using test::cash;
using test::Stall;

TEST_CASE("Every bill stands once on the pages of the list, the newest first", "[till][bills]") {
  Stall stall;
  std::vector<std::string> sold;
  for (int i = 0; i < 25; ++i) {
    const auto sale = stall.sold({{"CUP", 1}, {"DIYA", 1}}, {cash(200)});  // two sellers: two documents
    for (const auto& document : sale.documents) sold.push_back(document.serial);
  }
  std::vector<std::string> listed;
  std::int64_t before = 0;
  for (int page = 0; page < 20; ++page) {
    const auto bills = till::newest_bills(stall.books->database(), "K07", before, 7);
    for (const auto& bill : bills.rows) listed.push_back(bill.serial);
    CHECK(bills.has_more == (listed.size() < sold.size()));
    if (!bills.has_more) break;
    REQUIRE(bills.rows.size() == 7);
    before = bills.rows.back().sequence;
  }
  std::reverse(listed.begin(), listed.end());
  CHECK(listed == sold);
}

TEST_CASE("A number finds the bills of every series that end in it, and credit notes name their bill",
          "[till][bills]") {
  Stall stall;
  const auto sale = stall.sold({{"CUP", 2}, {"DIYA", 1}}, {cash(300)});
  StaffMember seller;
  seller.code = "S1";
  const till::Asking asking{.staff = &seller, .approver = nullptr};
  const auto serial = sale.documents.front().serial;
  REQUIRE(till::refund_sale(*stall.books, stall.fair, asking, serial, {{.line = 1, .quantity = 1}}, "damaged"));
  storage::Database& database = stall.books->database();
  const auto found = till::bills_numbered(database, "K07", 1).rows;
  REQUIRE(found.size() == 3);  // an invoice, a cash memo, a credit note
  CHECK(found.front().original_serial == serial);
  CHECK(found.front().payable < Money{});
  for (const auto& bill : found)
    if (bill.serial == serial) CHECK(bill.came == till::BillRow::Came::some);
  CHECK(till::bills_numbered(database, "K07", 2).rows.empty());
  CHECK(till::bills_numbered(database, "K07", 0).rows.empty());
  CHECK(till::credit_notes_of(database, "K07", sale.documents.front().sequence) ==
        std::vector<std::string>{found.front().serial});
}
