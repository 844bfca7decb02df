// What the visitor waits for: how soon the first screen stands, what a frame costs beside that of an empty window, how
// long a touch and a scan take to be seen, and what a still screen costs. A real window over the real screens, a real
// till thread and the demo pack, drawn by the processor, as on the cheapest computer a stall may have. Without a
// DISPLAY it starts an X server of its own. Prints one JSON object a line: {name, value, unit, baseline, ratio}.
//   bench_screen                                     the figures; about four minutes
//   bench_screen --visitors                          only the frames of every visitor's screen
//   bench_screen --first-frame empty|kiosk BOOKS     one start; the program starts itself for these
// A frame ends when glFinish after its swap returns. The X server shares the processor with what is measured.
#include <GL/gl.h>
#include <time.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <random>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "pack/pack_folder.h"
#include "pack/pin_hash.h"
#include "platform/bounds.h"
#include "platform/frame_loop.h"
#include "support/child_program.h"
#include "support/manual_clock.h"
#include "support/small_fair.h"
#include "support/temporary_folder.h"
#include "text/words.h"
#include "till/create_kiosk.h"
#include "till/record_pack.h"
#include "ui/showcase/showcase.h"
#include "ui/till/screens.h"

namespace {

using namespace odop;
using platform::Window;

constexpr int width_px = 1920, height_px = 1080;
constexpr int screen_rounds = 5, screen_frames = 40;  // of each visitor's screen, in turn with the empty window
constexpr int starts = 15;                            // of each kind, in turn
constexpr int rounds = 15, frames_in_a_round = 20;    // of each screen, in turn with the empty window
constexpr int showcase_taps = 150, till_taps = 150;
constexpr int scans = 150, scans_in_a_bill = 4;
constexpr double idle_s = 10;

double ms_since(double begin_s) {
  return (Window::now_s() - begin_s) * 1000;
}

double quantile(std::vector<double> samples, double share) {
  if (samples.empty()) throw std::runtime_error("nothing was measured");
  const auto at = std::min(samples.size() - 1, static_cast<std::size_t>(share * static_cast<double>(samples.size())));
  std::nth_element(samples.begin(), samples.begin() + static_cast<std::ptrdiff_t>(at), samples.end());
  return samples[at];
}

void print(const std::string& name, double value, const char* unit, double baseline) {
  std::printf("{\"name\": \"%s\", \"value\": %.3f, \"unit\": \"%s\", \"baseline\": %.3f, \"ratio\": %.3f}\n",
              name.c_str(), value, unit, baseline, baseline > 0 ? value / baseline : 0.0);
  std::fflush(stdout);
}

// Processor time of the whole program, its worker threads too, in seconds.
double cpu_s() {
  timespec used{};
  ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &used);
  return static_cast<double>(used.tv_sec) + static_cast<double>(used.tv_nsec) / 1e9;
}

// The first morning of the fair, going on as time does: the minute in the till's bar changes as it would at a stall.
class FairClock final : public Clock {
 public:
  explicit FairClock(CivilDate day) : begin_utc_ms_(utc_ms_from_ist(day, 10)) {}
  std::int64_t utc_ms() const override { return begin_utc_ms_ + monotonic_ms(); }
  std::int64_t monotonic_ms() const override { return static_cast<std::int64_t>(ms_since(begin_s_)); }

 private:
  double begin_s_ = Window::now_s();
  std::int64_t begin_utc_ms_;
};

// A folder of sources carries PINs in the clear and no hash of its own.
PackFolder read_demo_pack() {
  PackFolder folder = read_pack_folder(std::filesystem::path(ODOP_SOURCE_DIR) / "db/seed/mahakumbh-2025");
  if (folder.has_errors) throw std::runtime_error("the demo pack has errors; odop pack check names them");
  folder.catalogue.pack_hash = std::string(64, 'd');
  return folder;
}

void hash_pins(PackFolder& folder) {
  Catalogue& catalogue = folder.catalogue;
  for (std::size_t i = 0; i < catalogue.staff.size(); ++i)
    catalogue.staff[i].pin_hash = hash_pack_pin(catalogue.event.id, catalogue.pack_version, catalogue.staff[i].code,
                                                folder.pins.at(i), wire::PinCost::cost_minimum);
}

// ---------------------------------------------------------------- the kiosk in its window

