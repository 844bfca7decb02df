#include "programs/odop/sale_words.h"

#include <charconv>

namespace odop::programs {

namespace {

std::vector<std::string> split(const std::string& text, char at, std::size_t parts_max) {
  std::vector<std::string> parts;
  std::size_t begin = 0;
  while (parts.size() + 1 < parts_max) {
    const std::size_t end = text.find(at, begin);
    if (end == std::string::npos) break;
    parts.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  parts.push_back(text.substr(begin));
  return parts;
}

}  // namespace

std::optional<std::int64_t> whole_number(const std::string& text) {
  std::int64_t value = 0;
  const auto parsed = std::from_chars(text.data(), text.data() + text.size(), value);
  if (text.empty() || parsed.ec != std::errc{} || parsed.ptr != text.data() + text.size()) return std::nullopt;
  return value;
}

// "VNS-SAREE-01*2,LKO-KURTA-03", "LKO-KURTA-03*2@120000": bargained to Rs 1,200 each, "LKO-KURTA-03*2-5000": Rs 50 off
// the line. A SKU may have hyphens, so what is taken off stands behind a quantity.
std::optional<till::Cart> parse_items(const std::string& text) {
  till::Cart cart;
  for (const std::string& item : split(text, ',', SIZE_MAX)) {
    const auto priced = split(item, '@', 2);
    const auto parts = split(priced[0], '*', 2);
    till::CartLine line{.sku = parts[0], .quantity = 1};
    if (priced.size() == 2) {
      const auto paise = whole_number(priced[1]);
      if (!paise || *paise < 0) return std::nullopt;
      line.unit_price = Money::from_paise(*paise);
    }
    if (parts.size() == 2) {
      const auto counted = split(parts[1], '-', 2);
      const auto quantity = whole_number(counted[0]);
      if (!quantity) return std::nullopt;
      line.quantity = *quantity;
      if (counted.size() == 2) {
        const auto paise = whole_number(counted[1]);
        if (!paise || *paise < 0) return std::nullopt;
        line.line_discount = Money::from_paise(*paise);
      }
    }
    if (line.sku.empty()) return std::nullopt;
    cart.lines.push_back(std::move(line));
  }
  return cart;
}

// "5" or "2.5" per cent in basis points; 0 when it is no percentage above 0 and up to 100.
std::int32_t parse_percent(const std::string& text) {
  const auto parts = split(text, '.', 2);
  const auto whole = whole_number(parts[0]);
  if (!whole || *whole < 0 || *whole > 100 || (parts.size() == 2 && (parts[1].empty() || parts[1].size() > 2)))
    return 0;
  std::int64_t hundredths = 0;
  if (parts.size() == 2) {
    const auto fraction = whole_number(parts[1]);
    if (!fraction || *fraction < 0) return 0;
    hundredths = parts[1].size() == 1 ? *fraction * 10 : *fraction;
  }
  const std::int64_t basis_points = *whole * 100 + hundredths;
  return basis_points <= 10'000 ? static_cast<std::int32_t>(basis_points) : 0;
}

// "cash:50000", "upi:125000", "upi:125000:501501259006", "card:125000:004217"
std::optional<till::TenderGiven> parse_tender(const std::string& text) {
  const auto parts = split(text, ':', 3);
  if (parts.size() < 2) return std::nullopt;
  const auto paise = whole_number(parts[1]);
  if (!paise) return std::nullopt;
  till::TenderGiven tender{.given = Money::from_paise(*paise)};
  if (parts[0] == "cash" && parts.size() == 2)
    tender.kind = TenderKind::cash;
  else if (parts[0] == "upi")
    tender.kind = TenderKind::upi;
  else if (parts[0] == "card")
    tender.kind = TenderKind::card;
  else
    return std::nullopt;
  if (parts.size() == 3) tender.reference = parts[2];
  return tender;
}

// "2*1": one piece of line 2. "2" alone: nothing is said of how much, so it is refused.
std::optional<till::ReturnAsked> parse_returned_line(const std::string& text) {
  till::ReturnAsked asked;
  const char* const end = text.data() + text.size();
  const auto line = std::from_chars(text.data(), end, asked.line);
  if (line.ec != std::errc{} || line.ptr == end || *line.ptr != '*') return std::nullopt;
  const auto quantity = std::from_chars(line.ptr + 1, end, asked.quantity);
  if (quantity.ec != std::errc{} || quantity.ptr != end) return std::nullopt;
  return asked;
}

std::optional<TenderKind> parse_tender_kind(const std::string& text) {
  if (text == "cash") return TenderKind::cash;
  if (text == "upi") return TenderKind::upi;
  if (text == "card") return TenderKind::card;
  return std::nullopt;
}

}  // namespace odop::programs
