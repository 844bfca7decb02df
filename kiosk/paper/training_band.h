// What every paper of a training kiosk says at its head and at its foot, in both languages. Used by the drawers of this
// folder, on their thread.
#pragma once

#include "paper/paper_sheet.h"

namespace odop {

void training_band(PaperSheet& sheet);

}  // namespace odop
