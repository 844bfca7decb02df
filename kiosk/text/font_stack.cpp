#include "text/font_stack.h"

#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_OUTLINE_H
#include <hb.h>

#include <algorithm>
#include <cassert>
#include <optional>
#include <string>

#include "core/errors.h"
#include "text/bounds.h"
#include "text/utf8.h"

namespace odop {
namespace {

// One row a script; four files of it, by family and weight. Symbol faces have one cut only.
enum Slot : std::uint8_t { devanagari, latin, bengali, gujarati, gurmukhi, nastaliq, naskh, symbols, symbols2, math };
constexpr std::size_t slot_count = 10, cuts_per_slot = 4;

struct SlotFiles {
  const char* sans;
  const char* serif;
  bool has_bold;
  const char* language;
};
constexpr std::array<SlotFiles, slot_count> slot_files{{
    {"NotoSansDevanagari", "NotoSerifDevanagari", true, "hi"},
    {"NotoSans", "NotoSerif", true, "en"},
    {"NotoSansBengali", "NotoSerifBengali", true, "bn"},
    {"NotoSansGujarati", "NotoSerifGujarati", true, "gu"},
    {"NotoSansGurmukhi", "NotoSerifGurmukhi", true, "pa"},
    {"NotoNastaliqUrdu", "NotoNastaliqUrdu", true, "ur"},
    {"NotoNaskhArabic", "NotoNaskhArabic", true, "ur"},
    {"NotoSansSymbols", "NotoSansSymbols", true, "en"},
    {"NotoSansSymbols2", "NotoSansSymbols2", false, "en"},
    {"NotoSansMath", "NotoSansMath", false, "en"},
}};

std::size_t cut_of(const TextStyle& style) {
  return (style.family == Family::serif ? 2u : 0u) + (style.bold ? 1u : 0u);
}
FaceId face_id(std::size_t slot, const TextStyle& style) {
  return static_cast<FaceId>(slot * cuts_per_slot + cut_of(style));
}

std::string file_name(FaceId face) {
  const SlotFiles& files = slot_files[face / cuts_per_slot];
  const std::size_t cut = face % cuts_per_slot;
  const bool bold = (cut & 1) != 0 && files.has_bold;
  return std::string(cut >= 2 ? files.serif : files.sans) + (bold ? "-Bold.ttf" : "-Regular.ttf");
}

// The slot that is made for a script; none for punctuation, digits and the like.
std::optional<std::size_t> slot_of_script(hb_script_t script) {
  switch (script) {
    case HB_SCRIPT_DEVANAGARI:
      return devanagari;
    case HB_SCRIPT_LATIN:
    case HB_SCRIPT_GREEK:
    case HB_SCRIPT_CYRILLIC:
      return latin;
    case HB_SCRIPT_BENGALI:
      return bengali;
    case HB_SCRIPT_GUJARATI:
      return gujarati;
    case HB_SCRIPT_GURMUKHI:
      return gurmukhi;
    case HB_SCRIPT_ARABIC:
      return nastaliq;
    default:
      return std::nullopt;
  }
}

// Amounts must look alike in every sentence, so figures are never taken from the Arabic or Bengali faces.
bool is_figure(char32_t c) {
  return (c >= '0' && c <= '9') || c == 0x20B9;
}

// Brackets and quotes that belong to the word they open, not to the one before.
bool opens_a_word(char32_t c) {
  return c == '(' || c == '[' || c == '{' || c == 0x201C || c == 0x2018;
}

struct Cluster {
  std::size_t first = 0, last = 0;  // of the code points, last exclusive
};

std::vector<Cluster> clusters_of(const std::vector<CodePoint>& points) {
  std::vector<Cluster> clusters;
  for (std::size_t i = 0; i < points.size(); ++i) {
    const bool stays = !clusters.empty() && (is_mark(points[i].value) || is_invisible(points[i].value));
    const bool conjunct = i > 0 && is_virama(points[i - 1].value);
    if (stays || (conjunct && !clusters.empty()))
      clusters.back().last = i + 1;
    else
      clusters.push_back({i, i + 1});
  }
  return clusters;
}

}  // namespace

struct FontStack::Library {
  Library() {
    if (FT_Init_FreeType(&handle) != 0) throw MachineError("device", "FreeType does not start");
  }
  ~Library() { FT_Done_FreeType(handle); }
  Library(const Library&) = delete;
  Library& operator=(const Library&) = delete;
  FT_Library handle = nullptr;
};

// The file twice, both mapped: FreeType draws its outlines, HarfBuzz reads its tables. HarfBuzz's own reading of the
// metrics keeps advances exact; FreeType's would round them twice.
struct FontStack::OpenFace {
  OpenFace(FT_Library library, const std::filesystem::path& file) {
    const FT_Error error = FT_New_Face(library, file.c_str(), 0, &handle);
    if (error != 0) throw unreadable(file, "FreeType error " + std::to_string(error));
    hb_blob_t* blob = hb_blob_create_from_file_or_fail(file.c_str());
    if (blob == nullptr) {
      FT_Done_Face(handle);
      throw unreadable(file, "it cannot be mapped");
    }
    hb_face_t* tables = hb_face_create(blob, 0);
    hb_blob_destroy(blob);
    shaping = hb_font_create(tables);
    hb_face_destroy(tables);
  }
  ~OpenFace() {
    hb_font_destroy(shaping);
    FT_Done_Face(handle);
  }
  OpenFace(const OpenFace&) = delete;
  OpenFace& operator=(const OpenFace&) = delete;
  static MachineError unreadable(const std::filesystem::path& file, const std::string& why) {
    return MachineError(
        "device", "cannot read the font " + file.string() + " (" + why + "); reinstall the package fonts-noto-core");
  }
  FT_Face handle = nullptr;
  hb_font_t* shaping = nullptr;
  int px = 0;
};

const std::filesystem::path& FontStack::debian_noto_folder() {
  static const std::filesystem::path folder = "/usr/share/fonts/truetype/noto";
  return folder;
}

FontStack::FontStack(const std::filesystem::path& folder) : folder_(folder), library_(std::make_unique<Library>()) {
  faces_.resize(slot_count * cuts_per_slot);
  for (std::size_t face = 0; face < faces_.size(); ++face) {
    const std::filesystem::path file = file_of(static_cast<FaceId>(face));
    std::error_code ignored;
    if (!std::filesystem::is_regular_file(file, ignored))
      throw MachineError("device", "the font " + file.string() + " is missing; install the package fonts-noto-core");
  }
}

FontStack::~FontStack() {
  faces_.clear();
}  // before the library they live in

std::filesystem::path FontStack::file_of(FaceId face) const {
  return folder_ / file_name(face);
}

const char* FontStack::language_of(FaceId face) {
  return slot_files.at(face / cuts_per_slot).language;
}

FontStack::OpenFace& FontStack::open(FaceId face) {
  std::unique_ptr<OpenFace>& slot = faces_.at(face);
  if (!slot) slot = std::make_unique<OpenFace>(library_->handle, file_of(face));
  return *slot;
}

FT_FaceRec_* FontStack::sized_face(FaceId face, int px) {
  OpenFace& opened = open(face);
  px = std::clamp(px, text_bounds::px_min, text_bounds::px_max);
  if (opened.px != px) {
    const FT_Error error = FT_Set_Pixel_Sizes(opened.handle, 0, static_cast<FT_UInt>(px));
    if (error != 0) throw MachineError("device", "the font " + file_of(face).string() + " has no scalable outlines");
    opened.px = px;
  }
  return opened.handle;
}

hb_font_t* FontStack::shaping_font(FaceId face, int px) {
  hb_font_t* font = open(face).shaping;
  px = std::clamp(px, text_bounds::px_min, text_bounds::px_max);
  hb_font_set_scale(font, px * 64, px * 64);
  return font;
}

bool FontStack::has_glyph(FaceId face, char32_t code_point) {
  return FT_Get_Char_Index(open(face).handle, code_point) != 0;
}

FaceId FontStack::primary(const TextStyle& style) const {
  return face_id(devanagari, style);
}

PrimaryMetrics FontStack::primary_metrics(const TextStyle& style) {
  const FT_Face face = open(primary(style)).handle;
  const auto scaled = [&](int units) {
    const int em = face->units_per_EM;
    return (units * style.px + em / 2) / em;
  };
  return {scaled(face->ascender), scaled(-face->descender)};
}

std::vector<FaceSpan> FontStack::choose_faces(std::string_view utf8, const TextStyle& style) {
  const std::vector<CodePoint> points = decode_utf8(utf8);
  hb_unicode_funcs_t* unicode = hb_unicode_funcs_get_default();
  std::vector<FaceSpan> spans;

  const auto carries = [&](FaceId face, const Cluster& cluster, bool base_only) {
    for (std::size_t i = cluster.first; i < cluster.last; ++i) {
      if (is_invisible(points[i].value)) continue;
      if (!has_glyph(face, points[i].value)) return false;
      if (base_only) return true;
    }
    return true;
  };
  const auto script_slot = [&](const Cluster& cluster) {
    for (std::size_t i = cluster.first; i < cluster.last; ++i)
      if (const auto slot = slot_of_script(hb_unicode_script(unicode, points[i].value))) return slot;
    return std::optional<std::size_t>{};
  };

  const std::vector<Cluster> clusters = clusters_of(points);
  std::optional<std::size_t> current;  // slot of the last letter
  for (std::size_t n = 0; n < clusters.size(); ++n) {
    const Cluster& cluster = clusters[n];
    std::array<std::size_t, slot_count + 2> order{};
    std::size_t count = 0;
    const std::optional<std::size_t> own = script_slot(cluster);
    if (own) {
      order[count++] = *own;
      current = own;
    } else if (is_figure(points[cluster.first].value)) {
      if (current == latin) order[count++] = latin;
    } else {
      std::optional<std::size_t> near = opens_a_word(points[cluster.first].value) ? std::nullopt : current;
      for (std::size_t ahead = n + 1; !near && ahead < clusters.size(); ++ahead) near = script_slot(clusters[ahead]);
      if (!near) near = current;
      if (near) order[count++] = *near;
    }
    for (std::size_t slot = 0; slot < slot_count; ++slot) order[count++] = slot;

    FaceId chosen = primary(style);
    bool found = false;
    for (const bool base_only : {false, true}) {
      for (std::size_t i = 0; i < count && !found; ++i) {
        const FaceId face = face_id(order[i], style);
        if (carries(face, cluster, base_only)) {
          chosen = face;
          found = true;
        }
      }
      if (found) break;
    }
    const std::size_t begin = points[cluster.first].begin;
    const std::size_t end = points[cluster.last - 1].begin + points[cluster.last - 1].length;
    if (!spans.empty() && spans.back().face == chosen)
      spans.back().length = end - spans.back().begin;
    else
      spans.push_back({begin, end - begin, chosen});
  }
  return spans;
}

GlyphBitmap FontStack::measure(FaceId face, std::uint32_t glyph, int px) {
  const FT_Face sized = sized_face(face, px);
  if (FT_Load_Glyph(sized, glyph, FT_LOAD_NO_HINTING | FT_LOAD_NO_BITMAP) != 0 ||
      sized->glyph->format != FT_GLYPH_FORMAT_OUTLINE)
    return {};
  FT_BBox box{};
  FT_Outline_Get_CBox(&sized->glyph->outline, &box);
  const auto floor_px = [](FT_Pos v) { return static_cast<int>(v >> 6); };
  const auto ceil_px = [](FT_Pos v) { return static_cast<int>((v + 63) >> 6); };
  GlyphBitmap measured;
  measured.left = floor_px(box.xMin);
  measured.top = ceil_px(box.yMax);
  measured.width = ceil_px(box.xMax) - measured.left;
  measured.height = measured.top - floor_px(box.yMin);
  return measured;
}

GlyphBitmap FontStack::render(FaceId face, std::uint32_t glyph, int px) {
  const FT_Face sized = sized_face(face, px);
  if (FT_Load_Glyph(sized, glyph, FT_LOAD_NO_HINTING | FT_LOAD_NO_BITMAP) != 0 ||
      FT_Render_Glyph(sized->glyph, FT_RENDER_MODE_NORMAL) != 0)
    return {};
  const FT_Bitmap& drawn = sized->glyph->bitmap;
  assert(drawn.pixel_mode == FT_PIXEL_MODE_GRAY);
  GlyphBitmap bitmap;
  bitmap.width = static_cast<int>(drawn.width);
  bitmap.height = static_cast<int>(drawn.rows);
  bitmap.left = sized->glyph->bitmap_left;
  bitmap.top = sized->glyph->bitmap_top;
  bitmap.coverage.resize(static_cast<std::size_t>(drawn.width) * drawn.rows);
  for (unsigned row = 0; row < drawn.rows; ++row)
    for (unsigned column = 0; column < drawn.width; ++column) {
      // 1/255 is no ink: a headline that passes a pixel border by a hair must not make the letter a row taller.
      const std::uint8_t covered = drawn.buffer[static_cast<std::ptrdiff_t>(row) * drawn.pitch + column];
      bitmap.coverage[static_cast<std::size_t>(row) * drawn.width + column] = covered <= 1 ? std::uint8_t{0} : covered;
    }
  return bitmap;
}

}  // namespace odop
