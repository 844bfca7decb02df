#include "pack/sheet.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <charconv>
#include <fstream>
#include <system_error>

#include "pack/bounds.h"

namespace odop {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

void report_faults(const SheetSpec& spec, const CsvTable& table, Findings& findings) {
  for (const CsvFault& fault : table.faults) {
    const std::string cell = std::to_string(fault.column);
    const auto add = [&](std::string_view code, std::initializer_list<std::string_view> values) {
      const auto index = static_cast<std::size_t>(fault.column) - 1;
      const bool named = fault.column > 0 && index < table.header.size();
      findings.add(spec.file, fault.line, named ? table.header[index] : "", code, values);
    };
    switch (fault.kind) {
      case CsvFaultKind::too_large:
        add("file_too_large", {std::to_string(pack_bounds::csv_bytes_max)});
        break;
      case CsvFaultKind::wrong_encoding:
        add("wrong_encoding", {});
        break;
      case CsvFaultKind::semicolons:
        add("semicolons", {});
        break;
      case CsvFaultKind::no_header:
        add("no_header", {});
        break;
      case CsvFaultKind::header_empty_cell:
        add("header_empty_cell", {cell});
        break;
      case CsvFaultKind::quote_unclosed:
        add("quote_unclosed", {cell});
        break;
      case CsvFaultKind::quote_misplaced:
        add("quote_misplaced", {cell});
        break;
      case CsvFaultKind::cells_missing:
        add("cells_missing", {cell});
        break;
      case CsvFaultKind::cells_extra:
        add("cells_extra", {cell});
        break;
      case CsvFaultKind::cell_too_long:
        add("cell_too_long", {cell, std::to_string(pack_bounds::csv_cell_bytes_max)});
        break;
      case CsvFaultKind::columns_too_many:
        add("columns_too_many", {std::to_string(pack_bounds::csv_columns_max)});
        break;
      case CsvFaultKind::rows_too_many:
        add("rows_too_many", {std::to_string(pack_bounds::csv_rows_max)});
        break;
      case CsvFaultKind::not_utf8:
        add("not_utf8", {cell});
        break;
    }
  }
}

bool is_text_column(const SheetSpec& spec, std::string_view name) {
  const auto underscore = name.rfind('_');
  if (underscore == std::string_view::npos || !language_from_code(name.substr(underscore + 1))) return false;
  return std::find(spec.text_columns.begin(), spec.text_columns.end(), name.substr(0, underscore)) !=
         spec.text_columns.end();
}

}  // namespace

std::size_t code_point_count(std::string_view utf8) {
  return static_cast<std::size_t>(
      std::count_if(utf8.begin(), utf8.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view no_break_space = "\xC2\xA0";
  for (bool changed = true; changed;) {
    changed = false;
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t' || text.front() == '\n'))
      text.remove_prefix(1), changed = true;
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t' || text.back() == '\n'))
      text.remove_suffix(1), changed = true;
    if (text.starts_with(no_break_space)) text.remove_prefix(2), changed = true;
    if (text.ends_with(no_break_space)) text.remove_suffix(2), changed = true;
  }
  return text;
}

std::optional<std::string> read_whole_file(const std::filesystem::path& path, std::size_t bytes_max,
                                           std::string_view shown_as, Findings& findings) {
  std::error_code problem;
  const auto status = std::filesystem::status(path, problem);
  if (!std::filesystem::exists(status)) {
    findings.add(shown_as, 0, "", "file_missing", {shown_as});
    return std::nullopt;
  }
  if (!std::filesystem::is_regular_file(status)) {
    findings.add(shown_as, 0, "", "file_unreadable", {"not an ordinary file"});
    return std::nullopt;
  }
  std::ifstream file(path, std::ios::binary);
  std::string bytes;
  std::array<char, 16'384> piece;
  while (bytes.size() <= bytes_max && file.read(piece.data(), piece.size()).gcount() > 0)
    bytes.append(piece.data(), static_cast<std::size_t>(file.gcount()));
  if (!file.is_open() || file.bad()) {
    findings.add(shown_as, 0, "", "file_unreadable", {"no permission or a disk error"});
    return std::nullopt;
  }
  if (bytes.size() > bytes_max) {
    findings.add(shown_as, 0, "", "file_too_large", {std::to_string(bytes_max)});
    return std::nullopt;
  }
  return bytes;
}

bool has_control_character(std::string_view text, bool lines_allowed) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte == '\n' && lines_allowed) continue;
    if (byte < 0x20 || byte == 0x7F) return true;
    // U+0080..009F, and the overrides U+202A..202E that turn a name around to look like another.
    const auto next = i + 1 < text.size() ? static_cast<unsigned char>(text[i + 1]) : 0U;
    if (byte == 0xC2 && next < 0xA0 && next >= 0x80) return true;
    const auto third = i + 2 < text.size() ? static_cast<unsigned char>(text[i + 2]) : 0U;
    if (byte == 0xE2 && next == 0x80 && third >= 0xAA && third <= 0xAE) return true;
    if (text.substr(i).starts_with(byte_order_mark)) return true;
  }
  return false;
}

