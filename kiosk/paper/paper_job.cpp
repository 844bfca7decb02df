#include "paper/paper_job.h"

namespace odop {

namespace {
constexpr int drawer_on_ms = 50, drawer_off_ms = 500;
constexpr int after_last_line_dots = 16;
}  // namespace

std::vector<std::uint8_t> paper_job_bytes(const Bitmap1& picture, const PrinterProfile& profile, Drawer drawer) {
  EscPos job;
  job.init();
  if (drawer == Drawer::opens && profile.has_drawer) job.open_drawer(profile.drawer_pin, drawer_on_ms, drawer_off_ms);
  job.raster(picture);
  if (profile.has_cutter)
    job.cut(profile.cut, after_last_line_dots);
  else
    job.feed_dots(profile.tear_feed_dots);
  return job.take();
}

}  // namespace odop
