// The letters we have: Debian's Noto faces in two families and two weights, and the choice of a face for every cluster
// of a text. Used by the shaper, the atlas and the raster. Not thread-safe: each thread that sets text (the screen's,
// the paper's) owns one FontStack.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string_view>
#include <vector>

#include "text/text_style.h"

struct FT_FaceRec_;
struct hb_font_t;

namespace odop {

// One font file: its place in the table of faces.
using FaceId = std::uint8_t;

// Coverage of one glyph, 0..255, rows from the top; left and top say where it lies from its origin on the baseline.
struct GlyphBitmap {
  int width = 0, height = 0;
  int left = 0;  // from the origin to the first column
  int top = 0;   // from the baseline up to the first row
  std::vector<std::uint8_t> coverage;
};

struct FaceSpan {
  std::size_t begin = 0, length = 0;  // bytes
  FaceId face = 0;
};

struct PrimaryMetrics {  // of the style's primary font, in pixels, both positive
  int ascent_px = 0, descent_px = 0;
};

class FontStack {
 public:
  static const std::filesystem::path& debian_noto_folder();
  // Throws MachineError("device") that names the package fonts-noto-core when a file of the table is missing.
  explicit FontStack(const std::filesystem::path& folder = debian_noto_folder());
  ~FontStack();
  FontStack(const FontStack&) = delete;
  FontStack& operator=(const FontStack&) = delete;

  // The face a style's lines are measured by: Noto Sans or Serif Devanagari, for Latin lines too, so that a list of
  // mixed lines does not jump.
  FaceId primary(const TextStyle& style) const;
  PrimaryMetrics primary_metrics(const TextStyle& style);

  // Which face draws which bytes of a valid UTF-8 text. Spans cover the text in order and never part a cluster: marks,
  // joiners and (where the face has them) spaces and punctuation stay with the letter before them. A cluster that no
  // face has is given to the primary face and shows as .notdef.
  std::vector<FaceSpan> choose_faces(std::string_view utf8, const TextStyle& style);

  // Draws one glyph, unhinted. An unknown glyph gives an empty bitmap.
  GlyphBitmap render(FaceId face, std::uint32_t glyph, int px);
  // A box that holds all ink of render(), without drawing; coverage stays empty.
  GlyphBitmap measure(FaceId face, std::uint32_t glyph, int px);

  std::filesystem::path file_of(FaceId face) const;
  // The language whose letter forms are wanted from a face made for one script ("hi", "ur", "en"). It is always told to
  // the shaping engine, which would otherwise take it from the locale of whoever started the program.
  static const char* language_of(FaceId face);

  // For shaper.cpp only: HarfBuzz's font at that size (26.6 units); stays owned by this object, valid until the next
  // call.
  hb_font_t* shaping_font(FaceId face, int px);

 private:
  struct Library;
  struct OpenFace;
  FT_FaceRec_* sized_face(FaceId face, int px);
  bool has_glyph(FaceId face, char32_t code_point);
  OpenFace& open(FaceId face);

  std::filesystem::path folder_;
  std::unique_ptr<Library> library_;
  std::vector<std::unique_ptr<OpenFace>> faces_;
};

}  // namespace odop
