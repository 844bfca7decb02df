// Goods that move without a sale.
#include "till/move_stock.h"

#include <catch2/catch.hpp>

#include "till/rebuild_books.h"
#include "till/receipt_of.h"
#include "till/stall.h"
#include "till/verify_books.h"

using namespace odop;
using test::Stall;
using till::StockDeed;

namespace {

struct StockedStall : Stall {
  StaffMember seller{.code = "S1", .name = {}, .role = Role::seller, .pin_hash = {}, .sign = {}};
  StaffMember supervisor{.code = "S2", .name = {}, .role = Role::supervisor, .pin_hash = {}, .sign = {}};

  Result<till::StockMoved, till::StockRefused> move(StockDeed deed, std::vector<till::StockAsked> asked,
                                                    const std::string& note = {}, bool is_allowed = true) {
    clock.pass_ms(60'000);
    return till::move_stock(*books, fair, {.staff = &seller, .approver = is_allowed ? &supervisor : nullptr}, deed,
                            asked, note);
  }
  std::int64_t stock(const std::string& sku) { return books->tables().stock(sku); }
};

std::string word(const Result<till::StockMoved, till::StockRefused>& outcome) {
  return outcome ? "done" : std::string(till::code_of(outcome.reason().reason)) + " " + outcome.reason().detail;
}

}  // namespace

TEST_CASE("What comes, breaks, goes and is counted changes the stock by just that", "[till][stock]") {
  StockedStall stall;
  REQUIRE(stall.move(StockDeed::receive, {{"CUP", 24}, {"SILK", 1'200}}));
  CHECK(stall.stock("CUP") == 224);
  CHECK(stall.stock("SILK") == 6'200);
  REQUIRE(stall.move(StockDeed::damage, {{"CUP", 4}}, "broken"));
  CHECK(stall.stock("CUP") == 220);
  REQUIRE(stall.move(StockDeed::arrive, {{"CUP", 10}}, "S15"));
  CHECK(stall.stock("CUP") == 230);
  const auto counted = stall.move(StockDeed::count, {{"CUP", 228}, {"VASE", 40}, {"TOY", 0}});
  REQUIRE(counted);
  CHECK(counted->changes == std::vector<std::int64_t>{-2, 0, -80});
  CHECK(stall.stock("CUP") == 228);
  CHECK(stall.stock("TOY") == 0);
  stall.close();
  CHECK(till::verify_books(stall.file(), {}).ok);
  till::rebuild_books(stall.folder.path(), {});
  stall.open();
  CHECK(stall.stock("CUP") == 228);
  CHECK(stall.stock("SILK") == 6'200);
}

TEST_CASE("Goods sent to another stall go with a challan of each seller, numbered without a gap", "[till][stock]") {
  StockedStall stall;
  const auto first = stall.move(StockDeed::send, {{"CUP", 5}, {"POT", 2}, {"VASE", 1}}, "S15");
  REQUIRE(first);
  REQUIRE(first->entries.size() == 2);
  CHECK(first->entries[0].challan == "24K07AD-000001");
  CHECK(first->entries[1].challan == "24K07BD-000001");
  stall.close();
  stall.open();  // numbers go on after a restart
  const auto second = stall.move(StockDeed::send, {{"CUP", 1}}, "S15");
  REQUIRE(second);
  CHECK(second->entries[0].challan == "24K07AD-000002");
  CHECK(stall.stock("CUP") == 194);
  const auto paper = till::receipt_of(*stall.books, stall.fair, first->entries[0].sequence);
  REQUIRE(paper);
  CHECK(paper->document == DocumentType::delivery_challan);
  CHECK(paper->lines.size() == 2);
  CHECK(paper->payable == Money::from_paise(5 * 10'500 + 99'900));
  CHECK(paper->buyer.name == "S15");
  CHECK(paper->tenders.empty());
  CHECK(till::find_paper(*stall.books, "24K07BD-000001") == first->entries[1].sequence);
  // Nothing was sold.
  CHECK(stall.books->tables().totals().sales == 0);
  stall.close();
  CHECK(till::verify_books(stall.file(), {}).ok);
}

TEST_CASE("What makes goods disappear from the books wants a supervisor, a count that agrees does not",
          "[till][stock]") {
  StockedStall stall;
  const std::int64_t entries = stall.books->head().sequence;
  CHECK(word(stall.move(StockDeed::damage, {{"CUP", 1}}, {}, false)) == "needs_supervisor ");
  CHECK(word(stall.move(StockDeed::send, {{"CUP", 1}}, "S15", false)) == "needs_supervisor ");
  CHECK(word(stall.move(StockDeed::count, {{"CUP", 199}}, {}, false)) == "needs_supervisor ");
  CHECK(stall.books->head().sequence == entries);
  CHECK(word(stall.move(StockDeed::count, {{"CUP", 200}, {"VASE", 40}}, {}, false)) == "done");
  CHECK(word(stall.move(StockDeed::receive, {{"CUP", 1}}, {}, false)) == "done");
}

TEST_CASE("A list of goods that cannot be right is refused with its reason and writes nothing", "[till][stock]") {
  StockedStall stall;
  const std::int64_t entries = stall.books->head().sequence;
  CHECK(word(stall.move(StockDeed::receive, {})) == "nothing_asked ");
  CHECK(word(stall.move(StockDeed::receive, {{"NONE", 1}})) == "unknown_sku NONE");
  CHECK(word(stall.move(StockDeed::receive, {{"CUP", 1}, {"CUP", 1}})) == "unknown_sku CUP");
  CHECK(word(stall.move(StockDeed::receive, {{"CUP", 0}})) == "quantity_wrong CUP");
  CHECK(word(stall.move(StockDeed::count, {{"CUP", -1}})) == "quantity_wrong CUP");
  CHECK(word(stall.move(StockDeed::receive, {{"LOOM", 2}})) == "quantity_wrong LOOM");
  CHECK(word(stall.move(StockDeed::send, {{"CUP", 1}}, " ")) == "note_missing ");
  CHECK(word(stall.move(StockDeed::damage, {{"CUP", 1}}, std::string(401, 'x'))) == "note_too_long ");
  stall.clock.set_utc_ms(utc_ms_from_ist({2024, 12, 1}, 10));
  CHECK(word(stall.move(StockDeed::receive, {{"CUP", 1}})) == "clock_suspect ");
  CHECK(stall.books->head().sequence == entries);
}
