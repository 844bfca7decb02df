#include "till/receipt_of.h"

#include <map>
#include <tuple>

#include "core/gstin.h"
#include "core/receipt_number.h"
#include "core/refund.h"
#include "core/training.h"
#include "wire/bill.h"
#include "wire/buyer_sidecar.h"

namespace odop::till {

namespace {

LocalText state_name(int code) {
  const GstState* state = find_gst_state(code);
  return state ? LocalText{std::string{state->name_hi}, std::string{state->name_en}} : LocalText{};
}

// What the papers of a sale and of its refund say alike.
ReceiptView head_of(const Till& till, const Catalogue& catalogue, const wire::EventPayload& event,
                    const wire::SupplierPayload& supplier, const storage::JournalRow& row, const std::string& staff,
                    std::int64_t buyer_state) {
  ReceiptView view;
  view.is_demo = event.demo;
  view.is_training = is_training_label(till.label());
  view.profile = supplier.profile;
  view.supplier_name = LocalText{supplier.name_hi, supplier.name_en};
  view.supplier_address = LocalText{supplier.address_hi, supplier.address_en};
  view.legal_name = supplier.legal_name;
  view.gstin = supplier.gstin;
  view.fssai = supplier.fssai;
  view.phone = supplier.phone;
  view.place = LocalText{event.stall_name_hi + ", " + event.place_hi, event.stall_name_en + ", " + event.place_en};
  view.utc_ms = row.utc_ms;
  const StaffMember* member = catalogue.find_staff(staff);
  view.staff = member == nullptr ? LocalText{staff, staff} : member->name;
  view.buyer.state_code = static_cast<int>(buyer_state);
  if (buyer_state != 0) view.buyer.state_name = state_name(view.buyer.state_code);
  view.is_inter_state = is_inter_state(static_cast<int>(supplier.state_code), view.buyer.state_code);
  view.place_of_supply_code = view.is_inter_state ? view.buyer.state_code : static_cast<int>(supplier.state_code);
  view.place_of_supply = state_name(view.place_of_supply_code);
  view.kiosk_label = till.label();
  view.sequence = row.sequence;
  view.head_hex = wire::to_hex(std::string_view{row.hash});
  view.footer = LocalText{event.footer_hi, event.footer_en};
  return view;
}

// The buyer whom a document names; erased or never recorded, the paper goes without.
void add_buyer(Till& till, const std::vector<wire::Hash>& sidecars, ReceiptView& view) {
  const auto buyer = buyer_named(till, sidecars);
  if (!buyer) return;
  view.buyer.name = buyer->name;
  view.buyer.address = buyer->address;
  view.buyer.gstin = buyer->gstin;
}

ReceiptLine line_of(const wire::ItemPayload& item, const wire::SaleLine& line, std::int64_t quantity,
                    const LineAmounts& amounts) {
  return {.name = LocalText{item.name_hi, item.name_en},
          .hsn = item.hsn,
          .kind = item.kind,
          .quantity = quantity,
          .unit_price = Money::from_paise(line.unit_price_paise),
          .gross = amounts.gross,
          .discount = amounts.discount,
          .rate_basis_points = line.rate_basis_points};
}

// The code on the paper: the bill signed by this device. lines: name, quantity, net and rate of each.
void add_signed_bill(const Till& till, const wire::SupplierPayload& supplier, const storage::JournalRow& row,
                     const DocumentAmounts& amounts, std::vector<wire::BillLine> lines, ReceiptView& view) {
  if (view.is_training) return;
  wire::Bill bill{.device_key = till.device_key(),
                  .sequence = row.sequence,
                  .entry_hash = wire::hash_from_bytes(row.hash).value_or(wire::Hash{}),
                  .utc_ms = row.utc_ms,
                  .serial = view.serial,
                  .seller = supplier.gstin.empty() ? supplier.legal_name : supplier.gstin,
                  .taxable_paise = amounts.split.taxable.paise(),
                  .cgst_paise = amounts.split.cgst.paise(),
                  .sgst_paise = amounts.split.sgst.paise(),
                  .igst_paise = amounts.split.igst.paise(),
                  .round_off_paise = amounts.round_off.paise(),
                  .payable_paise = amounts.payable.paise()};
  bill.lines = std::move(lines);
  view.qr_text = wire::write_bill(bill, till.signer());
  bill.has_lines = false;
  bill.lines.clear();
  view.qr_fallback = wire::write_bill(bill, till.signer());
}

// The paper that the buyer was given for the advance.
void name_booking(Till& till, std::int64_t sequence, ReceiptTender& tender) {
  const auto row = till.journal().at(sequence);
  if (!row) return;
  const wire::BookingPayload booking = wire::decode_booking(row->payload);
  tender.booking_serial = receipt_number(booking.series, booking.number);
  tender.booked_utc_ms = row->utc_ms;
}

std::optional<ReceiptView> receipt_of_sale(Till& till, const Catalogue& catalogue, const storage::JournalRow& row) {
  const wire::LedgerReference& reference = till.ledger().reference();
  const auto sold = wire::sold_before(
      wire::Entry{row.sequence, static_cast<std::uint8_t>(row.type), row.utc_ms, row.payload}, reference);
  if (!sold) return std::nullopt;
  const wire::SalePayload& sale = sold->sale;
  const DocumentAmounts& amounts = sold->amounts;
  const wire::SupplierPayload& supplier = reference.suppliers.at(sale.supplier_sequence);
  ReceiptView view =
      head_of(till, catalogue, reference.events.at(sale.event_sequence), supplier, row, sale.staff, sale.buyer_state);
  view.document = sale.document;
  view.serial = receipt_number(sale.series, sale.number);
  add_buyer(till, sale.sidecars, view);
  std::vector<wire::BillLine> signed_lines;
  for (std::size_t i = 0; i < sale.lines.size(); ++i) {
    const wire::SaleLine& line = sale.lines[i];
    const wire::ItemPayload& item = reference.items.at(line.item_sequence);
    view.lines.push_back(line_of(item, line, line.quantity, amounts.lines[i]));
    signed_lines.push_back({item.name_en, line.quantity, amounts.lines[i].net.paise(), line.rate_basis_points});
  }
  if (charges_tax(supplier.profile)) view.taxes = tax_rows_of(amounts.lines);
  view.gross = amounts.gross;
  view.discount = amounts.discount;
  view.round_off = amounts.round_off;
  view.payable = amounts.payable;
  for (const wire::SaleTender& tender : sale.tenders) {
    view.tenders.push_back({.kind = tender.kind,
                            .amount = Money::from_paise(tender.amount_paise),
                            .given = Money::from_paise(tender.tendered_paise),
                            .reference = tender.reference,
                            .booking_serial = {},
                            .booked_utc_ms = 0});
    if (tender.kind == TenderKind::advance) name_booking(till, tender.attempt_sequence, view.tenders.back());
    view.change += Money::from_paise(tender.tendered_paise - tender.amount_paise);
  }
  add_signed_bill(till, supplier, row, amounts, std::move(signed_lines), view);
  return view;
}

// Goods, amounts, taxes and the signed code of a credit note; amounts are negative.
void add_credited(const Till& till, const wire::SupplierPayload& supplier, const storage::JournalRow& row,
                  const DocumentAmounts& amounts, const std::vector<LineAmounts>& shown,
                  const std::vector<wire::RefundTender>& tenders, std::vector<wire::BillLine> signed_lines,
                  ReceiptView& view) {
  if (charges_tax(supplier.profile)) view.taxes = tax_rows_of(shown);
  view.gross = amounts.gross;
  view.discount = amounts.discount;
  view.round_off = amounts.round_off;
  view.payable = amounts.payable;
  for (const wire::RefundTender& tender : tenders)
    view.tenders.push_back({.kind = tender.kind,
                            .amount = Money::from_paise(-tender.amount_paise),
                            .given = Money{},
                            .reference = tender.reference,
                            .booking_serial = {},
                            .booked_utc_ms = 0});
  add_signed_bill(till, supplier, row, amounts, std::move(signed_lines), view);
}

// A credit note on another kiosk's bill: what was sold is known from the code on its paper.
std::optional<ReceiptView> receipt_of_foreign_refund(Till& till, const Catalogue& catalogue,
                                                     const storage::JournalRow& row) {
  const wire::LedgerReference& reference = till.ledger().reference();
  const wire::ForeignRefundPayload refund = wire::decode_foreign_refund(row.payload);
  const auto bill = wire::foreign_bill_amounts(refund);
  std::vector<ReturnedLine> returned;
  for (const wire::ForeignLine& line : refund.sold) returned.push_back({line.quantity, 0, 0});
  for (const wire::ForeignRefundLine& line : refund.lines)
    if (static_cast<std::size_t>(line.line) <= returned.size())
      returned[static_cast<std::size_t>(line.line) - 1] = {returned[static_cast<std::size_t>(line.line) - 1].sold,
                                                           line.returned_before, line.quantity};
  const auto credited = bill ? price_return(wire::terms_of_foreign(refund), *bill, returned)
                             : Result<DocumentAmounts, ReturnRefusal>{Refused{ReturnRefusal::lines_differ}};
  if (!credited) return std::nullopt;
  const DocumentAmounts amounts = negated(*credited);
  const wire::SupplierPayload& supplier = reference.suppliers.at(refund.supplier_sequence);
  ReceiptView view =
      head_of(till, catalogue, reference.events.at(refund.event_sequence), supplier, row, refund.staff, 0);
  view.document = DocumentType::credit_note;
  view.serial = receipt_number(refund.series, refund.number);
  view.original_serial = refund.original_serial;
  view.original_utc_ms = refund.original_utc_ms;
  std::vector<wire::BillLine> signed_lines;
  std::vector<LineAmounts> shown;
  for (const wire::ForeignRefundLine& line : refund.lines) {
    const auto i = static_cast<std::size_t>(line.line) - 1;
    if (line.quantity == 0 || i >= refund.sold.size()) continue;
    const wire::ItemPayload& item = reference.items.at(line.item_sequence);
    const wire::ForeignLine& sold = refund.sold[i];
    view.lines.push_back({.name = LocalText{item.name_hi, item.name_en},
                          .hsn = item.hsn,
                          .kind = item.kind,
                          .quantity = line.quantity,
                          .unit_price = Money::from_paise(
                              mul_div_round_half_up(sold.net_paise, units_per_price(item.kind), sold.quantity)),
                          .gross = amounts.lines[i].gross,
                          .discount = {},
                          .rate_basis_points = sold.rate_basis_points});
    signed_lines.push_back({item.name_en, -line.quantity, amounts.lines[i].net.paise(), sold.rate_basis_points});
    shown.push_back(amounts.lines[i]);
  }
  add_credited(till, supplier, row, amounts, shown, refund.tenders, std::move(signed_lines), view);
  return view;
}

// Goods on their way to another stall: no sale, no tax; their value is what they are sold for.
std::optional<ReceiptView> receipt_of_challan(Till& till, const Catalogue& catalogue, const storage::JournalRow& row) {
  const wire::LedgerReference& reference = till.ledger().reference();
  const wire::StockMovePayload move = wire::decode_stock_move(row.payload);
  if (move.number == 0) return std::nullopt;
  const wire::SupplierPayload& supplier = reference.suppliers.at(move.supplier_sequence);
  ReceiptView view = head_of(till, catalogue, reference.events.at(move.event_sequence), supplier, row, move.staff, 0);
  view.document = DocumentType::delivery_challan;
  view.serial = receipt_number(move.series, move.number);
  view.buyer.name = move.note;
  for (const wire::StockMoveLine& line : move.lines) {
    const wire::ItemPayload& item = reference.items.at(line.item_sequence);
    const Money each = Money::from_paise(item.list_price_paise);
    const Money value =
        Money::from_paise(mul_div_round_half_up(each.paise(), -line.change, units_per_price(item.kind)));
    view.lines.push_back({.name = LocalText{item.name_hi, item.name_en},
                          .hsn = item.hsn,
                          .kind = item.kind,
                          .quantity = -line.change,
                          .unit_price = each,
                          .gross = value,
                          .discount = {},
                          .rate_basis_points = 0});
    view.gross += value;
  }
  view.payable = view.gross;
  return view;
}

// A payment for goods that come later. No bill: it carries no signed code and no tax.
std::optional<ReceiptView> receipt_of_booking(Till& till, const Catalogue& catalogue, const storage::JournalRow& row) {
  const wire::LedgerReference& reference = till.ledger().reference();
  const wire::BookingPayload booking = wire::decode_booking(row.payload);
  const auto pricing = wire::pricing_of(booking, reference);
  const auto amounts = pricing ? price_document(pricing->terms, pricing->lines)
                               : Result<DocumentAmounts, PricingRefusal>{Refused{PricingRefusal::amount_out_of_range}};
  if (!amounts) return std::nullopt;
  ReceiptView view =
      head_of(till, catalogue, reference.events.at(booking.event_sequence),
              reference.suppliers.at(booking.supplier_sequence), row, booking.staff, booking.buyer_state);
  view.document = DocumentType::payment_received;
  view.serial = receipt_number(booking.series, booking.number);
  add_buyer(till, booking.sidecars, view);
  for (std::size_t i = 0; i < booking.lines.size(); ++i)
    view.lines.push_back(line_of(reference.items.at(booking.lines[i].item_sequence), booking.lines[i],
                                 booking.lines[i].quantity, amounts->lines[i]));
  view.gross = amounts->gross;
  view.discount = amounts->discount;
  view.payable = amounts->payable;
  const Money advance = Money::from_paise(wire::advance_of(booking));
  view.booking = ReceiptBooking{.advance = advance,
                                .balance = amounts->payable - advance,
                                .due = civil_from_days(booking.due_day),
                                .is_sent_home = booking.delivery == wire::BookingDelivery::sent_home,
                                .is_cancelled = false,
                                .note = booking.note};
  for (const wire::SaleTender& tender : booking.tenders) {
    view.tenders.push_back({.kind = tender.kind,
                            .amount = Money::from_paise(tender.amount_paise),
                            .given = Money::from_paise(tender.tendered_paise),
                            .reference = tender.reference,
                            .booking_serial = {},
                            .booked_utc_ms = 0});
    view.change += Money::from_paise(tender.tendered_paise - tender.amount_paise);
  }
  return view;
}

// Where there are more kinds of goods than a paper has lines: together by what the law sorts them by.
std::vector<ReceiptLine> by_hsn(const std::vector<ReceiptLine>& lines) {
  std::map<std::tuple<std::string, std::int32_t, ProductKind>, ReceiptLine> sorted;
  for (const ReceiptLine& line : lines) {
    ReceiptLine& all = sorted[{line.hsn, line.rate_basis_points, line.kind}];
    all.name = LocalText{"HSN " + line.hsn, "HSN " + line.hsn};
    all.hsn = line.hsn;
    all.kind = line.kind;
    all.rate_basis_points = line.rate_basis_points;
    all.quantity += line.quantity;
    all.gross += line.gross;
  }
  std::vector<ReceiptLine> few;
  for (auto& [key, line] : sorted) few.push_back(std::move(line));
  return few;
}

// The goods of a day's small sales, each product once. Its code states the sums only: goods come back on their own
// slips.
std::optional<ReceiptView> receipt_of_consolidated(Till& till, const Catalogue& catalogue,
                                                   const storage::JournalRow& row) {
  const wire::LedgerReference& reference = till.ledger().reference();
  const wire::ConsolidatedBillPayload bill = wire::decode_consolidated_bill(row.payload);
  const wire::SupplierPayload& supplier = reference.suppliers.at(bill.supplier_sequence);
  ReceiptView view = head_of(till, catalogue, reference.events.at(bill.event_sequence), supplier, row, bill.staff, 0);
  view.document = bill.document;
  view.serial = receipt_number(bill.series, bill.number);
  view.consolidation = ReceiptConsolidation{.day = civil_from_days(bill.day),
                                            .sales = static_cast<std::int64_t>(bill.sales.size()),
                                            .first_serial = {},
                                            .last_serial = {}};
  std::map<std::pair<std::string, std::int32_t>, ReceiptLine> goods;
  std::vector<LineAmounts> amounts;
  for (const std::int64_t sequence : bill.sales) {
    const auto sale_row = till.journal().at(sequence);
    const auto sold = sale_row
                          ? wire::sold_before(wire::Entry{sale_row->sequence, static_cast<std::uint8_t>(sale_row->type),
                                                          sale_row->utc_ms, sale_row->payload},
                                              reference)
                          : std::nullopt;
    if (!sold) return std::nullopt;
    view.consolidation->last_serial = receipt_number(sold->sale.series, sold->sale.number);
    if (view.consolidation->first_serial.empty()) view.consolidation->first_serial = view.consolidation->last_serial;
    for (std::size_t i = 0; i < sold->sale.lines.size(); ++i) {
      const wire::SaleLine& line = sold->sale.lines[i];
      const wire::ItemPayload& item = reference.items.at(line.item_sequence);
      ReceiptLine& product = goods[{item.sku, line.rate_basis_points}];
      product.name = LocalText{item.name_hi, item.name_en};
      product.hsn = item.hsn;
      product.kind = item.kind;
      product.rate_basis_points = line.rate_basis_points;
      product.quantity += line.quantity;
      product.gross += sold->amounts.lines[i].net;
      amounts.push_back(sold->amounts.lines[i]);
    }
  }
  for (auto& [sku_and_rate, product] : goods) view.lines.push_back(std::move(product));
  if (view.lines.size() > document_lines_max) view.lines = by_hsn(view.lines);
  if (charges_tax(supplier.profile)) view.taxes = tax_rows_of(amounts);
  view.payable = Money::from_paise(bill.payable_paise);
  view.round_off = Money::from_paise(bill.round_off_paise);
  view.gross = view.payable - view.round_off;
  DocumentAmounts sums;
  sums.split = TaxSplit{Money::from_paise(bill.taxable_paise), Money::from_paise(bill.cgst_paise),
                        Money::from_paise(bill.sgst_paise), Money{}};
  sums.round_off = view.round_off;
  sums.payable = view.payable;
  add_signed_bill(till, supplier, row, sums, {}, view);
  view.qr_text = view.qr_fallback;
  view.footer = {};  // what buyers may do stands on their slips
  return view;
}

// The booking as it was, and that its advance went back.
std::optional<ReceiptView> receipt_of_booking_end(Till& till, const Catalogue& catalogue,
                                                  const storage::JournalRow& row) {
  const wire::BookingEndPayload end = wire::decode_booking_end(row.payload);
  const auto booked = till.journal().at(end.booking_sequence);
  auto view = booked ? receipt_of_booking(till, catalogue, *booked) : std::nullopt;
  if (!view) return std::nullopt;
  view->booking->is_cancelled = true;
  view->original_serial = view->serial;
  view->original_utc_ms = view->utc_ms;
  view->utc_ms = row.utc_ms;
  view->sequence = row.sequence;
  view->head_hex = wire::to_hex(std::string_view{row.hash});
  const StaffMember* member = catalogue.find_staff(end.staff);
  view->staff = member == nullptr ? LocalText{end.staff, end.staff} : member->name;
  view->tenders.clear();
  view->change = Money{};
  for (const wire::RefundTender& tender : end.tenders)
    view->tenders.push_back({.kind = tender.kind,
                             .amount = Money::from_paise(-tender.amount_paise),
                             .given = Money{},
                             .reference = tender.reference,
                             .booking_serial = {},
                             .booked_utc_ms = 0});
  return view;
}

// A credit note: what goes back stands as negative amounts.
std::optional<ReceiptView> receipt_of_refund(Till& till, const Catalogue& catalogue, const storage::JournalRow& row) {
  const wire::LedgerReference& reference = till.ledger().reference();
  const wire::RefundPayload refund = wire::decode_refund(row.payload);
  const auto original = till.journal().at(refund.original_sequence);
  if (!original) return std::nullopt;
  const auto sold = wire::sold_before(
      wire::Entry{original->sequence, static_cast<std::uint8_t>(original->type), original->utc_ms, original->payload},
      reference);
  if (!sold) return std::nullopt;
  const wire::SalePayload& sale = sold->sale;
  std::vector<ReturnedLine> returned;
  for (const wire::SaleLine& line : sale.lines) returned.push_back({line.quantity, 0, 0});
  for (const wire::RefundLine& line : refund.lines)
    if (static_cast<std::size_t>(line.line) <= returned.size()) {
      returned[static_cast<std::size_t>(line.line) - 1].returned_before = line.returned_before;
      returned[static_cast<std::size_t>(line.line) - 1].quantity = line.quantity;
    }
  const auto credited = price_return(sold->terms, sold->amounts, returned);
  if (!credited) return std::nullopt;
  const DocumentAmounts amounts = negated(*credited);

  const wire::SupplierPayload& supplier = reference.suppliers.at(refund.supplier_sequence);
  ReceiptView view = head_of(till, catalogue, reference.events.at(refund.event_sequence), supplier, row, refund.staff,
                             sale.buyer_state);
  view.document = DocumentType::credit_note;
  add_buyer(till, sale.sidecars, view);
  view.serial = receipt_number(refund.series, refund.number);
  view.original_serial = receipt_number(sale.series, sale.number);
  view.original_utc_ms = original->utc_ms;
  std::vector<wire::BillLine> signed_lines;
  std::vector<LineAmounts> shown;
  for (std::size_t i = 0; i < returned.size(); ++i) {
    if (returned[i].quantity == 0) continue;
    const wire::SaleLine& line = sale.lines[i];
    const wire::ItemPayload& item = reference.items.at(line.item_sequence);
    view.lines.push_back(line_of(item, line, returned[i].quantity, amounts.lines[i]));
    signed_lines.push_back({item.name_en, -returned[i].quantity, amounts.lines[i].net.paise(), line.rate_basis_points});
    shown.push_back(amounts.lines[i]);
  }
  add_credited(till, supplier, row, amounts, shown, refund.tenders, std::move(signed_lines), view);
  return view;
}

}  // namespace

std::optional<ReceiptView> receipt_of(Till& till, const Catalogue& catalogue, std::int64_t sequence) {
  const auto row = till.journal().at(sequence);
  if (!row) return std::nullopt;
  switch (static_cast<wire::EntryType>(row->type)) {
    case wire::EntryType::sale:
      return receipt_of_sale(till, catalogue, *row);
    case wire::EntryType::refund:
      return wire::is_foreign_refund(row->payload) ? receipt_of_foreign_refund(till, catalogue, *row)
                                                   : receipt_of_refund(till, catalogue, *row);
    case wire::EntryType::booking:
      return receipt_of_booking(till, catalogue, *row);
    case wire::EntryType::booking_end:
      return receipt_of_booking_end(till, catalogue, *row);
    case wire::EntryType::consolidated_bill:
      return receipt_of_consolidated(till, catalogue, *row);
    case wire::EntryType::stock_move:
      return receipt_of_challan(till, catalogue, *row);
    case wire::EntryType::void_document: {
      const auto original = till.journal().at(wire::decode_void(row->payload).original_sequence);
      auto view = original ? receipt_of_sale(till, catalogue, *original) : std::nullopt;
      if (view) view->is_void = true;
      return view;
    }
    default:
      return std::nullopt;
  }
}

std::optional<Buyer> buyer_named(Till& till, const std::vector<wire::Hash>& sidecars) {
  std::optional<Buyer> named;
  for (const wire::Hash& hash : sidecars) {
    const auto sealed = till.journal().own_sidecar(hash);
    const auto bytes = sealed ? till.signer().open_sealed(*sealed) : std::nullopt;
    const auto buyer = bytes && wire::sha256(*bytes) == hash ? wire::read_buyer_sidecar(*bytes) : std::nullopt;
    if (buyer) named = buyer;
  }
  return named;
}

std::optional<std::int64_t> find_serial(Till& till, const std::string& serial) {
  // A withdrawal (3) only repeats a sale's serial.
  storage::Statement find(till.database(),
                          "SELECT sequence FROM documents WHERE serial = ? AND kind <> 3 "
                          "ORDER BY sequence DESC LIMIT 1");
  if (!find.bind(serial).step()) return std::nullopt;
  return find.number(0);
}

namespace {

// Few: a stall sends goods on a handful of times.
std::optional<std::int64_t> find_challan(Till& till, const std::string& serial) {
  storage::Statement find(till.database(), "SELECT sequence FROM stock_moves WHERE serial = ? AND serial <> ''");
  if (!find.bind(serial).step()) return std::nullopt;
  return find.number(0);
}

std::optional<std::int64_t> find_consolidated(Till& till, const std::string& serial) {
  storage::Statement find(till.database(), "SELECT sequence FROM consolidated_bills WHERE serial = ?");
  if (!find.bind(serial).step()) return std::nullopt;
  return find.number(0);
}

// Of a cancelled booking its cancellation.
std::optional<std::int64_t> find_booking_paper(Till& till, const std::string& serial) {
  storage::Statement find(till.database(),
                          "SELECT CASE WHEN state = 3 THEN ended_sequence ELSE sequence END FROM bookings "
                          "WHERE serial = ?");
  if (!find.bind(serial).step()) return std::nullopt;
  return find.number(0);
}

}  // namespace

std::optional<std::int64_t> find_paper(Till& till, const std::string& serial) {
  const auto sequence = find_serial(till, serial);
  if (!sequence) {
    const auto booking = find_booking_paper(till, serial);
    if (booking) return booking;
    const auto consolidated = find_consolidated(till, serial);
    return consolidated ? consolidated : find_challan(till, serial);
  }
  const std::int64_t taken_back = storage::last_taken_back(till.database(), till.label(), *sequence);
  const auto newest = taken_back != 0 ? till.journal().at(taken_back) : std::nullopt;
  const bool is_void = newest && static_cast<wire::EntryType>(newest->type) == wire::EntryType::void_document;
  return is_void ? taken_back : *sequence;
}

}  // namespace odop::till
