// A buyer's number: sealed, used for what was ticked, out of use the moment it is taken back, gone in its time.
#include "till/phone_consent.h"

#include <catch2/catch.hpp>
#include <fstream>
#include <sstream>

#include "core/consent.h"
#include "stall.h"
#include "till/rebuild_books.h"
#include "till/verify_books.h"
#include "wire/phone_sidecar.h"

using namespace odop;
using odop::test::Stall;
using till::ConsentRefusal;

namespace {

const wire::Signer& organiser() {
  static const wire::Signer signer(wire::Seed{9});
  return signer;
}

struct Counter : Stall {
  explicit Counter(const std::string& label = "K07") : Stall(label) {
    fair.event.organiser_key = wire::to_hex(organiser().public_key());
    serial = sold({{.sku = "CUP", .quantity = 1}}, {test::cash(2'000)}).documents.front().serial;
  }
  std::string give(std::uint8_t purposes = consent_send_bill, const std::string& typed = "98765 43210") {
    const auto outcome = till::give_phone(*books, fair, {"S1", serial, typed, purposes, "hi"});
    return outcome ? outcome->last_four : till::code_of(outcome.reason());
  }
  std::int64_t rows(const std::string& table) { return books->database().number("SELECT count(*) FROM " + table); }
  std::vector<wire::ConsentPayload> consents() {
    std::vector<wire::ConsentPayload> all;
    books->journal().visit(1, INT64_MAX, [&](const storage::JournalRow& row) {
      if (row.type == static_cast<std::int64_t>(wire::EntryType::consent))
        all.push_back(wire::decode_consent(row.payload));
      return true;
    });
    return all;
  }
  std::string serial;
};

std::string all_bytes_of(const std::filesystem::path& folder) {
  std::string all;
  for (const auto& file : std::filesystem::recursive_directory_iterator(folder)) {
    if (!file.is_regular_file()) continue;
    std::ifstream in(file.path(), std::ios::binary);
    std::stringstream bytes;
    bytes << in.rdbuf();
    all += bytes.str();
  }
  return all;
}

constexpr std::int64_t days = day_ms;

}  // namespace

TEST_CASE("A number that was given can be opened by the organiser, shown by its last four, and read by nobody else",
          "[till][phone]") {
  Counter stall;
  CHECK(stall.give() == "3210");
  const auto consents = stall.consents();
  REQUIRE(consents.size() == 1);
  const wire::ConsentPayload& given = consents.front();
  CHECK(given.staff == "S1");
  CHECK(given.language == "hi");
  CHECK(given.purposes == consent_send_bill);
  CHECK(given.notice_version == consent_notice_version);
  const auto travelling = stall.books->journal().sidecar(given.sidecar);
  REQUIRE(travelling);
  const auto bytes = organiser().open_sealed(*travelling);
  REQUIRE(bytes);
  CHECK(wire::sha256(*bytes) == given.sidecar);
  CHECK(wire::read_phone_sidecar(*bytes) == "+919876543210");
  CHECK_FALSE(stall.books->signer().open_sealed(*travelling));
  CHECK(till::phone_of(*stall.books, stall.serial)->last_four == "3210");
  stall.close();
  CHECK(all_bytes_of(stall.folder.path()).find("9876543210") == std::string::npos);
  CHECK(till::verify_books(stall.file(), {}).ok);
}

TEST_CASE("No number without a choice, a key to seal it to, and a bill of this kiosk", "[till][phone]") {
  Counter stall;
  const std::int64_t entries = stall.books->head().sequence;
  CHECK(stall.give(0) == "no_purpose");
  CHECK(stall.give(4) == "no_purpose");
  for (const char* bad : {"", "12345", "5987654321", "+0123456789"})
    CHECK(stall.give(consent_send_bill, bad) == "number_malformed");
  stall.fair.event.organiser_key.clear();
  CHECK(stall.give() == "no_organiser_key");
  stall.fair.event.organiser_key = wire::to_hex(organiser().public_key());
  const std::string serial = std::exchange(stall.serial, "24K08AI-000001");
  CHECK(stall.give() == "no_such_bill");
  stall.serial = serial;
  stall.clock.set_utc_ms(stall.clock.utc_ms() - 3'600'000);
  CHECK(stall.give() == "clock_suspect");
  stall.clock.set_utc_ms(stall.clock.utc_ms() + 3'600'000);
  CHECK(stall.books->head().sequence == entries);
  CHECK(stall.rows("own_sidecars") + stall.rows("sidecars") == 0);
  CHECK(stall.give() == "3210");
  CHECK(stall.give() == "already_given");
}

TEST_CASE("Whoever practises is never asked for anybody's number", "[till][phone]") {
  Counter stall("T0");
  CHECK(stall.give() == "training");
  CHECK(stall.rows("sidecars") == 0);
}

TEST_CASE("Taken back, a number is out of use in that moment, locked for a year, and then gone without a trace",
          "[till][phone]") {
  Counter stall;
  REQUIRE(stall.give(consent_purposes_all) == "3210");
  const wire::Hash hash = stall.consents().front().sidecar;
  const std::string sealed = *stall.books->journal().sidecar(hash), own = *stall.books->journal().own_sidecar(hash);
  const auto erased = till::erase_phone(*stall.books, "S2", stall.serial);
  REQUIRE(erased);
  CHECK(erased->last_four == "3210");
  CHECK(erased->erased_at_ms == stall.clock.utc_ms() + consent_locked_days * days);
  CHECK_FALSE(till::phone_of(*stall.books, stall.serial));
  CHECK(stall.rows("own_sidecars") + stall.rows("sidecars") == 0);
  CHECK(stall.rows("locked_sidecars") == 1);
  const auto consents = stall.consents();
  REQUIRE(consents.size() == 2);
  CHECK(consents.back().event == wire::ConsentEvent::withdrawn);
  CHECK(consents.back().staff == "S2");
  const auto again = till::erase_phone(*stall.books, "S2", stall.serial);
  REQUIRE_FALSE(again);
  CHECK(again.reason() == ConsentRefusal::nothing_to_erase);

  stall.clock.pass_ms(consent_locked_days * days - 1);
  CHECK(till::sweep_phones(*stall.books).erased == 0);
  stall.clock.pass_ms(1);
  CHECK(till::sweep_phones(*stall.books).erased == 1);
  CHECK(stall.rows("locked_sidecars") == 0);
  stall.close();
  CHECK(till::verify_books(stall.file(), {}).ok);
  // Not in a page that was set free either.
  std::ifstream in(stall.file(), std::ios::binary);
  std::stringstream books;
  books << in.rdbuf();
  CHECK(books.str().find(sealed) == std::string::npos);
  CHECK(books.str().find(own) == std::string::npos);
}

TEST_CASE("A purpose that is served ends by itself: the bill's after 90 days, news after a year", "[till][phone]") {
  Counter stall;
  const auto purposes = GENERATE(std::uint8_t{consent_send_bill}, std::uint8_t{consent_maker_news});
  REQUIRE(stall.give(purposes) == "3210");
  const std::int64_t use_days = purposes == consent_send_bill ? 90 : 365;
  stall.clock.pass_ms(use_days * days - 1);
  CHECK(till::sweep_phones(*stall.books).locked == 0);
  CHECK(till::count_phones(*stall.books).in_use == 1);
  stall.clock.pass_ms(1);
  CHECK(till::sweep_phones(*stall.books).locked == 1);
  const till::PhoneCounts counts = till::count_phones(*stall.books);
  CHECK(counts.in_use == 0);
  CHECK(counts.locked == 1);
  CHECK_FALSE(till::phone_of(*stall.books, stall.serial));
  stall.clock.pass_ms(consent_locked_days * days);
  CHECK(till::sweep_phones(*stall.books).erased == 1);
  CHECK(till::sweep_phones(*stall.books).locked == 0);
}

TEST_CASE("A sweep that comes years late erases in one go what it should have locked before", "[till][phone]") {
  Counter stall;
  REQUIRE(stall.give() == "3210");
  stall.clock.pass_ms(1'000 * days);
  const auto report = till::sweep_phones(*stall.books);
  CHECK(report.locked == 1);
  CHECK(report.erased == 1);
  CHECK(stall.rows("sidecars") + stall.rows("own_sidecars") + stall.rows("locked_sidecars") == 0);
}

TEST_CASE("A clock that jumped back locks and erases nothing", "[till][phone]") {
  Counter stall;
  REQUIRE(stall.give() == "3210");
  stall.clock.pass_ms(91 * days);
  stall.sold({{.sku = "CUP", .quantity = 1}}, {test::cash(2'000)});
  stall.clock.set_utc_ms(stall.clock.utc_ms() - 3'600'000);
  CHECK(till::sweep_phones(*stall.books).locked == 0);
}

TEST_CASE("Rebuilding the books keeps the numbers in use and those locked", "[till][phone]") {
  Counter stall;
  REQUIRE(stall.give() == "3210");
  const std::string first = stall.serial;
  stall.serial = stall.sold({{.sku = "CUP", .quantity = 1}}, {test::cash(2'000)}).documents.front().serial;
  REQUIRE(stall.give(consent_send_bill, "+9779812345678") == "5678");
  REQUIRE(till::erase_phone(*stall.books, "", stall.serial));
  stall.close();
  till::rebuild_books(stall.folder.path());
  CHECK(till::verify_books(stall.file(), {}).ok);
  stall.open();
  CHECK(till::phone_of(*stall.books, first)->last_four == "3210");
  CHECK_FALSE(till::phone_of(*stall.books, stall.serial));
  CHECK(stall.rows("locked_sidecars") == 1);
}
