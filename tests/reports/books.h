// Fact tables with what a fair could have written into them, and the same facts in memory, so that a figure can be
// counted without SQL. One thread.
#pragma once

#include <initializer_list>
#include <string>
#include <tuple>
#include <vector>

#include "core/facts.h"
#include "core/sale.h"
#include "reports/sqlite_query_source.h"
#include "storage/fact_tables.h"
#include "storage/migrations.h"
#include "support/sample_journal.h"
#include "support/temporary_folder.h"

namespace odop::test {

class Books {
 public:
  // Read by a ledger, entry by entry, as a kiosk and a hub do it.
  void add(const SampleJournal& journal) {
    wire::Ledger ledger(journal.device_key());
    ledger.expect_all_attempts();
    storage::Transaction transaction(database_);
    for (const wire::Entry& entry : journal.entries()) {
      Facts facts = ledger.apply(entry).facts;
      facts.kiosk = journal.label();
      write(std::move(facts));
    }
    transaction.commit();
  }
  void add(Facts facts) { write(std::move(facts)); }
  const std::vector<Facts>& facts() const { return facts_; }
  storage::Database& database() { return database_; }
  reports::SqliteQuerySource& sqlite() { return source_; }

 private:
  void write(Facts facts) {
    writer_.write(facts);
    facts_.push_back(std::move(facts));
  }
  TemporaryFolder folder_{"reports"};
  storage::Database database_{
      folder_.path() / "kiosk.sqlite", {.durability = storage::Durability::none}, storage::kiosk_migrations()};
  storage::FactWriter writer_{database_};
  reports::SqliteQuerySource source_{database_};
  std::vector<Facts> facts_;
};

inline SampleOptions fair(const std::string& label, std::uint64_t seed, const std::string& event = "mahakumbh-2025") {
  SampleOptions options;
  options.label = label;
  options.seed = seed;
  options.event_id = event;
  options.items = 30;
  options.discount_percent = 25;
  return options;
}

// One line of one item: gross, then 18 % inside what is left of it. A refund is a document with negative amounts.
inline Facts document_of(const std::string& event, const std::string& kiosk, std::int64_t sequence,
                         const ItemFact& item, std::int64_t item_sequence, std::int64_t net_paise,
                         DocumentType type = DocumentType::invoice) {
  Facts facts;
  facts.event = event;
  facts.kiosk = kiosk;
  facts.sequence = sequence;
  const std::int64_t half = net_paise * 9 / 118, taxable = net_paise - 2 * half;
  LineFact line;
  line.item_sequence = item_sequence;
  line.sku = item.sku;
  line.maker = item.maker;
  line.district = item.district;
  line.sector = item.sector;
  line.quantity = net_paise < 0 ? -1 : 1;
  line.unit_price_paise = net_paise < 0 ? -net_paise : net_paise;
  line.gross_paise = line.net_paise = net_paise;
  line.rate_basis_points = 1'800;
  line.taxable_paise = taxable;
  line.cgst_paise = line.sgst_paise = half;
  facts.lines = {line};
  DocumentFact document;
  document.kind = type == DocumentType::credit_note ? DocumentKind::refund : DocumentKind::sale;
  document.document_type = static_cast<std::int64_t>(type);
  document.serial = "24" + kiosk + "AI-" + std::to_string(sequence);
  document.supplier = item.supplier;
  document.staff = "S1";
  document.supplier_state = 9;
  document.utc_ms = 1'736'760'600'000 + sequence;
  document.day = 20'101;
  document.hour = 14;
  document.gross_paise = document.payable_paise = net_paise;
  document.taxable_paise = taxable;
  document.cgst_paise = document.sgst_paise = half;
  facts.document = document;
  facts.tenders = {{static_cast<std::int64_t>(TenderKind::cash), net_paise, net_paise, 0, ""}};
  return facts;
}

// A supervisor allowed the first line of that sale a tenth below its floor.
inline Facts approval_of(const Facts& sale, std::int64_t sequence) {
  Facts facts;
  facts.event = sale.event;
  facts.kiosk = sale.kiosk;
  facts.sequence = sequence;
  const std::int64_t net = sale.lines.front().net_paise;
  facts.approvals = {{1, sale.sequence, net + net / 10 + 1, net, "S1", "S2", sale.document->utc_ms}};
  return facts;
}

// Two of the first line's goods were written off.
// The buyer of that sale gave a number, and somebody got new digits.
inline Facts consent_of(const Facts& sale, std::int64_t sequence) {
  Facts facts;
  facts.event = sale.event;
  facts.kiosk = sale.kiosk;
  facts.sequence = sequence;
  facts.consent = ConsentFact{1, sale.sequence, 0, 3, "1", "hi", "S1", std::string(64, 'a'), sale.document->utc_ms};
  return facts;
}
// A bill that stands for one sale which had none.
inline Facts consolidated_of(const Facts& sale, std::int64_t sequence) {
  Facts facts;
  facts.event = sale.event;
  facts.kiosk = sale.kiosk;
  facts.sequence = sequence;
  const DocumentFact& d = *sale.document;
  facts.consolidated = ConsolidatedBillFact{.document_type = static_cast<std::int64_t>(DocumentType::invoice),
                                            .serial = "C-" + std::to_string(sequence),
                                            .series = "C",
                                            .number = sequence,
                                            .supplier = d.supplier,
                                            .staff = "S1",
                                            .shift_sequence = d.shift_sequence,
                                            .utc_ms = d.utc_ms + 3'600'000,
                                            .day = d.day,
                                            .taxable_paise = d.taxable_paise,
                                            .cgst_paise = d.cgst_paise,
                                            .sgst_paise = d.sgst_paise,
                                            .round_off_paise = d.round_off_paise,
                                            .payable_paise = d.payable_paise,
                                            .sales = {sale.sequence}};
  return facts;
}
inline Facts pin_reset_of(const Facts& sale, std::int64_t sequence) {
  Facts facts;
  facts.event = sale.event;
  facts.kiosk = sale.kiosk;
  facts.sequence = sequence;
  facts.pin_reset = PinResetFact{"S1", 2, "S2", sale.document->utc_ms};
  return facts;
}
inline Facts lead_of(const Facts& sale, std::int64_t sequence) {
  Facts facts;
  facts.event = sale.event;
  facts.kiosk = sale.kiosk;
  facts.sequence = sequence;
  facts.lead = LeadFact{.lead_event = 1,
                        .number = sequence,
                        .lead_kind = 3,
                        .interests = 5,
                        .sku = {},
                        .maker = {},
                        .district = {},
                        .name_hi = {},
                        .name_en = {},
                        .notice_version = "1",
                        .language = "hi",
                        .staff = {},
                        .sidecar = std::string(64, 'b'),
                        .utc_ms = sale.document->utc_ms};
  return facts;
}
inline Facts showcase_counts_of(const Facts& sale, std::int64_t sequence,
                                std::initializer_list<std::tuple<const char*, const char*, int>> counts) {
  Facts facts;
  facts.event = sale.event;
  facts.kiosk = sale.kiosk;
  facts.sequence = sequence;
  for (const auto& [what, id, count] : counts)
    facts.showcase_counts.push_back({what, id, count, sale.document->day, sale.document->hour});
  return facts;
}
inline Facts stock_move_of(const Facts& sale, std::int64_t sequence) {
  Facts facts;
  facts.event = sale.event;
  facts.kiosk = sale.kiosk;
  facts.sequence = sequence;
  facts.stock = {{sale.lines.front().sku, -2, 4}};
  facts.stock_move = StockMoveFact{4, {}, {}, 0, {}, "S1", "S2", "broken", sale.document->utc_ms};
  return facts;
}

// Goods like those of that sale are booked, a third of the price is paid.
inline Facts booking_of(const Facts& sale, std::int64_t sequence) {
  Facts facts;
  facts.event = sale.event;
  facts.kiosk = sale.kiosk;
  facts.sequence = sequence;
  BookingFact booking;
  booking.serial = "24" + sale.kiosk + "AP-000001";
  booking.supplier = sale.document->supplier;
  booking.staff = "S1";
  booking.utc_ms = sale.document->utc_ms;
  booking.day = sale.document->day;
  booking.payable_paise = sale.document->payable_paise;
  booking.advance_paise = sale.document->payable_paise / 3;
  booking.due_day = sale.document->day + 7;
  booking.delivery = 2;
  facts.booking_tenders = {{sequence, 0, {1, booking.advance_paise, booking.advance_paise, 0, {}}}};
  facts.booking = std::move(booking);
  return facts;
}
// That booking was cancelled.
inline Facts booking_end_of(const Facts& booking, std::int64_t sequence) {
  Facts facts;
  facts.event = booking.event;
  facts.kiosk = booking.kiosk;
  facts.sequence = sequence;
  facts.booking_end = BookingEndFact{booking.sequence, BookingState::cancelled,        "S1", "S2",
                                     "not wanted",     booking.booking->utc_ms + 1'000};
  return facts;
}

// Another kiosk gave the whole of that bill back on the word of its code.
inline Facts foreign_return_of(const Facts& sale, const std::string& kiosk, std::int64_t sequence) {
  Facts facts;
  facts.event = sale.event;
  facts.kiosk = kiosk;
  facts.sequence = sequence;
  DocumentFact document = *sale.document;
  document.kind = DocumentKind::refund;
  document.document_type = static_cast<std::int64_t>(DocumentType::credit_note);
  document.serial = "24" + kiosk + "AC-" + std::to_string(sequence);
  document.approved_by = "S2";
  document.payable_paise = -sale.document->payable_paise;
  document.gross_paise = document.discount_paise = document.taxable_paise = document.cgst_paise = 0;
  document.sgst_paise = document.igst_paise = 0;
  document.round_off_paise = document.payable_paise;  // no lines here: only the report of returns is asked about it
  facts.document = document;
  facts.tenders = {
      {static_cast<std::int64_t>(TenderKind::cash), document.payable_paise, document.payable_paise, 0, ""}};
  facts.foreign_return = ForeignReturnFact{std::string(64, 'a'),  std::string(64, 'b'),  sale.sequence,
                                           sale.document->serial, sale.document->utc_ms, sale.document->payable_paise};
  return facts;
}

inline Facts item_entry(const std::string& event, const std::string& kiosk, std::int64_t sequence,
                        const ItemFact& item) {
  Facts facts;
  facts.event = event;
  facts.kiosk = kiosk;
  facts.sequence = sequence;
  facts.item = item;
  return facts;
}

}  // namespace odop::test
