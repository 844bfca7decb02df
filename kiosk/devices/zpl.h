// Builds the bytes for a label printer that speaks ZPL II (Zebra and the printers that imitate it), from the commands
// of SPECS 3.5 and no other. The printer knows the size of its sticker from its own calibration. Pure; used by paper/
// on any thread.
#pragma once

#include "devices/label_job.h"

namespace odop {

// The picture in bands of at most label_band_rows_max rows, the printer's own code where one is wanted, and the number
// of copies. Refused, never cut off, when something does not fit.
LabelBytes zpl_label(const LabelJob& job);

}  // namespace odop
