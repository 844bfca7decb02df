// Identifiers of the payment world: the payee's UPI address (VPA), the bank's reference number (RRN) and the shape of
// our own reference of one payment attempt (wire/payloads.h makes it). Called by the till, the pack check and the UPI
// link. Pure; any thread.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "core/civil_date.h"
#include "core/result.h"

namespace odop {

inline constexpr std::size_t vpa_bytes_max = 255;
inline constexpr std::size_t attempt_reference_bytes_max = 35;  // NPCI's length of `tr`

// Shape only (SPECS 1.4): there is no check digit, only the bank can say that an address is live. An e-mail address is
// not one: the handle has a dot in `<account>@<IFSC>.ifsc.npci` alone.
bool is_valid_vpa(std::string_view vpa);
bool is_same_vpa(std::string_view a, std::string_view b);  // without regard to case

// "UPI ref no" on the buyer's phone, typed by staff (SPECS 1.5). Most banks build it from the last digit of the year,
// the day of the year and 8 digits; some do not, so `unusual_date` is a warning and never a refusal.
enum class RrnCheck : std::uint8_t { good, unusual_date, malformed };
// paid_on: the IST day on which the buyer paid. The day before is good too: payments cross midnight, and a bank that
// counts in UTC is a day behind until 05:30.
RrnCheck check_rrn(std::string_view rrn, CivilDate paid_on);

// 4 digits (ISO 18245), as the bank gave it.
bool is_valid_mcc(std::string_view mcc);
// 1..35 ASCII letters and digits: NPCI declines longer or other ids since February 2025.
bool is_valid_payment_reference(std::string_view reference);

}  // namespace odop
