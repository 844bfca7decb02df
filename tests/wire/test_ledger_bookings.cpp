// A ledger believes no booking and no advance: each is held against its goods, and an advance is used once.
#include <catch2/catch.hpp>

#include "golden_reader.h"
#include "wire/batch.h"

using namespace odop;

namespace {

using Reader = test::GoldenReader;

using Found = std::vector<std::string>;

}  // namespace

TEST_CASE("The golden bookings, their delivery and cancellation are good, and their facts are those of the entries",
          "[wire][ledger][booking]") {
  const Reader reader;
  for (const char* name : {"booking", "sale-delivered", "booking-unwanted", "booking-end"}) {
    INFO(name);
    CHECK(reader.findings(name).empty());
  }
  wire::Ledger ledger(wire::Signer(test::golden_seed()).public_key());
  ledger.ask_past({.entry = [&](std::int64_t sequence) { return reader.entry(sequence); },
                   .last_taken_back = {},
                   .last_foreign_return = {}});
  std::vector<Facts> facts;
  for (const auto& golden : reader.entries) facts.push_back(ledger.apply(golden.entry).facts);
  const Facts& booked = facts[reader.at("booking")];
  REQUIRE(booked.booking);
  CHECK(booked.booking->serial == "24K07AP-000001");
  CHECK(booked.booking->advance_paise == 30'000);
  CHECK(booked.booking->payable_paise == 90'000);
  CHECK(booked.stock.empty());  // nothing moved
  CHECK_FALSE(booked.document);
  const Facts& delivered = facts[reader.at("sale-delivered")];
  REQUIRE(delivered.booking_end);
  CHECK(delivered.booking_end->booking_sequence == reader.sequence("booking"));
  CHECK(delivered.booking_end->state == BookingState::delivered);
  CHECK(delivered.attempts.empty());  // an advance is no UPI attempt
  REQUIRE(delivered.stock.size() == 1);
  CHECK(delivered.stock[0].change == -2);
  const Facts& cancelled = facts[reader.at("booking-end")];
  REQUIRE(cancelled.booking_tenders.size() == 1);
  CHECK(cancelled.booking_tenders[0].tender.amount_paise == -30'000);
}

TEST_CASE("An advance of nothing, or of more than the goods, is found", "[wire][ledger][booking]") {
  for (const std::int64_t paise : {0, 99, 90'001}) {
    Reader reader;
    reader.change("booking", wire::decode_booking,
                  [&](auto& booking) { booking.tenders[0].amount_paise = booking.tenders[0].tendered_paise = paise; });
    CHECK(reader.findings("booking") == Found{"booking_differs"});
  }
}

TEST_CASE("A booking that states another sum, unknown goods or a number out of order is found",
          "[wire][ledger][booking]") {
  Reader sum;
  sum.change("booking", wire::decode_booking, [](auto& booking) { booking.payable_paise += 100; });
  CHECK(sum.findings("booking") == Found{"totals_differ"});
  Reader goods;
  goods.change("booking", wire::decode_booking, [](auto& booking) { booking.lines[0].item_sequence = 500; });
  CHECK(goods.findings("booking") == Found{"missing_reference"});
  Reader gap;
  gap.change("booking", wire::decode_booking, [](auto& booking) { booking.number = 2; });
  CHECK(gap.findings("booking") == Found{"serial_gap"});
  Reader series;
  series.change("booking", wire::decode_booking, [](auto& booking) { booking.series = "24K07AI", booking.number = 4; });
  CHECK(series.findings("booking") == Found{"serial_wrong"});
  Reader advance;
  advance.change("booking", wire::decode_booking, [](auto& booking) { booking.tenders[0].kind = TenderKind::advance; });
  CHECK(advance.findings("booking") == Found{"tender_differs"});
}

TEST_CASE("A sale that uses an advance without its booking, in part, twice, or for other goods is found",
          "[wire][ledger][booking]") {
  const auto with = [](auto change) {
    Reader reader;
    reader.change("sale-delivered", wire::decode_sale, change);
    return reader.findings("sale-delivered");
  };
  for (const std::int64_t sequence : {0, 4, 500})
    CHECK(with([&](auto& sale) { sale.tenders[0].attempt_sequence = sequence; }) == Found{"missing_reference"});
  CHECK(with([](auto& sale) {
          sale.tenders[0].amount_paise = sale.tenders[0].tendered_paise = 20'000;
          sale.tenders[1].amount_paise = sale.tenders[1].tendered_paise = 70'000;
        }) == Found{"booking_differs"});
  CHECK(with([](auto& sale) {
          sale.lines = {{sale.lines[0].item_sequence, 1, 90'000, 0, 500}};
        }) == Found{"booking_differs"});
  CHECK(with([](auto& sale) {
          sale.tenders[1] = sale.tenders[0];
          sale.tenders[1].amount_paise = sale.tenders[1].tendered_paise = 60'000;
        }) == Found{"booking_differs"});
  // The second booking's cancellation names the first one, which was delivered.
  Reader twice;
  twice.change("booking-end", wire::decode_booking_end,
               [&](auto& end) { end.booking_sequence = twice.sequence("booking"); });
  CHECK(twice.findings("booking-end") == Found{"booking_differs"});
}

TEST_CASE("A cancellation that gives back another sum, that nobody allowed, or of no booking is found",
          "[wire][ledger][booking]") {
  const auto with = [](auto change) {
    Reader reader;
    reader.change("booking-end", wire::decode_booking_end, change);
    return reader.findings("booking-end");
  };
  CHECK(with([](auto& end) { end.tenders[0].amount_paise -= 100; }) == Found{"tender_differs"});
  CHECK(with([](auto& end) { end.tenders.clear(); }) == Found{"tender_differs"});
  CHECK(with([](auto& end) { end.approved_by.clear(); }) == Found{"booking_differs"});
  CHECK(with([](auto& end) { end.booking_sequence = 9; }) == Found{"missing_reference"});
}

TEST_CASE("A ledger that begins in the middle asks whether a booking is still open", "[wire][ledger][booking]") {
  const Reader reader;
  const std::size_t from = reader.at("sale-delivered");
  for (const std::int64_t ended_by : {std::int64_t{0}, std::int64_t{7}}) {
    wire::Ledger ledger(wire::Signer(test::golden_seed()).public_key());
    ledger.ask_past({.entry = [&](std::int64_t sequence) { return reader.entry(sequence); },
                     .last_taken_back = {},
                     .last_foreign_return = {},
                     .booking_ended_by =
                         [&](std::int64_t sequence) {
                           CHECK(sequence == reader.sequence("booking"));
                           return ended_by;
                         }});
    for (std::size_t i = 0; i < from; ++i) ledger.restore_reference(reader.entries[i].entry);
    ledger.restore_series("24K07AI", 3);
    const auto step = ledger.apply(reader.entries[from].entry);
    CHECK(step.findings.size() == (ended_by == 0 ? 0U : 1U));
    CHECK(step.facts.booking_end.has_value() == (ended_by == 0));
  }
}

TEST_CASE("Bookings, their ends and sales paid by an advance travel unchanged", "[wire][batch][booking]") {
  const wire::Signer signer(test::golden_seed());
  std::vector<wire::Entry> entries;
  wire::Hash head = wire::first_previous_hash;
  for (const auto& golden : test::golden_entries()) {
    entries.push_back(golden.entry);
    head = wire::hash_entry(signer.public_key(), head, golden.entry);
  }
  const auto last = static_cast<std::int64_t>(entries.size());
  const wire::BatchInput input{.device_key = signer.public_key(),
                               .previous_head = wire::first_previous_hash,
                               .entries = entries,
                               .head = head,
                               .signature = wire::sign_batch(signer, 1, last, head),
                               .sidecars = {}};
  for (const auto predictor : {wire::Predictor::none, wire::Predictor::pricing}) {
    const auto batch = wire::decode_batch(wire::encode_batch(input, {}, predictor), {});
    REQUIRE(batch);
    CHECK(batch->entries == entries);
  }
}
