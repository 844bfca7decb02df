#include "core/upi_uri.h"

#include <algorithm>
#include <array>
#include <optional>

#include "core/ascii.h"
#include "core/code_points.h"
#include "core/payment_ids.h"
#include "core/percent_encoding.h"

namespace odop {
namespace {

constexpr std::string_view link_head = "upi://pay?";

std::optional<UpiRefusal> refuse_payee(std::string_view vpa, std::string_view payee_name, std::string_view mcc) {
  if (!is_valid_vpa(vpa)) return UpiRefusal::vpa_malformed;
  if (payee_name.empty()) return UpiRefusal::payee_name_missing;
  std::size_t characters = 0;
  for (std::size_t at = 0; at < payee_name.size(); ++characters) {
    const auto code_point = next_code_point(payee_name, at);
    if (!code_point || *code_point < 0x20 || (*code_point >= 0x7F && *code_point <= 0x9F))
      return UpiRefusal::payee_name_characters;
  }
  if (characters > upi_payee_name_chars_max) return UpiRefusal::payee_name_too_long;
  if (!mcc.empty() && !is_valid_mcc(mcc)) return UpiRefusal::mcc_malformed;
  return std::nullopt;
}

bool is_note(std::string_view note) {
  return note.size() <= upi_note_bytes_max && std::all_of(note.begin(), note.end(), [](char c) {
           return is_ascii_alphanumeric(c) || c == ' ' || c == '.' || c == '/' || c == '-';
         });
}

std::optional<UpiRefusal> refuse_bill(std::string_view reference, std::string_view note, Money amount) {
  if (reference.empty()) return UpiRefusal::reference_missing;
  if (!is_valid_payment_reference(reference)) return UpiRefusal::reference_malformed;
  if (!is_note(note)) return UpiRefusal::note_malformed;
  if (amount < upi_amount_min) return UpiRefusal::amount_too_small;
  if (amount > upi_amount_max) return UpiRefusal::amount_too_large;
  return std::nullopt;
}

bool has_digits(std::string_view text, std::size_t count) {
  return text.size() == count && is_all_ascii_digits(text);
}

bool is_signed_mode(std::string_view mode) {
  constexpr std::array<std::string_view, 6> signed_modes{"02", "05", "13", "16", "20", "23"};
  return std::find(signed_modes.begin(), signed_modes.end(), mode) != signed_modes.end();
}

bool is_bill_url(std::string_view url) {
  return url.starts_with("https://") && url.size() > 8 && url.size() <= upi_url_bytes_max &&
         std::all_of(url.begin(), url.end(), [](char c) { return is_ascii(c) && !is_ascii_control(c) && c != ' '; });
}

std::optional<UpiRefusal> refuse_bank_fields(const UpiRequest& request) {
  if (!request.tid.empty() && !is_valid_payment_reference(request.tid)) return UpiRefusal::tid_malformed;
  if (!request.mode.empty() && !has_digits(request.mode, 2)) return UpiRefusal::mode_malformed;
  if (is_signed_mode(request.mode)) return UpiRefusal::mode_needs_signature;
  if (!request.url.empty() && !is_bill_url(request.url)) return UpiRefusal::url_malformed;
  if (!request.purpose.empty() && !has_digits(request.purpose, 2)) return UpiRefusal::purpose_malformed;
  if (!request.orgid.empty() && !has_digits(request.orgid, 6)) return UpiRefusal::orgid_malformed;
  return std::nullopt;
}

// Whole division, so that no rupee ever passes through a float.
std::string amount_text(Money amount) {
  const std::string fraction = std::to_string(100 + amount.paise() % 100);
  return std::to_string(amount.paise() / 100) + '.' + fraction.substr(1);
}

// A key without a value confuses apps, so an empty value leaves its key out.
void add_pair(std::string& link, std::string_view key, std::string_view encoded_value) {
  if (encoded_value.empty()) return;
  if (link.back() != '?') link += '&';
  link += key;
  link += '=';
  link += encoded_value;
}

Result<std::string, UpiRefusal> bounded(std::string link) {
  if (link.size() > upi_link_bytes_max) return Refused{UpiRefusal::link_too_long};
  return link;
}

bool is_amount(std::string_view text) {
  const std::size_t dot = text.find('.');
  const std::string_view rupees = text.substr(0, dot);
  if (rupees.size() > 9 || !is_all_ascii_digits(rupees)) return false;
  if (dot == std::string_view::npos) return true;  // banks write whole rupees too
  const std::string_view fraction = text.substr(dot + 1);
  return fraction.size() <= 2 && is_all_ascii_digits(fraction);
}

// An HTML page or a spreadsheet turned '&' into "&amp;", sometimes twice; a reader would see the key "amp;mode".
bool repair_ampersands(std::string& text) {
  bool repaired = false;
  for (std::size_t at = text.find("&amp;"); at != std::string::npos; at = text.find("&amp;", at)) {
    text.erase(at + 1, 4);
    repaired = true;
  }
  return repaired;
}

const UpiPair* find_pair(const std::vector<UpiPair>& pairs, std::string_view key) {
  const auto found = std::find_if(pairs.begin(), pairs.end(), [&](const UpiPair& pair) { return pair.key == key; });
  return found == pairs.end() ? nullptr : &*found;
}

std::optional<UpiReadRefusal> split_pairs(std::string_view query, std::vector<UpiPair>& pairs) {
  while (!query.empty()) {
    const std::size_t end = query.find('&');
    const std::string_view pair = query.substr(0, end);
    query.remove_prefix(end == std::string_view::npos ? query.size() : end + 1);
    if (pair.empty()) continue;  // "&&" and a last "&" are harmless
    const std::size_t equals = pair.find('=');
    if (equals == 0 || equals == std::string_view::npos) return UpiReadRefusal::pair_malformed;
    const std::string_view key = pair.substr(0, equals), value = pair.substr(equals + 1);
    if (find_pair(pairs, key) != nullptr) return UpiReadRefusal::key_twice;
    if (!percent_decode(value)) return UpiReadRefusal::bad_percent_encoding;
    pairs.push_back({std::string(key), std::string(value)});
  }
  return std::nullopt;
}

std::optional<UpiReadRefusal> refuse_known_values(BankUpiLink& link) {
  const UpiPair* payee = find_pair(link.pairs, "pa");
  if (payee == nullptr || payee->value.empty()) return UpiReadRefusal::vpa_missing;
  link.vpa = *percent_decode(payee->value);
  if (!is_valid_vpa(link.vpa)) return UpiReadRefusal::vpa_malformed;
  for (const std::string_view key : {"am", "mam"}) {
    const UpiPair* amount = find_pair(link.pairs, key);
    if (amount != nullptr && !amount->value.empty() && !is_amount(*percent_decode(amount->value)))
      return UpiReadRefusal::amount_malformed;
  }
  const UpiPair* currency = find_pair(link.pairs, "cu");
  if (currency != nullptr && !currency->value.empty() && to_ascii_lower(currency->value) != "inr")
    return UpiReadRefusal::currency_not_inr;
  return std::nullopt;
}

}  // namespace

Result<std::string, UpiRefusal> build_upi_link(const UpiRequest& request) {
  if (const auto refusal = refuse_payee(request.vpa, request.payee_name, request.mcc)) return Refused{*refusal};
  if (const auto refusal = refuse_bill(request.attempt_reference, request.note, request.amount))
    return Refused{*refusal};
  if (const auto refusal = refuse_bank_fields(request)) return Refused{*refusal};

  std::string link(link_head);
  add_pair(link, "pa", request.vpa);  // the one value that is not encoded: its check leaves letters, digits, . _ - @
  add_pair(link, "pn", percent_encode(request.payee_name));
  add_pair(link, "mc", request.mcc);
  add_pair(link, "tid", request.tid);
  add_pair(link, "tr", request.attempt_reference);
  add_pair(link, "tn", percent_encode(request.note));
  add_pair(link, "am", amount_text(request.amount));
  add_pair(link, "cu", "INR");
  add_pair(link, "url", percent_encode(request.url));
  add_pair(link, "mode", request.mode);
  add_pair(link, "purpose", request.purpose);
  add_pair(link, "orgid", request.orgid);
  return bounded(std::move(link));
}

Result<std::string, UpiRefusal> build_static_upi_link(std::string_view vpa, std::string_view payee_name,
                                                      std::string_view mcc) {
  if (const auto refusal = refuse_payee(vpa, payee_name, mcc)) return Refused{*refusal};
  std::string link(link_head);
  add_pair(link, "pa", vpa);
  add_pair(link, "pn", percent_encode(payee_name));
  add_pair(link, "mc", mcc);
  add_pair(link, "cu", "INR");
  add_pair(link, "mode", "01");
  return bounded(std::move(link));
}

Result<BankUpiLink, UpiReadRefusal> read_upi_link(std::string_view text) {
  if (text.empty()) return Refused{UpiReadRefusal::empty};
  if (text.size() > upi_link_bytes_max) return Refused{UpiReadRefusal::too_long};
  if (std::any_of(text.begin(), text.end(), is_ascii_control)) return Refused{UpiReadRefusal::control_character};
  if (to_ascii_lower(text.substr(0, link_head.size())) != link_head) return Refused{UpiReadRefusal::not_upi_pay};

  BankUpiLink link;
  link.text = text;
  link.ampersands_repaired = repair_ampersands(link.text);
  const std::string_view query = std::string_view(link.text).substr(link_head.size());
  if (const auto refusal = split_pairs(query, link.pairs)) return Refused{*refusal};
  link.is_signed = find_pair(link.pairs, "sign") != nullptr;
  if (link.is_signed && link.ampersands_repaired) return Refused{UpiReadRefusal::signed_link_damaged};
  if (link.is_signed && link.pairs.back().key != "sign") return Refused{UpiReadRefusal::sign_not_last};
  if (const auto refusal = refuse_known_values(link)) return Refused{*refusal};
  link.has_raw_space = query.find(' ') != std::string_view::npos;
  link.has_empty_value =
      std::any_of(link.pairs.begin(), link.pairs.end(), [](const UpiPair& pair) { return pair.value.empty(); });
  return link;
}

Result<std::string, UpiRefusal> fill_bank_link(const BankUpiLink& link, std::string_view attempt_reference,
                                               std::string_view note, Money amount) {
  if (link.is_signed) return Refused{UpiRefusal::link_is_signed};
  if (const auto refusal = refuse_bill(attempt_reference, note, amount)) return Refused{*refusal};

  std::vector<UpiPair> pairs = link.pairs;
  const auto set = [&pairs](std::string_view key, std::string value) {
    const auto found = std::find_if(pairs.begin(), pairs.end(), [&](const UpiPair& pair) { return pair.key == key; });
    if (found != pairs.end())
      found->value = std::move(value);
    else
      pairs.push_back({std::string(key), std::move(value)});
  };
  set("tr", std::string(attempt_reference));
  if (!note.empty()) set("tn", percent_encode(note));
  set("am", amount_text(amount));
  // The lowest payable amount of a poster must not let a buyer pay less than this bill.
  if (find_pair(pairs, "mam") != nullptr) set("mam", amount_text(amount));
  set("cu", "INR");
  set("mode", "15");

  std::string filled(link_head);
  for (const UpiPair& pair : pairs) add_pair(filled, pair.key, pair.value);
  return bounded(std::move(filled));
}

}  // namespace odop
