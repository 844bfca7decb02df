// Format v1 is frozen: what a journal of 2025 says must read the same in every later version. To add a vector, add the
// entry, run with ODOP_WRITE_GOLDEN=1 and look at the new file; an existing file never changes.
#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "golden_entries.h"

namespace {

using namespace odop;

std::filesystem::path golden_file(const std::string& name) {
  return std::filesystem::path{ODOP_SOURCE_DIR} / "tests/golden/wire" / (name + ".hex");
}

std::string read_file(const std::filesystem::path& path) {
  std::ifstream file(path);
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

void check_golden(const std::string& name, const std::string& text) {
  const auto path = golden_file(name);
  if (std::getenv("ODOP_WRITE_GOLDEN") && !std::filesystem::exists(path)) std::ofstream(path) << text;
  INFO(path.string());
  CHECK(read_file(path) == text);
}

// The line "name hex" of a golden file as bytes.
std::string golden_bytes(const std::string& file, const std::string& name) {
  std::istringstream lines(read_file(golden_file(file)));
  std::string word, value;
  while (lines >> word >> value)
    if (word == name) return wire::from_hex(value).value();
  FAIL("no " << name << " in " << file);
  return {};
}

// The batches were frozen when the journal had no more; later kinds of entries travel whole, as these do.
constexpr std::size_t entries_in_golden_batches = 12;

struct Chain {
  std::vector<wire::Entry> entries;
  std::vector<wire::Hash> hashes;
};

Chain golden_chain() {
  const wire::Signer signer(test::golden_seed());
  Chain chain;
  wire::Hash previous = wire::first_previous_hash;
  for (const auto& golden : test::golden_entries()) {
    previous = wire::hash_entry(signer.public_key(), previous, golden.entry);
    chain.entries.push_back(golden.entry);
    chain.hashes.push_back(previous);
  }
  return chain;
}

std::string encode_again(const wire::Entry& entry) {
  switch (static_cast<wire::EntryType>(entry.type)) {
    case wire::EntryType::key:
      return wire::encode(wire::decode_key(entry.payload));
    case wire::EntryType::config:
      return wire::encode(wire::decode_config(entry.payload));
    case wire::EntryType::item:
      return wire::encode(wire::decode_item(entry.payload));
    case wire::EntryType::sale:
      return wire::encode(wire::decode_sale(entry.payload));
    case wire::EntryType::refund:
      if (wire::is_foreign_refund(entry.payload)) return wire::encode(wire::decode_foreign_refund(entry.payload));
      return wire::encode(wire::decode_refund(entry.payload));
    case wire::EntryType::void_document:
      return wire::encode(wire::decode_void(entry.payload));
    case wire::EntryType::consolidated_bill:
      return wire::encode(wire::decode_consolidated_bill(entry.payload));
    case wire::EntryType::stock_move:
      return wire::encode(wire::decode_stock_move(entry.payload));
    case wire::EntryType::lead:
      return wire::encode(wire::decode_lead(entry.payload));
    case wire::EntryType::consent:
      return wire::encode(wire::decode_consent(entry.payload));
    case wire::EntryType::pin_reset:
      return wire::encode(wire::decode_pin_reset(entry.payload));
    case wire::EntryType::price_approval:
      return wire::encode(wire::decode_price_approval(entry.payload));
    case wire::EntryType::cash_movement:
      return wire::encode(wire::decode_cash_movement(entry.payload));
    case wire::EntryType::upi_attempt:
      return wire::encode(wire::decode_upi_attempt(entry.payload));
    case wire::EntryType::shift:
      return wire::encode(wire::decode_shift(entry.payload));
    case wire::EntryType::stock:
      return wire::encode(wire::decode_stock(entry.payload));
    case wire::EntryType::clock:
      return wire::encode(wire::decode_clock(entry.payload));
    case wire::EntryType::showcase_count:
      return wire::encode(wire::decode_showcase_count(entry.payload));
    default:
      return entry.payload;
  }
}

}  // namespace

TEST_CASE("Every entry of format v1 is written to exactly the golden bytes", "[wire][golden]") {
  const wire::Signer signer(test::golden_seed());
  wire::Hash previous = wire::first_previous_hash;
  for (const auto& golden : test::golden_entries()) {
    const wire::Hash hash = wire::hash_entry(signer.public_key(), previous, golden.entry);
    std::ostringstream text;
    text << "device_key " << wire::to_hex(signer.public_key()) << "\nsequence " << golden.entry.sequence << "\ntype "
         << int{golden.entry.type} << "\nutc_ms " << golden.entry.utc_ms << "\nprevious " << wire::to_hex(previous)
         << "\npayload " << wire::to_hex(golden.entry.payload) << "\nhash " << wire::to_hex(hash) << "\n";
    check_golden(golden.name, text.str());
    previous = hash;
  }
}

TEST_CASE("Golden payloads read back to the same bytes", "[wire][golden]") {
  for (const auto& golden : test::golden_entries()) {
    INFO(golden.name);
    wire::Entry entry = golden.entry;
    entry.payload = golden_bytes(golden.name, "payload");
    CHECK(encode_again(entry) == entry.payload);
  }
}

TEST_CASE("The golden journal has nothing a ledger would complain of", "[wire][golden]") {
  const wire::Signer signer(test::golden_seed());
  wire::Ledger ledger(signer.public_key());
  ledger.expect_all_attempts();
  const auto all = test::golden_entries();
  ledger.ask_past({.entry = [&](std::int64_t sequence) -> std::optional<wire::Entry> {
                     return all.at(static_cast<std::size_t>(sequence) - 1).entry;
                   },
                   .last_taken_back = {},
                   .last_foreign_return = {}});
  for (const auto& golden : all)
    for (const auto& finding : ledger.apply(golden.entry).findings)
      FAIL_CHECK(golden.name << ": " << wire::name_of(finding.kind) << " " << finding.what);
}

TEST_CASE("Golden batches of both predictors unpack to the golden journal", "[wire][golden]") {
  const auto predictor = GENERATE(wire::Predictor::none, wire::Predictor::pricing);
  const std::string name = predictor == wire::Predictor::none ? "batch-predictor-0" : "batch-predictor-1";
  const wire::Signer signer(test::golden_seed());
  Chain chain = golden_chain();
  chain.entries.resize(entries_in_golden_batches);
  chain.hashes.resize(entries_in_golden_batches);
  const auto last = static_cast<std::int64_t>(chain.entries.size());
  if (std::getenv("ODOP_WRITE_GOLDEN") && !std::filesystem::exists(golden_file(name))) {
    wire::BatchInput input;
    input.device_key = signer.public_key();
    input.entries = chain.entries;
    input.head = chain.hashes.back();
    input.signature = wire::sign_batch(signer, 1, last, input.head);
    const std::vector<wire::Sidecar> sidecars{
        {wire::sha256("thirty-two random bytes, then the buyer's number"), "sealed to the organiser"}};
    input.sidecars = sidecars;
    std::ofstream(golden_file(name)) << "batch " << wire::to_hex(wire::encode_batch(input, {}, predictor)) << "\n";
  }
  const auto batch = wire::decode_batch(golden_bytes(name, "batch"), {});
  REQUIRE(batch);
  CHECK(batch->entries == chain.entries);
  CHECK(batch->hashes == chain.hashes);
  CHECK(batch->header.predictor == predictor);
  REQUIRE(batch->sidecars.size() == 1);
  CHECK(batch->sidecars[0].sealed == "sealed to the organiser");
}
