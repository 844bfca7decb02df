// Puts a kiosk together: pack, till thread, paper desk, uploader, window, showcase and till screens, and carries deeds
// between them. The UI thread owns it; the other threads only leave notes and wake it.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "core/language.h"
#include "devices/printer_uri.h"
#include "paper/label_desk.h"
#include "platform/second_window.h"

namespace odop::programs {

struct KioskOptions {
  std::filesystem::path data;
  bool fullscreen = false;
  int width_px = 1366, height_px = 768;
  Language language = Language::hi;
  std::optional<PrinterUri> printer;                      // nullopt: as the settings screen left it
  std::optional<LabelPrinter> label_printer;              // nullopt: as the settings say
  std::string hub;                                        // empty: as it is
  std::filesystem::path inspect;                          // empty: off
  std::filesystem::path pack_hint;                        // first run: a pack, or a folder with packs, to offer
  std::optional<platform::SecondPlace> customer_display;  // nullopt: as the settings screen left it
  bool goes_on_with_first_run = false;
};

// In an empty or missing folder the first-run wizard makes the kiosk. Returns the exit code when the window was closed.
// Throws MachineError when the kiosk cannot start.
int run_kiosk(const KioskOptions& options);

}  // namespace odop::programs
