// The page that the settings screen prints: does the paper have the width we think, do Hindi letters and a QR come out
// whole, is the last line cut off. Drawn on the thread that owns the Typesetter.
#pragma once

#include <cstdint>
#include <string>

#include "core/receipt_view.h"
#include "devices/bitmap1.h"
#include "devices/printer_profile.h"
#include "paper/typesetter.h"

namespace odop {

struct TestPageView {
  PaperLanguage language = PaperLanguage::both;
  std::string printer;  // as staff wrote it: "usb:/dev/usb/lp0"
  std::string kiosk_label;
  std::int64_t utc_ms = 0;
};

Bitmap1 draw_test_page(Typesetter& typesetter, const TestPageView& view, const PrinterProfile& profile);

}  // namespace odop
