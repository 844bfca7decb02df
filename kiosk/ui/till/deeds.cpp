// What the touches of staff do: going about, the goods and the bill. Questions are answered in question_answers.cpp,
// the bill is paid in paying.cpp, what the till thread answers is in answers.cpp.

#include "text/utf8.h"
#include "text/words.h"
#include "ui/bounds.h"
#include "ui/till/screens.h"
#include "ui/till/sentences.h"
#include "ui/till/typed_digits.h"

namespace odop::ui {

void TillScreens::carry_out(const TillTouch& touch) {
  switch (touch.act) {
    case TillAct::choose_person:
      if (pin_request_ != 0) return;
      has_new_pin_ = false;
      if (person_ != touch.what) pin_waits_until_s_ = 0;  // each person's tries are counted by themselves
      person_ = touch.what;
      pin_.clear();
      pin_submits_at_s_ = 0;
      pin_was_wrong_ = false;
      return;
    case TillAct::people_page:
      people_page_ += static_cast<int>(touch.number);
      return;
    case TillAct::digit:
      return type_digit(touch.number);
    case TillAct::erase:
      if (kiosk_.current() == "till.pin") {
        if (!pin_.empty()) pin_.pop_back();
        pin_submits_at_s_ = 0;
      } else if (question_ == Question::forgot_supervisor) {
        forgot_.supervisor().erase();
      } else if (kiosk_.current() == "till.forgot") {
        forgot_.erase();
      } else if (kiosk_.current() == "till.phone") {
        phone_form_.erase();
      } else if (question_ == Question::after_sale || kiosk_.current() == "till.money") {
        after_sale_.erase();
      } else if (question_ == Question::stock) {
        stock_.erase();
      } else if (question_ == Question::booking || (question_ == Question::none && kiosk_.current() == "till.book")) {
        bookings_.erase();
      } else if (question_ == Question::supervisor) {
        supervisor_pin_.erase();
      } else if (!typed_.empty()) {
        typed_.pop_back();
      }
      return;
    case TillAct::submit:
      return submit();
    case TillAct::forgot_pin:
    case TillAct::forgot_supervisor:
      return carry_out_forgot(touch);
    case TillAct::open_phone:
    case TillAct::phone_choose:
    case TillAct::phone_plus:
    case TillAct::phone_next:
    case TillAct::phone_save:
    case TillAct::phone_take_back:
      return carry_out_phone(touch);
    case TillAct::back:
      return go_back();
    case TillAct::leave:
      return leave();
    case TillAct::open_menu:
      return ask(Question::menu);
    case TillAct::open_shift_page:
      typed_.clear();
      closed_shift_.reset();
      return show(state()->shift.shift_sequence != 0 ? "till.drawer" : "till.shift");
    case TillAct::open_settings:
      is_wizard_ = false;
      panel_ = 0;
      load_settings();
      return show("till.settings");
    case TillAct::open_sync:
      return ask(Question::sync);
    case TillAct::open_attention:
      if (staff_ == nullptr) return;
      question_ = Question::none;
      attention_page_ = 0;
      return show("till.attention");
    case TillAct::what_now:
      return ask(Question::what_now);
    case TillAct::open_clock:
      return ask_clock();
    case TillAct::send_now:
      if (callbacks_.on_send_now) callbacks_.on_send_now();
      return;
    case TillAct::open_papers:
      if (staff_ == nullptr) return;
      papers_page_ = 0;
      return show("till.papers");
    case TillAct::retry_printer:
      if (callbacks_.on_retry_print) callbacks_.on_retry_print();
      return;
    case TillAct::retry_paper:
      if (callbacks_.on_retry_paper) callbacks_.on_retry_paper(touch.number);
      return;
    case TillAct::drop_paper:
      if (callbacks_.on_drop_paper) callbacks_.on_drop_paper(touch.number);
      return;
    case TillAct::open_stock:
      if (staff_ == nullptr) return;
      question_ = Question::none;
      stock_list_page_ = 0;
      if (touch.number == stock_labels) return stock_.begin_labels();
      return stock_.begin(static_cast<till::StockDeed>(touch.number));
    case TillAct::stock_finish:
      return stock_.finish();
    case TillAct::book_pay:
      return pay_booking(touch.what);
    case TillAct::open_bookings:
      bookings_page_ = 0;
      return bookings_.carry_out(touch);
    case TillAct::find_booking:
    case TillAct::open_booking:
    case TillAct::book_share:
    case TillAct::book_day:
    case TillAct::book_delivery:
    case TillAct::booking_pay:
    case TillAct::booking_cancel:
    case TillAct::booking_print:
      if (sale_request_ != 0) return;
      return bookings_.carry_out(touch);
    case TillAct::open_training:
    case TillAct::end_training:
    case TillAct::guide_begin:
    case TillAct::guide_skip:
      return carry_out_training(touch);
    case TillAct::help_seen:
      is_help_wanted_ = false;
      return;
    case TillAct::dialog_yes:
      return answered_question(true, -1);
    case TillAct::dialog_no:
      return answered_question(false, -1);
    case TillAct::dialog_quick:
      if (question_ == Question::menu) return choose_in_menu(touch.what);
      if (question_ == Question::pay_otherwise) return choose_way(touch.what);
      if (question_ == Question::bargain) return bargain(touch.what);
      if (question_ == Question::wanted) return take_wish(touch.what);
      if (question_ == Question::stock_choice) return carry_out({TillAct::open_stock, {}, touch.number});
      return answered_question(true, touch.number);
    case TillAct::trouble_retry:
      if (trouble_is_printer_ && callbacks_.on_retry_print) callbacks_.on_retry_print();
      return kiosk_.back();
    case TillAct::trouble_go_on:
      goes_on_without_receipt_ = true;
      return kiosk_.back();
    case TillAct::clock_is_right:
      if (clock_request_ == 0 && staff_ != nullptr) clock_request_ = thread_.post(till::ConfirmClock{staff_->code});
      return;
    case TillAct::clock_is_wrong:
      if (clock_request_ == 0 && !is_clock_setting_) ask(Question::set_clock);
      return;
    case TillAct::open_checks:
      if (staff_ == nullptr) return;
      question_ = Question::none;
      checks_page_ = 0;
      return show("till.checks");
    case TillAct::check_arrived:
    case TillAct::check_missing:
      if (check_request_ != 0 || staff_ == nullptr) return;
      problem_.clear();
      check_request_ =
          thread_.post(till::SettlePayment{staff_->code, touch.number, touch.act == TillAct::check_arrived});
      return;
    case TillAct::shift_submit: {
      if (closed_shift_) return show("till");
      if (shift_request_ != 0 || staff_ == nullptr) return;
      problem_.clear();
      if (state()->shift.shift_sequence == 0) {
        shift_request_ = thread_.post(till::OpenShift{staff_->code, Money::from_paise(number_of(typed_) * 100)});
        return;
      }
      // A touch by mistake must not close the drawer with nothing in it.
      if (after_sale_.count().sum() == Money{}) return ask(Question::empty_drawer);
      return close_shift();
    }
    default:
      break;
  }
  if (touch.act >= TillAct::choose_panel) return carry_out_settings(touch);
  if (touch.act >= TillAct::open_bills) {
    if (touch.act == TillAct::open_bills) bills_page_ = 0;
    if (touch.act == TillAct::open_bill) bill_page_ = 0;
    return after_sale_.carry_out(touch);
  }
  if (touch.act >= TillAct::exact) return carry_out_payment(touch);
  carry_out_bill(touch);
}

// What touches of goods do while a list of the stock is made.
void TillScreens::carry_out_stock(const TillTouch& touch) {
  switch (touch.act) {
    case TillAct::touch_product:
    case TillAct::hold_product:
      return touch_stock(touch.what, touch.act == TillAct::hold_product);
    case TillAct::touch_group:
      return ask(Question::variants, touch.what);
    case TillAct::choose_variant:
      question_ = Question::none;
      return touch_stock(touch.what, false);
    case TillAct::step_line:
      return stock_.step(touch.what, static_cast<int>(touch.number));
    case TillAct::edit_line:
      return ask(Question::quantity, touch.what);
    case TillAct::remove_line:
      return stock_.remove(touch.what);
    default:
      return;
  }
}

void TillScreens::touch_stock(const std::string& sku, bool asks_quantity) {
  const Product* product = catalogue_.find_product(sku);
  if (product == nullptr || stock_.is_busy()) return;
  if (asks_quantity || !stock_.add(*product)) return ask(Question::quantity, sku);
  stock_list_page_ = 1'000'000;
  prepare();
}

void TillScreens::carry_out_bill(const TillTouch& touch) {
  // While the bill is being written or parked nothing goes into it: it would be lost with the answer.
  if (staff_ == nullptr || is_bill_on_its_way()) return;
  const bool is_of_goods = touch.act == TillAct::touch_product || touch.act == TillAct::touch_group ||
                           touch.act == TillAct::hold_product || touch.act == TillAct::choose_variant ||
                           touch.act == TillAct::step_line || touch.act == TillAct::edit_line ||
                           touch.act == TillAct::remove_line;
  if (is_of_goods && kiosk_.current() == "till.search") show(search_from_);
  if (is_of_goods && kiosk_.current() == "till.stock") return carry_out_stock(touch);
  switch (touch.act) {
    case TillAct::choose_sector:
      if (touch.what == "wanted") return ask(Question::wanted);
      sector_ = touch.what;
      page_ = 0;
      return;
    case TillAct::touch_product:
      return touch_product(touch.what, false);
    case TillAct::hold_product:
      return touch_product(touch.what, true);
    case TillAct::touch_group:
      return ask(Question::variants, touch.what);
    case TillAct::choose_variant:
      question_ = Question::none;
      return touch_product(touch.what, false);
    case TillAct::step_line:
      if (touch.number > 0) return touch_product(touch.what, false);
      cart_.step(touch.what, static_cast<int>(touch.number));
      return cart_changed();
    case TillAct::edit_line:
      return ask(Question::quantity, touch.what);
    case TillAct::bargain_line:
      is_bargain_for_all_ = false;
      return ask(Question::bargain, touch.what);
    case TillAct::remove_line:
      cart_.remove(touch.what);
      return cart_changed();
    case TillAct::clear_cart:
      return ask(Question::clear);
    case TillAct::open_discount:
      return ask(Question::discount);
    case TillAct::open_search:
      search_from_ = kiosk_.current() == "till.stock" ? "till.stock" : "till";
      words_.clear();
      found_page_ = 0;
      keys_ = kiosk_.language() == Language::en ? KeyboardPage::latin : KeyboardPage::devanagari;
      return show("till.search");
    case TillAct::type_letter:
      words_.clear();
      search_from_ = "till";
      append_utf8(words_, static_cast<char32_t>(touch.number));
      found_page_ = 0;
      return show("till.search");
    case TillAct::open_buyer:
      return open_buyer(false);
    case TillAct::buyer_field:
    case TillAct::buyer_typed:
    case TillAct::buyer_state:
    case TillAct::buyer_done:
    case TillAct::buyer_clear:
      return carry_out_buyer(touch);
    case TillAct::toggle_bill:
      is_bill_wanted_ = !is_bill_wanted_;
      return;
    case TillAct::undo_bill:
      return undo_bill();
    case TillAct::park_cart:
      if (exchange_) {
        problem_ = tr("An exchange is finished at once: it cannot be parked.");
        return;
      }
      if (park_request_ == 0 && !cart_.is_empty()) park_request_ = thread_.post(till::ParkCart{cart_.cart()});
      return;
    case TillAct::open_parked:
      return ask(Question::parked);
    case TillAct::pay_cash:
      return pay_cash();
    case TillAct::pay_upi:
      cash_part_ = {};
      return pay_upi();
    case TillAct::exchange_finish:
    case TillAct::exchange_cancel:
      return carry_out_exchange(touch);
    case TillAct::pay_otherwise:
      if (asks_for_buyer() || asks_for_supervisor(TillAct::pay_otherwise)) return;
      return ask(Question::pay_otherwise);
    default:
      return;  // search_changed: the views are prepared after every touch
  }
}

void TillScreens::touch_product(const std::string& sku, bool asks_quantity) {
  const Product* product = catalogue_.find_product(sku);
  if (product == nullptr) return;
  // A one-off that is in the bill already gets a sentence of its own below.
  const std::int64_t in_bill = cart_.quantity_of(sku);
  const bool is_second_of_one = product->kind == ProductKind::unique && in_bill > 0;
  if (stock_of(state()->stock, *product) <= in_bill && !is_second_of_one && !sold_out_allowed_.contains(sku))
    return ask(Question::sold_out, sku);
  if (is_measured(product->kind) || (asks_quantity && product->kind == ProductKind::piece))
    return ask(Question::quantity, sku);
  if (!cart_.add_piece(sku)) {
    const auto reason = product->kind == ProductKind::unique ? till::SaleRefusal::unique_more_than_one
                                                             : till::SaleRefusal::too_many_lines;
    problem_ =
        say_refused({reason, reason == till::SaleRefusal::too_many_lines ? std::to_string(document_lines_max) : sku},
                    catalogue_, kiosk_.language());
    return;
  }
  hand_over_.remove_thing(sku);
  cart_page_ = 1'000'000;  // the page of the newest line; drawing keeps it within the pages there are
  cart_changed();
}

void TillScreens::bill_ended() {
  bills_before_.clear();
  settled_ = cart_;
  is_bill_wanted_ = false;
}

void TillScreens::undo_bill() {
  if (bills_before_.empty()) return;
  cart_ = std::move(bills_before_.back());
  bills_before_.pop_back();
  settle_bill();
}

void TillScreens::cart_changed() {
  bills_before_.push_back(settled_);
  if (bills_before_.size() > undo_steps_max) bills_before_.erase(bills_before_.begin());
  settle_bill();
}

void TillScreens::settle_bill() {
  problem_.clear();
  price_approver_.clear();
  cart_.settle_discount(today());
  settled_ = cart_;
  if (cart_.is_empty()) sold_out_allowed_.clear();
  // The goods that pay for an exchange are known here only: found again without them, its bill would ask the whole
  // price. Nothing of it is in the journal yet, so after a power cut it begins anew.
  quiet_requests_.insert(thread_.post(till::SaveCart{exchange_ ? till::Cart{} : cart_.cart()}));
  prepare();
}

}  // namespace odop::ui
