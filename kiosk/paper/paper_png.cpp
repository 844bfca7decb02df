#include "paper/paper_png.h"

#include <algorithm>

#include "text/raster.h"

namespace odop {

void write_paper_png(const Bitmap1& paper, const std::filesystem::path& file) {
  // A paper without rows is still a picture: one white row.
  GrayBitmap gray(paper.width_px(), std::max(paper.height_px(), 1));
  for (int y = 0; y < paper.height_px(); ++y)
    for (int x = 0; x < paper.width_px(); ++x)
      if (paper.is_black(x, y)) gray.bytes[static_cast<std::size_t>(y * gray.width + x)] = 0;
  write_png(gray, file);
}

}  // namespace odop
