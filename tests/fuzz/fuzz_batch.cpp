// Batches from anybody's network: any bytes are refused by name or taken whole, never a crash. The first byte chooses
// how deep to go: 0 the bytes as they are; 1 the bytes as columns under a good header and signature, so that the fuzzer
// need not forge one; 2 a good batch with the bytes written over a part of its frame.
#include <zstd.h>

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "support/sample_journal.h"
#include "wire/bounds.h"
#include "wire/columns.h"
#include "wire/sale_columns.h"

namespace {

using namespace odop;

struct TenSales : test::SampleJournal {
  TenSales() : SampleJournal(options()) { add_sales(10); }
  static test::SampleOptions options() {
    test::SampleOptions few;
    few.items = 6;
    few.sidecar_percent = 10;
    return few;
  }
};
const test::SampleJournal& journal() {
  static const TenSales kept;
  return kept;
}

void check(const std::string& bytes) {
  const auto batch = wire::decode_batch(bytes, journal().reference());
  if (!batch) return;
  // What was taken hangs together.
  wire::Hash hash = batch->header.previous_head;
  for (const auto& entry : batch->entries) hash = wire::hash_entry(batch->header.device_key, hash, entry);
  if (hash != batch->header.head) std::abort();
}

// Header, signature and length of the frame of a good batch, up to where the frame begins.
struct Good {
  std::string begin, frame;
};
const Good& good() {
  static const Good kept = [] {
    const std::string bytes = journal().batch(1, journal().last_sequence());
    wire::ByteReader reader(bytes);
    reader.raw(6 + 1 + 32);
    (void)reader.varint();
    (void)reader.varint();
    reader.raw(32 + 32 + 64);
    (void)reader.signed_varint();
    const std::size_t begin = bytes.size() - reader.left();
    const auto length = static_cast<std::size_t>(reader.varint());
    return Good{bytes.substr(0, begin), std::string{reader.raw(length)}};
  }();
  return kept;
}

std::string with_frame(const std::string& frame) {
  wire::ByteWriter writer;
  writer.raw(good().begin);
  writer.text(frame);
  writer.varint(0);
  return writer.take();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string bytes(reinterpret_cast<const char*>(data + 1), size - 1);
  switch (data[0] % 3) {
    case 0:
      check(bytes);
      break;
    case 1: {
      // The bytes are what the frame unpacks to: reaches the directory and the columns themselves.
      std::string frame(ZSTD_compressBound(bytes.size()), '\0');
      frame.resize(ZSTD_compress(frame.data(), frame.size(), bytes.data(), bytes.size(), 1));
      check(with_frame(frame));
      try {
        wire::ColumnReader reader(frame, wire::column_count, wire::blob_count, wire::batch_unpacked_bytes_max);
        for (std::size_t column = 0; column < wire::column_count; ++column)
          for (std::uint64_t i = 0; i < reader.count(column) && i < 1'000; ++i) (void)reader.take(column);
        reader.expect_end();
      } catch (const wire::Malformed&) {
      }
      break;
    }
    default: {
      std::string frame = good().frame;
      if (bytes.size() < 2 || frame.empty()) return 0;
      const std::size_t at =
          (static_cast<unsigned char>(bytes[0]) * 256u + static_cast<unsigned char>(bytes[1])) % frame.size();
      for (std::size_t i = 2; i < bytes.size() && at + i - 2 < frame.size(); ++i) frame[at + i - 2] = bytes[i];
      check(with_frame(frame));
      break;
    }
  }
  return 0;
}
