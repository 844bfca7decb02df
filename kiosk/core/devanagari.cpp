#include "core/devanagari.h"

#include <array>
#include <cstddef>

#include "core/code_points.h"

namespace odop {
namespace {

// U+0915 (क) .. U+0939 (ह).
constexpr std::array<std::string_view, 37> consonants{"k",  "kh",  "g", "gh", "n",            // क ख ग घ ङ
                                                      "ch", "chh", "j", "jh", "n",            // च छ ज झ ञ
                                                      "t",  "th",  "d", "dh", "n",            // ट ठ ड ढ ण
                                                      "t",  "th",  "d", "dh", "n", "n",       // त थ द ध न ऩ
                                                      "p",  "ph",  "b", "bh", "m",            // प फ ब भ म
                                                      "y",  "r",   "r", "l",  "l", "l", "v",  // य र ऱ ल ळ ऴ व
                                                      "sh", "sh",  "s", "h"};                 // श ष स ह

// U+0905 (अ) .. U+0914 (औ) and, as signs, U+093E (ा) .. U+094C (ौ), written short as people type them.
constexpr std::array<std::string_view, 16> vowels{"a", "a", "i", "i",  "u", "u", "ri", "li",
                                                  "e", "e", "e", "ai", "o", "o", "o",  "au"};
constexpr std::array<std::string_view, 15> vowel_signs{"a", "i", "i",  "u", "u", "ri", "ri", "e",
                                                       "e", "e", "ai", "o", "o", "o",  "au"};

std::string_view consonant_in_latin(char32_t c, bool has_nukta) {
  if (has_nukta) {
    switch (c) {
      case U'क':
        return "q";
      case U'ज':
        return "z";
      case U'ड':
        return "r";  // साड़ी is typed sari
      case U'ढ':
        return "rh";  // चंडीगढ़ is typed chandigarh
      case U'फ':
        return "f";
      default:
        break;
    }
  }
  return consonants[c - 0x0915];
}

// The five consonants of the nasal's own class without the nasal: न् is an anusvara in हिन्दी, not in अन्न.
bool is_before_its_class(char32_t nasal, char32_t next) {
  switch (nasal) {
    case U'ङ':
      return next >= U'क' && next <= U'घ';
    case U'ञ':
      return next >= U'च' && next <= U'झ';
    case U'ण':
      return next >= U'ट' && next <= U'ढ';
    case U'न':
      return next >= U'त' && next <= U'ध';
    case U'म':
      return next >= U'प' && next <= U'भ';
    default:
      return false;
  }
}

bool is_labial(char32_t c) {
  return c >= U'प' && c <= U'म';
}

}  // namespace

void append_decomposed(std::u32string& out, char32_t c) {
  constexpr std::array<char32_t, 8> with_nukta{U'क', U'ख', U'ग', U'ज', U'ड', U'ढ', U'फ', U'य'};
  if (c >= 0x0958 && c <= 0x095F) {
    out += with_nukta[c - 0x0958];
    out += devanagari_nukta;
  } else if (c == 0x0929) {
    out += U'न';
  } else if (c == 0x0931) {
    out += U'र';
  } else if (c == 0x0934) {
    out += U'ळ';
  } else if (c == 0x0900 || c == 0x0901) {
    out += devanagari_anusvara;
  } else {
    out += c;
  }
}

std::u32string fold_devanagari_word(std::u32string_view word) {
  std::u32string plain;
  for (const char32_t c : word) {
    if (c == devanagari_nukta) continue;
    if (is_devanagari_sign(c) && !plain.empty() && plain.back() == c) continue;
    plain += c;
  }
  std::u32string folded;
  for (std::size_t i = 0; i < plain.size(); ++i) {
    const bool is_class_nasal =
        i + 2 < plain.size() && plain[i + 1] == devanagari_virama && is_before_its_class(plain[i], plain[i + 2]);
    folded += is_class_nasal ? devanagari_anusvara : plain[i];
    if (is_class_nasal) ++i;
  }
  return folded;
}

std::string devanagari_word_in_latin(std::u32string_view word) {
  std::string latin;
  const auto at = [&](std::size_t i) { return i < word.size() ? word[i] : U'\0'; };
  for (std::size_t i = 0; i < word.size(); ++i) {
    const char32_t c = word[i];
    if (c >= 0x0915 && c <= 0x0939) {
      // ज्ञ is said gya in Hindi.
      if (c == U'ज' && at(i + 1) == devanagari_virama && at(i + 2) == U'ञ') {
        latin += "gy";
        i += 2;
      } else {
        const bool has_nukta = at(i + 1) == devanagari_nukta;
        latin += consonant_in_latin(c, has_nukta);
        if (has_nukta) ++i;
      }
      // Every consonant carries an 'a' unless a sign takes it away; at the end of a word it is not said.
      const char32_t next = at(i + 1);
      const bool is_end = i + 1 == word.size();
      const bool has_own_vowel = next == devanagari_virama || (next >= 0x093E && next <= 0x094C);
      if (!has_own_vowel && (!is_end || word.size() == 1)) latin += 'a';
    } else if (c >= 0x0905 && c <= 0x0914) {
      latin += vowels[c - 0x0905];
    } else if (c >= 0x093E && c <= 0x094C) {
      latin += vowel_signs[c - 0x093E];
    } else if (c == devanagari_anusvara) {
      latin += is_labial(at(i + 1)) ? 'm' : 'n';
    } else if (c == 0x0960) {
      latin += "ri";
    } else if (c == 0x0950) {
      latin += "om";
    } else if (!is_devanagari(c)) {
      append_code_point(latin, c);
    }  // what is left is not typed in Latin letters: virama, visarga, avagraha, accents
  }
  return latin;
}

}  // namespace odop
