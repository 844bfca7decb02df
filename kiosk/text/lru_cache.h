// A bounded look-up that forgets what was not asked for longest. Used by the shaper and the layouts. Not thread-safe.
#pragma once

#include <cstddef>
#include <list>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace odop {

// Keeps at most entries_max values whose weights together stay within weight_max (one heavier value is still kept
// alone, so that asking twice is cheap).
template <typename Value>
class LruCache {
 public:
  LruCache(std::size_t entries_max, std::size_t weight_max) : entries_max_(entries_max), weight_max_(weight_max) {}

  std::shared_ptr<const Value> find(std::string_view key) {
    const auto found = by_key_.find(key);
    if (found == by_key_.end()) return nullptr;
    entries_.splice(entries_.begin(), entries_, found->second);
    return found->second->value;
  }

  void put(std::string key, std::shared_ptr<const Value> value, std::size_t weight) {
    entries_.push_front(Entry{std::move(key), std::move(value), weight});
    by_key_[entries_.front().key] = entries_.begin();
    weight_ += weight;
    while (entries_.size() > entries_max_ || (weight_ > weight_max_ && entries_.size() > 1)) {
      weight_ -= entries_.back().weight;
      by_key_.erase(entries_.back().key);
      entries_.pop_back();
    }
  }

  std::size_t size() const { return entries_.size(); }
  std::size_t weight() const { return weight_; }

 private:
  struct Entry {
    std::string key;
    std::shared_ptr<const Value> value;
    std::size_t weight;
  };
  std::size_t entries_max_, weight_max_;
  std::size_t weight_ = 0;
  std::list<Entry> entries_;
  std::unordered_map<std::string_view, typename std::list<Entry>::iterator> by_key_;  // views into the entries
};

}  // namespace odop
