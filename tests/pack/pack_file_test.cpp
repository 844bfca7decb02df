#include "pack/pack_file.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <sqlite3.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <random>

#include "pack/tiny_folder.h"
#include "support/random_scale.h"

using namespace odop;
using odop::test::build_tiny;
using odop::test::bytes_of;
using odop::test::TinyFolder;
using odop::test::write_bytes;

namespace {

PackRefusalKind refusal_of(const std::filesystem::path& path) {
  const auto loaded = load_pack(path);
  REQUIRE_FALSE(loaded);
  CHECK_FALSE(loaded.reason().what_hi.empty());
  CHECK_FALSE(loaded.reason().what_to_do.empty());
  return loaded.reason().kind;
}

void change(const std::filesystem::path& pack, const std::string& sql) {
  SQLite::Database database(pack.string(), SQLite::OPEN_READWRITE);
  database.exec(sql);
}

void check_same_texts(const Catalogue& a, const Catalogue& b) {
  REQUIRE(a.products.size() == b.products.size());
  for (std::size_t i = 0; i < a.products.size(); ++i) {
    const Product &x = a.products[i], &y = b.products[i];
    CHECK(x.sku == y.sku);
    CHECK(x.name == y.name);
    CHECK(x.variant_group == y.variant_group);
    CHECK(x.variant == y.variant);
    CHECK(x.craft_name == y.craft_name);
    CHECK(x.detail == y.detail);
    CHECK(x.kind == y.kind);
    CHECK(x.price == y.price);
    CHECK(x.mrp == y.mrp);
    CHECK(x.floor_price == y.floor_price);
    CHECK(x.last_days == y.last_days);
    CHECK(x.hsn == y.hsn);
    CHECK(x.gst_rule == y.gst_rule);
    CHECK(x.district == y.district);
    CHECK(x.sector == y.sector);
    CHECK(x.maker == y.maker);
    CHECK(x.supplier == y.supplier);
    CHECK(x.barcode == y.barcode);
    CHECK(x.picture == y.picture);
    CHECK(x.opening_stock == y.opening_stock);
    CHECK(x.favourite == y.favourite);
    CHECK(x.popularity == y.popularity);
    CHECK(x.search_key == y.search_key);
    REQUIRE(x.listings.size() == y.listings.size());
    for (std::size_t k = 0; k < x.listings.size(); ++k) {
      CHECK(x.listings[k].marketplace == y.listings[k].marketplace);
      CHECK(x.listings[k].url == y.listings[k].url);
      CHECK(x.listings[k].is_search == y.listings[k].is_search);
    }
  }
}

void check_same_places(const Catalogue& a, const Catalogue& b) {
  REQUIRE(a.districts.size() == b.districts.size());
  for (std::size_t i = 0; i < a.districts.size(); ++i) {
    const District &x = a.districts[i], &y = b.districts[i];
    CHECK(x.id == y.id);
    CHECK(x.name == y.name);
    CHECK(x.map_label == y.map_label);
    CHECK(x.division == y.division);
    CHECK(x.hex_q == y.hex_q);
    CHECK(x.hex_r == y.hex_r);
    CHECK(x.story == y.story);
    CHECK(x.story_verified == y.story_verified);
    REQUIRE(x.products.size() == y.products.size());
    for (std::size_t k = 0; k < x.products.size(); ++k) {
      CHECK(x.products[k].name == y.products[k].name);
      CHECK(x.products[k].rank == y.products[k].rank);
      CHECK(x.products[k].sector == y.products[k].sector);
      CHECK(x.products[k].verified == y.products[k].verified);
    }
    REQUIRE(x.gi_names.size() == y.gi_names.size());
    for (std::size_t k = 0; k < x.gi_names.size(); ++k) {
      CHECK(x.gi_names[k].name == y.gi_names[k].name);
      CHECK(x.gi_names[k].sourced == y.gi_names[k].sourced);
    }
  }
  REQUIRE(a.facts.size() == b.facts.size());
  for (std::size_t i = 0; i < a.facts.size(); ++i) {
    CHECK(a.facts[i].figure == b.facts[i].figure);
    CHECK(a.facts[i].sentence == b.facts[i].sentence);
    CHECK(a.facts[i].date == b.facts[i].date);
    CHECK(a.facts[i].source == b.facts[i].source);
  }
}

void check_same_sellers(const Catalogue& a, const Catalogue& b) {
  REQUIRE(a.suppliers.size() == b.suppliers.size());
  for (std::size_t i = 0; i < a.suppliers.size(); ++i) {
    const Supplier &x = a.suppliers[i], &y = b.suppliers[i];
    CHECK(x.code == y.code);
    CHECK(x.series_code == y.series_code);
    CHECK(x.name == y.name);
    CHECK(x.pan == y.pan);
    CHECK(x.turnover_before == y.turnover_before);
    CHECK(x.legal_name == y.legal_name);
    CHECK(x.address == y.address);
    CHECK(x.profile == y.profile);
    CHECK(x.gstin == y.gstin);
    CHECK(x.state_code == y.state_code);
    CHECK(x.upi_vpa == y.upi_vpa);
    CHECK(x.upi_payee_name == y.upi_payee_name);
    CHECK(x.upi_mcc == y.upi_mcc);
    CHECK(x.fssai == y.fssai);
    CHECK(x.phone == y.phone);
    CHECK(x.valid_from == y.valid_from);
    CHECK(x.valid_to == y.valid_to);
  }
  REQUIRE(a.makers.size() == b.makers.size());
  for (std::size_t i = 0; i < a.makers.size(); ++i) {
    CHECK(a.makers[i].code == b.makers[i].code);
    CHECK(a.makers[i].name == b.makers[i].name);
    CHECK(a.makers[i].craft == b.makers[i].craft);
    CHECK(a.makers[i].quote == b.makers[i].quote);
    CHECK(a.makers[i].card == b.makers[i].card);
    CHECK(a.makers[i].district == b.makers[i].district);
    CHECK(a.makers[i].supplier == b.makers[i].supplier);
  }
  REQUIRE(a.tax_rules.size() == b.tax_rules.size());
  for (std::size_t i = 0; i < a.tax_rules.size(); ++i) {
    CHECK(a.tax_rules[i].id == b.tax_rules[i].id);
    CHECK(a.tax_rules[i].confidence == b.tax_rules[i].confidence);
    REQUIRE(a.tax_rules[i].periods.size() == b.tax_rules[i].periods.size());
    for (std::size_t k = 0; k < a.tax_rules[i].periods.size(); ++k) {
      CHECK(a.tax_rules[i].periods[k].valid_from == b.tax_rules[i].periods[k].valid_from);
      CHECK(a.tax_rules[i].periods[k].valid_to == b.tax_rules[i].periods[k].valid_to);
      CHECK(a.tax_rules[i].periods[k].slabs == b.tax_rules[i].periods[k].slabs);
    }
  }
}

void check_same(const Catalogue& a, const Catalogue& b) {
  check_same_texts(a, b);
  check_same_places(a, b);
  check_same_sellers(a, b);
  CHECK(a.event.id == b.event.id);
  CHECK(a.event.name == b.event.name);
  CHECK(a.event.place == b.event.place);
  CHECK(a.event.first_day == b.event.first_day);
  CHECK(a.event.last_day == b.event.last_day);
  CHECK(a.event.state_code == b.event.state_code);
  CHECK(a.event.demo == b.event.demo);
  CHECK(a.stall.code == b.stall.code);
  CHECK(a.stall.name == b.stall.name);
  CHECK(a.stall.footer == b.stall.footer);
  CHECK(a.stall.supplier == b.stall.supplier);
  CHECK(a.pack_version == b.pack_version);
  CHECK(a.pictures == b.pictures);
  REQUIRE(a.marketplaces.size() == b.marketplaces.size());
  for (std::size_t i = 0; i < a.marketplaces.size(); ++i) {
    CHECK(a.marketplaces[i].id == b.marketplaces[i].id);
    CHECK(a.marketplaces[i].name == b.marketplaces[i].name);
    CHECK(a.marketplaces[i].note == b.marketplaces[i].note);
    CHECK(a.marketplaces[i].hosts == b.marketplaces[i].hosts);
  }
  REQUIRE(a.sectors.size() == b.sectors.size());
  for (std::size_t i = 0; i < a.sectors.size(); ++i) CHECK(a.sectors[i].name == b.sectors[i].name);
  REQUIRE(a.staff.size() == b.staff.size());
  for (std::size_t i = 0; i < a.staff.size(); ++i) {
    CHECK(a.staff[i].code == b.staff[i].code);
    CHECK(a.staff[i].name == b.staff[i].name);
    CHECK(a.staff[i].role == b.staff[i].role);
    CHECK(a.staff[i].sign == b.staff[i].sign);
  }
}

}  // namespace

