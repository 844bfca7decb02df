#include "pack/csv.h"

#include <catch2/catch.hpp>

#include "pack/bounds.h"

using namespace odop;

namespace {
std::vector<std::string> first_row(const std::string& bytes) {
  const CsvTable table = parse_csv(bytes);
  REQUIRE(table.faults.empty());
  REQUIRE(table.rows.size() == 1);
  return table.rows.front().cells;
}
using Cells = std::vector<std::string>;
}  // namespace

TEST_CASE("A table reads the same however a spreadsheet saved it", "[pack][csv]") {
  const auto bytes = GENERATE(values<std::string>({
      "a,b,c\n1,two words,\n",
      "a,b,c\r\n1,two words,\r\n",
      "a,b,c\r1,two words,",
      "\xEF\xBB\xBF"
      "a,b,c\n1,two words,\n",
      "\"a\",\"b\",\"c\"\n\"1\",\"two words\",\"\"\n",
      "a,b,c,,,\n1,two words,,,,\n,,,,,\n  ,,,\n\n\n",
      "sep=,\na,b,c\n1,two words,\n",
      "a,b,c\n\n1,two words,\n",
  }));
  CHECK(first_row(bytes) == Cells{"1", "two words", ""});
  CHECK(parse_csv(bytes).header == Cells{"a", "b", "c"});
}

TEST_CASE("Commas, quotes and line breaks inside quotes belong to the text", "[pack][csv]") {
  CHECK(first_row("a,b\n\"x, \"\"y\"\"\",\"one\r\ntwo\"\n") == Cells{"x, \"y\"", "one\ntwo"});
}

TEST_CASE("A cell that a spreadsheet would take for a formula stays the text it is", "[pack][csv]") {
  CHECK(first_row("a,b,c,d\n=1+1,+91 98,-5,@home\n") == Cells{"=1+1", "+91 98", "-5", "@home"});
}

TEST_CASE("A row knows its line although texts before it have line breaks", "[pack][csv]") {
  const CsvTable table = parse_csv("a,b\n\"1\n2\n3\",x\n\n4,y\n");
  REQUIRE(table.rows.size() == 2);
  CHECK(table.rows[0].line == 2);
  CHECK(table.rows[1].line == 6);
}

TEST_CASE("Each way a table can be broken is named with its line and cell", "[pack][csv]") {
  struct Row {
    std::string bytes;
    CsvFaultKind kind;
    int line, column;
    std::size_t rows_left;
  };
  const std::string long_cell(pack_bounds::csv_cell_bytes_max + 1, 'x');
  std::string wide(pack_bounds::csv_columns_max, ',');
  const auto row = GENERATE_COPY(values<Row>({
      {"", CsvFaultKind::no_header, 1, 0, 0},
      {"\n\n", CsvFaultKind::no_header, 1, 0, 0},
      {"a;b\n1;2\n", CsvFaultKind::semicolons, 1, 0, 0},
      {"a\tb\n1\t2\n", CsvFaultKind::semicolons, 1, 0, 0},
      {"\xFF\xFE"
       "a\0,\0",
       CsvFaultKind::wrong_encoding, 1, 0, 0},
      {"a,,c\n1,2,3\n", CsvFaultKind::header_empty_cell, 1, 2, 1},
      {"a,b\n1,\"open\n3,4\n", CsvFaultKind::quote_unclosed, 2, 2, 0},
      {"a,b\n1,15\" wide\n3,4\n", CsvFaultKind::quote_misplaced, 2, 2, 1},
      {"a,b\n\"1\"x,2\n3,4\n", CsvFaultKind::quote_misplaced, 2, 1, 1},
      {"a,b\n1\n3,4\n", CsvFaultKind::cells_missing, 2, 2, 1},
      {"a,b\n1,2,3\n3,4\n", CsvFaultKind::cells_extra, 2, 3, 1},
      {"a,b\n1,caf\xE9\n3,4\n", CsvFaultKind::not_utf8, 2, 2, 1},
      {"a,b\n1," + long_cell + "\n3,4\n", CsvFaultKind::cell_too_long, 2, 2, 1},
      {"a" + wide + "b\n", CsvFaultKind::columns_too_many, 1, 0, 0},
      {"a,b\n1,2" + std::string(2'000, ',') + "9\n3,4\n", CsvFaultKind::cells_extra, 2, 2'002, 1},
      {std::string(pack_bounds::csv_bytes_max + 1, 'a'), CsvFaultKind::too_large, 1, 0, 0},
  }));
  CAPTURE(row.bytes.substr(0, 60));
  const CsvTable table = parse_csv(row.bytes);
  REQUIRE(table.faults.size() == 1);
  CHECK(table.faults[0].kind == row.kind);
  CHECK(table.faults[0].line == row.line);
  CHECK(table.faults[0].column == row.column);
  CHECK(table.rows.size() == row.rows_left);
}

TEST_CASE("A table of too many rows is cut at its bound and says so", "[pack][csv]") {
  std::string bytes = "a\n";
  for (std::size_t i = 0; i <= pack_bounds::csv_rows_max; ++i) bytes += "1\n";
  const CsvTable table = parse_csv(bytes);
  CHECK(table.rows.size() == pack_bounds::csv_rows_max);
  REQUIRE(table.faults.size() == 1);
  CHECK(table.faults[0].kind == CsvFaultKind::rows_too_many);
}

TEST_CASE("Only well-formed UTF-8 is text", "[pack][csv]") {
  for (const std::string good : {"", "plain", "चिकनकारी", "₹", "\xF0\x9F\x98\x80", "\xED\x9F\xBF"})
    CHECK(is_utf8(good));
  for (const std::string bad :
       {"\x80", "\xC0\xAF", "\xC2", "\xE0\x80\xAF", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xF8", "\xE0\xA4", "a\xFFz"})
    CHECK_FALSE(is_utf8(bad));
}
