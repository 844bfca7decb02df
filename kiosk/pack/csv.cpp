#include "pack/csv.h"

#include <algorithm>
#include <cstdint>
#include <optional>

#include "pack/bounds.h"

namespace odop {
namespace {

// Spreadsheets save up to a few hundred empty columns at the right; a file of nothing but commas must not fill memory.
constexpr std::size_t cells_kept_max = 1'024;

// Walks the bytes once. Cells keep their quoted line breaks; a row remembers the line on which it began.
class CsvParser {
 public:
  explicit CsvParser(std::string_view bytes) : bytes_(bytes) {}

  // The next row that has a byte of its own, or nothing at the end of the file.
  std::optional<CsvRow> next_row(std::vector<CsvFault>& faults) {
    if (at_ >= bytes_.size()) return std::nullopt;
    CsvRow row;
    row.line = line_;
    sound_ = true;
    for (int column = 1;; ++column) {
      std::string cell = next_cell(column, faults);
      if (stopped_) return std::nullopt;
      if (row.cells.size() < cells_kept_max) {
        row.cells.push_back(std::move(cell));
      } else if (!cell.empty() && sound_) {
        faults.push_back({CsvFaultKind::cells_extra, line_, column});
        sound_ = false;
      }
      if (at_ < bytes_.size() && bytes_[at_] == ',') {
        ++at_;
        continue;
      }
      take_line_end();
      return row;
    }
  }
  // Whether the row that next_row gave may be used.
  bool sound() const { return sound_; }

 private:
  std::string next_cell(int column, std::vector<CsvFault>& faults) {
    std::string cell;
    const bool quoted = at_ < bytes_.size() && bytes_[at_] == '"';
    if (quoted) {
      const int opened_on = line_;
      if (!take_quoted(cell)) {
        faults.push_back({CsvFaultKind::quote_unclosed, opened_on, column});
        stopped_ = true;
        at_ = bytes_.size();
        return cell;
      }
    }
    const std::size_t plain_from = at_;
    while (at_ < bytes_.size() && bytes_[at_] != ',' && bytes_[at_] != '\n' && bytes_[at_] != '\r') ++at_;
    const std::string_view plain = bytes_.substr(plain_from, at_ - plain_from);
    if ((quoted && !plain.empty()) || plain.find('"') != std::string_view::npos) {
      faults.push_back({CsvFaultKind::quote_misplaced, line_, column});
      sound_ = false;
    }
    cell.append(plain);
    if (cell.size() > pack_bounds::csv_cell_bytes_max) {
      faults.push_back({CsvFaultKind::cell_too_long, line_, column});
      sound_ = false;
      cell.clear();
    }
    return cell;
  }

  // From an opening quote past its closing one; false when the file ends first.
  bool take_quoted(std::string& cell) {
    ++at_;
    while (at_ < bytes_.size()) {
      const char c = bytes_[at_++];
      if (c == '"') {
        if (at_ < bytes_.size() && bytes_[at_] == '"') {
          cell += '"';
          ++at_;
          continue;
        }
        return true;
      }
      // Every spelling of a line break inside quotes is one \n, so a text looks the same whoever saved the file.
      if (c == '\r') {
        if (at_ < bytes_.size() && bytes_[at_] == '\n') ++at_;
        ++line_;
        cell += '\n';
        continue;
      }
      if (c == '\n') ++line_;
      cell += c;
    }
    return false;
  }

  void take_line_end() {
    if (at_ >= bytes_.size()) return;
    if (bytes_[at_] == '\r' && at_ + 1 < bytes_.size() && bytes_[at_ + 1] == '\n') ++at_;
    ++at_;
    ++line_;
  }

