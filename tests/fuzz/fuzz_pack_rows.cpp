// A pack folder from anybody's spreadsheet: whatever bytes one of its files holds, the check ends, names what is wrong
// or lets through only a catalogue that a till can sell from. The first byte chooses the file, the rest is its bytes.
#include <unistd.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

#include "pack/bounds.h"
#include "pack/csv.h"
#include "pack/pack_folder.h"
#include "pack/pictures.h"

namespace {

using namespace odop;

constexpr std::array<std::string_view, 10> files{
    "products.csv",  "suppliers.csv", "tax_rules.csv", "listings.csv",     "pack.json",
    "districts.csv", "staff.csv",     "makers.csv",    "marketplaces.csv", "district_products.csv"};

void require(bool holds) {
  if (!holds) std::abort();
}

void check_csv(std::string_view bytes) {
  const CsvTable table = parse_csv(bytes);
  require(table.header.size() <= pack_bounds::csv_columns_max);
  int line = 0;
  for (const CsvRow& row : table.rows) {
    require(row.line > line);
    line = row.line;
    require(row.cells.size() == table.header.size());
    for (const std::string& cell : row.cells) require(is_utf8(cell) && cell.size() <= pack_bounds::csv_cell_bytes_max);
  }
}

// A copy of tests/fuzz/pack_folder in which one file at a time is replaced.
class Folder {
 public:
  Folder() : path_(std::filesystem::temp_directory_path() / ("odop-fuzz-" + std::to_string(::getpid()))) {
    std::filesystem::remove_all(path_);
    std::filesystem::copy(source_, path_, std::filesystem::copy_options::recursive);
  }
  ~Folder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  void check(std::string_view file, std::string_view bytes) {
    write(file, bytes);
    const PackFolder read = read_pack_folder(path_);
    require(read.findings.size() <= pack_bounds::findings_max + 1);
    if (!read.has_errors) check_sellable(read.catalogue);
    std::filesystem::copy_file(source_ / file, path_ / file, std::filesystem::copy_options::overwrite_existing);
  }

 private:
  void write(std::string_view file, std::string_view bytes) {
    std::ofstream out(path_ / file, std::ios::binary | std::ios::trunc);
    out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    require(out.good());
  }
  // What the till counts on without looking again.
  static void check_sellable(const Catalogue& catalogue) {
    require(!catalogue.products.empty() && !catalogue.staff.empty());
    require(catalogue.find_supplier(catalogue.stall.supplier) != nullptr);
    for (const Product& product : catalogue.products) {
      require(product.price > Money{} && (!product.mrp || product.price <= *product.mrp));
      require(catalogue.find_supplier(product.supplier) != nullptr);
      require(catalogue.find_district(product.district) != nullptr);
      require(product.maker.empty() || catalogue.find_maker(product.maker) != nullptr);
      const TaxRule* rule = catalogue.find_tax_rule(product.gst_rule);
      require(rule != nullptr && !rule->periods.empty());
      for (const TaxRulePeriod& period : rule->periods)
        require(!period.slabs.empty() && period.slabs.back().upto_paise == 0);
      require(product.kind != ProductKind::unique || product.opening_stock <= 1);
      for (const Listing& listing : product.listings) require(listing.url.starts_with("https://"));
    }
  }

  std::filesystem::path source_ = std::filesystem::path(ODOP_SOURCE_DIR) / "tests" / "fuzz" / "pack_folder";
  std::filesystem::path path_;
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string_view bytes(reinterpret_cast<const char*>(data + 1), size - 1);
  check_csv(bytes);
  (void)picture_kind(bytes);
  (void)svg_reaches_out(bytes);
  // Most inputs stop here: reading a whole folder costs a hundred times as much.
  const std::size_t choice = data[0] % 16;
  static Folder folder;
  if (choice < files.size()) folder.check(files[choice], bytes);
  return 0;
}