TEST_CASE("A pack gives back everything its folder said", "[pack][file]") {
  TinyFolder folder;
  folder.add_column("products.csv", "name_ur", "کرتا");
  folder.add_column("districts.csv", "story_bn", "গল্প");
  folder.replace("pack.json", "\"name_en\": \"Tiny Fair\"", "\"name_en\": \"Tiny Fair\", \"name_ur\": \"میلہ\"");
  const auto path = folder.scratch() / "tiny.odop";
  const PackIdentity built = build_tiny(folder, path);
  const auto loaded = load_pack(path);
  REQUIRE(loaded);
  check_same(folder.read().catalogue, *loaded);
  CHECK(loaded->event.name.exact(Language::ur) == "میلہ");
  CHECK(loaded->pack_hash == built.content_hash);
  CHECK(loaded->find_product("LKO-01")->name.exact(Language::ur) == "کرتا");
}

TEST_CASE("A pack holds PINs only as Argon2id, and each opens the till", "[pack][file]") {
  TinyFolder folder;
  const auto path = folder.scratch() / "tiny.odop";
  build_tiny(folder, path);
  const auto loaded = load_pack(path);
  REQUIRE(loaded);
  const std::string bytes = bytes_of(path);
  const std::vector<std::string> pins{"2025", "020261", "20277"};
  for (std::size_t i = 0; i < pins.size(); ++i) {
    CHECK(loaded->staff[i].pin_hash.starts_with("$argon2id$v=19$"));
    CHECK(wire::pin_matches(pins[i], loaded->staff[i].pin_hash));
    CHECK_FALSE(wire::pin_matches(pins[(i + 1) % pins.size()], loaded->staff[i].pin_hash));
  }
  CHECK(bytes.find("020261") == std::string::npos);
}

