// A buyer's telephone number: given after a sale for a purpose, taken back as easily, erased in its time (SPECS 6,
// core/consent.h). The number lies sealed beside the journal, never in it. Called on the till thread by the screens and
// by odop phone.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "core/catalogue.h"
#include "core/result.h"
#include "till/till.h"

namespace odop::till {

enum class ConsentRefusal {
  no_such_bill,      // not a bill of this kiosk
  no_purpose,        // neither choice was made
  number_malformed,  // core/phone_number.h
  already_given,     // erase it first
  nothing_to_erase,
  no_organiser_key,  // nobody could ever open it, so it is not asked for
  training,          // nobody's number is needed to practise
  clock_suspect,
};
const char* code_of(ConsentRefusal refusal);

// What may be shown of a number in use.
struct PhoneKept {
  std::int64_t given_ms = 0;
  std::uint8_t purposes = 0;  // ConsentPurpose
  std::string last_four;
};
struct PhoneGiven {
  std::string staff, serial;  // any bill of the basket
  std::string typed;
  std::uint8_t purposes = 0;
  std::string language;  // of the screen: "hi"
};
[[nodiscard]] Result<PhoneKept, ConsentRefusal> give_phone(Till& till, const Catalogue& catalogue,
                                                           const PhoneGiven& given);

struct PhoneErased {
  std::string last_four;
  std::int64_t erased_at_ms = 0;  // until then it lies locked
};
// Its use stops in this commit. staff: empty when nobody had signed in; nobody is refused for want of a PIN.
[[nodiscard]] Result<PhoneErased, ConsentRefusal> erase_phone(Till& till, const std::string& staff,
                                                              const std::string& serial);
// nullopt: none, or it is in use no more.
std::optional<PhoneKept> phone_of(Till& till, const std::string& serial);

// What follows counts and ends the numbers that came with leads too (leads.h).
struct SweepReport {
  std::int64_t locked = 0, erased = 0;
};
// Locks the numbers whose use has ended and erases those that lay locked long enough. Appends nothing.
SweepReport sweep_phones(Till& till);

struct PhoneCounts {
  std::int64_t in_use = 0, locked = 0;
  std::int64_t next_erasing_ms = 0;  // 0: none is locked
};
PhoneCounts count_phones(Till& till);

}  // namespace odop::till
