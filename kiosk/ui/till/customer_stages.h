// The customer's display at each stage of a sale, one function each over its view. UI thread only.
#pragma once

#include "ui/qr_view.h"
#include "ui/till/customer_view.h"
#include "ui/ui.h"

namespace odop::ui {

// Nobody is served: the stall's invitation.
void draw_customer_idle(Ui& ui, const CustomerView& view);
// Goods are put into the bill, or it is being paid in cash or by UPI.
void draw_customer_sale(Ui& ui, const CustomerView& view, QrTextures& codes);
// The bill for the phone: how to join the stall's Wi-Fi and open it.
void draw_customer_bill_phone(Ui& ui, const CustomerView& view, QrTextures& codes);
// Paid: thanks, what the customer gets back, and who made the dearest thing.
void draw_customer_thanks(Ui& ui, const CustomerView& view, QrTextures& codes);

}  // namespace odop::ui
