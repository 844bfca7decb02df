#include "text/words.h"
#include "ui/showcase/chrome.h"
#include "ui/showcase/district_list.h"
#include "ui/showcase/screens.h"

namespace odop::ui {

void draw_states(Ui& ui, std::span<const StateCardView> states, const NoticesView& notices, int& page,
                 ShowcaseRequests& requests) {
  Rect area = visitor_area(ui);
  top_bar(ui, area, {.back_label = tr("Back"), .here = tr("Other States"), .notices = &notices}, requests);
  draw_state_list(ui, area, states, page, requests);
}

void draw_state(Ui& ui, const DistrictListView& view, const NoticesView& notices, int& page,
                ShowcaseRequests& requests) {
  Rect area = visitor_area(ui);
  top_bar(ui, area, {.back_label = tr("Back"), .here = view.title, .notices = &notices}, requests);
  draw_district_list(ui, area, view.title, view.count, view.districts, page, requests);
}

}  // namespace odop::ui
