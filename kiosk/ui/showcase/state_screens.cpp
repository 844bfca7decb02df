#include "text/words.h"
#include "ui/showcase/chrome.h"
#include "ui/showcase/district_list.h"
#include "ui/showcase/screens.h"

namespace odop::ui {

void draw_divisions(Ui& ui, std::span<const RegionCardView> divisions, const NoticesView& notices, int& page,
                    ShowcaseRequests& requests) {
  Rect area = visitor_area(ui);
  top_bar(ui, area, {.back_label = tr("Back"), .here = tr("Divisions"), .notices = &notices}, requests);
  const int touched = draw_region_list(ui, area, tr("Divisions"), tr("Which division is your district in?"),
                                       "division:", divisions, page);
  if (touched >= 0)
    requests.push_back(
        ChooseDistricts{{DistrictFilter::Kind::division, divisions[static_cast<std::size_t>(touched)].id}});
}

void draw_states(Ui& ui, std::span<const RegionCardView> states, const NoticesView& notices, int& page,
                 ShowcaseRequests& requests) {
  Rect area = visitor_area(ui);
  top_bar(ui, area, {.back_label = tr("Back"), .here = tr("Other States"), .notices = &notices}, requests);
  const int touched =
      draw_region_list(ui, area, tr("Other States"), tr("What their districts are known for"), "state:", states, page);
  if (touched >= 0) requests.push_back(OpenState{states[static_cast<std::size_t>(touched)].id});
}

void draw_state(Ui& ui, const DistrictListView& view, const NoticesView& notices, int& page,
                ShowcaseRequests& requests) {
  Rect area = visitor_area(ui);
  top_bar(ui, area, {.back_label = tr("Back"), .here = view.title, .notices = &notices}, requests);
  draw_district_list(ui, area, view.title, view.count, view.districts, page, requests);
}

}  // namespace odop::ui
