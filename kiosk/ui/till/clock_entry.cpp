#include "ui/till/clock_entry.h"

#include <string_view>

#include "core/civil_date.h"
#include "text/indian_numbers.h"
#include "text/words.h"

namespace odop::ui {

namespace {

// Before the program was written no till was set up with it; after that this computer is long gone.
constexpr int year_min = 2025, year_max = 2099;

int number_at(const std::string& digits, std::size_t at, std::size_t count) {
  int number = 0;
  for (std::size_t i = at; i < at + count; ++i) number = number * 10 + (digits[i] - '0');
  return number;
}

}  // namespace

std::string shown_clock_entry(const std::string& digits) {
  static constexpr std::string_view pattern = "##.##.####  ##:##";
  std::string shown;
  std::size_t at = 0;
  for (const char c : pattern) {
    if (c != '#')
      shown += c;
    else if (at < digits.size())
      shown += digits[at++];
    else
      shown += '_';
  }
  return shown;
}

std::optional<std::int64_t> clock_entry_utc_ms(const std::string& digits) {
  if (digits.size() != clock_entry_digits) return std::nullopt;
  const CivilDate date{number_at(digits, 4, 4), number_at(digits, 2, 2), number_at(digits, 0, 2)};
  const int hour = number_at(digits, 8, 2), minute = number_at(digits, 10, 2);
  if (date.year < year_min || date.year > year_max || date.month < 1 || date.month > 12 || date.day < 1 ||
      date.day > 31 || hour > 23 || minute > 59 || civil_from_days(days_from_civil(date)) != date)
    return std::nullopt;
  return utc_ms_from_ist(date, hour, minute);
}

TillDialogView make_clock_dialog(const std::string& digits) {
  TillDialogView dialog;
  dialog.is_open = true;
  dialog.title = tr("What day and time is it?");
  dialog.sentence = tr("Day, month, year, hour and minute, as on a clock with 24 hours.");
  dialog.has_pad = true;
  dialog.typed = shown_clock_entry(digits);
  const auto utc_ms = clock_entry_utc_ms(digits);
  dialog.can_confirm = utc_ms.has_value();
  if (utc_ms) {
    const CivilTime time = ist_from_utc_ms(*utc_ms);
    dialog.hint =
        format_date_long(time.date, Translator::of(current_language())) + ", " + format_time_24(time.hour, time.minute);
  } else if (digits.size() == clock_entry_digits) {
    dialog.hint = tr("There is no such day or time. Look again.");
    dialog.hint_is_warning = true;
  } else {
    const auto left = static_cast<std::uint64_t>(clock_entry_digits - digits.size());
    dialog.hint = fill(trn("{0} digit more", "{0} digits more", left), {std::to_string(left)});
  }
  dialog.yes_id = "clock.set.yes";
  dialog.no_id = "clock.set.no";
  dialog.yes_label = tr("Set the clock");
  dialog.yes_icon = "clock";
  dialog.no_label = tr("Back");
  return dialog;
}

std::string clock_sentence(ClockSaid said) {
  switch (said) {
    case ClockSaid::nothing:
      break;
    case ClockSaid::is_set:
      return tr("The clock is set.");
    case ClockSaid::not_allowed:
      return tr(
          "This program has no right to set the clock. If the date shown is right, go on. If it is wrong, set it in "
          "this computer's own settings or call the organiser.");
    case ClockSaid::failed:
      return tr("The clock could not be set. Try again, or set it in this computer's own settings.");
  }
  return {};
}

}  // namespace odop::ui
