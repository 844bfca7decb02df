#include "paper/paper_job.h"

#include <span>

namespace odop {

namespace {
constexpr int drawer_on_ms = 50, drawer_off_ms = 500;
constexpr int after_last_line_dots = 16;
Bitmap1 rows_of(const Bitmap1& picture, int from, int to) {
  Bitmap1 part(picture.width_px(), 0);
  const auto start = static_cast<std::size_t>(from * picture.row_bytes());
  const auto count = static_cast<std::size_t>((to - from) * picture.row_bytes());
  part.append_rows(std::span(picture.bytes()).subspan(start, count));
  return part;
}

// White rows at the foot of a raster are not sent, so the white above a code is fed.
void raster_around(EscPos& job, const Bitmap1& picture, const NativeQr& code) {
  const Bitmap1 above = rows_of(picture, 0, code.top);
  job.raster(above).feed_dots(code.top - above.inked_rows());
  job.qr(code.text, code.dots_per_module);
  job.raster(rows_of(picture, code.top + code.side_dots, picture.height_px()));
}
}  // namespace

std::vector<std::uint8_t> paper_job_bytes(const Bitmap1& picture, const PrinterProfile& profile, Drawer drawer,
                                          const std::optional<NativeQr>& code) {
  EscPos job;
  job.init();
  if (drawer == Drawer::opens && profile.has_drawer) job.open_drawer(profile.drawer_pin, drawer_on_ms, drawer_off_ms);
  if (code)
    raster_around(job, picture, *code);
  else
    job.raster(picture);
  if (profile.has_cutter)
    job.cut(profile.cut, after_last_line_dots);
  else
    job.feed_dots(profile.tear_feed_dots);
  return job.take();
}

}  // namespace odop
