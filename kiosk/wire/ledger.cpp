#include "wire/ledger.h"

#include <algorithm>

#include "core/civil_date.h"
#include "core/receipt_number.h"
#include "wire/bounds.h"

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

namespace {

std::int64_t ist_day(std::int64_t utc_ms) {
  return days_from_civil(ist_date(utc_ms));
}

template <typename Map>
const typename Map::mapped_type* find_in(const Map& map, std::int64_t key) {
  const auto found = map.find(key);
  return found == map.end() ? nullptr : &found->second;
}

}  // namespace

std::optional<SalePricing> pricing_of(const SalePayload& sale, const LedgerReference& reference) {
  const SupplierPayload* supplier = find_in(reference.suppliers, sale.supplier_sequence);
  if (!supplier) return std::nullopt;
  SalePricing pricing;
  pricing.terms.charges_tax = charges_tax(supplier->profile);
  pricing.terms.inter_state =
      is_inter_state(static_cast<int>(supplier->state_code), static_cast<int>(sale.buyer_state));
  pricing.terms.bill_discount = Money::from_paise(sale.bill_discount_paise);
  pricing.terms.round_to_rupee = std::any_of(sale.tenders.begin(), sale.tenders.end(),
                                             [](const SaleTender& tender) { return tender.kind == TenderKind::cash; });
  for (const SaleLine& line : sale.lines) {
    const ItemPayload* item = find_in(reference.items, line.item_sequence);
    if (!item) return std::nullopt;
    pricing.lines.push_back({.unit_price = Money::from_paise(line.unit_price_paise),
                             .kind = item->kind,
                             .quantity = line.quantity,
                             .line_discount = Money::from_paise(line.line_discount_paise),
                             .slabs = item->slabs});
  }
  return pricing;
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
        reference_.events[entry.sequence] = std::move(*event);
      } else {
        reference_.suppliers[entry.sequence] = std::get<SupplierPayload>(std::move(config));
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
  try {
    if (entry.sequence == 1 && type != EntryType::key)
      step.findings.push_back({1, FindingKind::key_misplaced, "the first entry does not introduce the device"});
    remember(entry, step);
    if (type == EntryType::sale) apply_sale(entry, decode_sale(entry.payload), step);
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
    if (type == EntryType::clock) (void)decode_clock(entry.payload);
    if (type == EntryType::showcase_count) (void)decode_showcase_count(entry.payload);
  } catch (const Malformed& malformed) {
    step.facts = {};
    step.findings.push_back({entry.sequence, FindingKind::malformed_entry, malformed.what()});
  }
  step.facts.event = current_event_;
  step.facts.kiosk = reference_.key ? reference_.key->label : std::string{};
  step.facts.sequence = entry.sequence;
  return step;
}

void Ledger::apply_attempt(const Entry& entry, const UpiAttemptPayload& attempt, LedgerStep& step) {
  const std::int64_t began = attempt.state == UpiState::shown ? entry.sequence : attempt.attempt_sequence;
  if (attempt.state == UpiState::shown) {
    attempts_[entry.sequence] = attempt;
  } else if (began >= entry.sequence || (knows_attempts_ && !attempts_.contains(began))) {
    step.findings.push_back({entry.sequence, FindingKind::missing_reference,
                             "names UPI attempt " + std::to_string(began) + ", which does not stand before it"});
    if (began >= entry.sequence) return;
  }
  const SupplierPayload* supplier = find_in(reference_.suppliers, attempt.supplier_sequence);
  step.facts.attempts.push_back({began, attempt.number, static_cast<std::int64_t>(attempt.state), attempt.amount_paise,
                                 supplier ? supplier->code : std::string{}, attempt.staff, attempt.rrn, 0});
}

