// The open bill while staff put goods into it: quantities, discount, what may be added. Pure; UI thread.
#pragma once

#include <cstdint>
#include <string>

#include "core/catalogue.h"
#include "core/civil_date.h"
#include "till/complete_sale.h"

namespace odop::ui {

inline constexpr std::int64_t line_quantity_max = 99'999;  // pieces, grams or centimetres: more is a slip of the finger

// What a quantity of it costs at that price for one piece, kilogram or metre.
Money line_price(const Product& product, std::int64_t quantity, Money each);

class TillCart {
 public:
  explicit TillCart(const Catalogue& catalogue) : catalogue_(&catalogue) {}

  const till::Cart& cart() const { return cart_; }
  bool is_empty() const { return cart_.lines.empty(); }
  std::int64_t quantity_of(const std::string& sku) const;  // 0: not in the bill
  // What one piece, kilogram or metre of it costs in this bill: bargained, or as marked on that day.
  Money price_each(const std::string& sku, CivilDate day) const;
  std::int64_t pieces() const;                       // measured goods count as one each
  int discount_percent() const { return percent_; }  // 0: none or in rupees

  // One more piece; false when it cannot be added (unknown, a one-off already there, too many).
  bool add_piece(const std::string& sku);
  // -1 removes the line when it was one.
  void step(const std::string& sku, int by);
  // 0 removes the line. False when the product is unknown or the quantity too large for it.
  bool set_quantity(const std::string& sku, std::int64_t quantity);
  void remove(const std::string& sku) { set_quantity(sku, 0); }
  // Bargained: a price for one, or what the whole line comes to; within 1 paisa .. what is marked (for one: up to the
  // MRP). False when it is not. A line whose quantity changes keeps its price for one and forgets what all of it was to
  // be.
  bool bargain_each(const std::string& sku, Money each, CivilDate day);
  bool bargain_all(const std::string& sku, Money all, CivilDate day);
  void price_as_marked(const std::string& sku);
  void set_buyer(const Buyer& buyer, int state);
  void clear();
  void restore(const till::Cart& cart);  // from before a power cut: the discount comes back in rupees

  void discount_by_percent(int percent, CivilDate day);
  // False when it is more than the goods come to.
  bool discount_by(Money discount, CivilDate day);
  // The discount follows the goods: a share stays that share, a sum larger than the bill ends.
  void settle_discount(CivilDate day);
  // What the goods come to before the bill's discount; zero when the bill cannot be priced.
  Money before_discount(CivilDate day) const;

 private:
  till::CartLine* find_line(const std::string& sku);

  const Catalogue* catalogue_;
  till::Cart cart_;
  int percent_ = 0;
};

}  // namespace odop::ui
