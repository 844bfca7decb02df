#include "pack/tiny_folder.h"

#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <catch2/catch.hpp>
#include <fstream>
#include <iterator>

#include "pack/csv.h"

namespace odop::test {
namespace {

constexpr std::string_view pack_json = R"({
  "id": "tiny-fair",
  "version": 3,
  "name_en": "Tiny Fair",
  "name_hi": "छोटा मेला",
  "place_en": "Prayagraj",
  "place_hi": "प्रयागराज",
  "first_day": "2025-10-01",
  "last_day": "2025-10-10",
  "state_code": 9,
  "demo": false,
  "valid_from": "2025-09-22",
  "valid_to": "2025-10-31",
  "stall": {
    "code": "S1",
    "name_en": "Stall One",
    "name_hi": "स्टॉल एक",
    "footer_en": "Thank you.\nCome again.",
    "footer_hi": "धन्यवाद।\nफिर आइए।",
    "supplier": "UPH"
  }
}
)";

constexpr std::string_view svg = R"svg(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10">
<defs><g id="a"><path d="M0 0h9v9z"/></g></defs><use href="#a" fill="url(#b)"/></svg>)svg";

const std::pair<std::string, std::string> files[] = {
    {"sectors.csv", "id,name_en,name_hi\nhandicraft,Handicraft,हस्तशिल्प\nfood-processing,Food,खान-पान\n"},
    {"districts.csv",
     "id,name_en,name_hi,map_label_en,map_label_hi,division_en,division_hi,hex_q,hex_r,story_en,story_hi,"
     "story_verified,story_sources\n"
     "lucknow,Lucknow,लखनऊ,Lucknow,लखनऊ,Lucknow,लखनऊ,0,0,\"White thread, since 1800.\",\"सफेद धागा, 1800 से।\",true,S1\n"
     "varanasi,Varanasi,वाराणसी,Vara|nasi,वारा|णसी,Varanasi,वाराणसी,1,0,Silk and gold thread.,रेशम और जरी।,false,\n"},
    {"district_products.csv",
     "district,rank,sector,name_en,name_hi,since,verified,sources\n"
     "lucknow,primary,handicraft,Chikankari,चिकनकारी,2018,true,S1\n"
     "varanasi,primary,handicraft,Silk,रेशम,2018,false,\n"},
    {"gi_names.csv",
     "district,name_en,name_hi,confidence,sources\nlucknow,Lucknow Chikan Craft,लखनऊ चिकन,sourced,S1\n"
     "varanasi,Banaras Brocades,बनारसी ब्रोकेड,registry-known,\n"},
    {"suppliers.csv",
     "code,series_code,name_en,name_hi,legal_name,address_en,address_hi,profile,gstin,state_code,upi_vpa,"
     "upi_payee_name,upi_mcc,fssai,phone,valid_from,valid_to\n"
     "UPH,A,UP Hunar,यूपी हुनर,UP Hunar Ltd,Stall 1,स्टॉल 1,regular,09AAACU0000H1ZY,9,uphunar@okdemo,"
     "UP Hunar,5947,22799000000014,0532 0000014,,\n"
     "DDM,B,Dulari Group,दुलारी समूह,Dulari Devi,\"Naini\nPrayagraj\",नैनी,unregistered,,9,dulari@okdemo,Dulari "
     "Devi,,,,,\n"},
    {"makers.csv",
     "code,name_en,name_hi,craft_en,craft_hi,quote_en,quote_hi,district,supplier,card_en,card_hi\n"
     "M001,Shahnaz Bano,शहनाज बानो,Embroiderer,कढ़ाई,Clean at the back.,उल्टी तरफ भी साफ।,lucknow,DDM,She teaches.,वे "
     "सिखाती हैं।\n"},
    {"tax_rules.csv",
     "id,goods_en,goods_hi,valid_from,valid_to,upto_rupees,rate_percent,confidence,sources\n"
     "apparel,Garments,वस्त्र,2025-01-01,2025-09-21,1000,5,B,N1\n"
     "apparel,Garments,वस्त्र,2025-01-01,2025-09-21,,12,B,N1\n"
     "apparel,Garments,वस्त्र,2025-09-22,,2500,5,B,N1\n"
     "apparel,Garments,वस्त्र,2025-09-22,,,18,B,N1\n"
     "rice,Rice,चावल,2017-07-01,,,0.25,A,N2\n"},
    {"marketplaces.csv",
     "id,name_en,name_hi,note_en,note_hi,hosts\nflipkart,Flipkart,फ्लिपकार्ट,Search,खोज,www.flipkart.com "
     "flipkart.com\namazon,Amazon,अमेज़न,,,www.amazon.in\n"},
    {"products.csv",
     "sku,name_en,name_hi,detail_en,detail_hi,kind,price_rupees,mrp_rupees,floor_rupees,last_days_from,last_days_"
     "rupees,hsn,gst_rule,district,sector,maker,supplier,barcode,picture,opening_stock,favourite,popularity,price_"
     "evidence\n"
     "LKO-01,\"Kurta, white\",\"कुर्ता, सफेद\",hand made,हाथ "
     "का,piece,1450.50,1600,1200,2025-10-08,1250,6211,apparel,lucknow,handicraft,M001,,"
     "8901234567890,lucknow/kurta,34,true,1200,estimate\n"
     "VNS-01,Brocade,ब्रोकेड,,,unique,18500,,,,,620442,apparel,varanasi,handicraft,,UPH,,mark,1,false,,estimate\n"
     "RIC-01,=Rice,चावल,,,gram,180,,,,,1006,rice,varanasi,food-processing,,UPH,RIC-EXTRA,,25000,false,7,\n"},
    {"listings.csv",
     "sku,marketplace,url,is_search\nLKO-01,flipkart,https://www.flipkart.com/search?q=kurta,true\n"
     "LKO-01,amazon,https://www.amazon.in/dp/B01,false\n"},
    {"facts.csv",
     "id,figure_en,figure_hi,sentence_en,sentence_hi,date,source\nunits,2 crore,2 करोड़,units sold,नग "
     "बिके,2020-21,News\n"},
    {"staff.csv",
     "code,name_en,name_hi,role,pin,sign\nP1,Asha,आशा,seller,2025,mark\nP2,Ravi,रवि,supervisor,020261,\n"
     "P3,Mohan,मोहन,organiser,20277,\n"},
};

