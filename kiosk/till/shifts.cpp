#include "till/shifts.h"

#include "till/consolidate_day.h"
#include "wire/payloads.h"

namespace odop::till {

namespace {

Money opening_float_of(Till& till, std::int64_t shift_sequence) {
  const auto row = till.journal().at(shift_sequence);
  return row ? Money::from_paise(wire::decode_shift(row->payload).float_paise) : Money{};
}

}  // namespace

ShiftSummary current_shift(Till& till) {
  const storage::Totals totals = till.tables().totals();
  ShiftSummary summary;
  summary.shift_sequence = totals.open_shift_sequence;
  if (summary.shift_sequence == 0) return summary;
  summary.opening_float = opening_float_of(till, summary.shift_sequence);
  summary.cash_taken = Money::from_paise(totals.shift_cash_paise);
  summary.expected = summary.opening_float + summary.cash_taken;
  summary.documents = totals.shift_documents;
  summary.net = Money::from_paise(totals.shift_net_paise);
  return summary;
}

Result<ShiftSummary, ShiftRefusal> open_shift(Till& till, const std::string& staff, Money counted_float) {
  till.ready_for_deed();
  if (till.is_clock_suspect()) return Refused{ShiftRefusal::clock_suspect};
  if (counted_float < Money{}) return Refused{ShiftRefusal::amount_negative};
  if (till.tables().totals().open_shift_sequence != 0) return Refused{ShiftRefusal::already_open};
  Deed deed(till);
  const auto entry =
      deed.append(wire::EntryType::shift,
                  wire::encode(wire::ShiftPayload{
                      .event = wire::ShiftEvent::opened, .staff = staff, .float_paise = counted_float.paise()}));
  append_overdue_bills(till, deed, staff, entry.sequence);
  deed.finish();
  ShiftSummary summary;  // not read from the disk: the shift is open already, whatever fails now
  summary.shift_sequence = entry.sequence;
  summary.opening_float = summary.expected = counted_float;
  return summary;
}

Result<ShiftSummary, ShiftRefusal> close_shift(Till& till, const std::string& staff, Money counted) {
  till.ready_for_deed();
  if (till.is_clock_suspect()) return Refused{ShiftRefusal::clock_suspect};
  if (counted < Money{}) return Refused{ShiftRefusal::amount_negative};
  ShiftSummary summary = current_shift(till);
  if (summary.shift_sequence == 0) return Refused{ShiftRefusal::none_open};
  summary.counted = counted;
  Deed deed(till);
  append_consolidated_bills(till, deed, staff, summary.shift_sequence);
  deed.append(wire::EntryType::shift, wire::encode(wire::ShiftPayload{.event = wire::ShiftEvent::closed,
                                                                      .shift_sequence = summary.shift_sequence,
                                                                      .staff = staff,
                                                                      .float_paise = summary.opening_float.paise(),
                                                                      .expected_paise = summary.expected.paise(),
                                                                      .counted_paise = counted.paise(),
                                                                      .documents = summary.documents,
                                                                      .net_paise = summary.net.paise()}));
  deed.finish();
  return summary;
}

std::int64_t open_shift_for_sale(Till& till, Deed& deed, const std::string& staff) {
  if (const std::int64_t open = till.tables().totals().open_shift_sequence; open != 0) return open;
  return deed
      .append(wire::EntryType::shift, wire::encode(wire::ShiftPayload{
                                          .event = wire::ShiftEvent::opened, .staff = staff, .opened_by_itself = true}))
      .sequence;
}

}  // namespace odop::till
