#include "core/payment_ids.h"

#include <algorithm>
#include <string>

#include "core/ascii.h"

namespace odop {
namespace {

bool is_vpa_user_character(char c) {
  return is_ascii_alphanumeric(c) || c == '.' || c == '_' || c == '-';
}

// Indian Financial System Code: 4 letters, a zero, 6 letters or digits.
bool is_ifsc(std::string_view code) {
  return code.size() == 11 && std::all_of(code.begin(), code.begin() + 4, is_ascii_letter) && code[4] == '0' &&
         std::all_of(code.begin() + 5, code.end(), is_ascii_alphanumeric);
}

bool is_account_vpa(std::string_view user, std::string_view handle) {
  constexpr std::string_view suffix = ".ifsc.npci";
  if (handle.size() != 11 + suffix.size() || to_ascii_lower(handle.substr(11)) != suffix) return false;
  return is_ifsc(handle.substr(0, 11)) && std::all_of(user.begin(), user.end(), is_ascii_alphanumeric);
}

// "5015" for 2025-01-15: the last digit of the year, then the day of the year from 001.
std::string rrn_date_digits(CivilDate date) {
  const std::int64_t day_of_year = days_from_civil(date) - days_from_civil({date.year, 1, 1}) + 1;
  const std::string number = std::to_string(10'000 + (date.year % 10) * 1'000 + day_of_year);
  return number.substr(1);
}

}  // namespace

bool is_valid_vpa(std::string_view vpa) {
  if (vpa.size() > vpa_bytes_max) return false;
  const std::size_t at = vpa.find('@');
  if (at == std::string_view::npos || at == 0) return false;
  const std::string_view user = vpa.substr(0, at), handle = vpa.substr(at + 1);
  if (!std::all_of(user.begin(), user.end(), is_vpa_user_character)) return false;
  if (!is_ascii_alphanumeric(user.front()) || !is_ascii_alphanumeric(user.back())) return false;
  if (is_account_vpa(user, handle)) return true;
  return handle.size() >= 2 && handle.size() <= 64 && is_ascii_letter(handle.front()) &&
         std::all_of(handle.begin(), handle.end(), is_ascii_alphanumeric);
}

bool is_same_vpa(std::string_view a, std::string_view b) {
  return to_ascii_lower(a) == to_ascii_lower(b);
}

RrnCheck check_rrn(std::string_view rrn, CivilDate paid_on) {
  if (rrn.size() != 12 || !is_all_ascii_digits(rrn)) return RrnCheck::malformed;
  const std::string_view stamp = rrn.substr(0, 4);
  const CivilDate day_before = civil_from_days(days_from_civil(paid_on) - 1);
  const bool fits = stamp == rrn_date_digits(paid_on) || stamp == rrn_date_digits(day_before);
  return fits ? RrnCheck::good : RrnCheck::unusual_date;
}

bool is_valid_mcc(std::string_view mcc) {
  return mcc.size() == 4 && is_all_ascii_digits(mcc);
}

bool is_valid_payment_reference(std::string_view reference) {
  return !reference.empty() && reference.size() <= attempt_reference_bytes_max &&
         std::all_of(reference.begin(), reference.end(), is_ascii_alphanumeric);
}

}  // namespace odop
