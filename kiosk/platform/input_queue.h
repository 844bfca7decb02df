// Touches, keys and scans in the order they happened, handed out one at a time, so that a slow frame loses none.
// Filled by the window's callbacks, emptied by the frame loop; both on the UI thread. No GLFW and no ImGui in here.
#pragma once

#include <cstdint>
#include <deque>
#include <string>

namespace odop::platform {

enum class Key : std::uint8_t {
  none,
  tab,
  enter,
  escape,
  backspace,
  del,
  left,
  right,
  up,
  down,
  page_up,
  page_down,
  home,
  end,
  f1,
  f2,
  f3,
  f4,
  f5,
  f6,
  f7,
  f8,
  f9,
  f10,
  f11,
  f12
};

struct InputEvent {
  enum class Kind : std::uint8_t { moved, pressed, released, key, character, scan, wheel };
  Kind kind = Kind::moved;
  float x_px = 0, y_px = 0;  // where the pointer was when it happened
  Key key = Key::none;
  bool shift = false;
  bool control = false;
  char32_t character = 0;
  std::string text = {};  // of a scan: what the code says, without the Return
  float wheel_steps = 0;  // up is positive
};

// A barcode scanner is a keyboard that types fast and ends with Return. Characters that may belong to a scan are held
// back for scan_key_gap_s; slower ones come out as typing. The time in which nobody looked (a slow frame) does not
// count as a pause between two keys, or a scan that straddles a frame would fall apart.
class InputQueue {
 public:
  void pointer_moved(float x_px, float y_px);
  void pointer_button(bool down);
  void wheel(float steps);
  void key(Key key, bool shift, bool control, double now_s);
  void character(char32_t character, double now_s);

  // Called around each wait for events, with a steady clock.
  void polling_begins(double now_s);
  void polling_ends(double now_s);

  // The oldest event; moves without a press in between are joined into the last of them. False when there is none.
  bool next(InputEvent& event, double now_s);
  bool is_empty() const { return events_.empty(); }
  // Seconds until held-back characters turn out to be typing; negative when none are held.
  double typing_due_in_s(double now_s) const;
  std::uint64_t dropped() const { return dropped_; }

 private:
  void push(InputEvent event);
  void release_held_as_typing();

  std::deque<InputEvent> events_;
  std::u32string held_;
  double held_last_s_ = 0;
  double unwatched_s_ = 0;  // time without polling since the last held character
  double polling_ended_s_ = 0;
  float x_px_ = 0, y_px_ = 0;
  std::uint64_t dropped_ = 0;
};

}  // namespace odop::platform
