// A forgotten PIN at a stall without a line: only a right answer, fresh and used once, or a supervisor, gives new
// digits.
#include "till/forgotten_pin.h"

#include <catch2/catch.hpp>

#include "stall.h"
#include "till/rebuild_books.h"
#include "till/verify_books.h"
#include "wire/pin_answer.h"

using namespace odop;
using odop::test::Stall;
using till::ForgottenPins;
using till::PinRefusal;

namespace {

const wire::Signer& organiser() {
  static const wire::Signer signer(wire::Seed{9});
  return signer;
}

struct Desk {
  explicit Desk(bool has_key = true) {
    const auto member = [](const char* code, Role role, const char* pin) {
      StaffMember one;
      one.code = code;
      one.role = role;
      one.pin_hash = wire::hash_pin(pin, wire::PinCost::cost_minimum);
      return one;
    };
    stall.fair.staff = {member("S1", Role::seller, "2025"), member("S2", Role::supervisor, "202620"),
                        member("S3", Role::supervisor, "3141")};
    if (has_key) stall.fair.event.organiser_key = wire::to_hex(organiser().public_key());
    open();
  }
  void open() {
    own = till::read_own_pins(stall.books->database(), stall.fair.event.id);
    pins.emplace(*stall.books, stall.fair, own);
  }
  // As odop pin-answer works it out.
  std::string answer(const ForgottenPins::Question& question) const {
    return *wire::pin_answer(
        organiser(), stall.books->device_key(),
        {question.kiosk, question.staff, question.digits, days_from_civil(ist_date(stall.clock.utc_ms()))});
  }
  std::string choose(const std::string& staff, const std::string& approver, const std::string& digits) {
    const auto outcome = pins->choose(staff, approver, digits);
    return outcome ? "" : till::code_of(outcome.reason());
  }
  bool opens(const std::string& staff, const std::string& digits) const {
    return till::is_pin_of(*stall.fair.find_staff(staff), digits, own);
  }

  Stall stall;
  till::OwnPins own;
  std::optional<ForgottenPins> pins;
};

}  // namespace

TEST_CASE("The organiser's answer gives new digits; they rule here over the pack's and survive a new pack",
          "[till][pin]") {
  Desk desk;
  const auto question = desk.pins->ask("S1");
  REQUIRE(question);
  CHECK(question->kiosk == "K07");
  REQUIRE(desk.pins->check("S1", desk.answer(*question)).is_right);
  CHECK(desk.choose("S1", "", "7391") == "");
  CHECK(desk.opens("S1", "7391"));
  CHECK_FALSE(desk.opens("S1", "2025"));

  // A new version of the pack, and a new program over the same folder.
  desk.stall.fair.pack_version += 1;
  REQUIRE(till::record_pack(*desk.stall.books, desk.stall.fair, test::applied_pack_of(desk.stall.fair)));
  desk.stall.close();
  desk.stall.open();
  desk.open();
  CHECK(desk.opens("S1", "7391"));
  Catalogue for_programs = desk.stall.fair;
  till::apply_own_pins(for_programs, desk.stall.books->database());
  CHECK(till::staff_by_pin(for_programs, "7391")->code == "S1");
  CHECK(till::staff_by_pin(for_programs, "2025") == nullptr);
  // They end with another event.
  CHECK(till::read_own_pins(desk.stall.books->database(), "another fair").empty());
  till::forget_pins_of_other_events(desk.stall.books->database(), "another fair");
  CHECK(till::read_own_pins(desk.stall.books->database(), desk.stall.fair.event.id).empty());
}

TEST_CASE("Who allowed new digits stands in the journal, and neither the digits nor their hash", "[till][pin]") {
  Desk desk;
  const auto question = desk.pins->ask("S2");
  REQUIRE(desk.pins->check("S2", desk.answer(*question)).is_right);
  REQUIRE(desk.choose("S2", "", "739100") == "");
  REQUIRE(desk.choose("S1", "S3", "8042") == "");
  std::vector<wire::PinResetPayload> resets;
  desk.stall.books->journal().visit(1, INT64_MAX, [&](const storage::JournalRow& row) {
    CHECK(row.payload.find("739100") == std::string::npos);
    CHECK(row.payload.find("argon2") == std::string::npos);
    if (row.type == static_cast<std::int64_t>(wire::EntryType::pin_reset))
      resets.push_back(wire::decode_pin_reset(row.payload));
    return true;
  });
  CHECK(resets == std::vector<wire::PinResetPayload>{{"S2", wire::PinResetBy::organiser, ""},
                                                     {"S1", wire::PinResetBy::supervisor, "S3"}});
  desk.stall.close();
  CHECK(till::verify_books(desk.stall.file(), {}).ok);
  till::rebuild_books(desk.stall.folder.path());
  CHECK(till::verify_books(desk.stall.file(), {}).ok);
  desk.stall.open();
  desk.open();
  CHECK(desk.opens("S1", "8042"));
  CHECK(desk.stall.books->database().text("SELECT group_concat(staff || reset_by || approved_by) FROM pin_resets") ==
        "S21,S12S3");
}

