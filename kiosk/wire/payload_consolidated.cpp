// The one document for a day's small sales that nobody wanted a bill of.
#include "wire/payload_fields.h"
#include "wire/payloads.h"

namespace odop::wire {

using namespace payload;

std::string encode(const ConsolidatedBillPayload& bill) {
  ByteWriter writer = begin();
  writer.count(bill.event_sequence);
  writer.count(bill.supplier_sequence);
  put(writer, bill.document);
  writer.text(bill.series);
  writer.count(bill.number);
  writer.count(bill.shift_sequence);
  writer.text(bill.staff);
  writer.signed_varint(bill.day);
  writer.varint(bill.sales.size());
  std::int64_t before = 0;
  for (const std::int64_t sequence : bill.sales) {
    writer.count(sequence - before);
    before = sequence;
  }
  for (const std::int64_t paise : {bill.taxable_paise, bill.cgst_paise, bill.sgst_paise}) writer.count(paise);
  writer.signed_varint(bill.round_off_paise);
  writer.count(bill.payable_paise);
  return writer.take();
}

ConsolidatedBillPayload decode_consolidated_bill(std::string_view bytes) {
  ByteReader reader = begin(bytes);
  ConsolidatedBillPayload bill;
  bill.event_sequence = reader.count();
  bill.supplier_sequence = reader.count();
  bill.document = enumeration(reader, DocumentType::invoice, DocumentType::invoice_cum_bill);
  bill.series = code(reader);
  bill.number = reader.count();
  bill.shift_sequence = reader.count();
  bill.staff = code(reader);
  bill.day = reader.signed_varint();
  const std::int64_t sales = reader.count_up_to(consolidated_sales_max);
  std::int64_t before = 0;
  for (std::int64_t i = 0; i < sales; ++i) {
    const std::int64_t further = reader.count();
    if (further == 0 || further > INT64_MAX - before) throw Malformed("the sales of a consolidated bill do not rise");
    before += further;
    bill.sales.push_back(before);
  }
  for (std::int64_t* paise : {&bill.taxable_paise, &bill.cgst_paise, &bill.sgst_paise}) *paise = money(reader);
  bill.round_off_paise = reader.signed_varint();
  bill.payable_paise = money(reader);
  reader.expect_end();
  return bill;
}

}  // namespace odop::wire
