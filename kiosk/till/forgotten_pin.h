// Somebody forgot their PIN and there is no line to anybody's computer: the kiosk asks eight digits, the organiser
// answers them over a telephone (odop pin-answer), or a supervisor stands here; then new digits are chosen. Questions
// and tries live in memory, so a restart asks anew. Called on the till thread only.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "core/catalogue.h"
#include "core/result.h"
#include "till/own_pins.h"
#include "till/staff_pin.h"
#include "till/till.h"

namespace odop::till {

enum class PinRefusal {
  unknown_staff,
  no_organiser_key,  // the pack has none, so nobody could answer
  not_allowed,       // neither a right answer, or it is too old, nor a supervisor
  needs_supervisor,  // whoever allows it is none, or it is their own PIN
  only_sellers,      // a supervisor allows it for sellers, not for other supervisors
  digits_malformed,  // not four to six digits
  too_simple,        // 0000, 1234, 987654
  taken,             // they are somebody else's
  clock_suspect,
};
const char* code_of(PinRefusal refusal);

// 0000 and 1234 are guessed first.
bool is_simple_pin(std::string_view digits);

class ForgottenPins {
 public:
  static constexpr std::int64_t valid_ms = 30 * 60'000;
  static constexpr std::size_t answer_digits = 8;

  // References must outlive it. own: the pins in force, kept up to date.
  ForgottenPins(Till& till, const Catalogue& catalogue, OwnPins& own) : till_(till), catalogue_(catalogue), own_(own) {}

  struct Question {
    std::string kiosk, staff, digits;
    CivilDate day;
  };
  // A fresh one; the one before is worth nothing any more.
  Result<Question, PinRefusal> ask(const std::string& staff);

  struct Checked {
    bool is_right = false;
    bool is_too_old = false;
    std::int64_t wait_left_ms = 0;
  };
  Checked check(const std::string& staff, std::string_view answer);

  // approver: the supervisor whose PIN was just checked; empty: the organiser's answer was right. One entry, and the
  // new hash in the same commit. About 90 ms for each member of the staff.
  Result<std::monostate, PinRefusal> choose(const std::string& staff, const std::string& approver,
                                            const std::string& digits);

 private:
  struct Open {
    Question question;
    std::int64_t asked_ms = 0;  // of the monotonic clock
    bool is_answered = false;
  };
  bool is_fresh(const Open& open) const { return till_.clock().monotonic_ms() - open.asked_ms < valid_ms; }
  std::optional<PinRefusal> who_allows(const StaffMember& member, const std::string& approver) const;

  Till& till_;
  const Catalogue& catalogue_;
  OwnPins& own_;
  std::optional<Open> open_;
  std::map<std::string, PinGuard> guards_;
};

}  // namespace odop::till
