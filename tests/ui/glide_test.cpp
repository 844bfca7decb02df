// What is pushed glides on, slows down, and never leaves its bounds, whatever the number of frames.
#include "ui/glide.h"

#include <catch2/catch.hpp>

using namespace odop::ui;

namespace {

// A finger that goes `px` in 50 ms and lets go.
Glide thrown(double px, bool may_glide = true) {
  Glide glide;
  glide.set_bounds(-2'000, 0);
  glide.jump_to(-1'000);
  glide.grab(500, 10);
  for (int i = 1; i <= 5; ++i) glide.drag(500 + px * i / 5, 10 + 0.01 * i);
  glide.let_go(10.05, may_glide);
  return glide;
}
double comes_to_rest(Glide& glide, double frame_s) {
  double now_s = 10.05;
  for (int i = 0; i < 1'000 && glide.advance(now_s); ++i) now_s += frame_s;
  CHECK_FALSE(glide.is_gliding());
  return glide.position();
}

}  // namespace

TEST_CASE("A push is followed exactly, and goes on after the finger", "[ui][glide]") {
  Glide glide = thrown(100);
  CHECK(glide.position() == Approx(-900));
  CHECK(glide.is_gliding());
  // 2,000 px a second, slowing.
  const double rest = comes_to_rest(glide, 1.0 / 30);
  CHECK(rest > -900 + 300);
  CHECK(rest < -900 + 2'000 * glide_slows_in_s + 1);
  // The other way as far.
  Glide back = thrown(-100);
  CHECK(comes_to_rest(back, 1.0 / 30) == Approx(-2'000 - rest).margin(10));
}

TEST_CASE("A slow machine ends where a fast one does", "[ui][glide]") {
  Glide fast = thrown(60), slow = thrown(60);
  CHECK(comes_to_rest(fast, 1.0 / 120) == Approx(comes_to_rest(slow, 0.25)).margin(8));
}

TEST_CASE("Nothing glides beyond its end, and the end stops it", "[ui][glide]") {
  Glide glide = thrown(900);
  CHECK(comes_to_rest(glide, 1.0 / 30) == 0);
  glide.grab(0, 20);
  glide.drag(400, 20.1);  // pushed against the end
  CHECK(glide.position() == 0);
  glide.drag(390, 20.2);  // and back: it follows at once
  CHECK(glide.position() == -10);
}

TEST_CASE("A finger that rested before it let go throws nothing", "[ui][glide]") {
  Glide glide;
  glide.set_bounds(-2'000, 0);
  glide.grab(500, 10);
  glide.drag(300, 10.02);
  for (int i = 1; i < 10; ++i) glide.drag(300, 10.02 + 0.05 * i);  // frames go on, the finger does not
  glide.let_go(10.5, true);
  CHECK_FALSE(glide.is_gliding());
  CHECK(glide.position() == -200);
}

TEST_CASE("Taking hold stops it, and reduced motion never lets it go", "[ui][glide]") {
  Glide glide = thrown(100);
  glide.advance(10.1);
  const double there = glide.position();
  glide.grab(0, 10.1);
  CHECK_FALSE(glide.advance(10.5));
  CHECK(glide.position() == there);
  CHECK_FALSE(thrown(100, false).is_gliding());
}
