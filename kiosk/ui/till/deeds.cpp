// What the touches of staff do. What the till thread answers is in till_answers.cpp.
#include <algorithm>
#include <utility>

#include "core/payment_ids.h"
#include "text/utf8.h"
#include "text/words.h"
#include "ui/bounds.h"
#include "ui/till/notes.h"
#include "ui/till/screens.h"
#include "ui/till/sentences.h"
#include "ui/till/typed_digits.h"

namespace odop::ui {

namespace {
constexpr double pin_pause_s = 0.6;  // a PIN of four digits is sent when nobody goes on typing
constexpr std::size_t notes_max = 60;
}  // namespace

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

void TillScreens::carry_out_payment(const TillTouch& touch) {
  if (staff_ == nullptr || sale_request_ != 0) return;  // a second touch while the sale is being written sells nothing
  switch (touch.act) {
    case TillAct::exact:
    case TillAct::finish: {
      const auto quoted = quote_bill(true);
      const auto* quote = std::get_if<till::CartQuote>(&quoted);
      if (quote == nullptr) {
        problem_ = say_refused(std::get<till::SaleRefused>(quoted), catalogue_, kiosk_.language());
        return;
      }
      if (touch.act == TillAct::exact) {
        notes_.clear();
        typed_amount_.reset();
      }
      return sell({.kind = TenderKind::cash,
                   .given = touch.act == TillAct::exact ? to_pay(*quote) : given(),
                   .reference = {},
                   .attempt_sequence = 0});
    }
    case TillAct::note:
      typed_amount_.reset();
      problem_.clear();
      if (notes_.size() < notes_max) notes_.push_back(static_cast<int>(touch.number));
      return;
    case TillAct::undo_note:
      problem_.clear();
      if (typed_amount_)
        typed_amount_.reset();
      else if (!notes_.empty())
        notes_.pop_back();
      return;
    case TillAct::type_amount:
      return ask(Question::amount);
    case TillAct::upi_claimed:
      if (!attempt_) return;
      is_claimed_ = true;
      claimed_ms_ = clock_.utc_ms();
      return;
    case TillAct::upi_finish:
    case TillAct::upi_check_later:
      if (!attempt_) return;
      return sell({.kind = TenderKind::upi,
                   .given = attempt_->amount,
                   .reference = rrn_,
                   .attempt_sequence = attempt_->sequence},
                  touch.act == TillAct::upi_check_later);
    case TillAct::upi_abandon:
      abandon_attempt();
      if (leave_booking_payment()) return;
      return show("till");
    case TillAct::upi_take_cash:
      abandon_attempt();
      return pay_cash();
    case TillAct::upi_type_rrn:
      return ask(Question::rrn);
    case TillAct::new_sale:
      sold_.reset();
      return show("till");
    case TillAct::print_again:
      if (sold_ && callbacks_.on_print_again)
        for (const std::string& serial : sold_->serials) callbacks_.on_print_again(serial);
      return;
    default:
      return;
  }
}

// ---------------------------------------------------------------- questions and pads

void TillScreens::ask(Question question, std::string subject) {
  question_ = question;
  subject_ = std::move(subject);
  typed_ = question == Question::rrn ? rrn_ : std::string();
  discount_too_large_ = false;
  if (question == Question::wanted) offered_wishes_ = hand_over_.wishes();
  prepare();
}

void TillScreens::type_digit(std::int64_t digit) {
  const char letter = static_cast<char>('0' + digit);
  if (kiosk_.current() == "till.pin") {
    if (pin_request_ != 0 || pin_waits_until_s_ > 0 || pin_.size() >= pin_digits_max) return;
    pin_was_wrong_ = has_new_pin_ = false;
    pin_ += letter;
    pin_submits_at_s_ = pin_.size() < pin_digits_min ? 0 : now_s_ + pin_pause_s;
    if (pin_.size() == pin_digits_max) check_pin();
    return;
  }
  if (question_ == Question::forgot_supervisor) return forgot_.supervisor().type_digit(letter);
  if (kiosk_.current() == "till.forgot") return forgot_.type_digit(digit, now_s_);
  if (kiosk_.current() == "till.phone") return phone_form_.type(letter);
  if (question_ == Question::after_sale || kiosk_.current() == "till.money") return after_sale_.type_digit(digit);
  if (question_ == Question::supervisor) return supervisor_pin_.type_digit(letter);
  if (question_ == Question::stock) return stock_.type_digit(digit);
  if (question_ == Question::booking || (question_ == Question::none && kiosk_.current() == "till.book"))
    return bookings_.type_digit(digit);
  const bool takes_zero =
      question_ == Question::rrn || question_ == Question::set_clock || question_ == Question::card_slip;
  const std::size_t digits_max = takes_zero ? 12 : question_ == Question::quantity ? 5 : 7;
  if (typed_.size() >= digits_max || (typed_.empty() && digit == 0 && !takes_zero)) return;
  typed_ += letter;
  discount_too_large_ = false;
}

void TillScreens::submit() {
  const std::string_view here = kiosk_.current();
  if (here == "till.pin") {
    if (pin_.size() >= pin_digits_min) check_pin();
  } else if (question_ != Question::none) {
    answered_question(true, -1);
  } else if (here == "till.forgot") {
    forgot_.submit();
  } else if (here == "till.phone") {
    carry_out_phone({TillAct::phone_save});
  } else if (here == "till.settings" || here == "till.wizard") {
    carry_out_settings({TillAct::submit});
  }
}

void TillScreens::check_pin() {
  pin_submits_at_s_ = 0;
  if (pin_request_ != 0) return;
  // Without a sign the digits alone say who it is: the pack gives no two people the same ones.
  pin_request_ = thread_.post(till::CheckPin{person_, pin_});
}

void TillScreens::answered_question(bool yes, std::int64_t quick) {
  const Question question = question_;
  const Product* product = catalogue_.find_product(subject_);
  if (question == Question::after_sale) return after_sale_.answered(yes);
  if (question == Question::stock) return stock_.answered(yes, quick);
  if (question == Question::booking) return bookings_.answered(yes, quick);
  if (!yes) {
    if (question == Question::supervisor && supervisor_pin_.is_checking()) return;
    if (question == Question::forgot_supervisor && forgot_.is_busy()) return;
    question_ = Question::none;
    if (question == Question::card_slip) leave_booking_payment();
    if (question == Question::found_cart) {
      found_cart_.reset();
      quiet_requests_.insert(thread_.post(till::SaveCart{}));
    }
    return;
  }
  switch (question) {
    case Question::clear:
      cart_.clear();
      cart_changed();
      break;
    case Question::quantity: {
      if (product == nullptr) break;
      std::int64_t quantity = number_of(typed_);
      if (quick >= 0) {
        static constexpr std::int64_t grams[] = {100, 250, 500, 1000, 2000}, centimetres[] = {50, 100, 200, 300, 550},
                                      pieces[] = {2, 5, 10, 12, 20};
        const auto& amounts = product->kind == ProductKind::gram         ? grams
                              : product->kind == ProductKind::centimetre ? centimetres
                                                                         : pieces;
        quantity = amounts[std::min<std::int64_t>(quick, 4)];
      }
      if (kiosk_.current() == "till.stock") {
        if (typed_.empty() && quick < 0) return;
        stock_.set(subject_, quantity);
        stock_list_page_ = 1'000'000;
        break;
      }
      if (quantity <= 0 || !cart_.set_quantity(subject_, quantity)) return;
      hand_over_.remove_thing(subject_);
      cart_page_ = 1'000'000;
      cart_changed();
      break;
    }
    case Question::bargain: {
      const Money amount = Money::from_paise(number_of(typed_) * 100);
      const bool is_good = is_bargain_for_all_ ? cart_.bargain_all(subject_, amount, today())
                                               : cart_.bargain_each(subject_, amount, today());
      if (!is_good) return;  // the hint says why
      cart_changed();
      break;
    }
    case Question::supervisor:
      return supervisor_pin_.submit();
    case Question::forgot_supervisor:
      return forgot_.answered_supervisor();
    case Question::discount: {
      if (quick == 0 || quick == 1) {
        cart_.discount_by_percent(quick == 0 ? 5 : 10, today());
      } else {
        const Money discount = quick == 2 ? Money{} : Money::from_paise(number_of(typed_) * 100);
        if (!cart_.discount_by(discount, today())) {
          discount_too_large_ = true;
          return;
        }
      }
      cart_changed();
      break;
    }
    case Question::amount:
      if (typed_.empty()) return;
      notes_.clear();
      typed_amount_ = Money::from_paise(number_of(typed_) * 100);
      break;
    case Question::rrn:
      if (!typed_.empty() && check_rrn(typed_, today()) == RrnCheck::malformed) return;
      rrn_ = typed_;
      break;
    case Question::unknown_code:
      question_ = Question::none;
      return carry_out_bill({TillAct::open_search});
    case Question::sold_out:
      sold_out_allowed_.insert(subject_);
      question_ = Question::none;
      return touch_product(subject_, false);
    case Question::found_cart:
      if (found_cart_) cart_.restore(*found_cart_);
      found_cart_.reset();
      cart_changed();
      break;
    case Question::set_clock: {
      const auto utc_ms = clock_entry_utc_ms(typed_);
      if (!utc_ms) return;
      is_clock_setting_ = callbacks_.on_set_clock != nullptr;
      clock_said_ = is_clock_setting_ ? ClockSaid::nothing : ClockSaid::not_allowed;
      if (is_clock_setting_) callbacks_.on_set_clock(*utc_ms);
      break;
    }
    case Question::sync:
      if (callbacks_.on_send_now) callbacks_.on_send_now();
      break;
    case Question::wanted:
      question_ = Question::none;
      return;
    case Question::parked: {
      const auto now = state();
      if (park_request_ != 0 || quick < 0 || static_cast<std::size_t>(quick) >= now->parked_carts.size()) return;
      park_request_ = thread_.post(till::RecallCart{now->parked_carts[static_cast<std::size_t>(quick)].slot});
      break;
    }
    case Question::empty_drawer:
      question_ = Question::none;
      return close_shift();
    case Question::cash_part: {
      const Money part = Money::from_paise(number_of(typed_) * 100);
      cash_part_ = {};
      if (part <= Money{} || part >= left_to_pay()) return;
      cash_part_ = part;
      if (is_rest_by_card_) return ask(Question::card_slip);
      question_ = Question::none;
      return pay_upi();
    }
    case Question::card_slip:
      question_ = Question::none;
      return sell({.kind = TenderKind::card, .given = left_to_pay(), .reference = typed_, .attempt_sequence = 0});
    case Question::pay_otherwise:
    case Question::what_now:
    case Question::stock_choice:
    case Question::variants:
    case Question::stock:
    case Question::booking:
    case Question::menu:
    case Question::message:
    case Question::maker:
      question_ = Question::none;
      if (staff_ != nullptr && maker_.report() != nullptr) after_sale_.begin_payment(*maker_.report());
      return;
    case Question::after_sale:
    case Question::none:
      break;
  }
  question_ = Question::none;
}

void TillScreens::close_shift() {
  shift_request_ = thread_.post(till::CloseShift{staff_->code, after_sale_.count().sum()});
}

// Where something stands in the menu depends on who is there, so it is told by its id.
void TillScreens::choose_in_menu(const std::string& id) {
  question_ = Question::none;
  if (id == "till.menu.shift") return carry_out({TillAct::open_shift_page});
  if (id == "till.menu.buyer") return open_buyer(false);
  if (id == "till.menu.bills") return carry_out({TillAct::open_bills});
  if (id == "till.menu.bookings") return carry_out({TillAct::open_bookings});
  if (id == "till.menu.attention") return carry_out({TillAct::open_attention});
  if (id == "till.menu.stock") return ask(Question::stock_choice);
  if (id == "till.menu.checks") return carry_out({TillAct::open_checks});
  if (id == "till.menu.sync") return carry_out({TillAct::open_sync});
  std::int64_t exercise = 0;
  if (const auto act = training_in_menu(id, exercise)) return carry_out({*act, {}, exercise});
  if (staff_ == nullptr || staff_->role == Role::seller) return;
  if (id == "till.menu.settings") return carry_out({TillAct::open_settings});
  if (id == "till.menu.close" && callbacks_.on_close) callbacks_.on_close();
}

// ---------------------------------------------------------------- the bill

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

void TillScreens::cart_changed() {
  problem_.clear();
  price_approver_.clear();
  cart_.settle_discount(today());
  if (cart_.is_empty()) sold_out_allowed_.clear();
  quiet_requests_.insert(thread_.post(till::SaveCart{cart_.cart()}));
  prepare();
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

// By card, or part in cash and the rest by UPI or card: seldom, so behind one key.
void TillScreens::choose_way(const std::string& id) {
  if (id == "till.way.book") return begin_booking();
  cash_part_ = {};
  is_rest_by_card_ = id == "till.way.card" || id == "till.way.cash_card";
  ask(id == "till.way.card" ? Question::card_slip : Question::cash_part);
}

bool TillScreens::can_be_split() const {
  const auto* quote = std::get_if<till::CartQuote>(&quote_);
  return quote != nullptr && quote->documents.size() == 1;
}

Money TillScreens::left_to_pay() const {
  const bool is_split = cash_part_ > Money{} || question_ == Question::cash_part;
  const auto quoted = quote_bill(is_split);
  const auto* quote = std::get_if<till::CartQuote>(&quoted);
  return quote == nullptr ? Money{} : to_pay(*quote) - cash_part_;
}

void TillScreens::pay_cash() {
  if (cart_.is_empty() || asks_for_buyer() || asks_for_supervisor(TillAct::pay_cash)) return;
  cash_part_ = {};
  notes_.clear();
  typed_amount_.reset();
  show("till.cash");
}

void TillScreens::pay_upi() {
  const auto* quote = std::get_if<till::CartQuote>(&quote_);
  if (quote == nullptr || cart_.is_empty() || upi_request_ != 0 || asks_for_buyer() ||
      asks_for_supervisor(TillAct::pay_upi))
    return;
  attempt_.reset();
  rrn_.clear();
  is_claimed_ = false;
  const Supplier* payee = quote->documents.front().supplier;
  if (quote->documents.size() > 1) {
    // One QR pays one address: only where the stall collects for every seller of this bill.
    payee = catalogue_.find_supplier(catalogue_.stall.supplier);
    const bool takes_all =
        payee != nullptr && !payee->upi_vpa.empty() &&
        std::all_of(quote->documents.begin(), quote->documents.end(), [&](const till::CartQuote::Document& document) {
          return document.supplier == payee || document.supplier->upi_vpa.empty() ||
                 is_same_vpa(document.supplier->upi_vpa, payee->upi_vpa);
        });
    if (!takes_all) {
      upi_supplier_.clear();
      show("till.upi");
      problem_ =
          tr("These goods are of several sellers, each with a UPI address of their own. Take cash, or make a bill for "
             "each seller.");
      return prepare();
    }
  }
  upi_supplier_ = payee->code;
  show("till.upi");
  upi_request_ = thread_.post(till::ShowUpi{staff_->code, payee->code, left_to_pay()});
}

void TillScreens::abandon_attempt() {
  if (attempt_ && staff_ != nullptr)
    quiet_requests_.insert(thread_.post(till::AbandonUpi{staff_->code, attempt_->sequence}));
  attempt_.reset();
  upi_request_ = 0;  // an answer that is still on its way is given up when it comes
  is_claimed_ = false;
  rrn_.clear();
}

Money TillScreens::given() const {
  if (typed_amount_) return *typed_amount_;
  Money sum;
  for (const int note : notes_) sum += Money::from_paise(note * 100);
  return sum;
}

void TillScreens::sell(till::TenderGiven tender, bool check_later) {
  if (sale_request_ != 0 || staff_ == nullptr || cart_.is_empty()) return;
  problem_.clear();
  is_checked_later_ = check_later;
  std::vector<till::TenderGiven> tenders;
  if (cash_part_ > Money{})
    tenders.push_back({.kind = TenderKind::cash, .given = cash_part_, .reference = {}, .attempt_sequence = 0});
  tenders.push_back(std::move(tender));
  paid_by_.clear();
  if (paying_ == Paying::balance) paid_by_.push_back(TenderKind::advance);
  for (const till::TenderGiven& one : tenders) paid_by_.push_back(one.kind);
  post_sale(std::move(tenders), check_later);
}

}  // namespace odop::ui
