// Marketplaces, products and their listings.
#include <algorithm>
#include <array>
#include <unordered_map>
#include <unordered_set>

#include "core/gstin.h"
#include "core/listing_link.h"
#include "core/search_key.h"
#include "pack/bounds.h"
#include "pack/draft.h"
#include "pack/sheet.h"

namespace odop {
namespace {

using Need = SheetRow::Need;
using pack_bounds::id_length_max;
using pack_bounds::line_length_max;
using pack_bounds::name_length_max;

bool is_host(std::string_view host) {
  const std::string probe = "https://" + std::string(host) + "/";
  const std::string allowed[] = {std::string(host)};
  return static_cast<bool>(check_listing_link(probe, allowed));
}

void read_marketplaces(PackDraft& draft) {
  constexpr std::string_view columns[] = {"id", "hosts"};
  constexpr std::string_view texts[] = {"name", "note"};
  const Sheet sheet(draft.folder, {"marketplaces.csv", false, pack_bounds::marketplaces_max, columns, texts},
                    draft.findings);
  SeenLines ids;
  sheet.for_each([&](SheetRow& row) {
    Marketplace marketplace;
    marketplace.id = row.id("id", id_length_max);
    marketplace.name = row.local("name", name_length_max, Need::required);
    marketplace.note = row.local("note", line_length_max, Need::optional);
    std::string_view hosts = row.cell("hosts");
    if (hosts.empty()) row.text("hosts", line_length_max, Need::required);
    while (!hosts.empty()) {
      const auto blank = hosts.find(' ');
      const std::string_view host = hosts.substr(0, blank);
      hosts = blank == std::string_view::npos ? std::string_view{} : trimmed(hosts.substr(blank));
      if (!is_host(host)) {
        row.report("hosts", "host_bad", {host});
      } else if (marketplace.hosts.size() == pack_bounds::hosts_per_marketplace_max) {
        row.report("hosts", "number_range", {"hosts", "1.." + std::to_string(marketplace.hosts.size())});
        break;
      } else {
        marketplace.hosts.emplace_back(host);
      }
    }
    if (const auto first = ids.take(row.cell("id"), row.line()))
      return row.report("id", "duplicate", {row.cell("id"), std::to_string(*first)});
    draft.catalogue.marketplaces.push_back(std::move(marketplace));
  });
}

// The last digit of EAN-8, UPC-A and EAN-13: weights 3 and 1 from the right.
bool ean_checks(std::string_view digits) {
  int sum = 0;
  for (std::size_t i = 0; i < digits.size(); ++i) sum += (digits[digits.size() - 1 - i] - '0') * (i % 2 == 1 ? 3 : 1);
  return sum % 10 == 0;
}

void check_barcode(SheetRow& row, const std::string& barcode) {
  const bool printable = std::all_of(barcode.begin(), barcode.end(), [](char c) { return c > 0x20 && c <= 0x7E; });
  if (!printable || barcode.size() > pack_bounds::barcode_length_max)
    return row.report("barcode", "barcode_bad", {barcode, std::to_string(pack_bounds::barcode_length_max)});
  const bool ean_length = barcode.size() == 8 || barcode.size() == 12 || barcode.size() == 13;
  if (ean_length && barcode.find_first_not_of("0123456789") == std::string::npos && !ean_checks(barcode))
    row.report("barcode", "barcode_check_digit", {barcode});
}

// Ids of the other files, for the references of a product.
struct KnownIds {
  std::unordered_set<std::string> districts, sectors, rules, suppliers;
  std::unordered_map<std::string, std::string> supplier_of_maker;

