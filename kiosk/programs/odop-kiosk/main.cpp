// odop-kiosk: the screen at the stall. Reads its options and runs the kiosk; everything else is kiosk_app.
#include <CLI/CLI.hpp>
#include <cstdio>
#include <iostream>

#include "core/errors.h"
#include "programs/odop-kiosk/kiosk_app.h"

namespace {

enum ExitCode : int { good = 0, refused = 1, misuse = 2, failed = 3 };

}  // namespace

int main(int argc, char** argv) {
  using namespace odop;
  CLI::App app{"The showcase and the till of a stall", "odop-kiosk"};
  programs::KioskOptions options;
  std::string size = "1366x768", language = "hi", printer, label_printer, label_size, inspect, customer_display;
  app.set_version_flag("--version", "odop-kiosk " ODOP_VERSION);
  app.add_option("--data", options.data, "the kiosk's data folder; an empty or missing one is made into a kiosk")
      ->required();
  auto* fullscreen = app.add_flag("--fullscreen", options.fullscreen, "the whole screen");
  app.add_option("--window", size, "WIDTHxHEIGHT of a window")->excludes(fullscreen);
  app.add_option("--lang", language, "first language of the showcase")
      ->check(CLI::IsMember({"hi", "en", "ur", "bn", "gu", "pa", "mr", "ne"}));
  app.add_option("--printer", printer,
                 "none | file:PATH[?paper=58] | tcp:HOST:PORT | usb:DEVICE; else what the settings screen says");
  app.add_option("--label-printer", label_printer,
                 "a second printer, for price tags: as --printer, with ?profile=NAME");
  app.add_option("--label-size", label_size, "its stickers in millimetres, as in 50x30 (default)");
  app.add_option("--customer-display", customer_display,
                 "auto | monitor's number or name | WxH+X+Y: a second display for the customer; else what the settings "
                 "screen says");
  app.add_option("--hub", options.hub, "address of the hub; else what the settings screen says");
  app.add_option("--pack", options.pack_hint, "first run: an event pack, or a folder of packs, to offer");
  app.add_option("--inspect", inspect, "a unix socket that tells what is on the screen; off by default");
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? good : misuse;
  }
  if (std::sscanf(size.c_str(), "%dx%d", &options.width_px, &options.height_px) != 2 || options.width_px < 320 ||
      options.height_px < 320) {
    std::cerr << "odop-kiosk: --window " << size << ": write WIDTHxHEIGHT, at least 320x320\n";
    return misuse;
  }
  options.language = language_from_code(language).value_or(Language::hi);
  options.inspect = inspect;
  if (!printer.empty()) {
    const auto uri = parse_receipt_printer_uri(printer);
    if (!uri) {
      std::cerr << "odop-kiosk: --printer " << printer << ": " << advice_of(uri.reason()) << "\n";
      return misuse;
    }
    options.printer = *uri;
  }
  if (!label_printer.empty()) {
    const auto uri = parse_printer_uri(label_printer);
    if (!uri) {
      std::cerr << "odop-kiosk: --label-printer " << label_printer << ": " << advice_of(uri.reason()) << "\n";
      return misuse;
    }
    options.label_printer = LabelPrinter{.uri = *uri, .sticker = parse_sticker_size(label_size)};
  }
  if (!label_size.empty() && (label_printer.empty() || !parse_sticker_size(label_size))) {
    std::cerr << "odop-kiosk: --label-size " << label_size
              << ": write WIDTHxHEIGHT in millimetres, as in 50x30, beside --label-printer\n";
    return misuse;
  }
  if (!customer_display.empty()) {
    options.customer_display = platform::parse_second_place(customer_display);
    if (!options.customer_display) {
      std::cerr << "odop-kiosk: --customer-display " << customer_display
                << ": write auto, a monitor's number or name, or WIDTHxHEIGHT+X+Y\n";
      return misuse;
    }
  }
  try {
    return programs::run_kiosk(options);
  } catch (const MachineError& error) {
    std::cerr << "odop-kiosk: " << error.kind() << ": " << error.what() << "\n";
    return error.kind() == "locked" || error.kind() == "no_journal" || error.kind() == "no_pack" ||
                   error.kind() == "training_folder"
               ? refused
               : failed;
  }
}
