#include "platform/input_queue.h"

#include <algorithm>
#include <utility>

#include "platform/bounds.h"

namespace odop::platform {
namespace {

void append_utf8(std::string& out, char32_t c) {
  const auto byte = [&](char32_t value) { out += static_cast<char>(static_cast<unsigned char>(value)); };
  if (c < 0x80) {
    byte(c);
  } else if (c < 0x800) {
    byte(0xC0 | (c >> 6));
    byte(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    byte(0xE0 | (c >> 12));
    byte(0x80 | ((c >> 6) & 0x3F));
    byte(0x80 | (c & 0x3F));
  } else {
    byte(0xF0 | (c >> 18));
    byte(0x80 | ((c >> 12) & 0x3F));
    byte(0x80 | ((c >> 6) & 0x3F));
    byte(0x80 | (c & 0x3F));
  }
}

}  // namespace

void InputQueue::push(InputEvent event) {
  if (events_.size() >= input_events_max) {
    ++dropped_;
    return;
  }
  event.x_px = x_px_;
  event.y_px = y_px_;
  events_.push_back(std::move(event));
}

void InputQueue::pointer_moved(float x_px, float y_px) {
  x_px_ = x_px;
  y_px_ = y_px;
  if (!events_.empty() && events_.back().kind == InputEvent::Kind::moved) {
    events_.back().x_px = x_px;
    events_.back().y_px = y_px;
    return;
  }
  push({.kind = InputEvent::Kind::moved});
}

void InputQueue::pointer_button(bool down) {
  push({.kind = down ? InputEvent::Kind::pressed : InputEvent::Kind::released});
}

void InputQueue::wheel(float steps) {
  push({.kind = InputEvent::Kind::wheel, .wheel_steps = steps});
}

void InputQueue::release_held_as_typing() {
  for (const char32_t c : held_) push({.kind = InputEvent::Kind::character, .character = c});
  held_.clear();
}

void InputQueue::character(char32_t character, double now_s) {
  // Control characters and what is no Unicode scalar value come from scanners in a wrong mode and are nobody's text.
  if (character < 0x20 || character == 0x7F || character > 0x10FFFF || (character >= 0xD800 && character <= 0xDFFF))
    return;
  const double pause_s = now_s - held_last_s_ - unwatched_s_;
  if (!held_.empty() &&
      (pause_s > scan_key_gap_s || now_s - held_last_s_ > scan_pause_s_max || held_.size() >= scan_characters_max))
    release_held_as_typing();
  held_ += character;
  held_last_s_ = now_s;
  unwatched_s_ = 0;
}

void InputQueue::key(Key key, bool shift, bool control, double now_s) {
  if (key == Key::none) return;  // letters and modifiers arrive here too, in the middle of a scan
  if (key == Key::enter && held_.size() >= scan_characters_min &&
      now_s - held_last_s_ - unwatched_s_ <= scan_key_gap_s) {
    InputEvent scan{.kind = InputEvent::Kind::scan};
    for (const char32_t c : held_) append_utf8(scan.text, c);
    held_.clear();
    push(std::move(scan));
    return;
  }
  release_held_as_typing();
  push({.kind = InputEvent::Kind::key, .key = key, .shift = shift, .control = control});
}

void InputQueue::polling_begins(double now_s) {
  if (!held_.empty()) unwatched_s_ += std::max(0.0, now_s - std::max(polling_ended_s_, held_last_s_));
}

void InputQueue::polling_ends(double now_s) {
  polling_ended_s_ = now_s;
}

double InputQueue::typing_due_in_s(double now_s) const {
  if (held_.empty()) return -1;
  // Polling ended just now or is about to begin; what passed since then was not watched either.
  if (now_s - held_last_s_ > scan_pause_s_max) return 0;
  const double watched_s = std::min(now_s, std::max(polling_ended_s_, held_last_s_)) - held_last_s_ - unwatched_s_;
  return std::max(0.0, scan_key_gap_s - watched_s);
}

bool InputQueue::next(InputEvent& event, double now_s) {
  if (!held_.empty() && typing_due_in_s(now_s) <= 0) release_held_as_typing();
  if (events_.empty()) return false;
  event = std::move(events_.front());
  events_.pop_front();
  return true;
}

}  // namespace odop::platform
