#include "storage/fact_tables.h"

namespace odop::storage {

FactWriter::FactWriter(Database& database)
    : document_(
          database,
          "INSERT INTO documents (event, kiosk, sequence, document_type, serial, supplier, staff, shift_sequence, "
          "basket_sequence, supplier_state, buyer_state, utc_ms, day, hour, gross_paise, discount_paise, "
          "taxable_paise, cgst_paise, sgst_paise, igst_paise, round_off_paise, payable_paise, flags, kind, "
          "original_sequence, approved_by, reason) "
          "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
      line_(database,
            "INSERT INTO document_lines (event, kiosk, sequence, line, item_sequence, quantity, unit_price_paise, "
            "gross_paise, discount_paise, net_paise, rate_basis_points, taxable_paise, cgst_paise, sgst_paise, "
            "igst_paise) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
      tender_(database,
              "INSERT INTO tenders (event, kiosk, sequence, tender, kind, amount_paise, tendered_paise, "
              "attempt_sequence, reference) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"),
      item_(database,
            "INSERT INTO items (event, kiosk, sequence, sku, name_hi, name_en, hsn, gst_rule, kind, list_price_paise, "
            "supplier, maker, district, sector) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
      attempt_began_(database,
                     "INSERT INTO upi_attempts (event, kiosk, sequence, number, state, amount_paise, supplier, staff, "
                     "rrn, sale_sequence) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
      attempt_changed_(database,
                       "UPDATE upi_attempts SET state = ?4, rrn = CASE WHEN ?5 = '' THEN rrn ELSE ?5 END, "
                       "sale_sequence = CASE WHEN ?6 = 0 THEN sale_sequence ELSE ?6 END "
                       "WHERE event = ?1 AND kiosk = ?2 AND sequence = ?3"),
      shift_(database,
             "INSERT INTO shift_events (event, kiosk, sequence, shift_sequence, shift_event, staff, opened_by_itself, "
             "float_paise, expected_paise, counted_paise, documents, net_paise, utc_ms) "
             "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
      cash_(database,
            "INSERT INTO cash_movements (event, kiosk, sequence, shift_sequence, amount_paise, staff, approved_by, "
            "reason, utc_ms) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"),
      approval_(database,
                "INSERT INTO price_approvals (event, kiosk, sequence, line, sale_sequence, floor_paise, net_paise, "
                "staff, approved_by, utc_ms) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
      move_(database,
            "INSERT INTO stock_moves (event, kiosk, sequence, reason, serial, supplier, staff, approved_by, note, "
            "utc_ms) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
      foreign_return_(database,
                      "INSERT INTO foreign_returns (event, kiosk, sequence, original_device, original_sequence, "
                      "original_hash, original_serial, original_utc_ms, payable_paise) "
                      "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"),
      consolidated_(database,
                    "INSERT INTO consolidated_bills (event, kiosk, sequence, document_type, serial, supplier, staff, "
                    "shift_sequence, utc_ms, day, sales, taxable_paise, cgst_paise, sgst_paise, round_off_paise, "
                    "payable_paise) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
      consolidated_sale_(database,
                         "INSERT INTO consolidated_sales (event, kiosk, sequence, sale_sequence) VALUES (?, ?, ?, ?)"),
      booking_(database,
               "INSERT INTO bookings (event, kiosk, sequence, serial, supplier, staff, approved_by, shift_sequence, "
               "buyer_state, flags, utc_ms, day, payable_paise, advance_paise, due_day, delivery, note, state, "
               "ended_sequence, ended_ms, ended_by, end_approved_by, end_reason) "
               "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1, 0, 0, '', '', '')"),
      booking_ended_(database,
                     "UPDATE bookings SET state = ?3, ended_sequence = ?4, ended_ms = ?5, ended_by = ?6, "
                     "end_approved_by = ?7, end_reason = ?8 WHERE kiosk = ?1 AND sequence = ?2"),
      booking_tender_(database,
                      "INSERT INTO booking_tenders (event, kiosk, sequence, tender, booking_sequence, shift_sequence, "
                      "kind, amount_paise, tendered_paise, attempt_sequence, reference) "
                      "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
      supplier_pan_(database,
                    "INSERT INTO supplier_pans (event, kiosk, sequence, supplier, pan, year, before_paise) "
                    "VALUES (?, ?, ?, ?, ?, ?, ?)"),
      consent_(database,
               "INSERT INTO consents (event, kiosk, sequence, consent_event, sale_sequence, given_sequence, purposes, "
               "notice_version, language, staff, sidecar, utc_ms) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
      lead_(database,
            "INSERT INTO leads (event, kiosk, sequence, lead_event, number, given_sequence, lead_kind, interests, "
            "quantity, sku, maker, district, name_hi, name_en, notice_version, language, staff, sidecar, utc_ms) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
      pin_reset_(database,
                 "INSERT INTO pin_resets (event, kiosk, sequence, staff, reset_by, approved_by, utc_ms) "
                 "VALUES (?, ?, ?, ?, ?, ?, ?)"),
      showcase_count_(database,
                      "INSERT INTO showcase_counts (event, kiosk, sequence, number, what, id, count, day, hour) "
                      "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"),
      stock_(database,
             "INSERT INTO stock_changes (event, kiosk, sequence, line, sku, change, reason) VALUES (?, ?, ?, ?, ?, ?, "
             "?)") {}

std::vector<std::string> events_in(Database& database, const char* fact_table) {
  std::vector<std::string> events;
  Statement next(database, std::string("SELECT min(event) FROM ") + fact_table + " WHERE event > ?");
  for (std::string after;; events.push_back(after)) {
    if (!next.bind(after).step() || next.is_null(0)) return events;
    after = next.text(0);
  }
}

std::int64_t last_taken_back(Database& database, const std::string& kiosk, std::int64_t sequence) {
  // "> 0" names the partial index, which SQLite does not see behind a ?.
  Statement newest(database,
                   "SELECT coalesce(max(sequence), 0) FROM documents "
                   "WHERE kiosk = ? AND original_sequence = ? AND original_sequence > 0");
  return newest.bind(kiosk, sequence).step() ? newest.number(0) : 0;
}

std::int64_t last_foreign_return(Database& database, const std::string& kiosk, const std::string& device,
                                 std::int64_t sequence) {
  Statement newest(database,
                   "SELECT coalesce(max(sequence), 0) FROM foreign_returns "
                   "WHERE kiosk = ? AND original_device = ? AND original_sequence = ?");
  return newest.bind(kiosk, device, sequence).step() ? newest.number(0) : 0;
}

std::int64_t booking_ended_by(Database& database, const std::string& kiosk, std::int64_t sequence) {
  Statement end(database, "SELECT ended_sequence FROM bookings WHERE kiosk = ? AND sequence = ?");
  return end.bind(kiosk, sequence).step() ? end.number(0) : 0;
}

std::int64_t consolidated_in(Database& database, const std::string& kiosk, std::int64_t sequence) {
  Statement bill(database, "SELECT sequence FROM consolidated_sales WHERE kiosk = ? AND sale_sequence = ?");
  return bill.bind(kiosk, sequence).step() ? bill.number(0) : 0;
}

void FactWriter::write(const Facts& facts) {
  const auto& [event, kiosk, sequence, document, lines, tenders, item, attempts, shift, cash, approvals, stock_move,
               foreign_return, booking, booking_end, booking_tenders, consolidated, supplier_pan, consent, lead,
               pin_reset, showcase_counts, stock] = facts;
  if (document)
    document_.execute(event, kiosk, sequence, document->document_type, document->serial, document->supplier,
                      document->staff, document->shift_sequence, document->basket_sequence, document->supplier_state,
                      document->buyer_state, document->utc_ms, document->day, document->hour, document->gross_paise,
                      document->discount_paise, document->taxable_paise, document->cgst_paise, document->sgst_paise,
                      document->igst_paise, document->round_off_paise, document->payable_paise, document->flags,
                      static_cast<std::int64_t>(document->kind), document->original_sequence, document->approved_by,
                      document->reason);
  std::int64_t number = 0;
  for (const LineFact& line : lines)
    line_.execute(event, kiosk, sequence, ++number, line.item_sequence, line.quantity, line.unit_price_paise,
                  line.gross_paise, line.discount_paise, line.net_paise, line.rate_basis_points, line.taxable_paise,
                  line.cgst_paise, line.sgst_paise, line.igst_paise);
  number = 0;
  for (const TenderFact& tender : tenders)
    tender_.execute(event, kiosk, sequence, ++number, tender.kind, tender.amount_paise, tender.tendered_paise,
                    tender.attempt_sequence, tender.reference);
  if (item)
    item_.execute(event, kiosk, sequence, item->sku, item->name_hi, item->name_en, item->hsn, item->gst_rule,
                  item->kind, item->list_price_paise, item->supplier, item->maker, item->district, item->sector);
  for (const AttemptFact& attempt : attempts) {
    if (attempt.attempt_sequence == sequence)
      attempt_began_.execute(event, kiosk, sequence, attempt.number, attempt.state, attempt.amount_paise,
                             attempt.supplier, attempt.staff, attempt.rrn, attempt.sale_sequence);
    else
      attempt_changed_.execute(event, kiosk, attempt.attempt_sequence, attempt.state, attempt.rrn,
                               attempt.sale_sequence);
  }
  if (shift)
    shift_.execute(event, kiosk, sequence, shift->shift_sequence, shift->event, shift->staff, shift->opened_by_itself,
                   shift->float_paise, shift->expected_paise, shift->counted_paise, shift->documents, shift->net_paise,
                   shift->utc_ms);
  if (cash)
    cash_.execute(event, kiosk, sequence, cash->shift_sequence, cash->amount_paise, cash->staff, cash->approved_by,
                  cash->reason, cash->utc_ms);
  for (const ApprovalFact& approval : approvals)
    approval_.execute(event, kiosk, sequence, approval.line, approval.sale_sequence, approval.floor_paise,
                      approval.net_paise, approval.staff, approval.approved_by, approval.utc_ms);
  if (stock_move)
    move_.execute(event, kiosk, sequence, stock_move->reason, stock_move->serial, stock_move->supplier,
                  stock_move->staff, stock_move->approved_by, stock_move->note, stock_move->utc_ms);
  if (foreign_return)
    foreign_return_.execute(event, kiosk, sequence, foreign_return->original_device, foreign_return->original_sequence,
                            foreign_return->original_hash, foreign_return->original_serial,
                            foreign_return->original_utc_ms, foreign_return->payable_paise);
  if (booking)
    booking_.execute(event, kiosk, sequence, booking->serial, booking->supplier, booking->staff, booking->approved_by,
                     booking->shift_sequence, booking->buyer_state, booking->flags, booking->utc_ms, booking->day,
                     booking->payable_paise, booking->advance_paise, booking->due_day, booking->delivery,
                     booking->note);
  if (booking_end)
    booking_ended_.execute(kiosk, booking_end->booking_sequence, static_cast<std::int64_t>(booking_end->state),
                           sequence, booking_end->utc_ms, booking_end->staff, booking_end->approved_by,
                           booking_end->reason);
  number = 0;
  for (const BookingTenderFact& money : booking_tenders)
    booking_tender_.execute(event, kiosk, sequence, ++number, money.booking_sequence, money.shift_sequence,
                            money.tender.kind, money.tender.amount_paise, money.tender.tendered_paise,
                            money.tender.attempt_sequence, money.tender.reference);
  if (consolidated) {
    consolidated_.execute(
        event, kiosk, sequence, consolidated->document_type, consolidated->serial, consolidated->supplier,
        consolidated->staff, consolidated->shift_sequence, consolidated->utc_ms, consolidated->day,
        static_cast<std::int64_t>(consolidated->sales.size()), consolidated->taxable_paise, consolidated->cgst_paise,
        consolidated->sgst_paise, consolidated->round_off_paise, consolidated->payable_paise);
    for (const std::int64_t sale : consolidated->sales) consolidated_sale_.execute(event, kiosk, sequence, sale);
  }
  if (supplier_pan)
    supplier_pan_.execute(event, kiosk, sequence, supplier_pan->supplier, supplier_pan->pan, supplier_pan->year,
                          supplier_pan->before_paise);
  if (consent)
    consent_.execute(event, kiosk, sequence, consent->consent_event, consent->sale_sequence, consent->given_sequence,
                     consent->purposes, consent->notice_version, consent->language, consent->staff, consent->sidecar,
                     consent->utc_ms);
  if (lead)
    lead_.execute(event, kiosk, sequence, lead->lead_event, lead->number, lead->given_sequence, lead->lead_kind,
                  lead->interests, lead->quantity, lead->sku, lead->maker, lead->district, lead->name_hi, lead->name_en,
                  lead->notice_version, lead->language, lead->staff, lead->sidecar, lead->utc_ms);
  if (pin_reset)
    pin_reset_.execute(event, kiosk, sequence, pin_reset->staff, pin_reset->reset_by, pin_reset->approved_by,
                       pin_reset->utc_ms);
  number = 0;
  for (const ShowcaseCountFact& count : showcase_counts)
    showcase_count_.execute(event, kiosk, sequence, ++number, count.what, count.id, count.count, count.day, count.hour);
  number = 0;
  for (const StockFact& change : stock)
    if (change.reason != 0) stock_.execute(event, kiosk, sequence, ++number, change.sku, change.change, change.reason);
}

}  // namespace odop::storage
