// Where a picture lies while somebody looks at it closely: how much larger than the whole of it, pushed how far, never
// out of sight. Pure geometry over two Glides; the screen zoom_screen.cpp draws what it says. UI thread.
#pragma once

#include "ui/geometry.h"
#include "ui/glide.h"

namespace odop::ui {

inline constexpr double zoom_step = 1.5;  // of a key, and of two steps of a wheel
inline constexpr double zoom_times_min = 2, zoom_times_max = 8;

class ZoomFrame {
 public:
  // Another picture: whole again.
  void open(int width_px, int height_px);
  // The part of the window that shows it; at most so many pixels of the screen for the picture's width. What was in the
  // middle stays there.
  void set_window(const Rect& window, double width_px_max);

  double times() const { return times_; }  // 1: the whole picture just fits
  double times_max() const { return times_max_; }
  bool is_whole() const { return times_ <= 1; }
  // About that place of the screen, which stays where it is.
  void zoom_to(double times, float x, float y);
  void zoom_to(double times) { zoom_to(times, window_.middle_x(), window_.middle_y()); }
  // As by a key: at once, in pixels of the screen.
  void push(float across_px, float down_px);

  void grab(float x, float y, double now_s);
  void drag(float x, float y, double now_s);
  void let_go(double now_s, bool may_glide);
  bool is_held() const { return across_.is_held(); }
  bool advance(double now_s);
  bool is_gliding() const { return across_.is_gliding() || down_.is_gliding(); }

  Rect whole() const;                 // where all of the picture lies, seen or not
  Rect seen() const;                  // the part that is seen, 0 to 1 of its sides
  Rect whole_at(double times) const;  // its size at another zoom; the place is the middle of the window

 private:
  void set_bounds();
  float fit() const;  // screen pixels a picture pixel when it is whole

  int width_px_ = 4, height_px_ = 3;
  Rect window_{0, 0, 1, 1};
  double times_ = 1, times_max_ = zoom_times_min;
  Glide across_, down_;  // of the picture's left and top, from the window's
};

}  // namespace odop::ui
