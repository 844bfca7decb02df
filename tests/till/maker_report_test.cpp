// What a maker is told of the sales of their goods: their own, all of them, and nothing that is not certain.
#include "till/maker_report.h"

#include <catch2/catch.hpp>

#include "storage/migrations.h"
#include "till/after_sale.h"
#include "till/maker_card.h"
#include "till/pay_maker.h"
#include "till/rebuild_books.h"
#include "till/shifts.h"
#include "till/stall.h"
#include "till/upi_attempts.h"
#include "till/upi_check_later.h"
#include "till/verify_books.h"

using namespace odop;
using test::cash;
using test::rupees;
using test::Stall;

namespace {

constexpr std::int64_t a_day_ms = 24 * 3'600'000;

// Cup, silk and toy are Shahnaz's, all else is Gulab Chand's.
struct MakersStall : Stall {
  MakersStall() {
    for (Product& product : fair.products)
      if (product.sku == "CUP" || product.sku == "SILK" || product.sku == "TOY") product.maker = "M003";
    fair.makers = {{.code = "M003", .name = {"शहनाज बानो", "Shahnaz Bano"}, .supplier = "UPH"},
                   {.code = "M012", .name = {"गुलाब चंद", "Gulab Chand"}, .supplier = "UPH"}};
    fair.build_indexes();
  }
  MakerReport report(const std::string& maker = "M003") {
    const auto read = till::maker_report(books->database(), fair, maker, clock.utc_ms());
    REQUIRE(read);
    return *read;
  }
  StaffMember seller{.code = "S1", .name = {}, .role = Role::seller, .pin_hash = {}, .sign = {}};
  StaffMember supervisor{.code = "S2", .name = {}, .role = Role::supervisor, .pin_hash = {}, .sign = {}};
};

}  // namespace

