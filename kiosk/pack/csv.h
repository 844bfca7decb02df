// Reads the tables an organiser keeps in a spreadsheet (RFC 4180), with the habits of spreadsheets: byte-order mark,
// CRLF, line breaks inside quotes, empty rows and columns at the end, Excel's "sep=," line. A cell is data whatever it
// begins with; nothing is ever a formula. Called by the pack checker. Pure; any thread; never throws on bad input.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace odop {

struct CsvRow {
  int line = 0;                    // where the row begins, from 1
  std::vector<std::string> cells;  // exactly as many as the header has
};

enum class CsvFaultKind {
  too_large,          // the whole file; nothing is read
  not_utf8,           // the row is left out
  wrong_encoding,     // UTF-16: the whole file
  semicolons,         // or tabs between the cells: the whole file
  no_header,          // an empty file
  header_empty_cell,  // a column without a name between named ones
  quote_unclosed,     // the rest of the file is left out
  quote_misplaced,    // the row is left out
  cells_missing,      // fewer cells than columns: the row is left out
  cells_extra,        // filled cells beyond the last column: the row is left out
  cell_too_long,      // the row is left out
  columns_too_many,   // the whole file
  rows_too_many,      // the rest is left out
};

struct CsvFault {
  CsvFaultKind kind;
  int line = 0;    // where the fault is, or where the open quote began
  int column = 0;  // the cell's number from 1; 0 when it is about the row or the file
};

struct CsvTable {
  std::vector<std::string> header;
  std::vector<CsvRow> rows;
  std::vector<CsvFault> faults;  // in the order of the lines
};

CsvTable parse_csv(std::string_view bytes);

// Well-formed UTF-8 (no overlong forms, surrogates or values above U+10FFFF).
bool is_utf8(std::string_view bytes);

}  // namespace odop
