// Numbers and codes of the Indian tax system: GSTIN with its check digit, State codes, HSN, FSSAI (SPECS 2.3 to 2.6).
// Called by the pack check, the till's buyer form, invoices and returns. Pure; any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace odop {

// wrong_check_digit is nearly always one mistyped character, so the screen asks to look again.
enum class GstinCheck : std::uint8_t { good, malformed, unknown_state, wrong_check_digit };

GstinCheck check_gstin(std::string_view gstin);
bool is_valid_gstin(std::string_view gstin);  // capitals only, as printed on the certificate

// The 15th character of a GSTIN that begins with these 14; nullopt when they are not 14 of 0-9 A-Z.
std::optional<char> gstin_check_digit(std::string_view first_14);

// 27 of "27AAPFU0939F1ZV"; 0 when the text does not begin with two digits.
int gstin_state_code(std::string_view gstin);
// "AAPFU0939F" of it: turnover limits count per PAN. Empty when the GSTIN is not valid.
std::string_view pan_of_gstin(std::string_view gstin);

bool is_valid_pan(std::string_view pan);  // 5 capitals, 4 digits, 1 capital: it has no check digit

struct GstState {
  int code = 0;
  std::string_view name_en, name_hi;
  bool is_current = true;  // false: merged or divided; only old GSTINs begin with it
};
// All codes in ascending order.
std::span<const GstState> gst_states();
const GstState* find_gst_state(int code);  // nullptr when there is none

// 4, 6 or 8 digits; leading zeros count.
bool is_valid_hsn(std::string_view hsn);
// The 14 digits of a food licence.
bool is_valid_fssai(std::string_view fssai);

}  // namespace odop
