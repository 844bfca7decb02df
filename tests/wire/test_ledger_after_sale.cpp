// A ledger believes no refund: each is held against its sale and against what came back before.
#include <catch2/catch.hpp>

#include "golden_reader.h"

using namespace odop;

namespace {

using Reader = test::GoldenReader;

bool contains(const std::vector<std::string>& found, const std::string& name) {
  return std::find(found.begin(), found.end(), name) != found.end();
}

}  // namespace

TEST_CASE("A refund that gives back more than its amounts come to is found", "[wire][ledger]") {
  Reader reader;
  reader.change("refund", wire::decode_refund, [](auto& refund) {
    refund.payable_paise += 100;
    refund.round_off_paise += 100;
    refund.tenders[0].amount_paise += 100;
  });
  CHECK(reader.findings("refund") == std::vector<std::string>{"totals_differ"});
}

TEST_CASE("A refund of more pieces than were sold is found, in one entry or in two", "[wire][ledger]") {
  Reader once;
  once.change("refund", wire::decode_refund, [](auto& refund) { refund.lines[0].quantity = 4; });
  CHECK(contains(once.findings("refund"), "return_differs"));
  Reader twice;
  twice.change("refund-rest", wire::decode_refund, [](auto& refund) { refund.lines[0].quantity = 3; });
  CHECK(contains(twice.findings("refund-rest"), "return_differs"));
}

TEST_CASE("A refund that forgets an earlier one is found", "[wire][ledger]") {
  Reader reader;
  reader.change("refund-rest", wire::decode_refund, [](auto& refund) {
    refund.previous_sequence = 0;
    refund.lines[0].returned_before = 0;
  });
  CHECK(contains(reader.findings("refund-rest"), "return_differs"));
}

TEST_CASE("A refund of an entry that is no sale, or that comes after it, is found", "[wire][ledger]") {
  for (const std::int64_t original : {4, 9, 500}) {
    Reader reader;
    reader.change("refund", wire::decode_refund, [&](auto& refund) { refund.original_sequence = original; });
    CHECK(contains(reader.findings("refund"), "missing_reference"));
  }
}

TEST_CASE("Money that goes back otherwise than the refund says is found", "[wire][ledger]") {
  Reader reader;
  reader.change("refund", wire::decode_refund, [](auto& refund) { refund.tenders[0].amount_paise -= 1; });
  CHECK(reader.findings("refund") == std::vector<std::string>{"tender_differs"});
}

TEST_CASE("A void of a sale of which something came back, of another amount or of another day is found",
          "[wire][ledger]") {
  const auto change_void = [](Reader& reader, auto change) {
    wire::Entry& entry = reader.entries[reader.at("void")].entry;
    wire::VoidPayload withdrawn = wire::decode_void(entry.payload);
    change(withdrawn, entry);
    entry.payload = wire::encode(withdrawn);
  };
  Reader returned;
  const auto cash_sequence = static_cast<std::int64_t>(returned.at("sale-cash")) + 1;
  change_void(returned, [&](auto& withdrawn, auto&) { withdrawn.original_sequence = cash_sequence; });
  CHECK(contains(returned.findings("void"), "return_differs"));
  Reader amount;
  change_void(amount, [](auto& withdrawn, auto&) { withdrawn.payable_paise -= 100; });
  CHECK(amount.findings("void") == std::vector<std::string>{"totals_differ"});
  Reader day;
  change_void(day, [](auto&, auto& entry) { entry.utc_ms += 86'400'000; });
  CHECK(day.findings("void") == std::vector<std::string>{"return_differs"});
}

