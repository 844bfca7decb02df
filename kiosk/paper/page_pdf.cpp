#include "paper/page_pdf.h"

#include <ft2build.h>
#include FT_FREETYPE_H

#include <algorithm>
#include <cassert>
#include <cerrno>
#include <cmath>
#include <cstring>
#include <fstream>
#include <map>
#include <numbers>
#include <span>
#include <system_error>
#include <vector>

#include "core/errors.h"
#include "paper/cairo_library.h"

namespace odop {

namespace {

constexpr double points_per_mm = 72 / 25.4;

// FreeType must live as long as the faces that Cairo keeps, which is until the process ends.
FT_Library freetype() {
  static const FT_Library library = [] {
    FT_Library made = nullptr;
    if (FT_Init_FreeType(&made) != 0) throw MachineError("memory", "FreeType does not start");
    return made;
  }();
  return library;
}

}  // namespace

struct PagePdf::Painter {
  const CairoLibrary& lib = CairoLibrary::loaded();
  const FontStack& fonts;
  std::filesystem::path part;
  cairo_surface_t* surface = nullptr;
  cairo_t* cr = nullptr;
  bool has_sheet = false;
  std::map<FaceId, cairo_font_face_t*> faces;
  // One drawing or photograph stands on many pages: read once. A null value could not be read.
  std::map<std::shared_ptr<const std::string>, RsvgHandle*> drawings;
  struct Photograph {
    cairo_surface_t* surface = nullptr;
    int width_px = 0, height_px = 0;
  };
  std::map<std::shared_ptr<const std::string>, Photograph> photographs;