TEST_CASE("A maker's slip has their own goods of a mixed bill, with their share of its discount", "[till][maker]") {
  MakersStall stall;
  stall.sold({{"CUP", 2}, {"VASE", 1}, {"SILK", 250}}, {cash(10'000)}, rupees(100));
  const MakerReport own = stall.report(), other = stall.report("M012");
  CHECK(own.kiosk == "K07");
  CHECK(own.pieces == 2);
  REQUIRE(own.today.size() == 2);
  CHECK(own.today[0].sku == "SILK");
  CHECK(own.today[0].quantity == 250);
  CHECK(own.today[0].net > own.today[1].net);
  CHECK(own.today_net == own.sold);
  REQUIRE(other.today.size() == 1);
  CHECK(other.today[0].name.in(Language::en) == "Article VASE");
  // Two cups 210, silk 3,626.25, vase 999; a hundred off: no paisa of the bill is lost between the two.
  CHECK(own.today_net + other.today_net == Money::from_paise(21'000 + 362'625 + 99'900 - 10'000));
}

TEST_CASE("What came back and bills withdrawn leave the maker's sales", "[till][maker]") {
  MakersStall stall;
  const till::Sale kept = stall.sold({{"CUP", 3}}, {cash(500)});
  const till::Sale withdrawn = stall.sold({{"CUP", 1}, {"VASE", 1}}, {cash(2'000)});
  REQUIRE(till::refund_sale(*stall.books, stall.fair, {.staff = &stall.seller, .approver = nullptr},
                            kept.documents.front().serial, {{1, 1}}, "broken"));
  REQUIRE(till::void_document(*stall.books, {.staff = &stall.seller, .approver = &stall.supervisor},
                              withdrawn.documents.front().serial, "mistake"));
  const MakerReport report = stall.report();
  CHECK(report.pieces == 2);
  CHECK(report.today_net == rupees(210));
  CHECK(report.sold == rupees(420));
  CHECK(report.returned == rupees(210));
  CHECK(report.net() == rupees(210));
  CHECK(stall.report("M012").today.empty());
  CHECK(stall.report("M012").net() == Money{});
}

TEST_CASE("Yesterday counts since the fair began, not today", "[till][maker]") {
  MakersStall stall;
  stall.sold({{"CUP", 1}}, {cash(500)});
  stall.clock.pass_ms(a_day_ms);
  stall.sold({{"TOY", 1}}, {cash(500)});
  const MakerReport report = stall.report();
  REQUIRE(report.today.size() == 1);
  CHECK(report.today[0].sku == "TOY");
  CHECK(report.today_net == Money::from_paise(19'999));
  CHECK(report.sold == Money::from_paise(10'500 + 19'999));
}

TEST_CASE("What is paid to a maker wants a supervisor, leaves the drawer and stands on that maker's slip alone",
          "[till][maker]") {
  MakersStall stall;
  stall.sold({{"CUP", 10}}, {cash(1'050)});
  const Maker& shahnaz = *stall.fair.find_maker("M003");
  const till::Asking seller{.staff = &stall.seller, .approver = nullptr};
  const till::Asking allowed{.staff = &stall.seller, .approver = &stall.supervisor};
  const auto refused = till::pay_maker(*stall.books, seller, shahnaz, rupees(400));
  REQUIRE_FALSE(refused);
  CHECK(refused.reason() == till::CashRefusal::needs_supervisor);
  const auto paid = till::pay_maker(*stall.books, allowed, shahnaz, rupees(400));
  REQUIRE(paid);
  CHECK(paid->expected == rupees(650));
  REQUIRE(till::pay_maker(*stall.books, allowed, shahnaz, rupees(100), "advance for thread"));
  // Another reason that only mentions the maker is no payment to them.
  REQUIRE(till::take_cash_out(*stall.books, allowed, rupees(50), "tea with maker M003: and others"));
  CHECK(stall.report().paid == rupees(500));
  CHECK(stall.report().not_yet_paid() == rupees(550));
  CHECK(stall.report("M012").paid == Money{});
  stall.close();
  CHECK(till::verify_books(stall.file(), {}).findings.empty());
}

TEST_CASE("A UPI payment that nobody has seen is named on the slip until it was seen", "[till][maker]") {
  MakersStall stall;
  const auto bill = [&](const char* sku, std::int64_t paise) {
    const auto shown = till::show_upi_attempt(*stall.books, stall.fair, "S1", "UPH", Money::from_paise(paise));
    REQUIRE(shown);
    REQUIRE(till::check_later(*stall.books, "S1", shown->sequence, ""));
    const till::Sale sale = stall.sold(
        {{sku, 1}}, {{.kind = TenderKind::upi, .given = shown->amount, .attempt_sequence = shown->sequence}});
    return std::pair{shown->sequence, sale.documents.front().serial};
  };
  const auto [cup, cup_serial] = bill("CUP", 10'500);
  bill("VASE", 99'900);
  REQUIRE(stall.report().unconfirmed.size() == 1);
  CHECK(stall.report().unconfirmed[0] == MakerReport::Unconfirmed{cup_serial, Money::from_paise(10'500), false});
  REQUIRE(till::settle_payment(*stall.books, "S1", cup, true));
  CHECK(stall.report().unconfirmed.empty());
  CHECK(stall.report("M012").unconfirmed.size() == 1);
  const auto [second, second_serial] = bill("CUP", 10'500);
  REQUIRE(till::settle_payment(*stall.books, "S1", second, false));
  REQUIRE(stall.report().unconfirmed.size() == 1);
  CHECK(stall.report().unconfirmed[0].never_came);
}

TEST_CASE("The same figures are read beside a selling kiosk", "[till][maker]") {
  MakersStall stall;
  stall.sold({{"CUP", 4}}, {cash(1'000)});
  storage::Database beside(stall.file(), {.read_only = true}, storage::kiosk_migrations());
  const auto report = till::maker_report(beside, stall.fair, "M003", stall.clock.utc_ms());
  REQUIRE(report);
  CHECK(report->today_net == rupees(420));
  CHECK_FALSE(till::maker_report(beside, stall.fair, "M999", stall.clock.utc_ms()));
}

TEST_CASE("A card names its maker at every pack of the fair; nobody writes another's from the code alone",
          "[till][maker]") {
  MakersStall stall;
  const std::string card = till::maker_card_text(stall.fair, "M003"), other = till::maker_card_text(stall.fair, "M012");
  CHECK(card.starts_with("ODOPM:M003:"));
  auto& database = stall.books->database();
  CHECK(till::maker_on_card(database, stall.fair, card) == "M003");
  CHECK(till::maker_on_card(database, stall.fair, other) == "M012");
  // The check of one's own card does not open another's.
  std::string forged = other;
  forged.replace(forged.size() - 10, 10, card.substr(card.size() - 10));
  for (const std::string& wrong : {forged, std::string("ODOPM:M003"), std::string("ODOPM:"), std::string("ODOPM:M003:"),
                                   card + "0", card.substr(0, card.size() - 1), std::string("ODOP1:M003")})
    CHECK_FALSE(till::maker_on_card(database, stall.fair, wrong));

  // New prices, and the card goes on.
  Catalogue newer = test::small_fair(2);
  newer.makers = stall.fair.makers;
  newer.build_indexes();
  REQUIRE(till::record_pack(*stall.books, newer, test::applied_pack_of(newer)));
  CHECK(till::maker_card_text(newer, "M003") != card);
  CHECK(till::maker_on_card(database, newer, card) == "M003");
  // Another fair's card does not.
  Catalogue elsewhere = newer;
  elsewhere.event.id = "saras-2025";
  CHECK_FALSE(till::maker_on_card(database, elsewhere, card));
}

TEST_CASE("A maker's running totals are the journal's: verify names one that is not, rebuild makes it right",
          "[till][maker]") {
  MakersStall stall;
  stall.sold({{"CUP", 3}}, {cash(500)});
  const till::Sale back = stall.sold({{"CUP", 2}, {"SILK", 250}}, {cash(10'000)});
  stall.clock.pass_ms(a_day_ms);
  stall.sold({{"TOY", 1}, {"VASE", 1}}, {cash(10'000)});
  REQUIRE(till::refund_sale(*stall.books, stall.fair, {.staff = &stall.seller, .approver = &stall.supervisor},
                            back.documents.front().serial, {{1, 1}}, "broken"));
  const MakerReport before = stall.report();
  stall.close();
  CHECK(till::verify_books(stall.file(), {}).ok);
  {
    storage::Database books(stall.file(), {}, storage::kiosk_migrations());
    books.run("UPDATE maker_days SET sold_paise = sold_paise + 100 WHERE sku = 'TOY'");
  }
  CHECK_FALSE(till::verify_books(stall.file(), {}).ok);
  till::rebuild_books(stall.folder.path(), {});
  CHECK(till::verify_books(stall.file(), {}).ok);
  stall.open();
  const MakerReport after = stall.report();
  CHECK(after.sold == before.sold);
  CHECK(after.returned == before.returned);
  CHECK(after.today == before.today);
}

TEST_CASE("Books that are older than the makers' running totals get them from their own lines", "[till][maker]") {
  MakersStall stall;
  const till::Sale back = stall.sold({{"CUP", 2}, {"SILK", 250}}, {cash(10'000)}, rupees(100));
  stall.clock.pass_ms(a_day_ms);
  stall.sold({{"TOY", 1}, {"VASE", 1}}, {cash(10'000)});
  REQUIRE(till::refund_sale(*stall.books, stall.fair, {.staff = &stall.seller, .approver = &stall.supervisor},
                            back.documents.front().serial, {{1, 1}}, "broken"));
  const MakerReport before = stall.report();
  stall.close();
  {
    storage::Database books(stall.file(), {}, storage::kiosk_migrations());
    // As version 14 left them: what later ones bring is not there either.
    books.run(
        "DROP TABLE maker_days; DROP INDEX upi_attempts_disputed; DROP TABLE showcase_counts; DROP TABLE leads; "
        "DROP TABLE consolidated_bills; DROP TABLE consolidated_sales; DROP INDEX documents_unbilled");
    books.run("PRAGMA user_version = 14");
  }
  stall.open();
  CHECK(stall.report().sold == before.sold);
  CHECK(stall.report().today == before.today);
  stall.close();
  CHECK(till::verify_books(stall.file(), {}).ok);
}
