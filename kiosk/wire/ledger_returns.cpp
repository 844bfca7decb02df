// The ledger's reading of what comes back: refunds of this kiosk's sales and of other kiosks' bills, withdrawals.
#include <algorithm>

#include "core/refund.h"
#include "wire/ledger_parts.h"

namespace odop::wire {

namespace {

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

// What both kinds of refund say of themselves alike.
template <typename Refund>
DocumentFact credit_note_of(const Entry& entry, const Refund& refund, const SupplierPayload* supplier) {
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
  return document;
}

// The note's stated amounts, negative in the document, against what its lines come to.
void expect_stated(const DocumentFact& document, const DocumentAmounts& credited, const Finder& find) {
  const TaxSplit stated{Money::from_paise(-document.taxable_paise), Money::from_paise(-document.cgst_paise),
                        Money::from_paise(-document.sgst_paise), Money::from_paise(-document.igst_paise)};
  if (credited.split == stated && credited.round_off.paise() == -document.round_off_paise &&
      credited.payable.paise() == -document.payable_paise)
    return;
  find(FindingKind::totals_differ, "states " + std::to_string(-document.payable_paise) +
                                       " paise to give back; its lines come to " +
                                       std::to_string(credited.payable.paise()) + " or split otherwise");
}

void give_back(const std::vector<RefundTender>& tenders, std::int64_t payable_paise, Facts& facts, const Finder& find) {
  std::int64_t given_back = 0;
  for (const RefundTender& tender : tenders) {
    given_back += tender.amount_paise;
    facts.tenders.push_back(
        {static_cast<std::int64_t>(tender.kind), -tender.amount_paise, -tender.amount_paise, 0, tender.reference});
  }
  if (given_back != payable_paise)
    find(FindingKind::tender_differs,
         "gives back " + std::to_string(given_back) + " paise, its payable is " + std::to_string(payable_paise));
}

}  // namespace

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

std::int64_t Ledger::last_taken_back(std::int64_t sequence) const {
  if (const std::int64_t* known = find_in(taken_back_, sequence)) return *known;
  return is_whole_replay_ || !past_.last_taken_back ? 0 : past_.last_taken_back(sequence);
}

void Ledger::apply_refund(const Entry& entry, const RefundPayload& refund, LedgerStep& step) {
  const Finder find{entry, step};
  const SupplierPayload* supplier = find_in(reference_.suppliers, refund.supplier_sequence);
  if (!find_in(reference_.events, refund.event_sequence)) find(FindingKind::missing_reference, "names no known event");
  if (!supplier) find(FindingKind::missing_reference, "names no known supplier");
  DocumentFact document = credit_note_of(entry, refund, supplier);
  document.basket_sequence = entry.sequence - refund.basket_offset;
  document.original_sequence = refund.original_sequence;
  document.igst_paise = -refund.igst_paise;

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
      expect_stated(document, *credited, find);
    }
  }
  give_back(refund.tenders, refund.payable_paise, step.facts, find);
  open_exchange(entry, refund.tenders);
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
  const Finder find{entry, step};
  const SupplierPayload* supplier = find_in(reference_.suppliers, refund.supplier_sequence);
  if (!find_in(reference_.events, refund.event_sequence)) find(FindingKind::missing_reference, "names no known event");
  if (!supplier) find(FindingKind::missing_reference, "names no known supplier");
  if (refund.original_device == device_key_)
    find(FindingKind::return_differs, "takes back a bill of its own journal as another kiosk's");
  if (refund.approved_by.empty())
    find(FindingKind::return_differs, "takes back another kiosk's bill and nobody allowed it");
  DocumentFact document = credit_note_of(entry, refund, supplier);

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
    expect_stated(document, *credited, find);
  }
  give_back(refund.tenders, refund.payable_paise, step.facts, find);
  open_exchange(entry, refund.tenders);
  foreign_returns_[{refund.original_device, refund.original_sequence}] = entry.sequence;
  step.facts.foreign_return =
      ForeignReturnFact{to_hex(refund.original_device), to_hex(refund.original_hash), refund.original_sequence,
                        refund.original_serial,         refund.original_utc_ms,       refund.original_payable_paise};
  step.facts.document = std::move(document);
  take_number(entry, DocumentType::credit_note, supplier, refund.series, refund.number, step);
}

void Ledger::apply_void(const Entry& entry, const VoidPayload& withdrawn, LedgerStep& step) {
  const Finder find{entry, step};
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
    if (std::any_of(sale.tenders.begin(), sale.tenders.end(),
                    [](const SaleTender& tender) { return tender.kind == TenderKind::advance; }))
      find(FindingKind::return_differs, "withdraws a sale of booked goods, whose advance is used up");
    if (ist_day(original->utc_ms) != document.day) find(FindingKind::return_differs, "withdraws a sale of another day");
    for (std::size_t i = 0; i < sale.lines.size(); ++i)
      take_line_back(step.facts, sale.lines[i], reference_, sale.lines[i].quantity, sold->amounts.lines[i]);
    for (const SaleTender& tender : sale.tenders)
      step.facts.tenders.push_back(
          {static_cast<std::int64_t>(tender.kind), -tender.amount_paise, -tender.amount_paise, 0, tender.reference});
  }
  if (last_taken_back(withdrawn.original_sequence) != 0)
    find(FindingKind::return_differs, "withdraws a sale that was already taken back");
  if (const std::int64_t bill = consolidated_in(withdrawn.original_sequence); bill != 0)
    find(FindingKind::return_differs, "withdraws a sale that stands in the consolidated bill " + std::to_string(bill));
  unbilled_.erase(withdrawn.original_sequence);
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
