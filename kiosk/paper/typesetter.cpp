#include "paper/typesetter.h"

namespace odop {

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
