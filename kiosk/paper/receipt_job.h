// A bill or a slip, drawn and wrapped up for the print queue: what the till calls after a sale. Called on the thread
// that owns the Typesetter; takes some 10 to 30 ms for a usual bill and its duplicate.
#pragma once

#include <optional>

#include "core/receipt_view.h"
#include "devices/printer_profile.h"
#include "paper/kept_slip.h"
#include "paper/paper_job.h"
#include "paper/print_queue.h"
#include "paper/slip.h"
#include "paper/typesetter.h"

namespace odop {

// Draws the bill as it is and marked DUPLICATE. is_first_print: this is the print that follows the sale itself. The
// drawer opens with a first print only, never with a copy.
PrintJob receipt_print_job(Typesetter& typesetter, ReceiptView view, const PrinterProfile& profile, bool is_first_print,
                           Drawer drawer = Drawer::stays_closed);

// Both: nothing when the code does not fit this paper.
std::optional<PrintJob> slip_print_job(Typesetter& typesetter, const SlipView& view, const PrinterProfile& profile,
                                       std::string document, std::int64_t utc_ms);
std::optional<PrintJob> kept_slip_print_job(Typesetter& typesetter, const KeptSlipView& view,
                                            const PrinterProfile& profile, std::string document, std::int64_t utc_ms);

}  // namespace odop
