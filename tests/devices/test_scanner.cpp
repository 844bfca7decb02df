// What the barcode scanner types is a scan or a refusal, never half a code.
#include <catch2/catch.hpp>
#include <random>

#include "devices/limits.h"
#include "devices/scanner.h"

using namespace odop;

namespace {

// Types the text with so many milliseconds between keys; returns the time of the last key.
std::int64_t type(ScanDecoder& decoder, std::string_view text, std::int64_t start_ms, std::int64_t gap_ms) {
  for (const char c : text) {
    decoder.on_character(static_cast<unsigned char>(c), start_ms);
    start_ms += gap_ms;
  }
  return start_ms - gap_ms;
}

std::string scanned(const std::optional<ScanOutcome>& outcome) {
  REQUIRE(outcome);
  REQUIRE(std::holds_alternative<Scan>(*outcome));
  return std::get<Scan>(*outcome).text;
}

ScanRefusal refused(const std::optional<ScanOutcome>& outcome) {
  REQUIRE(outcome);
  REQUIRE(std::holds_alternative<ScanRefusal>(*outcome));
  return std::get<ScanRefusal>(*outcome);
}

}  // namespace

TEST_CASE("A burst of keys and Return is a scan", "[devices][scanner]") {
  ScanDecoder decoder;
  const auto last = type(decoder, "8901234567894", 1'000, 5);
  CHECK(decoder.is_scanning());
  const auto outcome = decoder.on_return(last + 5);
  CHECK(scanned(outcome) == "8901234567894");
  CHECK_FALSE(std::get<Scan>(*outcome).is_typed);
  CHECK_FALSE(decoder.on_return(last + 10));
}

TEST_CASE("A scan that a slow frame delivered late is still whole", "[devices][scanner]") {
  ScanDecoder decoder;
  auto last = type(decoder, "UPH-KUR", 1'000, 0);
  last = type(decoder, "TA-017", last + 300, 0);
  CHECK(scanned(decoder.on_return(last)) == "UPH-KURTA-017");
}

TEST_CASE("Keys left over from long ago never become part of a code", "[devices][scanner]") {
  ScanDecoder decoder;
  type(decoder, "99", 1'000, 5);
  const auto last = type(decoder, "ABC123", 60'000, 5);
  CHECK(scanned(decoder.on_return(last + 5)) == "ABC123");
  type(decoder, "ABC", 70'000, 5);
  CHECK_FALSE(decoder.on_return(90'000));
}

TEST_CASE("A code typed by hand is known for one", "[devices][scanner]") {
  ScanDecoder decoder;
  const auto last = type(decoder, "UPH017", 1'000, 180);
  CHECK_FALSE(decoder.is_scanning());
  const auto outcome = decoder.on_return(last + 200);
  CHECK(scanned(outcome) == "UPH017");
  CHECK(std::get<Scan>(*outcome).is_typed);
}

TEST_CASE("A scan too long or with control characters is refused whole, tail included", "[devices][scanner]") {
  ScanDecoder decoder;
  auto last = type(decoder, std::string(device_limits::scan_bytes_max + 1, '7'), 1'000, 1);
  last = type(decoder, "12345", last + 1, 1);
  CHECK(refused(decoder.on_return(last + 1)) == ScanRefusal::too_long);
  last = type(decoder,
              "01\x1D"
              "17250101",
              last + 10, 1);
  CHECK(refused(decoder.on_return(last + 1)) == ScanRefusal::control_character);
  decoder.on_character(0xD800, last + 10);
  CHECK(refused(decoder.on_return(last + 11)) == ScanRefusal::not_unicode);
  last = type(decoder, "OK1", last + 20, 1);
  CHECK(scanned(decoder.on_return(last + 1)) == "OK1");
}

TEST_CASE("The longest signed bill of a 17-M code is still a scan", "[devices][scanner]") {
  ScanDecoder decoder;
  const std::string bill(734, 'A');
  CHECK(scanned(decoder.on_return(type(decoder, bill, 1'000, 2))) == bill);
}

TEST_CASE("Hindi characters of a QR code arrive as UTF-8", "[devices][scanner]") {
  ScanDecoder decoder;
  for (const char32_t c : U"साड़ी😀") decoder.on_character(c, 5);
  decoder.reset();
  for (const char32_t c : {U'स', U'ा', U'ड', U'😀'}) decoder.on_character(c, 5);
  CHECK(scanned(decoder.on_return(6)) == "साड😀");
}

TEST_CASE("No key at any time brings the decoder down", "[devices][scanner]") {
  std::mt19937_64 random(11);
  ScanDecoder decoder;
  for (int round = 0; round < 200'000; ++round) {
    const auto time_ms = static_cast<std::int64_t>(random() % 4 == 0 ? random() : random() % 1'000);
    if (random() % 8 == 0)
      decoder.on_return(time_ms);
    else
      decoder.on_character(static_cast<std::uint32_t>(random() % 3 == 0 ? random() : 'A' + random() % 26), time_ms);
  }
  SUCCEED();
}
