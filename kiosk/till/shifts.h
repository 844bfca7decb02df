// Shifts: one drawer from counted float to counted close. Opening, closing, and the shift that opens by itself when a
// sale comes before anybody counted. Called on the till thread.
#pragma once

#include <cstdint>
#include <string>

#include "core/money.h"
#include "core/result.h"
#include "till/till.h"

namespace odop::till {

enum class ShiftRefusal { already_open, none_open, amount_negative, clock_suspect };

struct ShiftSummary {
  std::int64_t shift_sequence = 0;  // 0: none open
  Money opening_float, cash_taken, expected, counted;
  std::int64_t documents = 0;
  Money net;  // payable of all its documents
};

Result<ShiftSummary, ShiftRefusal> open_shift(Till& till, const std::string& staff, Money counted_float);
Result<ShiftSummary, ShiftRefusal> close_shift(Till& till, const std::string& staff, Money counted);
ShiftSummary current_shift(Till& till);

// Inside the sale's own commit: the open shift, or a new one with float 0, marked as opened by itself.
std::int64_t open_shift_for_sale(Till& till, Deed& deed, const std::string& staff);

}  // namespace odop::till
