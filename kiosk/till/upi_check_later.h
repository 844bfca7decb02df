// "Check later": the customer says that the money was sent, nobody at the stall has seen it, and the queue is long. The
// sale is kept; the journal says that its payment is only claimed; the till keeps it on a list until staff saw it or
// know that it never came. Nothing of this changes the sale. Called on the till thread.
#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "core/money.h"
#include "core/result.h"
#include "till/till.h"
#include "till/upi_attempts.h"

namespace odop::till {

// So many may wait at once; then somebody has to look at the stall's phone first.
inline constexpr std::size_t unseen_payments_max = 200;
// The setting that keeps the list: sequences of the attempts, a blank between them.
inline constexpr const char* unseen_list_setting = "upi_unseen";

struct UnseenPayment {
  std::int64_t attempt_sequence = 0;
  std::string reference;  // K07A00123, as the customer's phone shows it
  std::string serial;     // of the bill; empty while there is none
  std::string staff;
  Money amount;
  std::int64_t shown_ms = 0;
  friend bool operator==(const UnseenPayment&, const UnseenPayment&) = default;
};
std::vector<UnseenPayment> unseen_payments(Till& till);  // oldest first

// Before the sale: returns when the disk has the claim. Again for the same attempt is not an error.
Result<std::monostate, AttemptRefusal> check_later(Till& till, const std::string& staff, std::int64_t attempt_sequence,
                                                   const std::string& rrn);
// Staff saw it on the stall's phone (matched), or know that it did not come (disputed). Either takes it off the list.
Result<std::monostate, AttemptRefusal> settle_payment(Till& till, const std::string& staff,
                                                      std::int64_t attempt_sequence, bool has_arrived);

}  // namespace odop::till
