#include "devices/printer_uri.h"

#include <algorithm>
#include <optional>

#include "devices/limits.h"

namespace odop {

namespace {

std::optional<std::uint16_t> parse_port(std::string_view text) {
  if (text.empty() || text.size() > 5) return std::nullopt;
  unsigned port = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    port = port * 10 + static_cast<unsigned>(c - '0');
  }
  if (port < 1 || port > 65'535) return std::nullopt;
  return static_cast<std::uint16_t>(port);
}

bool take_prefix(std::string_view& text, std::string_view prefix) {
  if (!text.starts_with(prefix)) return false;
  text.remove_prefix(prefix.size());
  return true;
}

// Cuts "?paper=58" or "?profile=NAME&qr=native" off the end. A path may hold a '?' of its own, so only the last one
// begins the options.
std::optional<PrinterUriRefusal> take_options(std::string_view& text, PrinterUri& uri) {
  const auto mark = text.rfind('?');
  if (mark == std::string_view::npos) return std::nullopt;
  auto option = text.substr(mark + 1);
  text = text.substr(0, mark);
  if (take_prefix(option, "profile=")) {
    const auto next = std::min(option.find('&'), option.size());
    auto qr = option.substr(next);
    const PrinterProfile* printer = find_printer(option.substr(0, next));
    if (!printer) return PrinterUriRefusal::profile_unknown;
    uri.profile = printer->name;
    uri.paper = printer->paper;
    if (qr.empty()) return std::nullopt;
    if (!take_prefix(qr, "&qr=")) return PrinterUriRefusal::option_unknown;
    if (qr != "native") return PrinterUriRefusal::qr_wrong;
    if (!printer->draws_qr) return PrinterUriRefusal::qr_not_native;
    uri.is_qr_native = true;
    return std::nullopt;
  }
  if (!take_prefix(option, "paper=")) return PrinterUriRefusal::option_unknown;
  if (option != "58" && option != "80") return PrinterUriRefusal::paper_wrong;
  uri.paper = option == "58" ? PaperWidth::mm58 : PaperWidth::mm80;
  return std::nullopt;
}

}  // namespace

std::string_view code_of(PrinterUriRefusal refusal) {
  switch (refusal) {
    case PrinterUriRefusal::too_long:
      return "too_long";
    case PrinterUriRefusal::unknown_kind:
      return "unknown_kind";
    case PrinterUriRefusal::path_missing:
      return "path_missing";
    case PrinterUriRefusal::host_missing:
      return "host_missing";
    case PrinterUriRefusal::port_missing:
      return "port_missing";
    case PrinterUriRefusal::port_wrong:
      return "port_wrong";
    case PrinterUriRefusal::option_unknown:
      return "option_unknown";
    case PrinterUriRefusal::paper_wrong:
      return "paper_wrong";
    case PrinterUriRefusal::profile_unknown:
      return "profile_unknown";
    case PrinterUriRefusal::qr_wrong:
      return "qr_wrong";
    case PrinterUriRefusal::qr_not_native:
      return "qr_not_native";
    case PrinterUriRefusal::label_printer:
      return "label_printer";
    case PrinterUriRefusal::control_character:
      return "control_character";
  }
  return "unknown_kind";
}

std::string_view advice_of(PrinterUriRefusal refusal) {
  switch (refusal) {
    case PrinterUriRefusal::too_long:
      return "the printer's address is longer than 1024 bytes";
    case PrinterUriRefusal::unknown_kind:
      return "write none, file:PATH, tcp:HOST:PORT or usb:DEVICE";
    case PrinterUriRefusal::path_missing:
      return "write the path after the colon, as in usb:/dev/usb/lp0";
    case PrinterUriRefusal::host_missing:
      return "write the printer's address, as in tcp:192.168.1.50:9100";
    case PrinterUriRefusal::port_missing:
      return "write the port after the address, usually 9100";
    case PrinterUriRefusal::port_wrong:
      return "a port is a number from 1 to 65535, usually 9100";
    case PrinterUriRefusal::option_unknown:
      return "after ? only paper=58, paper=80, profile=NAME or profile=NAME&qr=native is known";
    case PrinterUriRefusal::paper_wrong:
      return "paper is 58 or 80 millimetres";
    case PrinterUriRefusal::profile_unknown: {
      static const std::string names = "no printer of this name is known; write one of " + known_printer_names();
      return names;
    }
    case PrinterUriRefusal::qr_wrong:
      return "after &qr= only native is known; leave it out and the code is sent as a picture, as every printer can";
    case PrinterUriRefusal::qr_not_native:
      return "this printer is not known to draw codes itself; leave &qr=native out";
    case PrinterUriRefusal::label_printer:
      return "this is a label printer and prints no bills; odop print DIR --labels sends labels to it";
    case PrinterUriRefusal::control_character:
      return "the printer's address holds a character that cannot be shown";
  }
  return "";
}

Result<PrinterUri, PrinterUriRefusal> parse_printer_uri(std::string_view text) {
  if (text.size() > device_limits::printer_uri_bytes_max) return Refused{PrinterUriRefusal::too_long};
  if (std::any_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }))
    return Refused{PrinterUriRefusal::control_character};
  PrinterUri uri;
  if (text == "none") return uri;
  if (take_prefix(text, "file:"))
    uri.kind = PrinterKind::file;
  else if (take_prefix(text, "tcp:"))
    uri.kind = PrinterKind::tcp;
  else if (take_prefix(text, "usb:"))
    uri.kind = PrinterKind::usb;
  else
    return Refused{PrinterUriRefusal::unknown_kind};

  if (const auto refusal = take_options(text, uri)) return Refused{*refusal};
  if (uri.kind != PrinterKind::tcp) {
    if (text.empty()) return Refused{PrinterUriRefusal::path_missing};
    uri.path = text;
    return uri;
  }
  if (text.starts_with('[')) {
    const auto close = text.find(']');
    if (close == std::string_view::npos || close == 1) return Refused{PrinterUriRefusal::host_missing};
    uri.host = text.substr(1, close - 1);
    text.remove_prefix(close + 1);
  } else {
    const auto colon = text.find(':');
    uri.host = text.substr(0, colon);
    if (uri.host.empty()) return Refused{PrinterUriRefusal::host_missing};
    text.remove_prefix(std::min(colon, text.size()));
  }
  if (!take_prefix(text, ":")) return Refused{PrinterUriRefusal::port_missing};
  if (text.empty()) return Refused{PrinterUriRefusal::port_missing};
  const auto port = parse_port(text);
  if (!port) return Refused{PrinterUriRefusal::port_wrong};
  uri.port = *port;
  return uri;
}

