// The ways of a busy stall, in Hindi at 1366x768: how many touches each takes, and that the books have what was sold.
#include <catch2/catch.hpp>

#include "journeys/stall.h"
#include "journeys/way.h"

namespace odop::test {

namespace {

constexpr const char* lota = "till.sku:MBD-LOTA-01";

// Three things that stand on the first page of the goods.
std::vector<std::string> first_goods(const KioskDriver& kiosk) {
  std::vector<std::string> goods;
  const Seen seen = kiosk.wait_until("goods", [](const Seen& s) { return s.find_beginning("till.sku:") != nullptr; });
  const Json list = [] {
    const Ran ran = run_program({"odop", "pack", "list", demo_pack().string(), "--json"});
    Json all = Json::array();
    for (std::size_t at = 0; at < ran.out.size();) {
      const std::size_t end = ran.out.find('\n', at);
      all.push_back(Json::parse(ran.out.substr(at, end - at)));
      at = end + 1;
    }
    return all;
  }();
  for (const SeenWidget& widget : seen.widgets)
    for (const Json& product : list)
      if (widget.id == "till.sku:" + product.at("sku").get<std::string>() && product.at("kind") == "piece" &&
          product.at("stock") > 2 && goods.size() < 3)
        goods.push_back(widget.id);
  REQUIRE(goods.size() == 3);
  return goods;
}

}  // namespace

TEST_CASE("One thing for cash, three by UPI, two scanned, one parked and taken up again: the books have all of it",
          "[journeys][till]") {
  const TemporaryFolder folder("ways");
  const auto data = folder.path() / "kiosk";
  odop({"init", data.string(), "--pack", demo_pack().string(), "--kiosk", "K07"});
  const VirtualDisplay display(1366, 768);
  KioskDriver kiosk(display, data, {"--printer", "none", "--lang", "hi"});
  kiosk.sign_in();
  const auto goods = first_goods(kiosk);
  std::int64_t sum_paise = 0;
  const auto due = [&] { return paise_of(kiosk.label("till.due")); };
  const auto next = [&] {
    kiosk.wait_screen("till.sold");
    kiosk.touch("till.new");
    kiosk.wait_screen("till");
  };
  {
    const Way way("one item, cash", kiosk);
    kiosk.touch(goods[0]);
    kiosk.touch("till.pay.cash");
    sum_paise += due();
    kiosk.touch("till.exact");
    kiosk.wait_screen("till.sold");
  }
  next();
  {
    const Way way("three items, UPI", kiosk);
    for (const std::string& sku : goods) kiosk.touch(sku);
    kiosk.touch("till.pay.upi");
    kiosk.wait_for("till.upi.qr");
    sum_paise += paise_of(kiosk.label("till.upi.amount"));
    kiosk.touch("till.upi.claimed");
    kiosk.touch("till.upi.finish");
    kiosk.wait_screen("till.sold");
  }
  next();
  {
    const Way way("scan, scan, cash", kiosk);
    kiosk.scan(goods[1].substr(9));
    kiosk.wait_for("till.line:" + goods[1].substr(9));
    kiosk.scan(goods[2].substr(9));
    kiosk.wait_for("till.line:" + goods[2].substr(9));
    kiosk.touch("till.pay.cash");
    sum_paise += due();
    kiosk.touch("till.exact");
    kiosk.wait_screen("till.sold");
  }
  next();
  kiosk.touch(goods[0]);
  {
    const Way way("park and recall", kiosk);
    kiosk.touch("till.park");
    kiosk.touch("till.parked");
    kiosk.touch("till.parked.1");
    kiosk.wait_for("till.line:" + goods[0].substr(9));
  }
  kiosk.touch("till.park");
  kiosk.wait_for("till.parked");
  // The parked bill outlives the power.
  kiosk.cut_power();
  CHECK(books_of(data).sales == 3);
  KioskDriver again(display, data, {"--printer", "none", "--lang", "hi"});
  again.sign_in();
  again.touch("till.parked");
  again.touch("till.parked.1");
  {
    const Way way("part cash, rest by card", again);
    again.touch("till.pay.otherwise");
    again.touch("till.way.cash_card");
    for (const char* key : {"pad.1", "pad.0", "pad.0", "dialog.yes"}) again.touch(key);
    for (const char* key : {"pad.0", "pad.4", "pad.2", "dialog.yes"}) again.touch(key);
    again.wait_screen("till.sold");
  }
  const Books books = books_of(data);
  CHECK(books.sales == 4);
  const Ran lines = run_program({"odop", "export", data.string(), "--out", (folder.path() / "out").string(), "--json"});
  CHECK(lines.exit_code == 0);
  const std::int64_t last_paise = books.sum_paise - sum_paise;
  CHECK(last_paise > 10'000);
  check_whole(data);
}

TEST_CASE("A stall sells below Rs 200 without a bill, with one for who asks, and one stands for the rest at the close",
          "[journeys][till]") {
  const TemporaryFolder folder("small-sales");
  const auto data = folder.path() / "kiosk";
  odop({"init", data.string(), "--pack", demo_pack().string(), "--kiosk", "K07"});
  Printer printer(folder.path());
  const VirtualDisplay display(1366, 768);
  KioskDriver kiosk(display, data, {"--printer", printer.uri(), "--lang", "hi"});
  // The supervisor sets the till up for it.
  kiosk.press_pin("P3", "2026");
  kiosk.wait_screen("till.wizard");
  for (int panel = 0; panel < 4; ++panel) kiosk.touch("wizard.next");
  kiosk.touch("settings.small_sales");
  kiosk.touch("wizard.next");
  kiosk.wait_screen("till");

  const std::string diya = "MBD-DIYA-01";  // Rs 120
  const auto take_one = [&] {
    kiosk.scan(diya);
    kiosk.wait_for("till.line:" + diya);
  };
  const auto pay = [&] {
    kiosk.touch("till.pay.cash");
    kiosk.touch("till.exact");
    kiosk.wait_screen("till.sold");
  };
  {
    const Way way("one small thing, no bill", kiosk);
    take_one();
    CHECK(kiosk.label("till.bill") == "बिना बिल");
    pay();
  }
  CHECK(kiosk.label("sold.what").find("बिना बिल") != std::string::npos);
  kiosk.touch("till.print_again");  // a slip for who asks after all
  CHECK_FALSE(printer.next_paper().empty());
  kiosk.touch("till.new");
  take_one();
  kiosk.touch("till.bill");
  CHECK(kiosk.label("till.bill") == "बिल के साथ");
  pay();
  CHECK(kiosk.label("sold.what").find("AI-000001") != std::string::npos);
  CHECK(read_codes(printer.next_paper()).size() == 1);
  kiosk.touch("till.new");
  // The next customer is asked anew; a second lamp makes it a bill of Rs 240.
  take_one();
  CHECK(kiosk.label("till.bill") == "बिना बिल");
  kiosk.touch("till.line.plus:" + diya);
  kiosk.wait_until("no choice", [](const Seen& seen) { return seen.find("till.bill") == nullptr; });
  kiosk.touch("till.line.minus:" + diya);
  pay();
  kiosk.touch("till.new");

  kiosk.touch("till.menu");
  kiosk.touch("till.menu.shift");
  kiosk.wait_screen("till.drawer");
  kiosk.touch("drawer.close");
  kiosk.touch("count.plus:500");
  kiosk.touch("shift.submit");
  kiosk.wait_for("shift.print_z");
  CHECK_FALSE(printer.next_paper().empty());            // Z
  CHECK(read_codes(printer.next_paper()).size() == 1);  // the consolidated bill
  const Json z = odop({"shift", data.string(), "z"});
  REQUIRE(z.at("consolidated").size() == 1);
  CHECK(z.at("consolidated")[0].at("serial").get<std::string>().ends_with("AI-000002"));
  CHECK(z.at("consolidated")[0].at("sales") == 2);
  CHECK(z.at("consolidated")[0].at("total_paise") == 24'000);
  CHECK(z.at("net_paise") == 36'000);
  // And once more from the list of bills, marked as a second print.
  kiosk.touch("shift.submit");
  kiosk.wait_screen("till");
  kiosk.touch("till.menu");
  kiosk.touch("till.menu.bills");
  kiosk.wait_screen("till.bills");
  kiosk.touch("bill:" + z.at("consolidated")[0].at("serial").get<std::string>());
  CHECK_FALSE(printer.next_paper().empty());
  check_whole(data);
}

}  // namespace odop::test
