#include "random_fair.h"

#include "support/small_fair.h"

namespace odop::test {

namespace {

// Days since 1970-01-01: 22 September 2025, when the rates changed.
constexpr std::int64_t day_of_the_new_rates = 20'353;

struct Rule {
  const char* id;
  std::vector<by_hand::Slab> before, after;
};
const std::vector<Rule>& rules() {
  static const std::vector<Rule> all{{"handicraft", {{0, 1'200}}, {{0, 500}}},
                                     {"apparel", {{100'000, 500}, {0, 1'200}}, {{250'000, 500}, {0, 1'800}}},
                                     {"jewellery", {{0, 300}}, {{0, 300}}},
                                     {"stones", {{0, 25}}, {{0, 25}}},
                                     {"filigree", {{0, 1'200}}, {{0, 300}}},
                                     {"luxury", {{0, 2'800}}, {{0, 4'000}}},
                                     {"exempt", {{0, 0}}, {{0, 0}}}};
  return all;
}

std::vector<TaxSlab> tax_slabs(const std::vector<by_hand::Slab>& slabs) {
  std::vector<TaxSlab> made;
  for (const by_hand::Slab& slab : slabs)
    made.push_back({.upto_paise = slab.upto, .rate_basis_points = static_cast<std::int32_t>(slab.rate)});
  return made;
}

Supplier seller(const std::string& code, const std::string& series_code, SellerProfile profile) {
  Supplier supplier;
  supplier.code = code;
  supplier.series_code = series_code;
  supplier.name = {"विक्रेता " + code, "Seller " + code};
  supplier.legal_name = "Seller " + code;
  supplier.address = {"मेला", "Mela"};
  supplier.profile = profile;
  if (profile != SellerProfile::unregistered) supplier.gstin = "09ABCDE1234F1ZY";
  supplier.state_code = 9;
  supplier.upi_vpa = "seller@okbank";
  supplier.upi_payee_name = "SELLER";
  if (profile == SellerProfile::casual) {
    supplier.valid_from = CivilDate{2025, 1, 1};
    supplier.valid_to = CivilDate{2026, 12, 31};
  }
  return supplier;
}

std::int64_t random_price(std::mt19937_64& random, const std::string& rule) {
  switch (pick(random, 1, 10)) {
    case 1:
      return pick(random, 1, 99);
    case 2:
    case 3:
      return 100 * pick(random, 1, 5'000);
    case 4:
    case 5:
      if (rule == "apparel") {
        // At a limit with the lower rate inside: 1,000.00 + 5 %, 2,500.00 + 5 %, and the paisa beside it.
        const std::int64_t limit = one_in(random, 2) ? 105'000 : 262'500;
        return limit + pick(random, -1, 1);
      }
      return pick(random, 100'000, 3'000'000);
    default:
      return pick(random, 100, 300'000);
  }
}

}  // namespace

std::int64_t pick(std::mt19937_64& random, std::int64_t low, std::int64_t high) {
  return std::uniform_int_distribution<std::int64_t>{low, high}(random);
}

Catalogue random_fair(std::mt19937_64& random) {
  Catalogue fair = small_fair(1);  // for its event and stall
  fair.event.first_day = {2025, 3, 1};
  fair.event.last_day = {2025, 9, 23};
  fair.tax_rules.clear();
  for (const Rule& rule : rules())
    fair.tax_rules.push_back(
        {.id = rule.id,
         .periods = {{.valid_from = {2017, 7, 1}, .valid_to = CivilDate{2025, 9, 21}, .slabs = tax_slabs(rule.before)},
                     {.valid_from = {2025, 9, 22}, .valid_to = std::nullopt, .slabs = tax_slabs(rule.after)}},
         .confidence = "A"});
  fair.suppliers = {seller("REG", "A", SellerProfile::regular), seller("CAS", "B", SellerProfile::casual),
                    seller("COM", "C", SellerProfile::composition), seller("UNR", "D", SellerProfile::unregistered),
                    seller("TWO", "AA", SellerProfile::regular)};
  fair.products.clear();
  constexpr ProductKind kinds[] = {ProductKind::piece, ProductKind::piece, ProductKind::unique, ProductKind::gram,
                                   ProductKind::centimetre};
  for (int i = 0; i < 24; ++i) {
    Product product;
    product.sku = "P" + std::to_string(i);
    product.name = {"वस्तु " + product.sku, "Article " + product.sku};
    product.kind = kinds[pick(random, 0, 4)];
    product.gst_rule = rules()[static_cast<std::size_t>(pick(random, 0, std::ssize(rules()) - 1))].id;
    product.price = Money::from_paise(random_price(random, product.gst_rule));
    product.hsn = "6912";
    product.district = "azamgarh";
    product.sector = "handicraft";
    product.supplier = fair.suppliers[static_cast<std::size_t>(pick(random, 0, std::ssize(fair.suppliers) - 1))].code;
    product.opening_stock = pick(random, 0, 1'000);
    fair.products.push_back(std::move(product));
  }
  fair.build_indexes();
  return fair;
}

void change_prices(Catalogue& fair, std::mt19937_64& random) {
  ++fair.pack_version;
  fair.pack_hash[0] = static_cast<char>('0' + fair.pack_version % 10);
  fair.suppliers.front().address = {"मेला", "Mela, counter " + std::to_string(fair.pack_version)};
  for (Product& product : fair.products)
    if (one_in(random, 3)) product.price = Money::from_paise(random_price(random, product.gst_rule));
}

const std::vector<by_hand::Slab>& slabs_on(const std::string& rule, std::int64_t day) {
  for (const Rule& known : rules())
    if (rule == known.id) return day < day_of_the_new_rates ? known.before : known.after;
  throw std::logic_error("no rule " + rule);
}

}  // namespace odop::test
