// The second display's screens: one for each stage of a sale, Hindi and English together, nothing to touch. Made over a
// KioskUi of its own, beside the till's, by the program's main. UI thread only.
#pragma once

#include "ui/kiosk_ui.h"
#include "ui/qr_view.h"
#include "ui/till/customer_view.h"

namespace odop::ui {

// The customer's display was drawn at 1280x720; it fills any other as far as it goes, whatever its millimetres.
double customer_scale(int width_px, int height_px);

class CustomerFace {
 public:
  // Adds "customer.idle", "customer.cart", "customer.cash", "customer.upi" and "customer.thanks" to the kiosk and shows
  // the first. The kiosk must outlive it and has no other screens.
  explicit CustomerFace(KioskUi& kiosk);
  // True when there is something new to draw.
  bool show(CustomerView view);
  const CustomerView& view() const { return view_; }

 private:
  class StageScreen;
  KioskUi& kiosk_;
  QrTextures codes_;
  CustomerView view_;
};

}  // namespace odop::ui
