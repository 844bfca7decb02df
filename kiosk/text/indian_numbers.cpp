#include "text/indian_numbers.h"

#include <array>
#include <cassert>
#include <string_view>

#include "core/ascii.h"

namespace odop {
namespace {

std::uint64_t magnitude(std::int64_t number) {
  return number < 0 ? 0 - static_cast<std::uint64_t>(number) : static_cast<std::uint64_t>(number);
}

std::string two_digits(std::uint64_t number) {
  return std::string(number < 10 ? "0" : "") + std::to_string(number);
}

// Groups of two from the right, but for the last three: 12,34,567.
std::string group(std::uint64_t number) {
  std::string digits = std::to_string(number);
  for (std::size_t from_end = 3; from_end < digits.size(); from_end += 3)  // 2 digits and the comma just put in
    digits.insert(digits.size() - from_end, 1, ',');
  return digits;
}

// CLDR's spell-out of Hindi.
constexpr std::array<std::string_view, 100> hindi_0_to_99{
    "शून्य",   "एक",      "दो",     "तीन",    "चार",     "पाँच",    "छह",      "सात",    "आठ",      "नौ",
    "दस",    "ग्यारह",   "बारह",   "तेरह",    "चौदह",    "पन्द्रह",  "सोलह",    "सत्रह",   "अठारह",   "उन्नीस",
    "बीस",   "इक्कीस",   "बाईस",   "तेईस",    "चौबीस",   "पच्चीस",  "छब्बीस",   "सत्ताईस", "अट्ठाईस",  "उनतीस",
    "तीस",   "इकतीस",   "बत्तीस",  "तैंतीस",   "चौंतीस",   "पैंतीस",   "छत्तीस",   "सैंतीस",   "अड़तीस",   "उनतालीस",
    "चालीस", "इकतालीस", "बयालीस", "तैंतालीस", "चौवालीस", "पैंतालीस", "छियालीस", "सैंतालीस", "अड़तालीस", "उनचास",
    "पचास",  "इक्यावन",  "बावन",   "तिरेपन",  "चौवन",    "पचपन",   "छप्पन",    "सत्तावन", "अट्ठावन",  "उनसठ",
    "साठ",   "इकसठ",    "बासठ",   "तिरेसठ",  "चौंसठ",    "पैंसठ",    "छियासठ",  "सड़सठ",   "अड़सठ",    "उनहत्तर",
    "सत्तर",  "इकहत्तर",  "बहत्तर",  "तिहत्तर", "चौहत्तर",  "पचहत्तर", "छिहत्तर",  "सतहत्तर", "अठहत्तर",  "उनासी",
    "अस्सी",  "इक्यासी",  "बयासी",  "तिरासी", "चौरासी",  "पचासी",  "छियासी",  "सत्तासी", "अट्ठासी",  "नवासी",
    "नब्बे",   "इक्यानबे",  "बानबे",   "तिरानबे", "चौरानबे",  "पंचानबे",  "छियानबे",  "सत्तानबे", "अट्ठानबे",  "निन्यानबे"};

constexpr std::array<std::string_view, 20> english_0_to_19{
    "Zero", "One",    "Two",    "Three",    "Four",     "Five",    "Six",     "Seven",     "Eight",    "Nine",
    "Ten",  "Eleven", "Twelve", "Thirteen", "Fourteen", "Fifteen", "Sixteen", "Seventeen", "Eighteen", "Nineteen"};
constexpr std::array<std::string_view, 10> english_tens{"",      "",      "Twenty",  "Thirty", "Forty",
                                                        "Fifty", "Sixty", "Seventy", "Eighty", "Ninety"};

struct Scale {
  std::uint64_t value;
  std::string_view hindi, english;
};
// Each scale but the first is counted by 1..99 of the next smaller hundred-fold.
constexpr std::array<Scale, 8> scales{{{1'000'000'000'000'000, "पद्म", "Padma"},
                                       {10'000'000'000'000, "नील", "Neel"},
                                       {100'000'000'000, "खरब", "Kharab"},
                                       {1'000'000'000, "अरब", "Arab"},
                                       {10'000'000, "करोड़", "Crore"},
                                       {100'000, "लाख", "Lakh"},
                                       {1'000, "हज़ार", "Thousand"},
                                       {100, "सौ", "Hundred"}}};

std::string below_hundred(std::uint64_t number, bool hindi) {
  assert(number < 100);
  if (hindi) return std::string(hindi_0_to_99[number]);
  if (number < 20) return std::string(english_0_to_19[number]);
  std::string out(english_tens[number / 10]);
  if (number % 10 != 0) out.append(" ").append(english_0_to_19[number % 10]);
  return out;
}

std::string number_words(std::uint64_t number, bool hindi) {
  if (number == 0) return below_hundred(0, hindi);
  std::string out;
  const auto add = [&](std::string_view word) {
    if (!out.empty()) out.push_back(' ');
    out += word;
  };
  for (const Scale& scale : scales) {
    if (number < scale.value) continue;
    add(below_hundred(number / scale.value, hindi));
    add(hindi ? scale.hindi : scale.english);
    number %= scale.value;
  }
  if (number > 0) add(below_hundred(number, hindi));
  return out;
}

// 1250 of 1000 -> "1.25": no zeros at the end, no point without a fraction.
std::string decimal(std::uint64_t number, std::uint64_t unit) {
  std::string fraction = std::to_string(number % unit);
  for (std::uint64_t place = unit / 10; place > 1 && number % unit < place; place /= 10) fraction.insert(0, 1, '0');
  while (!fraction.empty() && fraction.back() == '0') fraction.pop_back();
  std::string out = group(number / unit);
  return fraction.empty() ? out : out + "." + fraction;
}

const char* month_name(int month, const Translator& words) {
  assert(month >= 1 && month <= 12);
  switch (month) {
    case 1:
      return words.tr_ctx("month", "January");
    case 2:
      return words.tr_ctx("month", "February");
    case 3:
      return words.tr_ctx("month", "March");
    case 4:
      return words.tr_ctx("month", "April");
    case 5:
      return words.tr_ctx("month", "May");
    case 6:
      return words.tr_ctx("month", "June");
    case 7:
      return words.tr_ctx("month", "July");
    case 8:
      return words.tr_ctx("month", "August");
    case 9:
      return words.tr_ctx("month", "September");
    case 10:
      return words.tr_ctx("month", "October");
    case 11:
      return words.tr_ctx("month", "November");
    default:
      return words.tr_ctx("month", "December");
  }
}

const char* short_month_name(int month, const Translator& words) {
  assert(month >= 1 && month <= 12);
  switch (month) {
    case 1:
      return words.tr_ctx("short month", "Jan");
    case 2:
      return words.tr_ctx("short month", "Feb");
    case 3:
      return words.tr_ctx("short month", "Mar");
    case 4:
      return words.tr_ctx("short month", "Apr");
    case 5:
      return words.tr_ctx("short month", "May");
    case 6:
      return words.tr_ctx("short month", "Jun");
    case 7:
      return words.tr_ctx("short month", "Jul");
    case 8:
      return words.tr_ctx("short month", "Aug");
    case 9:
      return words.tr_ctx("short month", "Sep");
    case 10:
      return words.tr_ctx("short month", "Oct");
    case 11:
      return words.tr_ctx("short month", "Nov");
    default:
      return words.tr_ctx("short month", "Dec");
  }
}

}  // namespace

std::string group_indian(std::int64_t number) {
  return (number < 0 ? "-" : "") + group(magnitude(number));
}

namespace {

std::string rupees_text(Money money, ShowPaise show_paise, std::string_view sign) {
  const std::uint64_t paise = magnitude(money.paise());
  const bool shown = show_paise == ShowPaise::always || (show_paise == ShowPaise::when_nonzero && paise % 100 != 0);
  const bool says_nothing = !shown && paise < 100;
  std::string out = money.paise() < 0 && !says_nothing ? "-" : "";
  out.append(sign).append(group(paise / 100));
  if (shown) out.append(".").append(two_digits(paise % 100));
  return out;
}

}  // namespace

std::string format_rupees(Money money, ShowPaise show_paise) {
  return rupees_text(money, show_paise, "₹");
}
std::string format_rupees_plain(Money money, ShowPaise show_paise) {
  return rupees_text(money, show_paise, "");
}

std::string amount_in_words(Money money, Language language) {
  const bool hindi = language == Language::hi || language == Language::mr || language == Language::ne;
  const std::uint64_t total = magnitude(money.paise()), rupees = total / 100, paise = total % 100;
  std::string out;
  if (money.paise() < 0) out += hindi ? "ऋण " : "Minus ";
  if (hindi) {
    const std::string paise_words = number_words(paise, true) + (paise == 1 ? " पैसा" : " पैसे");
    if (rupees == 1 && paise == 0) return out + "एक रुपया";
    if (rupees == 0 && paise > 0) return out + paise_words + " मात्र";
    out += rupees == 1 ? "एक रुपया" : "रुपये " + number_words(rupees, true);
    if (paise > 0) out += " और " + paise_words;
    return out + " मात्र";
  }
  const std::string paise_words = number_words(paise, false) + (paise == 1 ? " Paisa" : " Paise");
  if (rupees == 0 && paise > 0) return out + paise_words + " Only";
  out += (rupees == 1 ? "Rupee " : "Rupees ") + number_words(rupees, false);
  if (paise > 0) out += " and " + paise_words;
  return out + " Only";
}

std::string amount_spoken(Money money, Language language) {
  const bool hindi = language == Language::hi || language == Language::mr || language == Language::ne;
  const std::uint64_t total = magnitude(money.paise()), rupees = total / 100, paise = total % 100;
  std::string out = money.paise() < 0 ? (hindi ? "ऋण " : "minus ") : "";
  if (rupees > 0 || paise == 0)
    out += number_words(rupees, hindi) + (rupees == 1 ? (hindi ? " रुपया" : " rupee") : (hindi ? " रुपये" : " rupees"));
  if (paise > 0) {
    if (rupees > 0) out += ' ';
    out += number_words(paise, hindi) + (paise == 1 ? (hindi ? " पैसा" : " paisa") : (hindi ? " पैसे" : " paise"));
  }
  return hindi ? out : to_ascii_lower(out);
}

std::string format_date_long(CivilDate date, const Translator& words) {
  return std::to_string(date.day) + " " + month_name(date.month, words) + " " + std::to_string(date.year);
}

std::string format_date_short(CivilDate date, const Translator& words) {
  return std::to_string(date.day) + " " + short_month_name(date.month, words);
}

namespace {
// English says am and pm; Hindi names the part of the day.
const char* part_of_day(int hour, const Translator& words) {
  return hour < 4    ? words.tr_ctx("clock, 0 to 4", "am")
         : hour < 12 ? words.tr_ctx("clock, 4 to 12", "am")
         : hour < 16 ? words.tr_ctx("clock, 12 to 16", "pm")
         : hour < 20 ? words.tr_ctx("clock, 16 to 20", "pm")
                     : words.tr_ctx("clock, 20 to 24", "pm");
}
}  // namespace

std::string format_time_spoken(int hour, int minute, const Translator& words) {
  assert(hour >= 0 && hour < 24 && minute >= 0 && minute < 60);
  const int shown_hour = hour % 12 == 0 ? 12 : hour % 12;
  return std::to_string(shown_hour) + ":" + two_digits(static_cast<std::uint64_t>(minute)) + " " +
         part_of_day(hour, words);
}

std::string format_opening_time(int hour, int minute, const Translator& words) {
  assert(hour >= 0 && hour < 24 && minute >= 0 && minute < 60);
  std::string clock = std::to_string(hour % 12 == 0 ? 12 : hour % 12);
  if (minute > 0) clock += ":" + two_digits(static_cast<std::uint64_t>(minute));
  return fill(words.tr_ctx("when a fair opens", "{0} {1}"), {clock, part_of_day(hour, words)});
}

std::string format_time_24(int hour, int minute) {
  assert(hour >= 0 && hour < 24 && minute >= 0 && minute < 60);
  return two_digits(static_cast<std::uint64_t>(hour)) + ":" + two_digits(static_cast<std::uint64_t>(minute));
}

std::string format_percent(std::int32_t basis_points) {
  std::string text = std::to_string(basis_points / 100);
  const int rest = basis_points % 100;
  if (rest != 0)
    text += rest % 10 == 0 ? "." + std::to_string(rest / 10) : (rest < 10 ? ".0" : ".") + std::to_string(rest);
  return text + "%";
}

std::string format_quantity(std::int64_t quantity, ProductKind kind, const Translator& words) {
  const std::uint64_t amount = magnitude(quantity);
  const std::string minus = quantity < 0 ? "-" : "";
  switch (kind) {
    case ProductKind::gram:
      if (amount < 1000) return minus + std::to_string(amount) + " " + words.tr_ctx("unit", "g");
      return minus + decimal(amount, 1000) + " " + words.tr_ctx("unit", "kg");
    case ProductKind::centimetre:
      if (amount < 100) return minus + std::to_string(amount) + " " + words.tr_ctx("unit", "cm");
      return minus + decimal(amount, 100) + " " + words.tr_ctx("unit", "m");
    case ProductKind::piece:
    case ProductKind::unique:
      break;
  }
  return minus + group(amount);
}

std::string unit_of_price(ProductKind kind, const Translator& words) {
  switch (kind) {
    case ProductKind::gram:
      return words.tr_ctx("unit", "kg");
    case ProductKind::centimetre:
      return words.tr_ctx("unit", "m");
    case ProductKind::piece:
    case ProductKind::unique:
      break;
  }
  return words.tr_ctx("unit", "piece");
}

}  // namespace odop
