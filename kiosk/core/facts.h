// Rows of the fact tables that kiosk and hub share (db/kiosk/0002_facts.sql): what one journal entry says, spelled out
// for reports. Made by wire/ledger.h from an entry, stored by storage/fact_tables.h and by the hub's store; never the
// source of anything. Money in paise, days and hours in IST. Pure.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace odop {

// What a row of documents is: its amounts are positive, or they take back what an earlier row said.
enum class DocumentKind : std::uint8_t { sale = 1, refund = 2, withdrawal = 3 };

struct DocumentFact {
  DocumentKind kind = DocumentKind::sale;
  std::int64_t original_sequence = 0;  // of a refund or withdrawal: the sale
  std::string approved_by, reason;
  std::int64_t document_type = 0;  // core DocumentType; a withdrawal has the sale's
  std::string serial, series;      // a withdrawal has the sale's serial and takes no number: its series is empty
  std::int64_t number = 0;
  std::string supplier, staff;
  std::int64_t shift_sequence = 0;
  std::int64_t basket_sequence = 0;  // first document of the same basket
  std::int64_t supplier_state = 0, buyer_state = 0;
  std::int64_t utc_ms = 0, day = 0, hour = 0;
  std::int64_t gross_paise = 0, discount_paise = 0;
  std::int64_t taxable_paise = 0, cgst_paise = 0, sgst_paise = 0, igst_paise = 0;
  std::int64_t round_off_paise = 0, payable_paise = 0;  // negative on refunds
  std::int64_t flags = 0;
  friend bool operator==(const DocumentFact&, const DocumentFact&) = default;
};
struct LineFact {
  std::int64_t item_sequence = 0;
  std::string sku, maker, district, sector, hsn;
  std::int64_t quantity = 0, unit_price_paise = 0;
  std::int64_t gross_paise = 0, discount_paise = 0, net_paise = 0;
  std::int64_t rate_basis_points = 0;
  std::int64_t taxable_paise = 0, cgst_paise = 0, sgst_paise = 0, igst_paise = 0;
  friend bool operator==(const LineFact&, const LineFact&) = default;
};
struct TenderFact {
  std::int64_t kind = 0;  // core TenderKind
  std::int64_t amount_paise = 0, tendered_paise = 0;
  std::int64_t attempt_sequence = 0;
  std::string reference;
  friend bool operator==(const TenderFact&, const TenderFact&) = default;
};
struct ItemFact {
  std::string sku, name_hi, name_en, hsn, gst_rule;
  std::int64_t kind = 0;  // core ProductKind
  std::int64_t list_price_paise = 0;
  std::string supplier, maker, district, sector;
  friend bool operator==(const ItemFact&, const ItemFact&) = default;
};
struct AttemptFact {  // a UPI attempt, keyed by the entry that began it
  std::int64_t attempt_sequence = 0;
  std::int64_t number = 0;
  std::int64_t state = 0;  // wire UpiState
  std::int64_t amount_paise = 0;
  std::string supplier, staff, rrn;
  std::int64_t sale_sequence = 0;  // 0 until a sale claims it
  friend bool operator==(const AttemptFact&, const AttemptFact&) = default;
};
struct ShiftFact {  // one event in the life of a shift
  std::int64_t shift_sequence = 0;
  std::int64_t event = 0;  // wire ShiftEvent
  std::string staff;
  std::int64_t opened_by_itself = 0;
  std::int64_t float_paise = 0, expected_paise = 0, counted_paise = 0, documents = 0, net_paise = 0;
  std::int64_t utc_ms = 0;
  friend bool operator==(const ShiftFact&, const ShiftFact&) = default;
};
struct CashFact {  // cash put into the drawer or taken out of it, not by a document
  std::int64_t shift_sequence = 0;
  std::int64_t amount_paise = 0;  // negative: taken out
  std::string staff, approved_by, reason;
  std::int64_t utc_ms = 0;
  friend bool operator==(const CashFact&, const CashFact&) = default;
};
struct ApprovalFact {  // a line sold below its lowest price
  std::int64_t line = 0, sale_sequence = 0, floor_paise = 0, net_paise = 0;
  std::string staff, approved_by;
  std::int64_t utc_ms = 0;
  friend bool operator==(const ApprovalFact&, const ApprovalFact&) = default;
};
struct StockMoveFact {      // goods came, went, broke or were counted; how many stands in stock
  std::int64_t reason = 0;  // wire StockReason
  std::string serial, series;
  std::int64_t number = 0;  // of the delivery challan; 0: none
  std::string supplier, staff, approved_by, note;
  std::int64_t utc_ms = 0;
  friend bool operator==(const StockMoveFact&, const StockMoveFact&) = default;
};
struct ForeignReturnFact {                     // the refund of this entry is of another kiosk's bill
  std::string original_device, original_hash;  // hex
  std::int64_t original_sequence = 0;
  std::string original_serial;
  std::int64_t original_utc_ms = 0, payable_paise = 0;
  friend bool operator==(const ForeignReturnFact&, const ForeignReturnFact&) = default;
};
struct BookingFact {  // goods booked; what became of it is told by a later entry's BookingEndFact
  std::string serial, series;
  std::int64_t number = 0;
  std::string supplier, staff, approved_by;
  std::int64_t shift_sequence = 0, buyer_state = 0, flags = 0;
  std::int64_t utc_ms = 0, day = 0;
  std::int64_t payable_paise = 0, advance_paise = 0;
  std::int64_t due_day = 0, delivery = 0;  // wire BookingDelivery
  std::string note;
  friend bool operator==(const BookingFact&, const BookingFact&) = default;
};
enum class BookingState : std::uint8_t { open = 1, delivered = 2, cancelled = 3 };
struct BookingEndFact {
  std::int64_t booking_sequence = 0;
  BookingState state = BookingState::delivered;
  std::string staff, approved_by, reason;
  std::int64_t utc_ms = 0;
  friend bool operator==(const BookingEndFact&, const BookingEndFact&) = default;
};
struct BookingTenderFact {  // money of a booking: taken, or negative when it goes back
  std::int64_t booking_sequence = 0, shift_sequence = 0;
  TenderFact tender;
  friend bool operator==(const BookingTenderFact&, const BookingTenderFact&) = default;
};
struct ConsentFact {                // a telephone number given for a purpose, or taken back
  std::int64_t consent_event = 0;   // wire ConsentEvent
  std::int64_t sale_sequence = 0;   // first document of the basket
  std::int64_t given_sequence = 0;  // of what is taken back
  std::int64_t purposes = 0;        // ConsentPurpose
  std::string notice_version, language, staff;
  std::string sidecar;  // hex of its hash
  std::int64_t utc_ms = 0;
  friend bool operator==(const ConsentFact&, const ConsentFact&) = default;
};
struct LeadFact {                   // somebody wants to be called back, or took it back; never who
  std::int64_t lead_event = 0;      // wire LeadEvent
  std::int64_t number = 0;          // "K07-L12"
  std::int64_t given_sequence = 0;  // of what is taken back
  std::int64_t lead_kind = 0;       // wire LeadKind
  std::int64_t interests = 0;       // wire LeadInterest
  std::int64_t quantity = 0;        // 0: not said
  std::string sku, maker, district, name_hi, name_en;
  std::string notice_version, language, staff;
  std::string sidecar;  // hex of its hash
  std::int64_t utc_ms = 0;
  friend bool operator==(const LeadFact&, const LeadFact&) = default;
};
struct PinResetFact {  // new digits for somebody who forgot theirs
  std::string staff;
  std::int64_t reset_by = 0;  // wire PinResetBy
  std::string approved_by;
  std::int64_t utc_ms = 0;
  friend bool operator==(const PinResetFact&, const PinResetFact&) = default;
};
// How often visitors looked at something in one hour; nobody is known or kept.
struct ShowcaseCountFact {
  std::string what, id;  // "district", "agra"; the id may be empty
  std::int64_t count = 0;
  std::int64_t day = 0, hour = 0;
  friend bool operator==(const ShowcaseCountFact&, const ShowcaseCountFact&) = default;
};
struct StockFact {
  std::string sku;
  std::int64_t change = 0;
  std::int64_t reason = 0;  // wire StockReason, 0 for a sale
  friend bool operator==(const StockFact&, const StockFact&) = default;
};

