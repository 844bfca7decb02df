// Training on the screen: a guide that follows whatever staff do, colours nobody mistakes, and no way to the real
// books.
#include <catch2/catch.hpp>
#include <cmath>

#include "text/words.h"
#include "till_stall.h"
#include "ui/theme.h"
#include "ui/till/training_guide.h"

using namespace odop;
using namespace odop::tests;
using ui::Exercise, ui::GuideFacts, ui::TillSituation;

namespace {

double luminance(ImU32 colour) {
  const auto part = [&](int shift) {
    const double c = ((colour >> shift) & 0xFF) / 255.0;
    return c <= 0.03928 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
  };
  return 0.2126 * part(0) + 0.7152 * part(8) + 0.0722 * part(16);
}
double contrast(ImU32 a, ImU32 b) {
  const double x = luminance(a), y = luminance(b);
  return (std::max(x, y) + 0.05) / (std::min(x, y) + 0.05);
}

// A till over books to practise in.
class PracticeStall {
 public:
  explicit PracticeStall(int width_px = 1366, int height_px = 768)
      : real_(), width_px_(width_px), height_px_(height_px) {
    if (!till::create_training_kiosk(folder_.path(), real_.clock)) throw std::runtime_error("no kiosk");
    {
      till::Till books(folder_.path(), real_.clock);
      if (!till::record_pack(books, real_.fair, test::applied_pack_of(real_.fair))) throw std::runtime_error("no pack");
    }
    thread = std::make_unique<till::TillThread>(folder_.path(), real_.fair, real_.clock, [] {});
    display = std::make_unique<HeadlessKiosk>(width_px_, height_px_);
    ui::TillCallbacks callbacks;
    callbacks.on_end_training = [this] { ++endings; };
    callbacks.on_close = [this] { ++closings; };
    screens = std::make_unique<ui::TillScreens>(display->kiosk(), real_.fair, *thread, real_.clock, callbacks);
    screens->begin_training("S2");
    display->draw();
    display->draw();
  }
  std::string ringed() const {
    const ui::WidgetInfo* ring = display->find("training.ring");
    return ring == nullptr ? "" : ring->label;
  }
  std::string label(std::string_view id) const {
    const ui::WidgetInfo* widget = display->find(id);
    return widget == nullptr ? "" : widget->label;
  }
  void touch(std::string_view id) {
    display->touch(id);
    display->draw();
  }
  void wait_for(std::string_view screen) {
    for (int i = 0; i < 5000 && display->kiosk().current() != screen; ++i) {
      display->draw();
      std::this_thread::sleep_for(std::chrono::milliseconds(2));
    }
    display->draw();
    REQUIRE(display->kiosk().current() == screen);
  }

 private:
  TillStall real_;
  int width_px_, height_px_;
  test::TemporaryFolder folder_{"practice-ui"};

 public:
  std::unique_ptr<till::TillThread> thread;
  std::unique_ptr<HeadlessKiosk> display;
  std::unique_ptr<ui::TillScreens> screens;
  int endings = 0, closings = 0;
};

}  // namespace

TEST_CASE("The guide leads through a cash sale and says how long it took", "[ui][training]") {
  ui::TrainingGuide guide;
  guide.begin(Exercise::first_sale, {.situation = TillSituation::empty_bill, .entries = 5, .now_s = 100});
  CHECK(guide.step().number == 1);
  CHECK(guide.step().ring == "till.sku:");
  guide.follow({.situation = TillSituation::open_bill, .entries = 5, .now_s = 104});
  CHECK(guide.step().ring == "till.pay.cash");
  guide.follow({.situation = TillSituation::cash, .entries = 5, .now_s = 106});
  CHECK(guide.step().ring == "till.exact");
  guide.follow({.situation = TillSituation::sold, .entries = 6, .ended = Exercise::first_sale, .now_s = 117});
  CHECK(guide.is_done());
  CHECK(guide.took_s() == 17);
}

