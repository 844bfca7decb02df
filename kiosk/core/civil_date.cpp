#include "core/civil_date.h"

#include <array>

namespace odop {
namespace {

constexpr std::int64_t floor_div(std::int64_t a, std::int64_t b) {
  return a / b - (a % b < 0 ? 1 : 0);
}

constexpr bool is_leap(int year) {
  return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

constexpr int days_in_month(int year, int month) {
  constexpr std::array<int, 12> days{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return month == 2 && is_leap(year) ? 29 : days[static_cast<std::size_t>(month - 1)];
}

void append_padded(std::string& out, int number, std::size_t width) {
  const std::string digits = std::to_string(number < 0 ? -number : number);
  if (number < 0) out += '-';
  if (digits.size() < width) out.append(width - digits.size(), '0');
  out += digits;
}

std::optional<int> parse_digits(std::string_view digits) {
  int number = 0;
  for (const char c : digits) {
    if (c < '0' || c > '9') return std::nullopt;
    number = number * 10 + (c - '0');
  }
  return number;
}

}  // namespace

// Years are counted from March, so that the leap day is the last day of its year and every 400 years
// (146,097 days) look the same.
std::int64_t days_from_civil(CivilDate date) {
  const std::int64_t year = std::int64_t{date.year} - (date.month <= 2 ? 1 : 0);
  const std::int64_t era = floor_div(year, 400);
  const std::int64_t year_of_era = year - era * 400;
  const std::int64_t months_since_march = (date.month + 9) % 12;
  const std::int64_t day_of_year = (153 * months_since_march + 2) / 5 + date.day - 1;
  const std::int64_t day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return era * 146'097 + day_of_era - 719'468;  // 719,468 days from 0000-03-01 to 1970-01-01
}

CivilDate civil_from_days(std::int64_t days) {
  const std::int64_t shifted = days + 719'468;
  const std::int64_t era = floor_div(shifted, 146'097);
  const std::int64_t day_of_era = shifted - era * 146'097;
  const std::int64_t year_of_era = (day_of_era - day_of_era / 1'460 + day_of_era / 36'524 - day_of_era / 146'096) / 365;
  const std::int64_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const std::int64_t months_since_march = (5 * day_of_year + 2) / 153;
  const std::int64_t day = day_of_year - (153 * months_since_march + 2) / 5 + 1;
  const std::int64_t month = months_since_march < 10 ? months_since_march + 3 : months_since_march - 9;
  const std::int64_t year = year_of_era + era * 400 + (month <= 2 ? 1 : 0);
  return {static_cast<int>(year), static_cast<int>(month), static_cast<int>(day)};
}

CivilTime ist_from_utc_ms(std::int64_t utc_ms) {
  const std::int64_t local_ms = utc_ms + ist_offset_ms;
  const std::int64_t days = floor_div(local_ms, day_ms);
  const int of_day_ms = static_cast<int>(local_ms - days * day_ms);
  return {civil_from_days(days), of_day_ms / 3'600'000, of_day_ms / 60'000 % 60, of_day_ms / 1'000 % 60,
          of_day_ms % 1'000};
}

CivilDate ist_date(std::int64_t utc_ms) {
  return ist_from_utc_ms(utc_ms).date;
}

std::int64_t utc_ms_from_ist(CivilDate date, int hour, int minute, int second) {
  return days_from_civil(date) * day_ms + std::int64_t{hour} * 3'600'000 + std::int64_t{minute} * 60'000 +
         std::int64_t{second} * 1'000 - ist_offset_ms;
}

int financial_year_start(CivilDate date) {
  return date.month >= 4 ? date.year : date.year - 1;
}

std::optional<CivilDate> parse_iso_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto year = parse_digits(text.substr(0, 4));
  const auto month = parse_digits(text.substr(5, 2));
  const auto day = parse_digits(text.substr(8, 2));
  if (!year || !month || !day || *month < 1 || *month > 12) return std::nullopt;
  if (*day < 1 || *day > days_in_month(*year, *month)) return std::nullopt;
  return CivilDate{*year, *month, *day};
}

std::string to_iso_date(CivilDate date) {
  std::string out;
  append_padded(out, date.year, 4);
  out += '-';
  append_padded(out, date.month, 2);
  out += '-';
  append_padded(out, date.day, 2);
  return out;
}

std::string to_paper_date(CivilDate date) {
  std::string out;
  append_padded(out, date.day, 2);
  out += '/';
  append_padded(out, date.month, 2);
  out += '/';
  append_padded(out, date.year, 4);
  return out;
}

std::string to_iso_ist(std::int64_t utc_ms) {
  const CivilTime time = ist_from_utc_ms(utc_ms);
  std::string out = to_iso_date(time.date);
  out += 'T';
  append_padded(out, time.hour, 2);
  out += ':';
  append_padded(out, time.minute, 2);
  out += ':';
  append_padded(out, time.second, 2);
  out += '.';
  append_padded(out, time.millisecond, 3);
  out += "+05:30";
  return out;
}

}  // namespace odop
