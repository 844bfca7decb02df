// The files that an organiser opens in a spreadsheet.
#include <catch2/catch.hpp>
#include <fstream>
#include <iterator>

#include "books.h"
#include "core/errors.h"
#include "pack/csv.h"
#include "reports/export_csv.h"

namespace {

using namespace odop;

std::string bytes_of(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::string cell(const CsvTable& table, std::size_t row, const std::string& column) {
  for (std::size_t i = 0; i < table.header.size(); ++i)
    if (table.header[i] == column) return table.rows.at(row).cells[i];
  throw std::runtime_error("no column " + column);
}

}  // namespace

TEST_CASE("A name of any kind comes back out of a CSV as it went in, and none is a formula", "[reports][csv]") {
  struct Name {
    std::string written, read;
  };
  const std::vector<Name> names{{"Kurta, white", "Kurta, white"},
                                {"6\" plate", "6\" plate"},
                                {"\"quoted\"", "\"quoted\""},
                                {"two\nlines", "two\nlines"},
                                {"=HYPERLINK(\"http://evil\")", "'=HYPERLINK(\"http://evil\")"},
                                {"+91 99", "'+91 99"},
                                {"-5 percent", "'-5 percent"},
                                {"@SUM(A1)", "'@SUM(A1)"},
                                {"\t=1", "'\t=1"},
                                {"चिकनकारी, \"सफ़ेद\" कुर्ता", "चिकनकारी, \"सफ़ेद\" कुर्ता"},
                                {"a = b", "a = b"},
                                {"", ""}};
  test::Books books;
  std::int64_t sequence = 0;
  for (const Name& name : names) {
    const ItemFact item{"SKU-" + std::to_string(1'000 + sequence),
                        name.written,
                        name.written,
                        "6206",
                        "apparel",
                        1,
                        100,
                        "UPH",
                        name.written,
                        "lucknow",
                        "handloom"};
    books.add(test::item_entry("fair", "K07", ++sequence, item));
    books.add(test::document_of("fair", "K07", sequence + 1, item, sequence, 11'800));
    ++sequence;
  }
  const test::TemporaryFolder out("csv");
  const auto report = reports::export_csv(books.sqlite(), out.path(), "fair");
  CHECK(report.agrees());
  const std::string bytes = bytes_of(out.path() / "lines.csv");
  CHECK(
      bytes.starts_with("\xEF\xBB\xBF"
                        "event,kiosk,"));
  const CsvTable table = parse_csv(bytes);
  CHECK(table.faults.empty());
  REQUIRE(table.rows.size() == names.size());
  for (std::size_t i = 0; i < names.size(); ++i) {
    CHECK(cell(table, i, "name_en") == names[i].read);
    CHECK(cell(table, i, "name_hi") == names[i].read);
    CHECK(cell(table, i, "maker") == names[i].read);
    CHECK(cell(table, i, "net_rupees") == "118.00");
    CHECK(cell(table, i, "rate_percent") == "18");
    CHECK(cell(table, i, "date") == "2025-01-13");
    CHECK(cell(table, i, "product_kind") == "piece");
  }
}

TEST_CASE("Money in a file is exact to the paisa, below zero too, and codes are words", "[reports][csv]") {
  struct Row {
    const char* column;
    std::int64_t value;
    const char* cell;
  };
  const auto row = GENERATE(values<Row>({{"payable_paise", 0, "0.00"},
                                         {"payable_paise", 5, "0.05"},
                                         {"payable_paise", -5, "-0.05"},
                                         {"payable_paise", -11'800, "-118.00"},
                                         {"payable_paise", 123'456'789, "1234567.89"},
                                         {"payable_paise", INT64_MIN, "-92233720368547758.08"},
                                         {"rate_basis_points", 25, "0.25"},
                                         {"rate_basis_points", 500, "5"},
                                         {"rate_basis_points", 1'250, "12.5"},
                                         {"rate_basis_points", 0, "0"},
                                         {"day", 20'101, "2025-01-13"},
                                         {"document_type", 5, "credit note"},
                                         {"document_type", 99, "99"},
                                         {"document_kind", 3, "withdrawal"},
                                         {"tender_kind", 2, "UPI"},
                                         {"product_kind", 3, "gram"},
                                         {"quantity", -3, "-3"}}));
  CAPTURE(row.column, row.value);
  CHECK(reports::csv_cell(row.column, row.value) == row.cell);
}

TEST_CASE("A folder that cannot be written is told, and no half file stands there", "[reports][csv]") {
  test::Books books;
  const test::TemporaryFolder out("csv");
  std::ofstream(out.path() / "occupied") << "a file where the folder should be";
  CHECK_THROWS(reports::export_csv(books.sqlite(), out.path() / "occupied", ""));
  // An earlier export stays whole until the new one is.
  reports::export_csv(books.sqlite(), out.path() / "books", "");
  const std::string before = bytes_of(out.path() / "books" / "lines.csv");
  books.database().run("DROP TABLE items");
  CHECK_THROWS_AS(reports::export_csv(books.sqlite(), out.path() / "books", ""), MachineError);
  CHECK(bytes_of(out.path() / "books" / "lines.csv") == before);
  for (const auto& file : std::filesystem::directory_iterator(out.path() / "books"))
    CHECK(file.path().extension() == ".csv");
}
