#include "core/payment_ids.h"

#include <catch2/catch.hpp>

using namespace odop;

TEST_CASE("A payee's UPI address is accepted in every legal form", "[core][upi]") {
  const auto vpa =
      GENERATE(as<std::string>{}, "ramlal@okbank", "RamLal@OkBank", "ram.lal-crafts_1@sbi", "9876543210@ybl", "a@bc",
               "k7@axis2", "00012345678@SBIN0001234.ifsc.npci", "00012345678@sbin0001234.IFSC.NPCI");
  CAPTURE(vpa);
  CHECK(is_valid_vpa(vpa));
}

TEST_CASE("What only looks like a UPI address is refused", "[core][upi]") {
  const auto vpa =
      GENERATE(as<std::string>{}, "", "@okbank", "ramlal", "ramlal@", "ramlal@o", "ramlal@1bank", "ram@lal@okbank",
               "ramlal@gmail.com", ".ramlal@okbank", "ramlal.@okbank", "-a@okbank", "ram lal@okbank", "ramlal@okbank\n",
               " ramlal@okbank", "ramlal@ok-bank", "रामलाल@okbank", "ram+lal@okbank", "12345@SBIN1001234.ifsc.npci",
               "12345@SBIN0001234.ifsc.npci.", "12-45@SBIN0001234.ifsc.npci");
  CAPTURE(vpa);
  CHECK_FALSE(is_valid_vpa(vpa));
}

TEST_CASE("A UPI address has at most 255 bytes and a handle at most 64", "[core][upi]") {
  CHECK(is_valid_vpa(std::string(248, 'a') + "@okbank"));
  CHECK_FALSE(is_valid_vpa(std::string(249, 'a') + "@okbank"));
  CHECK(is_valid_vpa("a@" + std::string(64, 'b')));
  CHECK_FALSE(is_valid_vpa("a@" + std::string(65, 'b')));
}

TEST_CASE("UPI addresses are the same in either case", "[core][upi]") {
  CHECK(is_same_vpa("RamLal@OkBank", "ramlal@okbank"));
  CHECK_FALSE(is_same_vpa("ramlal@okbank", "ramlal@oksbi"));
}

TEST_CASE("A bank reference that does not fit the day is a warning and only a malformed one is wrong", "[core][upi]") {
  struct Row {
    const char* rrn;
    CivilDate paid_on;
    RrnCheck expected;
  };
  const auto row = GENERATE(values<Row>({
      {"501501259006", {2025, 1, 15}, RrnCheck::good},
      {"501501259006", {2025, 1, 16}, RrnCheck::good},  // paid before midnight, or a bank that counts in UTC
      {"501501259006", {2025, 1, 14}, RrnCheck::unusual_date},
      {"501501259006", {2025, 1, 17}, RrnCheck::unusual_date},
      {"501501259006", {2026, 1, 15}, RrnCheck::unusual_date},
      {"470512345678", {2025, 7, 17}, RrnCheck::unusual_date},  // a real bank's own counting
      {"436612345678", {2024, 12, 31}, RrnCheck::good},         // a leap year has 366 days
      {"436612345678", {2025, 1, 1}, RrnCheck::good},
      {"000112345678", {2030, 1, 1}, RrnCheck::good},
      {"50150125900", {2025, 1, 15}, RrnCheck::malformed},
      {"5015012590061", {2025, 1, 15}, RrnCheck::malformed},
      {"50150125900O", {2025, 1, 15}, RrnCheck::malformed},
      {"5015 0125900", {2025, 1, 15}, RrnCheck::malformed},
      {"", {2025, 1, 15}, RrnCheck::malformed},
  }));
  CAPTURE(row.rrn, to_iso_date(row.paid_on));
  CHECK(check_rrn(row.rrn, row.paid_on) == row.expected);
}

TEST_CASE("Merchant categories are four digits, references at most 35 letters and digits", "[core][upi]") {
  CHECK(is_valid_mcc("5970"));
  CHECK(is_valid_mcc("0000"));
  CHECK_FALSE(is_valid_mcc("597"));
  CHECK_FALSE(is_valid_mcc("59700"));
  CHECK_FALSE(is_valid_mcc("59a0"));
  CHECK(is_valid_payment_reference(std::string(35, 'Z')));
  CHECK_FALSE(is_valid_payment_reference(std::string(36, 'Z')));
  CHECK_FALSE(is_valid_payment_reference("K07-00123"));
  CHECK_FALSE(is_valid_payment_reference(""));
}
