#include "core/receipt_number.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <charconv>
#include <utility>

namespace odop {

namespace {

bool is_capital(char c) {
  return c >= 'A' && c <= 'Z';
}
bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

constexpr std::array<std::pair<DocumentType, char>, 8> letters{{
    {DocumentType::invoice, 'I'},
    {DocumentType::bill_of_supply, 'S'},
    {DocumentType::cash_memo, 'U'},
    {DocumentType::invoice_cum_bill, 'M'},
    {DocumentType::credit_note, 'C'},
    {DocumentType::payment_received, 'P'},
    {DocumentType::delivery_challan, 'D'},
    {DocumentType::unbilled_sale, 'N'},
}};

// Year, label (a capital and digits), series code (capitals), document letter.
bool is_series_name(std::string_view series) {
  if (series.size() < 6 || !is_digit(series[0]) || !is_digit(series[1])) return false;
  std::size_t code_at = 3;
  while (code_at < series.size() && is_digit(series[code_at])) ++code_at;
  return is_kiosk_label(series.substr(2, code_at - 2)) && code_at + 1 < series.size() &&
         is_series_code(series.substr(code_at, series.size() - 1 - code_at)) &&
         document_from_letter(series.back()).has_value();
}

}  // namespace

bool is_kiosk_label(std::string_view label) {
  return label.size() >= 2 && label.size() <= 4 && is_capital(label.front()) &&
         std::all_of(label.begin() + 1, label.end(), is_digit);
}

bool is_series_code(std::string_view code) {
  return (code.size() == 1 || code.size() == 2) && std::all_of(code.begin(), code.end(), is_capital);
}

char document_letter(DocumentType type) {
  for (const auto& [known, letter] : letters)
    if (known == type) return letter;
  assert(false && "a document type without a letter");
  return '?';
}

std::optional<DocumentType> document_from_letter(char letter) {
  for (const auto& [type, known] : letters)
    if (known == letter) return type;
  return std::nullopt;
}

std::string series_name(int financial_year_start, std::string_view kiosk_label, std::string_view series_code,
                        DocumentType type) {
  assert(is_kiosk_label(kiosk_label) && is_series_code(series_code));
  assert(financial_year_start >= 2010 && financial_year_start < 2100);
  const int year = financial_year_start % 100;
  std::string name{static_cast<char>('0' + year / 10), static_cast<char>('0' + year % 10)};
  name += kiosk_label;
  name += series_code;
  name += document_letter(type);
  return name;
}

std::string receipt_number(std::string_view series, std::int64_t number) {
  assert(number >= 1 && number <= serial_number_max);
  std::string digits = std::to_string(number);
  std::string text{series};
  text += '-';
  text.append(6 - digits.size(), '0');
  text += digits;
  assert(text.size() <= serial_length_max);
  return text;
}

std::optional<ParsedReceiptNumber> parse_receipt_number(std::string_view text) {
  const std::size_t dash = text.find('-');
  if (dash == std::string_view::npos || dash < 6 || text.size() != dash + 7) return std::nullopt;
  const std::string_view series = text.substr(0, dash);
  if (!is_series_name(series)) return std::nullopt;
  std::int64_t number = 0;
  const char* end = text.data() + text.size();
  const auto parsed = std::from_chars(text.data() + dash + 1, end, number);
  if (parsed.ec != std::errc{} || parsed.ptr != end || number < 1) return std::nullopt;
  return ParsedReceiptNumber{std::string{series}, number};
}

}  // namespace odop
