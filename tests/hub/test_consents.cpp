// Buyers' numbers on their way from a till to the organiser: sealed all the way, once, and not a day longer than they
// may be used.
#include <catch2/catch.hpp>

#include "hub/consents.h"
#include "selling_stall.h"

using namespace odop;
using test::database_of;
using test::organiser;
using test::SellingStall;

TEST_CASE("A number that a buyer gave reaches the organiser, who alone opens it", "[hub][phone]") {
  test::Hub hub;
  SellingStall stall(hub);
  const std::string bill = stall.sell_and_give("9876543210", consent_send_bill);
  stall.sell_and_give("+9779812345678", consent_purposes_all);
  stall.send();
  auto database = database_of(hub);
  const auto list = hub::open_consents(database, organiser(), hub.clock.utc_ms());
  REQUIRE(list.numbers.size() == 2);
  CHECK(list.numbers[0].phone == "+919876543210");
  CHECK(list.numbers[0].serial == bill);
  CHECK(list.numbers[0].kiosk == "K07");
  CHECK(list.numbers[0].send_bill);
  CHECK_FALSE(list.numbers[0].maker_news);
  CHECK(list.numbers[1].phone == "+9779812345678");
  CHECK(list.numbers[1].maker_news);
  CHECK(list.not_here + list.not_opened == 0);

  const auto stranger = hub::open_consents(database, wire::Signer(wire::Seed{8}), hub.clock.utc_ms());
  CHECK(stranger.numbers.empty());
  CHECK(stranger.not_opened == 2);
  // The hub and the kiosk agree on the books, whatever stands beside them.
  CHECK(hub::verify_hub(hub.folder.path()).ok);
}

TEST_CASE("A number that was taken back is written out no more, sent already or not", "[hub][phone]") {
  test::Hub hub;
  SellingStall stall(hub);
  const std::string sent = stall.sell_and_give("9876543210", consent_send_bill);
  stall.send();
  const std::string unsent = stall.sell_and_give("9876543211", consent_send_bill);
  REQUIRE(till::erase_phone(*stall.books, "S1", sent));
  REQUIRE(till::erase_phone(*stall.books, "S1", unsent));
  stall.send();
  auto database = database_of(hub);
  CHECK(hub::open_consents(database, organiser(), hub.clock.utc_ms()).numbers.empty());
  // The second never left its stall at all.
  CHECK(database.number("SELECT count(*) FROM sidecars") == 1);
  hub.clock.pass_ms(consent_locked_days * day_ms - 1);
  CHECK(hub::sweep_consents(database, hub.clock.utc_ms()) == 0);
  hub.clock.pass_ms(1);
  CHECK(hub::sweep_consents(database, hub.clock.utc_ms()) == 1);
  CHECK(database.number("SELECT count(*) FROM sidecars") == 0);
  CHECK(hub::verify_hub(hub.folder.path()).ok);
}

TEST_CASE("The hub writes each purpose out for its own time, and erases after the last", "[hub][phone]") {
  test::Hub hub;
  SellingStall stall(hub);
  stall.sell_and_give("9876543210", consent_purposes_all);
  const std::int64_t given_ms = hub.clock.utc_ms();
  stall.send();
  auto database = database_of(hub);
  const auto at_day = [&](std::int64_t day) {
    return hub::open_consents(database, organiser(), given_ms + day * day_ms).numbers;
  };
  REQUIRE(at_day(89).size() == 1);
  CHECK(at_day(89).front().send_bill);
  REQUIRE(at_day(90).size() == 1);
  CHECK_FALSE(at_day(90).front().send_bill);
  CHECK(at_day(90).front().maker_news);
  CHECK(at_day(365).empty());
  CHECK(hub::sweep_consents(database, given_ms + (365 + 365) * day_ms - 1) == 0);
  CHECK(hub::sweep_consents(database, given_ms + (365 + 365) * day_ms) == 1);
}

TEST_CASE("A number may come twice, or not at all: the books stand as they are", "[hub][phone]") {
  test::Hub hub;
  SellingStall stall(hub);
  stall.sell_and_give("9876543210", consent_send_bill);
  stall.send();
  // The hub was restored from before, so that everything comes again.
  storage::SyncState state = storage::read_sync_state(stall.books->database());
  state.acknowledged_sequence = 0;
  storage::write_sync_state(stall.books->database(), state);
  stall.send();
  auto database = database_of(hub);
  CHECK(hub::open_consents(database, organiser(), hub.clock.utc_ms()).numbers.size() == 1);
  database.run("DELETE FROM sidecars");
  const auto list = hub::open_consents(database, organiser(), hub.clock.utc_ms());
  CHECK(list.numbers.empty());
  CHECK(list.not_here == 1);
  CHECK(hub::verify_hub(hub.folder.path()).ok);
}