struct Kiosk {
  FairClock clock;
  till::TillThread thread;
  platform::InputQueue queue;
  Window window{{.width_px = width_px, .height_px = height_px}, queue};
  platform::ImGuiShell shell{false};
  platform::TextureMaker textures{false};
  ui::KioskUi kiosk;
  ui::Showcase showcase;
  ui::TillScreens till;
  platform::FrameLoop loop{window, queue, shell, kiosk};

  // is_inspected: the screens keep a list of their widgets, which finds where to touch and makes a frame a little
  // dearer than at a stall.
  Kiosk(const std::filesystem::path& folder, const Catalogue& catalogue, bool is_inspected)
      : clock(catalogue.event.first_day),
        thread(folder, catalogue, clock, [] { Window::wake(); }),
        kiosk(
            {.first_language = Language::hi, .is_inspected = is_inspected}, shell, textures,
            [&catalogue](const std::string& name) {
              const auto found = catalogue.pictures.find(name);
              return found == catalogue.pictures.end() ? std::string() : found->second;
            },
            [this] {
              return ui::DisplayState{window.width_px(), window.height_px(), window.scale(), window.ppi()};
            },
            [] { Window::wake(); }),
        showcase(kiosk, catalogue),
        till(kiosk, catalogue, thread, clock, {.on_leave = [this] { kiosk.show("attract"); }}) {
    showcase.set_situation({.stock = thread.state()->stock,
                            .today = ist_date(clock.utc_ms()),
                            .has_printer = true,
                            .may_ask_for_leads = true,
                            .phone_page = ui::PhonePage{"UP Hunar", "banaras-2025", "192.168.50.1:8080"}});
  }