  Painter(const std::filesystem::path& part_file, std::string_view title, const FontStack& font_stack)
      : fonts(font_stack), part(part_file) {
    // Cairo only says that writing failed; the system says why.
    if (!std::ofstream(part)) throw MachineError("io", "cannot write " + part.string() + ": " + std::strerror(errno));
    surface = lib.cairo_pdf_surface_create(part.c_str(), 100, 100);
    lib.cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, std::string(title).c_str());
    lib.cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATOR, "ODOP Kiosk");
    cr = lib.cairo_create(surface);
    if (const cairo_status_t status = lib.cairo_surface_status(surface); status != CAIRO_STATUS_SUCCESS) {
      release();
      fail(status);
    }
  }
  ~Painter() { release(); }
  Painter(const Painter&) = delete;
  Painter& operator=(const Painter&) = delete;

  void release() {
    for (auto& [id, face] : faces) lib.cairo_font_face_destroy(face);
    faces.clear();
    for (auto& [bytes, drawing] : drawings)
      if (drawing != nullptr) lib.g_object_unref(drawing);
    drawings.clear();
    for (auto& [bytes, photograph] : photographs)
      if (photograph.surface != nullptr) lib.cairo_surface_destroy(photograph.surface);
    photographs.clear();
    if (cr != nullptr) lib.cairo_destroy(cr);
    if (surface != nullptr) lib.cairo_surface_destroy(surface);
    cr = nullptr;
    surface = nullptr;
    std::error_code ignored;
    std::filesystem::remove(part, ignored);  // after finish() there is none
  }

  [[noreturn]] void fail(cairo_status_t status) const {
    throw MachineError("io", "cannot write " + part.string() + ": " + lib.cairo_status_to_string(status));
  }

  void ink(inks::Ink hex) {
    const auto part_of = [&](int shift) { return static_cast<double>((hex >> shift) & 0xFFu) / 255; };
    lib.cairo_set_source_rgb(cr, part_of(16), part_of(8), part_of(0));
  }

  void rounded(const MmBox& box, double radius) {
    constexpr double quarter = std::numbers::pi / 2;
    lib.cairo_new_path(cr);
    if (radius <= 0) return lib.cairo_rectangle(cr, box.x, box.y, box.width, box.height);
    lib.cairo_arc(cr, box.right() - radius, box.y + radius, radius, -quarter, 0);
    lib.cairo_arc(cr, box.right() - radius, box.bottom() - radius, radius, 0, quarter);
    lib.cairo_arc(cr, box.x + radius, box.bottom() - radius, radius, quarter, 2 * quarter);
    lib.cairo_arc(cr, box.x + radius, box.y + radius, radius, 2 * quarter, 3 * quarter);
    lib.cairo_close_path(cr);
  }

  bool paint(const PageFill& mark) {
    rounded(mark.box, mark.radius_mm);
    ink(mark.ink);
    lib.cairo_fill(cr);
    return true;
  }

  bool paint(const PageOutline& mark) {
    rounded(mark.box.inset(mark.line_mm / 2), mark.radius_mm);
    ink(mark.ink);
    lib.cairo_set_line_width(cr, mark.line_mm);
    lib.cairo_stroke(cr);
    return true;
  }

  bool paint(const PageHexagon& mark) {
    lib.cairo_new_path(cr);
    for (int i = 0; i < 6; ++i) {
      const double angle = (i + 0.5) * std::numbers::pi / 3;
      lib.cairo_line_to(cr, mark.centre_x + mark.radius_mm * std::cos(angle),
                        mark.centre_y + mark.radius_mm * std::sin(angle));
    }
    lib.cairo_close_path(cr);
    ink(mark.ink);
    lib.cairo_fill(cr);
    return true;
  }

  // One path for the whole symbol: modules filled one by one would show seams between them on screens.
  bool paint(const PageCode& mark) {
    lib.cairo_new_path(cr);
    const int size = mark.code.size();
    for (int y = 0; y < size; ++y)
      for (int x = 0; x < size; ++x) {
        if (!mark.code.module(x, y)) continue;
        const int begin = x;
        while (x + 1 < size && mark.code.module(x + 1, y)) ++x;
        lib.cairo_rectangle(cr, mark.x + begin * mark.module_mm, mark.y + y * mark.module_mm,
                            (x + 1 - begin) * mark.module_mm, mark.module_mm);
      }
    ink(0x000000);
    lib.cairo_fill(cr);
    return true;
  }

  cairo_font_face_t* face_of(FaceId id) {
    auto& face = faces[id];
    if (face != nullptr) return face;
    const std::filesystem::path file = fonts.file_of(id);
    FT_Face opened = nullptr;
    if (FT_New_Face(freetype(), file.c_str(), 0, &opened) != 0)
      throw MachineError("device", "cannot read " + file.string() + "; it is in Debian's package fonts-noto-core");
    face = lib.cairo_ft_font_face_create_for_ft_face(opened, FT_LOAD_NO_HINTING);
    // Cairo keeps faces in a cache of its own beyond ours; FreeType's goes when Cairo's does.
    static const cairo_user_data_key_t key{};
    lib.cairo_font_face_set_user_data(face, &key, opened, [](void* held) { FT_Done_Face(static_cast<FT_Face>(held)); });
    return face;
  }

  bool paint(const PageText& mark) {
    ink(mark.ink);
    lib.cairo_save(cr);
    lib.cairo_translate(cr, mark.x, mark.y);
    lib.cairo_scale(cr, mark.mm_per_px, mark.mm_per_px);
    for (const LayoutLine& line : mark.layout.lines) line_of_text(line);
    lib.cairo_restore(cr);
    return true;
  }

  // Glyphs at the very places they were shaped to, in runs of one face; each run says which letters it stands for, so
  // that the PDF can be searched and copied from.
  void line_of_text(const LayoutLine& line) {
    const auto& glyphs = line.run->glyphs;
    lib.cairo_set_font_size(cr, line.run->style.px);
    double pen = line.x_px;
    for (std::size_t begin = 0; begin < glyphs.size();) {
      std::size_t end = begin;
      std::vector<cairo_glyph_t> placed;
      for (; end < glyphs.size() && glyphs[end].face == glyphs[begin].face; ++end) {
        placed.push_back({glyphs[end].glyph, pen + glyphs[end].x_offset_64 / 64.0,
                          line.baseline_px - glyphs[end].y_offset_64 / 64.0});
        pen += glyphs[end].advance_64 / 64.0;
      }
      const std::size_t next = end < glyphs.size() ? glyphs[end].cluster : line.run->text.size();
      show(line.run->text, std::span(glyphs).subspan(begin, end - begin), placed, next);
      begin = end;
    }
  }

  void show(const std::string& text, std::span<const ShapedGlyph> glyphs, const std::vector<cairo_glyph_t>& placed,
            std::size_t text_end) {
    lib.cairo_set_font_face(cr, face_of(glyphs.front().face));
    std::vector<cairo_text_cluster_t> clusters;
    const std::size_t text_begin = glyphs.front().cluster;
    bool is_in_order = text_end >= text_begin;
    for (std::size_t i = 0; i < glyphs.size() && is_in_order;) {
      std::size_t after = i;
      while (after < glyphs.size() && glyphs[after].cluster == glyphs[i].cluster) ++after;
      const std::size_t end = after < glyphs.size() ? glyphs[after].cluster : text_end;
      is_in_order = end >= glyphs[i].cluster;
      if (is_in_order) clusters.push_back({static_cast<int>(end - glyphs[i].cluster), static_cast<int>(after - i)});
      i = after;
    }
    if (!is_in_order) clusters.clear();  // right-to-left: drawn as well, but not to be searched
    const std::string words = is_in_order ? text.substr(text_begin, text_end - text_begin) : std::string{};
    lib.cairo_show_text_glyphs(cr, words.data(), static_cast<int>(words.size()), placed.data(),
                               static_cast<int>(placed.size()), clusters.data(), static_cast<int>(clusters.size()),
                               cairo_text_cluster_flags_t{});
  }

  bool paint(const PagePicture& mark) {
    const std::string_view bytes = *mark.bytes;
    if (bytes.starts_with("\x89PNG") || bytes.starts_with("\xFF\xD8\xFF")) return paint_photograph(mark);
    const auto [found, is_new] = drawings.try_emplace(mark.bytes, nullptr);
    GError* error = nullptr;
    if (is_new)
      found->second =
          lib.rsvg_handle_new_from_data(reinterpret_cast<const guint8*>(bytes.data()), bytes.size(), &error);
    const RsvgRectangle box{mark.box.x, mark.box.y, mark.box.width, mark.box.height};
    const bool is_drawn =
        found->second != nullptr && lib.rsvg_handle_render_document(found->second, cr, &box, &error) != 0;
    if (error != nullptr) lib.g_error_free(error);
    return is_drawn;
  }

  bool paint_photograph(const PagePicture& mark) {
    const auto [found, is_new] = photographs.try_emplace(mark.bytes);
    if (is_new) found->second = read_photograph(mark.bytes);
    const Photograph& photograph = found->second;
    if (photograph.surface == nullptr) return false;
    const double scale = std::min(mark.box.width / photograph.width_px, mark.box.height / photograph.height_px);
    lib.cairo_save(cr);
    lib.cairo_translate(cr, mark.box.x + (mark.box.width - photograph.width_px * scale) / 2,
                        mark.box.y + (mark.box.height - photograph.height_px * scale) / 2);
    lib.cairo_scale(cr, scale, scale);
    lib.cairo_set_source_surface(cr, photograph.surface, 0, 0);
    lib.cairo_paint(cr);
    lib.cairo_restore(cr);
    return true;
  }

  Photograph read_photograph(const std::shared_ptr<const std::string>& bytes) const {
    GdkPixbufLoader* loader = lib.gdk_pixbuf_loader_new();
    const auto* data = reinterpret_cast<const guchar*>(bytes->data());
    const bool written = lib.gdk_pixbuf_loader_write(loader, data, bytes->size(), nullptr) != 0;
    const bool closed = lib.gdk_pixbuf_loader_close(loader, nullptr) != 0;  // must be closed even after an error
    const GdkPixbuf* pixbuf = written && closed ? lib.gdk_pixbuf_loader_get_pixbuf(loader) : nullptr;
    Photograph photograph;
    if (pixbuf != nullptr) photograph = surface_of(pixbuf);
    lib.g_object_unref(loader);
    if (photograph.surface != nullptr && bytes->starts_with("\xFF\xD8\xFF")) {
      // The PDF takes the JPEG itself; held until Cairo lets go of it.
      auto* held = new std::shared_ptr<const std::string>(bytes);
      lib.cairo_surface_set_mime_data(
          photograph.surface, CAIRO_MIME_TYPE_JPEG, reinterpret_cast<const unsigned char*>(bytes->data()),
          bytes->size(), [](void* kept) { delete static_cast<std::shared_ptr<const std::string>*>(kept); }, held);
    }
    return photograph;
  }

  Photograph surface_of(const GdkPixbuf* pixbuf) const {
    const int width = lib.gdk_pixbuf_get_width(pixbuf), height = lib.gdk_pixbuf_get_height(pixbuf);
    const int channels = lib.gdk_pixbuf_get_n_channels(pixbuf), stride = lib.gdk_pixbuf_get_rowstride(pixbuf);
    const guint8* pixels = lib.gdk_pixbuf_read_pixels(pixbuf);
    cairo_surface_t* picture =
        lib.cairo_image_surface_create(channels == 4 ? CAIRO_FORMAT_ARGB32 : CAIRO_FORMAT_RGB24, width, height);
    unsigned char* to = lib.cairo_image_surface_get_data(picture);
    if (to == nullptr) {
      lib.cairo_surface_destroy(picture);
      return {};
    }
    const int to_stride = lib.cairo_image_surface_get_stride(picture);
    for (int y = 0; y < height; ++y)
      for (int x = 0; x < width; ++x) {
        const guint8* from = pixels + std::ptrdiff_t{y} * stride + std::ptrdiff_t{x} * channels;
        const std::uint32_t alpha = channels == 4 ? from[3] : 255;
        const auto of = [&](int channel) { return (from[channel] * alpha + 127) / 255; };
        const std::uint32_t pixel = alpha << 24 | of(0) << 16 | of(1) << 8 | of(2);
        std::memcpy(to + std::ptrdiff_t{y} * to_stride + std::ptrdiff_t{x} * 4, &pixel, sizeof pixel);
      }
    lib.cairo_surface_mark_dirty(picture);
    return {picture, width, height};
  }

  void line(double x1, double y1, double x2, double y2, double width_mm, inks::Ink hex) {
    lib.cairo_new_path(cr);
    lib.cairo_move_to(cr, x1, y1);
    lib.cairo_line_to(cr, x2, y2);
    ink(hex);
    lib.cairo_set_line_width(cr, width_mm);
    lib.cairo_stroke(cr);
  }

  void end_sheet() {
    if (!has_sheet) return;
    lib.cairo_restore(cr);
    lib.cairo_show_page(cr);
    has_sheet = false;
    check();
  }
  void check() const {
    if (const cairo_status_t status = lib.cairo_status(cr); status != CAIRO_STATUS_SUCCESS) fail(status);
  }
};

