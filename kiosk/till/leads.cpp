#include "till/leads.h"

#include <optional>

#include "core/ascii.h"
#include "core/consent.h"
#include "core/phone_number.h"
#include "core/training.h"
#include "wire/bounds.h"

namespace odop::till {

const char* code_of(LeadRefusal refusal) {
  switch (refusal) {
    case LeadRefusal::name_missing:
      return "name_missing";
    case LeadRefusal::phone_missing:
      return "phone_missing";
    case LeadRefusal::phone_malformed:
      return "phone_malformed";
    case LeadRefusal::quantity_malformed:
      return "quantity_malformed";
    case LeadRefusal::text_too_long:
      return "text_too_long";
    case LeadRefusal::text_malformed:
      return "text_malformed";
    case LeadRefusal::interest_missing:
      return "interest_missing";
    case LeadRefusal::not_agreed:
      return "not_agreed";
    case LeadRefusal::nothing_named:
      return "nothing_named";
    case LeadRefusal::no_organiser_key:
      return "no_organiser_key";
    case LeadRefusal::training:
      return "training";
    case LeadRefusal::clock_suspect:
      return "clock_suspect";
    case LeadRefusal::no_such_lead:
      return "no_such_lead";
  }
  return "refused";
}

namespace {

std::string trimmed(const std::string& text) {
  const std::size_t first = text.find_first_not_of(' ');
  return first == std::string::npos ? std::string{} : text.substr(first, text.find_last_not_of(' ') - first + 1);
}

// nullopt: not a number that anybody orders.
std::optional<std::int64_t> quantity_of(const std::string& typed) {
  const std::string digits = trimmed(typed);
  if (digits.empty()) return 0;
  if (!is_all_ascii_digits(digits) || digits.size() > 7) return std::nullopt;
  const std::int64_t quantity = std::stoll(digits);
  return quantity >= 1 && quantity <= wire::lead_quantity_max ? std::optional{quantity} : std::nullopt;
}

wire::LeadPerson tidied(const wire::LeadPerson& person) {
  return {trimmed(person.name), person.phone, trimmed(person.place), trimmed(person.words)};
}

// What the lead is about, as the pack has it. False: there is no such thing.
bool name_target(const Catalogue& catalogue, const LeadGiven& given, wire::LeadPayload& lead) {
  switch (given.kind) {
    case wire::LeadKind::enquiry: {
      const Product* product = catalogue.find_product(given.sku);
      if (!product) return false;
      lead.sku = product->sku;
      lead.maker = product->maker;
      lead.district = product->district;
      lead.name_hi = product->name.in(Language::hi);
      lead.name_en = product->name.in(Language::en);
      return true;
    }
    case wire::LeadKind::not_here: {
      const District* district = catalogue.find_district(given.district);
      if (!district) return false;
      for (const DistrictProduct& craft : district->products) {
        if (craft.name.in(Language::en) != given.craft_en) continue;
        lead.district = district->id;
        lead.name_hi = craft.name.in(Language::hi);
        lead.name_en = craft.name.in(Language::en);
        return true;
      }
      return false;
    }
    case wire::LeadKind::registration:
      return true;
  }
  return false;
}

struct LastLead {
  std::int64_t sequence = 0;
  wire::LeadPayload payload;
};
// The newest entry of this kiosk's lead of that number, whatever event it was at.
std::optional<LastLead> lead_of(Till& till, std::int64_t number) {
  storage::Statement find(till.database(),
                          "SELECT sequence FROM leads WHERE kiosk = ? AND number = ? ORDER BY sequence DESC LIMIT 1");
  if (!find.bind(till.label(), number).step()) return std::nullopt;
  const auto row = till.journal().at(find.number(0));
  if (!row || row->type != static_cast<std::int64_t>(wire::EntryType::lead)) return std::nullopt;
  return LastLead{row->sequence, wire::decode_lead(row->payload)};
}

std::int64_t next_number(Till& till) {
  storage::Statement last(till.database(), "SELECT coalesce(max(number), 0) FROM leads WHERE kiosk = ?");
  return last.bind(till.label()).step() ? last.number(0) + 1 : 1;
}

}  // namespace

std::vector<LeadRefusal> what_is_wrong(const LeadGiven& given) {
  std::vector<LeadRefusal> wrong;
  const wire::LeadPerson person = tidied(given.person);
  if (given.kind == wire::LeadKind::registration && given.interests == 0)
    wrong.push_back(LeadRefusal::interest_missing);
  if (given.kind != wire::LeadKind::registration && !quantity_of(given.quantity))
    wrong.push_back(LeadRefusal::quantity_malformed);
  if (person.name.empty()) wrong.push_back(LeadRefusal::name_missing);
  const auto phone = normalise_phone(person.phone);
  if (!phone)
    wrong.push_back(phone.reason() == PhoneRefusal::empty ? LeadRefusal::phone_missing : LeadRefusal::phone_malformed);
  if (person.name.size() > wire::lead_name_bytes_max || person.place.size() > wire::lead_place_bytes_max ||
      person.words.size() > wire::lead_words_bytes_max)
    wrong.push_back(LeadRefusal::text_too_long);
  else if (phone &&
           !wire::read_lead_sidecar(wire::write_lead_sidecar({}, {person.name, *phone, person.place, person.words})))
    wrong.push_back(LeadRefusal::text_malformed);
  if (!given.has_agreed) wrong.push_back(LeadRefusal::not_agreed);
  return wrong;
}

bool may_ask_for_leads(const Catalogue& catalogue, bool is_training) {
  return !is_training && wire::public_key_from_hex(catalogue.event.organiser_key).has_value();
}

Result<LeadKept, LeadRefusal> give_lead(Till& till, const Catalogue& catalogue, const LeadGiven& given) {
  till.ready_for_deed();
  if (is_training_label(till.label())) return Refused{LeadRefusal::training};
  if (till.is_clock_suspect()) return Refused{LeadRefusal::clock_suspect};
  const auto organiser = wire::public_key_from_hex(catalogue.event.organiser_key);
  if (!organiser) return Refused{LeadRefusal::no_organiser_key};
  if (const auto wrong = what_is_wrong(given); !wrong.empty()) return Refused{wrong.front()};
  const bool is_registration = given.kind == wire::LeadKind::registration;
  if (is_registration && given.interests > wire::lead_interests_all) return Refused{LeadRefusal::interest_missing};
  wire::LeadPayload lead;
  if (!name_target(catalogue, given, lead)) return Refused{LeadRefusal::nothing_named};
  lead.kind = given.kind;
  lead.interests = is_registration ? given.interests : std::uint8_t{0};
  lead.quantity = is_registration ? 0 : *quantity_of(given.quantity);
  lead.number = next_number(till);
  lead.notice_version = lead_notice_version;
  lead.language = given.language;

  wire::LeadPerson person = tidied(given.person);
  person.phone = *normalise_phone(person.phone);
  const std::string bytes = wire::write_lead_sidecar(wire::random_seed(), person);
  lead.sidecar = wire::sha256(bytes);
  Deed deed(till);
  till.journal().put_own_sidecar(lead.sidecar, wire::seal_to(till.device_key(), bytes));
  till.journal().put_sidecar(lead.sidecar, wire::seal_to(*organiser, bytes));
  deed.append(wire::EntryType::lead, wire::encode(lead));
  deed.finish();
  return LeadKept{lead.number, wire::lead_reference(till.label(), lead.number)};
}

Result<LeadErased, LeadRefusal> erase_lead(Till& till, const std::string& staff, std::int64_t number) {
  till.ready_for_deed();
  if (till.is_clock_suspect()) return Refused{LeadRefusal::clock_suspect};
  auto given = lead_of(till, number);
  // Taken back already, or its time was over and the sweep has locked it.
  if (!given || given->payload.event != wire::LeadEvent::given || !till.journal().own_sidecar(given->payload.sidecar))
    return Refused{LeadRefusal::no_such_lead};
  till.journal().erase_without_trace();
  Deed deed(till);
  LeadErased erased{wire::lead_reference(till.label(), number), consent_erased_at_ms(deed.utc_ms())};
  till.journal().lock_sidecar(given->payload.sidecar, erased.erased_at_ms);
  wire::LeadPayload withdrawn = given->payload;
  withdrawn.event = wire::LeadEvent::withdrawn;
  withdrawn.given_sequence = given->sequence;
  withdrawn.staff = staff;
  deed.append(wire::EntryType::lead, wire::encode(withdrawn));
  deed.finish();
  return erased;
}

}  // namespace odop::till
