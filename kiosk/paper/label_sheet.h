// Labels on sheets of A4, for stalls without a label printer: as many as fit a sheet, hairlines between them and marks
// at the edge to cut along. A PDF that any office printer prints. Called by `odop print`; needs no thread of its own.
#pragma once

#include <filesystem>
#include <span>

#include "devices/bitmap1.h"
#include "devices/label_job.h"

namespace odop {

inline constexpr int sheet_dpi = 300;
// 3 x 8 labels on a sheet.
inline constexpr LabelStock usual_sheet_label{64, 34, 0};

struct SheetGrid {
  int columns = 0, rows = 0;
  int labels() const { return columns * rows; }
};
// How many labels of this size a sheet holds; 0 x 0 when none.
SheetGrid sheet_grid(const LabelStock& label);

struct SheetLabel {
  Bitmap1 picture;  // drawn at sheet_dpi for this size
  int copies = 1;
};
// Returns the number of sheets. `file` is whole or as before. Throws MachineError("io").
int write_label_sheets(std::span<const SheetLabel> labels, const LabelStock& size, const std::filesystem::path& file);

}  // namespace odop
