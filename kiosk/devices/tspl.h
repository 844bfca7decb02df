// Builds the bytes for a label printer that speaks TSPL2 (TSC and the many that imitate it), from the commands of SPECS
// 3.5 and no other. Pure; used by paper/ on any thread.
#pragma once

#include "devices/label_job.h"

namespace odop {

// Size, gap, the picture in bands of at most label_band_rows_max rows, the printer's own code where one is wanted, and
// the number of copies. Refused, never cut off, when something does not fit.
LabelBytes tspl_label(const LabelJob& job);

}  // namespace odop
