// The columns of a pack's tables, each named once: the same description writes a row, reads it back and makes the SQL,
// so that what is built is what is loaded. Used only by the pack file's .cpp files.
#pragma once

#include <string>
#include <string_view>

#include "core/catalogue.h"
#include "pack/pack_folder.h"

namespace odop::pack_tables {

// Rows that stand inside others in the catalogue.
struct DistrictProductRow {
  std::string district;
  DistrictProduct product;
};
struct DistrictPictureRow {
  std::int64_t district_product = 0;  // place of its row
  std::string picture;
};
struct ProductOriginRow {
  std::int64_t district_product = 0;  // place of its row
  ProductOrigin origin;
};
struct DistrictStateRow {
  std::string district, state;
  bool has_hexagon = true;
};
struct GiNameRow {
  std::string district;
  GiName gi;
};
struct TaxSlabRow {
  std::string rule;
  CivilDate valid_from;
  std::optional<CivilDate> valid_to;
  TaxSlab slab;
};
struct ListingRow {
  std::string sku;
  Listing listing;
};
struct MarketplaceRow {
  Marketplace marketplace;
  std::string hosts;
};
struct OrganiserKeyRow {
  std::string public_key;
};
struct PriceRuleRow {
  std::string sku;
  std::optional<Money> floor_price, last_days_price;
  std::optional<CivilDate> last_days_from;
};
struct VariantRow {
  std::string sku, group;
  LocalText craft_name, variant;
};
struct SupplierPanRow {
  std::string supplier, pan;
  Money turnover_before;
};
struct SupplierUpiLinkRow {
  std::string supplier, link;
};
struct ManifestRow {
  PackManifest pack;
  EventInfo event;
  std::int64_t products = 0, pictures = 0, created_utc_ms = 0;
  std::string sha256;
};
struct FairStallRow {
  PlanStall stall;
  std::string suppliers, makers, districts;  // of the stall's lists, separated by single spaces
};
struct PictureRow {
  std::string name, bytes;
};
struct PhotographRow {
  std::string picture;
  Photograph photograph;
};

template <typename Fields, typename Row>
void describe_manifest(Fields& f, Row& row) {
  f("event", row.pack.id);
  f("version", row.pack.version);
  f("demo", row.pack.demo);
  f("valid_from", row.pack.valid_from);
  f("valid_to", row.pack.valid_to);
  f("name", row.event.name);
  f("place", row.event.place);
  f("first_day", row.event.first_day);
  f("last_day", row.event.last_day);
  f("opens_minute", row.event.opens_minute);
  f("closes_minute", row.event.closes_minute);
  f("state_code", row.event.state_code);
  f("products", row.products);
  f("pictures", row.pictures);
  f("sha256", row.sha256);
  f("created_utc_ms", row.created_utc_ms);
}
template <typename Fields, typename Row>
void describe_stall(Fields& f, Row& row) {
  f("code", row.code);
  f("name", row.name);
  f("footer", row.footer);
  f("supplier", row.supplier);
}
template <typename Fields, typename Row>
void describe_sector(Fields& f, Row& row) {
  f("id", row.id);
  f("name", row.name);
}
template <typename Fields, typename Row>
void describe_district(Fields& f, Row& row) {
  f("id", row.id);
  f("name", row.name);
  f("map_label", row.map_label);
  f("division", row.division);
  f("hex_q", row.hex_q);
  f("hex_r", row.hex_r);
  f("story", row.story);
  f("story_verified", row.story_verified);
}
template <typename Fields, typename Row>
void describe_district_product(Fields& f, Row& row) {
  f("district", row.district);
  f.choice("rank", row.product.rank, Rank::primary, Rank::tertiary);
  f("sector", row.product.sector);
  f("name", row.product.name);
  f("verified", row.product.verified);
}
template <typename Fields, typename Row>
void describe_district_picture(Fields& f, Row& row) {
  f("district_product", row.district_product);
  f("picture", row.picture);
}
template <typename Fields, typename Row>
void describe_product_origin(Fields& f, Row& row) {
  f("district_product", row.district_product);
  f.choice("scheme", row.origin.scheme, ProductScheme::odop, ProductScheme::proposed);
  f("sources", row.origin.sources);
  f("has_two_sources", row.origin.has_two_sources);
  f("is_sector_picture", row.origin.is_sector_picture);
}
template <typename Fields, typename Row>
void describe_state(Fields& f, Row& row) {
  f("id", row.id);
  f("name", row.name);
  f("is_home", row.is_home);
}
template <typename Fields, typename Row>
void describe_district_state(Fields& f, Row& row) {
  f("district", row.district);
  f("state", row.state);
  f("has_hexagon", row.has_hexagon);
}
template <typename Fields, typename Row>
void describe_gi_name(Fields& f, Row& row) {
  f("district", row.district);
  f("name", row.gi.name);
  f("sourced", row.gi.sourced);
}
template <typename Fields, typename Row>
void describe_supplier(Fields& f, Row& row) {
  f("code", row.code);
  f("series_code", row.series_code);
  f("name", row.name);
  f("legal_name", row.legal_name);
  f("address", row.address);
  f.choice("profile", row.profile, SellerProfile::unregistered, SellerProfile::casual);
  f("gstin", row.gstin);
  f("state_code", row.state_code);
  f("upi_vpa", row.upi_vpa);
  f("upi_payee_name", row.upi_payee_name);
  f("upi_mcc", row.upi_mcc);
  f("fssai", row.fssai);
  f("phone", row.phone);
  f("valid_from", row.valid_from);
  f("valid_to", row.valid_to);
}
template <typename Fields, typename Row>
void describe_maker(Fields& f, Row& row) {
  f("code", row.code);
  f("name", row.name);
  f("craft", row.craft);
  f("quote", row.quote);
  f("district", row.district);
  f("supplier", row.supplier);
  f("card", row.card);
}
template <typename Fields, typename Row>
void describe_tax_rule(Fields& f, Row& row) {
  f("id", row.id);
  f("confidence", row.confidence);
}
template <typename Fields, typename Row>
void describe_tax_slab(Fields& f, Row& row) {
  f("rule", row.rule);
  f("valid_from", row.valid_from);
  f("valid_to", row.valid_to);
  f("upto_paise", row.slab.upto_paise);
  f("rate_basis_points", row.slab.rate_basis_points);
}
template <typename Fields, typename Row>
void describe_product(Fields& f, Row& row) {
  f("sku", row.sku);
  f("name", row.name);
  f("detail", row.detail);
  f.choice("kind", row.kind, ProductKind::piece, ProductKind::centimetre);
  f("price_paise", row.price);
  f("mrp_paise", row.mrp);
  f("hsn", row.hsn);
  f("gst_rule", row.gst_rule);
  f("district", row.district);
  f("sector", row.sector);
  f("maker", row.maker);
  f("supplier", row.supplier);
  f("barcode", row.barcode);
  f("picture", row.picture);
  f("opening_stock", row.opening_stock);
  f("favourite", row.favourite);
  f("popularity", row.popularity);
  f("search_key", row.search_key);
}
template <typename Fields, typename Row>
void describe_price_rule(Fields& f, Row& row) {
  f("sku", row.sku);
  f("floor_paise", row.floor_price);
  f("last_days_from", row.last_days_from);
  f("last_days_paise", row.last_days_price);
}
template <typename Fields, typename Row>
void describe_variant(Fields& f, Row& row) {
  f("sku", row.sku);
  f("variant_group", row.group);
  f("craft_name", row.craft_name);
  f("variant", row.variant);
}
template <typename Fields, typename Row>
void describe_supplier_pan(Fields& f, Row& row) {
  f("supplier", row.supplier);
  f("pan", row.pan);
  f("turnover_before_paise", row.turnover_before);
}
template <typename Fields, typename Row>
void describe_supplier_upi_link(Fields& f, Row& row) {
  f("supplier", row.supplier);
  f("link", row.link);
}
template <typename Fields, typename Row>
void describe_turnover_limit(Fields& f, Row& row) {
  f.choice("profile", row.profile, SellerProfile::unregistered, SellerProfile::casual);
  f("state_code", row.state_code);
  f("valid_from", row.valid_from);
  f("valid_to", row.valid_to);
  f("limit_paise", row.limit);
}
template <typename Fields, typename Row>
void describe_marketplace(Fields& f, Row& row) {
  f("id", row.marketplace.id);
  f("name", row.marketplace.name);
  f("note", row.marketplace.note);
  f("hosts", row.hosts);
}
template <typename Fields, typename Row>
void describe_listing(Fields& f, Row& row) {
  f("sku", row.sku);
  f("marketplace", row.listing.marketplace);
  f("url", row.listing.url);
  f("is_search", row.listing.is_search);
}
template <typename Fields, typename Row>
void describe_staff(Fields& f, Row& row) {
  f("code", row.code);
  f("name", row.name);
  f.choice("role", row.role, Role::seller, Role::organiser);
  f("pin_hash", row.pin_hash);
  f("sign", row.sign);
}
template <typename Fields, typename Row>
void describe_fact(Fields& f, Row& row) {
  f("id", row.id);
  f("figure", row.figure);
  f("sentence", row.sentence);
  f("date", row.date);
  f("source", row.source);
}
template <typename Fields, typename Row>
void describe_exhibit(Fields& f, Row& row) {
  f.choice("room", row.room, Exhibit::Room::scheme, Exhibit::Room::sources);
  f("title", row.title);
  f("text", row.text);
  f("picture", row.picture);
  f("date", row.date);
  f("source", row.source);
  f("district", row.district);
}
template <typename Fields, typename Row>
void describe_playlist(Fields& f, Row& row) {
  f.choice("kind", row.kind, PlaylistScene::Kind::plates, PlaylistScene::Kind::sold_today);
  f("first_day", row.first_day);
  f("last_day", row.last_day);
  f("ref", row.ref);
  f("seconds", row.seconds);
  f("text", row.text);
}
template <typename Fields, typename Row>
void describe_hall(Fields& f, Row& row) {
  f.choice("kind", row.kind, PlanPlace::Kind::hall, PlanPlace::Kind::place);
  f("code", row.code);
  f("name", row.name);
  f("x_m", row.x_m);
  f("y_m", row.y_m);
  f("width_m", row.width_m);
  f("depth_m", row.depth_m);
}
template <typename Fields, typename Row>
void describe_fair_stall(Fields& f, Row& row) {
  f("code", row.stall.code);
  f("name", row.stall.name);
  f("hall", row.stall.hall);
  f("x_m", row.stall.x_m);
  f("y_m", row.stall.y_m);
  f("suppliers", row.suppliers);
  f("makers", row.makers);
  f("districts", row.districts);
}
template <typename Fields, typename Row>
void describe_organiser_key(Fields& f, Row& row) {
  f("public_key", row.public_key);
}
template <typename Fields, typename Row>
void describe_photograph(Fields& f, Row& row) {
  f("picture", row.picture);
  f("credit", row.photograph.credit);
  f("large_width_px", row.photograph.large_width_px);
  f("large_height_px", row.photograph.large_height_px);
}
template <typename Fields, typename Row>
void describe_picture(Fields& f, Row& row) {
  f("name", row.name);
  f.blob("bytes", row.bytes);
}

// Collects the column names of a description; a LocalText is two columns.
class ColumnNames {
 public:
  template <typename T>
  void operator()(std::string_view name, const T&) {
    add(name);
  }
  void operator()(std::string_view name, const LocalText&) {
    add(std::string(name) + "_hi");
    add(std::string(name) + "_en");
  }
  template <typename E>
  void choice(std::string_view name, const E&, E, E) {
    add(name);
  }
  void blob(std::string_view name, const std::string&) { add(name); }
  const std::string& list() const { return list_; }
  int count() const { return count_; }

