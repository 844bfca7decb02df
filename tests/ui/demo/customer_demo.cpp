// Draws the customer's display in every stage on a pack folder in a real window and saves a picture of each: for
// looking at them. Not a test. Usage:
//   customer_demo PACK_FOLDER OUT_FOLDER WIDTHxHEIGHT paper|dark|high_contrast
#include <cstdio>
#include <filesystem>
#include <memory>
#include <string>

#include "pack/pack_folder.h"
#include "platform/frame_loop.h"
#include "platform/image.h"
#include "text/words.h"
#include "till/complete_sale.h"
#include "ui/till/customer_screen.h"

using namespace odop;

namespace {

struct Demo {
  int width_px, height_px;
  platform::InputQueue queue;
  platform::Window window;
  platform::ImGuiShell shell{false};
  platform::TextureMaker textures{false};
  ui::KioskUi kiosk;
  ui::CustomerFace face;
  platform::FrameLoop loop;

  Demo(const Catalogue& catalogue, int width, int height, ui::ThemeKind theme)
      : width_px(width),
        height_px(height),
        window({.width_px = width, .height_px = height}, queue),
        kiosk(
            {.theme = theme, .is_inspected = true}, shell, textures,
            [&catalogue](const std::string& name) {
              const auto found = catalogue.pictures.find(name);
              return found == catalogue.pictures.end() ? std::string() : found->second;
            },
            [this] {
              return ui::DisplayState{window.width_px(), window.height_px(),
                                      ui::customer_scale(window.width_px(), window.height_px()), window.ppi()};
            },
            [] { platform::Window::wake(); }),
        face(kiosk),
        loop(window, queue, shell, kiosk) {}

  void shoot(const ui::CustomerView& view, const std::filesystem::path& file) {
    face.show(view);
    for (int i = 0; i < 60; ++i) {
      loop.turn(0.02);
      if (i > 4 && kiosk.ui().pictures().is_idle()) break;
    }
    loop.set_frame_observer([&](platform::Window& w) { platform::write_png(w.read_pixels(), file); });
    loop.draw_once();
    loop.set_frame_observer({});
    for (const std::string& text : kiosk.ui().shortened_texts())
      std::printf("%s: shortened: %s\n", file.filename().c_str(), text.c_str());
  }
};

void put_in(ui::TillCart& cart, const Catalogue& catalogue, std::size_t lines) {
  for (const Product& product : catalogue.products) {
    if (cart.cart().lines.size() >= lines) return;
    if (is_measured(product.kind))
      cart.set_quantity(product.sku, 1250);
    else
      cart.add_piece(product.sku);
    if (product.kind == ProductKind::piece && cart.cart().lines.size() % 2 == 0) cart.add_piece(product.sku);
  }
}

int run(char** argv) {
  int width = 1280, height = 800;
  std::sscanf(argv[3], "%dx%d", &width, &height);
  const std::string theme_name = argv[4];
  PackFolder folder = read_pack_folder(argv[1]);
  const Catalogue& catalogue = folder.catalogue;
  init_words();
  const std::filesystem::path out = argv[2];
  std::filesystem::create_directories(out);
  Demo demo(catalogue, width, height, ui::theme_from_name(theme_name).value_or(ui::ThemeKind::paper));
  const auto shoot = [&](const std::string& name, const ui::CustomerView& view) {
    demo.shoot(view, out / (name + "-" + argv[3] + "-" + theme_name + ".png"));
  };
  ui::CustomerSide side(catalogue);
  const CivilDate day = catalogue.event.first_day;
  shoot("idle", side.idle_view(100));
  const auto bill = [&](const ui::TillCart& cart, bool with_cash) {
    const ui::QuoteOrRefusal quote = std::visit([](auto&& one) -> ui::QuoteOrRefusal { return one; },
                                                till::quote_cart(catalogue, cart.cart(), day, with_cash));
    return side.bill_view(cart, quote, day);
  };
  ui::TillCart one(catalogue), three(catalogue), many(catalogue);
  put_in(one, catalogue, 1);
  put_in(three, catalogue, 3);
  put_in(many, catalogue, 23);
  three.discount_by_percent(10, day);
  shoot("cart-1", bill(one, false));
  shoot("cart-3", bill(three, false));
  shoot("cart-23", bill(many, false));
  ui::CustomerView cash = bill(three, true);
  cash.stage = ui::CustomerView::Stage::cash;
  shoot("cash-due", cash);
  cash.given = "₹500";
  cash.missing = "₹1,210";
  shoot("cash-short", cash);
  cash.missing.clear();
  cash.given = "₹5,000";
  cash.change = "₹1,353";
  shoot("cash-change", cash);
  ui::CustomerView upi = bill(three, false);
  upi.stage = ui::CustomerView::Stage::upi;
  upi.amount = upi.total;
  upi.payee = "UP HUNAR PRIVATE LIMITED";
  upi.vpa = "uphunar.stall14@okbank";
  upi.link =
      "upi://pay?pa=uphunar.stall14@okbank&pn=UP%20HUNAR%20PRIVATE%20LIMITED&mc=5947&tr=K07AI000123X&am=2647.00&cu=INR"
      "&tn=K07-000123";
  if (auto qr = encode_qr(upi.link)) upi.qr = std::make_shared<const QrMatrix>(std::move(*qr));
  shoot("upi", upi);
  ui::CustomerView split = upi;
  split.paid_in_cash = "₹500";
  shoot("upi-split", split);
  upi.is_claimed = true;
  shoot("upi-claimed", upi);
  side.sold(three.cart(), Money::from_paise(264'700), Money::from_paise(135'300), 100);
  shoot("thanks-change", side.thanks_view());
  side.sold(one.cart(), Money::from_paise(264'700), Money{}, 100);
  shoot("thanks", side.thanks_view());
  ui::CustomerView phone = side.idle_view(100);
  phone.stage = ui::CustomerView::Stage::bill_phone;
  phone.bill_steps = ui::make_phone_steps({"UP Hunar 14", "banaras-2025", "192.168.50.1:8080"},
                                          "http://192.168.50.1:8080/bill#ODOP1:" + std::string(400, 'K'));
  shoot("bill-phone", phone);
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 5) {
    std::fprintf(stderr, "usage: customer_demo PACK_FOLDER OUT WIDTHxHEIGHT paper|dark|high_contrast\n");
    return 2;
  }
  return run(argv);
}
