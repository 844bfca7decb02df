// Leads: a visitor wants to be called back about a craft or many of it, about one that is not here, or, as a maker, to
// be registered somewhere. Who it is lies sealed beside the journal, never in it, for the time of core/consent.h.
// Called on the till thread by the showcase's form and by odop leads; what_is_wrong on any thread.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/catalogue.h"
#include "core/result.h"
#include "till/till.h"
#include "wire/lead_sidecar.h"
#include "wire/payloads.h"

namespace odop::till {

// For the screens, which know no bytes.
using LeadKind = wire::LeadKind;
using LeadPerson = wire::LeadPerson;
using wire::lead_expert;
using wire::lead_flipkart_samarth;
using wire::lead_gem;
using wire::lead_name_bytes_max;
using wire::lead_odop_mart;
using wire::lead_place_bytes_max;
using wire::lead_training;
using wire::lead_words_bytes_max;

enum class LeadRefusal : std::uint8_t {
  name_missing,
  phone_missing,
  phone_malformed,     // core/phone_number.h
  quantity_malformed,  // not a whole number from 1 to a million
  text_too_long,
  text_malformed,  // no clean UTF-8
  interest_missing,
  not_agreed,
  nothing_named,     // no such product or craft in the pack
  no_organiser_key,  // nobody could ever open it, so it is not asked for
  training,          // nobody's number is needed to practise
  clock_suspect,
  no_such_lead,  // to erase
};
const char* code_of(LeadRefusal refusal);

struct LeadGiven {
  wire::LeadKind kind = wire::LeadKind::enquiry;
  std::uint8_t interests = 0;  // wire::LeadInterest, of a registration
  std::string sku = {};        // of an enquiry
  std::string district = {};   // of a craft that is not here
  std::string craft_en = {};   // its English name in the pack
  std::string quantity = {};   // as typed; empty: not said
  LeadPerson person = {};      // the number as typed
  bool has_agreed = false;
  std::string language = {};  // of the screen: "hi"
};
// Everything that the visitor has to put right, in the order of the form. Asks neither books nor pack.
std::vector<LeadRefusal> what_is_wrong(const LeadGiven& given);

struct LeadKept {
  std::int64_t number = 0;
  std::string reference;  // "K07-L12": what the visitor is told
};
[[nodiscard]] Result<LeadKept, LeadRefusal> give_lead(Till& till, const Catalogue& catalogue, const LeadGiven& given);

struct LeadErased {
  std::string reference;
  std::int64_t erased_at_ms = 0;  // until then it lies locked
};
// Its use stops in this commit. staff: empty when the visitor did it, or nobody had signed in.
[[nodiscard]] Result<LeadErased, LeadRefusal> erase_lead(Till& till, const std::string& staff, std::int64_t number);

// Whether this kiosk may ask visitors at all: not in training, and only when somebody can open what they write.
bool may_ask_for_leads(const Catalogue& catalogue, bool is_training);

}  // namespace odop::till
