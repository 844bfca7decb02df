// The bill that proves itself: a document's amounts signed by the device that sold, small enough for the QR on its
// receipt, readable by anybody with the text alone (README.md, "Signed bill"). Made when a bill is printed, checked by
// odop verify --bill. Pure; any thread.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "wire/crypto.h"

namespace odop::wire {

struct BillLine {
  std::string name;            // English, as in the journal's item entry
  std::int64_t quantity = 0;   // pieces, grams or centimetres
  std::int64_t net_paise = 0;  // after discounts, inclusive of tax
  std::int32_t rate_basis_points = 0;
  friend bool operator==(const BillLine&, const BillLine&) = default;
};
struct Bill {
  PublicKey device_key{};
  std::int64_t sequence = 0;
  Hash entry_hash{};
  std::int64_t utc_ms = 0;
  std::string serial;
  std::string seller;  // GSTIN, or the legal name of a seller without one
  std::int64_t taxable_paise = 0, cgst_paise = 0, sgst_paise = 0, igst_paise = 0;
  std::int64_t round_off_paise = 0, payable_paise = 0;
  bool has_lines = true;  // false: the short form of a long bill
  std::vector<BillLine> lines;
  friend bool operator==(const Bill&, const Bill&) = default;
};

// "ODOP1:" and base 45 (RFC 9285), so that the QR uses its small alphanumeric mode.
std::string write_bill(const Bill& bill, const Signer& signer);

enum class BillRefusal { not_a_bill, damaged, signature_wrong };
Result<Bill, BillRefusal> read_bill(std::string_view text);

inline constexpr std::size_t bill_text_max = 4'300;  // the largest QR holds 4,296 such characters

std::string to_base45(std::string_view bytes);
std::string from_base45(std::string_view text);  // throws Malformed

}  // namespace odop::wire
