#include "paper/typesetter.h"

#include "paper/limits.h"

namespace odop {

const GlyphBitmap& Typesetter::glyph(FaceId face, std::uint32_t glyph, int px) {
  const auto key = std::uint64_t{glyph} << 32 | std::uint64_t{face} << 24 | static_cast<std::uint64_t>(px);
  const auto found = glyphs_.find(key);
  if (found != glyphs_.end()) return found->second;
  if (glyphs_.size() >= paper_limits::glyphs_kept_max) glyphs_.clear();
  return glyphs_.emplace(key, fonts_.render(face, glyph, px)).first->second;
}

namespace {
std::string join(std::string first, const std::string& second, std::string_view between) {
  if (second.empty() || second == first) return first;
  return first.append(between).append(second);
}
}  // namespace

std::string PaperWords::tr_ctx(const char* context, const char* msgid, std::string_view between) const {
  return join(first().tr_ctx(context, msgid), is_both() ? english().tr_ctx(context, msgid) : "", between);
}

std::string PaperWords::lines(const LocalText& text) const {
  return join(first(text), second(text), "\n");
}

std::string PaperWords::second(const LocalText& text) const {
  if (!is_both()) return {};
  const auto& english_text = text.in(Language::en);
  return english_text == first(text) ? std::string{} : english_text;
}

}  // namespace odop
