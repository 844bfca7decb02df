// The languages a screen or a paper can speak, and a text in several of them. Pure; any thread.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace odop {

enum class Language { hi, en, ur, bn, gu, pa, mr, ne };
inline constexpr std::size_t language_count = 8;

// ISO 639-1 codes, in the order of the enumeration.
inline constexpr std::array<std::string_view, language_count> language_codes{"hi", "en", "ur", "bn",
                                                                             "gu", "pa", "mr", "ne"};

constexpr std::string_view code_of(Language language) {
  return language_codes[static_cast<std::size_t>(language)];
}

// A language is called by its own name, in its own letters, on every screen.
constexpr std::string_view own_name_of(Language language) {
  constexpr std::array<std::string_view, language_count> names{"हिन्दी",  "English", "اردو",  "বাংলা",
                                                               "ગુજરાતી", "ਪੰਜਾਬੀ",   "मराठी", "नेपाली"};
  return names[static_cast<std::size_t>(language)];
}

constexpr bool is_right_to_left(Language language) {
  return language == Language::ur;
}
// The staff's screens and the papers speak these; visitors may choose any.
constexpr bool is_spoken_by_staff(Language language) {
  return language == Language::hi || language == Language::en;
}

inline std::optional<Language> language_from_code(std::string_view code) {
  for (std::size_t i = 0; i < language_count; ++i)
    if (language_codes[i] == code) return static_cast<Language>(i);
  return std::nullopt;
}

// A text as the pack gives it. A missing language falls back to Hindi for Devanagari readers, else to English.
class LocalText {
 public:
  LocalText() = default;
  LocalText(std::string hindi, std::string english) {
    set(Language::hi, std::move(hindi));
    set(Language::en, std::move(english));
  }
  void set(Language language, std::string text) { texts_[static_cast<std::size_t>(language)] = std::move(text); }
  const std::string& exact(Language language) const { return texts_[static_cast<std::size_t>(language)]; }
  const std::string& in(Language language) const { return exact(language_in(language)); }
  // In which language in() stands: a voice must know.
  Language language_in(Language language) const {
    if (!exact(language).empty()) return language;
    const bool reads_devanagari = language == Language::mr || language == Language::ne || language == Language::hi;
    const Language first = reads_devanagari ? Language::hi : Language::en;
    const Language second = reads_devanagari ? Language::en : Language::hi;
    return exact(first).empty() ? second : first;
  }
  bool empty() const { return exact(Language::hi).empty() && exact(Language::en).empty(); }
  friend bool operator==(const LocalText&, const LocalText&) = default;

 private:
  std::array<std::string, language_count> texts_;
};

}  // namespace odop
