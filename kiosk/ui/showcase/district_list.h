// Districts, divisions and States as cards, where there is no map for them. UI thread only.
#pragma once

#include <span>

#include "ui/geometry.h"
#include "ui/showcase/requests.h"
#include "ui/showcase/state_views.h"
#include "ui/ui.h"

namespace odop::ui {

// A title with the arrows beside it, and as many cards ("district:ID") as have room; keeps `page` within the list.
void draw_district_list(Ui& ui, Rect area, std::string_view title, std::string_view count,
                        std::span<const DistrictCardView> districts, int& page, ShowcaseRequests& requests);
// The same for States or divisions; each is called `prefix` and its id. Gives back which one was touched, or -1.
int draw_region_list(Ui& ui, Rect area, std::string_view title, std::string_view hint, std::string_view prefix,
                     std::span<const RegionCardView> regions, int& page);

}  // namespace odop::ui
