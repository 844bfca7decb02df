// What search keys need to know about Devanagari letters (SPECS 7.2, 7.3). Shaping is not here, it is in text/.
// Pure; any thread.
#pragma once

#include <string>
#include <string_view>

namespace odop {

inline constexpr char32_t devanagari_anusvara = 0x0902;
inline constexpr char32_t devanagari_nukta = 0x093C;
inline constexpr char32_t devanagari_virama = 0x094D;

constexpr bool is_devanagari(char32_t c) {
  return c >= 0x0900 && c <= 0x097F;
}
constexpr bool is_devanagari_consonant(char32_t c) {
  return (c >= 0x0915 && c <= 0x0939) || (c >= 0x0958 && c <= 0x095F);
}
// Vowel signs, virama and the signs of nasality and breath: what may not stand twice.
constexpr bool is_devanagari_sign(char32_t c) {
  return (c >= 0x0900 && c <= 0x0903) || (c >= 0x093A && c <= 0x093B) || (c >= 0x093E && c <= 0x094F) ||
         (c >= 0x0955 && c <= 0x0957) || c == 0x0962 || c == 0x0963;
}

// U+0958 is क and a nukta, and so on; with the letters of other alphabets (ऩ ऱ ऴ) as न र ळ and candrabindu as anusvara.
// The nukta itself stays.
void append_decomposed(std::u32string& out, char32_t c);

// A word as append_decomposed() made it, in its one spelling: no nukta, class nasals as anusvara, no sign twice.
std::u32string fold_devanagari_word(std::u32string_view word);

// A word as append_decomposed() made it in Latin letters; letters of other scripts stay as they are.
std::string devanagari_word_in_latin(std::u32string_view word);

}  // namespace odop
