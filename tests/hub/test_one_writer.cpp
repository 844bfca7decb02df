// Who may work beside a serving hub, with the real programs.
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
