#include "wire/lead_sidecar.h"

#include "wire/bytes.h"

namespace odop::wire {

namespace {
constexpr std::uint8_t kind_lead = 3;
constexpr std::size_t phone_length_max = 16;  // '+' and the 15 digits of E.164
}  // namespace

std::string write_lead_sidecar(const Seed& salt, const LeadPerson& person) {
  ByteWriter writer;
  writer.array(salt);
  writer.u8(kind_lead);
  writer.text(person.name);
  writer.text(person.phone);
  writer.text(person.place);
  writer.text(person.words);
  return writer.take();
}

std::optional<LeadPerson> read_lead_sidecar(std::string_view bytes) {
  try {
    ByteReader reader(bytes);
    reader.array<32>();
    if (reader.u8() != kind_lead) return std::nullopt;
    LeadPerson person;
    person.name = reader.text(lead_name_bytes_max);
    person.phone = reader.text(phone_length_max);
    person.place = reader.text(lead_place_bytes_max);
    person.words = reader.text(lead_words_bytes_max);
    reader.expect_end();
    return person;
  } catch (const Malformed&) {
    return std::nullopt;
  }
}

}  // namespace odop::wire
