// What a visitor does at the showcase, on a real window with real touches.
#include <algorithm>
#include <catch2/catch.hpp>

#include "journeys/stall.h"
#include "storage/database.h"
#include "storage/migrations.h"
#include "support/free_port.h"

namespace odop::test {

namespace {

std::vector<std::string> links_of(const std::filesystem::path& data, const std::string& sku) {
  const Ran ran = run_program({"odop", "pack", "list", data.string(), "--json"});
  REQUIRE(ran.exit_code == 0);
  std::istringstream lines(ran.out);
  for (std::string line; std::getline(lines, line);) {
    const Json product = Json::parse(line);
    if (product.at("sku") != sku) continue;
    std::vector<std::string> links;
    for (const Json& listing : product.at("listings")) links.push_back(listing.at("url"));
    return links;
  }
  FAIL("no product " << sku);
  return {};
}

// The document that a browser makes of it.
std::string opened_by_a_phone(const std::string& link, const std::filesystem::path& folder) {
  const Ran ran =
      run_program({"chromium", "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
                   "--no-first-run", "--user-data-dir=" + (folder / "profile").string(), "--dump-dom", link},
                  {{"HOME", folder.string()}, {"XDG_CONFIG_HOME", (folder / "config").string()}});
  INFO(ran.err);
  REQUIRE(ran.exit_code == 0);
  return ran.out;
}

bool holds(const std::vector<std::string>& all, const std::string& one) {
  return std::find(all.begin(), all.end(), one) != all.end();
}

}  // namespace

TEST_CASE("A visitor finds a product in Hindi and its code reads the same from the screen and from the paper",
          "[journeys][showcase]") {
  const TemporaryFolder folder("visitor");
  const auto data = folder.path() / "kiosk";
  odop({"init", data.string(), "--pack", demo_pack().string(), "--kiosk", "K07"});
  Printer printer(folder.path() / "papers");
  const VirtualDisplay display(1366, 768);
  KioskDriver kiosk(display, data, {"--printer", printer.uri(), "--lang", "hi"});

  kiosk.touch("attract");
  const Seen home = kiosk.wait_screen("home");
  CHECK(kiosk.wait_for("lang.hi").state == "selected");
  CHECK(std::count_if(home.widgets.begin(), home.widgets.end(),
                      [](const SeenWidget& widget) { return widget.id.starts_with("district:"); }) == 75);
  CHECK(kiosk.wait_for("district:varanasi").label == "वाराणसी");

  kiosk.touch("district:varanasi");
  // Small tiles are chosen by the first touch and opened by the key.
  const Seen chosen = kiosk.wait_until("varanasi", [](const Seen& seen) {
    const SeenWidget* tile = seen.find("district:varanasi");
    return seen.screen == "district" || (tile && tile->state == "selected" && seen.find("card.see"));
  });
  if (chosen.screen == "home") kiosk.touch("card.see");
  const Seen district = kiosk.wait_until("products of varanasi", [](const Seen& seen) {
    return seen.screen == "district" && seen.find_beginning("product:");
  });
  const std::string sku = district.find_beginning("product:")->id.substr(8);
  kiosk.touch("product:" + sku);
  const Seen product = kiosk.wait_until("a slip to take", [](const Seen& seen) {
    return seen.screen == "product" && seen.find_beginning("slip:") && seen.find_beginning("listing:");
  });
  const std::string marketplace = product.find_beginning("slip:")->id.substr(5);
  const std::string shown = kiosk.label("listing:" + marketplace);
  const auto links = links_of(data, sku);
  CHECK(holds(links, shown));

  // The panel slides in for 200 ms; afterwards the code stands still.
  std::vector<std::string> read;
  for (int look = 0; look < 20 && !holds(read, shown); ++look) {
    display.photograph(folder.path() / "screen.pgm");
    read = read_codes(folder.path() / "screen.pgm");
  }
  CHECK(holds(read, shown));
  for (const auto& harmed : read_codes_harmed(folder.path() / "screen.pgm")) CHECK(holds(harmed, shown));

  kiosk.touch("slip:" + marketplace);
  const auto slip = printer.next_paper();
  CHECK(read_codes(slip) == std::vector<std::string>{shown});
  for (const auto& harmed : read_codes_harmed(slip)) CHECK(harmed == std::vector<std::string>{shown});

  // Two things kept are one code, and it reads the same from the screen and from the paper, Hindi names and all.
  kiosk.touch("product.keep");
  kiosk.touch("product.like");
  kiosk.wait_screen("like");
  kiosk.touch_first("product:");
  kiosk.wait_screen("product");
  kiosk.touch("product.keep");
  kiosk.touch("kept");
  kiosk.wait_screen("kept");
  std::istringstream code(kiosk.label("kept.code"));
  std::vector<std::string> lines;
  for (std::string line; std::getline(code, line);) lines.push_back(line);
  CHECK(lines.size() == 5);
  for (int look = 0; look < 20 && read != lines; ++look) {
    display.photograph(folder.path() / "screen.pgm");
    read = read_codes(folder.path() / "screen.pgm");
  }
  CHECK(read == lines);
  for (const auto& harmed : read_codes_harmed(folder.path() / "screen.pgm")) CHECK(harmed == lines);
  kiosk.touch("kept.slip");
  CHECK(read_codes(printer.next_paper()) == lines);
  CHECK(books_of(data).sales == 0);
  CHECK(kiosk.stop() == 0);
  // What was looked at is counted, and nothing else of the visitor.
  storage::Database books(data / "kiosk.sqlite", {.read_only = true}, storage::kiosk_migrations());
  const auto times = [&](const std::string& what, const std::string& id) {
    return books.number("SELECT coalesce(sum(count), 0) FROM showcase_counts WHERE what = '" + what + "' AND id = '" +
                        id + "'");
  };
  CHECK(times("visit", "") == 1);
  CHECK(times("district", "varanasi") == 1);
  CHECK(times("product", sku) == 1);
  CHECK(times("qr", sku) == 1);
  CHECK(times("slip", sku) == 1);
  CHECK(times("keep", sku) == 1);
}

TEST_CASE("Over the stall's Wi-Fi a phone opens what was kept and the signed bill, by codes that read at once",
          "[journeys][showcase][phone]") {
  const TemporaryFolder folder("phone-page");
  const auto data = folder.path() / "kiosk";
  odop({"init", data.string(), "--pack", demo_pack().string(), "--kiosk", "K07"});
  {
    storage::Database books(data / "kiosk.sqlite", {}, storage::kiosk_migrations());
    storage::Statement setting(books, "INSERT INTO settings VALUES (?, ?)");
    setting.execute("wifi_name", "UP Hunar 14");
    setting.execute("wifi_password", "banaras-2025");
    setting.execute("page_address", "127.0.0.1:" + std::to_string(free_port()));
  }
  const VirtualDisplay display(1366, 768);
  KioskDriver kiosk(display, data, {"--printer", "none", "--lang", "hi"});
  const std::string wifi = "WIFI:T:WPA;S:UP Hunar 14;P:banaras-2025;;";
  // Both codes, as they are and harmed; gives back the second.
  const auto read_both = [&] {
    const std::string page = kiosk.label("phone.page");
    std::vector<std::string> read;
    for (int look = 0; look < 20 && !(holds(read, wifi) && holds(read, page)); ++look) {
      display.photograph(folder.path() / "screen.pgm");
      read = read_codes(folder.path() / "screen.pgm");
    }
    for (const auto& harmed : read_codes_harmed(folder.path() / "screen.pgm")) {
      CHECK(holds(harmed, wifi));
      CHECK(holds(harmed, page));
    }
    return page;
  };
  kiosk.touch("attract");
  kiosk.touch("stall");
  kiosk.touch_first("product:");
  kiosk.wait_screen("product");
  const std::string thing = kiosk.label("product.name");
  kiosk.touch("product.phone");
  kiosk.wait_screen("phone");
  CHECK(opened_by_a_phone(read_both(), folder.path()).find(thing) != std::string::npos);
  kiosk.touch("home");

  kiosk.sign_in();
  kiosk.touch_first("till.sku:");
  kiosk.touch("till.pay.cash");
  kiosk.touch("till.exact");
  kiosk.wait_screen("till.sold");
  kiosk.touch("till.bill_phone");
  kiosk.wait_screen("till.bill_phone");
  const std::string title = kiosk.label("bill_phone.title"), serial = title.substr(title.rfind(' ') + 1);
  const std::string bill = opened_by_a_phone(read_both(), folder.path());
  CHECK(bill.find("data-verdict=\"good\"") != std::string::npos);
  CHECK(bill.find(serial) != std::string::npos);
  CHECK(kiosk.stop() == 0);
}

}  // namespace odop::test
