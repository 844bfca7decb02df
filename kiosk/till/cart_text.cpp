#include "till/cart_text.h"

#include <sstream>

namespace odop::till {

namespace {
constexpr const char* cart_heading = "odop-cart-1";
}

std::string write_cart(const Cart& cart) {
  std::ostringstream out;
  out << cart_heading << ' ' << cart.bill_discount.paise() << ' ' << cart.buyer_state << '\n';
  for (const CartLine& line : cart.lines)
    out << line.sku << ' ' << line.quantity << ' ' << line.line_discount.paise() << ' '
        << (line.unit_price ? line.unit_price->paise() : -1) << '\n';
  return out.str();
}

std::optional<Cart> read_cart(const std::string& text) {
  std::istringstream in(text);
  std::string heading;
  std::int64_t bill_discount_paise = 0;
  Cart cart;
  if (!(in >> heading >> bill_discount_paise >> cart.buyer_state) || heading != cart_heading) return std::nullopt;
  cart.bill_discount = Money::from_paise(bill_discount_paise);
  CartLine line;
  std::int64_t line_discount_paise = 0, unit_price_paise = 0;
  while (in >> line.sku >> line.quantity >> line_discount_paise >> unit_price_paise) {
    if (cart.lines.size() >= document_lines_max) return std::nullopt;
    line.line_discount = Money::from_paise(line_discount_paise);
    line.unit_price.reset();
    if (unit_price_paise >= 0) line.unit_price = Money::from_paise(unit_price_paise);
    cart.lines.push_back(line);
  }
  return in.eof() ? std::optional{cart} : std::nullopt;
}

}  // namespace odop::till
