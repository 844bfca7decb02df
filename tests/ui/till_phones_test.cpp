// The stall tells the kiosk of its own Wi-Fi.
#include <catch2/catch.hpp>

#include "core/page_link.h"
#include "core/percent_encoding.h"
#include "ui/till_stall.h"
#include "wire/bill.h"

using namespace odop;
using tests::TillStall;

namespace {

void write(TillStall& stall, const char* field, std::u32string_view text) {
  stall.touch(field);
  for (const char32_t c : text) stall.display->type(c);
  stall.touch("settings.address.ok");
}

}  // namespace

TEST_CASE("Name, password and address of the stall's Wi-Fi are kept; what cannot be one is said",
          "[ui][till][phones]") {
  TillStall stall;
  stall.thread->post(till::SaveSetting{"language", "hi"});  // no first run: the wizard stays away
  stall.settle();
  stall.sign_in("S2", "202620");
  stall.touch("till.menu");
  stall.touch("till.menu.settings");
  stall.touch("settings.panel.5");
  write(stall, "settings.wifi_name", U"UP Hunar 14");
  write(stall, "settings.wifi_password", U"short");
  CHECK(stall.display->find("till.problem") != nullptr);
  for (const char32_t c : U"er-2025")
    if (c != 0) stall.display->type(c);
  stall.touch("settings.address.ok");
  write(stall, "settings.page_address", U"stall:8080");
  CHECK(stall.display->find("till.problem") != nullptr);
  stall.touch("back");
  write(stall, "settings.page_address", U"192.168.50.1:8080");
  stall.touch("settings.save");
  stall.wait([&] { return stall.state_of("settings.save") == "disabled"; });
  const auto& kept = stall.thread->state()->settings;
  CHECK(kept.at("wifi_name") == "UP Hunar 14");
  CHECK(kept.at("wifi_password") == "shorter-2025");
  CHECK(kept.at("page_address") == "192.168.50.1:8080");
}

TEST_CASE("Where the page is served a customer takes the signed bill over the stall's Wi-Fi, on both displays",
          "[ui][till][phones]") {
  TillStall stall;
  stall.sign_in();
  for (const char* id : {"till.sku:CUP", "till.pay.cash", "till.exact"}) stall.touch(id);
  stall.wait_for("till.sold");
  CHECK(stall.display->find("till.bill_phone") == nullptr);
  stall.screens->set_phone_page(ui::PhonePage{"UP Hunar 14", "banaras-2025", "192.168.50.1:8080"});
  stall.display->draw();
  stall.touch("till.bill_phone");
  REQUIRE(stall.here() == "till.bill_phone");
  REQUIRE(stall.bills.size() == 1);
  CHECK(stall.label("phone.wifi") == wifi_code("UP Hunar 14", "banaras-2025"));
  const std::string link = stall.label("phone.page"), begin = "http://192.168.50.1:8080/bill#";
  REQUIRE(link.starts_with(begin));
  CHECK(percent_decode(link.substr(begin.size())) == stall.bills[0].qr_text);
  CHECK(wire::read_bill(stall.bills[0].qr_text));
  const ui::CustomerView customer = stall.screens->customer_view(stall.display->now_s());
  CHECK(customer.stage == ui::CustomerView::Stage::bill_phone);
  CHECK(customer.bill_steps.link == link);
  // Whoever reads it may take longer than the screen of the sale stays.
  stall.display->pass(20);
  CHECK(stall.here() == "till.bill_phone");
  stall.touch("till.back");
  CHECK(stall.here() == "till.sold");
  // A page that is gone is not offered.
  stall.screens->set_phone_page(std::nullopt);
  stall.display->draw();
  CHECK(stall.display->find("till.bill_phone") == nullptr);
}

TEST_CASE("A sale of two sellers has a code for each bill, and a bill too long for a phone its short form",
          "[ui][till][phones]") {
  const bool is_long = GENERATE(false, true);
  TillStall stall([&](Catalogue& fair) {
    for (Product& product : fair.products)
      if (is_long) product.name.set(Language::en, product.sku + std::string(90, 'x'));
  });
  stall.screens->set_phone_page(ui::PhonePage{"UP Hunar 14", "", "192.168.50.1:8080"});
  stall.sign_in();
  for (const char* id : {"till.sku:CUP", "till.sku:VASE", "till.sku:KURTA", "till.sku:SHAWL", "till.sku:POT",
                         "till.pay.cash", "till.exact"})
    stall.touch(id);
  stall.wait_for("till.sold");
  REQUIRE(stall.bills.size() == 2);
  stall.touch("till.bill_phone");
  const auto shown = [&] {
    const std::string link = stall.label("phone.page");
    CHECK(stall.state_of("phone.page") == "normal");
    return percent_decode(link.substr(link.find('#') + 1));
  };
  CHECK(shown() == (is_long ? stall.bills[0].qr_fallback : stall.bills[0].qr_text));
  CHECK(stall.label("bill_phone.title").find(stall.bills[0].serial) != std::string::npos);
  stall.touch("till.bill_phone.next");
  CHECK(shown() == stall.bills[1].qr_text);  // one thing only
  CHECK(stall.label("bill_phone.title").find(stall.bills[1].serial) != std::string::npos);
  stall.touch("till.bill_phone.next");
  CHECK(stall.label("bill_phone.title").find(stall.bills[0].serial) != std::string::npos);
}
