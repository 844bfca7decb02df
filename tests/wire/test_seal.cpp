// The seal of a day: its letters are frozen, and whatever somebody changes in it is noticed.
#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "golden_entries.h"
#include "wire/bill.h"
#include "wire/bytes.h"
#include "wire/seal.h"

using namespace odop;

namespace {

wire::Seal golden_seal() {
  wire::Seal seal{.kiosk = "K07",
                  .device_key = wire::Signer(test::golden_seed()).public_key(),
                  .event = "mahakumbh-2025",
                  .day = 20'105,  // 17 January 2025
                  .utc_ms = 1'737'129'600'000,
                  .sequence = 931,
                  .head = wire::sha256("entry 931"),
                  .sales = 412,
                  .sum_paise = 51'842'350,
                  .others = {}};
  wire::SeenJournal other{.kiosk = "K09", .sequence = 88};
  const wire::Hash key = wire::sha256("device K09"), head = wire::sha256("entry 88 of K09");
  std::copy_n(key.begin(), other.device.size(), other.device.begin());
  std::copy_n(head.begin(), other.head.size(), other.head.begin());
  seal.others = {other, other};
  seal.others[1].kiosk = "K10";
  seal.others[1].sales = 17;
  seal.others[1].sum_paise = -2'500;
  return seal;
}

std::string text_of(const wire::Seal& seal) {
  return wire::write_seal(seal, wire::Signer(test::golden_seed()));
}

}  // namespace

TEST_CASE("Seals of 2025 keep their letters", "[wire][seal]") {
  const auto path = std::filesystem::path{ODOP_SOURCE_DIR} / "tests/golden/wire/seal.txt";
  const std::string text = text_of(golden_seal());
  if (std::getenv("ODOP_WRITE_GOLDEN") && !std::filesystem::exists(path)) std::ofstream(path) << text << "\n";
  std::ifstream file(path);
  const std::string golden{std::istreambuf_iterator<char>(file), {}};
  CHECK(text + "\n" == golden);
  const auto read = wire::read_seal(text);
  REQUIRE(read);
  CHECK(*read == golden_seal());
}

TEST_CASE("A seal with one byte changed anywhere is refused", "[wire][seal]") {
  const std::string text = text_of(golden_seal()), bytes = wire::from_base45(text.substr(7));
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    std::string changed = bytes;
    changed[i] = static_cast<char>(changed[i] ^ 0x04);
    INFO("byte " << i);
    CHECK_FALSE(wire::read_seal("ODOPS1:" + wire::to_base45(changed)));
  }
}

TEST_CASE("What is wrong with a seal has a name", "[wire][seal]") {
  using wire::SealRefusal;
  const std::string text = text_of(golden_seal());
  const auto reason = [](const std::string& wrong) { return wire::read_seal(wrong).reason(); };
  CHECK(reason("") == SealRefusal::not_a_seal);
  CHECK(reason("ODOP1:" + text.substr(7)) == SealRefusal::not_a_seal);
  CHECK(reason(text + std::string(wire::seal_text_max, '0')) == SealRefusal::not_a_seal);
  CHECK(reason(text.substr(0, text.size() - 3)) == SealRefusal::damaged);
  CHECK(reason(text + "000") == SealRefusal::damaged);
  CHECK(reason("ODOPS1:abc") == SealRefusal::damaged);
  // Another device signed it.
  const wire::Signer other(wire::sha256("another seed"));
  CHECK(reason(wire::write_seal(golden_seal(), other)) == SealRefusal::signature_wrong);
  // A bill's signature never makes a seal, nor the other way round: they sign different words.
  CHECK_FALSE(wire::read_bill("ODOP1:" + text.substr(7)));
}
