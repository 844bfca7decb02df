// The real programs: who may work beside a serving hub, and how a kiosk moves to another one.
#include <catch2/catch.hpp>

#include "support/child_program.h"
#include "support/temporary_folder.h"

using namespace odop;

TEST_CASE("A second hub on the same folder is refused; enrolling and reading go on beside the first",
          "[hub][programs]") {
  const test::TemporaryFolder folder("one-writer");
  const std::string data = (folder.path() / "hub").string();
  const test::Words serve{"odop-hub", "serve", "--data", data, "--listen", "127.0.0.1:0", "--json"};
  const auto said_by = [](test::ChildProgram& hub) { return hub.read_line(); };
  {
    test::ChildProgram first(serve, folder.path() / "first.log");
    REQUIRE(said_by(first).find("listens on http://") != std::string::npos);

    const test::Ran second = test::run_program(serve);
    INFO(second.out << second.err);
    CHECK(second.exit_code == 1);
    CHECK(second.out.find("\"error\":\"locked\"") != std::string::npos);
    CHECK(first.is_running());

    const test::Ran code = test::run_program({"odop-hub", "enrol", "--data", data, "--kiosk", "K07"});
    CHECK(code.exit_code == 0);
    CHECK(code.out.size() == std::string{"AAAA-AAAA-AAAA\n"}.size());
    for (const test::Words& reader :
         {test::Words{"odop", "status", data, "--json"}, test::Words{"odop", "verify", data, "--json"},
          test::Words{"odop", "export", data, "--out", (folder.path() / "csv").string(), "--json"}}) {
      const test::Ran ran = test::run_program(reader);
      INFO(reader[1] << ": " << ran.out << ran.err);
      CHECK(ran.exit_code == 0);
    }
    first.cut_power();  // the lock falls with the process, however it ends
  }
  test::ChildProgram again(serve, folder.path() / "again.log");
  CHECK(said_by(again).find("listens on http://") != std::string::npos);
  CHECK(again.stop() == 0);
}

TEST_CASE("odop sync brings a kiosk's whole journal to a new hub", "[hub][programs]") {
  const test::TemporaryFolder folder("new-hub");
  const auto path = [&](const std::string& name) { return (folder.path() / name).string(); };
  REQUIRE(test::run_program({"odop", "pack", "build", std::string{ODOP_SOURCE_DIR} + "/db/seed/mahakumbh-2025", "-o",
                             path("demo.odop")},
                            {{"ODOP_TEST_PIN_COST", "minimum"}})
              .exit_code == 0);
  REQUIRE(test::run_program({"odop", "init", path("K07"), "--pack", path("demo.odop"), "--kiosk", "K07"}).exit_code ==
          0);
  std::string head_at_first;
  for (const char* name : {"hub-1", "hub-2"}) {
    test::ChildProgram hub({"odop-hub", "serve", "--data", path(name), "--listen", "127.0.0.1:0"},
                           folder.path() / "hub.log");
    const std::string said = hub.read_line();
    REQUIRE(said.find("http://") != std::string::npos);
    const std::string url = said.substr(said.find("http://"));
    const test::Ran code = test::run_program({"odop-hub", "enrol", "--data", path(name), "--kiosk", "K07"});
    const test::Words sync{"odop",   "sync",    path("K07"),
                           "--once", "--json",  "--hub",
                           url,      "--enrol", code.out.substr(0, code.out.find('\n'))};
    for (int again = 0; again < 2; ++again) {
      const test::Ran ran = test::run_program(sync);
      INFO(ran.out << ran.err);
      CHECK(ran.exit_code == 0);
      CHECK(ran.out.find("\"agrees\":true") != std::string::npos);
    }
    const test::Ran here = test::run_program({"odop", "status", path(name), "--json"});
    const auto at = here.out.find("\"head\"");
    REQUIRE(at != std::string::npos);
    const std::string head = here.out.substr(at, std::string{"\"head\":\""}.size() + 64);
    if (head_at_first.empty()) head_at_first = head;
    CHECK(head == head_at_first);
    CHECK(test::run_program({"odop", "verify", path(name)}).exit_code == 0);
  }
}