std::string quoted(const std::string& cell) {
  if (cell.find_first_of(",\"\n\r") == std::string::npos) return cell;
  std::string out = "\"";
  for (const char c : cell) out += c == '"' ? "\"\"" : std::string(1, c);
  return out + "\"";
}

}  // namespace

TinyFolder::TinyFolder() {
  static std::atomic<int> count{0};
  scratch_ = std::filesystem::temp_directory_path() /
             ("odop-pack-" + std::to_string(::getpid()) + "-" + std::to_string(++count));
  folder_ = scratch_ / "folder";
  std::filesystem::remove_all(scratch_);
  std::filesystem::create_directories(folder_ / "pictures" / "lucknow");
  raw_["pack.json"] = pack_json;
  raw_["pictures/lucknow/kurta.svg"] = svg;
  raw_["pictures/mark.svg"] = svg;
  for (const auto& [file, bytes] : files) {
    CsvTable parsed = parse_csv(bytes);
    REQUIRE(parsed.faults.empty());
    Table& table = tables_[file];
    table.push_back(parsed.header);
    for (auto& row : parsed.rows) table.push_back(std::move(row.cells));
  }
}

TinyFolder::~TinyFolder() {
  std::error_code ignored;
  std::filesystem::remove_all(scratch_, ignored);
}

std::size_t TinyFolder::column_of(const std::string& file, const std::string& column) const {
  const auto& header = tables_.at(file).front();
  const auto found = std::find(header.begin(), header.end(), column);
  REQUIRE(found != header.end());
  return static_cast<std::size_t>(found - header.begin());
}

