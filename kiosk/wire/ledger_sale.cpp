// The ledger's reading of a sale: what its lines come to, and whether its tenders and lowered prices bear it out.
#include <algorithm>

#include "wire/ledger_parts.h"

namespace odop::wire {

std::optional<SalePricing> pricing_of(const SalePayload& sale, const LedgerReference& reference) {
  const SupplierPayload* supplier = find_in(reference.suppliers, sale.supplier_sequence);
  if (!supplier) return std::nullopt;
  SalePricing pricing;
  pricing.terms.charges_tax = charges_tax(supplier->profile);
  pricing.terms.inter_state =
      is_inter_state(static_cast<int>(supplier->state_code), static_cast<int>(sale.buyer_state));
  pricing.terms.bill_discount = Money::from_paise(sale.bill_discount_paise);
  pricing.terms.round_to_rupee = std::any_of(sale.tenders.begin(), sale.tenders.end(),
                                             [](const SaleTender& tender) { return rounds_to_rupee(tender.kind); });
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

void Ledger::apply_sale(const Entry& entry, const SalePayload& sale, LedgerStep& step) {
  const Finder find{entry, step};
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
    if (sale.document == DocumentType::unbilled_sale)
      expect_may_go_unbilled(entry, sale, supplier, amounts, step);
    else if (supplier && document_type_for(supplier->profile, rates) != sale.document)
      find(FindingKind::document_type_wrong, "is not the document that the law wants for these goods and this seller");
  }

  std::int64_t tendered_towards = 0;
  bool tender_ok = true;
  for (const SaleTender& tender : sale.tenders) {
    tendered_towards += tender.amount_paise;
    tender_ok = tender_ok && tender.tendered_paise >= tender.amount_paise;
    step.facts.tenders.push_back({static_cast<std::int64_t>(tender.kind), tender.amount_paise, tender.tendered_paise,
                                  tender.attempt_sequence, tender.reference});
    switch (tender.kind) {
      case TenderKind::exchange:
        use_exchange(entry, tender, step);
        break;
      case TenderKind::advance:
        use_advance(entry, sale, tender, step);
        break;
      default:
        claim_attempt(entry, tender, supplier, sale.staff, step);
    }
  }
  if (!tender_ok || tendered_towards != sale.payable_paise)
    find(FindingKind::tender_differs, "its tenders come to " + std::to_string(tendered_towards) +
                                          " paise, its payable is " + std::to_string(sale.payable_paise));

  step.facts.document = std::move(document);
  take_number(entry, sale.document, supplier, sale.series, sale.number, step);
}

void Ledger::claim_attempt(const Entry& entry, const SaleTender& tender, const SupplierPayload* supplier,
                           const std::string& staff, LedgerStep& step) {
  const Finder find{entry, step};
  if (tender.attempt_sequence == 0) return;
  const bool is_before = tender.attempt_sequence < entry.sequence;
  if (!is_before || (is_whole_replay_ && !attempts_.contains(tender.attempt_sequence)))
    find(FindingKind::missing_reference, "claims a UPI attempt that does not stand before it");
  if (is_before)
    step.facts.attempts.push_back({tender.attempt_sequence, 0, static_cast<std::int64_t>(UpiState::claimed),
                                   tender.amount_paise, supplier ? supplier->code : std::string{}, staff,
                                   tender.reference, entry.sequence});
}

void Ledger::apply_approval(const Entry& entry, const PriceApprovalPayload& approval, LedgerStep& step) {
  const Finder find{entry, step};
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

}  // namespace odop::wire
