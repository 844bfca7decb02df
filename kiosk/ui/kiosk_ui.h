// The kiosk's face: owns the screens, the way between them, the idle question and the inspect board, and is the frame
// loop's client. A program's main makes one, adds the showcase's and the till's screens, and runs a FrameLoop over it.
// UI thread only, except inspect_board() readers.
//
//   platform::Window window(...); platform::ImGuiShell shell(false); platform::TextureMaker textures(false);
//   ui::KioskUi kiosk({...}, shell, textures, catalogue_pictures, wake);
//   ui::Showcase showcase(kiosk, catalogue, ...);   // adds its screens
//   platform::FrameLoop(window, queue, shell, kiosk).run();
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/language.h"
#include "platform/frame_loop.h"
#include "platform/picture_loader.h"
#include "platform/texture.h"
#include "ui/access_band.h"
#include "ui/inspect.h"
#include "ui/low_reach.h"
#include "ui/screen.h"
#include "ui/text_draw.h"
#include "ui/ui.h"

namespace odop::ui {

struct KioskUiOptions {
  Language first_language = Language::hi;
  ThemeKind theme = ThemeKind::paper;
  bool is_inspected = false;
  bool has_reduced_motion = false;
  double idle_question_after_s = 45;
  double idle_answer_within_s = 20;
};

// A strip along the top of every screen, which gets less room by it: training has one.
struct TopStrip {
  std::function<double(bool is_portrait)> height_px;  // design px
  std::function<void(Ui&, const Rect&)> draw;
};

struct DisplayState {  // asked for at every frame: windows are resized and staff change the size in settings
  int width_px = 0, height_px = 0;
  double scale = 1;
  double ppi = 102.5;
};

class KioskUi final : public platform::FrameClient {
 public:
  // picture_bytes: encoded picture of the pack by name, empty when unknown; called from the loader's thread too.
  KioskUi(const KioskUiOptions& options, platform::ImGuiShell& shell, platform::TextureMaker& textures,
          platform::PictureLoader::Source picture_bytes, std::function<DisplayState()> display,
          std::function<void()> wake);

  // --- building
  void add_screen(std::unique_ptr<Screen> screen);  // its name must be new
  void add_set(ScreenSet& set) { sets_.push_back(&set); }

  // --- the way between screens; takes effect at once, `name` must have been added
  void show(std::string_view name);     // forgets the way here
  void push(std::string_view name);     // back() returns
  void replace(std::string_view name);  // the screen on top gives way
  void back();
  std::string_view current() const;
  bool can_go_back() const { return stack_.size() > 1; }

  // --- language and looks
  Language language() const;
  Language first_language() const { return options_.first_language; }  // after a visitor has left
  void set_language(Language language);
  void set_theme(ThemeKind kind);  // the stall's own, which a visitor's wish covers until they leave
  bool has_reduced_motion() const { return options_.has_reduced_motion || access_.has_reduced_motion; }
  // What the visitor in front of the screen needs to read it. Staff screens keep the stall's own looks.
  const AccessSettings& access() const { return access_; }
  void open_access();
  void set_top_strip(TopStrip strip) { top_strip_ = std::move(strip); }

  // --- idling
  void note_activity();  // a slip is printing, a code was scanned: not idle
  // Counts from the first frame on: before it nobody can have touched anything.
  double idle_s(double now_s) const { return last_activity_s_ <= 0 ? 0 : now_s - last_activity_s_; }
  bool asks_still_there() const { return asks_still_there_; }
  // The screen shown when a visitor left, default "attract"; shown by show() if it was added.
  void set_idle_screen(std::string name) { idle_screen_ = std::move(name); }
  void request_redraw() { needs_redraw_ = true; }

  Ui& ui() { return ui_; }
  const InspectBoard& inspect_board() const { return board_; }

  // --- platform::FrameClient
  void build_frame(const platform::InputEvent* event, double now_s) override;
  bool tick(double now_s) override;
  double next_tick_in_s(double now_s) const override;
  bool is_moving(double now_s) const override;
  ImU32 clear_colour() const override;
  void frame_shown(double now_s) override;

 private:
  void build_once(const platform::InputEvent* event, double now_s);
  void draw_idle_band(double now_s);
  void draw_access();
  void dress(const Screen& screen);
  void visitor_left();
  Screen& top() const;
  Screen& find(std::string_view name) const;

  KioskUiOptions options_;
  platform::ImGuiShell& shell_;
  std::function<DisplayState()> display_;
  TextPainter text_;
  platform::PictureLoader pictures_;
  Ui ui_;
  InspectBoard board_;
  ScreenInfo last_info_;
  std::map<std::string, std::unique_ptr<Screen>, std::less<>> screens_;
  std::vector<ScreenSet*> sets_;
  std::vector<Screen*> stack_;
  std::string idle_screen_ = "attract";
  double last_activity_s_ = 0;
  double now_s_ = 0;
  bool asks_still_there_ = false;
  TopStrip top_strip_;
  AccessSettings access_;
  bool is_access_open_ = false;
  LowReach low_reach_;
  bool needs_redraw_ = true;
};

}  // namespace odop::ui
