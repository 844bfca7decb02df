// The rooms of "About ODOP", which an organiser may rewrite for every fair.
#include <algorithm>
#include <array>
#include <utility>

#include "pack/bounds.h"
#include "pack/draft.h"
#include "pack/sheet.h"

namespace odop {
namespace {

using Need = SheetRow::Need;
using Room = Exhibit::Room;
constexpr std::string_view file = "exhibits.csv";

void check_district(SheetRow& row, const std::string& id, const PackDraft& draft) {
  const auto& districts = draft.catalogue.districts;
  if (std::none_of(districts.begin(), districts.end(), [&](const District& each) { return each.id == id; }))
    row.report("district", "reference_unknown", {id, "districts.csv"});
}

void check_source(SheetRow& row, const Exhibit& exhibit, bool is_bare_place) {
  if (exhibit.source.empty()) {
    if (makes_claims(exhibit.room) && !is_bare_place) row.report("source", "exhibit_unsourced");
  } else if (exhibit.date.empty()) {
    row.report("date", "fact_undated");
  }
}

}  // namespace

void read_exhibits(PackDraft& draft) {
  constexpr std::string_view columns[] = {"room", "picture", "date", "source", "district"};
  constexpr std::string_view texts[] = {"title", "text"};
  constexpr std::string_view rooms[] = {"scheme", "figures", "fair", "workshops", "join", "sources"};
  std::array<bool, std::size(rooms)> has_head{};
  const Sheet sheet(draft.folder, {file, false, pack_bounds::exhibits_max, columns, texts}, draft.findings);
  sheet.for_each([&](SheetRow& row) {
    Exhibit exhibit;
    const auto room = row.word("room", rooms);
    if (room) exhibit.room = static_cast<Room>(*room + 1);
    const bool is_head = room && !std::exchange(has_head[*room], true);
    exhibit.district = row.id("district", pack_bounds::id_length_max, Need::optional);
    if (!exhibit.district.empty()) check_district(row, exhibit.district, draft);
    // A district stands under its own name and its own craft; whatever else is in a room needs words.
    const bool is_place = !exhibit.district.empty() && !is_head;
    exhibit.title = row.local("title", pack_bounds::name_length_max, is_place ? Need::optional : Need::required);
    exhibit.text = row.local("text", pack_bounds::exhibit_length_max, is_place ? Need::optional : Need::required);
    exhibit.picture = row.text("picture", pack_bounds::line_length_max, Need::optional);
    if (!exhibit.picture.empty()) take_picture(draft, file, row.line(), "picture", exhibit.picture);
    exhibit.date = row.text("date", pack_bounds::line_length_max, Need::optional);
    exhibit.source = row.text("source", pack_bounds::sources_length_max, Need::optional);
    check_source(row, exhibit, is_place && row.cell("text_en").empty());
    draft.catalogue.exhibits.push_back(std::move(exhibit));
  });
}

}  // namespace odop
