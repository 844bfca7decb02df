// A visitor's telephone number: for what it may be used, and how long it is kept (SPECS 6). The one place of these
// times: the notice on the screen, the sweep on the kiosk and the hub read them here. Pure; any thread.
#pragma once

#include <cstdint>

#include "core/civil_date.h"

namespace odop {

enum ConsentPurpose : std::uint8_t {
  consent_send_bill = 1,   // send this bill
  consent_maker_news = 2,  // news of the maker
  consent_call_back = 4,   // answer a lead (till/leads.h); never asked together with the two above
};
inline constexpr std::uint8_t consent_purposes_all = consent_send_bill | consent_maker_news;

// Raise it with every change of the words of the notice, so that each consent says what its buyer saw.
inline constexpr const char* consent_notice_version = "1";
inline constexpr const char* lead_notice_version = "1";

// For how long after it was given it may be used: a bill is sent within days or never, news for a year. A bulk order or
// a maker's registration takes samples, papers and a second call: whoever has heard nothing half a year after the fair
// will not be called.
inline constexpr std::int64_t consent_bill_days = 90;
inline constexpr std::int64_t consent_call_back_days = 180;
inline constexpr std::int64_t consent_news_days = 365;
// Then, or at once when it is withdrawn, it lies locked: the DPDP Rules keep what was processed for a year (Rule 8(3)),
// and after it nothing is left.
inline constexpr std::int64_t consent_locked_days = 365;

constexpr std::int64_t consent_use_ends_ms(std::int64_t given_ms, std::int64_t purposes) {
  if (purposes == consent_call_back) return given_ms + consent_call_back_days * day_ms;
  return given_ms + ((purposes & consent_maker_news) != 0 ? consent_news_days : consent_bill_days) * day_ms;
}
constexpr std::int64_t consent_erased_at_ms(std::int64_t use_ended_ms) {
  return use_ended_ms + consent_locked_days * day_ms;
}

}  // namespace odop
