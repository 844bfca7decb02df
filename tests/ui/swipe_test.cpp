// A finger that strokes over a list: the unit by itself, with a clock of the test's own.
#include "ui/swipe.h"

#include <catch2/catch.hpp>

using namespace odop;
using namespace odop::ui;
using Kind = platform::InputEvent::Kind;

namespace {

struct Finger {
  Swipe swipe;
  int page = 4;
  double now_s = 10;
  bool has_reduced_motion = false;
  float shift_px = 0;
  int letting_go = 0;  // how often what was under the finger was let go

  Finger() { paint(); }
  void paint() {
    swipe.begin_frame(nullptr, now_s, 1, true);
    shift_px = swipe.turn("list", {100, 100, 1000, 500}, page, 10, has_reduced_motion);
  }
  void give(Kind kind, float x, float y) {
    const platform::InputEvent event{.kind = kind, .x_px = x, .y_px = y};
    if (swipe.begin_frame(&event, now_s, 1, false)) ++letting_go;
    swipe.turn("list", {100, 100, 1000, 500}, page, 10, has_reduced_motion);
  }
  // From x to x in so many seconds, a look every hundredth, lifted at the end.
  void stroke(float from, float to, double seconds, float y = 300, float to_y = 300) {
    give(Kind::pressed, from, y);
    const int steps = static_cast<int>(seconds * 100);
    for (int i = 1; i <= steps; ++i) {
      now_s += 0.01;
      const float part = static_cast<float>(i) / static_cast<float>(steps);
      give(Kind::moved, from + (to - from) * part, y + (to_y - y) * part);
      if (i % 3 == 0) paint();
    }
    give(Kind::released, to, to_y);
    paint();
  }
  void rest(double seconds) {
    for (const double end_s = now_s + seconds; now_s < end_s;) {
      now_s += 0.03;
      paint();
    }
  }
};

}  // namespace

TEST_CASE("A stroke to the left shows the next page, one to the right the page before", "[ui][swipe]") {
  Finger finger;
  finger.stroke(700, 400, 0.6);
  CHECK(finger.letting_go == 1);
  finger.rest(1);
  CHECK(finger.page == 5);
  finger.stroke(400, 700, 0.6);
  finger.rest(1);
  CHECK(finger.page == 4);
  CHECK(finger.shift_px == 0);
  CHECK(finger.swipe.wanted_s() > 1e12);
}

TEST_CASE("A trembling touch and a stroke up or down turn nothing and let nothing go", "[ui][swipe]") {
  Finger finger;
  finger.stroke(700, 680, 0.2);
  finger.stroke(700, 640, 0.3, 200, 500);
  finger.rest(1);
  CHECK(finger.letting_go == 0);
  CHECK(finger.page == 4);
}

TEST_CASE("A stroke that comes back means nothing", "[ui][swipe]") {
  Finger finger;
  finger.give(Kind::pressed, 700, 300);
  for (const float x : {650.0f, 600.0f, 560.0f, 600.0f, 650.0f, 680.0f, 690.0f}) {
    finger.now_s += 0.05;
    finger.give(Kind::moved, x, 300);
  }
  finger.now_s += 0.2;
  finger.give(Kind::released, 690, 300);
  finger.rest(1);
  CHECK(finger.page == 4);
}

TEST_CASE("A fling turns several pages ever more slowly, and a finger stops it", "[ui][swipe]") {
  Finger finger;
  finger.stroke(900, 300, 0.12);
  finger.rest(3);
  CHECK(finger.page >= 7);
  Finger stopped;
  stopped.stroke(900, 300, 0.12);
  const int then = stopped.page;
  stopped.give(Kind::pressed, 500, 300);
  stopped.give(Kind::released, 500, 300);
  stopped.rest(3);
  CHECK(stopped.page == then);
}

TEST_CASE("A list ends at its ends, and outside it a stroke means nothing", "[ui][swipe]") {
  Finger finger;
  finger.page = 9;
  finger.stroke(900, 300, 0.12);
  finger.rest(3);
  CHECK(finger.page == 9);
  finger.page = 4;
  finger.stroke(900, 300, 0.12, 50, 50);
  finger.rest(1);
  CHECK(finger.page == 4);
}

TEST_CASE("A page leans after the finger and never over its neighbours; without motion it stands", "[ui][swipe]") {
  Finger finger;
  finger.give(Kind::pressed, 900, 300);
  finger.now_s += 0.1;
  finger.give(Kind::moved, 300, 300);
  finger.paint();
  CHECK(finger.shift_px < -5);
  CHECK(finger.shift_px > -28);
  Finger still;
  still.has_reduced_motion = true;
  still.stroke(700, 400, 0.6);
  CHECK(still.page == 5);
  CHECK(still.shift_px == 0);
}
