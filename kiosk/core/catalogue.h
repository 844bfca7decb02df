// What an event sells, shows and taxes: the content of an applied event pack as plain values. Built by pack/, read by
// the till, the showcase and the papers; never changed after it was loaded, so any thread may read it.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/civil_date.h"
#include "core/exhibit.h"
#include "core/fair_plan.h"
#include "core/language.h"
#include "core/money.h"
#include "core/photograph.h"
#include "core/state.h"

namespace odop {

// How a product is counted. The price is for one piece, one kilogram or one metre; a quantity is pieces, grams or
// centimetres. A unique piece is sold once.
enum class ProductKind : std::uint8_t { piece = 1, unique = 2, gram = 3, centimetre = 4 };
constexpr std::int64_t units_per_price(ProductKind kind) {
  return kind == ProductKind::gram ? 1000 : kind == ProductKind::centimetre ? 100 : 1;
}
constexpr bool is_measured(ProductKind kind) {
  return kind == ProductKind::gram || kind == ProductKind::centimetre;
}

// Who the law says the seller is (SPECS 2.1). Exemption of single goods is a rate of 0, not a profile.
enum class SellerProfile : std::uint8_t { unregistered = 1, composition = 2, regular = 3, casual = 4 };
constexpr bool charges_tax(SellerProfile profile) {
  return profile == SellerProfile::regular || profile == SellerProfile::casual;
}

// Slabs are read in order; upto is inclusive, on the value of one piece, pair, kilogram or metre before tax.
struct TaxSlab {
  std::int64_t upto_paise = 0;  // 0: no limit
  std::int32_t rate_basis_points = 0;
  friend bool operator==(const TaxSlab&, const TaxSlab&) = default;
};
struct TaxRulePeriod {
  CivilDate valid_from;
  std::optional<CivilDate> valid_to;  // inclusive
  std::vector<TaxSlab> slabs;
};
struct TaxRule {
  std::string id;  // as in gst.json: "apparel"
  std::vector<TaxRulePeriod> periods;
  std::string confidence;  // A, B, C, U
};

// Up to which turnover of a financial year somebody may sell in this way (SPECS 2.5).
struct TurnoverLimit {
  SellerProfile profile = SellerProfile::unregistered;
  int state_code = 0;  // GST State code; 0: every State without a row of its own
  CivilDate valid_from;
  std::optional<CivilDate> valid_to;  // inclusive
  Money limit;
  friend bool operator==(const TurnoverLimit&, const TurnoverLimit&) = default;
};

struct GiName {
  LocalText name;
  bool sourced = false;  // only sourced names are shown as fact
};
enum class Rank : std::uint8_t { primary = 1, secondary = 2, tertiary = 3 };
struct DistrictProduct {
  LocalText name;
  Rank rank = Rank::primary;
  std::string sector;  // "handicraft", "handloom-textile", "food-processing", "manufacturing", "agriculture", ...
  bool verified = false;
  std::string picture;  // name of a picture in the pack; empty: the pack has none for it
  ProductOrigin origin;
};
struct District {
  std::string id;  // "varanasi"
  LocalText name;
  LocalText map_label;  // "|" where the name may break on a hexagon: "गौतम|बुद्ध नगर"
  LocalText division;
  int hex_q = 0, hex_r = 0;  // axial, pointy-top
  bool has_hexagon = true;   // false: the two say nothing
  std::string state;         // id; empty: the pack names no States
  std::vector<DistrictProduct> products;
  std::vector<GiName> gi_names;
  LocalText story;
  bool story_verified = false;
};

struct Supplier {
  std::string code;         // "UPH"
  std::string series_code;  // one or two letters in legal serials: "A"
  LocalText name;           // trade name on the bill
  std::string legal_name;
  LocalText address;
  SellerProfile profile = SellerProfile::unregistered;
  std::string gstin;   // empty when unregistered
  int state_code = 0;  // GST State code of the place of sale: 9 = Uttar Pradesh
  std::string upi_vpa;
  std::string upi_payee_name;  // plain ASCII
  std::string upi_mcc;         // as the bank gave it, or empty
  std::string upi_bank_link;   // what the bank's own QR says, byte for byte; empty: the stall has none
  std::string fssai;
  std::string phone;
  std::optional<CivilDate> valid_from, valid_to;  // of a casual taxable person's GSTIN
  std::string pan;        // who counts as one seller for a turnover limit; empty: this supplier by itself
  Money turnover_before;  // all over India, in the financial year of the event's first day, before the event
};

struct Maker {
  std::string code;  // "M012"
  LocalText name;
  LocalText craft;  // "कुम्हार, औरंगाबाद गांव"
  LocalText quote;
  std::string district;
  std::string supplier;  // code of who sells this maker's goods
  LocalText card;        // the longer text behind "Tell me more"
};

struct Listing {
  std::string marketplace;  // id in listings.json: "flipkart"
  std::string url;          // already checked and cleaned
  bool is_search = false;   // a search page, not the product's own page
};
struct Marketplace {
  std::string id;
  LocalText name;
  LocalText note;  // "for government buyers"
  std::vector<std::string> hosts;
};

// A price planned for the last days of the event.
struct LastDaysPrice {
  CivilDate from;
  Money price;
  friend bool operator==(const LastDaysPrice&, const LastDaysPrice&) = default;
};

struct Product {
  std::string sku;
  LocalText name;             // as sold: of a variant with its own word, "Chikankari cotton kurta, M"
  std::string variant_group;  // one craft in several sizes or colours; empty: it has no variants
  LocalText variant;          // "M", "L · indigo"
  LocalText craft_name;       // what the variants of the group are called together: "Chikankari cotton kurta"
  LocalText detail;           // "1.2 litre · 640 g"
  ProductKind kind = ProductKind::piece;
  Money price;  // inclusive of tax
  std::optional<Money> mrp;
  // Whoever sells below it, bargained or by a discount, needs a supervisor; absent: the stall bargains as it likes.
  std::optional<Money> floor_price;
  std::optional<LastDaysPrice> last_days;
  std::string hsn;  // 4, 6 or 8 digits, text: leading zeros count
  std::string gst_rule;
  std::string district;
  std::string sector;
  std::string maker;               // code, may be empty
  std::string supplier;            // code
  std::string barcode;             // empty: the sku is the code on the label
  std::string picture;             // name of a picture in the pack
  std::int64_t opening_stock = 0;  // pieces, grams or centimetres
  bool favourite = false;
  std::int32_t popularity = 0;  // larger comes first in grids
  std::vector<Listing> listings;
  std::string search_key;  // folded names, see core/search_key.h