bool has_lost_letters(std::string_view text) {
  return text.find("\xEF\xBF\xBD") != std::string_view::npos;
}

bool is_id(std::string_view text, std::size_t length_max) {
  const auto is_letter_or_digit = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  };
  return !text.empty() && text.size() <= length_max && is_letter_or_digit(text.front()) &&
         std::all_of(text.begin(), text.end(),
                     [&](char c) { return is_letter_or_digit(c) || c == '-' || c == '.' || c == '_'; });
}

std::string rupees_text(Money amount) {
  const std::string fraction = std::to_string(amount.paise() % 100);
  return std::to_string(amount.paise() / 100) + "." + (fraction.size() == 1 ? "0" : "") + fraction;
}

RupeesFault parse_rupees(std::string_view text, std::int64_t& paise) {
  paise = 0;
  if (text.find(',') != std::string_view::npos) return RupeesFault::comma;
  if (!text.empty() && (text.front() == '-' || text.front() == '+')) return RupeesFault::sign;
  const auto dot = text.find('.');
  const std::string_view rupees = text.substr(0, dot);
  const std::string_view fraction = dot == std::string_view::npos ? std::string_view{} : text.substr(dot + 1);
  const auto all_digits = [](std::string_view part) {
    return std::all_of(part.begin(), part.end(), [](char c) { return c >= '0' && c <= '9'; });
  };
  if (rupees.empty() || !all_digits(rupees) || !all_digits(fraction)) return RupeesFault::malformed;
  if (dot != std::string_view::npos && fraction.empty()) return RupeesFault::malformed;
  if (fraction.size() > 2) return RupeesFault::decimals;
  if (rupees.size() > 12) return RupeesFault::malformed;
  for (const char c : rupees) paise = paise * 10 + (c - '0');
  for (std::size_t i = 0; i < 2; ++i) paise = paise * 10 + (i < fraction.size() ? fraction[i] - '0' : 0);
  return RupeesFault::none;
}

std::optional<int> SeenLines::take(std::string_view key, int line) {
  std::string folded(key);
  for (char& c : folded)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  const auto [at, inserted] = lines_.emplace(std::move(folded), line);
  return inserted ? std::nullopt : std::optional(at->second);
}

Sheet::Sheet(const std::filesystem::path& folder, const SheetSpec& spec, Findings& findings)
    : spec_(spec), findings_(findings) {
  const auto path = folder / std::string(spec.file);
  std::error_code problem;
  if (!spec.required && !std::filesystem::exists(path, problem)) return;
  const auto bytes = read_whole_file(path, pack_bounds::csv_bytes_max, spec.file, findings);
  if (!bytes) return;
  table_ = parse_csv(*bytes);
  report_faults(spec_, table_, findings);
  if (table_.header.empty()) return;
  check_header(findings);
  if (spec.required && table_.rows.empty() && table_.faults.empty()) findings.add(spec.file, 0, "", "rows_none");
  if (table_.rows.size() > spec.rows_max) {
    findings.add(spec.file, table_.rows[spec.rows_max].line, "", "too_many_rows_for_bound",
                 {std::to_string(spec.rows_max)});
    table_.rows.resize(spec.rows_max);
  }
}

void Sheet::check_header(Findings& findings) {
  for (std::size_t i = 0; i < table_.header.size(); ++i) {
    const std::string name(trimmed(table_.header[i]));
    if (name.empty()) continue;
    if (!columns_.emplace(name, i).second) findings.add(spec_.file, 1, name, "column_twice", {name});
    const auto stands_in = [&](std::span<const std::string_view> columns) {
      return std::find(columns.begin(), columns.end(), name) != columns.end();
    };
    const bool known = stands_in(spec_.columns) || stands_in(spec_.optional_columns);
    if (!known && !is_text_column(spec_, name)) findings.add(spec_.file, 1, name, "column_unknown", {name});
  }
  const auto demand = [&](const std::string& name) {
    if (!columns_.contains(name)) findings.add(spec_.file, 1, name, "column_missing", {name});
  };
  for (const auto column : spec_.columns) demand(std::string(column));
  for (const auto column : spec_.text_columns) {
    demand(std::string(column) + "_en");
    demand(std::string(column) + "_hi");
  }
}

void Sheet::for_each(const std::function<void(SheetRow&)>& read) const {
  for (const CsvRow& csv_row : table_.rows) {
    SheetRow row(*this, csv_row, findings_);
    read(row);
  }
}

std::optional<std::size_t> Sheet::column(std::string_view name) const {
  const auto found = columns_.find(std::string(name));
  return found == columns_.end() ? std::nullopt : std::optional(found->second);
}

std::string_view SheetRow::cell(std::string_view column) const {
  const auto index = sheet_.column(column);
  return index ? trimmed(row_.cells[*index]) : std::string_view{};
}

