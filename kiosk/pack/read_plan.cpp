// The fair's plan: halls.csv with halls, gates and other places, stalls.csv with the stalls and what is sold there.
// Both may be missing: then nobody is shown the way.
#include <algorithm>

#include "pack/bounds.h"
#include "pack/draft.h"
#include "pack/sheet.h"

namespace odop {
namespace {

using Need = SheetRow::Need;
using pack_bounds::id_length_max;
using pack_bounds::name_length_max;
constexpr std::string_view name_only[] = {"name"};

int metres(SheetRow& row, std::string_view column, std::int64_t min = 0) {
  return static_cast<int>(row.whole(column, min, plan_side_m_max));
}

void read_halls(PackDraft& draft) {
  constexpr std::string_view columns[] = {"code", "kind", "x_m", "y_m", "width_m", "depth_m"};
  constexpr std::string_view kinds[] = {"hall", "gate", "place"};
  const Sheet sheet(draft.folder, {"halls.csv", false, pack_bounds::plan_places_max, columns, name_only},
                    draft.findings);
  SeenLines codes;
  sheet.for_each([&](SheetRow& row) {
    PlanPlace place;
    place.code = row.id("code", id_length_max);
    if (const auto kind = row.word("kind", kinds)) place.kind = static_cast<PlanPlace::Kind>(*kind + 1);
    place.name = row.local("name", name_length_max, Need::required);
    place.x_m = metres(row, "x_m");
    place.y_m = metres(row, "y_m");
    place.width_m = metres(row, "width_m", 1);
    place.depth_m = metres(row, "depth_m", 1);
    if (const auto first = codes.take(row.cell("code"), row.line()))
      return row.report("code", "duplicate", {row.cell("code"), std::to_string(*first)});
    draft.catalogue.plan.places.push_back(std::move(place));
  });
}

// Codes in one cell, separated by spaces; each must be known.
template <typename Known>
std::vector<std::string> codes_of(SheetRow& row, std::string_view column, std::string_view file, Known is_known) {
  std::vector<std::string> codes;
  std::string_view rest = row.cell(column);
  while (!rest.empty()) {
    const auto blank = std::min(rest.find(' '), rest.size());
    const std::string code(rest.substr(0, blank));
    rest = trimmed(rest.substr(blank));
    if (codes.size() == pack_bounds::sold_at_a_stall_max) {
      row.report(column, "number_range", {column, "0.." + std::to_string(codes.size())});
      break;
    }
    if (!is_known(code))
      row.report(column, "reference_unknown", {code, file});
    else if (std::find(codes.begin(), codes.end(), code) == codes.end())
      codes.push_back(code);
  }
  return codes;
}

void check_hall(SheetRow& row, const PlanStall& stall, const FairPlan& plan) {
  if (stall.hall.empty()) return;
  const PlanPlace* hall = plan.find_place(stall.hall);
  if (hall == nullptr) return row.report("hall", "reference_unknown", {stall.hall, "halls.csv"});
  const bool is_inside = stall.x_m >= hall->x_m && stall.x_m <= hall->x_m + hall->width_m && stall.y_m >= hall->y_m &&
                         stall.y_m <= hall->y_m + hall->depth_m;
  if (!is_inside) row.report("x_m", "stall_outside_hall", {stall.code, stall.hall});
}

void read_stalls(PackDraft& draft) {
  constexpr std::string_view columns[] = {"code", "hall", "x_m", "y_m", "suppliers", "makers", "districts"};
  const Sheet sheet(draft.folder, {"stalls.csv", false, pack_bounds::plan_stalls_max, columns, name_only},
                    draft.findings);
  const Catalogue& known = draft.catalogue;
  const auto among = [](const auto& rows, auto code_of_row) {
    return [&rows, code_of_row](const std::string& code) {
      return std::any_of(rows.begin(), rows.end(), [&](const auto& each) { return code_of_row(each) == code; });
    };
  };
  SeenLines codes;
  sheet.for_each([&](SheetRow& row) {
    PlanStall stall;
    stall.code = row.id("code", id_length_max);
    stall.name = row.local("name", name_length_max, Need::required);
    stall.hall = row.id("hall", id_length_max, Need::optional);
    stall.x_m = metres(row, "x_m");
    stall.y_m = metres(row, "y_m");
    check_hall(row, stall, known.plan);
    stall.suppliers = codes_of(row, "suppliers", "suppliers.csv",
                               among(known.suppliers, [](const Supplier& each) { return each.code; }));
    stall.makers =
        codes_of(row, "makers", "makers.csv", among(known.makers, [](const Maker& each) { return each.code; }));
    stall.districts = codes_of(row, "districts", "districts.csv",
                               among(known.districts, [](const District& each) { return each.id; }));
    if (const auto first = codes.take(row.cell("code"), row.line()))
      return row.report("code", "duplicate", {row.cell("code"), std::to_string(*first)});
    draft.catalogue.plan.stalls.push_back(std::move(stall));
  });
  if (!known.plan.empty() && own_stall(known) == nullptr)
    draft.findings.add("stalls.csv", 0, "code", "own_stall_not_on_plan", {known.stall.code});
}

}  // namespace

void read_plan(PackDraft& draft) {
  read_halls(draft);
  read_stalls(draft);
}

}  // namespace odop
