// A forgotten PIN and a buyer's telephone number: what the touches of their screens do, and what comes of the answers.
#include "ui/till/screens.h"

namespace odop::ui {

void TillScreens::carry_out_forgot(const TillTouch& touch) {
  if (touch.act == TillAct::forgot_supervisor) {
    if (!forgot_.may_ask_supervisor() || forgot_.is_busy()) return;
    forgot_.ask_supervisor();
    return ask(Question::forgot_supervisor);
  }
  if (person_.empty() || pin_request_ != 0) return;
  forgot_.begin(person_);
  show("till.forgot");
}

bool TillScreens::take_forgotten(const till::TillThread::Answered& answered) {
  switch (forgot_.take(answered, now_s_)) {
    case ForgotPin::Took::not_mine:
      return false;
    case ForgotPin::Took::nothing_new:
      return true;
    case ForgotPin::Took::supervisor_agreed:
      if (question_ == Question::forgot_supervisor) question_ = Question::none;
      return true;
    case ForgotPin::Took::new_digits_hold: {
      const std::string person = forgot_.staff();
      lock();
      person_ = person;
      has_new_pin_ = true;
      return true;
    }
  }
  return true;
}

void TillScreens::carry_out_phone(const TillTouch& touch) {
  if (staff_ == nullptr || !sold_ || phone_form_.is_busy()) return;
  switch (touch.act) {
    case TillAct::open_phone:
      if (!may_offer_phone() || !phone_form_.kept().empty()) return;
      phone_form_.begin(sold_->serials.front());
      return show("till.phone");
    case TillAct::phone_choose:
      return phone_form_.choose(static_cast<std::uint8_t>(touch.number));
    case TillAct::phone_plus:
      return phone_form_.type('+');
    case TillAct::phone_next:
      return phone_form_.next();
    case TillAct::phone_save:
      return phone_form_.save(staff_->code, kiosk_.language());
    case TillAct::phone_take_back:
      return phone_form_.take_back(staff_->code);
    case TillAct::back:
      // Nothing of a number that was not given stays here.
      if (phone_form_.kept().empty()) phone_form_.begin(sold_->serials.front());
      sold_->at_s = now_s_;
      return show("till.sold");
    default:
      return;
  }
}

}  // namespace odop::ui
