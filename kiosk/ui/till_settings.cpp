// Settings and the first-run wizard: what is shown, changed and saved.
#include <algorithm>
#include <charconv>
#include <map>

#include "text/indian_numbers.h"
#include "text/words.h"
#include "ui/till_screens.h"
#include "ui/till_sentences.h"

namespace odop::ui {

namespace {

// What only the settings screen saves; a hub may be known from odop init.
constexpr const char* setting_names[] = {"language", "printer", "paper", "display_scale"};

std::string value_or(const std::map<std::string, std::string>& settings, const char* name, const char* otherwise) {
  const auto found = settings.find(name);
  return found == settings.end() ? otherwise : found->second;
}

bool has_port(const std::string& address) {
  const auto colon = address.rfind(':');
  if (colon == std::string::npos || colon == 0) return false;
  int port = 0;
  const char* end = address.data() + address.size();
  const auto read = std::from_chars(address.data() + colon + 1, end, port);
  return read.ec == std::errc() && read.ptr == end && port >= 1 && port <= 65'535;
}

bool has_control_or_space(const std::string& text) {
  return std::any_of(text.begin(), text.end(),
                     [](char c) { return static_cast<unsigned char>(c) <= 0x20 || c == 0x7F; });
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
  panel_ = 0;
  show("till.wizard");
}

// What the books have; the printer's kind and address are one text there: "tcp:192.168.1.50:9100".
TillScreens::Settings TillScreens::saved_settings() const {
  const auto now = state();
  Settings settings;
  settings.language = value_or(now->settings, "language", "hi");
  const std::string printer = value_or(now->settings, "printer", "none");
  const auto colon = printer.find(':');
  settings.printer_kind = printer.substr(0, colon);
  if (colon != std::string::npos) settings.printer_address = printer.substr(colon + 1);
  settings.paper = value_or(now->settings, "paper", "80");
  settings.hub = value_or(now->settings, "hub", "");
  const std::string scale = value_or(now->settings, "display_scale", "0");
  std::from_chars(scale.data(), scale.data() + scale.size(), settings.scale_percent);
  return settings;
}

void TillScreens::load_settings() {
  settings_ = saved_settings();
  if (needs_wizard()) settings_.language = std::string(code_of(kiosk_.language()));
  address_of_.clear();
  settings_problem_.clear();
  settings_touched_ = false;
}

void TillScreens::carry_out_settings(const TillTouch& touch) {
  if (!settings_requests_.empty()) return;
  const auto change = [&](auto& place, auto value) {
    place = value;
    settings_touched_ = true;
    settings_problem_.clear();
  };
  switch (touch.act) {
    case TillAct::choose_panel:
      panel_ = static_cast<int>(touch.number);
      return;
    case TillAct::set_language:
      change(settings_.language, touch.what);
      // At once, so that whoever sets the till up can read the rest.
      kiosk_.set_language(language_from_code(touch.what).value_or(Language::hi));
      return;
    case TillAct::set_printer:
      if (settings_.printer_kind != touch.what)
        change(settings_.printer_address, std::string(touch.what == "usb" ? "/dev/usb/lp0" : ""));
      change(settings_.printer_kind, touch.what);
      return;
    case TillAct::set_paper:
      return change(settings_.paper, touch.what);
    case TillAct::set_scale:
      return change(settings_.scale_percent, static_cast<int>(touch.number));
    case TillAct::edit_address:
      address_of_ = touch.what;
      address_ = touch.what == "hub" ? (settings_.hub.empty() ? "http://" : settings_.hub) : settings_.printer_address;
      address_keys_ = KeyboardPage::latin;
      return;
    case TillAct::submit: {
      if (address_of_.empty()) return;
      if (address_ == "http://") address_.clear();
      if (has_control_or_space(address_)) {
        settings_problem_ = tr("An address has no spaces.");
        return;
      }
      if (address_of_ == "hub") {
        if (!address_.empty() && !address_.starts_with("http://") && !address_.starts_with("https://")) {
          settings_problem_ = tr("The hub's address begins with http:// or https://");
          return;
        }
        change(settings_.hub, address_);
      } else {
        if (settings_.printer_kind == "tcp" && !address_.empty() && !has_port(address_)) {
          settings_problem_ = tr("A network printer's address ends with its number after a colon, such as :9100");
          return;
        }
        change(settings_.printer_address, address_);
      }
      address_of_.clear();
      return;
    }
    case TillAct::save_settings:
      return save_settings();
    case TillAct::test_page:
      // The page shows whether what is on the screen works, so it is saved first.
      save_settings();
      if (settings_problem_.empty() && callbacks_.on_test_page) {
        if (settings_requests_.empty())
          callbacks_.on_test_page();
        else
          test_page_after_saving_ = true;
      }
      return;
    case TillAct::wizard_next:
      if (panel_ + 1 < 5) {
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
  settings_problem_.clear();
  if (settings_.printer_kind != "none" && settings_.printer_address.empty()) {
    settings_problem_ = tr("Write the printer's address first.");
    panel_ = 2;
    wizard_ends_ = false;
    return;
  }
  const std::string printer =
      settings_.printer_kind == "none" ? "none" : settings_.printer_kind + ":" + settings_.printer_address;
  const std::pair<const char*, std::string> all[] = {{"language", settings_.language},
                                                     {"printer", printer},
                                                     {"paper", settings_.paper},
                                                     {"hub", settings_.hub},
                                                     {"display_scale", std::to_string(settings_.scale_percent)}};
  const auto now = state();
  for (const auto& [name, value] : all) {
    const auto found = now->settings.find(name);
    // The books have no hub when its address is empty: that is not a change to save again and again.
    const bool is_kept =
        found != now->settings.end() ? found->second == value : name == std::string_view("hub") && value.empty();
    if (is_kept) continue;
    settings_requests_.push_back({thread_.post(till::SaveSetting{name, value}), name, value});
  }
  if (settings_requests_.empty()) {
    settings_touched_ = false;
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
  settings_touched_ = false;
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
  settings_view_.panel = panel_;
  settings_view_.panels = {tr("Language"), tr("Date"), tr("Printer"), tr("Hub"), tr("Size")};
  settings_view_.language = settings_.language;
  settings_view_.date = format_date_long(now.date, words);
  settings_view_.time = format_time_24(now.hour, now.minute);
  settings_view_.printer_kind = settings_.printer_kind;
  settings_view_.printer_address = settings_.printer_address;
  settings_view_.paper = settings_.paper;
  settings_view_.hub = settings_.hub;
  settings_view_.scale_percent = settings_.scale_percent;
  using State = TillPrinterView::State;
  settings_view_.printer_now = printer_.state == State::trouble    ? tr(advice_for_printer(printer_.trouble).title)
                               : printer_.state == State::none     ? ""
                               : printer_.state == State::printing ? tr("The printer is printing.")
                                                                   : tr("The printer is ready.");
  settings_view_.is_busy = !settings_requests_.empty();
  settings_view_.is_saved = !settings_touched_ && settings_requests_.empty();
  settings_view_.problem = settings_problem_;
  settings_view_.is_address_edited = !address_of_.empty();
}

}  // namespace odop::ui
