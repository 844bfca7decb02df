#include "platform/svg_image.h"

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <librsvg/rsvg.h>

#include <algorithm>
#include <cstddef>
#include <memory>

#include "platform/bounds.h"

namespace odop::platform {
namespace {

struct Unref {
  void operator()(void* object) const { g_object_unref(object); }
};
struct FreeError {
  void operator()(GError* error) const { g_error_free(error); }
};
using SurfacePointer = std::unique_ptr<cairo_surface_t, decltype(&cairo_surface_destroy)>;
using CairoPointer = std::unique_ptr<cairo_t, decltype(&cairo_destroy)>;

bool is_size_allowed(int width_px, int height_px) {
  return width_px > 0 && height_px > 0 && width_px <= picture_side_px_max && height_px <= picture_side_px_max;
}

const guint8* bytes_of(std::string_view text) {
  return reinterpret_cast<const guint8*>(text.data());
}

// Cairo multiplies alpha into the colour; the screen's blending wants it apart.
Image straight_alpha(cairo_surface_t* surface, int width_px, int height_px) {
  cairo_surface_flush(surface);
  Image image{width_px, height_px, {}};
  image.rgba.resize(static_cast<std::size_t>(width_px) * static_cast<std::size_t>(height_px) * 4);
  const unsigned char* pixels = cairo_image_surface_get_data(surface);
  const int stride = cairo_image_surface_get_stride(surface);
  std::uint8_t* to = image.rgba.data();
  for (int y = 0; y < height_px; ++y) {
    const unsigned char* from = pixels + static_cast<std::ptrdiff_t>(y) * stride;
    for (int x = 0; x < width_px; ++x, from += 4, to += 4) {
      const unsigned alpha = from[3];
      if (alpha == 0) continue;
      const auto apart = [&](unsigned value) {
        return static_cast<std::uint8_t>(alpha == 255 ? value : std::min(255u, (value * 255u + alpha / 2) / alpha));
      };
      to[0] = apart(from[2]);
      to[1] = apart(from[1]);
      to[2] = apart(from[0]);
      to[3] = static_cast<std::uint8_t>(alpha);
    }
  }
  return image;
}

}  // namespace

std::optional<Image> rasterise_svg(std::string_view svg, int width_px, int height_px) {
  if (!is_size_allowed(width_px, height_px) || svg.size() > picture_bytes_max) return std::nullopt;
  GError* raw_error = nullptr;
  const std::unique_ptr<RsvgHandle, Unref> handle(rsvg_handle_new_from_data(bytes_of(svg), svg.size(), &raw_error));
  std::unique_ptr<GError, FreeError> error(raw_error);
  if (!handle) return std::nullopt;
  const SurfacePointer surface(cairo_image_surface_create(CAIRO_FORMAT_ARGB32, width_px, height_px),
                               &cairo_surface_destroy);
  if (cairo_surface_status(surface.get()) != CAIRO_STATUS_SUCCESS) return std::nullopt;
  {
    const CairoPointer cairo(cairo_create(surface.get()), &cairo_destroy);
    const RsvgRectangle viewport{0, 0, static_cast<double>(width_px), static_cast<double>(height_px)};
    raw_error = nullptr;
    const bool drawn = rsvg_handle_render_document(handle.get(), cairo.get(), &viewport, &raw_error) != 0;
    error.reset(raw_error);
    if (!drawn) return std::nullopt;
  }
  return straight_alpha(surface.get(), width_px, height_px);
}

namespace {

// Where the fitted picture ends up; filled while decoding, when the header has told the size.
struct Fit {
  int width_px, height_px;
  bool too_large = false;
};

void fit_size(GdkPixbufLoader* loader, gint width, gint height, gpointer data) {
  auto* fit = static_cast<Fit*>(data);
  if (width <= 0 || height <= 0 || width > 4 * picture_side_px_max || height > 4 * picture_side_px_max) {
    fit->too_large = true;
    gdk_pixbuf_loader_set_size(loader, 1, 1);
    return;
  }
  const double scale =
      std::min(static_cast<double>(fit->width_px) / width, static_cast<double>(fit->height_px) / height);
  gdk_pixbuf_loader_set_size(loader, std::max(1, static_cast<int>(width * scale)),
                             std::max(1, static_cast<int>(height * scale)));
}

}  // namespace

std::optional<Image> decode_photograph(std::string_view bytes, int width_px, int height_px) {
  if (!is_size_allowed(width_px, height_px) || bytes.size() > picture_bytes_max) return std::nullopt;
  const std::unique_ptr<GdkPixbufLoader, Unref> loader(gdk_pixbuf_loader_new());
  Fit fit{width_px, height_px};
  g_signal_connect(loader.get(), "size-prepared", G_CALLBACK(fit_size), &fit);
  GError* raw_error = nullptr;
  const bool written = gdk_pixbuf_loader_write(loader.get(), bytes_of(bytes), bytes.size(), &raw_error) != 0;
  std::unique_ptr<GError, FreeError> error(raw_error);
  raw_error = nullptr;
  const bool closed = gdk_pixbuf_loader_close(loader.get(), &raw_error) != 0;  // must be closed even after an error
  std::unique_ptr<GError, FreeError> close_error(raw_error);
  if (!written || !closed || fit.too_large) return std::nullopt;
  const GdkPixbuf* pixbuf = gdk_pixbuf_loader_get_pixbuf(loader.get());
  if (pixbuf == nullptr) return std::nullopt;
  const int width = std::min(gdk_pixbuf_get_width(pixbuf), width_px);
  const int height = std::min(gdk_pixbuf_get_height(pixbuf), height_px);
  const int channels = gdk_pixbuf_get_n_channels(pixbuf);
  const int stride = gdk_pixbuf_get_rowstride(pixbuf);
  const guint8* pixels = gdk_pixbuf_read_pixels(pixbuf);
  Image image{width_px, height_px, {}};
  image.rgba.resize(static_cast<std::size_t>(width_px) * static_cast<std::size_t>(height_px) * 4);
  const int left = (width_px - width) / 2, top = (height_px - height) / 2;
  for (int y = 0; y < height; ++y)
    for (int x = 0; x < width; ++x) {
      const guint8* from = pixels + static_cast<std::ptrdiff_t>(y) * stride + static_cast<std::ptrdiff_t>(x) * channels;
      std::uint8_t* to = &image.rgba[(static_cast<std::size_t>(top + y) * static_cast<std::size_t>(width_px) +
                                      static_cast<std::size_t>(left + x)) *
                                     4];
      to[0] = from[0];
      to[1] = from[1];
      to[2] = from[2];
      to[3] = channels == 4 ? from[3] : 255;
    }
  return image;
}

std::optional<Image> picture_at_size(std::string_view bytes, int width_px, int height_px) {
  if (bytes.starts_with("\x89PNG") || bytes.starts_with("\xFF\xD8\xFF"))
    return decode_photograph(bytes, width_px, height_px);
  return rasterise_svg(bytes, width_px, height_px);
}

}  // namespace odop::platform
