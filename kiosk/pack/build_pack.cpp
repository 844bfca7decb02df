// Writes a checked folder into one pack file.
#include <SQLiteCpp/SQLiteCpp.h>
#include <sqlite3.h>
#include <unistd.h>

#include <algorithm>
#include <cassert>

#include "core/errors.h"
#include "pack/bounds.h"
#include "pack/content_hash.h"
#include "pack/disk.h"
#include "pack/pack_file.h"
#include "pack/pack_tables.h"
#include "pack/pin_hash.h"
#include "pack/row_io.h"

namespace odop {
namespace {

using namespace pack_tables;

std::string insert_sql(std::string_view table, std::string_view key, const ColumnNames& names) {
  std::string sql = "INSERT INTO " + std::string(table) + " (" + std::string(key) + ", " + names.list() + ") VALUES (?";
  for (int i = 0; i < names.count(); ++i) sql += ", ?";
  return sql + ")";
}

class TableWriter {
 public:
  explicit TableWriter(SQLite::Database& database) : database_(database) {}

  // `describe` is one of pack_tables.h; rows get the places 1, 2, 3 ...
  template <typename Row, typename Describe>
  void write(std::string_view table, const std::vector<Row>& rows, Describe describe, std::string_view key = "place") {
    ColumnNames names;
    const Row pattern{};
    describe(names, pattern);
    SQLite::Statement insert(database_, insert_sql(table, key, names));
    std::int64_t place = 0;
    for (const Row& row : rows) {
      RowWriter writer(insert, table, ++place, others_);
      describe(writer, row);
      insert.exec();
    }
  }
  void write_translations() {
    SQLite::Statement insert(database_, "INSERT INTO translation VALUES (?, ?, ?, ?, ?, ?)");
    std::int64_t place = 0;
    for (const Translation& each : others_) {
      insert.reset();
      insert.bind(1, ++place);
      insert.bind(2, each.table);
      insert.bind(3, each.row);
      insert.bind(4, each.field);
      insert.bind(5, each.language);
      insert.bind(6, each.text);
      insert.exec();
    }
  }

