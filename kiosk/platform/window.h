// The kiosk's one window with its GL context. UI thread only, except wake(). Its callbacks fill an InputQueue; nothing
// here knows what is drawn.
#pragma once

#include <memory>
#include <string>

#include "platform/image.h"
#include "platform/input_queue.h"

namespace odop::platform {

struct WindowOptions {
  std::string title = "ODOP Kiosk";
  bool fullscreen = false;
  int width_px = 1366, height_px = 768;  // of a window; fullscreen takes the monitor's mode
  bool hide_cursor = false;              // touch screens
  double scale_override = 0;             // 0: from the monitor's millimetres
};

class Window {
 public:
  // Throws MachineError "device" with a sentence when there is no display or no GL 3.
  Window(const WindowOptions& options, InputQueue& queue);
  ~Window();
  Window(const Window&) = delete;
  Window& operator=(const Window&) = delete;

  int width_px() const { return width_px_; }
  int height_px() const { return height_px_; }
  // Real px per design px, see display_scale.h; follows the window's size.
  double scale() const;
  void set_scale_override(double scale) { scale_override_ = scale; }
  double ppi() const { return ppi_; }

  bool should_close() const;
  void request_close();
  // Sleeps until something happens, at most that long; 0 only looks.
  void wait_for_events(double timeout_s);
  // True once after the window was resized, uncovered or otherwise lost its picture.
  bool take_needs_redraw();
  void show_frame();  // swaps the buffers
  // The frame just drawn, before show_frame(); for tests and contact sheets.
  Image read_pixels() const;
  // Ends a wait from any thread.
  static void wake();
  static double now_s();  // steady seconds

 private:
  struct Handle;
  std::unique_ptr<Handle> handle_;
  int width_px_ = 0, height_px_ = 0;
  double ppi_ = 0;
  double scale_override_ = 0;
};

}  // namespace odop::platform