  // Until every picture is there and nothing more is drawn.
  void settle() {
    const double end_s = Window::now_s() + 20;
    for (int still = 0; still < 3;) {
      if (Window::now_s() > end_s) throw std::runtime_error("no rest on " + std::string(kiosk.current()));
      still = loop.turn(0.005) || !kiosk.ui().pictures().is_idle() ? 0 : still + 1;
    }
    glFinish();
  }
  const ui::WidgetInfo* find(const std::string& beginning) {
    shown_ = kiosk.inspect_board().latest();
    for (const ui::WidgetInfo& widget : shown_->widgets)
      if (widget.id.starts_with(beginning) && widget.state != "disabled") return &widget;
    return nullptr;
  }
  std::vector<std::string> ids(const std::string& beginning) {
    std::vector<std::string> found;
    shown_ = kiosk.inspect_board().latest();
    for (const ui::WidgetInfo& widget : shown_->widgets)
      if (widget.id.starts_with(beginning) && widget.state != "disabled") found.push_back(widget.id);
    return found;
  }
  // A finger down and up; milliseconds from the press in the queue to the end of the frame that shows what came of it.
  // Pictures the kiosk has not shown before are still plates in it. Throws when that frame shows nothing new.
  double tap_ms(const std::string& id) {
    const ui::WidgetInfo* widget = find(id);
    if (widget == nullptr) throw std::runtime_error(id + " is not on " + shown_->screen);
    const float x = widget->rect.middle_x(), y = widget->rect.middle_y();
    const std::string before = ui::to_json(*shown_);
    const double begin_s = Window::now_s();
    queue.pointer_moved(x, y);
    queue.pointer_button(true);
    queue.pointer_button(false);
    const bool is_drawn = loop.turn(0);
    glFinish();
    const double took_ms = ms_since(begin_s);
    if (!is_drawn || ui::to_json(*kiosk.inspect_board().latest()) == before)
      throw std::runtime_error(id + " on " + shown_->screen + ": the next frame shows nothing of the touch");
    return took_ms;
  }
  // A scanner's keys; milliseconds from its Return in the queue to the end of the frame that shows a line more in the
  // bill. Throws when no such frame comes.
  double scan_ms(const std::string& code) {
    const std::size_t lines = ids("till.line:").size();
    for (const char letter : code) queue.character(static_cast<unsigned char>(letter), Window::now_s());
    const double begin_s = Window::now_s();
    queue.key(platform::Key::enter, false, false, begin_s);
    do {
      loop.turn(0);
      glFinish();
      if (ids("till.line:").size() > lines) return ms_since(begin_s);
    } while (ms_since(begin_s) < 2'000);
    throw std::runtime_error(code + " was scanned and no line came on " + std::string(kiosk.current()));
  }
  void touch(const std::string& id) {
    tap_ms(id);
    settle();
  }
  double frame_ms() {
    const double begin_s = Window::now_s();
    loop.draw_once();
    glFinish();
    return ms_since(begin_s);
  }
  // The same window with nothing in it.
  double empty_frame_ms() {
    const double begin_s = Window::now_s();
    glDisable(GL_SCISSOR_TEST);
    glClearColor(1, 1, 1, 1);
    glClear(GL_COLOR_BUFFER_BIT);
    window.show_frame();
    glFinish();
    return ms_since(begin_s);
  }

  void go_home() {
    kiosk.show("attract");
    settle();
    touch("attract");
  }
  void open_product() {
    go_home();
    touch("district:moradabad");
    if (kiosk.current() == "home") touch("card.see");
    touch("product:MBD-LOTA-01");
  }
  void sign_in(const PackFolder& folder) {
    till.enter();
    settle();
    if (const std::string person = "person:" + folder.catalogue.staff.front().code; find(person)) touch(person);
    for (const char digit : folder.pins.front()) touch(std::string("pin.") + digit);
    if (till.staff() == nullptr && find("pin.ok")) touch("pin.ok");
    const double end_s = Window::now_s() + 20;
    while (till.staff() == nullptr && Window::now_s() < end_s) loop.turn(0.02);
    settle();
    if (kiosk.current() != "till") throw std::runtime_error("the PIN opened " + std::string(kiosk.current()));
  }
  // A bill of the first `lines` goods on the page that are sold by the piece.
  void fill_bill(std::size_t lines) {
    for (const std::string& tile : ids("till.sku:")) {
      if (ids("till.line:").size() >= lines) break;
      touch(tile);
      if (find("dialog.no")) touch("dialog.no");
    }
  }

 private:
  std::shared_ptr<const ui::ScreenInfo> shown_;
};

// ---------------------------------------------------------------- first frame

// In a process of its own. Prints the milliseconds of: the start (empty: window to first swap; kiosk: from words and
// books to first swap), reading the catalogue, and the moment from the start until every picture is there.
int first_frame(const std::string& kind, const std::filesystem::path& books) {
  const double begin_s = Window::now_s();
  if (kind == "empty") {
    platform::InputQueue queue;
    Window window({.width_px = width_px, .height_px = height_px}, queue);
    glClearColor(1, 1, 1, 1);
    glClear(GL_COLOR_BUFFER_BIT);
    window.show_frame();
    glFinish();
    std::printf("%f 0 0\n", ms_since(begin_s));
    return 0;
  }
  const PackFolder folder = read_demo_pack();
  const double read_ms = ms_since(begin_s), start_s = Window::now_s();
  init_words();
  Kiosk kiosk(books, folder.catalogue, false);
  kiosk.loop.draw_once();
  glFinish();
  const double first_ms = ms_since(start_s);
  while (!kiosk.kiosk.ui().pictures().is_idle()) kiosk.loop.turn(0.005);
  kiosk.loop.draw_once();
  glFinish();
  std::printf("%f %f %f\n", first_ms, read_ms, ms_since(start_s));
  return 0;
}

void bench_first_frame(const std::filesystem::path& books) {
  std::vector<double> empty, kiosk, read, whole;
  const auto start = [&](const char* kind) {
    const test::Ran ran = test::run_program({"/proc/self/exe", "--first-frame", kind, books.string()});
    struct {
      double first_ms = 0, read_ms = 0, whole_ms = 0;
    } took;
    if (ran.exit_code != 0 ||
        std::sscanf(ran.out.c_str(), "%lf %lf %lf", &took.first_ms, &took.read_ms, &took.whole_ms) != 3)
      throw std::runtime_error(std::string("a start failed (") + kind + "): " + ran.err);
    return took;
  };
  start("empty");  // the files of both are in memory from here on
  start("kiosk");
  for (int i = 0; i < starts; ++i) {
    empty.push_back(start("empty").first_ms);
    const auto took = start("kiosk");
    kiosk.push_back(took.first_ms);
    read.push_back(took.read_ms);
    whole.push_back(took.whole_ms);
  }
  const double baseline = quantile(empty, 0.5);
  print("first_frame", quantile(kiosk, 0.5), "ms", baseline);
  print("first_frame_with_pictures", quantile(whole, 0.5), "ms", baseline);
  print("first_frame_catalogue_read", quantile(read, 0.5), "ms", baseline);
}

// ---------------------------------------------------------------- frames, touches, stillness

void bench_frames(Kiosk& kiosk, const char* name) {
  std::vector<double> empty, drawn;
  for (int round = 0; round < rounds; ++round) {
    for (int i = 0; i < frames_in_a_round; ++i) empty.push_back(kiosk.empty_frame_ms());
    for (int i = 0; i < frames_in_a_round; ++i) drawn.push_back(kiosk.frame_ms());
  }
  print(name, quantile(drawn, 0.5), "ms", quantile(empty, 0.5));
}

// Every screen a visitor can reach, by touches from the map; an id that ends in a colon is the first that begins so.
struct Way {
  const char* name;
  std::vector<std::string> touches;
};
const std::vector<Way>& ways() {
  static const std::vector<Way> all{
      {"home", {}},
      {"home_filter", {"sector:food-processing"}},
      {"district", {"district:moradabad", "card.see"}},
      {"product", {"district:moradabad", "card.see", "product:MBD-LOTA-01"}},
      {"like", {"district:moradabad", "card.see", "product:MBD-LOTA-01", "product.like"}},
      {"kept", {"district:moradabad", "card.see", "product:MBD-LOTA-01", "product.keep", "kept"}},
      {"phone", {"kept", "kept.phone"}},  // what the way before kept
      {"lead", {"district:moradabad", "card.see", "product:MBD-LOTA-01", "product.ask"}},
      {"zoom", {"district:moradabad", "card.see", "product:MBD-LOTA-01", "product.picture"}},
      {"maker", {"district:moradabad", "card.see", "maker.more"}},
      {"stall", {"stall"}},
      {"search", {"search", "key.क"}},
      {"about", {"about"}},
      {"about_figures", {"about", "about.next"}},
      {"about_workshops", {"about", "about.next", "about.next", "about.next"}},
      {"plan", {"plan"}},
      {"divisions", {"divisions"}},
      {"states", {"states"}},
      {"state", {"states", "state:"}},
      {"languages", {"lang.more"}},
      {"access", {"access"}},
  };
  return all;
}

// The frames of each screen once it is still, and of all the ways there as they are drawn, slides and first pictures
// too.
void bench_visitor_screens(Kiosk& kiosk) {
  std::vector<double> moving, empty_moving;
  for (const Way& way : ways()) {
    kiosk.go_home();
    for (const std::string& id : way.touches) {
      const auto found = id.back() == ':' ? kiosk.ids(id) : std::vector<std::string>{id};
      if (found.empty() || kiosk.find(found.front()) == nullptr) {
        if (id == "card.see" && kiosk.kiosk.current() == "district") continue;  // large tiles open at once
        throw std::runtime_error(std::string("no ") + id + " on the way to " + way.name);
      }
      kiosk.tap_ms(found.front());
      const double end_s = Window::now_s() + 20;
      for (int still = 0; still < 3;) {
        if (Window::now_s() > end_s) throw std::runtime_error(std::string("no rest on the way to ") + way.name);
        const double begin_s = Window::now_s();
        const bool is_drawn = kiosk.loop.turn(0.002);
        glFinish();
        if (is_drawn) moving.push_back(ms_since(begin_s));
        still = is_drawn || !kiosk.kiosk.ui().pictures().is_idle() ? 0 : still + 1;
      }
      for (int i = 0; i < 5; ++i) empty_moving.push_back(kiosk.empty_frame_ms());
    }
    std::vector<double> empty, drawn;
    for (int round = 0; round < screen_rounds; ++round) {
      for (int i = 0; i < screen_frames; ++i) empty.push_back(kiosk.empty_frame_ms());
      for (int i = 0; i < screen_frames; ++i) drawn.push_back(kiosk.frame_ms());
    }
    print(std::string("frame_") + way.name + "_p99", quantile(drawn, 0.99), "ms", quantile(empty, 0.99));
    if (kiosk.find("access.done")) kiosk.touch("access.done");
  }
  print("frame_on_the_way_p99", quantile(moving, 0.99), "ms", quantile(empty_moving, 0.99));
}

// Percent of one core in ten seconds in which nobody touches anything.
double idle_percent(Kiosk& kiosk) {
  const std::string screen(kiosk.kiosk.current());
  kiosk.kiosk.note_activity();  // or a slow machine would be asked "Still there?" in the middle of it
  kiosk.settle();
  // A screen is still while the minute in its bar stays; wait for a new one when this one is too short.
  while (kiosk.kiosk.current().starts_with("till") && kiosk.clock.utc_ms() % 60'000 > 48'000) kiosk.loop.turn(0.5);
  kiosk.settle();
  const double cpu_before_s = cpu_s(), begin_s = Window::now_s();
  while (Window::now_s() < begin_s + idle_s) kiosk.loop.turn(platform::wait_s_max);
  const double percent = (cpu_s() - cpu_before_s) / (Window::now_s() - begin_s) * 100;
  if (kiosk.kiosk.current() != screen || kiosk.kiosk.asks_still_there())
    throw std::runtime_error(screen + " did not stay still");
  return percent;
}

class Tapping {
 public:
  explicit Tapping(Kiosk& kiosk) : kiosk_(kiosk) {}

