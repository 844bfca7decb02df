// Cash put into the drawer or taken out of it without a document: change from the bank, an expense, a hand-over to the
// organiser. It belongs to the open shift. Called on the till thread.
#pragma once

#include <cstdint>
#include <string>

#include "core/catalogue.h"
#include "core/money.h"
#include "core/result.h"
#include "till/after_sale.h"
#include "till/till.h"

namespace odop::till {

enum class CashRefusal {
  no_shift_open,
  amount_not_positive,
  amount_out_of_range,
  more_than_in_drawer,  // taking out more than should lie there
  reason_missing,
  reason_too_long,
  needs_supervisor,  // taking out
  clock_suspect,
};
const char* code_of(CashRefusal refusal);

struct CashMoved {
  std::int64_t sequence = 0;
  Money expected;  // in the drawer afterwards
};
// Putting in wants nobody's leave, taking out a supervisor's.
[[nodiscard]] Result<CashMoved, CashRefusal> put_cash_in(Till& till, const Asking& asking, Money amount,
                                                         const std::string& reason);
[[nodiscard]] Result<CashMoved, CashRefusal> take_cash_out(Till& till, const Asking& asking, Money amount,
                                                           const std::string& reason);

}  // namespace odop::till
