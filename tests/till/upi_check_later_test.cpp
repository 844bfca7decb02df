// What "check later" promises: the sale stands, the payment is not forgotten, and no power cut makes it look seen.
#include "till/upi_check_later.h"

#include <catch2/catch.hpp>

#include "stall.h"
#include "till/rebuild_books.h"
#include "till/upi_attempts.h"
#include "till/verify_books.h"
#include "wire/payloads.h"

using namespace odop;
using test::Stall;

namespace {

till::ShownAttempt show(Stall& stall, std::int64_t paise) {
  auto shown = till::show_upi_attempt(*stall.books, stall.fair, "S1", "UPH", Money::from_paise(paise));
  REQUIRE(shown);
  return *shown;
}

till::TenderGiven claiming(const till::ShownAttempt& attempt) {
  return {.kind = TenderKind::upi, .given = attempt.amount, .reference = {}, .attempt_sequence = attempt.sequence};
}

wire::UpiState last_state(Stall& stall) {
  const auto last = stall.books->journal().last();
  REQUIRE(static_cast<wire::EntryType>(last->type) == wire::EntryType::upi_attempt);
  return wire::decode_upi_attempt(last->payload).state;
}

void check_whole(Stall& stall) {
  stall.close();
  CHECK(till::verify_books(stall.file(), {}).findings.empty());
  till::rebuild_books(stall.folder.path());
  CHECK(till::verify_books(stall.file(), {}).findings.empty());
  stall.open();
}

}  // namespace

TEST_CASE("A payment to check later keeps its sale and waits through a restart and a rebuild", "[till][upi]") {
  Stall stall;
  const till::ShownAttempt attempt = show(stall, 99'900);
  REQUIRE(till::check_later(*stall.books, "S1", attempt.sequence, ""));
  CHECK(last_state(stall) == wire::UpiState::claimed);
  const till::Sale sale = stall.sold({{"VASE", 1}}, {claiming(attempt)});
  check_whole(stall);
  const auto unseen = till::unseen_payments(*stall.books);
  REQUIRE(unseen.size() == 1);
  CHECK(unseen[0].serial == sale.documents[0].serial);
  CHECK(unseen[0].reference == attempt.reference);
  CHECK(unseen[0].amount == Money::from_paise(99'900));
  CHECK(unseen[0].staff == "S1");
}

TEST_CASE("A sale whose money was seen waits for nobody", "[till][upi]") {
  Stall stall;
  stall.sold({{"VASE", 1}}, {claiming(show(stall, 99'900))});
  CHECK(till::unseen_payments(*stall.books).empty());
}

TEST_CASE("A payment that came is matched, one that never came is disputed, and the bills stand", "[till][upi]") {
  const bool has_arrived = GENERATE(true, false);
  Stall stall;
  const till::ShownAttempt first = show(stall, 99'900), second = show(stall, 10'500);
  REQUIRE(till::check_later(*stall.books, "S1", first.sequence, ""));
  stall.sold({{"VASE", 1}}, {claiming(first)});
  REQUIRE(till::check_later(*stall.books, "S1", second.sequence, ""));
  stall.sold({{"CUP", 1}}, {claiming(second)});
  REQUIRE(till::settle_payment(*stall.books, "S2", first.sequence, has_arrived));
  CHECK(last_state(stall) == (has_arrived ? wire::UpiState::matched : wire::UpiState::disputed));
  const auto again = till::settle_payment(*stall.books, "S2", first.sequence, has_arrived);
  REQUIRE_FALSE(again);
  CHECK(again.reason() == till::AttemptRefusal::attempt_ended);
  REQUIRE(till::unseen_payments(*stall.books).size() == 1);
  CHECK(till::unseen_payments(*stall.books)[0].attempt_sequence == second.sequence);
  CHECK(stall.books->tables().totals().sales == 2);
  check_whole(stall);
}

TEST_CASE(
    "The power goes between the claim and the sale: the payment is on the list without a bill, and can be given up",
    "[till][upi]") {
  Stall stall;
  const till::ShownAttempt attempt = show(stall, 99'900);
  REQUIRE(till::check_later(*stall.books, "S1", attempt.sequence, ""));
  stall.close();
  stall.open();
  REQUIRE(till::unseen_payments(*stall.books).size() == 1);
  CHECK(till::unseen_payments(*stall.books)[0].serial.empty());
  const std::int64_t entries = stall.books->head().sequence;
  REQUIRE(till::check_later(*stall.books, "S1", attempt.sequence, ""));  // staff touch it again
  CHECK(stall.books->head().sequence == entries);
  REQUIRE(till::abandon_upi_attempt(*stall.books, "S1", attempt.sequence));
  CHECK(till::unseen_payments(*stall.books).empty());
  check_whole(stall);
}

TEST_CASE("The list of payments to check has an end, and says so before a sale is made", "[till][upi]") {
  Stall stall;
  for (std::size_t i = 0; i < till::unseen_payments_max; ++i)
    REQUIRE(till::check_later(*stall.books, "S1", show(stall, 10'500).sequence, ""));
  const till::ShownAttempt more = show(stall, 10'500);
  const auto refused = till::check_later(*stall.books, "S1", more.sequence, "");
  REQUIRE_FALSE(refused);
  CHECK(refused.reason() == till::AttemptRefusal::too_many_unseen);
  const auto unknown = till::check_later(*stall.books, "S1", 999'999, "");
  REQUIRE_FALSE(unknown);
  CHECK(unknown.reason() == till::AttemptRefusal::attempt_unknown);
}
