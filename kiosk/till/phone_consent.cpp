#include "till/phone_consent.h"

#include <vector>

#include "core/consent.h"
#include "core/phone_number.h"
#include "core/training.h"
#include "wire/phone_sidecar.h"

namespace odop::till {

const char* code_of(ConsentRefusal refusal) {
  switch (refusal) {
    case ConsentRefusal::no_such_bill:
      return "no_such_bill";
    case ConsentRefusal::no_purpose:
      return "no_purpose";
    case ConsentRefusal::number_malformed:
      return "number_malformed";
    case ConsentRefusal::already_given:
      return "already_given";
    case ConsentRefusal::nothing_to_erase:
      return "nothing_to_erase";
    case ConsentRefusal::no_organiser_key:
      return "no_organiser_key";
    case ConsentRefusal::training:
      return "training";
    case ConsentRefusal::clock_suspect:
      return "clock_suspect";
  }
  return "refused";
}

namespace {

// A buyer gives one number for all the bills of a basket.
std::optional<std::int64_t> basket_of(Till& till, const std::string& serial) {
  storage::Statement find(till.database(),
                          "SELECT basket_sequence FROM documents WHERE serial = ? AND kiosk = ? AND kind = 1");
  if (!find.bind(serial, till.label()).step()) return std::nullopt;
  return find.number(0);
}

struct Given {
  std::int64_t sequence = 0, utc_ms = 0;
  std::uint8_t purposes = 0;
  wire::Hash sidecar{};
  std::string notice_version, language;
  std::string phone;
};

// The consent of a basket whose number is in use.
std::optional<Given> given_for(Till& till, std::int64_t basket) {
  storage::Statement find(till.database(),
                          "SELECT sequence, utc_ms, purposes, sidecar, notice_version, language FROM consents "
                          "WHERE kiosk = ? AND sale_sequence = ? AND consent_event = 1 ORDER BY sequence DESC LIMIT 1");
  if (!find.bind(till.label(), basket).step()) return std::nullopt;
  const auto hash = wire::hash_from_hex(find.text(3));
  const auto sealed = hash ? till.journal().own_sidecar(*hash) : std::nullopt;
  const auto bytes = sealed ? till.signer().open_sealed(*sealed) : std::nullopt;
  const auto phone = bytes && wire::sha256(*bytes) == *hash ? wire::read_phone_sidecar(*bytes) : std::nullopt;
  if (!phone) return std::nullopt;
  return Given{find.number(0), find.number(1), static_cast<std::uint8_t>(find.number(2)), *hash, find.text(4),
               find.text(5),   *phone};
}

}  // namespace

Result<PhoneKept, ConsentRefusal> give_phone(Till& till, const Catalogue& catalogue, const PhoneGiven& given) {
  till.ready_for_deed();
  if (is_training_label(till.label())) return Refused{ConsentRefusal::training};
  if (till.is_clock_suspect()) return Refused{ConsentRefusal::clock_suspect};
  const auto organiser = wire::public_key_from_hex(catalogue.event.organiser_key);
  if (!organiser) return Refused{ConsentRefusal::no_organiser_key};
  if (given.purposes == 0 || given.purposes > consent_purposes_all) return Refused{ConsentRefusal::no_purpose};
  const auto phone = normalise_phone(given.typed);
  if (!phone) return Refused{ConsentRefusal::number_malformed};
  const auto basket = basket_of(till, given.serial);
  if (!basket) return Refused{ConsentRefusal::no_such_bill};
  if (given_for(till, *basket)) return Refused{ConsentRefusal::already_given};

  const std::string bytes = wire::write_phone_sidecar(wire::random_seed(), *phone);
  const wire::Hash hash = wire::sha256(bytes);
  Deed deed(till);
  till.journal().put_own_sidecar(hash, wire::seal_to(till.device_key(), bytes));
  till.journal().put_sidecar(hash, wire::seal_to(*organiser, bytes));
  deed.append(wire::EntryType::consent, wire::encode(wire::ConsentPayload{.event = wire::ConsentEvent::given,
                                                                          .sale_sequence = *basket,
                                                                          .given_sequence = 0,
                                                                          .purposes = given.purposes,
                                                                          .notice_version = consent_notice_version,
                                                                          .language = given.language,
                                                                          .staff = given.staff,
                                                                          .sidecar = hash}));
  PhoneKept kept{deed.utc_ms(), given.purposes, last_four_digits(*phone)};
  deed.finish();
  return kept;
}

Result<PhoneErased, ConsentRefusal> erase_phone(Till& till, const std::string& staff, const std::string& serial) {
  till.ready_for_deed();
  if (till.is_clock_suspect()) return Refused{ConsentRefusal::clock_suspect};
  const auto basket = basket_of(till, serial);
  if (!basket) return Refused{ConsentRefusal::no_such_bill};
  const auto given = given_for(till, *basket);
  if (!given) return Refused{ConsentRefusal::nothing_to_erase};
  till.journal().erase_without_trace();
  Deed deed(till);
  PhoneErased erased{last_four_digits(given->phone), consent_erased_at_ms(deed.utc_ms())};
  till.journal().lock_sidecar(given->sidecar, erased.erased_at_ms);
  deed.append(wire::EntryType::consent, wire::encode(wire::ConsentPayload{.event = wire::ConsentEvent::withdrawn,
                                                                          .sale_sequence = *basket,
                                                                          .given_sequence = given->sequence,
                                                                          .purposes = given->purposes,
                                                                          .notice_version = given->notice_version,
                                                                          .language = given->language,
                                                                          .staff = staff,
                                                                          .sidecar = given->sidecar}));
  deed.finish();
  return erased;
}

std::optional<PhoneKept> phone_of(Till& till, const std::string& serial) {
  const auto basket = basket_of(till, serial);
  const auto given = basket ? given_for(till, *basket) : std::nullopt;
  if (!given) return std::nullopt;
  return PhoneKept{given->utc_ms, given->purposes, last_four_digits(given->phone)};
}

SweepReport sweep_phones(Till& till) {
  SweepReport report;
  const std::int64_t now_ms = till.clock().utc_ms();
  // A clock that has jumped says nothing about a year.
  if (till.is_clock_suspect()) return report;
  struct Ended {
    wire::Hash hash{};
    std::int64_t erase_at_ms = 0;
  };
  std::vector<Ended> ended;
  storage::Statement given(till.database(),
                           "SELECT sidecar, utc_ms, purposes FROM consents WHERE consent_event = 1 AND utc_ms <= ?1 "
                           "UNION ALL SELECT sidecar, utc_ms, ?2 FROM leads WHERE lead_event = 1 AND utc_ms <= ?1");
  given.bind(now_ms - consent_bill_days * day_ms, static_cast<std::int64_t>(consent_call_back));
  while (given.step()) {
    const std::int64_t use_ends_ms = consent_use_ends_ms(given.number(1), given.number(2));
    const auto hash = wire::hash_from_hex(given.text(0));
    if (use_ends_ms <= now_ms && hash && till.journal().own_sidecar(*hash))
      ended.push_back({*hash, consent_erased_at_ms(use_ends_ms)});
  }
  if (ended.empty() && !till.journal().has_locked_until(now_ms)) return report;
  till.journal().erase_without_trace();
  storage::Transaction transaction(till.database());
  for (const Ended& one : ended) till.journal().lock_sidecar(one.hash, one.erase_at_ms);
  report.locked = static_cast<std::int64_t>(ended.size());
  report.erased = till.journal().erase_locked_until(now_ms);
  transaction.commit();
  till.database().checkpoint();
  return report;
}

PhoneCounts count_phones(Till& till) {
  PhoneCounts counts;
  storage::Statement given(till.database(),
                           "SELECT sidecar FROM consents WHERE consent_event = 1 "
                           "UNION ALL SELECT sidecar FROM leads WHERE lead_event = 1");
  while (given.step())
    if (const auto hash = wire::hash_from_hex(given.text(0)); hash && till.journal().own_sidecar(*hash))
      counts.in_use += 1;
  storage::Statement locked(till.database(), "SELECT count(*), coalesce(min(erase_at_ms), 0) FROM locked_sidecars");
  if (locked.step()) {
    counts.locked = locked.number(0);
    counts.next_erasing_ms = locked.number(1);
  }
  return counts;
}

}  // namespace odop::till
