// The customer's display beside the till: a window of its own, a KioskUi of its own over it, and the rule when to draw:
// only when what it says has changed, and after the till's own frame. Without its monitor the till goes on; when one
// appears it is tried again. UI thread only; the kiosk's window must outlive it.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "platform/frame_loop.h"
#include "platform/imgui_shell.h"
#include "platform/log.h"
#include "platform/second_window.h"
#include "platform/texture.h"
#include "ui/kiosk_ui.h"
#include "ui/till/customer_screen.h"

namespace odop::programs {

class CustomerDisplay final : public platform::FrameCompanion {
 public:
  using ViewAt = std::function<ui::CustomerView(double now_s)>;
  // view_at: what it shall show; asked whenever the till's screen was drawn, and when the last view said so.
  CustomerDisplay(platform::PictureLoader::Source picture_bytes, ViewAt view_at, platform::Log& log, bool is_inspected);
  ~CustomerDisplay() override;

  // nullopt: off. Opened at the next turn.
  void set_place(std::optional<platform::SecondPlace> place);
  void set_theme(ui::ThemeKind theme);
  // What it shows now; an empty screen while it is off.
  const ui::InspectBoard& board() const { return board_; }

  void window_shown() override { is_view_old_ = true; }
  void turn(double now_s) override;
  double next_turn_in_s(double now_s) const override;

 private:
  // Its letters, pictures and screens; made when the first window opens, kept when a monitor goes for a while.
  struct Stage {
    platform::ImGuiShell shell{false};
    platform::TextureMaker textures{false};
    ui::KioskUi kiosk;
    ui::CustomerFace face;
    Stage(platform::PictureLoader::Source picture_bytes, std::function<ui::DisplayState()> display, bool is_inspected);
  };
  void open();
  void close(const std::string& why);
  void draw(double now_s);

  const platform::PictureLoader::Source picture_bytes_;
  const ViewAt view_at_;
  platform::Log& log_;
  const bool is_inspected_;
  ui::InspectBoard board_;
  std::optional<platform::SecondPlace> place_;
  bool must_open_ = false;
  int monitor_changes_ = 0;
  std::string last_why_;
  ui::ThemeKind theme_ = ui::ThemeKind::paper;
  std::unique_ptr<Stage> stage_;
  std::unique_ptr<platform::SecondWindow> window_;
  bool is_view_old_ = true, needs_frame_ = true;
  double last_frame_s_ = 0;
};

}  // namespace odop::programs
