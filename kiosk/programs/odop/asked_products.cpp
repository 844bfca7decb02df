#include "programs/odop/asked_products.h"

#include <charconv>
#include <optional>
#include <string_view>

#include "devices/limits.h"

namespace odop::programs {

namespace {

std::optional<int> whole_number(std::string_view text) {
  int value = 0;
  const auto parsed = std::from_chars(text.data(), text.data() + text.size(), value);
  if (text.empty() || parsed.ec != std::errc{} || parsed.ptr != text.data() + text.size()) return std::nullopt;
  return value;
}

}  // namespace

std::variant<std::vector<AskedProduct>, AskRefusal> asked_products(const Catalogue& catalogue,
                                                                   const std::vector<std::string>& words) {
  std::vector<AskedProduct> asked;
  for (const std::string& text : words) {
    const auto star = text.rfind('*');
    const std::string code = text.substr(0, star);
    const auto copies = star == std::string::npos ? 1 : whole_number(std::string_view(text).substr(star + 1));
    if (!copies || *copies < 1 || *copies > device_limits::label_copies_max)
      return AskRefusal{true, "usage",
                        "--sku " + text + ": write SKU or SKU*COPIES, 1 to " +
                            std::to_string(device_limits::label_copies_max) + " copies"};
    const Product* product = catalogue.find_product(code);
    if (!product) product = catalogue.find_barcode(code);
    if (!product)
      return AskRefusal{false, "sku_unknown",
                        "--sku " + text + ": no product of the applied pack (" + catalogue.event.id +
                            ") has this sku or barcode; its products.csv lists them"};
    asked.push_back({product, *copies});
  }
  return asked;
}

}  // namespace odop::programs
