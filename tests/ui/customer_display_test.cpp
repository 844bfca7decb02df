// What the customer's display says of a sale, and what it never says.
#include <algorithm>
#include <catch2/catch.hpp>

#include "ui/till/customer_screen.h"
#include "ui/till_stall.h"

using namespace odop;
using odop::tests::HeadlessKiosk;
using odop::tests::TillStall;
using Stage = ui::CustomerView::Stage;

namespace {

struct Size {
  int width_px, height_px;
};
const std::vector<Size> sizes = {{1280, 800}, {1024, 600}, {1920, 1080}, {800, 480}};

// A second display over a till, looked at as its window would draw it.
class Display {
 public:
  explicit Display(Size size = {1280, 800})
      : kiosk(size.width_px, size.height_px, ui::customer_scale(size.width_px, size.height_px)), face(kiosk.kiosk()) {}
  void show(const ui::CustomerView& view) {
    face.show(view);
    kiosk.draw();
  }
  void show(const TillStall& stall) { show(stall.screens->customer_view(stall.display->now_s())); }
  std::string label(std::string_view id) const {
    const ui::WidgetInfo* widget = kiosk.find(id);
    return widget == nullptr ? "" : widget->label;
  }
  bool has(std::string_view id) const { return kiosk.find(id) != nullptr; }
  std::string screen() const { return kiosk.screen()->screen; }
  std::string all_words() const {
    std::string words;
    for (const ui::WidgetInfo& widget : kiosk.screen()->widgets) words += widget.label + "\n";
    return words;
  }
  HeadlessKiosk kiosk;
  ui::CustomerFace face;
};

bool is_inside(const ui::Rect& inner, const ui::Rect& outer) {
  return inner.x >= outer.x && inner.y >= outer.y && inner.right() <= outer.right() + 1 &&
         inner.bottom() <= outer.bottom() + 1;
}

void with_maker(Catalogue& fair) {
  fair.districts = {{.id = "azamgarh", .name = {"आजमगढ़", "Azamgarh"}}};
  fair.marketplaces = {{"flipkart", {"फ्लिपकार्ट", "Flipkart"}, {}, {"www.flipkart.com"}}};
  fair.makers = {{.code = "M012", .name = {"सोनी देवी", "Soni Devi"}, .craft = {"कुम्हार", "Potter"}}};
  for (Product& product : fair.products)
    if (product.sku == "VASE") product.listings = {{"flipkart", "https://www.flipkart.com/p/vase?pid=V1"}};
}

// A bill with every product of the fair, long names and all.
ui::TillCart full_cart(const Catalogue& fair, std::size_t lines) {
  ui::TillCart cart(fair);
  for (const Product& product : fair.products)
    if (cart.cart().lines.size() < lines) cart.set_quantity(product.sku, is_measured(product.kind) ? 1'250 : 1);
  return cart;
}

}  // namespace

TEST_CASE("The customer sees each line as it is added, in both languages, with the till's own amounts",
          "[ui][customer]") {
  TillStall stall;
  Display customer;
  stall.sign_in();
  customer.show(stall);
  CHECK(customer.screen() == "customer.idle");
  int lines = 0;
  for (const char* sku : {"CUP", "VASE", "POT"}) {
    stall.touch(std::string("till.sku:") + sku);
    customer.show(stall);
    CHECK(customer.screen() == "customer.cart");
    const std::string line = customer.label(std::string("customer.line:") + sku);
    CHECK(line.find(std::string("वस्तु ") + sku) != std::string::npos);
    CHECK(line.find(std::string("Article ") + sku) != std::string::npos);
    CHECK(static_cast<int>(customer.face.view().lines.size()) == ++lines);
    CHECK(customer.label("customer.total") == stall.label("till.total"));
  }
  stall.touch("till.sku:CUP");
  customer.show(stall);
  CHECK(customer.label("customer.line:CUP").find("2 × ₹105 | ₹210") != std::string::npos);
  stall.touch("till.discount");
  stall.touch("till.discount.10");
  customer.show(stall);
  CHECK(customer.label("customer.discount").find("10 %") != std::string::npos);
  CHECK(customer.label("customer.total") == stall.label("till.total"));
}

TEST_CASE("Nothing of the staff is on the customer's display, wherever they are", "[ui][customer]") {
  TillStall stall;
  Display customer;
  int looks = 0;
  const auto look = [&](const char* expected) {
    customer.show(stall);
    INFO(stall.here());
    CHECK(customer.screen() == expected);
    const std::string words = customer.all_words();
    CHECK_FALSE(words.empty());
    for (const char* secret : {"शबाना", "Shabana", "सीमा", "Seema", "202620", "7,777", "K07"}) {
      INFO(secret);
      CHECK(words.find(secret) == std::string::npos);
    }
    ++looks;
  };
  look("customer.idle");
  stall.touch("person:S2");
  for (const char digit : std::string("20262")) stall.touch(std::string("pin.") + digit);
  look("customer.idle");
  stall.touch("pin.0");
  stall.wait([&] { return stall.screens->staff() != nullptr; });
  if (stall.here() == "till.wizard") {
    look("customer.idle");
    while (stall.here() == "till.wizard") stall.touch("wizard.next"), stall.settle();
  }
  stall.wait_for("till");
  stall.touch("till.menu");
  stall.touch("till.menu.shift");
  for (const char digit : std::string("7777")) stall.touch(std::string("pad.") + digit);
  look("customer.idle");
  stall.touch("shift.submit");
  stall.wait_for("till");
  stall.touch("till.sku:CUP");
  stall.touch("till.pay.cash");
  stall.touch("till.exact");
  stall.wait_for("till.sold");
  look("customer.thanks");
  CHECK(customer.all_words().find(stall.bills.front().serial) == std::string::npos);
  stall.touch("till.new");
  stall.touch("till.sku:VASE");
  // With a bill open the customer goes on reading it, and only it.
  for (const char* place : {"till.menu.shift", "till.menu.bills", "till.menu.settings"}) {
    stall.touch("till.menu");
    stall.touch(place);
    stall.settle();
    REQUIRE(stall.here() != "till");
    look("customer.cart");
    CHECK(customer.label("customer.total") == "₹999");
    stall.display->key(platform::Key::escape);
    stall.wait_for("till");
  }
  stall.screens->enter();
  look("customer.idle");
  CHECK(looks >= 7);
}

TEST_CASE("The buyer named on the bill is not named on the customer's display", "[ui][customer]") {
  Catalogue fair = test::small_fair();
  ui::CustomerSide side(fair);
  ui::TillCart cart = full_cart(fair, 2);
  Buyer buyer;
  buyer.name = "Rukmini Traders";
  buyer.address = "Station Road, Azamgarh";
  buyer.gstin = "09ABCDE1234F1ZY";
  cart.set_buyer(buyer, 9);
  Display customer;
  customer.show(
      side.bill_view(cart, till::quote_cart(fair, cart.cart(), fair.event.first_day, false), fair.event.first_day));
  CHECK(customer.screen() == "customer.cart");
  for (const char* secret : {"Rukmini", "Station Road", "09ABCDE"})
    CHECK(customer.all_words().find(secret) == std::string::npos);
}

TEST_CASE("The customer's display never tells how much of a thing is left", "[ui][customer]") {
  TillStall stall([](Catalogue& fair) {
    with_maker(fair);
    for (Product& product : fair.products) product.opening_stock = 8'642;
  });
  Display customer;
  stall.sign_in();
  stall.touch("till.sku:VASE");
  customer.show(stall);
  CHECK(customer.label("customer.maker").find("Soni Devi") != std::string::npos);
  CHECK(customer.all_words().find("8,64") == std::string::npos);
  CHECK(customer.all_words().find("864") == std::string::npos);
}

TEST_CASE("The UPI code is on the customer's display while its payment is open, and only then", "[ui][customer][upi]") {
  TillStall stall;
  Display customer;
  const auto has_code = [&] {
    customer.show(stall);
    return customer.has("customer.upi.qr");
  };
  stall.sign_in();
  stall.touch("till.sku:VASE");
  CHECK_FALSE(has_code());
  stall.touch("till.pay.upi");
  stall.wait([&] { return stall.has("till.upi.qr"); });
  REQUIRE(has_code());
  CHECK(customer.label("customer.upi.qr") == stall.label("till.upi.qr"));
  CHECK(customer.label("customer.upi.amount") == stall.label("till.upi.amount"));
  CHECK(customer.label("customer.upi.payee") == stall.label("till.upi.payee"));
  CHECK(customer.label("customer.total") == "₹999");
  // Sent already: a code that still stood there would be paid twice.
  stall.touch("till.upi.claimed");
  CHECK_FALSE(has_code());
  CHECK(customer.has("customer.claimed"));
  stall.touch("back");
  CHECK(has_code());
  stall.touch("till.upi.abandon");
  CHECK_FALSE(has_code());
  CHECK(customer.screen() == "customer.cart");
  stall.touch("till.pay.upi");
  stall.wait([&] { return stall.has("till.upi.qr"); });
  CHECK(has_code());
  stall.touch("till.upi.claimed");
  stall.touch("till.upi.finish");
  stall.wait_for("till.sold");
  CHECK_FALSE(has_code());
  CHECK(customer.screen() == "customer.thanks");
}

TEST_CASE("Of a bill paid in two ways the code asks for the rest, and the display says what was paid before",
          "[ui][customer][upi]") {
  TillStall stall;
  Display customer;
  stall.sign_in();
  stall.touch("till.sku:VASE");
  stall.touch("till.pay.otherwise");
  stall.touch("till.way.cash_upi");
  for (const char* key : {"pad.2", "pad.0", "pad.0", "dialog.yes"}) stall.touch(key);
  stall.wait([&] { return stall.has("till.upi.qr"); });
  customer.show(stall);
  CHECK(customer.label("customer.upi.amount") == "₹799");
  CHECK(customer.label("customer.upi.amount") == stall.label("till.upi.amount"));
  CHECK(customer.label("customer.total") == "₹999");
  CHECK(customer.face.view().paid_in_cash == "₹200");
}

TEST_CASE("What is due in cash and the change are the till's, to the rupee", "[ui][customer]") {
  TillStall stall;
  Display customer;
  stall.sign_in();
  stall.touch("till.sku:POT");   // Rs 450
  stall.touch("till.sku:DIYA");  // Rs 10.49, so 460.49 rounds to 460 in cash
  customer.show(stall);
  CHECK(customer.label("customer.total") == "₹460.49");
  stall.touch("till.pay.cash");
  customer.show(stall);
  CHECK(customer.screen() == "customer.cash");
  CHECK(customer.label("customer.due") == stall.label("till.due"));
  CHECK(customer.label("customer.total") == stall.label("till.due"));
  CHECK(customer.label("customer.round_off") == "-₹0.49");
  CHECK_FALSE(customer.has("customer.change"));
  stall.touch("till.note.200");
  customer.show(stall);
  CHECK(customer.label("customer.given") == "₹200");
  CHECK(customer.label("customer.missing") == "₹260");
  stall.touch("till.note.500");
  customer.show(stall);
  CHECK(customer.label("customer.change") == stall.label("till.change"));
  CHECK_FALSE(customer.has("customer.missing"));
  stall.touch("till.finish");
  stall.wait_for("till.sold");
  customer.show(stall);
  CHECK(customer.screen() == "customer.thanks");
  CHECK(customer.label("customer.change") == stall.label("sold.change"));
}

TEST_CASE("Thanks stay six seconds with the maker and the way to find the thing again, or until the next bill begins",
          "[ui][customer]") {
  TillStall stall(with_maker);
  Display customer;
  stall.sign_in();
  const auto sell = [&] {
    for (const char* id : {"till.sku:CUP", "till.sku:VASE", "till.pay.cash", "till.exact"}) stall.touch(id);
    stall.wait_for("till.sold");
  };
  sell();
  const double sold_s = stall.display->now_s();
  customer.show(stall);
  CHECK(customer.screen() == "customer.thanks");
  CHECK(customer.label("customer.maker").find("सोनी देवी") != std::string::npos);
  CHECK(customer.label("customer.maker").find("Soni Devi") != std::string::npos);
  CHECK(customer.label("customer.listing.qr") == "https://www.flipkart.com/p/vase?pid=V1");
  CHECK(customer.label("customer.listing.host").find("flipkart.com") != std::string::npos);
  stall.touch("till.new");  // staff are ready for the next one; the customer is still being thanked
  const auto stage_at = [&](double now_s) { return stall.screens->customer_view(now_s).stage; };
  CHECK(stage_at(sold_s + 5.5) == Stage::thanks);
  CHECK(stage_at(sold_s + 6.5) == Stage::idle);
  CHECK(stall.screens->customer_view(sold_s).until_s <= sold_s + 6.5);  // its window knows when to look again
  sell();
  stall.touch("till.new");
  stall.touch("till.sku:POT");
  customer.show(stall);
  CHECK(customer.screen() == "customer.cart");
}

TEST_CASE("A listing that leads elsewhere is never handed to a customer", "[ui][customer]") {
  TillStall stall([](Catalogue& fair) {
    with_maker(fair);
    for (Product& product : fair.products)
      for (Listing& listing : product.listings) listing.url = "https://flipkart.example.net/p/vase";
  });
  Display customer;
  stall.sign_in();
  for (const char* id : {"till.sku:VASE", "till.pay.cash", "till.exact"}) stall.touch(id);
  stall.wait_for("till.sold");
  customer.show(stall);
  CHECK(customer.screen() == "customer.thanks");
  CHECK_FALSE(customer.has("customer.listing.qr"));
}

TEST_CASE("The newest lines and the total stand on every display, and it says how many lines are above",
          "[ui][customer]") {
  const Size size = GENERATE(from_range(sizes));
  const std::size_t count = GENERATE(1u, 4u, 9u, 40u, 150u);
  Catalogue fair = test::large_fair();
  ui::CustomerSide side(fair);
  const ui::TillCart cart = full_cart(fair, count);
  REQUIRE(cart.cart().lines.size() == count);
  Display customer(size);
  customer.show(
      side.bill_view(cart, till::quote_cart(fair, cart.cart(), fair.event.first_day, false), fair.event.first_day));
  INFO(size.width_px << "x" << size.height_px << " with " << count);
  const ui::Rect screen{0, 0, static_cast<float>(size.width_px), static_cast<float>(size.height_px)};
  REQUIRE(customer.has("customer.total"));
  const ui::Rect total = customer.kiosk.find("customer.total")->rect;
  CHECK(is_inside(total, screen));
  std::size_t shown = 0;
  float above = 0;
  for (const ui::WidgetInfo& widget : customer.kiosk.screen()->widgets) {
    if (!widget.id.starts_with("customer.line:")) continue;
    ++shown;
    CHECK(is_inside(widget.rect, screen));
    CHECK(widget.rect.y >= above);
    CHECK(widget.rect.bottom() <= total.y);
    above = widget.rect.bottom();
  }
  CHECK(customer.has("customer.line:" + cart.cart().lines.back().sku));
  CHECK(shown >= std::min<std::size_t>(count, 4));
  CHECK(customer.has("customer.more") == (shown < count));
  if (shown < count)
    CHECK(customer.label("customer.more").find("+" + std::to_string(count - shown)) != std::string::npos);
  CHECK(customer.kiosk.kiosk().ui().shortened_texts().empty());
}

TEST_CASE("Long Hindi names wrap or shrink and are whole on every display and in all colours", "[ui][customer]") {
  const Size size = GENERATE(from_range(sizes));
  const auto theme = GENERATE(ui::ThemeKind::paper, ui::ThemeKind::dark, ui::ThemeKind::high_contrast);
  TillStall stall([](Catalogue& fair) {
    with_maker(fair);
    for (Product& product : fair.products)
      product.name = {"हाथ से बनी काली मिट्टी की नक्काशीदार सुराही, बड़ी", "Black clay pitcher, silver inlay"};
    fair.makers.front().craft = {"कुम्हार, निज़ामाबाद की काली मिट्टी, चौथी पीढ़ी",
                                 "Potter, black clay of Nizamabad, fourth generation"};
  });
  Display customer(size);
  customer.kiosk.kiosk().set_theme(theme);
  INFO(size.width_px << "x" << size.height_px << " " << ui::name_of(theme));
  const auto check = [&](const char* screen) {
    customer.show(stall);
    CHECK(customer.screen() == screen);
    for (const std::string& text : customer.kiosk.kiosk().ui().shortened_texts()) FAIL_CHECK(screen << ": " << text);
    const ui::Rect all{0, 0, static_cast<float>(size.width_px), static_cast<float>(size.height_px)};
    for (const ui::WidgetInfo& widget : customer.kiosk.screen()->widgets) {
      INFO(screen << " " << widget.id);
      CHECK(is_inside(widget.rect, all));
    }
  };
  stall.sign_in();
  check("customer.idle");
  stall.touch("till.sku:VASE");
  check("customer.cart");
  stall.touch("till.sku:CUP");
  stall.touch("till.pay.upi");
  stall.wait([&] { return stall.has("till.upi.qr"); });
  check("customer.upi");
  // Five pixels a module are what phones read at an arm's length; the till's QR has the same modules.
  REQUIRE(customer.has("customer.upi.qr"));
  const QrMatrix& qr = *customer.face.view().qr;
  CHECK(customer.kiosk.find("customer.upi.qr")->rect.w >=
        static_cast<float>(qr.size_with_quiet_zone() * ui::qr_module_px_min));
  stall.touch("till.upi.cash");
  stall.touch("till.note.500");
  check("customer.cash");
  for (int i = 0; i < 4; ++i) stall.touch("till.note.500");
  check("customer.cash");
  stall.touch("till.finish");
  stall.wait_for("till.sold");
  check("customer.thanks");
}

TEST_CASE("What has not changed is not drawn again", "[ui][customer]") {
  TillStall stall(with_maker);
  Display customer;
  stall.sign_in();
  const auto view = [&] { return stall.screens->customer_view(stall.display->now_s()); };
  customer.face.show(view());
  CHECK_FALSE(customer.face.show(view()));
  stall.touch("till.sku:VASE");
  CHECK(customer.face.show(view()));
  stall.touch("till.menu");  // the staff's question is none of the customer's
  CHECK_FALSE(customer.face.show(view()));
  stall.touch("dialog.no");
  stall.touch("till.pay.upi");
  stall.wait([&] { return stall.has("till.upi.qr"); });
  CHECK(customer.face.show(view()));
  stall.display->pass(1);
  CHECK_FALSE(customer.face.show(view()));
  // Nothing moves on it, so nothing asks to be looked at again.
  customer.kiosk.draw();
  CHECK(customer.kiosk.kiosk().next_tick_in_s(customer.kiosk.now_s()) > 1e6);
}

TEST_CASE("The customer's display is switched on in the settings, by who may change them", "[ui][customer][settings]") {
  TillStall stall;
  stall.thread->post(till::SaveSetting{"language", "hi"});  // no first run: the wizard stays away
  stall.settle();
  stall.sign_in("S2", "202620");
  stall.touch("till.menu");
  stall.touch("till.menu.settings");
  stall.touch("settings.panel.4");
  const auto toggle = [&] {
    stall.touch("settings.customer_display");
    stall.touch("settings.save");
    stall.wait([&] { return stall.state_of("settings.save") == "disabled"; });
  };
  toggle();
  CHECK(stall.thread->state()->settings.at("customer_display") == "auto");
  CHECK(stall.state_of("settings.customer_display") == "selected");
  CHECK(std::count(stall.settings.begin(), stall.settings.end(),
                   std::pair<std::string, std::string>{"customer_display", "auto"}) == 1);
  toggle();
  CHECK(stall.thread->state()->settings.at("customer_display") == "off");
}
