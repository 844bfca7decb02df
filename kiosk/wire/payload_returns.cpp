// Goods that come back, to this kiosk or from another one, and documents that are withdrawn.
#include <utility>

#include "wire/payload_fields.h"
#include "wire/payloads.h"

namespace odop::wire {

using namespace payload;

namespace {
// A bill of another kiosk is known only from its receipt.
constexpr std::uint8_t refund_of_own_sale = 1, refund_of_foreign_sale = 2;

// Both kinds begin alike.
template <typename Refund>
void put_head(ByteWriter& writer, const Refund& refund) {
  writer.count(refund.event_sequence);
  writer.count(refund.supplier_sequence);
  writer.text(refund.series);
  writer.count(refund.number);
  writer.count(refund.shift_sequence);
  writer.text(refund.staff);
  writer.text(refund.approved_by);
}

template <typename Refund>
void read_head(ByteReader& reader, Refund& refund) {
  refund.event_sequence = reader.count();
  refund.supplier_sequence = reader.count();
  refund.series = code(reader);
  refund.number = reader.count();
  refund.shift_sequence = reader.count();
  refund.staff = code(reader);
  refund.approved_by = code(reader);
}

void expect_to_rise(std::int64_t line, std::int64_t before) {
  if (line <= before) throw Malformed("refund lines do not rise");
}

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
    tender.kind = enumeration(reader, TenderKind::cash, TenderKind::exchange);
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
  put_head(writer, refund);
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
  read_head(reader, refund);
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
    expect_to_rise(line.line, refund.lines.empty() ? 0 : refund.lines.back().line);
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
  return bytes.size() > 1 && bytes[0] == static_cast<char>(version) &&
         bytes[1] == static_cast<char>(refund_of_foreign_sale);
}

std::string encode(const ForeignRefundPayload& refund) {
  ByteWriter writer = begin();
  writer.u8(refund_of_foreign_sale);
  put_head(writer, refund);
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
  read_head(reader, refund);
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
    expect_to_rise(line.line, refund.lines.empty() ? 0 : refund.lines.back().line);
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

}  // namespace odop::wire
