#include "wire/buyer_sidecar.h"

#include "wire/bytes.h"

namespace odop::wire {

namespace {
constexpr std::uint8_t kind_buyer = 1;
constexpr std::size_t gstin_length = 15;
}  // namespace

std::string write_buyer_sidecar(const Seed& salt, const Buyer& buyer) {
  ByteWriter writer;
  writer.array(salt);
  writer.u8(kind_buyer);
  writer.text(buyer.name);
  writer.text(buyer.address);
  writer.text(buyer.gstin);
  return writer.take();
}

std::optional<Buyer> read_buyer_sidecar(std::string_view bytes) {
  try {
    ByteReader reader(bytes);
    reader.array<32>();
    if (reader.u8() != kind_buyer) return std::nullopt;
    Buyer buyer;
    buyer.name = reader.text(buyer_name_bytes_max);
    buyer.address = reader.text(buyer_address_bytes_max);
    buyer.gstin = reader.text(gstin_length);
    reader.expect_end();
    return buyer;
  } catch (const Malformed&) {
    return std::nullopt;
  }
}

}  // namespace odop::wire
