// What a sale costs on its way to the hub, and how fast batches are packed and read.
//   bench_wire            one JSON object a line
//   bench_wire --columns  bytes of every column, for whoever wants to make it smaller
#include <zstd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstring>
#include <set>
#include <string>
#include <vector>

#include "support/sample_journal.h"
#include "wire/sale_columns.h"

namespace {

using namespace odop;

std::size_t zstd_size(const std::string& bytes) {
  std::string out(ZSTD_compressBound(bytes.size()), '\0');
  return ZSTD_compress(out.data(), out.size(), bytes.data(), bytes.size(), 19);
}

// The same sales as an uploader without a format of its own would send them.
std::string as_json(const wire::Entry& entry) {
  const wire::SalePayload sale = wire::decode_sale(entry.payload);
  const auto number = [](std::int64_t value) { return std::to_string(value); };
  std::string json = "{\"seq\":" + number(entry.sequence) + ",\"utc_ms\":" + number(entry.utc_ms) +
                     ",\"event\":" + number(sale.event_sequence) + ",\"supplier\":" + number(sale.supplier_sequence) +
                     ",\"document\":" + number(static_cast<std::int64_t>(sale.document)) + ",\"series\":\"" +
                     sale.series + "\",\"number\":" + number(sale.number) +
                     ",\"shift\":" + number(sale.shift_sequence) + ",\"staff\":\"" + sale.staff +
                     "\",\"bill_discount\":" + number(sale.bill_discount_paise) + ",\"lines\":[";
  for (const wire::SaleLine& line : sale.lines)
    json += "{\"item\":" + number(line.item_sequence) + ",\"quantity\":" + number(line.quantity) +
            ",\"unit_price\":" + number(line.unit_price_paise) + ",\"discount\":" + number(line.line_discount_paise) +
            ",\"rate\":" + number(line.rate_basis_points) + "},";
  json.back() = ']';
  json += ",\"tenders\":[";
  for (const wire::SaleTender& tender : sale.tenders)
    json += "{\"kind\":" + number(static_cast<std::int64_t>(tender.kind)) +
            ",\"amount\":" + number(tender.amount_paise) + ",\"tendered\":" + number(tender.tendered_paise) +
            ",\"attempt\":" + number(tender.attempt_sequence) + ",\"reference\":\"" + tender.reference + "\"},";
  json.back() = ']';
  return json + ",\"taxable\":" + number(sale.taxable_paise) + ",\"cgst\":" + number(sale.cgst_paise) +
         ",\"sgst\":" + number(sale.sgst_paise) + ",\"igst\":" + number(sale.igst_paise) +
         ",\"round_off\":" + number(sale.round_off_paise) + ",\"payable\":" + number(sale.payable_paise) + "}\n";
}

struct Split {
  double sale = 0, attempt = 0, item = 0, other = 0;  // bytes of the frame
};

Split split_of(const std::vector<wire::ColumnSize>& sizes) {
  static const std::set<std::string> attempt_columns{"time_attempt",   "attempt_number", "attempt_supplier",
                                                     "attempt_amount", "attempt_staff",  "attempt_rrn"};
  Split split;
  for (const wire::ColumnSize& size : sizes) {
    const std::string name = wire::column_name(size);
    const auto bytes = static_cast<double>(size.bytes);
    if (attempt_columns.contains(name)) {
      split.attempt += bytes;
    } else if (name == "blob items") {
      split.item += bytes;
    } else if (name == "blob plain" || name == "plain_length") {
      split.other += bytes;
    } else {
      split.sale += bytes;  // kinds, times and the directory too, whatever else they serve
    }
  }
  return split;
}

void print(const char* name, double value, const char* unit, double baseline) {
  std::printf("{\"name\":\"%s\",\"value\":%.3f,\"unit\":\"%s\",\"baseline\":%.3f,\"ratio\":%.4f}\n", name, value, unit,
              baseline, baseline > 0 ? value / baseline : 0.0);
}

struct Measured {
  Split split;
  std::size_t bytes = 0, attempts = 0, items = 0;
  double json_zstd = 0;
  double attempt_payload = 0, item_payload = 0;  // bytes of all such entries as the journal holds them
  std::string json;
};

constexpr std::size_t sales = 500;

Measured measure(const test::SampleOptions& options, const wire::EncodeOptions& encode, wire::Predictor predictor,
                 bool print_columns) {
  test::SampleJournal journal(options);
  const std::int64_t first = options.all_items_first ? journal.last_sequence() + 1 : 1;
  journal.add_sales(sales);
  std::vector<wire::ColumnSize> sizes;
  wire::EncodeOptions with_sizes = encode;
  with_sizes.sizes = &sizes;
  Measured measured;
  measured.bytes = journal.batch(first, journal.last_sequence(), predictor, with_sizes).size();
  measured.split = split_of(sizes);
  std::string json;
  for (const wire::Entry& entry : journal.entries()) {
    if (entry.sequence < first) continue;
    if (entry.type == static_cast<std::uint8_t>(wire::EntryType::sale)) json += as_json(entry);
    if (entry.type == static_cast<std::uint8_t>(wire::EntryType::upi_attempt)) {
      measured.attempts += 1;
      measured.attempt_payload += static_cast<double>(entry.payload.size());
    }
    if (entry.type == static_cast<std::uint8_t>(wire::EntryType::item)) {
      measured.items += 1;
      measured.item_payload += static_cast<double>(entry.payload.size());
    }
  }
  measured.json_zstd = static_cast<double>(zstd_size(json)) / sales;
  measured.json = std::move(json);
  if (print_columns)
    for (const wire::ColumnSize& size : sizes)
      std::printf("%-20s %7zu values %7zu bytes %7.3f a sale\n", wire::column_name(size).c_str(), size.values,
                  size.bytes, static_cast<double>(size.bytes) / sales);
  return measured;
}

double milliseconds_of(auto&& work) {
  const auto begin = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count();
}

}  // namespace

