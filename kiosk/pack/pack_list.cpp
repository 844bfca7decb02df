#include "pack/pack_list.h"

#include <algorithm>

namespace odop {

std::vector<const Product*> products_in_list_order(const Catalogue& catalogue) {
  constexpr Money everyday = Money::from_paise(15'000'00);
  std::vector<const Product*> products;
  products.reserve(catalogue.products.size());
  for (const Product& product : catalogue.products) products.push_back(&product);
  std::stable_partition(products.begin(), products.end(), [everyday](const Product* product) {
    return product->kind == ProductKind::piece && product->price < everyday;
  });
  return products;
}

std::string_view listed_kind(ProductKind kind) {
  if (is_measured(kind)) return "measured";
  return kind == ProductKind::unique ? "unique" : "piece";
}

}  // namespace odop
