#include "till/receipt_of.h"

#include "core/gstin.h"
#include "core/receipt_number.h"
#include "wire/bill.h"

namespace odop::till {

namespace {

LocalText state_name(int code) {
  const GstState* state = find_gst_state(code);
  return state ? LocalText{std::string{state->name_hi}, std::string{state->name_en}} : LocalText{};
}

void add_signed_bill(const Till& till, const wire::SalePayload& sale, const wire::SupplierPayload& supplier,
                     const DocumentAmounts& amounts, const storage::JournalRow& row, ReceiptView& view) {
  wire::Bill bill{.device_key = till.device_key(),
                  .sequence = row.sequence,
                  .entry_hash = wire::hash_from_bytes(row.hash).value_or(wire::Hash{}),
                  .utc_ms = row.utc_ms,
                  .serial = view.serial,
                  .seller = supplier.gstin.empty() ? supplier.legal_name : supplier.gstin,
                  .taxable_paise = sale.taxable_paise,
                  .cgst_paise = sale.cgst_paise,
                  .sgst_paise = sale.sgst_paise,
                  .igst_paise = sale.igst_paise,
                  .round_off_paise = sale.round_off_paise,
                  .payable_paise = sale.payable_paise};
  for (std::size_t i = 0; i < sale.lines.size(); ++i) {
    const wire::ItemPayload& item = till.ledger().reference().items.at(sale.lines[i].item_sequence);
    bill.lines.push_back(
        {item.name_en, sale.lines[i].quantity, amounts.lines[i].net.paise(), sale.lines[i].rate_basis_points});
  }
  view.qr_text = wire::write_bill(bill, till.signer());
  bill.has_lines = false;
  bill.lines.clear();
  view.qr_fallback = wire::write_bill(bill, till.signer());
}

}  // namespace

std::optional<ReceiptView> receipt_of(Till& till, const Catalogue& catalogue, std::int64_t sequence) {
  const auto row = till.journal().at(sequence);
  if (!row || static_cast<wire::EntryType>(row->type) != wire::EntryType::sale) return std::nullopt;
  const wire::SalePayload sale = wire::decode_sale(row->payload);
  const wire::LedgerReference& reference = till.ledger().reference();
  const wire::SupplierPayload& supplier = reference.suppliers.at(sale.supplier_sequence);
  const wire::EventPayload& event = reference.events.at(sale.event_sequence);
  const auto pricing = wire::pricing_of(sale, reference);
  if (!pricing) return std::nullopt;
  const auto amounts = price_document(pricing->terms, pricing->lines);
  if (!amounts) return std::nullopt;

  ReceiptView view;
  view.is_demo = event.demo;
  view.document = sale.document;
  view.profile = supplier.profile;
  view.supplier_name = LocalText{supplier.name_hi, supplier.name_en};
  view.supplier_address = LocalText{supplier.address_hi, supplier.address_en};
  view.legal_name = supplier.legal_name;
  view.gstin = supplier.gstin;
  view.fssai = supplier.fssai;
  view.phone = supplier.phone;
  view.place = LocalText{event.stall_name_hi + ", " + event.place_hi, event.stall_name_en + ", " + event.place_en};
  view.serial = receipt_number(sale.series, sale.number);
  view.utc_ms = row->utc_ms;
  view.staff = LocalText{sale.staff, sale.staff};
  for (const StaffMember& member : catalogue.staff)
    if (member.code == sale.staff) view.staff = member.name;
  view.buyer.state_code = static_cast<int>(sale.buyer_state);
  if (sale.buyer_state != 0) view.buyer.state_name = state_name(view.buyer.state_code);
  view.is_inter_state = pricing->terms.inter_state;
  view.place_of_supply_code = static_cast<int>(view.is_inter_state ? sale.buyer_state : supplier.state_code);
  view.place_of_supply = state_name(view.place_of_supply_code);
  for (std::size_t i = 0; i < sale.lines.size(); ++i) {
    const wire::SaleLine& line = sale.lines[i];
    const wire::ItemPayload& item = reference.items.at(line.item_sequence);
    view.lines.push_back({.name = LocalText{item.name_hi, item.name_en},
                          .hsn = item.hsn,
                          .kind = item.kind,
                          .quantity = line.quantity,
                          .unit_price = Money::from_paise(line.unit_price_paise),
                          .gross = amounts->lines[i].gross,
                          .discount = amounts->lines[i].discount,
                          .rate_basis_points = line.rate_basis_points});
  }
  if (charges_tax(supplier.profile)) view.taxes = tax_rows_of(amounts->lines);
  view.gross = amounts->gross;
  view.discount = amounts->discount;
  view.round_off = amounts->round_off;
  view.payable = amounts->payable;
  for (const wire::SaleTender& tender : sale.tenders) {
    view.tenders.push_back({.kind = tender.kind,
                            .amount = Money::from_paise(tender.amount_paise),
                            .given = Money::from_paise(tender.tendered_paise),
                            .reference = tender.reference});
    view.change += Money::from_paise(tender.tendered_paise - tender.amount_paise);
  }
  view.kiosk_label = till.label();
  view.sequence = sequence;
  view.head_hex = wire::to_hex(std::string_view{row->hash});
  view.footer = LocalText{event.footer_hi, event.footer_en};
  add_signed_bill(till, sale, supplier, *amounts, *row, view);
  return view;
}

std::optional<std::int64_t> find_serial(Till& till, const std::string& serial) {
  storage::Statement find(till.database(), "SELECT sequence FROM documents WHERE serial = ? ORDER BY sequence DESC");
  if (!find.bind(serial).step()) return std::nullopt;
  return find.number(0);
}

}  // namespace odop::till
