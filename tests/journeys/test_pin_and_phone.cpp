// Two ways that need somebody's leave, by real touches in Hindi at 1366x768: a forgotten PIN answered over a telephone
// by the real odop pin-answer, and a buyer's number given, sent, opened by the organiser and erased.
#include <catch2/catch.hpp>
#include <fstream>
#include <sstream>

#include "journeys/stall.h"
#include "journeys/way.h"

namespace odop::test {

namespace {

const std::string demo_key = std::string(ODOP_SOURCE_DIR) + "/db/seed/demo-organiser.key";

void type(KioskDriver& kiosk, std::string_view digits) {
  for (const char digit : digits) kiosk.touch(std::string("pad.") + digit);
}

std::string read_file(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::stringstream text;
  text << in.rdbuf();
  return text.str();
}

// What the organiser has on paper: who may sell, and the numbers given for sending.
std::string consents_of(const Hub& hub, const std::filesystem::path& out, const std::string& key) {
  const Ran ran = run_program(
      {"odop-hub", "consents", "--data", hub.data().string(), "--organiser-key", key, "--out", out.string(), "--json"});
  INFO(ran.out << ran.err);
  REQUIRE(ran.exit_code == 0);
  CHECK(ran.out.find("9876543210") == std::string::npos);
  return read_file(out);
}

}  // namespace

TEST_CASE("A seller who forgot the PIN gets new digits over a telephone and sells with them", "[journeys][till]") {
  const TemporaryFolder folder("forgotten");
  const auto data = folder.path() / "kiosk";
  const Json made = odop({"init", data.string(), "--pack", demo_pack().string(), "--kiosk", "K07"});
  const std::string device = made["device_key"];
  const VirtualDisplay display(1366, 768);
  KioskDriver kiosk(display, data, {"--printer", "none", "--lang", "hi"});
  kiosk.touch("attract");
  kiosk.wait_screen("home");
  kiosk.touch("till.enter");
  kiosk.wait_screen("till.pin");
  {
    const Way way("forgotten PIN, by telephone", kiosk);
    kiosk.touch("person:P2");
    kiosk.touch("pin.forgot");
    const std::string question = kiosk.label("forgot.question");
    const Json answer =
        odop({"pin-answer", "--organiser-key", demo_key, "--device-key", device, "--kiosk", kiosk.label("forgot.kiosk"),
              "--staff", kiosk.label("forgot.staff"), "--question", question});
    type(kiosk, answer["answer"].get<std::string>());
    kiosk.touch("pad.ok");
    kiosk.wait_until("new digits are asked", [](const Seen& seen) { return !seen.find("forgot.question"); });
    for (int i = 0; i < 2; ++i) {
      type(kiosk, "7391");
      kiosk.touch("pad.ok");
    }
    kiosk.wait_screen("till.pin");
    for (const char digit : std::string("7391")) kiosk.touch(std::string("pin.") + digit);
    kiosk.wait_screen("till");
  }
  kiosk.touch("till.sku:MBD-LOTA-01");
  kiosk.touch("till.pay.cash");
  kiosk.touch("till.exact");
  kiosk.wait_screen("till.sold");
  CHECK(kiosk.stop() == 0);
  // The new digits hold for programs too, the pack's do not, and the journal says who allowed it.
  CHECK(odop({"sell", data.string(), "--pin", "7391", "--items", "MBD-LOTA-01", "--tender", "cash:89000"})["serial"] !=
        "");
  CHECK(
      run_program({"odop", "sell", data.string(), "--pin", "2031", "--items", "MBD-LOTA-01", "--tender", "cash:89000"})
          .exit_code == 1);
  odop({"export", data.string(), "--out", (folder.path() / "csv").string()});
  CHECK(read_file(folder.path() / "csv" / "pin_resets.csv").find(",P2,organiser,") != std::string::npos);
  check_whole(data);
}

TEST_CASE("A buyer's number is given by choice, opened by the organiser alone, and erased from its bill",
          "[journeys][till]") {
  const TemporaryFolder folder("phone");
  const auto data = folder.path() / "kiosk", list = folder.path() / "numbers.csv";
  odop({"init", data.string(), "--pack", demo_pack().string(), "--kiosk", "K07"});
  Hub hub(folder.path() / "hub");
  odop({"sync", data.string(), "--once", "--hub", hub.url(), "--enrol", hub.enrol("K07")});
  const VirtualDisplay display(1366, 768);
  KioskDriver kiosk(display, data, {"--printer", "none", "--lang", "hi"});
  kiosk.sign_in();
  kiosk.touch("till.sku:MBD-LOTA-01");
  kiosk.touch("till.pay.cash");
  kiosk.touch("till.exact");
  kiosk.wait_screen("till.sold");
  {
    const Way way("bill to a phone", kiosk);
    kiosk.touch("till.phone");
    kiosk.wait_screen("till.phone");
    kiosk.touch("phone.send_bill");
    kiosk.touch("phone.next");
    type(kiosk, "9876543210");
    kiosk.touch("phone.save");
    kiosk.wait_for("phone.done");
    kiosk.touch("phone.done");
    kiosk.wait_screen("till.sold");
  }
  kiosk.touch("till.new");
  wait_until_sent(data);
  CHECK(consents_of(hub, list, demo_key).find("+919876543210") != std::string::npos);
  CHECK((std::filesystem::status(list).permissions() & std::filesystem::perms::others_read) ==
        std::filesystem::perms::none);
  const auto another = folder.path() / "another.key";
  odop({"organiser-key", "new", another.string()});
  const Ran stranger = run_program({"odop-hub", "consents", "--data", hub.data().string(), "--organiser-key",
                                    another.string(), "--out", (folder.path() / "none.csv").string(), "--json"});
  CHECK(stranger.exit_code == 1);
  CHECK(stranger.out.find("wrong_key") != std::string::npos);
  {
    const Way way("number erased from its bill", kiosk);
    kiosk.touch("till.menu");
    kiosk.touch("till.menu.bills");
    kiosk.wait_screen("till.bills");
    kiosk.touch_first("bill:");
    kiosk.wait_screen("till.bill");
    kiosk.touch("bill.erase_phone");
    kiosk.touch("dialog.yes");
    kiosk.wait_until("erased", [](const Seen& seen) { return !seen.find("bill.erase_phone"); });
  }
  wait_until_sent(data);
  CHECK(consents_of(hub, list, demo_key).find("9876543210") == std::string::npos);
  CHECK(kiosk.stop() == 0);
  odop({"sync", data.string(), "--once"});  // as it closes, what was looked at becomes one entry more
  const Json counts = odop({"phone", data.string()});
  CHECK(counts["in_use"] == 0);
  CHECK(counts["locked"] == 1);
  CHECK(odop({"phone", data.string(), "--sweep"})["erased"] == 0);  // not before its time
  check_whole(data);
  check_agreement(data, hub, "K07");
  // Neither the program's words nor its files ever had the number.
  for (const auto& file : std::filesystem::recursive_directory_iterator(folder.path()))
    if (file.is_regular_file() && file.path() != list)
      CHECK(read_file(file.path()).find("9876543210") == std::string::npos);
}

}  // namespace odop::test
