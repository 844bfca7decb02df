#include "core/qr_matrix.h"

#include <array>
#include <catch2/catch.hpp>
#include <string>

using namespace odop;

TEST_CASE("Links of usual lengths take the versions the posters were designed for", "[core][qr]") {
  struct Row {
    std::size_t bytes;
    std::array<int, 4> versions;  // low, medium, quartile, high
  };
  const auto row = GENERATE(values<Row>({{40, {3, 3, 4, 5}},
                                         {60, {4, 4, 5, 7}},
                                         {80, {5, 5, 7, 8}},
                                         {100, {5, 6, 8, 10}},
                                         {120, {6, 7, 9, 11}},
                                         {150, {7, 8, 10, 12}},
                                         {180, {8, 9, 12, 14}},
                                         {220, {9, 11, 13, 15}}}));
  const std::array levels{QrLevel::low, QrLevel::medium, QrLevel::quartile, QrLevel::high};
  for (std::size_t i = 0; i < levels.size(); ++i) {
    CAPTURE(row.bytes, i);
    const auto qr = encode_qr(std::string(row.bytes, 'x'), levels[i]);
    REQUIRE(qr);
    CHECK(qr->version() == row.versions[i]);
    CHECK(qr->size() == 17 + 4 * row.versions[i]);
  }
}

TEST_CASE("A payment link of 131 bytes prints 43 mm wide on narrow paper", "[core][qr]") {
  const auto qr = encode_qr(std::string(131, 'x'), QrLevel::medium);
  REQUIRE(qr);
  CHECK(qr->version() == 8);
  CHECK(qr->size() == 49);
  CHECK(qr->size_with_quiet_zone() == 57);
  CHECK(module_dots_that_fit(qr->size(), 384) == 6);
  CHECK(module_dots_that_fit(qr->size(), 576) == 10);
  CHECK(module_dots_that_fit(qr->size(), 56) == 0);
  CHECK(module_dots_that_fit(qr->size(), 0) == 0);
  CHECK(module_dots_that_fit(qr->size(), -5) == 0);
}

TEST_CASE("The symbol has its three finders and a light quiet zone around it", "[core][qr]") {
  const auto qr = encode_qr("https://www.amazon.in/dp/B0ABCDEFGH", QrLevel::medium);
  REQUIRE(qr);
  const int last = qr->size() - 1;
  const auto is_finder = [&](int left, int top) {
    for (int y = 0; y < 7; ++y)
      for (int x = 0; x < 7; ++x) {
        const bool is_ring = x == 0 || y == 0 || x == 6 || y == 6;
        const bool is_heart = x >= 2 && x <= 4 && y >= 2 && y <= 4;
        if (qr->module(left + x, top + y) != (is_ring || is_heart)) return false;
      }
    return true;
  };
  CHECK(is_finder(0, 0));
  CHECK(is_finder(last - 6, 0));
  CHECK(is_finder(0, last - 6));
  CHECK_FALSE(is_finder(last - 6, last - 6));
  for (int i = -qr_quiet_zone_modules; i <= last + qr_quiet_zone_modules; ++i) {
    for (int outside = 1; outside <= qr_quiet_zone_modules; ++outside) {
      REQUIRE_FALSE(qr->module(i, -outside));
      REQUIRE_FALSE(qr->module(-outside, i));
      REQUIRE_FALSE(qr->module(i, last + outside));
      REQUIRE_FALSE(qr->module(last + outside, i));
    }
  }
}

TEST_CASE("Bytes of any value fit, also a zero", "[core][qr]") {
  std::string all;
  for (int byte = 0; byte < 256; ++byte) all += static_cast<char>(static_cast<unsigned char>(byte));
  const auto qr = encode_qr(all, QrLevel::low);
  REQUIRE(qr);
  CHECK(qr->version() == 10);  // 271 bytes at level low, version 9 holds 230
  const auto with_zero = encode_qr(std::string("ab\0cd", 5));
  const auto without = encode_qr("ab");
  REQUIRE(with_zero);
  bool is_same = true;
  for (int y = 0; y < with_zero->size(); ++y)
    for (int x = 0; x < with_zero->size(); ++x) is_same = is_same && with_zero->module(x, y) == without->module(x, y);
  CHECK_FALSE(is_same);
}

TEST_CASE("Codes of our own take less room in the alphanumeric mode", "[core][qr]") {
  const std::string code(60, 'K');
  CHECK(encode_qr(code, QrLevel::medium)->version() == 4);
  CHECK(encode_qr(code, QrLevel::medium, qr_version_max, QrMode::alphanumeric)->version() == 3);
  CHECK(encode_qr("K07-abc", QrLevel::medium, qr_version_max, QrMode::alphanumeric).reason() ==
        QrRefusal::not_alphanumeric);
  CHECK(encode_qr("K07 $%*+-./:", QrLevel::medium, qr_version_max, QrMode::alphanumeric));
}

TEST_CASE("A link with a code of ours behind it takes less room where each part has its own mode", "[core][qr]") {
  const std::string code(400, 'Z'), link = "http://192.168.50.1:8080/bill#" + code;
  const auto bytes = encode_qr(link), mixed = encode_qr(link, QrLevel::medium, qr_version_max, QrMode::mixed);
  REQUIRE(bytes);
  REQUIRE(mixed);
  CHECK(mixed->version() + 2 <= bytes->version());
  // The code alone in its small mode is not much smaller.
  CHECK(mixed->version() <= encode_qr(code, QrLevel::medium, qr_version_max, QrMode::alphanumeric)->version() + 2);
  CHECK_FALSE(encode_qr(link, QrLevel::medium, 5, QrMode::mixed));
}

TEST_CASE("What does not fit the room it was given is refused", "[core][qr]") {
  CHECK(encode_qr("").reason() == QrRefusal::empty);
  CHECK(encode_qr(std::string(131, 'x'), QrLevel::medium, 8));
  CHECK(encode_qr(std::string(131, 'x'), QrLevel::medium, 7).reason() == QrRefusal::too_long);
  CHECK(encode_qr(std::string(2'953, 'x'), QrLevel::low)->version() == 40);
  CHECK(encode_qr(std::string(2'954, 'x'), QrLevel::low).reason() == QrRefusal::too_long);
  CHECK(encode_qr(std::string(100'000, 'x'), QrLevel::low).reason() == QrRefusal::too_long);
  CHECK(encode_qr(std::string(504, 'x'), QrLevel::medium, 17));  // the bill that proves itself
  CHECK(encode_qr(std::string(505, 'x'), QrLevel::medium, 17).reason() == QrRefusal::too_long);
}
