#include "ui/till/settings_editor.h"

#include <algorithm>
#include <charconv>

#include "core/page_link.h"
#include "core/training.h"
#include "text/words.h"

namespace odop::ui {

namespace {

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

std::string in_capitals(std::string text) {
  for (char& c : text)
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  return text;
}

}  // namespace

std::string printer_text_of(const StallSettings& settings) {
  return settings.printer_kind == "none" ? "none" : settings.printer_kind + ":" + settings.printer_address;
}

void read_printer_text(const std::string& text, StallSettings& settings) {
  const auto colon = text.find(':');
  settings.printer_kind = text.substr(0, colon);
  settings.printer_address = colon == std::string::npos ? "" : text.substr(colon + 1);
}

ThemeKind theme_from_word(std::string_view word) {
  return word == "dark" ? ThemeKind::dark : word == "high_contrast" ? ThemeKind::high_contrast : ThemeKind::paper;
}

void SettingsEditor::begin(StallSettings saved) {
  values_ = std::move(saved);
  field_.clear();
  problem_.clear();
  is_touched_ = false;
}

void SettingsEditor::leave_field() {
  field_.clear();
  problem_.clear();
}

void SettingsEditor::change(std::string& place, std::string value) {
  place = std::move(value);
  is_touched_ = true;
  problem_.clear();
}

bool SettingsEditor::carry_out(const TillTouch& touch) {
  switch (touch.act) {
    case TillAct::set_language:
      change(values_.language, touch.what);
      // At once, so that whoever sets the till up can read the rest.
      kiosk_.set_language(language_from_code(touch.what).value_or(Language::hi));
      return true;
    case TillAct::set_printer:
      if (values_.printer_kind != touch.what)
        change(values_.printer_address, touch.what == "usb" ? "/dev/usb/lp0" : "");
      change(values_.printer_kind, touch.what);
      return true;
    case TillAct::set_paper:
      change(values_.paper, touch.what);
      return true;
    case TillAct::set_theme:
      change(values_.theme, touch.what);
      kiosk_.set_theme(theme_from_word(touch.what));
      return true;
    case TillAct::set_scale:
      values_.scale_percent = static_cast<int>(touch.number);
      is_touched_ = true;
      problem_.clear();
      return true;
    case TillAct::set_customer_display:
      change(values_.customer_display, touch.what);
      return true;
    case TillAct::set_speech:
      change(values_.speech, touch.what);
      return true;
    case TillAct::set_listen:
      change(values_.listen, touch.what);
      return true;
    case TillAct::set_small_sales:
      change(values_.small_sales, touch.what);
      return true;
    case TillAct::edit_field:
      field_ = touch.what;
      problem_.clear();
      typing_.text = field_ == "hub"             ? (values_.hub.empty() ? "http://" : values_.hub)
                     : field_ == "code"          ? values_.enrol_code
                     : field_ == "label_printer" ? (values_.label_printer.empty() ? "tcp:" : values_.label_printer)
                     : field_ == "label"         ? (values_.label.empty() ? "K" : values_.label)
                     : field_ == "wifi_name"     ? values_.wifi_name
                     : field_ == "wifi_password" ? values_.wifi_password
                     : field_ == "page_address"  ? values_.page_address
                                                 : values_.printer_address;
      typing_.keys = KeyboardPage::latin;
      return true;
    case TillAct::submit:
      if (field_.empty()) return false;
      finish_field();
      return true;
    default:
      return false;
  }
}

// The network's name and password may have spaces; an empty field takes the value away.
void SettingsEditor::finish_page_field(const std::string& text) {
  if (field_ == "wifi_name" && !text.empty() && !may_be_wifi_name(text)) {
    problem_ = tr("A network's name has at most 32 letters.");
  } else if (field_ == "wifi_password" && !text.empty() && !may_be_wifi_password(text)) {
    problem_ = tr("A Wi-Fi password has 8 to 63 letters, digits and signs. Leave it empty for an open network.");
  } else if (field_ == "page_address" && !text.empty() && !parse_page_address(text)) {
    problem_ = tr("Write this computer's address on that Wi-Fi and a port from 1024 on, such as 192.168.50.1:8080");
  } else {
    change(field_ == "wifi_name"       ? values_.wifi_name
           : field_ == "wifi_password" ? values_.wifi_password
                                       : values_.page_address,
           text);
    field_.clear();
  }
}

void SettingsEditor::finish_field() {
  std::string text = typing_.text;
  if (field_ == "wifi_name" || field_ == "wifi_password" || field_ == "page_address") return finish_page_field(text);
  if (text == "http://" || (field_ == "label_printer" && (text == "tcp:" || text == "none"))) text.clear();
  if (has_control_or_space(text)) {
    problem_ = tr("An address has no spaces.");
    return;
  }
  if (field_ == "hub") {
    if (!text.empty() && !text.starts_with("http://") && !text.starts_with("https://")) {
      problem_ = tr("The hub's address begins with http:// or https://");
      return;
    }
    change(values_.hub, text);
  } else if (field_ == "code") {
    change(values_.enrol_code, in_capitals(text));
  } else if (field_ == "label_printer") {
    const bool is_known = text.starts_with("tcp:") || text.starts_with("usb:") || text.starts_with("file:");
    if (!text.empty() && !is_known) {
      problem_ = tr("A label printer's address begins with tcp: or usb:");
      return;
    }
    change(values_.label_printer, text);
  } else if (field_ == "label") {
    text = in_capitals(text);
    if (!may_be_a_stall(text)) {
      problem_ = tr("A label is one letter and one to three digits, such as K07.");
      return;
    }
    change(values_.label, text);
  } else {
    if (values_.printer_kind == "tcp" && !text.empty() && !has_port(text)) {
      problem_ = tr("A network printer's address ends with its number after a colon, such as :9100");
      return;
    }
    change(values_.printer_address, text);
  }
  field_.clear();
}

bool SettingsEditor::check_printer() {
  problem_.clear();
  if (values_.printer_kind == "none" || !values_.printer_address.empty()) return true;
  problem_ = tr("Write the printer's address first.");
  return false;
}

void SettingsEditor::show(SettingsView& view) const {
  view.language = values_.language;
  view.printer_kind = values_.printer_kind;
  view.printer_address = values_.printer_address;
  view.label_printer = values_.label_printer;
  view.paper = values_.paper;
  view.hub = values_.hub;
  view.enrol_code = values_.enrol_code;
  view.label = values_.label;
  view.theme = values_.theme;
  view.scale_percent = values_.scale_percent;
  view.has_customer_display = values_.customer_display != "off";
  view.has_speech = values_.speech == "on";
  view.has_listen = values_.listen != "off";
  view.has_small_sales = values_.small_sales == "on";
  view.wifi_name = values_.wifi_name;
  view.wifi_password = values_.wifi_password;
  view.page_address = values_.page_address;
  view.problem = problem_;
  view.is_typing = is_typing();
  view.field_title = field_ == "label"           ? tr("The kiosk's label")
                     : field_ == "code"          ? tr("The hub's one-time code")
                     : field_ == "wifi_name"     ? tr("Name of the Wi-Fi")
                     : field_ == "wifi_password" ? tr("Password of the Wi-Fi")
                                                 : tr("Address");
  view.field_has_signs = field_ != "label";
}

}  // namespace odop::ui
