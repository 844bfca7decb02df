// The hub and the command line start on a headless machine: they link no window library.
#include <array>
#include <catch2/catch.hpp>
#include <cstdio>
#include <filesystem>
#include <string>

namespace {

std::string output_of(const std::string& command) {
  std::string text;
  FILE* pipe = ::popen(command.c_str(), "r");
  REQUIRE(pipe);
  std::array<char, 4096> buffer;
  while (const std::size_t count = std::fread(buffer.data(), 1, buffer.size(), pipe)) text.append(buffer.data(), count);
  REQUIRE(::pclose(pipe) == 0);
  return text;
}

}  // namespace

TEST_CASE("odop and odop-hub need no window library", "[house]") {
  const std::string program = GENERATE("odop", "odop-hub");
  const auto file = std::filesystem::path(ODOP_BIN_DIR) / program;
  REQUIRE(std::filesystem::exists(file));
  const std::string libraries = output_of("ldd " + file.string());
  CHECK(libraries.find("libsqlite3") != std::string::npos);
  for (const char* window : {"glfw", "libGL", "imgui", "libX11"}) {
    INFO(program << " must not link " << window);
    CHECK(libraries.find(window) == std::string::npos);
  }
}
