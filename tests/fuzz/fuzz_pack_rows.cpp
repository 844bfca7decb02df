// A pack folder from anybody's spreadsheet: whatever bytes one of its files holds, the check ends, names what is wrong
// or lets through only a catalogue that a till can sell from. The first byte chooses the file, the rest is its bytes.
// Reading a whole folder costs twenty times as much as reading one file of it, so most inputs are handed to the readers
// of their own file alone, over what the files before it say; the later files are read when it has no error, and for
// one input in thirty-two in any case.
#include <unistd.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>

#include "pack/bounds.h"
#include "pack/csv.h"
#include "pack/draft.h"
#include "pack/pack_folder.h"
#include "pack/photo_file.h"
#include "pack/pictures.h"

namespace {

using namespace odop;

// As read_pack_folder calls them.
using Reader = void (*)(PackDraft&);
constexpr std::array<Reader, 8> readers{read_event, read_places, read_sellers, read_tax_rules,
                                        read_goods, read_staff,  check_goods,  read_exhibits};

struct File {
  std::string_view name;
  std::size_t reader;  // which of the readers opens it
};
// The order is the corpus's: a file's number is its inputs' first byte.
constexpr std::array<File, 14> files{{{"products.csv", 4},
                                      {"suppliers.csv", 2},
                                      {"tax_rules.csv", 3},
                                      {"listings.csv", 4},
                                      {"pack.json", 0},
                                      {"districts.csv", 1},
                                      {"staff.csv", 5},
                                      {"makers.csv", 2},
                                      {"marketplaces.csv", 4},
                                      {"district_products.csv", 1},
                                      {"sectors.csv", 1},
                                      {"gi_names.csv", 1},
                                      {"facts.csv", 1},
                                      {"exhibits.csv", 7}}};
constexpr std::size_t choices = 16;  // of the first byte; the rest of them read no folder
constexpr std::uint64_t wholes_one_in = 32;

// FNV-1a. Were it a byte of the input, the fuzzer would soon make nothing but whole folders.
std::uint64_t hash_of(std::string_view bytes) {
  std::uint64_t hash = 14'695'981'039'346'656'037U;
  for (const char c : bytes) hash = (hash ^ static_cast<unsigned char>(c)) * 1'099'511'628'211U;
  return hash;
}

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

// Small ones are decoded too; what a large one costs is the decoders' affair and bounded by its head.
void check_photo(std::string_view bytes) {
  (void)name_of_foreign_kind(bytes);
  const auto head = read_photo_head(bytes);
  if (!head) return;
  require(head->width_px > 0 && head->height_px > 0 && head->orientation >= 1 && head->orientation <= 8);
  require(head->icc_profile.size() <= bytes.size());
  if (!head->is_animated && std::uint64_t{head->width_px} * head->height_px <= 256 * 256)
    (void)decode_photo(bytes, *head, 64, 64);
}

// In memory where the system has a place for that: a disk would be all that is measured.
std::filesystem::path quick_folder() {
  const std::filesystem::path memory = "/dev/shm";
  return ::access(memory.c_str(), W_OK) == 0 ? memory : std::filesystem::temp_directory_path();
}

// A copy of tests/fuzz/pack_folder in which one file at a time is replaced.
class Folder {
 public:
  Folder() : path_(quick_folder() / ("odop-fuzz-" + std::to_string(::getpid()))) {
    std::filesystem::remove_all(path_);
    std::filesystem::copy(source_, path_, std::filesystem::copy_options::recursive);
    PackDraft draft;
    draft.folder = path_;
    draft.art = path_ / "pictures";
    for (std::size_t i = 0; i < readers.size(); ++i) {
      before_[i] = draft;
      readers[i](draft);
    }
    require(!draft.findings.has_errors());
    for (std::size_t i = 0; i < files.size(); ++i) {
      std::ifstream in(path_ / files[i].name, std::ios::binary);
      good_[i].assign(std::istreambuf_iterator<char>(in), {});
      require(!good_[i].empty());
    }
  }
  ~Folder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  void check(std::size_t file, std::string_view bytes, bool whole) {
    write(file, bytes);
    if (whole) {
      const PackFolder read = read_pack_folder(path_);
      require(read.findings.size() <= pack_bounds::findings_max + 1);
      if (!read.has_errors) check_sellable(read.catalogue);
    } else {
      check_own_readers(files[file].reader);
    }
    write(file, good_[file]);
  }

 private:
  void check_own_readers(std::size_t reader) {
    PackDraft draft = before_[reader];
    readers[reader](draft);
    for (++reader; reader < readers.size() && !draft.findings.has_errors(); ++reader) readers[reader](draft);
    const bool sellable = !draft.findings.has_errors();
    require(draft.findings.take_sorted().size() <= pack_bounds::findings_max + 1);
    if (!sellable) return;
    draft.catalogue.build_indexes();
    check_sellable(draft.catalogue);
  }
  void write(std::size_t file, std::string_view bytes) {
    std::ofstream out(path_ / files[file].name, std::ios::binary | std::ios::trunc);
    out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    out.close();
    require(out.good());
  }
  // What the till counts on without looking again.
  static void check_sellable(const Catalogue& catalogue) {
    require(!catalogue.products.empty() && !catalogue.staff.empty());
    require(catalogue.find_supplier(catalogue.stall.supplier) != nullptr);
    for (const Product& product : catalogue.products) {
      require(product.price > Money{} && (!product.mrp || product.price <= *product.mrp));
      require(!product.last_days || (product.last_days->price > Money{} && product.last_days->price < product.price));
      require(!product.floor_price || (*product.floor_price > Money{} && *product.floor_price <= product.price));
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
  std::array<PackDraft, readers.size()> before_;
  std::array<std::string, files.size()> good_;
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string_view bytes(reinterpret_cast<const char*>(data + 1), size - 1);
  check_csv(bytes);
  (void)picture_kind(bytes);
  (void)svg_reaches_out(bytes);
  check_photo(bytes);
  static Folder folder;
  const std::size_t file = data[0] % choices;
  if (file < files.size()) folder.check(file, bytes, hash_of(bytes) % wholes_one_in == 0);
  return 0;
}
