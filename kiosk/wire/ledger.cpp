#include "wire/ledger.h"

#include <algorithm>

#include "wire/ledger_parts.h"

namespace odop::wire {

const char* name_of(FindingKind kind) {
  switch (kind) {
    case FindingKind::malformed_entry:
      return "malformed_entry";
    case FindingKind::missing_reference:
      return "missing_reference";
    case FindingKind::totals_differ:
      return "totals_differ";
    case FindingKind::document_type_wrong:
      return "document_type_wrong";
    case FindingKind::serial_wrong:
      return "serial_wrong";
    case FindingKind::serial_twice:
      return "serial_twice";
    case FindingKind::serial_gap:
      return "serial_gap";
    case FindingKind::tender_differs:
      return "tender_differs";
    case FindingKind::stock_differs:
      return "stock_differs";
    case FindingKind::approval_differs:
      return "approval_differs";
    case FindingKind::return_differs:
      return "return_differs";
    case FindingKind::booking_differs:
      return "booking_differs";
    case FindingKind::consolidation_differs:
      return "consolidation_differs";
    case FindingKind::consent_differs:
      return "consent_differs";
    case FindingKind::clock_back:
      return "clock_back";
    case FindingKind::key_misplaced:
      return "key_misplaced";
    case FindingKind::chain_broken:
      return "chain_broken";
    case FindingKind::head_differs:
      return "head_differs";
    case FindingKind::view_differs:
      return "view_differs";
    case FindingKind::sequence_gap:
      return "sequence_gap";
    case FindingKind::signature_wrong:
      return "signature_wrong";
  }
  return "unknown";
}

std::int64_t Ledger::last_number(const std::string& series) const {
  const auto found = last_number_.find(series);
  return found == last_number_.end() ? 0 : found->second;
}

void Ledger::restore_reference(const Entry& entry) {
  LedgerStep ignored;
  try {
    remember(entry, ignored);
  } catch (const Malformed&) {
    // verify names it; a sale that points here is then refused for its missing reference
  }
}

namespace {
// 0 for a day that no event can have: entries of strangers say what they like.
std::int64_t year_of(std::int64_t day) {
  return day > 0 && day < 1'000'000 ? financial_year_start(civil_from_days(day)) : 0;
}
}  // namespace

void Ledger::remember(const Entry& entry, LedgerStep& step) {
  switch (static_cast<EntryType>(entry.type)) {
    case EntryType::key: {
      reference_.key = decode_key(entry.payload);
      if (entry.sequence != 1 || reference_.key->device_key != device_key_)
        step.findings.push_back(
            {entry.sequence, FindingKind::key_misplaced, "the key entry is not this journal's first"});
      break;
    }
    case EntryType::config: {
      ConfigPayload config = decode_config(entry.payload);
      if (auto* event = std::get_if<EventPayload>(&config)) {
        current_event_ = event->event_id;
        event_year_ = year_of(event->first_day);
        reference_.events[entry.sequence] = std::move(*event);
      } else {
        auto& supplier = std::get<SupplierPayload>(config);
        if (!supplier.pan.empty() || supplier.turnover_before_paise != 0)
          step.facts.supplier_pan =
              SupplierPanFact{supplier.code, supplier.pan, event_year_, supplier.turnover_before_paise};
        reference_.suppliers[entry.sequence] = std::move(supplier);
      }
      break;
    }
    case EntryType::item: {
      ItemPayload item = decode_item(entry.payload);
      step.facts.item = ItemFact{item.sku,
                                 item.name_hi,
                                 item.name_en,
                                 item.hsn,
                                 item.gst_rule,
                                 static_cast<std::int64_t>(item.kind),
                                 item.list_price_paise,
                                 item.supplier,
                                 item.maker,
                                 item.district,
                                 item.sector};
      reference_.items[entry.sequence] = std::move(item);
      break;
    }
    default:
      break;
  }
}

LedgerStep Ledger::apply(const Entry& entry) {
  LedgerStep step;
  const auto type = static_cast<EntryType>(entry.type);
  if (type != EntryType::clock && last_utc_ms_ && entry.utc_ms < *last_utc_ms_ - clock_suspect_ms)
    step.findings.push_back({entry.sequence, FindingKind::clock_back,
                             "its time is " + std::to_string((*last_utc_ms_ - entry.utc_ms) / 1000) +
                                 " s earlier than the entry before it and nobody confirmed the clock"});
  last_utc_ms_ = entry.utc_ms;
  if (first_sequence_ == 0) first_sequence_ = entry.sequence;
  expect_exchange_settled(entry, type, step);
  if (type != EntryType::sale && type != EntryType::item) exchange_.reset();
  try {
    if (entry.sequence == 1 && type != EntryType::key)
      step.findings.push_back({1, FindingKind::key_misplaced, "the first entry does not introduce the device"});
    remember(entry, step);
    if (type == EntryType::sale) apply_sale(entry, decode_sale(entry.payload), step);
    if (type == EntryType::refund && is_foreign_refund(entry.payload))
      apply_foreign_refund(entry, decode_foreign_refund(entry.payload), step);
    else if (type == EntryType::refund)
      apply_refund(entry, decode_refund(entry.payload), step);
    if (type == EntryType::consolidated_bill) apply_consolidated(entry, decode_consolidated_bill(entry.payload), step);
    if (type == EntryType::stock_move) apply_stock_move(entry, decode_stock_move(entry.payload), step);
    if (type == EntryType::booking) apply_booking(entry, decode_booking(entry.payload), step);
    if (type == EntryType::booking_end) apply_booking_end(entry, decode_booking_end(entry.payload), step);
    if (type == EntryType::void_document) apply_void(entry, decode_void(entry.payload), step);
    if (type == EntryType::price_approval) apply_approval(entry, decode_price_approval(entry.payload), step);
    if (type == EntryType::cash_movement) {
      const CashMovementPayload movement = decode_cash_movement(entry.payload);
      const bool is_out = movement.direction == CashDirection::out;
      step.facts.cash = CashFact{movement.shift_sequence, is_out ? -movement.amount_paise : movement.amount_paise,
                                 movement.staff,          movement.approved_by,
                                 movement.reason,         entry.utc_ms};
    }
    if (type == EntryType::upi_attempt) apply_attempt(entry, decode_upi_attempt(entry.payload), step);
    if (type == EntryType::shift) {
      const ShiftPayload shift = decode_shift(entry.payload);
      step.facts.shift = ShiftFact{shift.event == ShiftEvent::opened ? entry.sequence : shift.shift_sequence,
                                   static_cast<std::int64_t>(shift.event),
                                   shift.staff,
                                   shift.opened_by_itself ? 1 : 0,
                                   shift.float_paise,
                                   shift.expected_paise,
                                   shift.counted_paise,
                                   shift.documents,
                                   shift.net_paise,
                                   entry.utc_ms};
    }
    if (type == EntryType::stock) {
      const StockPayload stock = decode_stock(entry.payload);
      for (const StockLine& line : stock.lines)
        step.facts.stock.push_back({line.sku, line.change, static_cast<std::int64_t>(stock.reason)});
    }
    if (type == EntryType::consent) apply_consent(entry, decode_consent(entry.payload), step);
    if (type == EntryType::lead) apply_lead(entry, decode_lead(entry.payload), step);
    if (type == EntryType::pin_reset) apply_pin_reset(entry, decode_pin_reset(entry.payload), step);
    if (type == EntryType::clock) (void)decode_clock(entry.payload);
    if (type == EntryType::showcase_count) {
      const ShowcaseCountPayload counts = decode_showcase_count(entry.payload);
      for (const ShowcaseCounter& counter : counts.counters) {
        const std::size_t colon = std::min(counter.name.find(':'), counter.name.size());
        step.facts.showcase_counts.push_back(
            {counter.name.substr(0, colon), counter.name.substr(std::min(colon + 1, counter.name.size())),
             counter.count, ist_day(counts.hour_start_ms), ist_from_utc_ms(counts.hour_start_ms).hour});
      }
    }
  } catch (const Malformed& malformed) {
    step.facts = {};
    step.findings.push_back({entry.sequence, FindingKind::malformed_entry, malformed.what()});
  }
  step.facts.event = current_event_;
  step.facts.kiosk = reference_.key ? reference_.key->label : std::string{};
  step.facts.sequence = entry.sequence;
  return step;
}

void Ledger::take_number(const Entry& entry, DocumentType type, const SupplierPayload* supplier,
                         const std::string& series, std::int64_t number, LedgerStep& step) {
  const Finder find{entry, step};
  const std::int64_t last = last_number(series);
  if (number <= last) {
    find(FindingKind::serial_twice, "takes serial " + serial_or_mark(series, number) + ", which is already used");
  } else if (number - last != 1) {
    find(FindingKind::serial_gap,
         "takes serial " + serial_or_mark(series, number) + " after number " + std::to_string(last));
  }
  last_number_[series] = std::max(last, number);
  if (supplier && reference_.key && is_kiosk_label(reference_.key->label) && is_series_code(supplier->series_code)) {
    const int year = financial_year_start(ist_date(entry.utc_ms));
    const bool year_known = year >= 2010 && year < 2100;
    if (!year_known || series != series_name(year, reference_.key->label, supplier->series_code, type))
      find(FindingKind::serial_wrong,
           "series " + series + " does not belong to this device, supplier, document and year");
  }
}

void Ledger::apply_attempt(const Entry& entry, const UpiAttemptPayload& attempt, LedgerStep& step) {
  const std::int64_t began = attempt.state == UpiState::shown ? entry.sequence : attempt.attempt_sequence;
  if (attempt.state == UpiState::shown) {
    attempts_[entry.sequence] = attempt;
  } else if (began >= entry.sequence || (is_whole_replay_ && !attempts_.contains(began))) {
    step.findings.push_back({entry.sequence, FindingKind::missing_reference,
                             "names UPI attempt " + std::to_string(began) + ", which does not stand before it"});
    if (began >= entry.sequence) return;
  }
  const SupplierPayload* supplier = find_in(reference_.suppliers, attempt.supplier_sequence);
  step.facts.attempts.push_back({began, attempt.number, static_cast<std::int64_t>(attempt.state), attempt.amount_paise,
                                 supplier ? supplier->code : std::string{}, attempt.staff, attempt.rrn, 0});
}

void Ledger::apply_stock_move(const Entry& entry, const StockMovePayload& move, LedgerStep& step) {
  const Finder find{entry, step};
  if (!find_in(reference_.events, move.event_sequence)) find(FindingKind::missing_reference, "names no known event");
  const SupplierPayload* supplier = find_in(reference_.suppliers, move.supplier_sequence);
  const bool has_challan = move.number != 0;
  if (has_challan && !supplier) find(FindingKind::missing_reference, "names no known supplier");
  if (has_challan && move.reason != StockReason::transferred)
    find(FindingKind::stock_differs, "has a delivery challan though nothing is delivered");
  for (const StockMoveLine& line : move.lines) {
    const ItemPayload* item = find_in(reference_.items, line.item_sequence);
    if (!item) {
      find(FindingKind::missing_reference, "moves an item version that does not stand before it");
      continue;
    }
    const bool goes_wrong = line.change == 0 || (move.reason == StockReason::received && line.change < 0) ||
                            (move.reason == StockReason::damaged && line.change > 0) ||
                            (has_challan && line.change > 0);
    if (goes_wrong) find(FindingKind::stock_differs, "moves " + item->sku + " the wrong way, or not at all");
    if (has_challan && supplier && item->supplier != supplier->code)
      find(FindingKind::stock_differs, "has " + item->sku + " of another supplier on its challan");
    step.facts.stock.push_back({item->sku, line.change, static_cast<std::int64_t>(move.reason)});
  }
  step.facts.stock_move = StockMoveFact{static_cast<std::int64_t>(move.reason),
                                        has_challan ? serial_or_mark(move.series, move.number) : std::string{},
                                        move.series,
                                        move.number,
                                        supplier ? supplier->code : std::string{},
                                        move.staff,
                                        move.approved_by,
                                        move.note,
                                        entry.utc_ms};
  if (has_challan) take_number(entry, DocumentType::delivery_challan, supplier, move.series, move.number, step);
}

}  // namespace odop::wire
