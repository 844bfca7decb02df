// The day and the time as staff type them on the number pad: day, month, year, hour, minute, twelve digits in all, as
// "25.11.2026  18:05". Indian time, whatever the computer thinks of time zones. UI thread; words of the screen.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "ui/till/views.h"

namespace odop::ui {

inline constexpr std::size_t clock_entry_digits = 12;

std::string shown_clock_entry(const std::string& digits);
// nullopt while digits are missing, and for a day or a time that does not exist.
std::optional<std::int64_t> clock_entry_utc_ms(const std::string& digits);
TillDialogView make_clock_dialog(const std::string& digits);

// What came of setting the clock.
enum class ClockSaid : std::uint8_t { nothing, is_set, not_allowed, failed };
std::string clock_sentence(ClockSaid said);

}  // namespace odop::ui
