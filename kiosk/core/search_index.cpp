#include <algorithm>
#include <bit>
#include <deque>
#include <numeric>
#include <unordered_map>
#include <utility>

#include "core/search_key.h"

namespace odop {
namespace {

// Words in the order in which they were first seen, each with the ranks of its products in ascending order.
class Postings {
 public:
  // The key must outlive the object.
  void add(std::string_view key, std::uint32_t rank) {
    while (!key.empty()) {
      const std::size_t end = key.find(' ');
      if (end != 0) add_word(key.substr(0, end), rank);
      key.remove_prefix(end == std::string_view::npos ? key.size() : end + 1);
    }
  }
  std::vector<std::pair<std::string_view, const std::vector<std::uint32_t>*>> sorted_by_word() const {
    std::vector<std::pair<std::string_view, const std::vector<std::uint32_t>*>> rows;
    rows.reserve(number_of_word_.size());
    for (const auto& [word, number] : number_of_word_) rows.emplace_back(word, &ranks_[number]);
    std::sort(rows.begin(), rows.end());
    return rows;
  }

 private:
  void add_word(std::string_view word, std::uint32_t rank) {
    const auto [found, is_new] = number_of_word_.try_emplace(word, ranks_.size());
    if (is_new) ranks_.emplace_back();
    std::vector<std::uint32_t>& ranks = ranks_[found->second];
    if (ranks.empty() || ranks.back() != rank) ranks.push_back(rank);
  }

  std::unordered_map<std::string_view, std::size_t> number_of_word_;
  std::vector<std::vector<std::uint32_t>> ranks_;
};

}  // namespace

SearchIndex::SearchIndex(const Catalogue& catalogue) {
  product_by_rank_.resize(catalogue.products.size());
  std::iota(product_by_rank_.begin(), product_by_rank_.end(), std::size_t{0});
  std::stable_sort(product_by_rank_.begin(), product_by_rank_.end(), [&](std::size_t a, std::size_t b) {
    return catalogue.products[a].popularity > catalogue.products[b].popularity;
  });

  std::deque<std::string> made_keys;  // stays where it is while it grows
  Postings postings;
  for (std::uint32_t rank = 0; rank < product_by_rank_.size(); ++rank) {
    const Product& product = catalogue.products[product_by_rank_[rank]];
    if (product.search_key.empty())
      postings.add(made_keys.emplace_back(make_search_key(product.name)), rank);
    else
      postings.add(product.search_key, rank);
    postings.add(made_keys.emplace_back(fold(product.sku)), rank);
  }

  for (const auto& [text, ranks] : postings.sorted_by_word()) {
    word_begin_.push_back(static_cast<std::uint32_t>(words_.size()));
    posting_begin_.push_back(static_cast<std::uint32_t>(postings_.size()));
    words_ += text;
    postings_.insert(postings_.end(), ranks->begin(), ranks->end());
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