int main(int argc, char** argv) {
  const bool columns = argc > 1 && std::strcmp(argv[1], "--columns") == 0;
  test::SampleOptions options;  // 350 items, each as likely; 60 % UPI, half with an RRN; 5 % discounts
  const Measured whole = measure(options, {}, wire::Predictor::pricing, columns);
  if (columns) return 0;
  // The dearest of five days, so that no lucky seed is reported.
  double dearest = whole.split.sale / sales, its_json = whole.json_zstd;
  for (std::uint64_t seed = 2; seed <= 5; ++seed) {
    test::SampleOptions other = options;
    other.seed = seed;
    const Measured day = measure(other, {}, wire::Predictor::pricing, false);
    if (day.split.sale / sales <= dearest) continue;
    dearest = day.split.sale / sales;
    its_json = day.json_zstd;
  }
  print("wire_bytes_per_sale", dearest, "bytes", its_json);
  const auto attempts = static_cast<double>(whole.attempts), items = static_cast<double>(whole.items);
  print("wire_bytes_per_upi_attempt", whole.split.attempt / attempts, "bytes", whole.attempt_payload / attempts);
  print("wire_bytes_per_item_entry", whole.split.item / items, "bytes", whole.item_payload / items);
  print(
      "wire_bytes_header_and_signature",
      static_cast<double>(whole.bytes) - whole.split.sale - whole.split.attempt - whole.split.item - whole.split.other,
      "bytes", static_cast<double>(whole.bytes));
  print("wire_bytes_batch", static_cast<double>(whole.bytes), "bytes", whole.json_zstd * sales);

  test::SampleOptions warm = options;  // late in an event: every item was sold before
  warm.all_items_first = true;
  const Measured late = measure(warm, {}, wire::Predictor::pricing, false);
  print("wire_bytes_per_sale_items_known", late.split.sale / sales, "bytes", late.json_zstd);
  warm.popularity = 1;  // some things sell better than others
  const Measured popular = measure(warm, {}, wire::Predictor::pricing, false);
  print("wire_bytes_per_sale_items_known_popular", popular.split.sale / sales, "bytes", popular.json_zstd);
  const Measured plain = measure(options, {}, wire::Predictor::none, false);
  print("wire_bytes_per_sale_without_predictor", plain.split.sale / sales, "bytes", plain.json_zstd);
  const Measured one_block =
      measure(options, {.layout = wire::ColumnLayout::one_block}, wire::Predictor::pricing, false);
  print("wire_bytes_batch_one_block", static_cast<double>(one_block.bytes), "bytes", static_cast<double>(whole.bytes));
  const Measured fast = measure(options, {.zstd_level = 3}, wire::Predictor::pricing, false);
  print("wire_bytes_batch_level_3", static_cast<double>(fast.bytes), "bytes", static_cast<double>(whole.bytes));

  test::SampleJournal journal(options);
  journal.add_sales(sales);
  std::string bytes;
  std::vector<double> packing, reading, json_packing, hashing;
  for (int round = 0; round < 9; ++round) {
    packing.push_back(milliseconds_of([&] { bytes = journal.batch(1, journal.last_sequence()); }));
    json_packing.push_back(milliseconds_of([&] {
      if (zstd_size(whole.json) == 0) std::abort();
    }));
    hashing.push_back(milliseconds_of([&] {
      wire::Hash hash{};
      for (const wire::Entry& entry : journal.entries()) hash = wire::hash_entry(journal.device_key(), hash, entry);
      if (hash != journal.hashes().back()) std::abort();
    }));
    reading.push_back(milliseconds_of([&] {
      if (!wire::decode_batch(bytes, {})) std::abort();
    }));
  }
  const auto median = [](std::vector<double> times) {
    std::sort(times.begin(), times.end());
    return times[times.size() / 2];
  };
  // Baselines: zstd -19 over the same sales as JSON; the hashes of the chain, which every reader must compute.
  print("wire_encode_500_sales_p50", median(packing), "ms", median(json_packing));
  print("wire_decode_500_sales_p50", median(reading), "ms", median(hashing));
  return 0;
}
