#include "core/phonetic.h"

#include <algorithm>
#include <array>
#include <optional>

#include "core/ascii.h"

namespace odop {

namespace {

struct Sound {
  std::string_view latin, letter, sign;  // sign: of a vowel behind a consonant
};
// The longest first.
constexpr std::array<Sound, 37> consonants{
    {{"ksh", "क्ष", {}}, {"chh", "छ", {}}, {"kh", "ख", {}}, {"gh", "घ", {}}, {"gy", "ज्ञ", {}}, {"ch", "च", {}},
     {"jh", "झ", {}},   {"th", "थ", {}},  {"dh", "ध", {}}, {"ph", "फ", {}}, {"bh", "भ", {}},  {"sh", "श", {}},
     {"k", "क", {}},    {"q", "क", {}},   {"c", "क", {}},  {"g", "ग", {}},  {"j", "ज", {}},   {"z", "ज", {}},
     {"t", "त", {}},    {"d", "द", {}},   {"n", "न", {}},  {"p", "प", {}},  {"f", "फ", {}},   {"b", "ब", {}},
     {"m", "म", {}},    {"y", "य", {}},   {"r", "र", {}},  {"l", "ल", {}},  {"v", "व", {}},   {"w", "व", {}},
     {"s", "स", {}},    {"h", "ह", {}},   {"x", "क्स", {}}, {"T", "ट", {}},  {"D", "ड", {}},   {"N", "ण", {}},
     {"S", "ष", {}}}};
constexpr std::array<Sound, 13> vowels{{{"aa", "आ", "ा"},
                                        {"ai", "ऐ", "ै"},
                                        {"au", "औ", "ौ"},
                                        {"ou", "औ", "ौ"},
                                        {"ee", "ई", "ी"},
                                        {"ii", "ई", "ी"},
                                        {"oo", "ऊ", "ू"},
                                        {"uu", "ऊ", "ू"},
                                        {"a", "अ", ""},
                                        {"i", "इ", "ि"},
                                        {"u", "उ", "ु"},
                                        {"e", "ए", "े"},
                                        {"o", "ओ", "ो"}}};
constexpr std::string_view virama = "्", anusvara = "ं";

template <std::size_t N>
const Sound* sound_at(const std::array<Sound, N>& sounds, std::string_view rest) {
  const auto found =
      std::find_if(sounds.begin(), sounds.end(), [&](const Sound& sound) { return rest.starts_with(sound.latin); });
  return found == sounds.end() ? nullptr : &*found;
}

// n and m before a consonant of another place are heard as a nasal: hindi, champa.
bool is_nasal(std::string_view sound, std::string_view rest) {
  if (rest.empty()) return false;
  if (sound == "n") return std::string_view("kgcjtdpbszf").find(rest.front()) != std::string_view::npos;
  return sound == "m" && (rest.front() == 'p' || rest.front() == 'b');
}

// Whether two consonants in a row are most often written joined.
bool joins(const Sound& first, std::string_view rest, bool is_first_of_word) {
  if (rest.empty()) return false;
  const char next = rest.front();
  return is_first_of_word || first.latin.front() == next || next == 'y' || next == 'r' || next == 'v' || next == 'w' ||
         first.latin == "s";
}

std::optional<std::string> spelled(std::string_view word, bool joins_all) {
  std::string text;
  bool is_behind_consonant = false;
  for (std::size_t at = 0; at < word.size();) {
    const std::string_view rest = word.substr(at);
    if (const Sound* vowel = sound_at(vowels, rest)) {
      at += vowel->latin.size();
      const bool is_last = at == word.size();
      if (!is_behind_consonant)
        text += vowel->letter;
      else if (is_last && at > 1 && vowel->latin == "a")
        text += "ा";  // anita
      else if (is_last && vowel->latin == "i")
        text += "ी";  // hindi
      else
        text += vowel->sign;
      is_behind_consonant = false;
      continue;
    }
    const Sound* consonant = sound_at(consonants, rest);
    if (!consonant) return std::nullopt;
    const bool is_first = at == 0;
    at += consonant->latin.size();
    const std::string_view behind = word.substr(at);
    if (!is_first && is_nasal(consonant->latin, behind)) {
      text += anusvara;
      is_behind_consonant = false;
      continue;
    }
    text += consonant->letter;
    const bool meets_consonant = !behind.empty() && !sound_at(vowels, behind);
    if (meets_consonant && (joins_all || joins(*consonant, behind, is_first))) text += virama;
    is_behind_consonant = true;
  }
  return text;
}

}  // namespace

std::vector<std::string> devanagari_suggestions(std::string_view latin_word) {
  if (latin_word.empty() || !std::all_of(latin_word.begin(), latin_word.end(), is_ascii_letter)) return {};
  const auto likely = spelled(latin_word, false), joined = spelled(latin_word, true);
  if (!likely || !joined) return {};
  std::vector<std::string> all{*likely};
  if (joined != likely) all.push_back(*joined);
  return all;
}

}  // namespace odop
