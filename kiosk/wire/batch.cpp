#include "wire/batch.h"

#include <algorithm>
#include <cassert>
#include <optional>

#include "wire/bounds.h"
#include "wire/sale_columns.h"

namespace odop::wire {

namespace {

constexpr std::string_view magic = "ODOPB1";  // the 1 is the version
constexpr std::uint8_t in_columns = 64;       // added to an entry's type in the column of kinds
constexpr std::uint64_t texts_max = batch_entries_max * 40;

std::size_t index(Column column) {
  return static_cast<std::size_t>(column);
}
std::size_t index(Blob blob) {
  return static_cast<std::size_t>(blob);
}
bool is(std::uint64_t kind, EntryType type) {
  return kind == static_cast<std::uint64_t>(type);
}
std::uint64_t columnar(EntryType type) {
  return in_columns + static_cast<std::uint64_t>(type);
}
Blob blob_of(std::uint64_t kind) {
  return is(kind, EntryType::item) ? Blob::items : Blob::plain;
}
Column time_of(std::uint64_t kind) {
  return kind == columnar(EntryType::upi_attempt) ? Column::time_attempt : Column::time_other;
}

void put_header(ByteWriter& writer, const BatchHeader& header) {
  writer.raw(magic);
  writer.u8(static_cast<std::uint8_t>(header.predictor));
  writer.array(header.device_key);
  writer.count(header.first);
  writer.count(header.last);
  writer.array(header.previous_head);
  writer.array(header.head);
  writer.array(header.signature);
}

Result<BatchHeader, BatchRefusal> take_header(ByteReader& reader, std::size_t bytes) {
  if (bytes > batch_bytes_max) return Refused{BatchRefusal::too_large};
  if (bytes < magic.size()) return Refused{BatchRefusal::not_a_batch};
  const std::string_view begin = reader.raw(magic.size());
  if (begin.substr(0, magic.size() - 1) != magic.substr(0, magic.size() - 1)) return Refused{BatchRefusal::not_a_batch};
  if (begin != magic) return Refused{BatchRefusal::later_version};
  BatchHeader header;
  const std::uint8_t predictor = reader.u8();
  if (predictor > static_cast<std::uint8_t>(Predictor::pricing)) return Refused{BatchRefusal::later_version};
  header.predictor = static_cast<Predictor>(predictor);
  header.device_key = reader.array<32>();
  header.first = reader.count();
  header.last = reader.count();
  header.previous_head = reader.array<32>();
  header.head = reader.array<32>();
  header.signature = reader.array<64>();
  if (header.first < 1 || header.last < header.first) return Refused{BatchRefusal::header_wrong};
  if (header.last - header.first >= batch_entries_max) return Refused{BatchRefusal::too_large};
  if (header.first == 1 && header.previous_head != first_previous_hash) return Refused{BatchRefusal::header_wrong};
  return header;
}

// What both sides know before the batch: nothing that the batch itself, or a later one, holds.
LedgerReference before(std::int64_t first, const LedgerReference& reference) {
  LedgerReference known;
  if (first > 1) known.key = reference.key;
  known.events.insert(reference.events.begin(), reference.events.lower_bound(first));
  known.suppliers.insert(reference.suppliers.begin(), reference.suppliers.lower_bound(first));
  known.items.insert(reference.items.begin(), reference.items.lower_bound(first));
  return known;
}

void learn(LedgerReference& known, std::uint8_t type, std::int64_t sequence, std::string_view payload) {
  try {
    switch (static_cast<EntryType>(type)) {
      case EntryType::key:
        if (sequence == 1) known.key = decode_key(payload);
        break;
      case EntryType::config: {
        ConfigPayload config = decode_config(payload);
        if (auto* event = std::get_if<EventPayload>(&config)) {
          known.events[sequence] = std::move(*event);
        } else {
          known.suppliers[sequence] = std::get<SupplierPayload>(std::move(config));
        }
        break;
      }
      case EntryType::item:
        known.items[sequence] = decode_item(payload);
        break;
      default:
        break;
    }
  } catch (const Malformed&) {
    // Travels as it is and foretells nothing, on both sides alike.
  }
}

// A payload that reads as its type and is written back to the same bytes may be taken apart.
std::optional<SalePayload> canonical_sale(const Entry& entry) {
  if (!is(entry.type, EntryType::sale)) return std::nullopt;
  try {
    SalePayload sale = decode_sale(entry.payload);
    if (encode(sale) == entry.payload) return sale;
  } catch (const Malformed&) {
  }
  return std::nullopt;
}

std::optional<UpiAttemptPayload> canonical_attempt(const Entry& entry) {
  if (!is(entry.type, EntryType::upi_attempt)) return std::nullopt;
  try {
    UpiAttemptPayload attempt = decode_upi_attempt(entry.payload);
    if (attempt.state == UpiState::shown && attempt.attempt_sequence == 0 && encode(attempt) == entry.payload)
      return attempt;
  } catch (const Malformed&) {
  }
  return std::nullopt;
}

// Last attempt in columns since the sale before, for each sale of the batch.
class AttemptsBefore {
 public:
  std::int64_t pass(std::uint64_t kind, std::int64_t sequence) {
    if (kind == columnar(EntryType::upi_attempt)) last_ = sequence;
    if (kind != columnar(EntryType::sale)) return 0;
    const std::int64_t answer = last_;
    last_ = 0;
    return answer;
  }

