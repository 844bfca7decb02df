#include "till/after_sale.h"

#include <algorithm>
#include <numeric>

#include "core/receipt_number.h"
#include "core/refund.h"
#include "till/bill_list.h"
#include "till/receipt_of.h"
#include "till/shifts.h"
#include "till/upi_check_later.h"
#include "wire/bill.h"
#include "wire/bounds.h"

namespace odop::till {

const char* code_of(AfterSaleRefusal refusal) {
  switch (refusal) {
    case AfterSaleRefusal::no_such_document:
      return "no_such_document";
    case AfterSaleRefusal::code_damaged:
      return "code_damaged";
    case AfterSaleRefusal::not_a_sale:
      return "not_a_sale";
    case AfterSaleRefusal::already_void:
      return "already_void";
    case AfterSaleRefusal::nothing_left:
      return "nothing_left";
    case AfterSaleRefusal::line_unknown:
      return "line_unknown";
    case AfterSaleRefusal::quantity_not_positive:
      return "quantity_not_positive";
    case AfterSaleRefusal::more_than_left:
      return "more_than_left";
    case AfterSaleRefusal::reason_missing:
      return "reason_missing";
    case AfterSaleRefusal::reason_too_long:
      return "reason_too_long";
    case AfterSaleRefusal::needs_supervisor:
      return "needs_supervisor";
    case AfterSaleRefusal::not_today:
      return "not_today";
    case AfterSaleRefusal::already_refunded:
      return "already_refunded";
    case AfterSaleRefusal::paid_by_advance:
      return "paid_by_advance";
    case AfterSaleRefusal::consolidated:
      return "consolidated";
    case AfterSaleRefusal::part_of_exchange:
      return "part_of_exchange";
    case AfterSaleRefusal::cash_not_whole_rupees:
      return "cash_not_whole_rupees";
    case AfterSaleRefusal::clock_suspect:
      return "clock_suspect";
    case AfterSaleRefusal::no_pack:
      return "no_pack";
    case AfterSaleRefusal::serials_used_up:
      return "serials_used_up";
    case AfterSaleRefusal::foreign_no_lines:
      return "foreign_no_lines";
    case AfterSaleRefusal::foreign_other_state:
      return "foreign_other_state";
    case AfterSaleRefusal::foreign_seller_unknown:
      return "foreign_seller_unknown";
    case AfterSaleRefusal::foreign_goods_unknown:
      return "foreign_goods_unknown";
  }
  return "refused";
}

namespace {

Refused<AfterSaleRefused> refuse(AfterSaleRefusal reason, std::string detail = {}) {
  return Refused{AfterSaleRefused{reason, std::move(detail)}};
}

std::optional<wire::Entry> entry_at(Till& till, std::int64_t sequence) {
  const auto row = till.journal().at(sequence);
  if (!row) return std::nullopt;
  return wire::Entry{row->sequence, static_cast<std::uint8_t>(row->type), row->utc_ms, row->payload};
}

// A sale of this kiosk and everything that was taken back of it.
struct Taken {
  std::int64_t sequence = 0;
  std::int64_t utc_ms = 0;
  wire::SoldBefore sold;
  std::int64_t last_sequence = 0;  // newest refund or void; 0: none
  bool is_void = false;
  std::vector<std::int64_t> returned;
};

Result<Taken, AfterSaleRefusal> find_sale(Till& till, const std::string& serial) {
  const auto sequence = find_serial(till, serial);
  if (!sequence) return Refused{AfterSaleRefusal::no_such_document};
  const auto entry = entry_at(till, *sequence);
  auto sold = wire::sold_before(entry, till.ledger().reference());
  if (!sold) return Refused{AfterSaleRefusal::not_a_sale};
  Taken taken{*sequence, entry->utc_ms, std::move(*sold), 0, false, {}};
  taken.last_sequence = storage::last_taken_back(till.database(), till.label(), *sequence);
  std::optional<wire::RefundPayload> last;
  if (const auto newest = taken.last_sequence ? entry_at(till, taken.last_sequence) : std::nullopt) {
    taken.is_void = static_cast<wire::EntryType>(newest->type) == wire::EntryType::void_document;
    if (!taken.is_void) last = wire::decode_refund(newest->payload);
  }
  taken.returned = wire::returned_up_to(taken.sold.sale, last);
  return taken;
}

Result<std::vector<ReturnedLine>, AfterSaleRefused> resolve(const Taken& taken, const std::vector<ReturnAsked>& asked) {
  if (taken.is_void) return refuse(AfterSaleRefusal::already_void);
  std::vector<ReturnedLine> lines;
  for (std::size_t i = 0; i < taken.returned.size(); ++i)
    lines.push_back({taken.sold.sale.lines[i].quantity, taken.returned[i], 0});
  return settle_returns(std::move(lines), asked);
}

// How much of a sale went back by each means so far; the sum over its refunds, oldest last.
std::vector<wire::RefundTender> given_back(Till& till, std::int64_t last_refund) {
  std::vector<wire::RefundTender> given;
  for (std::int64_t sequence = last_refund; sequence != 0;) {
    const auto entry = entry_at(till, sequence);
    if (!entry || static_cast<wire::EntryType>(entry->type) != wire::EntryType::refund) break;
    const wire::RefundPayload refund = wire::decode_refund(entry->payload);
    given.insert(given.end(), refund.tenders.begin(), refund.tenders.end());
    sequence = refund.previous_sequence;
  }
  return given;
}

// An advance was cash or another payment once; there is no such thing to hand back.
TenderKind way_back(TenderKind kind) {
  return kind == TenderKind::advance ? TenderKind::cash : kind;
}

// The way it came: what each of the sale's tenders paid and has not yet given back, in the bill's order. What no tender
// is left for (more went back by another means before) goes by the last.
std::vector<wire::RefundTender> allot_back(const wire::SalePayload& sale,
                                           const std::vector<wire::RefundTender>& given_before, Money payable,
                                           std::optional<TenderKind> back_by) {
  if (payable == Money{}) return {};
  if (back_by) return {{*back_by, payable.paise(), {}}};
  std::vector<wire::RefundTender> back;
  std::vector<std::int64_t> gone(256);
  for (const wire::RefundTender& tender : given_before)
    gone[static_cast<std::size_t>(tender.kind)] += tender.amount_paise;
  std::int64_t left = payable.paise();
  for (const wire::SaleTender& tender : sale.tenders) {
    if (tender.kind == TenderKind::exchange) continue;  // goods do not go back to who brought them
    const TenderKind kind = way_back(tender.kind);
    std::int64_t& went = gone[static_cast<std::size_t>(kind)];
    const std::int64_t used = std::min(went, tender.amount_paise);
    went -= used;
    const std::int64_t amount = std::min(left, tender.amount_paise - used);
    if (amount > 0) back.push_back({kind, amount, {}});
    left -= amount;
  }
  if (left > 0) {
    if (back.empty()) {
      const bool has_last = !sale.tenders.empty() && sale.tenders.back().kind != TenderKind::exchange;
      back.push_back({has_last ? way_back(sale.tenders.back().kind) : TenderKind::cash, 0, {}});
    }
    back.back().amount_paise += left;
  }
  return back;
}

}  // namespace

Result<std::vector<ReturnedLine>, AfterSaleRefused> settle_returns(std::vector<ReturnedLine> lines,
                                                                   const std::vector<ReturnAsked>& asked) {
  if (std::all_of(lines.begin(), lines.end(),
                  [](const ReturnedLine& line) { return line.returned_before >= line.sold; }))
    return refuse(AfterSaleRefusal::nothing_left);
  if (asked.empty())
    for (ReturnedLine& line : lines) line.quantity = line.sold - line.returned_before;
  for (const ReturnAsked& want : asked) {
    if (want.line < 1 || static_cast<std::size_t>(want.line) > lines.size())
      return refuse(AfterSaleRefusal::line_unknown, std::to_string(want.line));
    if (want.quantity <= 0) return refuse(AfterSaleRefusal::quantity_not_positive, std::to_string(want.line));
    ReturnedLine& line = lines[static_cast<std::size_t>(want.line) - 1];
    const std::int64_t left = line.sold - line.returned_before - line.quantity;
    if (want.quantity > left) return refuse(AfterSaleRefusal::more_than_left, std::to_string(left));
    line.quantity += want.quantity;
  }
  return lines;
}

std::optional<AfterSaleRefusal> check_reason(const std::string& reason) {
  if (reason.find_first_not_of(' ') == std::string::npos) return AfterSaleRefusal::reason_missing;
  if (reason.size() > wire::name_length_max || !wire::is_clean_utf8(reason)) return AfterSaleRefusal::reason_too_long;
  return std::nullopt;
}

const StaffMember* supervisor_of(const Asking& asking) {
  for (const StaffMember* member : {asking.approver, asking.staff})
    if (member && member->role >= Role::supervisor) return member;
  return nullptr;
}

Result<std::string, AfterSaleRefusal> serial_on_code(const Till& till, const std::string& code) {
  const auto bill = wire::read_bill(code);
  if (!bill) return Refused{AfterSaleRefusal::code_damaged};
  if (bill->device_key != till.device_key()) return Refused{AfterSaleRefusal::no_such_document};
  return bill->serial;
}

Result<ReturnableBill, AfterSaleRefusal> returnable_bill(Till& till, const std::string& serial) {
  till.ready_for_deed();
  const auto taken = find_sale(till, serial);
  if (!taken) return Refused{taken.reason()};
  const wire::SalePayload& sale = taken->sold.sale;
  ReturnableBill bill{.sequence = taken->sequence,
                      .utc_ms = taken->utc_ms,
                      .serial = serial,
                      .type = sale.document,
                      .payable = Money::from_paise(sale.payable_paise),
                      .is_void = taken->is_void,
                      .is_payment_unseen = false,
                      .is_payment_missing = false,
                      .credit_notes = credit_notes_of(till.database(), till.label(), taken->sequence),
                      .tenders = {},
                      .lines = {},
                      .foreign_code = {}};
  for (const wire::SaleTender& tender : sale.tenders) {
    bill.tenders.push_back(tender.kind);
    if (tender.attempt_sequence == 0 || tender.kind == TenderKind::advance) continue;
    const auto attempt = find_attempt(till, tender.attempt_sequence);
    bill.is_payment_missing |= attempt && attempt->state == wire::UpiState::disputed;
    for (const UnseenPayment& payment : unseen_payments(till))
      bill.is_payment_unseen |= payment.attempt_sequence == tender.attempt_sequence;
  }
  for (std::size_t i = 0; i < sale.lines.size(); ++i) {
    const wire::ItemPayload& item = till.ledger().reference().items.at(sale.lines[i].item_sequence);
    bill.lines.push_back({.name = LocalText{item.name_hi, item.name_en},
                          .kind = item.kind,
                          .sold = sale.lines[i].quantity,
                          .returned = taken->returned[i],
                          .net = taken->sold.amounts.lines[i].net});
  }
  return bill;
}

namespace {

DocumentAmounts credited_for(const Taken& taken, const std::vector<ReturnedLine>& lines) {
  auto credited = price_return(taken.sold.terms, taken.sold.amounts, lines);
  assert(credited && "resolve() lets nothing through that price_return refuses");
  return std::move(*credited);
}

wire::RefundPayload refund_of(const Taken& taken, const std::vector<ReturnedLine>& lines,
                              const DocumentAmounts& amounts) {
  wire::RefundPayload refund;
  refund.supplier_sequence = taken.sold.sale.supplier_sequence;
  refund.original_sequence = taken.sequence;
  refund.previous_sequence = taken.last_sequence;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const ReturnedLine& line = lines[i];
    if (line.returned_before > 0 || line.quantity > 0)
      refund.lines.push_back({static_cast<std::int64_t>(i) + 1, line.returned_before, line.quantity});
  }
  refund.taxable_paise = amounts.split.taxable.paise();
  refund.cgst_paise = amounts.split.cgst.paise();
  refund.sgst_paise = amounts.split.sgst.paise();
  refund.igst_paise = amounts.split.igst.paise();
  refund.round_off_paise = amounts.round_off.paise();
  refund.payable_paise = amounts.payable.paise();
  return refund;
}

}  // namespace

