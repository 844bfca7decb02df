#include "core/search_key.h"

#include <algorithm>
#include <set>

#include "core/ascii.h"
#include "core/code_points.h"
#include "core/devanagari.h"
#include "core/latin_letters.h"

namespace odop {
namespace {

constexpr char sound_mark = '~';
constexpr std::size_t sounding_letters_min = 3;  // two letters are tried as spelt only: too many things sound like them
constexpr std::size_t sound_bytes_min = 2;

// Joiners, soft hyphen, accents, apostrophes, variation selectors: they change how a word looks, not which word it is.
bool is_ignored(char32_t c) {
  return c == 0x00AD || (c >= 0x0300 && c <= 0x036F) || (c >= 0x200B && c <= 0x200F) || c == 0x2060 || c == 0x2018 ||
         c == 0x2019 || c == U'\'' || c == 0x02BC || (c >= 0xFE00 && c <= 0xFE0F) || c == 0xFEFF;
}

// Spaces, punctuation and symbols of the scripts we show.
bool is_separator(char32_t c) {
  if (c < 0x80) return !is_ascii_alphanumeric(static_cast<char>(c));
  return c < 0xC0 || c == 0xD7 || c == 0xF7 || c == 0x0964 || c == 0x0965 || c == 0x0970 || c == 0x060C ||
         c == 0x061B || c == 0x061F || (c >= 0x066A && c <= 0x066D) || c == 0x06D4 || (c >= 0x2000 && c <= 0x2BFF) ||
         (c >= 0x3000 && c <= 0x303F);
}

// Words with everything equal that is only another coding of the same letters, the nukta still in place.
std::vector<std::u32string> plain_words(std::string_view text) {
  std::vector<std::u32string> words;
  std::u32string word;
  const auto end_word = [&] {
    if (!word.empty()) words.push_back(std::move(word));
    word.clear();
  };
  for (std::size_t at = 0; at < text.size();) {
    const auto code_point = next_code_point(text, at);
    if (!code_point || (!is_ignored(*code_point) && is_separator(*code_point))) {
      end_word();
    } else if (is_ignored(*code_point)) {
      continue;
    } else if (*code_point < 0x80) {
      word += static_cast<char32_t>(to_ascii_lower(static_cast<char>(*code_point)));
    } else if (*code_point >= 0x0966 && *code_point <= 0x096F) {
      word += U'0' + (*code_point - 0x0966);
    } else if (const std::string_view latin = plain_latin(*code_point); !latin.empty()) {
      for (const char c : latin) word += static_cast<char32_t>(c);
    } else {
      append_decomposed(word, *code_point);
    }
  }
  end_word();
  return words;
}

std::string in_utf8(std::u32string_view text) {
  std::string out;
  for (const char32_t c : text) append_code_point(out, c);
  return out;
}

bool has_devanagari(std::u32string_view word) {
  return std::any_of(word.begin(), word.end(), is_devanagari);
}

bool is_latin_word(std::string_view word) {
  return std::all_of(word.begin(), word.end(), [](char c) { return is_ascii_alphanumeric(c); }) &&
         std::any_of(word.begin(), word.end(), is_ascii_letter);
}

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) {
    if (word.empty()) continue;
    if (!text.empty()) text += ' ';
    text += word;
  }
  return text;
}

bool is_vowel(char c) {
  return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u';
}

// Keeps the order of coming and drops what was there before.
class WordList {
 public:
  void add(std::string word) {
    if (!word.empty() && seen_.insert(word).second) words_.push_back(std::move(word));
  }
  void add_sound_of(std::string_view latin_word) {
    if (!is_latin_word(latin_word)) return;
    std::string sound = sound_key(latin_word);
    if (sound.size() >= sound_bytes_min) add(sound_mark + std::move(sound));
  }
  const std::vector<std::string>& words() const { return words_; }

 private:
  std::set<std::string> seen_;
  std::vector<std::string> words_;
};

template <typename Visit>
void for_each_word(std::string_view key, Visit visit) {
  while (!key.empty()) {
    const std::size_t end = key.find(' ');
    if (end != 0) visit(key.substr(0, end));
    key.remove_prefix(end == std::string_view::npos ? key.size() : end + 1);
  }
}

}  // namespace

