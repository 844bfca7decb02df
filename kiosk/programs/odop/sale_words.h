// How the command line writes goods, payments and what comes back. Used by odop sell, refund and exchange.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "till/after_sale.h"
#include "till/complete_sale.h"

namespace odop::programs {

std::optional<std::int64_t> whole_number(const std::string& text);
std::optional<till::Cart> parse_items(const std::string& text);
inline constexpr const char* items_help =
    "SKU[*N[-PAISE]][@PAISE],...: N pieces, grams or centimetres, with PAISE off the line, at PAISE for one";
inline constexpr const char* items_advice = "write SKU, SKU*N, SKU*N-PAISE or SKU*N@PAISE, separated by commas";
std::optional<till::TenderGiven> parse_tender(const std::string& text);
inline constexpr const char* tender_advice = "write cash:PAISE, upi:PAISE[:RRN] or card:PAISE[:SLIP]";
// "5" or "2.5" per cent in basis points; 0 when it is no percentage above 0 and up to 100.
std::int32_t parse_percent(const std::string& text);
std::optional<till::ReturnAsked> parse_returned_line(const std::string& text);
std::optional<TenderKind> parse_tender_kind(const std::string& text);

}  // namespace odop::programs
