// Settings and the first-run wizard: what is shown, changed and saved.
#include <algorithm>
#include <charconv>
#include <map>

#include "text/indian_numbers.h"
#include "text/words.h"
#include "ui/till/screens.h"
#include "ui/till/sentences.h"

namespace odop::ui {

namespace {

// What only the settings screen saves; a hub may be known from odop init.
constexpr const char* setting_names[] = {"language", "printer", "paper", "display_scale", "theme"};

using Panel = SettingsPanel;
const std::vector<SettingsPanel> settings_panels{Panel::language, Panel::date,   Panel::printer,
                                                 Panel::hub,      Panel::screen, Panel::phones};
// A kiosk made by odop init is led through all of it; one made by the first run has two steps left of its seven.
// Phones come later: most stalls have no Wi-Fi of their own.
const std::vector<SettingsPanel> wizard_panels{Panel::language, Panel::date, Panel::printer, Panel::hub, Panel::screen};
const std::vector<SettingsPanel> first_run_panels{Panel::language, Panel::date,    Panel::pack,  Panel::label,
                                                  Panel::hub,      Panel::printer, Panel::screen};
constexpr std::size_t first_run_steps_done = 5;

std::string value_or(const std::map<std::string, std::string>& settings, const char* name, const char* otherwise) {
  const auto found = settings.find(name);
  return found == settings.end() ? otherwise : found->second;
}

}  // namespace

bool TillScreens::needs_wizard() const {
  const auto now = state();
  return std::none_of(std::begin(setting_names), std::end(setting_names),
                      [&](const char* name) { return now->settings.contains(name); });
}

void TillScreens::show_wizard() {
  load_settings();
  is_wizard_ = true;
  wizard_ends_ = false;
  panels_ = wizard_panels;
  panel_ = panel_first_ = 0;
  show("till.wizard");
}

void TillScreens::go_on_with_first_run() {
  load_settings();
  is_wizard_ = true;
  wizard_ends_ = false;
  panels_ = first_run_panels;
  panel_ = panel_first_ = first_run_steps_done;
  show("till.wizard");
}

// What the books have; the printer's kind and address are one text there: "tcp:192.168.1.50:9100".
StallSettings TillScreens::saved_settings() const {
  const auto now = state();
  StallSettings settings;
  settings.language = value_or(now->settings, "language", "hi");
  read_printer_text(value_or(now->settings, "printer", "none"), settings);
  settings.paper = value_or(now->settings, "paper", "80");
  settings.hub = value_or(now->settings, "hub", "");
  settings.theme = value_or(now->settings, "theme", "paper");
  settings.label_printer = value_or(now->settings, "label_printer", "");
  settings.customer_display = value_or(now->settings, "customer_display", "off");
  settings.speech = value_or(now->settings, "speech", "off");
  settings.small_sales = value_or(now->settings, "small_sales", "off");
  settings.listen = value_or(now->settings, "listen", "on");
  settings.wifi_name = value_or(now->settings, "wifi_name", "");
  settings.wifi_password = value_or(now->settings, "wifi_password", "");
  settings.page_address = value_or(now->settings, "page_address", "");
  const std::string scale = value_or(now->settings, "display_scale", "0");
  std::from_chars(scale.data(), scale.data() + scale.size(), settings.scale_percent);
  return settings;
}

void TillScreens::apply_theme() {
  kiosk_.set_theme(is_training() ? ThemeKind::training : theme_from_word(saved_settings().theme));
}

void TillScreens::load_settings() {
  StallSettings saved = saved_settings();
  if (needs_wizard()) saved.language = std::string(code_of(kiosk_.language()));
  editor_.begin(std::move(saved));
  clock_said_ = ClockSaid::nothing;
  panels_ = settings_panels;
  panel_first_ = 0;
  panel_ = std::min(panel_, panels_.size() - 1);
  apply_theme();
}

void TillScreens::set_clock_answer(ClockSaid said) {
  is_clock_setting_ = false;
  clock_said_ = said;
  // Staff have just said what day it is: that is the confirmation a suspect clock asks for.
  if (said == ClockSaid::is_set && kiosk_.current() == "till.clock" && staff_ != nullptr)
    clock_request_ = thread_.post(till::ConfirmClock{staff_->code});
  prepare();
}

void TillScreens::carry_out_settings(const TillTouch& touch) {
  if (!settings_requests_.empty()) return;
  if (editor_.carry_out(touch)) return;
  switch (touch.act) {
    case TillAct::choose_panel:
      panel_ = static_cast<std::size_t>(touch.number);
      return;
    case TillAct::change_clock:
      if (!is_clock_setting_) ask(Question::set_clock);
      return;
    case TillAct::save_settings:
      return save_settings();
    case TillAct::test_page:
      // The page shows whether what is on the screen works, so it is saved first.
      save_settings();
      if (editor_.problem().empty() && callbacks_.on_test_page) {
        if (settings_requests_.empty())
          callbacks_.on_test_page();
        else
          test_page_after_saving_ = true;
      }
      return;
    case TillAct::wizard_next:
      if (panel_ + 1 < panels_.size()) {
        ++panel_;
        return;
      }
      wizard_ends_ = true;
      return save_settings();
    default:
      return;
  }
}

void TillScreens::save_settings() {
  if (!editor_.check_printer()) {
    const auto printer = std::find(panels_.begin(), panels_.end(), SettingsPanel::printer);
    panel_ = static_cast<std::size_t>(printer - panels_.begin());
    wizard_ends_ = false;
    return;
  }
  const StallSettings& chosen = editor_.values();
  const std::pair<const char*, std::string> all[] = {{"language", chosen.language},
                                                     {"printer", printer_text_of(chosen)},
                                                     {"paper", chosen.paper},
                                                     {"hub", chosen.hub},
                                                     {"theme", chosen.theme},
                                                     {"display_scale", std::to_string(chosen.scale_percent)},
                                                     {"customer_display", chosen.customer_display},
                                                     {"label_printer", chosen.label_printer},
                                                     {"speech", chosen.speech},
                                                     {"small_sales", chosen.small_sales},
                                                     {"listen", chosen.listen},
                                                     {"wifi_name", chosen.wifi_name},
                                                     {"wifi_password", chosen.wifi_password},
                                                     {"page_address", chosen.page_address}};
  const auto now = state();
  // Each code is good once; what was sent already is not sent again.
  if (!chosen.enrol_code.empty() && chosen.enrol_code != saved_code_) {
    saved_code_ = chosen.enrol_code;
    settings_requests_.push_back({thread_.post(till::SaveSetting{"enrol_code", saved_code_}), "hub", chosen.hub});
  }
  for (const auto& [name, value] : all) {
    const auto found = now->settings.find(name);
    // The books have no hub, no label printer and no Wi-Fi where the address is empty, most stalls no second display
    // and no voice at the till, and visitors can listen: that is not a change to save again and again.
    const bool is_nothing = name == std::string_view("listen") ? value == "on" : value.empty() || value == "off";
    const bool is_kept = found != now->settings.end() ? found->second == value : is_nothing;
    if (is_kept) continue;
    settings_requests_.push_back({thread_.post(till::SaveSetting{name, value}), name, value});
  }
  if (settings_requests_.empty()) {
    editor_.set_touched(false);
    if (wizard_ends_) setting_saved(0);
  }
}

void TillScreens::setting_saved(std::uint64_t request) {
  const auto found = std::find_if(settings_requests_.begin(), settings_requests_.end(),
                                  [&](const Saving& one) { return one.request == request; });
  if (found != settings_requests_.end()) {
    const Saving saved = *found;
    settings_requests_.erase(found);
    if (callbacks_.on_setting) callbacks_.on_setting(saved.name, saved.value);
  }
  if (!settings_requests_.empty()) return;
  editor_.set_touched(false);
  if (std::exchange(test_page_after_saving_, false) && callbacks_.on_test_page) callbacks_.on_test_page();
  if (!wizard_ends_) return;
  wizard_ends_ = is_wizard_ = false;
  if (staff_ != nullptr)
    signed_in();
  else
    lock();
}

void TillScreens::prepare_settings() {
  const Translator& words = Translator::of(kiosk_.language());
  const CivilTime now = ist_from_utc_ms(clock_.utc_ms());
  settings_view_ = {};
  settings_view_.bar = make_bar();
  settings_view_.is_wizard = is_wizard_;
  if (is_wizard_) settings_view_.bar.stall = tr("Setting up the till");
  settings_view_.can_go_back = !is_wizard_ || panel_ > panel_first_ || staff_ != nullptr;
  settings_view_.panel = panel_;
  settings_view_.panels = panels_;
  settings_view_.date = format_date_long(now.date, words);
  settings_view_.offers_small_sales =
      std::any_of(catalogue_.suppliers.begin(), catalogue_.suppliers.end(),
                  [](const Supplier& supplier) { return supplier.profile != SellerProfile::unregistered; });
  settings_view_.time = format_time_24(now.hour, now.minute);
  settings_view_.clock_note = clock_sentence(clock_said_);
  settings_view_.clock_note_is_bad = clock_said_ != ClockSaid::is_set;
  settings_view_.is_clock_busy = is_clock_setting_;
  settings_view_.asks_code = !state()->is_enrolled || sync_.state == TillSyncView::State::needs_person;
  using State = TillPrinterView::State;
  settings_view_.printer_now = printer_.state == State::trouble    ? tr(advice_for_printer(printer_.trouble).title)
                               : printer_.state == State::none     ? ""
                               : printer_.state == State::printing ? tr("The printer is printing.")
                                                                   : tr("The printer is ready.");
  if (!saved_settings().page_address.empty())
    settings_view_.page_now = phone_page_ ? tr("The page is served.")
                                          : tr("The page is not served yet: is the Wi-Fi on, and is this its address?");
  settings_view_.is_busy = !settings_requests_.empty();
  settings_view_.is_saved = !editor_.is_touched() && settings_requests_.empty();
  editor_.show(settings_view_);
  if (question_ == Question::set_clock) settings_view_.dialog = make_clock_dialog(typed_);
}

}  // namespace odop::ui
