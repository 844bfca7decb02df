// The fuzz target of tests/fuzz over seeded mutations of good batches, so that every run of the suite feeds it without
// a fuzzing engine.
#include <zstd.h>

#include <catch2/catch.hpp>
#include <random>
#include <string>
#include <vector>

#include "support/random_scale.h"
#include "support/sample_journal.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

using namespace odop;

std::string unpacked_frame(const std::string& batch) {
  wire::ByteReader reader(batch);
  reader.raw(6 + 1 + 32);
  (void)reader.varint();
  (void)reader.varint();
  reader.raw(32 + 32 + 64);
  (void)reader.signed_varint();
  const auto length = static_cast<std::size_t>(reader.varint());
  const std::string_view frame = reader.raw(length);
  std::string bytes(1u << 20, '\0');
  const std::size_t size = ZSTD_decompress(bytes.data(), bytes.size(), frame.data(), frame.size());
  REQUIRE(!ZSTD_isError(size));
  bytes.resize(size);
  return bytes;
}

void mutate(std::string& bytes, std::mt19937_64& engine) {
  const auto edits = 1 + engine() % 6;
  for (std::uint64_t i = 0; i < edits && bytes.size() > 1; ++i) {
    const std::size_t at = 1 + engine() % (bytes.size() - 1);
    switch (engine() % 5) {
      case 0:
        bytes[at] = static_cast<char>(bytes[at] ^ (1 << (engine() % 8)));
        break;
      case 1:
        bytes[at] = static_cast<char>(engine());
        break;
      case 2:
        bytes.erase(at, 1 + engine() % 8);
        break;
      case 3:
        bytes.insert(at, bytes.substr(1 + engine() % (bytes.size() - 1), engine() % 16));
        break;
      default:
        bytes[at] = static_cast<char>(engine() % 2 ? 0xFF : 0x00);
        break;
    }
  }
}

}  // namespace

TEST_CASE("Garbage from the network never brings the reader of batches down", "[wire][fuzz]") {
  test::SampleOptions options;
  options.items = 6;
  options.sidecar_percent = 10;
  test::SampleJournal journal(options);
  journal.add_sales(10);
  const std::string good = journal.batch(1, journal.last_sequence());
  const std::string plain = journal.batch(1, journal.last_sequence(), wire::Predictor::none);
  const std::vector<std::string> seeds{std::string(1, '\0') + good, std::string(1, '\0') + plain,
                                       '\1' + unpacked_frame(good), '\1' + unpacked_frame(plain),
                                       std::string{"\2\0\1\2\3", 5}};
  std::mt19937_64 engine(test::seed_first());
  const std::int64_t inputs = test::scaled(5'000);
  for (std::int64_t i = 0; i < inputs; ++i) {
    std::string bytes = seeds[engine() % seeds.size()];
    mutate(bytes, engine);
    LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
  }
  SUCCEED();
}
