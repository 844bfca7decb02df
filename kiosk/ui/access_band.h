// What a visitor may need to use the screen: larger letters, high contrast, nothing moving, everything within low reach
// (DESIGN.md 6; low_reach.h), chosen in a band over the lower part of whatever screen they are on, so that each choice
// is seen at once. Owned by KioskUi, which forgets the choices when the visitor leaves. UI thread only.
#pragma once

#include "ui/ui.h"

namespace odop::ui {

struct AccessSettings {
  int text_percent = 100;  // 100, 130 or 160
  bool has_high_contrast = false, has_reduced_motion = false, has_low_reach = false;
  friend bool operator==(const AccessSettings&, const AccessSettings&) = default;
};

// True when the visitor is done: by its button, by Esc or by touching beside the band.
bool draw_access_band(Ui& ui, AccessSettings& settings);

}  // namespace odop::ui
