#include "wire/entry.h"

#include "wire/bytes.h"

namespace odop::wire {

Hash hash_entry(const PublicKey& device_key, const Hash& previous, const Entry& entry) {
  ByteWriter writer;
  writer.raw("odop-entry-v1");
  writer.array(device_key);
  writer.u64_be(static_cast<std::uint64_t>(entry.sequence));
  writer.array(previous);
  writer.u8(entry.type);
  writer.u64_be(static_cast<std::uint64_t>(entry.utc_ms));
  writer.u32_be(static_cast<std::uint32_t>(entry.payload.size()));
  writer.raw(entry.payload);
  return sha256(writer.bytes());
}

}  // namespace odop::wire
