// A finger that strokes sideways over the pages of a list: the page leans after it, turns when it was meant, and a
// fling turns several, ever more slowly. The keys beside the list do the same one by one. One of these in every Ui; UI
// thread.
//
//   const float lean_px = ui.swiped("things", area, page, pages);    where the page's content is drawn this time
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "platform/input_queue.h"
#include "ui/geometry.h"

namespace odop::ui {

class Swipe {
 public:
  // True when a touch has just become a stroke: whatever the finger was on is let go. scale: real px of a design px.
  bool begin_frame(const platform::InputEvent* event, double now_s, double scale, bool is_painting);
  // The list `id` has `pages` of them and stands in `area` (as on the window). May change `page`; answers the sideways
  // shift of its content in px. Without motion pages turn and nothing slides.
  float turn(std::string_view id, const Rect& area, int& page, int pages, bool has_reduced_motion);
  // The next look that a movement wants; the largest double when everything is still.
  double wanted_s() const;
  bool is_stroking() const { return is_stroking_; }

 private:
  struct Place {
    std::string id;
    Rect area;
  };
  void release();
  std::vector<Place> places_, places_before_;  // of this painted frame and of the one before, where fingers come down
  std::string stroked_;                        // the list under the finger, or the one that still turns
  double scale_ = 1, now_s_ = 0;
  bool is_down_ = false, is_stroking_ = false;
  float from_x_ = 0, from_y_ = 0, x_ = 0, width_ = 0;
  float speed_ = 0;  // px a second, of the last tenth of a second
  double moved_s_ = 0;
  int turns_ = 0;  // pages still to be turned, backwards below 0
  double next_turn_s_ = 0;
  int turned_ = 0;  // since the finger lifted
  double slid_since_s_ = -1;
  float slid_from_px_ = 0;
};

}  // namespace odop::ui
