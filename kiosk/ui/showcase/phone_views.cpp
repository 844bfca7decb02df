#include "ui/showcase/phone_views.h"

#include <algorithm>

#include "core/page_link.h"
#include "text/indian_numbers.h"
#include "text/way_words.h"
#include "text/words.h"
#include "ui/showcase/goods_cards.h"

namespace odop::ui {

PhonePageView make_phone_view(const Catalogue& catalogue, const ShowcaseSituation& situation, Language language,
                              const std::vector<std::string>& skus) {
  PhonePageView view;
  view.notices = make_notices(catalogue, situation);
  if (!situation.phone_page) return view;
  const PhonePage& page = *situation.phone_page;
  view.steps = make_phone_steps(page, "http://" + page.address + kept_page_path(catalogue, skus, language));
  const auto count = skus.size();
  view.what = fill(trn("{0} thing", "{0} things", count), {group_indian(static_cast<std::int64_t>(count))});
  return view;
}

PlanView make_plan_view(const Catalogue& catalogue, const ShowcaseSituation& situation, Language language,
                        std::string_view sku, std::string_view district, std::string_view chosen) {
  PlanView view;
  view.notices = make_notices(catalogue, situation);
  view.bounds = bounds_of(catalogue.plan);
  const Translator& words = Translator::of(language);
  std::vector<const PlanStall*> wanted;
  if (const Product* product = catalogue.find_product(sku)) {
    view.title = product->name.in(language);
    wanted = stalls_that_sell(catalogue, *product);
    if (stock_of(*product, situation) > 0 && own_stall(catalogue) != nullptr) view.here_too = tr("On this stall");
  } else if (const District* place = catalogue.find_district(district)) {
    view.title = place->name.in(language);
    wanted = stalls_of_district(catalogue, district);
  }
  if (!view.title.empty() && wanted.empty() && view.here_too.empty())
    view.none = tr("No stall of it is on the plan. Ask here, please.");
  const PlanStall* told = catalogue.plan.find_stall(chosen);
  if (told == nullptr && !wanted.empty()) told = wanted.front();
  if (told == nullptr && (view.title.empty() || !view.here_too.empty())) told = own_stall(catalogue);
  if (told != nullptr) view.chosen = told->code;
  for (const PlanPlace& place : catalogue.plan.places)
    view.places.push_back({place.kind, place.name.in(language), place.x_m, place.y_m, place.width_m, place.depth_m});
  const PlanStall* here = own_stall(catalogue);
  for (const PlanStall& stall : catalogue.plan.stalls)
    view.stalls.push_back({stall.code, stall.name.in(language), way_words(catalogue, stall, words), stall.x_m,
                           stall.y_m, std::find(wanted.begin(), wanted.end(), &stall) != wanted.end(), &stall == here});
  return view;
}

}  // namespace odop::ui
