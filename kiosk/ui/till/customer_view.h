// What the second display shows the customer, as plain values, and how they come from the open bill. Nothing of the
// staff goes in here: no names of sellers, no other bills, no drawer, no stock, and nothing of the buyer. TillScreens
// makes one whenever its own screen was drawn anew; CustomerFace draws it. UI thread only.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "core/catalogue.h"
#include "core/language.h"
#include "core/qr_matrix.h"
#include "till/complete_sale.h"
#include "ui/phone_steps.h"
#include "ui/till/cart.h"
#include "ui/till/make_views.h"

namespace odop::ui {

inline constexpr double customer_thanks_s = 6;          // DESIGN.md 4.j
inline constexpr double customer_picture_every_s = 20;  // one plate of the idle display is turned over
inline constexpr int customer_plates = 7;

struct CustomerLineView {
  std::string sku, picture;
  LocalText name;
  std::string quantity;  // "2 × ₹150", "1.25 kg × ₹640/kg"
  std::string amount;    // empty: the bill cannot be priced now
  friend bool operator==(const CustomerLineView&, const CustomerLineView&) = default;
};

// Who made a thing and where to find it online.
struct CustomerMakerView {
  LocalText name, craft, district, product;  // name empty: the pack does not say who made it
  std::string picture, sector;
  LocalText marketplace;
  std::string host, link;
  std::shared_ptr<const QrMatrix> qr;  // null: it has no listing
  bool empty() const { return name.empty() && product.empty(); }
  friend bool operator==(const CustomerMakerView&, const CustomerMakerView&) = default;
};

struct CustomerView {
  enum class Stage : std::uint8_t { idle, cart, cash, upi, thanks, bill_phone } stage = Stage::idle;
  LocalText stall;
  bool is_demo = false;
  bool is_training = false;
  double until_s = 1e18;  // another view follows then without anybody touching the till

  std::vector<std::string> plates;  // idle: pictures

  std::vector<CustomerLineView> lines;  // as in the till's bill, the newest last
  std::string discount, round_off;      // empty: none
  std::string total;                    // empty: the bill cannot be priced now
  std::string tax_note;                 // in both languages
  CustomerMakerView latest;             // of the newest line

  std::string given, change, missing;  // cash; empty: not so far, nothing to give back, enough

  // UPI: the part of the bill that is paid with the code.
  std::string amount, payee, vpa, link;
  std::string paid_in_cash;            // before it; empty: nothing
  std::shared_ptr<const QrMatrix> qr;  // null: the customer has sent it
  bool is_claimed = false;
  bool is_amount_typed = false;  // the code names no sum

  CustomerMakerView maker;  // thanks

  PhoneSteps bill_steps;  // the bill for the phone

  friend bool operator==(const CustomerView&, const CustomerView&) = default;
};

// Remembers what the display needs beyond the open bill: the pictures of the idle display and the sale just made.
class CustomerSide {
 public:
  explicit CustomerSide(const Catalogue& catalogue);

  // A sale is on the disk: thanks, until customer_thanks_s later or until something is put into the next bill.
  void sold(const till::Cart& cart, Money payable, Money change, double now_s);

  CustomerView idle_view(double now_s) const;
  CustomerView bill_view(const TillCart& cart, const QuoteOrRefusal& quote, CivilDate day) const;  // stage cart
  bool is_thanking(double now_s) const { return now_s < thanks_.until_s; }
  const CustomerView& thanks_view() const { return thanks_; }

 private:
  CustomerView empty_view(CustomerView::Stage stage) const;
  CustomerMakerView maker_of(const Product& product, bool with_listing) const;

  const Catalogue& catalogue_;
  std::vector<std::string> pictures_;
  CustomerView thanks_;
};

}  // namespace odop::ui
