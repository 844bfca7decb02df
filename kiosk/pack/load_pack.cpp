// Opens a pack read-only and turns it into the Catalogue, or says why it is refused.
#include <SQLiteCpp/SQLiteCpp.h>
#include <sqlite3.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <span>
#include <tuple>

#include "core/gstin.h"
#include "core/percent_encoding.h"
#include "core/upi_uri.h"
#include "pack/bounds.h"
#include "pack/content_hash.h"
#include "pack/pack_file.h"
#include "pack/pack_tables.h"
#include "pack/pictures.h"
#include "pack/row_io.h"

namespace odop {
namespace {

using namespace pack_tables;
#define ODOP_DESCRIBE(name) [](auto& fields, auto& row) { describe_##name(fields, row); }

std::uint32_t big_endian_32(std::string_view bytes, std::size_t at) {
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < 4; ++i) value = (value << 8) | static_cast<std::uint8_t>(bytes[at + i]);
  return value;
}

// The first 100 bytes already tell another kind of file, a later format and a file that was cut short, each of which
// deserves its own sentence; SQLite would call them all "malformed".
Result<std::uint32_t, PackRefusal> read_file_head(const std::filesystem::path& path) {
  std::error_code problem;
  if (!std::filesystem::is_regular_file(path, problem))
    return Refused{pack_refusal(PackRefusalKind::not_there, path.filename().string())};
  const std::uintmax_t size = std::filesystem::file_size(path, problem);
  std::ifstream file(path, std::ios::binary);
  if (!file.is_open()) return Refused{pack_refusal(PackRefusalKind::not_there, path.filename().string())};
  if (size > pack_bounds::pack_bytes_max)
    return Refused{pack_refusal(PackRefusalKind::out_of_bounds, std::to_string(size) + " bytes")};
  std::string head(100, '\0');
  file.read(head.data(), static_cast<std::streamsize>(head.size()));
  const bool is_sqlite = file.gcount() == 100 && head.starts_with(std::string_view("SQLite format 3\0", 16));
  if (!is_sqlite || big_endian_32(head, 68) != static_cast<std::uint32_t>(pack_application_id))
    return Refused{pack_refusal(PackRefusalKind::not_a_pack, path.filename().string())};
  const std::uint32_t format = big_endian_32(head, 60);
  if (format > static_cast<std::uint32_t>(pack_format))
    return Refused{pack_refusal(PackRefusalKind::newer_format, std::to_string(format))};
  const std::uintmax_t page =
      (static_cast<std::uintmax_t>(static_cast<std::uint8_t>(head[16])) << 8) | static_cast<std::uint8_t>(head[17]);
  const std::uintmax_t whole = page * big_endian_32(head, 28);
  if (format == 0 || size != whole)
    return Refused{
        pack_refusal(PackRefusalKind::damaged, std::to_string(size) + " bytes instead of " + std::to_string(whole))};
  return format;
}

// immutable=1: nobody changes a pack once it stands, so SQLite needs no locks and leaves no side files, even on a
// read-only stick.
std::string uri_of(const std::filesystem::path& path) {
  std::string uri = "file:";
  const std::string text = std::filesystem::absolute(path).string();
  for (std::size_t from = 0; from <= text.size();) {
    const std::size_t slash = std::min(text.find('/', from), text.size());
    uri += percent_encode(std::string_view(text).substr(from, slash - from));
    if (slash < text.size()) uri += '/';
    from = slash + 1;
  }
  return uri + "?mode=ro&immutable=1";
}

// Every table exactly as we make it: no trigger, view or extra index of a stranger's file is ever run.
using SchemaRows = std::vector<std::tuple<std::string, std::string, std::string>>;
SchemaRows schema_rows(SQLite::Database& database) {
  SchemaRows rows;
  SQLite::Statement select(database, "SELECT type, name, coalesce(sql, '') FROM sqlite_schema ORDER BY type, name");
  while (select.executeStep())
    rows.emplace_back(select.getColumn(0).getString(), select.getColumn(1).getString(),
                      select.getColumn(2).getString());
  return rows;
}
const SchemaRows& expected_schema(std::uint32_t format) {
  static const auto of_formats = [] {
    std::array<SchemaRows, pack_format + 1> all;
    for (std::uint32_t each = 1; each <= pack_format; ++each) {
      SQLite::Database fresh(":memory:", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
      fresh.exec(schema_sql);
      for (const PackTable& table : tables)
        if (table.since_format > each) fresh.exec("DROP TABLE " + std::string(table.name));
      all[each] = schema_rows(fresh);
    }
    return all;
  }();
  return of_formats[format];
}

class PackReader {
 public:
  PackReader(const std::filesystem::path& path, std::uint32_t format)
      : format_(format), database_(uri_of(path), SQLite::OPEN_READONLY | SQLite::OPEN_URI | SQLite::OPEN_NOMUTEX) {
    sqlite3_limit(database_.getHandle(), SQLITE_LIMIT_LENGTH,
                  static_cast<int>(pack_bounds::photo_large_bytes_max + 65'536));
    database_.exec("PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON; PRAGMA query_only = ON");
    if (schema_rows(database_) != expected_schema(format)) throw DamagedPack{"other tables"};
    read(
        "manifest", 1, ODOP_DESCRIBE(manifest), [this](ManifestRow&& row) { manifest_ = std::move(row); }, "one");
    if (manifest_.sha256.empty()) throw DamagedPack{"no manifest"};
  }

  const ManifestRow& manifest() const { return manifest_; }

  void verify() {
    if (content_hash(database_, format_) != manifest_.sha256) throw DamagedPack{"content hash"};
  }

  // checked: the content was verified before, and so were its pictures.
  Catalogue catalogue(bool with_pictures, bool checked) {
    read_translations();
    // Once more, now that names in other languages can be put in.
    read(
        "manifest", 1, ODOP_DESCRIBE(manifest), [this](ManifestRow&& row) { manifest_ = std::move(row); }, "one");
    Catalogue all;
    all.event = manifest_.event;
    const auto is_minute = [](const std::optional<int>& minute) { return !minute || (*minute >= 0 && *minute < 1440); };
    if (!is_minute(all.event.opens_minute) || !is_minute(all.event.closes_minute) ||
        all.event.opens_minute.has_value() != all.event.closes_minute.has_value())
      throw DamagedPack{"manifest.opens_minute"};
    all.event.id = manifest_.pack.id;
    all.event.demo = manifest_.pack.demo;
    all.pack_hash = manifest_.sha256;
    all.pack_version = manifest_.pack.version;
    read_places(all);
    read_trade(all);
    read_goods(all);
    if (with_pictures) all.pictures = pictures(checked);
    if (format_ >= 5) read_photographs(all, with_pictures);
    all.build_indexes();
    return all;
  }

  std::unordered_map<std::string, std::string> pictures(bool checked) {
    std::unordered_map<std::string, std::string> all;
    std::size_t bytes = 0;
    read("picture", pack_bounds::pictures_max, ODOP_DESCRIBE(picture), [&](PictureRow&& row) {
      bytes += row.bytes.size();
      if (bytes > pack_bounds::pictures_bytes_max) throw DamagedPack{"pictures are too large"};
      if (!checked && !is_harmless(row)) throw DamagedPack{"picture " + row.name};
      all.emplace(std::move(row.name), std::move(row.bytes));
    });
    return all;
  }

 private:
  static bool is_harmless(const PictureRow& row) {
    const auto kind = picture_kind(row.bytes);
    return kind && is_stored_picture_name(row.name) &&
           (*kind != PictureKind::svg || svg_reaches_out(row.bytes).empty());
  }
  template <typename Take, typename Describe>
  void read(std::string_view table, std::size_t rows_max, Describe describe, Take take,
            std::string_view key = "place") {
    using Row = typename RowOf<Take>::type;
    ColumnNames names;
    const Row pattern{};
    describe(names, pattern);
    SQLite::Statement select(database_, "SELECT " + std::string(key) + ", " + names.list() + " FROM " +
                                            std::string(table) + " ORDER BY " + std::string(key));
    for (std::size_t count = 0; select.executeStep(); ++count) {
      if (count == rows_max) throw DamagedPack{std::string(table) + " has too many rows"};
      Row row;
      RowReader reader(select, table, others_);
      describe(reader, row);
      take(std::move(row));
    }
  }
  // The row type of a lambda that takes Row&&.
  template <typename Take>
  struct RowOf : RowOf<decltype(&Take::operator())> {};
  template <typename Take, typename Row>
  struct RowOf<void (Take::*)(Row&&) const> {
    using type = Row;
  };

  template <typename Row, typename Describe>
  void read_into(std::vector<Row>& rows, std::string_view table, std::size_t rows_max, Describe describe) {
    read(table, rows_max, describe, [&rows](Row&& row) { rows.push_back(std::move(row)); });
  }

  void read_translations() {
    SQLite::Statement select(database_, "SELECT tbl, row, field, language, text FROM translation ORDER BY place");
    while (select.executeStep()) {
      const auto language = language_from_code(select.getColumn(3).getString());
      if (!language) throw DamagedPack{"translation.language"};
      others_[translation_key(select.getColumn(0).getString(), select.getColumn(1).getInt64(),
                              select.getColumn(2).getString())]
          .emplace_back(*language, select.getColumn(4).getString());
    }
  }

  void read_places(Catalogue& all) {
    read_into(all.sectors, "sector", pack_bounds::sectors_max, ODOP_DESCRIBE(sector));
    read_into(all.districts, "district", pack_bounds::districts_max, ODOP_DESCRIBE(district));
    std::unordered_map<std::string, District*> by_id;
    for (District& district : all.districts) by_id.emplace(district.id, &district);
    const auto district_of = [&by_id](const std::string& id) -> District& {
      const auto found = by_id.find(id);
      if (found == by_id.end()) throw DamagedPack{"district " + id};
      return *found->second;
    };
    struct Placed {
      District* district;
      std::size_t number;
    };
    std::vector<Placed> products;  // by their place, which begins with 1
    read("district_product", pack_bounds::district_products_max, ODOP_DESCRIBE(district_product),
         [&](DistrictProductRow&& row) {
           District& district = district_of(row.district);
           products.push_back({&district, district.products.size()});
           district.products.push_back(std::move(row.product));
         });
    if (format_ >= 4)
      read("district_picture", pack_bounds::district_products_max, ODOP_DESCRIBE(district_picture),
           [&](DistrictPictureRow&& row) {
             if (row.district_product < 1 || row.district_product > static_cast<std::int64_t>(products.size()))
               throw DamagedPack{"district picture " + row.picture};
             const Placed& at = products[static_cast<std::size_t>(row.district_product - 1)];
             at.district->products[at.number].picture = std::move(row.picture);
           });
    if (format_ >= 5) {
      read("district_product_origin", pack_bounds::district_products_max, ODOP_DESCRIBE(product_origin),
           [&](ProductOriginRow&& row) {
             if (row.district_product < 1 || row.district_product > static_cast<std::int64_t>(products.size()))
               throw DamagedPack{"district_product_origin"};
             const Placed& at = products[static_cast<std::size_t>(row.district_product - 1)];
             at.district->products[at.number].origin = std::move(row.origin);
           });
      read_into(all.states, "state", pack_bounds::states_max, ODOP_DESCRIBE(state));
      read("district_state", pack_bounds::districts_max, ODOP_DESCRIBE(district_state), [&](DistrictStateRow&& row) {
        District& district = district_of(row.district);
        if (all.find_state(row.state) == nullptr) throw DamagedPack{"state " + row.state};
        district.state = std::move(row.state);
        district.has_hexagon = row.has_hexagon;
      });
      const auto homes =
          std::count_if(all.states.begin(), all.states.end(), [](const State& state) { return state.is_home; });
      if (homes != (all.states.empty() ? 0 : 1)) throw DamagedPack{"home State"};
    }
    read("gi_name", pack_bounds::gi_names_max, ODOP_DESCRIBE(gi_name),
         [&](GiNameRow&& row) { district_of(row.district).gi_names.push_back(std::move(row.gi)); });
    read_into(all.facts, "fact", pack_bounds::facts_max, ODOP_DESCRIBE(fact));
    if (format_ >= 5) read_into(all.exhibits, "exhibit", pack_bounds::exhibits_max, ODOP_DESCRIBE(exhibit));
    for (const Exhibit& exhibit : all.exhibits)
      if (!exhibit.district.empty()) district_of(exhibit.district);
  }

  void read_trade(Catalogue& all) {
    read("stall", 1, ODOP_DESCRIBE(stall), [&](StallInfo&& row) { all.stall = std::move(row); });
    read_into(all.suppliers, "supplier", pack_bounds::suppliers_max, ODOP_DESCRIBE(supplier));
    if (format_ >= 3) read_turnover(all);
    if (format_ >= 4) read_bank_links(all);
    read_into(all.makers, "maker", pack_bounds::makers_max, ODOP_DESCRIBE(maker));
    if (format_ >= 3)
      read("organiser_key", 1, ODOP_DESCRIBE(organiser_key), [&](OrganiserKeyRow&& row) {
        if (!wire::public_key_from_hex(row.public_key)) throw DamagedPack{"organiser_key"};
        all.event.organiser_key = std::move(row.public_key);
      });
    if (format_ >= 4) read_into(all.playlist, "playlist", pack_bounds::playlist_max, ODOP_DESCRIBE(playlist));
    if (format_ >= 5) read_plan(all.plan);
    read_into(all.staff, "staff", pack_bounds::staff_max, ODOP_DESCRIBE(staff));
    read_into(all.tax_rules, "tax_rule", pack_bounds::tax_rows_max, ODOP_DESCRIBE(tax_rule));
    std::unordered_map<std::string, TaxRule*> by_id;
    for (TaxRule& rule : all.tax_rules) by_id.emplace(rule.id, &rule);
    read("tax_slab", pack_bounds::tax_rows_max, ODOP_DESCRIBE(tax_slab), [&](TaxSlabRow&& row) {
      const auto found = by_id.find(row.rule);
      if (found == by_id.end()) throw DamagedPack{"tax rule " + row.rule};
      auto& periods = found->second->periods;
      const bool same =
          !periods.empty() && periods.back().valid_from == row.valid_from && periods.back().valid_to == row.valid_to;
      if (!same) periods.push_back({row.valid_from, row.valid_to, {}});
      periods.back().slabs.push_back(row.slab);
    });
    // core/tax.h counts on this.
    for (const TaxRule& rule : all.tax_rules)
      for (const TaxRulePeriod& period : rule.periods)
        if (period.slabs.empty() || period.slabs.back().upto_paise != 0) throw DamagedPack{"tax rule " + rule.id};
  }

  // Whoever looks closely is shown the large one without another question, so it must be there.
  void read_photographs(Catalogue& all, bool with_pictures) {
    read("photograph", pack_bounds::pictures_max, ODOP_DESCRIBE(photograph), [&](PhotographRow&& row) {
      const auto is_side = [](int px) { return px >= 1 && px <= pack_bounds::photo_large_side_px; };
      const bool is_whole = !with_pictures || (all.pictures.contains(row.picture) &&
                                               all.pictures.contains(large_picture_name(row.picture)));
      if (!is_whole || !is_side(row.photograph.large_width_px) || !is_side(row.photograph.large_height_px))
        throw DamagedPack{"photograph " + row.picture};
      all.photographs.emplace(std::move(row.picture), std::move(row.photograph));
    });
  }

  static std::vector<std::string> split(std::string_view codes) {
    std::vector<std::string> all;
    while (!codes.empty()) {
      const auto blank = std::min(codes.find(' '), codes.size());
      all.emplace_back(codes.substr(0, blank));
      codes.remove_prefix(std::min(blank + 1, codes.size()));
    }
    return all;
  }

  void read_plan(FairPlan& plan) {
    const auto is_on_plan = [](int metres) { return metres >= 0 && metres <= plan_side_m_max; };
    read("hall", pack_bounds::plan_places_max, ODOP_DESCRIBE(hall), [&](PlanPlace&& row) {
      if (!is_on_plan(row.x_m) || !is_on_plan(row.y_m) || !is_on_plan(row.width_m) || !is_on_plan(row.depth_m))
        throw DamagedPack{"hall " + row.code};
      plan.places.push_back(std::move(row));
    });
    read("fair_stall", pack_bounds::plan_stalls_max, ODOP_DESCRIBE(fair_stall), [&](FairStallRow&& row) {
      if (!is_on_plan(row.stall.x_m) || !is_on_plan(row.stall.y_m)) throw DamagedPack{"stall " + row.stall.code};
      row.stall.suppliers = split(row.suppliers);
      row.stall.makers = split(row.makers);
      row.stall.districts = split(row.districts);
      plan.stalls.push_back(std::move(row.stall));
    });
  }

  void read_bank_links(Catalogue& all) {
    read("supplier_upi_link", pack_bounds::suppliers_max, ODOP_DESCRIBE(supplier_upi_link),
         [&](SupplierUpiLinkRow&& row) {
           const auto found = std::find_if(all.suppliers.begin(), all.suppliers.end(),
                                           [&](const Supplier& supplier) { return supplier.code == row.supplier; });
           if (found == all.suppliers.end() || !read_upi_link(row.link))
             throw DamagedPack{"bank's UPI link of " + row.supplier};
           found->upi_bank_link = std::move(row.link);
         });
  }

  void read_turnover(Catalogue& all) {
    read("supplier_pan", pack_bounds::suppliers_max, ODOP_DESCRIBE(supplier_pan), [&](SupplierPanRow&& row) {
      const auto found = std::find_if(all.suppliers.begin(), all.suppliers.end(),
                                      [&](const Supplier& supplier) { return supplier.code == row.supplier; });
      const bool is_sound = (row.pan.empty() || is_valid_pan(row.pan)) && row.turnover_before >= Money{} &&
                            row.turnover_before.paise() <= pack_bounds::turnover_paise_max;
      if (found == all.suppliers.end() || !is_sound) throw DamagedPack{"PAN of " + row.supplier};
      found->pan = row.pan;
      found->turnover_before = row.turnover_before;
    });
    read("turnover_limit", pack_bounds::turnover_limits_max, ODOP_DESCRIBE(turnover_limit), [&](TurnoverLimit&& row) {
      if (row.limit <= Money{} || row.limit.paise() > pack_bounds::turnover_paise_max)
        throw DamagedPack{"turnover limit"};
      all.turnover_limits.push_back(std::move(row));
    });
  }

  void read_goods(Catalogue& all) {
    read_into(all.products, "product", pack_bounds::products_max, ODOP_DESCRIBE(product));
    std::unordered_map<std::string, Product*> by_sku;
    for (Product& product : all.products) {
      const bool sound = product.price > Money{} && product.price.paise() <= pack_bounds::price_paise_max &&
                         product.opening_stock >= 0 && product.opening_stock <= pack_bounds::stock_max;
      if (!sound) throw DamagedPack{"product " + product.sku};
      by_sku.emplace(product.sku, &product);
    }
    if (format_ >= 2)
      read("price_rule", pack_bounds::products_max, ODOP_DESCRIBE(price_rule), [&](PriceRuleRow&& row) {
        const auto found = by_sku.find(row.sku);
        const auto is_price = [](const std::optional<Money>& price) {
          return !price || (*price > Money{} && price->paise() <= pack_bounds::price_paise_max);
        };
        if (found == by_sku.end() || !is_price(row.floor_price) || !is_price(row.last_days_price) ||
            row.last_days_price.has_value() != row.last_days_from.has_value())
          throw DamagedPack{"price rule " + row.sku};
        found->second->floor_price = row.floor_price;
        if (row.last_days_from) found->second->last_days = LastDaysPrice{*row.last_days_from, *row.last_days_price};
      });
    if (format_ >= 3)
      read("variant", pack_bounds::products_max, ODOP_DESCRIBE(variant), [&](VariantRow&& row) {
        const auto found = by_sku.find(row.sku);
        if (found == by_sku.end() || row.group.empty() || row.variant.empty() || row.craft_name.empty())
          throw DamagedPack{"variant " + row.sku};
        found->second->variant_group = std::move(row.group);
        found->second->variant = std::move(row.variant);
        found->second->craft_name = std::move(row.craft_name);
      });
    read("marketplace", pack_bounds::marketplaces_max, ODOP_DESCRIBE(marketplace), [&](MarketplaceRow&& row) {
      row.marketplace.hosts = split(row.hosts);
      all.marketplaces.push_back(std::move(row.marketplace));
    });
    read("listing", pack_bounds::listings_max, ODOP_DESCRIBE(listing), [&](ListingRow&& row) {
      const auto found = by_sku.find(row.sku);
      if (found == by_sku.end()) throw DamagedPack{"listing " + row.sku};
      found->second->listings.push_back(std::move(row.listing));
    });
  }

  std::uint32_t format_;
  SQLite::Database database_;
  ManifestRow manifest_;
  Translations others_;
};

// Opens, hands over, and turns whatever a broken file throws into its refusal.
template <typename T, typename Use>
Result<T, PackRefusal> with_pack(const std::filesystem::path& path, Use use) {
  const auto format = read_file_head(path);
  if (!format) return Refused{format.reason()};
  try {
    PackReader reader(path, *format);
    return use(reader);
  } catch (const DamagedPack& damage) {
    return Refused{pack_refusal(PackRefusalKind::damaged, damage.detail)};
  } catch (const SQLite::Exception& problem) {
    const bool cannot_open = problem.getErrorCode() == SQLITE_CANTOPEN;
    return Refused{pack_refusal(cannot_open ? PackRefusalKind::not_there : PackRefusalKind::damaged, problem.what())};
  }
}

PackIdentity identity_of(const PackReader& reader, const std::filesystem::path& path) {
  return {reader.manifest().pack, reader.manifest().sha256, std::filesystem::file_size(path)};
}

}  // namespace

Result<Catalogue, PackRefusal> load_pack(const std::filesystem::path& path, const LoadOptions& options) {
  return with_pack<Catalogue>(path, [&](PackReader& reader) {
    if (!options.verified) {
      reader.verify();
    } else if (identity_of(reader, path) != *options.verified) {
      throw DamagedPack{"not the pack that was applied"};
    }
    return reader.catalogue(options.pictures, options.verified.has_value());
  });
}

Result<PackIdentity, PackRefusal> identify_pack(const std::filesystem::path& path) {
  return with_pack<PackIdentity>(path, [&](PackReader& reader) {
    reader.verify();
    return identity_of(reader, path);
  });
}

Result<std::unordered_map<std::string, std::string>, PackRefusal> open_pack_pictures(
    const std::filesystem::path& path) {
  return with_pack<std::unordered_map<std::string, std::string>>(
      path, [](PackReader& reader) { return reader.pictures(false); });
}

}  // namespace odop
