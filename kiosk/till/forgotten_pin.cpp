#include "till/forgotten_pin.h"

#include <algorithm>

#include "wire/pin_answer.h"

namespace odop::till {

static_assert(ForgottenPins::answer_digits == wire::pin_question_digits);

const char* code_of(PinRefusal refusal) {
  switch (refusal) {
    case PinRefusal::unknown_staff:
      return "unknown_staff";
    case PinRefusal::no_organiser_key:
      return "no_organiser_key";
    case PinRefusal::not_allowed:
      return "not_allowed";
    case PinRefusal::needs_supervisor:
      return "needs_supervisor";
    case PinRefusal::only_sellers:
      return "only_sellers";
    case PinRefusal::digits_malformed:
      return "digits_malformed";
    case PinRefusal::too_simple:
      return "too_simple";
    case PinRefusal::taken:
      return "taken";
    case PinRefusal::clock_suspect:
      return "clock_suspect";
  }
  return "refused";
}

bool is_simple_pin(std::string_view digits) {
  if (digits.size() < 2) return true;
  const int step = digits[1] - digits[0];
  if (step < -1 || step > 1) return false;
  for (std::size_t i = 2; i < digits.size(); ++i)
    if (digits[i] - digits[i - 1] != step) return false;
  return true;
}

Result<ForgottenPins::Question, PinRefusal> ForgottenPins::ask(const std::string& staff) {
  till_.ready_for_deed();
  if (catalogue_.find_staff(staff) == nullptr) return Refused{PinRefusal::unknown_staff};
  if (till_.is_clock_suspect()) return Refused{PinRefusal::clock_suspect};
  if (catalogue_.event.organiser_key.empty()) return Refused{PinRefusal::no_organiser_key};
  open_ = Open{{till_.label(), staff, wire::random_pin_question(), ist_date(till_.clock().utc_ms())},
               till_.clock().monotonic_ms(),
               false};
  return open_->question;
}

ForgottenPins::Checked ForgottenPins::check(const std::string& staff, std::string_view answer) {
  PinGuard& guard = guards_[staff];
  const std::int64_t now_ms = till_.clock().monotonic_ms();
  if (const std::int64_t wait_ms = guard.wait_left_ms(now_ms); wait_ms > 0) return {.wait_left_ms = wait_ms};
  if (!open_ || open_->question.staff != staff || open_->is_answered || !is_fresh(*open_)) return {.is_too_old = true};
  const auto organiser = wire::public_key_from_hex(catalogue_.event.organiser_key);
  // The organiser's clock says the day of the call, which may have changed since the question was asked.
  for (const CivilDate day : {open_->question.day, ist_date(till_.clock().utc_ms())}) {
    const auto right = organiser
                           ? wire::pin_answer(till_.signer(), *organiser,
                                              {till_.label(), staff, open_->question.digits, days_from_civil(day)})
                           : std::nullopt;
    if (!right || *right != answer) continue;
    guard.note_right();
    open_->is_answered = true;
    return {.is_right = true};
  }
  guard.note_wrong(now_ms);
  return {.wait_left_ms = guard.wait_left_ms(now_ms)};
}

std::optional<PinRefusal> ForgottenPins::who_allows(const StaffMember& member, const std::string& approver) const {
  if (approver.empty()) {
    const bool has_leave = open_ && open_->is_answered && open_->question.staff == member.code && is_fresh(*open_);
    return has_leave ? std::nullopt : std::optional{PinRefusal::not_allowed};
  }
  const StaffMember* supervisor = catalogue_.find_staff(approver);
  if (supervisor == nullptr || supervisor->role < Role::supervisor || supervisor->code == member.code)
    return PinRefusal::needs_supervisor;
  if (member.role != Role::seller) return PinRefusal::only_sellers;
  return std::nullopt;
}

Result<std::monostate, PinRefusal> ForgottenPins::choose(const std::string& staff, const std::string& approver,
                                                         const std::string& digits) {
  till_.ready_for_deed();
  const StaffMember* member = catalogue_.find_staff(staff);
  if (member == nullptr) return Refused{PinRefusal::unknown_staff};
  if (till_.is_clock_suspect()) return Refused{PinRefusal::clock_suspect};
  if (const auto refusal = who_allows(*member, approver)) return Refused{*refusal};
  const bool is_pin = digits.size() >= 4 && digits.size() <= 6 &&
                      std::all_of(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; });
  if (!is_pin) return Refused{PinRefusal::digits_malformed};
  if (is_simple_pin(digits)) return Refused{PinRefusal::too_simple};
  for (const StaffMember& other : catalogue_.staff)
    if (other.code != staff && is_pin_of(other, digits, own_)) return Refused{PinRefusal::taken};

  const std::string hash = wire::hash_pin(digits, wire::PinCost::interactive);
  Deed deed(till_);
  deed.append(wire::EntryType::pin_reset,
              wire::encode(wire::PinResetPayload{
                  .staff = staff,
                  .by = approver.empty() ? wire::PinResetBy::organiser : wire::PinResetBy::supervisor,
                  .approved_by = approver}));
  keep_own_pin(till_.database(), catalogue_.event.id, staff, hash);
  deed.finish();
  own_[staff] = hash;
  open_.reset();
  return std::monostate{};
}

}  // namespace odop::till
