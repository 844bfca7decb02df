// Low reach, for whoever sits in a wheelchair or is small (EN 301 549, 8.3): while it is on, a bar at the foot of every
// visitors' screen holds one large key, which brings the upper half of the page down into the lower half of the window
// and takes it back up. No screen knows of it: the page gets less room by the bar, and Ui::begin_page() shows it lower.
// Owned by KioskUi; UI thread only.
#pragma once

#include "ui/ui.h"

namespace odop::ui {

class LowReach {
 public:
  // Around the drawing of a page.
  void begin_page(Ui& ui, double now_s);
  // What is above a page that was brought down, and the bar. has_bar: false while a band covers the foot.
  void end_page(Ui& ui, bool has_bar, double now_s);

  bool is_down() const { return is_down_; }
  // Another page, or the next visitor: up, at once.
  void forget() { *this = {}; }
  // The keyboard went on to the half that is not shown.
  void take_up(const Ui& ui, double now_s);
  bool is_moving(double now_s) const { return now_s < moving_until_s_; }

 private:
  void set_down(const Ui& ui, bool is_down, double now_s);
  float down_px(double now_s) const;
  void draw_ground(Ui& ui, const Rect& ground) const;

  bool is_down_ = false;
  double moving_until_s_ = -1;
  float half_px_ = 0;  // of the page
};

// What the bar takes from a page.
float low_reach_bar_height(const Ui& ui);

}  // namespace odop::ui