std::optional<AfterSaleRefused> check_given_back(const std::vector<wire::RefundTender>& tenders) {
  for (const wire::RefundTender& tender : tenders)
    if (tender.kind == TenderKind::cash && tender.amount_paise % 100 != 0)
      return AfterSaleRefused{AfterSaleRefusal::cash_not_whole_rupees, std::to_string(tender.amount_paise)};
  return std::nullopt;
}

Result<RefundQuote, AfterSaleRefused> quote_refund(Till& till, const std::string& serial,
                                                   const std::vector<ReturnAsked>& asked,
                                                   std::optional<TenderKind> back_by) {
  till.ready_for_deed();
  const auto taken = find_sale(till, serial);
  if (!taken) return refuse(taken.reason(), serial);
  const auto lines = resolve(*taken, asked);
  if (!lines) return Refused{lines.reason()};
  DocumentAmounts amounts = credited_for(*taken, *lines);
  auto tenders = allot_back(taken->sold.sale, given_back(till, taken->last_sequence), amounts.payable, back_by);
  if (auto refused = check_given_back(tenders)) return Refused{std::move(*refused)};
  return RefundQuote{std::move(amounts), std::move(tenders)};
}

Result<PreparedReturn, AfterSaleRefused> prepare_refund(Till& till, const Catalogue& catalogue, const Asking& asking,
                                                        const std::string& serial,
                                                        const std::vector<ReturnAsked>& asked,
                                                        const std::string& reason, std::optional<TenderKind> back_by,
                                                        std::int64_t now_ms) {
  till.ready_for_deed();
  if (!till.event_sequence()) return refuse(AfterSaleRefusal::no_pack);
  if (till.is_clock_suspect()) return refuse(AfterSaleRefusal::clock_suspect);
  if (const auto bad = check_reason(reason)) return refuse(*bad);
  const auto taken = find_sale(till, serial);
  if (!taken) return refuse(taken.reason(), serial);
  const auto lines = resolve(*taken, asked);
  if (!lines) return Refused{lines.reason()};
  const CivilDate day = ist_date(now_ms);
  const StaffMember* supervisor = supervisor_of(asking);
  if (ist_date(taken->utc_ms) != day && !supervisor) return refuse(AfterSaleRefusal::needs_supervisor, serial);

  const wire::SalePayload& sale = taken->sold.sale;
  const wire::SupplierPayload& supplier = till.ledger().reference().suppliers.at(sale.supplier_sequence);
  const auto series =
      series_name(financial_year_start(day), till.label(), supplier.series_code, DocumentType::credit_note);
  if (till.ledger().last_number(series) >= serial_number_max) return refuse(AfterSaleRefusal::serials_used_up, series);

  PreparedReturn prepared;
  prepared.utc_ms = now_ms;
  prepared.supplier = supplier.code;
  prepared.amounts = credited_for(*taken, *lines);
  wire::RefundPayload refund = refund_of(*taken, *lines, prepared.amounts);
  refund.event_sequence = *till.event_sequence();
  refund.series = series;
  refund.number = till.ledger().last_number(series) + 1;
  refund.staff = asking.staff->code;
  refund.approved_by = supervisor ? supervisor->code : std::string{};
  const bool outside_event = day < catalogue.event.first_day || catalogue.event.last_day < day;
  refund.flags = outside_event ? std::uint32_t{wire::sale_outside_event} : 0U;
  refund.reason = reason;
  prepared.allot = [sale, given = given_back(till, taken->last_sequence), back_by](Money sum) {
    return allot_back(sale, given, sum, back_by);
  };
  prepared.append = [&till, refund = std::move(refund), serial, amounts = prepared.amounts](
                        Deed& deed, std::vector<wire::RefundTender> tenders) mutable {
    refund.shift_sequence = open_shift_for_sale(till, deed, refund.staff);
    refund.tenders = tenders;
    const auto entry = deed.append(wire::EntryType::refund, wire::encode(refund));
    return Refund{receipt_number(refund.series, refund.number), serial, entry.sequence, amounts, std::move(tenders)};
  };
  return prepared;
}

