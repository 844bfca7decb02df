// Somebody asked the stall to call back, or took it back.
#include "wire/payload_fields.h"
#include "wire/payloads.h"

namespace odop::wire {

using namespace payload;

std::string encode(const LeadPayload& lead) {
  ByteWriter writer = begin();
  put(writer, lead.event);
  writer.count(lead.number);
  writer.count(lead.given_sequence);
  put(writer, lead.kind);
  writer.u8(lead.interests);
  writer.count(lead.quantity);
  writer.text(lead.sku);
  writer.text(lead.maker);
  writer.text(lead.district);
  writer.text(lead.name_hi);
  writer.text(lead.name_en);
  writer.text(lead.notice_version);
  writer.text(lead.language);
  writer.text(lead.staff);
  writer.array(lead.sidecar);
  return writer.take();
}

LeadPayload decode_lead(std::string_view bytes) {
  ByteReader reader = begin(bytes);
  LeadPayload lead;
  lead.event = enumeration(reader, LeadEvent::given, LeadEvent::withdrawn);
  lead.number = reader.count();
  lead.given_sequence = reader.count();
  lead.kind = enumeration(reader, LeadKind::enquiry, LeadKind::registration);
  lead.interests = reader.u8();
  if ((lead.interests != 0) != (lead.kind == LeadKind::registration) || lead.interests > lead_interests_all)
    throw Malformed("an interest is outside the ones of this version, or has no place in this kind of lead");
  lead.quantity = reader.count_up_to(lead_quantity_max);
  lead.sku = code(reader);
  lead.maker = code(reader);
  lead.district = code(reader);
  lead.name_hi = name(reader);
  lead.name_en = name(reader);
  lead.notice_version = code(reader);
  lead.language = code(reader);
  lead.staff = code(reader);
  lead.sidecar = reader.array<32>();
  reader.expect_end();
  return lead;
}

std::string lead_reference(std::string_view label, std::int64_t number) {
  return std::string(label) + "-L" + std::to_string(number);
}

}  // namespace odop::wire
