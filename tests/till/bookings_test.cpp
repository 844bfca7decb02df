// Bookings: what a buyer paid is never lost, used twice or kept, and the price agreed on is the price paid.
#include "till/bookings.h"

#include <catch2/catch.hpp>
#include <random>

#include "stall.h"
#include "support/random_scale.h"
#include "till/bill_list.h"
#include "till/move_cash.h"
#include "till/rebuild_books.h"
#include "till/receipt_of.h"
#include "till/shift_report.h"
#include "till/shifts.h"
#include "till/upi_check_later.h"
#include "till/verify_books.h"

using namespace odop;
using test::cash;
using test::rupees;
using test::Stall;
using test::upi;

namespace {

till::TenderGiven card(std::int64_t paise) {
  return {.kind = TenderKind::card, .given = Money::from_paise(paise)};
}

struct BookingStall : Stall {
  BookingStall() {
    fair.staff = {{.code = "S1", .name = {}, .role = Role::seller, .pin_hash = {}, .sign = {}},
                  {.code = "S2", .name = {}, .role = Role::supervisor, .pin_hash = {}, .sign = {}}};
  }
  CivilDate day_in(std::int64_t days) const {
    return civil_from_days(days_from_civil(ist_date(clock.utc_ms())) + days);
  }
  till::BookingAsked wish(std::vector<till::CartLine> lines, Money advance) const {
    return {.cart = {.lines = std::move(lines)}, .advance = advance, .due = day_in(3), .note = {}};
  }
  std::string code(const till::BookingAsked& asked, const std::vector<till::TenderGiven>& tenders,
                   const std::string& approver = {}) {
    clock.pass_ms(60'000);
    const std::int64_t entries = books->head().sequence;
    const auto outcome = till::book_goods(*books, fair, "S1", asked, tenders, approver);
    if (std::holds_alternative<till::Booked>(outcome)) return "booked";
    CHECK(books->head().sequence == entries);  // a refusal writes nothing
    if (const auto* no = std::get_if<till::SaleRefused>(&outcome)) return till::code_of(no->reason);
    return till::code_of(std::get<till::BookingRefused>(outcome).reason);
  }
  till::Booked booked(const till::BookingAsked& asked, const std::vector<till::TenderGiven>& tenders) {
    clock.pass_ms(60'000);
    const auto outcome = till::book_goods(*books, fair, "S1", asked, tenders);
    REQUIRE(std::holds_alternative<till::Booked>(outcome));
    return std::get<till::Booked>(outcome);
  }
  std::string deliver(const std::string& serial, const std::vector<till::TenderGiven>& tenders) {
    clock.pass_ms(60'000);
    const auto outcome = till::deliver_booking(*books, fair, "S1", serial, tenders);
    if (const auto* sale = std::get_if<till::Sale>(&outcome)) return sale->documents.at(0).serial;
    if (const auto* no = std::get_if<till::SaleRefused>(&outcome)) return till::code_of(no->reason);
    return till::code_of(std::get<till::BookingRefused>(outcome).reason);
  }
  till::Asking by(std::size_t staff) const { return {&fair.staff.at(staff), nullptr}; }
  std::string cancel(const std::string& serial, std::size_t staff = 1, std::optional<TenderKind> back_by = {}) {
    clock.pass_ms(60'000);
    const auto outcome = till::cancel_booking(*books, by(staff), serial, "not wanted", back_by);
    return outcome ? "cancelled" : till::code_of(outcome.reason().reason);
  }
  Money expected() { return till::current_shift(*books).expected; }
  void check_books() {
    const auto report = till::verify_books(file(), {});
    INFO(till::in_one_sentence(report));
    CHECK(report.ok);
  }
};

}  // namespace

TEST_CASE("A booked saree: the advance is in the drawer, nothing is sold or moved until it is taken away",
          "[till][booking]") {
  BookingStall stall;
  const std::int64_t kurtas = stall.books->tables().stock("KURTA");
  const auto booking = stall.booked(stall.wish({{"KURTA", 2}}, rupees(1'000)), {cash(2'000)});
  CHECK(booking.serial == "24K07AP-000001");
  CHECK(booking.payable == rupees(5'250));
  CHECK(booking.change == rupees(1'000));
  CHECK(stall.expected() == rupees(1'000));
  CHECK(stall.books->tables().stock("KURTA") == kurtas);
  CHECK(stall.books->tables().totals().sales == 0);
  CHECK(stall.books->tables().totals().sum_paise == 0);
  const auto open = till::open_bookings(*stall.books);
  REQUIRE(open.size() == 1);
  CHECK(open[0].balance() == rupees(4'250));
  CHECK(open[0].due == stall.day_in(3));
  CHECK(open[0].lines.at(0).quantity == 2);

  CHECK(stall.deliver(booking.serial, {cash(4'000)}) == "tender_short");
  CHECK(stall.deliver(booking.serial, {cash(4'250)}) == "24K07AI-000001");
  CHECK(stall.expected() == rupees(5'250));
  CHECK(stall.books->tables().stock("KURTA") == kurtas - 2);
  CHECK(stall.books->tables().totals().sales == 1);
  CHECK(stall.books->tables().totals().sum_paise == 525'000);
  CHECK(till::open_bookings(*stall.books).empty());
  CHECK(stall.deliver(booking.serial, {cash(4'250)}) == "already_delivered");
  CHECK(stall.cancel(booking.serial) == "already_delivered");
  CHECK(till::find_booking(*stall.books, booking.serial)->ended_serial == "24K07AI-000001");
  stall.check_books();
}

TEST_CASE("The price agreed on stands when the list gets dearer, cheaper or a lower MRP", "[till][booking]") {
  BookingStall stall;
  const auto booking = stall.booked(stall.wish({{"CUP", 4}}, rupees(100)), {cash(100)});
  stall.fair = test::small_fair(2);  // Rs 106 a cup
  stall.fair.staff = {{.code = "S1", .name = {}, .role = Role::seller, .pin_hash = {}, .sign = {}}};
  for (Product& product : stall.fair.products)
    if (product.sku == "CUP") {
      product.mrp = rupees(90);
      product.floor_price = rupees(106);
    }
  REQUIRE(till::record_pack(*stall.books, stall.fair, test::applied_pack_of(stall.fair)));
  stall.clock.pass_ms(2 * 86'400'000);
  stall.close();
  stall.open();
  CHECK(stall.deliver(booking.serial, {cash(320)}) == "24K07AI-000001");
  const auto bill = till::receipt_of(*stall.books, stall.fair, *till::find_serial(*stall.books, "24K07AI-000001"));
  REQUIRE(bill);
  CHECK(bill->payable == rupees(420));
  CHECK(bill->lines.at(0).unit_price == rupees(105));
  REQUIRE(bill->tenders.size() == 2);
  CHECK(bill->tenders[0].kind == TenderKind::advance);
  CHECK(bill->tenders[0].booking_serial == booking.serial);
  stall.check_books();
}

TEST_CASE("A booking that cannot be kept is refused and nothing is written", "[till][booking]") {
  BookingStall stall;
  CHECK(stall.code(stall.wish({{"CUP", 1}}, Money{}), {}) == "advance_too_small");
  CHECK(stall.code(stall.wish({{"CUP", 1}}, Money::from_paise(99)), {card(99)}) == "advance_too_small");
  CHECK(stall.code(stall.wish({{"CUP", 1}}, rupees(106)), {cash(106)}) == "advance_too_large");
  CHECK(stall.code(stall.wish({{"CUP", 1}}, Money::from_paise(10'050)), {card(10'050)}) == "advance_not_whole_rupees");
  CHECK(stall.code(stall.wish({{"CUP", 1}, {"POT", 1}}, rupees(50)), {cash(50)}) == "several_sellers");
  CHECK(stall.code(stall.wish({{"CUP", 1}}, rupees(50)), {cash(40)}) == "tender_short");
  CHECK(stall.code(stall.wish({{"CUP", 1}}, rupees(50)), {upi(6'000)}) == "tender_over");
  CHECK(stall.code(stall.wish({{"CUP", 1}}, rupees(50)), {}) == "tender_missing");
  CHECK(stall.code(stall.wish({}, rupees(50)), {cash(50)}) == "cart_empty");
  auto late = stall.wish({{"CUP", 1}}, rupees(50));
  late.due = stall.day_in(-1);
  CHECK(stall.code(late, {cash(50)}) == "due_day_wrong");
  late.due = stall.day_in(till::booked_days_max + 1);
  CHECK(stall.code(late, {cash(50)}) == "due_day_wrong");
  auto sent = stall.wish({{"CUP", 1}}, rupees(50));
  sent.delivery = wire::BookingDelivery::sent_home;
  CHECK(stall.code(sent, {cash(50)}) == "buyer_incomplete");
  sent.cart.buyer.name = "Asha";
  CHECK(stall.code(sent, {cash(50)}) == "buyer_incomplete");
  sent.cart.buyer.address = "12 Civil Lines, Prayagraj";
  CHECK(stall.code(sent, {cash(50)}) == "booked");
  CHECK(till::open_bookings(*stall.books).at(0).buyer.address == "12 Civil Lines, Prayagraj");
  auto noted = stall.wish({{"CUP", 1}}, rupees(50));
  noted.note = std::string(401, 'x');
  CHECK(stall.code(noted, {cash(50)}) == "note_too_long");
}

TEST_CASE("Goods below their lowest price are booked only with a supervisor, once for both days", "[till][booking]") {
  BookingStall stall;
  for (Product& product : stall.fair.products)
    if (product.sku == "CUP") product.floor_price = rupees(100);
  auto wish = stall.wish({{"CUP", 1, {}, rupees(80)}}, rupees(10));
  CHECK(stall.code(wish, {cash(10)}) == "below_floor");
  CHECK(stall.code(wish, {cash(10)}, "S2") == "booked");
  CHECK(stall.deliver("24K07AP-000001", {cash(70)}) == "24K07AI-000001");
  CHECK(stall.books->database().text("SELECT approved_by FROM bookings") == "S2");
}

TEST_CASE("A cancelled booking gives back what was paid, the way it was paid, and only with a supervisor",
          "[till][booking]") {
  BookingStall stall;
  const auto first = stall.booked(stall.wish({{"KURTA", 1}}, rupees(1'000)), {cash(600), upi(40'000)});
  CHECK(stall.expected() == rupees(600));
  CHECK(stall.cancel(first.serial, 0) == "needs_supervisor");
  CHECK(stall.cancel("24K07AP-000009") == "no_such_booking");
  CHECK_FALSE(till::cancel_booking(*stall.books, stall.by(1), first.serial, " "));
  CHECK(stall.cancel(first.serial) == "cancelled");
  CHECK(stall.expected() == Money{});
  CHECK(stall.cancel(first.serial) == "already_cancelled");
  CHECK(stall.deliver(first.serial, {cash(1'625)}) == "already_cancelled");
  // All of it in cash, where the buyer's phone is empty.
  const auto second = stall.booked(stall.wish({{"KURTA", 1}}, rupees(500)), {upi(50'000)});
  CHECK(stall.cancel(second.serial, 1, TenderKind::cash) == "cancelled");
  CHECK(stall.expected() == -rupees(500));
  const auto paper = till::receipt_of(*stall.books, stall.fair, *till::find_paper(*stall.books, second.serial));
  REQUIRE(paper);
  REQUIRE(paper->booking);
  CHECK(paper->booking->is_cancelled);
  CHECK(paper->tenders.at(0).amount == -rupees(500));
  stall.check_books();
}

TEST_CASE("What was paid before in full is handed over without another payment, also with paise", "[till][booking]") {
  BookingStall stall;
  auto wish = stall.wish({{"SILK", 130}}, {});  // Rs 1,885.65
  wish.advance = Money::from_paise(188'565);
  const auto booking = stall.booked(wish, {upi(188'565)});
  CHECK(stall.deliver(booking.serial, {}) == "24K07AI-000001");
  SECTION("An advance in whole rupees leaves what coins or UPI can pay") {
    for (const auto& [advance, balance] : {std::pair{1'885, 100}, {1'800, 8'600}, {1'886, 0}}) {
      wish.advance = rupees(advance);
      if (wish.advance > Money::from_paise(188'565)) {
        CHECK(stall.code(wish, {cash(advance)}) == "advance_too_large");
        continue;
      }
      const auto next = stall.booked(wish, {cash(advance)});
      const std::string serial = stall.deliver(next.serial, {cash(balance / 100)});
      CHECK(serial.starts_with("24K07AI-"));
    }
  }
  stall.check_books();
}

TEST_CASE("Less than half a rupee left after the advance is nothing in coins, and the bill says so",
          "[till][booking]") {
  BookingStall stall;
  auto wish = stall.wish({{"DIYA", 1}}, rupees(10));  // Rs 10.49
  const auto booking = stall.booked(wish, {cash(10)});
  CHECK(stall.deliver(booking.serial, {cash(0)}) == "24K07BU-000001");
  CHECK(stall.books->tables().totals().sum_paise == 1'000);
  stall.check_books();
}

TEST_CASE("A bill of booked goods is not withdrawn; what comes back of it comes back in cash", "[till][booking]") {
  BookingStall stall;
  const auto booking = stall.booked(stall.wish({{"CUP", 4}}, rupees(200)), {upi(20'000)});
  const std::string bill = stall.deliver(booking.serial, {card(22'000)});
  const auto withdrawn = till::void_document(*stall.books, stall.by(1), bill, "typed twice");
  REQUIRE_FALSE(withdrawn);
  CHECK(withdrawn.reason().reason == till::AfterSaleRefusal::paid_by_advance);
  const auto part = till::refund_sale(*stall.books, stall.fair, stall.by(1), bill, {{1, 1}}, "broken");
  REQUIRE(part);
  REQUIRE(part->tenders.size() == 1);
  CHECK(part->tenders[0].kind == TenderKind::cash);
  CHECK(part->tenders[0].amount_paise == 10'500);
  const auto rest = till::refund_sale(*stall.books, stall.fair, stall.by(1), bill, {}, "broken");
  REQUIRE(rest);
  REQUIRE(rest->tenders.size() == 2);
  CHECK(rest->tenders[0].kind == TenderKind::cash);
  CHECK(rest->tenders[0].amount_paise == 9'500);
  CHECK(rest->tenders[1].kind == TenderKind::card);
  stall.check_books();
}

TEST_CASE("One bank's number pays one advance or one bill, and a UPI advance to look for names its booking",
          "[till][booking]") {
  BookingStall stall;
  const auto shown = till::show_upi_attempt(*stall.books, stall.fair, "S1", "UPH", rupees(50));
  REQUIRE(shown);
  REQUIRE(till::check_later(*stall.books, "S1", shown->sequence, ""));
  auto tender = upi(5'000);
  tender.attempt_sequence = shown->sequence;
  const auto booking = stall.booked(stall.wish({{"CUP", 1}}, rupees(50)), {tender});
  REQUIRE(till::unseen_payments(*stall.books).size() == 1);
  CHECK(till::unseen_payments(*stall.books)[0].serial == booking.serial);
  stall.booked(stall.wish({{"CUP", 1}}, rupees(50)), {upi(5'000, "501301259001")});
  CHECK(stall.code(stall.wish({{"CUP", 1}}, rupees(50)), {upi(5'000, "501301259001")}) == "rrn_used");
  CHECK(stall.refused({{"CUP", 1}}, {upi(10'500, "501301259001")}) == "rrn_used");
  stall.check_books();
}

TEST_CASE("Cash of one purchase counts together, however many days it is paid in", "[till][booking]") {
  BookingStall stall;
  auto wish = stall.wish({{"KURTA", 80, {}, rupees(2'500)}}, rupees(1'50'000));  // Rs 2,00,000
  wish.cart.buyer = {"Asha", "12 Civil Lines", ""};
  wish.cart.buyer_state = 9;
  const auto booking = stall.booked(wish, {cash(1'50'000)});
  CHECK(stall.deliver(booking.serial, {cash(50'000)}) == "cash_limit");
  CHECK(stall.deliver(booking.serial, {card(50'000'00)}) == "24K07AI-000001");
}

TEST_CASE("A booking is found by its number whatever became of it, and what is due first stands first",
          "[till][booking]") {
  BookingStall stall;
  std::vector<std::string> serials;
  for (const std::int64_t days : {7, 0, 3}) {
    auto wish = stall.wish({{"CUP", 1}}, rupees(50));
    wish.due = stall.day_in(days);
    serials.push_back(stall.booked(wish, {cash(50)}).serial);
  }
  const auto open = till::open_bookings(*stall.books);
  REQUIRE(open.size() == 3);
  CHECK(open[0].serial == serials[1]);
  CHECK(open[2].serial == serials[0]);
  REQUIRE(stall.cancel(serials[2]) == "cancelled");
  const auto found = till::bookings_numbered(*stall.books, 3);
  REQUIRE(found.size() == 1);
  CHECK(found[0].state == BookingState::cancelled);
  CHECK(till::bookings_numbered(*stall.books, 4).empty());
  CHECK(till::open_bookings(*stall.books).size() == 2);
}

TEST_CASE("Whatever order goods are booked, taken, cancelled and brought back in, drawer, Z and views add up",
          "[till][booking]") {
  const std::int64_t rounds = test::scaled(3);
  for (std::int64_t round = 0; round < rounds; ++round) {
    std::mt19937_64 random{test::seed_first() + static_cast<std::uint64_t>(round)};
    INFO("seed " << test::seed_first() + static_cast<std::uint64_t>(round));
    const auto pick = [&](std::int64_t low, std::int64_t high) {
      return std::uniform_int_distribution<std::int64_t>{low, high}(random);
    };
    BookingStall stall;
    REQUIRE(till::open_shift(*stall.books, "S1", rupees(500)));
    struct Open {
      std::string serial;
      Money balance, advance;
    };
    std::vector<Open> open;
    std::vector<std::string> bills;
    // Kept by hand: what lies in the drawer, what was booked, used and given back, what was sold.
    Money drawer = rupees(500), taken, used, given_back, net;
    std::int64_t taken_count = 0, used_count = 0, back_count = 0;
    for (int deed = 0; deed < 60; ++deed) {
      const std::int64_t what = open.empty() ? 0 : pick(0, 5);
      if (what <= 2) {
        const std::int64_t cups = pick(1, 5), advance = pick(1, cups * 105);
        const bool is_cash = pick(0, 1) == 0;
        const auto booking = stall.booked(stall.wish({{"CUP", cups}}, rupees(advance)),
                                          {is_cash ? cash(advance + pick(0, 20)) : card(advance * 100)});
        open.push_back({booking.serial, rupees(cups * 105 - advance), rupees(advance)});
        taken += rupees(advance);
        taken_count += 1;
        if (is_cash) drawer += rupees(advance);
      } else if (what == 3 && !bills.empty()) {
        const auto refund = till::refund_sale(*stall.books, stall.fair, stall.by(1), bills.back(), {}, "broken");
        bills.pop_back();
        REQUIRE(refund);
        net -= refund->amounts.payable;
        for (const auto& tender : refund->tenders)
          if (tender.kind == TenderKind::cash) drawer -= Money::from_paise(tender.amount_paise);
      } else {
        const auto at = static_cast<std::size_t>(pick(0, static_cast<std::int64_t>(open.size()) - 1));
        const Open one = open[at];
        open.erase(open.begin() + static_cast<std::ptrdiff_t>(at));
        if (what == 4) {
          const bool is_cash = pick(0, 1) == 0;
          REQUIRE(stall.cancel(one.serial, 1, is_cash ? TenderKind::cash : TenderKind::upi) == "cancelled");
          given_back += one.advance;
          back_count += 1;
          if (is_cash) drawer -= one.advance;
        } else {
          const bool is_cash = pick(0, 1) == 0;
          const auto tender = is_cash ? cash(one.balance.paise() / 100) : upi(one.balance.paise());
          const std::string bill = stall.deliver(
              one.serial, one.balance == Money{} ? std::vector<till::TenderGiven>{} : std::vector{tender});
          REQUIRE(bill.starts_with("24K07AI-"));
          bills.push_back(bill);
          used += one.advance;
          used_count += 1;
          net += one.balance + one.advance;
          if (is_cash) drawer += one.balance;
        }
      }
      REQUIRE(stall.expected() == drawer);
    }
    CHECK(till::open_bookings(*stall.books).size() == open.size());
    REQUIRE(till::close_shift(*stall.books, "S1", std::max(Money{}, drawer)));
    const auto z = till::z_report(stall.books->database(), std::nullopt);
    REQUIRE(z);
    CHECK(z->expected == drawer);
    CHECK(z->net == net);
    CHECK(z->advance_taken == taken);
    CHECK(z->advances_taken == taken_count);
    CHECK(z->advance_used == used);
    CHECK(z->advances_used == used_count);
    CHECK(z->advance_given_back == given_back);
    CHECK(z->advances_given_back == back_count);
    if (used_count > 0) CHECK(z->tenders.at(TenderKind::advance) == used);
    stall.check_books();
    stall.close();
    till::rebuild_books(stall.folder.path(), {});
    stall.check_books();
    stall.open();
    CHECK(till::open_bookings(*stall.books).size() == open.size());
  }
}
