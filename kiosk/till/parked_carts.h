// Bills that wait while another customer is served: parked whole, taken up again later, through power cuts too. Called
// on the till thread; nothing of it is in the journal, as nothing was sold.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "till/complete_sale.h"

namespace odop::till {

inline constexpr std::int64_t open_cart_slot = 0;  // the cart in progress
inline constexpr std::int64_t parked_carts_max = 8;

struct ParkedCart {
  std::int64_t slot = 0;  // 1 .. parked_carts_max: the number that staff call it by
  std::int64_t saved_ms = 0;
  Cart cart;
};
std::vector<ParkedCart> parked_carts(Till& till);  // by slot

// Puts the cart into the lowest free slot and empties the cart in progress, in one commit; nullopt when all are taken.
std::optional<std::int64_t> park_cart(Till& till, const Cart& cart);
// Takes it out of its slot and makes it the cart in progress, in one commit; nullopt when nothing is there.
std::optional<Cart> recall_cart(Till& till, std::int64_t slot);

}  // namespace odop::till
