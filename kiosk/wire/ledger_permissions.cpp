// What somebody allowed: a buyer the use of a telephone number, an organiser or supervisor new digits for a PIN.
#include "wire/ledger_parts.h"

namespace odop::wire {

namespace {

std::optional<ConsentPayload> consent_at(const std::optional<Entry>& entry) {
  if (!entry || static_cast<EntryType>(entry->type) != EntryType::consent) return std::nullopt;
  try {
    return decode_consent(entry->payload);
  } catch (const Malformed&) {
    return std::nullopt;  // named where it stands
  }
}

}  // namespace

void Ledger::apply_consent(const Entry& entry, const ConsentPayload& consent, LedgerStep& step) {
  const Finder find{entry, step};
  const auto before = [&](std::int64_t sequence) {
    return past_.entry && sequence > 0 && sequence < entry.sequence ? past_.entry(sequence) : std::nullopt;
  };
  if (const auto sale = before(consent.sale_sequence); !sale || static_cast<EntryType>(sale->type) != EntryType::sale)
    find(FindingKind::missing_reference, "is a consent to a sale that does not stand before it");
  if (consent.event == ConsentEvent::withdrawn) {
    const auto given = consent_at(before(consent.given_sequence));
    if (!given || given->event != ConsentEvent::given || given->sidecar != consent.sidecar ||
        given->sale_sequence != consent.sale_sequence)
      find(FindingKind::consent_differs, "takes a consent back that was not given so");
  } else if (consent.given_sequence != 0) {
    find(FindingKind::consent_differs, "gives a consent and names one that is taken back");
  }
  step.facts.consent = ConsentFact{static_cast<std::int64_t>(consent.event),
                                   consent.sale_sequence,
                                   consent.given_sequence,
                                   consent.purposes,
                                   consent.notice_version,
                                   consent.language,
                                   consent.staff,
                                   to_hex(consent.sidecar),
                                   entry.utc_ms};
}

void Ledger::apply_pin_reset(const Entry& entry, const PinResetPayload& reset, LedgerStep& step) {
  const Finder find{entry, step};
  const bool is_supervisors = reset.by == PinResetBy::supervisor;
  if (is_supervisors == reset.approved_by.empty() || reset.approved_by == reset.staff)
    find(FindingKind::approval_differs, "gives new digits without saying who allowed it, or by whose they are");
  step.facts.pin_reset =
      PinResetFact{reset.staff, static_cast<std::int64_t>(reset.by), reset.approved_by, entry.utc_ms};
}

}  // namespace odop::wire
