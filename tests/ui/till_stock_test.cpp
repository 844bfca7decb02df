// Goods that move without a sale, and another kiosk's bill, by touches at the till.
#include <catch2/catch.hpp>

#include "till/receipt_of.h"
#include "ui/till_stall.h"

using namespace odop;
using tests::TillStall;

namespace {

void open_stock(TillStall& stall, const std::string& what) {
  stall.touch("till.menu");
  stall.touch("till.menu.stock");
  stall.touch("stock." + what);
  REQUIRE(stall.here() == "till.stock");
}

void type(TillStall& stall, std::string_view digits) {
  for (const char digit : digits) stall.touch(std::string("pad.") + digit);
}

std::int64_t stock(const TillStall& stall, const std::string& sku) {
  return stall.thread->state()->stock.at(sku);
}

}  // namespace

TEST_CASE("Goods that came are touched and written down", "[ui][till][stock]") {
  TillStall stall;
  stall.sign_in();
  open_stock(stall, "receive");
  stall.touch("till.sku:CUP");
  stall.touch("till.sku:CUP");
  stall.touch("till.line.plus:CUP");
  stall.touch("till.sku:SILK");  // by the metre: asks how much
  type(stall, "250");
  stall.touch("dialog.yes");
  stall.touch("stock.finish");
  stall.wait([&] { return stall.has("stock.done"); });
  CHECK(stock(stall, "CUP") == 203);
  CHECK(stock(stall, "SILK") == 5'250);
  CHECK(stall.sales() == 0);
  CHECK_FALSE(stall.has("till.line:CUP"));
  stall.touch("back");
  CHECK(stall.here() == "till");
  CHECK(stall.label("till.total") == "₹0");
}

TEST_CASE("A count that differs is put right only with a supervisor's PIN", "[ui][till][stock]") {
  TillStall stall;
  stall.sign_in();
  open_stock(stall, "count");
  CHECK_FALSE(stall.has("stock.low.0"));
  stall.touch("till.sku:VASE");
  stall.touch("till.line.plus:VASE");
  stall.touch("stock.finish");
  REQUIRE(stall.has("dialog.yes"));
  type(stall, "202620");
  stall.touch("dialog.yes");
  stall.wait([&] { return stall.has("stock.done"); });
  CHECK(stock(stall, "VASE") == 2);
}

TEST_CASE("Goods for another stall leave with a printed challan", "[ui][till][stock]") {
  TillStall stall;
  stall.sign_in();
  open_stock(stall, "send");
  stall.touch("till.sku:CUP");
  stall.touch("till.sku:POT");  // another seller's
  stall.touch("stock.finish");
  type(stall, "15");
  CHECK(stall.label("dialog.typed") == "S15");
  stall.touch("dialog.yes");
  type(stall, "202620");
  stall.touch("dialog.yes");
  stall.wait([&] { return stall.bills.size() == 2; });
  CHECK(stall.bills[0].document == DocumentType::delivery_challan);
  CHECK(stall.bills[0].buyer.name == "S15");
  CHECK(stall.label("stock.done").find(stall.bills[1].serial) != std::string::npos);
}

TEST_CASE("What broke is written off with what happened, and Back at each question changes nothing",
          "[ui][till][stock]") {
  TillStall stall;
  stall.sign_in();
  open_stock(stall, "damage");
  stall.touch("till.sku:CUP");
  stall.touch("stock.finish");
  stall.touch("dialog.no");
  CHECK(stall.here() == "till.stock");
  CHECK(stall.has("till.line:CUP"));
  stall.touch("stock.finish");
  stall.touch("stock.damage.0");
  stall.touch("dialog.no");  // no supervisor is near
  CHECK(stock(stall, "CUP") == 200);
  stall.touch("stock.finish");
  stall.touch("stock.damage.0");
  type(stall, "202620");
  stall.touch("dialog.yes");
  stall.wait([&] { return stall.has("stock.done"); });
  CHECK(stock(stall, "CUP") == 199);
}

TEST_CASE("What runs low is shown, worst first", "[ui][till][stock]") {
  TillStall stall([](Catalogue& fair) {
    for (Product& product : fair.products)
      if (product.sku == "SHAWL") product.opening_stock = 1;
  });
  stall.sign_in();
  stall.touch("till.sku:SHAWL");
  stall.touch("till.sku:SHAWL");
  stall.touch("dialog.yes");  // sold although the books have none left
  stall.touch("till.pay.cash");
  stall.touch("till.exact");
  stall.wait_for("till.sold");
  stall.touch("till.new");
  open_stock(stall, "receive");
  REQUIRE(stall.has("stock.low.0"));
  CHECK(stall.label("stock.low.0").find("-1") != std::string::npos);
}

TEST_CASE("Another kiosk's bill is scanned and taken back with a supervisor's PIN", "[ui][till][foreign]") {
  std::string code, serial;
  {
    TillStall there;
    there.sign_in();
    there.touch("till.sku:CUP");
    there.touch("till.line.plus:CUP");
    there.touch("till.pay.cash");
    there.touch("till.exact");
    there.wait_for("till.sold");
    code = there.bills.front().qr_text;
    serial = there.bills.front().serial;
  }

  TillStall stall;
  stall.sign_in();
  stall.display->scan(code);
  stall.wait_for("till.bill");
  CHECK(stall.has("bill.notice"));
  CHECK(stall.state_of("bill.withdraw") == "disabled");
  stall.touch("return.1.plus");
  stall.touch("bill.reason.0");
  stall.wait([&] { return stall.state_of("bill.take_back") == "normal"; });
  stall.touch("bill.take_back");
  type(stall, "202620");
  stall.touch("dialog.yes");
  stall.wait_for("till.sold");
  CHECK(stall.sum_paise() == -10'500);
  REQUIRE(stall.bills.size() == 1);
  CHECK(stall.bills[0].original_serial == serial);
}

TEST_CASE("Price tags are printed for what is touched, as many as asked; without a label printer that is said",
          "[ui][till][stock]") {
  TillStall stall;
  stall.sign_in();
  open_stock(stall, "labels");
  stall.touch("till.sku:CUP");
  stall.touch("till.line.plus:CUP");
  stall.touch("till.sku:SILK");  // one tag, whatever the length of the cloth
  stall.takes_labels = false;
  stall.touch("stock.finish");
  CHECK(stall.has("till.problem"));
  CHECK(stall.has("till.line:CUP"));
  stall.takes_labels = true;
  stall.touch("stock.finish");
  CHECK(stall.has("stock.done"));
  CHECK(stall.labels == std::vector<std::pair<std::string, int>>{{"CUP", 2}, {"SILK", 1}});
  CHECK(stock(stall, "CUP") == 200);
}