 private:
  void add(std::string_view name) {
    list_ += (list_.empty() ? "" : ", ") + std::string(name);
    ++count_;
  }
  std::string list_;
  int count_ = 0;
};

// Every table but `manifest`, in the order in which they are written and hashed, with the format that brought it. Packs
// of earlier formats are still read, as a stall may have one in use when its program is updated.
struct PackTable {
  std::string_view name;
  std::uint32_t since_format = 1;
};
inline constexpr PackTable tables[] = {{"stall"},
                                       {"sector"},
                                       {"district"},
                                       {"district_product"},
                                       {"district_picture", 4},
                                       {"district_product_origin", 5},
                                       {"state", 5},
                                       {"district_state", 5},
                                       {"gi_name"},
                                       {"supplier"},
                                       {"supplier_pan", 3},
                                       {"supplier_upi_link", 4},
                                       {"turnover_limit", 3},
                                       {"maker"},
                                       {"tax_rule"},
                                       {"tax_slab"},
                                       {"product"},
                                       {"price_rule", 2},
                                       {"variant", 3},
                                       {"marketplace"},
                                       {"listing"},
                                       {"playlist", 4},
                                       {"hall", 5},
                                       {"fair_stall", 5},
                                       {"exhibit", 5},
                                       {"organiser_key", 3},
                                       {"staff"},
                                       {"fact"},
                                       {"translation"},
                                       {"photograph", 5},
                                       {"picture"}};

extern const char* const schema_sql;  // schema.sql, built in

}  // namespace odop::pack_tables
