#include "wire/ledger.h"

#include <algorithm>

#include "core/civil_date.h"
#include "core/receipt_number.h"
#include "core/refund.h"
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
    case FindingKind::stock_differs:
      return "stock_differs";
    case FindingKind::approval_differs:
      return "approval_differs";
    case FindingKind::return_differs:
      return "return_differs";
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

std::string serial_or_mark(const std::string& series, std::int64_t number) {
  return number >= 1 && number <= serial_number_max ? receipt_number(series, number) : series + "-?";
}

// What sales and refunds say of themselves alike.
template <typename Payload>
DocumentFact head_of(const Entry& entry, const Payload& payload, const SupplierPayload* supplier) {
  DocumentFact document;
  document.series = payload.series;
  document.number = payload.number;
  document.serial = serial_or_mark(payload.series, payload.number);
  document.supplier = supplier ? supplier->code : std::string{};
  document.supplier_state = supplier ? supplier->state_code : 0;
  document.staff = payload.staff;
  document.shift_sequence = payload.shift_sequence;
  document.utc_ms = entry.utc_ms;
  document.day = ist_day(entry.utc_ms);
  document.hour = ist_from_utc_ms(entry.utc_ms).hour;
  document.flags = payload.flags;
  return document;
}

// Goods of a sale's line come back: every amount on the other side, the quantity into stock. The item is known: the
// sale was priced with it.
void take_line_back(Facts& facts, const SaleLine& line, const LedgerReference& reference, std::int64_t quantity,
                    const LineAmounts& part) {
  const ItemPayload& item = reference.items.at(line.item_sequence);
  facts.lines.push_back({line.item_sequence, item.sku, item.maker, item.district, item.sector, item.hsn, -quantity,
                         line.unit_price_paise, -part.gross.paise(), -part.discount.paise(), -part.net.paise(),
                         part.rate.basis_points, -part.split.taxable.paise(), -part.split.cgst.paise(),
                         -part.split.sgst.paise(), -part.split.igst.paise()});
  facts.stock.push_back({item.sku, quantity, 0});
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

std::optional<SoldBefore> sold_before(const std::optional<Entry>& entry, const LedgerReference& reference) {
  if (!entry || static_cast<EntryType>(entry->type) != EntryType::sale) return std::nullopt;
  try {
    SoldBefore sold{decode_sale(entry->payload), {}, {}};
    const auto pricing = pricing_of(sold.sale, reference);
    if (!pricing) return std::nullopt;
    auto amounts = price_document(pricing->terms, pricing->lines);
    if (!amounts) return std::nullopt;
    sold.terms = pricing->terms;
    sold.amounts = std::move(*amounts);
    return sold;
  } catch (const Malformed&) {
    return std::nullopt;
  }
}

std::vector<std::int64_t> returned_up_to(const SalePayload& sale, const std::optional<RefundPayload>& refund) {
  std::vector<std::int64_t> returned(sale.lines.size());
  if (refund)
    for (const RefundLine& line : refund->lines)
      if (static_cast<std::size_t>(line.line) <= returned.size())
        returned[static_cast<std::size_t>(line.line) - 1] = line.returned_before + line.quantity;
  return returned;
}

DocumentTerms terms_of_foreign(const ForeignRefundPayload& refund) {
  // A bill that came to whole rupees may have been rounded to them: so are its parts.
  return {.charges_tax = true,
          .inter_state = false,
          .bill_discount = {},
          .round_to_rupee = refund.original_payable_paise % 100 == 0};
}

std::optional<DocumentAmounts> foreign_bill_amounts(const ForeignRefundPayload& refund) {
  DocumentAmounts bill;
  for (const ForeignLine& line : refund.sold) {
    if (line.quantity <= 0) return std::nullopt;
    const Money net = Money::from_paise(line.net_paise);
    const TaxRate rate{line.rate_basis_points};
    bill.lines.push_back({.gross = net, .discount = {}, .net = net, .rate = rate, .split = split_inclusive(net, rate)});
    bill.gross += net;
    bill.net += net;
    bill.split += bill.lines.back().split;
  }
  bill.round_off = Money::from_paise(refund.original_round_off_paise);
  bill.payable = Money::from_paise(refund.original_payable_paise);
  const bool is_rounded = bill.round_off >= Money::from_paise(-50) && bill.round_off <= Money::from_paise(50);
  if (bill.lines.empty() || !is_rounded || bill.net + bill.round_off != bill.payable) return std::nullopt;
  return bill;
}

std::vector<std::int64_t> returned_up_to(const std::vector<ForeignLine>& sold,
                                         const std::optional<ForeignRefundPayload>& refund) {
  std::vector<std::int64_t> returned(sold.size());
  if (refund)
    for (const ForeignRefundLine& line : refund->lines)
      if (static_cast<std::size_t>(line.line) <= returned.size())
        returned[static_cast<std::size_t>(line.line) - 1] = line.returned_before + line.quantity;
  return returned;
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
    if (type == EntryType::refund && is_foreign_refund(entry.payload))
      apply_foreign_refund(entry, decode_foreign_refund(entry.payload), step);
    else if (type == EntryType::refund)
      apply_refund(entry, decode_refund(entry.payload), step);
    if (type == EntryType::stock_move) apply_stock_move(entry, decode_stock_move(entry.payload), step);
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
  } else if (began >= entry.sequence || (is_whole_replay_ && !attempts_.contains(began))) {
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

  DocumentFact document = head_of(entry, sale, supplier);
  document.document_type = static_cast<std::int64_t>(sale.document);
  document.basket_sequence = entry.sequence - sale.basket_offset;
  document.buyer_state = sale.buyer_state;
  document.taxable_paise = sale.taxable_paise;
  document.cgst_paise = sale.cgst_paise;
  document.sgst_paise = sale.sgst_paise;
  document.igst_paise = sale.igst_paise;
  document.round_off_paise = sale.round_off_paise;
  document.payable_paise = sale.payable_paise;

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
      if (attempt == attempts_.end() && is_whole_replay_)
        find(FindingKind::missing_reference, "claims a UPI attempt that does not stand before it");
      step.facts.attempts.push_back({tender.attempt_sequence, 0, static_cast<std::int64_t>(UpiState::claimed),
                                     tender.amount_paise, document.supplier, sale.staff, tender.reference,
                                     entry.sequence});
    }
  }
  if (!tender_ok || tendered_towards != sale.payable_paise)
    find(FindingKind::tender_differs, "its tenders come to " + std::to_string(tendered_towards) +
                                          " paise, its payable is " + std::to_string(sale.payable_paise));

  step.facts.document = std::move(document);
  take_number(entry, sale.document, supplier, sale.series, sale.number, step);
}

