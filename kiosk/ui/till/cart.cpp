#include "ui/till/cart.h"

#include <algorithm>

namespace odop::ui {

Money line_price(const Product& product, std::int64_t quantity, Money each) {
  return Money::from_paise(mul_div_round_half_up(each.paise(), quantity, units_per_price(product.kind)));
}

std::int64_t TillCart::quantity_of(const std::string& sku) const {
  std::int64_t quantity = 0;
  for (const till::CartLine& line : cart_.lines)
    if (line.sku == sku) quantity += line.quantity;
  return quantity;
}

Money TillCart::price_each(const std::string& sku, CivilDate day) const {
  for (const till::CartLine& line : cart_.lines)
    if (line.sku == sku && line.unit_price) return *line.unit_price;
  const Product* product = catalogue_->find_product(sku);
  return product == nullptr ? Money{} : product->price_on(day);
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
  if (quantity <= 0) {
    std::erase_if(cart_.lines, [&](const till::CartLine& line) { return line.sku == sku; });
    if (cart_.lines.empty()) clear();
    return true;
  }
  const Product* product = catalogue_->find_product(sku);
  if (product == nullptr || quantity > line_quantity_max || (product->kind == ProductKind::unique && quantity > 1))
    return false;
  if (till::CartLine* found = find_line(sku)) {
    if (found->quantity != quantity) found->line_discount = {};
    found->quantity = quantity;
    return true;
  }
  if (cart_.lines.size() >= document_lines_max) return false;
  cart_.lines.push_back({.sku = sku, .quantity = quantity, .line_discount = {}, .unit_price = std::nullopt});
  return true;
}

till::CartLine* TillCart::find_line(const std::string& sku) {
  const auto found =
      std::find_if(cart_.lines.begin(), cart_.lines.end(), [&](const till::CartLine& line) { return line.sku == sku; });
  return found == cart_.lines.end() ? nullptr : &*found;
}

bool TillCart::bargain_each(const std::string& sku, Money each, CivilDate day) {
  const Product* product = catalogue_->find_product(sku);
  till::CartLine* line = find_line(sku);
  if (product == nullptr || line == nullptr) return false;
  const Money marked = product->price_on(day);
  if (each <= Money{} || each > std::max(marked, product->mrp.value_or(marked))) return false;
  line->line_discount = {};
  line->unit_price = each == marked ? std::nullopt : std::optional(each);
  return true;
}

bool TillCart::bargain_all(const std::string& sku, Money all, CivilDate day) {
  const Product* product = catalogue_->find_product(sku);
  till::CartLine* line = find_line(sku);
  if (product == nullptr || line == nullptr) return false;
  const Money marked = line_price(*product, line->quantity, product->price_on(day));
  if (all <= Money{} || all > marked) return false;
  line->unit_price.reset();
  line->line_discount = marked - all;
  return true;
}

void TillCart::price_as_marked(const std::string& sku) {
  till::CartLine* line = find_line(sku);
  if (line == nullptr) return;
  line->unit_price.reset();
  line->line_discount = {};
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
