// A maker's personal card under the till's scanner, also before anybody has signed in: asks the till thread for this
// maker's own sums, lets the slip be printed and says the sums in one sentence for a few seconds. TillScreens draws the
// question and prints. Nothing else is shown; who is signed in may go on from it to paying the maker. UI thread only.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "till/till_thread.h"
#include "ui/till/views.h"

namespace odop::ui {

inline constexpr double maker_shown_s = 8;

class TillMaker {
 public:
  explicit TillMaker(till::TillThread& thread) : thread_(thread) {}

  static bool is_card(const std::string& code);
  void scan(const std::string& code);  // while an answer is on its way, another scan is the same card held too long
  bool is_mine(std::uint64_t request) const { return request != 0 && request == request_; }
  // The answer to the scan; report() tells what to print, nullptr for a card that is not of this fair.
  void take(const till::MakerAnswer& answer, double now_s);
  bool take_trouble(std::uint64_t request);
  const MakerReport* report() const { return report_ ? &*report_ : nullptr; }
  double closes_at_s() const { return closes_at_s_; }

  TillDialogView make_dialog(Language language, bool has_printer, bool can_pay) const;

 private:
  till::TillThread& thread_;
  std::uint64_t request_ = 0;
  std::optional<MakerReport> report_;
  double closes_at_s_ = 0;
};

}  // namespace odop::ui
