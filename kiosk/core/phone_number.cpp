#include "core/phone_number.h"

#include "core/ascii.h"

namespace odop {
namespace {

bool is_indian_mobile(std::string_view digits) {
  return digits.size() == 10 && digits.front() >= '6' && is_all_ascii_digits(digits);
}

}  // namespace

Result<std::string, PhoneRefusal> normalise_phone(std::string_view typed) {
  std::string number;
  for (const char c : typed) {
    if (c == ' ' || c == '-') continue;
    if (!is_ascii_digit(c) && !(c == '+' && number.empty())) return Refused{PhoneRefusal::characters};
    number += c;
    if (number.size() > 16) return Refused{PhoneRefusal::length};
  }
  if (number.empty() || number == "+") return Refused{PhoneRefusal::empty};

  const std::string_view digits = std::string_view(number).substr(number.front() == '+' ? 1 : 0);
  if (number.front() == '+' && !digits.starts_with("91")) {
    // E.164: 1 to 15 digits, no country begins with 0. Shorter than 7 is no subscriber anywhere.
    if (digits.size() < 7 || digits.size() > 15 || digits.front() == '0') return Refused{PhoneRefusal::length};
    return number;
  }
  // 91 and 0 are prefixes only when something is left of a full number behind them: 91xxxxxxxx may be a mobile itself.
  std::string_view mobile = digits;
  if (mobile.size() == 12 && mobile.starts_with("91")) mobile.remove_prefix(2);
  if (mobile.size() == 11 && mobile.starts_with("0")) mobile.remove_prefix(1);
  if (mobile.size() != 10 || (number.front() == '+' && digits.size() != 12)) return Refused{PhoneRefusal::length};
  if (!is_indian_mobile(mobile)) return Refused{PhoneRefusal::not_indian_mobile};
  return "+91" + std::string(mobile);
}

std::string last_four_digits(std::string_view phone) {
  return std::string(phone.substr(phone.size() > 4 ? phone.size() - 4 : 0));
}

}  // namespace odop
