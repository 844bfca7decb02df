// The signed bill's format is frozen: receipts keep their codes for years, and pages that check them are saved and
// never updated. Written with ODOP_WRITE_GOLDEN=1 when missing; an existing file never changes.
#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "golden_entries.h"
#include "wire/bill.h"

using namespace odop;

namespace {

void check_golden_bill(const std::string& name, const wire::Bill& bill) {
  const auto path = std::filesystem::path{ODOP_SOURCE_DIR} / "tests/golden/wire" / (name + ".txt");
  const std::string text = wire::write_bill(bill, wire::Signer(test::golden_seed()));
  if (std::getenv("ODOP_WRITE_GOLDEN") && !std::filesystem::exists(path)) std::ofstream(path) << text << "\n";
  std::ifstream file(path);
  const std::string golden{std::istreambuf_iterator<char>(file), {}};
  INFO(path.string());
  CHECK(text + "\n" == golden);
  const auto read = wire::read_bill(text);
  REQUIRE(read);
  CHECK(*read == bill);
}

}  // namespace

TEST_CASE("Signed bills of 2025 keep their letters: whole, short and a credit note", "[wire]") {
  wire::Bill bill{.device_key = wire::Signer(test::golden_seed()).public_key(),
                  .sequence = 214,
                  .entry_hash = wire::sha256("entry 214"),
                  .utc_ms = 1'737'111'480'000,  // 17 January 2025, 16:28 IST
                  .serial = "24K07AI-000123",
                  .seller = "09ABCDE1234F1ZY",
                  .taxable_paise = 12'345'000,
                  .cgst_paise = 308'625,
                  .sgst_paise = 308'625,
                  .round_off_paise = -50,
                  .payable_paise = 12'962'200,
                  .lines = {{"Khurja vase", 1'200, 12'000'000, 500}, {"Moradabad brass lota", 2, 962'250, 500}}};
  check_golden_bill("bill", bill);
  bill.has_lines = false;
  bill.lines.clear();
  check_golden_bill("bill-short", bill);
  bill = {.device_key = bill.device_key,
          .sequence = 215,
          .entry_hash = wire::sha256("entry 215"),
          .utc_ms = 1'737'111'600'000,
          .serial = "24K07AC-000001",
          .seller = "राम लाल",
          .taxable_paise = -481'125,
          .round_off_paise = 25,
          .payable_paise = -481'100,
          .lines = {{"Moradabad brass lota", -1, -481'125, 0}}};
  check_golden_bill("bill-credit-note", bill);
}
