#include "core/gstin.h"

#include <catch2/catch.hpp>
#include <string>

using namespace odop;

TEST_CASE("The check digit of a GSTIN is computed as the portal does", "[core][gst]") {
  CHECK(gstin_check_digit("27AAPFU0939F1Z") == 'V');
  CHECK(gstin_check_digit("09ABCDE1234F1Z") == 'Y');
  CHECK_FALSE(gstin_check_digit("09ABCDE1234F1").has_value());
  CHECK_FALSE(gstin_check_digit("09abcde1234f1z").has_value());
}

TEST_CASE("A GSTIN is good, or says what is wrong with it", "[core][gst]") {
  struct Row {
    const char* gstin;
    GstinCheck expected;
  };
  const auto row = GENERATE(values<Row>({{"27AAPFU0939F1ZV", GstinCheck::good},
                                         {"09ABCDE1234F1ZY", GstinCheck::good},
                                         {"09ABCDE1234F1ZX", GstinCheck::wrong_check_digit},
                                         {"09ABCDE1235F1ZY", GstinCheck::wrong_check_digit},
                                         {"39ABCDE1234F1ZY", GstinCheck::unknown_state},
                                         {"00ABCDE1234F1ZY", GstinCheck::unknown_state},
                                         {"", GstinCheck::malformed},
                                         {"09ABCDE1234F1Z", GstinCheck::malformed},
                                         {"09ABCDE1234F1ZYY", GstinCheck::malformed},
                                         {"09abcde1234f1zy", GstinCheck::malformed},
                                         {"09ABCDE1234F0ZY", GstinCheck::malformed},
                                         {"09ABCDE1234F1YY", GstinCheck::malformed},
                                         {"O9ABCDE1234F1ZY", GstinCheck::malformed},
                                         {"09ABCD11234F1ZY", GstinCheck::malformed},
                                         {"09ABCDE12E4F1ZY", GstinCheck::malformed},
                                         {"09ABCDE1234F1Z ", GstinCheck::malformed}}));
  CAPTURE(row.gstin);
  CHECK(check_gstin(row.gstin) == row.expected);
  CHECK(is_valid_gstin(row.gstin) == (row.expected == GstinCheck::good));
}

TEST_CASE("One mistyped character or two swapped neighbours in a GSTIN are always noticed", "[core][gst]") {
  const std::string alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
  const auto good = GENERATE(as<std::string>{}, "27AAPFU0939F1ZV", "09ABCDE1234F1ZY");
  for (std::size_t i = 0; i < good.size(); ++i) {
    for (const char c : alphabet) {
      std::string mistyped = good;
      mistyped[i] = c;
      if (mistyped != good) {
        CAPTURE(mistyped);
        CHECK_FALSE(is_valid_gstin(mistyped));
      }
    }
  }
  for (std::size_t i = 0; i + 1 < good.size(); ++i) {
    std::string swapped = good;
    std::swap(swapped[i], swapped[i + 1]);
    if (swapped != good) {
      CAPTURE(swapped);
      CHECK_FALSE(is_valid_gstin(swapped));
    }
  }
}

TEST_CASE("A GSTIN tells its State and its PAN", "[core][gst]") {
  CHECK(gstin_state_code("27AAPFU0939F1ZV") == 27);
  CHECK(gstin_state_code("09ABCDE1234F1ZY") == 9);
  CHECK(gstin_state_code("UP") == 0);
  CHECK(gstin_state_code("") == 0);
  CHECK(pan_of_gstin("27AAPFU0939F1ZV") == "AAPFU0939F");
  CHECK(pan_of_gstin("27AAPFU0939F1ZX").empty());
}

TEST_CASE("Every State and Union Territory of India has a code and a name in both languages", "[core][gst]") {
  int previous = 0, current_in_india = 0;
  for (const GstState& state : gst_states()) {
    CHECK(state.code > previous);
    previous = state.code;
    CHECK_FALSE(state.name_en.empty());
    CHECK_FALSE(state.name_hi.empty());
    CHECK(find_gst_state(state.code) == &state);
    if (state.is_current && state.code < 90) ++current_in_india;
  }
  CHECK(current_in_india == 36);  // 28 States and 8 Union Territories
  REQUIRE(find_gst_state(9) != nullptr);
  CHECK(find_gst_state(9)->name_en == "Uttar Pradesh");
  CHECK(find_gst_state(9)->name_hi == "उत्तर प्रदेश");
  CHECK(find_gst_state(5)->name_en == "Uttarakhand");
  CHECK(find_gst_state(19)->name_en == "West Bengal");
  CHECK(find_gst_state(97)->name_en == "Other Territory");
  CHECK(find_gst_state(0) == nullptr);
  CHECK(find_gst_state(39) == nullptr);
  CHECK(find_gst_state(100) == nullptr);
}

TEST_CASE("HSN codes are 4, 6 or 8 digits and food licences 14", "[core][gst]") {
  CHECK(is_valid_hsn("6912"));
  CHECK(is_valid_hsn("091011"));
  CHECK(is_valid_hsn("57023110"));
  const auto wrong = GENERATE(as<std::string>{}, "", "69", "691", "69120", "6912000", "691200000", "69a2", "6912 ");
  CAPTURE(wrong);
  CHECK_FALSE(is_valid_hsn(wrong));
  CHECK(is_valid_fssai("12722001000123"));
  CHECK_FALSE(is_valid_fssai("1272200100012"));
  CHECK_FALSE(is_valid_fssai("1272200100012x"));
}
