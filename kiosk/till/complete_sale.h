// Selling: a cart and what the buyer hands over become documents, one for each supplier, in one commit. Called on the
// till thread by the screen's "paid" button and by odop sell; "Sold" may be said only after it returned a Sale.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "core/buyer.h"
#include "core/catalogue.h"
#include "core/sale.h"
#include "core/turnover.h"
#include "till/till.h"

namespace odop::till {

struct CartLine {
  std::string sku;
  std::int64_t quantity = 0;  // pieces, grams or centimetres
  Money line_discount;
  std::optional<Money> unit_price;  // when it is not the list price
};
// Goods that were booked (bookings.h): their prices stand as they were agreed on, and the advance pays a part.
struct BookedBefore {
  std::int64_t sequence = 0;  // of the booking
  Money advance;
};
struct Cart {
  std::vector<CartLine> lines;
  Money bill_discount;
  int buyer_state = 0;  // 0: not recorded, the fair's State rules
  Buyer buyer;          // named on the bill; empty: nobody
  std::optional<BookedBefore> booked;
  bool wants_no_bill = false;  // the buyer; what may go without one then does (DocumentType::unbilled_sale)
};

struct TenderGiven {
  TenderKind kind = TenderKind::cash;
  Money given;
  std::string reference;              // RRN of a UPI payment when the buyer shows it; of an exchange the credit note
  std::int64_t attempt_sequence = 0;  // the UPI attempt whose QR was shown; of an exchange its refund
};

enum class SaleRefusal {
  no_pack,  // no event pack is applied
  cart_empty,
  too_many_lines,
  unknown_sku,
  quantity_not_positive,
  unique_more_than_one,
  discount_too_large,
  amount_out_of_range,
  above_mrp,
  below_floor,  // goods below their lowest price, and no supervisor allowed it
  no_tax_rule_today,
  gstin_not_valid_today,  // casual taxable person outside the registration's dates
  tender_missing,
  tender_short,
  tender_over,  // more by UPI or card than is due: there is no change from them
  cash_not_whole_rupees,
  cash_limit,  // Rs 2 lakh or more in cash, Income Tax Act s.269ST
  rrn_malformed,
  rrn_used,
  attempt_unknown,
  several_tenders_for_several_suppliers,
  clock_suspect,
  serials_used_up,
  gstin_malformed,   // the buyer's
  buyer_incomplete,  // a GSTIN without "name" or "address", or that text is too long or no text
  buyer_needed,      // taxable value of Rs 50,000 or more: name, address and State stand on the bill
  turnover_limit,    // the law lets this seller sell no more this year without another registration
};
const char* code_of(SaleRefusal refusal);  // "tender_short": stable, for programs and translation

struct SaleRefused {
  SaleRefusal reason;
  std::string detail;  // the sku, amount or date in question; not a sentence
};

struct SoldDocument {
  DocumentType type = DocumentType::invoice;
  std::string serial;
  std::int64_t sequence = 0;
  std::int64_t utc_ms = 0;
  wire::Hash hash{};
  wire::SalePayload payload;
  DocumentAmounts amounts;
};
struct Sale {
  std::vector<SoldDocument> documents;  // at least one
  Money payable;                        // of all documents, after round-off
  Money change;                         // cash to hand back
};
using SaleOutcome = std::variant<Sale, SaleRefused>;

// approver: the supervisor whose PIN allowed prices below the lowest one, by code; needed only where the staff member
// is a seller and the quote has something below its floor.
[[nodiscard]] SaleOutcome complete_sale(Till& till, const Catalogue& catalogue, const std::string& staff,
                                        const Cart& cart, const std::vector<TenderGiven>& tenders,
                                        const std::string& approver = {});

// What the cart comes to if it were paid now; shown while the cart is open. with_cash: the round-off applies.
struct CartQuote {
  struct Document {
    const Supplier* supplier = nullptr;
    DocumentType type = DocumentType::invoice;
    std::vector<std::size_t> line_indexes;  // into cart.lines
    DocumentAmounts amounts;
  };
  // A line that comes to less than its product's lowest price, after every discount.
  struct BelowFloor {
    std::size_t line_index = 0;  // into cart.lines
    Money floor, net;
  };
  std::vector<Document> documents;
  Money payable;
  std::vector<BelowFloor> below_floor;  // complete_sale wants a supervisor for these
  bool needs_buyer = false;             // complete_sale will refuse it as buyer_needed
};
[[nodiscard]] std::variant<CartQuote, SaleRefused> quote_cart(const Catalogue& catalogue, const Cart& cart,
                                                              CivilDate day, bool with_cash);

// turnover_limit when these documents would drive a PAN beyond what it may sell this financial year; sold: what this
// kiosk sold (Till::tables().turnover). Asked before anybody pays, and by complete_sale once more.
[[nodiscard]] std::optional<SaleRefused> check_turnover(const Catalogue& catalogue, const CartQuote& quote,
                                                        CivilDate day, const std::vector<TurnoverRow>& sold);

// A sale checked and priced, and not yet written: complete_sale writes it alone, exchange_goods behind the refund that
// pays for it. coming_back: what that refund takes off the turnover in the same commit, below zero. Good until the till
// does something else.
struct PreparedSale {
  std::int64_t utc_ms = 0;  // the moment that decided prices, rates and serial year
  CartQuote quote;
  std::string approver;  // of goods below their floor; empty: there are none
};
[[nodiscard]] std::variant<PreparedSale, SaleRefused> prepare_sale(Till& till, const Catalogue& catalogue,
                                                                   const std::string& staff, const Cart& cart,
                                                                   const std::vector<TenderGiven>& tenders,
                                                                   const std::string& approver, std::int64_t now_ms,
                                                                   const std::vector<TurnoverRow>& coming_back = {});
[[nodiscard]] Sale append_sale(Till& till, Deed& deed, const Catalogue& catalogue, const std::string& staff,
                               const Cart& cart, std::vector<TenderGiven> tenders, PreparedSale prepared);

inline constexpr Money cash_limit = Money::from_paise(2'00'000'00);

}  // namespace odop::till
