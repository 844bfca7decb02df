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

}  // namespace odop::test
