// Something that is pushed along one axis and glides on when the finger lets go: a picture looked at closely, a list.
// It knows positions and times and nothing of windows or widgets: whoever draws gives it the finger's place and the
// frame's clock and asks where it lies now. UI thread; no state beyond this object.
//
//   glide.set_bounds(-900, 0);
//   glide.grab(x, now_s);  glide.drag(x, now_s);  glide.let_go(now_s, !ui.has_reduced_motion());
//   if (glide.advance(now_s)) ...still moving: draw again
#pragma once

#include <array>
#include <cstddef>

namespace odop::ui {

inline constexpr double glide_slows_in_s = 0.32;       // its speed falls to a third in that time
inline constexpr double glide_speed_px_s_max = 6'000;  // faster than an eye follows
inline constexpr double glide_speed_px_s_min = 16;     // slower is standing still
inline constexpr double glide_rest_s = 0.09;           // a finger that rested before it let go did not throw

class Glide {
 public:
  // The position stays within; min above max is a programmer's mistake.
  void set_bounds(double min, double max);
  double position() const { return position_; }
  // There at once, and still.
  void jump_to(double position);

  // A finger takes hold, moves, lets go; `at` is its place on the screen. Taking hold stops what was gliding.
  void grab(double at, double now_s);
  void drag(double at, double now_s);
  void let_go(double now_s, bool may_glide);
  bool is_held() const { return is_held_; }

  // Where it lies at that time, by the clock and not by the number of frames. True while it goes on moving.
  bool advance(double now_s);
  bool is_gliding() const { return speed_px_s_ != 0; }

 private:
  struct Sample {
    double at = 0, time_s = 0;
  };
  void remember(double at, double now_s);
  double thrown_px_s(double now_s) const;

  double min_ = 0, max_ = 0, position_ = 0;
  bool is_held_ = false;
  double grabbed_at_ = 0, grabbed_position_ = 0;
  std::array<Sample, 8> samples_{};  // the latest places of the finger
  std::size_t sample_count_ = 0;
  double speed_px_s_ = 0, thrown_from_ = 0, thrown_s_ = 0;
};

}  // namespace odop::ui
