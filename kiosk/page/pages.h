// The bodies of the pages on the stall's Wi-Fi, in the language of their address. They hold all that they show: a page
// that was saved needs nothing of this computer. Used by site.cpp. Pure; any thread.
#pragma once

#include <optional>
#include <span>
#include <string>

#include "core/catalogue.h"
#include "core/civil_date.h"
#include "text/words.h"

namespace odop::page {

// Pictures of one page together: a phone on a crowded Wi-Fi waits for every byte.
inline constexpr std::size_t page_picture_bytes_max = 1'500'000;
inline constexpr std::size_t things_per_page = 24, districts_per_page = 100;

struct PageContext {
  const Catalogue& catalogue;
  const Translator& words;
  CivilDate today;  // the fair's day of the prices
  Language language() const { return words.language(); }
};

// is_kept_at_home: without anything that only the stall's Wi-Fi has. path: of this page, for its keys.
std::string kept_page(const PageContext& context, std::span<const Product* const> things, const std::string& path,
                      bool is_kept_at_home);
std::string front_page(const PageContext& context, std::size_t page);
std::string district_page(const PageContext& context, const District& district, std::size_t page);
std::string plan_page(const PageContext& context, const PlanStall* wanted);

std::size_t district_pages(const Catalogue& catalogue, const District& district);  // at least 1
std::size_t front_pages(const Catalogue& catalogue);

}  // namespace odop::page