  std::string_view bytes_;
  std::size_t at_ = 0;
  int line_ = 1;
  bool sound_ = true;
  bool stopped_ = false;
};

bool all_empty(const std::vector<std::string>& cells) {
  return std::all_of(cells.begin(), cells.end(),
                     [](const std::string& cell) { return cell.find_first_not_of(" \t") == std::string::npos; });
}

bool has_utf16_mark(std::string_view bytes) {
  return bytes.substr(0, 2) == "\xFF\xFE" || bytes.substr(0, 2) == "\xFE\xFF";
}

// A header of one cell that holds semicolons or tabs was saved with another separator.
bool is_split_by_something_else(const std::vector<std::string>& header) {
  return header.size() == 1 && header.front().find_first_of(";\t") != std::string::npos;
}

// Trims the row to the header; false when filled cells stand beyond it or cells are missing.
bool fit_row(CsvRow& row, std::size_t columns, std::vector<CsvFault>& faults) {
  if (row.cells.size() < columns) {
    faults.push_back({CsvFaultKind::cells_missing, row.line, static_cast<int>(row.cells.size()) + 1});
    return false;
  }
  for (std::size_t i = columns; i < row.cells.size(); ++i) {
    if (row.cells[i].empty()) continue;
    faults.push_back({CsvFaultKind::cells_extra, row.line, static_cast<int>(i) + 1});
    return false;
  }
  row.cells.resize(columns);
  return true;
}

bool check_utf8(const CsvRow& row, std::vector<CsvFault>& faults) {
  bool good = true;
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    if (is_utf8(row.cells[i])) continue;
    faults.push_back({CsvFaultKind::not_utf8, row.line, static_cast<int>(i) + 1});
    good = false;
  }
  return good;
}

}  // namespace

bool is_utf8(std::string_view bytes) {
  std::size_t i = 0;
  while (i < bytes.size()) {
    const auto first = static_cast<std::uint8_t>(bytes[i]);
    if (first < 0x80) {
      ++i;
      continue;
    }
    const std::size_t length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
    if (first < 0xC2 || first > 0xF4 || i + length > bytes.size()) return false;
    std::uint32_t value = first & (0xFFU >> (length + 1));
    for (std::size_t k = 1; k < length; ++k) {
      const auto next = static_cast<std::uint8_t>(bytes[i + k]);
      if ((next & 0xC0) != 0x80) return false;
      value = (value << 6) | (next & 0x3F);
    }
    if ((length == 3 && value < 0x800) || (length == 4 && value < 0x10000) || value > 0x10FFFF ||
        (value >= 0xD800 && value <= 0xDFFF))
      return false;
    i += length;
  }
  return true;
}

CsvTable parse_csv(std::string_view bytes) {
  CsvTable table;
  if (bytes.size() > pack_bounds::csv_bytes_max) {
    table.faults.push_back({CsvFaultKind::too_large, 1, 0});
    return table;
  }
  if (has_utf16_mark(bytes)) {
    table.faults.push_back({CsvFaultKind::wrong_encoding, 1, 0});
    return table;
  }
  if (bytes.substr(0, 3) == "\xEF\xBB\xBF") bytes.remove_prefix(3);

  CsvParser parser(bytes);
  std::optional<CsvRow> header = parser.next_row(table.faults);
  // Excel writes "sep=," as the first line of some files to tell itself the separator.
  if (header && header->cells.size() == 2 && header->cells[0] == "sep=" && header->cells[1].empty())
    header = parser.next_row(table.faults);
  if (!header || all_empty(header->cells)) {
    if (table.faults.empty()) table.faults.push_back({CsvFaultKind::no_header, 1, 0});
    return table;
  }
  if (is_split_by_something_else(header->cells)) {
    table.faults.push_back({CsvFaultKind::semicolons, header->line, 0});
    return table;
  }
  while (!header->cells.empty() && header->cells.back().empty()) header->cells.pop_back();
  if (header->cells.size() > pack_bounds::csv_columns_max) {
    table.faults.push_back({CsvFaultKind::columns_too_many, header->line, 0});
    return table;
  }
  if (!parser.sound() || !check_utf8(*header, table.faults)) return table;
  for (std::size_t i = 0; i < header->cells.size(); ++i)
    if (header->cells[i].empty())
      table.faults.push_back({CsvFaultKind::header_empty_cell, header->line, static_cast<int>(i) + 1});
  table.header = std::move(header->cells);

  while (std::optional<CsvRow> row = parser.next_row(table.faults)) {
    if (all_empty(row->cells)) continue;
    if (table.rows.size() == pack_bounds::csv_rows_max) {
      table.faults.push_back({CsvFaultKind::rows_too_many, row->line, 0});
      break;
    }
    if (table.faults.size() > pack_bounds::findings_max) break;  // every row is wrong; more of the same helps nobody
    if (!parser.sound() || !check_utf8(*row, table.faults) || !fit_row(*row, table.header.size(), table.faults))
      continue;
    table.rows.push_back(std::move(*row));
  }
  return table;
}

}  // namespace odop
