// From an empty folder to the first sale without a command line, on a real window with real touches.
#include <catch2/catch.hpp>
#include <fstream>

#include "journeys/stall.h"
#include "storage/database.h"
#include "storage/migrations.h"

namespace odop::test {

namespace {

std::string pack_saying(const Seen& seen, const std::string& words) {
  for (const SeenWidget& widget : seen.widgets)
    if (widget.role == "option" && widget.label.find(words) != std::string::npos) return widget.id;
  return {};
}

void touch_pack(KioskDriver& kiosk, const std::string& words) {
  const Seen seen =
      kiosk.wait_until("a pack saying " + words, [&](const Seen& s) { return !pack_saying(s, words).empty(); });
  kiosk.touch(pack_saying(seen, words));
}

// A person's home with the pack among the downloads.
std::filesystem::path home_with_pack(const TemporaryFolder& folder) {
  const auto home = folder.path() / "home";
  std::filesystem::create_directories(home / "Downloads");
  std::filesystem::copy_file(demo_pack(), home / "Downloads" / "mela.odop");
  return home;
}

}  // namespace

TEST_CASE("A person who never saw a command line makes a kiosk, prints a test page and sells",
          "[journeys][first-run]") {
  const TemporaryFolder folder("first-run");
  const auto home = home_with_pack(folder);
  {
    std::ifstream whole(demo_pack(), std::ios::binary);
    std::string bytes(200'000, '\0');
    whole.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    std::ofstream(home / "Downloads" / "kharab.odop", std::ios::binary) << bytes;
  }
  Hub hub(folder.path() / "hub");
  Printer printer(folder.path() / "papers");
  const auto data = folder.path() / "kiosk";
  const VirtualDisplay display(1366, 768);
  KioskDriver kiosk(display, data, {}, {{"HOME", home.string()}});
  kiosk.wait_screen("first");
  kiosk.touch("wizard.next");
  CHECK(kiosk.label("settings.date").find("20") != std::string::npos);
  kiosk.touch("wizard.next");

  // Without a pack nobody goes on, and a damaged one is refused with a sentence.
  touch_pack(kiosk, "kharab.odop");
  CHECK(kiosk.label("till.problem").find("यह पैक खराब है") == 0);
  kiosk.touch("wizard.next");
  kiosk.wait_until("to be asked for a pack", [](const Seen& seen) {
    const SeenWidget* problem = seen.find("till.problem");
    return problem && problem->label.find("मेले") != std::string::npos;
  });
  touch_pack(kiosk, "महाकुंभ");
  kiosk.touch("wizard.next");

  kiosk.touch("label.edit");
  kiosk.type_on_screen("7");
  kiosk.touch("settings.address.ok");
  CHECK(kiosk.label("till.problem").find("K07") != std::string::npos);
  kiosk.type_on_screen("K07");
  kiosk.touch("settings.address.ok");
  kiosk.touch("wizard.next");

  kiosk.touch("settings.hub");
  kiosk.type_on_screen(hub.url());
  kiosk.touch("settings.address.ok");
  kiosk.touch("settings.code");
  kiosk.type_on_screen(hub.enrol("K07"));
  kiosk.touch("settings.address.ok");
  CHECK_FALSE(std::filesystem::exists(data / "kiosk.sqlite"));
  kiosk.touch("wizard.next");

  kiosk.wait_screen("till.wizard");
  kiosk.touch("settings.printer.tcp");
  kiosk.touch("settings.printer.address");
  kiosk.type_on_screen(printer.uri().substr(std::string("tcp:").size()));
  kiosk.touch("settings.address.ok");
  kiosk.touch("settings.test_page");
  CHECK(std::filesystem::exists(printer.next_paper()));
  kiosk.touch("wizard.next");
  kiosk.touch("settings.theme.high_contrast");
  kiosk.touch("wizard.next");

  kiosk.wait_screen("till.pin");
  kiosk.touch("person:P1");
  for (const char digit : std::string("2025")) kiosk.touch(std::string("pin.") + digit);
  kiosk.wait_screen("till");
  kiosk.touch("till.sku:MBD-LOTA-01");
  kiosk.touch("till.pay.cash");
  kiosk.touch("till.exact");
  kiosk.wait_screen("till.sold");
  const auto codes = read_codes(printer.next_paper());
  REQUIRE(codes.size() == 1);
  CHECK(odop({"verify", "--bill", codes.front()}).at("ok") == true);
  wait_until_sent(data);
  CHECK(odop({"status", data.string()}).at("kiosk") == "K07");
  check_agreement(data, hub, "K07");
  check_whole(data);
  CHECK(kiosk.stop() == 0);
}

TEST_CASE("A making that was cut short is gone on with under its own label", "[journeys][first-run]") {
  const TemporaryFolder folder("first-run-cut");
  const auto home = home_with_pack(folder);
  const auto data = folder.path() / "kiosk";
  odop({"init", data.string(), "--pack", demo_pack().string(), "--kiosk", "K31"});
  {
    // As it is when the power goes between the key and the pack.
    storage::Database database(data / "kiosk.sqlite", {}, storage::kiosk_migrations());
    database.run("DELETE FROM applied_pack");
  }
  const VirtualDisplay display(1366, 768);
  KioskDriver kiosk(display, data, {}, {{"HOME", home.string()}});
  kiosk.wait_screen("first");
  for (int i = 0; i < 2; ++i) kiosk.touch("wizard.next");
  touch_pack(kiosk, "महाकुंभ");
  kiosk.touch("wizard.next");
  CHECK(kiosk.label("label.value") == "K31");
  kiosk.touch("wizard.next");
  kiosk.touch("wizard.next");
  kiosk.wait_screen("till.wizard");
  CHECK(odop({"status", data.string()}).at("kiosk") == "K31");
  check_whole(data);
}

TEST_CASE("A folder with somebody's files is never made into a kiosk", "[journeys][first-run]") {
  const TemporaryFolder folder("first-run-foreign");
  std::ofstream(folder.path() / "letter.txt") << "dear sister";
  const Ran ran = run_program({"odop-kiosk", "--data", folder.path().string()});
  CHECK(ran.exit_code == 1);
  CHECK(ran.err.find("no_journal") != std::string::npos);
}

}  // namespace odop::test
