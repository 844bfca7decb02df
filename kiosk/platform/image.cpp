#include "platform/image.h"

#include <cairo.h>

#include <cassert>
#include <cstddef>
#include <memory>

#include "core/errors.h"

namespace odop::platform {

void write_png(const Image& image, const std::filesystem::path& file) {
  assert(image.rgba.size() == static_cast<std::size_t>(image.width_px) * static_cast<std::size_t>(image.height_px) * 4);
  const std::unique_ptr<cairo_surface_t, decltype(&cairo_surface_destroy)> surface(
      cairo_image_surface_create(CAIRO_FORMAT_RGB24, image.width_px, image.height_px), &cairo_surface_destroy);
  cairo_surface_flush(surface.get());
  unsigned char* const pixels = cairo_image_surface_get_data(surface.get());
  const int stride = cairo_image_surface_get_stride(surface.get());
  if (pixels == nullptr) throw MachineError("io", "cairo_image_surface_create failed for " + file.string());
  for (int y = 0; y < image.height_px; ++y)
    for (int x = 0; x < image.width_px; ++x) {
      const std::uint8_t* from = &image.rgba[(static_cast<std::size_t>(y) * static_cast<std::size_t>(image.width_px) +
                                              static_cast<std::size_t>(x)) *
                                             4];
      unsigned char* to = pixels + static_cast<std::ptrdiff_t>(y) * stride + static_cast<std::ptrdiff_t>(x) * 4;
      to[0] = from[2];
      to[1] = from[1];
      to[2] = from[0];
      to[3] = 255;
    }
  cairo_surface_mark_dirty(surface.get());
  const cairo_status_t status = cairo_surface_write_to_png(surface.get(), file.c_str());
  if (status != CAIRO_STATUS_SUCCESS)
    throw MachineError("io", "write " + file.string() + ": " + cairo_status_to_string(status));
}

}  // namespace odop::platform
