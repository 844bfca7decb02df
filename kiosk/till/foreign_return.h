// Goods come back whose bill another kiosk of the fair made: this journal does not have the sale, so the signed code on
// the paper is believed, a supervisor answers for it, and the entry says that nobody could confirm it yet. The same
// journal never takes more back than the bill has; two kiosks that both did are put before a person by the hub's
// reports. Called on the till thread by the screen and by odop refund --code.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "till/after_sale.h"

namespace odop::till {

// The bill of a code that another device signed, and what of it came back here. Refused with the reason when it cannot
// be taken back at this kiosk: code_damaged, not_a_sale (a credit note), foreign_*.
Result<ReturnableBill, AfterSaleRefusal> foreign_bill(Till& till, const Catalogue& catalogue, const std::string& code);

// As quote_refund and refund_sale; the money goes back in cash unless back_by says otherwise, as nobody here knows how
// it was paid.
Result<RefundQuote, AfterSaleRefused> quote_foreign_return(Till& till, const std::string& code,
                                                           const std::vector<ReturnAsked>& lines,
                                                           std::optional<TenderKind> back_by = std::nullopt);
Result<PreparedReturn, AfterSaleRefused> prepare_foreign_return(Till& till, const Catalogue& catalogue,
                                                                const Asking& asking, const std::string& code,
                                                                const std::vector<ReturnAsked>& lines,
                                                                const std::string& reason,
                                                                std::optional<TenderKind> back_by, std::int64_t now_ms);
[[nodiscard]] Result<Refund, AfterSaleRefused> take_foreign_back(Till& till, const Catalogue& catalogue,
                                                                 const Asking& asking, const std::string& code,
                                                                 const std::vector<ReturnAsked>& lines,
                                                                 const std::string& reason,
                                                                 std::optional<TenderKind> back_by = std::nullopt);

}  // namespace odop::till
