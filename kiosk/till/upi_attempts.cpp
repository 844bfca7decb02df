#include "till/upi_attempts.h"

#include <cassert>

#include "core/training.h"
#include "storage/fact_tables.h"
#include "wire/payloads.h"

namespace odop::till {

const char* code_of(AttemptRefusal refusal) {
  switch (refusal) {
    case AttemptRefusal::no_pack:
      return "no_pack";
    case AttemptRefusal::supplier_has_no_vpa:
      return "supplier_has_no_vpa";
    case AttemptRefusal::amount_refused:
      return "amount_refused";
    case AttemptRefusal::link_refused:
      return "link_refused";
    case AttemptRefusal::attempt_unknown:
      return "attempt_unknown";
    case AttemptRefusal::attempt_ended:
      return "attempt_ended";
    case AttemptRefusal::too_many_unseen:
      return "too_many_unseen";
    case AttemptRefusal::clock_suspect:
      return "clock_suspect";
  }
  return "refused";
}

namespace {

struct PaymentLink {
  std::string text;
  bool is_amount_typed = false;
};
Result<PaymentLink, UpiRefusal> payment_link(const Supplier& supplier, bool is_training, const std::string& reference,
                                             Money amount) {
  // Whoever loaded the pack: a training kiosk never writes a link that a bank would follow.
  const bool may_pay = !is_training || supplier.upi_vpa.ends_with(practice_vpa_end);
  if (may_pay && !supplier.upi_bank_link.empty()) {
    const auto bank = read_upi_link(supplier.upi_bank_link);
    assert(bank && "the pack was checked");
    if (bank->is_signed) {
      if (amount < upi_amount_min) return Refused{UpiRefusal::amount_too_small};
      if (amount > upi_amount_max) return Refused{UpiRefusal::amount_too_large};
      return PaymentLink{bank->text, true};
    }
    auto filled = fill_bank_link(*bank, reference, reference, amount);
    if (!filled) return Refused{filled.reason()};
    return PaymentLink{std::move(*filled)};
  }
  auto link = build_upi_link({.vpa = may_pay ? supplier.upi_vpa : "practice" + std::string(practice_vpa_end),
                              .payee_name = supplier.upi_payee_name,
                              .mcc = supplier.upi_mcc,
                              .attempt_reference = reference,
                              .note = reference,
                              .amount = amount});
  if (!link) return Refused{link.reason()};
  return PaymentLink{std::move(*link)};
}

}  // namespace

Result<ShownAttempt, AttemptRefusal> show_upi_attempt(Till& till, const Catalogue& catalogue, const std::string& staff,
                                                      const std::string& supplier_code, Money amount) {
  till.ready_for_deed();
  const Supplier* supplier = catalogue.find_supplier(supplier_code);
  const auto supplier_sequence = till.supplier_sequence(supplier_code);
  if (!supplier || !supplier_sequence) return Refused{AttemptRefusal::no_pack};
  if (till.is_clock_suspect()) return Refused{AttemptRefusal::clock_suspect};
  if (supplier->upi_vpa.empty()) return Refused{AttemptRefusal::supplier_has_no_vpa};

  const std::int64_t number = till.tables().totals().last_attempt_number + 1;
  const std::string reference = wire::attempt_reference(till.label(), number);
  auto link = payment_link(*supplier, is_training_label(till.label()), reference, amount);
  if (!link) {
    const bool amount_wrong =
        link.reason() == UpiRefusal::amount_too_small || link.reason() == UpiRefusal::amount_too_large;
    return Refused{amount_wrong ? AttemptRefusal::amount_refused : AttemptRefusal::link_refused};
  }
  Deed deed(till);
  const auto entry = deed.append(wire::EntryType::upi_attempt,
                                 wire::encode(wire::UpiAttemptPayload{.state = wire::UpiState::shown,
                                                                      .number = number,
                                                                      .supplier_sequence = *supplier_sequence,
                                                                      .amount_paise = amount.paise(),
                                                                      .staff = staff}));
  ShownAttempt shown{entry.sequence, reference, std::move(link->text), amount, link->is_amount_typed};
  deed.finish();
  return shown;
}

Result<std::monostate, AttemptRefusal> abandon_upi_attempt(Till& till, const std::string& staff,
                                                           std::int64_t attempt_sequence) {
  till.ready_for_deed();
  if (till.is_clock_suspect()) return Refused{AttemptRefusal::clock_suspect};
  const auto attempt_row = find_attempt(till, attempt_sequence);
  if (!attempt_row) return Refused{AttemptRefusal::attempt_unknown};
  // Also when it was to be checked later and no sale came of it.
  const bool is_open = attempt_row->state == wire::UpiState::shown ||
                       (attempt_row->state == wire::UpiState::claimed && attempt_row->sale_sequence == 0);
  if (!is_open) return Refused{AttemptRefusal::attempt_ended};
  const auto row = till.journal().at(attempt_sequence);
  wire::UpiAttemptPayload attempt = wire::decode_upi_attempt(row->payload);
  attempt.state = wire::UpiState::abandoned;
  attempt.attempt_sequence = attempt_sequence;
  attempt.staff = staff;
  Deed deed(till);
  deed.append(wire::EntryType::upi_attempt, wire::encode(attempt));
  deed.finish();
  return std::monostate{};
}

std::optional<AttemptRow> find_attempt(Till& till, std::int64_t sequence) {
  storage::Statement find(
      till.database(), "SELECT state, sale_sequence FROM upi_attempts WHERE event = ? AND kiosk = ? AND sequence = ?");
  for (const std::string& event : storage::events_in(till.database(), "upi_attempts"))
    if (find.bind(event, till.label(), sequence).step())
      return AttemptRow{event, static_cast<wire::UpiState>(find.number(0)), find.number(1)};
  return std::nullopt;
}

}  // namespace odop::till
