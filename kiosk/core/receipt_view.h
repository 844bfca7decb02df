// What a bill says, as plain values: filled by till/receipt_of.h from a journal entry and the item entries it points to
// (so a reprint needs no pack), drawn by receipt.h. Nothing is computed on the way to paper. Any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/catalogue.h"
#include "core/civil_date.h"
#include "core/language.h"
#include "core/money.h"
#include "core/sale.h"

namespace odop {

enum class PaperLanguage : std::uint8_t { hi, en, both };  // both: Hindi first, English below it

struct ReceiptLine {
  LocalText name;
  std::string hsn;
  ProductKind kind = ProductKind::piece;
  std::int64_t quantity = 0;  // pieces, grams or centimetres
  Money unit_price;           // of a piece, a kilogram or a metre
  Money gross;
  Money discount;  // own and share of the bill's, >= 0 on a sale
  std::int32_t rate_basis_points = 0;
};

// One row for each rate, in rising order; a rate of 0 is the exempt part of a mixed bill.
struct ReceiptTaxRow {
  std::int32_t rate_basis_points = 0;
  TaxSplit split;
};

struct ReceiptTender {
  TenderKind kind = TenderKind::cash;
  Money amount;                     // of this bill, negative when money goes back
  Money given;                      // cash only: what the buyer handed over
  std::string reference;            // RRN or terminal slip; may be empty
  std::string booking_serial = {};  // of an advance: the paper that was given for it, and its time
  std::int64_t booked_utc_ms = 0;
};

// What a paper of a booking says beside the goods: "payment received", or that the advance went back.
struct ReceiptBooking {
  Money advance, balance;
  CivilDate due;
  bool is_sent_home = false;
  bool is_cancelled = false;
  std::string note;
};

// Of a consolidated bill: which small sales it stands for. Its lines are their goods, together.
struct ReceiptConsolidation {
  CivilDate day;
  std::int64_t sales = 0;
  std::string first_serial, last_serial;
};

struct ReceiptBuyer {
  std::string name, address, gstin, delivery_address;
  int state_code = 0;  // 0: no State stands on the bill
  LocalText state_name;
};

struct ReceiptView {
  PaperLanguage language = PaperLanguage::both;
  bool is_demo = false;
  bool is_training = false;  // practised: no bill at all, and it carries no code that could be taken for one
  bool is_duplicate = false;
  bool is_void = false;  // the bill was withdrawn; this paper says so

  DocumentType document = DocumentType::cash_memo;
  SellerProfile profile = SellerProfile::unregistered;
  LocalText supplier_name;
  LocalText supplier_address;
  std::string legal_name;  // printed when it differs from the trade name
  std::string gstin, fssai, phone;
  LocalText place;  // "Stall 14, Mahakumbh, Prayagraj"

  std::string serial;
  std::int64_t utc_ms = 0;
  LocalText staff;
  ReceiptBuyer buyer;
  bool is_inter_state = false;
  LocalText place_of_supply;  // State's name, printed with its code when inter-State
  int place_of_supply_code = 0;
  std::string original_serial;  // of a credit note
  std::int64_t original_utc_ms = 0;
  std::optional<ReceiptBooking> booking;
  std::optional<ReceiptConsolidation> consolidation;

  std::vector<ReceiptLine> lines;  // at most receipt_lines_max
  std::vector<ReceiptTaxRow> taxes;
  Money gross, discount, round_off, payable;
  std::vector<ReceiptTender> tenders;
  Money change;

  std::string kiosk_label;
  std::int64_t sequence = 0;  // of the journal entry
  std::string head_hex;       // of the journal after this entry; its first 8 characters are printed
  // The signed bill. The first text that fits a code of paper_qr_version_max at 4 dots a module or more is printed: the
  // whole bill, else serial, total, hash and signature. Upper-case alphanumeric texts make smaller codes.
  std::string qr_text, qr_fallback;
  LocalText footer;  // return rule
};

// The rows of the tax table of these lines, by rising rate.
std::vector<ReceiptTaxRow> tax_rows_of(std::span<const LineAmounts> lines);

}  // namespace odop
