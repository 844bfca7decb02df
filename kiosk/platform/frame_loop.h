// When the kiosk draws and when it sleeps. Owns no screen: it hands each input event to its client in a logical frame
// of its own, draws only when something changed, and otherwise waits, so that a still screen costs no processor time.
// Runs on the UI thread; wake() may be called from any.
#pragma once

#include <atomic>
#include <functional>

#include "platform/imgui_shell.h"
#include "platform/input_queue.h"
#include "platform/window.h"

namespace odop::platform {

class FrameClient {
 public:
  virtual ~FrameClient() = default;
  // Builds one logical frame, with at most one event. Called between begin_frame and end_frame of the shell.
  virtual void build_frame(const InputEvent* event, double now_s) = 0;
  // Called at each wake: time, worker threads, loaded pictures. True when the screen must be drawn again.
  virtual bool tick(double now_s) = 0;
  // Seconds until tick() has something to do; the loop never sleeps longer. Large when nothing is planned.
  virtual double next_tick_in_s(double now_s) const = 0;
  // True while something moves; the loop draws at most 30 frames a second then.
  virtual bool is_moving(double now_s) const = 0;
  virtual ImU32 clear_colour() const = 0;
  // The frame is on the screen.
  virtual void frame_shown(double now_s) = 0;
};

// Something beside the window that the loop looks after: another display. It waits until the window has drawn all it
// wants, so that it never stands between a touch and its frame.
class FrameCompanion {
 public:
  virtual ~FrameCompanion() = default;
  // The window shows something new.
  virtual void window_shown() = 0;
  virtual void turn(double now_s) = 0;
  // Seconds until turn() has something to do.
  virtual double next_turn_in_s(double now_s) const = 0;
};

class FrameLoop {
 public:
  FrameLoop(Window& window, InputQueue& queue, ImGuiShell& shell, FrameClient& client);

  // Returns when the window is closed or stop() was called.
  void run();
  // One turn: waits, hands out events, draws when needed. True when a frame was drawn.
  bool turn(double timeout_s_max);
  void draw_once();
  void stop() { is_stopped_ = true; }
  void request_frames(int frames);
  void set_companion(FrameCompanion* companion) { companion_ = companion; }
  // Called with every drawn frame before it is shown; for screenshots.
  void set_frame_observer(std::function<void(Window&)> observer) { observer_ = std::move(observer); }

  // Ends the wait from any thread and makes the next turn draw.
  void wake();

 private:
  void turn_companion(bool is_drawn);
  Window& window_;
  InputQueue& queue_;
  ImGuiShell& shell_;
  FrameClient& client_;
  std::function<void(Window&)> observer_;
  FrameCompanion* companion_ = nullptr;
  double companion_turned_s_ = 0;
  int frames_wanted_ = frames_after_first_;
  double last_frame_s_ = 0, last_logical_s_ = 0;
  bool is_stopped_ = false;
  std::atomic<bool> is_woken_{false};
  static constexpr int frames_after_first_ = 1;
};

}  // namespace odop::platform