TEST_CASE("Two people, or two packs, with the same PIN have different hashes", "[pack][file]") {
  TinyFolder first, second;
  second.replace("pack.json", "\"version\": 3", "\"version\": 4");
  build_tiny(first, first.scratch() / "a.odop");
  build_tiny(second, second.scratch() / "b.odop");
  CHECK(load_pack(first.scratch() / "a.odop")->staff[0].pin_hash !=
        load_pack(second.scratch() / "b.odop")->staff[0].pin_hash);
}

TEST_CASE("The same folder always builds to the same bytes", "[pack][file]") {
  TinyFolder folder, again;
  const auto first = folder.scratch() / "first.odop", second = again.scratch() / "second.odop";
  CHECK(build_tiny(folder, first) == build_tiny(again, second));
  CHECK(bytes_of(first) == bytes_of(second));
}

TEST_CASE("Any changed word, price or picture changes the content hash", "[pack][file]") {
  TinyFolder folder;
  const auto path = folder.scratch() / "tiny.odop";
  const std::string original = build_tiny(folder, path).content_hash;
  SECTION("price") {
    folder.set("products.csv", 2, "price_rupees", "1450.51");
  }
  SECTION("story") {
    folder.set("districts.csv", 3, "story_hi", "रेशम।");
  }
  SECTION("translation") {
    folder.add_column("makers.csv", "name_pa", "ਸ਼ਹਿਨਾਜ਼");
  }
  SECTION("picture") {
    folder.replace("pictures/mark.svg", "M0 0h9v9z", "M0 0h9v8z");
  }
  SECTION("order") {
    folder.repeat_row("facts.csv", 2);
    folder.set("facts.csv", 3, "id", "other");
  }
  SECTION("pin") {
    folder.set("staff.csv", 2, "pin", "2091");
  }
  CHECK(build_tiny(folder, path).content_hash != original);
}

