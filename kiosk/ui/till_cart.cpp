#include "ui/till_cart.h"

#include <algorithm>

namespace odop::ui {

std::int64_t TillCart::quantity_of(const std::string& sku) const {
  std::int64_t quantity = 0;
  for (const till::CartLine& line : cart_.lines)
    if (line.sku == sku) quantity += line.quantity;
  return quantity;
}

std::int64_t TillCart::pieces() const {
  std::int64_t pieces = 0;
  for (const till::CartLine& line : cart_.lines) {
    const Product* product = catalogue_->find_product(line.sku);
    pieces += product != nullptr && is_measured(product->kind) ? 1 : line.quantity;
  }
  return pieces;
}

bool TillCart::add_piece(const std::string& sku) {
  return set_quantity(sku, quantity_of(sku) + 1);
}

void TillCart::step(const std::string& sku, int by) {
  set_quantity(sku, std::max<std::int64_t>(0, quantity_of(sku) + by));
}

bool TillCart::set_quantity(const std::string& sku, std::int64_t quantity) {
  const auto same = [&](const till::CartLine& line) { return line.sku == sku; };
  if (quantity <= 0) {
    std::erase_if(cart_.lines, same);
    if (cart_.lines.empty()) clear();
    return true;
  }
  const Product* product = catalogue_->find_product(sku);
  if (product == nullptr || quantity > line_quantity_max || (product->kind == ProductKind::unique && quantity > 1))
    return false;
  const auto found = std::find_if(cart_.lines.begin(), cart_.lines.end(), same);
  if (found != cart_.lines.end()) {
    found->quantity = quantity;
    return true;
  }
  if (cart_.lines.size() >= document_lines_max) return false;
  cart_.lines.push_back({.sku = sku, .quantity = quantity, .line_discount = {}, .unit_price = std::nullopt});
  return true;
}

void TillCart::set_buyer(const Buyer& buyer, int state) {
  cart_.buyer = buyer;
  cart_.buyer_state = state;
}

void TillCart::clear() {
  cart_ = {};
  percent_ = 0;
}

void TillCart::restore(const till::Cart& cart) {
  cart_ = cart;
  percent_ = 0;
}

Money TillCart::before_discount(CivilDate day) const {
  till::Cart plain = cart_;
  plain.bill_discount = {};
  const auto quoted = till::quote_cart(*catalogue_, plain, day, false);
  const auto* quote = std::get_if<till::CartQuote>(&quoted);
  return quote == nullptr ? Money{} : quote->payable;
}

void TillCart::discount_by_percent(int percent, CivilDate day) {
  percent_ = percent;
  cart_.bill_discount = {};
  settle_discount(day);
}

bool TillCart::discount_by(Money discount, CivilDate day) {
  if (discount < Money{} || discount > before_discount(day)) return false;
  percent_ = 0;
  cart_.bill_discount = discount;
  return true;
}

void TillCart::settle_discount(CivilDate day) {
  if (percent_ == 0 && cart_.bill_discount == Money{}) return;
  const Money goods = before_discount(day);
  if (percent_ > 0)
    cart_.bill_discount = Money::from_paise(mul_div_round_half_up(goods.paise(), percent_, 100));
  else if (cart_.bill_discount > goods)
    cart_.bill_discount = {};
}

}  // namespace odop::ui
