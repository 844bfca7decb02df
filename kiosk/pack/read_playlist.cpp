// What the first screen shows while nobody touches it: scenes with the days on which they are wanted.
#include <algorithm>

#include "pack/bounds.h"
#include "pack/draft.h"
#include "pack/sheet.h"

namespace odop {
namespace {

using Kind = PlaylistScene::Kind;
using Need = SheetRow::Need;

void check_ref(SheetRow& row, const PlaylistScene& scene, const PackDraft& draft) {
  if (scene.ref.empty()) return;
  const auto& districts = draft.catalogue.districts;
  const auto& makers = draft.catalogue.makers;
  if (scene.kind == Kind::district) {
    if (std::none_of(districts.begin(), districts.end(), [&](const District& each) { return each.id == scene.ref; }))
      row.report("ref", "reference_unknown", {scene.ref, "districts.csv"});
  } else if (scene.kind == Kind::maker) {
    if (std::none_of(makers.begin(), makers.end(), [&](const Maker& each) { return each.code == scene.ref; }))
      row.report("ref", "reference_unknown", {scene.ref, "makers.csv"});
  } else {
    row.report("ref", "scene_ref_unexpected", {row.cell("scene")});
  }
}

}  // namespace

void read_playlist(PackDraft& draft) {
  constexpr std::string_view columns[] = {"first_day", "last_day", "scene", "ref", "seconds"};
  constexpr std::string_view texts[] = {"text"};
  constexpr std::string_view scenes[] = {"plates", "district", "maker", "note", "sold_today"};
  const Sheet sheet(draft.folder, {"playlist.csv", false, pack_bounds::playlist_max, columns, texts}, draft.findings);
  sheet.for_each([&](SheetRow& row) {
    PlaylistScene scene;
    const auto first = row.day("first_day", Need::required), last = row.day("last_day", Need::required);
    if (first && last && *last < *first) row.report("last_day", "days_reversed", {"last_day", "first_day"});
    if (first) scene.first_day = *first;
    if (last) scene.last_day = *last;
    const auto kind = row.word("scene", scenes);
    if (kind) scene.kind = static_cast<Kind>(*kind + 1);
    const bool is_note = scene.kind == Kind::note;
    scene.ref = row.id("ref", pack_bounds::id_length_max, Need::optional);
    if (kind) check_ref(row, scene, draft);
    if (!row.cell("seconds").empty())
      scene.seconds =
          static_cast<int>(row.whole("seconds", pack_bounds::scene_seconds_min, pack_bounds::scene_seconds_max));
    scene.text = row.local("text", pack_bounds::name_length_max, is_note ? Need::required : Need::optional);
    draft.catalogue.playlist.push_back(std::move(scene));
  });
}

}  // namespace odop
