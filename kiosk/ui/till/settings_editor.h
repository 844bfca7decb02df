// What staff choose for a till: values, what touches do to them, the field that is being typed into, and the sentences
// for what cannot be. Behind the settings screen (TillScreens) and the first-run wizard (FirstRun); knows no disk. UI
// thread only.
#pragma once

#include <string>
#include <string_view>

#include "ui/keyboard.h"
#include "ui/kiosk_ui.h"
#include "ui/till/touches.h"
#include "ui/till/views.h"

namespace odop::ui {

struct StallSettings {
  std::string language = "hi", printer_kind = "none", printer_address, paper = "80", hub, theme = "paper";
  int scale_percent = 0;                 // 0: by the display
  std::string label_printer;             // its whole address, "tcp:192.168.1.60:9100?profile=TSC-TE244"; empty: none
  std::string customer_display = "off";  // or where: "auto", "HDMI-1", "1280x800+1920+0"
  std::string speech = "off";            // or "on"
  std::string small_sales = "off";       // or "on": below Rs 200 without a bill, unless the buyer wants one
  std::string listen = "on";             // or "off": whether visitors can have a page read to them
  std::string wifi_name, wifi_password, page_address;  // of the page for visitors' phones; no address: none is served
  std::string label, enrol_code;                       // the first run only
  friend bool operator==(const StallSettings&, const StallSettings&) = default;
};
// "none", "usb:/dev/usb/lp0", "tcp:192.168.1.50:9100", as the books keep it.
std::string printer_text_of(const StallSettings& settings);
void read_printer_text(const std::string& text, StallSettings& settings);

ThemeKind theme_from_word(std::string_view word);  // "dark", "high_contrast"; anything else is paper

class SettingsEditor {
 public:
  explicit SettingsEditor(KioskUi& kiosk) : kiosk_(kiosk) {}

  void begin(StallSettings saved);
  const StallSettings& values() const { return values_; }
  bool is_touched() const { return is_touched_; }
  void set_touched(bool is_touched) { is_touched_ = is_touched; }

  // True when the touch was one of the editor's own: language, printer, paper, theme, size, display, typing.
  bool carry_out(const TillTouch& touch);
  bool is_typing() const { return !field_.empty(); }
  void leave_field();
  // False with a sentence in problem(): a printer without an address.
  bool check_printer();

  const std::string& problem() const { return problem_; }
  void set_problem(std::string sentence) { problem_ = std::move(sentence); }
  SettingsTyping& typing() { return typing_; }
  void show(SettingsView& view) const;

 private:
  void finish_field();
  void finish_page_field(const std::string& text);
  void change(std::string& place, std::string value);

  KioskUi& kiosk_;
  StallSettings values_;
  std::string field_;  // "printer", "hub", "code", "label", "wifi_name" ...; empty: no keyboard
  std::string problem_;
  SettingsTyping typing_;
  bool is_touched_ = false;
};

}  // namespace odop::ui
