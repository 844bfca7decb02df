#include <algorithm>
#include <bit>
#include <numeric>
#include <utility>

#include "core/search_key.h"

namespace odop {
namespace {

struct WordOfProduct {
  std::string word;
  std::uint32_t rank;
  friend auto operator<=>(const WordOfProduct&, const WordOfProduct&) = default;
};

void add_words(std::string_view key, std::uint32_t rank, std::vector<WordOfProduct>& words) {
  while (!key.empty()) {
    const std::size_t end = key.find(' ');
    if (end != 0) words.push_back({std::string(key.substr(0, end)), rank});
    key.remove_prefix(end == std::string_view::npos ? key.size() : end + 1);
  }
}

}  // namespace

SearchIndex::SearchIndex(const Catalogue& catalogue) {
  product_by_rank_.resize(catalogue.products.size());
  std::iota(product_by_rank_.begin(), product_by_rank_.end(), std::size_t{0});
  std::stable_sort(product_by_rank_.begin(), product_by_rank_.end(), [&](std::size_t a, std::size_t b) {
    return catalogue.products[a].popularity > catalogue.products[b].popularity;
  });

  std::vector<WordOfProduct> words;
  for (std::uint32_t rank = 0; rank < product_by_rank_.size(); ++rank) {
    const Product& product = catalogue.products[product_by_rank_[rank]];
    add_words(product.search_key.empty() ? make_search_key(product.name) : product.search_key, rank, words);
    add_words(fold(product.sku), rank, words);
  }
  std::sort(words.begin(), words.end());
  words.erase(std::unique(words.begin(), words.end()), words.end());

  postings_.reserve(words.size());
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i == 0 || words[i].word != words[i - 1].word) {
      word_begin_.push_back(static_cast<std::uint32_t>(words_.size()));
      posting_begin_.push_back(static_cast<std::uint32_t>(postings_.size()));
      words_ += words[i].word;
    }
    postings_.push_back(words[i].rank);
  }
  word_begin_.push_back(static_cast<std::uint32_t>(words_.size()));
  posting_begin_.push_back(static_cast<std::uint32_t>(postings_.size()));
}

std::string_view SearchIndex::word(std::size_t i) const {
  return std::string_view(words_).substr(word_begin_[i], word_begin_[i + 1] - word_begin_[i]);
}

void SearchIndex::mark(std::string_view prefix, Bits& found) const {
  const std::size_t word_count = word_begin_.size() - 1;
  std::size_t first = 0;
  for (std::size_t count = word_count; count > 0;) {
    const std::size_t half = count / 2;
    if (word(first + half) < prefix) {
      first += half + 1;
      count -= half + 1;
    } else {
      count = half;
    }
  }
  std::size_t last = first;
  while (last < word_count && word(last).starts_with(prefix)) ++last;
  // The words of one prefix stand together, and so do their postings.
  for (std::uint32_t i = posting_begin_[first]; i < posting_begin_[last]; ++i)
    found[postings_[i] / 64] |= std::uint64_t{1} << postings_[i] % 64;
}

std::vector<std::size_t> SearchIndex::find(std::string_view query, std::size_t limit) const {
  const std::size_t blocks = (product_by_rank_.size() + 63) / 64;
  Bits found(blocks, ~std::uint64_t{0});
  for (const QueryWord& wanted : query_words(query)) {
    Bits by_word(blocks, 0);
    mark(wanted.spelt, by_word);
    for (const std::string& sound : wanted.sounds) mark(sound, by_word);
    for (std::size_t i = 0; i < blocks; ++i) found[i] &= by_word[i];
  }

  std::vector<std::size_t> products;
  for (std::size_t block = 0; block < blocks; ++block) {
    for (std::uint64_t bits = found[block]; bits != 0; bits &= bits - 1) {
      const std::size_t rank = block * 64 + static_cast<std::size_t>(std::countr_zero(bits));
      if (rank >= product_by_rank_.size() || products.size() == limit) return products;
      products.push_back(product_by_rank_[rank]);
    }
  }
  return products;
}

}  // namespace odop
