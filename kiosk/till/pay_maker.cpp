#include "till/pay_maker.h"

#include "till/maker_report.h"
#include "wire/payloads.h"

namespace odop::till {

std::string maker_reason(const std::string& maker, const std::string& note) {
  return "maker " + maker + ": " + note;
}

Result<CashMoved, CashRefusal> pay_maker(Till& till, const Asking& asking, const Maker& maker, Money amount,
                                         const std::string& note) {
  const bool says_nothing = note.find_first_not_of(' ') == std::string::npos;
  return take_cash_out(till, asking, amount, maker_reason(maker.code, says_nothing ? "paid" : note));
}

std::optional<MakerPayment> maker_payment(Till& till, const Catalogue& catalogue, const Asking& asking,
                                          const std::string& maker, std::int64_t sequence) {
  const auto entry = till.journal().at(sequence);
  if (!entry) return std::nullopt;
  const auto report = maker_report(till.database(), catalogue, maker, entry->utc_ms);
  if (!report) return std::nullopt;
  const wire::CashMovementPayload paid = wire::decode_cash_movement(entry->payload);
  const StaffMember* supervisor = supervisor_of(asking);
  return MakerPayment{.kiosk = report->kiosk,
                      .sequence = sequence,
                      .stall = report->stall,
                      .is_demo = report->is_demo,
                      .maker = maker,
                      .name = report->name,
                      .utc_ms = entry->utc_ms,
                      .amount = Money::from_paise(paid.amount_paise),
                      .note = paid.reason.substr(maker_reason(maker, {}).size()),
                      .paid_by = asking.staff->name,
                      .allowed_by = supervisor ? supervisor->name : LocalText{},
                      .not_yet_paid = report->not_yet_paid()};
}

}  // namespace odop::till
