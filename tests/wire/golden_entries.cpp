#include "golden_entries.h"

#include "core/civil_date.h"

namespace odop::test {

std::vector<GoldenEntry> golden_entries() {
  const wire::Signer signer(golden_seed());
  std::vector<GoldenEntry> golden;
  std::int64_t utc_ms = utc_ms_from_ist({2025, 1, 15}, 10);
  const auto add = [&](std::string name, wire::EntryType type, std::string payload) {
    const auto sequence = static_cast<std::int64_t>(golden.size()) + 1;
    golden.push_back({std::move(name), {sequence, static_cast<std::uint8_t>(type), utc_ms, std::move(payload)}});
    utc_ms += 61'001;
    return sequence;
  };
  add("key", wire::EntryType::key, wire::encode(wire::KeyPayload{signer.public_key(), "K07"}));

  wire::EventPayload event;
  event.event_id = "mahakumbh-2025";
  event.name_hi = "महाकुंभ 2025";
  event.name_en = "Mahakumbh 2025";
  event.place_hi = "प्रयागराज";
  event.place_en = "Prayagraj";
  event.first_day = days_from_civil({2025, 1, 13});
  event.last_day = days_from_civil({2025, 2, 26});
  event.stall_code = "S14";
  event.stall_name_hi = "एक जनपद एक उत्पाद";
  event.stall_name_en = "One District One Product";
  event.footer_hi = "सात दिन में वापसी";
  event.footer_en = "Returns within seven days";
  event.pack_version = 3;
  event.pack_hash = std::string(64, 'b');
  event.demo = true;
  const auto event_sequence = add("config-event", wire::EntryType::config, wire::encode(wire::ConfigPayload{event}));

  wire::SupplierPayload supplier;
  supplier.code = "UPH";
  supplier.series_code = "A";
  supplier.name_hi = "यूपी हस्तशिल्प";
  supplier.name_en = "UP Handicrafts";
  supplier.legal_name = "UP Handicrafts Corporation";
  supplier.address_hi = "सेक्टर 1, प्रयागराज";
  supplier.address_en = "Sector 1, Prayagraj";
  supplier.profile = SellerProfile::regular;
  supplier.gstin = "09ABCDE1234F1ZY";
  supplier.state_code = 9;
  supplier.upi_vpa = "uphandicrafts@okbank";
  supplier.upi_payee_name = "UP Handicrafts";
  supplier.upi_mcc = "5947";
  supplier.phone = "+915320000000";
  const auto supplier_sequence =
      add("config-supplier", wire::EntryType::config, wire::encode(wire::ConfigPayload{supplier}));

  wire::ItemPayload item;
  item.sku = "UP-AZM-001";
  item.name_hi = "काली मिट्टी का कलश";
  item.name_en = "Black pottery jar";
  item.hsn = "6912";
  item.gst_rule = "handicraft";
  item.slabs = {{100'000, 500}, {0, 1'200}};
  item.list_price_paise = 45'000;
  item.mrp_paise = 50'000;
  item.supplier = "UPH";
  item.maker = "M012";
  item.district = "azamgarh";
  item.sector = "handicraft";
  const auto item_sequence = add("item", wire::EntryType::item, wire::encode(item));

  wire::ShiftPayload shift;
  shift.staff = "S1";
  shift.float_paise = 200'000;
  const auto shift_sequence = add("shift", wire::EntryType::shift, wire::encode(shift));
  add("stock", wire::EntryType::stock,
      wire::encode(wire::StockPayload{wire::StockReason::damaged, "S1", {{"UP-AZM-001", -2}}}));

  wire::UpiAttemptPayload attempt;
  attempt.number = 1;
  attempt.supplier_sequence = supplier_sequence;
  attempt.amount_paise = 85'500;
  attempt.staff = "S1";
  const auto attempt_sequence = add("upi-attempt-shown", wire::EntryType::upi_attempt, wire::encode(attempt));

  wire::SalePayload sale;
  sale.event_sequence = event_sequence;
  sale.supplier_sequence = supplier_sequence;
  sale.series = "24K07AI";
  sale.number = 1;
  sale.shift_sequence = shift_sequence;
  sale.staff = "S1";
  sale.bill_discount_paise = 4'500;
  sale.lines = {{item_sequence, 2, 45'000, 0, 500}};
  // 855.00 at 5 % inside: 20.36 each half.
  sale.tenders = {{TenderKind::upi, 85'500, 85'500, attempt_sequence, "501512345678"}};
  sale.taxable_paise = 81'428;
  sale.cgst_paise = 2'036;
  sale.sgst_paise = 2'036;
  sale.payable_paise = 85'500;
  sale.sidecars = {wire::sha256("thirty-two random bytes, then the buyer's number")};
  add("sale", wire::EntryType::sale, wire::encode(sale));

  attempt.state = wire::UpiState::matched;
  attempt.attempt_sequence = attempt_sequence;
  attempt.rrn = "501512345678";
  add("upi-attempt-matched", wire::EntryType::upi_attempt, wire::encode(attempt));
  add("showcase-count", wire::EntryType::showcase_count,
      wire::encode(wire::ShowcaseCountPayload{utc_ms, {{"district:azamgarh", 12}, {"listing:flipkart", 3}}}));
  add("clock", wire::EntryType::clock, wire::encode(wire::ClockPayload{utc_ms, utc_ms - 31'536'000'000, "S2"}));
  add("reserved", wire::EntryType::reserved_booking, "bytes of a later version");

  // After the sale; the golden batches end before these.
  wire::SalePayload by_cash = sale;
  by_cash.number = 2;
  by_cash.lines = {{item_sequence, 3, 45'000, 0, 500}};
  by_cash.bill_discount_paise = 4'550;  // 1304.50, rounded to 1305
  by_cash.tenders = {{TenderKind::cash, 130'500, 200'000, 0, ""}};
  by_cash.taxable_paise = 124'238;
  by_cash.cgst_paise = 3'106;
  by_cash.sgst_paise = 3'106;
  by_cash.round_off_paise = 50;
  by_cash.payable_paise = 130'500;
  by_cash.sidecars.clear();
  const auto cash_sequence = add("sale-cash", wire::EntryType::sale, wire::encode(by_cash));
  wire::RefundPayload refund;
  refund.event_sequence = event_sequence;
  refund.supplier_sequence = supplier_sequence;
  refund.series = "24K07AC";
  refund.number = 1;
  refund.shift_sequence = shift_sequence;
  refund.staff = "S1";
  refund.original_sequence = cash_sequence;
  refund.reason = "रंग पसंद नहीं";
  refund.lines = {{1, 0, 1}};
  // A third of 1304.50 is 434.83, the payable 435.
  refund.tenders = {{TenderKind::cash, 43'500, ""}};
  refund.taxable_paise = 41'413;
  refund.cgst_paise = 1'035;
  refund.sgst_paise = 1'035;
  refund.round_off_paise = 17;
  refund.payable_paise = 43'500;
  const auto refund_sequence = add("refund", wire::EntryType::refund, wire::encode(refund));
  // The rest: 1304.50 - 434.83, tax and round-off what the sale still has.
  refund.number = 2;
  refund.approved_by = "S2";
  refund.previous_sequence = refund_sequence;
  refund.lines = {{1, 1, 2}};
  refund.tenders = {{TenderKind::cash, 87'000, ""}};
  refund.taxable_paise = 124'238 - 41'413;
  refund.cgst_paise = 3'106 - 1'035;
  refund.sgst_paise = 3'106 - 1'035;
  refund.round_off_paise = 50 - 17;
  refund.payable_paise = 87'000;
  add("refund-rest", wire::EntryType::refund, wire::encode(refund));
  by_cash.number = 3;
  const auto wrong_sequence = add("sale-wrong", wire::EntryType::sale, wire::encode(by_cash));
  add("void", wire::EntryType::void_document,
      wire::encode(wire::VoidPayload{wrong_sequence, shift_sequence, "S1", "S2", "typed twice", 130'500}));
  add("cash-movement", wire::EntryType::cash_movement,
      wire::encode(
          wire::CashMovementPayload{wire::CashDirection::out, 50'000, shift_sequence, "S1", "S2", "बैंक में जमा"}));
  add("price-approval", wire::EntryType::price_approval,
      wire::encode(wire::PriceApprovalPayload{wrong_sequence, "S1", "S2", {{1, 135'000, 130'450}}}));
  wire::ForeignRefundPayload foreign;
  foreign.event_sequence = event_sequence;
  foreign.supplier_sequence = supplier_sequence;
  foreign.series = "24K07AC";
  foreign.number = 3;
  foreign.shift_sequence = shift_sequence;
  foreign.staff = "S1";
  foreign.approved_by = "S2";
  foreign.original_device = wire::Signer(wire::Seed{9}).public_key();
  foreign.original_sequence = 41;
  foreign.original_hash = wire::sha256("the entry there");
  foreign.original_serial = "24K08AI-000017";
  foreign.original_utc_ms = utc_ms;
  foreign.sold = {{"Black pottery jar", 2, 90'000, 500}, {"Toy", 1, 10'050, 500}};
  foreign.original_round_off_paise = -50;
  foreign.original_payable_paise = 100'000;
  foreign.reason = "टूटा निकला";
  foreign.lines = {{1, item_sequence, 0, 1}};
  foreign.tenders = {{TenderKind::cash, 45'000, ""}};
  foreign.taxable_paise = 42'858;
  foreign.cgst_paise = foreign.sgst_paise = 1'071;
  foreign.payable_paise = 45'000;
  add("foreign-refund", wire::EntryType::refund, wire::encode(foreign));
  add("stock-move", wire::EntryType::stock_move,
      wire::encode(wire::StockMovePayload{wire::StockReason::transferred,
                                          event_sequence,
                                          supplier_sequence,
                                          "24K07AD",
                                          1,
                                          "S1",
                                          "S2",
                                          "S15",
                                          {{item_sequence, -2}}}));

  // Goods booked for a part of their price: one that is delivered, one that comes to nothing.
  wire::BookingPayload booking;
  booking.event_sequence = event_sequence;
  booking.supplier_sequence = supplier_sequence;
  booking.series = "24K07AP";
  booking.number = 1;
  booking.shift_sequence = shift_sequence;
  booking.staff = "S1";
  booking.lines = {{item_sequence, 2, 45'000, 0, 500}};
  booking.payable_paise = 90'000;
  booking.tenders = {{TenderKind::cash, 30'000, 50'000, 0, ""}};
  booking.due_day = days_from_civil({2025, 1, 22});
  booking.delivery = wire::BookingDelivery::sent_home;
  booking.note = "नीला रंग";
  booking.sidecars = {wire::sha256("thirty-two random bytes, then the buyer")};
  const auto booking_sequence = add("booking", wire::EntryType::booking, wire::encode(booking));
  wire::SalePayload delivered = by_cash;
  delivered.number = 4;
  delivered.bill_discount_paise = 0;
  delivered.lines = booking.lines;
  delivered.tenders = {{TenderKind::advance, 30'000, 30'000, booking_sequence, ""},
                       {TenderKind::cash, 60'000, 60'000, 0, ""}};
  delivered.taxable_paise = 85'714;
  delivered.cgst_paise = delivered.sgst_paise = 2'143;
  delivered.round_off_paise = 0;
  delivered.payable_paise = 90'000;
  add("sale-delivered", wire::EntryType::sale, wire::encode(delivered));
  booking.number = 2;
  booking.delivery = wire::BookingDelivery::collected;
  booking.note.clear();
  booking.sidecars.clear();
  const auto unwanted_sequence = add("booking-unwanted", wire::EntryType::booking, wire::encode(booking));
  add("booking-end", wire::EntryType::booking_end,
      wire::encode(wire::BookingEndPayload{wire::BookingEnd::cancelled,
                                           unwanted_sequence,
                                           shift_sequence,
                                           "S1",
                                           "S2",
                                           "समय पर नहीं बन सका",
                                           {{TenderKind::cash, 30'000, ""}}}));
  wire::SupplierPayload limited = supplier;
  limited.code = "DDM";
  limited.series_code = "C";
  limited.profile = SellerProfile::unregistered;
  limited.gstin.clear();
  limited.pan = "AAAPD0000D";
  limited.turnover_before_paise = 62'000'000;
  add("config-supplier-pan", wire::EntryType::config, wire::encode(wire::ConfigPayload{limited}));
  wire::ConsentPayload consent;
  consent.sale_sequence = cash_sequence;
  consent.purposes = consent_purposes_all;
  consent.notice_version = consent_notice_version;
  consent.language = "hi";
  consent.staff = "S1";
  consent.sidecar = wire::sha256("a salted number");
  consent.given_sequence = add("consent", wire::EntryType::consent, wire::encode(consent));
  consent.event = wire::ConsentEvent::withdrawn;
  consent.staff.clear();
  add("consent-withdrawn", wire::EntryType::consent, wire::encode(consent));
  add("pin-reset-organiser", wire::EntryType::pin_reset,
      wire::encode(wire::PinResetPayload{"S1", wire::PinResetBy::organiser, ""}));
  add("pin-reset-supervisor", wire::EntryType::pin_reset,
      wire::encode(wire::PinResetPayload{"S1", wire::PinResetBy::supervisor, "S2"}));
  wire::LeadPayload lead;
  lead.number = 1;
  lead.quantity = 500;
  lead.sku = "AZM-VASE-01";
  lead.maker = "M012";
  lead.district = "azamgarh";
  lead.name_hi = "काली मिट्टी का फूलदान";
  lead.name_en = "Black pottery vase";
  lead.notice_version = lead_notice_version;
  lead.language = "hi";
  lead.sidecar = wire::sha256("a salted person");
  const std::int64_t lead_sequence = add("lead", wire::EntryType::lead, wire::encode(lead));
  wire::LeadPayload registration;
  registration.number = 2;
  registration.kind = wire::LeadKind::registration;
  registration.interests = wire::lead_gem | wire::lead_training;
  registration.notice_version = lead_notice_version;
  registration.language = "ur";
  registration.sidecar = wire::sha256("a salted maker");
  add("lead-registration", wire::EntryType::lead, wire::encode(registration));
  lead.event = wire::LeadEvent::withdrawn;
  lead.given_sequence = lead_sequence;
  lead.staff = "S2";
  add("lead-withdrawn", wire::EntryType::lead, wire::encode(lead));

  // Small sales that nobody wanted a bill of, and the bill that stands for them.
  wire::SalePayload small = sale;
  small.document = DocumentType::unbilled_sale;
  small.series = "24K07AN";
  small.number = 1;
  small.bill_discount_paise = 0;
  small.lines = {{item_sequence, 1, 15'000, 0, 500}};
  small.tenders = {{TenderKind::cash, 15'000, 20'000, 0, ""}};
  small.taxable_paise = 14'286;
  small.cgst_paise = small.sgst_paise = 357;
  small.round_off_paise = 0;
  small.payable_paise = 15'000;
  small.sidecars.clear();
  const auto small_sequence = add("sale-unbilled", wire::EntryType::sale, wire::encode(small));
  small.number = 2;
  small.lines = {{item_sequence, 1, 9'950, 0, 500}};
  small.tenders = {{TenderKind::cash, 10'000, 10'000, 0, ""}};  // 99.50, rounded to 100
  small.taxable_paise = 9'476;
  small.cgst_paise = small.sgst_paise = 237;
  small.round_off_paise = 50;
  small.payable_paise = 10'000;
  const auto second_sequence = add("sale-unbilled-second", wire::EntryType::sale, wire::encode(small));
  wire::ConsolidatedBillPayload together;
  together.event_sequence = event_sequence;
  together.supplier_sequence = supplier_sequence;
  together.series = "24K07AI";
  together.number = 5;
  together.shift_sequence = shift_sequence;
  together.staff = "S1";
  together.day = days_from_civil({2025, 1, 15});
  together.sales = {small_sequence, second_sequence};
  together.taxable_paise = 14'286 + 9'476;
  together.cgst_paise = together.sgst_paise = 357 + 237;
  together.round_off_paise = 50;
  together.payable_paise = 25'000;
  add("consolidated-bill", wire::EntryType::consolidated_bill, wire::encode(together));
  return golden;
}

}  // namespace odop::test