 private:
  SQLite::Database& database_;
  std::vector<Translation> others_;
};

// A generic lambda for each description, since a template has no address.
#define ODOP_DESCRIBE(name) [](auto& fields, auto& row) { describe_##name(fields, row); }

void write_places(TableWriter& tables, const Catalogue& catalogue) {
  tables.write("sector", catalogue.sectors, ODOP_DESCRIBE(sector));
  tables.write("district", catalogue.districts, ODOP_DESCRIBE(district));
  std::vector<DistrictProductRow> products;
  std::vector<DistrictPictureRow> pictures;
  std::vector<ProductOriginRow> origins;
  std::vector<DistrictStateRow> states;
  std::vector<GiNameRow> gi_names;
  for (const District& district : catalogue.districts) {
    for (const auto& product : district.products) {
      products.push_back({district.id, product});
      const auto place = static_cast<std::int64_t>(products.size());
      if (!product.picture.empty()) pictures.push_back({place, product.picture});
      const ProductOrigin& origin = product.origin;
      if (origin.scheme != ProductScheme::odop || !origin.sources.empty() || origin.is_sector_picture)
        origins.push_back({place, origin});
    }
    if (!catalogue.states.empty()) states.push_back({district.id, district.state, district.has_hexagon});
    for (const auto& gi : district.gi_names) gi_names.push_back({district.id, gi});
  }
  tables.write("district_product", products, ODOP_DESCRIBE(district_product));
  tables.write("district_picture", pictures, ODOP_DESCRIBE(district_picture));
  tables.write("district_product_origin", origins, ODOP_DESCRIBE(product_origin));
  tables.write("state", catalogue.states, ODOP_DESCRIBE(state));
  tables.write("district_state", states, ODOP_DESCRIBE(district_state));
  tables.write("gi_name", gi_names, ODOP_DESCRIBE(gi_name));
  tables.write("fact", catalogue.facts, ODOP_DESCRIBE(fact));
}

void write_trade(TableWriter& tables, const Catalogue& catalogue) {
  tables.write("supplier", catalogue.suppliers, ODOP_DESCRIBE(supplier));
  std::vector<SupplierPanRow> pans;
  for (const Supplier& supplier : catalogue.suppliers)
    if (!supplier.pan.empty() || supplier.turnover_before != Money{})
      pans.push_back({supplier.code, supplier.pan, supplier.turnover_before});
  tables.write("supplier_pan", pans, ODOP_DESCRIBE(supplier_pan));
  std::vector<SupplierUpiLinkRow> links;
  for (const Supplier& supplier : catalogue.suppliers)
    if (!supplier.upi_bank_link.empty()) links.push_back({supplier.code, supplier.upi_bank_link});
  tables.write("supplier_upi_link", links, ODOP_DESCRIBE(supplier_upi_link));
  tables.write("turnover_limit", catalogue.turnover_limits, ODOP_DESCRIBE(turnover_limit));
  tables.write("maker", catalogue.makers, ODOP_DESCRIBE(maker));
  tables.write("stall", std::vector<StallInfo>{catalogue.stall}, ODOP_DESCRIBE(stall));
  tables.write("tax_rule", catalogue.tax_rules, ODOP_DESCRIBE(tax_rule));
  std::vector<TaxSlabRow> slabs;
  for (const TaxRule& rule : catalogue.tax_rules)
    for (const TaxRulePeriod& period : rule.periods)
      for (const TaxSlab& slab : period.slabs) slabs.push_back({rule.id, period.valid_from, period.valid_to, slab});
  tables.write("tax_slab", slabs, ODOP_DESCRIBE(tax_slab));
}

void write_goods(TableWriter& tables, const Catalogue& catalogue) {
  tables.write("product", catalogue.products, ODOP_DESCRIBE(product));
  std::vector<PriceRuleRow> price_rules;
  for (const Product& product : catalogue.products)
    if (product.floor_price || product.last_days)
      price_rules.push_back({product.sku, product.floor_price,
                             product.last_days ? std::optional(product.last_days->price) : std::nullopt,
                             product.last_days ? std::optional(product.last_days->from) : std::nullopt});
  tables.write("price_rule", price_rules, ODOP_DESCRIBE(price_rule));
  std::vector<VariantRow> variants;
  for (const Product& product : catalogue.products)
    if (!product.variant_group.empty())
      variants.push_back({product.sku, product.variant_group, product.craft_name, product.variant});
  tables.write("variant", variants, ODOP_DESCRIBE(variant));
  std::vector<MarketplaceRow> marketplaces;
  for (const Marketplace& each : catalogue.marketplaces) {
    std::string hosts;
    for (const std::string& host : each.hosts) hosts += (hosts.empty() ? "" : " ") + host;
    marketplaces.push_back({each, hosts});
  }
  tables.write("marketplace", marketplaces, ODOP_DESCRIBE(marketplace));
  std::vector<ListingRow> listings;
  for (const Product& product : catalogue.products)
    for (const Listing& listing : product.listings) listings.push_back({product.sku, listing});
  tables.write("listing", listings, ODOP_DESCRIBE(listing));
}

void write_organiser_key(TableWriter& tables, const EventInfo& event) {
  std::vector<OrganiserKeyRow> keys;
  if (!event.organiser_key.empty()) keys.push_back({event.organiser_key});
  tables.write("organiser_key", keys, ODOP_DESCRIBE(organiser_key));
}

std::string joined(const std::vector<std::string>& codes) {
  std::string all;
  for (const std::string& code : codes) all += (all.empty() ? "" : " ") + code;
  return all;
}

void write_plan(TableWriter& tables, const FairPlan& plan) {
  tables.write("hall", plan.places, ODOP_DESCRIBE(hall));
  std::vector<FairStallRow> stalls;
  for (const PlanStall& stall : plan.stalls)
    stalls.push_back({stall, joined(stall.suppliers), joined(stall.makers), joined(stall.districts)});
  tables.write("fair_stall", stalls, ODOP_DESCRIBE(fair_stall));
}

void write_staff(TableWriter& tables, const PackFolder& folder, wire::PinCost cost) {
  std::vector<StaffMember> staff = folder.catalogue.staff;
  assert(staff.size() == folder.pins.size());
  for (std::size_t i = 0; i < staff.size(); ++i)
    staff[i].pin_hash = hash_pack_pin(folder.manifest.id, folder.manifest.version, staff[i].code, folder.pins[i], cost);
  tables.write("staff", staff, ODOP_DESCRIBE(staff));
}

void write_pictures(TableWriter& tables, const Catalogue& catalogue) {
  std::vector<PhotographRow> photographs;
  for (const auto& [name, photograph] : catalogue.photographs) photographs.push_back({name, photograph});
  std::sort(photographs.begin(), photographs.end(), [](const auto& a, const auto& b) { return a.picture < b.picture; });
  tables.write("photograph", photographs, ODOP_DESCRIBE(photograph));
  std::vector<PictureRow> pictures;
  for (const auto& [name, bytes] : catalogue.pictures) pictures.push_back({name, bytes});
  std::sort(pictures.begin(), pictures.end(), [](const auto& a, const auto& b) { return a.name < b.name; });
  tables.write("picture", pictures, ODOP_DESCRIBE(picture));
}

std::string write_database(const std::filesystem::path& path, const PackFolder& folder, const BuildOptions& options) {
  SQLite::Database database(path.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
  // The file is new and is thrown away when anything fails, so SQLite needs no journal; we sync it ourselves.
  database.exec("PRAGMA page_size = 4096; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF");
  database.exec("PRAGMA application_id = " + std::to_string(pack_application_id) +
                "; PRAGMA user_version = " + std::to_string(pack_format) + "; PRAGMA foreign_keys = OFF");
  database.exec("BEGIN");
  database.exec(schema_sql);
  TableWriter tables(database);
  const Catalogue& catalogue = folder.catalogue;
  ManifestRow manifest{folder.manifest,
                       catalogue.event,
                       static_cast<std::int64_t>(catalogue.products.size()),
                       static_cast<std::int64_t>(catalogue.pictures.size()),
                       options.created_utc_ms,
                       ""};
  tables.write("manifest", std::vector<ManifestRow>{manifest}, ODOP_DESCRIBE(manifest), "one");
  write_places(tables, catalogue);
  write_trade(tables, catalogue);
  write_goods(tables, catalogue);
  tables.write("playlist", catalogue.playlist, ODOP_DESCRIBE(playlist));
  write_plan(tables, catalogue.plan);
  tables.write("exhibit", catalogue.exhibits, ODOP_DESCRIBE(exhibit));
  write_organiser_key(tables, catalogue.event);
  write_staff(tables, folder, options.pin_cost);
  write_pictures(tables, catalogue);
  tables.write_translations();
  const std::string hash = content_hash(database, static_cast<std::uint32_t>(pack_format));
  SQLite::Statement set_hash(database, "UPDATE manifest SET sha256 = ?");
  set_hash.bind(1, hash);
  set_hash.exec();
  database.exec("COMMIT");
  SQLite::Statement broken(database, "PRAGMA foreign_key_check");
  const bool dangling = broken.executeStep();
  assert(!dangling && "the folder's check lets no unknown reference through");
  return hash;
}

}  // namespace

Result<PackIdentity, PackRefusal> build_pack(const PackFolder& folder, const std::filesystem::path& out,
                                             const BuildOptions& options) {
  if (folder.has_errors) return Refused{pack_refusal(PackRefusalKind::has_errors)};
  const TemporaryFile temporary(out.string() + ".tmp-" + std::to_string(::getpid()));
  std::error_code ignored;
  std::filesystem::remove(temporary.path(), ignored);
  PackIdentity identity{folder.manifest, {}, 0};
  try {
    identity.content_hash = write_database(temporary.path(), folder, options);
  } catch (const SQLite::Exception& problem) {
    const bool full = problem.getErrorCode() == SQLITE_FULL;
    throw MachineError(full ? "disk_full" : "io", "build pack " + out.string() + ": " + problem.what());
  }
  identity.bytes = std::filesystem::file_size(temporary.path());
  if (identity.bytes > pack_bounds::pack_bytes_max)
    return Refused{pack_refusal(PackRefusalKind::out_of_bounds, std::to_string(identity.bytes) + " bytes")};
  sync_file(temporary.path());
  rename_over(temporary.path(), out);
  sync_folder(folder_of(out));
  return identity;
}

}  // namespace odop
