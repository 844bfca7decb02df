// A ledger believes no exchange: what goods that came back pay for must have been given back for it, once, right
// before.
#include <catch2/catch.hpp>

#include "golden_entries.h"
#include "wire/batch.h"
#include "wire/ledger.h"

using namespace odop;

namespace {

// The golden journal, and behind it one of two pieces of its last sale exchanged for another of the same price.
struct Exchanged {
  std::vector<wire::Entry> entries;
  std::int64_t refund_sequence = 0, sale_sequence = 0;

  Exchanged() {
    std::int64_t delivered = 0;
    for (const test::GoldenEntry& golden : test::golden_entries()) {
      entries.push_back(golden.entry);
      if (golden.name == "sale-delivered") delivered = golden.entry.sequence;
    }
    wire::SalePayload sale = wire::decode_sale(entries[static_cast<std::size_t>(delivered) - 1].payload);
    wire::RefundPayload refund;
    refund.event_sequence = sale.event_sequence;
    refund.supplier_sequence = sale.supplier_sequence;
    refund.series = "24K07AC";
    refund.number = 4;
    refund.shift_sequence = sale.shift_sequence;
    refund.staff = "S1";
    refund.original_sequence = delivered;
    refund.reason = "size";
    refund.lines = {{1, 0, 1}};
    refund.tenders = {{TenderKind::exchange, 45'000, ""}};
    refund.taxable_paise = 42'858;
    refund.cgst_paise = refund.sgst_paise = 1'071;
    refund.payable_paise = 45'000;
    refund_sequence = append(wire::EntryType::refund, wire::encode(refund));
    sale.number = 6;
    sale.lines = {{sale.lines[0].item_sequence, 1, 45'000, 0, 500}};
    sale.tenders = {{TenderKind::exchange, 45'000, 45'000, refund_sequence, "24K07AC-000004"}};
    sale.taxable_paise = 42'858;
    sale.cgst_paise = sale.sgst_paise = 1'071;
    sale.payable_paise = 45'000;
    sale_sequence = append(wire::EntryType::sale, wire::encode(sale));
  }
  std::int64_t append(wire::EntryType type, std::string payload) {
    const std::int64_t sequence = entries.back().sequence + 1;
    entries.push_back({sequence, static_cast<std::uint8_t>(type), entries.back().utc_ms, std::move(payload)});
    return sequence;
  }
  template <typename Change>
  Exchanged with_sale(Change&& change) const {
    Exchanged changed = *this;
    wire::Entry& entry = changed.entries[static_cast<std::size_t>(sale_sequence) - 1];
    wire::SalePayload sale = wire::decode_sale(entry.payload);
    change(sale);
    entry.payload = wire::encode(sale);
    return changed;
  }
  std::optional<wire::Entry> entry(std::int64_t sequence) const {
    const auto i = static_cast<std::size_t>(sequence) - 1;
    return i < entries.size() ? std::optional{entries[i]} : std::nullopt;
  }
  // Of the last entries from that one on; a ledger that reads all before them, or one that only knows what they name.
  std::vector<std::string> findings(std::int64_t from, bool reads_all = true) const {
    wire::Ledger ledger(wire::Signer(test::golden_seed()).public_key());
    if (reads_all) ledger.expect_all_attempts();
    ledger.ask_past({.entry = [&](std::int64_t sequence) { return entry(sequence); },
                     .last_taken_back = [](std::int64_t) { return std::int64_t{0}; },
                     .last_foreign_return = {},
                     .booking_ended_by = [](std::int64_t) { return std::int64_t{0}; }});
    std::vector<std::string> found;
    for (const wire::Entry& one : entries) {
      if (!reads_all && one.sequence < from) {
        ledger.restore_reference(one);
        continue;
      }
      for (const auto& finding : ledger.apply(one).findings)
        if (one.sequence >= from) found.emplace_back(wire::name_of(finding.kind));
    }
    return found;
  }
};

using Found = std::vector<std::string>;

}  // namespace

TEST_CASE("Goods that came back pay a bill of the same worth", "[wire][ledger][exchange]") {
  const Exchanged exchanged;
  CHECK(exchanged.findings(exchanged.refund_sequence).empty());
}

TEST_CASE("A bill paid by goods that nobody set off, by more than they were worth, or twice, is found",
          "[wire][ledger][exchange]") {
  const Exchanged exchanged;
  for (const std::int64_t other : {std::int64_t{0}, std::int64_t{4}, exchanged.refund_sequence + 9})
    CHECK(exchanged.with_sale([&](auto& sale) { sale.tenders[0].attempt_sequence = other; })
              .findings(exchanged.sale_sequence) == Found{"tender_differs"});
  CHECK(exchanged
            .with_sale([](auto& sale) {
              sale.lines[0].quantity = 2;
              sale.taxable_paise = 85'714;
              sale.cgst_paise = sale.sgst_paise = 2'143;
              sale.payable_paise = sale.tenders[0].amount_paise = sale.tenders[0].tendered_paise = 90'000;
            })
            .findings(exchanged.sale_sequence) == Found{"tender_differs"});
  Exchanged twice = exchanged;
  wire::SalePayload again = wire::decode_sale(twice.entries.back().payload);
  again.number = 7;
  twice.append(wire::EntryType::sale, wire::encode(again));
  CHECK(twice.findings(twice.entries.back().sequence) == Found{"tender_differs"});
}

TEST_CASE("Goods set off against no bill are found at the next entry", "[wire][ledger][exchange]") {
  Exchanged alone;
  alone.entries.pop_back();
  const std::int64_t next =
      alone.append(wire::EntryType::cash_movement,
                   wire::encode(wire::CashMovementPayload{wire::CashDirection::in, 10'000, 0, "S1", "", "change"}));
  CHECK(alone.findings(next) == Found{"tender_differs"});
}

TEST_CASE("A ledger that begins between the two sides of an exchange asks for the first", "[wire][ledger][exchange]") {
  const Exchanged exchanged;
  const auto of_tenders = [](Found found) {
    std::erase_if(found, [](const std::string& kind) { return kind != "tender_differs"; });
    return found;
  };
  CHECK(of_tenders(exchanged.findings(exchanged.sale_sequence, false)).empty());
  CHECK(of_tenders(exchanged.with_sale([](auto& sale) { sale.tenders[0].attempt_sequence = 4; })
                       .findings(exchanged.sale_sequence, false)) == Found{"tender_differs"});
}

TEST_CASE("Both sides of an exchange travel unchanged", "[wire][batch][exchange]") {
  const wire::Signer signer(test::golden_seed());
  const Exchanged exchanged;
  wire::Hash head = wire::first_previous_hash;
  for (const wire::Entry& entry : exchanged.entries) head = wire::hash_entry(signer.public_key(), head, entry);
  const auto last = static_cast<std::int64_t>(exchanged.entries.size());
  const wire::BatchInput input{.device_key = signer.public_key(),
                               .previous_head = wire::first_previous_hash,
                               .entries = exchanged.entries,
                               .head = head,
                               .signature = wire::sign_batch(signer, 1, last, head),
                               .sidecars = {}};
  for (const auto predictor : {wire::Predictor::none, wire::Predictor::pricing}) {
    const auto batch = wire::decode_batch(wire::encode_batch(input, {}, predictor), {});
    REQUIRE(batch);
    CHECK(batch->entries == exchanged.entries);
  }
}