Result<Refund, AfterSaleRefused> commit_return(Till& till, const PreparedReturn& prepared) {
  std::vector<wire::RefundTender> tenders = prepared.allot(prepared.amounts.payable);
  if (auto refused = check_given_back(tenders)) return Refused{std::move(*refused)};
  Deed deed(till, prepared.utc_ms);
  // The answer first: when the disk has the refund, nothing may fail any more.
  Refund done = prepared.append(deed, std::move(tenders));
  deed.finish();
  return done;
}

Result<Refund, AfterSaleRefused> refund_sale(Till& till, const Catalogue& catalogue, const Asking& asking,
                                             const std::string& serial, const std::vector<ReturnAsked>& asked,
                                             const std::string& reason, std::optional<TenderKind> back_by) {
  const auto prepared = prepare_refund(till, catalogue, asking, serial, asked, reason, back_by, till.clock().utc_ms());
  if (!prepared) return Refused{prepared.reason()};
  return commit_return(till, *prepared);
}

Result<Withdrawal, AfterSaleRefused> void_document(Till& till, const Asking& asking, const std::string& serial,
                                                   const std::string& reason) {
  till.ready_for_deed();
  if (till.is_clock_suspect()) return refuse(AfterSaleRefusal::clock_suspect);
  if (const auto bad = check_reason(reason)) return refuse(*bad);
  const StaffMember* supervisor = supervisor_of(asking);
  if (!supervisor) return refuse(AfterSaleRefusal::needs_supervisor, serial);
  auto taken = find_sale(till, serial);
  if (!taken) return refuse(taken.reason(), serial);
  if (taken->is_void) return refuse(AfterSaleRefusal::already_void, serial);
  if (taken->last_sequence != 0) return refuse(AfterSaleRefusal::already_refunded, serial);
  const std::vector<wire::SaleTender>& paid = taken->sold.sale.tenders;
  const auto is_paid_by = [&](TenderKind kind) {
    return std::any_of(paid.begin(), paid.end(), [&](const wire::SaleTender& tender) { return tender.kind == kind; });
  };
  if (storage::consolidated_in(till.database(), till.label(), taken->sequence) != 0)
    return refuse(AfterSaleRefusal::consolidated, serial);
  if (is_paid_by(TenderKind::exchange)) return refuse(AfterSaleRefusal::part_of_exchange, serial);
  if (is_paid_by(TenderKind::advance)) return refuse(AfterSaleRefusal::paid_by_advance, serial);
  const std::int64_t now_ms = till.clock().utc_ms();
  if (ist_date(taken->utc_ms) != ist_date(now_ms)) return refuse(AfterSaleRefusal::not_today, serial);

  Deed deed(till, now_ms);
  const wire::VoidPayload withdrawn{.original_sequence = taken->sequence,
                                    .shift_sequence = open_shift_for_sale(till, deed, asking.staff->code),
                                    .staff = asking.staff->code,
                                    .approved_by = supervisor->code,
                                    .reason = reason,
                                    .payable_paise = taken->sold.sale.payable_paise};
  const auto entry = deed.append(wire::EntryType::void_document, wire::encode(withdrawn));
  // The answer first, as in refund_sale.
  Withdrawal done{serial, taken->sold.sale.document, entry.sequence, std::move(taken->sold.amounts),
                  allot_back(taken->sold.sale, {}, Money::from_paise(taken->sold.sale.payable_paise), std::nullopt)};
  deed.finish();
  return done;
}

}  // namespace odop::till
