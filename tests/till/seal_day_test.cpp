// The seal on the Z paper: what it says is what the books said at the close, and a journal cut off later is found by
// it.
#include "till/seal_day.h"

#include <catch2/catch.hpp>
#include <filesystem>

#include "till/foreign_return.h"
#include "till/receipt_of.h"
#include "till/shift_report.h"
#include "till/shifts.h"
#include "till/stall.h"
#include "till/verify_books.h"
#include "wire/seal.h"

using namespace odop;
using test::cash;
using test::rupees;
using test::Stall;

namespace {

std::vector<std::string> close_and_seal(Stall& stall) {
  REQUIRE(till::close_shift(*stall.books, "S1", rupees(500)));
  const auto report = till::z_report(stall.books->database());
  REQUIRE(report);
  return till::seal_texts(stall.books->database(), stall.books->signer(), *report);
}

}  // namespace

TEST_CASE("The seal of a day is the head at the close, and a second print is the same seal", "[till][seal]") {
  Stall stall;
  stall.sold({{"CUP", 2}}, {cash(500)});
  stall.sold({{"VASE", 1}}, {cash(1'000)});
  const auto texts = close_and_seal(stall);
  REQUIRE(texts.size() == 1);
  const auto seal = wire::read_seal(texts.front());
  REQUIRE(seal);
  CHECK(seal->kiosk == "K07");
  CHECK(seal->event == "mahakumbh-2025");
  CHECK(seal->device_key == stall.books->device_key());
  CHECK(seal->sequence == stall.books->head().sequence);
  CHECK(seal->head == stall.books->head().hash);
  CHECK(seal->sales == 2);
  CHECK(seal->sum_paise == 21'000 + 99'900);
  CHECK(civil_from_days(seal->day) == ist_date(stall.clock.utc_ms()));

  stall.sold({{"CUP", 1}}, {cash(500)});
  const auto again = till::z_report(stall.books->database());
  CHECK(till::seal_texts(stall.books->database(), stall.books->signer(), *again) == texts);
  CHECK(till::seal_texts(stall.books->database(), stall.books->signer(), *till::x_report(stall.books->database()))
            .empty());
}

TEST_CASE("Books of which the end was cut off are found by the seal", "[till][seal]") {
  Stall stall;
  stall.sold({{"CUP", 2}}, {cash(500)});
  stall.close();
  const auto cut_off = stall.folder.path() / "cut-off.sqlite";
  std::filesystem::copy_file(stall.file(), cut_off);
  stall.open();
  stall.sold({{"VASE", 1}}, {cash(1'000)});
  const auto seal = wire::read_seal(close_and_seal(stall).front());
  REQUIRE(seal);
  const till::Witness witness{.source = "seal", .sequence = seal->sequence, .head_hex = wire::to_hex(seal->head)};
  stall.close();
  CHECK(till::verify_books(stall.file(), {witness}).ok);
  CHECK(till::verify_books(cut_off, {}).ok);  // by itself it looks whole
  const till::BooksReport report = till::verify_books(cut_off, {witness});
  REQUIRE_FALSE(report.ok);
  CHECK(report.findings.front().kind == wire::FindingKind::head_differs);
}

TEST_CASE("Another kiosk whose bill came back here is sealed too, by the newest of its bills", "[till][seal]") {
  Stall here{"K07"}, there{"K08"};
  StaffMember supervisor{.code = "S2", .name = {}, .role = Role::supervisor, .pin_hash = {}, .sign = {}};
  const till::Asking asking{.staff = &supervisor, .approver = nullptr};
  here.sold({{"CUP", 5}}, {cash(1'000)});
  std::int64_t last = 0;
  for (int i = 0; i < 2; ++i) {
    const till::Sale sale = there.sold({{"CUP", 1}}, {cash(500)});
    last = sale.documents.front().sequence;
    const auto bill = till::receipt_of(*there.books, there.fair, last);
    here.clock.pass_ms(120'000);
    REQUIRE(till::take_foreign_back(*here.books, here.fair, asking, bill->qr_text, {}, "broken"));
  }
  const auto texts = close_and_seal(here);
  REQUIRE(texts.size() == 2);
  const auto seal = wire::read_seal(texts.front());
  REQUIRE(seal);
  REQUIRE(seal->others.size() == 1);
  const wire::SeenJournal& other = seal->others.front();
  CHECK(other.kiosk == "K08");
  CHECK(other.sequence == last);
  CHECK(wire::to_hex(there.books->device_key()).starts_with(wire::to_hex(other.device)));
  // A witness for the other kiosk's own books.
  const till::Witness witness{.source = "seal", .sequence = other.sequence, .head_hex = wire::to_hex(other.head)};
  there.close();
  CHECK(till::verify_books(there.file(), {witness}).ok);
  CHECK(wire::read_seal(texts.back())->others.empty());
}
