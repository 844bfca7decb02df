#include "ui/showcase/zoom_frame.h"

#include <algorithm>
#include <cassert>

namespace odop::ui {
namespace {

// A side that is shorter than the window stands in the middle; a longer one may be pushed until its end is reached.
void bound(Glide& glide, double window, double side) {
  if (side <= window)
    glide.set_bounds((window - side) / 2, (window - side) / 2);
  else
    glide.set_bounds(window - side, 0);
}

}  // namespace

void ZoomFrame::open(int width_px, int height_px) {
  assert(width_px > 0 && height_px > 0);
  width_px_ = width_px;
  height_px_ = height_px;
  times_ = 1;
  across_ = {};
  down_ = {};
  set_bounds();
}

float ZoomFrame::fit() const {
  return std::min(window_.w / static_cast<float>(width_px_), window_.h / static_cast<float>(height_px_));
}

void ZoomFrame::set_window(const Rect& window, double width_px_max) {
  const bool is_same = window.x == window_.x && window.y == window_.y && window.w == window_.w && window.h == window_.h;
  const Rect middle = seen();
  window_ = {window.x, window.y, std::max(1.0f, window.w), std::max(1.0f, window.h)};
  times_max_ = std::clamp(width_px_max / (static_cast<double>(width_px_) * fit()), zoom_times_min, zoom_times_max);
  times_ = std::min(times_, times_max_);
  set_bounds();
  if (is_same) return;
  const Rect now = whole();
  across_.jump_to(window_.w / 2 - now.w * middle.middle_x());
  down_.jump_to(window_.h / 2 - now.h * middle.middle_y());
}

Rect ZoomFrame::whole() const {
  const float scale = fit() * static_cast<float>(times_);
  return {window_.x + static_cast<float>(across_.position()), window_.y + static_cast<float>(down_.position()),
          static_cast<float>(width_px_) * scale, static_cast<float>(height_px_) * scale};
}

Rect ZoomFrame::whole_at(double times) const {
  const float scale = fit() * static_cast<float>(times);
  return window_.centred(static_cast<float>(width_px_) * scale, static_cast<float>(height_px_) * scale);
}

Rect ZoomFrame::seen() const {
  const Rect all = whole();
  const float left = std::max(all.x, window_.x), right = std::min(all.right(), window_.right());
  const float top = std::max(all.y, window_.y), bottom = std::min(all.bottom(), window_.bottom());
  return {(left - all.x) / all.w, (top - all.y) / all.h, (right - left) / all.w, (bottom - top) / all.h};
}

void ZoomFrame::set_bounds() {
  const float scale = fit() * static_cast<float>(times_);
  bound(across_, window_.w, static_cast<float>(width_px_) * scale);
  bound(down_, window_.h, static_cast<float>(height_px_) * scale);
}

void ZoomFrame::zoom_to(double times, float x, float y) {
  const Rect before = whole();
  const double from = times_;
  times_ = std::clamp(times, 1.0, times_max_);
  const double grown = times_ / from;
  set_bounds();
  across_.jump_to((x - window_.x) - (x - before.x) * grown);
  down_.jump_to((y - window_.y) - (y - before.y) * grown);
}

void ZoomFrame::push(float across_px, float down_px) {
  across_.jump_to(across_.position() + across_px);
  down_.jump_to(down_.position() + down_px);
}

void ZoomFrame::grab(float x, float y, double now_s) {
  across_.grab(x, now_s);
  down_.grab(y, now_s);
}

void ZoomFrame::drag(float x, float y, double now_s) {
  across_.drag(x, now_s);
  down_.drag(y, now_s);
}

void ZoomFrame::let_go(double now_s, bool may_glide) {
  across_.let_go(now_s, may_glide);
  down_.let_go(now_s, may_glide);
}

bool ZoomFrame::advance(double now_s) {
  const bool is_moving_across = across_.advance(now_s), is_moving_down = down_.advance(now_s);
  return is_moving_across || is_moving_down;
}

}  // namespace odop::ui
