// The seal of a day: the heads of all journals that one kiosk knows of, signed by it, as the text of a QR on its Z
// paper (README.md, "Seal of the day"). Whoever keeps the paper can prove later that entries were cut off. Made when a
// shift is closed, read by odop verify --seal. Pure; any thread.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "wire/crypto.h"

namespace odop::wire {

// More would not fit a code that 58 mm paper carries and a phone reads.
inline constexpr std::int64_t seal_others_max = 8;

// Another kiosk's journal, as far as the sealing one has seen it. Cut short, so that a code holds several.
struct SeenJournal {
  std::string kiosk;                       // label
  std::array<std::uint8_t, 8> device{};    // the device key's first bytes
  std::int64_t sequence = 0;               // of the entry whose hash this is
  std::array<std::uint8_t, 16> head{};     // the hash's first bytes
  std::int64_t sales = -1, sum_paise = 0;  // up to there; -1: not known, only a bill of it was seen
  friend bool operator==(const SeenJournal&, const SeenJournal&) = default;
};
struct Seal {
  std::string kiosk;       // label of who sealed
  PublicKey device_key{};  // and its key
  std::string event;
  std::int64_t day = 0;  // days since 1970-01-01, in India
  std::int64_t utc_ms = 0;
  // Its own journal at the close of the day.
  std::int64_t sequence = 0;
  Hash head{};
  std::int64_t sales = 0, sum_paise = 0;  // since the kiosk began, net
  std::vector<SeenJournal> others;
  friend bool operator==(const Seal&, const Seal&) = default;
};

// "ODOPS1:" and base 45. More journals than seal_others_max are a programmer's mistake.
std::string write_seal(const Seal& seal, const Signer& signer);

enum class SealRefusal { not_a_seal, damaged, signature_wrong };
Result<Seal, SealRefusal> read_seal(std::string_view text);

inline constexpr std::size_t seal_text_max = 4'300;  // the largest QR holds 4,296 such characters

}  // namespace odop::wire
