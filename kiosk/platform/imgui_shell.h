// Dear ImGui reduced to what the kiosk needs of it: draw lists and their GL renderer. This file's .cpp is the one place
// that knows ImGui's versions (1.86 as in Debian 12, up to 1.92). Input does not pass through ImGui's key or text
// widgets: screens get InputEvents, one a logical frame. One shell a window, each with an ImGui context of its own. UI
// thread only.
#pragma once

#include <imgui.h>

#include "platform/input_queue.h"

namespace odop::platform {

class ImGuiShell {
 public:
  // headless: no GL at all, for tests of screens.
  explicit ImGuiShell(bool headless);
  ~ImGuiShell();
  ImGuiShell(const ImGuiShell&) = delete;
  ImGuiShell& operator=(const ImGuiShell&) = delete;

  // Opens a logical frame with at most one press or release applied; screens draw into draw_list().
  void begin_frame(int width_px, int height_px, double elapsed_s, const InputEvent* event);
  ImDrawList* draw_list() const;
  // Throws away what was drawn: a logical frame that only moves the input forward.
  void end_frame_undrawn();
  // Clears to the colour (0xAABBGGRR) and draws. In headless mode the vertices are made and not sent anywhere.
  void end_frame_drawn(int width_px, int height_px, ImU32 clear_colour);
  // Empties the draw list of the open frame, for building it once more after a full glyph atlas was cleared.
  void restart_drawing();

 private:
  void apply(const InputEvent& event);
  void make_current() const { ImGui::SetCurrentContext(context_); }
  ImGuiContext* context_;
  bool headless_;
  bool is_root_open_ = false;
};

}  // namespace odop::platform