TEST_CASE("What an entry does to the running sums can be read from the entry alone", "[wire][ledger]") {
  std::int64_t sales = 0, paise = 0;
  for (const auto& golden : test::golden_entries()) {
    const wire::EntrySum sum = wire::sum_of(golden.entry.type, golden.entry.payload);
    sales += sum.sales;
    paise += sum.paise;
  }
  CHECK(sales == 6);
  // The cash sale came back whole, the wrong one was withdrawn, Rs 450 of another kiosk's bill went out. An advance is
  // no sale: what was booked counts when it is delivered. Two small sales count, the bill that stands for them does
  // not.
  CHECK(paise == 85'500 - 45'000 + 90'000 + 25'000);
  CHECK(wire::sum_of(4, "no sale").sales == 0);
}

namespace {
template <typename Payload, typename Change>
std::vector<std::string> findings_after(const std::string& name, Payload (*decode)(std::string_view), Change change) {
  Reader reader;
  wire::Entry& entry = reader.entries[reader.at(name)].entry;
  Payload payload = decode(entry.payload);
  change(payload);
  entry.payload = wire::encode(payload);
  return reader.findings(name);
}
}  // namespace

TEST_CASE("A lead is taken back as it was given, and says nothing that its kind has no room for", "[wire][lead]") {
  const auto given = [](auto change) { return findings_after("lead", wire::decode_lead, change); };
  const auto withdrawn = [](auto change) { return findings_after("lead-withdrawn", wire::decode_lead, change); };
  CHECK(given([](auto&) {}).empty());
  CHECK(withdrawn([](auto&) {}).empty());
  CHECK(contains(given([](auto& lead) { lead.given_sequence = 1; }), "consent_differs"));
  CHECK(contains(given([](auto& lead) { lead.staff = "S1"; }), "consent_differs"));
  CHECK(contains(given([](auto& lead) { lead.interests = wire::lead_gem; }), "malformed_entry"));
  CHECK(contains(given([](auto& lead) { lead.quantity = 1'000'001; }), "malformed_entry"));
  CHECK(contains(given([](auto& lead) { lead.kind = wire::LeadKind::registration; }), "malformed_entry"));
  CHECK(contains(withdrawn([](auto& lead) { lead.given_sequence -= 1; }), "consent_differs"));
  CHECK(contains(withdrawn([](auto& lead) { lead.given_sequence += 1; }), "consent_differs"));
  CHECK(contains(withdrawn([](auto& lead) { lead.quantity = 1; }), "consent_differs"));
  CHECK(contains(withdrawn([](auto& lead) { lead.sidecar = {}; }), "consent_differs"));
}

TEST_CASE("A consent belongs to a sale, and is taken back as it was given", "[wire][ledger]") {
  const auto given = [](auto change) { return findings_after("consent", wire::decode_consent, change); };
  const auto withdrawn = [](auto change) { return findings_after("consent-withdrawn", wire::decode_consent, change); };
  CHECK(given([](auto&) {}).empty());
  CHECK(withdrawn([](auto&) {}).empty());
  CHECK(contains(given([](auto& c) { c.sale_sequence = 2; }), "missing_reference"));
  CHECK(contains(given([](auto& c) { c.sale_sequence = 9'999; }), "missing_reference"));
  CHECK(contains(given([](auto& c) { c.given_sequence = 1; }), "consent_differs"));
  CHECK(contains(withdrawn([](auto& c) { c.given_sequence = 2; }), "consent_differs"));
  CHECK(contains(withdrawn([](auto& c) { c.sidecar = {}; }), "consent_differs"));
}

TEST_CASE("New digits for a PIN say who allowed them, and nobody allows their own", "[wire][ledger]") {
  const auto by_supervisor = [](auto change) {
    return findings_after("pin-reset-supervisor", wire::decode_pin_reset, change);
  };
  CHECK(by_supervisor([](auto&) {}).empty());
  CHECK(contains(by_supervisor([](auto& r) { r.approved_by.clear(); }), "approval_differs"));
  CHECK(contains(by_supervisor([](auto& r) { r.approved_by = r.staff; }), "approval_differs"));
  CHECK(contains(by_supervisor([](auto& r) { r.by = wire::PinResetBy::organiser; }), "approval_differs"));
}
