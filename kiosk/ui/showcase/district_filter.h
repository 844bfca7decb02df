// Which of the home State's districts the first page shows: all, those of a sector, those with a geographical
// indication, those of a division. Pure functions over the catalogue; UI thread.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "core/catalogue.h"

namespace odop::ui {

bool has_sector(const District& district, std::string_view sector);
bool has_gi(const District& district);  // a geographical indication with a source

struct DistrictFilter {
  enum class Kind : std::uint8_t { all, sector, gi, division } kind = Kind::all;
  std::string id = {};  // of the sector; the division's English name

  bool takes(const District& district) const;
  bool is_sector(std::string_view sector) const { return kind == Kind::sector && id == sector; }
  friend bool operator==(const DistrictFilter&, const DistrictFilter&) = default;
};

}  // namespace odop::ui
