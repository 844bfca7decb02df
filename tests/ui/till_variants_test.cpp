// Sizes and colours at the till: one tile, a chooser, and the right one in the bill. And the seller whose year is full.
#include <catch2/catch.hpp>

#include "ui/till_stall.h"

using namespace odop;
using odop::tests::TillStall;

namespace {

// CUP and VASE become two sizes of one craft; a third is sold out.
void two_sizes(Catalogue& fair) {
  const auto make = [&](Product& product, const char* word) {
    product.variant_group = "JUTTI";
    product.craft_name = {"जूती", "Jutti"};
    product.variant = {word, word};
    product.name = {std::string("जूती, ") + word, std::string("Jutti, ") + word};
  };
  make(fair.products[0], "M");
  make(fair.products[1], "L");
  Product third = fair.products[0];
  third.sku = "CUP-XL";
  make(third, "XL");
  third.opening_stock = 0;
  fair.products.push_back(third);
}

void nearly_full(Catalogue& fair) {
  fair.turnover_limits = {{SellerProfile::unregistered, 0, {2019, 4, 1}, std::nullopt, Money::from_paise(400'000'000)}};
  fair.suppliers[1].turnover_before = Money::from_paise(400'000'000 - 45'000);
}

}  // namespace

TEST_CASE("A group is one tile; its chooser puts the touched size into the bill and the books", "[ui][till]") {
  TillStall stall(two_sizes);
  stall.sign_in();
  CHECK_FALSE(stall.has("till.sku:CUP"));
  CHECK_FALSE(stall.has("till.sku:VASE"));
  CHECK(stall.label("till.group:JUTTI").find("105") != std::string::npos);  // the lowest of two prices
  stall.touch("till.group:JUTTI");
  CHECK(stall.label("till.variant:VASE").find("999") != std::string::npos);
  stall.touch("till.variant:VASE");
  CHECK_FALSE(stall.has("dialog"));
  CHECK(stall.label("till.line:VASE").find("जूती, L") != std::string::npos);
  stall.touch("till.pay.cash");
  stall.touch("till.exact");
  stall.wait_for("till.sold");
  CHECK(stall.sum_paise() == 99'900);
  REQUIRE(stall.bills.size() == 1);
  CHECK(stall.bills.front().lines.front().name.in(Language::en) == "Jutti, L");
}

TEST_CASE("A size that the books have none of is sold with the staff's yes", "[ui][till]") {
  TillStall stall(two_sizes);
  stall.sign_in();
  stall.touch("till.group:JUTTI");
  stall.touch("till.variant:CUP-XL");
  CHECK_FALSE(stall.has("till.line:CUP-XL"));
  stall.touch("dialog.yes");
  CHECK(stall.has("till.line:CUP-XL"));
}

TEST_CASE("A scanned label puts its size into the bill at once, also over the open chooser", "[ui][till]") {
  TillStall stall(two_sizes);
  stall.sign_in();
  stall.display->scan("cup");
  CHECK(stall.has("till.line:CUP"));
  stall.touch("till.group:JUTTI");
  stall.display->scan("vase");
  CHECK(stall.has("till.line:VASE"));
  CHECK_FALSE(stall.has("dialog"));
}

TEST_CASE("The chooser serves the list of stock too, and Back leaves everything as it was", "[ui][till]") {
  TillStall stall(two_sizes);
  stall.sign_in();
  stall.touch("till.group:JUTTI");
  stall.touch("dialog.no");
  CHECK_FALSE(stall.has("till.line:CUP"));
  stall.touch("till.menu");
  stall.touch("till.menu.stock");
  stall.touch("stock.receive");
  stall.touch("till.group:JUTTI");
  stall.touch("till.variant:CUP");
  CHECK(stall.has("till.line:CUP"));
}

TEST_CASE("A seller near the year's limit is told calmly; at the limit the bill says why and cannot be paid",
          "[ui][till][turnover]") {
  TillStall stall(nearly_full);
  stall.sign_in();
  stall.touch("till.sku:POT");
  CHECK(stall.state_of("till.pay.upi") != "disabled");
  stall.touch("till.pay.cash");
  stall.touch("till.exact");
  stall.wait_for("till.sold");
  stall.touch("till.new");
  stall.touch("till.sku:POT");
  CHECK(stall.state_of("till.pay.cash") == "disabled");
  CHECK(stall.state_of("till.pay.upi") == "disabled");
  CHECK(stall.label("till.problem").find("राम लाल") != std::string::npos);
  stall.touch("till.line.minus:POT");
  stall.touch("till.sku:CUP");  // the house is registered
  CHECK(stall.state_of("till.pay.cash") != "disabled");
  stall.touch("till.menu");
  stall.touch("till.menu.attention");
  CHECK(stall.has("attention.turnover:RAM.title"));
}
