#include <sys/resource.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <string>

#include "core/errors.h"
#include "platform/files.h"
#include "platform/log.h"

using namespace odop;
using namespace odop::platform;
namespace fs = std::filesystem;

namespace {
struct Folder {
  fs::path path = fs::temp_directory_path() / ("odop-files-" + std::to_string(::getpid()));
  Folder() { fs::create_directories(path); }
  ~Folder() {
    std::error_code ignored;
    fs::remove_all(path, ignored);
  }
  int count() const {
    int n = 0;
    for ([[maybe_unused]] const auto& entry : fs::directory_iterator(path)) ++n;
    return n;
  }
};
}  // namespace

TEST_CASE("A settings file is the new one or the old one, never half of one", "[platform][files]") {
  const Folder folder;
  const fs::path file = folder.path / "settings";
  write_file_atomically(file, "old");
  write_file_atomically(file, "new settings");
  CHECK(read_file(file, 1000) == "new settings");
  CHECK(folder.count() == 1);

  // The file system refuses after 4 KiB, as a full disk does in the middle of a write.
  std::signal(SIGXFSZ, SIG_IGN);
  rlimit old_limit{};
  REQUIRE(::getrlimit(RLIMIT_FSIZE, &old_limit) == 0);
  rlimit small = old_limit;
  small.rlim_cur = 4096;
  REQUIRE(::setrlimit(RLIMIT_FSIZE, &small) == 0);
  bool failed = false;
  try {
    write_file_atomically(file, std::string(100'000, 'x'));
  } catch (const MachineError&) {
    failed = true;
  }
  REQUIRE(::setrlimit(RLIMIT_FSIZE, &old_limit) == 0);
  CHECK(failed);
  CHECK(read_file(file, 1000) == "new settings");
  CHECK(folder.count() == 1);  // and no temporary file stays behind
}

TEST_CASE("A file that is absent, too large or in an absent folder is told apart", "[platform][files]") {
  const Folder folder;
  CHECK(read_file(folder.path / "nothing", 10) == std::nullopt);
  write_file_atomically(folder.path / "eleven", "12345678901");
  CHECK_THROWS_AS(read_file(folder.path / "eleven", 10), MachineError);
  CHECK(read_file(folder.path / "eleven", 11) == "12345678901");
  CHECK_THROWS_AS(write_file_atomically(folder.path / "no" / "file", "x"), MachineError);
}

TEST_CASE("The log keeps the last lines and never grows beyond its files", "[platform][log]") {
  const Folder folder;
  Log log(folder.path / "kiosk.log", 2000);
  for (int i = 0; i < 500; ++i)
    log.write(LogLevel::warning, "printer", "line " + std::to_string(i) + "\nno second line");
  std::uintmax_t bytes = 0;
  for (const auto& entry : fs::directory_iterator(folder.path)) bytes += entry.file_size();
  CHECK(bytes < 4 * 2200);
  const std::string last = read_file(folder.path / "kiosk.log", 10'000).value_or("");
  CHECK(last.find("warning printer: line 499 no second line\n") != std::string::npos);
}