void TinyFolder::set(const std::string& file, int line, const std::string& column, const std::string& value) {
  tables_.at(file).at(static_cast<std::size_t>(line) - 1).at(column_of(file, column)) = value;
}
void TinyFolder::drop_column(const std::string& file, const std::string& column) {
  const auto at = static_cast<std::ptrdiff_t>(column_of(file, column));
  for (auto& row : tables_.at(file)) row.erase(row.begin() + at);
}
void TinyFolder::add_column(const std::string& file, const std::string& column, const std::string& value) {
  for (auto& row : tables_.at(file)) row.push_back(value);
  tables_.at(file).front().back() = column;
}
void TinyFolder::repeat_row(const std::string& file, int line) {
  auto& table = tables_.at(file);
  table.push_back(std::vector<std::string>(table.at(static_cast<std::size_t>(line) - 1)));
}
void TinyFolder::keep_rows(const std::string& file, std::size_t rows) {
  tables_.at(file).resize(rows + 1);
}
void TinyFolder::raw(const std::string& file, const std::string& bytes) {
  raw_[file] = bytes;
}
void TinyFolder::replace(const std::string& file, const std::string& from, const std::string& to) {
  std::string bytes = text(file);
  const auto at = bytes.find(from);
  REQUIRE(at != std::string::npos);
  raw_[file] = bytes.replace(at, from.size(), to);
}
void TinyFolder::remove(const std::string& file) {
  raw_.erase(file);
  tables_.erase(file);
}

std::string TinyFolder::text(const std::string& file) const {
  if (const auto raw = raw_.find(file); raw != raw_.end()) return raw->second;
  std::string bytes;
  for (const auto& row : tables_.at(file)) {
    for (std::size_t i = 0; i < row.size(); ++i) bytes += (i == 0 ? "" : ",") + quoted(row[i]);
    bytes += '\n';
  }
  return bytes;
}
int TinyFolder::rows(const std::string& file) const {
  return static_cast<int>(tables_.at(file).size()) - 1;
}

const std::filesystem::path& TinyFolder::write() {
  std::filesystem::remove_all(folder_);
  std::vector<std::string> names;
  for (const auto& [file, unused] : tables_) names.push_back(file);
  for (const auto& [file, unused] : raw_) names.push_back(file);
  for (const auto& file : names) {
    std::filesystem::create_directories((folder_ / file).parent_path());
    write_bytes(folder_ / file, text(file));
  }
  return folder_;
}

void add_states(TinyFolder& folder, std::string_view products, std::string_view districts) {
  folder.replace("pack.json", "\"state_code\": 9,", "\"state_code\": 9,\n  \"home_state\": \"up\",");
  folder.raw("states/states.csv", "id,gst_code,name_en,name_hi\nbihar,10,Bihar,बिहार\nup,9,Uttar Pradesh,उत्तर प्रदेश\n");
  folder.raw("states/bihar/districts.csv",
             "id,name_en,name_hi,map_label_en,map_label_hi,division_en,division_hi,hex_q,hex_r,story_en,story_hi,"
             "story_verified,story_sources\n" +
                 std::string(districts));
  folder.raw("states/bihar/district_products.csv",
             "district,rank,sector,name_en,name_hi,since,verified,scheme,evidence,sources\n" + std::string(products));
  folder.raw("states/bihar/sources.csv", "id,title,ref\nA,\"Daily, 2020\",https://a.in\nB,Weekly,\n");
}

PackIdentity build_tiny(TinyFolder& folder, const std::filesystem::path& out) {
  const PackFolder read = folder.read();
  for (const auto& finding : read.findings) UNSCOPED_INFO(finding_line(finding));
  REQUIRE_FALSE(read.has_errors);
  BuildOptions options;
  options.pin_cost = wire::PinCost::cost_minimum;
  options.created_utc_ms = 1'760'000'000'000;
  const auto built = build_pack(read, out, options);
  REQUIRE(built);
  return *built;
}

std::string bytes_of(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  REQUIRE(file.is_open());
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

void write_bytes(const std::filesystem::path& path, std::string_view bytes) {
  std::ofstream file(path, std::ios::binary | std::ios::trunc);
  file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  REQUIRE(file.good());
}

}  // namespace odop::test
