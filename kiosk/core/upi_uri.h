// UPI payment links: writing our own per-bill link, reading and passing on a bank's (SPECS 1.1 to 1.4). Called by the
// till before a QR is drawn and by the pack check. The QR is shown, never tapped, so nothing here opens a link.
// Pure; any thread.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/money.h"
#include "core/result.h"

namespace odop {

inline constexpr std::size_t upi_payee_name_chars_max = 99;
inline constexpr std::size_t upi_note_bytes_max = 50;
inline constexpr std::size_t upi_url_bytes_max = 200;
inline constexpr std::size_t upi_link_bytes_max = 1'024;  // a bank's signed link is about 500
inline constexpr Money upi_amount_min = Money::from_paise(1'00);
inline constexpr Money upi_amount_max = Money::from_paise(999'999'999'99);  // 9 digits before the dot

struct UpiRequest {
  std::string vpa;
  std::string payee_name;         // 1..99 characters; plain ASCII is safest, apps show the bank's name anyway
  std::string mcc;                // exactly as the bank gave it; empty for a personal VPA
  std::string attempt_reference;  // `tr`, such as K07A00123; on disk before the QR is drawn
  std::string note;               // `tn`, 1..50 of [A-Za-z0-9 ./-]; empty: left out
  Money amount;
  std::string mode = "15";  // dynamic QR made offline; empty: left out
  // Only as the payee's bank gave them; we invent none. Empty: left out.
  std::string tid, url, purpose, orgid;
};

enum class UpiRefusal : std::uint8_t {
  vpa_malformed,
  payee_name_missing,
  payee_name_too_long,
  payee_name_characters,  // control characters or bytes that are not UTF-8
  mcc_malformed,
  tid_malformed,
  reference_missing,
  reference_malformed,
  note_malformed,
  amount_too_small,
  amount_too_large,
  mode_malformed,
  mode_needs_signature,  // 02, 05, 13, 16, 20, 23: only the bank can make those
  url_malformed,
  purpose_malformed,
  orgid_malformed,
  link_is_signed,  // a bank's signed link is passed on as it is, never filled in
  link_too_long,
};

// "upi://pay?pa=..&pn=..&mc=..&tr=..&tn=..&am=..&cu=INR&mode=15", keys in NPCI's order, each once, none empty.
Result<std::string, UpiRefusal> build_upi_link(const UpiRequest& request);

// A poster's link without amount and reference, mode 01.
Result<std::string, UpiRefusal> build_static_upi_link(std::string_view vpa, std::string_view payee_name,
                                                      std::string_view mcc);

// One pair of a bank's link, both halves as written (still percent-encoded).
struct UpiPair {
  std::string key;
  std::string value;
  friend bool operator==(const UpiPair&, const UpiPair&) = default;
};

// A link that a bank gave to the stall.
struct BankUpiLink {
  std::string text;            // what to draw: byte for byte as read, or with `&amp;` repaired
  std::vector<UpiPair> pairs;  // in their order, unknown keys too
  std::string vpa;             // decoded
  bool is_signed = false;      // never edited
  // What was found on the way; shown to the organiser, no reason to refuse.
  bool ampersands_repaired = false, has_raw_space = false, has_empty_value = false;
};

enum class UpiReadRefusal : std::uint8_t {
  empty,
  too_long,
  control_character,  // a newline from a copied file above all
  not_upi_pay,        // does not begin with upi://pay?
  pair_malformed,     // no key, or no '='
  key_twice,
  bad_percent_encoding,
  vpa_missing,
  vpa_malformed,
  amount_malformed,  // `am=` empty or not digits.dd
  currency_not_inr,
  sign_not_last,
  signed_link_damaged,  // holds `&amp;`: repairing would edit what was signed; ask the bank for a clean copy
};

Result<BankUpiLink, UpiReadRefusal> read_upi_link(std::string_view text);

// The bank's unsigned link with this bill in it: tr, tn, am, cu and mode are set, every other pair stays byte for byte
// and in its place.
Result<std::string, UpiRefusal> fill_bank_link(const BankUpiLink& link, std::string_view attempt_reference,
                                               std::string_view note, Money amount);

}  // namespace odop
