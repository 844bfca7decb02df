#include "devices/printer_profile.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <charconv>
#include <optional>

#include "devices/limits.h"
#include "devices/printers_csv.h"

namespace odop {

namespace {

constexpr std::string_view columns =
    "name,language,paper_mm,width_dots,dpi,cutter,drawer,native_qr,status,confidence,source";
constexpr std::size_t column_count = 11;

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}
bool is_same_name(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) { return lower(x) == lower(y); });
}

// A name goes into a printer's address, where ? & = and spaces mean something.
bool is_name(std::string_view text) {
  const auto is_good = [](char c) {
    return (c >= '0' && c <= '9') || (lower(c) >= 'a' && lower(c) <= 'z') || c == '-' || c == '.' || c == '_';
  };
  return !text.empty() && text.size() <= 40 && std::all_of(text.begin(), text.end(), is_good);
}

std::optional<int> whole_number(std::string_view text) {
  int value = 0;
  const auto parsed = std::from_chars(text.data(), text.data() + text.size(), value);
  if (text.empty() || parsed.ec != std::errc{} || parsed.ptr != text.data() + text.size()) return std::nullopt;
  return value;
}

// Where a word stands in a list of words; nothing when it does not.
template <std::size_t N>
std::optional<std::size_t> one_of(std::string_view text, const std::array<std::string_view, N>& words) {
  const auto found = std::find(words.begin(), words.end(), text);
  if (found == words.end()) return std::nullopt;
  return static_cast<std::size_t>(found - words.begin());
}

constexpr std::array<std::string_view, 3> language_words{"escpos", "tspl", "zpl"};
constexpr std::array<std::string_view, 3> cutter_words{"none", "partial", "full"};
constexpr std::array<std::string_view, 3> drawer_words{"none", "pin2", "pin5"};
constexpr std::array<std::string_view, 2> qr_words{"no", "yes"};
constexpr std::array<std::string_view, 2> status_words{"silent", "dle_eot"};
constexpr std::array<std::string_view, 2> confidence_words{"to_try", "documented"};

std::vector<std::string_view> cells_of(std::string_view line) {
  std::vector<std::string_view> cells;
  for (std::size_t begin = 0; begin <= line.size();) {
    const auto end = std::min(line.find(',', begin), line.size());
    cells.push_back(line.substr(begin, end - begin));
    begin = end + 1;
  }
  return cells;
}

using Row = Result<PrinterProfile, ProfileFault>;

