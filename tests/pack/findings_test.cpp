// Every way a folder can be wrong is named by file, line, field and code. A kind of finding that no row here provokes
// fails the last test.
#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <functional>
#include <set>

#include "pack/bounds.h"
#include "pack/photo_maker.h"
#include "pack/tiny_folder.h"

using namespace odop;
using namespace odop::test;

namespace {

struct Bad {
  std::string code, file;
  int line;
  std::string field;
  std::function<void(TinyFolder&)> spoil;
};

// Puts a value into one cell and expects the finding there.
Bad cell(std::string code, std::string file, int line, std::string field, std::string value) {
  auto spoil = [file, line, field, value](TinyFolder& folder) { folder.set(file, line, field, value); };
  return {std::move(code), std::move(file), line, std::move(field), std::move(spoil)};
}
Bad json(std::string code, int line, std::string field, std::string from, std::string to) {
  return {std::move(code), "pack.json", line, std::move(field),
          [from, to](TinyFolder& folder) { folder.replace("pack.json", from, to); }};
}
Bad picture(std::string code, std::string file_name, std::string bytes) {
  return {std::move(code), "products.csv", 3, "picture", [file_name, bytes](TinyFolder& folder) {
            folder.set("staff.csv", 2, "sign", "");
            folder.remove("pictures/mark.svg");
            folder.raw("pictures/" + file_name, bytes);
          }};
}
std::string svg_with(const std::string& inside) {
  return "<svg xmlns=\"http://www.w3.org/2000/svg\">" + inside + "</svg>";
}
std::string big_png() {
  std::string bytes("\x89PNG\r\n\x1A\n\0\0\0\rIHDR\0\0\x20\0\0\0\x20\0\x08\x06\0\0\0....", 33);
  return bytes + std::string("\0\0\0\0IEND\xAE\x42\x60\x82", 12);
}

// As many bytes as a drawing may have, in a part that nobody reads.
std::string heavy_drawing() {
  std::string bytes("\x89PNG\r\n\x1A\n\0\0\0\rIHDR\0\0\0\x20\0\0\0\x20\x08\x06\0\0\0....", 33);
  const std::string filling(pack_bounds::picture_bytes_max - 100, ' ');
  bytes += big_endian(static_cast<std::uint32_t>(filling.size()), 4) + "fiLl" + filling + "....";
  return bytes + std::string("\0\0\0\0IEND\xAE\x42\x60\x82", 12);
}

std::vector<Bad> bad_texts() {
  const std::string long_name(pack_bounds::name_length_max + 1, 'x');
  return {
      cell("field_missing", "products.csv", 2, "name_hi", ""),
      cell("field_missing", "products.csv", 2, "sku", ""),
      cell("field_missing", "products.csv", 2, "price_rupees", " "),
      cell("field_missing", "staff.csv", 2, "pin", ""),
      cell("field_missing", "suppliers.csv", 2, "upi_payee_name", ""),
      cell("field_missing", "listings.csv", 2, "url", ""),
      cell("field_missing", "marketplaces.csv", 2, "hosts", ""),
      cell("translation_missing", "products.csv", 2, "detail_en", ""),
      cell("text_too_long", "products.csv", 2, "name_en", long_name),
      cell("control_character", "products.csv", 2, "name_en", "bell\a"),
      cell("control_character", "products.csv", 2, "name_en", "two\nlines"),
      cell("control_character", "makers.csv", 2, "name_en",
           "abc\xE2\x80\xAE"
           "cba"),
      cell("lost_letters", "districts.csv", 2, "name_hi", "लख\xEF\xBF\xBD"),
      cell("id_bad", "products.csv", 2, "sku", "LKO*2"),
      cell("id_bad", "staff.csv", 2, "code", "P 1"),
      cell("number_bad", "products.csv", 2, "opening_stock", "12.5"),
      cell("number_bad", "districts.csv", 2, "hex_q", "left"),
      cell("number_range", "products.csv", 2, "opening_stock", "-1"),
      cell("number_range", "products.csv", 2, "popularity", "99999999999999999999"),
      cell("date_bad", "tax_rules.csv", 4, "valid_from", "22-09-2025"),
      cell("date_bad", "suppliers.csv", 2, "valid_to", "2025-02-30"),
      cell("flag_bad", "products.csv", 2, "favourite", "maybe"),
      cell("word_unknown", "products.csv", 2, "kind", "dozen"),
      cell("word_unknown", "staff.csv", 2, "role", "boss"),
      cell("word_unknown", "suppliers.csv", 2, "profile", "normal"),
      cell("word_unknown", "tax_rules.csv", 6, "confidence", "Z"),
      cell("word_unknown", "gi_names.csv", 2, "confidence", "sure"),
      cell("word_unknown", "district_products.csv", 2, "rank", "first"),
  };
}

std::vector<Bad> bad_money() {
  return {
      cell("price_comma", "products.csv", 2, "price_rupees", "1,450"),
      cell("price_sign", "products.csv", 2, "price_rupees", "-1450"),
      cell("price_sign", "products.csv", 2, "mrp_rupees", "+1600"),
      cell("price_decimals", "products.csv", 2, "price_rupees", "1450.505"),
      cell("price_bad", "products.csv", 2, "price_rupees", "₹1450"),
      cell("price_bad", "products.csv", 2, "price_rupees", "1e3"),
      cell("price_bad", "products.csv", 2, "price_rupees", "१४५०"),
      cell("price_bad", "products.csv", 2, "price_rupees", "1450."),
      cell("price_zero", "products.csv", 2, "price_rupees", "0.00"),
      cell("price_too_high", "products.csv", 3, "price_rupees", "5000000.01"),
      cell("price_above_mrp", "products.csv", 2, "price_rupees", "1600.01"),
      cell("floor_above_price", "products.csv", 2, "floor_rupees", "1250.01"),  // of the last days
      cell("last_days_half", "products.csv", 2, "last_days_from", ""),
      cell("last_days_half", "products.csv", 2, "last_days_rupees", ""),
      cell("last_days_no_less", "products.csv", 2, "last_days_rupees", "1450.50"),
      cell("last_days_after_event", "products.csv", 2, "last_days_from", "2025-10-11"),
      cell("price_in_slab_band", "products.csv", 3, "price_rupees", "2625.01"),
      cell("price_in_slab_band", "products.csv", 3, "price_rupees", "2950"),
      cell("hsn_bad", "products.csv", 2, "hsn", "621"),
      cell("hsn_bad", "products.csv", 2, "hsn", "62a1"),
      cell("rate_bad", "tax_rules.csv", 6, "rate_percent", "5%"),
      cell("rate_bad", "tax_rules.csv", 6, "rate_percent", "100.01"),
      {"slab_order", "tax_rules.csv", 5, "upto_rupees",
       [](TinyFolder& folder) { folder.set("tax_rules.csv", 5, "upto_rupees", "2500"); }},
      {"slab_after_open", "tax_rules.csv", 5, "upto_rupees",
       [](TinyFolder& folder) {
         folder.set("tax_rules.csv", 4, "upto_rupees", "");
         folder.set("tax_rules.csv", 5, "upto_rupees", "9000");
       }},
      cell("slab_open_missing", "tax_rules.csv", 6, "upto_rupees", "9000"),
      {"period_overlap", "tax_rules.csv", 4, "valid_from",
       [](TinyFolder& folder) {
         folder.set("tax_rules.csv", 4, "valid_from", "2025-09-21");
         folder.set("tax_rules.csv", 5, "valid_from", "2025-09-21");
       }},
      {"period_gap", "tax_rules.csv", 4, "valid_from",
       [](TinyFolder& folder) {
         folder.set("tax_rules.csv", 4, "valid_from", "2025-09-23");
         folder.set("tax_rules.csv", 5, "valid_from", "2025-09-23");
       }},
      {"period_open_twice", "tax_rules.csv", 2, "valid_to",
       [](TinyFolder& folder) {
         folder.set("tax_rules.csv", 2, "valid_to", "");
         folder.set("tax_rules.csv", 3, "valid_to", "");
       }},
      cell("rule_not_on_event", "tax_rules.csv", 6, "valid_from", "2025-10-02"),
      cell("rate_unconfirmed", "tax_rules.csv", 6, "confidence", "C"),
      cell("rate_unconfirmed", "tax_rules.csv", 6, "confidence", "U"),
      cell("confidence_differs", "tax_rules.csv", 3, "confidence", "A"),
      cell("days_reversed", "tax_rules.csv", 6, "valid_to", "2017-06-30"),
      {"rule_ends", "tax_rules.csv", 6, "valid_to",
       [](TinyFolder& folder) {
         folder.replace("pack.json", "\"demo\": false", "\"demo\": true");
         folder.set("tax_rules.csv", 6, "valid_to", "2025-10-31");
       }},
  };
}

std::vector<Bad> bad_sellers() {
  return {
      cell("gstin_bad", "suppliers.csv", 2, "gstin", "09AAACU0000H1ZX"),
      cell("gstin_bad", "suppliers.csv", 2, "gstin", "09aaacu0000h1zy"),
      cell("gstin_missing", "suppliers.csv", 2, "gstin", ""),
      cell("gstin_unexpected", "suppliers.csv", 3, "gstin", "09AAACU0000H1ZY"),
      cell("gstin_state", "suppliers.csv", 2, "gstin", "27AAPFU0939F1ZV"),
      cell("supplier_state", "suppliers.csv", 3, "state_code", "7"),
      cell("casual_dates_missing", "suppliers.csv", 2, "profile", "casual"),
      {"casual_dates_missing", "suppliers.csv", 2, "valid_from",
       [](TinyFolder& folder) { folder.set("suppliers.csv", 2, "profile", "casual"); }},
      {"casual_dates_short", "suppliers.csv", 2, "valid_to",
       [](TinyFolder& folder) {
         folder.set("suppliers.csv", 2, "profile", "casual");
         folder.set("suppliers.csv", 2, "valid_from", "2025-10-01");
         folder.set("suppliers.csv", 2, "valid_to", "2025-10-09");
       }},
      cell("series_bad", "suppliers.csv", 2, "series_code", "a"),
      cell("series_bad", "suppliers.csv", 2, "series_code", "ABC"),
      cell("duplicate", "suppliers.csv", 3, "series_code", "A"),
      cell("duplicate", "suppliers.csv", 3, "code", "uph"),
      cell("vpa_bad", "suppliers.csv", 2, "upi_vpa", "hunar@gmail.com"),
      cell("payee_bad", "suppliers.csv", 2, "upi_payee_name", "यूपी हुनर"),
      cell("mcc_bad", "suppliers.csv", 2, "upi_mcc", "594"),
      cell("fssai_bad", "suppliers.csv", 2, "fssai", "227990000000"),
      cell("fssai_missing", "suppliers.csv", 2, "fssai", ""),
      cell("phone_bad", "suppliers.csv", 2, "phone", "call me"),
      cell("pin_bad", "staff.csv", 2, "pin", "123"),
      cell("pin_bad", "staff.csv", 2, "pin", "1234567"),
      cell("pin_bad", "staff.csv", 2, "pin", "12a4"),
      cell("pin_duplicate", "staff.csv", 4, "pin", "2025"),
      cell("pin_weak", "staff.csv", 2, "pin", "1234"),
      cell("pin_weak", "staff.csv", 2, "pin", "7777"),
      {"role_none", "staff.csv", 0, "role", [](TinyFolder& folder) { folder.keep_rows("staff.csv", 2); }},
  };
}

std::vector<Bad> bad_references() {
  return {
      cell("reference_unknown", "products.csv", 2, "district", "lucnow"),
      cell("reference_unknown", "products.csv", 2, "sector", "crafts"),
      cell("reference_unknown", "products.csv", 2, "maker", "M009"),
      cell("reference_unknown", "products.csv", 3, "supplier", "XXX"),
      cell("reference_unknown", "products.csv", 2, "gst_rule", "aparel"),
      cell("reference_unknown", "listings.csv", 2, "sku", "LKO-99"),
      cell("reference_unknown", "listings.csv", 2, "marketplace", "bazaar"),
      cell("reference_unknown", "makers.csv", 2, "district", "lucnow"),
      cell("reference_unknown", "makers.csv", 2, "supplier", "XXX"),
      cell("reference_unknown", "district_products.csv", 2, "district", "lucnow"),
      cell("reference_unknown", "district_products.csv", 2, "sector", "crafts"),
      cell("reference_unknown", "gi_names.csv", 2, "district", "lucnow"),
      json("reference_unknown", 20, "stall.supplier", "\"supplier\": \"UPH\"", "\"supplier\": \"NONE\""),
      json("time_bad", 10, "opens", "\"state_code\"", "\"opens\": \"25:00\", \"closes\": \"21:00\",\n  \"state_code\""),
      json("time_bad", 10, "closes", "\"state_code\"", "\"opens\": \"10:00\", \"closes\": \"9 pm\",\n  \"state_code\""),
      json("field_missing", 1, "closes", "\"state_code\"", "\"opens\": \"10:00\",\n  \"state_code\""),
      json("key_bad", 10, "organiser_key", "\"state_code\"", "\"organiser_key\": \"0123\",\n  \"state_code\""),
      json("times_reversed", 10, "closes", "\"state_code\"",
           "\"opens\": \"10:00\", \"closes\": \"10:00\",\n  \"state_code\""),
      {"district_of_two_states", "states/bihar/districts.csv", 3, "id",
       [](TinyFolder& folder) {
         test::add_states(folder, "", std::string(test::gaya) + "lucknow,Lucknow,लखनऊ,,,,,,,,,,\n");
       }},
      {"evidence_differs", "states/bihar/district_products.csv", 2, "verified",
       [](TinyFolder& folder) {
         test::add_states(folder, "gaya,primary,handicraft,Stone,पत्थर,,true,odop,one-source,A\n");
       }},
      {"hexagons_some", "districts.csv", 0, "hex_q",
       [](TinyFolder& folder) {
         test::add_states(folder, "");
         folder.set("districts.csv", 2, "hex_q", "");
         folder.set("districts.csv", 2, "hex_r", "");
       }},
      json("states_missing", 10, "home_state", "\"state_code\"", "\"home_state\": \"up\",\n  \"state_code\""),
      json("field_missing", 1, "home_state", "\"state_code\"", "\"states\": \"states\",\n  \"state_code\""),
      json("reference_unknown", 10, "state_code", "\"state_code\": 9", "\"state_code\": 98"),
      cell("duplicate", "products.csv", 3, "sku", "lko-01"),
      cell("duplicate", "products.csv", 3, "barcode", "8901234567890"),
      cell("duplicate", "products.csv", 4, "barcode", "VNS-01"),
      cell("duplicate", "districts.csv", 3, "id", "lucknow"),
      {"duplicate", "districts.csv", 3, "hex_q",
       [](TinyFolder& folder) { folder.set("districts.csv", 3, "hex_q", "0"); }},
      cell("duplicate", "sectors.csv", 3, "id", "handicraft"),
      cell("duplicate", "marketplaces.csv", 3, "id", "flipkart"),
      {"duplicate", "listings.csv", 4, "marketplace", [](TinyFolder& folder) { folder.repeat_row("listings.csv", 2); }},
      cell("duplicate", "staff.csv", 3, "code", "P1"),
      {"duplicate", "makers.csv", 3, "code", [](TinyFolder& folder) { folder.repeat_row("makers.csv", 2); }},
      {"duplicate", "facts.csv", 3, "id", [](TinyFolder& folder) { folder.repeat_row("facts.csv", 2); }},
      cell("supplier_differs", "products.csv", 2, "supplier", "UPH"),
      cell("unique_stock", "products.csv", 3, "opening_stock", "2"),
      cell("barcode_bad", "products.csv", 2, "barcode", "चिकन"),
      cell("barcode_check_digit", "products.csv", 2, "barcode", "8901234567891"),
      cell("listing_bad", "listings.csv", 2, "url", "http://www.flipkart.com/x"),
      cell("listing_bad", "listings.csv", 2, "url", "https://www.flipkart.com.evil.in/x"),
      cell("listing_bad", "listings.csv", 2, "url", "https://www.amazon.in/dp/B01"),
      cell("listing_bad", "listings.csv", 2, "url", "upi://pay?pa=a@b"),
      cell("host_bad", "marketplaces.csv", 2, "hosts", "www.flipkart.com 10.0.0.1"),
      cell("host_bad", "marketplaces.csv", 2, "hosts", "https://www.flipkart.com"),
      {"listings_too_many", "listings.csv", 12, "sku",
       [](TinyFolder& folder) {
         for (int i = 0; i < 9; ++i) {
           folder.repeat_row("marketplaces.csv", 2);
           folder.set("marketplaces.csv", 4 + i, "id", "m" + std::to_string(i));
           folder.repeat_row("listings.csv", 2);
           folder.set("listings.csv", 4 + i, "marketplace", "m" + std::to_string(i));
         }
       }},
      cell("story_unverified_digits", "districts.csv", 3, "story_en", "Silk since 1800."),
      cell("story_unverified_digits", "districts.csv", 3, "story_hi", "रेशम १८०० से।"),
      cell("source_missing", "districts.csv", 2, "story_sources", ""),
      cell("source_missing", "district_products.csv", 2, "sources", ""),
      cell("source_missing", "gi_names.csv", 2, "sources", ""),
      cell("source_missing", "facts.csv", 2, "source", ""),
      cell("fact_undated", "facts.csv", 2, "date", ""),
  };
}

// The three products as variants of one craft, each with its word.
void make_variants(TinyFolder& folder) {
  for (const char* column : {"variant_of", "variant_en", "variant_hi"}) folder.add_column("products.csv", column, "");
  const std::array<const char*, 3> words{"M", "L", "XL"};
  for (int line = 2; line <= 4; ++line) {
    folder.set("products.csv", line, "variant_of", "KURTA");
    for (const char* column : {"variant_en", "variant_hi"})
      folder.set("products.csv", line, column, words[static_cast<std::size_t>(line) - 2]);
    for (const char* column : {"name_en", "name_hi", "district", "sector"})
      folder.set("products.csv", line, column,
                 std::string(column).starts_with("name") ? "Kurta"
                 : std::string(column) == "district"     ? "lucknow"
                                                         : "handicraft");
    folder.set("products.csv", line, "kind", "piece");
  }
}

Bad variant(std::string code, int line, std::string field, std::string value) {
  return {std::move(code), "products.csv", line, field, [line, field, value](TinyFolder& folder) {
            make_variants(folder);
            folder.set("products.csv", line, field, value);
          }};
}

std::vector<Bad> bad_variants() {
  const auto alone = [](TinyFolder& folder) {
    make_variants(folder);
    folder.set("products.csv", 4, "variant_of", "OTHER");
  };
  const auto many = [](TinyFolder& folder) {
    make_variants(folder);
    for (std::size_t i = 3; i <= pack_bounds::variants_in_a_group_max; ++i) {
      folder.repeat_row("products.csv", 4);
      const int line = folder.rows("products.csv") + 1;
      const std::string word = "W" + std::to_string(i);
      for (const char* column : {"sku", "variant_en", "variant_hi"}) folder.set("products.csv", line, column, word);
      folder.set("products.csv", line, "barcode", "");
    }
  };
  return {variant("variant_group_missing", 3, "variant_of", ""),
          {"variant_word_missing", "products.csv", 3, "variant_en",
           [](TinyFolder& folder) {
             make_variants(folder);
             folder.set("products.csv", 3, "variant_en", "");
             folder.set("products.csv", 3, "variant_hi", "");
           }},
          {"variant_alone", "products.csv", 4, "variant_of", alone},
          variant("variant_twice", 3, "variant_en", "m"),
          variant("variant_twice", 4, "variant_hi", "M"),
          variant("variant_differs", 3, "district", "varanasi"),
          variant("variant_differs", 4, "kind", "gram"),
          variant("variant_differs", 4, "name_en", "Shirt"),
          variant("text_too_long", 3, "variant_en", std::string(pack_bounds::name_length_max, 'x')),
          {"variants_too_many", "products.csv", static_cast<int>(pack_bounds::variants_in_a_group_max) + 2,
           "variant_of", many}};
}

std::vector<Bad> bad_turnover() {
  const auto pans = [](const char* first, const char* second, const char* before) {
    return [first, second, before](TinyFolder& folder) {
      folder.add_column("suppliers.csv", "pan", "");
      folder.add_column("suppliers.csv", "turnover_before_rupees", "100");
      folder.set("suppliers.csv", 2, "pan", first);
      folder.set("suppliers.csv", 3, "pan", second);
      folder.set("suppliers.csv", 3, "turnover_before_rupees", before);
    };
  };
  const auto limits = [](std::string code, int line, std::string field, std::string rows) {
    return Bad{std::move(code), "turnover_limits.csv", line, std::move(field), [rows](TinyFolder& folder) {
                 folder.raw("turnover_limits.csv", "profile,states,valid_from,valid_to,limit_rupees,sources\n" + rows);
               }};
  };
  return {{"pan_bad", "suppliers.csv", 3, "pan", pans("", "AAAPD000D", "0")},
          {"pan_not_of_gstin", "suppliers.csv", 2, "pan", pans("AAAPD0000D", "", "0")},
          {"turnover_before_differs", "suppliers.csv", 3, "turnover_before_rupees", pans("", "AAACU0000H", "101")},
          {"price_comma", "suppliers.csv", 3, "turnover_before_rupees", pans("", "", "1,00,000")},
          limits("turnover_states_bad", 2, "states", "unregistered,9 xx,2019-04-01,,4000000,N\n"),
          limits("turnover_states_bad", 2, "states", "unregistered,88,2019-04-01,,4000000,N\n"),
          limits("turnover_limit_twice", 3, "valid_from",
                 "unregistered,9,2019-04-01,2025-03-31,4000000,N\nunregistered,5 9,2025-03-31,,4000000,N\n"),
          limits("word_unknown", 2, "profile", "regular,9,2019-04-01,,4000000,N\n"),
          limits("days_reversed", 2, "valid_to", "unregistered,*,2019-04-01,2018-04-01,4000000,N\n")};
}

std::vector<Bad> bad_bank_codes() {
  const auto code = [](std::string finding, std::string text) {
    return Bad{std::move(finding), "suppliers.csv", 2, "upi_qr", [text](TinyFolder& folder) {
                 folder.add_column("suppliers.csv", "upi_qr", "");
                 folder.set("suppliers.csv", 2, "upi_qr", text);
               }};
  };
  return {code("upi_qr_not_upi", "https://bank.example/pay?pa=uphunar@okdemo"),
          code("upi_qr_damaged", "upi://pay?pa=uphunar@okdemo&amp;pn=UP&amp;sign=MEUCIQ=="),
          code("upi_qr_damaged", "upi://pay?pa=uphunar@okdemo&sign=MEUCIQ==&cu=INR"),
          code("upi_qr_damaged", "upi://pay?pn=UP%20Hunar"),
          code("upi_qr_amount", "upi://pay?pa=uphunar@okdemo&am=10.00&sign=MEUCIQ=="),
          code("upi_qr_other_payee", "upi://pay?pa=somebody@okdemo&pn=UP&sign=MEUCIQ=="),
          code("upi_qr_repaired", "upi://pay?pa=uphunar@okdemo&amp;pn=UP")};
}

std::vector<Bad> bad_playlists() {
  const auto rows = [](std::string code, int line, std::string field, std::string rows_of_it) {
    return Bad{std::move(code), "playlist.csv", line, std::move(field), [rows_of_it](TinyFolder& folder) {
                 folder.raw("playlist.csv", "first_day,last_day,scene,ref,seconds,text_en,text_hi\n" + rows_of_it);
               }};
  };
  return {
      rows("word_unknown", 2, "scene", "2025-10-01,2025-10-01,film,,,,\n"),
      rows("days_reversed", 2, "last_day", "2025-10-02,2025-10-01,plates,,,,\n"),
      rows("field_missing", 3, "text_hi", "2025-10-01,2025-10-01,plates,,,,\n2025-10-01,2025-10-01,note,,,Today,\n"),
      rows("reference_unknown", 2, "ref", "2025-10-01,2025-10-01,district,lucnow,,,\n"),
      rows("reference_unknown", 2, "ref", "2025-10-01,2025-10-01,maker,lucknow,,,\n"),
      rows("scene_ref_unexpected", 2, "ref", "2025-10-01,2025-10-01,plates,lucknow,,,\n"),
      rows("number_range", 2, "seconds", "2025-10-01,2025-10-01,plates,,600,,\n")};
}

std::vector<Bad> bad_plans() {
  const auto plan = [](std::string code, std::string file, int line, std::string field, std::string halls,
                       std::string stalls) {
    return Bad{std::move(code), std::move(file), line, std::move(field), [halls, stalls](TinyFolder& folder) {
                 folder.raw("halls.csv", "code,kind,name_en,name_hi,x_m,y_m,width_m,depth_m\n" + halls);
                 folder.raw("stalls.csv", "code,name_en,name_hi,hall,x_m,y_m,suppliers,makers,districts\n" + stalls);
               }};
  };
  const std::string hall = "H1,hall,Hall,हॉल,0,0,50,40\n", own = "S1,Ours,हमारा,H1,5,5,,,\n";
  return {plan("word_unknown", "halls.csv", 2, "kind", "H1,tent,Hall,हॉल,0,0,50,40\n", "S1,Ours,हमारा,,5,5,,,\n"),
          plan("number_range", "halls.csv", 2, "width_m", "H1,hall,Hall,हॉल,0,0,0,40\n", own),
          plan("duplicate", "halls.csv", 3, "code", hall + hall, own),
          plan("reference_unknown", "stalls.csv", 2, "hall", hall, "S1,Ours,हमारा,H9,5,5,,,\n"),
          plan("stall_outside_hall", "stalls.csv", 2, "x_m", hall, "S1,Ours,हमारा,H1,51,5,,,\n"),
          plan("number_range", "stalls.csv", 2, "y_m", hall, "S1,Ours,हमारा,,5,5001,,,\n"),
          plan("reference_unknown", "stalls.csv", 2, "districts", hall, "S1,Ours,हमारा,H1,5,5,,,lucknow lucnow\n"),
          plan("reference_unknown", "stalls.csv", 2, "makers", hall, "S1,Ours,हमारा,H1,5,5,,NOBODY,\n"),
          plan("duplicate", "stalls.csv", 3, "code", hall, own + own),
          plan("own_stall_not_on_plan", "stalls.csv", 0, "code", hall, "S99,Other,और,H1,5,5,,,\n")};
}

std::vector<Bad> bad_exhibits() {
  const auto rows = [](std::string code, int line, std::string field, std::string rows_of_it) {
    return Bad{std::move(code), "exhibits.csv", line, std::move(field), [rows_of_it](TinyFolder& folder) {
                 folder.raw("exhibits.csv",
                            "room,title_en,title_hi,text_en,text_hi,picture,date,source,district\n" + rows_of_it);
               }};
  };
  return {rows("word_unknown", 2, "room", "cellar,A,क,B,ख,,2025,News,\n"),
          rows("field_missing", 2, "title_en", "workshops,,,B,ख,,2025,News,lucknow\n"),
          rows("field_missing", 3, "text_hi", "fair,A,क,B,ख,,2025,News,\nfair,A,क,B,,,2025,News,\n"),
          rows("reference_unknown", 3, "district", "workshops,A,क,B,ख,,2025,News,\nworkshops,,,,,,,,lucnow\n"),
          rows("picture_missing", 2, "picture", "scheme,A,क,B,ख,nowhere,2025,News,\n"),
          rows("fact_undated", 2, "date", "scheme,A,क,B,ख,,,News,\n"),
          rows("exhibit_unsourced", 2, "source", "scheme,A,क,B,ख,,2025,,\n")};
}

std::vector<Bad> bad_files() {
  const auto raw = [](std::string code, int line, std::string field, std::string bytes) {
    return Bad{std::move(code), "sectors.csv", line, std::move(field),
               [bytes](TinyFolder& folder) { folder.raw("sectors.csv", bytes); }};
  };
  const std::string head = "id,name_en,name_hi\n";
  std::string many_rows = head, many_sectors = head;
  for (std::size_t i = 0; i <= pack_bounds::csv_rows_max; ++i) many_rows += "a,b,c\n";
  for (std::size_t i = 0; i <= pack_bounds::sectors_max; ++i) many_sectors += "s" + std::to_string(i) + ",x,x\n";
  return {
      {"file_missing", "products.csv", 0, "", [](TinyFolder& folder) { folder.remove("products.csv"); }},
      {"file_missing", "pack.json", 0, "", [](TinyFolder& folder) { folder.remove("pack.json"); }},
      {"file_unreadable", "products.csv", 0, "",
       [](TinyFolder& folder) {
         folder.remove("products.csv");
         folder.raw("products.csv/inside", "a folder with the file's name");
       }},
      {"file_too_large", "pack.json", 0, "",
       [](TinyFolder& folder) { folder.raw("pack.json", std::string(pack_bounds::manifest_bytes_max + 1, ' ')); }},
      {"translation_unreadable", "po/bn.po", 1, "", [](TinyFolder& folder) { folder.raw("po/bn.po", "msgid \"a\n"); }},
      raw("wrong_encoding", 1, "", "\xFF\xFEi"),
      raw("semicolons", 1, "", "id;name_en;name_hi\na;b;c\n"),
      raw("no_header", 1, "", ""),
      raw("header_empty_cell", 1, "", "id,,name_en,name_hi\na,,b,c\n"),
      raw("columns_too_many", 1, "", head.substr(0, head.size() - 1) + std::string(70, ',') + "x\n"),
      raw("rows_too_many", static_cast<int>(pack_bounds::csv_rows_max) + 2, "", many_rows),
      raw("too_many_rows_for_bound", static_cast<int>(pack_bounds::sectors_max) + 2, "", many_sectors),
      raw("quote_unclosed", 2, "name_en", head + "a,\"b,c\n"),
      raw("quote_misplaced", 2, "name_en", head + "a,b\"b,c\n"),
      raw("cells_missing", 2, "name_hi", head + "a,b\n"),
      raw("cells_extra", 2, "", head + "a,b,c,d\n"),
      raw("cell_too_long", 2, "name_hi", head + "a,b," + std::string(pack_bounds::csv_cell_bytes_max + 1, 'c') + "\n"),
      raw("not_utf8", 2, "name_en", head + "a,b\xE9,c\n"),
      raw("rows_none", 0, "", head),
      {"column_missing", "products.csv", 1, "hsn",
       [](TinyFolder& folder) { folder.drop_column("products.csv", "hsn"); }},
      {"column_missing", "products.csv", 1, "name_hi",
       [](TinyFolder& folder) { folder.drop_column("products.csv", "name_hi"); }},
      {"column_twice", "products.csv", 1, "hsn",
       [](TinyFolder& folder) { folder.add_column("products.csv", "hsn", "6211"); }},
      {"column_unknown", "products.csv", 1, "colour",
       [](TinyFolder& folder) { folder.add_column("products.csv", "colour", "red"); }},
      {"column_unknown", "products.csv", 1, "name_xx",
       [](TinyFolder& folder) { folder.add_column("products.csv", "name_xx", "?"); }},
      {"too_many_findings", "products.csv", 2'003, "",
       [](TinyFolder& folder) {
         for (std::size_t i = 0; i <= pack_bounds::findings_max; ++i) {
           folder.repeat_row("products.csv", 4);
           const int line = folder.rows("products.csv") + 1;
           folder.set("products.csv", line, "sku", "X" + std::to_string(i));
           folder.set("products.csv", line, "barcode", "");
           folder.set("products.csv", line, "hsn", "1");
         }
         folder.set("products.csv", 2, "hsn", "1");
         folder.set("products.csv", 4, "hsn", "1");
       }},
      json("json_broken", 3, "", "\"version\": 3,", "\"version\": 3;"),
      json("json_broken", 4, "", "Tiny Fair", "Tiny \xE9 Fair"),
      json("json_number_too_large", 3, "", "\"version\": 3,", "\"version\": 4e999998,"),
      json("json_wrong_kind", 3, "version", "\"version\": 3,", "\"version\": 3.0,"),
      json("json_wrong_kind", 11, "demo", "\"demo\": false", "\"demo\": \"no\""),
      json("json_wrong_kind", 4, "name_en", "\"name_en\": \"Tiny Fair\"", "\"name_en\": 5"),
      json("json_key_unknown", 3, "verzion", "\"version\": 3,", "\"version\": 3, \"verzion\": 4,"),
      json("number_range", 3, "version", "\"version\": 3,", "\"version\": 0,"),
      json("number_range", 3, "version", "\"version\": 3,", "\"version\": 18446744073709551615,"),
      json("field_missing", 1, "place_hi", "\"place_hi\"", "\"palace_hi\""),
      json("days_reversed", 9, "last_day", "\"2025-10-10\"", "\"2025-09-30\""),
      json("days_reversed", 13, "valid_to", "\"2025-10-31\"", "\"2025-09-01\""),
      json("validity_short", 13, "valid_to", "\"2025-10-31\"", "\"2025-10-09\""),
      json("folder_missing", 3, "art", "\"version\": 3,", "\"version\": 3, \"art\": \"no-such-folder\","),
      json("folder_missing", 3, "art", "\"version\": 3,", "\"version\": 3, \"art\": \"/tmp\","),
      json("date_bad", 8, "first_day", "\"2025-10-01\"", "\"1 October\""),
      json("id_bad", 2, "id", "\"tiny-fair\"", "\"tiny fair\""),
      {"picture_missing", "products.csv", 3, "picture",
       [](TinyFolder& folder) { folder.set("products.csv", 3, "picture", "lucknow/none"); }},
      cell("picture_name_bad", "products.csv", 3, "picture", "../secret"),
      cell("picture_name_bad", "products.csv", 3, "picture", "a/b/c"),
      picture("picture_too_large", "mark.png", std::string(pack_bounds::picture_bytes_max + 1, 'x')),
      picture("picture_kind", "mark.png", "plainly nothing"),
      picture("picture_kind", "mark.jpg", "\xFF\xD8\xFF\xE0"),
      picture("picture_kind", "mark.svg", "<svg"),
      picture("picture_kind", "mark.png", big_png()),
      picture("picture_svg_reaches_out", "mark.svg", svg_with("<script>alert(1)</script>")),
      picture("picture_svg_reaches_out", "mark.svg", svg_with("<rect onload = 'x()'/>")),
      picture("picture_svg_reaches_out", "mark.svg", svg_with("<use xlink:href=\"other.svg#a\"/>")),
      picture("picture_svg_reaches_out", "mark.svg", svg_with("<image href='data:image/png;base64,xx'/>")),
      picture("picture_svg_reaches_out", "mark.svg", svg_with("<rect style=\"fill:url( 'http://x/y')\"/>")),
      picture("picture_svg_reaches_out", "mark.svg", "<!DOCTYPE svg [<!ENTITY a \"b\">]>" + svg_with("")),
      picture("picture_svg_reaches_out", "mark.svg", svg_with("<a href=\"#x\">&#106;avascript</a>")),
      {"pictures_too_many", "products.csv", 0, "picture",
       [](TinyFolder& folder) {
         const std::string picture = heavy_drawing();
         const auto enough = static_cast<int>(pack_bounds::pictures_bytes_max / picture.size()) + 1;
         for (int i = 0; i < enough; ++i) {
           folder.raw("pictures/p" + std::to_string(i) + ".png", picture);
           folder.repeat_row("products.csv", 3);
           const int line = folder.rows("products.csv") + 1;
           folder.set("products.csv", line, "sku", "Y" + std::to_string(i));
           folder.set("products.csv", line, "picture", "p" + std::to_string(i));
         }
       }},
  };
}

std::vector<Bad> bad_photos() {
  const PhotoPixels picture_of_all = four_corners(840, 630);
  const std::string jpeg = jpeg_of(picture_of_all), head = "picture,focus_x,focus_y,credit_en,credit_hi\n";
  std::string inks = jpeg;
  const std::size_t frame = inks.find("\xFF\xC0");
  inks[frame + 9] = 4;  // components: cyan, magenta, yellow, black
  std::string wall = png_of(four_corners(8, 8));
  wall.replace(16, 8, big_endian(20'000, 4) + big_endian(20'000, 4));
  const auto row = [head](std::string code, std::string field, int line, std::string rows) -> Bad {
    return {std::move(code), "photos.csv", line, std::move(field),
            [head, rows](TinyFolder& folder) { folder.raw("photos.csv", head + rows); }};
  };
  return {
      picture("photo_foreign", "mark.heic",
              std::string("\0\0\0\x18"
                          "ftypheic\0\0\0\0",
                          16)),
      picture("photo_foreign", "mark.GIF", "GIF89a"),
      picture("photo_file_large", "mark.jpg", std::string(pack_bounds::photo_file_bytes_max + 1, 'x')),
      picture("photo_too_many_pixels", "mark.png", wall),
      picture("photo_too_small", "mark.JPG", jpeg_of(four_corners(400, 300))),
      picture("photo_animated", "mark.png",
              with_png_chunk(png_of(picture_of_all), "acTL", big_endian(2, 4) + big_endian(0, 4))),
      picture("photo_not_rgb", "mark.jpg", inks),
      picture("photo_broken", "mark.jpeg", jpeg.substr(0, jpeg.size() / 2)),
      picture("photo_cut", "mark.webp", webp_of(four_corners(600, 1'100))),
      picture("photo_coarse", "mark.jpg", jpeg_of(four_corners(480, 360))),
      row("photo_unused", "picture", 2, "lucknow/none,,,,\n"),
      row("photo_is_drawing", "picture", 2, "mark,50,50,,\n"),
      row("picture_name_bad", "picture", 2, "../mark,50,50,,\n"),
      row("number_range", "focus_y", 2, "mark,50,101,,\n"),
      row("duplicate", "picture", 3, "mark,50,50,,\nmark,40,40,,\n"),
  };
}

std::vector<Bad> all_bad() {
  std::vector<Bad> all;
  for (const auto& some : {bad_texts(), bad_money(), bad_sellers(), bad_references(), bad_variants(), bad_turnover(),
                           bad_bank_codes(), bad_playlists(), bad_files(), bad_photos(), bad_plans(), bad_exhibits()})
    all.insert(all.end(), some.begin(), some.end());
  // The first missing date of a casual seller is the one named.
  std::erase_if(all, [](const Bad& each) { return each.code == "casual_dates_missing" && each.field == "profile"; });
  return all;
}

bool names(const PackFinding& finding, const Bad& bad) {
  return finding.code == bad.code && finding.file == bad.file && (bad.line == 0 || finding.line == bad.line) &&
         finding.field == bad.field;
}

}  // namespace

TEST_CASE("A sound folder has nothing to mend", "[pack][folder]") {
  TinyFolder folder;
  const PackFolder read = folder.read();
  for (const auto& finding : read.findings) UNSCOPED_INFO(finding_line(finding));
  CHECK(read.findings.empty());
  CHECK_FALSE(read.has_errors);
}

TEST_CASE("Every kind of bad row is named by file, line and field, with what to do in both languages",
          "[pack][folder]") {
  std::set<std::string> provoked;
  for (const Bad& bad : all_bad()) {
    TinyFolder folder;
    bad.spoil(folder);
    const PackFolder read = folder.read();
    CAPTURE(bad.code, bad.file, bad.line, bad.field);
    for (const auto& finding : read.findings) UNSCOPED_INFO(finding_line(finding));
    const auto found = std::find_if(read.findings.begin(), read.findings.end(),
                                    [&](const PackFinding& finding) { return names(finding, bad); });
    CHECK(found != read.findings.end());
    if (found == read.findings.end()) continue;
    provoked.insert(bad.code);
    CHECK(read.has_errors == std::any_of(read.findings.begin(), read.findings.end(), [](const PackFinding& each) {
            return each.severity == FindingSeverity::error;
          }));
    for (const std::string& sentence : {found->what, found->what_hi, found->what_to_do, found->what_to_do_hi}) {
      CHECK_FALSE(sentence.empty());
      CHECK(sentence.find('{') == std::string::npos);
    }
  }
  for (const FindingWords& words : all_finding_words()) {
    CAPTURE(words.code);
    CHECK(provoked.contains(std::string(words.code)));
  }
}

TEST_CASE("All bad rows of a folder are named at once, in the order of the file", "[pack][folder]") {
  TinyFolder folder;
  folder.set("products.csv", 4, "hsn", "1");
  folder.set("products.csv", 2, "price_rupees", "1,450");
  folder.set("products.csv", 2, "district", "nowhere");
  folder.set("staff.csv", 3, "pin", "1");
  const PackFolder read = folder.read();
  REQUIRE(read.findings.size() == 4);
  CHECK(read.findings[0].line == 2);
  CHECK(read.findings[1].line == 2);
  CHECK(read.findings[2].line == 4);
  CHECK(read.findings[3].file == "staff.csv");
}

TEST_CASE("A mistyped picture folder is named once and hides no other finding", "[pack][folder]") {
  TinyFolder folder;
  folder.replace("pack.json", "\"version\": 3,", "\"version\": 3, \"art\": \"../no-art\",");
  folder.set("products.csv", 2, "hsn", "1");
  const PackFolder read = folder.read();
  REQUIRE(read.findings.size() == 2);
  CHECK(read.findings[0].code == "folder_missing");
  CHECK(read.findings[1].code == "hsn_bad");
}

TEST_CASE("A PIN is never repeated in a finding", "[pack][folder]") {
  TinyFolder folder;
  folder.set("staff.csv", 2, "pin", "98765432");
  folder.set("staff.csv", 4, "pin", "020261");
  for (const auto& finding : folder.read().findings) {
    CHECK(finding_line(finding).find("98765432") == std::string::npos);
    CHECK(finding_line(finding).find("020261") == std::string::npos);
  }
}

TEST_CASE("A price outside the band between two slabs, or of a seller who charges no tax, is not warned about",
          "[pack][folder]") {
  for (const char* price : {"2625", "2950.01"}) {
    TinyFolder folder;
    folder.set("products.csv", 3, "price_rupees", price);
    CHECK(folder.read().findings.empty());
  }
  TinyFolder folder;
  folder.set("products.csv", 3, "price_rupees", "2800");
  folder.set("products.csv", 3, "supplier", "DDM");
  CHECK(folder.read().findings.empty());
}

TEST_CASE("Unconfirmed rates may stand in a demonstration pack", "[pack][folder]") {
  TinyFolder folder;
  folder.replace("pack.json", "\"demo\": false", "\"demo\": true");
  folder.set("tax_rules.csv", 6, "confidence", "U");
  CHECK(folder.read().findings.empty());
}

TEST_CASE("A spreadsheet without the columns of bargaining is as good as before", "[pack][folder]") {
  TinyFolder folder;
  for (const char* column : {"floor_rupees", "last_days_from", "last_days_rupees"})
    folder.drop_column("products.csv", column);
  const PackFolder read = folder.read();
  CHECK(read.findings.empty());
  const Product* kurta = read.catalogue.find_product("LKO-01");
  REQUIRE(kurta != nullptr);
  CHECK_FALSE(kurta->floor_price);
  CHECK(kurta->price_on({2025, 10, 8}).paise() == 145'050);
}

TEST_CASE("A group of sizes arrives as products of their own that know each other", "[pack][folder]") {
  TinyFolder folder;
  make_variants(folder);
  const PackFolder read = folder.read();
  for (const auto& finding : read.findings) UNSCOPED_INFO(finding_line(finding));
  REQUIRE(read.findings.empty());
  const Catalogue& catalogue = read.catalogue;
  REQUIRE(catalogue.find_variants("KURTA").size() == 3);
  const Product* second = catalogue.find_product("VNS-01");
  REQUIRE(second != nullptr);
  CHECK(second->name.exact(Language::en) == "Kurta, L");  // as bills and papers call it
  CHECK(second->craft_name.exact(Language::en) == "Kurta");
  CHECK(second->variant.exact(Language::hi) == "L");
}

TEST_CASE("A PAN is known from the GSTIN where no cell says it, and the limits are the sheet's", "[pack][folder]") {
  TinyFolder folder;
  folder.add_column("suppliers.csv", "turnover_before_rupees", "0");
  folder.set("suppliers.csv", 3, "turnover_before_rupees", "3999999.99");
  folder.raw("turnover_limits.csv",
             "profile,states,valid_from,valid_to,limit_rupees,sources\nunregistered,*,2019-04-01,,4000000,N\n"
             "composition,5 11,2019-04-01,,7500000,N\n");
  const PackFolder read = folder.read();
  for (const auto& finding : read.findings) UNSCOPED_INFO(finding_line(finding));
  REQUIRE(read.findings.empty());
  CHECK(read.catalogue.suppliers[0].pan == "AAACU0000H");
  CHECK(read.catalogue.suppliers[1].pan.empty());
  CHECK(read.catalogue.suppliers[1].turnover_before == Money::from_paise(399'999'999));
  REQUIRE(read.catalogue.turnover_limits.size() == 3);
  CHECK(read.catalogue.turnover_limits[0].state_code == 0);
  CHECK(read.catalogue.turnover_limits[2] ==
        TurnoverLimit{SellerProfile::composition, 11, {2019, 4, 1}, std::nullopt, Money::from_paise(750'000'000)});
}

TEST_CASE("What a row says arrives in the catalogue", "[pack][folder]") {
  TinyFolder folder;
  folder.add_column("products.csv", "name_ur", "کرتا");
  const PackFolder read = folder.read();
  for (const auto& finding : read.findings) UNSCOPED_INFO(finding_line(finding));
  REQUIRE(read.findings.empty());
  const Catalogue& catalogue = read.catalogue;
  const Product* kurta = catalogue.find_product("LKO-01");
  REQUIRE(kurta != nullptr);
  CHECK(kurta->name.exact(Language::en) == "Kurta, white");
  CHECK(kurta->name.exact(Language::ur) == "کرتا");
  CHECK(kurta->price.paise() == 145'050);
  CHECK(kurta->mrp->paise() == 160'000);
  CHECK(kurta->floor_price == Money::from_paise(120'000));
  CHECK(kurta->price_on({2025, 10, 7}).paise() == 145'050);
  CHECK(kurta->price_on({2025, 10, 8}).paise() == 125'000);
  CHECK(kurta->supplier == "DDM");  // the maker's
  CHECK(kurta->listings.size() == 2);
  CHECK_FALSE(kurta->search_key.empty());
  CHECK(catalogue.find_barcode("8901234567890") == kurta);
  const Product* rice = catalogue.find_product("RIC-01");
  CHECK(rice->name.exact(Language::en) == "=Rice");
  CHECK(rice->kind == ProductKind::gram);
  CHECK(rice->opening_stock == 25'000);
  CHECK(catalogue.find_tax_rule("rice")->periods.front().slabs.front().rate_basis_points == 25);
  CHECK(catalogue.find_tax_rule("apparel")->periods.size() == 2);
  CHECK(catalogue.find_district("lucknow")->story_verified);
  CHECK(catalogue.find_district("lucknow")->gi_names.front().sourced);
  CHECK(catalogue.staff.size() == 3);
  CHECK(read.pins == std::vector<std::string>{"2025", "020261", "20277"});
  CHECK(catalogue.pictures.size() == 2);
}
