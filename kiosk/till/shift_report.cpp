#include "till/shift_report.h"

#include "core/facts.h"
#include "wire/crypto.h"
#include "wire/payloads.h"

namespace odop::till {

namespace {

using storage::Statement;

Money paise(const Statement& row, int column) {
  return Money::from_paise(row.number(column));
}

// Documents are kept by (event, kiosk, sequence). Naming the few events first lets a shift be read by its sequences,
// without walking through all that the kiosk ever sold.
const std::string of_this_kiosk =
    "WITH RECURSIVE e (event) AS (SELECT min(event) FROM documents UNION ALL "
    "SELECT (SELECT min(event) FROM documents WHERE event > e.event) FROM e WHERE e.event IS NOT NULL), "
    "d AS (SELECT * FROM documents WHERE event IN (SELECT event FROM e) AND kiosk = ?1 AND sequence BETWEEN ?2 AND "
    "?3) ";

// Advances that this shift took, gave back, or that its sales used, and the serials of the papers given for them.
void read_bookings(storage::Database& database, std::int64_t last_sequence, ShiftReport& report) {
  const std::int64_t shift = report.shift_sequence;
  Statement money(database,
                  "SELECT count(DISTINCT CASE WHEN amount_paise > 0 THEN sequence END), "
                  "coalesce(sum(CASE WHEN amount_paise > 0 THEN amount_paise ELSE 0 END), 0), "
                  "count(DISTINCT CASE WHEN amount_paise < 0 THEN sequence END), "
                  "coalesce(sum(CASE WHEN amount_paise < 0 THEN -amount_paise ELSE 0 END), 0), "
                  "coalesce(sum(CASE WHEN kind = 1 THEN amount_paise ELSE 0 END), 0) FROM booking_tenders "
                  "WHERE kiosk = ? AND shift_sequence = ? AND sequence <= ?");
  if (money.bind(report.kiosk, shift, last_sequence).step()) {
    report.advances_taken = money.number(0);
    report.advance_taken = paise(money, 1);
    report.advances_given_back = money.number(2);
    report.advance_given_back = paise(money, 3);
    report.cash_advances = paise(money, 4);
  }
  Statement used(database, of_this_kiosk +
                               "SELECT count(*), coalesce(sum(t.amount_paise), 0) FROM d JOIN tenders t "
                               "ON t.event = d.event AND t.kiosk = d.kiosk AND t.sequence = d.sequence "
                               "WHERE d.shift_sequence = ?2 AND d.kind = 1 AND t.kind = 4");
  if (used.bind(report.kiosk, shift, last_sequence).step()) {
    report.advances_used = used.number(0);
    report.advance_used = paise(used, 1);
  }
  Statement series(database,
                   "SELECT substr(serial, 1, length(serial) - 7) AS series, count(*), min(serial), max(serial), "
                   "sum(advance_paise) FROM bookings WHERE kiosk = ?1 AND shift_sequence = ?2 "
                   "AND sequence BETWEEN ?2 AND ?3 GROUP BY series ORDER BY series");
  series.bind(report.kiosk, shift, last_sequence);
  while (series.step())
    report.documents.push_back({.type = DocumentType::payment_received,
                                .series = series.text(0),
                                .first_serial = series.text(2),
                                .last_serial = series.text(3),
                                .count = series.number(1),
                                .payable = paise(series, 4)});
}

// Figures of one shift; `last_sequence` bounds what belongs to it, so that a Z report says the same for ever.
void read_figures(storage::Database& database, std::int64_t last_sequence, ShiftReport& report) {
  const std::int64_t shift = report.shift_sequence;
  Statement kinds(database, of_this_kiosk +
                                "SELECT kind, count(*), sum(payable_paise), sum(discount_paise) FROM d "
                                "WHERE shift_sequence = ?2 GROUP BY kind");
  kinds.bind(report.kiosk, shift, last_sequence);
  while (kinds.step()) {
    const Money payable = paise(kinds, 2);
    report.net += payable;
    report.discount += paise(kinds, 3);
    switch (static_cast<DocumentKind>(kinds.number(0))) {
      case DocumentKind::sale:
        report.sales = kinds.number(1);
        report.sold = payable;
        break;
      case DocumentKind::refund:
        report.refunds = kinds.number(1);
        report.refunded = -payable;
        break;
      case DocumentKind::withdrawal:
        report.voids = kinds.number(1);
        report.withdrawn = -payable;
        break;
    }
  }
  // Serials of a series are in the order of their sequence, six digits each.
  Statement series(database,
                   of_this_kiosk +
                       "SELECT substr(serial, 1, length(serial) - 7) AS series, document_type, count(*), min(serial), "
                       "max(serial), sum(payable_paise) FROM d WHERE shift_sequence = ?2 AND kind <> 3 "
                       "GROUP BY series, document_type ORDER BY series");
  series.bind(report.kiosk, shift, last_sequence);
  while (series.step())
    report.documents.push_back({.type = static_cast<DocumentType>(series.number(1)),
                                .series = series.text(0),
                                .first_serial = series.text(3),
                                .last_serial = series.text(4),
                                .count = series.number(2),
                                .payable = paise(series, 5)});
  Statement consolidated(database,
                         "SELECT sequence, document_type, serial, day, sales, payable_paise FROM consolidated_bills "
                         "WHERE kiosk = ? AND sequence BETWEEN ? AND ? ORDER BY sequence");
  consolidated.bind(report.kiosk, shift, last_sequence);
  while (consolidated.step())
    report.consolidated.push_back({.sequence = consolidated.number(0),
                                   .type = static_cast<DocumentType>(consolidated.number(1)),
                                   .serial = consolidated.text(2),
                                   .day = consolidated.number(3),
                                   .sales = consolidated.number(4),
                                   .payable = paise(consolidated, 5)});
  Statement taxes(database,
                  of_this_kiosk +
                      "SELECT l.rate_basis_points, sum(l.taxable_paise), sum(l.cgst_paise), sum(l.sgst_paise), "
                      "sum(l.igst_paise) FROM d JOIN document_lines l "
                      "ON l.event = d.event AND l.kiosk = d.kiosk AND l.sequence = d.sequence "
                      "WHERE d.shift_sequence = ?2 GROUP BY l.rate_basis_points ORDER BY l.rate_basis_points");
  taxes.bind(report.kiosk, shift, last_sequence);
  while (taxes.step())
    report.taxes.push_back({TaxRate{static_cast<std::int32_t>(taxes.number(0))},
                            TaxSplit{paise(taxes, 1), paise(taxes, 2), paise(taxes, 3), paise(taxes, 4)}});
  // What exchanges set off stands on both sides and is no money (kind 5).
  // A UPI payment without the bank's number waits for a word of it, unless its bill was withdrawn; a withdrawal in a
  // later shift belongs to that one. "> 0" names the partial index: without it each document would walk through all.
  const std::string waits =
      "d.kind = 1 AND t.kind = 2 AND t.reference = '' AND NOT EXISTS (SELECT 1 FROM documents w "
      "WHERE w.kiosk = d.kiosk AND w.original_sequence = d.sequence AND w.original_sequence > 0 AND w.kind = 3 AND "
      "w.sequence <= ?3)";
  Statement tenders(database, of_this_kiosk + "SELECT t.kind, sum(t.amount_paise), sum(CASE WHEN " + waits +
                                  " THEN 1 ELSE 0 END), sum(CASE WHEN " + waits +
                                  " THEN t.amount_paise ELSE 0 END) FROM d JOIN tenders t "
                                  "ON t.event = d.event AND t.kiosk = d.kiosk AND t.sequence = d.sequence "
                                  "WHERE d.shift_sequence = ?2 AND t.kind <> 5 GROUP BY t.kind");
  tenders.bind(report.kiosk, shift, last_sequence);
  while (tenders.step()) {
    report.tenders[static_cast<TenderKind>(tenders.number(0))] = paise(tenders, 1);
    report.upi_without_rrn += tenders.number(2);
    report.upi_without_rrn_amount += paise(tenders, 3);
  }
  if (const auto cash = report.tenders.find(TenderKind::cash); cash != report.tenders.end())
    report.cash_sales = cash->second;
  Statement moved(database,
                  "SELECT coalesce(sum(CASE WHEN amount_paise > 0 THEN amount_paise ELSE 0 END), 0), "
                  "coalesce(sum(CASE WHEN amount_paise < 0 THEN -amount_paise ELSE 0 END), 0) FROM cash_movements "
                  "WHERE shift_sequence = ? AND sequence BETWEEN ? AND ?");
  if (moved.bind(shift, shift, last_sequence).step()) {
    report.cash_in = paise(moved, 0);
    report.cash_out = paise(moved, 1);
  }
  read_bookings(database, last_sequence, report);
  report.expected = report.opening_float + report.cash_sales + report.cash_advances + report.cash_in - report.cash_out;

  // Since the beginning: all of it now, less what came after the shift's last entry.
  Statement grand(database, of_this_kiosk +
                                "SELECT t.sales - coalesce(sum(CASE WHEN d.kind = 1 THEN 1 ELSE 0 END), 0), "
                                "t.sum_paise - coalesce(sum(d.payable_paise), 0) FROM totals t LEFT JOIN d ON true");
  if (grand.bind(report.kiosk, last_sequence + 1, INT64_MAX).step()) {
    report.grand_sales = grand.number(0);
    report.grand_net = paise(grand, 1);
  }
  report.last_sequence = last_sequence;
  Statement head(database, "SELECT hash FROM journal WHERE sequence = ?");
  if (head.bind(last_sequence).step()) report.head_hex = wire::to_hex(head.text(0));
}

// What the opening says; nullopt when the entry is none.
std::optional<ShiftReport> opened(storage::Database& database, std::int64_t shift_sequence) {
  Statement open(database,
                 "SELECT kiosk, staff, utc_ms, opened_by_itself, float_paise FROM shift_events "
                 "WHERE sequence = ? AND shift_event = 1");
  if (!open.bind(shift_sequence).step()) return std::nullopt;
  ShiftReport report;
  report.kiosk = open.text(0);
  report.shift_sequence = shift_sequence;
  report.opened_by = open.text(1);
  report.opened_ms = open.number(2);
  report.opened_by_itself = open.number(3) != 0;
  report.opening_float = paise(open, 4);
  Statement events(database,
                   "SELECT payload FROM journal INDEXED BY journal_reference WHERE type <= 3 AND type = 2 "
                   "ORDER BY sequence DESC");
  while (events.step()) {
    const wire::ConfigPayload config = wire::decode_config(events.text(0));
    const auto* event = std::get_if<wire::EventPayload>(&config);
    if (!event) continue;
    report.is_demo = event->demo;
    report.stall =
        LocalText{event->stall_name_hi + ", " + event->place_hi, event->stall_name_en + ", " + event->place_en};
    break;
  }
  return report;
}

}  // namespace

std::optional<ShiftReport> x_report(storage::Database& database) {
  const std::int64_t shift = database.number("SELECT open_shift_sequence FROM totals");
  auto report = shift == 0 ? std::nullopt : opened(database, shift);
  if (report) read_figures(database, database.number("SELECT max(sequence) FROM journal"), *report);
  return report;
}

std::optional<ShiftReport> z_report(storage::Database& database, std::optional<std::int64_t> shift_sequence) {
  Statement close(database,
                  "SELECT shift_sequence, sequence, staff, utc_ms, counted_paise FROM shift_events "
                  "WHERE shift_event = 2 AND (?1 = 0 OR shift_sequence = ?1) ORDER BY sequence DESC LIMIT 1");
  if (!close.bind(shift_sequence.value_or(0)).step()) return std::nullopt;
  auto report = opened(database, close.number(0));
  if (!report) return std::nullopt;
  report->closed_by = close.text(2);
  report->closed_ms = close.number(3);
  report->counted = paise(close, 4);
  const std::int64_t closed_sequence = close.number(1);
  Statement number(database, "SELECT count(*) FROM shift_events WHERE shift_event = 2 AND sequence <= ?");
  if (number.bind(closed_sequence).step()) report->z_number = number.number(0);
  read_figures(database, closed_sequence, *report);
  return report;
}

void add_turnover(storage::Database& database, const Catalogue& catalogue, std::int64_t now_ms, ShiftReport& report) {
  const CivilDate day = ist_date(report.closed_ms > 0 ? report.closed_ms : now_ms);
  const std::int64_t year = financial_year_start(day);
  const auto first_day_of = [](std::int64_t of_year) { return days_from_civil({static_cast<int>(of_year), 4, 1}); };
  std::vector<TurnoverRow> rows;
  Statement now(database, "SELECT supplier, net_paise FROM turnover WHERE year = ? ORDER BY supplier");
  now.bind(year);
  while (now.step()) rows.push_back({now.text(0), year, now.number(1)});
  // All of it now, less what came after the report's last entry.
  Statement later(database, of_this_kiosk +
                                "SELECT supplier, sum(taxable_paise) FROM d WHERE day BETWEEN ?4 AND ?5 "
                                "GROUP BY supplier");
  later.bind(report.kiosk, report.last_sequence + 1, INT64_MAX, first_day_of(year), first_day_of(year + 1) - 1);
  while (later.step())
    for (TurnoverRow& row : rows)
      if (row.supplier == later.text(0)) row.net_paise -= later.number(1);
  report.turnover.clear();
  for (TurnoverMeter& meter : turnover_meters(catalogue, rows, day))
    if (meter.is_near()) report.turnover.push_back(std::move(meter));
}

}  // namespace odop::till
