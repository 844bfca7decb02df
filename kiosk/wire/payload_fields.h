// The fields that all payloads are written in, and their bounds. For the payload_*.cpp beside it only. Pure; any
// thread.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "wire/bounds.h"
#include "wire/bytes.h"
#include "wire/entry.h"
#include "wire/payloads.h"

namespace odop::wire::payload {

inline constexpr std::uint8_t version = 1;

inline ByteWriter begin() {
  ByteWriter writer;
  writer.u8(version);
  return writer;
}

inline ByteReader begin(std::string_view bytes) {
  if (bytes.size() > payload_bytes_max) throw Malformed("an entry is larger than its bound");
  ByteReader reader(bytes);
  if (reader.u8() != version) throw Malformed("an entry of a later version");
  return reader;
}

inline std::string code(ByteReader& reader) {
  return reader.text(code_length_max);
}
inline std::string name(ByteReader& reader) {
  return reader.text(name_length_max);
}

inline std::int64_t money(ByteReader& reader) {
  return reader.count_up_to(money_paise_max);
}

inline bool boolean(ByteReader& reader) {
  const std::uint8_t value = reader.u8();
  if (value > 1) throw Malformed("a yes or no is neither");
  return value == 1;
}

template <typename Enum>
Enum enumeration(ByteReader& reader, Enum first, Enum last) {
  const std::uint8_t value = reader.u8();
  if (value < static_cast<std::uint8_t>(first) || value > static_cast<std::uint8_t>(last))
    throw Malformed("a kind is outside the ones of this version");
  return static_cast<Enum>(value);
}

template <typename Enum>
void put(ByteWriter& writer, Enum value) {
  writer.u8(static_cast<std::uint8_t>(value));
}

// Goods and money as sales and bookings write them alike (payload_sale.cpp), what goes back (payload_returns.cpp).
void put_lines(ByteWriter& writer, const std::vector<SaleLine>& lines);
std::vector<SaleLine> sale_lines(ByteReader& reader);
void put_tenders(ByteWriter& writer, const std::vector<SaleTender>& tenders);
std::vector<SaleTender> sale_tenders(ByteReader& reader);
void put_sidecars(ByteWriter& writer, const std::vector<Hash>& sidecars);
std::vector<Hash> sidecar_hashes(ByteReader& reader);
void put_tenders(ByteWriter& writer, const std::vector<RefundTender>& tenders);
std::vector<RefundTender> read_tenders(ByteReader& reader);

inline std::int64_t signed_money(ByteReader& reader) {
  const std::int64_t value = reader.signed_varint();
  if (value > money_paise_max || value < -money_paise_max) throw Malformed("an amount is out of range");
  return value;
}

}  // namespace odop::wire::payload
