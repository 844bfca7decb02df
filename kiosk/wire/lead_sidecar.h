// Who a lead comes from, as a sidecar (README.md, "Sidecars"): salted, so that nobody who knows a telephone number
// finds it by its hash. Made by till/leads.h, read where leads are written out. Pure; any thread.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "wire/crypto.h"

namespace odop::wire {

inline constexpr std::size_t lead_name_bytes_max = 200, lead_place_bytes_max = 200, lead_words_bytes_max = 600;

struct LeadPerson {
  std::string name;
  std::string phone;         // as core/phone_number.h has it
  std::string place, words;  // may be empty
  friend bool operator==(const LeadPerson&, const LeadPerson&) = default;
};
std::string write_lead_sidecar(const Seed& salt, const LeadPerson& person);
std::optional<LeadPerson> read_lead_sidecar(std::string_view bytes);  // nullopt: another kind, or damaged

}  // namespace odop::wire
