#include "support/small_fair.h"

namespace odop::test {

namespace {

Catalogue empty_fair(int pack_version) {
  Catalogue fair;
  fair.event = {.id = "mahakumbh-2025",
                .name = {"महाकुंभ 2025", "Mahakumbh 2025"},
                .place = {"प्रयागराज", "Prayagraj"},
                .first_day = {2025, 1, 13},
                .last_day = {2025, 2, 26},
                .state_code = 9,
                .demo = true};
  fair.stall = {.code = "S14",
                .name = {"ओडीओपी प्रदर्शनी", "ODOP Pavilion"},
                .footer = {"7 दिन में बदलें", "Exchange within 7 days"},
                .supplier = "UPH"};
  fair.pack_version = pack_version;
  fair.pack_hash = std::string(63, 'a') + static_cast<char>('0' + pack_version % 10);
  fair.tax_rules = {{.id = "handicraft",
                     .periods = {{.valid_from = {2017, 7, 1},
                                  .valid_to = std::nullopt,
                                  .slabs = {{.upto_paise = 0, .rate_basis_points = 500}}}},
                     .confidence = "A"},
                    {.id = "apparel",
                     .periods = {{.valid_from = {2017, 7, 1},
                                  .valid_to = std::nullopt,
                                  .slabs = {{.upto_paise = 250'000, .rate_basis_points = 500},
                                            {.upto_paise = 0, .rate_basis_points = 1'800}}}},
                     .confidence = "A"}};
  Supplier house;
  house.code = "UPH";
  house.series_code = "A";
  house.name = {"यूपी हस्तशिल्प", "UP Handicrafts"};
  house.legal_name = "UP Handicrafts Private Limited";
  house.address = {"सेक्टर 4, मेला क्षेत्र", "Sector 4, Mela Area, counter " + std::to_string(pack_version)};
  house.profile = SellerProfile::regular;
  house.gstin = "09ABCDE1234F1ZY";
  house.state_code = 9;
  house.upi_vpa = "uphandicrafts@okbank";
  house.upi_payee_name = "UP HANDICRAFTS";
  house.upi_mcc = "5947";
  Supplier maker;
  maker.code = "RAM";
  maker.series_code = "B";
  maker.name = {"राम लाल", "Ram Lal"};
  maker.legal_name = "Ram Lal";
  maker.address = {"निज़ामाबाद, आज़मगढ़", "Nizamabad, Azamgarh"};
  maker.profile = SellerProfile::unregistered;
  maker.state_code = 9;
  maker.upi_vpa = "ramlal@okbank";
  maker.upi_payee_name = "RAM LAL";
  fair.suppliers = {house, maker};
  return fair;
}

void add_product(Catalogue& fair, const std::string& sku, ProductKind kind, std::int64_t price_paise,
                 const std::string& rule, const std::string& supplier, std::int64_t stock) {
  Product product;
  product.sku = sku;
  product.name = {"वस्तु " + sku, "Article " + sku};
  product.kind = kind;
  product.price = Money::from_paise(price_paise);
  product.hsn = "6912";
  product.gst_rule = rule;
  product.district = "azamgarh";
  product.sector = "handicraft";
  product.maker = "M012";
  product.supplier = supplier;
  product.opening_stock = stock;
  fair.products.push_back(std::move(product));
}

}  // namespace

Catalogue small_fair(int pack_version) {
  Catalogue fair = empty_fair(pack_version);
  const std::int64_t dearer = (pack_version - 1) * 100;
  add_product(fair, "CUP", ProductKind::piece, 10'500 + dearer, "handicraft", "UPH", 200);
  add_product(fair, "VASE", ProductKind::piece, 99'900, "handicraft", "UPH", 40);
  add_product(fair, "KURTA", ProductKind::piece, 262'500 + dearer, "apparel", "UPH", 25);
  add_product(fair, "SHAWL", ProductKind::piece, 280'000, "apparel", "UPH", 12);
  add_product(fair, "SILK", ProductKind::centimetre, 145'050, "apparel", "UPH", 5'000);
  add_product(fair, "SWEETS", ProductKind::gram, 64'000, "handicraft", "UPH", 20'000);
  add_product(fair, "LOOM", ProductKind::unique, 1'850'000, "handicraft", "UPH", 1);
  add_product(fair, "DIYA", ProductKind::piece, 1'049, "handicraft", "RAM", 1'000);
  add_product(fair, "POT", ProductKind::piece, 45'000 + dearer, "handicraft", "RAM", 60);
  add_product(fair, "TOY", ProductKind::piece, 19'999, "handicraft", "RAM", 80);
  fair.build_indexes();
  return fair;
}

Catalogue large_fair() {
  Catalogue fair = empty_fair(1);
  for (int i = 0; i < 350; ++i)
    add_product(fair, "SKU" + std::to_string(1'000 + i), ProductKind::piece, 5'000 + 7'350 * (i % 83), "handicraft",
                i % 5 == 4 ? "RAM" : "UPH", 10'000);
  fair.build_indexes();
  return fair;
}

storage::AppliedPack applied_pack_of(const Catalogue& catalogue) {
  return {.event = catalogue.event.id,
          .version = catalogue.pack_version,
          .content_hash = catalogue.pack_hash,
          .file_name = catalogue.pack_hash + ".odop",
          .file_bytes = 1,
          .applied_ms = 1'736'740'000'000};
}

}  // namespace odop::test
