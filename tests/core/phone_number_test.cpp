#include "core/phone_number.h"

#include <catch2/catch.hpp>

using namespace odop;

TEST_CASE("An Indian mobile number is stored in one form however it was typed", "[core][phone]") {
  const auto typed = GENERATE(as<std::string>{}, "9876543210", "09876543210", "919876543210", "+919876543210",
                              "+91 98765 43210", "98765-43210", " 98765 43210 ");
  CAPTURE(typed);
  REQUIRE(normalise_phone(typed));
  CHECK(*normalise_phone(typed) == "+919876543210");
}

TEST_CASE("A mobile number that itself begins with 91 keeps its digits", "[core][phone]") {
  CHECK(*normalise_phone("9198765432") == "+919198765432");
  CHECK(*normalise_phone("+919198765432") == "+919198765432");
}

TEST_CASE("Foreign numbers stay as they are in E.164", "[core][phone]") {
  CHECK(*normalise_phone("+977 9812345678") == "+9779812345678");
  CHECK(*normalise_phone("+1 202-555-0143") == "+12025550143");
}

TEST_CASE("What is not a telephone number is refused with the reason", "[core][phone]") {
  struct Row {
    const char* typed;
    PhoneRefusal reason;
  };
  const auto row = GENERATE(values<Row>({{"", PhoneRefusal::empty},
                                         {"  -", PhoneRefusal::empty},
                                         {"+", PhoneRefusal::empty},
                                         {"98765abc10", PhoneRefusal::characters},
                                         {"9876+43210", PhoneRefusal::characters},
                                         {"९८७६५४३२१०", PhoneRefusal::characters},
                                         {"987654321", PhoneRefusal::length},
                                         {"98765432101", PhoneRefusal::length},
                                         {"+9187654321", PhoneRefusal::length},
                                         {"+97798", PhoneRefusal::length},
                                         {"+0123456789", PhoneRefusal::length},
                                         {"11111111111111111111111111", PhoneRefusal::length},
                                         {"5876543210", PhoneRefusal::not_indian_mobile},
                                         {"+91 1876543210", PhoneRefusal::not_indian_mobile}}));
  CAPTURE(row.typed);
  const auto result = normalise_phone(row.typed);
  REQUIRE_FALSE(result);
  CHECK(result.reason() == row.reason);
}

TEST_CASE("Screens and logs show the last four digits only", "[core][phone]") {
  CHECK(last_four_digits("+919876543210") == "3210");
  CHECK(last_four_digits("321") == "321");
}