Row read_row(std::string_view text, int line) {
  const auto wrong = [line](std::string what, std::string what_to_do) {
    return Refused{ProfileFault{line, std::move(what), std::move(what_to_do)}};
  };
  const auto cells = cells_of(text);
  if (cells.size() != column_count)
    return wrong(std::to_string(cells.size()) + " cells instead of " + std::to_string(column_count),
                 "write one cell for each column, without commas inside: " + std::string(columns));
  const auto cell_wrong = [&](std::size_t column, std::string_view what_to_do) {
    return wrong(std::string(cells_of(columns)[column]) + " is \"" + std::string(cells[column]) + "\"",
                 std::string(what_to_do));
  };
  PrinterProfile printer;
  if (!is_name(cells[0])) return cell_wrong(0, "a name is 1 to 40 letters, digits, '-', '_' or '.'");
  printer.name = cells[0];
  const auto language = one_of(cells[1], language_words);
  if (!language) return cell_wrong(1, "write escpos, tspl or zpl");
  printer.language = static_cast<PrinterLanguage>(*language);
  const bool is_receipt = printer.language == PrinterLanguage::esc_pos;
  const auto paper_mm = whole_number(cells[2]);
  if (!paper_mm || (is_receipt ? *paper_mm != 58 && *paper_mm != 80 : *paper_mm < 20 || *paper_mm > 120))
    return cell_wrong(2, is_receipt ? "write 58 or 80" : "write the widest label, 20 to 120 mm");
  printer.paper_mm = *paper_mm;
  printer.paper = *paper_mm == 58 ? PaperWidth::mm58 : PaperWidth::mm80;
  const auto dpi = whole_number(cells[4]);
  if (dpi != 180 && dpi != 203 && dpi != 300) return cell_wrong(4, "write 180, 203 or 300");
  printer.dpi = *dpi;
  const auto width = whole_number(cells[3]);
  // A dot more than the paper is wide would be printed on the roller; 1 mm is the rounding of inches.
  if (!width || *width < 160 || *width > device_limits::paper_width_dots_max ||
      *width * 254 > (*paper_mm + 1) * 10 * *dpi)
    return cell_wrong(3, "write the dots of the head: at least 160, and not more than fit paper_mm at this dpi");
  printer.width_dots = *width;
  const auto cutter = one_of(cells[5], cutter_words);
  if (!cutter) return cell_wrong(5, "write none, partial or full");
  printer.has_cutter = *cutter != 0;
  printer.cut = *cutter == 2 ? Cut::full : Cut::partial;
  const auto drawer = one_of(cells[6], drawer_words);
  if (!drawer) return cell_wrong(6, "write none, pin2 or pin5");
  printer.has_drawer = *drawer != 0;
  printer.drawer_pin = *drawer == 2 ? DrawerPin::pin_5 : DrawerPin::pin_2;
  const auto draws_qr = one_of(cells[7], qr_words);
  if (!draws_qr) return cell_wrong(7, "write yes or no");
  printer.draws_qr = *draws_qr == 1;
  const auto status = one_of(cells[8], status_words);
  if (!status) return cell_wrong(8, "write dle_eot or silent");
  printer.answers_status = *status == 1;
  if (!is_receipt && (printer.answers_status || printer.has_drawer || printer.has_cutter))
    return wrong(printer.name + " speaks " + std::string(cells[1]) + " and has a drawer, a cutter or DLE EOT",
                 "a label printer has cutter none, drawer none, status silent: those commands are ESC/POS");
  const auto confidence = one_of(cells[9], confidence_words);
  if (!confidence) return cell_wrong(9, "write documented or to_try");
  printer.is_documented = *confidence == 1;
  if (cells[10].empty()) return cell_wrong(10, "say where the row was read, or what has to be tried");
  return printer;
}

}  // namespace

std::string_view code_of(PrinterLanguage language) {
  return language_words[static_cast<std::size_t>(language)];
}

PrinterProfile default_profile(PaperWidth paper) {
  PrinterProfile profile;
  if (paper == PaperWidth::mm80) return profile;
  profile.paper = PaperWidth::mm58;
  profile.paper_mm = 58;
  profile.width_dots = 384;
  profile.has_cutter = false;
  return profile;
}

Result<std::vector<PrinterProfile>, ProfileFault> parse_printer_profiles(std::string_view csv) {
  std::vector<PrinterProfile> printers;
  int line = 0;
  bool has_header = false;
  for (std::size_t begin = 0; begin < csv.size();) {
    const auto end = std::min(csv.find('\n', begin), csv.size());
    auto text = csv.substr(begin, end - begin);
    begin = end + 1;
    ++line;
    if (text.ends_with('\r')) text.remove_suffix(1);
    if (text.empty() || text.starts_with('#')) continue;
    if (!has_header) {
      if (text != columns)
        return Refused{ProfileFault{line, "the first row does not name the columns", "write: " + std::string(columns)}};
      has_header = true;
      continue;
    }
    auto row = read_row(text, line);
    if (!row) return Refused{row.reason()};
    if (std::any_of(printers.begin(), printers.end(),
                    [&](const PrinterProfile& other) { return is_same_name(other.name, row->name); }))
      return Refused{ProfileFault{line, row->name + " stands twice", "give each printer a name of its own"}};
    printers.push_back(std::move(*row));
  }
  if (!has_header) return Refused{ProfileFault{line, "there is no row", "write: " + std::string(columns)}};
  return printers;
}

const std::vector<PrinterProfile>& known_printers() {
  static const std::vector<PrinterProfile> all = [] {
    auto printers = parse_printer_profiles(printers_csv());
    assert(printers);  // a test reads the shipped file before anybody ships it
    return std::move(*printers);
  }();
  return all;
}

const PrinterProfile* find_printer(std::string_view name) {
  for (const PrinterProfile& printer : known_printers())
    if (is_same_name(printer.name, name)) return &printer;
  return nullptr;
}

std::string known_printer_names() {
  std::string names;
  for (const PrinterProfile& printer : known_printers()) names += (names.empty() ? "" : ", ") + printer.name;
  return names;
}

}  // namespace odop
