#include "core/catalogue.h"

#include <catch2/catch.hpp>

using namespace odop;

namespace {

Product product(std::string sku, std::string barcode) {
  Product made;
  made.sku = std::move(sku);
  made.barcode = std::move(barcode);
  return made;
}

Catalogue small_catalogue() {
  Catalogue catalogue;
  catalogue.products = {product("VNS-SAREE-1", "8901234567894"), product("LKO-Kurta-2", ""),
                        product("X9", "VNS-SAREE-1")};
  catalogue.districts.resize(2);
  catalogue.districts[0].id = "varanasi";
  catalogue.districts[1].id = "lucknow";
  catalogue.makers.resize(1);
  catalogue.makers[0].code = "M012";
  catalogue.suppliers.resize(1);
  catalogue.suppliers[0].code = "UPH";
  catalogue.tax_rules.resize(1);
  catalogue.tax_rules[0].id = "apparel";
  catalogue.marketplaces.resize(2);
  catalogue.marketplaces[1].id = "gem";
  catalogue.build_indexes();
  return catalogue;
}

}  // namespace

TEST_CASE("What the pack lists is found by its code, and nothing else is", "[core][catalogue]") {
  const Catalogue catalogue = small_catalogue();
  CHECK(catalogue.find_product("LKO-Kurta-2") == &catalogue.products[1]);
  CHECK(catalogue.find_district("lucknow") == &catalogue.districts[1]);
  CHECK(catalogue.find_maker("M012") == &catalogue.makers[0]);
  CHECK(catalogue.find_supplier("UPH") == &catalogue.suppliers[0]);
  CHECK(catalogue.find_tax_rule("apparel") == &catalogue.tax_rules[0]);
  CHECK(catalogue.find_marketplace("gem") == &catalogue.marketplaces[1]);

  CHECK(catalogue.find_product("lko-kurta-2") == nullptr);
  CHECK(catalogue.find_district("Lucknow") == nullptr);
  CHECK(catalogue.find_maker("") == nullptr);
  CHECK(catalogue.find_supplier("UP") == nullptr);
  CHECK(catalogue.find_tax_rule("apparel ") == nullptr);
  CHECK(catalogue.find_marketplace("amazon") == nullptr);
}

TEST_CASE("A scan finds a product by its barcode or its sku in either case", "[core][catalogue]") {
  const Catalogue catalogue = small_catalogue();
  CHECK(catalogue.find_barcode("8901234567894") == &catalogue.products[0]);
  CHECK(catalogue.find_barcode("lko-KURTA-2") == &catalogue.products[1]);
  CHECK(catalogue.find_barcode("x9") == &catalogue.products[2]);
  CHECK(catalogue.find_barcode("8901234567895") == nullptr);
  CHECK(catalogue.find_barcode("") == nullptr);
}

TEST_CASE("A printed barcode wins over another product's sku", "[core][catalogue]") {
  const Catalogue catalogue = small_catalogue();
  CHECK(catalogue.find_barcode("vns-saree-1") == &catalogue.products[2]);
}

TEST_CASE("A copied catalogue finds its own rows", "[core][catalogue]") {
  const Catalogue original = small_catalogue();
  const Catalogue copy = original;
  CHECK(copy.find_product("X9") == &copy.products[2]);
}
