#include "till/cart_text.h"

#include <sstream>

#include "core/percent_encoding.h"

namespace odop::till {

namespace {
constexpr const char* cart_heading = "odop-cart-1";
constexpr const char* buyer_mark = "@buyer";  // no SKU has an @

// "nRam%20Lal" of the field n.
std::optional<std::string> buyer_field(std::istringstream& in, char field) {
  std::string word;
  if (!(in >> word) || word.front() != field) return std::nullopt;
  return percent_decode(std::string_view{word}.substr(1));
}
}  // namespace

std::string write_cart(const Cart& cart) {
  std::ostringstream out;
  out.exceptions(std::ios::badbit);  // a stream that runs out of memory would keep half a cart and say nothing
  out << cart_heading << ' ' << cart.bill_discount.paise() << ' ' << cart.buyer_state << '\n';
  for (const CartLine& line : cart.lines)
    out << line.sku << ' ' << line.quantity << ' ' << line.line_discount.paise() << ' '
        << (line.unit_price ? line.unit_price->paise() : -1) << '\n';
  if (!cart.buyer.is_empty())
    out << buyer_mark << " n" << percent_encode(cart.buyer.name) << " a" << percent_encode(cart.buyer.address) << " g"
        << percent_encode(cart.buyer.gstin) << '\n';
  return out.str();
}

std::optional<Cart> read_cart(const std::string& text) {
  std::istringstream in(text);
  in.exceptions(std::ios::badbit);
  std::string heading;
  std::int64_t bill_discount_paise = 0;
  Cart cart;
  if (!(in >> heading >> bill_discount_paise >> cart.buyer_state) || heading != cart_heading) return std::nullopt;
  cart.bill_discount = Money::from_paise(bill_discount_paise);
  CartLine line;
  std::int64_t line_discount_paise = 0, unit_price_paise = 0;
  while (in >> line.sku) {
    if (line.sku == buyer_mark) {
      const auto name = buyer_field(in, 'n'), address = buyer_field(in, 'a'), gstin = buyer_field(in, 'g');
      if (!name || !address || !gstin) return std::nullopt;
      cart.buyer = {*name, *address, *gstin};
      continue;
    }
    if (!(in >> line.quantity >> line_discount_paise >> unit_price_paise)) return std::nullopt;
    if (cart.lines.size() >= document_lines_max) return std::nullopt;
    line.line_discount = Money::from_paise(line_discount_paise);
    line.unit_price.reset();
    if (unit_price_paise >= 0) line.unit_price = Money::from_paise(unit_price_paise);
    cart.lines.push_back(line);
  }
  return in.eof() ? std::optional{cart} : std::nullopt;
}

}  // namespace odop::till
