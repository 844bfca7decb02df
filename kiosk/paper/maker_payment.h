// What a maker signs who is paid out of the drawer: how much, in figures and words, what for, who paid and who allowed
// it, and a line for the signature or the thumb. Drawn on the thread that owns the Typesetter; printed by the queue
// like a bill, without a serial.
#pragma once

#include "core/maker_report.h"
#include "core/receipt_view.h"
#include "devices/bitmap1.h"
#include "devices/printer_profile.h"
#include "paper/print_queue.h"
#include "paper/typesetter.h"

namespace odop {

struct MakerPaymentView {
  PaperLanguage language = PaperLanguage::both;
  MakerPayment payment;
};

// width_dots: of the printer profile, 384 or more.
Bitmap1 draw_maker_payment(Typesetter& typesetter, const MakerPaymentView& view, int width_dots);
PrintJob maker_payment_print_job(Typesetter& typesetter, const MakerPaymentView& view, const PrinterProfile& profile);

}  // namespace odop
