// A visitor's enquiry by real touches: written on the product's page, told its number, sent to the hub, written out by
// kiosk and hub alike, erased by its number.
#include <catch2/catch.hpp>
#include <fstream>
#include <sstream>

#include "journeys/stall.h"
#include "journeys/way.h"

namespace odop::test {

namespace {

std::string bytes_of(const std::filesystem::path& path) {
  std::stringstream text;
  text << std::ifstream(path, std::ios::binary).rdbuf();
  return text.str();
}

void type(KioskDriver& kiosk, const std::string& letters) {
  for (const char letter : letters) kiosk.touch(std::string("key.") + letter);
}

}  // namespace

TEST_CASE("A bulk order written at the stall reaches the organiser's list, and its number erases it",
          "[journeys][lead]") {
  const TemporaryFolder folder("lead");
  const auto data = folder.path() / "kiosk", own = folder.path() / "own.csv", list = folder.path() / "hub.csv";
  const std::string demo_key = std::string(ODOP_SOURCE_DIR) + "/db/seed/demo-organiser.key";
  odop({"init", data.string(), "--pack", demo_pack().string(), "--kiosk", "K07"});
  Hub hub(folder.path() / "hub");
  odop({"sync", data.string(), "--once", "--hub", hub.url(), "--enrol", hub.enrol("K07")});
  const VirtualDisplay display(1366, 768);
  KioskDriver kiosk(display, data, {"--printer", "none", "--lang", "en"});
  kiosk.touch("attract");
  kiosk.wait_screen("home");
  {
    const Way way("bulk order to a maker", kiosk);
    kiosk.touch("stall");
    kiosk.wait_screen("stall");
    kiosk.touch_first("product:");
    kiosk.wait_screen("product");
    kiosk.touch("product.ask");
    kiosk.wait_screen("lead");
    type(kiosk, "anita");
    kiosk.touch("lead.phone");
    type(kiosk, "9876543210");
    kiosk.touch("lead.quantity");
    type(kiosk, "500");
    kiosk.touch("lead.next");
    kiosk.touch("lead.agree");
    kiosk.touch("lead.send");
    kiosk.wait_for("lead.number");
    CHECK(kiosk.label("lead.number") == "K07-L1");
    kiosk.touch("lead.done");
    kiosk.wait_screen("product");
  }
  wait_until_sent(data);
  CHECK(odop({"leads", data.string(), "--out", own.string()})["leads"] == 1);  // beside the running kiosk
  CHECK(bytes_of(own).find("anita,'+919876543210") != std::string::npos);
  CHECK((std::filesystem::status(own).permissions() & std::filesystem::perms::others_read) ==
        std::filesystem::perms::none);
  const auto hub_list = [&] {
    const Ran ran =
        run_program({"odop-hub", "leads", hub.data().string(), "--secret", demo_key, "--out", list.string(), "--json"});
    INFO(ran.out << ran.err);
    REQUIRE(ran.exit_code == 0);
    return bytes_of(list);
  };
  CHECK(hub_list().find("K07-L1,") != std::string::npos);
  CHECK(hub_list().find("anita") != std::string::npos);
  CHECK(kiosk.stop() == 0);
  CHECK(odop({"leads", data.string(), "--erase", "K07-L1"})["lead"] == "K07-L1");
  CHECK(odop({"leads", data.string(), "--out", own.string()})["leads"] == 0);
  CHECK(run_program({"odop", "leads", data.string(), "--erase", "K07-L1", "--json"}).exit_code == 1);
  odop({"sync", data.string(), "--once"});
  CHECK(hub_list().find("anita") == std::string::npos);
  check_whole(data);
  check_agreement(data, hub, "K07");
}

}  // namespace odop::test
