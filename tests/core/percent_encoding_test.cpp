#include "core/percent_encoding.h"

#include <catch2/catch.hpp>

using namespace odop;

TEST_CASE("Only unreserved characters stand for themselves; a space is %20 and never a plus", "[core][encoding]") {
  CHECK(percent_encode("AZaz09-._~") == "AZaz09-._~");
  CHECK(percent_encode("Ram Lal & Sons") == "Ram%20Lal%20%26%20Sons");
  CHECK(percent_encode("a+b=c#d%e/f@g") == "a%2Bb%3Dc%23d%25e%2Ff%40g");
  CHECK(percent_encode("साड़ी").size() == 5 * 9);
}

TEST_CASE("Every byte survives encoding and decoding", "[core][encoding]") {
  std::string all;
  for (int byte = 0; byte < 256; ++byte) all += static_cast<char>(static_cast<unsigned char>(byte));
  CHECK(percent_decode(percent_encode(all)) == all);
  CHECK(percent_decode("a+b%2f%2F") == "a+b//");
}

TEST_CASE("A percent sign without two hexadecimal digits is not decoded", "[core][encoding]") {
  const auto wrong = GENERATE(as<std::string>{}, "%", "%4", "abc%", "%zz", "%4g", "100% cotton", "%%41");
  CAPTURE(wrong);
  CHECK_FALSE(percent_decode(wrong).has_value());
}
