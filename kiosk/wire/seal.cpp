#include "wire/seal.h"

#include <cassert>

#include "wire/bill.h"
#include "wire/bounds.h"
#include "wire/bytes.h"

namespace odop::wire {

namespace {

constexpr std::string_view prefix = "ODOPS1:";
constexpr std::string_view signed_domain = "odop-seal-v1";
constexpr std::uint8_t known_form = 1;
constexpr std::size_t signature_bytes = 64;
constexpr std::int64_t day_max = utc_ms_max / 86'400'000;

SeenJournal read_seen(ByteReader& reader) {
  SeenJournal seen;
  seen.kiosk = reader.text(code_length_max);
  seen.device = reader.array<8>();
  seen.sequence = reader.count();
  seen.head = reader.array<16>();
  seen.sales = reader.signed_varint();
  seen.sum_paise = reader.signed_varint();
  if (seen.sequence < 1 || seen.sales < -1) throw Malformed("a journal that cannot be");
  return seen;
}

}  // namespace

std::string write_seal(const Seal& seal, const Signer& signer) {
  assert(static_cast<std::int64_t>(seal.others.size()) <= seal_others_max);
  ByteWriter writer;
  writer.u8(known_form);
  writer.text(seal.kiosk);
  writer.array(seal.device_key);
  writer.text(seal.event);
  writer.count(seal.day);
  writer.signed_varint(seal.utc_ms);
  writer.count(seal.sequence);
  writer.array(seal.head);
  writer.count(seal.sales);
  writer.signed_varint(seal.sum_paise);
  writer.varint(seal.others.size());
  for (const SeenJournal& seen : seal.others) {
    writer.text(seen.kiosk);
    writer.array(seen.device);
    writer.count(seen.sequence);
    writer.array(seen.head);
    writer.signed_varint(seen.sales);
    writer.signed_varint(seen.sum_paise);
  }
  writer.array(signer.sign(std::string{signed_domain} + writer.bytes()));
  return std::string{prefix} + to_base45(writer.bytes());
}

Result<Seal, SealRefusal> read_seal(std::string_view text) {
  if (text.size() > seal_text_max || !text.starts_with(prefix)) return Refused{SealRefusal::not_a_seal};
  try {
    const std::string bytes = from_base45(text.substr(prefix.size()));
    if (bytes.size() <= signature_bytes) return Refused{SealRefusal::damaged};
    const std::string_view body{bytes.data(), bytes.size() - signature_bytes};
    ByteReader reader(body);
    if (reader.u8() != known_form) return Refused{SealRefusal::not_a_seal};
    Seal seal;
    seal.kiosk = reader.text(code_length_max);
    seal.device_key = reader.array<32>();
    seal.event = reader.text(code_length_max);
    seal.day = reader.count_up_to(day_max);
    seal.utc_ms = reader.signed_varint();
    seal.sequence = reader.count();
    seal.head = reader.array<32>();
    seal.sales = reader.count();
    seal.sum_paise = reader.signed_varint();
    const std::int64_t others = reader.count_up_to(seal_others_max);
    for (std::int64_t i = 0; i < others; ++i) seal.others.push_back(read_seen(reader));
    reader.expect_end();
    if (seal.sequence < 1 || seal.utc_ms < utc_ms_min || seal.utc_ms > utc_ms_max)
      throw Malformed("a seal that cannot be");
    const Signature signature = ByteReader(std::string_view{bytes}.substr(body.size())).array<signature_bytes>();
    if (!verify_signature(seal.device_key, std::string{signed_domain} + std::string{body}, signature))
      return Refused{SealRefusal::signature_wrong};
    return seal;
  } catch (const Malformed&) {
    return Refused{SealRefusal::damaged};
  }
}

}  // namespace odop::wire
