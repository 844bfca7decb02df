// An outsider with sqlite3 changes the books: verify says where. Rebuild makes the views anew from the journal alone.
#include "till/verify_books.h"

#include <catch2/catch.hpp>

#include "core/errors.h"
#include "stall.h"
#include "storage/migrations.h"
#include "till/kiosk_status.h"
#include "till/rebuild_books.h"
#include "till/receipt_of.h"
#include "wire/bill.h"

using namespace odop;
using test::cash;
using test::Stall;
using test::upi;

namespace {

// Ten sales, then the kiosk is off.
struct ClosedStall : Stall {
  ClosedStall() {
    for (int i = 0; i < 5; ++i) {
      sold({{"CUP", 1 + i}, {"DIYA", 2}}, {cash(2'000)});
      sold({{"VASE", 1}}, {upi(99'900, "50130125900" + std::to_string(i))});
    }
    close();
  }
  void change(const std::string& sql) const {
    storage::Database database(file(), {}, storage::kiosk_migrations());
    database.run(sql);
  }
  bool names(std::int64_t sequence, const std::vector<till::Witness>& witnesses = {}) const {
    const auto report = till::verify_books(file(), witnesses);
    INFO(till::in_one_sentence(report));
    CHECK_FALSE(report.ok);
    for (const wire::Finding& finding : report.findings)
      if (finding.sequence == sequence) return true;
    return false;
  }
};

}  // namespace

TEST_CASE("Untouched books agree, and say that nobody outside has confirmed them", "[till][verify]") {
  const ClosedStall stall;
  const auto report = till::verify_books(stall.file(), {});
  CHECK(report.ok);
  CHECK(report.kiosk == "K07");
  CHECK(till::in_one_sentence(report).find("no witness") != std::string::npos);
}

TEST_CASE("A change in any column of the journal is found at its sequence", "[till][verify]") {
  const ClosedStall stall;
  SECTION("type") {
    stall.change("UPDATE journal SET type = 9 WHERE sequence = 12");
  }
  SECTION("time") {
    stall.change("UPDATE journal SET utc_ms = utc_ms + 1 WHERE sequence = 12");
  }
  SECTION("payload") {
    stall.change("UPDATE journal SET payload = CAST(payload || x'00' AS BLOB) WHERE sequence = 12");
  }
  SECTION("payload emptied") {
    stall.change("UPDATE journal SET payload = x'' WHERE sequence = 12");
  }
  SECTION("hash") {
    stall.change("UPDATE journal SET hash = zeroblob(32) WHERE sequence = 12");
  }
  SECTION("hash cut") {
    stall.change("UPDATE journal SET hash = x'00' WHERE sequence = 12");
  }
  CHECK(stall.names(12));
}

TEST_CASE("A missing or a moved entry is found", "[till][verify]") {
  const ClosedStall stall;
  SECTION("taken out") {
    stall.change("DELETE FROM journal WHERE sequence = 11");
    CHECK(stall.names(12));
  }
  SECTION("moved far away") {
    stall.change("UPDATE journal SET sequence = 9223372036854775807 WHERE sequence = 11");
    CHECK(stall.names(INT64_MAX));
  }
  SECTION("all but the first") {
    stall.change("DELETE FROM journal WHERE sequence > 1");
    CHECK_FALSE(till::verify_books(stall.file(), {}).ok);
  }
}

TEST_CASE("A cut tail is found by whoever saw the head", "[till][verify]") {
  const ClosedStall stall;
  const auto before = till::verify_books(stall.file(), {});
  stall.change("DELETE FROM journal WHERE sequence = " + std::to_string(before.entries));
  REQUIRE(till::rebuild_books(stall.folder.path()).entries == before.entries - 1);
  CHECK(till::verify_books(stall.file(), {}).ok);  // without a witness this cannot be known
  const till::Witness paper{.source = "paper", .sequence = before.entries, .head_hex = before.head_hex.substr(0, 8)};
  CHECK(stall.names(before.entries, {paper}));
}

TEST_CASE("A view that says something else than the journal is found and rebuilt", "[till][verify]") {
  const ClosedStall stall;
  const char* sql = GENERATE("UPDATE documents SET payable_paise = payable_paise - 100 WHERE sequence = 12",
                             "DELETE FROM document_lines WHERE sequence = 12", "UPDATE tenders SET amount_paise = 1",
                             "UPDATE stock SET quantity = 999 WHERE sku = 'CUP'", "UPDATE series SET last_number = 77",
                             "UPDATE totals SET sum_paise = 0", "DELETE FROM items");
  stall.change(sql);
  INFO(sql);
  CHECK_FALSE(till::verify_books(stall.file(), {}).ok);
  till::rebuild_books(stall.folder.path());
  CHECK(till::verify_books(stall.file(), {}).ok);
}

TEST_CASE("Status, verify and the till itself count alike", "[till][verify]") {
  const ClosedStall stall;
  const auto status = till::read_kiosk_status(stall.folder.path());
  const auto report = till::verify_books(stall.file(), {});
  CHECK(status.sales == report.sales);
  CHECK(status.sum_paise == report.sum_paise);
  CHECK(status.head_hex == report.head_hex);
  CHECK(status.unsent == status.entries);
}

TEST_CASE("One folder has one writer, and readers beside it", "[till]") {
  Stall stall;
  try {
    till::Till second(stall.folder.path(), stall.clock);
    FAIL("a second writer was let in");
  } catch (const MachineError& error) {
    CHECK(error.kind() == "locked");
  }
  CHECK(till::verify_books(stall.file(), {}).ok);
  CHECK(till::read_kiosk_status(stall.folder.path()).kiosk == "K07");
}

TEST_CASE("A folder that holds a journal never becomes a new kiosk", "[till]") {
  Stall stall;
  stall.close();
  CHECK(till::create_kiosk(stall.folder.path(), "K08", stall.clock).reason() ==
        till::CreateRefusal::folder_has_journal);
  stall.open();
  CHECK(stall.books->label() == "K07");
}

TEST_CASE("Books under another device's key are refused", "[till]") {
  Stall stall, other("K08");
  stall.close();
  other.close();
  std::filesystem::copy_file(other.folder.path() / till::device_key_file_name,
                             stall.folder.path() / till::device_key_file_name,
                             std::filesystem::copy_options::overwrite_existing);
  try {
    stall.open();
    FAIL("a strange key was taken");
  } catch (const MachineError& error) {
    CHECK(error.kind() == "wrong_key");
  }
}

TEST_CASE("The bill proves itself, and a changed one does not", "[till]") {
  Stall stall;
  const till::Sale sale = stall.sold({{"CUP", 2}, {"VASE", 1}}, {cash(1'500)});
  const auto bill = till::receipt_of(*stall.books, stall.fair, sale.documents[0].sequence);
  REQUIRE(bill);
  CHECK(bill->serial == sale.documents[0].serial);
  CHECK(bill->change == sale.change);
  const auto read = wire::read_bill(bill->qr_text);
  REQUIRE(read);
  CHECK(read->serial == bill->serial);
  CHECK(read->payable_paise == sale.payable.paise());
  CHECK(read->lines.size() == 2);
  CHECK(wire::read_bill(bill->qr_fallback)->lines.empty());
  std::string forged = bill->qr_text;
  for (std::size_t i = 6; i < forged.size(); i += 7) {
    forged[i] = forged[i] == 'A' ? 'B' : 'A';
    CHECK_FALSE(wire::read_bill(forged));
    forged[i] = bill->qr_text[i];
  }
}
