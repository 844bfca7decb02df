#include "wire/phone_sidecar.h"

#include "wire/bytes.h"

namespace odop::wire {

namespace {
constexpr std::uint8_t kind_phone = 2;
constexpr std::size_t phone_length_max = 16;  // '+' and the 15 digits of E.164
}  // namespace

std::string write_phone_sidecar(const Seed& salt, std::string_view phone) {
  ByteWriter writer;
  writer.array(salt);
  writer.u8(kind_phone);
  writer.text(phone);
  return writer.take();
}

std::optional<std::string> read_phone_sidecar(std::string_view bytes) {
  try {
    ByteReader reader(bytes);
    reader.array<32>();
    if (reader.u8() != kind_phone) return std::nullopt;
    std::string phone = reader.text(phone_length_max);
    reader.expect_end();
    return phone;
  } catch (const Malformed&) {
    return std::nullopt;
  }
}

}  // namespace odop::wire
