// What a maker takes home from the till: what was sold today, since the fair began, what was paid out, and what nobody
// has confirmed yet. Hindi with a little English, as the maker and whoever reads it to them want it. Drawn on the
// thread that owns the Typesetter; printed by the queue like a bill, without a serial.
#pragma once

#include "core/maker_report.h"
#include "core/receipt_view.h"
#include "devices/bitmap1.h"
#include "devices/printer_profile.h"
#include "paper/print_queue.h"
#include "paper/typesetter.h"

namespace odop {

struct MakerSlipView {
  PaperLanguage language = PaperLanguage::both;
  MakerReport report;
};

// width_dots: of the printer profile, 384 or more.
Bitmap1 draw_maker_slip(Typesetter& typesetter, const MakerSlipView& view, int width_dots);
PrintJob maker_slip_print_job(Typesetter& typesetter, const MakerSlipView& view, const PrinterProfile& profile);

}  // namespace odop