  explicit KnownIds(const Catalogue& catalogue) {
    for (const auto& each : catalogue.districts) districts.insert(each.id);
    for (const auto& each : catalogue.sectors) sectors.insert(each.id);
    for (const auto& each : catalogue.tax_rules) rules.insert(each.id);
    for (const auto& each : catalogue.suppliers) suppliers.insert(each.code);
    for (const auto& each : catalogue.makers) supplier_of_maker.emplace(each.code, each.supplier);
  }
};

std::string reference(SheetRow& row, std::string_view column, const std::unordered_set<std::string>& known,
                      std::string_view file, Need need) {
  std::string id = row.id(column, id_length_max, need);
  if (!id.empty() && !known.contains(id)) row.report(column, "reference_unknown", {id, file});
  return id;
}

// Who sells: the row's own supplier, else the maker's, else the stall's.
void settle_supplier(SheetRow& row, Product& product, const KnownIds& known, const Catalogue& catalogue) {
  product.maker = row.id("maker", id_length_max, Need::optional);
  std::string of_maker;
  if (!product.maker.empty()) {
    const auto found = known.supplier_of_maker.find(product.maker);
    if (found == known.supplier_of_maker.end()) {
      row.report("maker", "reference_unknown", {product.maker, "makers.csv"});
    } else {
      of_maker = found->second;
    }
  }
  product.supplier = reference(row, "supplier", known.suppliers, "suppliers.csv", Need::optional);
  if (!product.supplier.empty() && !of_maker.empty() && product.supplier != of_maker)
    row.report("supplier", "supplier_differs", {product.supplier, of_maker});
  if (product.supplier.empty()) product.supplier = of_maker.empty() ? catalogue.stall.supplier : of_maker;
}

void read_price(SheetRow& row, Product& product, const EventInfo& event) {
  product.price = row.rupees("price_rupees", Need::required).value_or(Money{});
  product.mrp = row.rupees("mrp_rupees", Need::optional);
  if (product.mrp && product.price > *product.mrp)
    row.report("price_rupees", "price_above_mrp", {row.cell("price_rupees"), row.cell("mrp_rupees")});
  product.floor_price = row.rupees("floor_rupees", Need::optional);
  const auto last_price = row.rupees("last_days_rupees", Need::optional);
  const auto last_from = row.day("last_days_from", Need::optional);
  if (last_price.has_value() != last_from.has_value()) {
    const char* missing = last_price ? "last_days_from" : "last_days_rupees";
    if (row.cell(missing).empty()) row.report(missing, "last_days_half", {missing});
  } else if (last_price) {
    product.last_days = LastDaysPrice{*last_from, *last_price};
    if (*last_price >= product.price && product.price > Money{})
      row.report("last_days_rupees", "last_days_no_less", {row.cell("last_days_rupees"), row.cell("price_rupees")});
    if (event.last_day < *last_from)
      row.report("last_days_from", "last_days_after_event", {row.cell("last_days_from"), to_iso_date(event.last_day)});
  }
  const Money lowest = product.last_days ? std::min(product.price, product.last_days->price) : product.price;
  if (product.price > Money{} && product.floor_price && *product.floor_price > lowest)
    row.report("floor_rupees", "floor_above_price", {row.cell("floor_rupees"), rupees_text(lowest)});
}

void read_variant(SheetRow& row, Product& product) {
  product.variant_group = row.id("variant_of", id_length_max, Need::optional);
  product.variant = row.local("variant", pack_bounds::name_length_max, Need::optional);
  const bool has_words = !product.variant.exact(Language::en).empty() && !product.variant.exact(Language::hi).empty();
  if (product.variant_group.empty() && !product.variant.empty()) {
    if (row.cell("variant_of").empty()) row.report("variant_of", "variant_group_missing");
  } else if (!product.variant_group.empty() && !has_words) {
    if (product.variant.empty()) row.report("variant_en", "variant_word_missing", {product.variant_group});
  } else if (has_words) {
    product.craft_name = product.name;
    product.name = sold_name(product.craft_name, product.variant);
    for (const Language language : {Language::en, Language::hi})
      if (code_point_count(product.name.exact(language)) > name_length_max)
        row.report(language == Language::en ? "variant_en" : "variant_hi", "text_too_long",
                   {std::to_string(name_length_max)});
  }
}

Product read_product(SheetRow& row, const KnownIds& known, const Catalogue& catalogue) {
  constexpr std::string_view kinds[] = {"piece", "unique", "gram", "centimetre"};
  Product product;
  product.sku = row.id("sku", pack_bounds::sku_length_max);
  product.name = row.local("name", name_length_max, Need::required);
  read_variant(row, product);
  product.detail = row.local("detail", line_length_max, Need::optional);
  if (const auto kind = row.word("kind", kinds)) product.kind = static_cast<ProductKind>(*kind + 1);
  read_price(row, product, catalogue.event);
  product.hsn = row.text("hsn", line_length_max, Need::required);
  if (!product.hsn.empty() && !is_valid_hsn(product.hsn)) row.report("hsn", "hsn_bad", {product.hsn});
  product.gst_rule = reference(row, "gst_rule", known.rules, "tax_rules.csv", Need::required);
  product.district = reference(row, "district", known.districts, "districts.csv", Need::required);
  product.sector = reference(row, "sector", known.sectors, "sectors.csv", Need::required);
  settle_supplier(row, product, known, catalogue);
  product.barcode = row.text("barcode", line_length_max, Need::optional);
  if (!product.barcode.empty()) check_barcode(row, product.barcode);
  product.picture = row.text("picture", line_length_max, Need::optional);
  product.opening_stock = row.whole("opening_stock", 0, pack_bounds::stock_max, 0);
  if (product.kind == ProductKind::unique && product.opening_stock > 1)
    row.report("opening_stock", "unique_stock", {row.cell("opening_stock")});
  product.favourite = row.flag("favourite");
  product.popularity = static_cast<std::int32_t>(row.whole("popularity", 0, pack_bounds::popularity_max, 0));
  row.text("price_evidence", pack_bounds::sources_length_max, Need::optional);
  return product;
}

void read_products(PackDraft& draft) {
  constexpr std::string_view columns[] = {
      "sku",   "kind",     "price_rupees", "mrp_rupees", "hsn",           "gst_rule",  "district",   "sector",
      "maker", "supplier", "barcode",      "picture",    "opening_stock", "favourite", "popularity", "price_evidence"};
  constexpr std::string_view optional[] = {"floor_rupees", "last_days_from", "last_days_rupees",
                                           "variant_of",   "variant_en",     "variant_hi"};
  constexpr std::string_view texts[] = {"name", "detail"};
  const Sheet sheet(draft.folder, {"products.csv", true, pack_bounds::products_max, columns, texts, optional},
                    draft.findings);
  const KnownIds known(draft.catalogue);
  SeenLines codes;  // skus and barcodes together: a scan must find one product
  sheet.for_each([&](SheetRow& row) {
    Product product = read_product(row, known, draft.catalogue);
    if (!product.picture.empty()) take_picture(draft, "products.csv", row.line(), "picture", product.picture);
    if (!product.barcode.empty() && product.barcode != product.sku)
      if (const auto first = codes.take(product.barcode, row.line()))
        row.report("barcode", "duplicate", {product.barcode, std::to_string(*first)});
    if (const auto first = codes.take(row.cell("sku"), row.line()))
      return row.report("sku", "duplicate", {row.cell("sku"), std::to_string(*first)});
    draft.catalogue.products.push_back(std::move(product));
    draft.product_lines.push_back(row.line());
  });
}

std::string_view why(LinkRefusal refusal) {
  switch (refusal) {
    case LinkRefusal::empty:
      return "it is empty";
    case LinkRefusal::too_long:
      return "it is too long";
    case LinkRefusal::control_character:
      return "it has a control character or a line break";
    case LinkRefusal::backslash:
      return "it has a backslash";
    case LinkRefusal::not_https:
      return "it does not begin with https://";
    case LinkRefusal::user_info:
      return "it has a user name before the host";
    case LinkRefusal::port:
      return "it names a port";
    case LinkRefusal::ip_address:
      return "its host is a number";
    case LinkRefusal::punycode:
    case LinkRefusal::host_not_ascii:
      return "its host has letters that can be mistaken for others";
    case LinkRefusal::host_malformed:
      return "its host is malformed";
    case LinkRefusal::host_not_allowed:
      return "its host is not in the marketplace's list";
    case LinkRefusal::bad_percent_encoding:
      return "a % is not followed by two hex digits";
    case LinkRefusal::character_not_allowed:
      return "it has a character that must be percent-encoded";
    case LinkRefusal::embedded_address:
      return "it leads on to another address";
  }
  return "it is malformed";
}

void read_listings(PackDraft& draft) {
  constexpr std::string_view columns[] = {"sku", "marketplace", "url", "is_search"};
  const Sheet sheet(draft.folder, {"listings.csv", false, pack_bounds::listings_max, columns, {}}, draft.findings);
  auto& products = draft.catalogue.products;
  std::unordered_map<std::string, Product*> by_sku;
  for (Product& product : products) by_sku.emplace(product.sku, &product);
  const auto& marketplaces = draft.catalogue.marketplaces;
  SeenLines pairs;
  sheet.for_each([&](SheetRow& row) {
    const std::string sku = row.id("sku", pack_bounds::sku_length_max);
    Listing listing;
    listing.marketplace = row.id("marketplace", id_length_max);
    listing.is_search = row.flag("is_search");
    const auto product = by_sku.find(sku);
    if (product == by_sku.end() && !sku.empty()) row.report("sku", "reference_unknown", {sku, "products.csv"});
    const auto marketplace = std::find_if(marketplaces.begin(), marketplaces.end(),
                                          [&](const Marketplace& each) { return each.id == listing.marketplace; });
    if (marketplace == marketplaces.end()) {
      if (!listing.marketplace.empty())
        row.report("marketplace", "reference_unknown", {listing.marketplace, "marketplaces.csv"});
      return;
    }
    const auto link = check_listing_link(row.cell("url"), marketplace->hosts);
    if (!link) {
      row.report("url", row.cell("url").empty() ? "field_missing" : "listing_bad",
                 row.cell("url").empty() ? std::initializer_list<std::string_view>{}
                                         : std::initializer_list<std::string_view>{why(link.reason())});
      return;
    }
    listing.url = link->clean_url;
    if (const auto first = pairs.take(sku + " " + listing.marketplace, row.line()))
      return row.report("marketplace", "duplicate", {sku + " " + listing.marketplace, std::to_string(*first)});
    if (product == by_sku.end()) return;
    if (product->second->listings.size() == pack_bounds::listings_per_product_max)
      return row.report("sku", "listings_too_many", {sku, std::to_string(pack_bounds::listings_per_product_max)});
    product->second->listings.push_back(std::move(listing));
  });
}

// A product is found by its own name, its maker's and its district's.
void fill_search_keys(Catalogue& catalogue) {
  std::unordered_map<std::string, const LocalText*> makers, districts;
  for (const Maker& maker : catalogue.makers) makers.emplace(maker.code, &maker.name);
  for (const District& district : catalogue.districts) districts.emplace(district.id, &district.name);
  for (Product& product : catalogue.products) {
    std::vector<LocalText> also;
    if (const auto maker = makers.find(product.maker); maker != makers.end()) also.push_back(*maker->second);
    if (const auto place = districts.find(product.district); place != districts.end()) also.push_back(*place->second);
    product.search_key = make_search_key(product.name, also);
  }
}

}  // namespace

void read_goods(PackDraft& draft) {
  read_marketplaces(draft);
  read_products(draft);
  read_listings(draft);
  fill_search_keys(draft.catalogue);
}

}  // namespace odop
