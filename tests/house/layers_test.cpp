// The house stands as its map says: who may include whom (kiosk/README.md). Reads every #include under kiosk/.
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <string>
#include <vector>

namespace {

namespace fs = std::filesystem;

const std::map<std::string, std::set<std::string>> may_include{
    {"core", {}},
    {"wire", {"core"}},
    {"storage", {"core"}},
    {"text", {"core"}},
    {"devices", {"core"}},
    {"platform", {"core"}},
    {"till", {"wire", "storage", "core"}},
    {"pack", {"wire", "storage", "core"}},
    {"sync", {"wire", "storage", "core"}},
    {"paper", {"devices", "text", "storage", "core"}},
    {"page", {"platform", "text", "core"}},
    {"reports", {"storage", "text", "core"}},
    {"ui", {"till", "paper", "reports", "text", "platform", "core"}},
    {"hub", {"reports", "sync", "pack", "wire", "storage", "core"}},
    {"programs",
     {"ui", "hub", "till", "paper", "page", "reports", "sync", "pack", "wire", "storage", "text", "devices", "platform",
      "core"}},
};

std::vector<fs::path> sources_under(const fs::path& folder) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::recursive_directory_iterator(folder))
    if (entry.path().extension() == ".h" || entry.path().extension() == ".cpp") files.push_back(entry.path());
  return files;
}

struct Include {
  std::string file;  // "core/money.h"
  bool quoted = false;
};
std::vector<Include> includes_of(const fs::path& file) {
  static const std::regex pattern(R"re(^\s*#\s*include\s*([<"])([^>"]+)[>"])re");
  std::vector<Include> found;
  std::ifstream in(file);
  for (std::string line; std::getline(in, line);)
    if (std::smatch match; std::regex_search(line, match, pattern)) found.push_back({match[2], match[1] == "\""});
  return found;
}

std::string folder_of(const fs::path& kiosk, const fs::path& file) {
  return file.lexically_relative(kiosk).begin()->string();
}

const fs::path kiosk = fs::path(ODOP_SOURCE_DIR) / "kiosk";

}  // namespace

TEST_CASE("No include points upward or sideways", "[house]") {
  std::size_t checked = 0;
  for (const fs::path& file : sources_under(kiosk)) {
    const std::string from = folder_of(kiosk, file);
    INFO(file.string());
    REQUIRE(may_include.contains(from));
    for (const Include& include : includes_of(file)) {
      if (!include.quoted) continue;
      const std::string to = include.file.substr(0, include.file.find('/'));
      INFO("#include \"" << include.file << "\"");
      CHECK(include.file.find('/') != std::string::npos);
      CHECK(fs::exists(kiosk / include.file));
      CHECK((to == from || may_include.at(from).contains(to)));
      ++checked;
    }
  }
  CHECK(checked > 100);
}

TEST_CASE("The rules know no outside library but libqrencode", "[house]") {
  for (const fs::path& file : sources_under(kiosk / "core"))
    for (const Include& include : includes_of(file)) {
      INFO(file.string() << " includes <" << include.file << ">");
      const bool is_library = !include.quoted && include.file.find('.') != std::string::npos;
      CHECK((!is_library || include.file == "qrencode.h"));
    }
}

TEST_CASE("Only the screen and its platform know a window", "[house]") {
  const std::set<std::string> window_folders{"platform", "ui", "programs"};
  for (const fs::path& file : sources_under(kiosk)) {
    if (window_folders.contains(folder_of(kiosk, file))) continue;
    for (const Include& include : includes_of(file)) {
      INFO(file.string() << " includes " << include.file);
      CHECK(include.file.find("imgui") == std::string::npos);
      CHECK(include.file.find("GLFW") == std::string::npos);
      CHECK(include.file.find("GL/") == std::string::npos);
    }
  }
}

TEST_CASE("Every header says what it is for", "[house]") {
  for (const fs::path& file : sources_under(kiosk)) {
    if (file.extension() != ".h") continue;
    std::ifstream in(file);
    std::string first;
    std::getline(in, first);
    INFO(file.string());
    CHECK(first.rfind("// ", 0) == 0);
  }
}

TEST_CASE("In ui the rooms know what they share, and what they share knows no room", "[house]") {
  const auto room_of = [](const std::string& file) {
    const fs::path path{file};
    return std::distance(path.begin(), path.end()) > 2 ? std::next(path.begin())->string() : std::string{};
  };
  const std::map<std::string, std::set<std::string>> may_use{
      {"", {""}}, {"showcase", {"", "showcase"}}, {"till", {"", "till", "showcase"}}};
  std::size_t checked = 0;
  for (const fs::path& file : sources_under(kiosk / "ui")) {
    const std::string from = room_of(file.lexically_relative(kiosk).string());
    INFO(file.string());
    REQUIRE(may_use.contains(from));
    for (const Include& include : includes_of(file)) {
      if (!include.quoted || !include.file.starts_with("ui/")) continue;
      INFO("#include \"" << include.file << "\"");
      CHECK(may_use.at(from).contains(room_of(include.file)));
      ++checked;
    }
  }
  CHECK(checked > 50);
}
