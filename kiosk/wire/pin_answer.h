// The answer to the question of a forgotten PIN (README.md, "Answer to a forgotten PIN"): eight digits that only the
// holders of the kiosk's and the organiser's secrets can work out, read over a telephone. Used by the till and by
// odop pin-answer. Pure; any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "wire/crypto.h"

namespace odop::wire {

inline constexpr std::size_t pin_question_digits = 8;

struct PinQuestion {
  std::string kiosk;     // label
  std::string staff;     // code
  std::string digits;    // the question, eight of them
  std::int64_t day = 0;  // since 1970-01-01, in India
};

// mine: the kiosk's or the organiser's; theirs: the other's key. nullopt when theirs is no key.
std::optional<std::string> pin_answer(const Signer& mine, const PublicKey& theirs, const PinQuestion& question);
std::string random_pin_question();

}  // namespace odop::wire
