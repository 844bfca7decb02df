// What a stall may rely on when its entries travel.
#include <catch2/catch.hpp>
#include <random>

#include "support/random_scale.h"
#include "support/sample_journal.h"
#include "wire/bounds.h"
#include "wire/sale_columns.h"

namespace {

using namespace odop;

void check_arrives(const test::SampleJournal& journal, const std::string& bytes, std::int64_t first, std::int64_t last,
                   const wire::LedgerReference& reference) {
  const auto batch = wire::decode_batch(bytes, reference);
  REQUIRE(batch);
  REQUIRE(batch->entries.size() == static_cast<std::size_t>(last - first + 1));
  for (std::int64_t sequence = first; sequence <= last; ++sequence) {
    const auto at = static_cast<std::size_t>(sequence - first);
    if (batch->entries[at] != journal.entries()[static_cast<std::size_t>(sequence - 1)])
      FAIL("entry " << sequence << " arrived changed");
    if (batch->hashes[at] != journal.hash_at(sequence)) FAIL("hash of " << sequence << " differs");
  }
}

wire::BatchRefusal refusal_of(const std::string& bytes, const wire::LedgerReference& reference = {}) {
  const auto batch = wire::decode_batch(bytes, reference);
  REQUIRE(!batch);
  return batch.reason();
}

}  // namespace

TEST_CASE("A day of sales arrives entry for entry", "[wire][batch]") {
  test::SampleOptions options;
  options.seed = 7;
  options.sidecar_percent = 5;
  test::SampleJournal journal(options);
  journal.add_sales(400);
  journal.close_shift();
  REQUIRE(journal.findings().empty());
  const auto predictor = GENERATE(wire::Predictor::none, wire::Predictor::pricing);
  check_arrives(journal, journal.batch(1, journal.last_sequence(), predictor), 1, journal.last_sequence(), {});
}

TEST_CASE("Any cut of a journal arrives, with what stood before it as context", "[wire][batch]") {
  const std::int64_t rounds = test::scaled(60);
  for (std::int64_t round = 0; round < rounds; ++round) {
    const std::uint64_t seed = test::seed_first() + static_cast<std::uint64_t>(round);
    INFO("seed " << seed);
    std::mt19937_64 engine(seed);
    test::SampleOptions options;
    options.seed = seed;
    options.items = 1 + engine() % 60;
    options.upi_percent = static_cast<int>(engine() % 101);
    options.discount_percent = static_cast<int>(engine() % 101);
    options.sidecar_percent = static_cast<int>(engine() % 30);
    options.begin_utc_ms = utc_ms_from_ist({2025, 3, 31}, 23);  // over midnight and the end of the financial year
    test::SampleJournal journal(options);
    journal.add_sales(engine() % 60);
    journal.add_plain(static_cast<std::uint8_t>(1 + engine() % wire::entry_type_max), std::string(engine() % 50, 'x'));
    journal.add_sales(engine() % 60);
    const std::int64_t first = 1 + static_cast<std::int64_t>(engine() % journal.entries().size());
    const std::int64_t last =
        first + static_cast<std::int64_t>(engine() % static_cast<std::uint64_t>(journal.last_sequence() - first + 1));
    const auto predictor = engine() % 2 ? wire::Predictor::pricing : wire::Predictor::none;
    check_arrives(journal, journal.batch(first, last, predictor), first, last, journal.reference());
  }
}

