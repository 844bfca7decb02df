// Draws a bill on paper of 576 or 384 dots (DESIGN.md 4.l, SPECS 2.1, 2.2, 2.7). Called on the thread that owns the
// Typesetter, normally the till's after a sale or the staff's wish to print again; never on the screen's.
#pragma once

#include <optional>

#include "core/receipt_view.h"
#include "devices/bitmap1.h"
#include "paper/paper_job.h"
#include "paper/typesetter.h"

namespace odop {

// width_dots: of the printer profile, 384 or more. More than receipt_lines_max lines is a programmer's mistake.
Bitmap1 draw_receipt(Typesetter& typesetter, const ReceiptView& view, int width_dots);

// The same for a printer that draws the code itself: the picture is white where the code goes, and nothing stands
// beside it. No code: the bill has none, or none that fits.
struct ReceiptAroundQr {
  Bitmap1 picture;
  std::optional<NativeQr> code;
};
ReceiptAroundQr draw_receipt_around_qr(Typesetter& typesetter, const ReceiptView& view, int width_dots);

// The name the law gives a document: "Tax Invoice", "Bill of Supply", ...
std::string document_title(DocumentType document, const PaperWords& words);

}  // namespace odop
