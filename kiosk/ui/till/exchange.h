// An exchange while staff put the new goods into the bill: what came back and what it is worth. Kept by TillScreens; UI
// thread only.
#pragma once

#include <string>

#include "core/money.h"
#include "till/exchange.h"

namespace odop::ui {

struct ExchangeInHand {
  till::GoodsBack back;
  Money worth;
  std::string approver;  // the supervisor whose PIN allowed the return; empty: nobody was asked
};

}  // namespace odop::ui
