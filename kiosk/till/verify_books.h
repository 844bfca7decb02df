// Checks a kiosk's books from the outside: chain, rules, serials and every view against a fresh replay. Opens the
// database read-only, so it works beside a running kiosk. Called by odop verify and the tour; takes seconds for a fair.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "wire/ledger.h"

namespace odop::till {

// A head kept elsewhere: on a printed bill, in a shift close, at the hub.
struct Witness {
  std::string source;  // "paper", "hub"
  std::int64_t sequence = 0;
  std::string head_hex;  // the first 8 digits or all 64
};

struct BooksReport {
  bool ok = false;
  std::string kiosk;
  std::int64_t entries = 0;
  std::string head_hex;
  std::int64_t sales = 0, sum_paise = 0;
  std::vector<Witness> witnesses;       // those that could be compared
  std::vector<wire::Finding> findings;  // in order of sequence; at most findings_max
  bool findings_cut = false;
};
inline constexpr std::size_t findings_max = 1'000;

// file: the kiosk.sqlite itself. Throws MachineError when it cannot be read at all.
BooksReport verify_books(const std::filesystem::path& file, const std::vector<Witness>& witnesses);

// One English sentence for people: what was found, or what was checked and what cannot be known without a witness.
std::string in_one_sentence(const BooksReport& report);

}  // namespace odop::till
