// What a document comes to: lines, discounts, GST, round-off and payable. The till prices a cart with it, the hub
// recomputes every uploaded sale with it, the paper prints it: money rules exist once. Pure; any thread.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/catalogue.h"
#include "core/money.h"
#include "core/result.h"
#include "core/tax.h"

namespace odop {

// The numbers are stored in journals: never reuse one.
enum class DocumentType : std::uint8_t {
  invoice = 1,
  bill_of_supply = 2,
  cash_memo = 3,
  invoice_cum_bill = 4,  // taxable and exempt goods to an unregistered buyer, Rule 46A
  credit_note = 5,
  payment_received = 6,
  delivery_challan = 7,
  unbilled_sale = 8,  // goods below small_sale_limit to somebody who wants no bill: in the day's consolidated one
};

// advance: paid before, when the goods were booked. exchange: the value of goods that come back in the same commit.
enum class TenderKind : std::uint8_t { cash = 1, upi = 2, card = 3, advance = 4, exchange = 5 };
// Whether a bill is rounded to whole rupees because of this means: what is left over is given in coins.
constexpr bool rounds_to_rupee(TenderKind kind) {
  return kind == TenderKind::cash || kind == TenderKind::exchange;
}

struct PricedLine {
  Money unit_price;  // for one piece, kilogram or metre, inclusive of tax
  ProductKind kind = ProductKind::piece;
  std::int64_t quantity = 0;  // pieces, grams or centimetres, > 0
  Money line_discount;        // 0 .. gross
  std::span<const TaxSlab> slabs;
};

struct DocumentTerms {
  bool charges_tax = false;
  bool inter_state = false;
  Money bill_discount;          // 0 .. the sum of the lines after their own discounts
  bool round_to_rupee = false;  // only when cash is among the tenders
};

struct LineAmounts {
  Money gross;     // unit price x quantity
  Money discount;  // the line's own and its share of the bill's
  Money net;       // gross - discount, inclusive of tax
  TaxRate rate;    // 0 when the seller may not charge tax
  TaxSplit split;  // adds up to net
};

struct DocumentAmounts {
  std::vector<LineAmounts> lines;
  Money gross, discount, net;
  TaxSplit split;
  Money round_off;  // payable - net, -49 .. +50 paise
  Money payable;
};

enum class PricingRefusal {
  quantity_not_positive,
  price_negative,
  line_discount_too_large,
  bill_discount_too_large,
  amount_out_of_range,
};

// More lines than this do not fit one readable bill; the basket is paid in two.
inline constexpr std::size_t document_lines_max = 150;

inline constexpr std::int64_t line_gross_max_paise = 1'000'000'000'000;  // Rs 1,000 crore: a slip of the finger
Result<DocumentAmounts, PricingRefusal> price_document(const DocumentTerms& terms, std::span<const PricedLine> lines);

// Shares of `total` in proportion to `weights` by largest remainder, earlier ones first on a tie;
// the shares always add up to total. 0 <= total <= sum of weights, no weight negative.
std::vector<Money> spread_by_largest_remainder(Money total, std::span<const Money> weights);

// Which document the law wants for these lines (SPECS 2.1). rates are the lines' own.
DocumentType document_type_for(SellerProfile profile, std::span<const TaxRate> rates);

// Below it a registered seller need not bill a buyer who is not registered and does not ask; one consolidated document
// at the close of the day stands for all such sales (Rule 46, Rule 49; SPECS 2.2).
inline constexpr Money small_sale_limit = Money::from_paise(200'00);
// net: of the document, tax included, before its round-off. The rest is the till's to know: that no buyer is named.
constexpr bool may_go_unbilled(SellerProfile profile, Money net) {
  return profile != SellerProfile::unregistered && net < small_sale_limit;
}

// IGST applies when another State's name stands on the bill (SPECS 2.4); 0 = no State recorded.
constexpr bool is_inter_state(int supplier_state, int buyer_state) {
  return buyer_state != 0 && buyer_state != supplier_state;
}

}  // namespace odop