TEST_CASE("The guide counts from the first frame and not from the machine's start", "[ui][training]") {
  ui::TrainingGuide guide;
  guide.begin(Exercise::first_sale, {.situation = TillSituation::empty_bill, .entries = 5, .now_s = 0});
  guide.follow({.situation = TillSituation::empty_bill, .entries = 5, .now_s = 40'000});
  guide.follow({.situation = TillSituation::sold, .entries = 6, .ended = Exercise::first_sale, .now_s = 40'009});
  CHECK(guide.took_s() == 9);
}

TEST_CASE("Whatever staff touch, the guide says how to go on, in every exercise", "[ui][training]") {
  const auto exercise = GENERATE(Exercise::first_sale, Exercise::upi, Exercise::take_back);
  ui::TrainingGuide guide;
  guide.begin(exercise, {.situation = TillSituation::empty_bill, .now_s = 1});
  for (int i = 0; i <= static_cast<int>(TillSituation::elsewhere); ++i) {
    guide.follow({.situation = static_cast<TillSituation>(i), .now_s = 2});
    INFO(i);
    CHECK(guide.is_running());
    CHECK(std::string(guide.step().words).size() > 3);
  }
}

TEST_CASE("What was sold before an exercise, or paid otherwise, does not end it", "[ui][training]") {
  ui::TrainingGuide guide;
  guide.begin(Exercise::upi, {.situation = TillSituation::sold, .entries = 9, .ended = Exercise::upi, .now_s = 1});
  CHECK(guide.is_running());
  guide.follow({.situation = TillSituation::sold, .entries = 10, .ended = Exercise::first_sale, .now_s = 5});
  CHECK(guide.is_running());
  guide.follow({.situation = TillSituation::sold, .entries = 12, .ended = Exercise::upi, .now_s = 9});
  CHECK(guide.is_done());
}

TEST_CASE("The colours of training can be read and are no other theme's", "[ui][training]") {
  const ui::Theme& theme = ui::theme_of(ui::ThemeKind::training);
  for (const ImU32 ground : {theme.paper, theme.card, theme.sand})
    for (const ImU32 ink : {theme.ink, theme.ink2, theme.heading, theme.indigo, theme.madder_deep, theme.turmeric_deep})
      CHECK(contrast(ink, ground) >= 4.5);
  CHECK(contrast(theme.on_main, theme.indigo) >= 4.5);
  CHECK(contrast(theme.on_main, theme.indigo_deep) >= 4.5);
  CHECK(contrast(theme.on_confirm, theme.leaf) >= 4.5);
  CHECK(contrast(theme.on_invite, theme.turmeric) >= 4.5);
  CHECK(contrast(theme.on_attract, theme.attract) >= 4.5);
  CHECK(contrast(theme.turmeric_deep, theme.turmeric_tint) >= 4.5);
  CHECK(contrast(theme.madder_deep, theme.madder_tint) >= 4.5);
  CHECK(contrast(theme.on_map_off, theme.map_off) >= 4.5);
  for (const auto kind : {ui::ThemeKind::paper, ui::ThemeKind::dark, ui::ThemeKind::high_contrast}) {
    CHECK(ui::theme_of(kind).paper != theme.paper);
    CHECK(ui::theme_of(kind).indigo != theme.indigo);
  }
  CHECK_FALSE(ui::theme_from_name("training"));  // no stall can choose it
}

TEST_CASE("A whole sale by the ring alone, and the word TRAINING on every screen of it", "[ui][training]") {
  struct Size {
    int width_px, height_px;
  };
  const auto size = GENERATE(values<Size>({{1366, 768}, {1920, 1080}, {1080, 1920}}));
  PracticeStall stall(size.width_px, size.height_px);
  const auto looks_like_training = [&] {
    CHECK(stall.label("training") == std::string(Translator::of(Language::hi).tr("TRAINING")) + " · TRAINING");
    CHECK(stall.display->kiosk().ui().theme().kind == ui::ThemeKind::training);
    // What the strip says stands there whole.
    for (const std::string& text : stall.display->kiosk().ui().shortened_texts()) {
      CHECK(text != stall.label("training"));
      CHECK(text != stall.label("training.words"));
    }
    // The strip lies on nothing that can be touched.
    const float strip = stall.display->kiosk().ui().screen().y;
    CHECK(strip > 0);
    for (const ui::WidgetInfo& widget : stall.display->screen()->widgets)
      if (!widget.id.starts_with("training") || widget.id == "training.ring") CHECK(widget.rect.y >= strip);
  };
  for (const char* screen : {"till", "till", "till.cash"}) {
    CHECK(stall.display->kiosk().current() == screen);
    looks_like_training();
    REQUIRE_FALSE(stall.ringed().empty());
    stall.touch(stall.ringed());
  }
  stall.wait_for("till.sold");
  looks_like_training();
  CHECK(stall.label("sold.what").find("TRAINING-A") != std::string::npos);
  CHECK(stall.ringed().empty());
  stall.touch("training.begin.upi");
  stall.touch(stall.ringed());
  stall.touch(stall.ringed());
  stall.wait_for("till.upi");
  for (int i = 0; i < 2000 && stall.display->find("till.upi.practice") == nullptr; ++i) {
    std::this_thread::sleep_for(std::chrono::milliseconds(2));
    stall.display->draw();
  }
  looks_like_training();
  CHECK(stall.display->find("till.upi.practice") != nullptr);
  CHECK(stall.display->find("till.upi.qr") == nullptr);
  const ui::CustomerView customer = stall.screens->customer_view(stall.display->now_s());
  CHECK(customer.is_training);
  CHECK(customer.qr == nullptr);
  CHECK(customer.link.empty());
}

TEST_CASE("Training ends by the menu, by the lock and by itself, and is no way to close the program",
          "[ui][training]") {
  PracticeStall stall;
  stall.touch("till.menu");
  CHECK(stall.display->find("till.menu.close") == nullptr);
  CHECK(stall.display->find("till.menu.settings") == nullptr);
  CHECK(stall.display->find("till.menu.training") == nullptr);
  stall.touch("till.menu.end_training");
  CHECK(stall.endings == 1);
  stall.touch("till.leave");
  CHECK(stall.endings == 2);
  stall.display->pass(14 * 60);
  CHECK(stall.endings == 2);
  CHECK(stall.display->kiosk().current() == "till");  // five minutes lock a real till only
  stall.display->pass(61);
  CHECK(stall.endings > 2);
  CHECK(stall.closings == 0);
}

TEST_CASE("The guide can be skipped and begun again", "[ui][training]") {
  PracticeStall stall;
  CHECK_FALSE(stall.ringed().empty());
  stall.touch("training.skip");
  CHECK(stall.ringed().empty());
  CHECK(stall.display->find("training.words") == nullptr);
  stall.touch("till.menu");
  stall.touch("training.begin.cash");
  CHECK(stall.ringed().starts_with("till.sku:"));
}

TEST_CASE("A seller reaches training from the till's menu, and what fails is told there", "[ui][training]") {
  TillStall stall;
  stall.sign_in();
  stall.touch("till.menu");
  CHECK_FALSE(stall.has("till.menu.training"));  // a program that has none offers none
  CHECK_FALSE(stall.has("training"));
  stall.touch("dialog.no");
  stall.screens->set_training_failed("disk_full");
  stall.display->draw();
  CHECK(stall.has("dialog"));
}
