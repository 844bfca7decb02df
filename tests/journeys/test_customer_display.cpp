// The customer's display beside the till: what a person in front of the stall reads and scans while staff sell.
#include <catch2/catch.hpp>
#include <fstream>
#include <sstream>

#include "journeys/stall.h"

namespace odop::test {

namespace {

constexpr const char* lota = "till.sku:MBD-LOTA-01";

std::string all_words(const Seen& seen) {
  std::string words;
  for (const SeenWidget& widget : seen.widgets) words += widget.label + "\n";
  return words;
}

std::string log_of(const std::filesystem::path& data) {
  std::ostringstream text;
  text << std::ifstream(data / "kiosk.log").rdbuf();
  return text.str();
}

std::filesystem::path new_kiosk(const TemporaryFolder& folder) {
  const auto data = folder.path() / "kiosk";
  odop({"init", data.string(), "--pack", demo_pack().string(), "--kiosk", "K07"});
  return data;
}

const auto is_screen = [](const char* name) { return [name](const Seen& seen) { return seen.screen == name; }; };

}  // namespace

TEST_CASE("The customer reads each line in both languages, scans the till's own code and is thanked",
          "[journeys][customer]") {
  const TemporaryFolder folder("customer");
  const auto data = new_kiosk(folder);
  const VirtualDisplay display(1366, 768, 1024);
  KioskDriver kiosk(display, data, {"--printer", "none", "--lang", "hi", "--customer-display", "1024x600+1366+0"});
  const Seen idle = kiosk.wait_customer("the idle display", is_screen("customer.idle"));
  CHECK(all_words(idle).find("हर जिले का") != std::string::npos);
  CHECK(all_words(idle).find("Every district") != std::string::npos);
  const auto picture = folder.path() / "customer.pgm";
  display.photograph(picture, 1366);
  CHECK(read_codes(picture).empty());

  kiosk.sign_in();
  CHECK(kiosk.look_customer().screen == "customer.idle");
  kiosk.touch(lota);
  const auto has_line = [](const Seen& seen) { return seen.find("customer.line:MBD-LOTA-01") != nullptr; };
  const Seen bill = kiosk.wait_customer("the line", has_line);
  CHECK(bill.screen == "customer.cart");
  const std::string line = bill.find("customer.line:MBD-LOTA-01")->label;
  CHECK(line.find("नक्काशीदार पीतल लोटा") != std::string::npos);
  CHECK(line.find("Engraved brass lota") != std::string::npos);
  CHECK(paise_of(bill.find("customer.total")->label) == paise_of(kiosk.label("till.total")));

  kiosk.touch("till.pay.upi");
  kiosk.wait_for("till.upi.qr");
  const Seen paying =
      kiosk.wait_customer("the code", [](const Seen& seen) { return seen.find("customer.upi.qr") != nullptr; });
  const std::int64_t due_paise = paise_of(kiosk.label("till.upi.amount"));
  CHECK(paise_of(paying.find("customer.upi.amount")->label) == due_paise);
  CHECK(paying.find("customer.upi.payee")->label == kiosk.label("till.upi.payee"));
  // A phone in front of the customer's display reads just what the till shows.
  display.photograph(picture, 1366);
  const auto codes = read_codes(picture);
  REQUIRE(codes.size() == 1);
  CHECK(codes.front() == kiosk.label("till.upi.qr"));

  kiosk.touch("till.upi.claimed");
  const Seen claimed = kiosk.wait_customer("that it was sent",
                                           [](const Seen& seen) { return seen.find("customer.claimed") != nullptr; });
  CHECK(claimed.find("customer.upi.qr") == nullptr);
  kiosk.touch("till.upi.finish");
  const Seen thanks = kiosk.wait_customer("thanks", is_screen("customer.thanks"));
  CHECK(paise_of(thanks.find("customer.paid")->label) == due_paise);
  CHECK(all_words(thanks).find("धन्यवाद") != std::string::npos);
  CHECK(all_words(thanks).find("Thank you") != std::string::npos);
  REQUIRE(thanks.find("customer.listing.qr") != nullptr);
  display.photograph(picture, 1366);
  const auto links = read_codes(picture);
  REQUIRE(links.size() == 1);
  CHECK(links.front() == thanks.find("customer.listing.qr")->label);
  kiosk.touch("till.new");
  kiosk.wait_customer("the idle display again", is_screen("customer.idle"));
  CHECK(books_of(data).sum_paise == due_paise);
  CHECK(kiosk.stop() == 0);
  check_whole(data);
}

TEST_CASE("A hand on the customer's display takes nothing from the till: the scanner goes on selling there",
          "[journeys][customer]") {
  const TemporaryFolder folder("customer-touch");
  const auto data = new_kiosk(folder);
  const VirtualDisplay display(1366, 768, 1024);
  KioskDriver kiosk(display, data, {"--printer", "none", "--customer-display", "1024x600+1366+0"});
  kiosk.sign_in();
  kiosk.wait_customer("the idle display", is_screen("customer.idle"));
  run_program({"xdotool", "mousemove", "1800", "300", "click", "1"}, {{"DISPLAY", display.name()}});
  kiosk.scan("MBD-LOTA-01");
  kiosk.wait_for("till.line:MBD-LOTA-01");
  kiosk.wait_customer("the scanned line",
                      [](const Seen& seen) { return seen.find("customer.line:MBD-LOTA-01") != nullptr; });
}

TEST_CASE("A display that is not there stops nobody: the till sells and the log says why", "[journeys][customer]") {
  const TemporaryFolder folder("no-customer");
  const auto data = new_kiosk(folder);
  const VirtualDisplay display(1366, 768);
  KioskDriver kiosk(display, data, {"--printer", "none", "--customer-display", "HDMI-9"});
  kiosk.sign_in();
  CHECK(kiosk.look_customer().screen.empty());
  kiosk.touch(lota);
  kiosk.touch("till.pay.cash");
  kiosk.touch("till.exact");
  kiosk.wait_screen("till.sold");
  CHECK(books_of(data).sales == 1);
  CHECK(kiosk.stop() == 0);
  const std::string log = log_of(data);
  const std::size_t said = log.find("no monitor \"HDMI-9\"");
  CHECK(said != std::string::npos);
  CHECK(log.find("no monitor", said + 1) == std::string::npos);  // once, not at every look
}

TEST_CASE("A display on the till's own monitor is refused: it would cover the till", "[journeys][customer]") {
  const TemporaryFolder folder("own-monitor");
  const auto data = new_kiosk(folder);
  const VirtualDisplay display(1366, 768);
  KioskDriver kiosk(display, data, {"--printer", "none", "--customer-display", "1"});
  kiosk.sign_in();
  CHECK(kiosk.look_customer().screen.empty());
  CHECK(log_of(data).find("the till's own") != std::string::npos);
}

TEST_CASE("A wrong place for the customer's display is told before anything opens", "[journeys][customer]") {
  const TemporaryFolder folder("wrong-place");
  for (const char* wrong : {"1280x800", "1x1+0+0", "1280x800+12"}) {
    const Ran ran =
        run_program({"odop-kiosk", "--data", (folder.path() / "none").string(), "--customer-display", wrong});
    INFO(wrong);
    CHECK(ran.exit_code == 2);
    CHECK(ran.err.find("WIDTHxHEIGHT+X+Y") != std::string::npos);
  }
}

}  // namespace odop::test
