// Legal serial numbers (SPECS 2.3, CGST Rule 46): one series per supplier, device, document type and financial year,
// such as 24K07AI-000123. The till takes the next number inside the transaction that stores the document. Pure.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/sale.h"

namespace odop {

inline constexpr std::int64_t serial_number_max = 999'999;
inline constexpr std::size_t serial_length_max = 16;

// "K07": a capital letter and one to three digits, so that label and series code can never run into each other.
bool is_kiosk_label(std::string_view label);
// "A" .. "ZZ", given by the pack, unique within it.
bool is_series_code(std::string_view code);

// I invoice, S bill of supply, U cash memo, M invoice-cum-bill, C credit note, P payment received, D challan, N no
// bill.
char document_letter(DocumentType type);
std::optional<DocumentType> document_from_letter(char letter);

// "24K07AI" for the financial year that began in 2024.
std::string series_name(int financial_year_start, std::string_view kiosk_label, std::string_view series_code,
                        DocumentType type);
// "24K07AI-000123"; number in 1 .. serial_number_max.
std::string receipt_number(std::string_view series, std::int64_t number);

struct ParsedReceiptNumber {
  std::string series;
  std::int64_t number = 0;
};
std::optional<ParsedReceiptNumber> parse_receipt_number(std::string_view text);

}  // namespace odop