TEST_CASE("Sales with absurd numbers travel unchanged", "[wire][batch]") {
  test::SampleOptions options;
  options.items = 5;
  test::SampleJournal journal(options);
  journal.add_sales(3);
  wire::SalePayload sale;
  sale.event_sequence = 9'000'000'000'000;
  sale.supplier_sequence = 3;
  sale.series = "what is this";
  sale.number = INT64_MAX;
  sale.shift_sequence = INT64_MAX;
  sale.basket_offset = INT64_MAX;
  sale.flags = UINT32_MAX;
  sale.buyer_state = 99;
  sale.lines = {{INT64_MAX, wire::money_paise_max, wire::money_paise_max, wire::money_paise_max, 10'000},
                {6, 0, 0, 0, 0}};
  sale.tenders = {{TenderKind::advance, wire::money_paise_max, 0, INT64_MAX, "123456789012"},
                  {TenderKind::cash, 0, wire::money_paise_max, 1, "card slip 7"}};
  sale.taxable_paise = wire::money_paise_max;
  sale.round_off_paise = INT64_MIN;
  sale.payable_paise = wire::money_paise_max;
  journal.add_plain(static_cast<std::uint8_t>(wire::EntryType::sale), wire::encode(sale));
  sale.number = 0;
  sale.round_off_paise = INT64_MAX;
  sale.lines.clear();
  journal.add_plain(static_cast<std::uint8_t>(wire::EntryType::sale), wire::encode(sale));
  journal.add_plain(static_cast<std::uint8_t>(wire::EntryType::sale), "not a sale at all");
  wire::UpiAttemptPayload attempt;
  attempt.number = INT64_MAX;
  attempt.supplier_sequence = INT64_MAX;
  attempt.rrn = "typed early";
  journal.add_plain(static_cast<std::uint8_t>(wire::EntryType::upi_attempt), wire::encode(attempt));
  const auto predictor = GENERATE(wire::Predictor::none, wire::Predictor::pricing);
  check_arrives(journal, journal.batch(1, journal.last_sequence(), predictor), 1, journal.last_sequence(), {});
}

TEST_CASE("Entries of types that this version does not know are carried whole", "[wire][batch]") {
  test::SampleJournal journal;
  for (std::uint8_t type = 15; type <= wire::entry_type_max; ++type)
    journal.add_plain(type, "of a later version, type " + std::to_string(type));
  check_arrives(journal, journal.batch(1, journal.last_sequence()), 1, journal.last_sequence(), {});
}

TEST_CASE("A reader with another context refuses, it never invents entries", "[wire][batch]") {
  test::SampleOptions options;
  options.items = 20;
  test::SampleJournal journal(options);
  journal.add_sales(50);
  const std::int64_t first = journal.last_sequence() / 2;
  const std::string bytes = journal.batch(first, journal.last_sequence());
  CHECK(wire::decode_batch(bytes, journal.reference()));
  CHECK_FALSE(wire::decode_batch(bytes, {}));
  auto dearer = journal.reference();
  for (auto& [sequence, item] : dearer.items) item.list_price_paise += 100;
  const auto refused = wire::decode_batch(bytes, dearer);
  REQUIRE(!refused);
  CHECK(refused.reason() == wire::BatchRefusal::chain_differs);
}

TEST_CASE("Tampering on the way is named", "[wire][batch]") {
  test::SampleOptions options;
  options.items = 20;
  test::SampleJournal journal(options);
  journal.add_sales(30);
  const std::int64_t last = journal.last_sequence();
  const test::SampleJournal other([] {
    test::SampleOptions stranger;
    stranger.seed = 99;
    return stranger;
  }());

  SECTION("other bytes") {
    CHECK(refusal_of("GET / HTTP/1.1") == wire::BatchRefusal::not_a_batch);
  }
  SECTION("nothing") {
    CHECK(refusal_of("") == wire::BatchRefusal::not_a_batch);
  }
  SECTION("a later version") {
    std::string bytes = journal.batch(1, last);
    bytes[5] = '2';
    CHECK(refusal_of(bytes) == wire::BatchRefusal::later_version);
  }
  SECTION("a predictor of a later version") {
    std::string bytes = journal.batch(1, last);
    bytes[6] = 2;
    CHECK(refusal_of(bytes) == wire::BatchRefusal::later_version);
  }
  SECTION("over the bound") {
    CHECK(refusal_of(std::string(wire::batch_bytes_max + 1, 'O')) == wire::BatchRefusal::too_large);
  }
  SECTION("signed by another device") {
    auto input = journal.input(1, last);
    input.signature = wire::sign_batch(other.signer(), 1, last, input.head);
    CHECK(refusal_of(wire::encode_batch(input, {}, wire::Predictor::pricing)) == wire::BatchRefusal::signature_wrong);
  }
  SECTION("signed for other sequences") {
    auto input = journal.input(1, last);
    input.signature = wire::sign_batch(journal.signer(), 1, last + 1, input.head);
    CHECK(refusal_of(wire::encode_batch(input, {}, wire::Predictor::pricing)) == wire::BatchRefusal::signature_wrong);
  }
  SECTION("one sale made cheaper") {
    auto entries = journal.entries();
    for (auto& entry : entries)
      if (entry.type == static_cast<std::uint8_t>(wire::EntryType::sale)) {
        auto sale = wire::decode_sale(entry.payload);
        sale.payable_paise -= 100;
        sale.tenders[0].amount_paise -= 100;
        entry.payload = wire::encode(sale);
        break;
      }
    auto input = journal.input(1, last);
    input.entries = entries;
    CHECK(refusal_of(wire::encode_batch(input, {}, wire::Predictor::pricing)) == wire::BatchRefusal::chain_differs);
  }
  SECTION("one time moved by a millisecond") {
    auto entries = journal.entries();
    entries[10].utc_ms += 1;
    auto input = journal.input(1, last);
    input.entries = entries;
    CHECK(refusal_of(wire::encode_batch(input, {}, wire::Predictor::pricing)) == wire::BatchRefusal::chain_differs);
  }
  SECTION("an entry left out at the end") {
    auto input = journal.input(1, last);
    input.entries = input.entries.first(input.entries.size() - 1);
    CHECK(refusal_of(wire::encode_batch(input, {}, wire::Predictor::pricing)) == wire::BatchRefusal::signature_wrong);
  }
  SECTION("another past") {
    auto input = journal.input(10, last);
    input.previous_head[0] ^= 1;
    CHECK(refusal_of(wire::encode_batch(input, journal.reference(), wire::Predictor::pricing), journal.reference()) ==
          wire::BatchRefusal::chain_differs);
  }
  SECTION("a first entry with a past") {
    auto input = journal.input(1, last);
    input.previous_head[0] = 1;
    CHECK(refusal_of(wire::encode_batch(input, {}, wire::Predictor::pricing)) == wire::BatchRefusal::header_wrong);
  }
  SECTION("a clock beyond all calendars") {
    auto entries = journal.entries();
    for (auto& entry : entries) entry.utc_ms = wire::utc_ms_max + 1;
    auto input = journal.input(1, last);
    input.entries = entries;
    CHECK(refusal_of(wire::encode_batch(input, {}, wire::Predictor::none)) == wire::BatchRefusal::entry_out_of_range);
  }
}

TEST_CASE("A batch cut short at any byte is refused", "[wire][batch]") {
  test::SampleOptions options;
  options.items = 8;
  options.sidecar_percent = 20;
  test::SampleJournal journal(options);
  journal.add_sales(12);
  auto input = journal.input(1, journal.last_sequence());
  input.sidecars = journal.sidecars();
  const std::string bytes = wire::encode_batch(input, {}, wire::Predictor::pricing);
  REQUIRE(wire::decode_batch(bytes, {}));
  for (std::size_t length = 0; length < bytes.size(); ++length)
    if (wire::decode_batch(std::string_view{bytes}.substr(0, length), {})) FAIL("cut to " << length << " it was taken");
  CHECK_FALSE(wire::decode_batch(bytes + "x", {}));
}

TEST_CASE("A flipped bit never passes as another journal", "[wire][batch]") {
  test::SampleOptions options;
  options.items = 8;
  test::SampleJournal journal(options);
  journal.add_sales(12);
  const std::string bytes = journal.batch(1, journal.last_sequence());
  for (std::size_t byte = 0; byte < bytes.size(); ++byte) {
    const std::size_t bit = byte * 8 + byte % 8;
    std::string flipped = bytes;
    flipped[bit / 8] = static_cast<char>(flipped[bit / 8] ^ (1 << (bit % 8)));
    const auto batch = wire::decode_batch(flipped, {});
    // Bits that zstd ignores may flip unseen; entries never do.
    if (batch && batch->entries != journal.entries()) FAIL("bit " << bit << " changed an entry");
  }
}

TEST_CASE("A small batch that claims to be endless is refused without eating memory", "[wire][batch]") {
  wire::ColumnWriter columns(wire::column_count, wire::blob_count);
  columns.put_bytes(static_cast<std::size_t>(wire::Blob::plain), std::string(wire::batch_unpacked_bytes_max + 1, 'a'));
  const std::string frame = columns.pack(3, wire::ColumnLayout::one_block);
  REQUIRE(frame.size() < 20'000);
  CHECK_THROWS_AS(wire::ColumnReader(frame, wire::column_count, wire::blob_count, wire::batch_unpacked_bytes_max),
                  wire::Malformed);
}

TEST_CASE("Columns of any numbers come back", "[wire][columns]") {
  std::mt19937_64 engine(5);
  const std::int64_t rounds = test::scaled(200);
  for (std::int64_t round = 0; round < rounds; ++round) {
    std::vector<std::vector<std::uint64_t>> columns(6);
    for (auto& column : columns) {
      const std::size_t count = engine() % 300;
      const unsigned bits = static_cast<unsigned>(engine() % 65);
      const std::uint64_t base = engine() % 3 == 0 ? engine() : engine() % 1000;
      const std::uint64_t scale = engine() % 2 ? 100 : 1;
      const unsigned common = static_cast<unsigned>(engine() % 100);
      for (std::size_t i = 0; i < count; ++i) {
        const std::uint64_t value = bits == 0 ? 0 : bits == 64 ? engine() : engine() & ((1ULL << bits) - 1);
        column.push_back(engine() % 100 < common ? base : value * scale);
      }
    }
    wire::ColumnWriter writer(columns.size(), 1);
    for (std::size_t c = 0; c < columns.size(); ++c)
      for (const std::uint64_t value : columns[c]) writer.put(c, value);
    writer.put_bytes(0, "and a blob");
    const std::string frame = writer.pack(3, wire::ColumnLayout::block_per_column);
    wire::ColumnReader reader(frame, columns.size(), 1, 1u << 20);
    for (std::size_t c = 0; c < columns.size(); ++c) {
      REQUIRE(reader.count(c) == columns[c].size());
      for (const std::uint64_t value : columns[c])
        if (reader.take(c) != value) FAIL("column " << c << " of round " << round);
    }
    CHECK(reader.take_bytes(0, 10) == "and a blob");
    reader.expect_end();
  }
}

TEST_CASE("A sale costs at most ten bytes on the wire", "[wire][batch]") {
  test::SampleJournal journal;
  journal.add_sales(500);
  REQUIRE(journal.findings().empty());
  std::vector<wire::ColumnSize> sizes;
  journal.batch(1, journal.last_sequence(), wire::Predictor::pricing, {.sizes = &sizes});
  std::size_t bytes = 0;
  for (const auto& size : sizes) {
    const std::string name = wire::column_name(size);
    const bool apart = name == "time_attempt" || name.starts_with("attempt_amount") || name == "plain_length" ||
                       name == "blob items" || name == "blob plain";
    if (!apart) bytes += size.bytes;
  }
  CHECK(static_cast<double>(bytes) / 500 <= 10.0);
}
