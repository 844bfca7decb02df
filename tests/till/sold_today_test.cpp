// What everybody may know of a day's sales: how many things, and only where the organiser wants it told.
#include "till/sold_today.h"

#include <catch2/catch.hpp>

#include "till/after_sale.h"
#include "till/stall.h"

using namespace odop;
using test::cash;
using test::Stall;

TEST_CASE("Things sold today are counted without what came back; measured goods are one thing each",
          "[till][showcase]") {
  Stall stall;
  for (Product& product : stall.fair.products) product.maker = product.sku == "VASE" ? "M2" : "M1";
  stall.fair.build_indexes();
  const CivilDate today = ist_date(stall.clock.utc_ms());
  const auto now = [&] {
    return till::sold_today(stall.books->database(), stall.fair, ist_date(stall.clock.utc_ms()));
  };
  CHECK(now() == SoldToday{.day = today});
  const till::Sale sale = stall.sold({{"CUP", 3}, {"SILK", 250}}, {cash(10'000)});
  CHECK(now().things == 4);
  CHECK(now().makers == 1);
  stall.sold({{"VASE", 1}}, {cash(2'000)});
  CHECK(now().things == 5);
  CHECK(now().makers == 2);
  StaffMember seller{.code = "S1", .name = {}, .role = Role::seller, .pin_hash = {}, .sign = {}};
  REQUIRE(till::refund_sale(*stall.books, stall.fair, {.staff = &seller, .approver = nullptr},
                            sale.documents.front().serial, {{1, 2}}, "broken"));
  CHECK(now().things == 3);
  stall.clock.pass_ms(24 * 3'600'000);
  CHECK(now().things == 0);
}

TEST_CASE("What was sold is counted only on the days on which the playlist shows it", "[till][showcase]") {
  Catalogue fair;
  CHECK_FALSE(till::shows_sold_today(fair, {2025, 1, 14}));
  fair.playlist = {
      {.kind = PlaylistScene::Kind::note, .first_day = {2025, 1, 13}, .last_day = {2025, 2, 26}, .ref = {}, .text = {}},
      {.kind = PlaylistScene::Kind::sold_today,
       .first_day = {2025, 1, 14},
       .last_day = {2025, 1, 15},
       .ref = {},
       .text = {}}};
  CHECK_FALSE(till::shows_sold_today(fair, {2025, 1, 13}));
  CHECK(till::shows_sold_today(fair, {2025, 1, 14}));
  CHECK(till::shows_sold_today(fair, {2025, 1, 15}));
  CHECK_FALSE(till::shows_sold_today(fair, {2025, 1, 16}));
}
