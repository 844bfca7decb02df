// Who bought, on bills that name somebody: a registered buyer by the GSTIN, or anybody on a tax invoice of Rs 50,000 or
// more (SPECS 2.2). Personal data: it stands in no entry of the journal, only in a sidecar (wire/buyer_sidecar.h).
// Plain values; any thread.
#pragma once

#include <cstddef>
#include <string>

#include "core/money.h"

namespace odop {

struct Buyer {
  std::string name, address, gstin;
  bool is_empty() const { return name.empty() && address.empty() && gstin.empty(); }
  friend bool operator==(const Buyer&, const Buyer&) = default;
};

inline constexpr std::size_t buyer_name_bytes_max = 200, buyer_address_bytes_max = 600;
// From this taxable value on a tax invoice names an unregistered buyer too, with address and State (Rule 46).
inline constexpr Money buyer_named_from = Money::from_paise(50'000'00);

}  // namespace odop
