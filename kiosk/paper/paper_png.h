// A paper as a picture file: what the virtual printer leaves, what the screen previews, what the tests keep.
#pragma once

#include <filesystem>

#include "devices/bitmap1.h"

namespace odop {

// Gray PNG, black on white, one pixel a dot. Throws MachineError("io") with the file's name.
void write_paper_png(const Bitmap1& paper, const std::filesystem::path& file);

}  // namespace odop
