// An exchange: goods come back and others are taken for them, in one commit. The credit note and the bills are
// documents like any others; what the returned goods are worth pays the new ones, the buyer pays the rest or gets it
// back. Called on the till thread by the screen and by odop exchange.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "till/after_sale.h"
#include "till/complete_sale.h"

namespace odop::till {

// What comes back: goods of one bill of this kiosk, or of another kiosk's by its signed code.
struct GoodsBack {
  std::string serial;
  std::string code;  // instead of serial
  std::vector<ReturnAsked> lines;
  std::string reason;
  std::optional<TenderKind> back_by;  // of what is left over; absent: the way the bill was paid
};

struct Exchange {
  Refund refund;
  Sale sale;
  Money value;                                // set off: the smaller of the two
  std::vector<wire::RefundTender> left_over;  // what the buyer gets back, by means; empty: nothing
};
using ExchangeRefused = std::variant<AfterSaleRefused, SaleRefused>;

// tenders pay what the new goods cost more; none when they cost as much or less. approver: the supervisor whose PIN
// allowed the return or a price below the floor, in asking.
[[nodiscard]] Result<Exchange, ExchangeRefused> exchange_goods(Till& till, const Catalogue& catalogue,
                                                               const Asking& asking, const GoodsBack& back,
                                                               const Cart& cart,
                                                               const std::vector<TenderGiven>& tenders);

}  // namespace odop::till