  // A visitor's way, another district and another thing each time: most pictures and letters are new to the screen.
  void browse(int taps) {
    kiosk_.go_home();
    for (const auto end = taps_ms_.size() + static_cast<std::size_t>(taps); taps_ms_.size() < end;) {
      const std::string_view here = kiosk_.kiosk.current();
      if (here == "home") {
        if (is_chosen_) {
          tap("card.see");
        } else {
          tap(any("district:"));
          is_chosen_ = kiosk_.kiosk.current() == "home";
        }
        if (kiosk_.kiosk.current() != "home") is_chosen_ = false;
      } else if (here == "district" && !kiosk_.ids("product:").empty() && !is_seen_) {
        tap(any("product:"));
        is_seen_ = true;
      } else if (here == "product") {
        tap("back");
      } else {
        is_seen_ = false;
        tap("home");
      }
    }
  }
  // Staff's way: goods into the bill, to the cash screen and back, the bill cleared.
  void sell(int taps) {
    const int in_a_bill = 10;
    for (int i = 0; i < taps; ++i) {
      const int step = i % in_a_bill;
      if (kiosk_.kiosk.current() == "till.cash")
        tap("back");
      else if (kiosk_.find("dialog.no"))
        tap("dialog.no");  // a measured thing asks how much of it
      else if (kiosk_.find("till.clear.yes"))
        tap("till.clear.yes");
      else if (step < in_a_bill - 4 || kiosk_.ids("till.line:").empty())
        tap(any("till.sku:"));
      else
        tap(step == in_a_bill - 4 ? "till.pay.cash" : "till.clear");
    }
  }
  double p99_ms() const { return quantile(taps_ms_, 0.99); }
  double frame_p99_ms() const { return quantile(frames_ms_, 0.99); }
  double p50_ms() const { return quantile(taps_ms_, 0.5); }
  double frame_p50_ms() const { return quantile(frames_ms_, 0.5); }

