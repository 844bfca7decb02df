#include "till/parked_carts.h"

#include "till/cart_text.h"

namespace odop::till {

std::vector<ParkedCart> parked_carts(Till& till) {
  std::vector<ParkedCart> parked;
  till.tables().visit_carts([&](std::int64_t slot, const std::string& text, std::int64_t saved_ms) {
    if (slot == open_cart_slot) return;
    if (auto cart = read_cart(text)) parked.push_back({slot, saved_ms, std::move(*cart)});
  });
  return parked;
}

std::optional<std::int64_t> park_cart(Till& till, const Cart& cart) {
  till.ready_for_deed();
  std::int64_t slot = 1;
  while (slot <= parked_carts_max && till.tables().cart(slot)) ++slot;
  if (slot > parked_carts_max || cart.lines.empty()) return std::nullopt;
  storage::Transaction transaction(till.database());
  till.tables().set_cart(slot, write_cart(cart), till.clock().utc_ms());
  till.tables().erase_cart(open_cart_slot);
  transaction.commit();
  return slot;
}

std::optional<Cart> recall_cart(Till& till, std::int64_t slot) {
  till.ready_for_deed();
  const auto text = slot == open_cart_slot ? std::nullopt : till.tables().cart(slot);
  auto cart = text ? read_cart(*text) : std::nullopt;
  if (!cart) return std::nullopt;
  storage::Transaction transaction(till.database());
  till.tables().set_cart(open_cart_slot, *text, till.clock().utc_ms());
  till.tables().erase_cart(slot);
  transaction.commit();
  return cart;
}

}  // namespace odop::till
