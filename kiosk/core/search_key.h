// Finding products by name in Hindi or Latin spelling, however it is typed (SPECS 7.2, 7.3): बनारसी साड़ी is found by
// बनारसी, banarasi sari, banarsi and saree. Keys are made when a pack is built; SearchIndex answers while a visitor
// types. Pure; any thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/catalogue.h"
#include "core/language.h"

namespace odop {

inline constexpr std::size_t search_query_bytes_max = 256;  // the rest of a longer query is ignored
inline constexpr std::size_t search_words_max = 8;          // further words of a query are ignored
inline constexpr std::size_t search_results_max = 30;

// One spelling out of the many that look the same: lower-case Latin without accents; Devanagari without nukta and
// joiners, candrabindu and class nasals as anusvara, digits as 0-9; words separated by single spaces. Bytes that are
// not UTF-8 separate words.
std::string fold(std::string_view text);

// Devanagari in Latin letters as people type it, final schwa dropped: चिकनकारी -> chikanakari. Other letters are
// folded.
std::string transliterate(std::string_view text);

// What is left of a Latin word when spelling habits are taken away: banarasi, banarsi -> bnrsi; saree, sari -> sri.
std::string sound_key(std::string_view folded_latin_word);

// Every word under which a text may be found, separated by spaces: folded words of all its languages, transliterated
// words, and sound keys, which are marked by a leading '~'. `also` adds more texts, such as the maker's or district's
// name.
std::string make_search_key(const LocalText& name, std::span<const LocalText> also = {});

// One word of a query: as folded, and as it sounds; sounds are empty for words too short to tell by their sound.
struct QueryWord {
  std::string spelt;
  std::vector<std::string> sounds;
};
std::vector<QueryWord> query_words(std::string_view query);

// Every word of the query is the beginning of some word of the key, as spelt or, from three letters on, as it sounds.
// An empty query matches everything.
bool matches(std::string_view query, std::string_view search_key);

// An immutable index over one catalogue's products by their search_key (made here when it is empty) and sku.
class SearchIndex {
 public:
  explicit SearchIndex(const Catalogue& catalogue);

  // Positions in catalogue.products, most popular first, equals in the pack's order; an empty query gives the most
  // popular ones. Finds what matches() finds.
  std::vector<std::size_t> find(std::string_view query, std::size_t limit = search_results_max) const;

 private:
  using Bits = std::vector<std::uint64_t>;  // one bit a product, by rank
  std::string_view word(std::size_t i) const;
  void mark(std::string_view prefix, Bits& found) const;

  std::vector<std::size_t> product_by_rank_;  // rank (0 = most popular) -> position
  std::string words_;                         // all words behind each other, sorted
  std::vector<std::uint32_t> word_begin_;     // into words_, one more than there are words
  std::vector<std::uint32_t> posting_begin_;  // into postings_, one more than there are words
  std::vector<std::uint32_t> postings_;       // ranks
};

}  // namespace odop
