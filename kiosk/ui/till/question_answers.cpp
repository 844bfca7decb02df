// The questions that lie over a screen, their pads, and what a yes does.
#include <algorithm>
#include <utility>

#include "core/payment_ids.h"
#include "ui/bounds.h"
#include "ui/till/notes.h"
#include "ui/till/screens.h"
#include "ui/till/typed_digits.h"

namespace odop::ui {

namespace {
constexpr double pin_pause_s = 0.6;  // a PIN of four digits is sent when nobody goes on typing
}

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
      bill_ended();
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

}  // namespace odop::ui