void Ledger::take_number(const Entry& entry, DocumentType type, const SupplierPayload* supplier,
                         const std::string& series, std::int64_t number, LedgerStep& step) {
  const auto find = [&](FindingKind kind, std::string what) {
    step.findings.push_back({entry.sequence, kind, std::move(what)});
  };
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

std::int64_t Ledger::last_taken_back(std::int64_t sequence) const {
  if (const std::int64_t* known = find_in(taken_back_, sequence)) return *known;
  return is_whole_replay_ || !past_.last_taken_back ? 0 : past_.last_taken_back(sequence);
}

void Ledger::apply_refund(const Entry& entry, const RefundPayload& refund, LedgerStep& step) {
  const auto find = [&](FindingKind kind, std::string what) {
    step.findings.push_back({entry.sequence, kind, std::move(what)});
  };
  const SupplierPayload* supplier = find_in(reference_.suppliers, refund.supplier_sequence);
  if (!find_in(reference_.events, refund.event_sequence)) find(FindingKind::missing_reference, "names no known event");
  if (!supplier) find(FindingKind::missing_reference, "names no known supplier");
  DocumentFact document = head_of(entry, refund, supplier);
  document.kind = DocumentKind::refund;
  document.document_type = static_cast<std::int64_t>(DocumentType::credit_note);
  document.basket_sequence = entry.sequence - refund.basket_offset;
  document.original_sequence = refund.original_sequence;
  document.approved_by = refund.approved_by;
  document.reason = refund.reason;
  document.taxable_paise = -refund.taxable_paise;
  document.cgst_paise = -refund.cgst_paise;
  document.sgst_paise = -refund.sgst_paise;
  document.igst_paise = -refund.igst_paise;
  document.round_off_paise = -refund.round_off_paise;
  document.payable_paise = -refund.payable_paise;

  const bool is_before = refund.original_sequence < entry.sequence && refund.previous_sequence < entry.sequence;
  const auto sold = is_before && past_.entry ? sold_before(past_.entry(refund.original_sequence), reference_)
                                             : std::optional<SoldBefore>{};
  if (!sold) {
    find(FindingKind::missing_reference,
         "takes back sale " + std::to_string(refund.original_sequence) + ", which does not stand before it");
  } else {
    document.buyer_state = sold->sale.buyer_state;
    if (sold->sale.supplier_sequence != refund.supplier_sequence)
      find(FindingKind::return_differs, "names another supplier than its sale");
    const std::int64_t last = last_taken_back(refund.original_sequence);
    if (last != refund.previous_sequence)
      find(FindingKind::return_differs, "follows " + std::to_string(refund.previous_sequence) +
                                            " on its sale, which was last taken back by " + std::to_string(last));
    std::optional<RefundPayload> previous;
    if (refund.previous_sequence != 0) {
      const auto before = past_.entry(refund.previous_sequence);
      if (before && static_cast<EntryType>(before->type) == EntryType::refund)
        previous = decode_refund(before->payload);
      if (!previous || previous->original_sequence != refund.original_sequence)
        find(FindingKind::return_differs, "follows an entry that is no refund of the same sale");
    }
    const std::vector<std::int64_t> returned = returned_up_to(sold->sale, previous);
    std::vector<ReturnedLine> lines;
    for (std::size_t i = 0; i < returned.size(); ++i) lines.push_back({sold->sale.lines[i].quantity, returned[i], 0});
    bool carried = true;
    for (const RefundLine& line : refund.lines) {
      const auto i = static_cast<std::size_t>(line.line) - 1;
      if (i >= lines.size() || line.returned_before != returned[i]) carried = false;
      if (i < lines.size()) lines[i].quantity = line.quantity;
    }
    for (std::size_t i = 0; i < returned.size(); ++i)
      if (returned[i] != 0 && std::none_of(refund.lines.begin(), refund.lines.end(), [&](const RefundLine& line) {
            return static_cast<std::size_t>(line.line) == i + 1;
          }))
        carried = false;
    if (!carried) find(FindingKind::return_differs, "does not carry on what came back before it");
    const auto credited = price_return(sold->terms, sold->amounts, lines);
    if (!credited) {
      find(FindingKind::return_differs, "takes back more than its sale has left, or nothing");
    } else {
      document.gross_paise = -credited->gross.paise();
      document.discount_paise = -credited->discount.paise();
      for (std::size_t i = 0; i < lines.size(); ++i) {
        if (lines[i].quantity == 0) continue;
        take_line_back(step.facts, sold->sale.lines[i], reference_, lines[i].quantity, credited->lines[i]);
      }
      const TaxSplit stated{Money::from_paise(refund.taxable_paise), Money::from_paise(refund.cgst_paise),
                            Money::from_paise(refund.sgst_paise), Money::from_paise(refund.igst_paise)};
      if (credited->split != stated || credited->round_off.paise() != refund.round_off_paise ||
          credited->payable.paise() != refund.payable_paise)
        find(FindingKind::totals_differ, "states " + std::to_string(refund.payable_paise) +
                                             " paise to give back; its lines come to " +
                                             std::to_string(credited->payable.paise()) + " or split otherwise");
    }
  }
  std::int64_t given_back = 0;
  for (const RefundTender& tender : refund.tenders) {
    given_back += tender.amount_paise;
    step.facts.tenders.push_back(
        {static_cast<std::int64_t>(tender.kind), -tender.amount_paise, -tender.amount_paise, 0, tender.reference});
  }
  if (given_back != refund.payable_paise)
    find(FindingKind::tender_differs,
         "gives back " + std::to_string(given_back) + " paise, its payable is " + std::to_string(refund.payable_paise));
  taken_back_[refund.original_sequence] = entry.sequence;
  step.facts.document = std::move(document);
  take_number(entry, DocumentType::credit_note, supplier, refund.series, refund.number, step);
}

std::int64_t Ledger::last_foreign_return(const PublicKey& device, std::int64_t sequence) const {
  if (const auto known = foreign_returns_.find({device, sequence}); known != foreign_returns_.end())
    return known->second;
  return is_whole_replay_ || !past_.last_foreign_return ? 0 : past_.last_foreign_return(device, sequence);
}

void Ledger::apply_foreign_refund(const Entry& entry, const ForeignRefundPayload& refund, LedgerStep& step) {
  const auto find = [&](FindingKind kind, std::string what) {
    step.findings.push_back({entry.sequence, kind, std::move(what)});
  };
  const SupplierPayload* supplier = find_in(reference_.suppliers, refund.supplier_sequence);
  if (!find_in(reference_.events, refund.event_sequence)) find(FindingKind::missing_reference, "names no known event");
  if (!supplier) find(FindingKind::missing_reference, "names no known supplier");
  if (refund.original_device == device_key_)
    find(FindingKind::return_differs, "takes back a bill of its own journal as another kiosk's");
  if (refund.approved_by.empty())
    find(FindingKind::return_differs, "takes back another kiosk's bill and nobody allowed it");
  DocumentFact document = head_of(entry, refund, supplier);
  document.kind = DocumentKind::refund;
  document.document_type = static_cast<std::int64_t>(DocumentType::credit_note);
  document.basket_sequence = entry.sequence;
  document.approved_by = refund.approved_by;
  document.reason = refund.reason;
  document.taxable_paise = -refund.taxable_paise;
  document.cgst_paise = -refund.cgst_paise;
  document.sgst_paise = -refund.sgst_paise;
  document.round_off_paise = -refund.round_off_paise;
  document.payable_paise = -refund.payable_paise;

  const std::int64_t last = last_foreign_return(refund.original_device, refund.original_sequence);
  if (last != refund.previous_sequence)
    find(FindingKind::return_differs, "follows " + std::to_string(refund.previous_sequence) +
                                          " on its bill, which was last taken back here by " + std::to_string(last));
  std::optional<ForeignRefundPayload> previous;
  if (refund.previous_sequence != 0) {
    const auto before = refund.previous_sequence < entry.sequence && past_.entry ? past_.entry(refund.previous_sequence)
                                                                                 : std::optional<Entry>{};
    if (before && static_cast<EntryType>(before->type) == EntryType::refund && is_foreign_refund(before->payload))
      previous = decode_foreign_refund(before->payload);
    if (!previous || previous->original_device != refund.original_device ||
        previous->original_sequence != refund.original_sequence || previous->sold != refund.sold)
      find(FindingKind::return_differs, "follows an entry that is no refund of the same bill");
  }
  const std::vector<std::int64_t> returned = returned_up_to(refund.sold, previous);
  std::vector<ReturnedLine> lines;
  for (std::size_t i = 0; i < returned.size(); ++i) lines.push_back({refund.sold[i].quantity, returned[i], 0});
  std::vector<bool> stands(returned.size());
  bool carried = true;
  for (const ForeignRefundLine& line : refund.lines) {
    const auto i = static_cast<std::size_t>(line.line) - 1;
    if (i >= lines.size() || line.returned_before != returned[i]) {
      carried = false;
      continue;
    }
    lines[i].quantity = line.quantity;
    stands[i] = true;
    if (line.quantity > 0 && !find_in(reference_.items, line.item_sequence))
      find(FindingKind::missing_reference, "takes back an item version that does not stand before it");
  }
  for (std::size_t i = 0; i < returned.size(); ++i) carried = carried && (returned[i] == 0 || stands[i]);
  if (!carried) find(FindingKind::return_differs, "does not carry on what came back before it");
  const auto bill = foreign_bill_amounts(refund);
  const auto credited = bill ? price_return(terms_of_foreign(refund), *bill, lines)
                             : Result<DocumentAmounts, ReturnRefusal>{Refused{ReturnRefusal::lines_differ}};
  if (!bill) find(FindingKind::totals_differ, "states another kiosk's bill that does not add up");
  if (bill && !credited) find(FindingKind::return_differs, "takes back more than its bill has left, or nothing");
  if (credited) {
    document.gross_paise = -credited->gross.paise();
    document.discount_paise = -credited->discount.paise();
    for (const ForeignRefundLine& line : refund.lines) {
      const auto i = static_cast<std::size_t>(line.line) - 1;
      const ItemPayload* item = find_in(reference_.items, line.item_sequence);
      if (i >= lines.size() || lines[i].quantity == 0 || !item) continue;
      const ForeignLine& bill_line = refund.sold[i];
      const SaleLine sold{line.item_sequence, bill_line.quantity,
                          mul_div_round_half_up(bill_line.net_paise, units_per_price(item->kind), bill_line.quantity),
                          0, bill_line.rate_basis_points};
      take_line_back(step.facts, sold, reference_, lines[i].quantity, credited->lines[i]);
    }
    const TaxSplit stated{Money::from_paise(refund.taxable_paise), Money::from_paise(refund.cgst_paise),
                          Money::from_paise(refund.sgst_paise), Money{}};
    if (credited->split != stated || credited->round_off.paise() != refund.round_off_paise ||
        credited->payable.paise() != refund.payable_paise)
      find(FindingKind::totals_differ, "states " + std::to_string(refund.payable_paise) +
                                           " paise to give back; its lines come to " +
                                           std::to_string(credited->payable.paise()) + " or split otherwise");
  }
  std::int64_t given_back = 0;
  for (const RefundTender& tender : refund.tenders) {
    given_back += tender.amount_paise;
    step.facts.tenders.push_back(
        {static_cast<std::int64_t>(tender.kind), -tender.amount_paise, -tender.amount_paise, 0, tender.reference});
  }
  if (given_back != refund.payable_paise)
    find(FindingKind::tender_differs,
         "gives back " + std::to_string(given_back) + " paise, its payable is " + std::to_string(refund.payable_paise));
  foreign_returns_[{refund.original_device, refund.original_sequence}] = entry.sequence;
  step.facts.foreign_return =
      ForeignReturnFact{to_hex(refund.original_device), to_hex(refund.original_hash), refund.original_sequence,
                        refund.original_serial,         refund.original_utc_ms,       refund.original_payable_paise};
  step.facts.document = std::move(document);
  take_number(entry, DocumentType::credit_note, supplier, refund.series, refund.number, step);
}

void Ledger::apply_stock_move(const Entry& entry, const StockMovePayload& move, LedgerStep& step) {
  const auto find = [&](FindingKind kind, std::string what) {
    step.findings.push_back({entry.sequence, kind, std::move(what)});
  };
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

void Ledger::apply_approval(const Entry& entry, const PriceApprovalPayload& approval, LedgerStep& step) {
  const auto find = [&](FindingKind kind, std::string what) {
    step.findings.push_back({entry.sequence, kind, std::move(what)});
  };
  const auto sold = approval.sale_sequence < entry.sequence && past_.entry
                        ? sold_before(past_.entry(approval.sale_sequence), reference_)
                        : std::optional<SoldBefore>{};
  if (!sold)
    find(FindingKind::missing_reference,
         "allows a price of sale " + std::to_string(approval.sale_sequence) + ", which does not stand before it");
  for (const ApprovedLine& line : approval.lines) {
    const auto i = static_cast<std::size_t>(line.line) - 1;
    if (sold && (i >= sold->amounts.lines.size() || sold->amounts.lines[i].net.paise() != line.net_paise))
      find(FindingKind::approval_differs, "allows a price that line " + std::to_string(line.line) + " does not have");
    if (line.net_paise >= line.floor_paise) find(FindingKind::approval_differs, "allows what needed nobody's leave");
    step.facts.approvals.push_back({line.line, approval.sale_sequence, line.floor_paise, line.net_paise, approval.staff,
                                    approval.approved_by, entry.utc_ms});
  }
}

void Ledger::apply_void(const Entry& entry, const VoidPayload& withdrawn, LedgerStep& step) {
  const auto find = [&](FindingKind kind, std::string what) {
    step.findings.push_back({entry.sequence, kind, std::move(what)});
  };
  const auto original = withdrawn.original_sequence < entry.sequence && past_.entry
                            ? past_.entry(withdrawn.original_sequence)
                            : std::optional<Entry>{};
  const auto sold = sold_before(original, reference_);
  DocumentFact document;
  if (!sold) {
    find(FindingKind::missing_reference,
         "withdraws sale " + std::to_string(withdrawn.original_sequence) + ", which does not stand before it");
    document.utc_ms = entry.utc_ms;
    document.day = ist_day(entry.utc_ms);
    document.hour = ist_from_utc_ms(entry.utc_ms).hour;
  } else {
    const SalePayload& sale = sold->sale;
    document = head_of(entry, sale, find_in(reference_.suppliers, sale.supplier_sequence));
    document.series.clear();
    document.number = 0;
    document.document_type = static_cast<std::int64_t>(sale.document);
    document.buyer_state = sale.buyer_state;
    document.gross_paise = -sold->amounts.gross.paise();
    document.discount_paise = -sold->amounts.discount.paise();
    document.taxable_paise = -sale.taxable_paise;
    document.cgst_paise = -sale.cgst_paise;
    document.sgst_paise = -sale.sgst_paise;
    document.igst_paise = -sale.igst_paise;
    document.round_off_paise = -sale.round_off_paise;
    if (sale.payable_paise != withdrawn.payable_paise)
      find(FindingKind::totals_differ, "withdraws " + std::to_string(withdrawn.payable_paise) + " paise of a sale of " +
                                           std::to_string(sale.payable_paise));
    if (ist_day(original->utc_ms) != document.day) find(FindingKind::return_differs, "withdraws a sale of another day");
    for (std::size_t i = 0; i < sale.lines.size(); ++i)
      take_line_back(step.facts, sale.lines[i], reference_, sale.lines[i].quantity, sold->amounts.lines[i]);
    for (const SaleTender& tender : sale.tenders)
      step.facts.tenders.push_back(
          {static_cast<std::int64_t>(tender.kind), -tender.amount_paise, -tender.amount_paise, 0, tender.reference});
  }
  if (last_taken_back(withdrawn.original_sequence) != 0)
    find(FindingKind::return_differs, "withdraws a sale that was already taken back");
  taken_back_[withdrawn.original_sequence] = entry.sequence;
  document.kind = DocumentKind::withdrawal;
  document.original_sequence = withdrawn.original_sequence;
  document.basket_sequence = entry.sequence;
  document.staff = withdrawn.staff;
  document.approved_by = withdrawn.approved_by;
  document.reason = withdrawn.reason;
  document.shift_sequence = withdrawn.shift_sequence;
  document.payable_paise = -withdrawn.payable_paise;
  step.facts.document = std::move(document);
}

}  // namespace odop::wire
