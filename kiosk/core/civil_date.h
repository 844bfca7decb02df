// Calendar days and Indian Standard Time (UTC+05:30, no summer time). Business days and financial years follow IST.
// Pure; any thread.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace odop {

struct CivilDate {
  int year = 1970;
  int month = 1;  // 1..12
  int day = 1;    // 1..31
  friend constexpr auto operator<=>(const CivilDate&, const CivilDate&) = default;
};

struct CivilTime {
  CivilDate date;
  int hour = 0, minute = 0, second = 0, millisecond = 0;
};

inline constexpr std::int64_t ist_offset_ms = (5 * 60 + 30) * 60'000;
inline constexpr std::int64_t day_ms = 86'400'000;

std::int64_t days_from_civil(CivilDate date);  // days since 1970-01-01
CivilDate civil_from_days(std::int64_t days);
CivilTime ist_from_utc_ms(std::int64_t utc_ms);
CivilDate ist_date(std::int64_t utc_ms);
std::int64_t utc_ms_from_ist(CivilDate date, int hour = 0, int minute = 0, int second = 0);

// The year in which the Indian financial year (1 April .. 31 March) of this day began: 2025-02-10 -> 2024.
int financial_year_start(CivilDate date);

std::optional<CivilDate> parse_iso_date(std::string_view text);  // "2025-01-13", a day that exists
std::string to_iso_date(CivilDate date);
std::string to_paper_date(CivilDate date);    // "13/01/2025"
std::string to_iso_ist(std::int64_t utc_ms);  // "2025-01-13T09:15:00.250+05:30"

}  // namespace odop
