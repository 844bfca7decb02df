#include "ui/till/forgot_pin.h"

#include <cmath>
#include <utility>

#include "text/indian_numbers.h"
#include "text/words.h"
#include "ui/till/sentences.h"
#include "ui/till/typed_digits.h"

namespace odop::ui {

namespace {

// "1234 5678", also while it is being typed.
std::string in_two_groups(const std::string& digits) {
  return digits.size() <= 4 ? digits : digits.substr(0, 4) + " " + digits.substr(4);
}

}  // namespace

void ForgotPin::begin(const std::string& staff) {
  forget();
  staff_ = staff;
  request_ = thread_.post(till::AskPinQuestion{staff});
}

void ForgotPin::forget() {
  stage_ = Stage::question;
  staff_.clear();
  approver_.clear();
  question_.reset();
  typed_.clear();
  first_.clear();
  said_.clear();
  waits_until_s_ = 0;
  request_ = 0;
  supervisor_.forget();
}

void ForgotPin::type_digit(std::int64_t digit, double now_s) {
  if (is_busy() || (stage_ == Stage::question && (!question_ || waits_until_s_ > now_s))) return;
  const std::size_t digits_max = stage_ == Stage::question ? till::ForgottenPins::answer_digits : pin_digits_max;
  if (typed_.size() >= digits_max) return;
  typed_ += static_cast<char>('0' + digit);
  said_.clear();
}

void ForgotPin::erase() {
  if (!typed_.empty() && !is_busy()) typed_.pop_back();
}

void ForgotPin::submit() {
  if (is_busy()) return;
  said_.clear();
  switch (stage_) {
    case Stage::question:
      if (typed_.size() == till::ForgottenPins::answer_digits)
        request_ = thread_.post(till::AnswerPinQuestion{staff_, typed_});
      return;
    case Stage::choose:
      if (typed_.size() < pin_digits_min) return;
      if (till::is_simple_pin(typed_)) return refuse(till::PinRefusal::too_simple);
      first_ = std::exchange(typed_, {});
      stage_ = Stage::again;
      return;
    case Stage::again:
      if (typed_.size() < pin_digits_min) return;
      if (typed_ != first_) {
        stage_ = Stage::choose;
        typed_.clear();
        said_ = tr("The two were not the same. Choose once more");
        return;
      }
      request_ = thread_.post(till::ChoosePin{staff_, approver_, typed_});
      return;
  }
}

bool ForgotPin::may_ask_supervisor() const {
  const StaffMember* member = catalogue_.find_staff(staff_);
  return stage_ == Stage::question && member != nullptr && member->role == Role::seller;
}

TillDialogView ForgotPin::make_dialog() const {
  const StaffMember* member = catalogue_.find_staff(staff_);
  const std::string name = member == nullptr ? staff_ : member->name.in(current_language());
  return supervisor_.dialog(fill(tr("A supervisor allows new digits for {0}."), {name}));
}

ForgotPin::Took ForgotPin::take(const till::TillThread::Answered& answered, double now_s) {
  if (supervisor_.is_mine(answered.request)) {
    const auto code = supervisor_.take(std::get<till::PinAnswer>(answered.answer));
    if (!code) return Took::nothing_new;
    approver_ = *code;
    stage_ = Stage::choose;
    typed_.clear();
    said_.clear();
    return Took::supervisor_agreed;
  }
  if (request_ == 0 || answered.request != request_) return Took::not_mine;
  request_ = 0;
  if (const auto* asked = std::get_if<till::PinQuestionAnswer>(&answered.answer)) {
    if (asked->outcome)
      question_ = *asked->outcome;
    else
      refuse(asked->outcome.reason());
  } else if (const auto* checked = std::get_if<till::PinCheckedAnswer>(&answered.answer)) {
    take_checked(checked->checked, now_s);
  } else if (const auto* chosen = std::get_if<till::PinChosenAnswer>(&answered.answer)) {
    if (chosen->outcome) return Took::new_digits_hold;
    refuse(chosen->outcome.reason());
  }
  return Took::nothing_new;
}

void ForgotPin::take_checked(const till::ForgottenPins::Checked& checked, double now_s) {
  typed_.clear();
  if (checked.is_right) {
    stage_ = Stage::choose;
  } else if (checked.is_too_old) {
    const std::string staff = staff_;
    begin(staff);
    said_ = tr("The question was too old. Here is a new one");
  } else {
    said_ = tr("That was not right. Once more");
    if (checked.wait_left_ms > 0) waits_until_s_ = now_s + static_cast<double>(checked.wait_left_ms) / 1000.0;
  }
}

// Back to where it can be mended.
void ForgotPin::refuse(till::PinRefusal refusal) {
  typed_.clear();
  first_.clear();
  said_ = tr(sentence_of(refusal));
  if (stage_ == Stage::again) stage_ = Stage::choose;
  if (refusal != till::PinRefusal::not_allowed) return;
  const std::string staff = staff_;
  begin(staff);
  said_ = tr("The question was too old. Here is a new one");
}

bool ForgotPin::take_trouble(std::uint64_t request) {
  const bool is_supervisors = supervisor_.is_mine(request);
  if (is_supervisors) supervisor_.forget();
  const bool is_mine = is_supervisors || (request != 0 && request == request_);
  if (request == request_) request_ = 0;
  return is_mine;
}

ForgotView ForgotPin::make_view(Language language, double now_s) const {
  const StaffMember* member = catalogue_.find_staff(staff_);
  ForgotView view;
  view.name = member == nullptr ? staff_ : member->name.in(language);
  view.is_busy = is_busy();
  view.is_waiting = stage_ == Stage::question && waits_until_s_ > now_s;
  view.said = said_;
  view.may_ask_supervisor = may_ask_supervisor();
  if (view.is_waiting) {
    const auto left = static_cast<std::uint64_t>(std::ceil(waits_until_s_ - now_s));
    view.said = fill(trn("Wrong five times. Wait {0} second", "Wrong five times. Wait {0} seconds", left),
                     {std::to_string(left)});
  }
  if (stage_ == Stage::question) {
    view.has_question = question_.has_value();
    if (question_)
      view.read_out = {{"forgot.kiosk", tr("Kiosk"), question_->kiosk},
                       {"forgot.staff", tr("Person"), question_->staff},
                       {"forgot.question", tr("Question"), in_two_groups(question_->digits)},
                       {"forgot.day", tr("Date"), format_date_long(question_->day, Translator::of(language))}};
    view.title = tr("The organiser's answer");
    view.shown = typed_.empty() ? "–" : in_two_groups(typed_);
    view.can_submit = typed_.size() == till::ForgottenPins::answer_digits;
    return view;
  }
  view.is_choosing = true;
  view.title = stage_ == Stage::choose ? tr("New digits") : tr("The same digits again");
  for (std::size_t i = 0; i < typed_.size(); ++i) view.shown += i == 0 ? "•" : " •";
  if (typed_.empty()) view.shown = "–";
  view.can_submit = typed_.size() >= pin_digits_min;
  return view;
}

}  // namespace odop::ui
