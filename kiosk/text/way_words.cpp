#include "text/way_words.h"

namespace odop {

std::string way_words(const Catalogue& catalogue, const PlanStall& stall, const Translator& words) {
  const std::string comma = words.language() == Language::ur ? "، " : ", ";
  std::string way;
  if (const PlanPlace* hall = catalogue.plan.find_place(stall.hall)) way = hall->name.in(words.language()) + comma;
  way += fill(words.tr("stall {0}"), {stall.code});
  if (own_stall(catalogue) == &stall) return way + " · " + words.tr("You are here");
  if (const auto metres = straight_metres(catalogue, stall))
    way += comma + fill(words.tr("about {0} m from here in a straight line"), {std::to_string(*metres)});
  return way;
}

}  // namespace odop
