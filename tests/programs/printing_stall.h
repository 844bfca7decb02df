// A stall's kiosk with the demo fair, for the tests of odop print. One thread.
#pragma once

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "support/child_program.h"
#include "support/temporary_folder.h"

namespace odop::test {

using Json = nlohmann::json;
namespace fs = std::filesystem;

inline std::string file_text(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::stringstream text;
  text << in.rdbuf();
  return text.str();
}

class Stall {
 public:
  explicit Stall(const Words& prints = {"--labels"}) : prints_(prints) {
    const std::string pack = at("demo.odop");
    must({"odop", "pack", "build", std::string(ODOP_SOURCE_DIR) + "/db/seed/mahakumbh-2025", "-o", pack});
    must({"odop", "init", at("kiosk"), "--pack", pack, "--kiosk", "K07"});
  }
  std::string at(const std::string& name) const { return (folder_.path() / name).string(); }
  Ran print(Words words, const Environment& environment = {}) const {
    Words command{"odop", "print", at("kiosk")};
    command.insert(command.end(), prints_.begin(), prints_.end());
    command.insert(command.end(), words.begin(), words.end());
    return run_program(command, environment);
  }
  Json printed(const Words& words) const {
    Words with_json = words;
    with_json.push_back("--json");
    const Ran ran = print(with_json);
    INFO(ran.out << ran.err);
    REQUIRE(ran.exit_code == 0);
    return Json::parse(ran.out);
  }
  Json refused(Words words, int exit_code, const Environment& environment = {}) const {
    words.push_back("--json");
    const Ran ran = print(words, environment);
    INFO(ran.out << ran.err);
    CHECK(ran.exit_code == exit_code);
    const Json answer = Json::parse(ran.out);
    CHECK_FALSE(answer.at("detail").get<std::string>().empty());
    return answer;
  }

 private:
  static void must(const Words& command) {
    const Ran ran = run_program(command, {{"ODOP_TEST_PIN_COST", "minimum"}});
    INFO(ran.err);
    REQUIRE(ran.exit_code == 0);
  }
  const Words prints_;
  TemporaryFolder folder_{"prints"};
};

}  // namespace odop::test
