// The ledger's reading of small sales without a bill, and of the one document that stands for a day of them.
#include "wire/ledger_parts.h"

namespace odop::wire {

namespace {
// Strangers' entries say what they like; a sum beyond every bound differs from what is stated, and that is enough.
void add(std::int64_t& sum, std::int64_t part) {
  if (__builtin_add_overflow(sum, part, &sum)) sum = INT64_MAX;
}
}  // namespace

std::int64_t Ledger::consolidated_in(std::int64_t sequence) const {
  if (const auto known = consolidated_.find(sequence); known != consolidated_.end()) return known->second;
  return is_whole_replay_ || !past_.consolidated_in ? 0 : past_.consolidated_in(sequence);
}

void Ledger::expect_may_go_unbilled(const Entry& entry, const SalePayload& sale, const SupplierPayload* supplier,
                                    const DocumentAmounts& amounts, LedgerStep& step) {
  const Finder find{entry, step};
  if (supplier && !may_go_unbilled(supplier->profile, amounts.net))
    find(FindingKind::consolidation_differs, "has no bill, though this seller or this sum needs one");
  if (sale.buyer_state != 0 || !sale.sidecars.empty())
    find(FindingKind::consolidation_differs, "has no bill, though its buyer is named");
  for (const SaleTender& tender : sale.tenders)
    if (tender.kind == TenderKind::advance || tender.kind == TenderKind::exchange)
      find(FindingKind::consolidation_differs, "has no bill, though booked or returned goods pay for it");
  if (is_whole_replay_ && supplier) unbilled_[entry.sequence] = {supplier->code, ist_day(entry.utc_ms)};
}

void Ledger::apply_consolidated(const Entry& entry, const ConsolidatedBillPayload& bill, LedgerStep& step) {
  const Finder find{entry, step};
  const SupplierPayload* supplier = find_in(reference_.suppliers, bill.supplier_sequence);
  if (!find_in(reference_.events, bill.event_sequence)) find(FindingKind::missing_reference, "names no known event");
  if (!supplier) find(FindingKind::missing_reference, "names no known supplier");
  if (bill.sales.empty()) find(FindingKind::consolidation_differs, "consolidates nothing");

  ConsolidatedBillPayload sum;
  std::vector<TaxRate> rates;
  // What the facts say: sales that stand in no other bill. A sale in two of them is a finding; as a second row of the
  // same sale it would make a hub refuse the whole batch, again and again, and every later sale would wait behind it.
  std::vector<std::int64_t> consolidated;
  for (const std::int64_t sequence : bill.sales) {
    const auto before = sequence < entry.sequence && past_.entry ? past_.entry(sequence) : std::optional<Entry>{};
    if (!before || static_cast<EntryType>(before->type) != EntryType::sale) {
      find(FindingKind::missing_reference, "consolidates sale " + std::to_string(sequence) + ", which is none");
      continue;
    }
    const SalePayload sale = decode_sale(before->payload);
    const SupplierPayload* seller = find_in(reference_.suppliers, sale.supplier_sequence);
    if (sale.document != DocumentType::unbilled_sale || !supplier || !seller || seller->code != supplier->code ||
        ist_day(before->utc_ms) != bill.day)
      find(FindingKind::consolidation_differs,
           "consolidates sale " + std::to_string(sequence) + ", which has a bill or is another seller's or day's");
    if (const std::int64_t earlier = consolidated_in(sequence); earlier != 0)
      find(FindingKind::consolidation_differs, "consolidates sale " + std::to_string(sequence) +
                                                   ", which stands in bill " + std::to_string(earlier) + " already");
    else
      consolidated.push_back(sequence);
    const std::int64_t taken_back = last_taken_back(sequence);
    const auto back = taken_back != 0 && past_.entry ? past_.entry(taken_back) : std::optional<Entry>{};
    if (back && static_cast<EntryType>(back->type) == EntryType::void_document)
      find(FindingKind::consolidation_differs,
           "consolidates sale " + std::to_string(sequence) + ", which was withdrawn");
    add(sum.taxable_paise, sale.taxable_paise);
    add(sum.cgst_paise, sale.cgst_paise);
    add(sum.sgst_paise, sale.sgst_paise);
    add(sum.round_off_paise, sale.round_off_paise);
    add(sum.payable_paise, sale.payable_paise);
    for (const SaleLine& line : sale.lines) rates.push_back(TaxRate{line.rate_basis_points});
    consolidated_[sequence] = entry.sequence;
    unbilled_.erase(sequence);
  }
  if (sum.taxable_paise != bill.taxable_paise || sum.cgst_paise != bill.cgst_paise ||
      sum.sgst_paise != bill.sgst_paise || sum.round_off_paise != bill.round_off_paise ||
      sum.payable_paise != bill.payable_paise)
    find(FindingKind::totals_differ, "states " + std::to_string(bill.payable_paise) + " paise; its sales come to " +
                                         std::to_string(sum.payable_paise) + " or split otherwise");
  if (supplier && !rates.empty() && document_type_for(supplier->profile, rates) != bill.document)
    find(FindingKind::document_type_wrong, "is not the document that the law wants for these goods and this seller");
  if (is_whole_replay_ && supplier && !bill.sales.empty())
    for (const auto& [sequence, seller_and_day] : unbilled_)
      if (sequence < bill.sales.back() && seller_and_day == std::pair{supplier->code, bill.day})
        find(FindingKind::consolidation_differs, "leaves out sale " + std::to_string(sequence) + " of that day");

  step.facts.consolidated = ConsolidatedBillFact{static_cast<std::int64_t>(bill.document),
                                                 serial_or_mark(bill.series, bill.number),
                                                 bill.series,
                                                 bill.number,
                                                 supplier ? supplier->code : std::string{},
                                                 bill.staff,
                                                 bill.shift_sequence,
                                                 entry.utc_ms,
                                                 bill.day,
                                                 bill.taxable_paise,
                                                 bill.cgst_paise,
                                                 bill.sgst_paise,
                                                 bill.round_off_paise,
                                                 bill.payable_paise,
                                                 std::move(consolidated)};
  take_number(entry, bill.document, supplier, bill.series, bill.number, step);
}

}  // namespace odop::wire
