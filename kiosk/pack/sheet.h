// One CSV file of a pack folder, read cell by cell with the finding made on the spot: a reader asks for a price and
// gets one, or the file, line and column of why not. Used only by the readers of this folder, one thread.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/civil_date.h"
#include "core/language.h"
#include "core/money.h"
#include "pack/bounds.h"
#include "pack/csv.h"
#include "pack/finding.h"

namespace odop {

struct SheetSpec {
  std::string_view file;
  bool required = true;  // a missing optional file is an empty one
  std::size_t rows_max = 0;
  std::span<const std::string_view> columns;                // must be in the header
  std::span<const std::string_view> text_columns;           // NAME stands for NAME_en and NAME_hi, and any NAME_xx
  std::span<const std::string_view> optional_columns = {};  // may be: a later version brought them
};

class Sheet;

// A row while it is read. Every getter trims the cell, reports what is wrong and then returns a harmless value.
class SheetRow {
 public:
  int line() const { return row_.line; }
  std::string_view cell(std::string_view column) const;
  void report(std::string_view column, std::string_view code, std::initializer_list<std::string_view> values = {});

  enum class Need { optional, required };
  std::string text(std::string_view column, std::size_t length_max, Need need);
  // Letters, digits, - . _ (and nothing that a shell, a path or a URL would read as more than a name).
  std::string id(std::string_view column, std::size_t length_max, Need need = Need::required);
  LocalText local(std::string_view prefix, std::size_t length_max, Need need, bool lines_allowed = false);
  // An empty cell is `fallback` when there is one, else a missing field.
  std::int64_t whole(std::string_view column, std::int64_t min, std::int64_t max,
                     std::optional<std::int64_t> fallback = std::nullopt);
  std::optional<Money> rupees(std::string_view column, Need need,
                              std::int64_t paise_max = pack_bounds::price_paise_max);
  std::optional<CivilDate> day(std::string_view column, Need need);
  bool flag(std::string_view column);  // empty is false
  // The position of the cell among `words`.
  std::optional<std::size_t> word(std::string_view column, std::span<const std::string_view> words);
  bool sound() const { return errors_ == 0; }

 private:
  friend class Sheet;
  SheetRow(const Sheet& sheet, const CsvRow& row, Findings& findings) : sheet_(sheet), row_(row), findings_(findings) {}
  bool missing(std::string_view column, Need need);
  bool check_text(std::string_view column, std::string_view text, std::size_t length_max, bool lines_allowed);

  const Sheet& sheet_;
  const CsvRow& row_;
  Findings& findings_;
  int errors_ = 0;
};

class Sheet {
 public:
  Sheet(const std::filesystem::path& folder, const SheetSpec& spec, Findings& findings);
  std::string_view file() const { return spec_.file; }
  std::size_t row_count() const { return table_.rows.size(); }
  void for_each(const std::function<void(SheetRow&)>& read) const;
  std::optional<std::size_t> column(std::string_view name) const;

 private:
  void check_header(Findings& findings);

  SheetSpec spec_;
  CsvTable table_;
  std::unordered_map<std::string, std::size_t> columns_;
  Findings& findings_;
};

// Remembers where a key was first seen, without regard to the case of ASCII letters.
class SeenLines {
 public:
  // The line that had the key before, or nothing and the key is remembered.
  std::optional<int> take(std::string_view key, int line);

 private:
  std::unordered_map<std::string, int> lines_;
};

std::size_t code_point_count(std::string_view utf8);
std::string_view trimmed(std::string_view text);  // blanks and no-break spaces at both ends
// The whole file, or nothing with a finding. Throws nothing.
std::optional<std::string> read_whole_file(const std::filesystem::path& path, std::size_t bytes_max,
                                           std::string_view shown_as, Findings& findings);
bool has_control_character(std::string_view text, bool lines_allowed);
bool has_lost_letters(std::string_view text);
bool is_id(std::string_view text, std::size_t length_max);

enum class RupeesFault { none, comma, sign, decimals, malformed };
std::string rupees_text(Money amount);  // "1200.50", as a spreadsheet has it
// "1200", "1200.5", "1200.50" -> paise by integer arithmetic.
RupeesFault parse_rupees(std::string_view text, std::int64_t& paise);

}  // namespace odop
