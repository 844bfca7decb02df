// Seeded journals that a stall could have written: real payloads, prices by core, serials without a gap, so that a
// Ledger finds nothing wrong in them. For tests of wire, sync and hub and for the benchmarks. Not thread-safe.
#pragma once

#include <cstdint>
#include <map>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "core/civil_date.h"
#include "wire/batch.h"
#include "wire/entry.h"
#include "wire/ledger.h"
#include "wire/payloads.h"

namespace odop::test {

struct SampleOptions {
  std::uint64_t seed = 1;
  std::string label = "K07";
  std::string event_id = "mahakumbh-2025";
  std::int64_t begin_utc_ms = utc_ms_from_ist({2025, 1, 13}, 10);
  std::size_t items = 350;
  double popularity = 0;         // 0: every item sells alike; 1: the n-th sells 1/n as often as the first
  bool all_items_first = false;  // every item's entry before the first sale, as late in an event
  int upi_percent = 60;
  int rrn_percent_of_upi = 50;
  int discount_percent = 5;
  int sidecar_percent = 0;
  std::int64_t sale_gap_mean_ms = 72'000;  // 500 sales in ten hours
};

class SampleJournal {
 public:
  explicit SampleJournal(const SampleOptions& options = {});

  void add_sales(std::size_t count);  // with the items, attempts and baskets they need
  void close_shift();
  void add_plain(std::uint8_t type, std::string payload);  // any entry, for tests of odd ones

  const wire::Signer& signer() const { return signer_; }
  wire::Seed seed() const;  // of the device key
  const wire::PublicKey& device_key() const { return signer_.public_key(); }
  const std::string& label() const { return options_.label; }
  const std::vector<wire::Entry>& entries() const { return entries_; }
  const std::vector<wire::Hash>& hashes() const { return hashes_; }
  const std::vector<wire::Sidecar>& sidecars() const { return sidecars_; }
  std::int64_t last_sequence() const { return static_cast<std::int64_t>(entries_.size()); }
  wire::Hash hash_at(std::int64_t sequence) const;  // 0: the zero hash
  const wire::LedgerReference& reference() const { return ledger_.reference(); }
  const std::vector<wire::Finding>& findings() const { return findings_; }
  std::int64_t sales() const { return sales_; }
  std::int64_t sum_paise() const { return sum_paise_; }

  // Entries first..last (1-based, inclusive) as a signed batch.
  wire::BatchInput input(std::int64_t first, std::int64_t last) const;
  std::string batch(std::int64_t first, std::int64_t last, wire::Predictor predictor = wire::Predictor::pricing,
                    const wire::EncodeOptions& options = {}) const;

 private:
  struct Product {
    wire::ItemPayload item;
    double weight_sum = 0;  // running, for picking
  };
  std::int64_t random(std::int64_t low, std::int64_t high);  // both inclusive
  bool chance(int percent) { return random(1, 100) <= percent; }
  double random_unit();
  std::size_t pick_product(const std::string& supplier);
  std::int64_t append(wire::EntryType type, std::string payload);
  std::int64_t item_sequence(std::size_t product);
  void add_document(const std::string& supplier, std::int64_t basket_sequence, bool by_upi);
  wire::SalePayload fill_cart(const std::string& supplier);
  void pay(wire::SalePayload& sale, bool by_upi);

  SampleOptions options_;
  wire::Signer signer_;
  std::mt19937_64 engine_;
  wire::Ledger ledger_;
  std::vector<wire::Entry> entries_;
  std::vector<wire::Hash> hashes_;
  std::vector<wire::Finding> findings_;
  std::vector<wire::Sidecar> sidecars_;
  std::map<std::string, std::vector<Product>> products_;  // by supplier
  std::map<std::string, std::int64_t> item_sequences_, supplier_sequences_;
  std::int64_t event_sequence_ = 0, shift_sequence_ = 0, attempts_ = 0;
  std::int64_t utc_ms_ = 0, sales_ = 0, sum_paise_ = 0;
  std::string staff_ = "S1";
};

}  // namespace odop::test
