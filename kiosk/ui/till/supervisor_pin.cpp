#include "ui/till/supervisor_pin.h"

#include "text/words.h"
#include "ui/till/typed_digits.h"

namespace odop::ui {

void SupervisorPin::begin() {
  digits_.clear();
  said_.clear();
}

void SupervisorPin::type_digit(char digit) {
  if (is_checking() || digits_.size() >= pin_digits_max) return;
  digits_ += digit;
  said_.clear();
}

void SupervisorPin::erase() {
  if (!digits_.empty() && !is_checking()) digits_.pop_back();
}

void SupervisorPin::submit() {
  if (digits_.size() < pin_digits_min || is_checking()) return;
  // The digits alone say who it is: the pack gives no two people the same ones.
  request_ = thread_.post(till::CheckPin{{}, digits_});
}

std::optional<std::string> SupervisorPin::take(const till::PinAnswer& answer) {
  request_ = 0;
  digits_.clear();
  if (answer.wait_left_ms > 0) {
    const auto seconds = static_cast<std::uint64_t>((answer.wait_left_ms + 999) / 1000);
    said_ = fill(trn("Wrong five times. Wait {0} second", "Wrong five times. Wait {0} seconds", seconds),
                 {std::to_string(seconds)});
    return std::nullopt;
  }
  const StaffMember* member = catalogue_.find_staff(answer.staff);
  if (!answer.right || member == nullptr) {
    said_ = tr("That was not right. Once more");
    return std::nullopt;
  }
  if (member->role < Role::supervisor) {
    said_ = tr("This PIN is not a supervisor's.");
    return std::nullopt;
  }
  return member->code;
}

TillDialogView SupervisorPin::dialog(std::string sentence) const {
  TillDialogView dialog;
  dialog.is_open = true;
  dialog.no_id = "dialog.no";
  dialog.yes_id = "dialog.yes";
  dialog.no_label = tr("Back");
  dialog.yes_label = tr("OK");
  dialog.yes_icon = "check";
  dialog.has_pad = true;
  dialog.title = tr("A supervisor's PIN");
  dialog.sentence = std::move(sentence);
  for (std::size_t i = 0; i < digits_.size(); ++i) dialog.typed += i == 0 ? "•" : " •";
  if (digits_.empty()) dialog.typed = "–";
  dialog.hint = said_;
  dialog.hint_is_warning = true;
  dialog.can_confirm = digits_.size() >= pin_digits_min && !is_checking();
  return dialog;
}

}  // namespace odop::ui
