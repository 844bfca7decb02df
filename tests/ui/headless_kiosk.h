// A kiosk without a display: real screens, real text, real requests, no GL. Tests touch widgets by their id.
#pragma once

#include <functional>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>

#include "platform/imgui_shell.h"
#include "platform/input_queue.h"
#include "platform/texture.h"
#include "ui/kiosk_ui.h"

namespace odop::tests {

class HeadlessKiosk {
 public:
  explicit HeadlessKiosk(int width_px = 1920, int height_px = 1080, double scale = 1.0)
      : display_{width_px, height_px, scale, 102.5},
        shell_(true),
        textures_(true),
        kiosk_(
            options(), shell_, textures_, [this](const std::string& name) { return pictures_ ? pictures_(name) : ""; },
            [this] { return display_; }, [] {}) {}

  ui::KioskUi& kiosk() { return kiosk_; }
  double now_s() const { return now_s_; }
  void set_pictures(std::function<std::string(const std::string&)> pictures) { pictures_ = std::move(pictures); }

  // One painted frame, as the loop draws it.
  void draw() {
    kiosk_.tick(now_s_);
    shell_.begin_frame(display_.width_px, display_.height_px, 0.016, nullptr);
    kiosk_.build_frame(nullptr, now_s_);
    shell_.end_frame_drawn(display_.width_px, display_.height_px, kiosk_.clear_colour());
    kiosk_.frame_shown(now_s_);
  }
  void pass(double seconds) {
    now_s_ += seconds;
    kiosk_.tick(now_s_);
    draw();
  }
  void give(const platform::InputEvent& event) {
    now_s_ += 0.01;
    shell_.begin_frame(display_.width_px, display_.height_px, 0.01, &event);
    kiosk_.build_frame(&event, now_s_);
    shell_.end_frame_undrawn();
  }
  void press(float x, float y) { give({.kind = platform::InputEvent::Kind::pressed, .x_px = x, .y_px = y}); }
  void release(float x, float y) { give({.kind = platform::InputEvent::Kind::released, .x_px = x, .y_px = y}); }
  void touch_at(float x, float y) {
    press(x, y);
    release(x, y);
    draw();
  }
  void key(platform::Key key, bool shift = false) {
    give({.kind = platform::InputEvent::Kind::key, .key = key, .shift = shift});
    draw();
  }
  void type(char32_t c) {
    give({.kind = platform::InputEvent::Kind::character, .character = c});
    draw();
  }
  void scan(const std::string& code) {
    give({.kind = platform::InputEvent::Kind::scan, .text = code});
    draw();
  }

  std::shared_ptr<const ui::ScreenInfo> screen() const { return kiosk_.inspect_board().latest(); }
  const ui::WidgetInfo* find(std::string_view id) const {
    shown_ = screen();
    for (const ui::WidgetInfo& widget : shown_->widgets)
      if (widget.id == id) return &widget;
    return nullptr;
  }
  // Touches the middle of a widget that is visible now.
  void touch(std::string_view id) {
    const ui::WidgetInfo* widget = find(id);
    if (widget == nullptr) throw std::runtime_error("not on the screen: " + std::string(id));
    touch_at(widget->rect.middle_x(), widget->rect.middle_y());
  }

 private:
  static ui::KioskUiOptions options() { return {.is_inspected = true}; }
  ui::DisplayState display_;
  std::function<std::string(const std::string&)> pictures_;
  platform::ImGuiShell shell_;
  platform::TextureMaker textures_;
  ui::KioskUi kiosk_;
  double now_s_ = 100;
  mutable std::shared_ptr<const ui::ScreenInfo> shown_;
};

}  // namespace odop::tests
