#include "core/gstin.h"

#include <algorithm>

#include "core/ascii.h"

namespace odop {
namespace {

constexpr std::string_view alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

bool is_capital_or_digit(char c) {
  return is_ascii_upper(c) || is_ascii_digit(c);
}

// State, PAN, registration number within the State, 'Z', check digit.
bool has_gstin_shape(std::string_view g) {
  return g.size() == 15 && std::all_of(g.begin(), g.begin() + 2, is_ascii_digit) && is_valid_pan(g.substr(2, 10)) &&
         is_capital_or_digit(g[12]) && g[12] != '0' && g[13] == 'Z' && is_capital_or_digit(g[14]);
}

}  // namespace

std::optional<char> gstin_check_digit(std::string_view first_14) {
  if (first_14.size() != 14 || !std::all_of(first_14.begin(), first_14.end(), is_capital_or_digit)) return std::nullopt;
  std::size_t sum = 0;
  for (std::size_t i = 0; i < first_14.size(); ++i) {
    const std::size_t product = alphabet.find(first_14[i]) * (i % 2 == 0 ? 1 : 2);
    sum += product / 36 + product % 36;
  }
  return alphabet[(36 - sum % 36) % 36];
}

GstinCheck check_gstin(std::string_view gstin) {
  if (!has_gstin_shape(gstin)) return GstinCheck::malformed;
  if (find_gst_state(gstin_state_code(gstin)) == nullptr) return GstinCheck::unknown_state;
  if (gstin_check_digit(gstin.substr(0, 14)) != gstin[14]) return GstinCheck::wrong_check_digit;
  return GstinCheck::good;
}

bool is_valid_gstin(std::string_view gstin) {
  return check_gstin(gstin) == GstinCheck::good;
}

int gstin_state_code(std::string_view gstin) {
  if (gstin.size() < 2 || !is_all_ascii_digits(gstin.substr(0, 2))) return 0;
  return (gstin[0] - '0') * 10 + (gstin[1] - '0');
}

std::string_view pan_of_gstin(std::string_view gstin) {
  return is_valid_gstin(gstin) ? gstin.substr(2, 10) : std::string_view{};
}

bool is_valid_pan(std::string_view pan) {
  return pan.size() == 10 && std::all_of(pan.begin(), pan.begin() + 5, is_ascii_upper) &&
         std::all_of(pan.begin() + 5, pan.begin() + 9, is_ascii_digit) && is_ascii_upper(pan[9]);
}

bool is_valid_hsn(std::string_view hsn) {
  return (hsn.size() == 4 || hsn.size() == 6 || hsn.size() == 8) && is_all_ascii_digits(hsn);
}

bool is_valid_fssai(std::string_view fssai) {
  return fssai.size() == 14 && is_all_ascii_digits(fssai);
}

}  // namespace odop
