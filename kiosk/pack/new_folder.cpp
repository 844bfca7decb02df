#include "pack/new_folder.h"

#include <algorithm>
#include <cassert>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <optional>
#include <utility>

#include "core/errors.h"
#include "pack/csv.h"
#include "pack/seed_files.h"

namespace odop {
namespace {

// What was built in is what the tests read; a file that is not there is a programmer's mistake.
std::string_view seed_text(std::string_view name) {
  const auto files = seed_files();
  const auto found = std::find_if(files.begin(), files.end(), [&](const SeedFile& file) { return file.name == name; });
  assert(found != files.end());
  return found->text;
}

std::size_t column_of(const CsvTable& table, std::string_view name) {
  const auto found = std::find(table.header.begin(), table.header.end(), name);
  return static_cast<std::size_t>(found - table.header.begin());  // the table's width where there is none
}

std::string cell_of(const CsvTable& table, const CsvRow& row, std::string_view column) {
  const std::size_t at = column_of(table, column);
  return at < row.cells.size() ? row.cells[at] : std::string();
}

std::string csv_line(const std::vector<std::string>& cells) {
  std::string line;
  for (const std::string& cell : cells) {
    if (&cell != cells.data()) line += ',';
    if (cell.find_first_of(",\"\n\r") == std::string::npos) {
      line += cell;
      continue;
    }
    line += '"';
    for (const char c : cell) line += c == '"' ? std::string("\"\"") : std::string(1, c);
    line += '"';
  }
  return line + "\n";
}

// Only the drawings of sectors are laid out, so a product that has a drawing of its own elsewhere is shown by its
// sector's.
std::string with_known_pictures(std::string_view text) {
  CsvTable table = parse_csv(text);
  const std::size_t picture = column_of(table, "picture");
  const auto files = seed_files();
  std::string out = csv_line(table.header);
  for (CsvRow& row : table.rows) {
    if (picture < row.cells.size()) {
      const std::string art = "art/" + row.cells[picture] + ".svg";
      if (std::none_of(files.begin(), files.end(), [&](const SeedFile& file) { return file.name == art; }))
        row.cells[picture].clear();
    }
    out += csv_line(row.cells);
  }
  return out;
}

void write_file(const std::filesystem::path& path, std::string_view text) {
  std::error_code problem;
  std::filesystem::create_directories(path.parent_path(), problem);
  std::ofstream file(path, std::ios::binary);
  file.write(text.data(), static_cast<std::streamsize>(text.size()));
  file.close();
  if (!file) throw MachineError("io", "write " + path.string() + ": " + std::strerror(errno));
}

using Words = std::vector<std::pair<std::string, std::string>>;
std::string filled(std::string_view text, const Words& words) {
  std::string out(text);
  for (const auto& [name, word] : words) {
    const std::string mark = "{{" + name + "}}";
    for (std::size_t at = out.find(mark); at != std::string::npos; at = out.find(mark, at + word.size()))
      out.replace(at, mark.size(), word);
  }
  return out;
}

// The sample stands in a district of which something is known.
std::string sample_district(std::string_view products) {
  const CsvTable table = parse_csv(products);
  for (const CsvRow& row : table.rows)
    if (cell_of(table, row, "scheme") != "unconfirmed") return cell_of(table, row, "district");
  return table.rows.empty() ? std::string() : cell_of(table, table.rows.front(), "district");
}

}  // namespace

std::vector<std::string> states_for_a_new_pack() {
  const CsvTable table = parse_csv(seed_text("states/states.csv"));
  std::vector<std::string> ids;
  for (const CsvRow& row : table.rows) ids.push_back(cell_of(table, row, "id"));
  return ids;
}

Result<NewFolder, NewFolderRefusal> lay_out_pack_folder(const std::filesystem::path& folder, std::string_view state,
                                                        CivilDate first_day) {
  const CsvTable states = parse_csv(seed_text("states/states.csv"));
  const auto row = std::find_if(states.rows.begin(), states.rows.end(),
                                [&](const CsvRow& each) { return cell_of(states, each, "id") == state; });
  if (row == states.rows.end()) return Refused{NewFolderRefusal::state_unknown};
  std::error_code problem;
  if (std::filesystem::exists(folder, problem) && !std::filesystem::is_empty(folder, problem))
    return Refused{NewFolderRefusal::folder_not_empty};

  const std::string of_state = "states/" + std::string(state) + "/";
  const std::int64_t day = days_from_civil(first_day);
  const Words words{{"state", std::string(state)},
                    {"state_en", cell_of(states, *row, "name_en")},
                    {"state_hi", cell_of(states, *row, "name_hi")},
                    {"gst_code", cell_of(states, *row, "gst_code")},
                    {"district", sample_district(seed_text(of_state + "district_products.csv"))},
                    {"first_day", to_iso_date(first_day)},
                    {"last_day", to_iso_date(civil_from_days(day + 9))},
                    {"valid_to", to_iso_date(civil_from_days(day + 39))}};
  NewFolder made;
  const auto put = [&](const std::filesystem::path& name, std::string_view text) {
    write_file(folder / name, text);
    ++made.files;
  };
  for (const SeedFile& file : seed_files()) {
    const std::string name(file.name.substr(file.name.rfind('/') + 1));
    if (file.name.starts_with("new-pack/")) put(name, filled(file.text, words));
    if (file.name.starts_with("common/")) put(name, file.text);
    if (file.name.starts_with("art/")) put("pictures" / std::filesystem::path(file.name.substr(4)), file.text);
    if (file.name.starts_with("states/po/")) put(std::filesystem::path(file.name), file.text);
    if (file.name.starts_with(of_state))
      put(name, name == "district_products.csv" ? with_known_pictures(file.text) : std::string(file.text));
  }
  put("states/states.csv", csv_line(states.header) + csv_line(row->cells));
  const CsvTable districts = parse_csv(seed_text(of_state + "districts.csv"));
  made.districts = districts.rows.size();
  made.has_map = std::all_of(districts.rows.begin(), districts.rows.end(),
                             [&](const CsvRow& district) { return !cell_of(districts, district, "hex_q").empty(); });
  return made;
}

}  // namespace odop
