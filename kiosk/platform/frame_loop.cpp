#include "platform/frame_loop.h"

#include <algorithm>

#include "platform/bounds.h"

namespace odop::platform {

FrameLoop::FrameLoop(Window& window, InputQueue& queue, ImGuiShell& shell, FrameClient& client)
    : window_(window), queue_(queue), shell_(shell), client_(client) {}

void FrameLoop::wake() {
  is_woken_ = true;
  Window::wake();
}

void FrameLoop::request_frames(int frames) {
  frames_wanted_ = std::max(frames_wanted_, frames);
}

void FrameLoop::run() {
  while (!is_stopped_ && !window_.should_close()) turn(wait_s_max);
}

bool FrameLoop::turn(double timeout_s_max) {
  const double before_s = Window::now_s();
  double timeout_s = std::min(timeout_s_max, std::max(0.0, client_.next_tick_in_s(before_s)));
  if (const double typing_s = queue_.typing_due_in_s(before_s); typing_s >= 0)
    timeout_s = std::min(timeout_s, typing_s);
  if (companion_ != nullptr) timeout_s = std::min(timeout_s, std::max(0.0, companion_->next_turn_in_s(before_s)));
  if (frames_wanted_ > 0) timeout_s = 0;
  if (client_.is_moving(before_s))
    timeout_s = std::min(timeout_s, std::max(0.0, last_frame_s_ + animation_frame_s - before_s));
  window_.wait_for_events(timeout_s);

  const double now_s = Window::now_s();
  if (is_woken_.exchange(false) || window_.take_needs_redraw()) request_frames(1);
  if (client_.tick(now_s)) request_frames(1);
  InputEvent event;
  while (queue_.next(event, now_s)) {
    shell_.begin_frame(window_.width_px(), window_.height_px(), now_s - last_logical_s_, &event);
    last_logical_s_ = now_s;
    client_.build_frame(&event, now_s);
    shell_.end_frame_undrawn();
    // A pointer that only moves changes nothing on a touch screen, so it draws nothing.
    if (event.kind != InputEvent::Kind::moved) request_frames(frames_after_change);
  }
  if (client_.is_moving(now_s) && now_s >= last_frame_s_ + animation_frame_s - 0.002) request_frames(1);
  const bool is_drawn = frames_wanted_ > 0;
  if (is_drawn) {
    --frames_wanted_;
    draw_once();
  }
  turn_companion(is_drawn);
  return is_drawn;
}

void FrameLoop::turn_companion(bool is_drawn) {
  if (companion_ == nullptr) return;
  const double now_s = Window::now_s();
  // Hands that never rest must not keep the other display out of date for good.
  if (is_drawn && now_s < companion_turned_s_ + companion_wait_s_max) return;
  companion_turned_s_ = now_s;
  companion_->turn(now_s);
}

void FrameLoop::draw_once() {
  const double now_s = Window::now_s();
  shell_.begin_frame(window_.width_px(), window_.height_px(), now_s - last_logical_s_, nullptr);
  last_logical_s_ = now_s;
  client_.build_frame(nullptr, now_s);
  shell_.end_frame_drawn(window_.width_px(), window_.height_px(), client_.clear_colour());
  if (observer_) observer_(window_);
  window_.show_frame();
  last_frame_s_ = Window::now_s();
  client_.frame_shown(last_frame_s_);
  if (companion_ != nullptr) companion_->window_shown();
}

}  // namespace odop::platform