 private:
  std::int64_t last_ = 0;
};

// Entries come in groups: a sale with the items that it sells for the first time before it, or an attempt, such items
// and the sale that claims it, or anything else. Items travel as a number a group, and one behind the last group.

std::vector<std::uint64_t> read_kinds(ColumnReader& columns, std::size_t count) {
  std::vector<std::uint64_t> kinds;
  const auto push = [&](std::uint64_t kind, std::uint64_t times) {
    if (times > count - kinds.size()) throw Malformed("more entries than the header says");
    kinds.insert(kinds.end(), static_cast<std::size_t>(times), kind);
  };
  const std::uint64_t groups = columns.count(index(Column::kind));
  if (groups > count) throw Malformed("more entries than the header says");
  for (std::uint64_t group = 0; group < groups; ++group) {
    const std::uint64_t items = columns.take(index(Column::items_before));
    const std::uint64_t kind = columns.take(index(Column::kind));
    const bool whole = kind >= 1 && kind <= entry_type_max && !is(kind, EntryType::item);
    if (!whole && kind != columnar(EntryType::sale) && kind != columnar(EntryType::upi_attempt))
      throw Malformed("an entry of no known kind");
    if (kind == columnar(EntryType::sale)) {
      const std::uint64_t attempts = columns.take(index(Column::attempt_before));
      if (attempts > 1) throw Malformed("more than one attempt in a group");
      push(columnar(EntryType::upi_attempt), attempts);
    }
    push(static_cast<std::uint64_t>(EntryType::item), items);
    push(kind, 1);
  }
  push(static_cast<std::uint64_t>(EntryType::item), columns.take(index(Column::items_before)));
  if (kinds.size() != count) throw Malformed("fewer entries than the header says");
  return kinds;
}

void write_kinds(ColumnWriter& columns, const std::vector<std::uint64_t>& kinds) {
  const auto items_from = [&](std::size_t at) {
    const auto is_other = [](std::uint64_t kind) { return !is(kind, EntryType::item); };
    const auto begin = kinds.begin() + static_cast<std::ptrdiff_t>(at);
    return static_cast<std::size_t>(std::find_if(begin, kinds.end(), is_other) - begin);
  };
  std::size_t at = 0;
  for (;;) {
    std::size_t items = items_from(at);
    if (at + items == kinds.size()) {
      columns.put(index(Column::items_before), items);
      return;
    }
    std::uint64_t kind = kinds[at + items];
    std::size_t end = at + items + 1;
    std::uint64_t attempts = 0;
    if (items == 0 && kind == columnar(EntryType::upi_attempt)) {
      const std::size_t between = items_from(end);
      if (end + between < kinds.size() && kinds[end + between] == columnar(EntryType::sale)) {
        kind = columnar(EntryType::sale);
        attempts = 1;
        items = between;
        end += between + 1;
      }
    }
    columns.put(index(Column::items_before), items);
    columns.put(index(Column::kind), kind);
    if (kind == columnar(EntryType::sale)) columns.put(index(Column::attempt_before), attempts);
    at = end;
  }
}

std::int64_t time_after(ColumnReader& columns, Column column, std::int64_t utc_ms) {
  const std::int64_t step = columns.take_signed(index(column));
  if (step > utc_ms_max || step < -utc_ms_max) throw Malformed("a time is out of range");
  utc_ms += step;
  if (utc_ms < utc_ms_min || utc_ms > utc_ms_max) throw Malformed("a time is out of range");
  return utc_ms;
}

// An entry's time as its distance from the one before; an item's from that of the entry it was made for.
void read_times(ColumnReader& columns, const std::vector<std::uint64_t>& kinds, std::vector<Entry>& entries,
                std::int64_t first_utc_ms) {
  std::int64_t utc_ms = first_utc_ms;
  for (std::size_t i = 0; i < kinds.size(); ++i)
    if (!is(kinds[i], EntryType::item)) entries[i].utc_ms = utc_ms = time_after(columns, time_of(kinds[i]), utc_ms);
  for (std::size_t i = kinds.size(); i-- > 0;) {
    if (is(kinds[i], EntryType::item)) {
      entries[i].utc_ms = time_after(columns, Column::time_item, utc_ms);
    } else {
      utc_ms = entries[i].utc_ms;
    }
  }
}

void write_times(ColumnWriter& columns, const std::vector<std::uint64_t>& kinds, std::span<const Entry> entries,
                 std::int64_t first_utc_ms) {
  std::int64_t utc_ms = first_utc_ms;
  for (std::size_t i = 0; i < kinds.size(); ++i) {
    if (is(kinds[i], EntryType::item)) continue;
    columns.put_signed(index(time_of(kinds[i])), entries[i].utc_ms - utc_ms);
    utc_ms = entries[i].utc_ms;
  }
  for (std::size_t i = kinds.size(); i-- > 0;) {
    if (is(kinds[i], EntryType::item)) {
      columns.put_signed(index(Column::time_item), entries[i].utc_ms - utc_ms);
    } else {
      utc_ms = entries[i].utc_ms;
    }
  }
}

// The time from which the steps begin.
std::int64_t first_time(const std::vector<std::uint64_t>& kinds, std::span<const Entry> entries) {
  for (std::size_t i = 0; i < kinds.size(); ++i)
    if (!is(kinds[i], EntryType::item)) return entries[i].utc_ms;
  return entries.front().utc_ms;
}

void read_entries(Batch& batch, ColumnReader& columns, const LedgerReference& reference, std::int64_t first_utc_ms) {
  const BatchHeader& header = batch.header;
  const auto count = static_cast<std::size_t>(header.last - header.first + 1);
  const std::vector<std::uint64_t> kinds = read_kinds(columns, count);
  batch.entries.resize(count);
  read_times(columns, kinds, batch.entries, first_utc_ms);
  LedgerReference known;
  const bool predicts = header.predictor == Predictor::pricing;
  if (predicts) known = before(header.first, reference);
  for (std::size_t i = 0; i < count; ++i) {
    Entry& entry = batch.entries[i];
    const bool whole = kinds[i] <= entry_type_max;
    entry.sequence = header.first + static_cast<std::int64_t>(i);
    entry.type = static_cast<std::uint8_t>(whole ? kinds[i] : kinds[i] - in_columns);
    if (!whole) continue;
    const std::uint64_t length = columns.take(index(Column::plain_length));
    if (length > payload_bytes_max) throw Malformed("an entry is larger than its bound");
    entry.payload = columns.take_bytes(index(blob_of(kinds[i])), static_cast<std::size_t>(length));
    if (predicts) learn(known, entry.type, entry.sequence, entry.payload);
  }
  TextTable texts;
  const std::uint64_t text_count = columns.count(index(Column::text_length));
  if (text_count > texts_max) throw Malformed("more texts than a batch may hold");
  for (std::uint64_t i = 0; i < text_count; ++i) {
    const std::uint64_t length = columns.take(index(Column::text_length));
    if (length > code_length_max) throw Malformed("a text is longer than its bound");
    texts.add(std::string{columns.take_bytes(index(Blob::texts), static_cast<std::size_t>(length))});
  }
  SaleCodingState state(known);
  AttemptsBefore attempts;
  for (std::size_t i = 0; i < count; ++i) {
    Entry& entry = batch.entries[i];
    const std::int64_t attempt_before = attempts.pass(kinds[i], entry.sequence);
    if (kinds[i] != columnar(EntryType::sale)) continue;
    entry.payload = encode(read_sale(columns, texts, state, {entry.sequence, entry.utc_ms, attempt_before}));
    (void)decode_sale(entry.payload);  // the bounds of payloads hold for what columns hold
  }
  for (std::size_t i = 0; i < count; ++i) {
    Entry& entry = batch.entries[i];
    if (kinds[i] != columnar(EntryType::upi_attempt)) continue;
    entry.payload = encode(read_attempt(columns, texts, state, entry.sequence));
    (void)decode_upi_attempt(entry.payload);
  }
  columns.expect_end();
}

}  // namespace

const char* name_of(BatchRefusal refusal) {
  switch (refusal) {
    case BatchRefusal::not_a_batch:
      return "not_a_batch";
    case BatchRefusal::later_version:
      return "later_version";
    case BatchRefusal::too_large:
      return "too_large";
    case BatchRefusal::header_wrong:
      return "header_wrong";
    case BatchRefusal::signature_wrong:
      return "signature_wrong";
    case BatchRefusal::columns_damaged:
      return "columns_damaged";
    case BatchRefusal::entry_out_of_range:
      return "entry_out_of_range";
    case BatchRefusal::chain_differs:
      return "chain_differs";
  }
  return "unknown";
}

namespace {
std::string signed_bytes(const PublicKey& device_key, std::int64_t first, std::int64_t last, const Hash& head) {
  ByteWriter writer;
  writer.raw("odop-batch-v1");
  writer.array(device_key);
  writer.u64_be(static_cast<std::uint64_t>(first));
  writer.u64_be(static_cast<std::uint64_t>(last));
  writer.array(head);
  return writer.take();
}
}  // namespace

Signature sign_batch(const Signer& signer, std::int64_t first, std::int64_t last, const Hash& head) {
  return signer.sign(signed_bytes(signer.public_key(), first, last, head));
}

bool is_signed_by_device(const BatchHeader& header) {
  return verify_signature(header.device_key, signed_bytes(header.device_key, header.first, header.last, header.head),
                          header.signature);
}

std::string encode_batch(const BatchInput& input, const LedgerReference& reference, Predictor predictor,
                         const EncodeOptions& options) {
  assert(!input.entries.empty() && input.entries.size() <= static_cast<std::size_t>(batch_entries_max));
  assert(input.sidecars.size() <= static_cast<std::size_t>(batch_sidecars_max));
  const Entry& first = input.entries.front();
  const Entry& last = input.entries.back();
  LedgerReference known;
  const bool predicts = predictor == Predictor::pricing;
  if (predicts) known = before(first.sequence, reference);

  ColumnWriter columns(column_count, blob_count);
  std::vector<std::uint64_t> kinds;
  std::vector<std::optional<SalePayload>> sales;
  std::vector<std::optional<UpiAttemptPayload>> attempts;
  for (std::size_t i = 0; i < input.entries.size(); ++i) {
    const Entry& entry = input.entries[i];
    assert(entry.sequence == first.sequence + static_cast<std::int64_t>(i));
    sales.push_back(canonical_sale(entry));
    attempts.push_back(canonical_attempt(entry));
    const bool whole = !sales.back() && !attempts.back();
    kinds.push_back(whole ? entry.type : in_columns + entry.type);
    if (whole) {
      columns.put(index(Column::plain_length), entry.payload.size());
      columns.put_bytes(index(blob_of(kinds.back())), entry.payload);
      if (predicts) learn(known, entry.type, entry.sequence, entry.payload);
    }
  }
  const std::int64_t first_utc_ms = first_time(kinds, input.entries);
  write_kinds(columns, kinds);
  write_times(columns, kinds, input.entries, first_utc_ms);
  TextTable texts;
  SaleCodingState state(known);
  AttemptsBefore attempts_before;
  for (std::size_t i = 0; i < input.entries.size(); ++i) {
    const Entry& entry = input.entries[i];
    const std::int64_t attempt_before = attempts_before.pass(kinds[i], entry.sequence);
    if (sales[i]) write_sale(columns, texts, state, {entry.sequence, entry.utc_ms, attempt_before}, *sales[i]);
  }
  for (std::size_t i = 0; i < input.entries.size(); ++i)
    if (attempts[i]) write_attempt(columns, texts, state, input.entries[i].sequence, *attempts[i]);
  for (const std::string& text : texts.texts()) {
    columns.put(index(Column::text_length), text.size());
    columns.put_bytes(index(Blob::texts), text);
  }
  const std::string frame = columns.pack(options.zstd_level, options.layout, options.sizes);

  ByteWriter writer;
  put_header(writer, {predictor, input.device_key, first.sequence, last.sequence, input.previous_head, input.head,
                      input.signature});
  writer.signed_varint(first_utc_ms);
  writer.text(frame);
  writer.varint(input.sidecars.size());
  for (const Sidecar& sidecar : input.sidecars) {
    writer.array(sidecar.hash);
    writer.text(sidecar.sealed);
  }
  return writer.take();
}

std::string column_name(const ColumnSize& size) {
  if (size.is_blob) return std::string{"blob "} + name_of(static_cast<Blob>(size.index));
  return size.index == column_count ? "directory" : name_of(static_cast<Column>(size.index));
}

Result<BatchHeader, BatchRefusal> peek_batch(std::string_view bytes) {
  try {
    ByteReader reader(bytes);
    return take_header(reader, bytes.size());
  } catch (const Malformed&) {
    return Refused{BatchRefusal::not_a_batch};
  }
}

Result<Batch, BatchRefusal> decode_batch(std::string_view bytes, const LedgerReference& reference) {
  ByteReader reader(bytes);
  Batch batch;
  std::string_view frame;
  std::int64_t first_utc_ms = 0;
  try {
    auto header = take_header(reader, bytes.size());
    if (!header) return Refused{header.reason()};
    batch.header = *header;
    first_utc_ms = reader.signed_varint();
    frame = reader.raw(static_cast<std::size_t>(reader.count_up_to(batch_bytes_max)));
    const std::int64_t sidecars = reader.count_up_to(batch_sidecars_max);
    for (std::int64_t i = 0; i < sidecars; ++i) {
      Sidecar sidecar;
      sidecar.hash = reader.array<32>();
      sidecar.sealed = reader.raw(static_cast<std::size_t>(reader.count_up_to(sidecar_bytes_max)));
      batch.sidecars.push_back(std::move(sidecar));
    }
    reader.expect_end();
  } catch (const Malformed&) {
    return Refused{BatchRefusal::not_a_batch};
  }
  // Before the costly part: what the device did not sign is not unpacked.
  if (!is_signed_by_device(batch.header)) return Refused{BatchRefusal::signature_wrong};
  if (first_utc_ms < utc_ms_min || first_utc_ms > utc_ms_max) return Refused{BatchRefusal::entry_out_of_range};
  try {
    ColumnReader columns(frame, column_count, blob_count, batch_unpacked_bytes_max);
    read_entries(batch, columns, reference, first_utc_ms);
  } catch (const Malformed&) {
    return Refused{BatchRefusal::columns_damaged};
  }
  Hash hash = batch.header.previous_head;
  for (const Entry& entry : batch.entries) {
    hash = hash_entry(batch.header.device_key, hash, entry);
    batch.hashes.push_back(hash);
  }
  if (hash != batch.header.head) return Refused{BatchRefusal::chain_differs};
  return batch;
}

}  // namespace odop::wire
