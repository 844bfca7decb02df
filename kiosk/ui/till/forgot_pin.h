// Somebody forgot their digits: what they read to the organiser over a telephone and the answer they type, or a
// supervisor's PIN beside them; then new digits, twice. Behind the screen till.forgot; talks to the till thread by its
// queue. UI thread only.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "core/catalogue.h"
#include "till/till_thread.h"
#include "ui/till/supervisor_pin.h"
#include "ui/till/views.h"

namespace odop::ui {

class ForgotPin {
 public:
  ForgotPin(const Catalogue& catalogue, till::TillThread& thread)
      : catalogue_(catalogue), thread_(thread), supervisor_(catalogue, thread) {}

  void begin(const std::string& staff);  // asks for a question
  void forget();
  void type_digit(std::int64_t digit, double now_s);
  void erase();
  void submit();
  const std::string& staff() const { return staff_; }
  bool is_busy() const { return request_ != 0 || supervisor_.is_checking(); }
  // After wrong answers nothing can be typed until then; 0: no wait.
  double waits_until_s() const { return waits_until_s_; }
  void wait_is_over() { waits_until_s_ = 0; }

  // The supervisor's PIN, as a question over the screen.
  bool may_ask_supervisor() const;
  void ask_supervisor() { supervisor_.begin(); }
  void answered_supervisor() { supervisor_.submit(); }
  SupervisorPin& supervisor() { return supervisor_; }
  TillDialogView make_dialog() const;

  enum class Took : std::uint8_t { not_mine, nothing_new, supervisor_agreed, new_digits_hold };
  Took take(const till::TillThread::Answered& answered, double now_s);
  bool take_trouble(std::uint64_t request);

  ForgotView make_view(Language language, double now_s) const;

 private:
  enum class Stage : std::uint8_t { question, choose, again };
  void refuse(till::PinRefusal refusal);
  void take_checked(const till::ForgottenPins::Checked& checked, double now_s);

  const Catalogue& catalogue_;
  till::TillThread& thread_;
  SupervisorPin supervisor_;
  std::string staff_, approver_;
  Stage stage_ = Stage::question;
  std::optional<till::ForgottenPins::Question> question_;
  std::string typed_, first_;  // first_: the new digits as typed the first time
  std::string said_;           // what was wrong; in the screen's language
  double waits_until_s_ = 0;
  std::uint64_t request_ = 0;
};

}  // namespace odop::ui
