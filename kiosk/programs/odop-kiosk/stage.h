// The window and what draws in it; the first-run wizard hands it on to the kiosk, so that the screen never goes dark
// between the two. UI thread only.
#pragma once

#include "platform/imgui_shell.h"
#include "platform/input_queue.h"
#include "platform/texture.h"
#include "platform/window.h"
#include "programs/odop-kiosk/kiosk_app.h"
#include "ui/kiosk_ui.h"

namespace odop::programs {

struct Stage {
  platform::InputQueue queue;
  platform::Window window;
  platform::ImGuiShell shell{false};
  platform::TextureMaker textures{false};

  Stage(const KioskOptions& options, double scale)
      : window({.fullscreen = options.fullscreen,
                .width_px = options.width_px,
                .height_px = options.height_px,
                .scale_override = scale},
               queue) {}
  ui::DisplayState display() const { return {window.width_px(), window.height_px(), window.scale(), window.ppi()}; }
};

}  // namespace odop::programs