void SheetRow::report(std::string_view column, std::string_view code, std::initializer_list<std::string_view> values) {
  const std::size_t before = findings_.error_count();
  findings_.add(sheet_.file(), row_.line, column, code, values);
  if (findings_.error_count() > before) ++errors_;
}

// A column that is not there was reported once, in line 1.
bool SheetRow::missing(std::string_view column, Need need) {
  if (!cell(column).empty()) return false;
  if (need == Need::required) {
    if (sheet_.column(column)) report(column, "field_missing");
    ++errors_;
  }
  return true;
}

bool SheetRow::check_text(std::string_view column, std::string_view text, std::size_t length_max, bool lines_allowed) {
  if (has_control_character(text, lines_allowed)) return report(column, "control_character"), false;
  if (has_lost_letters(text)) return report(column, "lost_letters"), false;
  if (code_point_count(text) > length_max) return report(column, "text_too_long", {std::to_string(length_max)}), false;
  return true;
}

std::string SheetRow::text(std::string_view column, std::size_t length_max, Need need) {
  if (missing(column, need) || !check_text(column, cell(column), length_max, false)) return {};
  return std::string(cell(column));
}

std::string SheetRow::id(std::string_view column, std::size_t length_max, Need need) {
  if (missing(column, need)) return {};
  if (!is_id(cell(column), length_max)) {
    report(column, "id_bad", {cell(column), std::to_string(length_max)});
    return {};
  }
  return std::string(cell(column));
}

LocalText SheetRow::local(std::string_view prefix, std::size_t length_max, Need need, bool lines_allowed) {
  LocalText all;
  for (std::size_t i = 0; i < language_count; ++i) {
    const std::string column = std::string(prefix) + "_" + std::string(language_codes[i]);
    const std::string_view text = cell(column);
    if (check_text(column, text, length_max, lines_allowed)) all.set(static_cast<Language>(i), std::string(text));
  }
  const std::string hindi_column = std::string(prefix) + "_hi", english_column = std::string(prefix) + "_en";
  const bool no_hindi = cell(hindi_column).empty(), no_english = cell(english_column).empty();
  if (need == Need::required) {
    missing(hindi_column, need);
    missing(english_column, need);
  } else if (no_hindi != no_english) {
    report(no_hindi ? hindi_column : english_column, "translation_missing", {no_hindi ? hindi_column : english_column});
  }
  return all;
}

std::int64_t SheetRow::whole(std::string_view column, std::int64_t min, std::int64_t max,
                             std::optional<std::int64_t> fallback) {
  if (cell(column).empty() && fallback) return *fallback;
  if (missing(column, Need::required)) return min;
  const std::string_view text = cell(column);
  std::int64_t number = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (problem == std::errc::invalid_argument || end != text.data() + text.size()) {
    report(column, "number_bad", {text});
    return min;
  }
  if (problem == std::errc::result_out_of_range || number < min || number > max) {
    report(column, "number_range", {text, std::to_string(min) + ".." + std::to_string(max)});
    return min;
  }
  return number;
}

std::optional<Money> SheetRow::rupees(std::string_view column, Need need, std::int64_t paise_max) {
  if (missing(column, need)) return std::nullopt;
  const std::string_view text = cell(column);
  std::int64_t paise = 0;
  switch (parse_rupees(text, paise)) {
    case RupeesFault::comma:
      report(column, "price_comma", {text});
      return std::nullopt;
    case RupeesFault::sign:
      report(column, "price_sign", {text});
      return std::nullopt;
    case RupeesFault::decimals:
      report(column, "price_decimals", {text});
      return std::nullopt;
    case RupeesFault::malformed:
      report(column, "price_bad", {text});
      return std::nullopt;
    case RupeesFault::none:
      break;
  }
  if (paise == 0) return report(column, "price_zero"), std::nullopt;
  if (paise > paise_max) {
    report(column, "price_too_high", {text, std::to_string(paise_max / 100)});
    return std::nullopt;
  }
  return Money::from_paise(paise);
}

std::optional<CivilDate> SheetRow::day(std::string_view column, Need need) {
  if (missing(column, need)) return std::nullopt;
  const auto date = parse_iso_date(cell(column));
  if (!date) report(column, "date_bad", {cell(column)});
  return date;
}

bool SheetRow::flag(std::string_view column) {
  std::string text(cell(column));
  for (char& c : text)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  if (text == "true" || text == "yes" || text == "1") return true;
  if (!text.empty() && text != "false" && text != "no" && text != "0") report(column, "flag_bad", {cell(column)});
  return false;
}

std::optional<std::size_t> SheetRow::word(std::string_view column, std::span<const std::string_view> words) {
  if (missing(column, Need::required)) return std::nullopt;
  const auto found = std::find(words.begin(), words.end(), cell(column));
  if (found != words.end()) return static_cast<std::size_t>(found - words.begin());
  std::string list;
  for (const auto word : words) list += (list.empty() ? "" : ", ") + std::string(word);
  report(column, "word_unknown", {cell(column), list});
  return std::nullopt;
}

}  // namespace odop
