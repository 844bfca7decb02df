// A ledger lets only small sales go without a bill, and believes no consolidated one: it is held against its sales.
#include <algorithm>
#include <catch2/catch.hpp>

#include "golden_reader.h"
#include "storage/fact_tables.h"
#include "storage/migrations.h"

using namespace odop;

namespace {

using Reader = test::GoldenReader;

using Found = std::vector<std::string>;
const Found differs{"consolidation_differs"};

Found with_small(void (*change)(wire::SalePayload&)) {
  Reader reader;
  reader.change("sale-unbilled", wire::decode_sale, change);
  return reader.findings("sale-unbilled");
}
Found with_bill(void (*change)(wire::ConsolidatedBillPayload&)) {
  Reader reader;
  reader.change("consolidated-bill", wire::decode_consolidated_bill, change);
  return reader.findings("consolidated-bill");
}

}  // namespace

TEST_CASE("Small sales without a bill and the bill that stands for them are good, and its facts move nothing",
          "[wire][ledger][consolidated]") {
  const Reader reader;
  for (const char* name : {"sale-unbilled", "sale-unbilled-second", "consolidated-bill"}) {
    INFO(name);
    CHECK(reader.findings(name).empty());
    CHECK(reader.findings(name, false).empty());
  }
  wire::Ledger ledger = reader.ledger(true);
  Facts facts;
  for (const auto& golden : reader.entries) facts = ledger.apply(golden.entry).facts;
  REQUIRE(facts.consolidated);
  CHECK(facts.consolidated->serial == "24K07AI-000005");
  CHECK(facts.consolidated->payable_paise == 25'000);
  CHECK(facts.consolidated->sales ==
        std::vector{reader.sequence("sale-unbilled"), reader.sequence("sale-unbilled-second")});
  CHECK_FALSE(facts.document);  // its sales are in the sums already
  CHECK(facts.lines.empty());
  CHECK(facts.stock.empty());
  CHECK(facts.tenders.empty());
}

TEST_CASE("A sale that had to have a bill is found without one", "[wire][ledger][consolidated]") {
  CHECK(with_small([](auto& sale) { sale.sidecars = {wire::sha256("a buyer")}; }) == differs);
  CHECK(with_small([](auto& sale) { sale.buyer_state = 9; }) == differs);
  // Rs 200 and more: strictly below is what the law says.
  CHECK(with_small([](auto& sale) {
          sale.lines[0].unit_price_paise = sale.payable_paise = sale.tenders[0].amount_paise =
              sale.tenders[0].tendered_paise = 20'000;
          sale.taxable_paise = 19'048;
          sale.cgst_paise = sale.sgst_paise = 476;
        }) == differs);
  Reader unregistered;
  unregistered.change("config-supplier", wire::decode_config, [](auto& config) {
    std::get<wire::SupplierPayload>(config).profile = SellerProfile::unregistered;
  });
  const Found found = unregistered.findings("sale-unbilled");
  CHECK(std::count(found.begin(), found.end(), "consolidation_differs") == 1);
}

TEST_CASE("A consolidated bill of other sums, another day, too few, foreign or billed sales is found",
          "[wire][ledger][consolidated]") {
  CHECK(with_bill([](auto& bill) { bill.payable_paise += 100; }) == Found{"totals_differ"});
  CHECK(with_bill([](auto& bill) { bill.cgst_paise += 1, bill.taxable_paise -= 1; }) == Found{"totals_differ"});
  CHECK(with_bill([](auto& bill) { bill.day -= 1; }) == Found{"consolidation_differs", "consolidation_differs"});
  CHECK(with_bill([](auto& bill) {
          bill.document = DocumentType::bill_of_supply, bill.series = "24K07AS", bill.number = 1;
        }) == Found{"document_type_wrong"});
  CHECK(with_bill([](auto& bill) { bill.number = 7; }) == Found{"serial_gap"});
  CHECK(with_bill([](auto& bill) { bill.number = 4; }) == Found{"serial_twice"});
  CHECK(with_bill([](auto& bill) { bill.series = "24K07AN", bill.number = 3; }) == Found{"serial_wrong"});
  // Only the second of two: the first is left out.
  CHECK(with_bill([](auto& bill) {
          bill.sales.erase(bill.sales.begin());
          bill.taxable_paise = 9'476;
          bill.cgst_paise = bill.sgst_paise = 237;
          bill.payable_paise = 10'000;
        }) == differs);
  CHECK(with_bill([](auto& bill) {
          bill.sales.clear();
          bill.taxable_paise = bill.cgst_paise = bill.sgst_paise = bill.round_off_paise = bill.payable_paise = 0;
        }) == differs);
  Reader billed;
  const std::int64_t cash = billed.sequence("sale-cash");
  billed.change("consolidated-bill", wire::decode_consolidated_bill,
                [&](auto& bill) { bill.sales.insert(bill.sales.begin(), cash); });
  CHECK(billed.findings("consolidated-bill") == Found{"consolidation_differs", "totals_differ"});
  Reader nothing;
  nothing.change("consolidated-bill", wire::decode_consolidated_bill, [&](auto& bill) { bill.sales.push_back(5'000); });
  CHECK(nothing.findings("consolidated-bill") == Found{"missing_reference"});
}

TEST_CASE("A sale is consolidated once, and never withdrawn after it", "[wire][ledger][consolidated]") {
  Reader twice;
  wire::ConsolidatedBillPayload again =
      wire::decode_consolidated_bill(twice.entries[twice.at("consolidated-bill")].entry.payload);
  again.number = 6;
  twice.add("again", wire::EntryType::consolidated_bill, wire::encode(again));
  CHECK(twice.findings("again") == Found{"consolidation_differs", "consolidation_differs"});
  // Its facts name neither again, nor what is no sale: a hub keeps each sale once, and takes the batch.
  again.sales.push_back(5'000);
  twice.entries.back().entry.payload = wire::encode(again);
  wire::Ledger ledger = twice.ledger();
  storage::Database views(":memory:", {}, storage::kiosk_migrations());
  storage::FactWriter writer(views);
  Facts facts;
  for (const auto& golden : twice.entries) {
    facts = ledger.apply(golden.entry).facts;
    CHECK_NOTHROW(writer.write(facts));
  }
  REQUIRE(facts.consolidated);
  CHECK(facts.consolidated->sales.empty());

  Reader late;
  late.add("void-late", wire::EntryType::void_document,
           wire::encode(wire::VoidPayload{late.sequence("sale-unbilled"), 6, "S1", "S2", "typed twice", 15'000}));
  CHECK(late.findings("void-late") == Found{"return_differs"});

  // Withdrawn before it, the sale may not stand in it; and without it the bill is whole.
  Reader early;
  const auto bill = early.entries.back();
  early.entries.pop_back();
  early.add("void-early", wire::EntryType::void_document,
            wire::encode(wire::VoidPayload{early.sequence("sale-unbilled"), 6, "S1", "S2", "typed twice", 15'000}));
  CHECK(early.findings("void-early").empty());
  early.add("with it", wire::EntryType::consolidated_bill, bill.entry.payload);
  CHECK(early.findings("with it") == differs);
  again.number = 5;
  again.sales = {early.sequence("sale-unbilled-second")};
  again.taxable_paise = 9'476;
  again.cgst_paise = again.sgst_paise = 237;
  again.payable_paise = 10'000;
  early.entries.back().entry.payload = wire::encode(again);
  CHECK(early.findings("with it").empty());
}

TEST_CASE("A ledger that goes on in a journal asks its owner where a sale stands", "[wire][ledger][consolidated]") {
  const Reader reader;
  wire::Ledger ledger(wire::Signer(test::golden_seed()).public_key());
  const std::int64_t known = reader.sequence("sale-unbilled");
  ledger.ask_past({.entry =
                       [&](std::int64_t sequence) {
                         return std::optional{reader.entries.at(static_cast<std::size_t>(sequence) - 1).entry};
                       },
                   .last_taken_back = {},
                   .last_foreign_return = {},
                   .booking_ended_by = {},
                   .consolidated_in = [&](std::int64_t sequence) { return sequence == known ? std::int64_t{3} : 0; }});
  Found found;
  for (const auto& golden : reader.entries)
    for (const auto& finding : ledger.apply(golden.entry).findings) found.emplace_back(wire::name_of(finding.kind));
  CHECK(found == differs);
}

TEST_CASE("Sums of strangers beyond every bound overflow nothing", "[wire][ledger][consolidated]") {
  Reader reader;
  for (const char* name : {"sale-unbilled", "sale-unbilled-second"})
    reader.change(name, wire::decode_sale, [](auto& sale) { sale.round_off_paise = INT64_MAX; });
  const Found found = reader.findings("consolidated-bill");
  CHECK(std::count(found.begin(), found.end(), "totals_differ") == 1);
}

TEST_CASE("A consolidated bill whose sales do not rise, or of another kind of document, is malformed",
          "[wire][consolidated]") {
  const Reader reader;
  wire::ConsolidatedBillPayload bill =
      wire::decode_consolidated_bill(reader.entries[reader.at("consolidated-bill")].entry.payload);
  bill.sales = {7, 7};
  CHECK_THROWS_AS(wire::decode_consolidated_bill(wire::encode(bill)), wire::Malformed);
  bill.sales = {7};
  bill.document = DocumentType::cash_memo;
  CHECK_NOTHROW(wire::decode_consolidated_bill(wire::encode(bill)));  // the ledger finds it
  bill.document = DocumentType::unbilled_sale;
  CHECK_THROWS_AS(wire::decode_consolidated_bill(wire::encode(bill)), wire::Malformed);
}
