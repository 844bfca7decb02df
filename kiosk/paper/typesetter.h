// The letters and words a paper is set with: fonts, shaper, and the languages of the paper. One for each thread that
// draws papers; keeping it keeps its shaped runs warm.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <unordered_map>

#include "core/language.h"
#include "core/receipt_view.h"
#include "text/font_stack.h"
#include "text/shaper.h"
#include "text/words.h"

namespace odop {

class Typesetter {
 public:
  explicit Typesetter(const std::filesystem::path& font_folder = FontStack::debian_noto_folder())
      : fonts_(font_folder), shaper_(fonts_) {}
  FontStack& fonts() { return fonts_; }
  Shaper& shaper() { return shaper_; }
  // The drawn glyph; kept, because a bill sets the same few letters hundreds of times and each drawing costs 20 us.
  const GlyphBitmap& glyph(FaceId face, std::uint32_t glyph, int px);

 private:
  FontStack fonts_;
  Shaper shaper_;
  std::unordered_map<std::uint64_t, GlyphBitmap> glyphs_;  // at most glyphs_kept_max, then all are forgotten
};

// The words of a paper in one language or in two.
class PaperWords {
 public:
  explicit PaperWords(PaperLanguage language) : language_(language) {}
  bool is_both() const { return language_ == PaperLanguage::both; }
  Language first_language() const { return language_ == PaperLanguage::en ? Language::en : Language::hi; }
  const Translator& first() const { return Translator::of(first_language()); }
  const Translator& english() const { return Translator::of(Language::en); }

  // "कुल", "Total" or "कुल / Total"; sentences stand on two lines, with "\n" between them.
  std::string tr_ctx(const char* context, const char* msgid, std::string_view between = " / ") const;
  // A text of the pack in one or two lines.
  std::string lines(const LocalText& text) const;
  // The text in the first language; second() is its English when both are wanted and it differs, else empty.
  const std::string& first(const LocalText& text) const { return text.in(first_language()); }
  std::string second(const LocalText& text) const;

 private:
  PaperLanguage language_;
};

}  // namespace odop
