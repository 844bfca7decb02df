// Opens the till on a pack folder in a real window with real books in a folder of its own, walks through its screens
// and saves a picture of each: for looking at them. Not a test. Usage:
//   till_demo PACK_FOLDER OUT_FOLDER WIDTHxHEIGHT hi|en
#include <cstdio>
#include <filesystem>
#include <memory>
#include <string>
#include <thread>

#include "core/errors.h"
#include "pack/pack_folder.h"
#include "pack/pin_hash.h"
#include "platform/frame_loop.h"
#include "platform/image.h"
#include "support/manual_clock.h"
#include "support/small_fair.h"
#include "support/temporary_folder.h"
#include "text/words.h"
#include "till/create_kiosk.h"
#include "till/record_pack.h"
#include "ui/till/screens.h"

using namespace odop;

namespace {

struct Demo {
  platform::InputQueue queue;
  platform::Window window;
  platform::ImGuiShell shell{false};
  platform::TextureMaker textures{false};
  ui::KioskUi kiosk;
  ui::TillScreens screens;
  platform::FrameLoop loop;

  Demo(const Catalogue& catalogue, till::TillThread& thread, const Clock& clock, int width, int height,
       Language language)
      : window({.width_px = width, .height_px = height}, queue),
        kiosk(
            {.first_language = language, .is_inspected = true}, shell, textures,
            [&catalogue](const std::string& name) {
              const auto found = catalogue.pictures.find(name);
              return found == catalogue.pictures.end() ? std::string() : found->second;
            },
            [this] {
              return ui::DisplayState{window.width_px(), window.height_px(), window.scale(), window.ppi()};
            },
            [] { platform::Window::wake(); }),
        screens(kiosk, catalogue, thread, clock, {}),
        loop(window, queue, shell, kiosk) {}

