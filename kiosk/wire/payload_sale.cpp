// A sale, a lowered price that was allowed, and the UPI attempts that a sale is paid by.
#include <utility>

#include "wire/payload_fields.h"
#include "wire/payloads.h"

namespace odop::wire {

using namespace payload;

namespace payload {

void put_lines(ByteWriter& writer, const std::vector<SaleLine>& lines) {
  writer.varint(lines.size());
  for (const SaleLine& line : lines) {
    writer.count(line.item_sequence);
    writer.count(line.quantity);
    writer.count(line.unit_price_paise);
    writer.count(line.line_discount_paise);
    writer.count(line.rate_basis_points);
  }
}

std::vector<SaleLine> sale_lines(ByteReader& reader) {
  std::vector<SaleLine> lines;
  const std::int64_t count = reader.count_up_to(document_lines_max);
  for (std::int64_t i = 0; i < count; ++i) {
    SaleLine line;
    line.item_sequence = reader.count();
    line.quantity = money(reader);
    line.unit_price_paise = money(reader);
    line.line_discount_paise = money(reader);
    line.rate_basis_points = static_cast<std::int32_t>(reader.count_up_to(10'000));
    lines.push_back(line);
  }
  return lines;
}

void put_tenders(ByteWriter& writer, const std::vector<SaleTender>& tenders) {
  writer.varint(tenders.size());
  for (const SaleTender& tender : tenders) {
    put(writer, tender.kind);
    writer.count(tender.amount_paise);
    writer.count(tender.tendered_paise);
    writer.count(tender.attempt_sequence);
    writer.text(tender.reference);
  }
}

std::vector<SaleTender> sale_tenders(ByteReader& reader) {
  std::vector<SaleTender> tenders;
  const std::int64_t count = reader.count_up_to(document_tenders_max);
  for (std::int64_t i = 0; i < count; ++i) {
    SaleTender tender;
    tender.kind = enumeration(reader, TenderKind::cash, TenderKind::exchange);
    tender.amount_paise = money(reader);
    tender.tendered_paise = money(reader);
    tender.attempt_sequence = reader.count();
    tender.reference = code(reader);
    tenders.push_back(std::move(tender));
  }
  return tenders;
}

void put_sidecars(ByteWriter& writer, const std::vector<Hash>& sidecars) {
  writer.varint(sidecars.size());
  for (const Hash& hash : sidecars) writer.array(hash);
}

std::vector<Hash> sidecar_hashes(ByteReader& reader) {
  std::vector<Hash> sidecars;
  const std::int64_t count = reader.count_up_to(document_sidecars_max);
  for (std::int64_t i = 0; i < count; ++i) sidecars.push_back(reader.array<32>());
  return sidecars;
}

}  // namespace payload

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
  put_lines(writer, sale.lines);
  put_tenders(writer, sale.tenders);
  for (const std::int64_t paise : {sale.taxable_paise, sale.cgst_paise, sale.sgst_paise, sale.igst_paise})
    writer.count(paise);
  writer.signed_varint(sale.round_off_paise);
  writer.count(sale.payable_paise);
  put_sidecars(writer, sale.sidecars);
  return writer.take();
}

SalePayload decode_sale(std::string_view bytes) {
  ByteReader reader = begin(bytes);
  SalePayload sale;
  sale.event_sequence = reader.count();
  sale.supplier_sequence = reader.count();
  sale.document = enumeration(reader, DocumentType::invoice, DocumentType::unbilled_sale);
  sale.series = code(reader);
  sale.number = reader.count();
  sale.shift_sequence = reader.count();
  sale.staff = code(reader);
  sale.buyer_state = reader.count_up_to(99);
  sale.basket_offset = reader.count();
  sale.bill_discount_paise = money(reader);
  sale.flags = static_cast<std::uint32_t>(reader.count_up_to(UINT32_MAX));
  sale.lines = sale_lines(reader);
  sale.tenders = sale_tenders(reader);
  for (std::int64_t* paise : {&sale.taxable_paise, &sale.cgst_paise, &sale.sgst_paise, &sale.igst_paise})
    *paise = money(reader);
  sale.round_off_paise = reader.signed_varint();
  sale.payable_paise = money(reader);
  sale.sidecars = sidecar_hashes(reader);
  reader.expect_end();
  return sale;
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

std::string attempt_reference(std::string_view label, std::int64_t number) {
  std::string digits = std::to_string(number);
  if (digits.size() < 5) digits.insert(0, 5 - digits.size(), '0');
  return std::string{label} + 'A' + digits;
}

}  // namespace odop::wire