TEST_CASE("An answer is good once, for half an hour, for one person, and for the newest question", "[till][pin]") {
  Desk desk;
  const auto question = desk.pins->ask("S1");
  const std::string right = desk.answer(*question);
  SECTION("another person's") {
    CHECK(desk.pins->check("S2", right).is_too_old);
    CHECK(desk.choose("S2", "", "7391") == "not_allowed");
  }
  SECTION("after half an hour") {
    desk.stall.clock.pass_ms(ForgottenPins::valid_ms);
    CHECK(desk.pins->check("S1", right).is_too_old);
  }
  SECTION("the leave to choose ends with it") {
    CHECK(desk.pins->check("S1", right).is_right);
    desk.stall.clock.pass_ms(ForgottenPins::valid_ms);
    CHECK(desk.choose("S1", "", "7391") == "not_allowed");
  }
  SECTION("a newer question") {
    const auto newer = desk.pins->ask("S1");
    REQUIRE(newer->digits != question->digits);
    CHECK_FALSE(desk.pins->check("S1", right).is_right);
    CHECK(desk.pins->check("S1", desk.answer(*newer)).is_right);
  }
  SECTION("once") {
    CHECK(desk.pins->check("S1", right).is_right);
    CHECK(desk.choose("S1", "", "7391") == "");
    CHECK(desk.pins->check("S1", right).is_too_old);
    CHECK(desk.choose("S1", "", "8264") == "not_allowed");
    CHECK(desk.opens("S1", "7391"));
  }
  SECTION("midnight between the question and the call") {
    desk.stall.clock.set_utc_ms(utc_ms_from_ist(question->day, 23, 50));
    const auto late = desk.pins->ask("S1");
    desk.stall.clock.pass_ms(20 * 60'000);
    CHECK(desk.pins->check("S1", desk.answer(*late)).is_right);
  }
}

TEST_CASE("Five wrong answers wait a minute, and a new question does not begin the count again", "[till][pin]") {
  Desk desk;
  for (int i = 0; i < 4; ++i) {
    const auto question = desk.pins->ask("S1");
    const std::string wrong = desk.answer(*question) == "00000000" ? "00000001" : "00000000";
    CHECK(desk.pins->check("S1", wrong).wait_left_ms == 0);
  }
  const auto question = desk.pins->ask("S1");
  const std::string right = desk.answer(*question), wrong = right == "00000000" ? "00000001" : "00000000";
  CHECK(desk.pins->check("S1", wrong).wait_left_ms == till::PinGuard::wait_ms);
  CHECK_FALSE(desk.pins->check("S1", right).is_right);
  desk.stall.clock.pass_ms(till::PinGuard::wait_ms);
  CHECK(desk.pins->check("S1", right).is_right);
}

TEST_CASE("New digits are no others', not guessed first, and never without somebody's leave", "[till][pin]") {
  Desk desk;
  const std::int64_t entries = desk.stall.books->head().sequence;
  CHECK(desk.choose("S1", "", "7391") == "not_allowed");
  CHECK(desk.choose("S1", "S1", "7391") == "needs_supervisor");
  CHECK(desk.choose("S2", "S2", "7391") == "needs_supervisor");
  CHECK(desk.choose("S2", "S3", "7391") == "only_sellers");
  CHECK(desk.choose("XX", "S2", "7391") == "unknown_staff");
  for (const char* bad : {"739", "7391000", "73a1", ""}) CHECK(desk.choose("S1", "S2", bad) == "digits_malformed");
  for (const char* simple : {"0000", "1234", "987654", "5432", "111111"})
    CHECK(desk.choose("S1", "S2", simple) == "too_simple");
  CHECK(desk.choose("S1", "S2", "202620") == "taken");
  CHECK(desk.choose("S1", "S2", "3141") == "taken");
  CHECK(desk.stall.books->head().sequence == entries);
  CHECK(desk.choose("S1", "S2", "2025") == "");  // their own again harms nobody
  // Digits chosen here are taken here too.
  CHECK(desk.choose("S1", "S2", "7391") == "");
  const auto question = desk.pins->ask("S3");
  REQUIRE(desk.pins->check("S3", desk.answer(*question)).is_right);
  CHECK(desk.choose("S3", "", "7391") == "taken");
}

TEST_CASE("Without the organiser's key nobody could answer, so nothing is asked", "[till][pin]") {
  Desk desk(false);
  const auto question = desk.pins->ask("S1");
  REQUIRE_FALSE(question);
  CHECK(question.reason() == PinRefusal::no_organiser_key);
  CHECK(desk.choose("S1", "S2", "7391") == "");  // a supervisor needs no key
}

TEST_CASE("While the date is in doubt nothing about PINs is written down", "[till][pin]") {
  Desk desk;
  desk.stall.clock.set_utc_ms(desk.stall.clock.utc_ms() - 3'600'000);
  const auto question = desk.pins->ask("S1");
  REQUIRE_FALSE(question);
  CHECK(question.reason() == PinRefusal::clock_suspect);
  CHECK(desk.choose("S1", "S2", "7391") == "clock_suspect");
}
