// Makes a kiosk with a person in front of the screen: the wizard, the search for packs, the making itself. UI thread.
#pragma once

#include <functional>
#include <string>

#include "programs/odop-kiosk/kiosk_app.h"
#include "programs/odop-kiosk/stage.h"

namespace odop::programs {

// label: of a kiosk that was begun and has no pack yet. should_stop is asked at every wake. True: the kiosk is there,
// with the language that was chosen in `options`; false: the window was closed and nothing was made.
bool run_first_run(Stage& stage, KioskOptions& options, const std::string& label,
                   const std::function<bool()>& should_stop);

}  // namespace odop::programs
