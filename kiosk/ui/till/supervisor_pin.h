// A supervisor's PIN over the screen: for what a seller may not do alone (a bill of another day, a price below the
// lowest one, goods written off). Digits, what was wrong with them, and who answered. Used by TillScreens and
// TillAfterSale; UI thread only.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "core/catalogue.h"
#include "till/till_thread.h"
#include "ui/till/views.h"

namespace odop::ui {

class SupervisorPin {
 public:
  SupervisorPin(const Catalogue& catalogue, till::TillThread& thread) : catalogue_(catalogue), thread_(thread) {}

  void begin();
  void forget() { request_ = 0; }  // nobody waits for an answer any more
  void type_digit(char digit);
  void erase();
  void submit();  // with enough digits the till thread is asked whose they are
  bool is_checking() const { return request_ != 0; }
  bool is_mine(std::uint64_t request) const { return request != 0 && request == request_; }
  // The supervisor's code; nullopt: the digits were wrong, or a seller's, and the question says so.
  std::optional<std::string> take(const till::PinAnswer& answer);
  // sentence: what the supervisor allows.
  TillDialogView dialog(std::string sentence) const;

 private:
  const Catalogue& catalogue_;
  till::TillThread& thread_;
  std::string digits_, said_;
  std::uint64_t request_ = 0;
};

}  // namespace odop::ui