std::string fold(std::string_view text) {
  std::vector<std::string> words;
  for (const std::u32string& word : plain_words(text)) words.push_back(in_utf8(fold_devanagari_word(word)));
  return joined(words);
}

std::string transliterate(std::string_view text) {
  std::vector<std::string> words;
  for (const std::u32string& word : plain_words(text)) words.push_back(devanagari_word_in_latin(word));
  return joined(words);
}

// Spellings of one Hindi sound that people choose between: h after a consonant, c/ch, w/v, z/j, f/ph, q/k, long and
// short vowels, single and double letters, and every 'a' after the first letter, because half of them are the unwritten
// schwa.
std::string sound_key(std::string_view word) {
  std::string sound;
  char previous = '\0';  // the letter just before, as it sounds; '\0' after a dropped 'a'
  const auto add = [&](char c) {
    if (c != previous) sound += c;
    previous = c;
  };
  for (std::size_t i = 0; i < word.size(); ++i) {
    const char c = word[i], next = i + 1 < word.size() ? word[i + 1] : '\0';
    const bool is_doubled_vowel = next == c && is_vowel(c);
    switch (c) {
      case 'a':
        if (sound.empty()) sound += 'a';
        previous = '\0';
        break;
      case 'e':
      case 'o':
        add(is_doubled_vowel ? (c == 'e' ? 'i' : 'u') : c);
        if (is_doubled_vowel) ++i;
        break;
      case 'c':
        if (next != 'k') add('c');
        break;
      case 'h':
        if (previous == '\0' || is_vowel(previous)) add('h');
        break;
      case 'p':
        add(next == 'h' ? 'f' : 'p');
        break;
      case 'q':
        add('k');
        break;
      case 'w':
        add('v');
        break;
      case 'x':
        add('k');
        add('s');
        break;
      case 'y':
        if (previous != 'i') add('y');
        break;
      case 'z':
        add('j');
        break;
      default:
        add(c);
        break;
    }
  }
  return sound;
}

std::string make_search_key(const LocalText& name, std::span<const LocalText> also) {
  std::vector<std::u32string> words;
  const auto take = [&words](const LocalText& text) {
    for (std::size_t i = 0; i < language_count; ++i)
      for (std::u32string& word : plain_words(text.exact(static_cast<Language>(i)))) words.push_back(std::move(word));
  };
  take(name);
  for (const LocalText& text : also) take(text);

  WordList list;
  for (const std::u32string& word : words) list.add(in_utf8(fold_devanagari_word(word)));
  for (const std::u32string& word : words)
    if (has_devanagari(word)) list.add(devanagari_word_in_latin(word));
  for (const std::u32string& word : words) {
    list.add_sound_of(devanagari_word_in_latin(word));
    // ड़ is typed as r or as d, so a word is found by both.
    list.add_sound_of(devanagari_word_in_latin(fold_devanagari_word(word)));
  }
  return joined(list.words());
}

std::vector<QueryWord> query_words(std::string_view query) {
  std::vector<QueryWord> words;
  for (const std::u32string& word : plain_words(query.substr(0, search_query_bytes_max))) {
    if (words.size() == search_words_max) break;
    QueryWord& wanted = words.emplace_back();
    wanted.spelt = in_utf8(fold_devanagari_word(word));
    const std::string latin = devanagari_word_in_latin(word);
    if (latin.size() < sounding_letters_min || !is_latin_word(latin)) continue;
    std::string sound = sound_key(latin);
    if (sound.size() < sound_bytes_min) continue;
    wanted.sounds.push_back(sound_mark + sound);
    // While somebody types "saree" there is a moment of "sare": the last letter may be half of a long vowel.
    if (latin.back() == 'e' || latin.back() == 'o') {
      sound.back() = latin.back() == 'e' ? 'i' : 'u';
      wanted.sounds.push_back(sound_mark + sound);
    }
  }
  return words;
}

bool matches(std::string_view query, std::string_view search_key) {
  const std::vector<QueryWord> wanted = query_words(query);
  return std::all_of(wanted.begin(), wanted.end(), [&](const QueryWord& word) {
    bool found = false;
    for_each_word(search_key, [&](std::string_view candidate) {
      found = found || candidate.starts_with(word.spelt) ||
              std::any_of(word.sounds.begin(), word.sounds.end(),
                          [&](const std::string& sound) { return candidate.starts_with(sound); });
    });
    return found;
  });
}

}  // namespace odop
