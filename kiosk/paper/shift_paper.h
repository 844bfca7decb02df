// The X and Z reports on paper: what the shift sold, how it was paid, what should lie in the drawer and what did. Drawn
// on the thread that owns the Typesetter; printed by the queue like a bill.
#pragma once

#include "core/receipt_view.h"
#include "core/shift_report.h"
#include "devices/bitmap1.h"
#include "devices/printer_profile.h"
#include "paper/print_queue.h"
#include "paper/typesetter.h"

namespace odop {

struct ShiftPaperView {
  PaperLanguage language = PaperLanguage::both;
  LocalText opened_by, closed_by;  // names, where the report has codes
  std::int64_t printed_ms = 0;
  ShiftReport report;
};

// width_dots: of the printer profile, 384 or more.
Bitmap1 draw_shift_paper(Typesetter& typesetter, const ShiftPaperView& view, int width_dots);
PrintJob shift_print_job(Typesetter& typesetter, const ShiftPaperView& view, const PrinterProfile& profile);

}  // namespace odop
