// Bills, slips and pages for the tests of this folder: one for each document and each trouble a paper can have.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "core/receipt_view.h"
#include "paper/kept_slip.h"
#include "paper/label.h"
#include "paper/maker_card.h"
#include "paper/maker_payment.h"
#include "paper/maker_slip.h"
#include "paper/shift_paper.h"
#include "paper/slip.h"

namespace odop::sample {

// A tax invoice of three lines and two rates, cash with change.
ReceiptView tax_invoice();
// The same stall, twelve lines, discounts, round-off, UPI with an RRN.
ReceiptView long_invoice();
// Buyer from another State: IGST, named buyer.
ReceiptView igst_invoice();
// Taxable and exempt goods on one paper.
ReceiptView mixed_bill();
ReceiptView composition_bill();
// An unregistered maker: no GSTIN, no tax.
ReceiptView cash_memo();
ReceiptView credit_note();
// Six kurtas and tea by weight on their way to stall S15.
ReceiptView delivery_challan();
// A saree booked to be sent home, a part of it paid; that booking cancelled; the bill that delivers it.
ReceiptView booking();
ReceiptView cancelled_booking();
ReceiptView delivered_bill();
// A cup for Rs 105 whose buyer wanted no bill; the bill that stands for a day of such sales; the Z of that day.
ReceiptView unbilled_sale();
ReceiptView consolidated_bill();
ShiftPaperView shift_report_with_consolidated();
ShiftPaperView shift_report(bool is_closed);
// A day on which advances were taken, used and given back.
ShiftPaperView shift_report_with_advances();
// Names and amounts that are too long for the paper.
ReceiptView long_names();

// A signed bill as the QR carries it: upper-case alphanumeric, so many characters.
std::string qr_text(std::size_t characters);

SlipView slip();
KeptSlipView kept_slip();

// A maker in the middle of a fair: goods by piece and by length, something came back, a part was paid, two UPI payments
// that nobody has seen.
MakerSlipView maker_slip();
// The same maker is paid a part and signs for it.
MakerPaymentView maker_payment();
MakerCardView maker_card();

// Price tags: the usual one, packed food by weight with an MRP, cloth by length, a piece of which there is one only, a
// demonstration, and names as long as a pack allows.
std::vector<std::pair<std::string, LabelView>> labels();

}  // namespace odop::sample
