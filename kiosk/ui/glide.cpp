#include "ui/glide.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace odop::ui {

void Glide::set_bounds(double min, double max) {
  assert(min <= max);
  min_ = min;
  max_ = max;
  position_ = std::clamp(position_, min_, max_);
}

void Glide::jump_to(double position) {
  position_ = std::clamp(position, min_, max_);
  speed_px_s_ = 0;
  // Under a finger that still holds it, it goes on from here.
  if (is_held_ && sample_count_ > 0) {
    grabbed_at_ = samples_[(sample_count_ - 1) % samples_.size()].at;
    grabbed_position_ = position_;
  }
}

void Glide::grab(double at, double now_s) {
  advance(now_s);
  speed_px_s_ = 0;
  is_held_ = true;
  grabbed_at_ = at;
  grabbed_position_ = position_;
  sample_count_ = 0;
  remember(at, now_s);
}

void Glide::drag(double at, double now_s) {
  // Asked again in a frame in which the finger rests: that is no movement.
  if (!is_held_ || at == samples_[(sample_count_ - 1) % samples_.size()].at) return;
  remember(at, now_s);
  position_ = std::clamp(grabbed_position_ + at - grabbed_at_, min_, max_);
  // Pushed against its end it follows the finger back at once, not only when the finger has come all the way back.
  grabbed_at_ = at;
  grabbed_position_ = position_;
}

void Glide::let_go(double now_s, bool may_glide) {
  if (!is_held_) return;
  is_held_ = false;
  const double speed = may_glide ? thrown_px_s(now_s) : 0;
  if (std::abs(speed) < glide_speed_px_s_min) return;
  speed_px_s_ = std::clamp(speed, -glide_speed_px_s_max, glide_speed_px_s_max);
  thrown_from_ = position_;
  thrown_s_ = now_s;
}

bool Glide::advance(double now_s) {
  if (speed_px_s_ == 0) return false;
  // Friction takes the same part of the speed in each moment, so the way has an end that is known from the start.
  const double left = std::exp(-std::max(0.0, now_s - thrown_s_) / glide_slows_in_s);
  const double wanted = thrown_from_ + speed_px_s_ * glide_slows_in_s * (1 - left);
  position_ = std::clamp(wanted, min_, max_);
  if (position_ != wanted || std::abs(speed_px_s_) * left < glide_speed_px_s_min) speed_px_s_ = 0;
  return speed_px_s_ != 0;
}

void Glide::remember(double at, double now_s) {
  // Several places at one time are one place: the last.
  if (sample_count_ > 0 && samples_[(sample_count_ - 1) % samples_.size()].time_s == now_s)
    samples_[(sample_count_ - 1) % samples_.size()].at = at;
  else
    samples_[sample_count_++ % samples_.size()] = {at, now_s};
}

double Glide::thrown_px_s(double now_s) const {
  const Sample& last = samples_[(sample_count_ - 1) % samples_.size()];
  if (now_s - last.time_s > glide_rest_s) return 0;
  Sample first = last;
  for (std::size_t i = 1; i < std::min(sample_count_, samples_.size()); ++i) {
    const Sample& earlier = samples_[(sample_count_ - 1 - i) % samples_.size()];
    if (now_s - earlier.time_s > glide_rest_s) break;
    first = earlier;
  }
  const double time_s = last.time_s - first.time_s;
  return time_s > 0.001 ? (last.at - first.at) / time_s : 0;
}

}  // namespace odop::ui