  void settle() {
    for (int i = 0; i < 60; ++i) {
      loop.turn(0.02);
      if (i > 8 && kiosk.ui().pictures().is_idle()) break;
    }
  }
  bool touch(const std::string& id) {
    for (const ui::WidgetInfo& widget : kiosk.inspect_board().latest()->widgets)
      if (widget.id == id) {
        queue.pointer_moved(widget.rect.middle_x(), widget.rect.middle_y());
        queue.pointer_button(true);
        queue.pointer_button(false);
        loop.turn(0);
        settle();
        return true;
      }
    std::fprintf(stderr, "not on %s: %s\n", std::string(kiosk.current()).c_str(), id.c_str());
    return false;
  }
  void shoot(const std::filesystem::path& file) {
    settle();
    loop.set_frame_observer([&](platform::Window& w) { platform::write_png(w.read_pixels(), file); });
    loop.draw_once();
    loop.set_frame_observer({});
  }
};

int run(char** argv) {
  int width = 1366, height = 768;
  std::sscanf(argv[3], "%dx%d", &width, &height);
  const std::string language = argv[4];
  PackFolder folder = read_pack_folder(argv[1]);
  Catalogue& catalogue = folder.catalogue;
  // A folder of sources has no PIN hashes yet; the demo's people share one PIN.
  for (StaffMember& member : catalogue.staff)
    member.pin_hash =
        hash_pack_pin(catalogue.event.id, catalogue.pack_version, member.code, "2025", wire::PinCost::cost_minimum);
  catalogue.pack_hash = std::string(64, 'd');
  init_words();
  test::TemporaryFolder data("till-demo");
  test::ManualClock clock;
  if (!till::create_kiosk(data.path(), "K07", clock)) return 1;
  {
    till::Till books(data.path(), clock);
    if (!till::record_pack(books, catalogue, test::applied_pack_of(catalogue))) return 1;
  }
  till::TillThread thread(data.path(), catalogue, clock, [] { platform::Window::wake(); });
  Demo demo(catalogue, thread, clock, width, height, language == "en" ? Language::en : Language::hi);
  set_language(language == "en" ? Language::en : Language::hi);
  const std::filesystem::path out = argv[2];
  std::filesystem::create_directories(out);
  const std::string tail = "-" + std::to_string(width) + "x" + std::to_string(height) + "-" + language + ".png";
  const auto shoot = [&](const std::string& name) { demo.shoot(out / (name + tail)); };
  demo.screens.set_sync_view({.state = ui::TillSyncView::State::offline, .unsent = 12});
  const auto sign_in = [&](const std::string& person) {
    demo.touch("person:" + person);
    for (const char* key : {"pin.2", "pin.0", "pin.2", "pin.5"}) demo.touch(key);
    demo.touch("pin.ok");
    for (int i = 0; i < 100 && demo.screens.staff() == nullptr; ++i) demo.loop.turn(0.02);
    demo.settle();
  };
  demo.screens.enter();
  demo.settle();
  demo.touch("person:" + catalogue.staff.front().code);
  demo.touch("pin.2");
  shoot("pin");
  demo.touch("pin.back");
  sign_in(catalogue.staff.front().code);
  shoot("till-empty");
  std::vector<std::string> tiles;
  for (const ui::WidgetInfo& widget : demo.kiosk.inspect_board().latest()->widgets)
    if (widget.id.starts_with("till.sku:")) tiles.push_back(widget.id);
  for (const std::size_t i : {0U, 4U, 4U, 7U, 7U, 7U})
    if (i < tiles.size()) {
      demo.touch(tiles[i]);
      demo.touch("dialog.no");
    }
  shoot("till");
  demo.touch("till.discount");
  demo.touch("pad.5");
  shoot("till-discount");
  demo.touch("till.discount.10");
  demo.touch("till.clear");
  shoot("till-clear");
  demo.touch("till.clear.no");
  for (const Product& product : catalogue.products)
    if (is_measured(product.kind)) {
      demo.touch("till.search");
      shoot("search");
      demo.touch("back");
      break;
    }
  demo.touch("till.menu");
  shoot("till-menu");
  demo.touch("dialog.no");
  demo.touch("till.pay.cash");
  shoot("cash-start");
  demo.touch("till.note.200");
  shoot("cash-short");
  for (int i = 0; i < 20 && demo.kiosk.inspect_board().latest() != nullptr; ++i) {
    demo.touch("till.note.500");
    bool is_enough = false;
    for (const ui::WidgetInfo& widget : demo.kiosk.inspect_board().latest()->widgets)
      is_enough = is_enough || widget.id == "till.change";
    if (is_enough) break;
  }
  shoot("cash");
  demo.touch("till.finish");
  demo.settle();
  demo.screens.set_printer_view({.state = ui::TillPrinterView::State::printing, .trouble = {}, .waiting = 1});
  shoot("sold");
  demo.screens.set_printer_view({.state = ui::TillPrinterView::State::trouble, .trouble = "paper_out", .waiting = 2});
  shoot("trouble-paper");
  demo.touch("trouble.go_on");
  shoot("sold-trouble");
  demo.touch("till.new");
  demo.touch(tiles.front());
  demo.touch("till.pay.upi");
  demo.settle();
  shoot("upi-shown");
  demo.touch("till.upi.claimed");
  shoot("upi-claimed");
  demo.touch("till.upi.rrn");
  for (const char* key : {"pad.5", "pad.0", "pad.1"}) demo.touch(key);
  shoot("upi-rrn");
  demo.touch("dialog.no");
  demo.touch("till.upi.finish");
  demo.settle();
  demo.touch("till.new");
  demo.touch("till.menu");
  demo.touch("till.menu.shift");
  demo.touch("pad.9");
  shoot("shift-close");
  demo.touch("shift.submit");
  demo.settle();
  shoot("shift-summary");
  demo.touch("shift.submit");
  demo.touch("till.leave");
  sign_in(catalogue.staff[2].code);
  shoot("wizard-language");
  demo.touch("wizard.next");
  shoot("wizard-date");
  demo.touch("wizard.next");
  demo.touch("settings.printer.tcp");
  shoot("wizard-printer");
  demo.touch("settings.printer.address");
  shoot("wizard-address");
  demo.touch("back");
  demo.touch("settings.printer.none");
  for (int i = 0; i < 3; ++i) demo.touch("wizard.next");
  demo.settle();
  demo.touch("till.menu");
  demo.touch("till.menu.settings");
  demo.touch("settings.panel.4");
  shoot("settings-size");
  demo.touch("back");
  clock.set_utc_ms(utc_ms_from_ist({2000, 1, 1}, 0, 3));
  demo.touch(tiles.front());
  demo.settle();
  demo.settle();
  shoot("clock");
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 5) {
    std::fprintf(stderr, "usage: till_demo PACK_FOLDER OUT WIDTHxHEIGHT hi|en\n");
    return 2;
  }
  try {
    return run(argv);
  } catch (const MachineError& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 3;
  }
}
