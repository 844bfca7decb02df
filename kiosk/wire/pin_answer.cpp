#include "wire/pin_answer.h"

#include "wire/bytes.h"

namespace odop::wire {

namespace {

constexpr std::uint64_t answers = 100'000'000;

std::string eight_digits(std::uint64_t number) {
  std::string digits = std::to_string(number % answers);
  digits.insert(0, pin_question_digits - digits.size(), '0');
  return digits;
}

std::uint64_t first_eight_bytes(const Hash& hash) {
  std::uint64_t number = 0;
  for (std::size_t i = 0; i < 8; ++i) number = number << 8 | hash[i];
  return number;
}

}  // namespace

std::optional<std::string> pin_answer(const Signer& mine, const PublicKey& theirs, const PinQuestion& question) {
  const auto shared = mine.shared_secret(theirs);
  if (!shared) return std::nullopt;
  const Hash key = keyed_hash(*shared, "odop-pin-answer-v1");
  ByteWriter message;
  message.text(question.digits);
  message.text(question.kiosk);
  message.text(question.staff);
  message.signed_varint(question.day);
  return eight_digits(first_eight_bytes(keyed_hash(key, message.take())));
}

std::string random_pin_question() {
  return eight_digits(first_eight_bytes(random_seed()));
}

}  // namespace odop::wire