TEST_CASE("A folder with errors builds nothing and leaves the old pack", "[pack][file]") {
  TinyFolder folder;
  const auto path = folder.scratch() / "tiny.odop";
  build_tiny(folder, path);
  const std::string before = bytes_of(path);
  folder.set("products.csv", 2, "hsn", "1");
  const auto built = build_pack(folder.read(), path, {});
  REQUIRE_FALSE(built);
  CHECK(built.reason().kind == PackRefusalKind::has_errors);
  CHECK(bytes_of(path) == before);
}

TEST_CASE("A file that is no sound pack is refused with its reason", "[pack][file]") {
  TinyFolder folder;
  const auto path = folder.scratch() / "tiny.odop";
  build_tiny(folder, path);
  const std::string good = bytes_of(path);
  const auto put = [&path](std::string bytes) { write_bytes(path, bytes); };
  SECTION("nothing there") {
    CHECK(refusal_of(folder.scratch() / "none.odop") == PackRefusalKind::not_there);
  }
  SECTION("a folder") {
    CHECK(refusal_of(folder.scratch()) == PackRefusalKind::not_there);
  }
  SECTION("an empty file") {
    put("");
    CHECK(refusal_of(path) == PackRefusalKind::not_a_pack);
  }
  SECTION("a text") {
    put(std::string(5'000, 'x'));
    CHECK(refusal_of(path) == PackRefusalKind::not_a_pack);
  }
  SECTION("another program's database") {
    change(path, "PRAGMA application_id = 1");
    CHECK(refusal_of(path) == PackRefusalKind::not_a_pack);
  }
  SECTION("a later format") {
    change(path, "PRAGMA user_version = " + std::to_string(pack_format + 1));
    CHECK(refusal_of(path) == PackRefusalKind::newer_format);
  }
  SECTION("cut short anywhere") {
    for (std::size_t size = 101; size < good.size(); size += 3'001) {
      put(good.substr(0, size));
      CHECK(refusal_of(path) == PackRefusalKind::damaged);
    }
  }
  SECTION("a lower price") {
    change(path, "UPDATE product SET price_paise = 100 WHERE sku = 'LKO-01'");
    CHECK(refusal_of(path) == PackRefusalKind::damaged);
  }
  SECTION("another UPI id") {
    change(path, "UPDATE supplier SET upi_vpa = 'thief@okdemo'");
    CHECK(refusal_of(path) == PackRefusalKind::damaged);
  }
  SECTION("a stranger's trigger or view") {
    change(path, "CREATE VIEW extra AS SELECT 1");
    CHECK(refusal_of(path) == PackRefusalKind::damaged);
  }
}

TEST_CASE("Flipped bits anywhere in a pack never crash it and never change what is sold", "[pack][file]") {
  TinyFolder folder;
  const auto path = folder.scratch() / "tiny.odop";
  const PackIdentity built = build_tiny(folder, path);
  const std::string good = bytes_of(path);
  const Catalogue original = *load_pack(path);
  std::mt19937_64 random(test::seed_first() + 1);
  int refused = 0;
  const std::int64_t rounds = test::scaled(600);
  for (std::int64_t i = 0; i < rounds; ++i) {
    std::string bytes = good;
    const auto flips = 1 + random() % 4;
    for (std::uint64_t k = 0; k < flips; ++k) {
      const auto at = static_cast<std::size_t>(random() % (i % 4 == 0 ? 4'096 : bytes.size()));
      bytes[at] = static_cast<char>(bytes[at] ^ (1 << (random() % 8)));
    }
    write_bytes(path, bytes);
    const auto loaded = load_pack(path);
    if (!loaded) {
      ++refused;
    } else {
      // Bytes that SQLite does not use, such as free space in a page, may differ.
      check_same(original, *loaded);
    }
    // The quick way at start, without hashing, must not crash either.
    LoadOptions trusted;
    trusted.verified = built;
    (void)load_pack(path, trusted);
  }
  CHECK(refused > rounds / 10);
}

TEST_CASE("A pack of format 1 is still read: a stall's program may be updated in the middle of a fair",
          "[pack][file]") {
  const auto path = std::filesystem::path(ODOP_SOURCE_DIR) / "tests" / "golden" / "pack" / "format-1.odop";
  const auto loaded = load_pack(path);
  REQUIRE(loaded);
  CHECK(loaded->products.size() == 3);
  for (const Product& product : loaded->products) {
    CHECK_FALSE(product.floor_price);
    CHECK_FALSE(product.last_days);
  }
  // As a till starts with it: verified when it was applied.
  LoadOptions trusted;
  trusted.verified = *identify_pack(path);
  CHECK(load_pack(path, trusted));
}

TEST_CASE("A pack of format 2 is still read, with its prices of the last days", "[pack][file]") {
  const auto path = std::filesystem::path(ODOP_SOURCE_DIR) / "tests" / "golden" / "pack" / "format-2.odop";
  const auto loaded = load_pack(path);
  REQUIRE(loaded);
  CHECK(loaded->products.size() == 3);
  CHECK(loaded->turnover_limits.empty());
  for (const Product& product : loaded->products) CHECK(product.variant_group.empty());
  CHECK(loaded->event.organiser_key.empty());
  LoadOptions trusted;
  trusted.verified = *identify_pack(path);
  CHECK(load_pack(path, trusted));
}

TEST_CASE("A pack of format 3 is read as it was written: sizes, PANs and limits", "[pack][file]") {
  const auto path = std::filesystem::path(ODOP_SOURCE_DIR) / "tests" / "golden" / "pack" / "format-3.odop";
  const auto loaded = load_pack(path);
  REQUIRE(loaded);
  REQUIRE(loaded->find_variants("KURTA").size() == 2);
  const Product& large = loaded->products[loaded->find_variants("KURTA")[1]];
  CHECK(large.name.exact(Language::en) == "Kurta, L · indigo");
  CHECK(large.variant.exact(Language::hi) == "L · नीला");
  CHECK(loaded->suppliers[1].pan == "AAAPD0000D");
  CHECK(loaded->suppliers[1].turnover_before == Money::from_paise(62'000'000));
  REQUIRE(loaded->turnover_limits.size() == 1);
  CHECK(loaded->turnover_limits[0].limit == Money::from_paise(400'000'000));
}

namespace {

// A signed link may not lose one byte; its odd order and unknown keys are the bank's.
const std::string bank_link =
    "upi://pay?ver=01&mode=02&pa=UPHunar@okdemo&pn=UP%20Hunar&mc=5947&qrMedium=04&sign=MEUCIQDx+Zk/yA==";

// What format 4 brought, in one folder.
void add_format_4(TinyFolder& folder) {
  folder.add_column("suppliers.csv", "upi_qr", "");
  folder.set("suppliers.csv", 2, "upi_qr", bank_link);
  folder.add_column("district_products.csv", "picture", "lucknow/kurta");
  folder.raw("playlist.csv",
             "first_day,last_day,scene,ref,seconds,text_en,text_hi\n"
             "2025-10-02,2025-10-03,note,,20,Today: Dussehra,आज: दशहरा\n2025-10-01,2025-10-09,district,lucknow,,,\n");
}

void check_format_4(const std::filesystem::path& path) {
  const auto loaded = load_pack(path);
  REQUIRE(loaded);
  CHECK(loaded->suppliers[0].upi_bank_link == bank_link);
  CHECK(loaded->suppliers[1].upi_bank_link.empty());
  CHECK(loaded->districts[0].products[0].picture == "lucknow/kurta");
  CHECK(loaded->pictures.contains("lucknow/kurta"));
  REQUIRE(loaded->playlist.size() == 2);
  CHECK(loaded->playlist[0].kind == PlaylistScene::Kind::note);
  CHECK(loaded->playlist[0].last_day == CivilDate{2025, 10, 3});
  CHECK(loaded->playlist[0].seconds == 20);
  CHECK(loaded->playlist[0].text.exact(Language::hi) == "आज: दशहरा");
  CHECK(loaded->playlist[1].ref == "lucknow");
}

}  // namespace

TEST_CASE("A bank's own QR, a craft's picture and a playlist come out of the pack as they went in", "[pack][file]") {
  TinyFolder folder;
  add_format_4(folder);
  const auto path = folder.scratch() / "tiny.odop";
  build_tiny(folder, path);
  check_format_4(path);
}

namespace {

void add_exhibits(TinyFolder& folder) {
  folder.raw("exhibits.csv",
             "room,title_en,title_hi,text_en,text_hi,picture,date,source,district,title_bn\n"
             "workshops,Workshops,कार्यशालाएं,Makers learned.,कारीगरों ने सीखा।,lucknow/kurta,2025-01-16,News,,কর্মশালা\n"
             "workshops,,,,,,,,lucknow,\n");
}

}  // namespace

TEST_CASE("The rooms of the exhibition come out of the pack as they went in", "[pack][file]") {
  TinyFolder folder;
  add_exhibits(folder);
  const auto path = folder.scratch() / "tiny.odop";
  build_tiny(folder, path);
  const auto loaded = load_pack(path);
  REQUIRE(loaded);
  REQUIRE(loaded->exhibits.size() == 2);
  const Exhibit& head = loaded->exhibits[0];
  CHECK(head.room == Exhibit::Room::workshops);
  CHECK(head.title.exact(Language::hi) == "कार्यशालाएं");
  CHECK(head.title.exact(Language::bn) == "কর্মশালা");
  CHECK(head.text.exact(Language::en) == "Makers learned.");
  CHECK(head.picture == "lucknow/kurta");
  CHECK(loaded->pictures.contains("lucknow/kurta"));
  CHECK(head.date == "2025-01-16");
  CHECK(head.source == "News");
  CHECK(loaded->exhibits[1].district == "lucknow");
  // A district that the pack does not have would be a touch into nothing.
  change(path, "UPDATE exhibit SET district = 'nowhere' WHERE place = 2");
  CHECK(refusal_of(path) == PackRefusalKind::damaged);
}

TEST_CASE("A pack of format 4 is read as it was written: a bank's QR, pictures of crafts and a playlist",
          "[pack][file]") {
  const auto path = std::filesystem::path(ODOP_SOURCE_DIR) / "tests" / "golden" / "pack" / "format-4.odop";
  if (std::getenv("ODOP_UPDATE_GOLDEN") != nullptr && !std::filesystem::exists(path)) {
    TinyFolder folder;
    add_format_4(folder);
    build_tiny(folder, path);
  }
  check_format_4(path);
}

TEST_CASE("The fair's plan comes out of the pack as it went in, and a pack from before it has none", "[pack][file]") {
  TinyFolder folder;
  folder.raw("halls.csv", "code,kind,name_en,name_hi,x_m,y_m,width_m,depth_m\nH1,hall,Hall 1,हॉल 1,0,5,50,40\n");
  folder.raw("stalls.csv",
             "code,name_en,name_hi,hall,x_m,y_m,suppliers,makers,districts\nS1,Ours,हमारा,H1,5,6,,,lucknow\n");
  const auto path = folder.scratch() / "tiny.odop";
  build_tiny(folder, path);
  const auto loaded = load_pack(path);
  REQUIRE(loaded);
  REQUIRE(loaded->plan.places.size() == 1);
  CHECK(loaded->plan.places[0].name.exact(Language::hi) == "हॉल 1");
  CHECK(loaded->plan.places[0].depth_m == 40);
  REQUIRE(loaded->plan.stalls.size() == 1);
  CHECK(loaded->plan.stalls[0].hall == "H1");
  CHECK(loaded->plan.stalls[0].y_m == 6);
  CHECK(loaded->plan.stalls[0].districts == std::vector<std::string>{"lucknow"});
  CHECK(
      load_pack(std::filesystem::path(ODOP_SOURCE_DIR) / "tests" / "golden" / "pack" / "format-4.odop")->plan.empty());
}

TEST_CASE("A supplier whose bank's QR is known needs no second telling of the UPI id", "[pack][file]") {
  TinyFolder folder;
  folder.add_column("suppliers.csv", "upi_qr", "");
  folder.set("suppliers.csv", 2, "upi_vpa", "");
  folder.set("suppliers.csv", 2, "upi_qr", "upi://pay?pa=uphunar@okdemo&pn=UP%20Hunar&mc=5947");
  const PackFolder read = folder.read();
  CHECK_FALSE(read.has_errors);
  CHECK(read.catalogue.suppliers[0].upi_vpa == "uphunar@okdemo");
}

TEST_CASE("The organiser's public key travels in the pack, and a secret or a slip of the pen does not",
          "[pack][file]") {
  const wire::Signer organiser(wire::Seed{7});
  const std::string key = wire::to_hex(organiser.public_key());
  TinyFolder folder;
  const auto path = folder.scratch() / "tiny.odop";
  SECTION("it is in the pack, and another key is another pack") {
    const auto without = build_tiny(folder, path);
    folder.replace("pack.json", "{", "{\"organiser_key\": \"" + key + "\",");
    const auto with = build_tiny(folder, path);
    CHECK(with.content_hash != without.content_hash);
    CHECK(load_pack(path)->event.organiser_key == key);
  }
  SECTION("what is no key is named") {
    // 64 zeros are hex and as long as a key, and no point that anything could be sealed to.
    const auto bad = GENERATE(std::string("0123"), std::string(64, '0'), std::string(64, 'x'));
    folder.replace("pack.json", "{", "{\"organiser_key\": \"" + bad + "\",");
    const PackFolder read = folder.read();
    CHECK(read.has_errors);
    REQUIRE(read.findings.size() == 1);
    CHECK(read.findings.front().code == "key_bad");
    CHECK(read.findings.front().field == "organiser_key");
  }
}

TEST_CASE("A verified pack loads without hashing, but not when the file is another one", "[pack][file]") {
  TinyFolder folder;
  const auto path = folder.scratch() / "tiny.odop";
  LoadOptions trusted;
  trusted.verified = build_tiny(folder, path);
  CHECK(load_pack(path, trusted));
  folder.set("products.csv", 2, "price_rupees", "1400");
  build_tiny(folder, path);
  const auto loaded = load_pack(path, trusted);
  REQUIRE_FALSE(loaded);
  CHECK(loaded.reason().kind == PackRefusalKind::damaged);
}

TEST_CASE("A pack is read where nothing may be written, and leaves nothing beside it", "[pack][file]") {
  TinyFolder folder;
  const auto place = folder.scratch() / "read only #1 %41?";
  std::filesystem::create_directories(place);
  build_tiny(folder, place / "tiny.odop");
  std::filesystem::permissions(place, std::filesystem::perms::owner_read | std::filesystem::perms::owner_exec);
  CHECK(load_pack(place / "tiny.odop"));
  CHECK(open_pack_pictures(place / "tiny.odop")->size() == 2);
  CHECK(std::distance(std::filesystem::directory_iterator(place), {}) == 1);
  std::filesystem::permissions(place, std::filesystem::perms::owner_all);
}

TEST_CASE("A catalogue may be loaded without its pictures", "[pack][file]") {
  TinyFolder folder;
  const auto path = folder.scratch() / "tiny.odop";
  build_tiny(folder, path);
  LoadOptions options;
  options.pictures = false;
  CHECK(load_pack(path, options)->pictures.empty());
}
