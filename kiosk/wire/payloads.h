// What each type of entry says, as structs, and their one canonical coding (README.md, "Payloads"). The till encodes,
// verify, rebuild and the hub decode. decode_* throw Malformed. Pure; any thread.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/catalogue.h"
#include "core/consent.h"
#include "core/sale.h"
#include "wire/bytes.h"
#include "wire/crypto.h"

namespace odop::wire {

// key: binds the label to the device key. The chain's first entry.
struct KeyPayload {
  PublicKey device_key{};
  std::string label;  // "K07"
  friend bool operator==(const KeyPayload&, const KeyPayload&) = default;
};

// config, kind 1: the event and the stall, in the words the papers print.
struct EventPayload {
  std::string event_id;
  std::string name_hi, name_en;
  std::string place_hi, place_en;
  std::int64_t first_day = 0, last_day = 0;  // days since 1970-01-01
  std::string stall_code;
  std::string stall_name_hi, stall_name_en;
  std::string footer_hi, footer_en;
  std::int64_t pack_version = 0;
  std::string pack_hash;  // lower-case hex
  bool demo = false;
  friend bool operator==(const EventPayload&, const EventPayload&) = default;
};

// config, kind 2: who sells, as the law wants it on the bill.
struct SupplierPayload {
  std::string code, series_code;
  std::string name_hi, name_en, legal_name, address_hi, address_en;
  SellerProfile profile = SellerProfile::unregistered;
  std::string gstin;
  std::int64_t state_code = 0;
  std::string upi_vpa, upi_payee_name, upi_mcc, fssai, phone;
  std::string pan;                         // empty: not known
  std::int64_t turnover_before_paise = 0;  // of the PAN, in the financial year of the event's first day
  friend bool operator==(const SupplierPayload&, const SupplierPayload&) = default;
};
using ConfigPayload = std::variant<EventPayload, SupplierPayload>;

// item: what a sale line points to. Any change of these makes a new version, a new entry.
struct ItemPayload {
  std::string sku, name_hi, name_en, hsn, gst_rule;
  std::vector<TaxSlab> slabs;  // of the period in force when the version was made
  ProductKind kind = ProductKind::piece;
  std::int64_t list_price_paise = 0;
  std::int64_t mrp_paise = 0;  // 0: none
  std::string supplier, maker, district, sector;
  friend bool operator==(const ItemPayload&, const ItemPayload&) = default;
};

struct SaleLine {
  std::int64_t item_sequence = 0;
  std::int64_t quantity = 0;  // pieces, grams, centimetres
  std::int64_t unit_price_paise = 0;
  std::int64_t line_discount_paise = 0;
  std::int32_t rate_basis_points = 0;
  friend bool operator==(const SaleLine&, const SaleLine&) = default;
};
struct SaleTender {
  TenderKind kind = TenderKind::cash;
  std::int64_t amount_paise = 0;    // counts towards this document
  std::int64_t tendered_paise = 0;  // handed over; the difference is change
  // The UPI attempt's entry; of an advance the booking's, of an exchange the refund's; or 0.
  std::int64_t attempt_sequence = 0;
  std::string reference;  // RRN, card slip, or the exchange's credit note
  friend bool operator==(const SaleTender&, const SaleTender&) = default;
};
enum SaleFlag : std::uint32_t {
  sale_outside_event = 1,    // sold before the first or after the last day
  sale_clock_confirmed = 2,  // the clock had been suspect and staff confirmed the date
};
// sale: one document of one supplier.
struct SalePayload {
  std::int64_t event_sequence = 0;     // config entry of the event
  std::int64_t supplier_sequence = 0;  // config entry of the supplier
  DocumentType document = DocumentType::invoice;
  std::string series;
  std::int64_t number = 0;
  std::int64_t shift_sequence = 0;  // 0: none open
  std::string staff;
  std::int64_t buyer_state = 0;    // 0: not recorded
  std::int64_t basket_offset = 0;  // sequence minus the sequence of the basket's first document
  std::int64_t bill_discount_paise = 0;
  std::uint32_t flags = 0;
  std::vector<SaleLine> lines;
  std::vector<SaleTender> tenders;
  std::int64_t taxable_paise = 0, cgst_paise = 0, sgst_paise = 0, igst_paise = 0;
  std::int64_t round_off_paise = 0, payable_paise = 0;
  std::vector<Hash> sidecars;
  friend bool operator==(const SalePayload&, const SalePayload&) = default;
};

// refund: goods of one earlier document of this kiosk come back; a credit note. The amounts are what the law wants
// credited, never negative: core/refund.h.
struct RefundLine {
  std::int64_t line = 0;             // of the original document, from 1
  std::int64_t returned_before = 0;  // pieces, grams, centimetres
  std::int64_t quantity = 0;         // now; 0 only carries returned_before on
  friend bool operator==(const RefundLine&, const RefundLine&) = default;
};
struct RefundTender {
  TenderKind kind = TenderKind::cash;
  std::int64_t amount_paise = 0;  // goes back to the buyer
  std::string reference;
  friend bool operator==(const RefundTender&, const RefundTender&) = default;
};
struct RefundPayload {
  std::int64_t event_sequence = 0;
  std::int64_t supplier_sequence = 0;  // the original document's
  std::string series;
  std::int64_t number = 0;
  std::int64_t shift_sequence = 0;
  std::string staff;
  std::string approved_by;             // the supervisor who allowed it; empty: nobody was needed
  std::int64_t original_sequence = 0;  // the sale
  std::int64_t previous_sequence = 0;  // the refund of the same sale before this one; 0: this is the first
  std::int64_t basket_offset = 0;      // sequence minus the sequence of the basket's first document
  std::uint32_t flags = 0;             // SaleFlag
  std::string reason;
  std::vector<RefundLine> lines;  // by rising line, each once
  std::vector<RefundTender> tenders;
  std::int64_t taxable_paise = 0, cgst_paise = 0, sgst_paise = 0, igst_paise = 0;
  std::int64_t round_off_paise = 0, payable_paise = 0;
  friend bool operator==(const RefundPayload&, const RefundPayload&) = default;
};

// refund of another kiosk's bill: all that is known of it stood in the signed code on its paper, and is kept here.
struct ForeignLine {
  std::string name;            // as the code says
  std::int64_t quantity = 0;   // sold
  std::int64_t net_paise = 0;  // after discounts, inclusive of tax
  std::int32_t rate_basis_points = 0;
  friend bool operator==(const ForeignLine&, const ForeignLine&) = default;
};
struct ForeignRefundLine {
  std::int64_t line = 0;           // of the bill, from 1
  std::int64_t item_sequence = 0;  // what it is in this kiosk's list; 0 only carries returned_before on
  std::int64_t returned_before = 0, quantity = 0;
  friend bool operator==(const ForeignRefundLine&, const ForeignRefundLine&) = default;
};
struct ForeignRefundPayload {
  std::int64_t event_sequence = 0;
  std::int64_t supplier_sequence = 0;  // who sold, as this kiosk knows them
  std::string series;
  std::int64_t number = 0;
  std::int64_t shift_sequence = 0;
  std::string staff, approved_by;
  PublicKey original_device{};  // the key that signed the bill
  std::int64_t original_sequence = 0;
  Hash original_hash{};
  std::string original_serial;
  std::int64_t original_utc_ms = 0;
  std::vector<ForeignLine> sold;  // the bill
  std::int64_t original_round_off_paise = 0, original_payable_paise = 0;
  std::int64_t previous_sequence = 0;  // the refund of the same bill in this journal before this one; 0: the first
  std::uint32_t flags = 0;             // SaleFlag
  std::string reason;
  std::vector<ForeignRefundLine> lines;  // by rising line, each once
  std::vector<RefundTender> tenders;
  std::int64_t taxable_paise = 0, cgst_paise = 0, sgst_paise = 0;  // never inter-State
  std::int64_t round_off_paise = 0, payable_paise = 0;
  friend bool operator==(const ForeignRefundPayload&, const ForeignRefundPayload&) = default;
};

// void_document: a sale is withdrawn whole on its own day; its number stays used.
struct VoidPayload {
  std::int64_t original_sequence = 0;
  std::int64_t shift_sequence = 0;
  std::string staff, approved_by;
  std::string reason;
  std::int64_t payable_paise = 0;  // of the original, so that an entry alone says what it takes away
  friend bool operator==(const VoidPayload&, const VoidPayload&) = default;
};

// consolidated_bill: one supplier's small sales of one day that nobody wanted a bill of (DocumentType::unbilled_sale),
// as one invoice or bill of supply. It moves no goods and no money: the sales did. A withdrawn sale is in none; what
// came back has its own credit note and stays in.
struct ConsolidatedBillPayload {
  std::int64_t event_sequence = 0;
  std::int64_t supplier_sequence = 0;
  DocumentType document = DocumentType::invoice;
  std::string series;
  std::int64_t number = 0;
  std::int64_t shift_sequence = 0;  // 0: none open
  std::string staff;
  std::int64_t day = 0;                                            // of the sales, since 1970-01-01, IST
  std::vector<std::int64_t> sales;                                 // sequences, rising, at least one
  std::int64_t taxable_paise = 0, cgst_paise = 0, sgst_paise = 0;  // never inter-State
  std::int64_t round_off_paise = 0, payable_paise = 0;
  friend bool operator==(const ConsolidatedBillPayload&, const ConsolidatedBillPayload&) = default;
};

// price_approval: goods of the sale before it went below the lowest price of the pack, and a supervisor allowed it. In
// the sale's own commit.
struct ApprovedLine {
  std::int64_t line = 0;         // of the bill, from 1
  std::int64_t floor_paise = 0;  // what the line should have come to at least
  std::int64_t net_paise = 0;    // what it was sold for, after every discount
  friend bool operator==(const ApprovedLine&, const ApprovedLine&) = default;
};
struct PriceApprovalPayload {
  std::int64_t sale_sequence = 0;
  std::string staff, approved_by;
  std::vector<ApprovedLine> lines;  // by rising line
  friend bool operator==(const PriceApprovalPayload&, const PriceApprovalPayload&) = default;
};

enum class CashDirection : std::uint8_t { in = 1, out = 2 };
struct CashMovementPayload {
  CashDirection direction = CashDirection::in;
  std::int64_t amount_paise = 0;
  std::int64_t shift_sequence = 0;
  std::string staff, approved_by;
  std::string reason;
  friend bool operator==(const CashMovementPayload&, const CashMovementPayload&) = default;
};

// upi_attempt: on disk before the QR is drawn. A claim is the sale itself; what happens to an attempt without a sale,
// or after it, is a further entry that names the first.
enum class UpiState : std::uint8_t { shown = 1, claimed = 2, abandoned = 3, matched = 4, disputed = 5 };
struct UpiAttemptPayload {
  UpiState state = UpiState::shown;
  std::int64_t attempt_sequence = 0;  // 0 when shown: this entry begins it
  std::int64_t number = 0;            // the reference is label + "A" + at least five digits: K07A00123
  std::int64_t supplier_sequence = 0;
  std::int64_t amount_paise = 0;
  std::string staff;
  std::string rrn;
  friend bool operator==(const UpiAttemptPayload&, const UpiAttemptPayload&) = default;
};

enum class ShiftEvent : std::uint8_t { opened = 1, closed = 2, reported = 3 };
struct ShiftPayload {
  ShiftEvent event = ShiftEvent::opened;
  std::int64_t shift_sequence = 0;  // 0 when opened
  std::string staff;
  bool opened_by_itself = false;  // a sale came before anybody counted the float
  std::int64_t float_paise = 0;
  std::int64_t expected_paise = 0;
  std::int64_t counted_paise = 0;
  std::int64_t documents = 0;  // of the shift so far
  std::int64_t net_paise = 0;
  friend bool operator==(const ShiftPayload&, const ShiftPayload&) = default;
};

enum class StockReason : std::uint8_t { opening = 1, received = 2, transferred = 3, damaged = 4, counted = 5 };
struct StockLine {
  std::string sku;
  std::int64_t change = 0;
  friend bool operator==(const StockLine&, const StockLine&) = default;
};
struct StockPayload {
  StockReason reason = StockReason::opening;
  std::string staff;
  std::vector<StockLine> lines;
  friend bool operator==(const StockPayload&, const StockPayload&) = default;
};

// stock_move: goods came, went to another stall, were damaged or counted. What went to another stall goes with a
// delivery challan, one for each supplier.
struct StockMoveLine {
  std::int64_t item_sequence = 0;
  std::int64_t change = 0;  // pieces, grams or centimetres
  friend bool operator==(const StockMoveLine&, const StockMoveLine&) = default;
};
struct StockMovePayload {
  StockReason reason = StockReason::received;
  std::int64_t event_sequence = 0;
  std::int64_t supplier_sequence = 0;  // of the challan; 0: none
  std::string series;
  std::int64_t number = 0;  // of the challan; 0: none
  std::string staff, approved_by;
  std::string note;  // the other stall, or what happened
  std::vector<StockMoveLine> lines;
  friend bool operator==(const StockMovePayload&, const StockMovePayload&) = default;
};

// booking: goods of one supplier that are taken or sent later; a part of their price is paid now (document "payment
// received"). Nothing moves and no tax falls before the sale that delivers them, whose tender of kind advance names
// this entry. Who booked stands in a sidecar.
enum class BookingDelivery : std::uint8_t { collected = 1, sent_home = 2 };
struct BookingPayload {
  std::int64_t event_sequence = 0;
  std::int64_t supplier_sequence = 0;
  std::string series;
  std::int64_t number = 0;
  std::int64_t shift_sequence = 0;
  std::string staff;
  std::string approved_by;  // the supervisor who allowed prices below the lowest one; empty: nobody was needed
  std::uint32_t flags = 0;  // SaleFlag
  std::int64_t buyer_state = 0;
  std::int64_t bill_discount_paise = 0;
  std::vector<SaleLine> lines;
  std::int64_t payable_paise = 0;   // what the lines come to, to the paisa
  std::vector<SaleTender> tenders;  // the advance
  std::int64_t due_day = 0;         // days since 1970-01-01
  BookingDelivery delivery = BookingDelivery::collected;
  std::string note;
  std::vector<Hash> sidecars;
  friend bool operator==(const BookingPayload&, const BookingPayload&) = default;
};

// booking_end: the goods are not wanted, or cannot be had; the advance goes back.
enum class BookingEnd : std::uint8_t { cancelled = 1 };
struct BookingEndPayload {
  BookingEnd end = BookingEnd::cancelled;
  std::int64_t booking_sequence = 0;
  std::int64_t shift_sequence = 0;
  std::string staff, approved_by;
  std::string reason;
  std::vector<RefundTender> tenders;  // come to the whole advance
  friend bool operator==(const BookingEndPayload&, const BookingEndPayload&) = default;
};
// consent: what the buyer of a sale agreed to, and that it was taken back. The number itself is the sidecar.
enum class ConsentEvent : std::uint8_t { given = 1, withdrawn = 2 };
struct ConsentPayload {
  ConsentEvent event = ConsentEvent::given;
  std::int64_t sale_sequence = 0;   // the first document of the basket
  std::int64_t given_sequence = 0;  // of what is taken back; 0 when given
  std::uint8_t purposes = 0;        // ConsentPurpose, one or more
  std::string notice_version;       // of the words that the buyer saw
  std::string language;             // of the screen they stood on: "hi"
  std::string staff;                // empty: erased by a program, where nobody had signed in
  Hash sidecar{};
  friend bool operator==(const ConsentPayload&, const ConsentPayload&) = default;
};

// lead: somebody wants to be called back about a craft, or as a maker. Who it is and what they wrote is the sidecar.
enum class LeadEvent : std::uint8_t { given = 1, withdrawn = 2 };
enum class LeadKind : std::uint8_t {
  enquiry = 1,       // about a product of the stall, or many of it
  not_here = 2,      // a craft that the stall does not have
  registration = 3,  // a maker wants something of LeadInterest
};
enum LeadInterest : std::uint8_t {
  lead_odop_mart = 1,
  lead_flipkart_samarth = 2,
  lead_gem = 4,
  lead_expert = 8,
  lead_training = 16,
};
inline constexpr std::uint8_t lead_interests_all = 31;
struct LeadPayload {
  LeadEvent event = LeadEvent::given;
  std::int64_t number = 0;          // this kiosk's leads are counted from 1; "K07-L12" on the screen
  std::int64_t given_sequence = 0;  // of what is taken back; 0 when given
  LeadKind kind = LeadKind::enquiry;
  std::uint8_t interests = 0;  // LeadInterest, one or more, of a registration
  std::int64_t quantity = 0;   // 0: not said
  std::string sku, maker, district;
  std::string name_hi, name_en;  // of the product, or of the craft that is not here
  std::string notice_version;    // of the words that they saw
  std::string language;          // of the screen they stood on: "hi"
  std::string staff;             // who took it back; empty: the visitor, or nobody had signed in
  Hash sidecar{};
  friend bool operator==(const LeadPayload&, const LeadPayload&) = default;
};

// pin_reset: neither digits nor their hash.
enum class PinResetBy : std::uint8_t { organiser = 1, supervisor = 2 };
struct PinResetPayload {
  std::string staff;  // whose digits are new
  PinResetBy by = PinResetBy::organiser;
  std::string approved_by;  // the supervisor; empty when it was the organiser's answer
  friend bool operator==(const PinResetPayload&, const PinResetPayload&) = default;
};

// clock: the date had jumped back and a person confirmed it; the confirmed date rules serial year, rate and price.
struct ClockPayload {
  std::int64_t last_entry_ms = 0, shown_ms = 0;
  std::string staff;
  friend bool operator==(const ClockPayload&, const ClockPayload&) = default;
};

struct ShowcaseCounter {
  std::string name;
  std::int64_t count = 0;
  friend bool operator==(const ShowcaseCounter&, const ShowcaseCounter&) = default;
};
struct ShowcaseCountPayload {
  std::int64_t hour_start_ms = 0;
  std::vector<ShowcaseCounter> counters;
  friend bool operator==(const ShowcaseCountPayload&, const ShowcaseCountPayload&) = default;
};

std::string encode(const KeyPayload&);
std::string encode(const ConfigPayload&);
std::string encode(const ItemPayload&);
std::string encode(const SalePayload&);
std::string encode(const RefundPayload&);
std::string encode(const ForeignRefundPayload&);
std::string encode(const VoidPayload&);
std::string encode(const ConsolidatedBillPayload&);
std::string encode(const PriceApprovalPayload&);
std::string encode(const CashMovementPayload&);
std::string encode(const UpiAttemptPayload&);
std::string encode(const ShiftPayload&);
std::string encode(const StockPayload&);
std::string encode(const StockMovePayload&);
std::string encode(const BookingPayload&);
std::string encode(const BookingEndPayload&);
std::string encode(const ConsentPayload&);
std::string encode(const LeadPayload&);
std::string encode(const PinResetPayload&);
std::string encode(const ClockPayload&);
std::string encode(const ShowcaseCountPayload&);

KeyPayload decode_key(std::string_view bytes);
ConfigPayload decode_config(std::string_view bytes);
ItemPayload decode_item(std::string_view bytes);
SalePayload decode_sale(std::string_view bytes);
RefundPayload decode_refund(std::string_view bytes);
// Entries of type refund are of two kinds.
bool is_foreign_refund(std::string_view bytes);
ForeignRefundPayload decode_foreign_refund(std::string_view bytes);
VoidPayload decode_void(std::string_view bytes);
ConsolidatedBillPayload decode_consolidated_bill(std::string_view bytes);
PriceApprovalPayload decode_price_approval(std::string_view bytes);
CashMovementPayload decode_cash_movement(std::string_view bytes);
UpiAttemptPayload decode_upi_attempt(std::string_view bytes);
ShiftPayload decode_shift(std::string_view bytes);
StockPayload decode_stock(std::string_view bytes);
StockMovePayload decode_stock_move(std::string_view bytes);
BookingPayload decode_booking(std::string_view bytes);
BookingEndPayload decode_booking_end(std::string_view bytes);
ConsentPayload decode_consent(std::string_view bytes);
LeadPayload decode_lead(std::string_view bytes);
PinResetPayload decode_pin_reset(std::string_view bytes);
ClockPayload decode_clock(std::string_view bytes);
ShowcaseCountPayload decode_showcase_count(std::string_view bytes);

// What an entry does to the books' running sums, read from the entry alone; nothing for every other type and for what
// cannot be read. A sale counts once for ever, a refund or void takes its amount away.
struct EntrySum {
  std::int64_t sales = 0, paise = 0;
};
EntrySum sum_of(std::uint8_t type, std::string_view payload);

// The sidecars that an entry brings with it; none when it cannot be read.
std::vector<Hash> sidecars_of(std::uint8_t type, std::string_view payload);

// "K07A00123"
std::string attempt_reference(std::string_view label, std::int64_t number);
// "K07-L12"
std::string lead_reference(std::string_view label, std::int64_t number);

}  // namespace odop::wire