PagePdf::PagePdf(const std::filesystem::path& file, std::string_view title, const FontStack& fonts)
    : painter_(std::make_unique<Painter>(file.string() + ".part", title, fonts)), file_(file) {}

PagePdf::~PagePdf() = default;

void PagePdf::begin_sheet(double width_mm, double height_mm) {
  painter_->end_sheet();
  painter_->lib.cairo_pdf_surface_set_size(painter_->surface, width_mm * points_per_mm, height_mm * points_per_mm);
  painter_->lib.cairo_save(painter_->cr);
  painter_->lib.cairo_scale(painter_->cr, points_per_mm, points_per_mm);
  painter_->has_sheet = true;
  ++sheets_;
}

bool PagePdf::draw(const PrintedPage& page, double x_mm, double y_mm) {
  assert(painter_->has_sheet);
  bool is_whole = true;
  painter_->lib.cairo_save(painter_->cr);
  painter_->lib.cairo_translate(painter_->cr, x_mm, y_mm);
  painter_->lib.cairo_scale(painter_->cr, page.scale, page.scale);
  for (const PageMark& mark : page.marks)
    is_whole = std::visit([&](const auto& what) { return painter_->paint(what); }, mark) && is_whole;
  painter_->lib.cairo_restore(painter_->cr);
  painter_->check();
  return is_whole;
}

void PagePdf::cut_line(double x1_mm, double y1_mm, double x2_mm, double y2_mm) {
  constexpr double mark_mm = 9;
  const double length = std::hypot(x2_mm - x1_mm, y2_mm - y1_mm);
  const double dx = (x2_mm - x1_mm) / length * mark_mm, dy = (y2_mm - y1_mm) / length * mark_mm;
  painter_->line(x1_mm, y1_mm, x2_mm, y2_mm, 0.1, inks::line);
  painter_->line(x1_mm, y1_mm, x1_mm + dx, y1_mm + dy, 0.2, inks::ink);
  painter_->line(x2_mm, y2_mm, x2_mm - dx, y2_mm - dy, 0.2, inks::ink);
}

void PagePdf::finish() {
  painter_->end_sheet();
  painter_->lib.cairo_surface_finish(painter_->surface);
  if (const cairo_status_t status = painter_->lib.cairo_surface_status(painter_->surface);
      status != CAIRO_STATUS_SUCCESS)
    painter_->fail(status);
  std::error_code error;
  std::filesystem::rename(painter_->part, file_, error);
  if (error) throw MachineError("io", "cannot write " + file_.string() + ": " + error.message());
}

}  // namespace odop
