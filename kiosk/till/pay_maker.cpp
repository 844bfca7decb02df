#include "till/pay_maker.h"

namespace odop::till {

std::string maker_reason(const std::string& maker, const std::string& note) {
  return "maker " + maker + ": " + note;
}

Result<CashMoved, CashRefusal> pay_maker(Till& till, const Asking& asking, const Maker& maker, Money amount,
                                         const std::string& note) {
  const bool says_nothing = note.find_first_not_of(' ') == std::string::npos;
  return take_cash_out(till, asking, amount, maker_reason(maker.code, says_nothing ? "paid" : note));
}

}  // namespace odop::till
