// The bill to the buyer's telephone, only by their clear choice (SPECS 6): the notice in Hindi and English with two
// separate choices, then the number, then what was kept. Behind the screen till.phone; talks to the till thread by its
// queue. Keeps no number longer than the screen is open. UI thread only.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/catalogue.h"
#include "till/till_thread.h"
#include "ui/till/views.h"

namespace odop::ui {

class PhoneForm {
 public:
  PhoneForm(const Catalogue& catalogue, till::TillThread& thread) : catalogue_(catalogue), thread_(thread) {}

  void begin(const std::string& serial);
  void forget();
  void choose(std::uint8_t purpose);  // ticks it, or unticks it
  void next();                        // from the notice to the number
  void type(char letter);             // a digit or '+'
  void erase();
  void save(const std::string& staff, Language language);
  void take_back(const std::string& staff);  // just given, and given up again
  bool is_busy() const { return request_ != 0; }

  // True when the answer was to this form's request.
  bool take(const till::TillThread::Answered& answered);
  bool take_trouble(std::uint64_t request);
  // "3210" once a number is kept for this bill.
  const std::string& kept() const { return kept_; }

  PhoneView make_view() const;

 private:
  enum class Stage : std::uint8_t { notice, number, kept };
  std::vector<std::string> notice_in(Language language) const;

  const Catalogue& catalogue_;
  till::TillThread& thread_;
  Stage stage_ = Stage::notice;
  std::string serial_, typed_, kept_;
  std::uint8_t purposes_ = 0;
  std::optional<till::ConsentRefusal> refused_;
  std::uint64_t request_ = 0;
};

}  // namespace odop::ui
