// Districts as cards, for a State without a map and for the States that are not at home. UI thread only.
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
// The same for States ("state:ID").
void draw_state_list(Ui& ui, Rect area, std::span<const StateCardView> states, int& page, ShowcaseRequests& requests);

}  // namespace odop::ui