void Ledger::apply_sale(const Entry& entry, const SalePayload& sale, LedgerStep& step) {
  const auto find = [&](FindingKind kind, std::string what) {
    step.findings.push_back({entry.sequence, kind, std::move(what)});
  };
  const EventPayload* event = find_in(reference_.events, sale.event_sequence);
  const SupplierPayload* supplier = find_in(reference_.suppliers, sale.supplier_sequence);
  if (!event) find(FindingKind::missing_reference, "names no known event");
  if (!supplier) find(FindingKind::missing_reference, "names no known supplier");

  DocumentFact document;
  document.document_type = static_cast<std::int64_t>(sale.document);
  document.series = sale.series;
  document.number = sale.number;
  document.serial = sale.number >= 1 && sale.number <= serial_number_max ? receipt_number(sale.series, sale.number)
                                                                         : sale.series + "-?";
  document.supplier = supplier ? supplier->code : std::string{};
  document.staff = sale.staff;
  document.shift_sequence = sale.shift_sequence;
  document.basket_sequence = entry.sequence - sale.basket_offset;
  document.supplier_state = supplier ? supplier->state_code : 0;
  document.buyer_state = sale.buyer_state;
  const CivilTime time = ist_from_utc_ms(entry.utc_ms);
  document.utc_ms = entry.utc_ms;
  document.day = ist_day(entry.utc_ms);
  document.hour = time.hour;
  document.taxable_paise = sale.taxable_paise;
  document.cgst_paise = sale.cgst_paise;
  document.sgst_paise = sale.sgst_paise;
  document.igst_paise = sale.igst_paise;
  document.round_off_paise = sale.round_off_paise;
  document.payable_paise = sale.payable_paise;
  document.flags = sale.flags;

  // What the lines come to by the same rules as the till's.
  const auto pricing = pricing_of(sale, reference_);
  if (!pricing) {
    if (supplier) find(FindingKind::missing_reference, "sells an item version that does not stand before it");
  } else if (sale.lines.empty()) {
    find(FindingKind::totals_differ, "has no lines");
  } else if (const auto priced = price_document(pricing->terms, pricing->lines); !priced) {
    find(FindingKind::totals_differ, "its quantities, prices or discounts are out of range");
  } else {
    const DocumentAmounts& amounts = *priced;
    document.gross_paise = amounts.gross.paise();
    document.discount_paise = amounts.discount.paise();
    std::vector<TaxRate> rates;
    bool rates_agree = true;
    for (std::size_t i = 0; i < sale.lines.size(); ++i) {
      const SaleLine& line = sale.lines[i];
      const ItemPayload& item = reference_.items.at(line.item_sequence);
      const LineAmounts& line_amounts = amounts.lines[i];
      rates.push_back(line_amounts.rate);
      rates_agree = rates_agree && line_amounts.rate.basis_points == line.rate_basis_points;
      step.facts.lines.push_back(
          {line.item_sequence, item.sku, item.maker, item.district, item.sector, item.hsn, line.quantity,
           line.unit_price_paise, line_amounts.gross.paise(), line_amounts.discount.paise(), line_amounts.net.paise(),
           line_amounts.rate.basis_points, line_amounts.split.taxable.paise(), line_amounts.split.cgst.paise(),
           line_amounts.split.sgst.paise(), line_amounts.split.igst.paise()});
      step.facts.stock.push_back({item.sku, -line.quantity, 0});
    }
    const bool totals_agree =
        amounts.split.taxable.paise() == sale.taxable_paise && amounts.split.cgst.paise() == sale.cgst_paise &&
        amounts.split.sgst.paise() == sale.sgst_paise && amounts.split.igst.paise() == sale.igst_paise &&
        amounts.round_off.paise() == sale.round_off_paise && amounts.payable.paise() == sale.payable_paise;
    if (!rates_agree) find(FindingKind::totals_differ, "a line's GST rate is not the one of its slab");
    if (!totals_agree)
      find(FindingKind::totals_differ, "states " + std::to_string(sale.payable_paise) + " paise; its lines come to " +
                                           std::to_string(amounts.payable.paise()) + " or split otherwise");
    if (supplier && document_type_for(supplier->profile, rates) != sale.document)
      find(FindingKind::document_type_wrong, "is not the document that the law wants for these goods and this seller");
  }

  std::int64_t tendered_towards = 0;
  bool tender_ok = true;
  for (const SaleTender& tender : sale.tenders) {
    tendered_towards += tender.amount_paise;
    tender_ok = tender_ok && tender.tendered_paise >= tender.amount_paise;
    step.facts.tenders.push_back({static_cast<std::int64_t>(tender.kind), tender.amount_paise, tender.tendered_paise,
                                  tender.attempt_sequence, tender.reference});
    if (tender.attempt_sequence >= entry.sequence) {
      find(FindingKind::missing_reference, "claims a UPI attempt that does not stand before it");
    } else if (tender.attempt_sequence != 0) {
      const auto attempt = attempts_.find(tender.attempt_sequence);
      if (attempt == attempts_.end() && knows_attempts_)
        find(FindingKind::missing_reference, "claims a UPI attempt that does not stand before it");
      step.facts.attempts.push_back({tender.attempt_sequence, 0, static_cast<std::int64_t>(UpiState::claimed),
                                     tender.amount_paise, document.supplier, sale.staff, tender.reference,
                                     entry.sequence});
    }
  }
  if (!tender_ok || tendered_towards != sale.payable_paise)
    find(FindingKind::tender_differs, "its tenders come to " + std::to_string(tendered_towards) +
                                          " paise, its payable is " + std::to_string(sale.payable_paise));

  const std::int64_t last = last_number(sale.series);
  if (sale.number <= last) {
    find(FindingKind::serial_twice, "takes serial " + document.serial + ", which is already used");
  } else if (sale.number - last != 1) {
    find(FindingKind::serial_gap, "takes serial " + document.serial + " after number " + std::to_string(last));
  }
  last_number_[sale.series] = std::max(last, sale.number);
  if (supplier && reference_.key && is_kiosk_label(reference_.key->label) && is_series_code(supplier->series_code)) {
    const int year = financial_year_start(time.date);
    const bool year_known = year >= 2010 && year < 2100;
    if (!year_known || sale.series != series_name(year, reference_.key->label, supplier->series_code, sale.document))
      find(FindingKind::serial_wrong,
           "series " + sale.series + " does not belong to this device, supplier, document and year");
  }
  step.facts.document = std::move(document);
}

}  // namespace odop::wire
