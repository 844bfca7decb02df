#include "till/showcase_tally.h"

#include "wire/bounds.h"

namespace odop::till {
namespace {

// Hours of Indian time begin half an hour away from those of UTC.
constexpr std::int64_t hour_ms = 3'600'000, ist_ahead_ms = 19'800'000;
std::int64_t hour_start(std::int64_t utc_ms) {
  return utc_ms - (utc_ms + ist_ahead_ms) % hour_ms;
}

}  // namespace

void ShowcaseTally::add(std::string_view what, std::string_view id, std::int64_t utc_ms) {
  if (counts_.empty()) hour_start_ms_ = hour_start(utc_ms);
  std::string name(what);
  // A name that does not fit an entry is counted under what it is of.
  if (!id.empty() && name.size() + 1 + id.size() <= wire::code_length_max) name.append(":").append(id);
  const bool is_full = counts_.size() >= static_cast<std::size_t>(wire::showcase_counters_max) - 1;
  ++counts_[is_full && !counts_.contains(name) ? std::string("other") : name];
}

std::optional<wire::ShowcaseCountPayload> ShowcaseTally::take_due(std::int64_t utc_ms) {
  if (counts_.empty() || hour_start(utc_ms) == hour_start_ms_) return std::nullopt;
  return take_all();
}

std::optional<wire::ShowcaseCountPayload> ShowcaseTally::take_all() {
  if (counts_.empty()) return std::nullopt;
  wire::ShowcaseCountPayload payload{.hour_start_ms = hour_start_ms_, .counters = {}};
  for (const auto& [name, count] : counts_) payload.counters.push_back({name, count});
  counts_.clear();
  return payload;
}

}  // namespace odop::till
