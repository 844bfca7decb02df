// The ledger's reading of bookings: goods booked for a part of their price, the sale that uses the advance, the
// cancellation that gives it back. A booking ends once.
#include <algorithm>

#include "wire/ledger_parts.h"

namespace odop::wire {

namespace {

constexpr std::int64_t advance_min_paise = 100;

// The goods and prices of the two agree. The item's version and rate may be newer: the tax is that of the sale's day.
bool sells_what_was_booked(const SalePayload& sale, const BookingPayload& booking, const LedgerReference& reference) {
  const auto sku = [&](std::int64_t sequence) {
    const ItemPayload* item = find_in(reference.items, sequence);
    return item ? item->sku : std::string{};
  };
  return sale.bill_discount_paise == booking.bill_discount_paise &&
         std::equal(sale.lines.begin(), sale.lines.end(), booking.lines.begin(), booking.lines.end(),
                    [&](const SaleLine& sold, const SaleLine& booked) {
                      return sku(sold.item_sequence) == sku(booked.item_sequence) && sold.quantity == booked.quantity &&
                             sold.unit_price_paise == booked.unit_price_paise &&
                             sold.line_discount_paise == booked.line_discount_paise;
                    });
}

}  // namespace

std::optional<SalePricing> pricing_of(const BookingPayload& booking, const LedgerReference& reference) {
  SalePayload goods;
  goods.supplier_sequence = booking.supplier_sequence;
  goods.buyer_state = booking.buyer_state;
  goods.bill_discount_paise = booking.bill_discount_paise;
  goods.lines = booking.lines;
  return pricing_of(goods, reference);
}

std::int64_t advance_of(const BookingPayload& booking) {
  std::int64_t paise = 0;
  for (const SaleTender& tender : booking.tenders) paise += tender.amount_paise;
  return paise;
}

void Ledger::apply_booking(const Entry& entry, const BookingPayload& booking, LedgerStep& step) {
  const Finder find{entry, step};
  const SupplierPayload* supplier = find_in(reference_.suppliers, booking.supplier_sequence);
  if (!find_in(reference_.events, booking.event_sequence)) find(FindingKind::missing_reference, "names no known event");
  if (!supplier) find(FindingKind::missing_reference, "names no known supplier");
  const auto pricing = pricing_of(booking, reference_);
  const auto priced = pricing ? price_document(pricing->terms, pricing->lines)
                              : Result<DocumentAmounts, PricingRefusal>{Refused{PricingRefusal::amount_out_of_range}};
  if (!pricing) {
    if (supplier) find(FindingKind::missing_reference, "books an item version that does not stand before it");
  } else if (booking.lines.empty() || !priced) {
    find(FindingKind::totals_differ, "has no lines, or their quantities, prices or discounts are out of range");
  } else if (priced->payable.paise() != booking.payable_paise) {
    find(FindingKind::totals_differ, "states " + std::to_string(booking.payable_paise) + " paise; its lines come to " +
                                         std::to_string(priced->payable.paise()));
  }
  const std::int64_t advance = advance_of(booking);
  if (advance < advance_min_paise || advance > booking.payable_paise)
    find(FindingKind::booking_differs,
         "takes an advance of " + std::to_string(advance) + " paise on " + std::to_string(booking.payable_paise));
  for (const SaleTender& tender : booking.tenders) {
    const bool is_money =
        tender.kind == TenderKind::cash || tender.kind == TenderKind::upi || tender.kind == TenderKind::card;
    if (!is_money || tender.tendered_paise < tender.amount_paise)
      find(FindingKind::tender_differs, "takes an advance by what is no payment");
    claim_attempt(entry, tender, supplier, booking.staff, step);
    step.facts.booking_tenders.push_back({entry.sequence,
                                          booking.shift_sequence,
                                          {static_cast<std::int64_t>(tender.kind), tender.amount_paise,
                                           tender.tendered_paise, tender.attempt_sequence, tender.reference}});
  }
  step.facts.booking = BookingFact{serial_or_mark(booking.series, booking.number),
                                   booking.series,
                                   booking.number,
                                   supplier ? supplier->code : std::string{},
                                   booking.staff,
                                   booking.approved_by,
                                   booking.shift_sequence,
                                   booking.buyer_state,
                                   booking.flags,
                                   entry.utc_ms,
                                   ist_day(entry.utc_ms),
                                   booking.payable_paise,
                                   advance,
                                   booking.due_day,
                                   static_cast<std::int64_t>(booking.delivery),
                                   booking.note};
  take_number(entry, DocumentType::payment_received, supplier, booking.series, booking.number, step);
}

// The booking that this entry ends; nullopt, and a finding, when there is none or it has ended before.
std::optional<BookingPayload> Ledger::end_booking(const Entry& entry, std::int64_t sequence, LedgerStep& step) {
  const Finder find{entry, step};
  const auto booked =
      sequence < entry.sequence && sequence > 0 && past_.entry ? past_.entry(sequence) : std::optional<Entry>{};
  if (!booked || static_cast<EntryType>(booked->type) != EntryType::booking) {
    find(FindingKind::missing_reference,
         "names booking " + std::to_string(sequence) + ", which does not stand before it");
    return std::nullopt;
  }
  std::int64_t ended_by = 0;
  if (const std::int64_t* known = find_in(booking_ended_, sequence))
    ended_by = *known;
  else if (!is_whole_replay_ && past_.booking_ended_by)
    ended_by = past_.booking_ended_by(sequence);
  if (ended_by != 0) {
    find(FindingKind::booking_differs,
         "ends booking " + std::to_string(sequence) + ", which entry " + std::to_string(ended_by) + " has ended");
    return std::nullopt;
  }
  booking_ended_[sequence] = entry.sequence;
  return decode_booking(booked->payload);
}

void Ledger::use_advance(const Entry& entry, const SalePayload& sale, const SaleTender& tender, LedgerStep& step) {
  const Finder find{entry, step};
  if (step.facts.booking_end) return find(FindingKind::booking_differs, "uses the advances of two bookings");
  const auto booking = end_booking(entry, tender.attempt_sequence, step);
  if (!booking) return;
  const SupplierPayload* seller = find_in(reference_.suppliers, sale.supplier_sequence);
  const SupplierPayload* booked_from = find_in(reference_.suppliers, booking->supplier_sequence);
  if (!seller || !booked_from || seller->code != booked_from->code)
    find(FindingKind::booking_differs, "uses the advance of another supplier's booking");
  if (!sells_what_was_booked(sale, *booking, reference_))
    find(FindingKind::booking_differs, "uses an advance, and sells other goods or prices than were booked");
  if (const std::int64_t advance = advance_of(*booking); tender.amount_paise != advance)
    find(FindingKind::booking_differs,
         "uses " + std::to_string(tender.amount_paise) + " paise of an advance of " + std::to_string(advance));
  step.facts.booking_end =
      BookingEndFact{tender.attempt_sequence, BookingState::delivered, sale.staff, {}, {}, entry.utc_ms};
}

void Ledger::apply_booking_end(const Entry& entry, const BookingEndPayload& end, LedgerStep& step) {
  const Finder find{entry, step};
  const auto booking = end_booking(entry, end.booking_sequence, step);
  if (end.approved_by.empty()) find(FindingKind::booking_differs, "cancels a booking and nobody allowed it");
  std::int64_t given_back = 0;
  for (const RefundTender& tender : end.tenders) {
    given_back += tender.amount_paise;
    step.facts.booking_tenders.push_back(
        {end.booking_sequence,
         end.shift_sequence,
         {static_cast<std::int64_t>(tender.kind), -tender.amount_paise, -tender.amount_paise, 0, tender.reference}});
  }
  if (!booking) return;
  if (const std::int64_t advance = advance_of(*booking); given_back != advance)
    find(FindingKind::tender_differs,
         "gives back " + std::to_string(given_back) + " paise of an advance of " + std::to_string(advance));
  step.facts.booking_end = BookingEndFact{
      end.booking_sequence, BookingState::cancelled, end.staff, end.approved_by, end.reason, entry.utc_ms};
}

}  // namespace odop::wire
