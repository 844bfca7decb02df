// What is agreed on about an open bill: a visitor's wish, a bargained price, who buys, whether a small sale has a
// bill at all.
#include <algorithm>

#include "ui/till/screens.h"

namespace odop::ui {

// The things of one visitor go into the bill; what is sold by weight or length asks how much, one by one.
// The key says the number, and the list is the one that was shown: visitors go on choosing meanwhile.
void TillScreens::take_wish(const std::string& key) {
  question_ = Question::none;
  if (key == "till.wanted.clear") return hand_over_.clear();
  const std::string number = key.substr(key.rfind('.') + 1);
  const auto found = std::find_if(offered_wishes_.begin(), offered_wishes_.end(),
                                  [&](const Wish& wish) { return std::to_string(wish.number) == number; });
  if (found == offered_wishes_.end()) return;
  const Wish wish = *found;
  hand_over_.open(wish.number);
  for (const std::string& sku : wish.skus) {
    const Product* product = catalogue_.find_product(sku);
    if (product == nullptr || is_measured(product->kind)) continue;
    if (cart_.add_piece(sku)) hand_over_.remove_thing(sku);
  }
  cart_page_ = 1'000'000;
  cart_changed();
  if (const Wish* left = hand_over_.find(wish.number)) touch_product(left->skus.front(), true);
}

void TillScreens::bargain(const std::string& quick) {
  const Product* product = catalogue_.find_product(subject_);
  if (product == nullptr) return;
  if (quick == "bargain.for_all" || quick == "bargain.for_one") {
    is_bargain_for_all_ = quick == "bargain.for_all";
    typed_.clear();
    return;
  }
  if (quick == "bargain.marked") {
    cart_.price_as_marked(subject_);
  } else {
    // Per cents off the label in whole rupees, in the buyer's favour.
    const std::int64_t keeps = quick == "bargain.5" ? 95 : 90;
    const std::int64_t rupees = product->price_on(today()).paise() * keeps / 100 / 100;
    if (!cart_.bargain_each(subject_, Money::from_paise(rupees * 100), today())) return;
  }
  question_ = Question::none;
  cart_changed();
}

bool TillScreens::asks_for_supervisor(TillAct way_to_pay) {
  const auto* quote = std::get_if<till::CartQuote>(&quote_);
  if (quote == nullptr || quote->below_floor.empty() || staff_->role >= Role::supervisor || !price_approver_.empty())
    return false;
  goes_on_to_ = way_to_pay;
  supervisor_pin_.begin();
  ask(Question::supervisor, cart_.cart().lines[quote->below_floor.front().line_index].sku);
  return true;
}

void TillScreens::open_buyer(bool is_needed) {
  if (cart_.is_empty()) return;
  buyer_from_ = kiosk_.current() == "till.book" ? "till.book" : "till";
  const till::Cart& cart = cart_.cart();
  buyer_form_.begin(cart.buyer, cart.buyer_state, is_needed, kiosk_.language() != Language::en);
  show("till.buyer");
}

void TillScreens::carry_out_buyer(const TillTouch& touch) {
  if (buyer_form_.carry_out(touch)) return;
  if (touch.act == TillAct::buyer_done)
    cart_.set_buyer(buyer_form_.buyer(), buyer_form_.state());
  else
    cart_.set_buyer({}, 0);
  cart_changed();
  show(buyer_from_);
}

int TillScreens::supplier_state() const {
  const auto* quote = std::get_if<till::CartQuote>(&quote_);
  return quote == nullptr ? 0 : quote->documents.front().supplier->state_code;
}

bool TillScreens::asks_for_buyer() {
  const auto* quote = std::get_if<till::CartQuote>(&quote_);
  if (quote == nullptr || !quote->needs_buyer) return false;
  open_buyer(true);
  return true;
}

bool TillScreens::may_go_without_bill() const {
  const auto now = state();
  const auto setting = now->settings.find("small_sales");
  return !exchange_ && paying_ == Paying::bill && setting != now->settings.end() && setting->second == "on";
}

till::Cart TillScreens::cart_to_sell() const {
  till::Cart cart = cart_.cart();
  cart.wants_no_bill = !is_bill_wanted_ && may_go_without_bill();
  return cart;
}

CartView::BillKey TillScreens::bill_key() const {
  if (cart_.is_empty() || !may_go_without_bill()) return CartView::BillKey::none;
  till::Cart cart = cart_.cart();
  cart.wants_no_bill = true;
  const auto quoted = till::quote_cart(catalogue_, cart, today(), false);
  const auto* quote = std::get_if<till::CartQuote>(&quoted);
  const bool may = quote != nullptr && std::any_of(quote->documents.begin(), quote->documents.end(),
                                                   [](const till::CartQuote::Document& document) {
                                                     return document.type == DocumentType::unbilled_sale;
                                                   });
  return !may ? CartView::BillKey::none : is_bill_wanted_ ? CartView::BillKey::wanted : CartView::BillKey::without;
}

}  // namespace odop::ui
