// "LKO-KURTA-01*12": the products that a verb was asked for, and how often each. Used by what prints labels and
// posters.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "core/catalogue.h"

namespace odop::programs {

struct AskedProduct {
  const Product* product;
  int copies;
};
struct AskRefusal {
  bool is_misuse;    // written wrongly, and not only unknown
  std::string code;  // "usage", "sku_unknown"
  std::string detail;
};
// By sku or barcode, in the order asked for.
std::variant<std::vector<AskedProduct>, AskRefusal> asked_products(const Catalogue& catalogue,
                                                                   const std::vector<std::string>& words);

}  // namespace odop::programs
