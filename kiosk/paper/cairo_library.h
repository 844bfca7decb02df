// Cairo and librsvg by name at run time: see page_pdf.h for why they are not linked. Used by page_pdf.cpp alone.
#pragma once

#include <cairo-ft.h>
#include <cairo-pdf.h>
#include <gdk-pixbuf/gdk-pixbuf.h>
#include <librsvg/rsvg.h>

namespace odop {

// A function of a loaded library, whatever its type.
struct LateSymbol {
  void* address;
  template <typename Function>
  operator Function*() const {  // NOLINT: the conversion is the point
    return reinterpret_cast<Function*>(address);
  }
};

class LateLibrary {
 public:
  // Kept until the process ends. Throws MachineError "library_missing" that names the package.
  LateLibrary(const char* file, const char* package);
  LateSymbol operator[](const char* name) const;

 private:
  const char* file_;
  const char* package_;
  void* handle_;
};

struct CairoLibrary {
  static const CairoLibrary& loaded();  // on first use; throws as LateLibrary

 private:
  LateLibrary cairo_{"libcairo.so.2", "libcairo2"};
  LateLibrary rsvg_{"librsvg-2.so.2", "librsvg2-2"};  // brings GLib and gdk-pixbuf with it

 public:
#define ODOP_LATE(library, function) decltype(&::function) function = library[#function]
  ODOP_LATE(cairo_, cairo_pdf_surface_create);
  ODOP_LATE(cairo_, cairo_pdf_surface_set_size);
  ODOP_LATE(cairo_, cairo_pdf_surface_set_metadata);
  ODOP_LATE(cairo_, cairo_surface_finish);
  ODOP_LATE(cairo_, cairo_surface_status);
  ODOP_LATE(cairo_, cairo_surface_destroy);
  ODOP_LATE(cairo_, cairo_surface_mark_dirty);
  ODOP_LATE(cairo_, cairo_surface_set_mime_data);
  ODOP_LATE(cairo_, cairo_image_surface_create);
  ODOP_LATE(cairo_, cairo_image_surface_get_data);
  ODOP_LATE(cairo_, cairo_image_surface_get_stride);
  ODOP_LATE(cairo_, cairo_status_to_string);
  ODOP_LATE(cairo_, cairo_create);
  ODOP_LATE(cairo_, cairo_destroy);
  ODOP_LATE(cairo_, cairo_status);
  ODOP_LATE(cairo_, cairo_save);
  ODOP_LATE(cairo_, cairo_restore);
  ODOP_LATE(cairo_, cairo_translate);
  ODOP_LATE(cairo_, cairo_scale);
  ODOP_LATE(cairo_, cairo_show_page);
  ODOP_LATE(cairo_, cairo_new_path);
  ODOP_LATE(cairo_, cairo_rectangle);
  ODOP_LATE(cairo_, cairo_arc);
  ODOP_LATE(cairo_, cairo_move_to);
  ODOP_LATE(cairo_, cairo_line_to);
  ODOP_LATE(cairo_, cairo_close_path);
  ODOP_LATE(cairo_, cairo_fill);
  ODOP_LATE(cairo_, cairo_paint);
  ODOP_LATE(cairo_, cairo_stroke);
  ODOP_LATE(cairo_, cairo_set_line_width);
  ODOP_LATE(cairo_, cairo_set_source_rgb);
  ODOP_LATE(cairo_, cairo_set_source_surface);
  ODOP_LATE(cairo_, cairo_set_font_face);
  ODOP_LATE(cairo_, cairo_set_font_size);
  ODOP_LATE(cairo_, cairo_show_text_glyphs);
  ODOP_LATE(cairo_, cairo_font_face_destroy);
  ODOP_LATE(cairo_, cairo_font_face_set_user_data);
  ODOP_LATE(cairo_, cairo_ft_font_face_create_for_ft_face);
  ODOP_LATE(rsvg_, rsvg_handle_new_from_data);
  ODOP_LATE(rsvg_, rsvg_handle_render_document);
  ODOP_LATE(rsvg_, gdk_pixbuf_loader_new);
  ODOP_LATE(rsvg_, gdk_pixbuf_loader_write);
  ODOP_LATE(rsvg_, gdk_pixbuf_loader_close);
  ODOP_LATE(rsvg_, gdk_pixbuf_loader_get_pixbuf);
  ODOP_LATE(rsvg_, gdk_pixbuf_get_width);
  ODOP_LATE(rsvg_, gdk_pixbuf_get_height);
  ODOP_LATE(rsvg_, gdk_pixbuf_get_n_channels);
  ODOP_LATE(rsvg_, gdk_pixbuf_get_rowstride);
  ODOP_LATE(rsvg_, gdk_pixbuf_read_pixels);
  ODOP_LATE(rsvg_, g_object_unref);
  ODOP_LATE(rsvg_, g_error_free);
#undef ODOP_LATE
};

}  // namespace odop