 private:
  std::string any(const std::string& beginning) {
    const auto found = kiosk_.ids(beginning);
    if (found.empty())
      throw std::runtime_error("nothing of " + beginning + " on " + std::string(kiosk_.kiosk.current()));
    return found[random_() % found.size()];
  }
  // The same frame once more is what the touch could cost at the least.
  void tap(const std::string& id) {
    taps_ms_.push_back(kiosk_.tap_ms(id));
    frames_ms_.push_back(kiosk_.frame_ms());
    kiosk_.settle();
  }
  Kiosk& kiosk_;
  std::mt19937_64 random_{2025};
  std::vector<double> taps_ms_, frames_ms_;
  bool is_chosen_ = false, is_seen_ = false;
};

// Things sold by the piece, one after the other, as a scanner reads their labels. Beside it the same frame once more.
void bench_scans(Kiosk& kiosk, const Catalogue& catalogue) {
  std::vector<std::string> codes;
  for (const Product& product : catalogue.products)
    if (product.kind == ProductKind::piece) codes.push_back(product.barcode.empty() ? product.sku : product.barcode);
  std::vector<double> scanned_ms, frames_ms;
  for (std::size_t scan = 0; scan < static_cast<std::size_t>(scans); ++scan) {
    if (kiosk.ids("till.line:").size() >= static_cast<std::size_t>(scans_in_a_bill)) {
      kiosk.touch("till.clear");
      if (kiosk.find("till.clear.yes")) kiosk.touch("till.clear.yes");
    }
    scanned_ms.push_back(kiosk.scan_ms(codes.at(scan % codes.size())));
    frames_ms.push_back(kiosk.frame_ms());
    kiosk.settle();
  }
  print("scan_to_line_p50", quantile(scanned_ms, 0.5), "ms", quantile(frames_ms, 0.5));
  print("scan_to_line_p99", quantile(scanned_ms, 0.99), "ms", quantile(frames_ms, 0.99));
}

int run(bool only_visitors) {
  const test::TemporaryFolder scratch("bench-screen");
  std::unique_ptr<test::ChildProgram> server;
  if (const char* display = std::getenv("DISPLAY"); display == nullptr || *display == '\0') {
    const std::string size = std::to_string(width_px) + "x" + std::to_string(height_px) + "x24";
    server = std::make_unique<test::ChildProgram>(
        test::Words{"Xvfb", "-displayfd", "1", "-screen", "0", size, "-dpi", "100", "-nolisten", "tcp", "-noreset"},
        scratch.path() / "xvfb.log");
    const std::string number = server->read_line();
    if (number.empty()) throw std::runtime_error("Xvfb did not start; scripts/deps dev installs it");
    ::setenv("DISPLAY", (":" + number).c_str(), 1);
  }
  PackFolder folder = read_demo_pack();
  hash_pins(folder);
  const Catalogue& catalogue = folder.catalogue;
  const std::filesystem::path books = scratch.path() / "books";
  std::filesystem::create_directory(books);
  {
    const test::ManualClock clock(utc_ms_from_ist(catalogue.event.first_day, 9));
    if (!till::create_kiosk(books, "K07", clock)) throw std::runtime_error("create_kiosk was refused");
    till::Till till(books, clock);
    if (!till::record_pack(till, catalogue, test::applied_pack_of(catalogue)))
      throw std::runtime_error("record_pack was refused");
  }
  if (!only_visitors) bench_first_frame(books);

  init_words();
  Kiosk kiosk(books, catalogue, true);
  kiosk.settle();
  if (kiosk.window.width_px() != width_px || kiosk.window.height_px() != height_px)
    std::fprintf(stderr, "bench_screen: the display gave %dx%d instead of %dx%d\n", kiosk.window.width_px(),
                 kiosk.window.height_px(), width_px, height_px);
  bench_visitor_screens(kiosk);
  if (only_visitors) return 0;
  std::vector<std::pair<const char*, double>> idle;
  kiosk.go_home();
  bench_frames(kiosk, "frame_home_p50");
  idle.emplace_back("idle_cpu_home", idle_percent(kiosk));
  kiosk.open_product();
  bench_frames(kiosk, "frame_product_p50");
  idle.emplace_back("idle_cpu_product", idle_percent(kiosk));
  Tapping tapping(kiosk);
  tapping.browse(showcase_taps);
  kiosk.sign_in(folder);
  tapping.sell(till_taps);
  if (kiosk.kiosk.current() == "till.cash") kiosk.touch("back");
  if (kiosk.find("dialog.no")) kiosk.touch("dialog.no");
  bench_scans(kiosk, catalogue);
  kiosk.fill_bill(4);
  bench_frames(kiosk, "frame_till_p50");
  print("tap_to_drawn_p50", tapping.p50_ms(), "ms", tapping.frame_p50_ms());
  print("tap_to_drawn_p99", tapping.p99_ms(), "ms", tapping.frame_p99_ms());
  idle.emplace_back("idle_cpu_till", idle_percent(kiosk));
  double worst = 0;
  for (const auto& [name, percent] : idle) {
    print(name, percent, "%", 0);
    worst = std::max(worst, percent);
  }
  print("idle_cpu", worst, "%", 0);
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  ::setenv("LIBGL_ALWAYS_SOFTWARE", "1", 1);
  try {
    if (argc == 4 && std::string(argv[1]) == "--first-frame") return first_frame(argv[2], argv[3]);
    const bool only_visitors = argc == 2 && std::string(argv[1]) == "--visitors";
    if (argc > 1 && !only_visitors) {
      std::fprintf(stderr, "usage: bench_screen [--visitors]\n");
      return 2;
    }
    return run(only_visitors);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "bench_screen: %s\n", error.what());
    return 3;
  }
}
