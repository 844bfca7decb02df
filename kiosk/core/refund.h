// What goes back for a part of a sale: the original line's amounts for all that has been returned so far, minus those
// already given back, so that all parts together equal the sale to the paisa (SPECS 2.6). The rate, the place of supply
// and the discount are the original's. Pure; used by the till and, to check it, by the ledger.
#pragma once

#include <cstdint>
#include <span>

#include "core/sale.h"

namespace odop {

struct ReturnedLine {
  std::int64_t sold = 0;             // quantity on the bill
  std::int64_t returned_before = 0;  // of it
  std::int64_t quantity = 0;         // that comes back now, 0 .. sold - returned_before
};

enum class ReturnRefusal {
  lines_differ,      // not one for each line of the sale
  more_than_left,    // a negative quantity too
  nothing_returned,  // every quantity is 0
};

// sale: the original's amounts under its terms. The answer has one line for each of the sale's, zero where nothing
// comes back; all its amounts are what is credited. Its taxable value can be a paisa below zero where a piece costs a
// few paise; its sums never are.
Result<DocumentAmounts, ReturnRefusal> price_return(const DocumentTerms& terms, const DocumentAmounts& sale,
                                                    std::span<const ReturnedLine> lines);

// The same document with every amount on the other side: how papers and programs state a refund.
DocumentAmounts negated(const DocumentAmounts& amounts);

}  // namespace odop
