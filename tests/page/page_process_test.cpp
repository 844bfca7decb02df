// odop-page as the kiosk keeps it: shut in, alone, brought back when it dies, gone when the kiosk is gone.
#include "page/page_process.h"

#include <arpa/inet.h>
#include <signal.h>

#include <catch2/catch.hpp>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>
#include <thread>

#include "pack/pack_file.h"
#include "support/child_program.h"
#include "support/free_port.h"
#include "support/temporary_folder.h"

using namespace odop;
using namespace odop::page;
namespace fs = std::filesystem;

namespace {

PageAddress free_address() {
  return {"127.0.0.1", test::free_port()};
}

struct Stall {
  test::TemporaryFolder folder{"page"};
  fs::path pack = folder.path() / "tiny.odop";
  PageAddress address = free_address();
  std::mutex mutex;
  std::vector<std::string> troubles;
  std::unique_ptr<PageProcess> page;

  Stall() {
    REQUIRE(build_pack(read_pack_folder(fs::path(ODOP_SOURCE_DIR) / "tests/fuzz/pack_folder"), pack,
                       {.pin_cost = wire::PinCost::cost_minimum}));
    page = std::make_unique<PageProcess>(
        PageProcessOptions{
            .program = test::program_path("odop-page"), .pack = pack, .first_wait_ms = 20, .longest_wait_ms = 40},
        [] {},
        [this](const std::string& what) {
          const std::lock_guard lock(mutex);
          troubles.push_back(what);
        });
  }
  template <typename Is>
  static bool soon(Is is) {
    for (int i = 0; i < 2'000; ++i, std::this_thread::sleep_for(std::chrono::milliseconds(5)))
      if (is()) return true;
    return false;
  }
  bool serves() const {
    return soon([this] { return page->serving() == address; });
  }
};

std::string text_of(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::stringstream text;
  text << in.rdbuf();
  return text.str();
}

}  // namespace

TEST_CASE("odop-page serves shut in: no file to open, no new privileges, nothing of the kiosk's but two pipes",
          "[page][process]") {
  Stall stall;
  stall.page->set_address(stall.address);
  REQUIRE(stall.serves());
  const fs::path proc = "/proc/" + std::to_string(stall.page->pid());
  const std::string status = text_of(proc / "status");
  CHECK(status.find("NoNewPrivs:\t1") != std::string::npos);
  CHECK(status.find("Seccomp:\t2") != std::string::npos);
  CHECK(text_of(proc / "environ").find("HOME=") == std::string::npos);
  CHECK(fs::read_symlink(proc / "cwd") == "/");
  std::set<std::string> open;
  for (const auto& each : fs::directory_iterator(proc / "fd")) {
    const std::string target = fs::read_symlink(each.path());
    open.insert(target.substr(0, target.find(':')));
  }
  CHECK(open == std::set<std::string>{"pipe", "socket"});  // the pack is closed, too
  CHECK(stall.troubles.empty());
}

TEST_CASE("A page that dies is brought back; without an address there is none, and it goes with its kiosk",
          "[page][process]") {
  Stall stall;
  stall.page->set_address(stall.address);
  REQUIRE(stall.serves());
  const pid_t first = stall.page->pid();
  REQUIRE(::kill(first, SIGKILL) == 0);
  REQUIRE(Stall::soon([&] { return stall.page->pid() != first && stall.page->pid() > 0; }));
  CHECK(stall.serves());
  const pid_t second = stall.page->pid();
  stall.page->set_address(std::nullopt);
  CHECK(Stall::soon([&] { return !stall.page->serving() && ::kill(second, 0) != 0; }));
  stall.page->set_address(stall.address);
  REQUIRE(stall.serves());
  const pid_t third = stall.page->pid();
  stall.page.reset();
  CHECK(::kill(third, 0) != 0);
}

TEST_CASE("A Wi-Fi that is off is said once and tried on", "[page][process]") {
  Stall stall;
  stall.page->set_address(PageAddress{"203.0.113.7", 8'080});  // nobody's
  REQUIRE(Stall::soon([&] {
    const std::lock_guard lock(stall.mutex);
    return !stall.troubles.empty();
  }));
  std::this_thread::sleep_for(std::chrono::milliseconds(400));
  CHECK_FALSE(stall.page->serving());
  {
    const std::lock_guard lock(stall.mutex);
    CHECK(stall.troubles.size() == 1);
    CHECK(stall.troubles.front().find("203.0.113.7:8080") != std::string::npos);
  }
  stall.page->set_address(stall.address);
  CHECK(stall.serves());
}

TEST_CASE("odop-page ends when whoever started it is gone, however they went", "[page][process]") {
  const Stall stall;
  // Its input is at its end from the start, as it is when the kiosk was killed.
  const test::Ran ran = test::run_program(
      {"odop-page", "--pack", stall.pack.string(), "--listen", free_address().text(), "--end-with-input"});
  CHECK(ran.exit_code == 0);
}

TEST_CASE("odop-page says what is wrong with its orders", "[page][process]") {
  const Stall stall;
  const auto other = stall.folder.path() / "other.odop";
  std::ofstream(other) << "no pack";
  CHECK(test::run_program({"odop-page", "--pack", other.string(), "--listen", "127.0.0.1:8080"}).exit_code == 1);
  const test::Ran misuse = test::run_program({"odop-page", "--pack", stall.pack.string(), "--listen", "stall"});
  CHECK(misuse.exit_code == 2);
  CHECK(misuse.err.find("192.168.50.1:8080") != std::string::npos);
}
