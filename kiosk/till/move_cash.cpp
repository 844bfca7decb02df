#include "till/move_cash.h"

#include "till/shifts.h"
#include "wire/bounds.h"

namespace odop::till {

const char* code_of(CashRefusal refusal) {
  switch (refusal) {
    case CashRefusal::no_shift_open:
      return "no_shift_open";
    case CashRefusal::amount_not_positive:
      return "amount_not_positive";
    case CashRefusal::amount_out_of_range:
      return "amount_out_of_range";
    case CashRefusal::more_than_in_drawer:
      return "more_than_in_drawer";
    case CashRefusal::reason_missing:
      return "reason_missing";
    case CashRefusal::reason_too_long:
      return "reason_too_long";
    case CashRefusal::needs_supervisor:
      return "needs_supervisor";
    case CashRefusal::clock_suspect:
      return "clock_suspect";
  }
  return "refused";
}

namespace {

Result<CashMoved, CashRefusal> move_cash(Till& till, const Asking& asking, wire::CashDirection direction, Money amount,
                                         const std::string& reason) {
  till.ready_for_deed();
  if (till.is_clock_suspect()) return Refused{CashRefusal::clock_suspect};
  if (amount <= Money{}) return Refused{CashRefusal::amount_not_positive};
  if (amount > Money::from_paise(line_gross_max_paise)) return Refused{CashRefusal::amount_out_of_range};
  if (const auto bad = check_reason(reason))
    return Refused{*bad == AfterSaleRefusal::reason_missing ? CashRefusal::reason_missing
                                                            : CashRefusal::reason_too_long};
  const ShiftSummary shift = current_shift(till);
  if (shift.shift_sequence == 0) return Refused{CashRefusal::no_shift_open};
  const StaffMember* supervisor = supervisor_of(asking);
  if (direction == wire::CashDirection::out) {
    if (!supervisor) return Refused{CashRefusal::needs_supervisor};
    if (amount > shift.expected) return Refused{CashRefusal::more_than_in_drawer};
  }
  Deed deed(till);
  const auto entry =
      deed.append(wire::EntryType::cash_movement,
                  wire::encode(wire::CashMovementPayload{.direction = direction,
                                                         .amount_paise = amount.paise(),
                                                         .shift_sequence = shift.shift_sequence,
                                                         .staff = asking.staff->code,
                                                         .approved_by = supervisor ? supervisor->code : "",
                                                         .reason = reason}));
  deed.finish();
  return CashMoved{entry.sequence,
                   direction == wire::CashDirection::out ? shift.expected - amount : shift.expected + amount};
}

}  // namespace

Result<CashMoved, CashRefusal> put_cash_in(Till& till, const Asking& asking, Money amount, const std::string& reason) {
  return move_cash(till, asking, wire::CashDirection::in, amount, reason);
}

Result<CashMoved, CashRefusal> take_cash_out(Till& till, const Asking& asking, Money amount,
                                             const std::string& reason) {
  return move_cash(till, asking, wire::CashDirection::out, amount, reason);
}

}  // namespace odop::till
