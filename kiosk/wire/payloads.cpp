#include "wire/payloads.h"

#include <utility>

#include "wire/bounds.h"
#include "wire/entry.h"

namespace odop::wire {

namespace {

constexpr std::uint8_t payload_version = 1;

ByteWriter begin() {
  ByteWriter writer;
  writer.u8(payload_version);
  return writer;
}

ByteReader begin(std::string_view bytes) {
  if (bytes.size() > payload_bytes_max) throw Malformed("an entry is larger than its bound");
  ByteReader reader(bytes);
  if (reader.u8() != payload_version) throw Malformed("an entry of a later version");
  return reader;
}

std::string code(ByteReader& reader) {
  return reader.text(code_length_max);
}
std::string name(ByteReader& reader) {
  return reader.text(name_length_max);
}

std::int64_t money(ByteReader& reader) {
  return reader.count_up_to(money_paise_max);
}

bool boolean(ByteReader& reader) {
  const std::uint8_t value = reader.u8();
  if (value > 1) throw Malformed("a yes or no is neither");
  return value == 1;
}

template <typename Enum>
Enum enumeration(ByteReader& reader, Enum first, Enum last) {
  const std::uint8_t value = reader.u8();
  if (value < static_cast<std::uint8_t>(first) || value > static_cast<std::uint8_t>(last))
    throw Malformed("a kind is outside the ones of this version");
  return static_cast<Enum>(value);
}

template <typename Enum>
void put(ByteWriter& writer, Enum value) {
  writer.u8(static_cast<std::uint8_t>(value));
}

std::int64_t signed_money(ByteReader& reader) {
  const std::int64_t value = reader.signed_varint();
  if (value > money_paise_max || value < -money_paise_max) throw Malformed("an amount is out of range");
  return value;
}

constexpr std::uint8_t config_event = 1, config_supplier = 2;
// A bill of another kiosk is known only from its receipt.
constexpr std::uint8_t refund_of_own_sale = 1, refund_of_foreign_sale = 2;

}  // namespace

std::string encode(const KeyPayload& key) {
  ByteWriter writer = begin();
  writer.array(key.device_key);
  writer.text(key.label);
  return writer.take();
}

KeyPayload decode_key(std::string_view bytes) {
  ByteReader reader = begin(bytes);
  KeyPayload key;
  key.device_key = reader.array<32>();
  key.label = code(reader);
  reader.expect_end();
  return key;
}

std::string encode(const ConfigPayload& config) {
  ByteWriter writer = begin();
  if (const auto* event = std::get_if<EventPayload>(&config)) {
    writer.u8(config_event);
    for (const std::string* text :
         {&event->event_id, &event->name_hi, &event->name_en, &event->place_hi, &event->place_en})
      writer.text(*text);
    writer.signed_varint(event->first_day);
    writer.signed_varint(event->last_day);
    for (const std::string* text :
         {&event->stall_code, &event->stall_name_hi, &event->stall_name_en, &event->footer_hi, &event->footer_en})
      writer.text(*text);
    writer.count(event->pack_version);
    writer.text(event->pack_hash);
    writer.u8(event->demo ? 1 : 0);
  } else {
    const auto& supplier = std::get<SupplierPayload>(config);
    writer.u8(config_supplier);
    for (const std::string* text : {&supplier.code, &supplier.series_code, &supplier.name_hi, &supplier.name_en,
                                    &supplier.legal_name, &supplier.address_hi, &supplier.address_en})
      writer.text(*text);
    put(writer, supplier.profile);
    writer.text(supplier.gstin);
    writer.count(supplier.state_code);
    for (const std::string* text :
         {&supplier.upi_vpa, &supplier.upi_payee_name, &supplier.upi_mcc, &supplier.fssai, &supplier.phone})
      writer.text(*text);
  }
  return writer.take();
}

ConfigPayload decode_config(std::string_view bytes) {
  ByteReader reader = begin(bytes);
  const std::uint8_t kind = reader.u8();
  if (kind == config_event) {
    EventPayload event;
    event.event_id = code(reader);
    for (std::string* text : {&event.name_hi, &event.name_en, &event.place_hi, &event.place_en}) *text = name(reader);
    event.first_day = reader.signed_varint();
    event.last_day = reader.signed_varint();
    event.stall_code = code(reader);
    event.stall_name_hi = name(reader);
    event.stall_name_en = name(reader);
    event.footer_hi = reader.text(text_length_max);
    event.footer_en = reader.text(text_length_max);
    event.pack_version = reader.count();
    event.pack_hash = reader.text(64);
    event.demo = boolean(reader);
    reader.expect_end();
    return event;
  }
  if (kind != config_supplier) throw Malformed("a config entry of a later version");
  SupplierPayload supplier;
  supplier.code = code(reader);
  supplier.series_code = code(reader);
  for (std::string* text : {&supplier.name_hi, &supplier.name_en, &supplier.legal_name}) *text = name(reader);
  supplier.address_hi = reader.text(text_length_max);
  supplier.address_en = reader.text(text_length_max);
  supplier.profile = enumeration(reader, SellerProfile::unregistered, SellerProfile::casual);
  supplier.gstin = code(reader);
  supplier.state_code = reader.count_up_to(99);
  supplier.upi_vpa = reader.text(255);
  supplier.upi_payee_name = name(reader);
  for (std::string* text : {&supplier.upi_mcc, &supplier.fssai, &supplier.phone}) *text = code(reader);
  reader.expect_end();
  return supplier;
}

std::string encode(const ItemPayload& item) {
  ByteWriter writer = begin();
  for (const std::string* text : {&item.sku, &item.name_hi, &item.name_en, &item.hsn, &item.gst_rule})
    writer.text(*text);
  writer.varint(item.slabs.size());
  for (const TaxSlab& slab : item.slabs) {
    writer.count(slab.upto_paise);
    writer.count(slab.rate_basis_points);
  }
  put(writer, item.kind);
  writer.count(item.list_price_paise);
  writer.count(item.mrp_paise);
  for (const std::string* text : {&item.supplier, &item.maker, &item.district, &item.sector}) writer.text(*text);
  return writer.take();
}

ItemPayload decode_item(std::string_view bytes) {
  ByteReader reader = begin(bytes);
  ItemPayload item;
  item.sku = code(reader);
  item.name_hi = name(reader);
  item.name_en = name(reader);
  item.hsn = code(reader);
  item.gst_rule = code(reader);
  const std::int64_t slabs = reader.count_up_to(item_slabs_max);
  if (slabs == 0) throw Malformed("an item without a tax slab");
  std::int64_t limit_before = 0;
  for (std::int64_t i = 0; i < slabs; ++i) {
    TaxSlab slab;
    slab.upto_paise = money(reader);
    slab.rate_basis_points = static_cast<std::int32_t>(reader.count_up_to(10'000));
    const bool is_last = i + 1 == slabs;
    if (is_last != (slab.upto_paise == 0)) throw Malformed("only the last tax slab has no limit");
    if (!is_last && slab.upto_paise <= limit_before) throw Malformed("tax slabs do not rise");
    limit_before = slab.upto_paise;
    item.slabs.push_back(slab);
  }
  item.kind = enumeration(reader, ProductKind::piece, ProductKind::centimetre);
  item.list_price_paise = money(reader);
  item.mrp_paise = money(reader);
  for (std::string* text : {&item.supplier, &item.maker, &item.district, &item.sector}) *text = code(reader);
  reader.expect_end();
  return item;
}

std::string encode(const SalePayload& sale) {
  ByteWriter writer = begin();
  writer.count(sale.event_sequence);
  writer.count(sale.supplier_sequence);
  put(writer, sale.document);
  writer.text(sale.series);
  writer.count(sale.number);
  writer.count(sale.shift_sequence);
  writer.text(sale.staff);
  writer.count(sale.buyer_state);
  writer.count(sale.basket_offset);
  writer.count(sale.bill_discount_paise);
  writer.varint(sale.flags);
  writer.varint(sale.lines.size());
  for (const SaleLine& line : sale.lines) {
    writer.count(line.item_sequence);
    writer.count(line.quantity);
    writer.count(line.unit_price_paise);
    writer.count(line.line_discount_paise);
    writer.count(line.rate_basis_points);
  }
  writer.varint(sale.tenders.size());
  for (const SaleTender& tender : sale.tenders) {
    put(writer, tender.kind);
    writer.count(tender.amount_paise);
    writer.count(tender.tendered_paise);
    writer.count(tender.attempt_sequence);
    writer.text(tender.reference);
  }
  for (const std::int64_t paise : {sale.taxable_paise, sale.cgst_paise, sale.sgst_paise, sale.igst_paise})
    writer.count(paise);
  writer.signed_varint(sale.round_off_paise);
  writer.count(sale.payable_paise);
  writer.varint(sale.sidecars.size());
  for (const Hash& hash : sale.sidecars) writer.array(hash);
  return writer.take();
}

SalePayload decode_sale(std::string_view bytes) {
  ByteReader reader = begin(bytes);
  SalePayload sale;
  sale.event_sequence = reader.count();
  sale.supplier_sequence = reader.count();
  sale.document = enumeration(reader, DocumentType::invoice, DocumentType::delivery_challan);
  sale.series = code(reader);
  sale.number = reader.count();
  sale.shift_sequence = reader.count();
  sale.staff = code(reader);
  sale.buyer_state = reader.count_up_to(99);
  sale.basket_offset = reader.count();
  sale.bill_discount_paise = money(reader);
  sale.flags = static_cast<std::uint32_t>(reader.count_up_to(UINT32_MAX));
  const std::int64_t lines = reader.count_up_to(document_lines_max);
  for (std::int64_t i = 0; i < lines; ++i) {
    SaleLine line;
    line.item_sequence = reader.count();
    line.quantity = money(reader);
    line.unit_price_paise = money(reader);
    line.line_discount_paise = money(reader);
    line.rate_basis_points = static_cast<std::int32_t>(reader.count_up_to(10'000));
    sale.lines.push_back(line);
  }
  const std::int64_t tenders = reader.count_up_to(document_tenders_max);
  for (std::int64_t i = 0; i < tenders; ++i) {
    SaleTender tender;
    tender.kind = enumeration(reader, TenderKind::cash, TenderKind::advance);
    tender.amount_paise = money(reader);
    tender.tendered_paise = money(reader);
    tender.attempt_sequence = reader.count();
    tender.reference = code(reader);
    sale.tenders.push_back(std::move(tender));
  }
  for (std::int64_t* paise : {&sale.taxable_paise, &sale.cgst_paise, &sale.sgst_paise, &sale.igst_paise})
    *paise = money(reader);
  sale.round_off_paise = reader.signed_varint();
  sale.payable_paise = money(reader);
  const std::int64_t sidecars = reader.count_up_to(document_sidecars_max);
  for (std::int64_t i = 0; i < sidecars; ++i) sale.sidecars.push_back(reader.array<32>());
  reader.expect_end();
  return sale;
}

namespace {

void put_tenders(ByteWriter& writer, const std::vector<RefundTender>& tenders) {
  writer.varint(tenders.size());
  for (const RefundTender& tender : tenders) {
    put(writer, tender.kind);
    writer.count(tender.amount_paise);
    writer.text(tender.reference);
  }
}

std::vector<RefundTender> read_tenders(ByteReader& reader) {
  std::vector<RefundTender> tenders;
  const std::int64_t count = reader.count_up_to(document_tenders_max);
  for (std::int64_t i = 0; i < count; ++i) {
    RefundTender tender;
    tender.kind = enumeration(reader, TenderKind::cash, TenderKind::advance);
    tender.amount_paise = money(reader);
    tender.reference = code(reader);
    tenders.push_back(std::move(tender));
  }
  return tenders;
}

}  // namespace

std::string encode(const RefundPayload& refund) {
  ByteWriter writer = begin();
  writer.u8(refund_of_own_sale);
  writer.count(refund.event_sequence);
  writer.count(refund.supplier_sequence);
  writer.text(refund.series);
  writer.count(refund.number);
  writer.count(refund.shift_sequence);
  writer.text(refund.staff);
  writer.text(refund.approved_by);
  writer.count(refund.original_sequence);
  writer.count(refund.previous_sequence);
  writer.count(refund.basket_offset);
  writer.varint(refund.flags);
  writer.text(refund.reason);
  writer.varint(refund.lines.size());
  for (const RefundLine& line : refund.lines) {
    writer.count(line.line);
    writer.count(line.returned_before);
    writer.count(line.quantity);
  }
  put_tenders(writer, refund.tenders);
  // Signed: of a price of a few paise a piece, a part's taxable value can be one paisa below zero.
  for (const std::int64_t paise :
       {refund.taxable_paise, refund.cgst_paise, refund.sgst_paise, refund.igst_paise, refund.round_off_paise})
    writer.signed_varint(paise);
  writer.count(refund.payable_paise);
  return writer.take();
}

RefundPayload decode_refund(std::string_view bytes) {
  ByteReader reader = begin(bytes);
  if (reader.u8() != refund_of_own_sale) throw Malformed("a refund of a later version");
  RefundPayload refund;
  refund.event_sequence = reader.count();
  refund.supplier_sequence = reader.count();
  refund.series = code(reader);
  refund.number = reader.count();
  refund.shift_sequence = reader.count();
  refund.staff = code(reader);
  refund.approved_by = code(reader);
  refund.original_sequence = reader.count();
  refund.previous_sequence = reader.count();
  refund.basket_offset = reader.count();
  refund.flags = static_cast<std::uint32_t>(reader.count_up_to(UINT32_MAX));
  refund.reason = name(reader);
  const std::int64_t lines = reader.count_up_to(document_lines_max);
  for (std::int64_t i = 0; i < lines; ++i) {
    RefundLine line;
    line.line = reader.count_up_to(document_lines_max);
    line.returned_before = money(reader);
    line.quantity = money(reader);
    if (line.line <= (refund.lines.empty() ? 0 : refund.lines.back().line)) throw Malformed("refund lines do not rise");
    refund.lines.push_back(line);
  }
  refund.tenders = read_tenders(reader);
  for (std::int64_t* paise :
       {&refund.taxable_paise, &refund.cgst_paise, &refund.sgst_paise, &refund.igst_paise, &refund.round_off_paise})
    *paise = signed_money(reader);
  refund.payable_paise = money(reader);
  reader.expect_end();
  return refund;
}

bool is_foreign_refund(std::string_view bytes) {
  return bytes.size() > 1 && bytes[0] == static_cast<char>(payload_version) &&
         bytes[1] == static_cast<char>(refund_of_foreign_sale);
}

std::string encode(const ForeignRefundPayload& refund) {
  ByteWriter writer = begin();
  writer.u8(refund_of_foreign_sale);
  writer.count(refund.event_sequence);
  writer.count(refund.supplier_sequence);
  writer.text(refund.series);
  writer.count(refund.number);
  writer.count(refund.shift_sequence);
  writer.text(refund.staff);
  writer.text(refund.approved_by);
  writer.array(refund.original_device);
  writer.count(refund.original_sequence);
  writer.array(refund.original_hash);
  writer.text(refund.original_serial);
  writer.signed_varint(refund.original_utc_ms);
  writer.varint(refund.sold.size());
  for (const ForeignLine& line : refund.sold) {
    writer.text(line.name);
    writer.count(line.quantity);
    writer.count(line.net_paise);
    writer.count(line.rate_basis_points);
  }
  writer.signed_varint(refund.original_round_off_paise);
  writer.count(refund.original_payable_paise);
  writer.count(refund.previous_sequence);
  writer.varint(refund.flags);
  writer.text(refund.reason);
  writer.varint(refund.lines.size());
  for (const ForeignRefundLine& line : refund.lines) {
    writer.count(line.line);
    writer.count(line.item_sequence);
    writer.count(line.returned_before);
    writer.count(line.quantity);
  }
  put_tenders(writer, refund.tenders);
  for (const std::int64_t paise : {refund.taxable_paise, refund.cgst_paise, refund.sgst_paise, refund.round_off_paise})
    writer.signed_varint(paise);
  writer.count(refund.payable_paise);
  return writer.take();
}

ForeignRefundPayload decode_foreign_refund(std::string_view bytes) {
  ByteReader reader = begin(bytes);
  if (reader.u8() != refund_of_foreign_sale) throw Malformed("no refund of another kiosk's bill");
  ForeignRefundPayload refund;
  refund.event_sequence = reader.count();
  refund.supplier_sequence = reader.count();
  refund.series = code(reader);
  refund.number = reader.count();
  refund.shift_sequence = reader.count();
  refund.staff = code(reader);
  refund.approved_by = code(reader);
  refund.original_device = reader.array<32>();
  refund.original_sequence = reader.count();
  refund.original_hash = reader.array<32>();
  refund.original_serial = code(reader);
  refund.original_utc_ms = reader.signed_varint();
  const std::int64_t sold = reader.count_up_to(document_lines_max);
  for (std::int64_t i = 0; i < sold; ++i) {
    ForeignLine line;
    line.name = name(reader);
    line.quantity = money(reader);
    line.net_paise = money(reader);
    line.rate_basis_points = static_cast<std::int32_t>(reader.count_up_to(10'000));
    refund.sold.push_back(std::move(line));
  }
  refund.original_round_off_paise = signed_money(reader);
  refund.original_payable_paise = money(reader);
  refund.previous_sequence = reader.count();
  refund.flags = static_cast<std::uint32_t>(reader.count_up_to(UINT32_MAX));
  refund.reason = name(reader);
  const std::int64_t lines = reader.count_up_to(document_lines_max);
  for (std::int64_t i = 0; i < lines; ++i) {
    ForeignRefundLine line;
    line.line = reader.count_up_to(document_lines_max);
    line.item_sequence = reader.count();
    line.returned_before = money(reader);
    line.quantity = money(reader);
    if (line.line <= (refund.lines.empty() ? 0 : refund.lines.back().line)) throw Malformed("refund lines do not rise");
    refund.lines.push_back(line);
  }
  refund.tenders = read_tenders(reader);
  for (std::int64_t* paise : {&refund.taxable_paise, &refund.cgst_paise, &refund.sgst_paise, &refund.round_off_paise})
    *paise = signed_money(reader);
  refund.payable_paise = money(reader);
  reader.expect_end();
  return refund;
}

std::string encode(const VoidPayload& withdrawn) {
  ByteWriter writer = begin();
  writer.count(withdrawn.original_sequence);
  writer.count(withdrawn.shift_sequence);
  writer.text(withdrawn.staff);
  writer.text(withdrawn.approved_by);
  writer.text(withdrawn.reason);
  writer.count(withdrawn.payable_paise);
  return writer.take();
}

VoidPayload decode_void(std::string_view bytes) {
  ByteReader reader = begin(bytes);
  VoidPayload withdrawn;
  withdrawn.original_sequence = reader.count();
  withdrawn.shift_sequence = reader.count();
  withdrawn.staff = code(reader);
  withdrawn.approved_by = code(reader);
  withdrawn.reason = name(reader);
  withdrawn.payable_paise = money(reader);
  reader.expect_end();
  return withdrawn;
}

std::string encode(const PriceApprovalPayload& approval) {
  ByteWriter writer = begin();
  writer.count(approval.sale_sequence);
  writer.text(approval.staff);
  writer.text(approval.approved_by);
  writer.varint(approval.lines.size());
  for (const ApprovedLine& line : approval.lines) {
    writer.count(line.line);
    writer.count(line.floor_paise);
    writer.count(line.net_paise);
  }
  return writer.take();
}

PriceApprovalPayload decode_price_approval(std::string_view bytes) {
  ByteReader reader = begin(bytes);
  PriceApprovalPayload approval;
  approval.sale_sequence = reader.count();
  approval.staff = code(reader);
  approval.approved_by = code(reader);
  const std::int64_t lines = reader.count_up_to(document_lines_max);
  for (std::int64_t i = 0; i < lines; ++i) {
    ApprovedLine line;
    line.line = reader.count_up_to(document_lines_max);
    line.floor_paise = money(reader);
    line.net_paise = money(reader);
    if (line.line <= (approval.lines.empty() ? 0 : approval.lines.back().line))
      throw Malformed("approved lines do not rise");
    approval.lines.push_back(line);
  }
  reader.expect_end();
  return approval;
}

std::string encode(const CashMovementPayload& movement) {
  ByteWriter writer = begin();
  put(writer, movement.direction);
  writer.count(movement.amount_paise);
  writer.count(movement.shift_sequence);
  writer.text(movement.staff);
  writer.text(movement.approved_by);
  writer.text(movement.reason);
  return writer.take();
}

CashMovementPayload decode_cash_movement(std::string_view bytes) {
  ByteReader reader = begin(bytes);
  CashMovementPayload movement;
  movement.direction = enumeration(reader, CashDirection::in, CashDirection::out);
  movement.amount_paise = money(reader);
  movement.shift_sequence = reader.count();
  movement.staff = code(reader);
  movement.approved_by = code(reader);
  movement.reason = name(reader);
  reader.expect_end();
  return movement;
}

std::string encode(const UpiAttemptPayload& attempt) {
  ByteWriter writer = begin();
  put(writer, attempt.state);
  writer.count(attempt.attempt_sequence);
  writer.count(attempt.number);
  writer.count(attempt.supplier_sequence);
  writer.count(attempt.amount_paise);
  writer.text(attempt.staff);
  writer.text(attempt.rrn);
  return writer.take();
}

UpiAttemptPayload decode_upi_attempt(std::string_view bytes) {
  ByteReader reader = begin(bytes);
  UpiAttemptPayload attempt;
  attempt.state = enumeration(reader, UpiState::shown, UpiState::disputed);
  attempt.attempt_sequence = reader.count();
  attempt.number = reader.count();
  attempt.supplier_sequence = reader.count();
  attempt.amount_paise = money(reader);
  attempt.staff = code(reader);
  attempt.rrn = code(reader);
  reader.expect_end();
  return attempt;
}

std::string encode(const ShiftPayload& shift) {
  ByteWriter writer = begin();
  put(writer, shift.event);
  writer.count(shift.shift_sequence);
  writer.text(shift.staff);
  writer.u8(shift.opened_by_itself ? 1 : 0);
  for (const std::int64_t paise : {shift.float_paise, shift.expected_paise, shift.counted_paise})
    writer.signed_varint(paise);
  writer.count(shift.documents);
  writer.signed_varint(shift.net_paise);
  return writer.take();
}

ShiftPayload decode_shift(std::string_view bytes) {
  ByteReader reader = begin(bytes);
  ShiftPayload shift;
  shift.event = enumeration(reader, ShiftEvent::opened, ShiftEvent::reported);
  shift.shift_sequence = reader.count();
  shift.staff = code(reader);
  shift.opened_by_itself = boolean(reader);
  for (std::int64_t* paise : {&shift.float_paise, &shift.expected_paise, &shift.counted_paise})
    *paise = reader.signed_varint();
  shift.documents = reader.count();
  shift.net_paise = reader.signed_varint();
  reader.expect_end();
  return shift;
}

std::string encode(const StockPayload& stock) {
  ByteWriter writer = begin();
  put(writer, stock.reason);
  writer.text(stock.staff);
  writer.varint(stock.lines.size());
  for (const StockLine& line : stock.lines) {
    writer.text(line.sku);
    writer.signed_varint(line.change);
  }
  return writer.take();
}

StockPayload decode_stock(std::string_view bytes) {
  ByteReader reader = begin(bytes);
  StockPayload stock;
  stock.reason = enumeration(reader, StockReason::opening, StockReason::counted);
  stock.staff = code(reader);
  const std::int64_t lines = reader.count_up_to(stock_lines_max);
  for (std::int64_t i = 0; i < lines; ++i) {
    StockLine line;
    line.sku = code(reader);
    line.change = reader.signed_varint();
    if (line.change > money_paise_max || line.change < -money_paise_max)
      throw Malformed("a stock change is out of range");
    stock.lines.push_back(std::move(line));
  }
  reader.expect_end();
  return stock;
}

std::string encode(const StockMovePayload& move) {
  ByteWriter writer = begin();
  put(writer, move.reason);
  writer.count(move.event_sequence);
  writer.count(move.supplier_sequence);
  writer.text(move.series);
  writer.count(move.number);
  writer.text(move.staff);
  writer.text(move.approved_by);
  writer.text(move.note);
  writer.varint(move.lines.size());
  for (const StockMoveLine& line : move.lines) {
    writer.count(line.item_sequence);
    writer.signed_varint(line.change);
  }
  return writer.take();
}

StockMovePayload decode_stock_move(std::string_view bytes) {
  ByteReader reader = begin(bytes);
  StockMovePayload move;
  move.reason = enumeration(reader, StockReason::received, StockReason::counted);
  move.event_sequence = reader.count();
  move.supplier_sequence = reader.count();
  move.series = code(reader);
  move.number = reader.count();
  move.staff = code(reader);
  move.approved_by = code(reader);
  move.note = name(reader);
  const std::int64_t lines = reader.count_up_to(document_lines_max);
  for (std::int64_t i = 0; i < lines; ++i) {
    StockMoveLine line;
    line.item_sequence = reader.count();
    line.change = signed_money(reader);
    move.lines.push_back(line);
  }
  reader.expect_end();
  return move;
}

std::string encode(const ClockPayload& clock) {
  ByteWriter writer = begin();
  writer.signed_varint(clock.last_entry_ms);
  writer.signed_varint(clock.shown_ms);
  writer.text(clock.staff);
  return writer.take();
}

ClockPayload decode_clock(std::string_view bytes) {
  ByteReader reader = begin(bytes);
  ClockPayload clock;
  clock.last_entry_ms = reader.signed_varint();
  clock.shown_ms = reader.signed_varint();
  clock.staff = code(reader);
  reader.expect_end();
  return clock;
}

std::string encode(const ShowcaseCountPayload& counts) {
  ByteWriter writer = begin();
  writer.signed_varint(counts.hour_start_ms);
  writer.varint(counts.counters.size());
  for (const ShowcaseCounter& counter : counts.counters) {
    writer.text(counter.name);
    writer.count(counter.count);
  }
  return writer.take();
}

ShowcaseCountPayload decode_showcase_count(std::string_view bytes) {
  ByteReader reader = begin(bytes);
  ShowcaseCountPayload counts;
  counts.hour_start_ms = reader.signed_varint();
  const std::int64_t counters = reader.count_up_to(showcase_counters_max);
  for (std::int64_t i = 0; i < counters; ++i) {
    ShowcaseCounter counter;
    counter.name = code(reader);
    counter.count = reader.count();
    counts.counters.push_back(std::move(counter));
  }
  reader.expect_end();
  return counts;
}

EntrySum sum_of(std::uint8_t type, std::string_view payload) {
  try {
    switch (static_cast<EntryType>(type)) {
      case EntryType::sale:
        return {1, decode_sale(payload).payable_paise};
      case EntryType::refund:
        return {0, is_foreign_refund(payload) ? -decode_foreign_refund(payload).payable_paise
                                              : -decode_refund(payload).payable_paise};
      case EntryType::void_document:
        return {0, -decode_void(payload).payable_paise};
      default:
        return {};
    }
  } catch (const Malformed&) {
    return {};  // the ledger names it
  }
}

std::string attempt_reference(std::string_view label, std::int64_t number) {
  std::string digits = std::to_string(number);
  if (digits.size() < 5) digits.insert(0, 5 - digits.size(), '0');
  return std::string{label} + 'A' + digits;
}

}  // namespace odop::wire
