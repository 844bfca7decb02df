#include "ui/showcase/district_filter.h"

#include <algorithm>

namespace odop::ui {

bool has_sector(const District& district, std::string_view sector) {
  return std::any_of(district.products.begin(), district.products.end(),
                     [&](const DistrictProduct& product) { return product.sector == sector; });
}

bool has_gi(const District& district) {
  return std::any_of(district.gi_names.begin(), district.gi_names.end(), [](const GiName& gi) { return gi.sourced; }) ||
         std::any_of(district.products.begin(), district.products.end(),
                     [](const DistrictProduct& product) { return product.origin.scheme == ProductScheme::gi_only; });
}

bool DistrictFilter::takes(const District& district) const {
  switch (kind) {
    case Kind::all:
      break;
    case Kind::sector:
      return has_sector(district, id);
    case Kind::gi:
      return has_gi(district);
    case Kind::division:
      return district.division.in(Language::en) == id;
  }
  return true;
}

}  // namespace odop::ui
