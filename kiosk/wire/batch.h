// Entries on their way from a kiosk to a hub: packed in columns, signed once, checked whole (README.md, "Batch").
// Cut by sync/ from the journal, read by hub/, forwarded by relays and sticks as cut. Pure; any thread.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "wire/columns.h"
#include "wire/entry.h"
#include "wire/ledger.h"

namespace odop::wire {

// Personal data beside the chain, sealed to the organiser's key. hash is what a sale's payload names.
struct Sidecar {
  Hash hash{};
  std::string sealed;
  friend bool operator==(const Sidecar&, const Sidecar&) = default;
};

// What the reader is expected to know beside the bytes. Stands in the batch's header.
enum class Predictor : std::uint8_t {
  none = 0,     // nothing: any reader of format v1 rebuilds the entries
  pricing = 1,  // the same items, suppliers and money rules: amounts travel as differences from what core/ computes
};

struct BatchHeader {
  Predictor predictor = Predictor::none;
  PublicKey device_key{};
  std::int64_t first = 0, last = 0;
  Hash previous_head{};  // of the entry before first
  Hash head{};           // of last
  Signature signature{};
  friend bool operator==(const BatchHeader&, const BatchHeader&) = default;
};

struct BatchInput {
  PublicKey device_key{};
  Hash previous_head{};
  std::span<const Entry> entries;  // 1 .. batch_entries_max, in sequence, without a gap
  Hash head{};
  Signature signature{};  // of sign_batch
  std::span<const Sidecar> sidecars;
};

struct Batch {
  BatchHeader header;
  std::vector<Entry> entries;
  std::vector<Hash> hashes;  // hashes[i] is that of entries[i]; the last is the head
  std::vector<Sidecar> sidecars;
};

enum class BatchRefusal {
  not_a_batch,         // other bytes, or cut short
  later_version,       // made by a later version of the program
  too_large,           // over a bound of bounds.h
  header_wrong,        // sequences or counts that cannot be
  signature_wrong,     // not signed by the device it names
  columns_damaged,     // the packed columns do not read
  entry_out_of_range,  // a time or a number that no journal holds
  chain_differs,       // the entries do not lead from the previous head to the head
};
const char* name_of(BatchRefusal refusal);

// The journal-level signature: over ("odop-batch-v1" | device key | first | last | head). Kept with the batch for good,
// so that whoever holds the entries can prove who wrote them.
Signature sign_batch(const Signer& signer, std::int64_t first, std::int64_t last, const Hash& head);
bool is_signed_by_device(const BatchHeader& header);

struct EncodeOptions {
  int zstd_level = 19;
  ColumnLayout layout = ColumnLayout::block_per_column;
  std::vector<ColumnSize>* sizes = nullptr;  // measured per column; names by column_name
};
// reference: what stands before the first entry; entries of the batch itself are added by the coder. With
// Predictor::none it is not looked at. An entry that does not read as its type travels as it is.
std::string encode_batch(const BatchInput& input, const LedgerReference& reference, Predictor predictor,
                         const EncodeOptions& options = {});
std::string column_name(const ColumnSize& size);

// The header alone, unchecked but for its form: tells the hub whose reference to load.
Result<BatchHeader, BatchRefusal> peek_batch(std::string_view bytes);
// Everything: bounds, signature, columns, chain. Never throws on bad bytes. reference must be what the writer had for
// items and suppliers before header.first; if it is not, the answer is chain_differs, never wrong entries.
Result<Batch, BatchRefusal> decode_batch(std::string_view bytes, const LedgerReference& reference);

}  // namespace odop::wire
