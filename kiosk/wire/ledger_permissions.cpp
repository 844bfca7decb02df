// What somebody allowed: a buyer the use of a telephone number, a visitor a call back, an organiser or supervisor new
// digits for a PIN.
#include "wire/ledger_parts.h"

namespace odop::wire {

namespace {

template <typename Payload>
std::optional<Payload> payload_at(const std::optional<Entry>& entry, EntryType type,
                                  Payload (*decode)(std::string_view)) {
  if (!entry || static_cast<EntryType>(entry->type) != type) return std::nullopt;
  try {
    return decode(entry->payload);
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
    const auto given = payload_at(before(consent.given_sequence), EntryType::consent, decode_consent);
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

void Ledger::apply_lead(const Entry& entry, const LeadPayload& lead, LedgerStep& step) {
  const Finder find{entry, step};
  if (lead.event == LeadEvent::withdrawn) {
    const bool may_stand = past_.entry && lead.given_sequence > 0 && lead.given_sequence < entry.sequence;
    const auto given =
        payload_at(may_stand ? past_.entry(lead.given_sequence) : std::nullopt, EntryType::lead, decode_lead);
    LeadPayload as_given = lead;
    as_given.event = LeadEvent::given;
    as_given.given_sequence = 0;
    as_given.staff.clear();
    if (given != as_given) find(FindingKind::consent_differs, "takes a lead back that was not given so");
  } else if (lead.given_sequence != 0 || !lead.staff.empty()) {
    find(FindingKind::consent_differs, "gives a lead and names one that is taken back");
  }
  step.facts.lead = LeadFact{.lead_event = static_cast<std::int64_t>(lead.event),
                             .number = lead.number,
                             .given_sequence = lead.given_sequence,
                             .lead_kind = static_cast<std::int64_t>(lead.kind),
                             .interests = lead.interests,
                             .quantity = lead.quantity,
                             .sku = lead.sku,
                             .maker = lead.maker,
                             .district = lead.district,
                             .name_hi = lead.name_hi,
                             .name_en = lead.name_en,
                             .notice_version = lead.notice_version,
                             .language = lead.language,
                             .staff = lead.staff,
                             .sidecar = to_hex(lead.sidecar),
                             .utc_ms = entry.utc_ms};
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