  // What one piece, kilogram or metre costs on that day, before anybody bargains.
  Money price_on(CivilDate day) const { return last_days && !(day < last_days->from) ? last_days->price : price; }
};

enum class Role : std::uint8_t { seller = 1, supervisor = 2, organiser = 3 };
struct StaffMember {
  std::string code;  // "S1"
  LocalText name;
  Role role = Role::seller;
  std::string pin_hash;  // libsodium's crypto_pwhash_str, Argon2id
  std::string sign;      // picture for people who do not read
};

struct SectorName {
  std::string id;
  LocalText name;
};
// A dated fact about the scheme with where it was read, for the "About ODOP" page.
struct SchemeFact {
  std::string id;
  LocalText figure;  // "11,000"
  LocalText sentence;
  std::string date;  // as the source dates it
  std::string source;
};

// One scene of the loop that plays while nobody touches the screen, as the organiser wants it on these days.
struct PlaylistScene {
  enum class Kind : std::uint8_t { plates = 1, district = 2, maker = 3, note = 4, sold_today = 5 } kind = Kind::plates;
  CivilDate first_day, last_day;  // inclusive
  std::string ref;                // of a district or maker; empty: the kiosk chooses
  int seconds = 0;                // 0: as long as such a scene usually lasts
  LocalText text;                 // of a note: a bathing day, a workshop
};

struct EventInfo {
  std::string id;  // "mahakumbh-2025"
  LocalText name;
  LocalText place;
  CivilDate first_day, last_day;
  std::optional<int> opens_minute, closes_minute;  // of each day, IST; both or none, when the pack says nothing
  int state_code = 0;
  bool demo = false;  // never expires; every paper says DEMONSTRATION / प्रदर्शन
  // The organiser's Ed25519 public key in lower-case hex; empty: the pack has none. Buyers' numbers are sealed to it,
  // and its secret answers the question of a forgotten PIN.
  std::string organiser_key;
};
struct StallInfo {
  std::string code;  // "S14"
  LocalText name;
  LocalText footer;      // return rule at the foot of the bill
  std::string supplier;  // who sells what no maker sells
};

struct Catalogue {
  EventInfo event;
  StallInfo stall;
  std::string pack_hash;  // SHA-256 of the content, lower-case hex
  int pack_version = 0;
  std::vector<SectorName> sectors;
  std::vector<State> states;
  std::vector<District> districts;  // those of the home State first
  std::vector<Product> products;
  std::vector<Maker> makers;
  std::vector<Supplier> suppliers;
  std::vector<StaffMember> staff;
  std::vector<TaxRule> tax_rules;
  std::vector<TurnoverLimit> turnover_limits;
  std::vector<Marketplace> marketplaces;
  std::vector<SchemeFact> facts;
  std::vector<Exhibit> exhibits;
  std::vector<PlaylistScene> playlist;
  FairPlan plan;                                            // empty: the pack has none
  std::unordered_map<std::string, std::string> pictures;    // name -> SVG, PNG or JPEG bytes
  std::unordered_map<std::string, Photograph> photographs;  // those of the pictures that an organiser took

  // Linear or hashed look-ups; nullptr when there is none.
  const Photograph* find_photograph(std::string_view picture) const;
  const Product* find_product(std::string_view sku) const;
  const Product* find_barcode(std::string_view code) const;  // barcode or sku, case folded
  // Positions in products of a group's variants, in the pack's order; empty when there is no such group.
  std::span<const std::size_t> find_variants(std::string_view group) const;
  const District* find_district(std::string_view id) const;
  const State* find_state(std::string_view id) const;  // few: a walk
  const State* home_state() const;                     // nullptr: the pack names no States
  bool is_at_home(const District& district) const;
  const Maker* find_maker(std::string_view code) const;
  const StaffMember* find_staff(std::string_view code) const;  // few: a walk
  const Supplier* find_supplier(std::string_view code) const;
  const TaxRule* find_tax_rule(std::string_view id) const;
  const Marketplace* find_marketplace(std::string_view id) const;
  // Call once after filling the vectors; look-ups before it are a programmer's mistake.
  void build_indexes();

 private:
  std::unordered_map<std::string, std::size_t> product_by_sku_, product_by_code_, district_by_id_, maker_by_code_,
      supplier_by_code_, rule_by_id_;
  std::unordered_map<std::string, std::vector<std::size_t>> variants_by_group_;
  bool indexed_ = false;
};

}  // namespace odop