Result<PrinterUri, PrinterUriRefusal> parse_receipt_printer_uri(std::string_view text) {
  auto uri = parse_printer_uri(text);
  if (uri && profile_of(*uri).language != PrinterLanguage::esc_pos) return Refused{PrinterUriRefusal::label_printer};
  return uri;
}

PrinterProfile profile_of(const PrinterUri& uri) {
  const PrinterProfile* printer = uri.profile.empty() ? nullptr : find_printer(uri.profile);
  PrinterProfile profile = printer ? *printer : default_profile(uri.paper);
  profile.is_qr_native = uri.is_qr_native && profile.draws_qr;
  return profile;
}

std::string to_string(const PrinterUri& uri) {
  // A path with a question mark of its own needs the option written out, or its tail would be read as one.
  const bool needs_option = uri.paper == PaperWidth::mm58 || uri.path.find('?') != std::string::npos;
  const std::string option = !uri.profile.empty() ? "?profile=" + uri.profile + (uri.is_qr_native ? "&qr=native" : "")
                             : !needs_option      ? ""
                             : uri.paper == PaperWidth::mm58 ? "?paper=58"
                                                             : "?paper=80";
  switch (uri.kind) {
    case PrinterKind::none:
      return "none";
    case PrinterKind::file:
      return "file:" + uri.path + option;
    case PrinterKind::usb:
      return "usb:" + uri.path + option;
    case PrinterKind::tcp: {
      const bool is_v6 = uri.host.find(':') != std::string::npos;
      return "tcp:" + (is_v6 ? "[" + uri.host + "]" : uri.host) + ":" + std::to_string(uri.port) + option;
    }
  }
  return "none";
}

}  // namespace odop
