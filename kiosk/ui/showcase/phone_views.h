// What "Save on the phone here" and "Where in this fair" show: the two codes of the stall's own Wi-Fi, and the fair's
// plan with the way in words. Built by Showcase when a page opens; pure functions, UI thread.
#pragma once

#include <string>
#include <vector>

#include "ui/phone_steps.h"
#include "ui/showcase/views.h"

namespace odop::ui {

struct PhonePageView {
  PhoneSteps steps;
  std::string what;  // "3 things"
  NoticesView notices;
};

struct PlanView {
  struct Place {
    PlanPlace::Kind kind = PlanPlace::Kind::hall;
    std::string name;
    int x_m = 0, y_m = 0, width_m = 0, depth_m = 0;
  };
  struct Stall {
    std::string code, name, way;
    int x_m = 0, y_m = 0;
    bool is_wanted = false, is_here = false;
  };
  PlanBounds bounds;
  std::vector<Place> places;
  std::vector<Stall> stalls;
  std::string title;     // what is looked for; empty: the whole plan
  std::string chosen;    // code of the stall whose way is told; empty: none
  std::string here_too;  // it lies on this stall, whoever else has it
  std::string none;      // in place of a stall: nobody on the plan is known to have it
  NoticesView notices;
};

// skus: of the page. Nothing without a page on the Wi-Fi in the situation.
PhonePageView make_phone_view(const Catalogue& catalogue, const ShowcaseSituation& situation, Language language,
                              const std::vector<std::string>& skus);
// Of a product, else of a district, else of the whole fair. chosen: the stall that was touched; empty: the nearest.
PlanView make_plan_view(const Catalogue& catalogue, const ShowcaseSituation& situation, Language language,
                        std::string_view sku, std::string_view district, std::string_view chosen);

}  // namespace odop::ui
