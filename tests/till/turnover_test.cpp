// What the till promises of a turnover limit: it refuses the sale that the law forbids and no other, before anybody
// pays, and the books can be made again with the same sums.
#include <catch2/catch.hpp>

#include "stall.h"
#include "storage/migrations.h"
#include "till/after_sale.h"
#include "till/bookings.h"
#include "till/exchange.h"
#include "till/kiosk_status.h"
#include "till/rebuild_books.h"
#include "till/shift_report.h"
#include "till/shifts.h"
#include "till/verify_books.h"

using namespace odop;
using test::cash;
using test::rupees;
using test::Stall;

namespace {

// RAM sells unregistered: POT costs Rs 450, TOY Rs 199.99. Before the fair he had sold all but `left`.
void limit(Stall& stall, Money left) {
  stall.fair.turnover_limits = {{SellerProfile::unregistered, 0, {2019, 4, 1}, std::nullopt, rupees(4'000'000)}};
  stall.fair.suppliers[1].pan = "AAAPR0000R";
  stall.fair.suppliers[1].turnover_before = rupees(4'000'000) - left;
  REQUIRE(till::record_pack(*stall.books, stall.fair, test::applied_pack_of(stall.fair)));
}

std::int64_t turnover_of(Stall& stall, const std::string& supplier, std::int64_t year) {
  for (const TurnoverRow& row : stall.books->tables().turnover(year))
    if (row.supplier == supplier) return row.net_paise;
  return 0;
}

}  // namespace