// One document for a day's unbilled sales. Its amounts are theirs and stand in documents already: never add both.
struct ConsolidatedBillFact {
  std::int64_t document_type = 0;  // core DocumentType
  std::string serial, series;
  std::int64_t number = 0;
  std::string supplier, staff;
  std::int64_t shift_sequence = 0;
  std::int64_t utc_ms = 0;
  std::int64_t day = 0;  // of the sales
  std::int64_t taxable_paise = 0, cgst_paise = 0, sgst_paise = 0, round_off_paise = 0, payable_paise = 0;
  std::vector<std::int64_t> sales;  // sequences
  friend bool operator==(const ConsolidatedBillFact&, const ConsolidatedBillFact&) = default;
};

struct SupplierPanFact {  // for whose turnover a supplier's sales count
  std::string supplier, pan;
  std::int64_t year = 0;          // first calendar year of the financial year that before_paise is of
  std::int64_t before_paise = 0;  // turnover all over India before the event
  friend bool operator==(const SupplierPanFact&, const SupplierPanFact&) = default;
};

// Everything one entry adds. Most members are empty for most entries.
struct Facts {
  std::string event, kiosk;
  std::int64_t sequence = 0;
  std::optional<DocumentFact> document;
  std::vector<LineFact> lines;
  std::vector<TenderFact> tenders;
  std::optional<ItemFact> item;
  std::vector<AttemptFact> attempts;
  std::optional<ShiftFact> shift;
  std::optional<CashFact> cash;
  std::vector<ApprovalFact> approvals;
  std::optional<StockMoveFact> stock_move;
  std::optional<ForeignReturnFact> foreign_return;
  std::optional<BookingFact> booking;
  std::optional<BookingEndFact> booking_end;
  std::vector<BookingTenderFact> booking_tenders;
  std::optional<ConsolidatedBillFact> consolidated;
  std::optional<SupplierPanFact> supplier_pan;
  std::optional<ConsentFact> consent;
  std::optional<LeadFact> lead;
  std::optional<PinResetFact> pin_reset;
  std::vector<ShowcaseCountFact> showcase_counts;
  std::vector<StockFact> stock;  // in the order of the lines
};

}  // namespace odop
