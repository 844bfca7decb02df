// What a screen is to the window: one thing to do, drawn from a prepared view, answering with requests. Showcase and
// till screens implement Screen; KioskUi owns them and shows one at a time. UI thread only.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "ui/ui.h"

namespace odop::ui {

// What happens when nobody touches the screen (DESIGN.md 6).
enum class IdleRule : std::uint8_t {
  none,      // attract, first-run wizard: nothing to leave
  showcase,  // 45 s -> "Still there?" for 20 s -> attract, in Hindi
  staff,     // never times out by itself; the till decides when to lock (see KioskUi::idle_s)
};

class Screen {
 public:
  virtual ~Screen() = default;
  // Stable, as `--inspect` reports it: "home", "product", "till.pin".
  virtual std::string_view name() const = 0;
  // One logical frame: reads its view, draws, appends requests. Never computes, never blocks, never touches the disk.
  virtual void draw(Ui& ui) = 0;
  virtual IdleRule idle_rule() const { return IdleRule::staff; }
  // Colour behind everything, painted by clearing: costs nothing.
  virtual ImU32 ground(const Theme& theme) const { return theme.paper; }
  // Esc or "back" on this screen; false: the navigator goes one screen back. Staff screens that must not be left by Esc
  // return true.
  virtual bool take_back() { return false; }
  // A scanner read a code while this screen was on top.
  virtual void scanned(const std::string& /*code*/) {}
  virtual void opened() {}
  virtual void closed() {}
  // True while something moves on it: drawn at up to 30 frames a second.
  virtual bool is_moving(double /*now_s*/) const { return false; }
};

// A family of screens with the state behind them: the showcase, the till. Called by KioskUi around the frames.
class ScreenSet {
 public:
  virtual ~ScreenSet() = default;
  // After each logical frame: turn requests into navigation, views and deeds.
  virtual void after_frame(double now_s) = 0;
  // At each wake, before drawing: answers of other threads, time. True when the screen must be drawn again.
  virtual bool tick(double /*now_s*/) { return false; }
  // Seconds until tick() has something to do.
  virtual double next_tick_in_s(double /*now_s*/) const { return 1e9; }
  // The visitor left, or attract comes back: forget what they looked at.
  virtual void visitor_left() {}
  // The language was switched: prepared texts must be prepared again.
  virtual void language_changed() {}
};

}  // namespace odop::ui
