#include <catch2/catch.hpp>

#include "pack/pack_list.h"
#include "pack/tiny_folder.h"

using namespace odop;

TEST_CASE("Piece goods below Rs 15,000 are listed first, the rest in the pack's order", "[pack][list]") {
  test::TinyFolder folder;
  folder.repeat_row("products.csv", 2);
  folder.set("products.csv", 5, "sku", "DEAR");
  folder.set("products.csv", 5, "barcode", "");
  folder.set("products.csv", 5, "mrp_rupees", "");
  folder.set("products.csv", 5, "price_rupees", "15000");
  folder.repeat_row("products.csv", 5);
  folder.set("products.csv", 6, "sku", "NEAR");
  folder.set("products.csv", 6, "price_rupees", "14999.99");
  const PackFolder read = folder.read();
  REQUIRE_FALSE(read.has_errors);
  std::string order;
  for (const Product* product : products_in_list_order(read.catalogue)) order += product->sku + " ";
  CHECK(order == "LKO-01 NEAR VNS-01 RIC-01 DEAR ");
}

TEST_CASE("A list calls goods by weight and length measured", "[pack][list]") {
  CHECK(listed_kind(ProductKind::gram) == "measured");
  CHECK(listed_kind(ProductKind::centimetre) == "measured");
  CHECK(listed_kind(ProductKind::piece) == "piece");
  CHECK(listed_kind(ProductKind::unique) == "unique");
}
