// The buyer who is named on the bill: what staff type, and what the law makes of it. Behind the screen till.buyer;
// knows no disk. UI thread only.
#pragma once

#include <string>

#include "core/buyer.h"
#include "ui/keyboard.h"
#include "ui/till/touches.h"
#include "ui/till/views.h"

namespace odop::ui {

class BuyerForm {
 public:
  // is_needed: the bill cannot be paid without.
  void begin(const Buyer& buyer, int state, bool is_needed, bool types_hindi);
  // True when the touch was one of the form's own.
  bool carry_out(const TillTouch& touch);
  void text_changed();  // the keyboard wrote into typing().text
  BuyerTyping& typing() { return typing_; }

  Buyer buyer() const;
  int state() const { return state_; }
  // supplier_state: of the seller, whose State's tax holds while no other State is on the bill.
  BuyerView view(int supplier_state, bool is_hindi) const;

 private:
  std::string& field(const std::string& id);

  Buyer buyer_;
  int state_ = 0;
  bool is_needed_ = false;
  std::string active_ = "name";  // "name", "address", "gstin", "state"
  BuyerTyping typing_;
};

}  // namespace odop::ui
