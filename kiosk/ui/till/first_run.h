// The first minutes of a kiosk, for people who have never seen a command line: language, day, fair, label, hub. Knows
// no disk and no pack: main looks for packs, makes the kiosk and answers. The steps that need the kiosk (printer,
// looks) come after it is made (TillScreens::go_on_with_first_run). UI thread only.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "core/catalogue.h"
#include "core/clock.h"
#include "ui/kiosk_ui.h"
#include "ui/screen.h"
#include "ui/till/clock_entry.h"
#include "ui/till/settings_editor.h"

namespace odop::ui {

// A file that ends in .odop, and what is in it or why it cannot be used.
struct FoundPack {
  std::string path;
  std::string place;  // the stick's or folder's name
  LocalText event, where;
  CivilDate first_day, last_day;
  int version = 0;
  bool is_demo = false;
  LocalText problem;  // empty: it can be used
  friend bool operator==(const FoundPack&, const FoundPack&) = default;
};

struct FirstRunChoice {
  std::string pack_path, label, hub, enrol_code;
};

struct FirstRunCallbacks {
  std::function<void(const FirstRunChoice&)> on_make;  // answered by set_refused, or by nothing: the kiosk is there
  std::function<void(std::int64_t utc_ms)> on_set_clock;
};

class FirstRun final : public ScreenSet {
 public:
  // label: of a kiosk that was begun and has no pack yet; empty: to be chosen.
  FirstRun(KioskUi& kiosk, const Clock& clock, std::string label, FirstRunCallbacks callbacks);

  void set_packs(std::vector<FoundPack> packs);  // after each look around
  void set_refused(LocalText sentence);
  void set_clock_answer(ClockSaid said);

  void after_frame(double now_s) override;
  bool tick(double now_s) override;
  double next_tick_in_s(double now_s) const override;
  void language_changed() override { prepare(); }

 private:
  class WizardScreen;
  void carry_out(const TillTouch& touch);
  void go_back();
  void next();
  void choose_pack(std::size_t number);
  void prepare();

  KioskUi& kiosk_;
  const Clock& clock_;
  FirstRunCallbacks callbacks_;
  SettingsEditor editor_;
  SettingsView view_;
  TillTouches touches_;
  std::vector<FoundPack> packs_;
  std::string chosen_pack_;
  bool has_looked_ = false, has_label_ = false, is_making_ = false, is_clock_setting_ = false, asks_clock_ = false;
  ClockSaid clock_said_ = ClockSaid::nothing;
  std::string digits_;
  LocalText refused_;
  std::size_t panel_ = 0;
  int shown_minute_ = -1;
};

}  // namespace odop::ui
