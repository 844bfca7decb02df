#include "programs/odop-kiosk/customer_display.h"

#include <algorithm>
#include <utility>

#include "text/words.h"

namespace odop::programs {

using platform::LogLevel, platform::SecondWindow;

CustomerDisplay::Stage::Stage(platform::PictureLoader::Source picture_bytes, std::function<ui::DisplayState()> display,
                              bool is_inspected)
    : kiosk({.first_language = current_language(), .is_inspected = is_inspected}, shell, textures,
            std::move(picture_bytes), std::move(display), [] { platform::Window::wake(); }),
      face(kiosk) {}

CustomerDisplay::CustomerDisplay(platform::PictureLoader::Source picture_bytes, ViewAt view_at, platform::Log& log,
                                 bool is_inspected)
    : picture_bytes_(std::move(picture_bytes)), view_at_(std::move(view_at)), log_(log), is_inspected_(is_inspected) {
  board_.set_enabled(is_inspected);
}

CustomerDisplay::~CustomerDisplay() = default;

void CustomerDisplay::set_place(std::optional<platform::SecondPlace> place) {
  if (place == place_) return;
  if (window_ != nullptr) close("its setting was changed");
  place_ = std::move(place);
  must_open_ = place_.has_value();
  last_why_.clear();
}

void CustomerDisplay::set_theme(ui::ThemeKind theme) {
  theme_ = theme;
  if (stage_ != nullptr) stage_->kiosk.set_theme(theme);
  needs_frame_ = true;
}

void CustomerDisplay::open() {
  must_open_ = false;
  std::string why;
  window_ = SecondWindow::open(*place_, "ODOP Kiosk: customer", why);
  if (window_ == nullptr) {
    // Said once, not at every monitor that comes and is not the one.
    if (why != last_why_) log_.write(LogLevel::warning, "customer display", "not shown: " + why);
    last_why_ = why;
    return;
  }
  last_why_.clear();
  log_.write(LogLevel::info, "customer display",
             "shown, " + std::to_string(window_->width_px()) + "x" + std::to_string(window_->height_px()));
  if (stage_ == nullptr) {
    const SecondWindow::Drawing drawing(*window_);
    stage_ = std::make_unique<Stage>(
        picture_bytes_,
        [this]() -> ui::DisplayState {
          if (window_ == nullptr) return {};
          return {window_->width_px(), window_->height_px(),
                  ui::customer_scale(window_->width_px(), window_->height_px()), window_->ppi()};
        },
        is_inspected_);
  }
  stage_->kiosk.set_theme(theme_);
  is_view_old_ = needs_frame_ = true;
}

void CustomerDisplay::close(const std::string& why) {
  window_.reset();
  board_.publish({});
  log_.write(LogLevel::warning, "customer display", "closed: " + why);
}

void CustomerDisplay::turn(double now_s) {
  if (!place_) return;
  const int changes = SecondWindow::monitor_changes();
  if (changes != std::exchange(monitor_changes_, changes) && window_ == nullptr) must_open_ = true;
  if (window_ != nullptr && window_->is_gone()) {
    close("its monitor is gone, or somebody closed it; the till goes on");
    return;
  }
  if (must_open_) open();
  if (window_ == nullptr) return;
  if (window_->take_needs_redraw()) needs_frame_ = true;
  if (is_view_old_ || now_s >= stage_->face.view().until_s) {
    is_view_old_ = false;
    if (stage_->face.show(view_at_(now_s))) needs_frame_ = true;
  }
  // Pictures that are ready become textures here, which both windows may do for each other.
  if (stage_->kiosk.tick(now_s)) needs_frame_ = true;
  if (needs_frame_) draw(now_s);
}

void CustomerDisplay::draw(double now_s) {
  needs_frame_ = false;
  const SecondWindow::Drawing drawing(*window_);
  Stage& stage = *stage_;
  stage.shell.begin_frame(window_->width_px(), window_->height_px(), now_s - last_frame_s_, nullptr);
  last_frame_s_ = now_s;
  stage.kiosk.build_frame(nullptr, now_s);
  stage.shell.end_frame_drawn(window_->width_px(), window_->height_px(), stage.kiosk.clear_colour());
  window_->show_frame();
  stage.kiosk.frame_shown(now_s);
  if (is_inspected_) board_.publish(*stage.kiosk.inspect_board().latest());
}

double CustomerDisplay::next_turn_in_s(double now_s) const {
  if (!place_) return 1e9;
  if (must_open_) return 0;
  if (window_ == nullptr) return 1e9;
  if (is_view_old_ || needs_frame_) return 0;
  return std::min(stage_->face.view().until_s - now_s, stage_->kiosk.next_tick_in_s(now_s));
}

}  // namespace odop::programs