TEST_CASE("The sale that reaches the limit to the paisa is made; the next paisa is refused", "[till][turnover]") {
  Stall stall;
  limit(stall, Money::from_paise(45'000 + 19'999));
  stall.sold({{"POT", 1}}, {cash(450)});
  CHECK(stall.refused({{"TOY", 1}, {"DIYA", 1}}, {cash(211)}) == "turnover_limit");
  stall.sold({{"TOY", 1}}, {cash(200)});  // Rs 199.99, rounded to 200 in cash: the value counts, not the rounding
  CHECK(turnover_of(stall, "RAM", 2024) == 45'000 + 19'999);
  CHECK(stall.refused({{"DIYA", 1}}, {cash(10)}) == "turnover_limit");
  // The house is registered and sells on; a bill of both is refused before any of it is written.
  stall.sold({{"CUP", 1}}, {cash(105)});
  CHECK(stall.refused({{"CUP", 1}, {"DIYA", 1}}, {cash(116)}) == "turnover_limit");
  CHECK(turnover_of(stall, "UPH", 2024) == 10'000);  // without the tax in Rs 105
}

TEST_CASE("A discount that keeps a bill within the limit is enough", "[till][turnover]") {
  Stall stall;
  limit(stall, rupees(400));
  CHECK(stall.refused({{"POT", 1}}, {cash(450)}) == "turnover_limit");
  stall.sold({{"POT", 1}}, {cash(400)}, rupees(50));
}

TEST_CASE("Goods beyond the limit are not booked; what was booked within it is delivered", "[till][turnover]") {
  Stall stall;
  limit(stall, rupees(450));
  const auto book = [&](std::int64_t pots) {
    till::BookingAsked asked{.cart = {}, .advance = rupees(100), .due = {2025, 2, 20}, .note = {}};
    asked.cart.lines = {{.sku = "POT", .quantity = pots, .line_discount = {}, .unit_price = std::nullopt}};
    return till::book_goods(*stall.books, stall.fair, "S1", asked, {cash(100)});
  };
  const auto too_many = book(2);
  REQUIRE(std::holds_alternative<till::SaleRefused>(too_many));
  CHECK(std::get<till::SaleRefused>(too_many).reason == till::SaleRefusal::turnover_limit);
  const auto booked = book(1);
  REQUIRE(std::holds_alternative<till::Booked>(booked));
  stall.sold({{"TOY", 1}}, {cash(200)});  // meanwhile
  const auto delivered =
      till::deliver_booking(*stall.books, stall.fair, "S1", std::get<till::Booked>(booked).serial, {cash(350)});
  CHECK(std::holds_alternative<till::Sale>(delivered));
}

TEST_CASE("The quote says it before anybody pays", "[till][turnover]") {
  Stall stall;
  limit(stall, rupees(449));
  const CivilDate day = ist_date(stall.clock.utc_ms());
  const till::Cart pot{.lines = {{"POT", 1}}};
  const auto quoted = till::quote_cart(stall.fair, pot, day, false);
  const auto refused = till::check_turnover(stall.fair, std::get<till::CartQuote>(quoted), day,
                                            stall.books->tables().turnover(financial_year_start(day)));
  REQUIRE(refused);
  CHECK(refused->reason == till::SaleRefusal::turnover_limit);
  CHECK(refused->detail == "RAM 44900");
}

TEST_CASE("Goods are taken back beyond the limit too, and make room again", "[till][turnover]") {
  Stall stall;
  limit(stall, rupees(450));
  const till::Sale sale = stall.sold({{"POT", 1}}, {cash(450)});
  CHECK(stall.refused({{"POT", 1}}, {cash(450)}) == "turnover_limit");
  // A new pack knows of sales elsewhere: the seller is far beyond the limit now.
  stall.fair.suppliers[1].turnover_before = rupees(5'000'000);
  StaffMember supervisor{.code = "S2", .name = {}, .role = Role::supervisor, .pin_hash = {}, .sign = {}};
  const auto refund = till::refund_sale(*stall.books, stall.fair, {.staff = &supervisor, .approver = nullptr},
                                        sale.documents.front().serial, {{1, 1}}, "came back", std::nullopt);
  REQUIRE(refund);
  CHECK(turnover_of(stall, "RAM", 2024) == 0);
  stall.fair.suppliers[1].turnover_before = rupees(4'000'000 - 450);
  stall.sold({{"POT", 1}}, {cash(450)});
}

TEST_CASE("At the limit a size is still exchanged for another of the same price, and for no dearer one",
          "[till][turnover]") {
  Stall stall;
  limit(stall, rupees(450));
  const till::Sale sale = stall.sold({{"POT", 1}}, {cash(450)});
  const StaffMember supervisor{.code = "S2", .name = {}, .role = Role::supervisor, .pin_hash = {}, .sign = {}};
  const till::GoodsBack back{
      .serial = sale.documents.front().serial, .code = {}, .lines = {{1, 1}}, .reason = "too small", .back_by = {}};
  const auto exchange = [&](const till::Cart& cart, const std::vector<till::TenderGiven>& tenders) {
    return till::exchange_goods(*stall.books, stall.fair, {.staff = &supervisor, .approver = nullptr}, back, cart,
                                tenders);
  };
  CHECK_FALSE(exchange({.lines = {{"POT", 1}, {"DIYA", 1}}}, {cash(11)}));
  REQUIRE(exchange({.lines = {{"POT", 1}}}, {}));
  CHECK(turnover_of(stall, "RAM", 2024) == 45'000);
}

TEST_CASE("The year ends at midnight in India: the limit of 31 March is not that of 1 April", "[till][turnover]") {
  Stall stall;
  limit(stall, rupees(450));
  stall.clock.set_utc_ms(utc_ms_from_ist({2025, 3, 31}, 23, 57));
  stall.sold({{"POT", 1}}, {cash(450)});  // a minute later
  CHECK(stall.refused({{"POT", 1}}, {cash(450)}) == "turnover_limit");
  stall.clock.set_utc_ms(utc_ms_from_ist({2025, 4, 1}, 0, 0));
  stall.sold({{"POT", 2}}, {cash(900)});
  CHECK(turnover_of(stall, "RAM", 2024) == 45'000);
  CHECK(turnover_of(stall, "RAM", 2025) == 90'000);
}

TEST_CASE("The sums of turnover are rebuilt from the journal, and verify finds one that was changed",
          "[till][turnover]") {
  Stall stall;
  limit(stall, rupees(10'000));
  stall.sold({{"POT", 2}, {"CUP", 3}}, {cash(1'215)});
  stall.books->database().run("UPDATE turnover SET net_paise = net_paise - 1 WHERE supplier = 'RAM'");
  stall.close();
  const till::BooksReport report = till::verify_books(stall.file(), {});
  CHECK_FALSE(report.ok);
  (void)till::rebuild_books(stall.folder.path());
  CHECK(till::verify_books(stall.file(), {}).ok);
  stall.open();
  CHECK(turnover_of(stall, "RAM", 2024) == 90'000);
  CHECK(till::read_kiosk_status(stall.folder.path()).turnover.size() == 2);
}

TEST_CASE("A kiosk that sold before it knew of turnover has its sums after the update", "[till][turnover]") {
  Stall stall;
  stall.sold({{"POT", 1}}, {cash(450)});
  stall.clock.set_utc_ms(utc_ms_from_ist({2025, 4, 1}, 0, 0));
  stall.sold({{"TOY", 1}}, {cash(200)});
  const auto sums = [&] {
    std::vector<TurnoverRow> rows = stall.books->tables().turnover(2024);
    for (const TurnoverRow& row : stall.books->tables().turnover(2025)) rows.push_back(row);
    return rows;
  };
  const std::vector<TurnoverRow> kept = sums();
  // As the earlier program left its file, and then the update itself, whatever its number is.
  stall.books->database().run("DROP TABLE turnover");
  int updates = 0;
  for (const storage::Migration& migration : storage::kiosk_migrations()) {
    if (!migration.name.ends_with("_turnover.sql")) continue;
    stall.books->database().run(migration.sql);
    ++updates;
  }
  REQUIRE(updates == 1);
  CHECK(sums() == kept);
  CHECK(kept.size() == 2);
}

TEST_CASE("X and Z say who is near the limit, as it stood when the drawer closed", "[till][turnover]") {
  Stall stall;
  limit(stall, rupees(900));
  stall.sold({{"POT", 1}}, {cash(450)});
  auto x = till::x_report(stall.books->database());
  REQUIRE(x);
  till::add_turnover(stall.books->database(), stall.fair, stall.clock.utc_ms(), *x);
  REQUIRE(x->turnover.size() == 1);
  CHECK(x->turnover.front().total() == rupees(4'000'000 - 450));
  REQUIRE(till::close_shift(*stall.books, "S1", rupees(450)));
  stall.sold({{"POT", 1}}, {cash(450)});  // in the next drawer
  auto z = till::z_report(stall.books->database());
  REQUIRE(z);
  till::add_turnover(stall.books->database(), stall.fair, stall.clock.utc_ms(), *z);
  REQUIRE(z->turnover.size() == 1);
  CHECK(z->turnover.front().total() == rupees(4'000'000 - 450));
}
