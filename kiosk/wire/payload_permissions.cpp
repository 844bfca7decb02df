// What somebody allowed: consents to the use of a telephone number, new digits for a PIN; and which sidecars entries
// name.
#include <utility>

#include "wire/payload_fields.h"
#include "wire/payloads.h"

namespace odop::wire {

using namespace payload;

std::string encode(const ConsentPayload& consent) {
  ByteWriter writer = begin();
  put(writer, consent.event);
  writer.count(consent.sale_sequence);
  writer.count(consent.given_sequence);
  writer.u8(consent.purposes);
  writer.text(consent.notice_version);
  writer.text(consent.language);
  writer.text(consent.staff);
  writer.array(consent.sidecar);
  return writer.take();
}

ConsentPayload decode_consent(std::string_view bytes) {
  ByteReader reader = begin(bytes);
  ConsentPayload consent;
  consent.event = enumeration(reader, ConsentEvent::given, ConsentEvent::withdrawn);
  consent.sale_sequence = reader.count();
  consent.given_sequence = reader.count();
  consent.purposes = reader.u8();
  if (consent.purposes == 0 || consent.purposes > consent_purposes_all)
    throw Malformed("a purpose is outside the ones of this version");
  consent.notice_version = code(reader);
  consent.language = code(reader);
  consent.staff = code(reader);
  consent.sidecar = reader.array<32>();
  reader.expect_end();
  return consent;
}

std::string encode(const PinResetPayload& reset) {
  ByteWriter writer = begin();
  writer.text(reset.staff);
  put(writer, reset.by);
  writer.text(reset.approved_by);
  return writer.take();
}

PinResetPayload decode_pin_reset(std::string_view bytes) {
  ByteReader reader = begin(bytes);
  PinResetPayload reset;
  reset.staff = code(reader);
  reset.by = enumeration(reader, PinResetBy::organiser, PinResetBy::supervisor);
  reset.approved_by = code(reader);
  reader.expect_end();
  return reset;
}

std::vector<Hash> sidecars_of(std::uint8_t type, std::string_view payload) {
  try {
    if (static_cast<EntryType>(type) == EntryType::sale) return decode_sale(payload).sidecars;
    if (static_cast<EntryType>(type) == EntryType::lead) {
      const LeadPayload lead = decode_lead(payload);
      return lead.event == LeadEvent::given ? std::vector<Hash>{lead.sidecar} : std::vector<Hash>{};
    }
    if (static_cast<EntryType>(type) != EntryType::consent) return {};
    const ConsentPayload consent = decode_consent(payload);
    if (consent.event == ConsentEvent::given) return {consent.sidecar};
  } catch (const Malformed&) {
    // The ledger names it.
  }
  return {};
}

}  // namespace odop::wire
