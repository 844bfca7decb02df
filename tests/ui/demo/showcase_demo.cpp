// Opens the showcase on a pack folder in a real window, walks through its screens and saves a picture of each: for
// looking at them and for measuring frames. Not a test. Usage:
//   showcase_demo PACK_FOLDER OUT_FOLDER WIDTHxHEIGHT LANGUAGE_CODE [paper|dark|high_contrast] [access.text.160]
//   showcase_demo PACK_FOLDER - WIDTHxHEIGHT stay|frames|first|empty
#include <GL/gl.h>
#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <string>
#include <thread>
#include <vector>

#include "core/errors.h"
#include "core/kept_list.h"
#include "pack/pack_folder.h"
#include "platform/frame_loop.h"
#include "platform/image.h"
#include "text/words.h"
#include "ui/showcase/showcase.h"

using namespace odop;

namespace {

double cpu_s() {
  rusage usage{};
  ::getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
         static_cast<double>(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
}

// Median time of drawing a frame to its end, in milliseconds.
template <typename Frame>
double frame_ms(Frame&& frame) {
  std::vector<double> times;
  for (int i = 0; i < 80; ++i) {
    const double begin = platform::Window::now_s();
    frame();
    glFinish();
    times.push_back((platform::Window::now_s() - begin) * 1000);
  }
  std::sort(times.begin(), times.end());
  return times[times.size() / 2];
}

struct Demo {
  platform::InputQueue queue;
  platform::Window window;
  platform::ImGuiShell shell{false};
  platform::TextureMaker textures{false};
  ui::KioskUi kiosk;
  ui::Showcase showcase;
  platform::FrameLoop loop;

  Demo(const Catalogue& catalogue, int width, int height, Language language, ui::ThemeKind theme)
      : window({.width_px = width, .height_px = height}, queue),
        kiosk(
            {.first_language = language, .theme = theme, .is_inspected = true}, shell, textures,
            [&catalogue](const std::string& name) {
              const auto found = catalogue.pictures.find(name);
              return found == catalogue.pictures.end() ? std::string() : found->second;
            },
            [this] {
              return ui::DisplayState{window.width_px(), window.height_px(), window.scale(), window.ppi()};
            },
            [] { platform::Window::wake(); }),
        showcase(kiosk, catalogue),
        loop(window, queue, shell, kiosk) {}

  void settle() {
    for (int i = 0; i < 100; ++i) {
      loop.turn(0.02);
      if (i > 3 && kiosk.ui().pictures().is_idle()) break;
    }
    loop.request_frames(2);
    loop.turn(0);
    loop.turn(0);
  }
  void touch(const std::string& id) {
    for (const ui::WidgetInfo& widget : kiosk.inspect_board().latest()->widgets)
      if (widget.id == id) {
        queue.pointer_moved(widget.rect.middle_x(), widget.rect.middle_y());
        queue.pointer_button(true);
        queue.pointer_button(false);
        loop.turn(0);
        settle();
        return;
      }
    std::fprintf(stderr, "not on the screen: %s\n", id.c_str());
  }
  void shoot(const std::filesystem::path& file) {
    settle();
    loop.set_frame_observer([&](platform::Window& w) { platform::write_png(w.read_pixels(), file); });
    loop.draw_once();
    loop.set_frame_observer({});
  }
};

int run(int argc, char** argv) {
  if (argc < 5) {
    std::fprintf(stderr, "usage: showcase_demo PACK_FOLDER OUT WIDTHxHEIGHT hi|en|stay|frames|first|empty [theme]\n");
    return 2;
  }
  int width = 1920, height = 1080;
  std::sscanf(argv[3], "%dx%d", &width, &height);
  const std::string mode = argv[4], theme_name = argc > 5 ? argv[5] : "paper";
  const double begin = platform::Window::now_s();
  PackFolder folder = read_pack_folder(argv[1]);
  const Catalogue& catalogue = folder.catalogue;
  if (mode == "empty") {
    // What an empty window costs: the measure for the first frame.
    const double from = platform::Window::now_s();
    platform::InputQueue queue;
    platform::Window window({.width_px = width, .height_px = height}, queue);
    glClearColor(1, 1, 1, 1);
    glClear(GL_COLOR_BUFFER_BIT);
    window.show_frame();
    glFinish();
    std::printf("empty window after %.0f ms\n", (platform::Window::now_s() - from) * 1000);
    return 0;
  }
  const double loaded = platform::Window::now_s();
  init_words();
  const ui::ThemeKind theme = theme_name == "dark"            ? ui::ThemeKind::dark
                              : theme_name == "high_contrast" ? ui::ThemeKind::high_contrast
                                                              : ui::ThemeKind::paper;
  Demo demo(catalogue, width, height, language_from_code(mode).value_or(Language::hi), theme);
  demo.showcase.set_voices(std::vector<Language>{Language::hi, Language::en, Language::ur, Language::bn, Language::gu,
                                                 Language::pa, Language::mr, Language::ne});
  demo.showcase.set_situation(
      {.stock = {}, .today = catalogue.event.first_day, .has_printer = true, .may_ask_for_leads = true});
  if (mode == "first") {
    demo.loop.draw_once();
    glFinish();
    std::printf("first frame after %.0f ms (pack folder read: %.0f ms)\n", (platform::Window::now_s() - loaded) * 1000,
                (loaded - begin) * 1000);
    return 0;
  }
  if (mode == "stay") {
    demo.settle();
    demo.touch("attract");
    demo.settle();
    const double cpu = cpu_s(), from = platform::Window::now_s();
    while (platform::Window::now_s() < from + 10) demo.loop.turn(0.5);
    std::printf("home, still for 10 s: %.4f s of processor time (%.2f %%)\n", cpu_s() - cpu, (cpu_s() - cpu) * 10);
    return 0;
  }
  if (mode == "frames") {
    const double empty = frame_ms([&] {
      demo.shell.begin_frame(width, height, 0.016, nullptr);
      demo.shell.end_frame_drawn(width, height, demo.kiosk.clear_colour());
      demo.window.show_frame();
    });
    const auto report = [&](const char* name) {
      demo.settle();
      const double ms = frame_ms([&] { demo.loop.draw_once(); });
      std::printf("%-10s %6.2f ms  %5.2f x empty (%.2f ms)\n", name, ms, ms / empty, empty);
    };
    report("attract");
    demo.touch("attract");
    report("home");
    demo.touch("district:moradabad");
    report("district");
    demo.touch("product:MBD-LOTA-01");
    report("product");
    return 0;
  }
  const std::filesystem::path out = argv[2];
  std::filesystem::create_directories(out);
  const std::string tail = "-" + std::to_string(width) + "x" + std::to_string(height) + "-" + mode +
                           (theme_name == "paper" ? "" : "-" + theme_name) + ".png";
  const auto shoot = [&](const std::string& name) { demo.shoot(out / (name + tail)); };
  // The page as it looks while the part'th of its sentences is being heard; 0: the last one.
  const auto shoot_reading = [&](const std::string& name, std::size_t part) {
    demo.touch("listen");
    for (const ui::ShowcaseDeed& deed : demo.showcase.drain_deeds())
      if (const auto* aloud = std::get_if<ui::ReadAloud>(&deed))
        demo.showcase.set_reading(aloud->number, part == 0 ? aloud->parts.size() - 1 : part - 1);
    shoot(name);
    demo.touch("listen");
  };
  shoot("attract");
  demo.touch("attract");
  if (argc > 6) {
    demo.touch("access");
    demo.touch(argv[6]);
    demo.touch("access.done");
  }
  shoot("home");
  demo.touch("sector:handicraft");
  shoot("home-filter");
  demo.touch("sector:all");
  demo.touch("district:gorakhpur");
  if (demo.kiosk.current() == "home") demo.touch("card.see");
  shoot("district");
  shoot_reading("district-reading", 0);
  demo.touch("home");
  demo.touch("district:moradabad");
  if (demo.kiosk.current() == "home") demo.touch("card.see");
  shoot_reading("district-name-reading", 1);
  std::string product;
  const auto shown = demo.kiosk.inspect_board().latest();
  for (const ui::WidgetInfo& widget : shown->widgets)
    if (widget.id.starts_with("product:")) {
      product = widget.id;
      demo.touch(product);
      break;
    }
  shoot("product");
  shoot_reading("product-reading", 3);
  demo.touch("product.ask");
  shoot("lead");
  demo.touch("lead.phone");
  demo.touch("key.5");
  demo.touch("lead.next");
  shoot("lead-wrong");
  if (mode == "hi") {
    demo.touch("key.layout");
    shoot("lead-inscript");
    demo.touch("key.layout");
    for (const char* letter : {"key.k", "key.a", "key.m", "key.l", "key.a"}) demo.touch(letter);
    shoot("lead-phonetic");
    demo.touch("key.layout");
  }
  demo.touch("home");
  const auto has = [&](std::string_view id) {
    for (const ui::WidgetInfo& widget : demo.kiosk.inspect_board().latest()->widgets)
      if (widget.id == id) return true;
    return false;
  };
  demo.touch("about");
  while (!has("about.register") && has("about.next")) demo.touch("about.next");
  demo.touch("about.register");
  demo.touch("lead.interest.gem");
  shoot("lead-interests");
  demo.touch("lead.next");
  demo.touch("lead.name");
  for (const char* letter : {"key.क", "key.म", "key.ल"}) demo.touch(mode == "hi" ? letter : "key.a");
  demo.touch("lead.phone");
  for (const char digit : std::string("9876543210")) demo.touch(std::string("key.") + digit);
  demo.touch("lead.next");
  demo.touch("lead.agree");
  shoot("lead-notice");
  demo.touch("lead.send");
  demo.showcase.lead_kept(till::LeadKept{12, "K07-L12"});
  shoot("lead-sent");
  demo.touch("home");
  demo.touch("district:moradabad");
  demo.touch(product);
  demo.touch("maker.more");
  shoot("maker");
  shoot_reading("maker-reading", 5);
  demo.touch("home");
  demo.touch("about");
  for (int room = 1; room < 30; ++room) {
    shoot("about-" + std::to_string(room));
    if (room == 2) shoot_reading("about-reading", 5);
    if (!has("about.next")) break;
    demo.touch("about.next");
  }
  demo.touch("home");
  demo.touch("stall");
  shoot("stall");
  // As many things as can be kept, and the page of one more.
  std::vector<std::string> things;
  for (const ui::WidgetInfo& widget : demo.kiosk.inspect_board().latest()->widgets)
    if (widget.id.starts_with("product:") && things.size() < kept_things_max) things.push_back(widget.id);
  for (std::size_t i = 0; i < things.size(); ++i) {
    demo.touch(things[i]);
    demo.touch("product.keep");
    if (i == 1) {
      shoot("product-kept");
      demo.touch("product.like");
      shoot("like");
      demo.touch("back");
      demo.touch("kept");
      shoot("kept-two");
      demo.touch("back");
    }
    demo.touch("back");
  }
  shoot("stall-kept");
  demo.touch("things.next");
  for (const ui::WidgetInfo& widget : demo.kiosk.inspect_board().latest()->widgets)
    if (widget.id.starts_with("product:")) {
      demo.touch(widget.id);
      break;
    }
  shoot("product-full");
  demo.touch("kept");
  shoot("kept");
  demo.touch("home");
  shoot("home-kept");
  demo.touch("search");
  for (const char* letter : {"key.म", "key.ो", "key.त", "key.ी"}) demo.touch(mode == "en" ? "key.k" : letter);
  shoot("search-empty");
  demo.touch("search.clear");
  if (mode == "en") {
    for (const char* letter : {"key.k", "key.u", "key.r"}) demo.touch(letter);
  } else {
    for (const char* letter : {"key.क", "key.ु", "key.र"}) demo.touch(letter);
  }
  shoot("search-found");
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  try {
    return run(argc, argv);
  } catch (const MachineError& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 3;
  }
}
