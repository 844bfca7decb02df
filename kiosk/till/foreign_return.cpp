#include "till/foreign_return.h"

#include <algorithm>
#include <cassert>

#include "core/receipt_number.h"
#include "core/refund.h"
#include "storage/fact_tables.h"
#include "till/item_entries.h"
#include "till/shifts.h"
#include "wire/bill.h"

namespace odop::till {

namespace {

Refused<AfterSaleRefused> refuse(AfterSaleRefusal reason, std::string detail = {}) {
  return Refused{AfterSaleRefused{reason, std::move(detail)}};
}

// The bill, who sold as this kiosk knows them, and what came back of it here.
struct Foreign {
  wire::ForeignRefundPayload payload;  // what the code says; nothing of it comes back yet
  DocumentAmounts amounts;
  std::vector<std::int64_t> returned;
};

// The supplier in force with that GSTIN, or with that legal name when there is none; 0: nobody here.
std::int64_t supplier_called(const Till& till, const Catalogue& catalogue, const std::string& seller) {
  for (const Supplier& supplier : catalogue.suppliers)
    if ((supplier.gstin.empty() ? supplier.legal_name : supplier.gstin) == seller)
      if (const auto sequence = till.supplier_sequence(supplier.code)) return *sequence;
  return 0;
}

Result<Foreign, AfterSaleRefusal> read_foreign(Till& till, const std::string& code) {
  const auto bill = wire::read_bill(code);
  if (!bill || bill->device_key == till.device_key()) return Refused{AfterSaleRefusal::code_damaged};
  if (bill->payable_paise < 0) return Refused{AfterSaleRefusal::not_a_sale};
  if (!bill->has_lines) return Refused{AfterSaleRefusal::foreign_no_lines};
  if (bill->igst_paise != 0) return Refused{AfterSaleRefusal::foreign_other_state};
  Foreign foreign;
  wire::ForeignRefundPayload& payload = foreign.payload;
  payload.original_device = bill->device_key;
  payload.original_sequence = bill->sequence;
  payload.original_hash = bill->entry_hash;
  payload.original_serial = bill->serial;
  payload.original_utc_ms = bill->utc_ms;
  payload.original_round_off_paise = bill->round_off_paise;
  payload.original_payable_paise = bill->payable_paise;
  for (const wire::BillLine& line : bill->lines) {
    if (line.quantity <= 0 || line.net_paise < 0) return Refused{AfterSaleRefusal::code_damaged};
    payload.sold.push_back({line.name, line.quantity, line.net_paise, line.rate_basis_points});
  }
  auto amounts = wire::foreign_bill_amounts(payload);
  if (!amounts) return Refused{AfterSaleRefusal::code_damaged};
  foreign.amounts = std::move(*amounts);
  payload.previous_sequence =
      storage::last_foreign_return(till.database(), till.label(), wire::to_hex(bill->device_key), bill->sequence);
  std::optional<wire::ForeignRefundPayload> previous;
  if (payload.previous_sequence != 0)
    previous = wire::decode_foreign_refund(till.journal().at(payload.previous_sequence)->payload);
  // A device that signed two bills under one number is none that we know how to trust.
  if (previous && (previous->sold != payload.sold || previous->original_hash != payload.original_hash))
    return Refused{AfterSaleRefusal::code_damaged};
  foreign.returned = wire::returned_up_to(payload.sold, previous);
  return foreign;
}

// What a line of the bill is in this kiosk's list; nullptr when its name says nothing, or two things.
const Product* product_named(const Catalogue& catalogue, const std::string& name) {
  const Product* found = nullptr;
  for (const Product& product : catalogue.products) {
    if (product.name.in(Language::en) != name) continue;
    if (found != nullptr) return nullptr;
    found = &product;
  }
  return found;
}

std::vector<ReturnedLine> lines_of(const Foreign& foreign) {
  std::vector<ReturnedLine> lines;
  for (std::size_t i = 0; i < foreign.returned.size(); ++i)
    lines.push_back({foreign.payload.sold[i].quantity, foreign.returned[i], 0});
  return lines;
}

DocumentAmounts credited_for(const Foreign& foreign, const std::vector<ReturnedLine>& lines) {
  auto credited = price_return(wire::terms_of_foreign(foreign.payload), foreign.amounts, lines);
  assert(credited && "settle_returns() lets nothing through that price_return refuses");
  return std::move(*credited);
}

// Nobody here knows how it was paid.
std::vector<wire::RefundTender> allot_back(Money sum, std::optional<TenderKind> back_by) {
  if (sum == Money{}) return {};
  return {{back_by.value_or(TenderKind::cash), sum.paise(), {}}};
}

}  // namespace

Result<ReturnableBill, AfterSaleRefusal> foreign_bill(Till& till, const Catalogue& catalogue, const std::string& code) {
  till.ready_for_deed();
  const auto foreign = read_foreign(till, code);
  if (!foreign) return Refused{foreign.reason()};
  const wire::ForeignRefundPayload& payload = foreign->payload;
  const auto seller = wire::read_bill(code)->seller;
  if (supplier_called(till, catalogue, seller) == 0) return Refused{AfterSaleRefusal::foreign_seller_unknown};
  ReturnableBill bill;
  bill.foreign_code = code;
  bill.utc_ms = payload.original_utc_ms;
  bill.serial = payload.original_serial;
  bill.payable = Money::from_paise(payload.original_payable_paise);
  for (std::size_t i = 0; i < payload.sold.size(); ++i) {
    const wire::ForeignLine& line = payload.sold[i];
    const Product* product = product_named(catalogue, line.name);
    bill.lines.push_back({.name = product ? product->name : LocalText{line.name, line.name},
                          .kind = product ? product->kind : ProductKind::piece,
                          .sold = line.quantity,
                          .returned = foreign->returned[i],
                          .net = Money::from_paise(line.net_paise)});
  }
  return bill;
}

Result<RefundQuote, AfterSaleRefused> quote_foreign_return(Till& till, const std::string& code,
                                                           const std::vector<ReturnAsked>& asked,
                                                           std::optional<TenderKind> back_by) {
  till.ready_for_deed();
  const auto foreign = read_foreign(till, code);
  if (!foreign) return refuse(foreign.reason());
  const auto lines = settle_returns(lines_of(*foreign), asked);
  if (!lines) return Refused{lines.reason()};
  DocumentAmounts amounts = credited_for(*foreign, *lines);
  auto tenders = allot_back(amounts.payable, back_by);
  if (auto refused = check_given_back(tenders)) return Refused{std::move(*refused)};
  return RefundQuote{std::move(amounts), std::move(tenders)};
}

Result<PreparedReturn, AfterSaleRefused> prepare_foreign_return(Till& till, const Catalogue& catalogue,
                                                                const Asking& asking, const std::string& code,
                                                                const std::vector<ReturnAsked>& asked,
                                                                const std::string& reason,
                                                                std::optional<TenderKind> back_by,
                                                                std::int64_t now_ms) {
  till.ready_for_deed();
  if (!till.event_sequence()) return refuse(AfterSaleRefusal::no_pack);
  if (till.is_clock_suspect()) return refuse(AfterSaleRefusal::clock_suspect);
  if (const auto bad = check_reason(reason)) return refuse(*bad);
  auto foreign = read_foreign(till, code);
  if (!foreign) return refuse(foreign.reason());
  const auto lines = settle_returns(lines_of(*foreign), asked);
  if (!lines) return Refused{lines.reason()};
  const StaffMember* supervisor = supervisor_of(asking);
  if (!supervisor) return refuse(AfterSaleRefusal::needs_supervisor, foreign->payload.original_serial);
  const std::int64_t supplier_sequence = supplier_called(till, catalogue, wire::read_bill(code)->seller);
  if (supplier_sequence == 0) return refuse(AfterSaleRefusal::foreign_seller_unknown);
  const CivilDate day = ist_date(now_ms);
  std::vector<const Product*> products(lines->size());
  for (std::size_t i = 0; i < lines->size(); ++i) {
    if ((*lines)[i].quantity == 0) continue;
    const std::string& name = foreign->payload.sold[i].name;
    products[i] = product_named(catalogue, name);
    if (products[i] == nullptr || tax_period(catalogue, *products[i], day) == nullptr)
      return refuse(AfterSaleRefusal::foreign_goods_unknown, name);
  }
  const wire::SupplierPayload& supplier = till.ledger().reference().suppliers.at(supplier_sequence);
  const auto series =
      series_name(financial_year_start(day), till.label(), supplier.series_code, DocumentType::credit_note);
  if (till.ledger().last_number(series) >= serial_number_max) return refuse(AfterSaleRefusal::serials_used_up, series);

  PreparedReturn prepared;
  prepared.utc_ms = now_ms;
  prepared.amounts = credited_for(*foreign, *lines);
  wire::ForeignRefundPayload& refund = foreign->payload;
  refund.event_sequence = *till.event_sequence();
  refund.supplier_sequence = supplier_sequence;
  refund.series = series;
  refund.number = till.ledger().last_number(series) + 1;
  refund.staff = asking.staff->code;
  refund.approved_by = supervisor->code;
  const bool outside_event = day < catalogue.event.first_day || catalogue.event.last_day < day;
  refund.flags = outside_event ? std::uint32_t{wire::sale_outside_event} : 0U;
  refund.reason = reason;
  refund.taxable_paise = prepared.amounts.split.taxable.paise();
  refund.cgst_paise = prepared.amounts.split.cgst.paise();
  refund.sgst_paise = prepared.amounts.split.sgst.paise();
  refund.round_off_paise = prepared.amounts.round_off.paise();
  refund.payable_paise = prepared.amounts.payable.paise();
  prepared.allot = [back_by](Money sum) { return allot_back(sum, back_by); };
  prepared.append = [&till, &catalogue, day, refund = std::move(refund), lines = *lines, products,
                     amounts = prepared.amounts](Deed& deed, std::vector<wire::RefundTender> tenders) mutable {
    refund.shift_sequence = open_shift_for_sale(till, deed, refund.staff);
    for (std::size_t i = 0; i < lines.size(); ++i) {
      const ReturnedLine& line = lines[i];
      if (line.returned_before == 0 && line.quantity == 0) continue;
      const std::int64_t item = products[i] ? item_entry(till, deed, catalogue, *products[i], day) : 0;
      refund.lines.push_back({static_cast<std::int64_t>(i) + 1, item, line.returned_before, line.quantity});
    }
    refund.tenders = tenders;
    const auto entry = deed.append(wire::EntryType::refund, wire::encode(refund));
    return Refund{receipt_number(refund.series, refund.number), refund.original_serial, entry.sequence, amounts,
                  std::move(tenders)};
  };
  return prepared;
}

Result<Refund, AfterSaleRefused> take_foreign_back(Till& till, const Catalogue& catalogue, const Asking& asking,
                                                   const std::string& code, const std::vector<ReturnAsked>& asked,
                                                   const std::string& reason, std::optional<TenderKind> back_by) {
  const auto prepared =
      prepare_foreign_return(till, catalogue, asking, code, asked, reason, back_by, till.clock().utc_ms());
  if (!prepared) return Refused{prepared.reason()};
  return commit_return(till, *prepared);
}

}  // namespace odop::till
