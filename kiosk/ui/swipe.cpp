#include "ui/swipe.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "platform/bounds.h"
#include "ui/bounds.h"

namespace odop::ui {

using Kind = platform::InputEvent::Kind;

bool Swipe::begin_frame(const platform::InputEvent* event, double now_s, double scale, bool is_painting) {
  scale_ = scale;
  now_s_ = now_s;
  if (is_painting) {
    places_before_ = std::move(places_);
    places_.clear();
  }
  if (event == nullptr) return false;
  if (event->kind == Kind::pressed) {
    turns_ = 0;  // a finger on a list that still turns stops it
    is_down_ = true;
    is_stroking_ = false;
    from_x_ = x_ = event->x_px;
    from_y_ = event->y_px;
    speed_ = 0;
    moved_s_ = now_s;
    stroked_.clear();
    const auto& places = places_.empty() ? places_before_ : places_;
    for (const Place& place : places)
      if (place.area.contains(from_x_, from_y_)) {
        stroked_ = place.id;
        width_ = place.area.w;
      }
    return false;
  }
  if (!is_down_ || stroked_.empty()) {
    if (event->kind == Kind::released) is_down_ = false;
    return false;
  }
  if (event->kind == Kind::moved || event->kind == Kind::released) {
    const double passed_s = std::max(now_s - moved_s_, 0.001);
    const auto fresh = static_cast<float>(std::min(1.0, passed_s / swipe_speed_over_s));
    speed_ += ((event->x_px - x_) / static_cast<float>(passed_s) - speed_) * fresh;
    x_ = event->x_px;
    moved_s_ = now_s;
  }
  if (event->kind == Kind::released) {
    if (is_stroking_) release();
    is_down_ = is_stroking_ = false;
    return false;
  }
  if (event->kind != Kind::moved || is_stroking_) return false;
  const float dx = std::abs(x_ - from_x_), dy = std::abs(event->y_px - from_y_);
  if (dx < swipe_begins_px * scale_ || dx < 1.5f * dy) return false;
  is_stroking_ = true;
  return true;
}

void Swipe::release() {
  const float dx = x_ - from_x_;
  const double speed = std::abs(speed_) / scale_;
  // Meant: far enough, or fast enough and not back again.
  const bool is_far = std::abs(dx) > std::min(0.18f * width_, static_cast<float>(240 * scale_));
  const bool is_fast = speed > swipe_turns_px_a_second && speed_ * dx > 0;
  if (!is_far && !is_fast) {
    slid_since_s_ = now_s_;
    slid_from_px_ =
        std::clamp(dx * 0.25f, static_cast<float>(-swipe_lean_px * scale_), static_cast<float>(swipe_lean_px * scale_));
    return;
  }
  const int more = is_fast ? static_cast<int>((speed - swipe_turns_px_a_second) / swipe_more_px_a_second) : 0;
  turns_ = (dx < 0 ? 1 : -1) * (1 + std::clamp(more, 0, swipe_more_pages_max));
  turned_ = 0;
  next_turn_s_ = now_s_;
}

float Swipe::turn(std::string_view id, const Rect& area, int& page, int pages, bool has_reduced_motion) {
  if (std::none_of(places_.begin(), places_.end(), [&](const Place& place) { return place.id == id; }))
    places_.push_back({std::string(id), area});
  if (stroked_ != id) return 0;
  if (turns_ != 0 && now_s_ >= next_turn_s_) {
    const int step = turns_ > 0 ? 1 : -1;
    const int wanted = page + step;
    turns_ = wanted < 0 || wanted >= pages ? 0 : turns_ - step;
    // The last of a fling comes slowest, as a wheel comes to rest.
    next_turn_s_ = now_s_ + swipe_page_s * (1 + 0.5 * turned_++);
    slid_since_s_ = now_s_;
    if (wanted >= 0 && wanted < pages) {
      page = wanted;
      slid_from_px_ = static_cast<float>(step * swipe_lean_px * scale_);
    } else {
      slid_from_px_ = static_cast<float>(-step * swipe_lean_px * scale_);
    }
  }
  if (has_reduced_motion) return 0;
  if (is_stroking_) {
    // It leans less the farther it is pulled, and never over what stands beside it.
    const auto most = static_cast<float>(swipe_lean_px * scale_);
    const float pulled = x_ - from_x_;
    return most * pulled / (std::abs(pulled) + 3 * most);
  }
  const double into_s = now_s_ - slid_since_s_;
  if (slid_since_s_ < 0 || into_s >= swipe_slide_s) return 0;
  const auto left = static_cast<float>(1 - into_s / swipe_slide_s);
  return slid_from_px_ * left * left;
}

double Swipe::wanted_s() const {
  if (is_stroking_) return now_s_;
  if (turns_ != 0 || (slid_since_s_ >= 0 && now_s_ - slid_since_s_ < swipe_slide_s))
    return now_s_ + platform::animation_frame_s;
  return std::numeric_limits<double>::max();
}

}  // namespace odop::ui
