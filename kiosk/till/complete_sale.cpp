#include "till/complete_sale.h"

#include <algorithm>
#include <numeric>

#include "core/payment_ids.h"
#include "core/receipt_number.h"
#include "till/consolidate_day.h"
#include "till/item_entries.h"
#include "till/shifts.h"
#include "till/tenders.h"
#include "wire/buyer_sidecar.h"

namespace odop::till {

const char* code_of(SaleRefusal refusal) {
  switch (refusal) {
    case SaleRefusal::no_pack:
      return "no_pack";
    case SaleRefusal::cart_empty:
      return "cart_empty";
    case SaleRefusal::too_many_lines:
      return "too_many_lines";
    case SaleRefusal::unknown_sku:
      return "unknown_sku";
    case SaleRefusal::quantity_not_positive:
      return "quantity_not_positive";
    case SaleRefusal::unique_more_than_one:
      return "unique_more_than_one";
    case SaleRefusal::discount_too_large:
      return "discount_too_large";
    case SaleRefusal::amount_out_of_range:
      return "amount_out_of_range";
    case SaleRefusal::above_mrp:
      return "above_mrp";
    case SaleRefusal::below_floor:
      return "below_floor";
    case SaleRefusal::no_tax_rule_today:
      return "no_tax_rule_today";
    case SaleRefusal::gstin_not_valid_today:
      return "gstin_not_valid_today";
    case SaleRefusal::tender_missing:
      return "tender_missing";
    case SaleRefusal::tender_short:
      return "tender_short";
    case SaleRefusal::tender_over:
      return "tender_over";
    case SaleRefusal::cash_not_whole_rupees:
      return "cash_not_whole_rupees";
    case SaleRefusal::cash_limit:
      return "cash_limit";
    case SaleRefusal::rrn_malformed:
      return "rrn_malformed";
    case SaleRefusal::rrn_used:
      return "rrn_used";
    case SaleRefusal::attempt_unknown:
      return "attempt_unknown";
    case SaleRefusal::several_tenders_for_several_suppliers:
      return "several_tenders_for_several_suppliers";
    case SaleRefusal::clock_suspect:
      return "clock_suspect";
    case SaleRefusal::gstin_malformed:
      return "gstin_malformed";
    case SaleRefusal::buyer_incomplete:
      return "buyer_incomplete";
    case SaleRefusal::buyer_needed:
      return "buyer_needed";
    case SaleRefusal::serials_used_up:
      return "serials_used_up";
    case SaleRefusal::turnover_limit:
      return "turnover_limit";
  }
  return "refused";
}

namespace {

bool is_cash(const TenderGiven& tender) {
  return tender.kind == TenderKind::cash;
}

bool is_rounded(const std::vector<TenderGiven>& tenders) {
  return std::any_of(tenders.begin(), tenders.end(),
                     [](const TenderGiven& tender) { return rounds_to_rupee(tender.kind); });
}

Money sum_given(const std::vector<TenderGiven>& tenders, bool of_cash) {
  return std::accumulate(tenders.begin(), tenders.end(), Money{}, [&](Money sum, const TenderGiven& tender) {
    return is_cash(tender) == of_cash ? sum + tender.given : sum;
  });
}

}  // namespace

std::optional<SaleRefused> check_tenders(Till& till, const std::vector<TenderGiven>& tenders, Money payable,
                                         std::size_t documents, CivilDate day) {
  if (payable > Money{} && tenders.empty()) return SaleRefused{SaleRefusal::tender_missing, ""};
  const auto moneys = std::count_if(tenders.begin(), tenders.end(),
                                    [](const TenderGiven& tender) { return tender.kind != TenderKind::exchange; });
  if (documents > 1 && moneys > 1) return SaleRefused{SaleRefusal::several_tenders_for_several_suppliers, ""};
  for (std::size_t i = 0; i < tenders.size(); ++i) {
    const TenderGiven& tender = tenders[i];
    if (tender.given < Money{}) return SaleRefused{SaleRefusal::amount_out_of_range, ""};
    if (is_cash(tender) && tender.given.paise() % 100 != 0) return SaleRefused{SaleRefusal::cash_not_whole_rupees, ""};
    if (tender.kind == TenderKind::upi && !tender.reference.empty()) {
      if (check_rrn(tender.reference, day) == RrnCheck::malformed)
        return SaleRefused{SaleRefusal::rrn_malformed, tender.reference};
      const bool twice_here =
          std::any_of(tenders.begin(), tenders.begin() + static_cast<std::ptrdiff_t>(i),
                      [&](const TenderGiven& other) { return other.reference == tender.reference; });
      if (twice_here || till.tables().is_reference_used(tender.reference))
        return SaleRefused{SaleRefusal::rrn_used, tender.reference};
    }
    const bool is_by_attempt = tender.kind != TenderKind::exchange && tender.kind != TenderKind::advance;
    if (is_by_attempt && tender.attempt_sequence != 0) {
      const auto row = till.journal().at(tender.attempt_sequence);
      if (!row || static_cast<wire::EntryType>(row->type) != wire::EntryType::upi_attempt)
        return SaleRefused{SaleRefusal::attempt_unknown, std::to_string(tender.attempt_sequence)};
    }
  }
  const Money cash = sum_given(tenders, true), other = sum_given(tenders, false);
  if (other > payable) return SaleRefused{SaleRefusal::tender_over, std::to_string((other - payable).paise())};
  if (cash + other < payable)
    return SaleRefused{SaleRefusal::tender_short, std::to_string((payable - cash - other).paise())};
  // The change is given in coins of whole rupees too: what is left for the cash must be some.
  if (cash > Money{} && (payable - other).paise() % 100 != 0)
    return SaleRefused{SaleRefusal::cash_not_whole_rupees, std::to_string((payable - other).paise())};
  if (payable - other >= cash_limit) {
    if (cash > Money{}) return SaleRefused{SaleRefusal::cash_limit, std::to_string((payable - other).paise())};
  }
  return std::nullopt;
}

// What is no cash first, so that all change is cash. A tender that pays nothing is recorded where it is why the bill
// was rounded: cash of a bill, or of what an advance leaves of it, of 40 paise; the value of returned goods that an
// earlier bill of the basket used up.
std::vector<wire::SaleTender> allot(std::vector<TenderGiven>& left, Money payable, bool is_last_document) {
  std::vector<wire::SaleTender> allotted;
  const Money advance = std::accumulate(left.begin(), left.end(), Money{}, [](Money sum, const TenderGiven& tender) {
    return tender.kind == TenderKind::advance ? sum + tender.given : sum;
  });
  const bool pays_nothing = payable == advance;
  std::stable_partition(left.begin(), left.end(), [](const TenderGiven& tender) { return !is_cash(tender); });
  for (TenderGiven& tender : left) {
    const Money amount = std::min(tender.given, payable);
    const bool keeps_change = is_cash(tender) && is_last_document && tender.given > amount;
    const bool is_why_rounded = tender.kind == TenderKind::exchange || (is_cash(tender) && pays_nothing);
    if (amount == Money{} && !keeps_change && !is_why_rounded) continue;
    payable -= amount;
    tender.given -= amount;
    const Money change = keeps_change ? tender.given : Money{};
    if (keeps_change) tender.given = Money{};
    allotted.push_back({.kind = tender.kind,
                        .amount_paise = amount.paise(),
                        .tendered_paise = (amount + change).paise(),
                        .attempt_sequence = tender.attempt_sequence,
                        .reference = tender.reference});
  }
  return allotted;
}

const StaffMember* supervisor_among(const Catalogue& catalogue, const std::string& staff, const std::string& approver) {
  for (const std::string& code : {approver, staff})
    if (const StaffMember* member = catalogue.find_staff(code); member && member->role >= Role::supervisor)
      return member;
  return nullptr;
}

namespace {

// One entry for each bill that has goods below their floor.
void append_price_approvals(Deed& deed, const CartQuote& quote, const Sale& sale, const std::string& staff,
                            const std::string& approved_by) {
  for (std::size_t d = 0; d < quote.documents.size(); ++d) {
    const std::vector<std::size_t>& lines = quote.documents[d].line_indexes;
    wire::PriceApprovalPayload approval{sale.documents[d].sequence, staff, approved_by, {}};
    for (std::size_t i = 0; i < lines.size(); ++i)
      for (const CartQuote::BelowFloor& below : quote.below_floor)
        if (below.line_index == lines[i])
          approval.lines.push_back({static_cast<std::int64_t>(i) + 1, below.floor.paise(), below.net.paise()});
    if (!approval.lines.empty()) deed.append(wire::EntryType::price_approval, wire::encode(approval));
  }
}

}  // namespace

namespace {

// Most sellers are registered and have no limit: their sales read no turnover.
bool is_limited(const Catalogue& catalogue, const CartQuote& quote, CivilDate day) {
  return std::any_of(quote.documents.begin(), quote.documents.end(), [&](const CartQuote::Document& document) {
    return turnover_limit_of(catalogue, *document.supplier, day).has_value();
  });
}

bool has_room_for_consolidated_bills(const Till& till, const Supplier& supplier, CivilDate day) {
  constexpr std::int64_t bills_max = 1'000;  // far more than the days of a financial year and their shifts
  constexpr DocumentType types[] = {DocumentType::invoice, DocumentType::bill_of_supply,
                                    DocumentType::invoice_cum_bill};
  return std::all_of(std::begin(types), std::end(types), [&](DocumentType type) {
    const auto series = series_name(financial_year_start(day), till.label(), supplier.series_code, type);
    return till.ledger().last_number(series) < serial_number_max - bills_max;
  });
}

}  // namespace

std::optional<wire::Hash> keep_buyer(Till& till, const Buyer& buyer) {
  if (buyer.is_empty()) return std::nullopt;
  const std::string bytes = wire::write_buyer_sidecar(wire::random_seed(), buyer);
  const wire::Hash hash = wire::sha256(bytes);
  till.journal().put_own_sidecar(hash, wire::seal_to(till.device_key(), bytes));
  return hash;
}

std::variant<PreparedSale, SaleRefused> prepare_sale(Till& till, const Catalogue& catalogue, const std::string& staff,
                                                     const Cart& cart, const std::vector<TenderGiven>& tenders,
                                                     const std::string& approver, std::int64_t now_ms,
                                                     const std::vector<TurnoverRow>& coming_back) {
  till.ready_for_deed();
  if (!till.event_sequence()) return SaleRefused{SaleRefusal::no_pack, ""};
  if (till.is_clock_suspect()) return SaleRefused{SaleRefusal::clock_suspect, to_iso_ist(till.clock().utc_ms())};
  PreparedSale prepared;
  prepared.utc_ms = now_ms;
  const CivilDate day = ist_date(prepared.utc_ms);

  auto quoted = quote_cart(catalogue, cart, day, is_rounded(tenders));
  if (const auto* refused = std::get_if<SaleRefused>(&quoted)) return *refused;
  prepared.quote = std::move(std::get<CartQuote>(quoted));
  const CartQuote& quote = prepared.quote;
  const StaffMember* supervisor = quote.below_floor.empty() ? nullptr : supervisor_among(catalogue, staff, approver);
  if (!quote.below_floor.empty() && !supervisor)
    return SaleRefused{SaleRefusal::below_floor, cart.lines[quote.below_floor.front().line_index].sku};
  if (supervisor) prepared.approver = supervisor->code;
  if (quote.needs_buyer) return SaleRefused{SaleRefusal::buyer_needed, std::to_string(buyer_named_from.paise())};
  // A booking was held against the limit when it was made; its advance obliges to deliver.
  if (!cart.booked && is_limited(catalogue, quote, day)) {
    std::vector<TurnoverRow> turnover = till.tables().turnover(financial_year_start(day));
    turnover.insert(turnover.end(), coming_back.begin(), coming_back.end());
    if (const auto refused = check_turnover(catalogue, quote, day, turnover)) return *refused;
  }
  if (const auto refused = check_tenders(till, tenders, quote.payable, quote.documents.size(), day)) return *refused;
  for (const CartQuote::Document& document : quote.documents) {
    const auto series =
        series_name(financial_year_start(day), till.label(), document.supplier->series_code, document.type);
    if (till.ledger().last_number(series) >= serial_number_max)
      return SaleRefused{SaleRefusal::serials_used_up, series};
    // Its consolidated bill will want a number of another series.
    if (document.type == DocumentType::unbilled_sale && !has_room_for_consolidated_bills(till, *document.supplier, day))
      return SaleRefused{SaleRefusal::serials_used_up, document.supplier->code};
    if (!till.supplier_sequence(document.supplier->code))
      return SaleRefused{SaleRefusal::no_pack, document.supplier->code};
  }
  return prepared;
}

Sale append_sale(Till& till, Deed& deed, const Catalogue& catalogue, const std::string& staff, const Cart& cart,
                 std::vector<TenderGiven> tenders, PreparedSale prepared) {
  CartQuote& quote = prepared.quote;
  const CivilDate day = ist_date(prepared.utc_ms);
  const std::int64_t shift_sequence = open_shift_for_sale(till, deed, staff);
  std::vector<std::int64_t> item_sequences;
  for (const CartLine& line : cart.lines) {
    item_sequences.push_back(item_entry(till, deed, catalogue, *catalogue.find_product(line.sku), day));
  }

  const std::optional<wire::Hash> buyer_sidecar = keep_buyer(till, cart.buyer);

  Sale sale;
  sale.payable = quote.payable;
  const bool outside_event = day < catalogue.event.first_day || catalogue.event.last_day < day;
  const std::int64_t first_sequence = deed.next_sequence();
  for (std::size_t d = 0; d < quote.documents.size(); ++d) {
    CartQuote::Document& document = quote.documents[d];
    const DocumentAmounts& amounts = document.amounts;
    wire::SalePayload payload;
    payload.event_sequence = *till.event_sequence();
    payload.supplier_sequence = *till.supplier_sequence(document.supplier->code);
    payload.document = document.type;
    payload.series =
        series_name(financial_year_start(day), till.label(), document.supplier->series_code, document.type);
    payload.number = till.ledger().last_number(payload.series) + 1;
    payload.shift_sequence = shift_sequence;
    payload.staff = staff;
    payload.buyer_state = cart.buyer_state;
    if (buyer_sidecar) payload.sidecars.push_back(*buyer_sidecar);
    payload.basket_offset = deed.next_sequence() - first_sequence;
    payload.bill_discount_paise = amounts.discount.paise();
    payload.flags = outside_event ? std::uint32_t{wire::sale_outside_event} : 0U;
    for (std::size_t i = 0; i < document.line_indexes.size(); ++i) {
      const std::size_t index = document.line_indexes[i];
      const CartLine& line = cart.lines[index];
      payload.bill_discount_paise -= line.line_discount.paise();
      payload.lines.push_back(
          {.item_sequence = item_sequences[index],
           .quantity = line.quantity,
           .unit_price_paise = line.unit_price.value_or(catalogue.find_product(line.sku)->price_on(day)).paise(),
           .line_discount_paise = line.line_discount.paise(),
           .rate_basis_points = amounts.lines[i].rate.basis_points});
    }
    payload.tenders = allot(tenders, amounts.payable, d + 1 == quote.documents.size());
    for (const wire::SaleTender& tender : payload.tenders)
      sale.change += Money::from_paise(tender.tendered_paise - tender.amount_paise);
    payload.taxable_paise = amounts.split.taxable.paise();
    payload.cgst_paise = amounts.split.cgst.paise();
    payload.sgst_paise = amounts.split.sgst.paise();
    payload.igst_paise = amounts.split.igst.paise();
    payload.round_off_paise = amounts.round_off.paise();
    payload.payable_paise = amounts.payable.paise();
    const Deed::Appended entry = deed.append(wire::EntryType::sale, wire::encode(payload));
    sale.documents.push_back({.type = document.type,
                              .serial = receipt_number(payload.series, payload.number),
                              .sequence = entry.sequence,
                              .utc_ms = entry.utc_ms,
                              .hash = entry.hash,
                              .payload = std::move(payload),
                              .amounts = std::move(document.amounts)});
  }
  if (!prepared.approver.empty()) append_price_approvals(deed, quote, sale, staff, prepared.approver);
  // The cart in progress ends with the sale, in the same commit; delivered goods were never in it.
  if (!cart.booked) till.tables().erase_cart(0);
  return sale;
}

SaleOutcome complete_sale(Till& till, const Catalogue& catalogue, const std::string& staff, const Cart& cart,
                          const std::vector<TenderGiven>& all_tenders, const std::string& approver) {
  // No cash beside another payment is no tender: it would round a bill that nobody pays in cash.
  std::vector<TenderGiven> tenders = all_tenders;
  if (tenders.size() > 1)
    std::erase_if(tenders, [](const TenderGiven& tender) { return is_cash(tender) && tender.given == Money{}; });
  if (cart.booked)
    tenders.insert(tenders.begin(), {.kind = TenderKind::advance,
                                     .given = cart.booked->advance,
                                     .reference = {},
                                     .attempt_sequence = cart.booked->sequence});
  auto prepared = prepare_sale(till, catalogue, staff, cart, tenders, approver, till.clock().utc_ms());
  if (const auto* refused = std::get_if<SaleRefused>(&prepared)) return *refused;
  Deed deed(till, std::get<PreparedSale>(prepared).utc_ms);
  append_overdue_bills(till, deed, staff, open_shift_for_sale(till, deed, staff));
  Sale sale =
      append_sale(till, deed, catalogue, staff, cart, std::move(tenders), std::move(std::get<PreparedSale>(prepared)));
  deed.finish();
  return sale;
}

}  // namespace odop::till
