// Cash out of the drawer to a maker. The journal has it as any other cash taken out, with a reason of one exact form,
// so that what a maker was paid can be read from the books without an entry type of its own. Called on the till thread
// and by odop shift pay.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "core/catalogue.h"
#include "core/maker_report.h"
#include "till/move_cash.h"

namespace odop::till {

// "maker M003: " and a note. Cash put in for the same reason is a payment taken back.
std::string maker_reason(const std::string& maker, const std::string& note);

// As take_cash_out, so a supervisor has to allow it. An empty note becomes "paid".
[[nodiscard]] Result<CashMoved, CashRefusal> pay_maker(Till& till, const Asking& asking, const Maker& maker,
                                                       Money amount, const std::string& note = {});

// The paper of a payment just stored, with what is left after it.
std::optional<MakerPayment> maker_payment(Till& till, const Catalogue& catalogue, const Asking& asking,
                                          const std::string& maker, std::int64_t sequence);

}  // namespace odop::till
