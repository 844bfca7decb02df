// Goods and payments as sell and book are told them on the command line. nullopt: not in that form.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "till/complete_sale.h"

namespace odop::programs {

std::optional<std::int64_t> whole_number(const std::string& text);
// At most so many parts; the last keeps what is left.
std::vector<std::string> split(const std::string& text, char at, std::size_t parts_max);

// "VNS-SAREE-01*2,LKO-KURTA-03*2@120000": SKU[*N[-PAISE]][@PAISE], separated by commas.
std::optional<till::Cart> parse_items(const std::string& text);
// "cash:50000", "upi:125000:501501259006", "card:125000:004217"
std::optional<till::TenderGiven> parse_tender(const std::string& text);
std::optional<TenderKind> parse_kind(const std::string& text);  // "cash", "upi", "card"

}  // namespace odop::programs
